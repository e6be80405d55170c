"""Where people cross water: roads, rails, shop streets and foot bridges over rivers and canals."""

import math
from collections.abc import Iterator
from itertools import pairwise
from typing import Final, NamedTuple

from game.engine.town import LineKind, Town
from game.scenes.map_camera import Spot
from game.scenes.map_model import Ring, smooth

WET: Final = frozenset({LineKind.RIVER, LineKind.CANAL})
APART: Final = 270.0
"""Metres along the water from foot bridge to foot bridge."""
NEAR: Final = 120.0
"""No foot bridge stands nearer to another bridge than so many metres."""
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
    """Whether the street is drawn as a line of the town; shop streets and foot bridges are not."""

    @property
    def deck(self) -> tuple[Spot, Spot]:
        """Its ends, on dry ground."""
        (x, y), far = self.at, self.reach + LANDING
        east, north = self.along[0] * far, self.along[1] * far
        return (x - east, y - north), (x + east, y + north)


def bridges(town: Town) -> list[Bridge]:
    """All bridges: those of streets, and foot bridges in the core where there is none near."""
    found = _of_streets(town)
    for line in town.lines:
        if line.kind in WET:
            for at, (east, north) in steps(smooth(line.points), APART):
                if in_core(town, at) and all(math.dist(at, bridge.at) > NEAR for bridge in found):
                    found.append(Bridge(at, (-north, east), line.width * 0.5, drawn=False))
    return found


def steps(path: Ring, apart: float) -> Iterator[tuple[Spot, Spot]]:
    """Points along a line, so many metres apart, each with the direction there."""
    spare = apart / 2
    for start, end in pairwise(path):
        length, (east, north) = math.dist(start, end), _unit(start, end)
        while length and spare <= length:
            yield (start[0] + east * spare, start[1] + north * spare), (east, north)
            spare += apart
        spare -= length


def in_core(town: Town, at: Spot) -> bool:
    """Whether a place lies in the old town."""
    zones = (zone for district in town.districts for zone in district.zones)
    return any(_inside(at, zone.outline) for zone in zones if zone.land == "core")


def _inside(at: Spot, outline: Ring) -> bool:
    x, y = at
    odd = False
    for (ax, ay), (bx, by) in zip(outline, (*outline[1:], outline[0]), strict=True):
        if (ay > y) != (by > y) and x < (bx - ax) * (y - ay) / (by - ay) + ax:
            odd = not odd
    return odd


def _of_streets(town: Town) -> list[Bridge]:
    streets = [(smooth(line.points), True) for line in town.lines if line.kind not in WET]
    streets += [(street.points, False) for street in town.shop_streets]
    return [
        Bridge(at, _unit(*piece), line.width * 0.5, drawn)
        for line in town.lines
        if line.kind in WET
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
