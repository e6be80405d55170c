"""People: some residents as a table of their own, and what a table without people looks like."""

from typing import Any, cast

import numpy as np
import numpy.typing as npt

from game.engine.cells import NOBODY
from game.engine.columns import Rows, column_types, empty
from game.engine.residents import Residents

COLUMNS = tuple(column_types(Residents))
FREE_ROW = {
    "cell": NOBODY,
    "vote": -1,
    "household": -1,
    "origin": -1,
    "workplace": -1,
    "school": -1,
    "class_": -1,
    "club": -1,
}
"""What stands in a free row where it is not zero: a free row is in no household, school, club or count."""
LEFT_BEHIND = frozenset(
    {"luck_a", "luck_b", "mother", "sex", "first_name", "family_name", "arrived", "abroad_since", "since"}
    | {"block", "district", "education", "results", "workplace", "income", "dutch", "citizen", "faith"}
    | {"supporter", "tolerance", "trusted_adult", "anchors", "minds"}
)
"""What stays in the row of somebody who left, until somebody else takes it: nobody asks for it."""
LIVED = frozenset(
    {"shopkeeper", "course", "school", "class_", "club", "buddy", "buddy_until", "harmed", "rebuffed", "vote"}
    | {"offending", "held", "drawn", "recruiter", "circle"}
)
"""What nobody brings along: it comes with living here."""
CLEARED = tuple(name for name in COLUMNS if name not in LEFT_BEHIND)
"""What is cleared when somebody leaves."""
BROUGHT = tuple(name for name in COLUMNS if name not in LIVED)
"""What is written when somebody comes."""


def nobody(count: int) -> Residents:
    """A table of free rows."""
    people = empty(Residents, count)
    for name, value in FREE_ROW.items():
        getattr(people, name)[:] = value
    return people


class _Those:
    """Rows of a table, whose columns are copied when they are first asked for."""

    def __init__(self, residents: Residents, rows: Rows) -> None:
        self._residents, self._rows = residents, rows

    def __getattr__(self, name: str) -> npt.NDArray[Any]:
        column: npt.NDArray[Any] = getattr(self._residents, name)
        found = self.__dict__[name] = column.take(self._rows, axis=-1, mode="wrap")
        return found


class _Every:
    """Each so many-th row of a table from one on, in the same way."""

    def __init__(self, residents: Residents, step: int, start: int) -> None:
        self._residents, self._which = residents, (..., slice(start, None, step))

    def __getattr__(self, name: str) -> npt.NDArray[Any]:
        column: npt.NDArray[Any] = getattr(self._residents, name)
        found = self.__dict__[name] = column[self._which].copy()
        return found


def those(residents: Residents, rows: Rows) -> Residents:
    """Some residents as a table of their own: copies of their columns, made when first asked for."""
    return cast("Residents", _Those(residents, rows))


def every(residents: Residents, step: int, start: int) -> Residents:
    """Every so many-th resident from one on as a table of their own: a copy is read faster than leaps are."""
    return cast("Residents", _Every(residents, step, start))


def part(people: Residents, which: slice) -> Residents:
    """Some residents in the same place: what is written about them is written there."""
    return Residents(**{name: getattr(people, name)[..., which] for name in COLUMNS})


def fill(residents: Residents, name: str, rows: Rows, values: npt.NDArray[Any] | float) -> None:
    """Write a column of some residents, attitude by attitude: that is the fast way for numpy."""
    column = getattr(residents, name)
    if column.ndim == 1:
        column[rows] = values
    elif isinstance(values, np.ndarray):
        for line, of_line in zip(column, values, strict=True):
            line[rows] = of_line
    else:
        for line in column:
            line[rows] = values
