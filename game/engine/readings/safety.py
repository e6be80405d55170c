"""Readings about offences that the police counted."""

from collections.abc import Callable

from game.engine.city import City, flow_year
from game.engine.columns import F64
from game.engine.rules import Rules


def _year(city: City, *kinds: str) -> F64:
    found = flow_year(city, "counted." + kinds[0])
    for kind in kinds[1:]:
        found = found + flow_year(city, "counted." + kind)
    return found


def street_crime(city: City, _rules: Rules) -> F64:
    """Car break-ins and street robberies of twelve months, as counted."""
    return _year(city, "car_break_in", "robbery")


def car_break_ins(city: City, _rules: Rules) -> F64:
    """Car break-ins of twelve months, as counted."""
    return _year(city, "car_break_in")


def thefts(city: City, _rules: Rules) -> F64:
    """Theft and extortion of every kind in twelve months, as counted."""
    return _year(city, "car_break_in", "robbery", "burglary", "theft")


READINGS: dict[str, Callable[[City, Rules], F64]] = {
    "street_crime": street_crime,
    "car_break_ins": car_break_ins,
    "thefts": thefts,
}
"""Indicator → its reading by area."""
