"""Booking for several causes at once: residents come, go, move or change, each for their own reason.

`because` counts before and after for one cause. Here one count serves many causes, told apart by a code
for each resident, and a mover is counted once, because moving changes only where they count.
"""

from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from functools import cache
from typing import Any, cast

import numpy as np
import numpy.typing as npt

from game.engine.causes import ALL, book, book_counts_each
from game.engine.cells import AREAS, DISTRICTS
from game.engine.city import City
from game.engine.columns import F32, F64, I64, Mask, Rows
from game.engine.indicators import INDICATOR_INDEX, SHARE_INDEX, SHARES, Both, Test
from game.engine.residents import Residents


def which_shares(keys: Sequence[str]) -> tuple[int, ...]:
    """Rows of the shares with these keys; all shares when there are none."""
    return tuple(SHARE_INDEX[key] for key in keys) if keys else ALL


class Gathered:
    """Columns of some residents, each gathered when a statistic first asks for it."""

    def __init__(self, residents: Residents, rows: Rows) -> None:
        self._residents, self._rows = residents, rows

    def __getattr__(self, name: str) -> npt.NDArray[Any]:
        found: npt.NDArray[Any] = getattr(self._residents, name).take(self._rows, axis=-1)
        setattr(self, name, found)
        return found


@dataclass(slots=True)
class Asked:
    """Some residents as a town of their own."""

    month: int
    """The month that is being lived."""
    far_right_list: int
    """Row of the far-right list."""
    residents: Gathered
    """Their columns."""


EVERYBODY = slice(None)


@dataclass(frozen=True, slots=True)
class Questions:
    """What to ask residents, each thing once, so that the shares are known."""

    tests: tuple[Test, ...]
    """Plain questions; they come first."""
    pairs: tuple[tuple[int, int], ...]
    """Then these: two earlier answers that must both be yes."""
    first: int
    """The answers from this one on are counted."""
    lines: Rows
    """Which of the counted answers say who counts (2, shares) and who is asked, share by share."""


@cache
def questions(which: tuple[int, ...]) -> Questions:
    """What to ask for these shares: questions that only serve others come first."""
    shares = [(share.of, share.holds) for share in (SHARES[i] for i in which)]
    wanted = [(of, Both(of, holds)) for of, holds in shares if of is not None and holds is not None]
    counted = dict.fromkeys(test for pair in wanted for test in pair)
    both = dict.fromkeys(test for test in counted if isinstance(test, Both))
    for test in tuple(both):
        both = dict.fromkeys([each for each in (test.first, test.second) if isinstance(each, Both)]) | both
    asked = dict.fromkeys(each for test in both for each in (test.first, test.second))
    plain = [test for test in asked if not isinstance(test, Both)]
    tests = sorted(plain, key=lambda test: test in counted)
    place = {test: n for n, test in enumerate([*tests, *both])}
    first = sum(test not in counted for test in tests)
    lines = np.array([[place[both] - first, place[of] - first] for of, both in wanted], np.intp).T
    return Questions(tuple(tests), tuple((place[b.first], place[b.second]) for b in both), first, lines)


def answers(city: City, rows: Rows, which: tuple[int, ...]) -> Mask:
    """Answers (questions, residents) to the `questions` of these shares."""
    them = cast("City", Asked(city.month, city.far_right_list, Gathered(city.residents, rows)))
    asked = questions(which)
    n = len(asked.tests)
    found = np.empty((n + len(asked.pairs), rows.size), np.bool_)
    for line, test in enumerate(asked.tests):
        found[line] = test(them, EVERYBODY)
    for line, (one, other) in enumerate(asked.pairs, n):
        np.logical_and(found[one], found[other], out=found[line])
    return found[asked.first :]


def sums(found: Mask, place: Rows, places: int) -> I64:
    """Answers added up by place: (lines, places)."""
    lines = found.shape[0]
    flat = (np.arange(lines)[:, None] * places + place)[found]
    return np.bincount(flat, minlength=lines * places).reshape(lines, places)


def tally(city: City, rows: Rows, code: Rows, codes: int, which: tuple[int, ...] = ALL) -> I64:
    """Counts (2, len(which), codes, DISTRICTS) of residents by code: who counts, and who is asked."""
    place = code * DISTRICTS + city.residents.district[rows]
    found = sums(answers(city, rows, which), place, codes * DISTRICTS)
    return found[questions(which).lines].reshape(2, len(which), codes, DISTRICTS)


def book_change(
    city: City, which: tuple[int, ...], causes: Sequence[str], place: Rows, before: Mask, after: Mask
) -> None:
    """Residents answer otherwise than before: book it. `place` is code * DISTRICTS + district."""
    changed = before != after
    if not changed.any():
        return
    codes = len(causes)
    change = sums(changed & after, place, codes * DISTRICTS)
    change -= sums(changed & before, place, codes * DISTRICTS)
    shape = (2, len(which), codes, DISTRICTS)
    book_counts_each(city, which, causes, change[questions(which).lines].reshape(shape))


@contextmanager
def because_each(city: City, rows: Rows, code: Rows, causes: Sequence[str], *keys: str) -> Iterator[None]:
    """Whatever changes about these residents inside the block changes shares, each by their own cause.

    `code` says for each resident which of `causes` it is. `keys` names the shares that can change.
    """
    which = which_shares(keys)
    if rows.size == 0:
        yield
        return
    place = code * DISTRICTS + city.residents.district[rows]
    before = answers(city, rows, which)
    yield
    book_change(city, which, causes, place, before, answers(city, rows, which))


def book_came(city: City, rows: Rows, code: Rows, causes: Sequence[str]) -> None:
    """Residents who have just come: shares change because they are here now."""
    if rows.size:
        book_counts_each(city, ALL, causes, tally(city, rows, code, len(causes)))


def book_gone(city: City, rows: Rows, code: Rows, causes: Sequence[str]) -> None:
    """Residents who are about to leave: shares change because they are no longer here."""
    if rows.size:
        book_counts_each(city, ALL, causes, -tally(city, rows, code, len(causes)))


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
    lines = questions(ALL).lines
    book_counts_each(city, ALL, causes, change[lines].reshape(2, len(ALL), codes, DISTRICTS))


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
