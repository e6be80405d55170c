"""Booking for several causes at once: residents come, go, move or change, each for their own reason.

One count serves many causes, told apart by a code for each resident, and a mover is counted once, because
moving changes only where they count.
"""

from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from functools import cache
from itertools import accumulate
from typing import cast

import numpy as np

from game.engine.causes import ALL, book, book_counts_each, book_each, with_city
from game.engine.cells import AREAS, DISTRICTS
from game.engine.city import City
from game.engine.columns import F32, F64, I64, Mask, Rows, Whole
from game.engine.indicators import INDICATOR_INDEX, SHARE_INDEX, SHARES, SURVEYS, YES_ABOVE, Test
from game.engine.people import those
from game.engine.residents import Residents

EVERYBODY = slice(None)
TESTS = 3
"""No share takes more tests than this."""


def which_shares(keys: Sequence[str]) -> tuple[int, ...]:
    """Rows of the shares with these keys; all shares when there are none."""
    return tuple(SHARE_INDEX[key] for key in keys) if keys else ALL


@dataclass(slots=True)
class Asked:
    """Some residents as a town of their own."""

    month: int
    """The month that is being lived."""
    far_right_list: int
    """Row of the far-right list."""
    residents: Residents
    """Their columns."""


@dataclass(frozen=True, slots=True)
class Questions:
    """What to ask residents, each thing once, so that the shares are known."""

    feelings: list[int]
    """Attitudes of which is asked whether they are above the middle."""
    tests: tuple[Test, ...]
    """The other plain questions."""
    lines: Rows
    """What is counted (TESTS, lines): whoever says yes to these, feelings first; one may be named twice."""
    shares: Rows
    """The line of those who count (2, shares) and of those who are asked, share by share."""


FEELS: dict[Test | None, int] = {
    SHARES[SHARE_INDEX[survey.key]].holds: survey.weights[0][0]
    for survey in SURVEYS
    if survey.threshold == YES_ABOVE
}
"""Tests that ask whether an attitude is above the middle, and which: they are asked together."""


@cache
def questions(which: tuple[int, ...]) -> Questions:
    """What to ask for these shares."""
    asked = [SHARES[i].of for i in which]
    count = [(*SHARES[i].of, holds) for i in which if (holds := SHARES[i].holds)]
    tests = sorted(dict.fromkeys(test for line in count for test in line), key=lambda test: test not in FEELS)
    lines = tuple(dict.fromkeys(count + asked))
    places = [[tests.index(test) for test in (line + line[-1:] * TESTS)[:TESTS]] for line in lines]
    shares = [[lines.index(line) for line in group] for group in (count, asked)]
    felt = [FEELS[test] for test in tests if test in FEELS]
    return Questions(felt, tuple(tests[len(felt) :]), np.array(places, np.intp).T, np.array(shares, np.intp))


def answers(city: City, people: Residents, which: tuple[int, ...]) -> Mask:
    """What these people say to the `questions` about these shares (feelings and tests, people)."""
    them = cast("City", Asked(city.month, city.far_right_list, people))
    asked = questions(which)
    felt = len(asked.feelings)
    found = np.empty((felt + len(asked.tests), people.alive.size), np.bool_)
    if felt:
        found[:felt] = (people.minds > np.float32(YES_ABOVE)).take(asked.feelings, axis=0)
    for line, test in zip(found[felt:], asked.tests, strict=True):
        line[:] = test(them, EVERYBODY)
    return found


def counting(found: Mask, which: tuple[int, ...]) -> Mask:
    """Who is to be counted in each line (lines, people), by their answers."""
    first, *others = questions(which).lines
    yes: Mask = found.take(first, axis=0)
    for test in others:
        yes &= found.take(test, axis=0)
    return yes


def sums(yes: Mask, place: Whole, places: int) -> I64:
    """Those who are counted, added up by place: (lines, places)."""
    lines = yes.shape[0]
    first = np.arange(lines, dtype=np.int32) * np.int32(places)
    cell = (first[:, None] + place.astype(np.int32)).ravel()
    found = np.bincount(cell.take(yes.ravel().nonzero()[0]), minlength=lines * places)
    return found.reshape(lines, places)


def _book(city: City, which: tuple[int, ...], causes: Sequence[str], change: I64) -> None:
    """Book changes of lines by cause and district (lines, causes * DISTRICTS)."""
    shares = questions(which).shares
    by_share = change.take(shares, axis=0).reshape(*shares.shape, len(causes), DISTRICTS)
    book_counts_each(city, which, causes, by_share)


