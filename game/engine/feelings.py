"""Feelings that move at once: what an event does to those whom it touches, with the surveys that turn."""

import numpy as np

from game.engine.causes import book_share
from game.engine.cells import DISTRICTS
from game.engine.city import City
from game.engine.columns import F32, I64, Mask
from game.engine.indicators import SURVEYS, Survey, foreign, grown

GRID = np.float32(2.0**20)
EVERYONE = slice(None)


def move_feelings(city: City, attitude: int, by: float, among: Mask, cause: str) -> None:
    """Residents come to feel otherwise by a share of what is left: up to 1, or down to 0.

    `among` has a flag for every row. Every survey that asks about it is booked under the cause.
    """
    r = city.residents
    old = r.minds[attitude].copy()
    left = (np.float32(1.0) - old) if by > 0.0 else old
    new = old + left * (among * np.float32(by))
    new *= GRID
    np.rint(new, out=new)
    new *= np.float32(1.0) / GRID
    asked = grown(city, EVERYONE)
    for survey in SURVEYS:
        if any(attitude == which for which, _ in survey.weights):
            counted = _turned(city, survey, attitude, new, asked)
            book_share(city, survey.key, cause, counted, np.zeros(DISTRICTS, np.int64))
    r.minds[attitude] = new


def _turned(city: City, survey: Survey, attitude: int, new: F32, asked: Mask) -> I64:
    """How many more of those asked say yes, by district."""
    r, threshold = city.residents, np.float32(survey.threshold)
    before = np.zeros(new.size, np.float32)
    after = np.zeros(new.size, np.float32)
    for which, weight in survey.weights:
        now = r.minds[which] * np.float32(weight)
        before += now
        after += new * np.float32(weight) if which == attitude else now
    turned = np.flatnonzero(((before > threshold) != (after > threshold)) & asked)
    if survey.key.endswith("_native"):
        turned = turned[~foreign(city, turned)]
    elif survey.key.endswith("_foreign"):
        turned = turned[foreign(city, turned)]
    sign = np.where(after[turned] > threshold, 1.0, -1.0)
    district = r.district[turned].astype(np.intp)
    return np.rint(np.bincount(district, weights=sign, minlength=DISTRICTS)).astype(np.int64)


