"""Comparing arms: differences between runs that share their luck."""

from dataclasses import dataclass
from math import nan, sqrt
from typing import Final

import numpy as np

from game.engine.columns import F64
from game.engine.indicators import Good

T_975: Final = (
    12.706, 4.303, 3.182, 2.776, 2.571, 2.447, 2.365, 2.306, 2.262, 2.228,
    2.201, 2.179, 2.160, 2.145, 2.131, 2.120, 2.110, 2.101, 2.093, 2.086,
    2.080, 2.074, 2.069, 2.064, 2.060, 2.056, 2.052, 2.048, 2.045, 2.042,
)  # fmt: skip
"""Student's t below which 97.5 % lies, for 1 to 30 degrees of freedom."""
Z_975: Final = 1.959964
"""The same for the normal distribution."""


@dataclass(frozen=True, slots=True)
class Difference:
    """How much an arm differs from another, seed by seed."""

    pairs: int
    """Seeds that both have."""
    mean: float
    """Mean difference; NaN without pairs."""
    low: float
    """Lower end of its 95 % interval; NaN with fewer than two pairs."""
    high: float
    """Upper end."""
    better: float
    """Share of seeds in which the arm is better; NaN when neither way is good."""


def t_975(freedom: int) -> float:
    """Student's t for a two-sided 95 % interval: a table, and Fisher's expansion beyond it."""
    if freedom <= len(T_975):
        return T_975[freedom - 1]
    z = Z_975
    first = (z**3 + z) / 4
    second = (5 * z**5 + 16 * z**3 + 3 * z) / 96
    return z + first / freedom + second / freedom**2


def difference(first: F64, other: F64, good: Good) -> Difference:
    """`other` less `first`, paired by place. Pairs in which one has no value (NaN) are left out."""
    apart = other - first
    apart = apart[np.isfinite(apart)]
    pairs = int(apart.size)
    if pairs == 0:
        return Difference(0, nan, nan, nan, nan)
    mean = float(apart.mean())
    half = t_975(pairs - 1) * float(apart.std(ddof=1)) / sqrt(pairs) if pairs > 1 else nan
    gains = {Good.UP: apart > 0, Good.DOWN: apart < 0}.get(good)
    return Difference(pairs, mean, mean - half, mean + half, nan if gains is None else float(gains.mean()))
