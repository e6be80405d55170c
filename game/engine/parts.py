"""Parts: a number that is no share of residents as parts by cause, so that every change has its causes."""

import numpy as np

from game.engine.causes import book
from game.engine.cells import AREAS
from game.engine.city import City
from game.engine.columns import F64

PREFIX = "part."


def explain(city: City, indicator: str, now: F64, aims: dict[str, F64], rate: float, rest: str) -> None:
    """Book why an indicator changed: each cause's part follows its aim, what is left belongs to `rest`.

    `now` is the indicator's reading (AREAS,), `aims` what each cause comes to in the long run, and `rate`
    the share of the way that the indicator goes in a month. A cause that ends gives its part back.
    """
    if not city.causes_on:
        return
    start = PREFIX + indicator + "."
    known = [key for key in city.arrays if key.startswith(start)]
    if not known:
        for cause, aim in aims.items():
            city.arrays[start + cause] = aim.copy()
        city.arrays[start] = now - sum(aims.values(), np.zeros(AREAS, np.float64))
        return
    left = now.copy()
    for key in dict.fromkeys([*known, *(start + cause for cause in aims)]):
        cause = key[len(start) :]
        if not cause:
            continue
        old = city.arrays.get(key)
        if old is None:
            old = np.zeros(AREAS, np.float64)
        new = old + rate * (aims.get(cause, 0.0) - old)
        if cause not in aims and np.abs(new).max() < 1e-9:
            new = np.zeros(AREAS, np.float64)
            del city.arrays[key]
        else:
            city.arrays[key] = new
        book(city, indicator, cause, new - old)
        left -= new
    book(city, indicator, rest, left - city.arrays[start])
    city.arrays[start] = left
