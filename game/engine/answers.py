"""Answers: surveys as questions about attitudes, and whose answer turns when attitudes move."""

from dataclasses import dataclass
from typing import TypeVar

import numpy as np

from game.engine.columns import F32, F64, I64, Mask, Rows, Which, at_rows
from game.engine.indicators import SURVEYS, Survey
from game.engine.minds import ATTITUDES

TWINS = {"belonging": ("belonging", "belonging_native", "belonging_foreign")}
"""Surveys that ask the same of everyone, or of one background alone: split in one go."""
ASKED: tuple[Survey, ...] = tuple(
    survey for survey in SURVEYS if all(survey.key not in twins[1:] for twins in TWINS.values())
)
"""Surveys that are split."""
MIXED: tuple[Survey, ...] = tuple(survey for survey in ASKED if len(survey.weights) > 1)
"""Those that ask about several attitudes at once: their scores are rows behind the attitudes."""
Counts = TypeVar("Counts", F64, I64)
SCORES = len(ATTITUDES) + len(MIXED)


@dataclass(frozen=True, slots=True)
class Question:
    """A survey as a question about one row of scores: is it beyond the edge?"""

    key: str
    """The survey."""
    row: int
    """Row of the scores: an attitude, or behind them a mixed score."""
    edge: float
    """Where an answer turns."""
    sign: int
    """1 when those above say yes, -1 when those below do."""
    weights: tuple[tuple[int, float], ...]
    """What the score is made of: attitude and weight."""


def _question(survey: Survey) -> Question:
    if survey in MIXED:
        row = len(ATTITUDES) + MIXED.index(survey)
        return Question(survey.key, row, survey.threshold, 1, survey.weights)
    ((attitude, weight),) = survey.weights
    sign = 1 if weight > 0.0 else -1
    return Question(survey.key, attitude, survey.threshold / weight, sign, ((attitude, 1.0),))


QUESTIONS: tuple[Question, ...] = tuple(_question(survey) for survey in ASKED)
EDGES: F32 = np.full(SCORES, np.inf, np.float32)
for _each in QUESTIONS:
    EDGES[_each.row] = _each.edge


def score(minds: F32, weights: tuple[tuple[int, float], ...], rows: Which = slice(None)) -> F32:
    """What a survey that asks about several attitudes at once adds up for each: some for, some against."""
    (first, _), *others = sorted(weights, key=lambda weight: -weight[1])
    found, room = at_rows(minds[first], rows), None
    for attitude, sign in others:
        move = np.add if sign > 0.0 else np.subtract
        found = room = move(found, at_rows(minds[attitude], rows), out=room)
    return found


def turned(old: F32, new: F32, edge: np.float32, asked: Mask) -> tuple[Rows, Mask]:
    """Who of those asked crossed the edge, and whether they came above it."""
    above = new > edge
    crossed = old > edge
    crossed ^= above
    crossed &= asked
    who = crossed.nonzero()[0]
    return who, above.take(who)


def among_asked(key: str, counted: Counts) -> Counts:
    """Of counts by background (…, 2), those that a survey asks."""
    if key.endswith("_native"):
        return counted[..., 0]
    return counted[..., 1] if key.endswith("_foreign") else counted[..., 0] + counted[..., 1]
