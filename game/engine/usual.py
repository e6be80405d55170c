"""What a town is used to: signals sway people by how far they differ from it."""

from collections.abc import Callable

import numpy as np

from game.engine.cells import CELL_DISTRICT, CELL_FOREIGN, CELL_NEED, CELLS, DISTRICTS, NOBODY
from game.engine.city import City
from game.engine.columns import F32, F64, Int8, Int32, Rows
from game.engine.once import once

SETTLING = 0.1
"""Share by which habits follow in each month of the spin-up."""

BOUNDS = np.arange(DISTRICTS + 1, dtype=np.int8)
SOMEBODY: F64 = (np.arange(CELLS) != NOBODY).astype(np.float64)
"""1 for every cell but that of free rows."""
FOREIGN: F64 = CELL_FOREIGN.astype(np.float64)
"""1 for the cells of residents with a foreign background."""
NATIVE: F64 = SOMEBODY - FOREIGN
"""1 for the cells of residents without one."""
IN_NEED: F64 = CELL_NEED.astype(np.float64)
"""1 for the cells of residents in need."""


def usual(
    city: City, name: str, now: float | Callable[[], float], months: int = 1, later: float = 0.0
) -> float:
    """What the town is used to: it follows what is while the town settles, and stands still from the start.

    So nothing sways the town as a whole while nothing changes, and quarters that are better or worse off
    than the town's mean differ. `months` is how often it is asked for; `later` the share of the way that
    habits go in each month after the start all the same. What takes long to count is given as a function: it
    is counted only as long as the habit follows it.
    """
    key = "usual." + name
    habit = city.numbers.get(key)
    pace = SETTLING if city.month < city.start else later
    if habit is None or pace:
        is_now = now() if callable(now) else now
        habit = is_now if habit is None else habit + pace * months * (is_now - habit)
        city.numbers[key] = habit
    return habit


def usual_each(city: City, name: str, now: F64, months: int = 1) -> F64:
    """The same for several things at once, such as streets, asked every so many months."""
    key = "usual." + name
    habit = city.arrays.get(key)
    if habit is None:
        habit = now.copy()
    elif city.month < city.start:
        habit = habit + SETTLING * months * (now - habit)
    city.arrays[key] = habit
    return habit


def block_districts(city: City) -> Rows:
    """District of every block, ready to index with."""
    return _as_index(city.blocks.district)


@once
def _as_index(district: Int8) -> Rows:
    """A copy that is ready to index with: blocks stay where they are."""
    return district.astype(np.intp)


@once
def _runs(district: Int8) -> tuple[Rows, Rows]:
    """Districts that have blocks, and the first block of each: blocks of a district lie together."""
    first = district.searchsorted(BOUNDS)
    here = np.flatnonzero(first[1:] > first[:-1])
    return here, first[here]


def sum_blocks(city: City, values: Int32 | F32 | F64) -> F64:
    """Sums by district (…, DISTRICTS) of something about blocks (…, blocks)."""
    here, first = _runs(city.blocks.district)
    if here.size == DISTRICTS:
        return np.asarray(np.add.reduceat(values, first, axis=-1, dtype=np.float64), np.float64)
    found = np.zeros((*values.shape[:-1], DISTRICTS), np.float64)
    found[..., here] = np.add.reduceat(values, first, axis=-1, dtype=np.float64)
    return found


def mean_of_blocks(city: City, values: F64, weights: F64) -> F64:
    """Mean by district (DISTRICTS,) of something about blocks, weighted."""
    return means_of_blocks(city, weights, values)[0]


def means_of_blocks(city: City, weights: F64, *values: F32 | F64) -> list[F64]:
    """Means by district of several things about blocks, with the same weights."""
    weight = sum_blocks(city, weights)
    weight[weight == 0.0] = 1.0
    return [sum_blocks(city, each * weights) / weight for each in values]


def for_cells(by_district: F64, who: F64 = SOMEBODY) -> F64:
    """A rate by district as a rate by cell (CELLS,): `who` weighs the cells and gives 0 to free rows."""
    found = by_district.take(CELL_DISTRICT)
    found *= who
    return found
