"""Parts: a number that is no share of residents as parts by cause, so that every change has its causes."""

import numpy as np

from game.engine.causes import book
from game.engine.cells import AREAS
from game.engine.city import City
from game.engine.columns import F64

QUARTER = 3
"""Causes are told apart every quarter; the months between go to what is left."""


def explain(city: City, indicator: str, now: F64, rest: str) -> bool:
    """Book this month's change under `rest`, and say whether it is the month to call `tell_apart`."""
    if not city.causes_on:
        return False
    key = f"part.{indicator}"
    last = city.arrays.get(key)
    city.arrays[key] = now
    if last is None:
        return True
    book(city, indicator, rest, now - last)
    return city.month % QUARTER == 0


def tell_apart(city: City, indicator: str, aims: dict[str, F64], rate: float, rest: str) -> None:
    """Each cause's part follows its aim, what it comes to in the long run; one that ends gives its part back.

    `rate` is the share of the way that the indicator goes in a month. What the parts change by is taken from
    `rest`, so all causes still add up.
    """
    start = f"part.{indicator}."
    if start not in city.arrays:
        city.arrays[start] = np.zeros(AREAS, np.float64)
        for cause, aim in aims.items():
            city.arrays[start + cause] = aim.copy()
        return
    known = [key for key in city.arrays if key.startswith(start) and key != start]
    pace = min(rate * QUARTER, 1.0)
    told = np.zeros(AREAS, np.float64)
    for key in dict.fromkeys([*known, *(start + cause for cause in aims)]):
        cause = key[len(start) :]
        old = city.arrays.get(key)
        if old is None:
            old = np.zeros(AREAS, np.float64)
        new = old + pace * (aims.get(cause, 0.0) - old)
        city.arrays[key] = new
        book(city, indicator, cause, new - old)
        told += new - old
    book(city, indicator, rest, -told)
