"""Causes: why every number changed, in parts that add up to the change.

Shares of residents are counted exactly: numerator and denominator by district, as integers. Whoever
changes a resident books how the counts changed and why. With n counted of N before and n' of N' after,
the change of the share is the sum over causes of (dn - share_before * dN) / N', so the parts add up for
any causes. Other indicators are computed from the state; causes are booked in the indicator's own unit,
and what nobody booked is a line called interaction.
"""

from collections.abc import Sequence
from dataclasses import dataclass, field
from itertools import chain
from typing import TYPE_CHECKING, TypeVar

import numpy as np

from game.engine.cells import AREAS, CITY, DISTRICTS
from game.engine.columns import F64, I64, Mask, Rows
from game.engine.history import Causes
from game.engine.indicators import GAPS, INDICATOR_INDEX, INDICATORS, SHARE_INDEX, SHARES

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
Sums = TypeVar("Sums", F64, I64)
GAP_OF = {
    INDICATOR_INDEX[share]: (INDICATOR_INDEX[gap], sign)
    for gap, more, less in GAPS
    for share, sign in ((more, 1.0), (less, -1.0))
}
"""Share → the gap that it is one side of, and which side."""
GAP_SIGN: F64 = np.array([GAP_OF.get(n, (0, 0.0))[1] for n in range(len(INDICATORS))], np.float64)
"""The same side by indicator; 0 for those that are no side of a gap."""


class Lines:
    """What was booked this month: a line for each (indicator, cause) that ever moved."""

    __slots__ = ("_booked", "_known", "_rows", "amounts", "indicator", "keys")

    def __init__(self) -> None:
        self.keys: list[tuple[int, str]] = []
        """(Indicator, cause) of each line. The first lines are what is left of each indicator."""
        self.indicator: Rows = np.zeros(256, np.intp)
        """The indicator of each line."""
        self.amounts: F64 = np.zeros((256, 2, AREAS), np.float64)
        """Of a share how many more came to count and to be asked; of others the change in their own unit."""
        self._rows: dict[tuple[int, str], int] = {}
        self._known: dict[tuple[Sequence[int], Sequence[str]], Rows] = {}
        self._booked: list[list[int]] = []
        for i in range(len(INDICATORS)):
            self.row(i, INTERACTION)

    def row(self, indicator: int, cause: str) -> int:
        """The line of an indicator and a cause, made when it is new."""
        found = self._rows.get((indicator, cause))
        if found is None:
            found = self._rows[indicator, cause] = len(self.keys)
            self.keys.append((indicator, cause))
            if found == len(self.amounts):
                self.amounts = np.concatenate([self.amounts, np.zeros_like(self.amounts)])
                self.indicator = np.concatenate([self.indicator, np.zeros_like(self.indicator)])
            self.indicator[found] = indicator
        return found

    def rows(self, indicators: tuple[int, ...], causes: tuple[str, ...]) -> Rows:
        """Lines (indicators, causes) of several at once."""
        found = self._known.get((indicators, causes))
        if found is None:
            lines = [[self.row(i, cause) for cause in causes] for i in indicators]
            found = self._known[indicators, causes] = np.array(lines, np.intp)
        return found

    def line(self, indicator: int, cause: str) -> F64:
        """The amounts (2, AREAS) of one line, to add to."""
        row = self.row(indicator, cause)
        self._booked.append([row])
        amounts: F64 = self.amounts[row]
        return amounts

    def add(self, rows: Rows, amounts: F64) -> None:
        """Book amounts (rows, 2, AREAS), or (rows, AREAS) in the indicator's unit; a line may come twice."""
        booked: list[int] = rows.tolist()
        self._booked.append(booked)
        lines = self.amounts if amounts.ndim > 2 else self.amounts[:, 0]
        if len(set(booked)) == len(booked):
            lines[rows] += amounts
        else:
            np.add.at(lines, rows, amounts)

    def used(self) -> Rows:
        """Lines of this month in the order in which they were first booked."""
        return np.array(list(dict.fromkeys(chain.from_iterable(self._booked))), np.intp)

    def clear(self) -> None:
        """Close the books."""
        self.amounts[: len(self.keys)] = 0.0
        self._booked.clear()


@dataclass(slots=True)
class Ledger:
    """Counts of this month and what has been booked in it."""

    counted: I64 = field(default_factory=lambda: np.zeros((len(SHARES), AREAS), np.int64))
    """Residents who count, by share and area (districts, then the city)."""
    asked: I64 = field(default_factory=lambda: np.zeros((len(SHARES), AREAS), np.int64))
    """Residents who are asked, by share and area."""
    lines: Lines = field(default_factory=Lines)
    """Why indicators changed in this month."""


def _areas(districts: Sums) -> Sums:
    """Sums by district with the city's sum behind them."""
    with_city = np.empty((*districts.shape[:-1], AREAS), districts.dtype)
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


