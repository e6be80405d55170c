"""Pay: what residents earn or get a month, by what they do and the diploma they have."""

import numpy as np

from game.engine.city import City
from game.engine.columns import F32, F64, Rows
from game.engine.forces import between, force
from game.engine.luck import uniform
from game.engine.residents import Activity
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
        at_work = r.alive & (r.activity == Activity.EMPLOYED)
        table = np.array(rules.town.margins.wages, np.float64)[r.education[at_work]]
        earned = float(r.income[at_work].sum(dtype=np.float64))
        known = earned / max(float(table.sum()), 1.0) if earned > 0.0 else 1.0
        city.numbers["incomes.scale"] = known
    return known


def levels(city: City, rules: Rules) -> F64:
    """Income by activity without a wage, euro a month, this month."""
    today = np.array(rules.town.margins.incomes, np.float64) * (scale(city, rules) * wages(city, rules))
    help_now = benefits(city, rules)
    today[[Activity.JOBLESS, Activity.INACTIVE]] *= help_now
    return today


def pay_of(city: City, rules: Rules, education: Rows, activity: Rows, luck: tuple[F32, float]) -> F32:
    """Income of residents with this diploma and activity.

    `luck` is each one's standing among equals (0 to 1) and the share that experience adds or takes.
    """
    rank, experience = luck
    wage = np.array(rules.town.margins.wages, np.float64) * (scale(city, rules) * wages(city, rules))
    earned = wage[education] * (1.0 + (rank - 0.5) * (SPREAD * rules.town.margins.wage_spread))
    earned = np.maximum(earned, 0.0) * (1.0 + experience)
    return np.where(activity == Activity.EMPLOYED, earned, levels(city, rules)[activity]).astype(np.float32)


def rank_of(city: City, rows: Rows) -> F32:
    """Each one's standing among equals: it stays the same all their life."""
    r = city.residents
    return uniform(r.luck_a[rows], r.luck_b[rows], city.seed, "standing in pay", 0)


def set_pay(city: City, rules: Rules, rows: Rows, experience: float = 0.0) -> None:
    """Residents who began something else earn what goes with it; their household notices."""
    r, h = city.residents, city.households
    activity = r.activity[rows].astype(np.intp)
    now = pay_of(city, rules, r.education[rows].astype(np.intp), activity, (rank_of(city, rows), experience))
    change = now - r.income[rows]
    r.income[rows] = now
    where, mine = np.unique(r.household[rows], return_inverse=True)
    h.income[where] += np.bincount(mine, weights=change).astype(np.float32)
