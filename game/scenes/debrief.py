"""Looking back on a game, one page at a time."""

from collections.abc import Generator
from functools import partial

from pygame import Rect

from game.debrief import Debrief, look_back
from game.engine.steps import finished
from game.printed.keep import printing
from game.scenes import (
    common_page,
    debrief_expected,
    debrief_person,
    debrief_promises,
    debrief_score,
    debrief_turns,
    debrief_wall,
    lives,
    models,
    routes,
    sheets,
    words,
)
from game.scenes.context import Context
from game.scenes.debrief_parts import (
    balanced,
    calm_lines,
    chapter_name,
    draw_dots,
    parts_of,
)
from game.scenes.sheets import Block, Columns
from game.ui import layout, townscape
from game.ui.actions import Action, Command, Do
from game.ui.fonts import BODY, HEAD, SMALL, TITLE
from game.ui.moves import Answer, Move, Push, Reset, Tell, Then
from game.ui.panels import Paged
from game.ui.screen import Scene, Ui
from game.ui.widgets import TARGET, Button, Card, Picture, Words

SHORT = ("calm", "promises")
"""For passers-by."""
PAGES = ("calm", "turns", "promises", "wall", "person", "score")
EXPECTED = (*PAGES[:3], "expected", *PAGES[3:])
"""The pages of somebody who drew what they expected."""
ICON = 70
"""Units that a way on needs beside its words."""
VIEW, BRICK = 100, 340
"""Units of height from which the town is shown below what it comes to, and of that at least."""
GAP, HEADED = 10, 36
"""Units between ways on, and of the heading over the questions."""
SMALL_FOOT, DOT = 480, 26
"""Units of width of an upright page under which the way back is a picture, and of a mark for a page."""
LAST = 99
"""A leaf behind all others."""