def book_counts_each(city: "City", which: Sequence[int], causes: Sequence[str], change: I64) -> None:
    """Book changes (2, len(which), causes, DISTRICTS) of counts of shares, each under its cause."""
    ledger, shares = city.ledger, np.array(which, np.intp)
    whole = _areas(change.sum(axis=2))
    ledger.counted[shares] += whole[0]
    ledger.asked[shares] += whole[1]
    if city.causes_on:
        share, code = np.nonzero(change.any(axis=(0, 3)))
        rows = ledger.lines.rows(tuple(INDICATOR_OF[i] for i in which), tuple(causes))[share, code]
        ledger.lines.add(rows, _areas(change[:, share, code]).transpose(1, 0, 2).astype(np.float64))


def share_now(city: "City", key: str, area: int = CITY) -> float:
    """A share of residents as counted now."""
    i = SHARE_INDEX[key]
    return float(city.ledger.counted[i, area]) / max(int(city.ledger.asked[i, area]), 1)


def book_share(city: "City", key: str, cause: str, counted: I64, asked: I64) -> None:
    """Book that residents came to be asked, or to count, for one cause, by district."""
    change = _areas(np.array([counted, asked], np.int64))
    if not change.any():
        return
    ledger, i = city.ledger, SHARE_INDEX[key]
    ledger.counted[i] += change[0]
    ledger.asked[i] += change[1]
    if city.causes_on:
        line = ledger.lines.line(INDICATOR_OF[i], cause)
        line += change


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
    lines = ledger.lines
    rows = [
        lines.rows((INDICATOR_OF[share],), (*each.causes, INTERACTION))[0]
        for share, each in zip(shares, booked, strict=True)
    ]
    left = [(each.change - each.parts.sum(axis=0))[None] for each in booked]
    amounts = [part for each, rest in zip(booked, left, strict=True) for part in (each.parts, rest)]
    lines.add(np.concatenate(rows), _areas(np.concatenate(amounts)))


def book(city: "City", indicator: str, cause: str, change: F64 | float) -> None:
    """Book why an indicator that is no share of residents changed, in its own unit.

    `change` is one number for the city, DISTRICTS numbers that add up to the city's, or AREAS numbers.
    """
    if not city.causes_on:
        return
    given = np.atleast_1d(np.asarray(change, np.float64))
    line = city.ledger.lines.line(INDICATOR_INDEX[indicator], cause)[0]
    if given.size == DISTRICTS:
        line[:DISTRICTS] += given
        line[CITY] += given.sum()
    else:
        line[AREAS - given.size :] += given


def book_each(city: "City", indicator: str, causes: Sequence[str], changes: F64) -> None:
    """The same for several causes at once: changes (causes, AREAS)."""
    if city.causes_on:
        lines = city.ledger.lines
        lines.add(lines.rows((INDICATOR_INDEX[indicator],), tuple(causes))[0], changes)


def close_month(city: "City", before: F64, after: F64) -> Causes:
    """All causes of the month's change of every indicator, interaction included; empties the books.

    `before` and `after` are readings (len(INDICATORS), AREAS). What moved a share moves the gap that it is
    one side of.
    """
    ledger, lines = city.ledger, city.ledger.lines
    divisor = np.ones(after.shape, np.float64)
    divisor[SHARE_ROWS] = np.maximum(ledger.asked, 1)
    rows, parts = _parts(lines, before, divisor)
    place = lines.indicator[rows][:, None] * AREAS + np.arange(AREAS)
    told = np.bincount(place.ravel(), parts[rows].ravel(), after.size).reshape(after.shape)
    left = after - before - told
    more = np.flatnonzero(np.abs(left).max(axis=1) > TINY)
    parts[more] += left[more]
    rows = list(dict.fromkeys([*rows, *more.tolist()]))
    lines.clear()
    return Causes(tuple(map(lines.keys.__getitem__, rows)), parts[rows])


def _parts(lines: Lines, before: F64, divisor: F64) -> tuple[list[int], F64]:
    """Which lines of the month are in use, and what each line makes of its indicator by area."""
    used = lines.used()
    amounts, which = lines.amounts[used], lines.indicator[used]
    of_used = (amounts[:, 0] - before[which] * amounts[:, 1]) / divisor[which]
    sides = np.flatnonzero(GAP_SIGN[which])
    keys = [lines.keys[row] for row in used[sides].tolist()]
    gaps = [lines.row(GAP_OF[share][0], cause) for share, cause in keys]
    parts = np.zeros((len(lines.keys), AREAS), np.float64)
    parts[used] = of_used
    np.add.at(parts, gaps, GAP_SIGN[which[sides], None] * of_used[sides])
    return list(dict.fromkeys([*used.tolist(), *gaps])), parts
