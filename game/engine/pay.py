"""Pay: what residents earn or get a month, by what they do and the diploma they have."""

import numpy as np

from game.engine.city import City
from game.engine.codes import EMPLOYED, INACTIVE, JOBLESS
from game.engine.columns import F32, F64, Rows
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


def levels(city: City, rules: Rules) -> F64:
    """Income by activity without a wage, euro a month, this month."""
    at_start = np.array(rules.town.margins.incomes, np.float64) * scale(city, rules)
    today = at_start * wages(city, rules)
    today[[JOBLESS, INACTIVE]] = at_start[[JOBLESS, INACTIVE]] * allowances(city, rules)
    return today


def allowances(city: City, rules: Rules) -> float:
    """What those without work get, 1 at the start: more as benefits rise, and where rights are found."""
    found = rules.k.work.rights * city.effort.city("child_poverty")
    return benefits(city, rules) * wages(city, rules) * (1.0 + found)


def pay_of(city: City, rules: Rules, people: Residents, rows: Rows | slice) -> F32:
    """What residents with this diploma, age and activity get: in work by their standing among equals."""
    k, margins = rules.k.work, rules.town.margins
    activity = people.activity[rows].astype(np.intp)
    age = np.minimum((city.month - people.born[rows]) / 12.0, k.pay_until)
    rank = uniform(people.luck_a[rows], people.luck_b[rows], city.seed, "standing in pay", 0)
    wage = np.array(margins.wages, np.float64) * (scale(city, rules) * wages(city, rules))
    earned = wage[people.education[rows].astype(np.intp)]
    earned = earned * (1.0 + (rank - 0.5) * (SPREAD * margins.wage_spread))
    earned = np.maximum(earned, 0.0) * (k.pay_at_20 + k.pay_a_year * (age - 20.0))
    earned *= np.where(people.sex[rows] == 0, k.part_time, 1.0)
    return np.where(activity == EMPLOYED, earned, levels(city, rules)[activity]).astype(np.float32)


def set_pay(city: City, rules: Rules, rows: Rows) -> None:
    """Residents who began something else earn what goes with it; their household notices."""
    r = city.residents
    now = pay_of(city, rules, r, rows)
    np.add.at(city.households.income, r.household.take(rows), now - r.income.take(rows))
    r.income[rows] = now
