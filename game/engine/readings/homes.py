"""Readings about homes."""

from collections.abc import Callable

import numpy as np

from game.engine.cells import AREAS, CITY, DISTRICTS
from game.engine.city import City
from game.engine.codes import RENTED
from game.engine.columns import F64
from game.engine.rules import Rules


def mean_rents(city: City) -> F64:
    """Mean rent of a private rented home by area, counted now."""
    stock, b = city.homes, city.blocks
    rows = (stock.exists & (stock.tenure == RENTED)).nonzero()[0]
    district = b.district.take(stock.block.take(rows)).astype(np.intp)
    count = np.bincount(district, minlength=DISTRICTS).astype(np.float64)
    total = np.bincount(district, stock.rent.take(rows), DISTRICTS)
    found = np.zeros(AREAS, np.float64)
    found[:DISTRICTS] = total / np.maximum(count, 1.0)
    found[CITY] = total.sum() / max(float(count.sum()), 1.0)
    return found


def rent(city: City, _rules: Rules) -> F64:
    """Mean rent of a private rented home, as counted each quarter."""
    known = city.arrays.get("homes.rent")
    return mean_rents(city) if known is None else known


READINGS: dict[str, Callable[[City, Rules], F64]] = {"rent": rent}
