"""Lives: residents come, go and move, and every list and count that depends on it moves with them.

The only place where rows of residents and households are taken or freed, and where anybody's home
changes. Each verb books who came, left or moved with its cause.
"""

from collections.abc import Sequence

import numpy as np

from game.engine.booking import book_came, book_moved
from game.engine.cells import KINDS, needy
from game.engine.city import City
from game.engine.codes import NATIVE
from game.engine.columns import F64, Int8, Int16, Int32, Mask, Rows, either, grow
from game.engine.people import BROUGHT, CLEARED, FREE_ROW, fill, those
from game.engine.residents import Residents
from game.engine.rules import Rules

GROWTH = 4096
"""Rows that a full table gets more."""
GROWN_UP = 12 * 18
"""Age in months from which somebody is no child."""
NEEDS_FROM = 14
"""Age from which a member's needs count as a grown-up's (modified OECD scale)."""
FIRST, GROWN, CHILD = 1.0, 0.5, 0.3
"""Needs of the first, each further grown and each younger member (modified OECD scale)."""


# Rows


def take_residents(city: City, count: int) -> Rows:
    """Free rows of residents, the table growing when there are too few."""
    r = city.residents
    length = r.alive.size
    if length - np.count_nonzero(r.alive) < count:
        grow(r, length + GROWTH + count)
        for name, value in FREE_ROW.items():
            getattr(r, name)[length:] = value
    return _free(city, r.alive, count)


def _free(city: City, taken: Mask, count: int) -> Rows:
    """Free rows near each other, for speed: the place to begin goes round the table with the months."""
    begin = city.month * GROWTH % taken.size
    rows = (~taken[begin:]).nonzero()[0] + begin
    if rows.size < count:
        rows = np.concatenate([rows, (~taken[:begin]).nonzero()[0]])
    return rows[:count]


def open_households(city: City, homes: Rows) -> Rows:
    """New households, one in each of these empty homes; nobody lives in them yet."""
    h = city.households
    length = h.alive.size
    if length - np.count_nonzero(h.alive) < homes.size:
        grow(h, length + GROWTH + homes.size)
    rows = _free(city, h.alive, homes.size)
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
    household = city.residents.household
    if among is not None:
        return among.compress(mark.take(household.take(among), mode="wrap"))
    return mark.take(household, mode="wrap").nonzero()[0]


def distinct(city: City, households: Rows | Int32) -> Rows:
    """Each of these households once, in order."""
    mark = np.zeros(city.households.alive.size, np.bool_)
    mark[households] = True
    return mark.nonzero()[0]


# Verbs


def settle(
    city: City, rules: Rules, people: Residents, households: Rows, code: Rows, causes: Sequence[str]
) -> Rows:
    """Residents are born or come, each into a household with a home. Returns their rows.

    Of `people`, household, block, district, cell, id and vote are filled in here. `code` says why each comes:
    a place in the list of causes.
    """
    rows, h = take_residents(city, households.size), city.households
    people.alive[:] = True
    people.id[:] = np.arange(city.next_id, city.next_id + rows.size, dtype=np.int64)
    city.next_id += rows.size
    _enter(city, rules, people, households)
    _recount(city, _on_blocks(city, people, _kinds(city, people)))
    book_came(city, people, code, causes)
    for name in BROUGHT:
        fill(city.residents, name, rows, getattr(people, name))
    headless = h.head.take(households) < 0
    h.head[households[headless][::-1]] = rows[headless][::-1]
    return rows


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
    "ledger",
)
"""What changes when residents leave: a system that calls `remove` may write all of it."""


