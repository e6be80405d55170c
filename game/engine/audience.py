"""Which residents meet a target."""

import numpy as np

from game.engine import indicators
from game.engine.cells import CELL_NEED
from game.engine.city import City
from game.engine.columns import Mask
from game.engine.residents import Activity, Generation
from game.engine.rules import Rules
from game.engine.targets import Background, Target


def meets(city: City, rules: Rules, target: Target) -> Mask:
    """One flag for every row of residents; False for free rows."""
    r = city.residents
    found = indicators.aged(city, slice(None), target.from_age, target.to_age)
    found &= _from(city, target.background)
    if target.in_need:
        found &= CELL_NEED[r.cell]
    if target.jobless:
        found &= r.activity == Activity.JOBLESS
    if target.pupils:
        found &= (r.activity == Activity.PUPIL) | (r.activity == Activity.STUDENT)
    if target.parents:
        found &= (city.households.children[r.household] > 0) & (r.born <= city.month - 12 * 18)
    if target.shopkeepers:
        found &= r.shopkeeper
    if target.dutch_below <= 1.0:
        found &= r.dutch < np.float32(target.dutch_below)
    if target.districts:
        here = np.array([district.key in target.districts for district in rules.town.districts])
        found &= here[r.district]
    return found


def _from(city: City, background: Background) -> Mask:
    generation = city.residents.generation
    match background:
        case Background.NEWCOMER:
            return indicators.newcomer(city, slice(None))
        case Background.NONE:
            return generation == Generation.NATIVE
        case Background.FOREIGN:
            return generation != Generation.NATIVE
        case Background.BORN_ABROAD:
            return generation == Generation.BORN_ABROAD
        case Background.ANY:
            return np.ones(generation.size, np.bool_)
