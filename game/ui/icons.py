"""Icons, one family: two-unit strokes on a grid of 24, drawn large and brought down once.

`assets/icons.json` holds their shapes as words: `line` open, `loop` closed, `fill` a face, `hole` a face cut
out, each with points; `ring` and `dot` with x, y, radius; `arc` with x, y, radius and two angles, clockwise
from three o'clock.
`line:3` has a stroke of three units.
"""

import json
import math
from functools import lru_cache
from itertools import pairwise
from typing import NamedTuple

import pygame

from game.ui.files import ASSETS
from game.ui.palette import Color


class Shape(NamedTuple):
    """One stroke or face of an icon."""

    kind: str
    width: float
    points: tuple[float, ...]


def _shape(words: str) -> Shape:
    """A shape from its words."""
    head, *numbers = words.split(" ")
    kind, _, width = head.partition(":")
    return Shape(kind, float(width or 2), tuple(float(number) for number in numbers))


def _read(group: str) -> dict[str, tuple[Shape, ...]]:
    """The icons of a group."""
    drawn = json.loads((ASSETS / "icons.json").read_text(encoding="utf-8"))[group]
    return {name: tuple(_shape(words) for words in shapes) for name, shapes in drawn.items()}


BRICKS = _read("bricks")
"""The eight brickstones, in the order of the seed."""
ICONS = {**BRICKS, **_read("signs")}
"""All icons by name."""


def _pairs(points: tuple[float, ...], zoom: float) -> list[tuple[float, float]]:
    return [(points[i] * zoom, points[i + 1] * zoom) for i in range(0, len(points), 2)]


def _stroke(
    surface: pygame.Surface, color: Color, points: list[tuple[float, float]], width: float, closed: bool
) -> None:
    """A stroke with round ends and corners."""
    ends = [*points, points[0]] if closed else points
    for (ax, ay), (bx, by) in pairwise(ends):
        length = math.hypot(bx - ax, by - ay) or 1.0
        x, y = (by - ay) / length * width / 2, (ax - bx) / length * width / 2
        pygame.draw.polygon(
            surface, color, [(ax + x, ay + y), (bx + x, by + y), (bx - x, by - y), (ax - x, ay - y)]
        )
    for point in ends:
        pygame.draw.circle(surface, color, point, width / 2)


def _draw(surface: pygame.Surface, shape: Shape, color: Color, zoom: float) -> None:
    kind, width, points = shape
    if kind in {"line", "loop"}:
        _stroke(surface, color, _pairs(points, zoom), width * zoom, kind == "loop")
    elif kind in {"fill", "hole"}:
        pygame.draw.polygon(surface, color if kind == "fill" else (0, 0, 0, 0), _pairs(points, zoom))
    elif kind in {"ring", "dot"}:
        x, y, radius = (value * zoom for value in points)
        reach = radius + width * zoom / 2
        pygame.draw.circle(surface, color, (x, y), reach, round(width * zoom) if kind == "ring" else 0)
    else:
        x, y, radius, start, end = points
        steps = max(round(abs(end - start) / 8), 4)
        angles = [math.radians(start + (end - start) * step / steps) for step in range(steps + 1)]
        bend = [
            ((x + radius * math.cos(angle)) * zoom, (y + radius * math.sin(angle)) * zoom) for angle in angles
        ]
        _stroke(surface, color, bend, width * zoom, closed=False)


@lru_cache(1024)
def icon(name: str, size: int, color: Color) -> pygame.Surface:
    """An icon of that many pixels; an unknown name gives a question mark."""
    fine = 4
    canvas = pygame.Surface((size * fine, size * fine), pygame.SRCALPHA)
    canvas.fill((*color, 0))
    for shape in ICONS.get(name, ICONS["question"]):
        _draw(canvas, shape, color, size * fine / 24)
    return pygame.transform.smoothscale(canvas, (size, size))
