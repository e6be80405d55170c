"""Housing: households look at some empty homes and take the one they like best, if they may have it."""

from dataclasses import dataclass

import numpy as np

from game.engine import minds
from game.engine.cells import DISTRICTS
from game.engine.city import City, add_flow
from game.engine.codes import NATIVE, OWNED, SOCIAL
from game.engine.columns import F32, F64, Int8, Mask, Rows, best_of, either
from game.engine.indicators import SHARE_INDEX
from game.engine.luck import uniform
from game.engine.once import once
from game.engine.places import Schools
from game.engine.rules import Rules

LOOKED_AT = 8
"""Empty homes that a household looks at."""
TRIES = 3
"""So many of them it asks for at most, best first."""
CROWDED = 127
"""More rooms too few than a household can have: what counts its persons goes no further."""
NO_HOME = -1
TICKETS = 30.0
"""How often a home is told of that all tell of."""
LANDLORDS = "discrimination.landlords_tested"
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
    persons: Rows
    """Persons."""
    family: Mask
    """Whether children are among them."""
    foreign: Mask
    """Whether the head has a foreign background."""
    tolerance: F32
    """Share of neighbours of another background at which they feel uneasy, as they feel today."""
    district: Int8
    """District in which they live now; -1 when they come from elsewhere."""
    may_buy: Mask
    """Whether they have, or inherit, what a bank asks of buyers."""


@dataclass(slots=True)
class Offers:
    """Homes as seekers look at them, one row each."""

    rent: F32
    """Rent, or what an owner pays, euro a month."""
    rooms: Rows
    """Rooms."""
    owned: Mask
    """Whether it is for sale."""
    foreign: F32
    """Share of the block with a foreign background."""
    district: Int8
    """District."""
    appeal: F32
    """What state, streets and schools are worth (2, homes): to those without and to those with children."""


@dataclass(slots=True)
class Found:
    """What seekers found."""

    home: Rows
    """Row of the home; `NO_HOME` when none."""
    worth: F32
    """How well they like it."""
    refused: Int8
    """How many landlords said no because of the name, by seeker."""
    now: F32
    """How well they like the home that they have; forbidden where it was not given or is too dear."""


def seekers_of(city: City, rules: Rules, households: Rows, tolerance: F32) -> Seekers:
    """Households of the town as seekers of another home; `tolerance` as `uneasy_from` tells it."""
    h, r = city.households, city.residents
    head = h.head.take(households)
    luck_a, luck_b = r.luck_a.take(head), r.luck_b.take(head)
    foreign = r.generation.take(head) != NATIVE
    owner = city.homes.tenure.take(h.home.take(households)) == OWNED
    return Seekers(
        luck_a,
        luck_b,
        h.income.take(households),
        h.size.take(households).astype(np.intp),
        h.children.take(households) > 0,
        foreign,
        tolerance,
        r.district.take(head),
        may_buy(city, rules, luck_a, luck_b, foreign) | owner,
    )


def may_buy(city: City, rules: Rules, luck_a: U32, luck_b: U32, foreign: Mask) -> Mask:
    """Whether they have the means that a bank asks of buyers: fewer do whose family came from abroad."""
    k = rules.k.homes
    means = either(foreign, k.means_foreign, k.means_native)
    return uniform(luck_a, luck_b, city.seed, "means to buy", 0) < means


def uneasy_from(city: City, rules: Rules, head: Rows, district: Int8) -> F32:
    """Share of other neighbours that makes these heads uneasy: more when open, safe and well schooled."""
    k, r = rules.k.homes, city.residents
    tolerance = r.tolerance.take(head)
    tolerance += np.float32(k.open_tolerance) * (r.minds[minds.OPENNESS].take(head) - np.float32(0.5))
    safe = r.minds[minds.FELT_SAFE].take(head)
    tolerance += np.float32(k.safe_tolerance) * (safe - np.float32(k.ease_normal))
    schools = np.float32(k.school_tolerance) * (school_trust(city) - np.float32(k.school_normal))
    tolerance += schools.take(district)
    return tolerance


def school_trust(city: City) -> F32:
    """How far parents trust the primary schools of a district; the town's mean where there is none."""
    rows, district = _primary(city.schools)
    pupils = city.schools.pupils.take(rows)
    weight = np.bincount(district, pupils, DISTRICTS)
    total = np.bincount(district, pupils * city.schools.trusted.take(rows), DISTRICTS)
    everywhere = float(weight.sum())
    mean = float(total.sum()) / everywhere if everywhere > 0.0 else 0.5
    trust = total / np.maximum(weight, 1.0)
    trust[weight == 0.0] = mean
    return trust.astype(np.float32)


