"""Reading the nation's series, and curves that give the same bits everywhere."""

from collections.abc import Mapping

import numpy as np

from game.engine.city import City
from game.engine.columns import F32, F64
from game.engine.nation import Series


def between(points: Mapping[int, float], month: int) -> float:
    """A value read in a straight line between its points, which stand in order of time; level beyond them."""
    early, before = None, 0.0
    for late, value in points.items():
        if month <= late:
            share = 1.0 if early is None else (month - early) / (late - early)
            return before + share * (value - before)
        early, before = late, value
    return before


def clock(city: City) -> int:
    """The month that the nation lives in: it stands still before the level starts."""
    return max(city.month, city.start)


def force(city: City, series: Series) -> float:
    """A nation's series this month."""
    return between(series.points, clock(city))


def growth(x: F32 | F64) -> F32 | F64:
    """About e**x by eight squarings of 1 + x/256: only products, so the same bits on every machine."""
    found = x * x.dtype.type(1.0 / 256.0)
    found += x.dtype.type(1.0)
    np.maximum(found, x.dtype.type(0.0), out=found)
    for _ in range(8):
        found *= found
    return found


def log_of(shares: F64) -> F64:
    """The x for which `growth(x)` is a share above 0: eight square roots, the exact inverse of `growth`."""
    found = np.asarray(shares, np.float64)
    for _ in range(8):
        found = np.sqrt(found)
    return (found - 1.0) * 256.0
