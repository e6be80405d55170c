"""The first strokes of the town's picture: boxes, faces, scattered luck, and its colours."""

from dataclasses import dataclass

import pygame
from pygame import Rect

from game.ui.palette import Color, mix

SKY_HIGH, SKY_MIDDLE, SKY_LOW = (104, 134, 158), (186, 199, 203), (246, 224, 190)
HAZE: Color = (206, 200, 190)
STONE: Color = (205, 190, 160)
WATER: Color = (84, 104, 112)
SLATE: Color = (74, 84, 94)
BRICKS: tuple[Color, ...] = (
    (159, 65, 44),
    (176, 92, 62),
    (132, 56, 44),
    (196, 142, 96),
    (226, 208, 176),
    (148, 78, 58),
    (188, 170, 146),
    (118, 66, 54),
)
LIGHT: Color = (255, 214, 130)
PANE: Color = (62, 76, 88)

Points = list[tuple[float, float]]


@dataclass(slots=True)
class Luck:
    """Scattered values from 0 to 1, one after another, always the same."""

    values: list[float]
    place: int = 0

    def __call__(self, low: float = 0.0, high: float = 1.0) -> float:
        """The next value between two."""
        self.place = (self.place + 1) % len(self.values)
        return low + (self.values[self.place] + 1) / 2 * (high - low)


def poly(canvas: pygame.Surface, color: Color, points: Points) -> None:
    """A face."""
    pygame.draw.polygon(canvas, color, points)


def box(canvas: pygame.Surface, color: Color, left: float, top: float, width: float, height: float) -> None:
    """A level box; never thinner than a pixel."""
    x, y = round(left), round(top)
    wide, high = round(left + width) - x, round(top + height) - y
    canvas.fill(color, (x, y, wide if wide > 0 else 1, high if high > 0 else 1))


def courses(canvas: pygame.Surface, front: Rect, wall: Color, step: float) -> None:
    """Faint lines of mortar."""
    line = mix(wall, (246, 232, 210), 0.16)
    top = float(front.top)
    while top < front.bottom:
        box(canvas, line, front.left, top, front.width, max(step * 0.16, 1))
        top += step