@once
def _primary(schools: Schools) -> tuple[Rows, Rows]:
    """Primary schools, and the district of each: schools stay what and where they are."""
    rows = (schools.secondary == 0).nonzero()[0]
    return rows, schools.district.take(rows).astype(np.intp)


def is_empty(city: City) -> Mask:
    """Which homes nobody lives in."""
    return city.homes.exists & (city.homes.household < 0)


def empty_homes(city: City) -> Rows:
    """Homes that nobody lives in."""
    return is_empty(city).nonzero()[0]


def offers_of(city: City, rules: Rules, homes: Rows) -> Offers:
    """What seekers see of these homes."""
    k, stock, b = rules.k.homes, city.homes, city.blocks
    block = stock.block.take(homes).astype(np.intp)
    district = b.district.take(block)
    state = np.float32(k.state) * stock.quality.take(homes)
    street = np.float32(k.street) * (b.at_ease - b.litter).take(block)
    family = state + np.float32(k.family_cares) * street
    family += np.float32(k.school) * school_trust(city).take(district)
    return Offers(
        stock.rent.take(homes),
        stock.rooms.take(homes).astype(np.intp),
        stock.tenure.take(homes) == OWNED,
        b.foreign.take(block),
        district,
        np.array([state + street, family], np.float32),
    )


def worth(rules: Rules, s: Seekers, offers: Offers, pick: Rows) -> tuple[F32, Mask]:
    """How well seekers like offers (some each, seekers): price, room, state, streets, schools, neighbours.

    And which are too dear: bank and landlord let nobody pay more than a share of their income; a bank lends
    only to who may buy.
    """
    k, zero = rules.k.homes, np.float32(0.0)
    like = offers.appeal.ravel().take(pick + s.family * offers.rent.size)
    burden = offers.rent.take(pick)
    burden /= np.maximum(s.income, np.float32(k.least_income))
    like -= np.float32(k.price) * np.maximum(burden - np.float32(k.burden_easy), zero)
    spare = offers.rooms.take(pick)
    spare += CROWDED - s.persons
    like += _worth_of_room(rules).take(spare)
    other = offers.foreign.take(pick)
    other -= s.foreign.astype(np.float32)
    np.abs(other, out=other)
    like -= np.float32(k.uneasy) * np.maximum(other - s.tolerance, zero)
    like += np.float32(k.kin) * (np.float32(1.0) - other)
    like += np.float32(k.near) * (offers.district.take(pick) == s.district)
    dear = burden > np.float32(k.landlord_share)
    dear ^= (dear ^ (burden > either(s.may_buy, k.bank_share, -1.0))) & offers.owned.take(pick)
    return like, dear


@once
def _worth_of_room(rules: Rules) -> F32:
    """What rooms beyond one for each person are worth, from `CROWDED` too few on."""
    k, spare = rules.k.homes, np.arange(-CROWDED, CROWDED + 1, dtype=np.float32)
    found: F32 = np.float32(k.room) * np.minimum(spare, np.float32(0.0))
    found += np.float32(k.spare_room) * np.minimum(np.maximum(spare, np.float32(0.0)), np.float32(2.0))
    return found


def look(
    city: City, rules: Rules, s: Seekers, decision: str, empty: Rows, own: Rows | None = None
) -> Found:
    """Seekers look at eight of the empty homes each and take the best that is not taken before them.

    `own` is the home of each, to compare with. Social homes are not in this market: `social_homes` lets them
    by waiting list. A landlord may refuse a foreign-sounding name; tests with follow-up make that rarer.
    """
    n = s.income.size
    free = empty.compress(city.homes.tenure.take(empty) != SOCIAL)
    if n == 0 or free.size == 0:
        forbidden = np.full(n, FORBIDDEN)
        return Found(np.full(n, NO_HOME, np.intp), forbidden, np.zeros(n, np.int8), forbidden)
    turn = STEP * np.arange(2 * LOOKED_AT, dtype=np.uint32)[:, None]
    drawn = uniform(s.luck_a + turn, s.luck_b ^ turn, city.seed, decision, city.month)
    chance = drawn[LOOKED_AT:]
    offers = offers_of(city, rules, free if own is None else np.concatenate([free, own]))
    pick = _hear_of(city, rules, s, offers.district[: free.size], drawn[:LOOKED_AT])
    if own is None:
        (like, dear), now = worth(rules, s, offers, pick), np.full(n, FORBIDDEN)
    else:
        theirs = np.arange(free.size, free.size + n)
        like, dear = worth(rules, s, offers, np.concatenate([pick, theirs[None]]))
        now = like[LOOKED_AT] + FORBIDDEN * dear[LOOKED_AT]
        like, dear = like[:LOOKED_AT], dear[:LOOKED_AT]
    refused = _refused(city, rules, s, offers, pick, chance)
    refused &= ~dear
    like += chance * np.float32(rules.k.homes.taste)
    like += FORBIDDEN * (dear | refused)
    home, worth_of = _deal(pick, like, free)
    return Found(home, worth_of, np.add.reduce(refused, axis=0, dtype=np.int8), now)


