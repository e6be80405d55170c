"""Causes: why every number changed, in parts that add up to the change.

Shares of residents are counted exactly: numerator and denominator by district, as integers. Whoever
changes a resident books how the counts changed and why. With n counted of N before and n' of N' after,
the change of the share is the sum over causes of (dn - share_before * dN) / N', so the parts add up for
any causes. Other indicators are computed from the state; causes are booked in the indicator's own unit,
and what nobody booked is a line called interaction.
"""

from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass, field
from typing import TYPE_CHECKING

import numpy as np

from game.engine.cells import AREAS, CITY, DISTRICTS
from game.engine.columns import F64, I64, Mask, Rows
from game.engine.indicators import INDICATOR_INDEX, INDICATORS, SHARE_INDEX, SHARES

if TYPE_CHECKING:
    from game.engine.city import City

DRIFT, CHANCE, LIMITS, INTERACTION = "drift", "chance", "limits", "interaction"
LEFTOVERS = (DRIFT, CHANCE, LIMITS, INTERACTION)
"""Causes that explain little; together they stay under a quarter of the change over a term."""
ALL = tuple(range(len(SHARES)))


@dataclass(slots=True)
class Ledger:
    """Counts of this month and what has been booked in it."""

    counted: I64 = field(default_factory=lambda: np.zeros((len(SHARES), AREAS), np.int64))
    """Residents who count, by share and area (districts, then the city)."""
    asked: I64 = field(default_factory=lambda: np.zeros((len(SHARES), AREAS), np.int64))
    """Residents who are asked, by share and area."""
    shares: dict[tuple[int, str], F64] = field(default_factory=dict)
    """(share, cause) → changes (2, AREAS) of counted and asked in this month."""
    others: dict[tuple[int, str], F64] = field(default_factory=dict)
    """(indicator, cause) → change by area in this month, in the indicator's unit."""


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
    for n, i in enumerate(which):
        if not areas[n].any():
            continue
        ledger.counted[i] += areas[n, 0]
        ledger.asked[i] += areas[n, 1]
        if city.causes_on:
            _add_share(ledger, i, cause, areas[n])


def share_now(city: "City", key: str, area: int = CITY) -> float:
    """A share of residents as counted now."""
    i = SHARE_INDEX[key]
    return float(city.ledger.counted[i, area]) / max(int(city.ledger.asked[i, area]), 1)


def book_share(city: "City", key: str, cause: str, counted: I64, asked: I64) -> None:
    """Book that residents came to be asked, or to count, for one cause, by district."""
    book_counts(city, (SHARE_INDEX[key],), cause, np.array([[counted, asked]], np.int64))


def _add_share(ledger: Ledger, share: int, cause: str, change: F64 | I64) -> None:
    booked = ledger.shares.get((share, cause))
    if booked is None:
        ledger.shares[share, cause] = change.astype(np.float64)
    else:
        booked += change


def book_parts(city: "City", key: str, change: I64, parts: Sequence[tuple[str, F64]]) -> None:
    """Book that `change` (DISTRICTS,) residents of those asked came to count, for several causes at once.

    `parts` holds (cause, about how many of them by district); what they leave unexplained is interaction.
    """
    i = SHARE_INDEX[key]
    ledger = city.ledger
    ledger.counted[i] += _areas(change)
    if not city.causes_on:
        return
    left = change.astype(np.float64)
    booked = np.zeros((2, AREAS), np.float64)
    for cause, part in parts:
        left -= part
        booked[0, :DISTRICTS] = part
        booked[0, CITY] = part.sum()
        _add_share(ledger, i, cause, booked)
    booked[0, :DISTRICTS] = left
    booked[0, CITY] = left.sum()
    _add_share(ledger, i, INTERACTION, booked)


@contextmanager
def because(city: "City", rows: Rows, cause: str, *keys: str) -> Iterator[None]:
    """Whatever changes about these residents inside the block changes shares because of one cause.

    `keys` names the shares that can change (all when none is named): fewer is faster.
    """
    which = tuple(SHARE_INDEX[key] for key in keys) if keys else ALL
    if rows.size == 0:
        yield
        return
    before = count(city, rows, which)
    yield
    book_counts(city, which, cause, count(city, rows, which) - before)


def book(city: "City", indicator: str, cause: str, change: F64 | float) -> None:
    """Book why an indicator that is no share of residents changed, in its own unit.

    `change` is one number for the city, DISTRICTS numbers that add up to the city's, or AREAS numbers.
    """
    if not city.causes_on:
        return
    areas = np.zeros(AREAS, np.float64)
    given = np.atleast_1d(np.asarray(change, np.float64))
    if given.size == 1:
        areas[CITY] = given[0]
    elif given.size == DISTRICTS:
        areas[:DISTRICTS] = given
        areas[CITY] = given.sum()
    else:
        areas[:] = given
    key = (INDICATOR_INDEX[indicator], cause)
    booked = city.ledger.others.get(key)
    if booked is None:
        city.ledger.others[key] = areas
    else:
        booked += areas


def share_parts(before: F64, ledger: Ledger) -> dict[tuple[int, str], F64]:
    """This month's booked changes of shares, as changes (AREAS) of the share itself.

    `before` holds last month's shares (len(SHARES), AREAS).
    """
    asked = np.maximum(ledger.asked, 1).astype(np.float64)
    return {
        (i, cause): (change[0] - before[i] * change[1]) / asked[i]
        for (i, cause), change in ledger.shares.items()
    }


def close_month(city: "City", before: F64, after: F64) -> dict[tuple[int, str], F64]:
    """All causes of the month's change of every indicator, interaction included; empties the books.

    `before` and `after` are readings (len(INDICATORS), AREAS).
    """
    ledger = city.ledger
    rows = [INDICATOR_INDEX[share.key] for share in SHARES]
    parts: dict[tuple[int, str], F64] = {}
    for (i, cause), part in share_parts(before[rows], ledger).items():
        parts[rows[i], cause] = part
    for key, change in ledger.others.items():
        parts[key] = parts[key] + change if key in parts else change
    left = after - before
    for (i, _), part in parts.items():
        left[i] -= part
    for i in range(len(INDICATORS)):
        if np.abs(left[i]).max() > 1e-9:
            parts[i, INTERACTION] = parts.get((i, INTERACTION), np.zeros(AREAS)) + left[i]
    ledger.shares.clear()
    ledger.others.clear()
    return parts
