"""Readings about offences of twelve months that the police counted, as the system safety keeps them."""

from collections.abc import Callable

import numpy as np

from game.engine.cells import AREAS
from game.engine.city import City
from game.engine.columns import F64
from game.engine.rules import Rules


def _counted(city: City, row: int) -> F64:
    known = city.arrays.get("safety.counted")
    return np.zeros(AREAS, np.float64) if known is None else known[row]


def street_crime(city: City, _rules: Rules) -> F64:
    """Car break-ins and street robberies of twelve months, as counted."""
    return _counted(city, 0)


def car_break_ins(city: City, _rules: Rules) -> F64:
    """Car break-ins of twelve months, as counted."""
    return _counted(city, 1)


def thefts(city: City, _rules: Rules) -> F64:
    """Theft and extortion of every kind in twelve months, as counted."""
    return _counted(city, 2)


READINGS: dict[str, Callable[[City, Rules], F64]] = {
    "street_crime": street_crime,
    "car_break_ins": car_break_ins,
    "thefts": thefts,
}
"""Indicator → its reading by area."""
