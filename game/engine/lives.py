"""Lives: residents come, go and move, and every list and count that depends on it moves with them.

The only place where rows of residents and households are taken or freed, and where anybody's home
changes. Each verb books who came, left or moved with its cause.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

import numpy as np
import numpy.typing as npt

from game.engine.booking import book_came, book_gone, book_moved
from game.engine.cells import KINDS, NOBODY
from game.engine.city import City
from game.engine.codes import NATIVE
from game.engine.columns import F32, F64, Int16, Int32, Mask, Rows, column_types, empty, grow
from game.engine.residents import Residents
from game.engine.rules import Rules

GROWTH = 4096
"""Rows that a full table gets more."""
NEEDS_FROM = 14
"""Age from which a member's needs count as a grown-up's (modified OECD scale)."""
FIRST, GROWN, CHILD = 1.0, 0.5, 0.3
"""Needs of the first, each further grown and each younger member (modified OECD scale)."""
EMPTY_ROW = {
    "cell": NOBODY,
    "vote": -1,
    "household": -1,
    "origin": -1,
    "workplace": -1,
    "school": -1,
    "class_": -1,
    "club": -1,
}
"""What stands in a free row where it is not zero: a free row is in no household, school, club or count."""


COLUMNS = tuple(column_types(Residents))


def newcomers(count: int) -> Residents:
    """A table of residents who are about to come: as empty as free rows are."""
    people = empty(Residents, count)
    for name, value in EMPTY_ROW.items():
        getattr(people, name)[:] = value
    return people


@dataclass(slots=True)
class Coming:
    """Residents who come into households that have a home."""

    people: Residents
    """Their columns; household, block, district, cell, id and vote are filled in when they settle."""
    households: Rows
    """Row of the household of each."""
    code: Rows
    """Why each comes: a place in the list of causes."""


# Rows


def take_residents(city: City, count: int) -> Rows:
    """Free rows of residents, the table growing when there are too few."""
    if len(city.free_rows) < count:
        length = city.residents.alive.size
        grow(city.residents, length + GROWTH + count)
        for name, value in EMPTY_ROW.items():
            getattr(city.residents, name)[length:] = value
        city.free_rows[:0] = range(city.residents.alive.size - 1, length - 1, -1)
    rows = city.free_rows[len(city.free_rows) - count :]
    del city.free_rows[len(city.free_rows) - count :]
    return np.array(rows[::-1], np.intp)


def open_households(city: City, homes: Rows) -> Rows:
    """New households, one in each of these empty homes; nobody lives in them yet."""
    h = city.households
    if len(city.free_households) < homes.size:
        length = h.alive.size
        grow(h, length + GROWTH + homes.size)
        city.free_households[:0] = range(h.alive.size - 1, length - 1, -1)
    first = len(city.free_households) - homes.size
    rows = np.array(city.free_households[first:][::-1], np.intp)
    del city.free_households[first:]
    h.alive[rows] = True
    h.home[rows] = homes
    h.head[rows] = -1
    h.size[rows] = 0
    h.children[rows] = 0
    h.income[rows] = 0.0
    h.need[rows] = FIRST - GROWN
    h.poor[rows] = False
    h.since[rows] = city.month
    h.tired[rows] = 0.0
    city.homes.household[homes] = rows
    return rows


def members(city: City, households: Rows, among: Rows | None = None) -> Rows:
    """Rows of everybody in these households; looks only `among` these rows when they are given.

    Who lives nowhere is in household -1: the last place of the marks, which is never set.
    """
    mark = np.zeros(city.households.alive.size + 1, np.bool_)
    mark[households] = True
    if among is not None:
        return among[mark[city.residents.household[among]]]
    rows = mark.take(city.residents.household).nonzero()[0]
    return rows[city.residents.alive[rows]]


def distinct(city: City, households: Rows | Int32) -> Rows:
    """Each of these households once, in order."""
    mark = np.zeros(city.households.alive.size, np.bool_)
    mark[households] = True
    return mark.nonzero()[0]


def fill(residents: Residents, name: str, rows: Rows, values: npt.NDArray[Any] | float) -> None:
    """Write a column of some residents, attitude by attitude: that is the fast way for numpy."""
    column = getattr(residents, name)
    if column.ndim == 1:
        column[rows] = values
    elif isinstance(values, np.ndarray):
        for line, of_line in zip(column, values, strict=True):
            line[rows] = of_line
    else:
        for line in column:
            line[rows] = values


# Verbs


def settle(city: City, rules: Rules, groups: Sequence[Coming], causes: Sequence[str]) -> list[Rows]:
    """Residents are born or come, each into a household with a home. Returns their rows, group by group."""
    r = city.residents
    sizes = [group.people.alive.size for group in groups]
    rows = take_residents(city, sum(sizes))
    parts = np.split(rows, np.cumsum(sizes)[:-1]) if sizes else []
    for name in COLUMNS:
        for part, group in zip(parts, groups, strict=True):
            fill(r, name, part, getattr(group.people, name))
    r.id[rows] = np.arange(city.next_id, city.next_id + rows.size, dtype=np.int64)
    city.next_id += rows.size
    r.alive[rows] = True
    r.vote[rows] = -1
    households = np.concatenate([group.households for group in groups])
    _enter(city, rules, rows, households)
    headless = city.households.head[households] < 0
    new = households[headless]
    city.households.head[new[::-1]] = rows[headless][::-1]
    book_came(city, rows, np.concatenate([group.code for group in groups]), causes)
    return parts


LEAVING = (
    "residents.*",
    "households.*",
    "homes.household",
    "blocks.residents",
    "blocks.foreign",
    "blocks.needy",
    "blocks.young",
    "schools.pupils",
    "clubs.members",
    "free_rows",
    "free_households",
    "ledger",
)
"""What changes when residents leave: a system that calls `remove` may write all of it."""


def remove(city: City, rules: Rules, rows: Rows, code: Rows, causes: Sequence[str]) -> Rows:
    """Residents die or leave. Children left without a grown-up go too, to relatives elsewhere.

    Returns everybody who went.
    """
    if rows.size == 0:
        return rows
    touched = distinct(city, city.residents.household[rows])
    everybody = members(city, touched)
    orphans = _orphans(city, rows, touched, everybody)
    if orphans.size:
        home = dict(zip(city.residents.household[rows].tolist(), code.tolist(), strict=True))
        left = np.array([home[h] for h in city.residents.household[orphans].tolist()], np.intp)
        rows, code = np.concatenate([rows, orphans]), np.concatenate([code, left])
    book_gone(city, rows, code, causes)
    r = city.residents
    _count_off(city.schools.pupils, r.school[rows])
    _count_off(city.clubs.members, r.club[rows])
    _leave(city, rows)
    for name in COLUMNS:
        fill(r, name, rows, EMPTY_ROW.get(name, 0))
    city.free_rows.extend(rows[::-1].tolist())
    _tidy(city, touched, everybody)
    _weigh(city, rules, touched[city.households.alive[touched]], everybody)
    return rows


def move(city: City, households: Rows, homes: Rows, code: Rows, causes: Sequence[str]) -> Rows:
    """Households move to empty homes, one each. `code` is by household. Returns all who moved."""
    if households.size == 0:
        return households
    h, r = city.households, city.residents
    where = np.zeros(h.alive.size, np.intp)
    where[households] = np.arange(households.size)
    rows = members(city, households)
    mine = where[r.household[rows]]
    block = city.homes.block[homes]
    district = city.blocks.district[block].astype(np.intp)
    book_moved(city, rows, district[mine], code[mine], causes)
    _count_block(city, rows, -1)
    r.block[rows] = block[mine]
    r.district[rows] = district[mine].astype(np.int8)
    set_cells(city, rows)
    _count_block(city, rows, 1)
    city.homes.household[h.home[households]] = -1
    city.homes.household[homes] = households
    h.home[households] = homes
    h.since[households] = city.month
    h.tired[households] = 0.0
    return rows


def regroup(
    city: City, rules: Rules, rows: Rows, households: Rows, code: Rows, causes: Sequence[str]
) -> None:
    """Residents go to live in other households of the town, each in the one given."""
    if rows.size == 0:
        return
    r = city.residents
    touched = distinct(city, r.household[rows])
    everybody = members(city, touched)
    district = city.blocks.district[city.homes.block[city.households.home[households]]].astype(np.intp)
    book_moved(city, rows, district, code, causes)
    _leave(city, rows)
    _enter(city, rules, rows, households)
    new = distinct(city, households[city.households.head[households] < 0])
    _tidy(city, np.concatenate([touched, new]), everybody)
    _weigh(city, rules, touched[city.households.alive[touched]], everybody)


def in_need(city: City, rows: Rows | slice) -> Mask:
    """Whether residents are in need: their household is poor."""
    return city.households.poor[city.residents.household[rows]]


# What moves along


def set_cells(city: City, rows: Rows) -> None:
    """Give residents the cell that their district, background and need put them in."""
    r = city.residents
    foreign = r.generation[rows] != NATIVE
    cell = r.district[rows] * np.int8(KINDS) + np.int8(2) * foreign + in_need(city, rows)
    r.cell[rows] = np.where(r.alive[rows], cell, NOBODY)


def _needs(city: City, rows: Rows) -> F64:
    return np.where(city.residents.born[rows] <= city.month - 12 * NEEDS_FROM, GROWN, CHILD)


def _count_household(city: City, rows: Rows, households: Rows, sign: int) -> None:
    h, r = city.households, city.residents
    young = r.born[rows] > city.month - 12 * 18
    np.add.at(h.size, households, np.int8(sign))
    np.add.at(h.children, households, young * np.int8(sign))
    np.add.at(h.income, households, r.income[rows] * np.float32(sign))
    np.add.at(h.need, households, (_needs(city, rows) * sign).astype(np.float32))


def _count_block(city: City, rows: Rows, sign: int) -> None:
    """Shares of a block are counts over its residents; counts are whole, so nothing is lost on the way."""
    b, r = city.blocks, city.residents
    block, born = r.block[rows], r.born[rows]
    before = b.residents.astype(np.float64)
    after = before + sign * np.bincount(block, minlength=before.size)
    b.residents[:] = after
    young = (born <= city.month - 12 * 12) & (born > city.month - 12 * 25)
    divisor = np.maximum(after, 1.0)
    for share, flags in (
        (b.foreign, r.generation[rows] != NATIVE),
        (b.needy, (r.cell[rows] & np.int8(1)) != 0),
        (b.young, young),
    ):
        counted = np.rint(share * before) + sign * np.bincount(block[flags], minlength=before.size)
        share[:] = np.minimum(np.maximum(counted, 0.0), after) / divisor


def _enter(city: City, rules: Rules, rows: Rows, households: Rows) -> None:
    r, h = city.residents, city.households
    block = city.homes.block[h.home[households]]
    r.household[rows] = households
    r.block[rows] = block
    r.district[rows] = city.blocks.district[block]
    fresh = h.size[households] == 0
    _count_household(city, rows, households, 1)
    h.poor[households[fresh]] = _is_poor(city, rules, households[fresh])
    set_cells(city, rows)
    _count_block(city, rows, 1)
    _weigh(city, rules, households[~fresh])


def _is_poor(city: City, rules: Rules, households: Rows) -> Mask:
    h = city.households
    line = city.numbers.get("incomes.poverty_line", rules.town.margins.poverty_line)
    return h.income[households] < h.need[households] * np.float32(line)


def _weigh(city: City, rules: Rules, households: Rows, among: Rows | None = None) -> None:
    """Households that somebody joined or left may be poor now, or no longer, and so their members in need.

    Their members are looked for `among` these rows when they are given.
    """
    poor = _is_poor(city, rules, households)
    changed = poor != city.households.poor[households]
    if changed.any():
        city.households.poor[households[changed]] = poor[changed]
        set_cells(city, members(city, households[changed], among))


def _leave(city: City, rows: Rows) -> None:
    _count_block(city, rows, -1)
    _count_household(city, rows, city.residents.household[rows].astype(np.intp), -1)
    city.residents.household[rows] = -1


def _tidy(city: City, households: Rows, among: Rows) -> None:
    """Empty households are dissolved, and the oldest of those left is the new head where it is gone.

    All members of these households are `among` these rows.
    """
    h, r = city.households, city.residents
    gone = households[h.size[households] <= 0]
    if gone.size:
        city.homes.household[h.home[gone]] = -1
        h.alive[gone] = False
        city.free_households.extend(gone[::-1].tolist())
    left = households[h.size[households] > 0]
    headless = left[(h.head[left] < 0) | (r.household[h.head[left]] != left)]
    if headless.size:
        rows = members(city, headless, among)
        order = rows[np.lexsort((r.born[rows], r.household[rows]))]
        who, first = np.unique(r.household[order], return_index=True)
        h.head[who] = order[first]


def _orphans(city: City, rows: Rows, touched: Rows, everybody: Rows) -> Rows:
    """Children of these households (and everybody in them) who would be left without a grown-up."""
    h, r = city.households, city.residents
    grown = r.born[rows] <= city.month - 12 * 18
    leaving = np.bincount(r.household[rows][grown], minlength=h.alive.size)[touched]
    stay = h.size[touched] - h.children[touched] - leaving
    all_going = np.bincount(r.household[rows], minlength=h.alive.size)[touched] >= h.size[touched]
    at_risk = touched[(stay <= 0) & ~all_going]
    if at_risk.size == 0:
        return np.zeros(0, np.intp)
    stays = np.ones(r.alive.size, np.bool_)
    stays[rows] = False
    remaining = members(city, at_risk, everybody)
    remaining = remaining[stays[remaining]]
    kept = np.zeros(h.alive.size, np.bool_)
    kept[r.household[remaining[r.born[remaining] <= city.month - 12 * 18]]] = True
    return remaining[~kept[r.household[remaining]]]


def _count_off(counter: Int16, of: Int16) -> None:
    np.subtract.at(counter, of[of >= 0], np.int16(1))


def mean_of_cohort(city: City, attitude: int) -> float:
    """Mean of an attitude among this month's quarter of the town."""
    rows = city.cohort.rows
    feelings: F32 = city.residents.minds[attitude, rows]
    here = city.residents.alive[rows]
    return float(feelings.sum(dtype=np.float64)) / max(int(here.sum()), 1)
