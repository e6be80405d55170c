"""Births, deaths, birthdays and citizenship."""

from functools import cache

import numpy as np

from game.engine.booking import answers, book_change, which_shares
from game.engine.calling import call
from game.engine.causes import book
from game.engine.city import City, add_flow, flow_year
from game.engine.codes import BORN_ABROAD, BORN_HERE, CHILD, NATIVE
from game.engine.columns import F32, Int8, Mask, Rows, either
from game.engine.forces import clock, force
from game.engine.indicators import ASKED_FROM, HALF_YEAR, SURVEYS
from game.engine.luck import newborn_luck, uniform, uniforms
from game.engine.minds import GRID
from game.engine.people import those
from game.engine.residents import Residents
from game.engine.rules import Rules

OLDEST = 120
MONTHS = 12
BEAT = 6
"""Births, deaths, arrivals and departures of so many months happen together, which saves time."""
TURNS = MONTHS // BEAT
NEWCOMER = 60
"""Months after which statistics no longer count somebody as a newcomer."""
AT_16, GROWN_UP = 1, 2
"""Somebody is asked in surveys from now on; comes to study or work of age, or is past it."""
TURNING = (
    (AT_16, tuple(survey.key for survey in SURVEYS)),
    (GROWN_UP, ("speaks_dutch", "school_dropout", "employment", "employment_native", "employment_foreign",
                "employment_newcomers")),
)  # fmt: skip
"""The shares that these are about."""
OF_CHILD = ("month of birth", "sex at birth", "first nationality", "first name")
"""What is drawn for each newborn."""
ROUNDING = 1.0001
"""A bound is set so much higher than what it bounds."""
STEP = np.uint32(0x9E3779B1)
HALF = np.float32(0.5)


@cache
def _turning() -> Int8:
    """Which of `TURNING` somebody has turned within the last half-year, by age in months; 0 for none."""
    found = np.zeros(MONTHS * OLDEST, np.int8)
    for age, turned in {ASKED_FROM: AT_16, **dict.fromkeys((18, 20, 25, 65), GROWN_UP)}.items():
        found[MONTHS * age : MONTHS * age + HALF_YEAR] = turned
    return found


def grow_older(city: City) -> None:
    """On the first day of a half-year, whoever had a birthday that matters to a statistic counts otherwise.

    So does who has become no newcomer. Whoever has turned 16 was asked nothing before. The first half-year
    has been counted when the level was opened.
    """
    if city.month % HALF_YEAR or city.month == city.start:
        return
    r = city.residents
    turned = _turning().take(city.month - r.born, mode="clip")
    settled = (city.month - NEWCOMER - r.abroad_since).view(np.uint32) < HALF_YEAR
    settled &= r.alive
    for turn, keys in TURNING:
        turns = turned == turn
        if turn == GROWN_UP:
            turns |= settled
        people, which = those(r, turns.nonzero()[0]), which_shares(keys)
        after = answers(city, people, which)
        before = np.zeros_like(after) if turn == AT_16 else _half_a_year_ago(city, people, which)
        book_change(city, which, ("ageing",), people.district, before, after)


def _half_a_year_ago(city: City, people: Residents, which: tuple[int, ...]) -> Mask:
    """What they would have said by the age that they had then."""
    city.month -= HALF_YEAR
    before = answers(city, people, which)
    city.month += HALF_YEAR
    return before


@cache
def mortality(infant: float, at_sixty: float, growth: float) -> F32:
    """Chance to die within a year, by age in months: it grows by the same part with each year of age."""
    table = np.zeros(OLDEST + 1, np.float64)
    chance = at_sixty
    for age in range(60, OLDEST + 1):
        table[age] = chance
        chance = min(chance * growth, 1.0)
    chance = at_sixty
    for age in range(59, -1, -1):
        chance /= growth
        table[age] = chance
    table[0] = infant
    return table.astype(np.float32).repeat(MONTHS)


def who_dies(city: City, rules: Rules) -> Rows:
    """Half of the town has its yearly chance to die, by age; lives grow longer with the years."""
    k, r = rules.k.demography, city.residents
    start = city.month // BEAT % TURNS
    some = slice(start, None, TURNS)
    better = max(1.0 - k.longer_lives * (clock(city) - city.start) / MONTHS, 0.3)
    by_age = mortality(k.infant_deaths, k.deaths_at_60, k.deaths_growth) * np.float32(better)
    chance = by_age.take(city.month - r.born[some], mode="clip")
    drawn = uniform(r.luck_a[some], r.luck_b[some], city.seed, "death", city.month)
    dies = drawn < chance
    dies &= r.alive[some]
    rows = dies.nonzero()[0] * TURNS + start
    add_flow(city, "deaths", float(rows.size))
    return rows


@cache
def fertility(first: int, last: int, peak: float) -> F32:
    """How likely a birth is by age of the mother: a hill from first to last; 1 is the mean of 15 to 49."""
    hill = np.zeros(OLDEST + 1, np.float64)
    for age in range(first, last):
        side = (age - peak) / ((peak - first) if age < peak else (last - peak))
        hill[age] = 1.0 - side * side
    return (hill / (hill.sum() / 35.0)).astype(np.float32)


