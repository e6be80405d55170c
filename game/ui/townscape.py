"""Mechelen from the Dijle, drawn by us: sky, St Rumbold's flat tower, stepped gables, quay and water.

Drawn twice as large and brought down once, then kept; nothing here moves.
"""

from collections.abc import Generator
from math import inf
from time import perf_counter
from typing import Final

import numpy as np
import pygame
from pygame import Rect

from game.ui.kept import kept
from game.ui.paint import Pen
from game.ui.palette import mix
from game.ui.patterns import grain
from game.ui.towncraft import SKY_HIGH, SKY_LOW, SKY_MIDDLE, WATER, Luck, box, courses
from game.ui.townhouses import house, person, roofs, tree
from game.ui.towntower import tower

SLICE: Final = 0.006
"""Seconds of a frame in which it is painted."""


def _sky(canvas: pygame.Surface, horizon: int) -> Generator[None, None, None]:
    """From northern blue to a warm low light, with long thin clouds."""
    wide = canvas.get_width()
    for top in range(0, horizon, 2):
        share = (top / horizon) ** 1.1
        color = (
            mix(SKY_HIGH, SKY_MIDDLE, share / 0.55)
            if share < 0.55
            else mix(SKY_MIDDLE, SKY_LOW, (share - 0.55) / 0.45)
        )
        canvas.fill(color, Rect(0, top, wide, 2))
    yield
    luck = Luck(grain(4000, 3).tolist())
    veil = pygame.Surface((wide // 4, horizon // 4), pygame.SRCALPHA)
    for _ in range(26):
        x, y = luck(-0.1, 1.0) * veil.get_width(), luck(0.04, 0.86) * veil.get_height()
        for _ in range(12):
            length, thick = luck(0.05, 0.18) * veil.get_width(), luck(0.008, 0.03) * veil.get_height()
            box = Rect(
                x + luck(-0.09, 0.09) * veil.get_width(),
                y + luck(-0.016, 0.016) * veil.get_height(),
                length,
                max(thick, 2),
            )
            pygame.draw.ellipse(veil, (255, 246, 230, 30), box)
    veil = pygame.transform.box_blur(veil, max(wide // 400, 2))
    yield
    clouds = pygame.transform.smoothscale(veil, (wide, horizon))
    yield
    canvas.blit(clouds, (0, 0))


def _water(canvas: pygame.Surface, quay: int) -> None:
    """The Dijle: the town upside down, darker and broken by ripples."""
    wide, high = canvas.get_size()
    deep = high - quay
    taken = min(round(deep * 1.9), quay)
    mirror = pygame.transform.flip(canvas.subsurface(Rect(0, quay - taken, wide, taken)), False, True)
    mirror = pygame.transform.smoothscale(mirror, (max(wide // 14, 1), max(deep // 3, 1)))
    mirror = pygame.transform.smoothscale(mirror, (wide, deep))
    rows = np.arange(deep, dtype=np.float64)
    sway = np.round(
        np.sin(rows / max(deep / 60, 2)) * (1 + rows / deep * 5) * wide / 1800 + grain(deep, 5) * wide / 3600
    ).astype(np.intp)
    veil = pygame.Surface((1, deep), pygame.SRCALPHA)
    for row, shift in enumerate(sway.tolist()):
        line = Rect(0, row, wide, 1)
        for left in (-shift, wide - shift if shift > 0 else -shift - wide):
            canvas.blit(mirror, (left, quay + row), line)
        veil.set_at((0, row), (*WATER, round(255 * (0.42 + 0.3 * row / deep))))
    canvas.blit(pygame.transform.scale(veil, (wide, deep)), (0, quay))
    luck = Luck(grain(3000, 8).tolist())
    for _ in range(150):
        y = quay + deep * luck(0.03, 1.0)
        length = wide * luck(0.008, 0.04) * (0.4 + (y - quay) / deep)
        box(canvas, mix(WATER, (236, 226, 206), 0.55), luck(0, 1) * wide, y, length, max(deep / 260, 1))


def painting(size: tuple[int, int], tower_at: float) -> Generator[None, None, pygame.Surface]:
    """The picture at a size, in steps; `tower_at` is the tower's place from left (0) to right (1)."""
    fine = 2 if size[0] * size[1] < 3_000_000 else 1
    wide, high = size[0] * fine, size[1] * fine
    canvas = pygame.Surface((wide, high))
    yield
    luck = Luck(grain(20_000, 21).tolist())
    upright = high > wide
    quay = round(high * (0.86 if upright else 0.83))
    unit = min(wide, high) / 12
    yield from _sky(canvas, quay - round(unit * 1.6))
    yield
    canvas.fill(SKY_LOW, Rect(0, quay - round(unit * 1.6), wide, high))
    roofs(canvas, quay - unit * 1.2, unit * 0.62, luck, 0.78)
    yield
    tower(canvas, wide * tower_at, quay - unit * 0.5, high * (0.44 if upright else 0.7))
    yield
    roofs(canvas, quay - unit * 0.9, unit * 0.8, luck, 0.45)
    yield
    left = -unit * 0.4
    while left < wide:
        width = unit * luck(0.92, 1.36)
        tall = round(unit * luck(1.5, 2.35))
        house(canvas, Rect(round(left), round(quay - unit * 0.4) - tall, round(width) + 1, tall), luck, 0.04)
        left += width
        yield
    stone = (150, 138, 122)
    box(canvas, stone, 0, quay - unit * 0.42, wide, unit * 0.5)
    box(canvas, mix(stone, (250, 240, 220), 0.5), 0, quay - unit * 0.42, wide, unit * 0.05)
    for number in range(int(wide / unit * 1.4)):
        yield
        x = (number + luck(0.2, 0.8)) * unit / 1.4
        if luck() > 0.72:
            tree(canvas, x, quay - unit * 0.4, unit * luck(1.1, 1.5), luck)
        if luck() > 0.45:
            person(canvas, x + unit * 0.3, quay - unit * 0.36, unit * luck(0.36, 0.44), luck)
            if luck() > 0.55:
                person(canvas, x + unit * 0.47, quay - unit * 0.36, unit * luck(0.26, 0.44), luck)
    courses(
        canvas,
        Rect(0, round(quay - unit * 0.36), wide, round(unit * 0.44)),
        mix(stone, (60, 50, 46), 0.3),
        unit * 0.12,
    )
    yield
    _water(canvas, quay + round(unit * 0.08))
    yield
    return pygame.transform.smoothscale(canvas, size) if fine > 1 else canvas


Asked = tuple[tuple[int, int], float]
_begun: dict[Asked, Generator[None, None, pygame.Surface]] = {}
"""The picture that is being painted while frames pass: one at a time."""


def _paint(asked: Asked, seconds: float) -> pygame.Surface | None:
    """Paint on for so long, a step at least; gives the picture when it is done."""
    steps, end = _begun.setdefault(asked, painting(*asked)), perf_counter() + seconds
    while True:
        try:
            next(steps)
        except StopIteration as done:
            del _begun[asked]
            found: pygame.Surface = done.value
            return found
        if perf_counter() >= end:
            return None


@kept(16)
def townscape(size: tuple[int, int], tower_at: float = 0.7) -> pygame.Surface:
    """The picture, at once, and kept."""
    return _paint((size, tower_at), inf) or pygame.Surface(size)


def leave() -> None:
    """Paint no further: a canvas is four times as large as its picture."""
    _begun.clear()


def show(pen: Pen, area: Rect, tower_at: float = 0.5) -> None:
    """The picture in its place; while frames pass it is painted over some of them, under a plain sky.

    It is begun in the frame after the one that opens its screen, which has enough to do.
    """
    asked = (area.size, tower_at)
    if asked not in townscape and not pen.at_once:
        new = asked not in _begun
        if new:
            _begun.clear()
            _begun[asked] = painting(*asked)
        painted = None if new else _paint(asked, SLICE)
        if painted is None:
            pen.surface.fill(SKY_MIDDLE, area)
            return
        townscape.keep(painted, *asked)
    pen.surface.blit(townscape(*asked), area)


def framed(pen: Pen, area: Rect) -> None:
    """The same in a frame, in the middle of a page."""
    show(pen, area, 0.5)
    pen.frame(area, "edge")
