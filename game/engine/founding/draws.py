"""Small tools for founding a town: exact shares, spreads and matches without loops."""

from typing import Any, Protocol, overload

import numpy as np
import numpy.typing as npt

from game.engine.columns import F64, I64, Mask, Rows

Shape = int | tuple[int, ...]


class Rng(Protocol):
    """What founding asks of a generator made by `luck.generator`."""

    def random(self, size: Shape) -> F64:
        """Numbers from 0 up to 1."""

    def uniform(self, low: float, high: float, size: Shape) -> F64:
        """Numbers between two others."""

    def integers(self, low: int, high: int, size: Shape) -> I64:
        """Whole numbers from `low` up to, not including, `high`."""

    def standard_normal(self, size: Shape) -> F64:
        """Numbers around 0 with standard deviation 1."""

    @overload
    def permutation(self, x: int, /) -> I64: ...
    @overload
    def permutation(self, x: npt.ArrayLike, /) -> npt.NDArray[Any]: ...


def apportion(weights: npt.ArrayLike, total: int) -> I64:
    """Whole numbers in proportion to the weights that add up to the total (largest remainders)."""
    shares = np.asarray(weights, np.float64)
    exact = shares * (total / shares.sum()) if shares.sum() > 0 else np.zeros(shares.size, np.float64)
    given: I64 = np.floor(exact).astype(np.int64)
    missing = total - int(given.sum())
    given[np.argsort(given - exact, kind="stable")[:missing]] += 1
    return given


def pick(rng: Rng, weights: npt.ArrayLike, count: int) -> Rows:
    """Rows drawn in proportion to their weights, as even as can be, in random order."""
    return rng.permutation(np.repeat(np.arange(np.size(weights), dtype=np.intp), apportion(weights, count)))


def deal(sizes: I64, weights: npt.ArrayLike) -> Rows:
    """Deal things with sizes, in the order given, to bins until each has its share of the total size."""
    shares = np.asarray(weights, np.float64)
    if sizes.size == 0 or shares.sum() <= 0:
        return np.zeros(sizes.size, np.intp)
    edges = np.cumsum(shares) * (float(sizes.sum()) / float(shares.sum()))
    middle = np.cumsum(sizes) - sizes * 0.5
    last = int(np.flatnonzero(shares > 0)[-1])
    return np.minimum(np.searchsorted(edges, middle, side="right"), last).astype(np.intp)


def match(pool: Rows, key: I64, wanted: I64) -> Rows:
    """Give each wanted key the row of the pool with that key or the next higher that is still free.

    The answer is in the order of `wanted`. When the pool runs out at the top, lower rows are taken.
    """
    ordered = pool[np.argsort(key[pool], kind="stable")]
    if ordered.size < wanted.size:
        msg = f"{wanted.size} people are wanted and {ordered.size} are there: too few adults for the children"
        raise ValueError(msg)
    turn = np.argsort(wanted, kind="stable")
    count = np.arange(wanted.size, dtype=np.int64)
    place = np.searchsorted(key[ordered], wanted[turn]).astype(np.int64)
    place = np.maximum.accumulate(place - count) + count
    place = np.minimum(place, ordered.size - wanted.size + count)
    found = np.empty(wanted.size, np.intp)
    found[turn] = ordered[place]
    return found


def flags(size: int, rows: Rows) -> Mask:
    """A mask that is true at the rows."""
    mask = np.zeros(size, np.bool_)
    mask[rows] = True
    return mask


def best(score: F64, rows: Rows, count: int) -> Rows:
    """The rows with the highest scores."""
    return rows[np.argsort(-score[rows], kind="stable")[: max(0, count)]]


def spread(rng: Rng, size: int, limit: float = 2.5) -> F64:
    """Standard normal numbers, cut off at the limit."""
    return np.clip(rng.standard_normal(size), -limit, limit)


def standard(values: F64) -> F64:
    """Values with mean 0 and standard deviation 1."""
    centred: F64 = values - values.mean()
    deviation = float(np.sqrt(np.mean(centred * centred)))
    scaled: F64 = centred / deviation if deviation > 0 else centred
    return scaled
