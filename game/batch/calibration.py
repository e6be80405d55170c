"""Calibration: a few coefficients are fitted to the record of 2003 to 2018, inside their evidence ranges.

The method is a maximum a posteriori fit by damped least squares (`scipy.optimize.least_squares`, bounded).
Every fitted row is a residual in its tolerances. Every free coefficient has its evidence range as prior: a
normal around the middle with a quarter of the range as standard deviation, cut off at the ends. The fit
starts from the middle, not from the values in use. All evaluations share their seeds, so that luck cancels in
differences. What the priors alone say of each row, from draws, stands beside the fit.
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace

import numpy as np
from scipy.optimize import least_squares
from scipy.stats import truncnorm

from game.batch.arms import Arm
from game.batch.record import Row, hold_against, short
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
MIDDLE = 0.5
"""Where the prior of a coefficient has its mean, and where the fit starts, in evidence ranges."""
DRAWS = 40
"""Towns that are lived with coefficients drawn from the priors."""
LIKELY = (5, 95)
"""Between these percentiles lie the rows that the priors alone give."""
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
    now: float
    """Its value in use."""


@dataclass(frozen=True, slots=True)
class Fit:
    """What came of a calibration."""

    free: tuple[Free, ...]
    """What was fitted."""
    values: Mapping[str, float]
    """Fitted values by key."""
    known: F64
    """Share of each prior's variance that the record took away: near 0 is not identified."""
    likely: F64
    """The prior predictive: between what each row lies under draws from the priors (rows, 2)."""
    middle: tuple[Row, ...]
    """The rows where the fit started."""
    fitted: tuple[Row, ...]
    """The rows under the fitted values."""
    now: tuple[Row, ...]
    """The rows under the values in use."""


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
    """Where the values in use lie in the unit cube."""
    return np.array([(f.now - f.low) / (f.high - f.low) for f in free], np.float64)


def drawn(free: Sequence[Free], count: int) -> F64:
    """Places of the unit cube drawn from the priors (count, coefficients), the same each time."""
    prior = truncnorm(-MIDDLE * PRIOR, MIDDLE * PRIOR, MIDDLE, 1.0 / PRIOR)
    return np.asarray(prior.rvs(size=(count, len(free)), random_state=1), np.float64)


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
        return np.concatenate([misses, PRIOR * (place - MIDDLE)])

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
    """Fit the free coefficients to the rows that may be fitted, in at most so many evaluations.

    Each draw from the priors is lived in one town, of the first seed.
    """
    if len(free) > MOST_FREE:
        raise ValueError(f"at most {MOST_FREE} coefficients are fitted at once, not {len(free)}")
    rows = tuple(target for target in targets if target.fitted)
    town = Town(rules, plan, rows, tuple(seeds), workers)
    misses = _Misses(town, free, say)
    draws = replace(town, seeds=town.seeds[:1]).rows(free, drawn(free, DRAWS))
    means = np.array([[row.mean for row in rows] for rows in draws], np.float64)
    start = np.full(len(free), MIDDLE)
    found = least_squares(
        misses.value, start, misses.slope, bounds=(0.0, 1.0), max_nfev=most, x_scale=0.2
    )
    middle, fitted, now = town.rows(free, [start, found.x, place_of(free)])
    precision = found.jac.T @ found.jac
    left = np.diag(np.linalg.inv(precision)) * PRIOR * PRIOR
    likely = np.percentile(means, LIKELY, axis=0).T
    return Fit(free, values_at(free, found.x), 1.0 - left, likely, middle, fitted, now)


def _short(values: Mapping[str, float]) -> str:
    return ", ".join(f"{key.partition('.')[2]} {value:.4g}" for key, value in values.items())


def report(done: Fit) -> list[str]:
    """The fit as lines of a page: coefficients, each row under the priors and after, all that is missed."""
    lines = [
        "| coefficient | evidence range | in use | fitted | of the prior's variance taken away |",
        "|---|---|---|---|---|",
    ]
    for free, known in zip(done.free, done.known.tolist(), strict=True):
        values = f"{free.now:g} | {done.values[free.key]:.4g}"
        lines.append(f"| `{free.key}` | {free.low:g} to {free.high:g} | {values} | {known:.0%} |")
    least, most = LIKELY
    lines += [
        "",
        f"| row | least | most | priors alone, {least} to {most} % | at the middle | fitted | in use |",
        "|---|---|---|---|---|---|---|",
    ]
    for likely, *each in zip(done.likely.tolist(), done.middle, done.fitted, done.now, strict=True):
        target = each[0].target
        bounds = " | ".join(map(short, target.between))
        means = " | ".join(short(row.mean) + ("" if row.inside else " (outside)") for row in each)
        lines.append(f"| {target.key} | {bounds} | {' to '.join(map(short, likely))} | {means} |")
    missed = [sum(row.miss**2 for row in rows) for rows in (done.middle, done.fitted, done.now)]
    lines.append(f"| squares of all missed, in tolerances | | | | {' | '.join(map(short, missed))} |")
    return lines
