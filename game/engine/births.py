"""Births, deaths, birthdays and citizenship."""

from functools import cache

import numpy as np

from game.engine import lives
from game.engine.booking import answers, book_change, which_shares
from game.engine.calling import call
from game.engine.causes import book
from game.engine.cells import DISTRICTS
from game.engine.city import City, add_flow, flow_year
from game.engine.codes import BORN_ABROAD, BORN_HERE, CHILD, NATIVE
from game.engine.columns import F32, F64, Int32, Mask, Rows
from game.engine.forces import clock, force
from game.engine.indicators import ASKED_FROM, QUARTER, SURVEYS
from game.engine.luck import newborn_luck, uniform
from game.engine.minds import GRID
from game.engine.residents import Residents
from game.engine.rules import Rules

OLDEST = 120
MONTHS = 12
BEAT = 3
"""Births, deaths, arrivals and departures of so many months happen together, which saves time."""
TURNS = MONTHS // BEAT
NEWCOMER = 60
"""Months after which statistics no longer count somebody as a newcomer."""
TURNING = (ASKED_FROM, 18, 20, 25, 65)
"""Ages at which somebody comes to be asked in a survey or a statistic, or no longer."""
COUNTED = (
    *(survey.key for survey in SURVEYS),
    "speaks_dutch",
    "employment",
    "unemployment",
    "employment_native",
    "employment_foreign",
    "employment_newcomers",
    "school_dropout",
)
STEP = np.uint32(0x9E3779B1)
HALF = np.float32(0.5)


def grow_older(city: City) -> None:
    """On the first day of a quarter, whoever had a birthday that matters to a statistic counts otherwise.

    The first quarter has been counted when the level was opened.
    """
    if city.month % QUARTER or city.month == city.start:
        return
    r, now = city.residents, city.month
    later = _passed(r.abroad_since, now - NEWCOMER)
    for age in TURNING:
        later |= _passed(r.born, now - MONTHS * age)
    later &= r.alive
    rows = later.nonzero()[0]
    which = which_shares(COUNTED)
    city.month -= QUARTER
    before = answers(city, rows, which)
    city.month += QUARTER
    district = r.district[rows].astype(np.intp)
    book_change(city, which, ("ageing",), district, before, answers(city, rows, which))


def _passed(since: Int32, line: int) -> Mask:
    """Whether a date has come to lie before a line within the last quarter."""
    found: Mask = since <= line
    found &= since > line - QUARTER
    return found


@cache
def mortality(infant: float, at_sixty: float, growth: float) -> F32:
    """Chance to die within a year, by age: it grows by the same part with each year of age."""
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
    return table.astype(np.float32)


