"""Departures: households leave town, by age and tenure, and because of crime, schools or their home."""

from dataclasses import dataclass

import numpy as np

from game.engine import housing
from game.engine.births import BEAT, NEWCOMER, ROUNDING, TURNS
from game.engine.booking import pick_cause
from game.engine.cells import DISTRICTS
from game.engine.city import City
from game.engine.codes import BORN_ABROAD, HIGHER, SOCIAL
from game.engine.columns import F32, Rows, Whole, either
from game.engine.luck import uniform
from game.engine.rules import Rules
from game.engine.usual import block_districts

MONTHS = 12
YEARS = (30, 15, 20, 75)
"""Years of the head's life at each pace of leaving: young, in the thirties, in the middle and old."""
CAUSES = ("departures", "departures:unsafe", "departures:schools", "departures:homes")
"""Why households leave: for work, love and study elsewhere; unsafe streets; schools; their home."""


def who_leaves(city: City, rules: Rules) -> tuple[Rows, Rows]:
    """Half of the households ask themselves whether to stay; families are quicker to leave unsafe streets.

    Returns the households that leave, and which of `CAUSES` it is.
    """
    h, r = city.households, city.residents
    start = city.month // BEAT % TURNS
    some = h.alive[start::TURNS].nonzero()[0] * TURNS + start
    head = h.head.take(some).astype(np.intp)
    push = _pushes(city, rules)
    drawn = uniform(r.luck_a.take(head), r.luck_b.take(head), city.seed, "leave town", city.month)
    near = (drawn < push.most.max()).nonzero()[0]
    some, head, drawn = some.take(near), head.take(near), drawn.take(near)
    tenure = city.homes.tenure.take(h.home.take(some))
    near = (drawn < push.most.take(2 * tenure + (h.children.take(some) > 0))).nonzero()[0]
    some, head, drawn = some.take(near), head.take(near), drawn.take(near)
    places, code = pick_cause(drawn, _chances(city, rules, push, some, head))
    return some.take(places), code


@dataclass(frozen=True, slots=True)
class Pushes:
    """What makes households leave this half-year."""

    tenure: F32
    """How much likelier owners, tenants and social tenants leave (3,)."""
    crime: F32
    """Unsafe streets by district: how much likelier one is to leave, or less likely when below 0."""
    schools: F32
    """Distrust of the schools by district: share a year of young families."""
    most: F32
    """No household is likelier to leave, by tenure without and with children (6,): share a year."""


def _pushes(city: City, rules: Rules) -> Pushes:
    k = rules.k.demography
    tenure = np.array([k.leave_owner, k.leave_renter, k.leave_social], np.float32)
    crime = np.float32(k.leave_crime) * (danger(city, rules) - np.float32(1.0))
    distrust = np.float32(k.school_hope) - housing.school_trust(city)
    schools = np.float32(k.leave_schools) * np.maximum(distrust, np.float32(0.0))
    worst = 1.0 + max(float(crime.max()), 0.0) * max(k.leave_mobile, 1.0)
    base = max(k.leave_young, k.leave_thirties, k.leave_middle, k.leave_old) * max(k.leave_newcomer, 1.0)
    most = np.repeat(tenure * np.float32(base * worst * ROUNDING), 2)
    homes = k.leave_home_most_a_year
    most += np.array(3 * [homes * k.leave_home_others, homes + float(schools.max())], np.float32)
    return Pushes(tenure, crime, schools, np.minimum(most, np.float32(k.leave_at_most)))


def _chances(city: City, rules: Rules, push: Pushes, some: Rows, head: Whole) -> list[F32]:
    """Yearly chances to leave, by cause, one line for each of `CAUSES`."""
    k, r, h, zero = rules.k.demography, city.residents, city.households, np.float32(0.0)
    born, home = r.born.take(head), h.home.take(some).astype(np.intp)
    age = (city.month - born) // MONTHS
    by_age = np.array([k.leave_young, k.leave_thirties, k.leave_middle, k.leave_old], np.float32)
    base = by_age.repeat(YEARS).take(age, mode="clip")
    tenure = city.homes.tenure.take(home)
    base *= push.tenure.take(tenure)
    newly = (r.generation.take(head) == BORN_ABROAD) & (r.abroad_since.take(head) > city.month - NEWCOMER)
    base *= either(newly, k.leave_newcomer)
    young_family = (h.children.take(some) > 0) & (age < 45)
    district = r.district.take(head)
    crime = base * push.crime.take(district)
    mobile = young_family | (r.education.take(head) == HIGHER)
    crime *= either(mobile, k.leave_mobile)
    base = np.maximum(base + np.minimum(crime, zero), zero)
    schools = young_family * push.schools.take(district)
    cost = city.homes.rent.take(home)
    cost /= np.maximum(h.income.take(some), np.float32(rules.k.homes.least_income))
    cost -= np.float32(rules.k.homes.burden_easy)
    small = np.maximum(h.size.take(some) - city.homes.rooms.take(home), 0) * np.float32(k.leave_small)
    homes = small + np.maximum(cost, zero) * np.float32(k.leave_dear)
    np.minimum(homes, np.float32(k.leave_home_most_a_year), out=homes)
    homes *= tenure != SOCIAL
    homes *= either(young_family, 1.0, k.leave_home_others)
    return [base, np.maximum(crime, zero), schools, homes]


def danger(city: City, rules: Rules) -> F32:
    """Offences a year per resident by district, beside what is taken as normal; at most three times that."""
    b, district = city.blocks, block_districts(city)
    offences = np.bincount(district, b.year.sum(axis=0, dtype=np.float64), DISTRICTS)
    people = np.bincount(district, b.residents, DISTRICTS)
    rate = offences / np.maximum(people, 1.0) / rules.k.demography.offences_normal
    return np.minimum(rate, 3.0).astype(np.float32)
