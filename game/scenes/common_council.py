"""The council as it is drawn: the half circle, and a row for each list."""

from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass, field
from typing import ClassVar

from pygame import Rect

from game.engine.nation import PartyList
from game.scenes.common_page import list_color
from game.ui import charts
from game.ui.fonts import BODY, HERO, SMALL
from game.ui.paint import Pen
from game.ui.screen import Ui
from game.ui.widgets import TARGET, Look, Widget


@dataclass(frozen=True, slots=True)
class Half:
    """A half circle of seats."""

    lists: Sequence[PartyList]
    """In the order of their seats."""
    numbers: Mapping[str, str]
    """The number of each list on the ballot."""
    seats: Mapping[str, int]
    size: int
    """Seats that there are."""
    together: Collection[str] = ()
    """Lists that govern: their seats have a ring."""


COUNTED = 70
"""Units of height of a half circle from which it says how many govern together."""


def draw_half(pen: Pen, area: Rect, half: Half) -> None:
    """Seats from left to right; the empty ones wait; in the middle how many govern together."""
    need = half.size // 2 + 1
    counted = bool(half.together) and min(area.height, round(area.width * 0.53)) > pen.px(COUNTED)
    told = "council.together" if counted else "council.majority"
    words = pen.texts(told, seats=need, size=half.size)
    note = pen.height_of(words, area.width, SMALL)
    room = Rect(area.left, area.top, area.width, min(area.height - note, round(area.width * 0.53)))
    room.top += (area.height - note - room.height) // 2
    keys = [party.key for party in half.lists for _ in range(half.seats.get(party.key, 0))]
    colors = {party.key: list_color(party, pen.palette) for party in half.lists}
    inks = [colors[key] for key in keys]
    empty = half.size - len(keys)
    marks = [half.numbers[key] for key in keys]
    if half.together:
        places = charts.seat_places(room, half.size)
        reach = _seat_radius(room, half.size) / pen.scale
        for at, key in zip(places, keys, strict=False):
            if key in half.together:
                pen.dot(at, reach + min(3.5, 0.3 * reach), "accent")
    charts.hemicycle(pen, room, [*inks, *[None] * empty], marks)
    if counted:
        count = sum(half.seats.get(key, 0) for key in half.together)
        middle = Rect(room.centerx - pen.px(70), room.bottom - pen.px(64), pen.px(140), pen.px(64))
        size = "head" if room.height > pen.px(110) else "lead"
        pen.text(str(count), middle, HERO.but(size=size, align="center", place="bottom"))
    pen.text(words, Rect(area.left, room.bottom, area.width, note), SMALL.but(align="center"))


def _seat_radius(area: Rect, size: int) -> float:
    """How large the half circle draws a seat."""
    return min(area.width / 2, area.height) * 0.94 * 0.28 / max(round((size / 4) ** 0.5), 2) * 0.82


SEATS, SHARE = 58, (84, 108)
"""Units of width of the columns of seats, and of shares with their change: at least and at most."""
BARRED = 54
"""Units of height from which a row has a bar."""


def share_wide(width: int, scale: float) -> int:
    """How wide the column of shares is in a table that wide."""
    return max(round(SHARE[0] * scale), min(round(SHARE[1] * scale), width * 2 // 9))


@dataclass(slots=True)
class ListRow(Widget):
    """A list: its number on its colour, its name, share, seats, and the change of both."""

    party: PartyList | None = None
    number: str = ""
    share: str = ""
    share_change: str = ""
    seats: str = ""
    seats_change: str = ""
    note: str = ""
    """A word under the name."""
    ticked: bool | None = None
    """Whether it is chosen as a partner; None when that is not asked."""
    part: float = field(default=0.0)
    """How long its bar is, 0 to 1."""

    focusable: ClassVar[bool] = True

    @staticmethod
    def least(ui: Ui) -> int:
        """How low a row may be: a name with a word under it; a name on two lines where it is narrow."""
        name = (2 if ui.narrow else 1) * ui.height_of("A", 999)
        return max(name + ui.height_of("A", 999, SMALL) + ui.px(4), ui.px(TARGET))

    def draw(self, pen: Pen, look: Look) -> None:
        """One line of the table."""
        row = self.rect
        pen.fill(row, "sunk" if look.hovered or look.pressed else "card")
        pen.rule(row.left, row.bottom - 1, row.width)
        color = list_color(self.party, pen.palette) if self.party else pen.palette.slate
        side = pen.px(28)
        badge = Rect(row.left + pen.px(4), row.centery - side // 2, side, side)
        pen.fill(badge, color)
        pen.text(self.number, badge, BODY.but(bold=True, align="center", place="middle"), "on_brick")
        right = self._numbers(pen, row)
        left = badge.right + pen.px(10)
        if self.ticked is not None:
            left = self._tick(pen, left, row)
        barred = row.height >= pen.px(BARRED)
        name = Rect(left, row.top, right - left - pen.px(6), row.height - (pen.px(7) if barred else 0))
        if self.note:
            half = name.height - max(pen.height_of("A", 999, SMALL) + pen.px(2), name.height * 2 // 5)
            upper = Rect(name.left, name.top, name.width, half)
            pen.text(self.label, upper, BODY.but(place="bottom", fit=True))
            lower = Rect(name.left, name.top + half, name.width, name.height - half)
            pen.text(self.note, lower, SMALL.but(fit=True))
        else:
            pen.text(self.label, name, BODY.but(place="middle", fit=True))
        bar = Rect(left, row.bottom - pen.px(5), name.width, pen.px(4))
        if barred:
            pen.fill(Rect(bar.left, bar.top, round(bar.width * self.part), bar.height), color)

    def _tick(self, pen: Pen, left: int, row: Rect) -> int:
        side = pen.px(22)
        box = Rect(left, row.centery - side // 2, side, side)
        if self.ticked:
            pen.fill(box, "slate")
            pen.icon("check", box, "on_slate", 16)
        else:
            pen.frame(box, "line" if self.enabled else "hair", 2)
            if not self.enabled:
                pen.icon("lock", box, "ink_soft", 16)
        return box.right + pen.px(10)

    def _numbers(self, pen: Pen, row: Rect) -> int:
        """Share and seats at the right, each with its change; gives where they begin."""
        changed = bool(self.seats_change or self.share_change)
        high = row.height // 2
        right = row.right - pen.px(4)
        seat_room, share_room = pen.px(SEATS), share_wide(row.width, pen.scale)
        for number, change, wide in (
            (self.seats, self.seats_change, seat_room),
            (self.share, self.share_change, share_room),
        ):
            if not number:
                continue
            place = Rect(right - wide, row.top, wide, high if changed else row.height)
            style = BODY.but(bold=True, align="right", place="bottom" if changed else "middle", fit=True)
            pen.text(number, place, style)
            if change:
                below = Rect(place.left, row.top + high, wide, high)
                pen.text(change, below, SMALL.but(align="right", fit=True))
            right -= wide + pen.px(8)
        return right
