"""Pieces of the screen "what if": an order to take out, the chart, districts, people who end differently."""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import ClassVar

from pygame import Rect

from game.scenes import why_model
from game.scenes.whatif_model import Outcome
from game.ui import charts, layout
from game.ui.charts import Chart, Line, Mark
from game.ui.fonts import BODY, SMALL
from game.ui.paint import Ink, Pen
from game.ui.portrait import Face, portrait
from game.ui.screen import Ui
from game.ui.text import Texts
from game.ui.widgets import Look, Widget

FACE, ARROW = 68, 28
"""Units that a face takes at most in a row, and the sign of a way at its end."""
OTHER: Ink = "focus"
"""The ink of the other life."""
COUNT_HEAD = SMALL.but(bold=True, align="right", place="bottom")
"""The style of the heads over the counts."""


@dataclass(slots=True)
class OrderRow(Widget):
    """A past order with a box: a tick says that it is taken out (or added) in the life that is shown."""

    about: str = ""
    chosen: bool = False

    focusable: ClassVar[bool] = True

    def draw(self, pen: Pen, look: Look) -> None:
        """The box, the name, and when, how much and where below it."""
        pen.fill(self.rect, "sunk" if look.hovered or look.pressed else "card")
        pen.rule(self.rect.left, self.rect.bottom - 1, self.rect.width)
        side = pen.px(22)
        box = Rect(self.rect.left + pen.px(6), self.rect.centery - side // 2, side, side)
        if self.chosen:
            pen.fill(box, "brick")
            pen.icon("check", box, "on_brick", 16)
        else:
            pen.frame(box, "line", 2)
        left = box.right + pen.px(10)
        room = Rect(left, self.rect.top + pen.px(3), self.rect.right - left, self.rect.height - pen.px(6))
        top, foot = layout.rows(room, 1.1, 1.0)
        pen.text(self.label, top, BODY.but(bold=self.chosen, place="middle", fit=True, line=True))
        pen.text(self.about, foot, SMALL.but(place="middle", fit=True, line=True))


@dataclass(slots=True)
class PersonRow(Widget):
    """A person who ends differently: face, name, what differs; opens the card of who lives in town."""

    face: Face | None = None
    said: str = ""

    focusable: ClassVar[bool] = True

    def draw(self, pen: Pen, look: Look) -> None:
        """A card with the face at the left."""
        pen.card(self.rect, "sunk" if look.hovered or look.pressed else "card")
        side = min(self.rect.height - pen.px(10), pen.px(FACE))
        if self.face is not None:
            at = (self.rect.left + pen.px(5), self.rect.top + pen.px(5))
            pen.surface.blit(portrait(self.face, side), at)
        left = self.rect.left + side + pen.px(16)
        end = pen.px(ARROW) if self.on else pen.px(8)
        room = Rect(
            left, self.rect.top + pen.px(4), self.rect.right - left - end, self.rect.height - pen.px(8)
        )
        head = pen.height_of("A", room.width, BODY)
        pen.text(
            self.label, Rect(room.left, room.top, room.width, head), BODY.but(bold=True, fit=True, line=True)
        )
        rest = Rect(room.left, room.top + head, room.width, room.height - head)
        pen.text(self.said, rest, SMALL.but(fit=True))
        if self.on:
            mark = Rect(self.rect.right - pen.px(28), self.rect.top, pen.px(24), self.rect.height)
            pen.icon("right", mark, "brick", 20)

    @staticmethod
    def least(ui: Ui, said: Sequence[str], width: int, high: int) -> int:
        """How high rows of that width stand at least in which all of these words have room."""
        name = ui.height_of("A", width, BODY)
        for one in said:
            needs = name + ui.height_of(one, width - ui.px(FACE + 16 + ARROW), SMALL) + ui.px(8)
            high = max(high, needs)
        return high


def draw_course(pen: Pen, area: Rect, found: Outcome, since: int, others: list[Outcome]) -> None:
    """Both lines, the band of luck, and the month of the decision; other ghosts are fine dots."""
    values = [*found.was, *found.other]
    if found.low is not None and found.high is not None:
        values += [*found.low, *found.high]
    values += [value for other in others for value in other.other]
    low, high = float(min(values)), float(max(values))
    air = (high - low) * 0.06 or abs(high) * 0.05 or 0.5
    scale = why_model.coarse(found.scale, high - low)
    count = found.was.size
    padded = [*map(float, found.other), *[None] * (count - found.other.size)]
    lines = [
        Line([float(v) for v in found.was], ink="brick"),
        Line(padded, ink=OTHER, ghost=True),
        *(Line(list(map(float, other.other)), ink="ghost", ghost=True) for other in others),
    ]
    band = None if found.low is None or found.high is None else (found.low.tolist(), found.high.tolist())
    place = max(since - found.months[0], 0)
    chart = Chart(
        lines,
        [Mark(place, icon="undo")],
        [(n, str(month // 12)) for n, month in enumerate(found.months) if month % 12 == 0],
        show=lambda value: scale.value(pen.texts, scale.units(value)),
        band=band,
        low=max(low - air, 0.0 if low >= 0 else low - air),
        high=high + air,
    )
    charts.line_chart(pen, area, chart)


def key_lines(ui: Ui, other: str, width: int) -> int:
    """How many lines it takes to say what the line, the dots and the band are."""
    lines, left = 1, 0
    for name in (ui.say("whatif.was"), other, ui.say("whatif.band")):
        wide = ui.px(26) + ui.px(8) + ui.width_of(name, SMALL)
        if left and left + wide > width:
            lines, left = lines + 1, 0
        left += wide + ui.px(20)
    return lines


def draw_key(pen: Pen, area: Rect, other: str, band: bool) -> None:
    """What the line, the dots and the band are."""
    side = pen.px(26)
    line, left = Rect(area.left, area.top, area.width, min(pen.px(24), area.height)), area.left
    marks = [("was", pen.texts("whatif.was")), ("other", other)]
    if band:
        marks.append(("band", pen.texts("whatif.band")))
    for kind, name in marks:
        wide = pen.width_of(name, SMALL)
        if left > line.left and left + side + pen.px(8) + wide > line.right:
            line, left = line.move(0, line.height), line.left
        if line.centery > area.bottom:
            return
        if kind == "was":
            pen.fill(Rect(left, line.centery - pen.px(1), side, max(pen.px(3), 1)), "brick")
        elif kind == "band":
            pen.fill(Rect(left, line.centery - pen.px(7), side, pen.px(14)), "sunk")
            pen.frame(Rect(left, line.centery - pen.px(7), side, pen.px(14)), "hair")
        else:
            for n in range(4):
                pen.dot((left + pen.px(3) + n * pen.px(7), line.centery), 1.8, OTHER)
        start = left + side + pen.px(8)
        room = Rect(start, line.top, min(wide, line.right - start), line.height)
        pen.text(name, room, SMALL.but(place="middle", line=True))
        left = room.right + pen.px(20)


def draw_progress(pen: Pen, area: Rect, said: str, share: float) -> None:
    """Words at the left, a bar at the right while there is work."""
    words_, bar = layout.columns(area, 1.0, min(pen.px(180), area.width // 5), gap=pen.px(12))
    if share >= 1.0:
        pen.text(said, area, SMALL.but(place="middle", fit=True))
        return
    pen.text(said, words_, SMALL.but(place="middle", fit=True))
    high = pen.px(10)
    charts.bar(pen, Rect(bar.left, bar.centery - high // 2, bar.width, high), share)


def draw_district(
    name: str, values: tuple[str, str, str], share: float, columns: tuple[float, ...], pen: Pen, area: Rect
) -> None:
    """A district: both values, what was done, and where there is room a bar left or right of the middle."""
    label, *cells = layout.columns(area, *columns, gap=pen.px(8))
    style = BODY.but(place="middle", fit=True, line=True)
    if not label.width:
        label, below = layout.rows(area, 1.0, 1.0)
        cells = layout.columns(below, *columns, gap=pen.px(8))[1:]
    pen.text(name, label, style)
    for place, (cell, said) in enumerate(zip(cells[:3], values, strict=True)):
        pen.text(said, cell, style.but(align="right", bold=place == 2))
    for bar in cells[3:]:
        middle, long = bar.centerx, round(abs(share) * (bar.width / 2 - pen.px(6)))
        left = middle if share >= 0 else middle - long
        pen.fill(Rect(left, bar.centery - pen.px(6), long, pen.px(12)), OTHER)
        pen.fill(Rect(middle, bar.top + pen.px(4), max(pen.px(1), 1), bar.height - pen.px(8)), "line")
    pen.rule(area.left, area.bottom - 1, area.width)


def count_cells(line: Rect, gap: int) -> list[Rect]:
    """Where a fact and its two counts stand."""
    return layout.columns(line, 1.6, 1.0, 1.0, gap=gap)


def draw_count_head(heads: tuple[str, str], pen: Pen, area: Rect) -> None:
    """What stands over the counts."""
    for cell, head in zip(count_cells(area, pen.px(6))[1:], heads, strict=True):
        pen.text(head, cell, COUNT_HEAD)
    pen.rule(area.left, area.bottom - 1, area.width)


def draw_count(line: tuple[str, int, int], pen: Pen, area: Rect) -> None:
    """For how many a fact holds only as it was, and only in the other life."""
    name, *amounts = line
    label, *cells = count_cells(area, pen.px(6))
    pen.text(name, label, BODY.but(place="middle"))
    for cell, amount in zip(cells, amounts, strict=True):
        pen.text(pen.texts.number(amount), cell, BODY.but(place="middle", align="right", line=True))
    pen.rule(area.left, area.bottom - 1, area.width)


def district_rows(
    texts: Texts, found: Outcome, both: list[tuple[float, float]], *, taken: bool
) -> list[tuple[tuple[str, str, str], float]]:
    """Each district's values in words, and what the change did as a share of the most it did.

    Of what was taken out, that is as it was less without it; of what was added, with it less as it was.
    """
    scale, sign = found.scale, -1 if taken else 1
    steps = [(scale.units(here), scale.units(there)) for here, there in both]
    did = [sign * (there - here) for here, there in steps]
    largest = max(map(abs, did), default=0) or 1
    return [
        ((scale.value(texts, here), scale.value(texts, there), scale.change(texts, amount)), amount / largest)
        for (here, there), amount in zip(steps, did, strict=True)
    ]