def _hear_of(city: City, rules: Rules, s: Seekers, district: Int8, drawn: F32) -> Rows:
    """Which empty homes each hears of (some each, seekers): some from boards, most from people like them.

    So a district in which few of a background live is seldom heard of among them.
    """
    k, i = rules.k.homes, SHARE_INDEX["residents_foreign_background"]
    heard = int(k.heard * LOOKED_AT)
    foreign = (city.ledger.counted[i] / np.maximum(city.ledger.asked[i], 1))[:DISTRICTS]
    often = np.rint(TICKETS * (np.array([1.0 - foreign, foreign]) + k.strangers)).astype(np.intp)
    everyone = np.arange(district.size, dtype=np.int32)
    each = np.maximum(often, 1).take(district, axis=1)
    tickets, size = np.repeat(np.concatenate([everyone, everyone]), each.ravel()), each.sum(axis=1)
    place = (drawn[:heard] * size.astype(np.float32).take(s.foreign)).astype(np.intp)
    place += size[0] * s.foreign
    seen = (drawn[heard:] * np.float32(district.size)).astype(np.intp)
    return np.concatenate([tickets.take(place), seen])


def _refused(city: City, rules: Rules, s: Seekers, offers: Offers, pick: Rows, chance: F32) -> Mask:
    """Which homes to let are refused to which seekers because of their name."""
    says_no = refusal(city, rules).take(offers.district)
    says_no *= ~offers.owned
    again = chance * np.float32(64.0)
    again -= np.floor(again)
    found: Mask = again < says_no.take(pick)
    found &= s.foreign
    return found


def tested_landlords(city: City) -> F64:
    """How far tests have reached landlords in each district, 0 to 1 (DISTRICTS,)."""
    known = city.arrays.get(LANDLORDS)
    return np.zeros(DISTRICTS, np.float64) if known is None else known


def refusal(city: City, rules: Rules) -> F32:
    """Share of landlords, by district, who refuse a foreign-sounding name: tests with follow-up wear on."""
    k = rules.k.homes
    refused = k.refuse * (1.0 - k.tests_work * tested_landlords(city))
    return np.asarray(refused, np.float32)


def note_refusals(city: City, found: Found, district: Rows | Int8) -> None:
    """Count refusals of the month by district, for those who look at unfair treatment."""
    if found.refused.any():
        refused = np.bincount(np.maximum(district, 0), weights=found.refused, minlength=DISTRICTS)
        add_flow(city, "renting_refusals", refused.astype(np.float64))


def _deal(pick: Rows, like: F32, free: Rows) -> tuple[Rows, F32]:
    """Everyone gets the best home that nobody before them took; three tries. Returns it and its worth.

    `like` is used up.
    """
    n = pick.shape[1]
    home = np.full(n, NO_HOME, np.intp)
    worth_of = np.full(n, FORBIDDEN)
    first = np.full(free.size, -1, np.intp)
    left, picks, likes = np.arange(n), pick.ravel(), like.ravel()
    for turn in range(TRIES):
        best = best_of(like.take(left, axis=1) if turn else like)
        best *= n
        best += left
        offer, value = picks.take(best), likes.take(best)
        likes[best] = FORBIDDEN
        hopes = value > FORBIDDEN / 2
        asks = (hopes & (first.take(offer) < 0)).nonzero()[0][::-1]
        first[offer.take(asks)] = left.take(asks)
        lucky = hopes & (first.take(offer) == left)
        mine = lucky.nonzero()[0]
        who = left.take(mine)
        home[who], worth_of[who] = free.take(offer.take(mine)), value.take(mine)
        left = left.compress(hopes ^ lucky)
    return home, worth_of


def social_homes(city: City, waiting: Rows, empty: Rows) -> tuple[Rows, Rows]:
    """Social homes that are empty go to the waiting list in order. Returns (places in the list, homes)."""
    free = empty.compress(city.homes.tenure.take(empty) == SOCIAL)
    n = min(free.size, waiting.size)
    return np.arange(n, dtype=np.intp), free[:n]
