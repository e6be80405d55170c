"""Feelings that move at once: what an event does to those whom it touches, with the surveys that turn."""

import numpy as np

from game.engine.answers import QUESTIONS, TWINS, Question, turned
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
    new = np.float32(1.0) - old if by > 0.0 else old.copy()
    new *= np.float32(by)
    new *= among
    new += old
    feel(city, attitude, new, cause)


def feel(city: City, attitude: int, new: F32, cause: str) -> None:
    """Everybody comes to feel like this, on the grid; surveys that ask about it are booked under the cause."""
    mind = city.residents.minds[attitude]
    old = mind.copy()
    new += TO_GRID
    np.subtract(new, TO_GRID, out=mind)
    asked = grown(city, slice(None))
    for question in QUESTIONS:
        weight = dict(question.weights).get(attitude)
        if weight is not None:
            before, after = _scores(city, question, attitude, old)
            who, sign = turned(before, after, np.float32(question.edge), asked)
            moved = _by_background(city, who, sign * question.sign)
            remember(city, f"{question.key}.{ATTITUDES[attitude]}", cause, moved)
            _book(city, question, cause, np.rint(moved).astype(np.int64))


def _scores(city: City, question: Question, attitude: int, old: F32) -> tuple[F32, F32]:
    """What the survey asked about before, and what it asks about now."""
    minds = city.residents.minds
    if question.row < len(minds):
        return old, minds[attitude]
    before = np.zeros(old.size, np.float32)
    for which, weight in question.weights:
        before += (old if which == attitude else minds[which]) * np.float32(weight)
    return before, before + (minds[attitude] - old) * np.float32(dict(question.weights)[attitude])


def _by_background(city: City, who: Rows, sign: F64) -> F64:
    """Answers that turned, by district and background (DISTRICTS, 2)."""
    place = 2 * city.residents.district.take(who).astype(np.intp) + foreign(city, who)
    return np.asarray(np.bincount(place, sign, 2 * DISTRICTS), np.float64).reshape(DISTRICTS, 2)


def _book(city: City, question: Question, cause: str, moved: I64) -> None:
    """Book how many more say yes, by district, of everyone or of those whom a survey asks."""
    for key in TWINS.get(question.key, (question.key,)):
        native, strange = not key.endswith("_foreign"), not key.endswith("_native")
        book_share(city, key, cause, moved @ np.array([native, strange], np.int64), NOBODY_ASKED)
