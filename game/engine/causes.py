"""Causes: why every number changed, in parts that add up to the change.

Shares of residents are counted exactly: numerator and denominator by district, as integers. Whoever
changes a resident books how the counts changed and why. With n counted of N before and n' of N' after,
the change of the share is the sum over causes of (dn - share_before * dN) / N', so the parts add up for
any causes. Other indicators are computed from the state; causes are booked in the indicator's own unit,
and what nobody booked is a line called interaction.
"""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from math import prod
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
NOTHING: F64 = np.zeros((0, AREAS), np.float64)
Booked = tuple[list[int], list[F64]]
"""Lines, and amounts by area for each of them."""
Sums = TypeVar("Sums", F64, I64)
GAP_OF = {
    INDICATOR_INDEX[share]: (INDICATOR_INDEX[gap], sign)
    for gap, more, less in GAPS
    for share, sign in ((more, 1.0), (less, -1.0))
}
"""Share → the gap that it is one side of, and which side."""
GAP_SIDE: F64 = np.array([[GAP_OF.get(i, (0, 0.0))[1]] for i in range(len(INDICATORS))], np.float64)
"""The same side of every indicator (INDICATORS, 1); 0 for those that are no side of a gap."""


class Lines:
    """What was booked this month: a line for each (indicator, cause) that ever moved."""

    __slots__ = ("_asked", "_counted", "_rows", "_tables", "gap", "indicator", "keys")

    def __init__(self) -> None:
        self.keys: list[tuple[int, str]] = []
        """(Indicator, cause) of each line. The first lines are what is left of each indicator."""
        self.indicator: Rows = np.zeros(256, np.intp)
        """The indicator of each line."""
        self.gap: Rows = np.full(256, -1, np.intp)
        """The line of the gap that a share is one side of, for the same cause; -1 for others."""
        self._rows: list[dict[str, int]] = [{} for _ in INDICATORS]
        self._tables: dict[tuple[Sequence[int], Sequence[str]], Rows] = {}
        self._counted: Booked = ([], [])
        self._asked: Booked = ([], [])
        for i in range(len(INDICATORS)):
            self.row(i, INTERACTION)

    def row(self, indicator: int, cause: str) -> int:
        """The line of an indicator and a cause, made when it is new."""
        found = self._rows[indicator].get(cause)
        if found is None:
            found = self._rows[indicator][cause] = len(self.keys)
            self.keys.append((indicator, cause))
            if found == len(self.indicator):
                self.indicator = np.concatenate([self.indicator, np.zeros_like(self.indicator)])
                self.gap = np.concatenate([self.gap, np.full_like(self.gap, -1)])
            self.indicator[found] = indicator
            if indicator in GAP_OF:
                self.gap[found] = self.row(GAP_OF[indicator][0], cause)
        return found

    def rows(self, indicator: int, causes: Iterable[str]) -> list[int]:
        """The lines of an indicator and several causes."""
        known = self._rows[indicator]
        return [known[cause] if cause in known else self.row(indicator, cause) for cause in causes]

    def table(self, indicators: tuple[int, ...], causes: tuple[str, ...]) -> Rows:
        """The lines of several indicators and several causes (indicators, causes)."""
        found = self._tables.get((indicators, causes))
        if found is None:
            lines = [self.rows(indicator, causes) for indicator in indicators]
            found = self._tables[indicators, causes] = np.array(lines, np.intp)
        return found

    def add(self, rows: list[int], counted: F64, asked: F64 | None = None) -> None:
        """Book (rows, AREAS): of a share how many more came to count, of others the change in their own unit.

        `asked` says how many more came to be asked. A line may come twice. The arrays are kept until the
        month closes.
        """
        for (lines, amounts), amount in ((self._counted, counted), (self._asked, asked)):
            if amount is not None:
                lines.extend(rows)
                amounts.append(amount)

    def totals(self) -> tuple[Rows, F64, F64]:
        """Lines of this month as first booked, those of interaction first, and what each comes to.

        Last come the lines of gaps that these are one side of.
        """
        (counted, amounts), (asked, others) = self._counted, self._asked
        first = len(INDICATORS)
        booked = np.array([*range(first), *counted, *asked], np.intp)
        gaps = self.gap.take(booked)
        rows, place = places(np.concatenate((booked, gaps[gaps >= 0])))
        place[first + len(counted) :] += rows.size
        amount = np.concatenate([NOTHING, *amounts, *others])
        sums = sum_rows(amount, place[first : booked.size], 2 * rows.size)
        return rows, sums[: rows.size], sums[rows.size :]

    def clear(self) -> None:
        """Close the books."""
        self._counted, self._asked = ([], []), ([], [])


