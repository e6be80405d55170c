"""Feelings that move at once: what an event does to those whom it touches, with the surveys that turn."""

from functools import cache

import numpy as np

from game.engine.answers import QUESTIONS, TWINS, Question, score
from game.engine.causes import book_share
from game.engine.cells import DISTRICTS
from game.engine.city import City
from game.engine.columns import F32, F64, I64, Mask, Rows, Which
from game.engine.indicators import foreign, grown
from game.engine.minds import ATTITUDES, TO_GRID
from game.engine.wearing import remember

NOBODY_ASKED: I64 = np.zeros(DISTRICTS, np.int64)
"""Nobody came to be asked."""
EVERYBODY = slice(None)
FEW = 10
"""Less than one of so many."""


def move_feelings(city: City, attitude: int, by: float, among: Mask, cause: str) -> None:
    """Residents come to feel otherwise by a share of what is left: up to 1, or down to 0.

    `among` has a flag for every row. Few are looked at one by one, many are found fastest among all.
    """
    few = np.count_nonzero(among) * FEW < among.size
    rows: Which = among.nonzero()[0] if few else EVERYBODY
    old = city.residents.minds[attitude][rows]
    new = np.float32(1.0) - old if by > 0.0 else old.copy()
    new *= np.float32(by)
    if not few:
        new *= among
    new += old
    feel(city, attitude, new, cause, rows)


def feel(city: City, attitude: int, new: F32, cause: str, rows: Which = EVERYBODY) -> None:
    """Residents come to feel like this, on the grid; surveys that ask about it book it under the cause."""
    feeling = city.residents.minds[attitude]
    old = feeling[rows]
    new += TO_GRID
    new -= TO_GRID
    for question in _asked_about(attitude):
        before, after = old, new
        if len(question.weights) > 1:
            before = score(city.residents.minds, question.weights, rows)
            change = new - old
            more = dict(question.weights)[attitude] > 0.0
            after = (np.add if more else np.subtract)(before, change, out=change)
        above = after > np.float32(question.edge)
        turned = (above != (before > np.float32(question.edge))).nonzero()[0]
        who = turned if isinstance(rows, slice) else rows.take(turned)
        asked = grown(city, who)
        way = question.sign * (2.0 * above.take(turned[asked]) - 1.0)
        moved = _by_background(city, who[asked], way)
        remember(city, f"{question.key}.{ATTITUDES[attitude]}", cause, moved)
        _book(city, question.key, cause, np.rint(moved).astype(np.int64))
    feeling[rows] = new


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
