"""Minds: everything said to attitudes this month takes effect, and surveys say why they moved."""

from dataclasses import dataclass

import numpy as np

from game.engine.causes import DRIFT, book_parts
from game.engine.cells import CELL_FOREIGN, CELLS, DISTRICTS, by_district
from game.engine.city import City
from game.engine.columns import F32, F64, Mask, Rows
from game.engine.indicators import SURVEYS, Survey, grown
from game.engine.minds import ATTITUDES, FELT_SAFE
from game.engine.rules import Rules
from game.engine.sway import QUARTERS, Cohort
from game.engine.system import System

GRID = np.float32(2.0**20)
MOST = 0.5
"""The most that one month's rates can move somebody of what is left."""


@dataclass(slots=True)
class Change:
    """What one attitude of the cohort did."""

    old: F32
    """Before."""
    new: F32
    """After."""
    causes: list[str]
    """What was said by cell, then what was said to persons."""
    tables: F64
    """Rates by cell, one row a cause (tables first)."""
    persons: list[F32]
    """Rates by person, for the causes after the tables."""
    anchor: F32
    """Temperament."""


def change_minds(city: City, rules: Rules) -> None:
    """A quarter of the town makes up its mind: each attitude moves by what was said and lived through.

    A rate above 0 moves an attitude towards 1 by that share of what is left, a rate below 0 towards 0;
    then it drifts back towards the resident's temperament. Attitudes stay on a grid of 2**-20.
    """
    cohort = city.cohort
    _shocks(city, rules)
    asked = grown(city, cohort.rows)
    drift = np.float32(rules.k.minds.drift * QUARTERS)
    changes = [_change(city, attitude, drift) for attitude in range(len(ATTITUDES))]
    for attitude, change in enumerate(changes):
        city.residents.minds[attitude, cohort.rows] = change.new
    for survey in SURVEYS:
        _survey(city, survey, changes, asked, rules)
    city.sway.clear()


def _change(city: City, attitude: int, drift: np.float32) -> Change:
    cohort, sway = city.cohort, city.sway
    old = city.residents.minds[attitude, cohort.rows].copy()
    anchor = city.residents.anchors[attitude, cohort.rows].copy()
    said = [(cause, table) for (which, cause), table in sway.tables.items() if which == attitude]
    met = [(cause, rate) for (which, cause), rate in sway.persons.items() if which == attitude]
    tables = np.array([table for _, table in said], np.float64).reshape(-1, CELLS) * QUARTERS
    up = np.minimum(np.maximum(tables, 0.0).sum(axis=0), MOST).astype(np.float32)[cohort.cell]
    down = np.minimum(np.maximum(-tables, 0.0).sum(axis=0), MOST).astype(np.float32)[cohort.cell]
    persons = []
    for _, rate in met:
        four = rate * np.float32(QUARTERS)
        up += np.maximum(four, np.float32(0.0))
        down -= np.minimum(four, np.float32(0.0))
        persons.append(four)
    np.minimum(up, np.float32(MOST), out=up)
    np.minimum(down, np.float32(MOST), out=down)
    new = (np.float32(1.0) - old) * up
    new -= old * down
    new += (anchor - old) * drift
    new += old
    new *= GRID
    np.rint(new, out=new)
    new *= np.float32(1.0) / GRID
    np.clip(new, np.float32(0.0), np.float32(1.0), out=new)
    causes = [cause for cause, _ in said] + [cause for cause, _ in met]
    return Change(old, new, causes, tables, persons, anchor)


def _score(changes: list[Change], survey: Survey, *, after: bool) -> F32:
    score: F32 | None = None
    for attitude, weight in survey.weights:
        part = (changes[attitude].new if after else changes[attitude].old) * np.float32(weight)
        score = part if score is None else score + part
    if score is None:
        raise ValueError(f"survey {survey.key} asks about nothing")
    return score


def _survey(city: City, survey: Survey, changes: list[Change], asked: Mask, rules: Rules) -> None:
    """Count who came to say yes or no, and split it by what moved those near the threshold.

    Answers that turn are as many as the moves of those in a band around the threshold, divided by its
    width; so each cause has the part that its own moves within the band have.
    """
    cohort = city.cohort
    who = _who(survey, cohort, asked)
    before = _score(changes, survey, after=False)
    after = _score(changes, survey, after=True)
    threshold = np.float32(survey.threshold)
    turned = np.flatnonzero(((before > threshold) != (after > threshold)) & who)
    sign = np.where(after[turned] > threshold, 1.0, -1.0)
    change = by_district(np.bincount(cohort.cell[turned], weights=sign, minlength=CELLS))
    parts: dict[str, F64] = {}
    if city.causes_on:
        band = rules.k.minds.band
        near = np.flatnonzero((np.abs(before - threshold) < np.float32(band)) & who)
        for attitude, weight in survey.weights:
            _add_parts(parts, changes[attitude], cohort.cell[near], near, weight / (2.0 * band), rules)
    book_parts(city, survey.key, np.rint(change).astype(np.int64), list(parts.items()))


def _add_parts(
    parts: dict[str, F64], change: Change, cell: Rows, near: Rows, weight: float, rules: Rules
) -> None:
    """Add what each cause moved among residents near the threshold, by district, times a weight."""
    old = change.old[near]
    left = np.bincount(cell, weights=1.0 - old, minlength=CELLS)
    done = np.bincount(cell, weights=old, minlength=CELLS)
    rows = np.maximum(change.tables, 0.0) * left + np.minimum(change.tables, 0.0) * done
    by_area = rows[:, : DISTRICTS * 4].reshape(-1, DISTRICTS, 4).sum(axis=2) * weight
    for cause, part in zip(change.causes, by_area, strict=False):
        parts[cause] = parts[cause] + part if cause in parts else part
    for cause, rate in zip(change.causes[len(by_area) :], change.persons, strict=True):
        near_rate = rate[near]
        moved = np.where(near_rate > 0.0, 1.0 - old, old) * near_rate
        part = by_district(np.bincount(cell, weights=moved, minlength=CELLS)) * weight
        parts[cause] = parts[cause] + part if cause in parts else part
    drifted = (change.anchor[near] - old) * (rules.k.minds.drift * QUARTERS)
    part = by_district(np.bincount(cell, weights=drifted, minlength=CELLS)) * weight
    parts[DRIFT] = parts[DRIFT] + part if DRIFT in parts else part


def _who(survey: Survey, cohort: Cohort, asked: Mask) -> Mask:
    if survey.key == "belonging_native":
        return asked & ~CELL_FOREIGN[cohort.cell]
    if survey.key == "belonging_foreign":
        return asked & CELL_FOREIGN[cohort.cell]
    return asked


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
