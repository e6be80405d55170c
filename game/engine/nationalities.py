"""Countries that residents come from."""

import numpy as np

from game.engine.city import City
from game.engine.rules import Rules


def count_nationalities(city: City, rules: Rules) -> int:
    """How many countries residents come from, this one included."""
    if not rules.town.origins:
        return 1
    origin = city.residents.origin
    abroad = origin.take((origin >= 0).nonzero()[0])
    return int(np.count_nonzero(np.bincount(abroad))) + 1
