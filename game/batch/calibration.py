"""Calibration: a few coefficients are fitted to the record of 2003 to 2018, inside their evidence ranges.

The method is a maximum a posteriori fit by damped least squares (`scipy.optimize.least_squares`, bounded).
Every fitted row is a residual in its tolerances, and every free coefficient has a prior with a quarter of its
evidence range as standard deviation. All evaluations share their seeds, so that luck cancels in differences.
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

import numpy as np
from scipy.optimize import least_squares

from game.batch.arms import Arm
from game.batch.record import Row, hold_against
from game.batch.runner import Workers, run_batch
from game.calls import CallError, Say
from game.content.targets import FIT_UNTIL, Target
from game.engine.changed import with_values
from game.engine.columns import F64
from game.engine.facts import Assumption
from game.engine.orders import Plan
from game.engine.rules import Rules

MOST_FREE = 12
"""More coefficients than this may not be fitted at once."""
STEP = 0.1
"""Step of a difference, as a part of an evidence range: well above luck, below curvature."""
PRIOR = 4.0
"""One over the standard deviation of a prior, in evidence ranges."""
HUBER = 2.0
"""A row this many tolerances out counts in a straight line from there, so that one row can't rule the fit."""


@dataclass(frozen=True, slots=True)
class Free:
    """A coefficient that the fit may move."""

    key: str
    """`system.name`, as in assumptions.yaml."""
    low: float
    """Lower end of its evidence range."""
    high: float
    """Upper end."""
    prior: float
    """Where it starts: its value before any fit."""


@dataclass(frozen=True, slots=True)
class Fit:
    """What came of a calibration."""

    free: tuple[Free, ...]
    """What was fitted."""
    values: Mapping[str, float]
    """Fitted values by key."""
    known: F64
    """Share of each prior's variance that the record took away: near 0 is not identified."""
    before: tuple[Row, ...]
    """The rows under the priors."""
    after: tuple[Row, ...]
    """The rows under the fitted values."""


def free_of(assumptions: Mapping[str, Mapping[str, Assumption]], keys: Sequence[str]) -> tuple[Free, ...]:
    """These coefficients with their ranges. Raises KeyError for one that does not exist."""
    found = []
    for key in keys:
        system, _, name = key.partition(".")
        assumption = assumptions[system][name]
        found.append(Free(key, *assumption.range, assumption.value))
    return tuple(found)


def values_at(free: Sequence[Free], place: F64) -> dict[str, float]:
    """Values at a place of the unit cube: 0 is the lower end of each range, 1 the upper."""
    inside = np.clip(place, 0.0, 1.0)
    return {f.key: float(f.low + (f.high - f.low) * x) for f, x in zip(free, inside, strict=True)}


def place_of(free: Sequence[Free]) -> F64:
    """Where the prior values lie in the unit cube."""
    return np.array([(f.prior - f.low) / (f.high - f.low) for f in free], np.float64)


@dataclass(frozen=True, slots=True)
class Town:
    """What is lived at places of the unit cube: a plan, with the rows that are read from it."""

    rules: Rules
    """The rules, before any coefficient is moved."""
    plan: Plan
    """The orders of the historical mayor."""
    targets: tuple[Target, ...]
    """The rows that are read, all of the historical plan."""
    seeds: Sequence[int]
    """The luck, the same at every place."""
    workers: Workers
    """Who lives the runs."""

    def rows(self, free: Sequence[Free], places: Sequence[F64] | F64) -> list[tuple[Row, ...]]:
        """The rows at each place (coefficients), over all seeds, to the last month that may be fitted.

        Raises CallError when a run fails: there is no row then to hold against what is known.
        """
        arms = [
            Arm(f"at {n}", with_values(self.rules, values_at(free, place)), self.plan)
            for n, place in enumerate(places)
        ]
        batch = run_batch(arms, self.seeds, FIT_UNTIL, workers=self.workers, districts=True)
        if batch.failed:
            one = batch.failed[0]
            moved = _short(values_at(free, places[one.job.arm]))
            raise CallError(f"The run with seed {one.job.seed} failed: {one.reason}. It had {moved}.")
        return [hold_against(self.targets, {"history": batch[arm.name]}, self.rules) for arm in arms]