def remove(
    city: City, rows: Rows, code: Rows, causes: Sequence[str], among: Rows | None = None
) -> Rows:
    """Residents die or leave. Children left without a grown-up go too, to relatives elsewhere.

    All members of their households are `among` these rows, when they are given. Returns everybody who went.
    """
    if rows.size == 0:
        return rows
    r = city.residents
    people = those(r, rows)
    touched = _leave(city, people)
    why = np.zeros(city.households.alive.size, np.int8)
    why[r.household.take(rows)] = code
    r.household[rows] = -1
    left = members(city, _unsettled(city, touched), among)
    orphans = _orphans(city, left)
    if orphans.size:
        _leave(city, those(r, orphans))
        rows = np.concatenate([rows, orphans])
        code = np.concatenate([code, why.take(r.household.take(orphans))])
        people = those(r, rows)
    book_came(city, people, code, causes, -1)
    _recount(city, -_on_blocks(city, people, _kinds(city, people)))
    _count_off(city.schools.pupils, people.school)
    _count_off(city.clubs.members, people.club)
    for name in CLEARED:
        fill(r, name, rows, FREE_ROW.get(name, 0))
    _tidy(city, touched, left)
    return rows


def move(city: City, households: Rows, homes: Rows, code: Rows, causes: Sequence[str]) -> Rows:
    """Households move to empty homes, one each. `code` is by household. Returns all who moved."""
    if households.size == 0:
        return households
    h, r = city.households, city.residents
    rows = members(city, households)
    people = those(r, rows)
    where = np.zeros(h.alive.size, np.intp)
    where[households] = np.arange(households.size)
    mine = where.take(people.household)
    kinds = _kinds(city, people)
    change = -_on_blocks(city, people, kinds)
    people.block[:] = city.homes.block.take(homes).take(mine)
    people.district[:] = city.blocks.district.take(people.block)
    book_moved(city, rows, people.district, code.take(mine), causes)
    change += _on_blocks(city, people, kinds)
    _recount(city, change)
    people.cell[:] = _cells(city, people)
    for name in ("block", "district", "cell"):
        fill(r, name, rows, getattr(people, name))
    city.homes.household[h.home[households]] = -1
    city.homes.household[homes] = households
    h.home[households] = homes
    h.since[households] = city.month
    h.tired[households] = 0.0
    return rows


def regroup(city: City, rules: Rules, rows: Rows, households: Rows, cause: str, among: Rows) -> None:
    """Residents go to live in other households of the town, each in the one given.

    All members of the households that they leave are `among` these rows.
    """
    if rows.size == 0:
        return
    r = city.residents
    people = those(r, rows)
    change = -_on_blocks(city, people, _kinds(city, people))
    touched = _leave(city, people)
    everybody = members(city, touched, among)
    _enter(city, rules, people, households)
    book_moved(city, rows, people.district, np.zeros(rows.size, np.intp), (cause,))
    change += _on_blocks(city, people, _kinds(city, people))
    _recount(city, change)
    for name in ("household", "block", "district", "cell"):
        fill(r, name, rows, getattr(people, name))
    new = distinct(city, households[city.households.head.take(households) < 0])
    _tidy(city, np.concatenate([touched, new]), everybody)


def in_need(city: City, rows: Rows | slice) -> Mask:
    """Whether residents are in need: their household is poor."""
    return city.households.poor[city.residents.household[rows]]


# What moves along


def _cells(city: City, people: Residents) -> Int8:
    """The cells of people who live in a household."""
    foreign = people.generation != NATIVE
    poor = city.households.poor.take(people.household)
    return people.district * np.int8(KINDS) + np.int8(2) * foreign + poor


def _leave(city: City, people: Residents) -> Rows:
    """People no longer count in their households. Returns those households."""
    _count_household(city, people, -1)
    return distinct(city, people.household)


def _enter(city: City, rules: Rules, people: Residents, households: Rows) -> None:
    """People live in these households from now on; those that were empty may turn out to be poor."""
    h = city.households
    fresh = households[h.size.take(households) == 0]
    people.household[:] = households
    people.block[:] = city.homes.block.take(h.home.take(households))
    people.district[:] = city.blocks.district.take(people.block)
    _count_household(city, people, 1)
    line = city.numbers.get("incomes.poverty_line", rules.town.margins.poverty_line)
    h.poor[fresh] = h.income[fresh] < h.need[fresh] * np.float32(line)
    people.cell[:] = _cells(city, people)


