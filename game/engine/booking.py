"""Booking for several causes at once: residents come, go, move or change, each for their own reason.

`because` counts before and after for one cause. Here one count serves many causes, told apart by a code
for each resident, and a mover is counted once, because moving changes only where they count.
"""

from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from types import SimpleNamespace
from typing import cast

import numpy as np

from game.engine.causes import ALL, book, book_counts
from game.engine.cells import AREAS, DISTRICTS
from game.engine.city import City
from game.engine.columns import F32, F64, I64, Mask, Rows
from game.engine.indicators import INDICATOR_INDEX, SHARE_INDEX, SHARES, SURVEYS, Test


def which_shares(keys: Sequence[str]) -> tuple[int, ...]:
    """Rows of the shares with these keys; all shares when there are none."""
    return tuple(SHARE_INDEX[key] for key in keys) if keys else ALL


@dataclass(slots=True)
class Asked:
    """Some residents, with only the columns that statistics ask for: what `City` is to all of them."""

    month: int
    """The month that is being lived."""
    far_right_list: int
    """Row of the far-right list."""
    residents: SimpleNamespace
    """Their columns."""


COLUMNS = ("alive", "born", "generation", "activity", "education", "dutch", "vote", "abroad_since")
"""Columns that the statistics of `indicators.SHARES` ask for."""
EVERYBODY = slice(None)


FEELINGS = frozenset(SHARE_INDEX[survey.key] for survey in SURVEYS)
"""Shares that ask for feelings."""


def asked(city: City, rows: Rows, which: Sequence[int]) -> City:
    """These residents as a town of their own, so that no statistic has to gather them again."""
    columns = {name: getattr(city.residents, name)[rows] for name in COLUMNS}
    if not FEELINGS.isdisjoint(which):
        columns["minds"] = city.residents.minds[:, rows]
    return cast("City", Asked(city.month, city.far_right_list, SimpleNamespace(**columns)))


def answers(city: City, rows: Rows, which: Sequence[int]) -> Mask:
    """Who counts (first half of the lines) and who is asked (second half), for each share and resident."""
    n = len(which)
    found = np.zeros((2 * n, rows.size), np.bool_)
    known: dict[Test, Mask] = {}
    them = asked(city, rows, which)
    for line, i in enumerate(which):
        share = SHARES[i]
        if share.of is None or share.holds is None:
            continue
        may = known.get(share.of)
        if may is None:
            may = known[share.of] = share.of(them, EVERYBODY)
        found[n + line] = may
        np.logical_and(may, share.holds(them, EVERYBODY), out=found[line])
    return found


def sums(found: Mask, place: Rows, places: int) -> I64:
    """Answers added up by place: (lines, places)."""
    line, resident = found.nonzero()
    flat = np.bincount(line * places + place[resident], minlength=found.shape[0] * places)
    return flat.reshape(found.shape[0], places).astype(np.int64)


def tally(city: City, rows: Rows, code: Rows, codes: int, which: Sequence[int] = ALL) -> I64:
    """Counts (codes, 2, len(which), DISTRICTS) of residents by code: who counts, and who is asked."""
    place = code * DISTRICTS + city.residents.district[rows]
    found = sums(answers(city, rows, which), place, codes * DISTRICTS)
    return found.reshape(2, len(which), codes, DISTRICTS).transpose(2, 0, 1, 3)


def book_tallies(city: City, which: Sequence[int], causes: Sequence[str], change: I64) -> None:
    """Book changes (codes, 2, len(which), DISTRICTS) of counts, each code under its cause."""
    for n, cause in enumerate(causes):
        if change[n].any():
            book_counts(city, which, cause, change[n].transpose(1, 0, 2))


@contextmanager
def because_each(city: City, rows: Rows, code: Rows, causes: Sequence[str], *keys: str) -> Iterator[None]:
    """Whatever changes about these residents inside the block changes shares, each by their own cause.

    `code` says for each resident which of `causes` it is. `keys` names the shares that can change.
    """
    which = which_shares(keys)
    if rows.size == 0:
        yield
        return
    before = tally(city, rows, code, len(causes), which)
    yield
    book_tallies(city, which, causes, tally(city, rows, code, len(causes), which) - before)


def book_came(city: City, rows: Rows, code: Rows, causes: Sequence[str]) -> None:
    """Residents who have just come: shares change because they are here now."""
    if rows.size:
        book_tallies(city, ALL, causes, tally(city, rows, code, len(causes)))


def book_gone(city: City, rows: Rows, code: Rows, causes: Sequence[str]) -> None:
    """Residents who are about to leave: shares change because they are no longer here."""
    if rows.size:
        book_tallies(city, ALL, causes, -tally(city, rows, code, len(causes)))


def book_moved(city: City, rows: Rows, to_district: Rows, code: Rows, causes: Sequence[str]) -> None:
    """Residents who are about to move: what they answer counts elsewhere from now on."""
    from_district = city.residents.district[rows].astype(np.intp)
    other = np.flatnonzero(from_district != to_district)
    if other.size == 0:
        return
    codes = len(causes)
    found = answers(city, rows[other], ALL)
    by_code = code[other] * DISTRICTS
    change = sums(found, by_code + to_district[other], codes * DISTRICTS)
    change -= sums(found, by_code + from_district[other], codes * DISTRICTS)
    book_tallies(city, ALL, causes, change.reshape(2, len(ALL), codes, DISTRICTS).transpose(2, 0, 1, 3))


def pick_cause(drawn: F32, parts: Sequence[F32]) -> tuple[Rows, Rows]:
    """Which cause tipped each: the draw against chances added up part by part.

    Returns the places of those who were tipped and, for each, the number of the part that did it.
    """
    total = np.zeros(drawn.shape, np.float32)
    code = np.full(drawn.shape, -1, np.intp)
    for n, part in enumerate(parts):
        total += part
        code[(code < 0) & (drawn < total)] = n
    tipped = np.flatnonzero(code >= 0)
    return tipped, code[tipped]


def blame(city: City, lever: str, district: Rows, drawn: F32, part: F32 | float) -> tuple[Rows, list[str]]:
    """Which programme behind a lever did it: 0 for none, n for the n-th of the causes returned.

    `part` is the share of what happened that is due to the lever; `drawn` picks one for each resident.
    """
    causes: list[str] = []
    code = np.zeros(district.shape, np.intp)
    total = np.zeros(district.shape, np.float64)
    for cause, share in city.effort.causes_of(lever):
        causes.append(cause)
        total += share[district] * part
        code[(code == 0) & (drawn < total)] = len(causes)
    return code, causes


def book_step(city: City, indicator: str, cause: str, value: F64 | float) -> None:
    """An indicator that is measured, not counted, stands at `value` now: what changed has this cause.

    `value` is the city's number, or AREAS numbers.
    """
    now = np.zeros(AREAS, np.float64)
    given = np.atleast_1d(np.asarray(value, np.float64))
    now[AREAS - given.size :] = given
    key = f"booked.{indicator}"
    last = city.arrays.get(key)
    if last is None:
        known = city.history.readings
        last = known[-1][INDICATOR_INDEX[indicator]] if known else now
    city.arrays[key] = now
    if np.any(now != last):
        book(city, indicator, cause, now - last)
