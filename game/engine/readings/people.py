"""Readings about who lives here, and how apart."""

from collections.abc import Callable

import numpy as np

from game.engine.apart import dissimilarity, shuffled
from game.engine.balance import balance
from game.engine.cells import CITY
from game.engine.city import City, flow_year
from game.engine.columns import F32, F64, Int16, Int32
from game.engine.indicators import SHARE_INDEX
from game.engine.nationalities import count_nationalities
from game.engine.rules import Rules

YEAR = 12


def population(city: City, _rules: Rules) -> F64:
    """Residents: all who are asked where they or their parents come from."""
    return city.ledger.asked[SHARE_INDEX["residents_foreign_background"]].astype(np.float64)


def newborns_foreign_background(city: City, _rules: Rules) -> float:
    """Share of the births of twelve months with a foreign background."""
    births = flow_year(city, "births")[CITY]
    return flow_year(city, "births_foreign")[CITY] / births if births > 0.0 else 0.0


def nationalities(city: City, rules: Rules) -> float:
    """Countries that residents come from, this one included, as counted when people last came and left."""
    known = city.numbers.get("people.countries")
    return float(count_nationalities(city, rules)) if known is None else known


def segregation_homes(city: City, _rules: Rules) -> F64 | float:
    """Dissimilarity over blocks, as the system homes left it."""
    return _booked(city, "homes", city.blocks.residents, city.blocks.foreign)


def segregation_schools(city: City, _rules: Rules) -> F64 | float:
    """Dissimilarity over schools, as the system schools left it."""
    return _booked(city, "schools", city.schools.pupils, city.schools.foreign)


def segregation_clubs(city: City, _rules: Rules) -> F64 | float:
    """Dissimilarity over clubs, as the system clubs left it."""
    return _booked(city, "clubs", city.clubs.members, city.clubs.foreign)


def _booked(city: City, where: str, members: Int16 | Int32, share: F32) -> F64 | float:
    """What was booked last; counted now when nothing was yet."""
    known = city.arrays.get(f"booked.segregation_{where}")
    return dissimilarity(members, share) if known is None else known


def _random(city: City, place: int) -> float:
    known = city.arrays.get("people.shuffled")
    return float((shuffled(city) if known is None else known)[place])


def segregation_homes_random(city: City, _rules: Rules) -> float:
    """The same if everybody lived at random."""
    return _random(city, 0)


def segregation_schools_random(city: City, _rules: Rules) -> float:
    """The same if pupils were placed at random."""
    return _random(city, 1)


def segregation_clubs_random(city: City, _rules: Rules) -> float:
    """The same if members joined at random."""
    return _random(city, 2)


def young_family_balance(city: City, _rules: Rules) -> F64:
    """Young families who came less those who left, in a year per 1,000 of them."""
    return balance(city)


def buddy_pairs(city: City, _rules: Rules) -> float:
    """Buddy pairs that meet now."""
    return city.numbers.get("language.pairs", 0.0)


READINGS: dict[str, Callable[[City, Rules], F64 | float]] = {
    "population": population,
    "newborns_foreign_background": newborns_foreign_background,
    "nationalities": nationalities,
    "segregation_homes": segregation_homes,
    "segregation_homes_random": segregation_homes_random,
    "segregation_schools": segregation_schools,
    "segregation_schools_random": segregation_schools_random,
    "segregation_clubs": segregation_clubs,
    "segregation_clubs_random": segregation_clubs_random,
    "young_family_balance": young_family_balance,
    "buddy_pairs": buddy_pairs,
}
