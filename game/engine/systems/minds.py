"""Minds: everything said to attitudes this month takes effect, and surveys say why they moved."""

from dataclasses import dataclass
from typing import TypeVar

import numpy as np

from game.engine.answers import EDGES, MIXED, QUESTIONS, TWINS, Question, turned
from game.engine.causes import Part, book_parts
from game.engine.cells import CELLS, DISTRICTS, NOBODY
from game.engine.city import City
from game.engine.columns import F32, F64, I64, Mask, Rows
from game.engine.fear import be_afraid, calm
from game.engine.indicators import grown
from game.engine.minds import ATTITUDES, FELT_SAFE, TO_GRID
from game.engine.rules import Rules
from game.engine.sway import ROUND
from game.engine.system import System
from game.engine.wearing import Reasons, tell, who_stayed

MOST = 0.5
"""The most that all of one month together can move somebody of what is left."""
ZERO, HALF = np.float32(0.0), np.float32(0.5)
LEAST = np.float32(0.001)
"""Who moves less than this can't be shared among causes that pull hard against each other."""

Counts = TypeVar("Counts", F64, I64)
NO_REASONS: Reasons = ([], np.zeros((0, DISTRICTS, 2), np.float64))


@dataclass(slots=True)
class Cast:
    """What the surveys need to know of everybody's minds, gathered while they change."""

    cell: Rows
    """Cells of all rows."""
    asked: Mask
    """Who answers surveys."""
    old: dict[int, F32]
    """Attitude that moved → what it was before."""
    told: dict[int, F64]
    """Attitude that moved → what was said about it by cell, one row a cause."""
    turned: dict[int, tuple[Rows, F64]]
    """Row of scores that moved → whose answers turned, and which way: 1 came above the edge, -1 below."""


def change_minds(city: City, rules: Rules) -> None:
    """Everybody makes up their mind about this month's attitudes: each moves by what was said and lived.

    The rates of everything said are added up. A sum above 0 moves an attitude towards 1 by that share of
    what is left, a sum below 0 towards 0; then it drifts back towards the resident's temperament.
    Attitudes stay on a grid of 2**-20, so that sums over residents are exact.
    """
    be_afraid(city, rules)
    if not city.sway.asked:
        return
    cast = Cast(
        cell=city.residents.cell.astype(np.intp),
        asked=grown(city, slice(None)),
        old={},
        told={},
        turned={},
    )
    mixed = {
        len(ATTITUDES) + n: _mix(city, survey.weights)
        for n, survey in enumerate(MIXED)
        if city.sway.asks(*(attitude for attitude, _ in survey.weights))
    }
    room = np.empty((3, cast.cell.size), np.float32)
    for attitude in city.sway.asked:
        _move(city, rules, attitude, cast, room)
    for row, before in mixed.items():
        after = _mix(city, MIXED[row - len(ATTITUDES)].weights)
        cast.turned[row] = turned(before, after, EDGES[row], cast.asked)
    _answer(city, rules, cast)
    city.sway.clear()


def _mix(city: City, weights: tuple[tuple[int, float], ...]) -> F32:
    """The score of a survey that asks about several attitudes at once, each for or against."""
    first, *others = sorted(weights, key=lambda weight: -weight[1])
    score = city.residents.minds[first[0]].copy()
    for attitude, sign in others:
        (np.add if sign > 0.0 else np.subtract)(score, city.residents.minds[attitude], out=score)
    return score


def _pace(rules: Rules) -> float:
    """The share of the way back to temperament that a round goes."""
    return rules.k.minds.drift * ROUND


def _move(city: City, rules: Rules, attitude: int, cast: Cast, room: F32) -> None:
    """One attitude moves: up by a share of 1 - old, or down by a share of old.

    Both are rate / 2 + |rate| * (1 / 2 - old). As shares of what is left, moves stay between 0 and 1.
    """
    mind = city.residents.minds[attitude]
    new, rate, size = room
    old = cast.old[attitude] = mind.copy()
    cast.told[attitude] = city.sway.told(attitude)
    _said(city, attitude, cast, rate)
    np.subtract(HALF, old, out=new)
    np.abs(rate, out=size)
    new *= size
    rate *= HALF
    new += rate
    np.multiply(city.residents.anchors[attitude], _at_ease(city, rules, attitude), out=size)
    size -= old
    size *= np.float32(_pace(rules))
    new += size
    new += old
    new += TO_GRID
    np.subtract(new, TO_GRID, out=mind)
    cast.turned[attitude] = turned(old, mind, EDGES[attitude], cast.asked)


