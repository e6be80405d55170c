"""How long a level takes: a median reader who plays it on the real screens and reads every new word once."""

import re
from collections import Counter
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any, Final

from game import app
from game.calls import CallError, Say, refuse, without_a_window
from game.content.levels import LoadedLevel, load_level
from game.content.plans import load_plan
from game.content.problems import ContentError
from game.engine.orders import Choose, Dated, Plan, Start, Stop
from game.library import Game
from game.runs import NO_PLAN
from game.scenes import guess_parts, routes
from game.scenes.context import Context
from game.session import Session
from game.ui.moves import Push
from game.ui.settings import Settings
from game.ui.text import Texts
from game.ui.window import open_window

WORDS_A_MINUTE: Final = 200
"""What a median reader of fifteen reads of plain prose."""
DECISION: Final = 8.0
"""Seconds to decide, once all has been read."""
SIZE: Final = (1280, 720)
MONTHS: Final = 12
STEPS: Final = 3000
"""A game that is not over after so many screens does not end."""
ON: Final = ("to_city", "next", "begin", "govern", "go", "on", "end", "confirm")
"""The way on, on any screen, the first that there is."""
WHOLE: Final = frozenset({"Briefing", "Dilemma", "Debrief"})
"""Screens that are read to their last page."""
DECIDES: Final = frozenset({"Election", "Expect"})
"""Screens whose way on is a decision: what to do after the vote, and what to expect."""
QUOTED: Final = 40
"""Letters from which a line that begins another one is a quotation of it."""
DIGITS: Final = re.compile(r"[\d.,:%+-]+")
LETTER: Final = re.compile(r"\w")


@dataclass(slots=True)
class Spent:
    """What a game took."""

    words: Counter[str] = field(default_factory=Counter)
    """Words read, by screen."""
    decisions: Counter[str] = field(default_factory=Counter)
    """Decisions taken, by screen."""
    months: int = 0
    """Months lived at speed 1."""
    month_seconds: float = 8.0
    """Seconds of each."""

    def seconds(self, screen: str) -> float:
        """Seconds on a screen."""
        reading = self.words[screen] * 60 / WORDS_A_MINUTE + self.decisions[screen] * DECISION
        return reading + (self.months * self.month_seconds if screen == "City" else 0)

    @property
    def screens(self) -> list[str]:
        """The screens that were met, in order."""
        return list(dict.fromkeys([*self.words, *self.decisions]))

    @property
    def minutes(self) -> float:
        """All together."""
        return sum(self.seconds(screen) for screen in self.screens) / 60


