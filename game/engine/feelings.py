"""Feelings that move at once: what an event does to those whom it touches, with the surveys that turn."""

from functools import cache

import numpy as np

from game.engine.answers import QUESTIONS, TWINS, Question, among_asked, score
from game.engine.causes import book_turned
from game.engine.cells import DISTRICTS
from game.engine.city import City
from game.engine.columns import F32, F64, Mask, Rows, Which, at_rows
from game.engine.indicators import foreign, grown
from game.engine.minds import ATTITUDES, TO_GRID
from game.engine.wearing import remember

EVERYBODY = slice(None)
FEW = 5
"""Less than one of so many."""


def move_feelings(city: City, attitude: int, by: float, among: Mask, cause: str) -> None:
    """Residents come to feel otherwise by a share of what is left: up to 1, or down to 0.

    `among` has a flag for every row. Few are looked at one by one, many are found fastest among all.
    """
    few = np.count_nonzero(among) * FEW < among.size
    rows: Which = among.nonzero()[0] if few else EVERYBODY
    old = at_rows(city.residents.minds[attitude], rows)
    new = np.float32(1.0) - old if by > 0.0 else old.copy()
    new *= np.float32(by)
    if not few:
        new *= among
    new += old
    feel(city, attitude, old, new, cause, rows)


def feel(city: City, attitude: int, old: F32, new: F32, cause: str, rows: Which = EVERYBODY) -> None:
    """Residents come to feel like this, on the grid; surveys that ask about it book it under the cause."""
    new += TO_GRID
    new -= TO_GRID
    questions = _asked_about(attitude)
    turned = [_turned(city, question, attitude, old, new, rows) for question in questions]
    city.residents.minds[attitude][rows] = new
    moved = _by_background(city, [who for who, _ in turned], [way for _, way in turned])
    for question, its in zip(questions, moved, strict=True):
        remember(city, f"{question.key}.{ATTITUDES[attitude]}", cause, its)
    change = {
        key: among_asked(key, its)
        for question, its in zip(questions, moved.astype(np.int64), strict=True)
        for key in TWINS.get(question.key, (question.key,))
    }
    book_turned(city, change, cause)


@cache
def _asked_about(attitude: int) -> list[Question]:
    """Surveys that ask about a feeling."""
    return [question for question in QUESTIONS if attitude in dict(question.weights)]


def _turned(
    city: City, question: Question, attitude: int, old: F32, new: F32, rows: Which
) -> tuple[Rows, F64]:
    """Whose answer turns when one feeling moves, and which way: 1 to yes, -1 to no."""
    before, after, edge = old, new, np.float32(question.edge)
    if len(question.weights) > 1:
        before = score(city.residents.minds, question.weights, rows)
        change = new - old
        more = dict(question.weights)[attitude] > 0.0
        after = (np.add if more else np.subtract)(before, change, out=change)
    above = after > edge
    crossed = before > edge
    crossed ^= above
    turned = crossed.nonzero()[0]
    who = turned if isinstance(rows, slice) else rows.take(turned)
    return who, np.asarray(question.sign * (2.0 * above.take(turned) - 1.0), np.float64)


def _by_background(city: City, turned: list[Rows], ways: list[F64]) -> F64:
    """Answers that turned, by question, district and background (questions, DISTRICTS, 2)."""
    size = 2 * DISTRICTS
    who, way = np.concatenate(turned), np.concatenate(ways)
    place = 2 * city.residents.district.take(who).astype(np.intp) + foreign(city, who)
    place += np.arange(0, size * len(turned), size).repeat([each.size for each in turned])
    way *= grown(city, who)
    return np.asarray(np.bincount(place, way, size * len(turned)), np.float64).reshape(-1, DISTRICTS, 2)
