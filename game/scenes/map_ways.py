"""Ways through the town: along streets from home to the day's place, over bridges where water lies between.

A way has three legs, straight east or north: out along one axis, over along the other, on along the first.
Where its turn lies is chosen once for each pair of places: as dry as can be, and then as short as can be.
"""

import math
from dataclasses import dataclass, field
from itertools import pairwise
from typing import Final

import numpy as np
import numpy.typing as npt

from game.scenes.map_bridges import LANDING, WET, Bridge, bridges
from game.scenes.map_camera import F32, Spot
from game.scenes.map_folk import Folk, Rows
from game.scenes.map_model import Ground, off_pieces, smooth

Cells = npt.NDArray[np.int16]
Flags = npt.NDArray[np.bool_]
CELL: Final = 8.0
"""Metres of a side of a cell of the ground, wet or dry."""
SHORE: Final = 0.4
"""How far from its middle water reaches, of its width."""
DECK: Final = 9.0
"""Metres to each side of its middle in which a bridge carries people."""
SWIM: Final = 2000.0
"""Metres of detour that somebody makes rather than to cross one wet cell."""
SEARCH: Final = (8.0, 16.0, 24.0, 36.0, 50.0)
"""Metres at which dry ground is looked for."""
TURNS: Final = ((0, 1), (1, 0), (0, -1), (-1, 0), (0.7, 0.7), (0.7, -0.7), (-0.7, -0.7), (-0.7, 0.7))
"""In these directions."""
ROOM: Final = 200.0
"""Metres around the blocks that have cells, too."""


