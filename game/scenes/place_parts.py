"""Pieces of the page of a place: how a feeling is spread over its people, faces, bars."""

from collections.abc import Callable
from dataclasses import dataclass
from typing import ClassVar

import numpy as np
import numpy.typing as npt
from pygame import Rect

from game.ui import charts, layout
from game.ui.fonts import SMALL
from game.ui.paint import Pen
from game.ui.portrait import Face, portrait
from game.ui.widgets import Look, Widget

BINS = 10
MARKS = {"brick": (14, 10), "slate": (14, 3), "ink": (4, 16)}
"""Units of width and height of the signs of the legend."""

Floats = npt.NDArray[np.float32]


@dataclass(slots=True)
class Spread(Widget):
    """How a feeling is spread over people: ten bars and the mean."""

    values: tuple[float, ...] = ()
    """Share of the people in each tenth."""
    mean: float = 0.0
    town: tuple[float, ...] = ()
    """The same for the whole town."""

    focusable: ClassVar[bool] = False

    def draw(self, pen: Pen, look: Look) -> None:  # noqa: ARG002 - it only shows
        """Bars of the place, the town's as steps behind them, and a line at the mean."""
        high = pen.height_of(self.label, self.rect.width, SMALL)
        pen.text(
            self.label,
            Rect(self.rect.left, self.rect.top, self.rect.width, high),
            SMALL.but(color="ink"),
        )
        plot = Rect(
            self.rect.left,
            self.rect.top + high + pen.px(4),
            self.rect.width,
            self.rect.height - high - pen.px(8),
        )
        top = max((*self.values, *self.town, 0.01))
        for cell, share, town in zip(
            layout.columns(plot, *[1.0] * BINS, gap=pen.px(3)), self.values, self.town, strict=False
        ):
            pen.fill(
                Rect(
                    cell.left,
                    cell.bottom - round(cell.height * share / top),
                    cell.width,
                    round(cell.height * share / top),
                ),
                "brick",
            )
            mark = cell.bottom - round(cell.height * town / top)
            pen.fill(Rect(cell.left, mark - pen.px(1), cell.width, max(pen.px(2), 2)), "slate")
        pen.rule(plot.left, plot.bottom, plot.width, "line")
        x = plot.left + round(plot.width * self.mean)
        pen.line([(x, plot.top), (x, plot.bottom)], "card", 7)
        pen.line([(x, plot.top), (x, plot.bottom)], "ink", 3)


def painter(face: Face) -> Callable[[Pen, Rect], None]:
    """Draws one face."""
    return lambda pen, box: _blit(pen, box, face)


def _blit(pen: Pen, box: Rect, face: Face) -> None:
    pen.surface.blit(portrait(face, box.width), box)


def bar_of(share: float) -> Callable[[Pen, Rect], None]:
    """Draws how far a programme is phased in."""
    return lambda pen, box: charts.bar(pen, box, share)


def spread_legend(pen: Pen, box: Rect) -> None:
    """What bars, steps and the line are."""
    left = box.left
    for ink, words_ in (
        ("brick", pen.texts("place.here")),
        ("slate", pen.texts("place.city")),
        ("ink", pen.texts("place.mean")),
    ):
        wide, high = MARKS[ink]
        mark = Rect(left, 0, pen.px(wide), pen.px(high))
        mark.centery = box.centery
        pen.fill(mark, ink)
        wide = pen.width_of(words_, SMALL)
        room = Rect(left + pen.px(20), box.top, wide, box.height)
        pen.text(words_, room, SMALL.but(place="middle", line=True))
        left += wide + pen.px(38)


def tenths(values: Floats) -> tuple[float, ...]:
    """The share of values in each tenth from 0 to 1."""
    counts = np.bincount(np.clip((values * np.float32(BINS)).astype(np.intp), 0, BINS - 1), minlength=BINS)
    return tuple((counts / max(int(counts.sum()), 1)).tolist())
