"""Geometry of the map: points inside outlines, distances to lines, grids of blocks."""

from collections.abc import Sequence
from itertools import pairwise

import numpy as np

from game.engine.columns import F64, I64, Mask
from game.engine.town import Point

TURN = 8
"""Corners of the octagon from which a ring of blocks is drawn."""


def area(outline: Sequence[Point]) -> float:
    """Square metres inside an outline."""
    x, y = np.asarray(outline, np.float64).T
    return abs(float(np.sum(x * np.roll(y, -1) - np.roll(x, -1) * y))) / 2


def inside(x: F64, y: F64, outline: Sequence[Point]) -> Mask:
    """Which points lie inside an outline (a line to the east crosses it an odd number of times)."""
    within = np.zeros(x.size, np.bool_)
    corners = np.asarray(outline, np.float64)
    for (ax, ay), (bx, by) in zip(corners, np.roll(corners, -1, axis=0), strict=True):
        if ay != by:
            crosses = (ay > y) != (by > y)
            within ^= crosses & (x < (bx - ax) * (y - ay) / (by - ay) + ax)
    return within


def distance(x: F64, y: F64, points: Sequence[Point]) -> F64:
    """Metres from each point to a line of straight pieces."""
    nearest = np.full(x.size, np.inf, np.float64)
    for (ax, ay), (bx, by) in pairwise(points):
        dx, dy = bx - ax, by - ay
        along = np.clip(((x - ax) * dx + (y - ay) * dy) / max(dx * dx + dy * dy, 1e-9), 0.0, 1.0)
        east, north = x - ax - along * dx, y - ay - along * dy
        nearest = np.minimum(nearest, east * east + north * north)
    return np.sqrt(nearest)


def straight_grid(outline: Sequence[Point], step: float) -> tuple[F64, F64]:
    """Rows of points over an outline, along its longest side."""
    corners = np.asarray(outline, np.float64)
    sides = np.roll(corners, -1, axis=0) - corners
    lengths = np.sqrt(np.sum(sides * sides, axis=1))
    longest = int(np.argmax(lengths))
    (ux, uy), (ox, oy) = sides[longest] / lengths[longest], corners[longest]
    along = (corners[:, 0] - ox) * ux + (corners[:, 1] - oy) * uy
    across = (corners[:, 1] - oy) * ux - (corners[:, 0] - ox) * uy
    a = np.arange(float(along.min()) + step / 2, float(along.max()), step, dtype=np.float64)
    c = np.arange(float(across.min()) + step / 2, float(across.max()), step, dtype=np.float64)
    far, side = np.tile(a, c.size), np.repeat(c, a.size)
    x, y = ox + far * ux - side * uy, oy + far * uy + side * ux
    kept = inside(x, y, outline)
    return x[kept], y[kept]


def ring_grid(outline: Sequence[Point], step: float) -> tuple[F64, F64]:
    """Points on rings around the town's middle, as an old town grows around its market."""
    corners = np.asarray(outline, np.float64)
    reach = float(np.sqrt(np.max(np.sum(corners * corners, axis=1))))
    rings: list[tuple[F64, F64]] = []
    for number in range(1, int(reach / step) + 1):
        radius = number * step
        count = TURN * max(1, round(2 * np.pi * radius / step / TURN))
        rings.append(_ring(radius, count, (number % 2) / 2))
    x = np.concatenate([ring[0] for ring in rings])
    y = np.concatenate([ring[1] for ring in rings])
    kept = inside(x, y, outline)
    return x[kept], y[kept]


def _ring(radius: float, count: int, shift: float) -> tuple[F64, F64]:
    """Points on a circle, nearly evenly spaced: on the sides of an octagon, pushed out to the circle."""
    half = float(np.sqrt(0.5))
    corner = np.array(
        [[1, 0], [half, half], [0, 1], [-half, half], [-1, 0], [-half, -half], [0, -1], [half, -half]]
    )
    place = (np.arange(count, dtype=np.float64) + shift) * (TURN / count)
    side: I64 = np.floor(place).astype(np.int64)
    part = place - side
    start, end = corner[side % TURN], corner[(side + 1) % TURN]
    x = start[:, 0] + (end[:, 0] - start[:, 0]) * part
    y = start[:, 1] + (end[:, 1] - start[:, 1]) * part
    length = np.sqrt(x * x + y * y)
    return x * (radius / length), y * (radius / length)