@dataclass(slots=True)
class Ways:
    """The wet ground of one town, and the ways that were chosen around it."""

    ground: Ground
    bridges: list[Bridge] = field(init=False)
    _corner: Spot = field(init=False)
    """South-west corner of the cells."""
    _middles: tuple[F32, F32] = field(init=False)
    """Metres east of the middles of the columns, and metres north of those of the rows."""
    _wet: Flags = field(init=False)
    """Cells by row (north) and column (east) where nobody can be seen to walk."""
    _water: Flags = field(init=False)
    """The same, but for landings of bridges: there a way may cross."""
    _before: tuple[Cells, ...] = ()
    """How many cells of water lie up to each one, to the west and to the south; counted when first asked."""
    _known: F32 = field(default_factory=lambda: np.zeros((4, 0), np.float32))
    """Of each row of the residents the home and the goal for which a way was chosen last."""
    _turn: F32 = field(default_factory=lambda: np.zeros(0, np.float32))
    _swapped: Flags = field(default_factory=lambda: np.zeros(0, np.bool_))

    def __post_init__(self) -> None:
        ground = self.ground
        self.bridges = bridges(ground.town)
        low = [float(side.min(initial=0.0)) - ROOM for side in (ground.x, ground.y)]
        high = [float(side.max(initial=0.0)) + ROOM for side in (ground.x, ground.y)]
        self._corner = (low[0], low[1])
        wide, tall = (math.ceil((end - start) / CELL) for start, end in zip(low, high, strict=True))
        east, north = ((np.arange(many) + 0.5) * CELL for many in (wide, tall))
        self._middles = (east + low[0]).astype(np.float32), (north + low[1]).astype(np.float32)
        self._wet = np.zeros((tall, wide), np.bool_)
        for line in ground.town.lines:
            if line.kind in WET:
                for start, end in pairwise(smooth(line.points)):
                    self._mark(self._wet, (start, end), line.width * SHORE, wet=True)
        self._water = self._wet.copy()
        for bridge in self.bridges:
            self._mark(self._water, (bridge.at, bridge.at), bridge.reach + LANDING, wet=False)
            self._mark(self._wet, bridge.deck, DECK, wet=False)

    def _mark(self, grid: Flags, piece: tuple[Spot, Spot], reach: float, *, wet: bool) -> None:
        """Make the cells around a straight piece wet or dry."""
        start, end = piece
        spans, middles = [], []
        for axis in (0, 1):
            low, high = sorted((start[axis], end[axis]))
            first = math.floor((low - reach - self._corner[axis]) / CELL)
            last = math.ceil((high + reach - self._corner[axis]) / CELL)
            most = grid.shape[1 - axis]
            spans.append(slice(min(max(first, 0), most), min(max(last, 0), most)))
            middles.append(self._middles[axis][spans[axis]])
        (columns, rows), (x, y) = spans, middles
        table = np.array([(*start, *end, reach)], np.float32)
        grid[rows, columns][off_pieces(table, x, y[:, None])[..., 0] <= 0] = wet

    def _cell(self, metres: F32, axis: int) -> Rows:
        """Column (axis 0) or row (axis 1) of places; those outside count to the edge."""
        most = self._wet.shape[1 - axis] - 1
        cell = (metres - np.float32(self._corner[axis])) * np.float32(1 / CELL)
        return np.clip(cell, 0, most).astype(np.intp)

    def wet(self, x: F32, y: F32) -> Flags:
        """Whether places lie in the water."""
        return self._wet[self._cell(y, 1), self._cell(x, 0)]

    def ashore(self, places: F32) -> None:
        """Put those who would stand in the water on the nearest bank."""
        left = np.flatnonzero(self.wet(*places))
        for reach in SEARCH:
            for east, north in TURNS if left.size else ():
                step = np.array([[east], [north]], np.float32) * np.float32(reach)
                tried = places[:, left] + step
                dry = ~self.wet(*tried)
                places[:, left[dry]] = tried[:, dry]
                left = left[~dry]

    # ------------------------------------------------------------------ choosing

    def lead(self, folk: Folk, part: slice) -> None:
        """Choose ways for a part of the people; who goes where they went before goes as before."""
        rows = folk.rows[part]
        self.ashore(folk.home[:, part])
        self.ashore(folk.goal[:, part])
        self._room(int(rows.max(initial=-1)) + 1)
        asked = np.concatenate((folk.home[:, part], folk.goal[:, part]))
        fresh = np.flatnonzero((self._known[:, rows] != asked).any(axis=0))
        if fresh.size:
            turn, swapped = self.choose(asked[:2, fresh], asked[2:, fresh])
            self._turn[rows[fresh]], self._swapped[rows[fresh]] = turn, swapped
        self._known[:, rows] = asked
        folk.turn[part], folk.swapped[part] = self._turn[rows], self._swapped[rows]

    def _room(self, many: int) -> None:
        """Make room for so many rows of residents."""
        more = many - self._turn.size
        if more > 0:
            self._known = np.concatenate((self._known, np.full((4, more), np.nan, np.float32)), axis=1)
            self._turn = np.concatenate((self._turn, np.zeros(more, np.float32)))
            self._swapped = np.concatenate((self._swapped, np.zeros(more, np.bool_)))

    def choose(self, home: F32, goal: F32) -> tuple[F32, Flags]:
        """Where each way turns, and whether it sets out to the north: by the goal or home, or a bridge."""
        turn, swapped = goal[0].copy(), np.zeros(goal.shape[1], np.bool_)
        best = self.cost(home, goal, turn, swapped=False)
        north = self.cost(home, goal, goal[1], swapped=True)
        less = north < best
        turn[less], swapped[less], best[less] = goal[1, less], True, north[less]
        left = np.flatnonzero(best >= SWIM)
        if left.size and self.bridges:
            here, there = home[:, left], goal[:, left]
            at = np.array([bridge.at for bridge in self.bridges], np.float32)
            costs = np.stack(
                [self.cost(here, there, at[:, axis, None], swapped=axis == 1) for axis in (0, 1)], axis=1
            ).reshape(at.size, left.size)
            least = costs.argmin(axis=0)
            less = costs[least, np.arange(left.size)] < best[left]
            chosen, least = left[less], least[less]
            turn[chosen], swapped[chosen] = at.ravel()[least], least % 2 == 1
        return turn, swapped

    def cost(self, home: F32, goal: F32, turn: F32, *, swapped: bool) -> F32:
        """Metres of ways that turn there, and `SWIM` for each wet cell on them.

        Homes and goals (2, people); a turn for each of them, or for all of them: (turns, 1).
        """
        self._before = self._before or tuple(np.cumsum(self._water, axis, np.int16) for axis in (1, 0))
        one, two = (1, 0) if swapped else (0, 1)
        middle, out, on = (self._cell(place, one) for place in (turn, home[one], goal[one]))
        start, end = (self._cell(place[two], two) for place in (home, goal))

        def before(axis: int, along: Rows, beside: Rows) -> Cells:
            """Wet cells before a place, to the west of it (axis 0) or to the south."""
            return self._before[axis][(along, beside) if swapped else (beside, along)]

        wet = np.abs(before(one, middle, start) - before(one, out, start))
        wet += np.abs(before(one, on, end) - before(one, middle, end))
        wet += np.abs(before(two, middle, end) - before(two, middle, start))
        far = np.abs(turn - home[one]) + np.abs(goal[one] - turn) + np.abs(goal[two] - home[two])
        return far + wet.astype(np.float32) * np.float32(SWIM)
