"""One panel of the charts, and a row of the list of numbers."""

from dataclasses import dataclass
from typing import ClassVar

from pygame import Rect

from game.scenes import charts_model, why_model, words
from game.scenes.charts_model import Course
from game.ui import charts
from game.ui.charts import Chart, Line, Mark
from game.ui.fonts import BODY, SMALL
from game.ui.paint import Ink, Pen
from game.ui.screen import Ui
from game.ui.widgets import Look, Widget

LEGEND, SIGN = ("band", "ghost", "bell"), 26
"""What the legend tells, and units of width of its signs."""


@dataclass(slots=True)
class Choice(Widget):
    """A number that can be shown or not; a tick says whether it is."""

    chosen: bool = False
    ink: Ink = "line"

    focusable: ClassVar[bool] = True

    def draw(self, pen: Pen, look: Look) -> None:
        """A box with a tick, and the name."""
        pen.fill(self.rect, "sunk" if look.hovered or look.pressed else "card")
        pen.rule(self.rect.left, self.rect.bottom - 1, self.rect.width)
        side = pen.px(22)
        box = Rect(self.rect.left + pen.px(8), self.rect.centery - side // 2, side, side)
        if self.chosen:
            pen.fill(box, self.ink)
            pen.icon("check", box, "on_brick", 16)
        else:
            pen.frame(box, "line" if self.enabled else "hair", 2)
        left = box.right + pen.px(10)
        room = Rect(left, self.rect.top, self.rect.right - left - pen.px(4), self.rect.height)
        style = BODY.but(place="middle", fit=True, bold=self.chosen)
        pen.text(self.label, room, style, "ink" if self.enabled else "disabled")


@dataclass(frozen=True, slots=True)
class Panel:
    """A course with what is drawn around it."""

    course: Course
    ink: Ink
    cursor: int
    """The month that is looked at."""
    events: frozenset[int]
    """Months with something to tell."""


def draw_panel(pen: Pen, area: Rect, panel: Panel) -> None:
    """Name and value of the month looked at, then the chart with its band, ghost and marks."""
    course = panel.course
    head = pen.height_of("A", area.width, BODY)
    value = course.scale.value(pen.texts, course.scale.units(course.values[panel.cursor]))
    bold = BODY.but(bold=True, fit=True)
    wide = pen.width_of(value, bold) + pen.px(8)
    pen.fill(Rect(area.left, area.top + head // 2 - pen.px(3), pen.px(16), pen.px(6)), panel.ink)
    left = area.left + pen.px(24)
    pen.text(words.scaled_name(pen.texts, course.indicator),
             Rect(left, area.top, area.right - wide - left - pen.px(6), head), bold)  # fmt: skip
    pen.text(value, Rect(area.right - wide, area.top, wide, head), bold.but(align="right"))
    small = pen.height_of("A", area.width, SMALL)
    beside = _beside(pen, panel)
    while beside and pen.width_of("   ".join(beside), SMALL) > area.right - left:
        beside.pop(0)
    line = Rect(left, area.top + head, area.right - left, small)
    pen.text("   ".join(beside), line, SMALL.but(fit=True))
    chart = Rect(area.left, area.top + head + small, area.width, area.height - head - small)
    plot = charts.line_chart(pen, chart, _chart(pen, panel))
    many = max(len(course.months) - 1, 1)
    at = plot.left + round(panel.cursor / many * plot.width)
    pen.fill(Rect(at - pen.px(1), plot.top, max(pen.px(2), 1), plot.height), "accent_ink")
    low, high = charts_model.ends(course)
    share = (course.values[panel.cursor] - low) / ((high - low) or 1.0)
    pen.dot((at, plot.bottom - share * plot.height), 6, "accent_ink")
    pen.dot((at, plot.bottom - share * plot.height), 3.5, panel.ink)


def _beside(pen: Pen, panel: Panel) -> list[str]:
    """What districts and the real town had in that month."""
    course, n, said = panel.course, panel.cursor, []
    if course.band:
        low, high = (course.scale.value(pen.texts, course.scale.units(side[n])) for side in course.band)
        said.append(pen.texts("charts.districts", low=low, high=high))
    real = course.real[n]
    if real is not None and course.record:
        value = course.scale.value(pen.texts, course.scale.units(real))
        tag = words.tag_name(pen.texts, course.record.tag.value)
        said.append(pen.texts("charts.real", value=value, tag=tag))
    return said


def _chart(pen: Pen, panel: Panel) -> Chart:
    """The chart of a panel."""
    course = panel.course
    low, high = charts_model.ends(course)
    scale = why_model.coarse(course.scale, high - low)
    lines = [Line(course.values, ink=panel.ink)]
    if any(value is not None for value in course.real):
        lines.append(Line(course.real, ink="ghost", ghost=True))
    return Chart(
        lines,
        [Mark(n, icon="bell") for n, month in enumerate(course.months) if month in panel.events],
        [(n, str(month // 12)) for n, month in enumerate(course.months) if month % 12 == 0],
        show=lambda value: scale.value(pen.texts, scale.units(value)),
        band=course.band,
        low=low,
        high=high,
    )


def legend_height(ui: Ui, width: int) -> int:
    """How high the legend is: as many lines as its signs and their words need."""
    lines, left = 1, 0
    for kind in LEGEND:
        wide = ui.px(SIGN + 8) + ui.width_of(ui.say(f"charts.legend_{kind}"), SMALL)
        if left and left + wide > width:
            lines, left = lines + 1, 0
        left += wide + ui.px(24)
    return ui.px(22) * lines


def draw_legend(pen: Pen, area: Rect) -> None:
    """What the band, the dots and the bells are."""
    side, gap = pen.px(SIGN), pen.px(8)
    left, middle = area.left, area.top + pen.px(11)
    for kind in LEGEND:
        name = pen.texts(f"charts.legend_{kind}")
        wide = pen.width_of(name, SMALL)
        if left > area.left and left + side + gap + wide > area.right:
            left, middle = area.left, middle + pen.px(22)
        if kind == "band":
            pen.fill(Rect(left, middle - pen.px(7), side, pen.px(14)), "sunk")
            pen.frame(Rect(left, middle - pen.px(7), side, pen.px(14)), "hair")
        elif kind == "bell":
            pen.icon("bell", Rect(left, middle - pen.px(11), side, pen.px(22)), "ink_soft", 16)
        else:
            for n in range(4):
                pen.dot((left + pen.px(3) + n * pen.px(7), middle), 1.8, "ghost")
        room = Rect(left + side + gap, middle - pen.px(11), wide, pen.px(22))
        pen.text(name, room, SMALL.but(place="middle", fit=True))
        left = room.right + pen.px(24)
