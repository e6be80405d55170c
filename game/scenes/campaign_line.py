"""The time line of the campaign: chapters as bricks, facts as marks above the years, and a key of marks."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from typing import ClassVar

from pygame import Rect

from game.scenes.chronicle import Told
from game.ui import fonts, layout
from game.ui.actions import Point
from game.ui.fonts import SMALL
from game.ui.moves import Move
from game.ui.paint import Ink, Pen
from game.ui.screen import Ui
from game.ui.widgets import Look, Widget

MONTHS = 12
FIRST, LAST = 2000, 2030
STEP = 12
"""Units between marks, beside and above each other."""
BRICK, FREE = 26, 6
"""Units of height of a chapter at least, and free below it and below the years."""


@dataclass(slots=True)
class TimeLine(Widget):
    """Years with chapters and facts; left and right go from fact to fact."""

    chapters: tuple[tuple[int, int, str], ...] = ()
    """First year, last year, words."""
    facts: tuple[Told, ...] = ()
    place: int = 0
    turn: Callable[[int], Move | None] | None = None
    scale: float = 1.0
    """Pixels of a unit."""
    tags: tuple[tuple[str, str], ...] = ()
    """Kinds of facts, and what they are called."""

    focusable: ClassVar[bool] = True
    adjustable: ClassVar[bool] = True
    grabs: ClassVar[bool] = True

    def adjust(self, step: int) -> Move | None:
        """The next or the previous fact."""
        return self.turn(self.place + step) if self.turn else None

    def grab(self, at: Point) -> Move | None:
        """The fact whose mark is nearest to the pointer."""
        if not self.facts or self.turn is None:
            return None
        marks = self.marks(self.ground())
        near = min(range(len(marks)), key=lambda n: _apart(marks[n], at))
        return self.turn(near) if near != self.place else None

    def ground(self) -> int:
        """Where the line of the years is."""
        small = fonts.measure("2", 999, SMALL, self.scale)[1]
        return self.rect.bottom - 2 * small - round((FREE + 8) * self.scale)

    def _at(self, month: float) -> int:
        """Where a month stands; half a year's words have room at the left."""
        side = fonts.width_of("2000", SMALL, self.scale) // 2 + 1
        share = (month / MONTHS - FIRST) / (LAST + 1 - FIRST)
        return self.rect.left + side + round((self.rect.width - side) * share)

    def marks(self, ground: int) -> list[tuple[int, int]]:
        """The middle of each fact's mark: none hides another."""
        step = round(STEP * self.scale)
        return [
            (across, ground - step * row - round(9 * self.scale))
            for across, row in spread([self._at(fact.month) for fact in self.facts], step)
        ]

    def draw(self, pen: Pen, look: Look) -> None:  # noqa: ARG002 - nothing of it changes under the pointer
        """The bricks, the marks, the line with its years, the key."""
        ground = self.ground()
        marks = self.marks(ground)
        top = min((down for _, down in marks), default=ground) - pen.px(STEP / 2 + FREE)
        self._bricks(pen, Rect(self.rect.left, self.rect.top, self.rect.width, top - self.rect.top))
        for place, (fact, at) in enumerate(zip(self.facts, marks, strict=True)):
            if place != self.place:
                mark(pen, fact.tag, at)
        self._years(pen, ground)
        if self.facts:
            at = marks[self.place]
            pen.dot(at, 11, "ink")
            pen.dot(at, 9, "paper")
            mark(pen, self.facts[self.place].tag, at, 7)
        self._key(pen)

    def _bricks(self, pen: Pen, area: Rect) -> None:
        style = SMALL.but(bold=True, align="center", place="middle")
        ends = [(self._at(first * MONTHS), self._at((last + 1) * MONTHS)) for first, last, _ in self.chapters]
        named = all(
            pen.width_of(chapter[2], style) <= right - left - pen.px(14)
            for chapter, (left, right) in zip(self.chapters, ends, strict=True)
        )
        for number, (first, _, said) in enumerate(self.chapters, 1):
            left, right = ends[number - 1]
            box = Rect(left, area.top, right - left - pen.px(2), area.height)
            pen.brick(box, first)
            pen.text(said if named else str(number), layout.inset(box, pen.px(4), 0), style, "on_brick")

    def _years(self, pen: Pen, ground: int) -> None:
        """The line, its ticks, and the words of as many years as have room."""
        pen.fill(Rect(self.rect.left, ground, self.rect.width, pen.px(3)), "slate")
        wide, high = pen.width_of("2003", SMALL), pen.height_of("2", 999, SMALL)
        roomy = (wide + pen.px(10)) * (LAST + 1 - FIRST) < self.rect.width - wide // 2
        for year in range(FIRST, LAST + 1):
            left = self._at(year * MONTHS)
            pen.fill(Rect(left, ground, max(pen.px(1), 1), pen.px(7)), "slate")
            if roomy or year % 5 == 0:
                room = Rect(left - wide // 2 - 1, ground + pen.px(7), wide + 2, high)
                room.right = min(room.right, self.rect.right)
                pen.text(str(year), room, SMALL.but(align="center"))

    def _key(self, pen: Pen) -> None:
        """What the marks mean."""
        high = pen.height_of("A", 999, SMALL)
        line = Rect(self.rect.left, self.rect.bottom - high, self.rect.width, high)
        for tag, said in self.tags:
            mark(pen, tag, (line.left + pen.px(7), line.centery), 6)
            wide = pen.width_of(said, SMALL)
            pen.text(said, Rect(line.left + pen.px(19), line.top, wide + 2, high), SMALL)
            line.left += wide + pen.px(19 + 20)


def line_height(ui: Ui, facts: Sequence[Told], width: int) -> int:
    """How high the line stands at a width."""
    line = TimeLine(Rect(0, 0, width, 0), facts=tuple(facts), scale=ui.scale)
    top = min((down for _, down in line.marks(0)), default=0)
    return ui.px(BRICK + STEP / 2 + FREE) - top - line.ground()


def spread(wanted: Sequence[int], step: int) -> list[tuple[int, int]]:
    """Marks in rows, from the lowest: where each wants to be, or up to a step further, or a row higher."""
    ends: list[int] = []
    found = []
    for at in wanted:
        rows = (row for row, end in enumerate(ends) if end + step - at <= step)
        row = next(rows, len(ends))
        if row == len(ends):
            ends.append(at - step)
        ends[row] = max(at, ends[row] + step)
        found.append((ends[row], row))
    return found


def mark(pen: Pen, tag: str, at: tuple[int, int], units: float = 5) -> None:
    """The mark of a kind of fact, known by its shape and its colour: disc, diamond, triangle, square."""
    color: Ink = pen.palette.tags[tag]
    x, y, r = *at, max(pen.px(units), 2)
    if tag == "statistic":
        pen.dot(at, units, color)
    elif tag == "claim":
        pen.polygon([(x - r - 1, y), (x, y - r - 1), (x + r + 1, y), (x, y + r + 1)], color)
    elif tag == "estimate":
        pen.polygon([(x - r - 1, y + r), (x, y - r - 1), (x + r + 1, y + r)], color)
    else:
        pen.fill(Rect(x - r, y - r, 2 * r, 2 * r), color)


def _apart(one: tuple[int, int], other: Point) -> float:
    """How far two points are apart, squared."""
    return (one[0] - other[0]) ** 2 + (one[1] - other[1]) ** 2
