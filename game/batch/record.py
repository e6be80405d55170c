"""The record: finished runs held against what is known of the real town, row by row."""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass

import numpy as np

from game.batch.compare import difference
from game.batch.results import Runs
from game.content.targets import Measure, Target
from game.engine.columns import F64
from game.engine.indicators import INDICATOR_INDEX, Good
from game.engine.marks import month_name
from game.engine.rules import Rules

NATION = "passive"
"""The arm in which the mayor gives no order: what the nation and the first day's programmes do alone."""


@dataclass(frozen=True, slots=True)
class Row:
    """One target beside what came of the runs."""

    target: Target
    """What is known."""
    mean: float
    """Mean over seeds."""
    low: float
    """Lower end of the 95 % interval of the mean."""
    high: float
    """Upper end."""
    nation: float | None
    """The same with no mayor; None when that was not lived, or the row is about that mayor."""

    @property
    def inside(self) -> bool:
        """Whether the mean agrees with what is known."""
        least, most = self.target.between
        return least <= self.mean <= most

    @property
    def fails(self) -> bool:
        """Whether the model fails by this row alone."""
        return self.target.must and self.target.counts and not self.inside

    @property
    def miss(self) -> float:
        """How far above the middle, in tolerances (below 0: under it); 1 is the edge."""
        return (self.mean - self.target.middle) / max(self.target.tolerance, 1e-12)


def hold_against(targets: Sequence[Target], arms: Mapping[str, Runs], rules: Rules) -> tuple[Row, ...]:
    """Each target whose arm was lived beside its runs. Arms need their districts."""
    rows = []
    for target in targets:
        if target.plan not in arms:
            continue
        values = read(target, arms[target.plan], rules)
        spread = difference(np.zeros_like(values), values, Good.NEITHER)
        nation = None
        if NATION in arms and target.plan != NATION:
            nation = float(np.nanmean(read(target, arms[NATION], rules)))
        rows.append(Row(target, spread.mean, spread.low, spread.high, nation))
    return tuple(rows)


def read(target: Target, runs: Runs, rules: Rules) -> F64:
    """What a target is about, for each seed of an arm."""
    return _READERS[target.measure](target, runs, rules) / target.base


def _series(target: Target, runs: Runs, rules: Rules) -> F64:
    """The indicator of the city or district: (seeds, months)."""
    if not target.district:
        return runs.series(target.indicator)
    row = [district.key for district in rules.town.districts].index(target.district)
    return _districts(target, runs)[:, :, row]


def _districts(target: Target, runs: Runs) -> F64:
    """The indicator by district: (seeds, months, districts)."""
    if runs.districts is None:
        raise ValueError("districts are read from runs that were gathered with them")
    return runs.districts[:, :, INDICATOR_INDEX[target.indicator]]


def _level(target: Target, runs: Runs, rules: Rules) -> F64:
    return _series(target, runs, rules)[:, runs.months.index(target.month)]


def _mean(target: Target, runs: Runs, rules: Rules) -> F64:
    first, last = runs.months.index(target.since), runs.months.index(target.month)
    return np.asarray(_series(target, runs, rules)[:, first : last + 1].mean(axis=1), np.float64)


def _change(target: Target, runs: Runs, rules: Rules) -> F64:
    series = _series(target, runs, rules)
    return series[:, runs.months.index(target.month)] - series[:, runs.months.index(target.since)]


def _changes(target: Target, runs: Runs) -> F64:
    """Changes by district: (seeds, districts)."""
    series = _districts(target, runs)
    return series[:, runs.months.index(target.month)] - series[:, runs.months.index(target.since)]


def _least_change(target: Target, runs: Runs, _rules: Rules) -> F64:
    return np.asarray(_changes(target, runs).min(axis=1), np.float64)


def _gap_change(target: Target, runs: Runs, rules: Rules) -> F64:
    changes = _changes(target, runs)
    village = np.array([district.village for district in rules.town.districts])
    return np.asarray(changes[:, ~village].mean(axis=1) - changes[:, village].mean(axis=1), np.float64)


def _vote(target: Target, runs: Runs, _rules: Rules) -> F64:
    return runs.share(target.party, month_name(target.month))


def _seats(target: Target, runs: Runs, _rules: Rules) -> F64:
    date = month_name(target.month)
    return np.array(
        [
            next((float(e.seats.get(target.party, 0)) for e in elections if e.date == date), np.nan)
            for elections in runs.elections
        ],
        np.float64,
    )


def _zero(target: Target, runs: Runs, rules: Rules) -> F64:
    return (_level(target, runs, rules) == 0.0).astype(np.float64)


_READERS: Mapping[Measure, Callable[[Target, Runs, Rules], F64]] = {
    Measure.LEVEL: _level,
    Measure.MEAN: _mean,
    Measure.CHANGE: _change,
    Measure.LEAST_CHANGE: _least_change,
    Measure.GAP_CHANGE: _gap_change,
    Measure.VOTE: _vote,
    Measure.SEATS: _seats,
    Measure.ZERO: _zero,
}


def as_table(rows: Sequence[Row]) -> list[str]:
    """The rows as lines to print, and how many of those to 2018 are inside."""
    lines = [
        f"{'row':26}{'month':>9}{'least':>11}{'most':>11}{'mean':>11}{'95 % interval':>25}{'no mayor':>11}  "
    ]
    for row in rows:
        target = row.target
        least, most = target.between
        nation = "" if row.nation is None else short(row.nation)
        spread = f"{short(row.low)} to {short(row.high)}"
        told = "inside" if row.inside else "OUTSIDE"
        told += " (must)" if target.must else ""
        told += "" if target.counts else " (not fitted)"
        lines.append(
            f"{target.key:26}{month_name(target.month):>9}{short(least):>11}{short(most):>11}"
            f"{short(row.mean):>11}{spread:>25}{nation:>11}  {told}"
        )
    counted = [row for row in rows if row.target.counts]
    inside = sum(row.inside for row in counted)
    missed = [row.target.key for row in rows if row.fails]
    lines.append(f"to 2018: {inside} of {len(counted)} rows inside ({inside / max(len(counted), 1):.0%})")
    lines.append("rows that must be inside and are not: " + (", ".join(missed) or "none"))
    return lines


def short(value: float) -> str:
    """A number of a row: what is counted whole, shares with three places."""
    return f"{value:,.0f}" if abs(value) >= 100 else f"{value:.3f}"
