"""Housing: households look at some empty homes and take the one they like best, if they may have it."""

from dataclasses import dataclass

import numpy as np

from game.engine import minds
from game.engine.cells import DISTRICTS
from game.engine.city import City, add_flow
from game.engine.codes import NATIVE, OWNED, RENTED, SOCIAL
from game.engine.columns import F32, Mask, Rows
from game.engine.luck import uniform
from game.engine.rules import Rules

LOOKED_AT = 8
"""Empty homes that a household looks at."""
NO_HOME = -1
FORBIDDEN = np.float32(-100.0)
STEP = np.uint32(0x9E3779B1)

U32 = np.ndarray[tuple[int], np.dtype[np.uint32]]


@dataclass(slots=True)
class Seekers:
    """Households that look for a home, one row each. Luck is that of the head."""

    luck_a: U32
    """Luck of the head."""
    luck_b: U32
    """Luck of the head."""
    income: F32
    """Net income of the household, euro a month."""
    persons: F32
    """Persons."""
    family: Mask
    """Whether children are among them."""
    foreign: Mask
    """Whether the head has a foreign background."""
    tolerance: F32
    """Share of neighbours of another background at which they feel uneasy, as they feel today."""
    district: Rows
    """District in which they live now; -1 when they come from elsewhere."""
    may_buy: Mask
    """Whether they have, or inherit, what a bank asks of buyers."""


@dataclass(slots=True)
class Found:
    """What seekers found."""

    home: Rows
    """Row of the home; `NO_HOME` when none."""
    worth: F32
    """How well they like it."""
    refused: Rows
    """How many landlords said no because of the name, by seeker."""


def seekers_of(city: City, rules: Rules, households: Rows) -> Seekers:
    """Households of the town as seekers of another home."""
    h, r = city.households, city.residents
    head = h.head[households].astype(np.intp)
    foreign = r.generation[head] != NATIVE
    return Seekers(
        r.luck_a[head],
        r.luck_b[head],
        h.income[households],
        h.size[households].astype(np.float32),
        h.children[households] > 0,
        foreign,
        uneasy_from(city, rules, head, r.district[head].astype(np.intp)),
        r.district[head].astype(np.intp),
        may_buy(city, rules, r.luck_a[head], r.luck_b[head], foreign)
        | (city.homes.tenure[h.home[households]] == OWNED),
    )


def may_buy(city: City, rules: Rules, luck_a: U32, luck_b: U32, foreign: Mask) -> Mask:
    """Whether they have the means that a bank asks of buyers: fewer do whose family came from abroad."""
    k = rules.k.homes
    means = np.where(foreign, np.float32(k.means_foreign), np.float32(k.means_native))
    return uniform(luck_a, luck_b, city.seed, "means to buy", 0) < means


def uneasy_from(city: City, rules: Rules, head: Rows, district: Rows) -> F32:
    """Share of other neighbours that makes these heads uneasy: more when open, safe and well schooled."""
    k, r = rules.k.homes, city.residents
    tolerance = r.tolerance[head].copy()
    tolerance += np.float32(k.open_tolerance) * (r.minds[minds.OPENNESS, head] - np.float32(0.5))
    tolerance += np.float32(k.safe_tolerance) * (r.minds[minds.FELT_SAFE, head] - np.float32(k.ease_normal))
    trust = school_trust(city)[district]
    tolerance += np.float32(k.school_tolerance) * (trust - np.float32(k.school_normal))
    return tolerance


def school_trust(city: City) -> F32:
    """How far parents trust the primary schools of a district; the town's mean where there is none."""
    s = city.schools
    primary = s.secondary == 0
    if not primary.any():
        return np.full(DISTRICTS, 0.5, np.float32)
    weight = np.bincount(s.district[primary], weights=s.pupils[primary], minlength=DISTRICTS)
    total = np.bincount(
        s.district[primary], weights=s.pupils[primary] * s.trusted[primary], minlength=DISTRICTS
    )
    mean = total.sum() / max(weight.sum(), 1.0)
    return np.where(weight > 0.0, total / np.maximum(weight, 1.0), mean).astype(np.float32)


def empty_homes(city: City) -> Rows:
    """Homes that nobody lives in."""
    return np.flatnonzero(city.homes.exists & (city.homes.household < 0))


def worth(city: City, rules: Rules, s: Seekers, homes: Rows, trust: F32) -> F32:
    """How well seekers like homes (seekers, homes each): price, room, state, streets, schools, neighbours."""
    k, stock, b = rules.k.homes, city.homes, city.blocks
    block = stock.block.take(homes)
    burden = stock.rent.take(homes) / np.maximum(s.income, np.float32(k.least_income))[:, None]
    like = burden - np.float32(k.burden_easy)
    np.maximum(like, np.float32(0.0), out=like)
    like *= np.float32(-k.price)
    short = s.persons[:, None] - stock.rooms.take(homes)
    like -= np.float32(k.room) * np.maximum(short, np.float32(0.0))
    like += np.float32(k.spare_room) * np.minimum(np.maximum(-short, np.float32(0.0)), np.float32(2.0))
    like += np.float32(k.state) * stock.quality.take(homes)
    care = np.where(s.family, np.float32(k.family_cares), np.float32(1.0))[:, None]
    like += care * np.float32(k.street) * (b.at_ease - b.litter).take(block)
    district = b.district.take(block)
    like += np.where(s.family, np.float32(k.school), np.float32(0.0))[:, None] * trust.take(district)
    foreign = b.foreign.take(block)
    other = np.where(s.foreign[:, None], np.float32(1.0) - foreign, foreign)
    like -= np.float32(k.uneasy) * np.maximum(other - s.tolerance[:, None], np.float32(0.0))
    like += np.float32(k.kin) * (np.float32(1.0) - other)
    like += np.float32(k.near) * (district == s.district[:, None])
    owned = stock.tenure.take(homes) == OWNED
    most = np.where(owned, np.float32(k.bank_share), np.float32(k.landlord_share))
    like[(burden > most) | (owned & ~s.may_buy[:, None])] = FORBIDDEN
    return like.astype(np.float32, copy=False)


