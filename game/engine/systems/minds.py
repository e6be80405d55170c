"""Minds: everything said to attitudes this month takes effect, and surveys say why they moved."""

from dataclasses import dataclass
from typing import TypeVar

import numpy as np

from game.engine.answers import EDGES, MIXED, QUESTIONS, TWINS, turned
from game.engine.causes import DRIFT, Part, book_parts
from game.engine.cells import CELLS, DISTRICTS, NOBODY
from game.engine.city import City
from game.engine.columns import F32, F64, I64, Mask, Rows
from game.engine.fear import be_afraid
from game.engine.indicators import grown
from game.engine.minds import ATTITUDES, TO_GRID
from game.engine.rules import Rules
from game.engine.sway import ROUND
from game.engine.system import System

MOST = 0.5
"""The most that all of one month together can move somebody of what is left."""
ZERO, HALF = np.float32(0.0), np.float32(0.5)
PULLS = 3
"""A resident's temperament pulls every third round: once a year."""
SAMPLE = 37
"""To tell causes apart, every so manieth resident is looked at (a prime: meetings go by thirds)."""

Counts = TypeVar("Counts", F64, I64)
Reasons = tuple[list[str], F64]
"""Causes, and answers that each turned (causes, DISTRICTS, backgrounds)."""
NO_REASONS: Reasons = ([], np.zeros((0, DISTRICTS, 2), np.float64))


@dataclass(slots=True)
class Cast:
    """What the surveys need to know of everybody's minds, gathered while they change."""

    cell: Rows
    """Cells of all rows."""
    asked: Mask
    """Who answers surveys."""
    look: slice
    """The sample of rows in which causes are told apart."""
    turned: dict[int, F64]
    """Row of scores that moved → answers that came to lie above the edge, less those below (CELLS)."""
    old: dict[int, F32]
    """Row of scores that moved → scores of the sample before."""
    moves: dict[int, list[F32]]
    """Attitude → what moves the sample: what is left, what was lived, temperament if it pulls."""


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
        look=slice(city.month % SAMPLE, None, SAMPLE),
        turned={},
        old={},
        moves={},
    )
    mixed = {
        len(ATTITUDES) + n: _mix(city, survey.weights)
        for n, survey in enumerate(MIXED)
        if city.sway.asks(*(attitude for attitude, _ in survey.weights))
    }
    room = np.empty((4, cast.cell.size), np.float32)
    for attitude in city.sway.asked:
        _move(city, rules, attitude, cast, room)
    for row, before in mixed.items():
        _note(cast, row, before, _mix(city, MIXED[row - len(ATTITUDES)].weights))
    _answer(city, rules, cast)
    city.sway.clear()


def _mix(city: City, weights: tuple[tuple[int, float], ...]) -> F32:
    """The score of a survey that asks about several attitudes at once, each for or against."""
    first, *others = sorted(weights, key=lambda weight: -weight[1])
    score = city.residents.minds[first[0]].copy()
    for attitude, sign in others:
        (np.add if sign > 0.0 else np.subtract)(score, city.residents.minds[attitude], out=score)
    return score


