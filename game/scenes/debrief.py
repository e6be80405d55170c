"""Looking back on a game, one page at a time."""

from collections.abc import Generator
from functools import partial

from pygame import Rect

from game.debrief import Debrief, Promise, look_back
from game.engine.steps import finished
from game.printed.keep import printing
from game.scenes import (
    chairs,
    common_page,
    debrief_expected,
    debrief_person,
    debrief_wall,
    lives,
    models,
    routes,
    words,
)
from game.scenes.common_promise import TALLEST, PromiseRow, course_of, name_of, path_of
from game.scenes.context import Context
from game.scenes.debrief_parts import (
    TurnCard,
    balanced,
    calm_lines,
    chapter_name,
    draw_dots,
    draw_score,
    moved_most,
    parts_of,
)
from game.ui import layout, townscape
from game.ui.actions import Action, Command, Do
from game.ui.fonts import BODY, HEAD, TITLE
from game.ui.moves import Answer, Move, Push, Reset, Tell, Then
from game.ui.paint import Pen
from game.ui.panels import Paged, page_list
from game.ui.screen import Scene, Ui
from game.ui.widgets import TARGET, Button, Card, Picture, Words

SHORT = ("calm", "promises")
"""For passers-by."""
PAGES = ("calm", "turns", "promises", "wall", "person", "score")
EXPECTED = (*PAGES[:3], "expected", *PAGES[3:])
"""The pages of somebody who drew what they expected."""
ICON = 70
"""Units that a way on needs beside its words."""
PART = 112
"""Units of height of a part of the score, in an upright window."""
VIEW = 100
"""Units of height from which the town is shown below what it comes to."""
GAP = 10
"""Units between ways on."""
LOW, SCORE, VERY_LOW = 220, 190, 420
"""Units of height of a page under which everything on it stands closer, of what it comes to, and
of a window in which the ways on have a page of their own."""
TURN, TALL_TURN, BRICK = 400, 640, 340
"""Units of height at most of a turning point, of one beside others, of a brick; of the sum at least."""


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
        self.paged = Paged(0)
        self._low = False
        """Whether the window is too low for what it comes to with the ways on below it."""
        self._aside: Rect | None = None
        """Where the pager of the wall stands in such a window: beside the title."""
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
        self._low = page.height < ui.px(VERY_LOW)
        self.number = min(self.number, len(self.pages) - 1)
        head, body, foot = layout.rows(page, ui.px(52), 1.0, ui.px(54), gap=ui.px(14))
        self._aside = None
        if self._low and self.page == "wall":
            head, self._aside = layout.columns(head, 1.0, ui.px(debrief_wall.PAGER), gap=ui.px(12))
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
        self._foot(ui, foot)

    def _foot(self, ui: Ui, line: Rect) -> None:
        """Back, how far, on."""
        begin, last = ui.say("debrief.begin"), self.number == len(self.pages) - 1
        small = last and ui.portrait and ui.narrow
        first = max(ui.px(210), ui.width_of(begin) + ui.px(ICON))
        before = ui.px(TARGET + 10 if small else 150)
        sides = (before, ui.px(210)) if self.number else (0, min(first, line.width))
        back, middle, on = layout.columns(line, sides[0], 1.0, sides[1], gap=ui.px(12))
        if self.number:
            to, said = partial(self._go, -1), ui.say("page.back")
            ui.add(Button(back, said, to, key="back", icon="back", picture_only=small))
        if not last:
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
        self.number = min(max(self.number + step, 0), len(self.pages) - 1)
        self.ui.focused, self.paged.page = "", 0
        self.rebuild()
        return None

    def handle(self, action: Action) -> Move | None:
        """Escape goes one page back."""
        if action == Do(Command.BACK) and self.number:
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
        low = area.height < ui.px(LOW)
        rest = area if low else common_page.paragraph(ui, area, ui.say("debrief.turns_about"))
        turns = self.past.turns
        if not turns:
            debrief_person.bare(ui, rest, ui.say("debrief.no_turns"))
            return
        most, cut = (TURN * len(turns), layout.rows) if ui.portrait else (TALL_TURN, layout.columns)
        place = Rect(rest.left, rest.top, rest.width, min(rest.height, ui.px(most)))
        for cell, turn in zip(cut(place, *[1.0] * len(turns), gap=ui.px(16)), turns, strict=True):
            name = words.cause(self.context, turn.cause)
            why = Push(routes.Why(turn.indicator, "term"))
            ui.add(TurnCard(cell, name, why, f"turn.{turn.cause}", turn=turn, context=self.context))

    def _promises(self, ui: Ui, area: Rect) -> None:
        """What was promised and what was asked, kept or not."""
        found = self.past.promises
        if not found:
            debrief_person.bare(ui, area, ui.say("council.no_pledges"))
            return
        kept = sum(1 for p in found if p.key and p.kept)
        made = sum(1 for p in found if p.key)
        if made and self.pages != SHORT:
            area = common_page.paragraph(ui, area, ui.say("debrief.kept_of", kept=kept, made=made))
        if together := chairs.together(self.context):
            area = common_page.paragraph(ui, area, together)
        inside = area.width - 2 * ui.px(20)
        least = max(ui.px(TARGET), *(PromiseRow.least(ui, *self._words(ui, one), inside) for one in found))
        edges = 2 * ui.px(14)
        even = (area.height - edges) // len(found)
        high = min(max(even, least), max(ui.px(TALLEST), least))
        card = Rect(area.left, area.top, area.width, min(high * len(found) + edges, area.height))
        ui.add(Card(card))
        self.paged.count = len(found)
        box = layout.inset(card, ui.px(20), ui.px(14))
        page_list(self, box, self.paged, high, lambda cell, n: self._promise(ui, cell, found[n], n), gap=0)

    def _words(self, ui: Ui, promise: Promise) -> tuple[str, str, str]:
        """The name of a promise, whether it was kept, and its course."""
        course = course_of(self.context, promise.goal, promise.start, promise.end)
        most = moved_most(self.context, promise.goal.indicator) if self.pages is SHORT else ""
        return (
            name_of(self.context, promise.goal, promise.key),
            ui.say("council.kept" if promise.kept else "council.broken"),
            f"{course} {most}".rstrip(),
        )

    def _promise(self, ui: Ui, cell: Rect, promise: Promise, number: int) -> None:
        name, state, course = self._words(ui, promise)
        why = Push(routes.Why(promise.goal.indicator, "term"))
        row = PromiseRow(cell, name, why, f"promise.{number}", met=promise.kept, state=state, course=course)
        row.strong, row.narrow = bool(promise.key), ui.narrow
        row.path = path_of(self.context, promise.goal)
        ui.add(row)

    def _expected(self, _ui: Ui, area: Rect) -> None:
        """The guesses, beside what came."""
        debrief_expected.build(self, area, self.context, self.paged)

    def _wall(self, _ui: Ui, area: Rect) -> None:
        """Eight bricks in bond."""
        debrief_wall.build(self, area, self.past.wall, self.paged, self._aside)

    # ------------------------------------------------------------------ a person

    def _person(self, ui: Ui, area: Rect) -> None:
        """The people who were followed or offered, and one of them."""
        debrief_person.build(ui, area, self.context, self)

    def choose(self, number: int) -> Answer:
        """Show another of them."""

        def go() -> None:
            self.whom = number
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

    def _score(self, ui: Ui, area: Rect) -> None:
        """What it comes to, with its parts; questions that have no one answer; what next."""
        lines, high = layout.few_lines(self._need(ui), area.width, ui.px(GAP)), ui.px(TARGET + 4)
        room = area.height - ui.px(SCORE) * (2 if ui.portrait else 1)
        worded = len(lines) <= max(room // (high + ui.px(8)), 1)
        lines = lines if worded else [list(range(len(self._ways(ui))))]
        foot = (high + ui.px(8)) * len(lines) - ui.px(8)
        body, line = (area, area) if self._low else layout.rows(area, 1.0, foot, gap=ui.px(12))
        if self._low:
            ui.add(Card(body))
            ui.add(Picture(layout.inset(body, ui.px(20), ui.px(14)), paint=self._card))
            return
        tall = min(ui.px(PART) * (len(parts_of(self.context, self.past)) + 1), body.height * 9 // 20)
        cut, share = (layout.rows, tall) if ui.portrait else (layout.columns, 0.9)
        left, right = cut(body, share, 1.1, gap=ui.px(16))
        cards = [ui.add(Card(left.copy())), ui.add(Card(right.copy()))]
        ui.add(Picture(layout.inset(left, ui.px(20), ui.px(14)), paint=self._card))
        rest = common_page.section(ui, layout.inset(right, ui.px(20), ui.px(14)), ui.say("debrief.questions"))
        end = max(self._ask(ui, rest) + ui.px(18), body.top + ui.px(BRICK))
        if body.bottom - end > ui.px(VIEW):
            for card in cards:
                card.rect.height = min(card.rect.height, end - card.rect.top)
            view = Rect(body.left, end + ui.px(16), body.width, body.bottom - end - ui.px(16))
            ui.add(Picture(view, paint=townscape.framed))
        self._lay_ways(ui, line, lines, worded=worded)

    def _questions(self, ui: Ui, area: Rect) -> None:
        """Questions that have no one answer, where they have a page of their own."""
        ui.add(Card(area))
        self._ask(ui, layout.inset(area, ui.px(20), ui.px(14)))

    def _ask(self, ui: Ui, rest: Rect) -> int:
        """The questions; those of a lesson under what is learnt by them. Gives where they end."""
        many = len(self.view.rules.level.questions)
        asked = [words.own_text(self.context, f"questions.{number}") for number in range(1, many + 1)]
        lesson = self.view.rules.level.lesson
        told = (words.own_text(self.context, f"lesson.objectives.{number}") for number in range(1, many + 1))
        return debrief_person.sentences(ui, rest, asked, list(told) if lesson else [])

    def _ways_on(self, ui: Ui, area: Rect) -> None:
        """The ways on, where they have a page of their own."""
        lines = layout.few_lines(self._need(ui), area.width, ui.px(GAP))
        high = min(ui.px(TARGET + 20), (area.height + ui.px(8)) // len(lines) - ui.px(8))
        foot = (high + ui.px(8)) * len(lines) - ui.px(8)
        self._lay_ways(ui, Rect(area.left, area.top, area.width, foot), lines, worded=True)

    def _need(self, ui: Ui) -> list[int]:
        """How wide each of the ways on is in words."""
        return [ui.width_of(said) + ui.px(ICON) for said, *_ in self._ways(ui)]

    def _lay_ways(self, ui: Ui, area: Rect, lines: list[list[int]], *, worded: bool) -> None:
        """The ways on in some lines, as wide as their words; or as pictures."""
        ways, need = self._ways(ui), self._need(ui)
        for row, some in zip(layout.rows(area, *[1.0] * len(lines), gap=ui.px(8)), lines, strict=True):
            shares = (float(need[n]) if worded else 1.0 for n in some)
            for cell, n in zip(layout.columns(row, *shares, gap=ui.px(GAP)), some, strict=True):
                said, key, icon, move = ways[n]
                ui.add(Button(cell, said, move, key, icon=icon, picture_only=not worded))

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

    def _card(self, pen: Pen, area: Rect) -> None:
        draw_score(pen, area, parts_of(self.context, self.past), self.past.card.total)


def make(context: Context, route: routes.Debrief) -> Scene:  # noqa: ARG001 - there is one game
    """The scene of the route."""
    return DebriefScene(context)
