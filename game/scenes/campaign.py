"""The campaign: a time line from 2003 to today with its chapters, and what really happened on the way."""

from dataclasses import dataclass
from typing import ClassVar

from pygame import Rect

from game.scenes import routes, sheets, words
from game.scenes.chronicle import Told, chronicle
from game.scenes.common_ended import EndedScene
from game.scenes.context import Context, LevelCard
from game.scenes.sheet_marks import Choice
from game.scenes.sheets import Block, Columns
from game.ui import layout
from game.ui.actions import Point
from game.ui.fonts import BODY, LEAD, SMALL
from game.ui.moves import Answer, Move, Pop, Push
from game.ui.paint import Pen
from game.ui.panels import Paged
from game.ui.screen import Scene, Ui
from game.ui.widgets import Button, Look, Widget, Words

MONTHS = 12
FIRST, LAST = 2000, 2030
FACT = 330
"""Height that a fact needs below the chapters."""
MOST_FACT = 0.55
"""The most of the height that it gets where letters are large."""
BOTH = 1100
"""Units of width from which chapters stand in two columns."""
LEAST_FOR_LINE = 360
"""Units of height from which there is room for the time line, too."""


@dataclass(slots=True)
class TimeLine(Widget):
    """Years, chapters as bricks above them, facts as dots below; left and right go from fact to fact."""

    chapters: tuple[tuple[int, int, str], ...] = ()
    """First year, last year, words."""
    facts: tuple[Told, ...] = ()
    place: int = 0
    turn: "Turn | None" = None
    side: int = 0
    """Pixels free at the left for half of the first year's words."""

    focusable: ClassVar[bool] = True
    adjustable: ClassVar[bool] = True
    grabs: ClassVar[bool] = True

    def adjust(self, step: int) -> Move | None:
        """The next or the previous fact."""
        return self.turn(self.place + step) if self.turn else None

    def grab(self, at: Point) -> Move | None:
        """The fact nearest to the pointer."""
        if not self.facts or self.turn is None:
            return None
        near = min(range(len(self.facts)), key=lambda n: abs(self._at(self.facts[n].month) - at[0]))
        return self.turn(near) if near != self.place else None

    def _at(self, month: float) -> int:
        """Where a month stands."""
        share = (month / MONTHS - FIRST) / (LAST + 1 - FIRST)
        return self.rect.left + self.side + round((self.rect.width - self.side) * share)

    def draw(self, pen: Pen, look: Look) -> None:  # noqa: ARG002 - nothing of it changes under the pointer
        """The line, the years, the bricks, the dots."""
        small = pen.height_of("2", 999, SMALL)
        line = self.rect.bottom - small - pen.px(46)
        style = SMALL.but(bold=True, align="center", place="middle")
        ends = [(self._at(first * MONTHS), self._at((last + 1) * MONTHS)) for first, last, _ in self.chapters]
        named = all(
            pen.width_of(chapter[2], style) <= right - left - pen.px(14)
            for chapter, (left, right) in zip(self.chapters, ends, strict=True)
        )
        for number, (first, _, said) in enumerate(self.chapters, 1):
            left, right = ends[number - 1]
            box = Rect(left, self.rect.top, right - left - pen.px(2), line - pen.px(8) - self.rect.top)
            pen.brick(box, first)
            inside = layout.inset(box, pen.px(6), 0)
            pen.text(said if named else str(number), inside, style, "on_brick")
        pen.fill(Rect(self.rect.left, line, self.rect.width, pen.px(3)), "slate")
        wide = pen.width_of("2003", SMALL)
        step = 1 if (wide + pen.px(10)) * (LAST + 1 - FIRST) < self.rect.width - wide // 2 else 5
        for year in range(FIRST, LAST + 1):
            left = self._at(year * MONTHS)
            pen.fill(Rect(left, line - pen.px(4), max(pen.px(1), 1), pen.px(10)), "slate")
            if year % step == 0:
                room = Rect(left - wide // 2 - 1, self.rect.bottom - small, wide + 2, small)
                pen.text(str(year), room, SMALL.but(align="center"))
        for place, fact in enumerate(self.facts):
            at = (self._at(fact.month), line + pen.px(22))
            color = pen.palette.tags[fact.tag]
            if place == self.place:
                pen.fill(Rect(at[0] - pen.px(1), line, pen.px(3), pen.px(22)), color)
                pen.dot(at, 11, "ink")
                pen.dot(at, 9, color)
            else:
                pen.dot(at, 5, color)


class Turn:
    """Goes to another fact."""

    def __init__(self, scene: "CampaignScene") -> None:
        self.scene = scene

    def __call__(self, place: int) -> Move | None:
        """Show that fact."""
        scene = self.scene
        scene.place, scene.leaf = min(max(place, 0), len(scene.facts) - 1), 0
        scene.rebuild()
        return None


class CampaignScene(EndedScene):
    """The time line above; below it the chapters, and what really happened."""

    def __init__(self, context: Context) -> None:
        self.context = context
        self.chapters = [card for card in context.library.levels() if card.kind == "chapter"]
        self.paged = Paged(1)
        self.language = ""
        self.facts: list[Told] = []
        self.place = -1
        self.leaf, self._leaves = 0, 1
        """The part of a long fact that is open, where there is no room for all of it; and how many it has."""

    def build(self, ui: Ui) -> None:
        """The three parts, under each other where there is room for one column only."""
        self._read(ui)
        area = sheets.page_of(ui, sheets.frame(ui, ui.say("campaign.title"), Pop()))
        tight = area.height / ui.scale < 640
        left = right = rest = area
        across = 2 if not ui.portrait and area.width > ui.px(BOTH) else 1
        if area.height / ui.scale > LEAST_FOR_LINE:
            line, rest = layout.rows(area, ui.px(96 if tight else 140), 1.0, gap=ui.px(14 if tight else 28))
            self._line(ui, line)
            left = right = rest
        if ui.portrait:
            fact = min(ui.px(FACT), round(rest.height * MOST_FACT))
            left = Rect(rest.left, rest.top, rest.width, rest.height - fact)
        else:
            left, right = layout.columns(rest, float(across), 1.0, gap=ui.px(20 if tight else 28))
        blocks = [self._chapter(ui, number, card) for number, card in enumerate(self.chapters, 1)]
        nothing = [sheets.text(ui, ui.say("levels.none"))]
        self.end = sheets.flow(self, left, blocks or nothing, self.paged, Columns(across, 20, even=True))
        ui.start = f"chapter.{self.chapters[0].id}" if self.chapters else "back"
        if ui.portrait:
            top = self.end + ui.px(28)
            right = Rect(rest.left, top, rest.width, rest.bottom - top)
        if self.facts:
            self.end = max(self.end, self._fact(ui, right))

    def _line(self, ui: Ui, area: Rect) -> None:
        ui.add(
            TimeLine(
                area,
                ui.say("campaign.line"),
                key="line",
                chapters=tuple((*card.years, card.title) for card in self.chapters),
                facts=tuple(self.facts),
                place=self.place,
                turn=Turn(self),
                side=ui.width_of("2000", SMALL) // 2 + 1,
            )
        )

    def _read(self, ui: Ui) -> None:
        """The facts, again when the language is another."""
        language = ui.stage.texts.language
        if language == self.language:
            return
        self.language = language
        self.facts = chronicle(self.context, self.chapters[0].id) if self.chapters else []
        if self.place < 0:
            begins = self.chapters[0].years[0] * MONTHS if self.chapters else 0
            later = (number for number, told in enumerate(self.facts) if told.month >= begins)
            self.place = next(later, 0)

    def _chapter(self, ui: Ui, number: int, card: LevelCard) -> Block:
        return sheets.choice(
            ui,
            Choice(
                Rect(0, 0, 0, 0),
                ui.say("campaign.chapter", number=number, title=card.title),
                Push(routes.Briefing(card.id)),
                key=f"chapter.{card.id}",
                below=card.summary,
                small=ui.say("campaign.done", years=card.span) if card.done else card.span,
                boxed=False,
                icon="check" if card.done else "play",
            ),
            gap=14,
        )

    def _fact(self, ui: Ui, area: Rect) -> int:
        """What really happened in a month, with the ways to the next; gives where it ends."""
        told = self.facts[self.place]
        head = ui.height_of("A", area.width, SMALL)
        top, middle, foot = layout.rows(area, head, 1.0, ui.px(46), gap=ui.px(6))
        ui.add(Words(top, ui.say("campaign.really"), style=SMALL.but(bold=True), ink="accent_ink"))
        inside = [
            sheets.text(ui, words.month_of(ui.stage.texts, told.month), LEAD.but(bold=True), 6),
            sheets.text(ui, told.text, LEAD if middle.height / ui.scale > 230 else BODY, 12),
            sheets.tag(ui, told.tag, words.sourced(ui.stage.texts, told.source)),
        ]
        leaves = sheets.cut(ui, [sheets.card(ui, inside)], middle.width, middle.height)
        self.leaf = min(self.leaf, len(leaves) - 1)
        self._leaves = len(leaves)
        end = sheets.flow(self, middle, [leaves[self.leaf]], Paged(1))
        foot.top = min(end + ui.px(10), foot.top)
        back, place, on = layout.columns(foot, ui.px(64), 1.0, ui.px(64))
        for cell, key, step, icon in (
            (back, "campaign.before", -1, "left"),
            (on, "campaign.later", 1, "right"),
        ):
            enabled = 0 <= self.place + step < len(self.facts) or 0 <= self.leaf + step < len(leaves)
            ui.add(
                Button(cell, ui.say(key), self._step(step), key=f"fact.{icon}", icon=icon, picture_only=True)
            ).enabled = enabled
        said = ui.say("list.page", page=self.place + 1, pages=len(self.facts))
        ui.add(Words(place, said, style=BODY.but(align="center", place="middle")))
        return foot.bottom

    def _step(self, step: int) -> Answer:
        def go() -> Move | None:
            if not 0 <= self.leaf + step < self._leaves:
                return Turn(self)(self.place + step)
            self.leaf += step
            self.rebuild()
            return None

        return go


def make(context: Context, route: routes.Campaign) -> Scene:
    """The scene of the route."""
    del route
    return CampaignScene(context)
