"""Pairs: who meets whom this round inside a layer of life."""

import numpy as np

from game.engine.city import City
from game.engine.columns import Mask, Rows, UInt32
from game.engine.luck import hashed, uniform
from game.engine.minds import OPENNESS
from game.engine.sway import ROUND

TURNS = 12 // ROUND
"""Each round half of the town meets, so that everybody meets once a year."""
SIDES = 2
"""Street and club in one year, class and work in the next, for each resident."""


def _round(city: City) -> int:
    return city.month // ROUND


def side(city: City) -> int:
    """Which half of the layers of life is looked at: for each resident the other one next year."""
    now = _round(city)
    return (now + now // TURNS) % SIDES


def who_meets(city: City) -> slice:
    """Rows of the half of the town that meets somebody this round."""
    return slice(_round(city) % TURNS, None, TURNS)


def who_is_met(city: City) -> slice:
    """Rows of the half of the town of whom somebody is met: the other one; nobody meets themselves."""
    return slice((_round(city) + 1) % TURNS, None, TURNS)


def _one_of(count: Rows, drawn: UInt32) -> Rows:
    """One of so many, from 0, by the 24 bits that a uniform number has."""
    found = (drawn >> np.uint32(8)).astype(np.intp)
    found *= count
    found >>= 24
    return found


def meet(
    city: City, own: Rows, mine: Rows, others: Rows, theirs: Rows, decision: str
) -> tuple[Rows, Rows, Rows, Mask]:
    """Somebody with the same key (block, class, firm, club) for each of `own`.

    Each comes across two people; where one of them is of another origin and one is not, the open turn to
    the other and the closed to their own, with a chance that is their openness. `mine` and `theirs` are the
    keys of the rows `own` and `others`. Returns who met somebody, the key by which, whom they met, and
    whether that one is of another origin.
    """
    r = city.residents
    if own.size == 0 or others.size == 0:
        return own[:0], mine[:0], others[:0], np.zeros(0, np.bool_)
    order = others.take(np.argsort(theirs.astype(np.uint16), kind="stable"))
    count = np.bincount(theirs, minlength=int(mine.max()) + 1)
    first = np.cumsum(count) - count
    there = count.take(mine)
    if there.min() > 0:
        who, key = own, mine
    else:
        met = there.nonzero()[0]
        who, key, there = own.take(met), mine.take(met), there.take(met)
    first_of = first.take(key)
    a, b = r.luck_a.take(who), r.luck_b.take(who)
    seen, again = (
        order.take(_one_of(there, hashed(a, b, city.seed, word, city.month)) + first_of)
        for word in (decision, decision + " again")
    )
    origin = r.origin.take(who)
    far, far_again = origin != r.origin.take(seen), origin != r.origin.take(again)
    torn = (far != far_again).nonzero()[0]
    drawn = uniform(a.take(torn), b.take(torn), city.seed, decision + " turns to", city.month)
    turns = torn.compress((drawn < r.minds[OPENNESS].take(who.take(torn))) == far_again.take(torn))
    seen[turns], far[turns] = again.take(turns), far_again.take(turns)
    return who, key, seen, far
