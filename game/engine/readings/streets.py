"""Readings about streets and shops."""

from collections.abc import Callable

import numpy as np

from game.engine.cells import AREAS, CITY, DISTRICTS
from game.engine.city import City
from game.engine.columns import F64
from game.engine.once import once
from game.engine.rules import Rules
from game.engine.usual import sum_blocks

WORST = 3
"""How many of the worst streets are followed."""
KEPT = tuple(f"shops.worst.{n}" for n in range(WORST))
"""Where they stand in `city.numbers`."""
LEAST_VACANT = 0.02
"""Share of units that change hands at any time, so that no street is ever quite full."""


def litter_now(city: City) -> F64:
    """Litter by area as residents meet it: each block counts by who lives there."""
    found = np.empty(AREAS, np.float64)
    people = city.blocks.residents.astype(np.float64)
    here, dirt = sum_blocks(city, np.array([people, people * city.blocks.litter]))
    found[:DISTRICTS] = dirt / np.maximum(here, 1.0)
    found[CITY] = dirt.sum() / max(float(here.sum()), 1.0)
    return found


def litter(city: City, _rules: Rules) -> F64:
    """Litter as the system streets left it this month."""
    known = city.arrays.get("streets.litter")
    return litter_now(city) if known is None else known


def vacancy_now(city: City) -> F64:
    """Empty shop units as a share, by area."""
    shops = sum_blocks(city, np.array([city.blocks.shops, city.blocks.shops_open], np.float64))
    units, in_use = np.append(shops, shops.sum(axis=1, keepdims=True), axis=1)
    found: F64 = 1.0 - in_use / np.where(units > 0.0, units, 1.0)
    found[units == 0.0] = 0.0
    return found


def shop_vacancy(city: City, _rules: Rules) -> F64:
    """Empty shop units as shops left them this quarter."""
    known = city.arrays.get("shops.vacancy")
    return vacancy_now(city) if known is None else known


@once
def vacant_at_start(rules: Rules) -> F64:
    """Share of units that was empty in each street at the start."""
    return np.array([max(s.vacancy, LEAST_VACANT) for s in rules.town.shop_streets], np.float64)


def worst_streets(city: City, rules: Rules) -> list[int]:
    """The three streets that were worst at the start of the level: a fixed list, kept in `city.numbers`."""
    kept = [city.numbers[key] for key in KEPT if key in city.numbers]
    return [int(row) for row in kept] if kept else _worst_at_start(rules)


@once
def _worst_at_start(rules: Rules) -> list[int]:
    return np.argsort(-vacant_at_start(rules), kind="stable")[:WORST].tolist()


def worst_now(city: City, rules: Rules) -> F64:
    """Empty units in the three worst streets of the start; a number of the city only."""
    found = np.zeros(AREAS, np.float64)
    rows = worst_streets(city, rules)
    units = float(city.streets.units[rows].sum(dtype=np.int64))
    if units > 0.0:
        found[CITY] = 1.0 - float(city.streets.open[rows].sum(dtype=np.int64)) / units
    return found


def worst_street_vacancy(city: City, rules: Rules) -> F64:
    """The same as shops left them this quarter."""
    known = city.arrays.get("shops.worst")
    return worst_now(city, rules) if known is None else known


READINGS: dict[str, Callable[[City, Rules], F64]] = {
    "litter": litter,
    "shop_vacancy": shop_vacancy,
    "worst_street_vacancy": worst_street_vacancy,
}
"""Indicator → its reading by area."""
