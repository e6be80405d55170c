"""Feelings that move at once: what an event does to those whom it touches, with the surveys that turn."""

from functools import cache

import numpy as np

from game.engine.answers import QUESTIONS, TWINS
from game.engine.causes import book_share
from game.engine.cells import DISTRICTS
from game.engine.city import City
from game.engine.columns import F32, F64, I64, Mask, Rows
from game.engine.indicators import SHARE_INDEX, SHARES, Test, foreign, grown
from game.engine.minds import ATTITUDES, TO_GRID
from game.engine.wearing import remember

NOBODY_ASKED: I64 = np.zeros(DISTRICTS, np.int64)
"""Nobody came to be asked."""
EVERYBODY = slice(None)


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
    asked = _asked_about(attitude)
    said = [says_yes(city, EVERYBODY) for _, says_yes in asked]
    new += TO_GRID
    np.subtract(new, TO_GRID, out=city.residents.minds[attitude])
    for (survey, says_yes), before in zip(asked, said, strict=True):
        after = says_yes(city, EVERYBODY)
        who = (before != after).nonzero()[0]
        who = who[grown(city, who)]
        moved = _by_background(city, who, 2.0 * after.take(who) - 1.0)
        remember(city, f"{survey}.{ATTITUDES[attitude]}", cause, moved)
        _book(city, survey, cause, np.rint(moved).astype(np.int64))


@cache
def _asked_about(attitude: int) -> list[tuple[str, Test]]:
    """Surveys that ask about a feeling, each with who says yes."""
    keys = [question.key for question in QUESTIONS if attitude in dict(question.weights)]
    return [(key, says_yes) for key in keys if (says_yes := SHARES[SHARE_INDEX[key]].holds)]


def _by_background(city: City, who: Rows, sign: F64) -> F64:
    """Answers that turned, by district and background (DISTRICTS, 2)."""
    place = 2 * city.residents.district.take(who).astype(np.intp) + foreign(city, who)
    return np.asarray(np.bincount(place, sign, 2 * DISTRICTS), np.float64).reshape(DISTRICTS, 2)


def _book(city: City, survey: str, cause: str, moved: I64) -> None:
    """Book how many more say yes, by district, of everyone or of those whom a survey asks."""
    for key in TWINS.get(survey, (survey,)):
        native, strange = not key.endswith("_foreign"), not key.endswith("_native")
        book_share(city, key, cause, moved @ np.array([native, strange], np.int64), NOBODY_ASKED)
