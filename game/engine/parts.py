"""Parts: a number that is no share of residents as parts by cause, so that every change has its causes."""

from collections.abc import Sequence
from typing import TypeVar

import numpy as np

from game.engine.causes import book, book_each
from game.engine.cells import AREAS, DISTRICTS
from game.engine.city import City
from game.engine.columns import F32, F64, Rows
from game.engine.levers import LEVER_INDEX

Pace = TypeVar("Pace", float, F32, F64)

QUARTER = 3
"""Causes are told apart every quarter; the months between go to what is left."""
EVERYWHERE: F64 = np.ones(DISTRICTS, np.float64)
"""Everything, in each district."""
NOTHING: F64 = np.zeros(AREAS, np.float64)
"""What a cause comes to that has ended."""


def in_a_quarter(pace: Pace) -> Pace:
    """The share of the way gone in three months, at a share of what is left each month; so with chances."""
    left = 1.0 - pace
    return 1.0 - left * left * left


def behind(city: City, forces: Sequence[str]) -> tuple[list[str], Rows, F64]:
    """Causes behind some forces, the row of the force of each, and its share of it by district.

    Behind a lever are the programmes and events that move it; any other force is its own cause.
    """
    causes, rows, shares = [], [], []
    for row, force in enumerate(forces):
        own = [(force, EVERYWHERE)] if force not in LEVER_INDEX else city.effort.causes_of(force)
        for cause, share in own:
            causes.append(cause)
            rows.append(row)
            shares.append(share)
    return causes, np.array(rows, np.intp), np.array(shares, np.float64).reshape(-1, DISTRICTS)


def by_cause(causes: Sequence[str], parts: F64) -> dict[str, F64]:
    """Parts (causes, …) as sums by cause; those that come to nothing are left out."""
    found: dict[str, F64] = {}
    for n in np.flatnonzero(parts.any(axis=1)).tolist():
        cause = causes[n]
        found[cause] = found[cause] + parts[n] if cause in found else parts[n]
    return found


def explain(city: City, indicator: str, now: F64, rest: str) -> bool:
    """Book this month's change under `rest`, and say whether it is the month to call `tell_apart`."""
    key = f"part.{indicator}"
    last = city.arrays.get(key)
    city.arrays[key] = now
    if not city.causes_on:
        return False
    if last is None:
        return True
    book(city, indicator, rest, now - last)
    return city.month % QUARTER == 0


def tell_apart(city: City, indicator: str, aims: dict[str, F64], rate: float, rest: str) -> None:
    """Each cause's part follows its aim, what it comes to in the long run; one that ends gives its part back.

    `rate` is the share of the way that the indicator goes in a month. What the parts change by is taken from
    `rest`, so all causes still add up.
    """
    key = f"parts.{indicator}"
    causes = city.told.setdefault(indicator, [])
    causes.extend(cause for cause in aims if cause not in causes)
    aim = np.array([aims.get(cause, NOTHING) for cause in causes], np.float64).reshape(-1, AREAS)
    known = city.arrays.get(key)
    if known is None:
        city.arrays[key] = aim
        return
    parts = city.arrays[key] = np.zeros(aim.shape, np.float64)
    parts[: len(known)] = known
    changes = np.empty((len(aim) + 1, AREAS), np.float64)
    change = changes[:-1]
    np.multiply(aim - parts, min(rate * QUARTER, 1.0), out=change)
    parts += change
    np.negative(change.sum(axis=0), out=changes[-1])
    book_each(city, (indicator,), (*causes, rest), changes)
