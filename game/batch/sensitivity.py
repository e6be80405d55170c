"""Sensitivity: which coefficients the record feels, and which it can say nothing about.

Morris (1991) moves every coefficient once a trajectory through its evidence range, the others standing
anywhere; mu* is the mean size of what that does. Sobol (2001, by Saltelli's sampling) splits the variance of
few: S1 is what a coefficient does alone, ST with all its interactions. Both are SALib's. Rows are in their
tolerances, all runs share their luck.
"""

from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass

import numpy as np
from SALib.analyze import morris as morris_of
from SALib.analyze import sobol as sobol_of
from SALib.sample import morris as morris_places
from SALib.sample import sobol as sobol_places

from game.batch.arms import Arm
from game.batch.calibration import Free, values_at
from game.batch.record import hold_against
from game.batch.runner import Workers, run_batch
from game.content.targets import FIT_UNTIL, Target
from game.engine.changed import with_values
from game.engine.columns import F64
from game.engine.facts import Assumption
from game.engine.orders import Plan
from game.engine.rules import Rules

AT_ONCE = 40
"""Places whose runs are held in memory together."""
LEVELS = 4
"""Levels of a coefficient's range in Morris's grid."""
FELT = 0.1
"""A coefficient that moves no row by this part of its tolerance is not felt."""
SHOWN = 40
"""The coefficients felt most that are printed."""

Say = Callable[[str], None]


@dataclass(frozen=True, slots=True)
class Town:
    """What is lived at each place: the historical plan, with the rows that are read from it."""

    rules: Rules
    plan: Plan
    targets: tuple[Target, ...]
    seeds: Sequence[int]
    workers: Workers

    def at(self, free: Sequence[Free], places: F64, say: Say) -> F64:
        """Rows in their tolerances (places, rows) at places of the unit cube."""
        found: list[list[float]] = []
        for first in range(0, len(places), AT_ONCE):
            some = places[first : first + AT_ONCE]
            arms = [
                Arm(f"at {n}", with_values(self.rules, values_at(free, place)), self.plan)
                for n, place in enumerate(some)
            ]
            batch = run_batch(arms, self.seeds, FIT_UNTIL, workers=self.workers, districts=True)
            for arm in arms:
                rows = hold_against(self.targets, {"history": batch[arm.name]}, self.rules)
                found.append([row.miss for row in rows])
            say(f"{len(found)} of {len(places)} places lived")
        return np.array(found, np.float64)


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


def morris(town: Town, free: Sequence[Free], trajectories: int, seed: int, say: Say) -> Iterator[str]:
    """Lines of a page: each coefficient's mean effect over the rows, and the row that it moves most."""
    problem = _problem(free)
    places = morris_places.sample(problem, trajectories, num_levels=LEVELS, seed=seed)
    rows = town.at(free, places, say)
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


def sobol(town: Town, free: Sequence[Free], samples: int, seed: int, say: Say) -> Iterator[str]:
    """Lines of a page: each coefficient's part of the variance of the rows, alone and with interactions."""
    problem = _problem(free)
    places = sobol_places.sample(problem, samples, calc_second_order=False, seed=seed)
    rows = town.at(free, places, say)
    moved = np.flatnonzero(rows.std(axis=0) > FELT)
    parts = [sobol_of.analyze(problem, rows[:, n], calc_second_order=False, seed=seed) for n in moved]
    alone, whole = (np.array([part[key] for part in parts]) for key in ("S1", "ST"))
    yield "| coefficient | S1, mean over the rows | ST | the row of the largest ST |"
    yield "|---|---|---|---|"
    for n, each in enumerate(free):
        best = int(whole[:, n].argmax())
        row = f"{town.targets[moved[best]].key} ({whole[best, n]:.2f})"
        yield f"| `{each.key}` | {alone[:, n].mean():.2f} | {whole[:, n].mean():.2f} | {row} |"
