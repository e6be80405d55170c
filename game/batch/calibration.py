"""Calibration: a few coefficients are fitted to the record of 2003 to 2018, inside their evidence ranges."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace

import numpy as np

from game.batch.record import Row
from game.engine.columns import F64
from game.engine.facts import Assumption
from game.engine.rules import Rules

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


def with_values(rules: Rules, values: Mapping[str, float]) -> Rules:
    """The same rules with some coefficients changed."""
    k = rules.k
    for key, value in values.items():
        system, _, name = key.partition(".")
        k = replace(k, **{system: replace(getattr(k, system), **{name: value})})
    return replace(rules, k=k)


def loss(rows: Sequence[Row]) -> float:
    """Mean over fitted rows of the squared miss in tolerances, in a straight line beyond `HUBER`."""
    misses = np.array([row.miss for row in rows if row.target.fitted], np.float64)
    squared = np.where(misses <= HUBER, misses**2, HUBER * (2.0 * misses - HUBER))
    return float(squared.mean())
