"""Sensitivity: which coefficients the record feels, and which it can say nothing about.

Morris (1991) moves every coefficient once a trajectory through its evidence range, the others standing
anywhere; mu* is the mean size of what that does. Sobol (2001, by Saltelli's sampling) splits the variance of
few: S1 is what a coefficient does alone, ST with all its interactions. Both are SALib's. Rows are in their
tolerances, all runs share their luck. Morris lives trajectories x (coefficients + 1) places, Sobol
samples x (coefficients + 2).
"""

import hashlib
import json
from collections.abc import Iterator, Mapping, Sequence
from pathlib import Path

import numpy as np
from SALib.analyze import morris as morris_of
from SALib.analyze import sobol as sobol_of
from SALib.sample import morris as morris_places
from SALib.sample import sobol as sobol_places

from game import RESULT_VERSION
from game.batch.calibration import Free, Town
from game.batch.folder import write
from game.calls import CallError, Say
from game.engine.columns import F64
from game.engine.facts import Assumption
from game.engine.plain import to_plain

AT_ONCE = 40
"""Places whose runs are held in memory together."""
TRAJECTORIES, SAMPLES = 4, 128
"""How often, when nobody says: Morris's trajectories, and Sobol's samples (a power of two)."""
LEVELS = 4
"""Levels of a coefficient's range in Morris's grid."""
FELT = 0.1
"""A coefficient that moves no row by this part of its tolerance is not felt."""
SHOWN = 40
"""The coefficients felt most that are printed."""


def misses(town: Town, free: Sequence[Free], places: F64, say: Say, kept: Path | None = None) -> F64:
    """Rows in their tolerances (places, rows) at places of the unit cube (places, coefficients).

    What is lived is kept in the file `kept`, and a call for the same places goes on from there. Raises
    CallError when the file is of other places, or a run fails.
    """
    key = _key(town, free, places) if kept else ""
    found = _found(kept, key)
    for first in range(len(found), len(places), AT_ONCE):
        found += [[row.miss for row in rows] for rows in town.rows(free, places[first : first + AT_ONCE])]
        if kept:
            write(kept, json.dumps({"key": key, "misses": found}).encode())
        say(f"{len(found)} of {len(places)} places lived")
    return np.array(found, np.float64)


def _key(town: Town, free: Sequence[Free], places: F64) -> str:
    """SHA-256 of all that decides what is found; the engine's code is known by its version of results."""
    about = [RESULT_VERSION, town.rules, town.plan, town.targets, list(town.seeds), free, places.tolist()]
    return hashlib.sha256(json.dumps(to_plain(about)).encode()).hexdigest()


def _found(kept: Path | None, key: str) -> list[list[float]]:
    """The misses of the first places, as kept before; none in a file that is not there yet."""
    if kept is None or not kept.exists():
        return []
    try:
        record = json.loads(kept.read_bytes())
        if record["key"] == key:
            return list(record["misses"])
    except (OSError, ValueError, KeyError, TypeError) as error:
        raise CallError(f"{kept} can't be read. Choose another file with --keep.") from error
    raise CallError(f"{kept} holds other places, rules or seeds. Choose another file with --keep.")


def every(assumptions: Mapping[str, Mapping[str, Assumption]]) -> tuple[Free, ...]:
    """All coefficients whose evidence leaves them room."""
    return tuple(
        Free(f"{system}.{name}", *each.range, each.value)
        for system, group in assumptions.items()
        for name, each in group.items()
        if each.range[1] > each.range[0]
    )


def _problem(free: Sequence[Free]) -> dict[str, object]:
    return {"num_vars": len(free), "names": [each.key for each in free], "bounds": [[0.0, 1.0]] * len(free)}


def morris(
    town: Town, free: Sequence[Free], trajectories: int, seed: int, say: Say, kept: Path | None = None
) -> Iterator[str]:
    """Lines of a page: each coefficient's mean effect over the rows, and the row that it moves most."""
    problem = _problem(free)
    places = morris_places.sample(problem, trajectories, num_levels=LEVELS, seed=seed)
    rows = misses(town, free, places, say, kept)
    size = np.array([
        morris_of.analyze(problem, places, column, num_levels=LEVELS)["mu_star"] for column in rows.T
    ])  # fmt: skip
    mean, most, at = size.mean(axis=0), size.max(axis=0), size.argmax(axis=0)
    yield "| coefficient | mean mu* over the rows | most | of the row |"
    yield "|---|---|---|---|"
    for n in np.argsort(-mean, kind="stable")[:SHOWN].tolist():
        yield f"| `{free[n].key}` | {mean[n]:.2f} | {most[n]:.1f} | {town.targets[at[n]].key} |"
    unfelt = [free[n].key for n in np.flatnonzero(most < FELT).tolist()]
    yield f"No row feels {len(unfelt)} of {len(free)}: {', '.join(unfelt) or 'all are felt'}."


def sobol(
    town: Town, free: Sequence[Free], samples: int, seed: int, say: Say, kept: Path | None = None
) -> Iterator[str]:
    """Lines of a page: each coefficient's part of the variance of the rows, alone and with interactions."""
    problem = _problem(free)
    places = sobol_places.sample(problem, samples, calc_second_order=False, seed=seed)
    rows = misses(town, free, places, say, kept)
    moved = np.flatnonzero(rows.std(axis=0) > FELT)
    if not moved.size:
        yield f"No row feels any of them: {', '.join(each.key for each in free)}."
        return
    parts = [sobol_of.analyze(problem, rows[:, n], calc_second_order=False, seed=seed) for n in moved]
    alone, whole = (np.array([part[key] for part in parts]) for key in ("S1", "ST"))
    yield "| coefficient | S1, mean over the rows | ST | the row of the largest ST |"
    yield "|---|---|---|---|"
    for n, each in enumerate(free):
        best = int(whole[:, n].argmax())
        row = f"{town.targets[moved[best]].key} ({whole[best, n]:.2f})"
        yield f"| `{each.key}` | {alone[:, n].mean():.2f} | {whole[:, n].mean():.2f} | {row} |"