def _at_ease(city: City, rules: Rules, attitude: int) -> np.float32:
    """How far temperament pulls: while there is something to fear, not back to feeling safe."""
    return np.float32(calm(city, rules) if attitude == FELT_SAFE else 1.0)


def _said(city: City, attitude: int, cast: Cast, rate: F32) -> None:
    """All that was said and lived, over a round."""
    persons = city.sway.persons[attitude].values()
    most = np.float32(MOST / ROUND)
    told = np.clip(cast.told[attitude].sum(axis=0), -most, most).astype(np.float32)
    told.take(cast.cell, out=rate, mode="clip")
    for lived in persons:
        rate += lived
    if persons:
        np.clip(rate, -most, most, out=rate)
    rate *= np.float32(ROUND)


def _answer(city: City, rules: Rules, cast: Cast) -> None:
    """Count who came to say yes or no in each survey, and say why."""
    parts: list[Part] = []
    stayed = who_stayed(city)
    for question in QUESTIONS:
        if question.row in cast.turned:
            who, way = cast.turned[question.row]
            cells = np.asarray(np.bincount(cast.cell.take(who), way, CELLS), np.float64)
            change = np.rint(_by_background(cells)).astype(np.int64) * question.sign
            known = city.causes_on or city.month < city.start
            causes, moved = _reasons(city, rules, cast, question, stayed) if known else NO_REASONS
            parts.extend(
                Part(key, _among(key, change), causes, _among(key, moved))
                for key in TWINS.get(question.key, (question.key,))
            )
    book_parts(city, parts)


def _by_background(cells: F64) -> F64:
    """Sums by cell as sums by district and background (…, DISTRICTS, 2)."""
    found: F64 = cells[..., 0:NOBODY:2] + cells[..., 1:NOBODY:2]
    return found.reshape(*cells.shape[:-1], DISTRICTS, 2)


def _among(key: str, counted: Counts) -> Counts:
    """Of counts by background (…, 2), those that a survey asks."""
    if key.endswith("_native"):
        return counted[..., 0]
    return counted[..., 1] if key.endswith("_foreign") else counted[..., 0] + counted[..., 1]


def _reasons(city: City, rules: Rules, cast: Cast, question: Question, stayed: F64) -> Reasons:
    """What each cause moved, in answers that turned: whoever's turned is shared among what moved them.

    Each cause has the part that its own move has in the whole move of that resident. What temperament took
    back is told under what wore off.
    """
    who, _ = cast.turned[question.row]
    cell, minds = cast.cell.take(who), city.residents.minds
    moved = [(attitude, weight) for attitude, weight in question.weights if attitude in cast.old]
    whole = sum((minds[a].take(who) - cast.old[a].take(who)) * np.float32(weight) for a, weight in moved)
    share = np.float32(question.sign) / np.maximum(np.abs(whole), LEAST)
    causes: list[str] = []
    parts: list[F64] = []
    for attitude, weight in moved:
        said, lived = city.sway.tables[attitude], city.sway.persons[attitude]
        told, old = cast.told[attitude], cast.old[attitude].take(who)
        own = [rate.take(who) for rate in lived.values()]
        rate = sum(own, told.sum(axis=0).take(cell))
        left = np.abs((rate > 0.0) - old) * share * np.float32(weight * ROUND)
        by_person = [np.bincount(cell, left * each, CELLS) for each in own]
        by_cell = told * np.bincount(cell, left, CELLS)
        home = city.residents.anchors[attitude].take(who) * _at_ease(city, rules, attitude)
        back = (home - old) * share * np.float32(weight * _pace(rules))
        pulled = _by_background(np.asarray(np.bincount(cell, back, CELLS), np.float64))
        moves = _by_background(np.concatenate([by_cell, *(each[None] for each in by_person)]))
        key = f"{question.key}.{ATTITUDES[attitude]}"
        reasons = tell(city, key, ((*said, *lived), moves), pulled, _pace(rules), stayed)
        causes.extend(reasons[0])
        parts.append(reasons[1])
    return causes, np.concatenate(parts)


SYSTEM = System("minds", change_minds, ("residents.minds", "sway", "ledger", "numbers"))