def _count_household(city: City, people: Residents, sign: int) -> None:
    """Households get so many members, children, income and needs more (sign 1) or less (-1).

    Whether they are poor is found out with everybody else, twice a year.
    """
    h, household = city.households, people.household.astype(np.intp)
    needs = either(people.born <= city.month - 12 * NEEDS_FROM, GROWN, CHILD)
    np.add.at(h.size, household, np.int8(sign))
    np.add.at(h.children, household, (people.born > city.month - GROWN_UP) * np.int8(sign))
    np.add.at(h.income, household, people.income * np.float32(sign))
    np.add.at(h.need, household, needs * np.float32(sign))


def _kinds(city: City, people: Residents) -> Mask:
    """Who is counted on a block (4, people): all, with a foreign background, in need, and aged 12 to 24."""
    kinds = np.ones((4, people.born.size), np.bool_)
    np.not_equal(people.generation, NATIVE, out=kinds[1])
    kinds[2] = needy(people.cell)
    kinds[3] = (city.month - 12 * 12 - people.born).view(np.uint32) < 12 * 13
    return kinds


def _on_blocks(city: City, people: Residents, kinds: Mask) -> F64:
    """How many of these people live on each block (4, blocks), by kind."""
    blocks = city.blocks.residents.size
    places = people.block + blocks * np.arange(4, dtype=np.int32)[:, None]
    found = np.bincount(places.ravel(), kinds.ravel(), 4 * blocks)
    return np.asarray(found, np.float64).reshape(4, blocks)


def _recount(city: City, change: F64) -> None:
    """Shares of a block are counts over its residents; counts are whole, so nothing is lost on the way."""
    b, more = city.blocks, change.astype(np.float32)
    after = b.residents.astype(np.float32)
    counted = np.array([b.foreign, b.needy, b.young])
    counted *= after
    np.rint(counted, out=counted)
    counted += more[1:]
    after += more[0]
    np.maximum(counted, np.float32(0.0), out=counted)
    np.minimum(counted, after, out=counted)
    counted /= np.maximum(after, np.float32(1.0))
    b.residents[:] = after
    b.foreign[:], b.needy[:], b.young[:] = counted


def _unsettled(city: City, households: Rows) -> Rows:
    """Which of these households that somebody left have lost their head or their last grown-up."""
    h = city.households
    size, head = h.size.take(households), h.head.take(households)
    headless = city.residents.household.take(head) != households
    return households.compress((size > 0) & (headless | (h.children.take(households) >= size)))


def _orphans(city: City, rows: Rows) -> Rows:
    """Those who are left in households without a grown-up, when everybody else who is left is among them."""
    people = those(city.residents, rows)
    grown = people.born <= city.month - GROWN_UP
    cared_for = np.zeros(city.households.alive.size, np.bool_)
    cared_for[people.household.compress(grown)] = True
    return rows.compress(~cared_for.take(people.household))


def _tidy(city: City, households: Rows, among: Rows) -> None:
    """Empty households are dissolved, and the oldest of those left is the new head where it is gone.

    All members of households without a head are `among` these rows.
    """
    h, r = city.households, city.residents
    size = h.size.take(households)
    gone, left = households.compress(size <= 0), households.compress(size > 0)
    if gone.size:
        city.homes.household[h.home[gone]] = -1
        h.alive[gone] = False
    head = h.head.take(left)
    headless = left.compress((head < 0) | (r.household.take(head) != left))
    if headless.size:
        rows = members(city, headless, among)
        young_to_old = rows.take(np.argsort(r.born.take(rows), kind="stable")[::-1])
        h.head[r.household.take(young_to_old)] = young_to_old


def _count_off(counter: Int16, of: Int16) -> None:
    counter -= np.bincount(of.compress(of >= 0), minlength=counter.size).astype(np.int16)
