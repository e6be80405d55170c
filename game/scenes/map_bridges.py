"""Where people cross water: roads, rails, shop streets and foot bridges over rivers and canals."""

import math
from collections.abc import Iterator, Sequence
from itertools import pairwise
from typing import Final, NamedTuple

import numpy as np
import numpy.typing as npt

from game.engine.once import once
from game.engine.town import LineKind, Town
from game.scenes.map_camera import Spot
from game.scenes.map_model import Ring, smooth

F64 = npt.NDArray[np.float64]
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


@once
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
    pieces = [(piece, drawn) for path, drawn in streets for piece in pairwise(path)]
    banks = [
        (piece, line.width * 0.5)
        for line in town.lines
        if line.kind in WET
        for piece in pairwise(smooth(line.points))
    ]
    place, met = _crossings([bank for bank, _ in banks], [piece for piece, _ in pieces])
    return [
        Bridge((float(x), float(y)), _unit(*pieces[over][0]), banks[under][1], pieces[over][1])
        for (x, y), (under, over) in zip(place.tolist(), met.tolist(), strict=True)
    ]


def _unit(start: Spot, end: Spot) -> Spot:
    length = math.dist(start, end) or 1.0
    return ((end[0] - start[0]) / length, (end[1] - start[1]) / length)


def _crossings(some: Sequence[Ring], others: Sequence[Ring]) -> tuple[F64, npt.NDArray[np.intp]]:
    """Where straight pieces cross others: the places, and the number of each of the two pieces."""
    ax, ay, bx, by = np.array(some, np.float64).reshape(-1, 4).T[:, :, None]
    cx, cy, dx, dy = np.array(others, np.float64).reshape(-1, 4).T[:, None, :]
    turned = (bx - ax) * (dy - cy) - (by - ay) * (dx - cx)
    level = np.abs(turned) < 1e-9
    turned = np.where(level, 1.0, turned)
    here = ((cx - ax) * (dy - cy) - (cy - ay) * (dx - cx)) / turned
    there = ((cx - ax) * (by - ay) - (cy - ay) * (bx - ax)) / turned
    met = np.argwhere(~level & (here >= 0) & (here <= 1) & (there >= 0) & (there <= 1))
    share, under = here[met[:, 0], met[:, 1]], met[:, 0]
    x, y = (start[under, 0] + share * (end - start)[under, 0] for start, end in ((ax, bx), (ay, by)))
    return np.stack((x, y), axis=1), met
