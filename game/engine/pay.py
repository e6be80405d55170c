"""Pay: what residents earn or get a month, by what they do and the diploma they have."""

import numpy as np

from game.engine.city import City
from game.engine.codes import EMPLOYED, INACTIVE, JOBLESS
from game.engine.columns import F32, Rows, either
from game.engine.forces import between, force
from game.engine.luck import uniform
from game.engine.residents import Residents
from game.engine.rules import Rules

SPREAD = 3.4641016
"""A uniform number times this has standard deviation 1 (square root of 12)."""


def benefits(city: City, rules: Rules) -> float:
    """Lowest benefits beside the poverty line, 1 at the start of the level."""
    return force(city, rules.nation.benefits) / between(rules.nation.benefits.points, city.start)


def wages(city: City, rules: Rules) -> float:
    """The nation's wages, 1 at the start of the level."""
    return force(city, rules.nation.wages) / between(rules.nation.wages.points, city.start)


def scale(city: City, rules: Rules) -> float:
    """How many times the level's table of wages people of this town earned at the start."""
    known = city.numbers.get("incomes.scale")
    if known is None:
        r = city.residents
        at_work = r.alive & (r.activity == EMPLOYED)
        city.numbers["incomes.scale"] = 1.0
        rows = np.flatnonzero(at_work)
        earned = float(r.income[rows].sum(dtype=np.float64))
        table = float(pay_of(city, rules, r, rows).sum(dtype=np.float64)) / wages(city, rules)
        known = earned / table if earned > 0.0 and table > 0.0 else 1.0
        city.numbers["incomes.scale"] = known
    return known


def _levels(city: City, rules: Rules, times: float, paid: float) -> F32:
    """Income by activity without a wage, euro a month, this month."""
    helped = benefits(city, rules) * paid
    rises = {JOBLESS: helped, INACTIVE: helped}
    incomes = enumerate(rules.town.margins.incomes)
    return np.array([income * times * rises.get(activity, paid) for activity, income in incomes], np.float32)


def allowances(city: City, rules: Rules) -> float:
    """What those without work get, 1 at the start: it follows wages and the nation's benefits."""
    return benefits(city, rules) * wages(city, rules)


def pay_of(city: City, rules: Rules, people: Residents, rows: Rows | slice) -> F32:
    """What residents get a month: those in work by diploma, age and standing, others by what they do."""
    activity = people.activity[rows]
    times, paid = scale(city, rules), wages(city, rules)
    pay = _levels(city, rules, times, paid).take(activity)
    works = (activity == EMPLOYED).nonzero()[0]
    if works.size:
        earners = works if isinstance(rows, slice) else rows.take(works)
        pay[works] = _wage(city, rules, people, earners, times * paid)
    return pay


def _wage(city: City, rules: Rules, people: Residents, rows: Rows, times: float) -> F32:
    """Wages by diploma, age and each one's standing among equals; women's are lower for part-time work."""
    k, margins = rules.k.work, rules.town.margins
    rank = uniform(people.luck_a.take(rows), people.luck_b.take(rows), city.seed, "standing in pay", 0)
    spread = SPREAD * margins.wage_spread
    earned = np.maximum(np.float32(1.0 - 0.5 * spread) + np.float32(spread) * rank, np.float32(0.0))
    age = np.minimum((city.month - people.born.take(rows)) * np.float32(1.0 / 12.0), np.float32(k.pay_until))
    earned *= np.float32(k.pay_at_20 - 20.0 * k.pay_a_year) + np.float32(k.pay_a_year) * age
    earned *= np.array([wage * times for wage in margins.wages], np.float32).take(people.education.take(rows))
    earned *= either(people.sex.take(rows) == 0, k.part_time)
    return earned


def set_pay(city: City, rules: Rules, rows: Rows) -> None:
    """Residents who began something else earn what goes with it; their household notices."""
    r = city.residents
    now = pay_of(city, rules, r, rows)
    np.add.at(city.households.income, r.household.take(rows).astype(np.intp), now - r.income.take(rows))
    r.income[rows] = now
