"""Calling: first and family names of those who are born or come, by the names of their country."""

import numpy as np

from game.engine.columns import F32, I64, Rows, Whole
from game.engine.once import once
from game.engine.rules import Rules
from game.engine.town import Town


@once
def pool_sizes(town: Town) -> I64:
    """Names to choose from (countries + 1, 3): women's, men's and family names; the town's own stand last."""
    pools = {pool.key: (len(pool.women), len(pool.men), len(pool.family)) for pool in town.names}
    own = next(iter(pools.values()), (1, 1, 1))
    found = [pools.get(origin.names, own) for origin in town.origins]
    found.append(own)
    return np.maximum(np.array(found, np.int64), 1)


def call(rules: Rules, origin: Whole, sex: Whole, drawn: F32) -> Rows:
    """A first name for each, as a row in the pool of their origin (-1: the town's own)."""
    return (drawn * pool_sizes(rules.town)[origin, sex]).astype(np.intp)


def call_family(rules: Rules, origin: Whole, drawn: F32) -> Rows:
    """A family name for each, as a row in the pool of their origin (-1: the town's own)."""
    return (drawn * pool_sizes(rules.town)[origin, 2]).astype(np.intp)
