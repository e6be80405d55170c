"""Minds: everything said to attitudes this month takes effect, and surveys say why they moved."""

from dataclasses import dataclass
from typing import TypeVar

import numpy as np

from game.engine.answers import EDGES, MIXED, QUESTIONS, SCORES, TWINS, turned
from game.engine.causes import DRIFT, Part, book_parts
from game.engine.cells import CELLS, DISTRICTS, NOBODY
from game.engine.city import City
from game.engine.columns import F32, F64, I64, Mask, Rows
from game.engine.indicators import grown
from game.engine.minds import ATTITUDES, FELT_SAFE, TO_GRID
from game.engine.rules import Rules
from game.engine.sway import QUARTERS
from game.engine.system import System

MOST = 0.5
"""The most that all of one month together can move somebody of what is left."""
ZERO, HALF = np.float32(0.0), np.float32(0.5)
PULLS = 3
"""A resident's temperament pulls every third time that they make up their mind."""
SAMPLE = 11
"""To tell causes apart, every eleventh of the cohort is looked at (meetings go by thirds of it)."""

Counts = TypeVar("Counts", F64, I64)
Reasons = tuple[list[str], F64]
"""Causes, and answers that each turned (causes, DISTRICTS, backgrounds)."""
NO_REASONS: Reasons = ([], np.zeros((0, DISTRICTS, 2), np.float64))


@dataclass(slots=True)
class Cast:
    """What the surveys need to know of the cohort's minds, gathered while they change."""

    asked: Mask
    """Who of the cohort answers surveys."""
    look: slice
    """The sample of the cohort in which causes are told apart."""
    mixed: F32
    """Scores of mixed surveys (MIXED, before and after, cohort)."""
    turned: F64
    """Answers that came to lie above the edge, less those that came below (SCORES, CELLS)."""
    old: F32
    """Scores of the sample before (SCORES, sample)."""
    moves: list[list[F32]]
    """For each attitude what moves the sample: what is left, what was lived, temperament if it pulls."""


def change_minds(city: City, rules: Rules) -> None:
    """A quarter of the town makes up its mind: each attitude moves by what was said and lived through.

    The rates of everything said are added up. A sum above 0 moves an attitude towards 1 by that share of
    what is left, a sum below 0 towards 0; then it drifts back towards the resident's temperament.
    Attitudes stay on a grid of 2**-20, so that sums over residents are exact.
    """
    _shocks(city, rules)
    size = city.cohort.size
    look = slice(city.month % SAMPLE, None, SAMPLE)
    cast = Cast(
        asked=grown(city, city.cohort.rows),
        look=look,
        mixed=np.zeros((len(MIXED), 2, size), np.float32),
        turned=np.zeros((SCORES, CELLS), np.float64),
        old=np.empty((SCORES, len(range(size)[look])), np.float32),
        moves=[],
    )
    room = np.empty((4, size), np.float32)
    for attitude in range(len(ATTITUDES)):
        _move(city, rules, attitude, cast, room)
    for n, (before, after) in enumerate(cast.mixed, len(ATTITUDES)):
        cast.turned[n] = _turned(city, before, after, EDGES[n], cast.asked)
        cast.old[n] = before[look]
    _answer(city, rules, cast)
    city.sway.clear()


