"""Which country each household with a foreign background comes from."""

import numpy as np

from game.engine.columns import I64, Rows
from game.engine.founding.draws import Rng, deal
from game.engine.town import Town


def draw_origins(town: Town, foreign: I64, rng: Rng) -> Rows:
    """Row of the country of each household; -1 where nobody has a foreign background.

    `foreign` is the number of members with a foreign background; they share a country.
    """
    origin = np.full(foreign.size, -1, np.intp)
    rows = rng.permutation(np.flatnonzero(foreign > 0))
    origin[rows] = deal(foreign[rows], [country.share for country in town.origins])
    return origin