def who_gives_birth(city: City, rules: Rules) -> Rows:
    """Women have children by age, oftener when they live with a partner, as the nation's births go."""
    k, r, h = rules.k.demography, city.residents, city.households
    start = (city.month // BEAT + 1) % TURNS
    fertile = r.born <= city.month - MONTHS * int(k.fertile_from)
    fertile &= r.born > city.month - MONTHS * int(k.fertile_to)
    fertile &= r.sex == 0
    fertile &= r.alive
    rows = fertile[start::TURNS].nonzero()[0] * TURNS + start
    drawn = uniform(r.luck_a.take(rows), r.luck_b.take(rows), city.seed, "birth", city.month)
    by_age = fertility(int(k.fertile_from), int(k.fertile_to), k.fertile_peak)
    rate = force(city, rules.nation.births) / 1000.0
    times = force(city, rules.nation.newcomer_newborns)
    most = float(by_age.max()) * rate * max(k.births_in_couple, k.births_alone) * max(times, 1.0)
    near = (drawn < np.float32(most * ROUNDING)).nonzero()[0]
    rows, drawn = rows.take(near), drawn.take(near)
    born, household = r.born.take(rows), r.household.take(rows)
    same_age = np.abs(r.born.take(h.head.take(household)) - born) < MONTHS * k.partner_gap
    partner = h.size.take(household) - h.children.take(household) >= 2
    chance = by_age.take((city.month - born) // MONTHS) * np.float32(rate)
    chance *= either(partner, k.births_in_couple, k.births_alone) * same_age
    chance *= either(r.generation.take(rows) != NATIVE, times)
    return rows.compress(drawn < chance)


def _book_newborns(city: City) -> None:
    """The share of newborns with a foreign background changes because a month came and a month went."""
    births, foreign = flow_year(city, "births"), flow_year(city, "births_foreign")
    if city.history.months and births[-1] > 0.0:
        before = city.history.now("newborns_foreign_background")
        book(city, "newborns_foreign_background", "births", float(foreign[-1] / births[-1]) - before)


def take_after(city: City, rules: Rules, people: Residents, mothers: Rows) -> None:
    """Children are born and take after their mother: background, faith, temper; their father counts too."""
    k, r, h = rules.k.demography, city.residents, city.households
    a, b = newborn_luck(r.luck_a.take(mothers), r.luck_b.take(mothers), city.seed, city.month)
    people.luck_a[:], people.luck_b[:] = a, b

    month, sex, first_nationality, first_name = uniforms(a, b, city.seed, OF_CHILD, city.month)
    people.born[:] = city.month - (month * np.float32(BEAT)).astype(np.int32)
    people.since[:] = people.arrived[:] = people.abroad_since[:] = people.born
    people.sex[:] = sex < k.boys
    head = h.head.take(r.household.take(mothers))
    father = np.where(r.sex.take(head) == 1, head, mothers)
    hers, his = those(r, mothers), those(r, father)
    from_mother = hers.generation != NATIVE
    from_abroad = (hers.generation == BORN_ABROAD) | (his.generation == BORN_ABROAD)
    one_abroad = from_mother | (his.generation != NATIVE)
    counts = from_abroad | (one_abroad & (first_nationality < k.second_counts))
    people.generation[:] = np.where(counts, BORN_HERE, NATIVE)
    people.origin[:] = np.where(counts, np.where(from_mother, hers.origin, his.origin), -1)
    people.mother[:] = hers.id
    people.first_name[:] = call(rules, people.origin, people.sex, first_name)
    people.family_name[:] = np.where(his.origin == people.origin, his.family_name, hers.family_name)
    people.activity[:] = CHILD
    people.citizen[:] = hers.citizen | his.citizen | (hers.generation == BORN_HERE)
    people.faith[:] = hers.faith
    people.supporter[:] = hers.supporter
    people.tolerance[:] = hers.tolerance
    people.dutch[:] = np.where(counts, hers.dutch * np.float32(k.home_dutch), np.float32(1.0))
    people.trusted_adult[:] = np.float32(k.family_tie)
    people.results[:] = np.float32(0.5)
    turn = STEP * np.arange(people.anchors.shape[0], dtype=np.uint32)[:, None]
    anchor = uniform(a + turn, b, city.seed, "temperament", city.month)
    anchor -= HALF
    anchor *= np.float32(k.temper_spread)
    anchor += hers.anchors
    np.clip(anchor, 0.0, 1.0, out=anchor)
    people.anchors[:] = np.rint(anchor * np.float32(GRID)) / np.float32(GRID)
    people.minds[:] = people.anchors
    add_flow(city, "births", float(mothers.size))
    add_flow(city, "births_foreign", float((people.generation != NATIVE).sum()))
    _book_newborns(city)


def become_citizens(city: City, rules: Rules) -> None:
    """Once a year those without Belgian nationality may ask for it after some years here."""
    k, r = rules.k.demography, city.residents
    may = r.abroad_since <= city.month - MONTHS * int(k.citizen_after)
    may &= ~r.citizen
    may &= r.alive
    rows = may.nonzero()[0]
    drawn = uniform(r.luck_a.take(rows), r.luck_b.take(rows), city.seed, "citizenship", city.month)
    r.citizen[rows[drawn < np.float32(k.citizen_rate)]] = True