def _pulled(city: City, attitude: int) -> bool:
    """Once a year, each attitude at its own time, a resident's temperament pulls."""
    return (city.month // QUARTERS + attitude) % PULLS == 0


def _move(city: City, rules: Rules, attitude: int, cast: Cast, room: F32) -> None:
    """One attitude of the cohort moves: up by a share of 1 - old, or down by a share of old.

    Both are rate / 2 + |rate| * (1 / 2 - old). As shares of what is left, moves stay between 0 and 1.
    """
    r, cohort = city.residents, city.cohort
    old, new, rate, size = room
    old[:] = r.minds[attitude, cohort.rows]
    _said(city, attitude, rate)
    np.subtract(HALF, old, out=new)
    np.abs(rate, out=size)
    new *= size
    np.multiply(rate, HALF, out=size)
    new += size
    moves = [np.abs((rate[cast.look] > ZERO) - old[cast.look])]
    moves.extend(lived[cast.look] * moves[0] for lived in city.sway.persons[attitude].values())
    if _pulled(city, attitude):
        np.subtract(r.anchors[attitude, cohort.rows], old, out=size)
        size *= np.float32(rules.k.minds.drift * QUARTERS * PULLS)
        new += size
        moves.append(size[cast.look] * np.float32(1.0 / QUARTERS))
    new += old
    new += TO_GRID
    new -= TO_GRID
    r.minds[attitude, cohort.rows] = new
    cast.moves.append(moves)
    cast.old[attitude] = old[cast.look]
    cast.turned[attitude] = _turned(city, old, new, EDGES[attitude], cast.asked)
    for n, survey in enumerate(MIXED):
        for which, weight in survey.weights:
            if which == attitude:
                cast.mixed[n] += room[:2] * np.float32(weight)


def _said(city: City, attitude: int, rate: F32) -> None:
    """All that was said and lived, over four months."""
    told = city.sway.told(attitude).sum(axis=0) * QUARTERS
    np.clip(told, -MOST, MOST).astype(np.float32).take(city.cohort.cell, out=rate, mode="clip")
    persons = city.sway.persons[attitude]
    for lived in persons.values():
        rate += lived * np.float32(QUARTERS)
    if persons:
        np.clip(rate, np.float32(-MOST), np.float32(MOST), out=rate)


def _turned(city: City, old: F32, new: F32, edge: np.float32, asked: Mask) -> F64:
    """Answers that came to lie above the edge, less those that came to lie below, by cell."""
    who, sign = turned(old, new, edge, asked)
    return np.asarray(np.bincount(city.cohort.cell.take(who), sign, CELLS), np.float64)


def _answer(city: City, rules: Rules, cast: Cast) -> None:
    """Count who came to say yes or no in each survey, and say why."""
    answers = np.rint(_by_background(cast.turned)).astype(np.int64)
    why = _reasons(city, rules, cast) if city.causes_on else {}
    parts: list[Part] = []
    for question in QUESTIONS:
        causes, moved = why.get(question.key, NO_REASONS)
        change = answers[question.row] * question.sign
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
    """For each survey, what each cause moved among residents near its edge, in answers turned.

    Answers that turn are as many as the moves of those in a band around the edge, divided by its width; so
    each cause has the part that its own moves within the band have. A sample of the cohort is enough.
    """
    near = np.abs(cast.old - EDGES[:, None]) < np.float32(rules.k.minds.band)
    near &= cast.asked[cast.look]
    asks = [(question, attitude, weight) for question in QUESTIONS for attitude, weight in question.weights]
    rows = [question.row for question, attitude, _ in asks for _ in cast.moves[attitude]]
    moves = [move for _, attitude, _ in asks for move in cast.moves[attitude]]
    sums = _sums_near(near[rows], moves, city.cohort.cell[cast.look])
    scale = QUARTERS * SAMPLE / (2.0 * rules.k.minds.band)
    names: dict[str, list[str]] = {question.key: [] for question in QUESTIONS}
    parts: list[F64] = []
    told = [city.sway.told(attitude) for attitude in range(len(ATTITUDES))]
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


def _shocks(city: City, rules: Rules) -> None:
    """A national shock frightens everyone; most of the fear is gone within four months."""
    k = rules.k.minds
    for shock in rules.nation.shocks:
        ago = city.month - shock.month
        if 0 <= ago < 2 * QUARTERS and city.month >= city.start:
            left = 1.0
            for _ in range(ago):
                left *= 1.0 - k.fear_fades
            rate = np.full(CELLS, -k.fear * shock.fear * left / QUARTERS, np.float64)
            city.sway.by_cell(FELT_SAFE, f"nation:{shock.key}", rate)


SYSTEM = System("minds", change_minds, ("residents.minds", "sway", "ledger"))
