"""The score: pledges, residents' lives, and the town handed on. Always shown with its parts."""

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np

from game.engine import minds
from game.engine.city import City
from game.engine.columns import F64
from game.engine.goals import goal_met
from game.engine.indicators import grown
from game.engine.rules import Pledge, Rules, Score

LIVES = (minds.FELT_SAFE, minds.BELONGING, minds.PROSPECTS, minds.TRUST_CITY)

LEAST = 0.05
"""The least that a pledge weighs: one that nearly keeps itself."""


@dataclass(frozen=True, slots=True)
class ScoreCard:
    """How a game went, from 0 to 100 in every part."""

    total: float
    """Weighted by the level's weights; a part that the level has not is left out."""
    pledges: float | None
    """Pledges kept out of pledges made, by their weight; None when none were made."""
    lives: float
    """Residents' felt safety, belonging, prospects and trust; the worst-off tenth counts double."""
    handed_on: float
    """Debt, shops, schools and trust as they are left behind."""


def score(city: City, rules: Rules) -> ScoreCard:
    """The score as the city stands now."""
    return weighed(rules.level.score, _pledges(city, rules), _lives(city), _handed_on(city, rules))


def weighed(weights: Score, pledges: float | None, lives: float, handed_on: float) -> ScoreCard:
    """The parts of a score and what they come to."""
    parts = [(weights.lives, lives), (weights.handed_on, handed_on)]
    if pledges is not None:
        parts.append((weights.pledges, pledges))
    total = sum(weight * part for weight, part in parts) / sum(weight for weight, _ in parts)
    return ScoreCard(total, pledges, lives, handed_on)


def share_kept(made: Sequence[Pledge], kept: Sequence[bool]) -> float:
    """Pledges kept, 0 to 100: each weighs by how seldom the average town keeps it, a little in any case."""
    weight = [max(1.0 - pledge.kept_anyway, LEAST) for pledge in made]
    return 100.0 * sum(w for w, k in zip(weight, kept, strict=True) if k) / sum(weight)


def _pledges(city: City, rules: Rules) -> float | None:
    """Pledges kept out of those made."""
    offer = rules.level.pledges
    if offer is None or not city.council.pledges:
        return None
    made = [pledge for pledge in offer.offer if pledge.key in city.council.pledges]
    return share_kept(made, [city.council.kept.get(p.key, goal_met(city.history, p.goal)) for p in made])


def _lives(city: City) -> float:
    rows = np.flatnonzero(grown(city, slice(None)))
    well: F64 = city.residents.minds[list(LIVES)][:, rows].sum(axis=0, dtype=np.float64) / len(LIVES)
    worst = np.sort(well)[: max(well.size // 10, 1)]
    return 100.0 * float((well.sum() + worst.sum()) / (well.size + worst.size))


def _handed_on(city: City, rules: Rules) -> float:
    now = city.history.now
    debt = rules.level.opening.debt / 100
    parts = (
        min(1.0, max(0.0, 1.0 - 0.5 * now("debt") / max(debt, 1.0))),
        min(1.0, max(0.0, 1.0 - now("shop_vacancy") / 0.25)),
        min(1.0, max(0.0, 1.0 - now("school_dropout") / 0.3)),
        now("trust_city"),
    )
    return 100.0 * sum(parts) / len(parts)