def _pulled(city: City, attitude: int) -> bool:
    """Once a year, each attitude at its own time, a resident's temperament pulls."""
    return (city.month // ROUND + attitude) % PULLS == 0


def _move(city: City, rules: Rules, attitude: int, cast: Cast, room: F32) -> None:
    """One attitude moves: up by a share of 1 - old, or down by a share of old.

    Both are rate / 2 + |rate| * (1 / 2 - old). As shares of what is left, moves stay between 0 and 1.
    """
    mind, look = city.residents.minds[attitude], cast.look
    old, new, rate, size = room
    old[:] = mind
    _said(city, attitude, cast.cell, rate)
    np.subtract(HALF, old, out=new)
    np.abs(rate, out=size)
    new *= size
    rate *= HALF
    new += rate
    moves = [np.abs((rate[look] > ZERO) - old[look])]
    moves.extend(lived[look] * moves[0] for lived in city.sway.persons[attitude].values())
    if _pulled(city, attitude):
        np.subtract(city.residents.anchors[attitude], old, out=size)
        size *= np.float32(rules.k.minds.drift * ROUND * PULLS)
        new += size
        moves.append(size[look] * np.float32(1.0 / ROUND))
    new += old
    new += TO_GRID
    np.subtract(new, TO_GRID, out=mind)
    cast.moves[attitude] = moves
    _note(cast, attitude, old, mind)


def _note(cast: Cast, row: int, old: F32, new: F32) -> None:
    """Note whose answers turned when a row of scores moved."""
    who, sign = turned(old, new, EDGES[row], cast.asked)
    cast.turned[row] = np.asarray(np.bincount(cast.cell.take(who), sign, CELLS), np.float64)
    cast.old[row] = old[cast.look].copy()


def _said(city: City, attitude: int, cell: Rows, rate: F32) -> None:
    """All that was said and lived, over a round."""
    persons = city.sway.persons[attitude].values()
    told = city.sway.told(attitude).sum(axis=0)
    most = np.float32(MOST / ROUND)
    np.clip(told, -most, most).astype(np.float32).take(cell, out=rate, mode="clip")
    for lived in persons:
        rate += lived
    if persons:
        np.clip(rate, -most, most, out=rate)
    rate *= np.float32(ROUND)


def _answer(city: City, rules: Rules, cast: Cast) -> None:
    """Count who came to say yes or no in each survey, and say why."""
    why = _reasons(city, rules, cast) if city.causes_on else {}
    parts: list[Part] = []
    for question in QUESTIONS:
        if question.row in cast.turned:
            causes, moved = why.get(question.key, NO_REASONS)
            change = np.rint(_by_background(cast.turned[question.row])).astype(np.int64) * question.sign
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


def _reasons(city: City, rules: Rules, cast: Cast) -> dict[str, Reasons]:
    """For each survey that moved, what each cause moved among residents near its edge, in answers turned.

    Answers that turn are as many as the moves of those in a band around the edge, divided by its width; so
    each cause has the part that its own moves within the band have. A sample of residents is enough.
    """
    band, asked = np.float32(rules.k.minds.band), cast.asked[cast.look]
    near = {row: (np.abs(old - EDGES[row]) < band) & asked for row, old in cast.old.items()}
    asks = [
        (question, attitude, weight)
        for question in QUESTIONS
        for attitude, weight in question.weights
        if attitude in cast.moves
    ]
    rows = np.array([near[question.row] for question, attitude, _ in asks for _ in cast.moves[attitude]])
    moves = [move for _, attitude, _ in asks for move in cast.moves[attitude]]
    sums = _sums_near(rows, moves, cast.cell[cast.look])
    scale = ROUND * SAMPLE / (2.0 * rules.k.minds.band)
    names: dict[str, list[str]] = {question.key: [] for question, *_ in asks}
    parts: list[F64] = []
    told = {attitude: city.sway.told(attitude) for attitude in cast.moves}
    first = 0
    for question, attitude, weight in asks:
        own = [*city.sway.persons[attitude], *([DRIFT] if _pulled(city, attitude) else [])]
        size = question.sign * weight * scale
        parts.append(told[attitude] * (sums[first] * size))
        parts.append(sums[first + 1 : first + 1 + len(own)] * size)
        names[question.key].extend((*city.sway.tables[attitude], *own))
        first += 1 + len(own)
    moved = _by_background(np.concatenate(parts))
    ends = np.cumsum([len(each) for each in names.values()])
    return {
        key: (causes, moved[end - len(causes) : end])
        for (key, causes), end in zip(names.items(), ends.tolist(), strict=True)
    }


def _sums_near(near: Mask, moves: list[F32], cell: Rows) -> F64:
    """Sums by cell (moves, CELLS) of each move, over those near the edge that it is about."""
    place = np.flatnonzero(near)
    values = np.concatenate(moves).take(place)
    move = place // cell.size
    who = place - move * cell.size
    sums = np.bincount(move * CELLS + cell.take(who), values, len(moves) * CELLS)
    return np.asarray(sums, np.float64).reshape(-1, CELLS)


SYSTEM = System("minds", change_minds, ("residents.minds", "sway", "ledger", "numbers"))
