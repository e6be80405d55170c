"""Departures: households leave town, by age and tenure, and because of crime, schools or their home."""

import numpy as np

from game.engine import housing, lives
from game.engine.balance import count_families
from game.engine.births import BEAT, TURNS
from game.engine.booking import pick_cause
from game.engine.causes import book
from game.engine.cells import DISTRICTS
from game.engine.city import City, add_flow
from game.engine.codes import BORN_ABROAD, HIGHER, SOCIAL
from game.engine.columns import F32, Rows
from game.engine.luck import uniform
from game.engine.rules import Rules

MONTHS = 12
CAUSES = ("departures", "departures:unsafe", "departures:schools", "departures:homes")
"""Why households leave: for work, love and study elsewhere; unsafe streets; schools; their home."""


def who_leaves(city: City, rules: Rules) -> tuple[Rows, Rows]:
    """A quarter of the households asks itself whether to stay; families are quicker to leave unsafe streets.

    Returns everybody who leaves, and which of `CAUSES` it is.
    """
    h, r = city.households, city.residents
    start = city.month // BEAT % TURNS
    some = np.flatnonzero(h.alive[start::TURNS]) * TURNS + start
    head = h.head[some].astype(np.intp)
    drawn = uniform(r.luck_a[head], r.luck_b[head], city.seed, "leave town", city.month)
    near = drawn < np.float32(rules.k.demography.leave_at_most)
    some, head, drawn = some[near], head[near], drawn[near]
    places, code = pick_cause(drawn, _chances(city, rules, some, head))
    going = some[places]
    of = np.zeros(h.alive.size, np.intp)
    of[going] = code
    rows = lives.members(city, going)
    by_person = of[r.household[rows]]
    place = by_person * DISTRICTS + r.district[rows]
    gone = np.bincount(place, minlength=len(CAUSES) * DISTRICTS).reshape(-1, DISTRICTS).astype(np.float64)
    for n, cause in enumerate(CAUSES):
        book(city, "population", cause, -gone[n])
    add_flow(city, "left", gone.sum(axis=0))
    count_families(city, rows, by_person, CAUSES, -1)
    return rows, by_person


def _chances(city: City, rules: Rules, some: Rows, head: Rows) -> list[F32]:
    """Yearly chances to leave, by cause, one line for each of `CAUSES`."""
    k, r, h = rules.k.demography, city.residents, city.households
    age = (city.month - r.born[head]) // MONTHS
    by_age = np.array([k.leave_young, k.leave_thirties, k.leave_middle, k.leave_old], np.float32)
    base = by_age[np.digitize(age, (30, 45, 65))]
    tenure = city.homes.tenure[h.home[some]]
    base *= np.array([k.leave_owner, k.leave_renter, k.leave_social], np.float32)[tenure]
    newly = (r.generation[head] == BORN_ABROAD) & (r.abroad_since[head] > city.month - 60)
    base *= np.where(newly, np.float32(k.leave_newcomer), np.float32(1.0))
    family = h.children[some] > 0
    young_family = family & (age < 45)
    district = r.district[head].astype(np.intp)
    mobile = young_family | (r.education[head] == HIGHER)
    crime = np.float32(k.leave_crime) * base * (danger(city, rules)[district] - np.float32(1.0))
    crime *= np.where(mobile, np.float32(k.leave_mobile), np.float32(1.0))
    base = np.maximum(base + np.minimum(crime, np.float32(0.0)), np.float32(0.0))
    crime = np.maximum(crime, np.float32(0.0))
    distrust = np.float32(k.school_hope) - housing.school_trust(city)[district]
    schools = np.where(young_family, np.float32(k.leave_schools) * np.maximum(distrust, np.float32(0.0)), 0.0)
    cost = city.homes.rent[h.home[some]] / np.maximum(h.income[some], np.float32(rules.k.homes.least_income))
    small = np.maximum(h.size[some] - city.homes.rooms[h.home[some]], 0) * np.float32(k.leave_small)
    dear = np.maximum(cost - np.float32(rules.k.homes.burden_easy), np.float32(0.0)) * np.float32(
        k.leave_dear
    )
    homes = np.minimum(small + dear, np.float32(k.leave_home_most_a_year))
    homes *= tenure != SOCIAL
    homes *= np.where(young_family, np.float32(1.0), np.float32(k.leave_home_others))
    return [
        base.astype(np.float32),
        crime.astype(np.float32),
        schools.astype(np.float32),
        homes.astype(np.float32),
    ]


def danger(city: City, rules: Rules) -> F32:
    """Offences a year per resident by district, beside what is taken as normal; at most three times that."""
    b = city.blocks
    district = b.district
    offences = np.bincount(district, weights=b.year.sum(axis=0, dtype=np.float64), minlength=DISTRICTS)
    people = np.bincount(district, weights=b.residents, minlength=DISTRICTS)
    rate = offences / np.maximum(people, 1.0) / rules.k.demography.offences_normal
    return np.minimum(rate, 3.0).astype(np.float32)
