"""Causes: why every number changed, in parts that add up to the change.

Shares of residents are counted exactly: numerator and denominator by district, as integers. Whoever
changes a resident books how the counts changed and why. With n counted of N before and n' of N' after,
the change of the share is the sum over causes of (dn - share_before * dN) / N', so the parts add up for
any causes. Other indicators are computed from the state; causes are booked in the indicator's own unit,
and what nobody booked is a line called interaction.
"""

from collections.abc import Sequence
from dataclasses import dataclass, field
from typing import TYPE_CHECKING

import numpy as np

from game.engine.cells import AREAS, CITY, DISTRICTS
from game.engine.columns import F64, I64, Mask, Rows
from game.engine.history import Causes
from game.engine.indicators import GAPS, INDICATOR_INDEX, SHARE_INDEX, SHARES

if TYPE_CHECKING:
    from game.engine.city import City

DRIFT, CHANCE, LIMITS, INTERACTION = "drift", "chance", "limits", "interaction"
LEFTOVERS = (DRIFT, CHANCE, LIMITS, INTERACTION)
"""Causes that explain little; together they stay under a quarter of the change over a term."""
ALL = tuple(range(len(SHARES)))
SHARE_ROWS = np.array([INDICATOR_INDEX[share.key] for share in SHARES], np.intp)
"""Rows of the shares among all indicators."""
INDICATOR_OF: list[int] = SHARE_ROWS.tolist()
"""The same, to look up one by one."""
TINY = 1e-9
GAP_OF = {
    INDICATOR_INDEX[share]: (INDICATOR_INDEX[gap], sign)
    for gap, more, less in GAPS
    for share, sign in ((more, 1.0), (less, -1.0))
}
"""Share → the gap that it is one side of, and which side."""


class Pages:
    """Amounts by (number of an indicator or share, cause): rows of one array that grows."""

    __slots__ = ("amounts", "rows")

    def __init__(self, shape: tuple[int, ...]) -> None:
        self.rows: dict[tuple[int, str], int] = {}
        """Which row of `amounts` holds what was booked for (number, cause)."""
        self.amounts: F64 = np.zeros((256, *shape), np.float64)
        """One row a number and cause; rows that are not in use are zero."""

    def row(self, number: int, cause: str) -> int:
        """The row of a number and cause, made when it is new."""
        found = self.rows.get((number, cause))
        if found is None:
            found = self.rows[number, cause] = len(self.rows)
            if found == len(self.amounts):
                self.amounts = np.concatenate([self.amounts, np.zeros_like(self.amounts)])
        return found

    def used(self) -> F64:
        """The rows in use."""
        return self.amounts[: len(self.rows)]

    def clear(self) -> None:
        """Forget everything."""
        self.used()[:] = 0.0
        self.rows.clear()


@dataclass(slots=True)
class Ledger:
    """Counts of this month and what has been booked in it."""

    counted: I64 = field(default_factory=lambda: np.zeros((len(SHARES), AREAS), np.int64))
    """Residents who count, by share and area (districts, then the city)."""
    asked: I64 = field(default_factory=lambda: np.zeros((len(SHARES), AREAS), np.int64))
    """Residents who are asked, by share and area."""
    shares: Pages = field(default_factory=lambda: Pages((2, AREAS)))
    """(share, cause): changes (2, AREAS) of counted and asked in this month."""
    others: Pages = field(default_factory=lambda: Pages((AREAS,)))
    """(indicator, cause): change by area in this month, in the indicator's unit."""


def _areas(districts: I64) -> I64:
    """Sums by district with the city's sum behind them."""
    with_city = np.empty((*districts.shape[:-1], AREAS), np.int64)
    with_city[..., :DISTRICTS] = districts
    with_city[..., CITY] = districts.sum(axis=-1)
    return with_city


def _by_district(district: Rows, flags: Mask) -> I64:
    return np.bincount(district[flags], minlength=DISTRICTS).astype(np.int64)


def count(city: "City", rows: Rows, which: Sequence[int] = ALL) -> I64:
    """Counts (len(which), 2, DISTRICTS) of some residents: who counts, and who is asked."""
    district = city.residents.district[rows].astype(np.intp)
    found = np.zeros((len(which), 2, DISTRICTS), np.int64)
    for n, i in enumerate(which):
        share = SHARES[i]
        if share.of is None or share.holds is None:
            continue
        asked = share.of(city, rows)
        found[n, 0] = _by_district(district, asked & share.holds(city, rows))
        found[n, 1] = _by_district(district, asked)
    return found


def count_all(city: "City") -> None:
    """Count every share afresh, for the first month and for audits."""
    found = _areas(count(city, np.flatnonzero(city.residents.alive)))
    city.ledger.counted[:] = found[:, 0]
    city.ledger.asked[:] = found[:, 1]


def book_counts(city: "City", which: Sequence[int], cause: str, change: I64) -> None:
    """Book changes (len(which), 2, DISTRICTS) of counts under one cause."""
    ledger = city.ledger
    if not change.any():
        return
    areas = _areas(change)
    lines = np.array(which, np.intp)
    ledger.counted[lines] += areas[:, 0]
    ledger.asked[lines] += areas[:, 1]
    if city.causes_on:
        touched = np.flatnonzero(areas.any(axis=(1, 2)))
        book_areas(ledger, [which[int(n)] for n in touched], cause, areas[touched])


