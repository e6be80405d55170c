"""Feelings that move at once: what an event does to those whom it touches, with the surveys that turn."""

from functools import cache

import numpy as np

from game.engine.answers import QUESTIONS, TWINS, Question, score
from game.engine.causes import book_share
from game.engine.cells import DISTRICTS
from game.engine.city import City
from game.engine.columns import F32, F64, I64, Mask, Rows
from game.engine.indicators import foreign, grown
from game.engine.minds import ATTITUDES, TO_GRID
from game.engine.wearing import remember

NOBODY_ASKED: I64 = np.zeros(DISTRICTS, np.int64)
"""Nobody came to be asked."""


def move_feelings(city: City, attitude: int, by: float, among: Mask, cause: str) -> None:
    """Residents come to feel otherwise by a share of what is left: up to 1, or down to 0.

    `among` has a flag for every row.
    """
    old = city.residents.minds[attitude]
    new = among.astype(np.float32)
    new *= np.float32(by)
    new *= np.float32(1.0) - old if by > 0.0 else old
    new += old
    feel(city, attitude, new, cause)


def feel(city: City, attitude: int, new: F32, cause: str) -> None:
    """Everybody comes to feel like this, on the grid; surveys that ask about it book it under the cause."""
    old = city.residents.minds[attitude]
    new += TO_GRID
    new -= TO_GRID
    for question in _asked_about(attitude):
        before, after = old, new
        if len(question.weights) > 1:
            before = score(city.residents.minds, question.weights)
            after = new - old
            after *= np.float32(dict(question.weights)[attitude])
            after += before
        above = after > np.float32(question.edge)
        who = (above != (before > np.float32(question.edge))).nonzero()[0]
        who = who[grown(city, who)]
        moved = _by_background(city, who, question.sign * (2.0 * above.take(who) - 1.0))
        remember(city, f"{question.key}.{ATTITUDES[attitude]}", cause, moved)
        _book(city, question.key, cause, np.rint(moved).astype(np.int64))
    old[:] = new


@cache
def _asked_about(attitude: int) -> list[Question]:
    """Surveys that ask about a feeling."""
    return [question for question in QUESTIONS if attitude in dict(question.weights)]


def _by_background(city: City, who: Rows, sign: F64) -> F64:
    """Answers that turned, by district and background (DISTRICTS, 2)."""
    place = 2 * city.residents.district.take(who).astype(np.intp) + foreign(city, who)
    return np.asarray(np.bincount(place, sign, 2 * DISTRICTS), np.float64).reshape(DISTRICTS, 2)


def _book(city: City, survey: str, cause: str, moved: I64) -> None:
    """Book how many more say yes, by district, of everyone or of those whom a survey asks."""
    for key in TWINS.get(survey, (survey,)):
        native, strange = not key.endswith("_foreign"), not key.endswith("_native")
        book_share(city, key, cause, moved @ np.array([native, strange], np.int64), NOBODY_ASKED)
