"""Five people to follow: of different ages, places and roots; the same for all who play this town."""

from typing import Final

import numpy as np
import numpy.typing as npt

from game.engine.residents import Activity, Generation
from game.engine.view import View

Mask = npt.NDArray[np.bool_]
TRIES: Final = 60
"""So many are looked at to find somebody who is likely to stay."""
STEP: Final = 7919
"""A prime, so that one goes far through the list with each person."""


def varied(view: View) -> tuple[int, ...]:
    """Ids of a pupil, somebody young without work, a newcomer, a shopkeeper and somebody old.

    Each lives in another district than those before, where that can be.
    """

    def column(name: str) -> npt.NDArray[np.generic]:
        return view.residents(name)

    age = (view.month - np.asarray(column("born"), np.int64)) // 12
    alive = np.asarray(column("alive"), np.bool_)
    dutch = np.asarray(column("dutch"), np.float32)
    activity, generation = column("activity"), column("generation")
    district, ids = np.asarray(column("district")), np.asarray(column("id"))
    kinds: tuple[Mask, ...] = (
        (age >= 9) & (age <= 13) & (activity == Activity.PUPIL),
        (age >= 18) & (age <= 27) & (activity == Activity.JOBLESS) & (generation != Generation.BORN_ABROAD),
        (age >= 24) & (age <= 45) & (generation == Generation.BORN_ABROAD) & (dutch < np.float32(0.6)),
        (age >= 30) & (age <= 55) & np.asarray(column("shopkeeper"), np.bool_),
        (age >= 58) & (age <= 70) & (generation == Generation.NATIVE),
    )
    found: list[int] = []
    taken: list[int] = []
    for number, kind in enumerate(kinds):
        rows = np.flatnonzero(kind & alive)
        elsewhere = rows[~np.isin(district[rows], taken)]
        rows = elsewhere if elsewhere.size else rows
        if rows.size:
            row = _settled(view, rows, (number + 1) * STEP)
            found.append(int(ids[row]))
            taken.append(int(district[row]))
    return tuple(found)


def _settled(view: View, rows: npt.NDArray[np.intp], start: int) -> int:
    """The first of some rows, from a place on, whose household owns its home: they move away less often."""
    tried = [int(rows[(start + step * STEP) % rows.size]) for step in range(min(rows.size, TRIES))]
    owners = (row for row in tried if (person := view.person_at(row)) is not None and person.owns)
    return next(owners, tried[0])
