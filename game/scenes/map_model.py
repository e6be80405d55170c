"""What the map needs to know of a town: arrays and outlines, read from the view once or once a month."""

from dataclasses import dataclass, field
from itertools import pairwise
from typing import Any

import numpy as np
import numpy.typing as npt

from game.engine.town import Town
from game.scenes.map_camera import F32, flats
from game.ui.patterns import grain

I32 = npt.NDArray[np.int32]
Ring = tuple[tuple[float, float], ...]

HOUSE = np.uint32(1)
"""The bit of a pixel of the town's picture (the least of its blue) that says that something stands there."""
BUILDS = frozenset({"renewal"})
"""Levers of programmes that put up scaffolds."""
CORE, TERRACE, ESTATE, VILLA, VILLAGE, INDUSTRY, PARK, CAMPUS = range(8)


def column(view: Any, name: str, kind: type = np.float32) -> npt.NDArray[Any]:  # noqa: ANN401 - the game's view
    """A column of the blocks, as numbers of a kind."""
    return np.asarray(view.blocks(name)).astype(kind)


@dataclass(slots=True)
class Ground:
    """The part of the town that does not change: blocks, outlines, lines, landmarks."""

    town: Town
    land: I32
    """Of each block, a row of `LAND`."""
    x: F32
    """Middle of each block, metres east."""
    y: F32
    """Middle, metres north."""
    size: F32
    """Half of its width."""
    district: I32
    """Row of its district."""
    across: F32 = field(init=False)
    """Where it lies on the screen at scale 1, from left to right."""
    down: F32 = field(init=False)
    """And from top to bottom."""
    order: I32 = field(init=False)
    """Blocks from the furthest to the nearest."""
    pieces: F32 = field(init=False)
    """Straight pieces of water, rails and roads: ends (x, y, x, y), and half of the width."""
    schools: frozenset[int] = frozenset()
    """Blocks with a school."""
    bounds: tuple[float, float, float, float] = field(init=False)
    """Left, top, right and bottom of the town on the screen, at scale 1."""

    def __post_init__(self) -> None:
        self.across, self.down = flats(self.x, self.y)
        self.order = np.argsort(self.down, kind="stable").astype(np.int32)
        self.pieces = np.array(
            [
                (*start, *end, line.width / 2)
                for line in self.town.lines
                for start, end in pairwise(smooth(line.points))
            ],
            np.float32,
        ).reshape(-1, 5)
        self.bounds = (
            float(self.across.min(initial=-1.0)),
            float(self.down.min(initial=-1.0)),
            float(self.across.max(initial=1.0)),
            float(self.down.max(initial=1.0)),
        )

    @classmethod
    def of(cls, view: Any) -> "Ground":  # noqa: ANN401 - the game's view
        """The ground of a game."""
        return cls(
            view.rules.town,
            column(view, "land", np.int32),
            column(view, "x"),
            column(view, "y"),
            np.maximum(column(view, "size"), np.float32(10)),
            column(view, "district", np.int32),
            schools=frozenset(np.asarray(view.schools("block")).tolist()),
        )

    def near_pieces(self, block: int) -> F32:
        """The pieces of lines that some houses of a block could stand on."""
        here = slice(block, block + 1)
        apart = off_pieces(self.pieces, self.x[here], self.y[here])[0]
        return self.pieces[apart < self.size[block] * np.float32(1.5) + np.float32(40)]

    def block_at(self, x: float, y: float) -> int:
        """The block that lies there; -1 where there is none."""
        if not self.x.size:
            return -1
        off = np.maximum(np.abs(self.x - np.float32(x)), np.abs(self.y - np.float32(y))) - self.size
        best = int(np.argmin(off))
        return best if off[best] < 30 else -1


@dataclass(frozen=True, slots=True)
class Looks:
    """What shows of each block this month, in a few steps each, so that little changes redraw nothing."""

    upkeep: I32
    """0 worn, 1 ordinary, 2 cared for."""
    litter: I32
    """0 clean to 4 filthy."""
    shops: I32
    """Shop units, up to 8."""
    shut: I32
    """How many of them are shut."""
    marks: I32
    """Offences of the year as 0 to 3 little marks."""
    lamps: I32
    """0 dark, 1 some, 2 well lit."""
    works: I32
    """1 where a programme renews the streets."""
    flags: tuple[I32, I32, I32]
    """All that is drawn of it as one number: from afar (houses), nearer (litter, offences), near (lamps)."""

    @classmethod
    def of(cls, view: Any) -> "Looks":  # noqa: ANN401 - the game's view
        """How the blocks look now."""
        upkeep = np.digitize(column(view, "upkeep"), (0.42, 0.66)).astype(np.int32)
        litter = np.clip(column(view, "litter") * np.float32(5), 0, 4).astype(np.int32)
        units = column(view, "shops", np.int32)
        shops = np.minimum(units, 8)
        shut = np.where(
            units > 0, np.rint((units - column(view, "shops_open")) * shops / np.maximum(units, 1)), 0
        )
        marks = np.digitize(column(view, "year").sum(axis=0), (6.0, 16.0, 36.0)).astype(np.int32)
        lamps = np.digitize(column(view, "light"), (0.5, 0.66)).astype(np.int32)
        closed = shut.astype(np.int32)
        works = renewed(view)
        far = upkeep + 3 * (shops + 9 * closed) + 100_000 * works
        mid = far + 243 * (litter + 5 * marks)
        flags = tuple(part.astype(np.int32) for part in (far, mid, mid + 4860 * lamps))
        return cls(upkeep, litter, shops, closed, marks, lamps, works, (flags[0], flags[1], flags[2]))


def renewed(view: Any) -> I32:  # noqa: ANN401 - the game's view
    """1 for the blocks of districts where a programme that is under way renews streets."""
    district, found = column(view, "district", np.int32), np.zeros(view.blocks("x").size, np.int32)
    for running in view.running():
        programme = view.rules.programmes[running.programme]
        if any(name in BUILDS for dose in programme.doses for name in dose.levers):
            found |= (district == running.place).astype(np.int32) | np.int32(running.place < 0)
    return found


def smooth(points: Ring, rounds: int = 2, closed: bool = False) -> Ring:
    """A line with its corners cut."""
    path = list(points)
    for _ in range(rounds):
        if len(path) < 3:
            break
        cut = [] if closed else [path[0]]
        pairs = zip(path, [*path[1:], path[0]] if closed else path[1:], strict=False)
        for (ax, ay), (bx, by) in pairs:
            cut += [
                (0.75 * ax + 0.25 * bx, 0.75 * ay + 0.25 * by),
                (0.25 * ax + 0.75 * bx, 0.25 * ay + 0.75 * by),
            ]
        path = cut if closed else [*cut, path[-1]]
    return tuple(path)


def off_pieces(table: F32, x: F32, y: F32) -> F32:
    """How far each place is from the edge of each piece, in metres: pieces along a further, last axis."""
    ax, ay, bx, by, half = table.T
    dx, dy = bx - ax, by - ay
    east, north = x[..., None] - ax, y[..., None] - ay
    along = np.clip((east * dx + north * dy) / np.maximum(dx * dx + dy * dy, np.float32(1e-6)), 0, 1)
    found: F32 = np.hypot(east - along * dx, north - along * dy) - half
    return found


def scatter(count: int, seed: int) -> F32:
    """So many values from 0 to 1, always the same for a seed."""
    return np.asarray((grain(count, seed) + np.float32(1)) / np.float32(2), np.float32)