def look(city: City, rules: Rules, s: Seekers, decision: str) -> Found:
    """Seekers look at eight empty homes each and take the best that is not taken before them.

    Social homes are not in this market: `social_homes` lets them by waiting list. A landlord may refuse a
    foreign-sounding name; tests with follow-up make that rarer.
    """
    n = s.income.size
    free = empty_homes(city)
    free = free[city.homes.tenure[free] != SOCIAL]
    nothing = Found(np.full(n, NO_HOME, np.intp), np.full(n, FORBIDDEN), np.zeros(n, np.intp))
    if n == 0 or free.size == 0:
        return nothing
    turn = STEP * np.arange(2 * LOOKED_AT, dtype=np.uint32)
    drawn = uniform(
        (s.luck_a[:, None] + turn).ravel(),
        (s.luck_b[:, None] ^ turn).ravel(),
        city.seed,
        decision,
        city.month,
    ).reshape(n, 2 * LOOKED_AT)
    homes = free.take(_hear_of(city, rules, s, free, drawn[:, :LOOKED_AT]))
    like = worth(city, rules, s, homes, school_trust(city))
    chance = drawn[:, LOOKED_AT:]
    like += chance * np.float32(rules.k.homes.taste)
    mine = s.foreign.nonzero()[0]
    theirs, again = homes[mine], chance[mine] * np.float32(64.0)
    refused = np.zeros(homes.shape, np.bool_)
    says_no = refusal(city, rules)[city.blocks.district.take(city.homes.block.take(theirs))]
    refused[mine] = (city.homes.tenure.take(theirs) == RENTED) & ((again - np.floor(again)) < says_no)
    refused &= like > FORBIDDEN / 2
    like[refused] = FORBIDDEN
    found = _deal(homes, like)
    found.refused = refused.sum(axis=1).astype(np.intp)
    return found


def _hear_of(city: City, rules: Rules, s: Seekers, free: Rows, drawn: F32) -> Rows:
    """Which empty homes each hears of: some from boards, most from people like them.

    So a district in which few of a background live is seldom heard of among them.
    """
    k = rules.k.homes
    found = (drawn * np.float32(free.size)).astype(np.intp)
    heard = int(k.heard * LOOKED_AT)
    b = city.blocks
    people = np.bincount(b.district, weights=b.residents, minlength=DISTRICTS)
    ours = np.bincount(b.district, weights=b.residents * b.foreign, minlength=DISTRICTS)
    foreign = (ours / np.maximum(people, 1.0))[b.district[city.homes.block[free]]]
    for whom, own in ((s.foreign, foreign), (~s.foreign, 1.0 - foreign)):
        total = np.cumsum(own + k.strangers)
        draw = drawn[whom, :heard] * total[-1]
        found[whom, :heard] = np.minimum(np.searchsorted(total, draw, side="right"), free.size - 1)
    return found


def refusal(city: City, rules: Rules) -> F32:
    """Share of landlords, by district, who refuse a foreign-sounding name: tests with follow-up wear on."""
    tested = city.numbers.get("discrimination.landlords_tested", 0.0)
    left = 1.0 - rules.k.homes.tests_work * tested
    return np.full(DISTRICTS, rules.k.homes.refuse * left, np.float32)


def note_refusals(city: City, found: Found, district: Rows) -> None:
    """Count refusals of the month by district, for those who look at unfair treatment."""
    if found.refused.any():
        refused = np.bincount(np.maximum(district, 0), weights=found.refused, minlength=DISTRICTS)
        add_flow(city, "renting_refusals", refused.astype(np.float64))


def _deal(homes: Rows, like: F32) -> Found:
    """Everyone gets the best home that nobody before them took; three tries."""
    n = homes.shape[0]
    order = np.argsort(-like, axis=1, kind="stable")[:, :3]
    got = np.full(n, NO_HOME, np.intp)
    worth_of = np.full(n, FORBIDDEN)
    first = np.full(int(homes.max()) + 1, -1, np.intp)
    for turn in range(3):
        left = np.flatnonzero(got < 0)
        pick = order[left, turn]
        home = homes[left, pick]
        value = like[left, pick]
        may = (value > FORBIDDEN / 2) & (first[home] < 0)
        left, home, value = left[may], home[may], value[may]
        first[home[::-1]] = left[::-1]
        gets = first[home] == left
        got[left[gets]] = home[gets]
        worth_of[left[gets]] = value[gets]
    return Found(got, worth_of, np.zeros(n, np.intp))


def social_homes(city: City, waiting: Rows) -> tuple[Rows, Rows]:
    """Empty social homes go to the waiting list in order. Returns (places in the list, homes)."""
    free = empty_homes(city)
    free = free[city.homes.tenure[free] == SOCIAL]
    n = min(free.size, waiting.size)
    return np.arange(n, dtype=np.intp), free[:n]
