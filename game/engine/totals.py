"""Totals: effects of a stated size, which come in time, hold against drift, and wear off.

A monthly rate adds up for ever; what research reports is how far people end up from where they were. So an
effect is kept as a stock by district, on the scale 0 to 1, and only its change is said to the attitude.
"""

import numpy as np

from game.engine.cells import DISTRICTS
from game.engine.city import City
from game.engine.columns import F64
from game.engine.rules import Rules

LEFT = 0.5
"""A rate moves a share of what is left; on average about half of the scale is."""


def towards(city: City, rules: Rules, name: str, aim: F64, pace: float, months: int = 1) -> F64:
    """The monthly rate by district with which an effect comes nearer to its aim by a share a month."""
    stock = _stock(city, name)
    return _rate(city, rules, name, stock + _way(pace, months) * (aim - stock), months)


def pulse(city: City, rules: Rules, name: str, hit: F64, fades: float, months: int = 1) -> F64:
    """The monthly rate by district of an effect that strikes at once, and fades by a share a month."""
    stock = _stock(city, name)
    return _rate(city, rules, name, stock * (1.0 - _way(fades, months)) + hit, months)


def grown(city: City, name: str, level: F64) -> F64:
    """How much higher a lever stands by district than when it was last asked for."""
    before = _stock(city, name)
    city.arrays[name] = level.copy()
    return np.maximum(level - before, 0.0)


def _stock(city: City, name: str) -> F64:
    known = city.arrays.get(name)
    return np.zeros(DISTRICTS, np.float64) if known is None else known


def _way(share: float, months: int) -> float:
    """The share of the way that is gone in some months."""
    left = 1.0
    for _ in range(months):
        left *= 1.0 - share
    return 1.0 - left


def _rate(city: City, rules: Rules, name: str, stock: F64, months: int) -> F64:
    """What to say so that people move by the change of the stock, and what drift takes is made good."""
    before = _stock(city, name)
    city.arrays[name] = stock
    return (stock - before + rules.k.minds.drift * months * before) / (LEFT * months)
