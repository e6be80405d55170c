"""The balance of young families: who came and who left within a year, per 1,000 who live here."""

import numpy as np

from game.engine.causes import book
from game.engine.cells import AREAS, DISTRICTS
from game.engine.city import City
from game.engine.columns import F64, Rows

YEAR = 12
YOUNG_CHILD = 6
"""A young family has a child under this age."""


def young_families(city: City) -> F64:
    """Young families that live here by area, as last counted; at least one."""
    found = city.arrays.get("people.families")
    if found is None:
        found = city.arrays["people.families"] = families_now(city)
    return np.maximum(found, 1.0)


def families_now(city: City) -> F64:
    """Households with a child under six, by area."""
    r, h = city.residents, city.households
    small = (r.born > city.month - YEAR * YOUNG_CHILD).nonzero()[0]
    family = np.zeros(h.alive.size, np.bool_)
    family[r.household.take(small)] = True
    district = r.district.take(h.head[family])
    found = np.bincount(district, minlength=AREAS).astype(np.float64)
    found[-1] = float(district.size)
    return found


def count_families(city: City, rows: Rows, code: Rows, causes: tuple[str, ...], sign: int) -> None:
    """Of residents who come (sign 1) or leave (-1), count the young families by district and cause.

    What this month adds to the balance is booked, and what the same month of last year added goes.
    """
    r = city.residents
    small = r.born[rows] > city.month - 12 * YOUNG_CHILD
    first = np.unique(r.household[rows[small]], return_index=True)[1]
    families, why = rows[small][first], code[small][first]
    district = r.district[families].astype(np.intp)
    here = young_families(city)
    for n, cause in enumerate(causes):
        now = np.zeros(AREAS, np.float64)
        now[:DISTRICTS] = sign * np.bincount(district[why == n], minlength=DISTRICTS)
        now[-1] = now[:DISTRICTS].sum()
        ring = city.flows.setdefault(f"families:{cause}", np.zeros((2 * YEAR, AREAS), np.float64))
        turn = city.month % YEAR
        change = now - ring[YEAR + turn]
        ring[YEAR + turn] = now
        if change.any():
            book(city, "young_family_balance", cause, change * 1000.0 / here)


def balance(city: City) -> F64:
    """Young families who came less those who left, over twelve months, per 1,000 of them, by area."""
    found = np.zeros(AREAS, np.float64)
    for key, ring in city.flows.items():
        if key.startswith("families:"):
            found += ring[YEAR:].sum(axis=0)
    return found * 1000.0 / young_families(city)
