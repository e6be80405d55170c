"""Sway: what each system says to the attitudes this month. One system, `minds`, lets them change.

Each attitude of everybody is asked about once a round of half a year, in two of its months; a size
is a monthly rate and `minds` multiplies it by the months of a round. A rate above 0 moves an attitude towards
1 by that share of what is left, a rate below 0 towards 0. Whoever speaks names a cause, so that the change of
every survey adds up by cause.
"""

from dataclasses import dataclass, field

import numpy as np

from game.engine.cells import CELLS
from game.engine.columns import F32, F64
from game.engine.minds import (
    ATTITUDES,
    BELONGING,
    FELT_SAFE,
    GRIEVANCE,
    LOSS,
    OPENNESS,
    PRIDE,
    PROSPECTS,
    TRUST_CITY,
    TRUST_POLICE,
)

NOTHING: F64 = np.zeros(0, np.float64)
ROUND = 6
"""Each attitude is asked about once in so many months."""
EVERY = tuple(range(len(ATTITUDES)))
TURNS = (
    (),
    (),
    (FELT_SAFE, TRUST_POLICE, PRIDE),
    (),
    (),
    (OPENNESS, LOSS, BELONGING, PROSPECTS, GRIEVANCE, TRUST_CITY),
)
"""Attitudes that are asked about in each month of a round: those that the same things move go together."""


def asked_in(month: int) -> tuple[int, ...]:
    """Attitudes that are asked about in a month."""
    return TURNS[month % ROUND]


def _nothing() -> list[dict[str, F64]]:
    return [{} for _ in ATTITUDES]


@dataclass(slots=True)
class Sway:
    """What has been said this month, by attitude."""

    asked: tuple[int, ...] = EVERY
    """Attitudes that are asked about this month; what is said about others is not heard."""
    tables: list[dict[str, F64]] = field(default_factory=_nothing)
    """For each attitude: cause → rate by cell (CELLS)."""
    persons: list[dict[str, F32]] = field(default_factory=lambda: [{} for _ in ATTITUDES])
    """For each attitude: cause → rate for each row of residents."""

    def asks(self, *attitudes: int) -> bool:
        """Whether any of these is asked about this month: if not, what moves it need not be worked out."""
        return not set(self.asked).isdisjoint(attitudes)

    def by_cell(self, attitude: int, cause: str, rate: F64) -> None:
        """Everyone of a cell is moved alike: what levers, districts and the nation do. `rate`: (CELLS,)."""
        if rate.shape != (CELLS,):
            raise ValueError(f"a rate by cell has {CELLS} numbers, not {rate.shape}")
        if attitude in self.asked:
            said = self.tables[attitude].get(cause)
            self.tables[attitude][cause] = rate if said is None else said + rate

    def by_person(self, attitude: int, cause: str, rate: F32) -> None:
        """Each resident is moved on their own: what they met, lived through or saw in their block."""
        if attitude in self.asked:
            said = self.persons[attitude].get(cause)
            self.persons[attitude][cause] = rate if said is None else said + rate

    def told(self, attitude: int) -> F64:
        """What was said by cell about an attitude, one row a cause."""
        said = self.tables[attitude]
        return np.concatenate([NOTHING, *said.values()]).reshape(-1, CELLS)

    def clear(self) -> None:
        """Forget what was said."""
        for attitude in self.asked:
            self.tables[attitude].clear()
            self.persons[attitude].clear()
