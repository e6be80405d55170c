"""Which residents meet a target."""

from functools import reduce

import numpy as np

from game.engine import indicators
from game.engine.cells import needy
from game.engine.city import City
from game.engine.codes import BORN_ABROAD, JOBLESS, NATIVE, PUPIL, STUDENT
from game.engine.columns import Mask
from game.engine.rules import Rules
from game.engine.targets import Background, Target

EVERYONE = slice(None)


def meets(city: City, rules: Rules, target: Target, rows: slice = EVERYONE) -> Mask:
    """One flag for each of the rows of residents; False for free rows."""
    r = city.residents
    found = indicators.aged(city, rows, target.from_age, target.to_age)
    if target.background is not Background.ANY:
        found &= _from(city, target.background, rows)
    if target.in_need:
        found &= needy(r.cell[rows])
    if target.jobless:
        found &= r.activity[rows] == JOBLESS
    if target.pupils:
        found &= (r.activity[rows] == PUPIL) | (r.activity[rows] == STUDENT)
    if target.parents:
        found &= city.households.children.take(r.household[rows], mode="clip") > 0
        found &= r.born[rows] <= city.month - 12 * 18
    if target.shopkeepers:
        found &= r.shopkeeper[rows]
    if target.dutch_below <= 1.0:
        found &= r.dutch[rows] < np.float32(target.dutch_below)
    if target.districts:
        here = [row for row, district in enumerate(rules.town.districts) if district.key in target.districts]
        found &= reduce(np.logical_or, [r.district[rows] == row for row in here])
    return found


def _from(city: City, background: Background, rows: slice) -> Mask:
    generation = city.residents.generation[rows]
    match background:
        case Background.NEWCOMER:
            return indicators.newcomer(city, rows)
        case Background.NONE:
            return generation == NATIVE
        case Background.FOREIGN:
            return generation != NATIVE
        case Background.BORN_ABROAD:
            return generation == BORN_ABROAD
        case Background.ANY:
            return np.ones(generation.size, np.bool_)
