"""The balance of young families: who came and who left within a year, per 1,000 who live here."""

import numpy as np

from game.engine.causes import book_each, with_city
from game.engine.cells import AREAS, DISTRICTS
from game.engine.city import City
from game.engine.columns import F64, Rows
from game.engine.residents import Residents

YEAR = 12
NET = "people.families_net"
YOUNG_CHILD = 6
"""A young family has a child under this age."""


def young_families(city: City) -> F64:
    """Young families that live here by area, as last counted; at least one."""
    found = city.arrays.get("people.families")
    if found is None:
        found = city.arrays["people.families"] = families_now(city)
    return np.maximum(found, 1.0)


def families_now(city: City, minors: Rows | None = None) -> F64:
    """Households with a child under six, by area; all of these are among the `minors` when they are given."""
    r, h, since = city.residents, city.households, city.month - YEAR * YOUNG_CHILD
    small = (r.born > since).nonzero()[0] if minors is None else minors.compress(r.born.take(minors) > since)
    family = np.zeros(h.alive.size, np.bool_)
    family[r.household.take(small)] = True
    district = r.district.take(h.head.take(family.nonzero()[0]))
    return with_city(np.bincount(district, minlength=DISTRICTS).astype(np.float64))


def count_families(city: City, people: Residents, code: Rows, causes: tuple[str, ...], sign: int) -> None:
    """Of residents who come (sign 1) or leave (-1), count the young families by cause and district.

    What this month adds to the balance is booked, and what the same month of last year added goes.
    """
    small = (people.born > city.month - YEAR * YOUNG_CHILD).nonzero()[0]
    family = people.household.take(small)
    one = np.empty(city.households.alive.size, np.intp)
    one[family] = small
    one = small.compress(one.take(family) == small)
    place = code.take(one) * DISTRICTS + people.district.take(one)
    count = np.bincount(place, minlength=len(causes) * DISTRICTS).reshape(-1, DISTRICTS)
    now = with_city(sign * count.astype(np.float64))
    year = city.arrays.setdefault(f"families.{causes[0]}", np.zeros((YEAR, *now.shape), np.float64))
    turn = city.month % YEAR
    change = now - year[turn]
    year[turn] = now
    city.arrays[NET] = _net(city) + change.sum(axis=0)
    book_each(city, ("young_family_balance",), causes, change * (1000.0 / young_families(city)))


def balance(city: City) -> F64:
    """Young families who came less those who left, over twelve months, per 1,000 of them, by area."""
    return _net(city) * 1000.0 / young_families(city)


def _net(city: City) -> F64:
    """Young families who came less those who left, over twelve months."""
    known = city.arrays.get(NET)
    return np.zeros(AREAS, np.float64) if known is None else known
