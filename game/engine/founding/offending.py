"""Who offends at the start: a few hundred people, of whom a prolific few commit half of it.

Youth, no school or work, no trusted adult and a needy street make it likelier. Origin and faith are not read.
"""

import numpy as np

from game.engine.columns import F64
from game.engine.founding.draws import Rng, standard
from game.engine.founding.families import YEAR
from game.engine.founding.people import Draft
from game.engine.households import Households
from game.engine.places import Blocks
from game.engine.residents import Activity, Residents

AGES = (0, 0, 0.35, 3.2, 3.6, 2.2, 1.4, 0.9, 0.6, 0.4, 0.25, 0.15, 0.1, 0.05, 0, 0, 0, 0, 0, 0)
"""The age-crime curve by five years of age (Farrington 1986; rounded)."""
MEN = 5.0
"""How many times as likely as women (Belgian recorded suspects, about 80 % men; rounded)."""
IDLE = 3.0
"""How many times as likely without school or work (judged)."""
ALONE = 2.5
"""How many times as likely with no trusted adult at all as with a strong tie (judged)."""


def offend(draft: Draft, r: Residents, kept: Households, blocks: Blocks, rng: Rng) -> None:
    """Choose offenders and how much each would do in a month if free to."""
    family, margins, n = draft.family, draft.town.margins, draft.family.age.size
    chance: F64 = np.array(AGES, np.float64)[np.minimum(family.age // (5 * YEAR), 19)]
    chance *= np.where(family.woman, 1.0, MEN)
    idle = (r.activity[:n] == Activity.JOBLESS) | (r.activity[:n] == Activity.INACTIVE)
    chance *= np.where(idle, IDLE, 1.0)
    chance *= 1.0 + (ALONE - 1.0) * (1.0 - r.trusted_adult[:n])
    rough = standard(blocks.needy.astype(np.float64))[r.block[:n]]
    chance *= np.clip(1.0 + 0.35 * rough, 0.3, 2.5)
    chance *= np.where(kept.poor[family.home], 1.3, 1.0)
    count = round(margins.offenders * n)
    edges = np.cumsum(chance)
    if count == 0 or edges[-1] <= 0:
        return
    drawn = (np.arange(count, dtype=np.float64) + rng.random(count)) * (edges[-1] / count)
    rows = rng.permutation(np.unique(np.minimum(np.searchsorted(edges, drawn, side="right"), n - 1)))
    few = max(1, round(rows.size * margins.prolific[0]))
    weight = rng.uniform(0.4, 1.6, rows.size)
    weight[:few] *= margins.prolific[1] / float(weight[:few].sum())
    weight[few:] *= (1.0 - margins.prolific[1]) / max(1e-9, float(weight[few:].sum()))
    r.offending[rows] = weight * margins.offences_month