def places(lines: Rows) -> tuple[Rows, Rows]:
    """Each line once, in the order in which they come; and of every line its place among these."""
    number = np.arange(lines.size)
    first = np.empty(int(lines.max()) + 1, np.intp)
    first[lines[::-1]] = number[::-1]
    first = first.take(lines)
    new = first == number
    return lines[new], (np.cumsum(new, dtype=np.intp) - 1).take(first)


def sum_rows(values: F64, rows: Sequence[int] | Rows, size: int) -> F64:
    """Sums (size, …) of the values (rows, …) that belong to each row."""
    each = prod(values.shape[1:])
    place = each * np.asarray(rows, np.intp)[:, None] + np.arange(each)
    found = np.bincount(place.ravel(), values.ravel(), each * size)
    return np.asarray(found, np.float64).reshape(size, *values.shape[1:])


@dataclass(slots=True)
class Ledger:
    """Counts of this month and what has been booked in it."""

    counted: I64 = field(default_factory=lambda: np.zeros((len(SHARES), AREAS), np.int64))
    """Residents who count, by share and area (districts, then the city)."""
    asked: I64 = field(default_factory=lambda: np.zeros((len(SHARES), AREAS), np.int64))
    """Residents who are asked, by share and area."""
    lines: Lines = field(default_factory=Lines)
    """Why indicators changed in this month."""


def with_city(districts: Sums) -> Sums:
    """Sums by district with the city's sum behind them."""
    return np.concatenate((districts, np.add.reduce(districts, axis=-1, keepdims=True)), axis=-1)


def _by_district(district: Rows, flags: Mask) -> I64:
    return np.bincount(district[flags], minlength=DISTRICTS).astype(np.int64)


def count(city: "City", rows: Rows, which: Sequence[int] = ALL) -> I64:
    """Counts (len(which), 2, DISTRICTS) of some residents: who counts, and who is asked."""
    district = city.residents.district[rows].astype(np.intp)
    found = np.zeros((len(which), 2, DISTRICTS), np.int64)
    for n, i in enumerate(which):
        share = SHARES[i]
        if share.holds is None:
            continue
        asked = np.logical_and.reduce([test(city, rows) for test in share.of])
        found[n, 0] = _by_district(district, asked & share.holds(city, rows))
        found[n, 1] = _by_district(district, asked)
    return found


def count_all(city: "City") -> None:
    """Count every share afresh, for the first month and for audits."""
    found = with_city(count(city, np.flatnonzero(city.residents.alive)))
    city.ledger.counted[:] = found[:, 0]
    city.ledger.asked[:] = found[:, 1]


def book_counts_each(city: "City", which: Sequence[int], causes: Sequence[str], change: I64) -> None:
    """Book changes (2, len(which), causes, DISTRICTS) of counts of shares, each under its cause."""
    ledger, shares = city.ledger, np.array(which, np.intp)
    each = with_city(change)
    counted, asked = np.add.reduce(each, axis=2)
    ledger.counted[shares] += counted
    ledger.asked[shares] += asked
    if city.causes_on:
        lines, moved = ledger.lines, np.logical_or.reduce(change, axis=(0, 3))
        rows = lines.table(tuple([INDICATOR_OF[i] for i in which]), tuple(causes))[moved].tolist()
        lines.add(rows, *each[:, moved].astype(np.float64))


def share_now(city: "City", key: str, area: int = CITY) -> float:
    """A share of residents as counted now."""
    i = SHARE_INDEX[key]
    return float(city.ledger.counted[i, area]) / max(int(city.ledger.asked[i, area]), 1)