class MedianReader:
    """Plays a level: reads what is new, pledges, gives the orders of a plan, answers, looks back.

    Months go by at speed 1; the newspaper is opened each January; an order is read on its page of the board.
    A line that was read before, but for its numbers, is not read again, nor is its beginning where a story is
    quoted; one that names a source is not read.
    """

    def __init__(self, loaded: LoadedLevel, plan: Plan, seed: int = 1, language: str = "en") -> None:
        settings = Settings(language=language, motion=False)
        surface = open_window(settings, SIZE)
        context = Context(settings=settings, texts=Texts(language))
        self.session = Session.begin(loaded.rules, seed)
        context.session = self.session
        context.kept = {"game": Game(loaded.name, loaded.texts, Path())}
        self.app = app.App(context, surface, keep=False)
        self.spent = Spent(month_seconds=loaded.rules.level.month_seconds)
        self.read_before: set[str] = set()
        first = loaded.rules.level.from_
        self.last_paper = first // MONTHS
        orders = [dated for dated in plan.orders if dated.month >= first]
        self.chosen = {one.order.choose: one.order for one in orders if isinstance(one.order, Choose)}
        self.waiting = [dated for dated in orders if isinstance(dated.order, Start | Stop)]
        self.app.obey(Push(routes.Briefing(loaded.name)))
        self._look()

    @property
    def screen(self) -> str:
        """The name of the screen on top."""
        return type(self.app.top).__name__.removesuffix("Scene")

    @property
    def keys(self) -> list[str]:
        """What can be used."""
        return [spot.key for spot in self.app.top.ui.spots]

    def play(self) -> Spent:
        """From the briefing to the last page of the look back."""
        for _ in range(STEPS):
            if self.screen == "Debrief" and "on" not in self.keys:
                return self.spent
            self._on()
        raise CallError(f"The game does not end; it stands at {self.screen} with {self.keys}.")

    # ------------------------------------------------------------------ eyes and hands

    def _look(self) -> None:
        """Draw a frame and read what is new on it."""
        self.app.frame(1 / 60)
        source = self.app.context.texts("briefing.source", source="")
        for line in {seen.text for seen in self.app.pen.seen} if self.app.pen else ():
            plain = DIGITS.sub("", line)
            if not self.knows(plain) and not line.startswith(source):
                self.read_before.add(plain)
                self.spent.words[self.screen] += sum(1 for word in line.split() if LETTER.search(word))

    def knows(self, line: str) -> bool:
        """Whether this was read before, or a line that begins with it."""
        return line in self.read_before or (
            len(line) > QUOTED and any(known.startswith(line.rstrip("…")) for known in self.read_before)
        )

    def _use(self, key: str) -> None:
        widget = self.app.top.ui.find(key)
        if widget is None:
            raise CallError(f"There is no {key} on {self.screen}, only {self.keys}.")
        self.app.obey(widget.activate())
        self._look()

    def _first(self, *keys: str) -> bool:
        """Use the first control that there is of these."""
        found = next((key for key in keys if key in self.keys), "")
        if found:
            self._use(found)
        return bool(found)

    # ------------------------------------------------------------------ screen by screen

    def _on(self) -> None:
        """One step further; of what stands on several pages, the next page."""
        if self.screen in WHOLE and self._first("page.on"):
            return
        asked = self.screen
        step = {"City": self._city, "Dilemma": self._dilemma, "Briefing": self._briefing}.get(self.screen)
        if step is not None:
            step()
        elif not self._first(*ON):
            raise CallError(f"There is no way on from {self.screen}, only {self.keys}.")
        elif asked in DECIDES and self.screen != asked:
            self.spent.decisions[asked] += 1

    def _briefing(self) -> None:
        if self._first("next"):
            return
        offer = self.session.rules.level.pledges
        on_offer = [key for key in self.keys if key.startswith("pledge.")]
        for key in on_offer[: offer.choose] if offer else ():
            self._use(key)
            self.spent.decisions["Briefing"] += 1
        self._use("begin")

    def _city(self) -> None:
        """What the plan orders, what waits for an answer, the paper, and a month."""
        while self.waiting and self.waiting[0].month <= self.session.view.month:
            self._order(self.waiting.pop(0))
        answered = {order.choose for order in self.session.orders_today if isinstance(order, Choose)}
        waiting = [one for one in self.session.view.questions() if one.event not in answered]
        if self.session.rules.level.passers_by:
            waiting = []  # a stranger answers what opens by itself, and looks for no more
        year, month = divmod(self.session.view.month, MONTHS)
        if waiting:
            self.app.obey(Push(routes.Dilemma(waiting[0].event)))
        elif not month and year != self.last_paper:
            self.last_paper = year
            self.app.obey(Push(routes.News()))
            self._look()
            self._use("back")
        else:
            self._month()
        self._look()

    def _month(self) -> None:
        """A month, which is lived over several frames."""
        lived = self.session.view.month
        self.spent.months += 1
        self.app.obey(self.app.top.month())  # type: ignore[attr-defined]  # the city's own
        while self.screen == "City" and not self.session.over:
            if self.session.view.month > lived and not self.session.living:
                break
            self.app.frame(1 / 60)

    def _order(self, dated: Dated) -> None:
        """Read the programme's brick and page, and order it."""
        if isinstance(dated.order, Start) and dated.order.start in self.session.rules.programmes:
            brick = self.session.rules.programmes[dated.order.start].brick
            self.app.obey(Push(routes.Board(brick.value)))
            self._look()
            if f"programme.{dated.order.start}" in self.keys:
                self._use(f"programme.{dated.order.start}")
            while self.screen == "Board":
                self._use("back")
        if self.session.give(dated.order) is not None:
            return
        self.spent.decisions["Board"] += 1
        asked = guess_parts.asked_at(self.app.context, dated.order)
        if asked:
            self.app.obey(asked)
            self._look()
            self._on()

    def _dilemma(self) -> None:
        """Read it all; take the plan's answer, or the first that city hall can pay."""
        if self._first("to_city", "next"):
            return
        event = self.app.top.event.key  # type: ignore[attr-defined]  # the dilemma's own
        answers = sorted(
            (key for key in self.keys if key.startswith("choice.")),
            key=lambda key: event not in self.chosen or key != f"choice.{self.chosen[event].choice}",
        )
        for key in answers:
            self._use(key)
            if self._first("confirm"):
                self.spent.decisions["Dilemma"] += 1
                return
            self._first("later")
        self._use("back")


def lines(spent: Spent, made_for: int) -> Iterator[str]:
    """A table: words, decisions and minutes by screen, and all together beside the level's own minutes."""
    yield f"{'screen':12}{'words':>8}{'decisions':>11}{'minutes':>9}"
    for screen in spent.screens:
        words, decisions = spent.words[screen], spent.decisions[screen]
        yield f"{screen:12}{words:8}{decisions:11}{spent.seconds(screen) / 60:9.1f}"
    words, decisions = spent.words.total(), spent.decisions.total()
    yield f"{'all':12}{words:8}{decisions:11}{spent.minutes:9.1f}"
    yield f"of which {spent.months} months go by: {spent.months * spent.month_seconds / 60:.1f}"
    if made_for:
        yield f"made for {made_for}"


def report_minutes(options: Mapping[str, Any], say: Say) -> int:
    """The command `minutes`: how long a median reader takes. Exit code 0, or 2 for a call without sense."""
    without_a_window()
    try:
        loaded = load_level(options["level"])
        plan = load_plan(options["plan"], loaded.rules) if options["plan"] else NO_PLAN
        spent = MedianReader(loaded, plan, options["seed"], options["lang"]).play()
    except (ContentError, CallError) as error:
        return refuse(error, say)
    for line in lines(spent, loaded.rules.level.minutes):
        say(line)
    return 0