def book_counts_each(city: "City", which: Sequence[int], causes: Sequence[str], change: I64) -> None:
    """Book changes (2, len(which), causes, DISTRICTS) of counts, each under its cause."""
    ledger, lines = city.ledger, np.array(which, np.intp)
    whole = _areas(change.sum(axis=2))
    ledger.counted[lines] += whole[0]
    ledger.asked[lines] += whole[1]
    if not city.causes_on:
        return
    share, code = np.nonzero(np.any(change, axis=(0, 3)))
    rows = [
        ledger.shares.row(which[n], causes[c]) for n, c in zip(share.tolist(), code.tolist(), strict=True)
    ]
    amounts = _areas(change[:, share, code]).transpose(1, 0, 2)
    if len(set(causes)) == len(causes):
        ledger.shares.amounts[rows] += amounts
    else:
        np.add.at(ledger.shares.amounts, rows, amounts)


def share_now(city: "City", key: str, area: int = CITY) -> float:
    """A share of residents as counted now."""
    i = SHARE_INDEX[key]
    return float(city.ledger.counted[i, area]) / max(int(city.ledger.asked[i, area]), 1)


def book_share(city: "City", key: str, cause: str, counted: I64, asked: I64) -> None:
    """Book that residents came to be asked, or to count, for one cause, by district."""
    book_counts(city, (SHARE_INDEX[key],), cause, np.array([[counted, asked]], np.int64))


def book_areas(ledger: Ledger, which: Sequence[int], cause: str, areas: F64 | I64) -> None:
    """Book changes (len(which), 2, AREAS) of shares under one cause; the counts are not touched."""
    rows = [ledger.shares.row(i, cause) for i in which]
    ledger.shares.amounts[rows] += areas


@dataclass(frozen=True, slots=True)
class Part:
    """How many residents of those asked came to count, and about how many of them for which cause."""

    key: str
    """The share."""
    change: I64
    """Residents who came to count, by district (DISTRICTS,)."""
    causes: Sequence[str]
    """Causes; one may be named twice."""
    parts: F64
    """About how many for each cause (causes, DISTRICTS); what they leave is interaction."""


def book_parts(city: "City", booked: Sequence[Part]) -> None:
    """Book that residents of those asked came to count, for several causes at once."""
    ledger = city.ledger
    shares = [SHARE_INDEX[each.key] for each in booked]
    ledger.counted[shares] += _areas(np.array([each.change for each in booked], np.int64))
    if not city.causes_on:
        return
    rows = [
        ledger.shares.row(share, cause)
        for share, each in zip(shares, booked, strict=True)
        for cause in (*each.causes, INTERACTION)
    ]
    amounts = np.empty((len(rows), AREAS), np.float64)
    left = [(each.change - each.parts.sum(axis=0))[None] for each in booked]
    np.concatenate(
        [part for each, rest in zip(booked, left, strict=True) for part in (each.parts, rest)],
        out=amounts[:, :DISTRICTS],
    )
    amounts[:, :DISTRICTS].sum(axis=1, out=amounts[:, CITY])
    np.add.at(ledger.shares.amounts[:, 0], rows, amounts)


def book(city: "City", indicator: str, cause: str, change: F64 | float) -> None:
    """Book why an indicator that is no share of residents changed, in its own unit.

    `change` is one number for the city, DISTRICTS numbers that add up to the city's, or AREAS numbers.
    """
    if not city.causes_on:
        return
    given = np.atleast_1d(np.asarray(change, np.float64))
    row = city.ledger.others.amounts[city.ledger.others.row(INDICATOR_INDEX[indicator], cause)]
    if given.size == 1:
        row[CITY] += given[0]
    elif given.size == DISTRICTS:
        row[:DISTRICTS] += given
        row[CITY] += given.sum()
    else:
        row += given


def _gap_parts(keys: list[tuple[int, str]], of_shares: F64) -> tuple[list[tuple[int, str]], F64]:
    """Causes of a gap between two shares: what moved the first, less what moved the second."""
    found: dict[tuple[int, str], F64] = {}
    for (i, cause), part in zip(keys, of_shares, strict=False):
        if i in GAP_OF:
            gap, sign = GAP_OF[i]
            known = found.get((gap, cause))
            found[gap, cause] = sign * part if known is None else known + sign * part
    return list(found), np.array(list(found.values())).reshape(-1, AREAS)


def close_month(city: "City", before: F64, after: F64) -> Causes:
    """All causes of the month's change of every indicator, interaction included; empties the books.

    `before` and `after` are readings (len(INDICATORS), AREAS).
    """
    ledger = city.ledger
    shares, booked = np.array([i for i, _ in ledger.shares.rows], np.intp), ledger.shares.used()
    asked = np.maximum(ledger.asked, 1).astype(np.float64)
    of_shares = (booked[:, 0] - before[SHARE_ROWS.take(shares)] * booked[:, 1]) / asked[shares]
    keys = [(INDICATOR_OF[i], cause) for i, cause in ledger.shares.rows]
    keys.extend(ledger.others.rows)
    gaps, of_gaps = _gap_parts(keys, of_shares)
    keys.extend(gaps)
    parts = np.concatenate([of_shares, ledger.others.used(), of_gaps])
    place = np.array([i for i, _ in keys], np.intp)[:, None] * AREAS + np.arange(AREAS)
    told = np.bincount(place.ravel(), parts.ravel(), after.size).reshape(after.shape)
    left = after - before - told
    more = np.flatnonzero(np.abs(left).max(axis=1) > TINY).tolist()
    known = {i: n for n, (i, cause) in enumerate(keys) if cause == INTERACTION}
    ledger.shares.clear()
    ledger.others.clear()
    extra = []
    for i in more:
        if i in known:
            parts[known[i]] += left[i]
        else:
            keys.append((i, INTERACTION))
            extra.append(left[i])
    return Causes(tuple(keys), np.concatenate([parts, np.array(extra).reshape(-1, AREAS)]))
