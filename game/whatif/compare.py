"""Two lives of one town side by side: who ends differently, and where.

Both share their past up to the decision, and an id is never used again: so whoever was in town before has the
same id in both. Ids of those who came later say nothing, and they are not compared.
"""

from collections.abc import Callable, Collection
from dataclasses import dataclass
from enum import StrEnum
from typing import Final

import numpy as np
import numpy.typing as npt

from game.engine.cells import CITY
from game.engine.city import City
from game.engine.columns import Rows
from game.engine.households import Tenure
from game.engine.indicators import INDICATOR_INDEX, INDICATORS
from game.engine.residents import Activity, Education

Mask = npt.NDArray[np.bool_]
GROWN: Final = 18 * 12
"""Months of age from which work, diploma and home are compared."""
DUTCH: Final = 0.6
"""Command of Dutch with which one gets by (B1)."""


class Fact(StrEnum):
    """What is compared of a person: nothing that nobody may know, and nothing that brands."""

    HERE = "here"
    """Lives in town."""
    WORK = "work"
    """Has work."""
    DIPLOMA = "diploma"
    """Has at least a diploma of secondary school."""
    HOME = "home"
    """Lives in a home that the household owns."""
    DUTCH = "dutch"
    """Gets by in Dutch."""
    CLUB = "club"
    """Is in a club."""


def _owned(city: City, rows: Rows) -> Mask:
    r, home = city.residents, city.households.home
    found: Mask = city.homes.tenure[home[r.household[rows]]] == Tenure.OWNED
    return found


TESTS: Final[dict[Fact, Callable[[City, Rows], Mask]]] = {
    Fact.WORK: lambda city, rows: city.residents.activity[rows] == Activity.EMPLOYED,
    Fact.DIPLOMA: lambda city, rows: city.residents.education[rows] >= Education.UPPER,
    Fact.HOME: _owned,
    Fact.DUTCH: lambda city, rows: city.residents.dutch[rows] >= DUTCH,
    Fact.CLUB: lambda city, rows: city.residents.club[rows] >= 0,
}


@dataclass(frozen=True, slots=True)
class Someone:
    """A person who ends differently; rows are -1 where they do not live in town."""

    row: int
    """Row in the city as it is."""
    other: int
    """Row in the other life."""
    facts: tuple[tuple[Fact, bool], ...]
    """What differs, and whether it holds in the city as it is."""


@dataclass(frozen=True, slots=True)
class Endings:
    """How the people who lived in town at the decision end in both lives."""

    known: int
    """How many of them live in town at the end of either."""
    counts: dict[Fact, tuple[int, int]]
    """Fact → for how many it holds only as it is, and only in the other life."""
    people: tuple[Someone, ...]
    """Those to be met: the ones asked for, then those for whom most differs."""


def same_people(one: City, two: City, arrived_before: int) -> tuple[Rows, Rows, Rows, Rows]:
    """Rows of who was in town before a month: in both cities (two arrays), only in one, only in two."""
    first, second = _known(one, arrived_before), _known(two, arrived_before)
    row_of = np.full(max(one.next_id, two.next_id), -1, np.intp)
    row_of[two.residents.id[second]] = second
    other = row_of[one.residents.id[first]]
    both = other >= 0
    row_of[one.residents.id[first]] = -1
    left = row_of[two.residents.id[second]] >= 0
    return first[both], other[both], first[~both], second[left]


def _known(city: City, arrived_before: int) -> Rows:
    r = city.residents
    return np.flatnonzero(r.alive & (r.arrived < arrived_before))


def endings(one: City, two: City, since: int, wanted: Collection[int] = (), most: int = 48) -> Endings:
    """Who ends differently among those who lived in town before the month of the decision.

    `wanted` are ids of people who come first. Then, in turn, who lives otherwise, who stayed, who left.
    """
    a, b, stays, goes = same_people(one, two, since)
    grown = one.month - one.residents.born[a] >= GROWN
    here = np.array([test(one, a) & grown for test in TESTS.values()])
    there = np.array([test(two, b) & grown for test in TESTS.values()])
    only, never = (here & ~there).sum(axis=1).tolist(), (there & ~here).sum(axis=1).tolist()
    counts = {Fact.HERE: (stays.size, goes.size)}
    counts |= {fact: (only[n], never[n]) for n, fact in enumerate(TESTS)}
    differs = (here != there).sum(axis=0)
    asked = np.isin(one.residents.id, np.array(sorted(wanted), np.int64))

    def living(n: int) -> Someone:
        facts = [(fact, bool(here[f, n])) for f, fact in enumerate(TESTS) if here[f, n] != there[f, n]]
        return Someone(int(a[n]), int(b[n]), tuple(facts))

    ranked = np.argsort(-differs - 9 * (asked[a] & (differs > 0)), kind="stable")[:most]
    piles = [
        [living(n) for n in ranked.tolist() if differs[n]],
        [Someone(row, -1, ((Fact.HERE, True),)) for row in _first(one, stays, asked, most)],
        [Someone(-1, row, ((Fact.HERE, False),)) for row in _first(two, goes, None, most)],
    ]
    people = [pile[n] for n in range(most) for pile in piles if n < len(pile)]
    people.sort(key=lambda person: person.row < 0 or not asked[person.row])
    return Endings(a.size + stays.size + goes.size, counts, tuple(people[:most]))


def _first(city: City, rows: Rows, asked: Mask | None, most: int) -> list[int]:
    """The first grown-ups among rows, those asked for before others."""
    grown = rows[city.month - city.residents.born[rows] >= GROWN]
    if asked is not None:
        grown = grown[np.argsort(~asked[grown], kind="stable")]
    found: list[int] = grown[:most].tolist()
    return found


def by_district(one: City, two: City, indicator: str) -> list[tuple[float, float]] | None:
    """An indicator at the end in each district: as it is, and in the other life; None when it has none."""
    row = INDICATOR_INDEX[indicator]
    if not INDICATORS[row].districts:
        return None
    here, there = one.history.readings[-1][row], two.history.readings[-1][row]
    return [(float(here[d]), float(there[d])) for d in range(min(one.district_count, CITY))]