def book_turned(city: "City", change: Mapping[str, I64], cause: str) -> None:
    """Book that residents of those asked came to count for one cause: share → how many, by district."""
    moved = {SHARE_INDEX[key]: counted for key, counted in change.items() if counted.any()}
    if not moved:
        return
    shares, whole = list(moved), with_city(np.array(list(moved.values()), np.int64))
    city.ledger.counted[shares] += whole
    if city.causes_on:
        lines = city.ledger.lines
        lines.add([lines.row(INDICATOR_OF[i], cause) for i in shares], whole.astype(np.float64))


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
    ledger.counted[shares] += with_city(np.array([each.change for each in booked], np.int64))
    if not city.causes_on:
        return
    rows: list[int] = []
    first: list[int] = []
    for share, each in zip(shares, booked, strict=True):
        first.append(len(rows))
        rows += ledger.lines.rows(INDICATOR_OF[share], (INTERACTION, *each.causes))
    parts = np.concatenate([part for each in booked for part in (each.change[None], each.parts)])
    parts[first] += parts[first] - np.add.reduceat(parts, first)
    ledger.lines.add(rows, with_city(parts))


def book(city: "City", indicator: str, cause: str, change: F64 | float) -> None:
    """Book why an indicator that is no share of residents changed, in its own unit.

    `change` is one number for the city, DISTRICTS numbers that add up to the city's, or AREAS numbers.
    """
    if not city.causes_on:
        return
    given, lines = np.asarray(change, np.float64), city.ledger.lines
    amount = np.zeros((1, AREAS), np.float64)
    if given.size == DISTRICTS:
        amount[0, :DISTRICTS] = given
        amount[0, CITY] = given.sum()
    else:
        amount[0, AREAS - given.size :] = given
    lines.add([lines.row(INDICATOR_INDEX[indicator], cause)], amount)


def book_city(city: "City", booked: Sequence[tuple[str, str, float]]) -> None:
    """The same for several numbers of the city alone: indicator, cause and change of each."""
    if city.causes_on:
        lines, amounts = city.ledger.lines, np.zeros((len(booked), AREAS), np.float64)
        amounts[:, CITY] = [change for *_, change in booked]
        lines.add([lines.row(INDICATOR_INDEX[indicator], cause) for indicator, cause, _ in booked], amounts)


def book_each(city: "City", indicators: Sequence[str], causes: Sequence[str], changes: F64) -> None:
    """The same for several of them and several causes at once: changes (indicators, causes, AREAS)."""
    if city.causes_on:
        lines = city.ledger.lines
        rows = [row for each in indicators for row in lines.rows(INDICATOR_INDEX[each], causes)]
        lines.add(rows, changes.reshape(-1, AREAS))


def close_month(city: "City", before: F64, after: F64) -> Causes:
    """All causes of the month's change of every indicator, interaction included; empties the books.

    `before` and `after` are readings (len(INDICATORS), AREAS). What moved a share moves the gap that it is
    one side of.
    """
    lines, each = city.ledger.lines, len(INDICATORS)
    rows, counted, asked = lines.totals()
    lines.clear()
    which = lines.indicator.take(rows)
    of = np.ones(after.shape, np.float64)
    of[SHARE_ROWS] = np.maximum(city.ledger.asked, 1)
    parts = (counted - before.take(which, axis=0) * asked) / of.take(which, axis=0)
    gaps = lines.gap.take(rows)
    sides = (gaps >= 0).nonzero()[0]
    theirs = GAP_SIDE.take(which.take(sides), axis=0) * parts.take(sides, axis=0)
    at = np.empty(int(rows.max()) + 1, np.intp)
    at[rows] = np.arange(rows.size)
    parts += sum_rows(theirs, at.take(gaps.take(sides)), rows.size)
    left = after - before - sum_rows(parts, lines.indicator.take(rows), each)
    left[(np.abs(left) <= TINY).all(axis=1)] = 0.0
    parts[:each] += left
    moved = np.ones(rows.size, np.bool_)
    moved[:each] = parts[:each].any(axis=1)
    kept = moved.nonzero()[0]
    return Causes(tuple([lines.keys[row] for row in rows.take(kept).tolist()]), parts.take(kept, axis=0))
