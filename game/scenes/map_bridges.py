"""Where streets cross water: roads, rails and shop streets over rivers and canals."""

import math
from collections.abc import Sequence
from itertools import pairwise
from typing import Final, NamedTuple

import numpy as np
import numpy.typing as npt

from game.engine.town import LineKind, Town
from game.scenes.map_camera import Spot
from game.scenes.map_model import Ring, smooth

F64 = npt.NDArray[np.float64]
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
    pieces = [(piece, drawn) for path, drawn in streets for piece in pairwise(path)]
    banks = [
        (piece, line.width * 0.5)
        for line in town.lines
        if line.kind in WATER
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
