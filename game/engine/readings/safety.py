"""Readings about offences of twelve months that the police counted."""

from collections.abc import Callable

import numpy as np

from game.engine.cells import AREAS
from game.engine.city import City
from game.engine.columns import F64
from game.engine.rules import Rules

COUNTED = "counted"
"""The flow of counted offences: of each month by indicator and area (12, INDICATORS, AREAS)."""
YEAR = "safety.year"
"""The array of what was counted in twelve months, as booked last (INDICATORS, AREAS)."""
INDICATORS = ("street_crime", "car_break_ins", "thefts")


def _year(city: City, indicator: str) -> F64:
    known = city.arrays.get(YEAR)
    return np.zeros(AREAS, np.float64) if known is None else known[INDICATORS.index(indicator)]


def street_crime(city: City, _rules: Rules) -> F64:
    """Car break-ins and street robberies of twelve months, as counted."""
    return _year(city, "street_crime")


def car_break_ins(city: City, _rules: Rules) -> F64:
    """Car break-ins of twelve months, as counted."""
    return _year(city, "car_break_ins")


def thefts(city: City, _rules: Rules) -> F64:
    """Theft and extortion of every kind in twelve months, as counted."""
    return _year(city, "thefts")


READINGS: dict[str, Callable[[City, Rules], F64]] = {
    "street_crime": street_crime,
    "car_break_ins": car_break_ins,
    "thefts": thefts,
}
"""Indicator → its reading by area."""
