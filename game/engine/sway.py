"""Sway: what each system says to the attitudes this month. One system, `minds`, lets them change.

Every month a quarter of the town (the cohort) makes up its mind; a size is a monthly rate and `minds`
multiplies it by four. A rate above 0 moves an attitude towards 1 by that share of what is left, a rate
below 0 towards 0. Whoever speaks names a cause, so that the change of every survey adds up by cause.
"""

from dataclasses import dataclass, field

import numpy as np

from game.engine.cells import CELLS
from game.engine.columns import F32, F64
from game.engine.minds import ATTITUDES

NOTHING: F64 = np.zeros(0, np.float64)
QUARTERS = 4
"""A resident makes up their mind every this many months."""


@dataclass(slots=True)
class Cohort:
    """The quarter of the town that makes up its mind this month: every fourth row."""

    rows: slice
    """Rows of residents, as a slice."""
    cell: np.ndarray[tuple[int], np.dtype[np.intp]]
    """Their cells (free rows: cells.NOBODY)."""
    block: np.ndarray[tuple[int], np.dtype[np.intp]]
    """Their blocks."""

    @property
    def size(self) -> int:
        """How many rows, free rows included."""
        return self.cell.size


def _nothing() -> list[dict[str, F64]]:
    return [{} for _ in ATTITUDES]


@dataclass(slots=True)
class Sway:
    """What has been said this month, by attitude."""

    tables: list[dict[str, F64]] = field(default_factory=_nothing)
    """For each attitude: cause → rate by cell (CELLS)."""
    persons: list[dict[str, F32]] = field(default_factory=lambda: [{} for _ in ATTITUDES])
    """For each attitude: cause → rate for each row of the cohort."""

    def by_cell(self, attitude: int, cause: str, rate: F64) -> None:
        """Everyone of a cell is moved alike: what levers, districts and the nation do. `rate`: (CELLS,)."""
        if rate.shape != (CELLS,):
            raise ValueError(f"a rate by cell has {CELLS} numbers, not {rate.shape}")
        said = self.tables[attitude].get(cause)
        self.tables[attitude][cause] = rate if said is None else said + rate

    def by_person(self, attitude: int, cause: str, rate: F32) -> None:
        """Each of the cohort is moved on their own: what they met, lived through or saw in their block."""
        said = self.persons[attitude].get(cause)
        self.persons[attitude][cause] = rate if said is None else said + rate

    def told(self, attitude: int) -> F64:
        """What was said by cell about an attitude, one row a cause."""
        said = self.tables[attitude]
        return np.concatenate([NOTHING, *said.values()]).reshape(-1, CELLS)

    def clear(self) -> None:
        """Forget what was said."""
        for tables, persons in zip(self.tables, self.persons, strict=True):
            tables.clear()
            persons.clear()