def book_change(
    city: City, which: tuple[int, ...], causes: Sequence[str], place: Whole, before: Mask, after: Mask
) -> None:
    """Residents answer otherwise than before: book it. `place` is code * DISTRICTS + district."""
    turned = (before != after).any(axis=0).nonzero()[0]
    if turned.size == 0:
        return
    before, after = (counting(each.take(turned, axis=1), which) for each in (before, after))
    place, places = place.take(turned), len(causes) * DISTRICTS
    change = sums(np.concatenate((after > before, before > after)), place, places)
    _book(city, which, causes, change[: len(after)] - change[len(after) :])


@contextmanager
def because_each(city: City, rows: Rows, code: Rows, causes: Sequence[str], *keys: str) -> Iterator[None]:
    """Whatever changes about these residents inside the block changes shares, each by their own cause.

    `code` says for each resident which of `causes` it is. `keys` names the shares that can change.
    """
    which = which_shares(keys)
    if rows.size == 0:
        yield
        return
    place = code * DISTRICTS + city.residents.district.take(rows)
    before = answers(city, those(city.residents, rows), which)
    yield
    book_change(city, which, causes, place, before, answers(city, those(city.residents, rows), which))


def book_yes(
    city: City, key: str, rows: Rows, code: Rows, causes: Sequence[str], *, newly_asked: bool = False
) -> None:
    """Those of these residents whom a share asks have just come to count in it, each by their own cause.

    They were asked before, too, or are `newly_asked`. No other share changes.
    """
    share, places = SHARE_INDEX[key], len(causes) * DISTRICTS
    asked = np.logical_and.reduce([test(city, rows) for test in SHARES[share].of]).nonzero()[0]
    place = code.take(asked) * DISTRICTS + city.residents.district.take(rows.take(asked))
    counted = np.bincount(place, minlength=places).reshape(1, -1, DISTRICTS)
    book_counts_each(city, (share,), causes, np.array([counted, counted * newly_asked], np.int64))


def book_came(city: City, people: Residents, code: Rows, causes: Sequence[str], sign: int = 1) -> None:
    """Residents come (sign 1) or go (-1): shares and population change."""
    place, places = code * DISTRICTS + people.district, len(causes) * DISTRICTS
    _book(city, ALL, causes, sign * sums(counting(answers(city, people, ALL), ALL), place, places))
    count = np.bincount(place, minlength=places).reshape(-1, DISTRICTS)
    book_each(city, ("population",), causes, with_city(sign * count.astype(np.float64)))


def book_moved(city: City, rows: Rows, to_district: Whole, code: Rows, causes: Sequence[str]) -> None:
    """Residents who are about to move: what they answer counts elsewhere from now on."""
    from_district = city.residents.district.take(rows)
    other = (from_district != to_district).nonzero()[0]
    if other.size == 0:
        return
    yes = counting(answers(city, those(city.residents, rows.take(other)), ALL), ALL)
    place = (code.take(other) * DISTRICTS + from_district.take(other)) * DISTRICTS + to_district.take(other)
    moved = sums(yes, place, len(causes) * DISTRICTS**2).reshape(-1, DISTRICTS, DISTRICTS)
    _book(city, ALL, causes, (moved.sum(axis=1) - moved.sum(axis=2)).reshape(len(yes), -1))


def pick_cause(drawn: F32, parts: Sequence[F32]) -> tuple[Rows, Rows]:
    """Which cause tipped each: the draw against chances (none below 0) added up part by part.

    Returns the places of those who were tipped and, for each, the number of the part that did it.
    """
    *totals, all_of_them = accumulate(parts)
    tipped = (drawn < all_of_them).nonzero()[0]
    mine, code = drawn.take(tipped), np.zeros(tipped.size, np.intp)
    for total in totals:
        code += mine >= total.take(tipped)
    return tipped, code


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
    given = np.array(value, np.float64, ndmin=1)
    now[AREAS - given.size :] = given
    key = f"booked.{indicator}"
    last = city.arrays.get(key)
    if last is None:
        known = city.history.readings
        last = known[-1][INDICATOR_INDEX[indicator]] if known else now
    city.arrays[key] = now
    if (now != last).any():
        book(city, indicator, cause, now - last)
