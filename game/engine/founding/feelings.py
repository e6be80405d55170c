"""What people feel at the start: temperament, age, schooling, need and street, by the margins' surveys."""

from collections.abc import Generator

import numpy as np

from game.engine.columns import F32, F64
from game.engine.founding.draws import Rng, spread, standard
from game.engine.founding.families import YEAR
from game.engine.founding.people import Draft
from game.engine.households import Households
from game.engine.minds import ATTITUDES, GRID
from game.engine.places import Blocks
from game.engine.residents import Residents

OLD = 80
"""Feelings change no further beyond this age."""
ASKED = 16
"""Surveys ask residents from this age."""
SHARED = 0.35
"""How much of what is left is one mood that colours all attitudes, against each attitude's own (judged)."""
MOODS = {"loss": -1.0, "grievance": -1.0}
"""Attitudes that a good mood lowers."""


def feel(
    draft: Draft, r: Residents, kept: Households, blocks: Blocks, rng: Rng
) -> Generator[None, None, None]:
    """In steps, draw the nine attitudes, and what each drifts back to: the same without the street."""
    family, margins, n = draft.family, draft.town.margins, draft.family.age.size
    age = standard(np.minimum(family.age, OLD * YEAR).astype(np.float64))
    school = standard(r.education[:n].astype(np.float64))
    need = standard(kept.poor[family.home].astype(np.float64))
    rough = standard((blocks.needy + 1.0 - blocks.upkeep).astype(np.float64))[r.block[:n]]
    mood = spread(rng, n)
    asked = family.age >= ASKED * YEAR
    for feeling in margins.feelings:
        row = ATTITUDES.index(feeling.attitude)
        own = feeling.age * age + feeling.education * school + feeling.need * need
        own += feeling.woman * standard(family.woman.astype(np.float64))
        street = feeling.block * rough
        left = 1.0 - sum(
            x * x for x in (feeling.age, feeling.education, feeling.need, feeling.woman, feeling.block)
        )
        noise = SHARED * MOODS.get(feeling.attitude, 1.0) * mood + float(
            np.sqrt(1 - SHARED * SHARED)
        ) * spread(rng, n)
        own += float(np.sqrt(max(left, 0.1))) * noise
        for side, share in ((False, feeling.native), (True, feeling.foreign)):
            theirs = family.foreign == side
            at_line = _line((own + street)[theirs & asked], share)
            for into, score in ((r.minds, own + street), (r.anchors, own)):
                value = feeling.line + feeling.spread * (score[theirs] - at_line)
                into[row, np.flatnonzero(theirs)] = on_grid(value)
        yield
    native, other = margins.tolerance
    mean = np.where(family.foreign, other, native)
    openness = standard(r.minds[ATTITUDES.index("openness"), :n].astype(np.float64))
    tolerance = mean + margins.tolerance_spread * (0.5 * openness + 0.85 * spread(rng, n))
    r.tolerance[:n] = np.clip(tolerance, 0.03, 1.0)


def _line(scores: F64, share: float) -> float:
    """The score that this share of the people is above."""
    if scores.size == 0:
        return 0.0
    place = min(scores.size - 1, max(0, round(scores.size * (1.0 - share))))
    return float(np.partition(scores, place)[place])


def on_grid(values: F64) -> F32:
    """Values between 0 and 1 on the grid."""
    return (np.round(np.clip(values, 0.0, 1.0) * float(GRID)) / float(GRID)).astype(np.float32)
