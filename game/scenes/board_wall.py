"""The wall of the programme board: where its bricks lie, and how each looks."""

from dataclasses import dataclass
from typing import ClassVar

from pygame import Rect

from game.engine.rules import Brick
from game.ui import layout
from game.ui.fonts import LEAD, SMALL
from game.ui.paint import Pen
from game.ui.palette import mix
from game.ui.screen import Ui
from game.ui.widgets import Look, Widget

BRICKS = tuple(brick.value for brick in Brick)
"""The eight bricks, and the city."""
COURSES = (3, 2, 3)
NAME = LEAD.but(bold=True, fit=True)
ABOVE, UNDER, BAR = 10, 8, 8
"""Units between what a brick is for and how much of it runs, from there to the bar, and the bar's height."""


@dataclass(slots=True)
class BrickFace(Widget):
    """A brick of the wall: solid once something of it runs, an outline before."""

    about: str = ""
    """What it is for; empty where one of the wall has no room to say it."""
    below: str = ""
    icon: str = ""
    laid: float = 0.0
    """Which part of its programmes runs."""
    tone: int = 0
    barred: bool = True
    """Whether there is room for a bar under how much of it runs, in all of the wall."""

    focusable: ClassVar[bool] = True

    def draw(self, pen: Pen, look: Look) -> None:
        """Face, icon, name, and how much of it runs."""
        solid = self.laid > 0.0
        stone = self.icon == "home"
        if solid:
            face = (
                "slate" if stone else mix(pen.palette.brick, pen.palette.brick_dark, (self.tone * 3 % 8) / 10)
            )
            if look.hovered:
                face = "slate_light" if stone else "brick_light"
            pen.fill(self.rect, face)
            edge = pen.px(5)
            shade = "slate_dark" if stone else "brick_dark"
            pen.fill(Rect(self.rect.left, self.rect.bottom - edge, self.rect.width, edge), shade)
        else:
            pen.fill(self.rect, "sunk" if look.hovered else "card")
            pen.frame(self.rect, "line", 2)
        ink = ("on_slate" if stone else "on_brick") if solid else "ink"
        second = ink if solid else "ink_soft"
        where, room = self._parts(pen)
        pen.icon(self.icon, where, ink if solid else "brick", 26 if self._small(pen) else 34)
        self._words(pen, room, ink, second)

    def holds(self, ui: Ui) -> bool:
        """Whether there is room for its name, what it is for, how much of it runs and the bar."""
        width, high = self._parts(ui)[1].size
        rest = ui.height_of(self.below, width, SMALL) + ui.px(BAR + UNDER)
        about = ui.height_of(self.about, width, SMALL) + ui.px(ABOVE) if self.about else 0
        return ui.height_of(self.label, width, NAME) + about + rest <= high

    def _small(self, units: Ui | Pen) -> bool:
        return self.rect.width < units.px(300)

    def _parts(self, units: Ui | Pen) -> tuple[Rect, Rect]:
        """Where the icon stands, and where the words."""
        small = self._small(units)
        box = layout.inset(self.rect, units.px(10 if small else 18), units.px(6))
        side = units.px(28 if small else 40)
        beside = side + units.px(10)
        return (
            Rect(box.left, box.top, side, box.height),
            Rect(box.left + beside, box.top, box.width - beside, box.height),
        )

    def _words(self, pen: Pen, room: Rect, ink: str, second: str) -> None:
        """Name, what it is for where all of the wall has room for it, how much of it runs: in the middle."""
        solid = self.laid > 0.0 and self.barred
        bar = pen.px(BAR)
        small_high = pen.height_of(self.below, room.width, SMALL)
        about_high = pen.height_of(self.about, room.width, SMALL) + pen.px(ABOVE) if self.about else 0
        rest = about_high + small_high + (bar + pen.px(UNDER) if solid else 0)
        style = NAME if self.barred else NAME.but(size="body")
        title_high = pen.height_of(self.label, room.width, style)
        title_high = min(title_high, room.height - rest)
        top = room.top + max((room.height - title_high - rest) // 2, 0)
        pen.text(self.label, Rect(room.left, top, room.width, title_high), style, ink)
        top += title_high
        pen.text(self.about, Rect(room.left, top, room.width, about_high), SMALL, second)
        below = Rect(room.left, top + about_high, room.width, small_high)
        pen.text(self.below, below, SMALL.but(fit=True, bold=bool(self.about)), second)
        if solid:
            line = Rect(room.left, below.bottom + pen.px(UNDER - 2), room.width, bar)
            pen.frame(line, ink, 1)
            pen.fill(Rect(line.left, line.top, round(line.width * self.laid), bar), ink)


def wall_places(ui: Ui, area: Rect) -> list[Rect]:
    """Eight bricks in courses, each laid over the joint below it, on a foundation as wide as the wall."""
    joint = ui.px(8)
    if ui.narrow and not ui.portrait:
        return layout.grid(area, 9, 3, joint)
    if ui.narrow:
        found = layout.grid(area, 8, 2, joint, _high(area, joint))
        last = found[-1]
        return [*found, Rect(area.left, last.bottom + joint, area.width, last.height)]
    lines = layout.rows(area, *[1.0] * len(COURSES), 0.8, gap=joint)
    found = []
    for count, line in zip(COURSES, lines, strict=False):
        third = (line.width - 2 * joint) // 3
        if count == 2:
            start = (line.width - 2 * third - joint) // 2
            found += [
                Rect(line.left + start + number * (third + joint), line.top, third, line.height)
                for number in range(2)
            ]
        else:
            found += layout.columns(line, *[1.0] * count, gap=joint)
    return [*found, lines[-1]]


def _high(area: Rect, joint: int) -> int:
    """The height of a brick where they stand in two columns and five lines."""
    return min((area.height - 4 * joint) // 5, area.width // 3)


def half_bricks(ui: Ui, places: list[Rect]) -> list[Rect]:
    """The half bricks at both ends of the second course; only to look at."""
    if ui.narrow:
        return []
    joint = ui.px(8)
    first, second = places[3], places[4]
    left, right = places[0].left, places[2].right
    return [
        Rect(left, first.top, first.left - joint - left, first.height),
        Rect(second.right + joint, first.top, right - second.right - joint, first.height),
    ]
