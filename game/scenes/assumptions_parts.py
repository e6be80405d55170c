"""Pieces of the page of coefficients: a line of the list, and numbers in words."""

from dataclasses import dataclass
from typing import ClassVar

from pygame import Rect

from game.ui import layout
from game.ui.fonts import BODY, SMALL
from game.ui.paint import Ink, Pen
from game.ui.text import Texts
from game.ui.widgets import Look, Widget

SHARES, BARE = (0.71, 0.29), (0.79, 0.21)
"""Parts of a line for the name and for the rest: with the name of the system, and without."""


def read_name(texts: Texts, key: str) -> str:
    """What a coefficient is, in a sentence without its full stop."""
    return texts(f"coefficient.{key}").removesuffix(".")


def places(value: float) -> int:
    """How many decimals a number has, with at most four figures that count."""
    return next((n for n in range(7) if round(value, n) == float(f"{value:.4g}")), 6)


def number(texts: Texts, value: float) -> str:
    """A number with the decimals that count."""
    return texts.number(value, places(value))


def unit_name(texts: Texts, unit: str) -> str:
    """A unit in the player's language, as far as it has words; else as it is written."""
    key = f"measure.{unit}"
    return texts(key) if texts.has(key) else unit


def amount(texts: Texts, value: float, unit: str) -> str:
    """A number as it is read in a list: a share in per cent, years and months with their word."""
    if unit.split(" ", 1)[0] == "share":
        return texts.percent(value, places(value * 100))
    if unit in {"years", "months"}:
        return texts(f"assumptions.{unit}", value=number(texts, value))
    if unit == "times" or unit.startswith("times "):
        return f"\u00d7\u00a0{number(texts, value)}"
    return number(texts, value)


@dataclass(slots=True)
class CoefficientRow(Widget):
    """A coefficient: what it is; at the right its value, and the system that it belongs to. Or a system."""

    about: str = ""
    value: str = ""
    chosen: bool = False
    moved: bool = False
    """Whether its value is not the one that is written."""

    focusable: ClassVar[bool] = True

    def draw(self, pen: Pen, look: Look) -> None:
        """Two lines, a number and a word."""
        if self.chosen:
            pen.fill(self.rect, "slate")
        elif look.hovered or look.pressed:
            pen.fill(self.rect, "sunk")
        ink: Ink = "on_slate" if self.chosen else "ink"
        soft: Ink = "on_slate_soft" if self.chosen else "ink_soft"
        inside = layout.inset(self.rect, pen.px(10), pen.px(3))
        name, right = layout.columns(inside, *(SHARES if self.about else BARE), gap=pen.px(8))
        pen.text(self.label, name, BODY.but(place="middle", fit=True), ink)
        value, about = layout.rows(right, 1.2, 1.0) if self.value and self.about else (right, right)
        pen.text(self.about, about, SMALL.but(place="middle", align="right", fit=True, line=True), soft)
        if self.moved:
            pen.fill(Rect(self.rect.left, self.rect.top, pen.px(5), self.rect.height), "accent")
        moved: Ink = "brick" if self.moved and not self.chosen else ink
        pen.text(self.value, value, BODY.but(bold=True, place="middle", align="right", fit=True), moved)
        pen.rule(self.rect.left, self.rect.bottom - 1, self.rect.width)
