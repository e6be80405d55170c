"""Feelings that move at once: what an event does to those whom it touches, with the surveys that turn."""

import numpy as np

from game.engine.answers import QUESTIONS, TWINS, Question, turned
from game.engine.causes import book_share
from game.engine.cells import DISTRICTS
from game.engine.city import City
from game.engine.columns import F32, F64, I64, Mask, Rows
from game.engine.indicators import foreign, grown
from game.engine.minds import TO_GRID

EVERYONE = slice(None)


def move_feelings(city: City, attitude: int, by: float, among: Mask, cause: str) -> None:
    """Residents come to feel otherwise by a share of what is left: up to 1, or down to 0.

    `among` has a flag for every row.
    """
    old = city.residents.minds[attitude]
    new = np.float32(1.0) - old if by > 0.0 else old.copy()
    new *= among
    new *= np.float32(by)
    new += old
    feel(city, attitude, new, cause)


def feel(city: City, attitude: int, new: F32, cause: str) -> None:
    """Residents come to feel like this, on the grid; surveys that ask about it are booked under the cause.

    `new` has a number for every row.
    """
    old = city.residents.minds[attitude].copy()
    new = new + TO_GRID - TO_GRID
    city.residents.minds[attitude] = new
    asked = grown(city, EVERYONE)
    for question in QUESTIONS:
        weight = dict(question.weights).get(attitude)
        if weight is not None:
            before = _score(city, question, attitude, old)
            after = before + (new - old) * np.float32(weight) if before is not old else new
            _book(city, question, cause, *turned(before, after, np.float32(question.edge), asked))


def _score(city: City, question: Question, attitude: int, old: F32) -> F32:
    """What the survey asked about before."""
    if question.row < len(city.residents.minds):
        return old
    score = np.zeros(old.size, np.float32)
    for which, weight in question.weights:
        score += (old if which == attitude else city.residents.minds[which]) * np.float32(weight)
    return score


def _book(city: City, question: Question, cause: str, who: Rows, sign: F64) -> None:
    """Book how many more of those who turned say yes, by district."""
    for key in TWINS.get(question.key, (question.key,)):
        theirs = sign * question.sign
        if key.endswith("_native"):
            theirs = theirs * ~foreign(city, who)
        elif key.endswith("_foreign"):
            theirs = theirs * foreign(city, who)
        district = city.residents.district[who].astype(np.intp)
        counted: I64 = np.rint(np.bincount(district, theirs, DISTRICTS)).astype(np.int64)
        book_share(city, key, cause, counted, np.zeros(DISTRICTS, np.int64))
