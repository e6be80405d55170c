"""Minds: everything said to attitudes this month takes effect, and surveys say why they moved."""

from dataclasses import dataclass

import numpy as np

from game.engine.causes import DRIFT, book_parts
from game.engine.cells import CELL_FOREIGN, CELLS, DISTRICTS, KINDS, NOBODY
from game.engine.city import City
from game.engine.columns import F32, F64, Mask, Rows
from game.engine.indicators import SURVEYS, Survey, grown
from game.engine.minds import ATTITUDES, FELT_SAFE
from game.engine.rules import Rules
from game.engine.sway import QUARTERS
from game.engine.system import System

GRID = np.float32(2.0**20)
MOST = np.float32(0.5)
"""The most that all of one month together can move somebody of what is left."""
ZERO, ONE = np.float32(0.0), np.float32(1.0)

TWINS = {"belonging": ("belonging", "belonging_native", "belonging_foreign")}
"""Surveys that ask the same of everyone, or of one background alone: split in one go."""


@dataclass(slots=True)
class Change:
    """What one attitude of the cohort did."""

    old: F32
    """Before."""
    new: F32
    """After."""
    left: F32
    """What was left to move: up to 1 or down to 0."""
    causes: list[str]
    """What was said by cell, then what was said to persons."""
    tables: F64
    """Rates by cell, one row a cause."""
    persons: list[F32]
    """Monthly rates by person, for the causes after the tables."""
    anchor: F32
    """Temperament."""


def change_minds(city: City, rules: Rules) -> None:
    """A quarter of the town makes up its mind: each attitude moves by what was said and lived through.

    The rates of everything said are added up. A sum above 0 moves an attitude towards 1 by that share of
    what is left, a sum below 0 towards 0; then it drifts back towards the resident's temperament.
    Attitudes stay on a grid of 2**-20, so that sums over residents are exact.
    """
    _shocks(city, rules)
    asked = grown(city, city.cohort.rows)
    drift = np.float32(rules.k.minds.drift * QUARTERS)
    changes = [_change(city, attitude, drift) for attitude in range(len(ATTITUDES))]
    for attitude, change in enumerate(changes):
        city.residents.minds[attitude, city.cohort.rows] = change.new
    for survey in SURVEYS:
        if all(survey.key not in twins[1:] for twins in TWINS.values()):
            _survey(city, survey, changes, asked, rules)
    city.sway.clear()


def _change(city: City, attitude: int, drift: np.float32) -> Change:
    cohort, sway = city.cohort, city.sway
    old = city.residents.minds[attitude, cohort.rows].copy()
    anchor = city.residents.anchors[attitude, cohort.rows].copy()
    said, met = sway.tables[attitude], sway.persons[attitude]
    tables = np.array(list(said.values()), np.float64).reshape(-1, CELLS)
    rate = tables.sum(axis=0).astype(np.float32).take(cohort.cell)
    for each in met.values():
        rate += each
    rate *= np.float32(QUARTERS)
    np.maximum(rate, -MOST, out=rate)
    np.minimum(rate, MOST, out=rate)
    left = (rate > ZERO).astype(np.float32)
    left -= old
    np.abs(left, out=left)
    new = anchor - old
    new *= drift
    rate *= left
    new += rate
    new += old
    new *= GRID
    np.rint(new, out=new)
    new *= ONE / GRID
    np.maximum(new, ZERO, out=new)
    np.minimum(new, ONE, out=new)
    return Change(old, new, left, [*said, *met], tables, list(met.values()), anchor)


def _scores(changes: list[Change], survey: Survey) -> tuple[F32, F32]:
    """The survey's weighted sum before and after."""
    (first, weight), *others = survey.weights
    before, after = changes[first].old, changes[first].new
    if weight != 1.0 or others:
        before, after = before * np.float32(weight), after * np.float32(weight)
    for attitude, each in others:
        before += changes[attitude].old * np.float32(each)
        after += changes[attitude].new * np.float32(each)
    return before, after


def _survey(city: City, survey: Survey, changes: list[Change], asked: Mask, rules: Rules) -> None:
    """Count who came to say yes or no, and split it by what moved those near the threshold.

    Answers that turn are as many as the moves of those in a band around the threshold, divided by its
    width; so each cause has the part that its own moves within the band have.
    """
    cell = city.cohort.cell
    before, after = _scores(changes, survey)
    threshold = np.float32(survey.threshold)
    yes = after > threshold
    turned = np.flatnonzero(((before > threshold) != yes) & asked)
    sign = np.where(yes[turned], 1.0, -1.0)
    change = np.rint(np.bincount(cell[turned], weights=sign, minlength=CELLS)).astype(np.int64)
    causes: list[str] = []
    parts = np.zeros((0, CELLS), np.float64)
    if city.causes_on:
        near = np.flatnonzero((np.abs(before - threshold) < np.float32(rules.k.minds.band)) & asked)
        causes, parts = _split(survey, changes, near, cell[near], rules)
    for key in TWINS.get(survey.key, (survey.key,)):
        among = _among(key)
        booked = (parts * among).reshape(-1, CELLS)[:, :NOBODY].reshape(-1, DISTRICTS, KINDS).sum(axis=2)
        book_parts(city, key, (change * among)[:NOBODY].reshape(DISTRICTS, KINDS).sum(axis=1), causes, booked)


def _among(key: str) -> Mask:
    """Cells that a survey asks."""
    if key.endswith("_native"):
        return ~CELL_FOREIGN
    return CELL_FOREIGN if key.endswith("_foreign") else np.ones(CELLS, np.bool_)


def _split(
    survey: Survey, changes: list[Change], near: Rows, cell: Rows, rules: Rules
) -> tuple[list[str], F64]:
    """What each cause moved among residents near the threshold, by cell, in answers turned."""
    found: dict[str, F64] = {}
    for attitude, weight in survey.weights:
        change = changes[attitude]
        scale = weight * QUARTERS / (2.0 * rules.k.minds.band)
        left = change.left.take(near)
        moves = [rate.take(near) * left for rate in change.persons]
        moves.append((change.anchor.take(near) - change.old.take(near)) * np.float32(rules.k.minds.drift))
        moves.append(left)
        place = (np.arange(len(moves))[:, None] * CELLS + cell).ravel()
        sums = np.bincount(place, np.concatenate(moves), len(moves) * CELLS).reshape(-1, CELLS) * scale
        for cause, part in zip(change.causes, change.tables * sums[-1], strict=False):
            found[cause] = found[cause] + part if cause in found else part
        own = [*change.causes[len(change.tables) :], DRIFT]
        for cause, part in zip(own, sums, strict=False):
            found[cause] = found[cause] + part if cause in found else part
    return list(found), np.array(list(found.values()))


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