def who_dies(city: City, rules: Rules) -> Rows:
    """A quarter of the town has its yearly chance to die, by age; lives grow longer with the years."""
    k, r = rules.k.demography, city.residents
    start = city.month // BEAT % TURNS
    part = slice(start, None, TURNS)
    age = np.clip((city.month - r.born[part]) // MONTHS, 0, OLDEST)
    better = max(1.0 - k.longer_lives * (clock(city) - city.start) / MONTHS, 0.3)
    chance = mortality(k.infant_deaths, k.deaths_at_60, k.deaths_growth)[age] * np.float32(better)
    drawn = uniform(r.luck_a[part], r.luck_b[part], city.seed, "death", city.month)
    rows = np.flatnonzero((drawn < chance) & r.alive[part]) * TURNS + start
    book(city, "population", "deaths", -by_district(city, rows))
    add_flow(city, "deaths", float(rows.size))
    return rows


def by_district(city: City, rows: Rows) -> F64:
    """Residents by district."""
    return np.bincount(city.residents.district[rows], minlength=DISTRICTS).astype(np.float64)


@cache
def fertility(first: int, last: int, peak: float) -> F32:
    """How likely a birth is by age of the mother: a hill from first to last; 1 is the mean of 15 to 49."""
    hill = np.zeros(OLDEST + 1, np.float64)
    for age in range(first, last):
        side = (age - peak) / ((peak - first) if age < peak else (last - peak))
        hill[age] = 1.0 - side * side
    return (hill / (hill.sum() / 35.0)).astype(np.float32)


def who_is_born(city: City, rules: Rules) -> lives.Coming:
    """Women have children by age, oftener when they live with a partner, as the nation's births go."""
    k, r, h = rules.k.demography, city.residents, city.households
    start = (city.month // BEAT + 2) % TURNS
    part = slice(start, None, TURNS)
    born = r.born[part]
    fertile = (born <= city.month - MONTHS * int(k.fertile_from)) & (
        born > city.month - MONTHS * int(k.fertile_to)
    )
    fertile &= r.alive[part] & (r.sex[part] == 0)
    rows = np.flatnonzero(fertile) * TURNS + start
    head = h.head[r.household[rows]]
    same_age = np.abs(r.born[head] - r.born[rows]) < MONTHS * k.partner_gap
    partner = (h.size[r.household[rows]] - h.children[r.household[rows]] >= 2) & same_age
    age = (city.month - r.born[rows]) // MONTHS
    chance = fertility(int(k.fertile_from), int(k.fertile_to), k.fertile_peak)[age]
    chance *= np.float32(force(city, rules.nation.births) / 1000.0)
    chance *= np.where(partner, np.float32(k.births_in_couple), np.float32(k.births_alone)) * same_age
    times = force(city, rules.nation.newcomer_newborns)
    chance *= np.where(r.generation[rows] != NATIVE, np.float32(times), np.float32(1.0))
    drawn = uniform(r.luck_a[rows], r.luck_b[rows], city.seed, "birth", city.month)
    mothers = rows[drawn < chance]
    people = lives.newcomers(mothers.size)
    _take_after(city, rules, people, mothers)
    add_flow(city, "births", float(mothers.size))
    add_flow(city, "births_foreign", float((people.generation != NATIVE).sum()))
    book(city, "population", "births", by_district(city, mothers))
    _book_newborns(city)
    return lives.Coming(people, r.household[mothers].astype(np.intp), np.zeros(mothers.size, np.intp))


def _book_newborns(city: City) -> None:
    """The share of newborns with a foreign background changes because a month came and a month went."""
    births, foreign = flow_year(city, "births"), flow_year(city, "births_foreign")
    if city.history.months and births[-1] > 0.0:
        before = city.history.now("newborns_foreign_background")
        book(city, "newborns_foreign_background", "births", float(foreign[-1] / births[-1]) - before)


def _take_after(city: City, rules: Rules, people: Residents, mothers: Rows) -> None:
    """Children take after their mother: background, faith, temperament; the father's country counts too."""
    k, r, h = rules.k.demography, city.residents, city.households
    people.luck_a[:], people.luck_b[:] = newborn_luck(
        r.luck_a[mothers], r.luck_b[mothers], city.seed, city.month
    )
    a, b = people.luck_a, people.luck_b

    def drawn(decision: str) -> F32:
        return uniform(a, b, city.seed, decision, city.month)

    people.born[:] = city.month - (drawn("month of birth") * np.float32(BEAT)).astype(np.int32)
    people.since[:] = people.arrived[:] = people.abroad_since[:] = people.born
    people.sex[:] = drawn("sex at birth") < k.boys
    head = h.head[r.household[mothers]].astype(np.intp)
    father = np.where(r.sex[head] == 1, head, mothers)
    from_mother = r.generation[mothers] != NATIVE
    parent = np.where(from_mother, mothers, father)
    from_abroad = (r.generation[mothers] == BORN_ABROAD) | (r.generation[father] == BORN_ABROAD)
    one_abroad = from_mother | (r.generation[father] != NATIVE)
    counts = from_abroad | (one_abroad & (drawn("first nationality") < k.second_counts))
    people.generation[:] = np.where(counts, BORN_HERE, NATIVE)
    people.origin[:] = np.where(counts, r.origin[parent], -1)
    people.mother[:] = r.id[mothers]
    origin = people.origin.astype(np.intp)
    people.first_name[:] = call(rules, origin, people.sex.astype(np.intp), drawn("first name"))
    people.family_name[:] = np.where(
        r.origin[father] == people.origin, r.family_name[father], r.family_name[mothers]
    )
    people.activity[:] = CHILD
    people.citizen[:] = r.citizen[mothers] | r.citizen[father] | (r.generation[mothers] == BORN_HERE)
    people.faith[:] = r.faith[mothers]
    people.supporter[:] = r.supporter[mothers]
    people.tolerance[:] = r.tolerance[mothers]
    people.dutch[:] = np.where(counts, r.dutch[mothers] * np.float32(k.home_dutch), np.float32(1.0))
    people.trusted_adult[:] = np.float32(k.family_tie)
    people.results[:] = np.float32(0.5)
    turn = STEP * np.arange(people.anchors.shape[0], dtype=np.uint32)[:, None]
    luck = uniform((a + turn).ravel(), np.tile(b, turn.size), city.seed, "temperament", city.month)
    anchor = r.anchors[:, mothers] + (luck.reshape(people.anchors.shape) - HALF) * np.float32(k.temper_spread)
    people.anchors[:] = np.rint(np.clip(anchor, 0.0, 1.0) * GRID) / GRID
    people.minds[:] = people.anchors


def become_citizens(city: City, rules: Rules) -> None:
    """Each quarter a quarter of those without Belgian nationality may ask for it after some years here."""
    k, r = rules.k.demography, city.residents
    start = city.month // 3 % 4
    part = slice(start, None, 4)
    may = (
        ~r.citizen[part]
        & r.alive[part]
        & (r.abroad_since[part] <= city.month - MONTHS * int(k.citizen_after))
    )
    rows = np.flatnonzero(may) * 4 + start
    drawn = uniform(r.luck_a[rows], r.luck_b[rows], city.seed, "citizenship", city.month)
    r.citizen[rows[drawn < np.float32(k.citizen_rate)]] = True
