"""Where streets cross water: roads, rails and shop streets over rivers and canals."""

import math
from itertools import pairwise
from typing import Final, NamedTuple

from game.engine.town import LineKind, Town
from game.scenes.map_camera import Spot
from game.scenes.map_model import Ring, smooth

WATER: Final = frozenset({LineKind.RIVER, LineKind.CANAL})
LANDING: Final = 10.0
"""Metres beyond the water from which a bridge is headed for."""


class Bridge(NamedTuple):
    """Where a street crosses water."""

    at: Spot
    """Its middle, in metres."""
    along: Spot
    """The direction of the street, one metre long."""
    reach: float
    """Metres from its middle to the bank."""
    drawn: bool
    """Whether the street is drawn as a line of the town; shop streets are not."""


    @property
    def deck(self) -> tuple[Spot, Spot]:
        """Its ends, on dry ground."""
        (x, y), far = self.at, self.reach + LANDING
        east, north = self.along[0] * far, self.along[1] * far
        return (x - east, y - north), (x + east, y + north)


def bridges(town: Town) -> list[Bridge]:
    """All bridges: roads, rails and the shop streets over rivers and canals."""
    streets = [(smooth(line.points), True) for line in town.lines if line.kind not in WATER]
    streets += [(street.points, False) for street in town.shop_streets]
    return [
        Bridge(at, _unit(*piece), line.width * 0.5, drawn)
        for line in town.lines
        if line.kind in WATER
        for bank in pairwise(smooth(line.points))
        for path, drawn in streets
        for piece in pairwise(path)
        if (at := _crossing(bank, piece)) is not None
    ]


def _unit(start: Spot, end: Spot) -> Spot:
    length = math.dist(start, end) or 1.0
    return ((end[0] - start[0]) / length, (end[1] - start[1]) / length)


def _crossing(one: Ring, other: Ring) -> Spot | None:
    """Where two straight pieces cross."""
    (ax, ay), (bx, by) = one
    (cx, cy), (dx, dy) = other
    turned = (bx - ax) * (dy - cy) - (by - ay) * (dx - cx)
    if abs(turned) < 1e-9:
        return None
    here = ((cx - ax) * (dy - cy) - (cy - ay) * (dx - cx)) / turned
    there = ((cx - ax) * (by - ay) - (cy - ay) * (bx - ax)) / turned
    inside = 0 <= here <= 1 and 0 <= there <= 1
    return (ax + here * (bx - ax), ay + here * (by - ay)) if inside else None
