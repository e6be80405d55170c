"""Pieces of the page of coefficients: a line of the list, and a value within its range."""

from dataclasses import dataclass
from typing import ClassVar

from pygame import Rect

from game.engine.rules import Assumption
from game.ui import layout
from game.ui.fonts import BODY, SMALL
from game.ui.paint import Pen
from game.ui.text import Texts
from game.ui.widgets import Look, Widget


def read_name(key: str) -> str:
    """A coefficient's name as words: `minds.fear_fades` is "Fear fades"."""
    name = key.partition(".")[2].replace("_", " ")
    return name[:1].upper() + name[1:]


def number(texts: Texts, value: float) -> str:
    """A number with as many decimals as it has, at most four figures that count."""
    places = next((n for n in range(7) if round(value, n) == float(f"{value:.4g}")), 6)
    return texts.number(value, places)


@dataclass(slots=True)
class CoefficientRow(Widget):
    """A coefficient: its name and system, its value at the right."""

    about: str = ""
    value: str = ""
    chosen: bool = False

    focusable: ClassVar[bool] = True

    def draw(self, pen: Pen, look: Look) -> None:
        """Two lines and a number."""
        if self.chosen:
            pen.fill(self.rect, "slate")
        elif look.hovered or look.pressed:
            pen.fill(self.rect, "sunk")
        ink, soft = ("on_slate", "on_slate_soft") if self.chosen else ("ink", "ink_soft")
        inside = layout.inset(self.rect, pen.px(10), pen.px(3))
        name, value = layout.columns(inside, 1.0, pen.px(90), gap=pen.px(8))
        top, foot = layout.rows(name, 1.1, 1.0)
        pen.text(self.label, top, BODY.but(place="middle", fit=True, line=True), ink)
        pen.text(self.about, foot, SMALL.but(place="middle", fit=True, line=True), soft)
        pen.text(self.value, value, BODY.but(bold=True, place="middle", align="right", fit=True), ink)
        pen.rule(self.rect.left, self.rect.bottom - 1, self.rect.width)


def draw_range(each: Assumption, pen: Pen, area: Rect) -> None:
    """What the evidence allows as a band, and the value on it."""
    least, most = each.range
    low, high = min(least, each.value), max(most, each.value)
    air = (high - low) * 0.08 or abs(high) * 0.1 or 1.0
    low, high = low - air, high + air

    def at(value: float) -> int:
        return area.left + round((value - low) / (high - low) * area.width)

    track = Rect(area.left, area.centery - pen.px(4), area.width, pen.px(8))
    pen.fill(track, "track")
    band = Rect(at(least), area.centery - pen.px(9), max(at(most) - at(least), pen.px(2)), pen.px(18))
    pen.fill(band, "sunk")
    pen.frame(band, "line", 1.5)
    mark = Rect(at(each.value) - pen.px(3), area.top + pen.px(6), pen.px(6), area.height - pen.px(12))
    pen.fill(mark, "brick")
