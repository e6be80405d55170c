"""What two who meet have in common: identities besides where they come from."""

import numpy as np

from game.engine.city import City
from game.engine.columns import F32, Int32, Mask, Rows
from game.engine.indicators import B1

LIKE_AGE = 12 * 10
"""Months of age that two of one stage of life lie apart, at most."""
PARENT_FROM = 12 * 25
"""Age in months from which somebody in a home with children is taken for a parent."""
IDENTITIES = 8
"""Stage of life, parent, what fills the day, schooling, Dutch, quarter, club, and class or firm."""


def in_common(city: City, one: Rows, other: Rows) -> F32:
    """Which share of `IDENTITIES` each of `one` has in common with the one of `other` beside them, 0 to 1.

    Faith and origin are no part of it.
    """
    r = city.residents
    born, born_too = r.born.take(one), r.born.take(other)
    shared = (np.abs(born - born_too) <= LIKE_AGE).astype(np.int8)
    shared += _parents(city, one, born) & _parents(city, other, born_too)
    shared += r.activity.take(one) == r.activity.take(other)
    shared += r.education.take(one) == r.education.take(other)
    shared += np.minimum(r.dutch.take(one), r.dutch.take(other)) >= np.float32(B1)
    shared += r.district.take(one) == r.district.take(other)
    for places in (r.club, r.class_, r.workplace):
        place = places.take(one)
        shared += (place == places.take(other)) & (place >= 0)
    return shared * np.float32(1.0 / IDENTITIES)


def _parents(city: City, rows: Rows, born: Int32) -> Mask:
    children = city.households.children.take(city.residents.household.take(rows))
    return (children > 0) & (born <= city.month - PARENT_FROM)
