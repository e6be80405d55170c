"""Pieces of the page of coefficients: a line of the list, and numbers in words."""

from dataclasses import dataclass
from typing import ClassVar

from pygame import Rect

from game.ui import layout
from game.ui.fonts import BODY, SMALL
from game.ui.paint import Ink, Pen
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
    moved: bool = False
    """Whether its value is not the one that is written."""

    focusable: ClassVar[bool] = True

    def draw(self, pen: Pen, look: Look) -> None:
        """Two lines and a number."""
        if self.chosen:
            pen.fill(self.rect, "slate")
        elif look.hovered or look.pressed:
            pen.fill(self.rect, "sunk")
        ink: Ink = "on_slate" if self.chosen else "ink"
        soft: Ink = "on_slate_soft" if self.chosen else "ink_soft"
        inside = layout.inset(self.rect, pen.px(10), pen.px(3))
        name, value = layout.columns(inside, 1.0, pen.px(90), gap=pen.px(8))
        top, foot = layout.rows(name, 1.1, 1.0)
        pen.text(self.label, top, BODY.but(place="middle", fit=True, line=True), ink)
        pen.text(self.about, foot, SMALL.but(place="middle", fit=True, line=True), soft)
        if self.moved:
            pen.fill(Rect(self.rect.left, self.rect.top, pen.px(5), self.rect.height), "accent")
        moved: Ink = "brick" if self.moved and not self.chosen else ink
        pen.text(self.value, value, BODY.but(bold=True, place="middle", align="right", fit=True), moved)
        pen.rule(self.rect.left, self.rect.bottom - 1, self.rect.width)