@dataclass(frozen=True, slots=True)
class _Misses:
    """What the least squares are of: each row in its tolerances, and each coefficient off its prior."""

    town: Town
    free: tuple[Free, ...]
    say: Say

    def residuals(self, rows: Sequence[Row], place: F64) -> F64:
        misses = np.array([row.miss for row in rows], np.float64)
        far = np.abs(misses) > HUBER
        misses[far] = np.sign(misses[far]) * np.sqrt(HUBER * (2.0 * np.abs(misses[far]) - HUBER))
        return np.concatenate([misses, PRIOR * (place - place_of(self.free))])

    def value(self, place: F64) -> F64:
        found = self.residuals(self.town.rows(self.free, [place])[0], place)
        where = _short(values_at(self.free, place))
        self.say(f"sum of squares {float((found * found).sum()):8.2f} at {where}")
        return found

    def slope(self, place: F64) -> F64:
        ways = np.where(place + STEP <= 1.0, STEP, -STEP)
        places = [place, *(place + way * unit for way, unit in zip(ways, np.eye(place.size), strict=True))]
        rows = self.town.rows(self.free, places)
        found = [self.residuals(each, at) for each, at in zip(rows, places, strict=True)]
        return np.array([(each - found[0]) / way for each, way in zip(found[1:], ways, strict=True)]).T


def fit(  # noqa: PLR0913  # what is fitted to what, on which luck, by whom, for how long
    rules: Rules,
    plan: Plan,
    targets: Sequence[Target],
    free: tuple[Free, ...],
    seeds: Sequence[int],
    *,
    workers: Workers,
    most: int,
    say: Say,
) -> Fit:
    """Fit the free coefficients to the rows that may be fitted, in at most so many evaluations."""
    if len(free) > MOST_FREE:
        raise ValueError(f"at most {MOST_FREE} coefficients are fitted at once, not {len(free)}")
    fitted = tuple(target for target in targets if target.fitted)
    town = Town(rules, plan, fitted, tuple(seeds), workers)
    misses = _Misses(town, free, say)
    start = place_of(free)
    inside = np.clip(start, 1e-3, 1.0 - 1e-3)
    found = least_squares(
        misses.value, inside, misses.slope, bounds=(0.0, 1.0), max_nfev=most, x_scale=0.2
    )
    before, after = town.rows(free, [start, found.x])
    precision = found.jac.T @ found.jac
    left = np.diag(np.linalg.inv(precision)) * PRIOR * PRIOR
    return Fit(free, values_at(free, found.x), 1.0 - left, before, after)


def _short(values: Mapping[str, float]) -> str:
    return ", ".join(f"{key.partition('.')[2]} {value:.4g}" for key, value in values.items())


def report(done: Fit) -> list[str]:
    """The fit as lines of a page: coefficients, and each row before and after."""
    lines = [
        "| coefficient | evidence range | before | fitted | of the prior's variance taken away |",
        "|---|---|---|---|---|",
    ]
    for free, known in zip(done.free, done.known.tolist(), strict=True):
        value = done.values[free.key]
        lines.append(
            f"| `{free.key}` | {free.low:g} to {free.high:g} | {free.prior:g} | {value:.4g} | {known:.0%} |"
        )
    lines += ["", "| row | least | most | before the fit | after |", "|---|---|---|---|---|"]
    for before, after in zip(done.before, done.after, strict=True):
        least, most = before.target.between
        mark = "" if after.inside else " (outside)"
        lines.append(
            f"| {before.target.key} | {least:g} | {most:g} | {before.mean:.4g} | {after.mean:.4g}{mark} |"
        )
    return lines