class DebriefScene(Scene):
    """A breath, what turned it, the promises, what was expected, the wall, a person, the score and questions.

    What was expected is left out where nothing was.
    """

    root = True

    def __init__(self, context: Context) -> None:
        self.context = context
        self.view = context.session.view
        self.past: Debrief = look_back(context.session)
        made = EXPECTED if context.session.guesses.made else PAGES
        self._always = SHORT if self.view.rules.level.passers_by else made
        """The pages that there are in every window."""
        self.number = 0
        self.paged = Paged(0, silent=True)
        """The leaves of a page that has no room for all it says: back and on turn them, too."""
        self._low = False
        """Whether the window is too low for what it comes to with questions and ways on beside it."""
        self.whom = 0
        """Id of the person who is shown; 0 for the first."""
        self._printing: Generator[None, None, str] | None = None
        """The page to print that is being made."""
        debrief_person.met(context)

    @property
    def pages(self) -> tuple[str, ...]:
        """The names of the pages; in a low window the ways on have one of their own."""
        return (*self._always, "questions", "ways") if self._low and self._always != SHORT else self._always

    @property
    def page(self) -> str:
        """The name of the page."""
        return self.pages[self.number]

    # ------------------------------------------------------------------ the frame

    def build(self, ui: Ui) -> None:
        """A title, the page, and the way on."""
        page = common_page.page_of(ui, 1240)
        head, body, foot = layout.rows(page, ui.px(52), 1.0, ui.px(54), gap=ui.px(14))
        self._low = not self._whole(ui, body)
        self.number, self.paged.of = min(self.number, len(self.pages) - 1), 1
        title = ui.say(f"debrief.{self.page}")
        style = HEAD if ui.width_of(title, HEAD) <= head.width else TITLE
        bare = self.page == "person" and ui.low
        if self.page == "calm" or bare:
            body = head.union(body)
        else:
            common_page.stamped_title(ui, head, title, style, models.stamp(self.context))
        pages = {
            "calm": self._calm,
            "turns": self._turns,
            "promises": self._promises,
            "expected": self._expected,
            "wall": self._wall,
            "person": self._person,
            "score": self._score,
            "questions": self._questions,
            "ways": self._ways_on,
        }
        pages[self.page](ui, body)
        self.paged.page = min(self.paged.page, self.paged.of - 1)
        self._foot(ui, foot)

    def _foot(self, ui: Ui, line: Rect) -> None:
        """Back, how far, on."""
        leaf, leaves = self.paged.page, self.paged.of
        begin, last = ui.say("debrief.begin"), self.number == len(self.pages) - 1 and leaf == leaves - 1
        small = ui.portrait and line.width < ui.px(SMALL_FOOT)
        first = max(ui.px(210), ui.width_of(begin) + ui.px(ICON))
        before = ui.px(TARGET + 10 if small else 150)
        sides = (before, ui.px(210)) if self.number or leaf else (0, min(first, line.width))
        back, middle, on = layout.columns(line, sides[0], 1.0, sides[1], gap=ui.px(12))
        if self.number or leaf:
            to, said = partial(self._go, -1), ui.say("page.back")
            ui.add(Button(back, said, to, key="back", icon="back", picture_only=small))
        if not last:
            most = min(line.centerx - middle.left, middle.right - line.centerx)
            if 2 * most > ui.px(DOT) * len(self.pages):
                middle = Rect(line.centerx - most, middle.top, 2 * most, middle.height)
            if leaves > 1:
                middle, told = layout.rows(middle, 1.0, 1.3)
                which = ui.say("list.page", page=leaf + 1, pages=leaves)
                ui.add(Words(told, which, style=SMALL.but(align="center", place="middle", fit=True)))
            ui.add(Picture(middle, paint=partial(draw_dots, len(self.pages), self.number)))
            said = ui.say("debrief.on") if self.number else begin
            go = partial(self._go, 1)
            ui.add(Button(on, said, go, key="on", icon="arrow", look="primary"))
            ui.start = "on"
        else:
            self._last(ui, middle.union(on))

    def _last(self, ui: Ui, line: Rect) -> None:
        """The next chapter by its name, where there is one, and beside it the way home; else that alone."""
        title, said = self._leave(Reset(routes.Title())), ui.say("debrief.title")
        level = self.context.library.following(self.context.kept["game"].level)
        if not level or not self.past.mayor_stays:
            home = Rect(line.right - ui.px(210), line.top, ui.px(210), line.height)
            ui.add(Button(home, said, title, key="title", icon="home", look="primary"))
            ui.start = "title"
            return
        name = chapter_name(self.context, level)
        need = [ui.width_of(words_, BODY) + ui.px(ICON) for words_ in (said, name)]
        worded = sum(need) + ui.px(10) <= line.width
        first = need[0] if worded else ui.px(TARGET + 10)
        wide = min(max(need[1], ui.px(210)), line.width - first - ui.px(10))
        on = Rect(line.right - wide, line.top, wide, line.height)
        home = Rect(on.left - ui.px(10) - first, line.top, first, line.height)
        ui.add(Button(home, said, title, key="title", icon="home", picture_only=not worded))
        go = self._leave(Reset(routes.Briefing(level, goes_on=True)))
        ui.add(Button(on, name, go, key="following", icon="arrow", look="primary"))
        ui.start = "following"

    def _go(self, step: int) -> Move | None:
        """The next leaf of a page, or the next page; back to the last leaf of the one before."""
        leaf, number = self.paged.page + step, self.number + step
        if 0 <= leaf < self.paged.of:
            self.paged.page = leaf
        elif 0 <= number < len(self.pages):
            self.number, self.paged.page = number, 0 if step > 0 else LAST
        self.ui.focused = ""
        self.rebuild()
        return None

    def handle(self, action: Action) -> Move | None:
        """Escape goes one page back."""
        if action == Do(Command.BACK) and (self.number or self.paged.page):
            return self._go(-1)
        return None

    # ------------------------------------------------------------------ pages

    def _calm(self, ui: Ui, area: Rect) -> None:
        """The town, and a moment before the numbers."""
        wide = min(area.width, ui.px(860))
        text = calm_lines(self.context, stays=self.past.mayor_stays, short=self.pages == SHORT)
        heights = [ui.height_of(words_, wide, style) for words_, style in text]
        total = sum(heights) + ui.px(14) * (len(heights) - 1)
        picture = Rect(area.left, area.top, area.width, area.height - total - ui.px(26))
        if picture.height > ui.px(80):
            ui.add(Picture(picture, paint=townscape.framed))
        rest = Rect(area.centerx - wide // 2, area.bottom - total, wide, total)
        for cell, (words_, style) in zip(layout.stack(rest, heights, ui.px(14)), text, strict=True):
            even = layout.inner(cell, balanced(ui, words_, wide, style), cell.height)
            ui.add(Words(even, words_, style=style.but(align="center")))

    def _turns(self, ui: Ui, area: Rect) -> None:
        """Three cards in order of time."""
        rest = common_page.paragraph(ui, area, ui.say("debrief.turns_about"))
        if self.past.turns:
            debrief_turns.build(self, rest, self.context, self.past.turns, self.paged)
        else:
            debrief_person.bare(ui, rest, ui.say("debrief.no_turns"))

    def _promises(self, _ui: Ui, area: Rect) -> None:
        """What was promised and what was asked, kept or not."""
        short = self._always == SHORT
        debrief_promises.build(self, area, self.context, self.past.promises, self.paged, short=short)

    def _expected(self, _ui: Ui, area: Rect) -> None:
        """The guesses, beside what came."""
        debrief_expected.build(self, area, self.context, self.paged)

    def _wall(self, _ui: Ui, area: Rect) -> None:
        """Eight bricks in bond."""
        debrief_wall.build(self, area, self.past.wall, self.paged)

    # ------------------------------------------------------------------ a person

    def _person(self, _ui: Ui, area: Rect) -> None:
        """The people who were followed or offered, and one of them."""
        debrief_person.build(self, area, self.context, self, self.paged)

    def choose(self, number: int) -> Answer:
        """Show another of them."""

        def go() -> None:
            self.whom, self.paged.page = number, 0
            self.rebuild()

        return go

    def update(self, seconds: float) -> Move | None:
        """Make more of the page to print, or tell more of the lives that are going to be shown."""
        del seconds
        if self._printing is not None:
            return self._print_on(self._printing)
        if lives.go_on(self.context) and self.page == "person":
            self.rebuild()
        return None

    # ------------------------------------------------------------------ the score

    def _parts(self, ui: Ui) -> list[Block]:
        """What it comes to, with its parts."""
        return debrief_score.score(ui, parts_of(self.context, self.past), self.past.card.total)

    def _asked(self) -> tuple[list[str], list[str]]:
        """The questions; those of a lesson with what is learnt by them as heads."""
        level = self.view.rules.level
        numbers = range(1, len(level.questions) + 1)
        asked = [words.own_text(self.context, f"questions.{number}") for number in numbers]
        heads = (words.own_text(self.context, f"lesson.objectives.{number}") for number in numbers)
        return asked, list(heads) if level.lesson else []

    def _laid(self, ui: Ui, area: Rect) -> tuple[Rect, Rect, Rect, list[list[int]]]:
        """Where score, questions and ways on stand on one page, and the lines of these."""
        lines = layout.few_lines(self._need(ui), area.width, ui.px(GAP))
        foot = (ui.px(TARGET + 4) + ui.px(8)) * len(lines) - ui.px(8)
        body, line = layout.rows(area, 1.0, foot, gap=ui.px(12))
        tall = debrief_score.high_of(ui, self._parts(ui), body.width - 2 * ui.px(20)) + 2 * ui.px(14)
        cut, share = (layout.rows, tall) if ui.portrait else (layout.columns, 0.9)
        left, right = cut(body, share, 1.1, gap=ui.px(16))
        return left, right, line, lines

    def _whole(self, ui: Ui, area: Rect) -> bool:
        """Whether a page has room for all that the last one says."""
        if self._always == SHORT:
            return True
        left, right, *_ = self._laid(ui, area)
        asked = debrief_score.questions(ui, *self._asked(), BODY)
        return all(
            debrief_score.high_of(ui, blocks, box.width - 2 * ui.px(20)) + above <= box.height - 2 * ui.px(14)
            for blocks, box, above in ((self._parts(ui), left, 0), (asked, right, ui.px(HEADED)))
        )

    def _score(self, ui: Ui, area: Rect) -> None:
        """What it comes to, with its parts; questions that have no one answer; what next."""
        if self._low:
            how, card = Columns(1 if ui.portrait else 2), ui.add(Card(area.copy()))
            box = layout.inset(area, ui.px(20), ui.px(14))
            self._seen_below(ui, card, sheets.flow(self, box, self._parts(ui), self.paged, how))
            return
        left, right, line, lines = self._laid(ui, area)
        cards = [ui.add(Card(left.copy())), ui.add(Card(right.copy()))]
        box = layout.inset(left, ui.px(20), ui.px(14))
        low = sheets.flow(self, box, self._parts(ui), self.paged)
        rest = common_page.section(ui, layout.inset(right, ui.px(20), ui.px(14)), ui.say("debrief.questions"))
        end = max(debrief_score.ask(self, rest, *self._asked(), self.paged), 0 if ui.portrait else low)
        end = max(end + ui.px(18), area.top + ui.px(BRICK))
        if right.bottom - end > ui.px(VIEW):
            for card in cards:
                card.rect.height = min(card.rect.height, end - card.rect.top)
            view = Rect(area.left, end + ui.px(16), area.width, right.bottom - end - ui.px(16))
            ui.add(Picture(view, paint=townscape.framed))
        self._lay_ways(ui, line, lines)

    def _questions(self, ui: Ui, area: Rect) -> None:
        """Questions that have no one answer, where they have a page of their own."""
        card, box = ui.add(Card(area.copy())), layout.inset(area, ui.px(20), ui.px(14))
        self._seen_below(ui, card, debrief_score.ask(self, box, *self._asked(), self.paged))

    @staticmethod
    def _seen_below(ui: Ui, card: Card, end: int) -> None:
        """The town below a card that ends where its words do, where there is room for it."""
        view = Rect(card.rect.left, end + ui.px(34), card.rect.width, card.rect.bottom - end - ui.px(34))
        if view.height > ui.px(VIEW):
            card.rect.height = view.top - ui.px(16) - card.rect.top
            ui.add(Picture(view, paint=townscape.framed))

    def _ways_on(self, ui: Ui, area: Rect) -> None:
        """The ways on, where they have a page of their own."""
        lines = layout.few_lines(self._need(ui), area.width, ui.px(GAP))
        high = min(ui.px(TARGET + 20), (area.height + ui.px(8)) // len(lines) - ui.px(8))
        foot = (high + ui.px(8)) * len(lines) - ui.px(8)
        self._lay_ways(ui, Rect(area.left, area.top, area.width, foot), lines)
        view = Rect(area.left, area.top + foot + ui.px(16), area.width, area.height - foot - ui.px(16))
        if view.height > ui.px(VIEW):
            ui.add(Picture(view, paint=townscape.framed))

    def _need(self, ui: Ui) -> list[int]:
        """How wide each of the ways on is in words."""
        return [ui.width_of(said) + ui.px(ICON) for said, *_ in self._ways(ui)]

    def _lay_ways(self, ui: Ui, area: Rect, lines: list[list[int]]) -> None:
        """The ways on in some lines, as wide as their words."""
        ways, need = self._ways(ui), self._need(ui)
        for row, some in zip(layout.rows(area, *[1.0] * len(lines), gap=ui.px(8)), lines, strict=True):
            shares = (float(need[n]) for n in some)
            for cell, n in zip(layout.columns(row, *shares, gap=ui.px(GAP)), some, strict=True):
                said, key, icon, move = ways[n]
                ui.add(Button(cell, said, move, key, icon=icon))

    def _ways(self, ui: Ui) -> list[tuple[str, str, str, Answer]]:
        """Ways on from here: word, key, icon and answer. A code holds one chapter, not those before it."""
        level = self.context.kept["game"].level
        again = self._leave(Then((Reset(routes.Title()), Push(routes.Briefing(level)))))
        made: list[tuple[str, str, Answer]] = [
            ("again", "undo", again),
            ("whatif", "layers", Push(routes.WhatIf())),
            ("charts", "chart", Push(routes.Charts())),
            ("code", "bookmark", Push(routes.Code())),
        ]
        if not self.context.kiosk:
            made.insert(3, ("print", "paper", self._print))
        said = {"print": "printed.making"} if self._printing is not None else {}
        return [(ui.say(said.get(key, f"debrief.{key}")), key, icon, move) for key, icon, move in made]

    def _print(self) -> Move | None:
        """Begin to make the page; `update` goes on with it in each frame."""
        if self._printing is None:
            self._printing = printing(self.context, self.whom)
            self.rebuild()
        return None

    def _print_on(self, making: Generator[None, None, str]) -> Move | None:
        """Make more of the page; the last step says where it is."""
        try:
            next(making)
        except StopIteration as done:
            self._printing = None
            self.rebuild()
            return Tell(done.value)
        return None

    def _leave(self, move: Move) -> Answer:
        """A way out of the game; a page that is being made is made first."""
        making = self._printing
        if making is None:
            return move

        def go() -> Move:
            finished(making)
            return move

        return go


def make(context: Context, route: routes.Debrief) -> Scene:  # noqa: ARG001 - there is one game
    """The scene of the route."""
    return DebriefScene(context)
