"""Incomes: pay follows wages and benefits, households add up, and some turn out to be poor."""

import numpy as np

from game.engine import lives
from game.engine.balance import families_now
from game.engine.booking import book_step
from game.engine.cells import AREAS, CITY, DISTRICTS
from game.engine.city import City, living
from game.engine.codes import EMPLOYED, INACTIVE, JOBLESS, UPPER
from game.engine.columns import F64, Mask, Rows
from game.engine.indicators import aged, foreign
from game.engine.pay import allowances, pay_households, scale, wages
from game.engine.residents import Activity
from game.engine.rules import Rules

MONTHS = 12
BINS = 512
"""Steps in which incomes are sorted to find the middle."""
STEP = 12.0
"""Width of a step, euro a month at the wages of the start."""


def keep_accounts(city: City, rules: Rules) -> None:
    """Each quarter a quarter of the town gets a year's rise; then households see where they stand."""
    scale(city, rules)
    if "people.median" in city.arrays and city.month % 3 != 2:
        return
    _raise(city, rules)
    city.numbers["incomes.wages"] = wages(city, rules)
    city.numbers["incomes.poverty_line"] = rules.town.margins.poverty_line * wages(city, rules)
    if city.month % MONTHS == 2:
        add_up(city)
    _who_is_poor(city)
    if city.month % 6 == 2 or "people.median" not in city.arrays:
        measure(city, rules)


def _raise(city: City, rules: Rules) -> None:
    """Pay and pensions follow wages, benefits follow the nation's; rights that are found are paid."""
    r = city.residents
    start = city.month // 3 % 4
    part = slice(start, None, 4)
    before = city.arrays.get(f"incomes.year.{start}", np.ones(2))
    now = np.array([wages(city, rules), allowances(city, rules)])
    city.arrays[f"incomes.year.{start}"] = now
    growth = np.full(len(Activity), now[0] / before[0], np.float32)
    growth[[JOBLESS, INACTIVE]] = now[1] / before[1]
    rows = np.flatnonzero(r.alive[part] & (r.income[part] > 0)) * 4 + start
    rise = r.income[rows] * (growth[r.activity[rows]] - np.float32(1.0))
    fresh = r.since[rows] > city.month - MONTHS
    rise[fresh] = 0.0
    r.income[rows] += rise
    pay_households(city, rows, rise)


def add_up(city: City) -> None:
    """Households count their members, needs and income afresh: children have grown up meanwhile."""
    r, h = city.residents, city.households
    rows = living(city)
    household, born = r.household[rows].astype(np.intp), r.born[rows]
    n = h.alive.size
    h.income[:] = np.bincount(household, weights=r.income[rows], minlength=n)
    young = born > city.month - MONTHS * 18
    h.children[:] = np.bincount(household[young], minlength=n)
    small = born > city.month - MONTHS * lives.NEEDS_FROM
    h.size[:] = np.bincount(household, minlength=n)
    few = np.bincount(household[small], minlength=n)
    h.need[:] = (lives.FIRST - lives.GROWN) + lives.GROWN * h.size - (lives.GROWN - lives.CHILD) * few
    city.blocks.young[:] = _share_of_block(
        city, rows, (born <= city.month - MONTHS * 12) & (born > city.month - MONTHS * 25)
    )


def _share_of_block(city: City, rows: Rows, flags: Mask) -> F64:
    block = city.residents.block[rows[flags]]
    return np.bincount(block, minlength=city.blocks.residents.size) / np.maximum(city.blocks.residents, 1)


def _who_is_poor(city: City) -> None:
    """Who is poor now and was not, or the reverse, counts as in need, or no longer."""
    h = city.households
    line = np.float32(city.numbers["incomes.poverty_line"])
    poor = h.alive & (h.income < h.need * line)
    changed = np.flatnonzero(poor != h.poor)
    h.poor[changed] = poor[changed]
    rows = lives.members(city, changed[h.alive[changed]])
    lives.set_cells(city, rows)
    needy = (city.residents.cell & np.int8(1)).nonzero()[0]
    count = np.bincount(city.residents.block[needy], minlength=city.blocks.residents.size)
    city.blocks.needy[:] = count / np.maximum(city.blocks.residents, 1)


def measured(city: City, rules: Rules, name: str) -> F64:
    """What was measured last, or now when nothing was yet."""
    known = city.arrays.get(name)
    return measures(city, rules)[name] if known is None else known


def measure(city: City, rules: Rules) -> None:
    """Measure for the readings and say why they changed. The index of deprivation is a mean of years."""
    found = measures(city, rules)
    last = city.arrays.get("people.deprived")
    if last is not None:
        now = found["people.deprived"]
        found["people.deprived"] = last + rules.k.work.index_pace * (now - last)
    city.arrays.update(found)
    book_step(city, "median_income", "pay and prices", found["people.median"] * MONTHS)
    book_step(city, "child_deprivation", "incomes at home", found["people.deprived"])
    book_step(city, "middle_class_foreign_background", "incomes at home", found["people.middle"])


def measures(city: City, rules: Rules) -> dict[str, F64]:
    """Middle income, children who go short, the middle class and young families, by area."""
    h, r = city.households, city.residents
    rows = np.flatnonzero(h.alive & (h.size > 0))
    district = r.district[h.head[rows]].astype(np.intp)
    needs = h.income[rows] / np.maximum(h.need[rows], np.float32(0.5))
    median = _medians(needs, district, h.size[rows].astype(np.float64), STEP * wages(city, rules))
    return {
        "people.median": median,
        "people.deprived": _deprived(city, rules),
        "people.middle": _middle_class(city, float(median[CITY])),
        "people.families": families_now(city),
    }


def _medians(needs: F64, district: Rows, people: F64, step: float) -> F64:
    """Middle of incomes by needs, each resident counting once, by area."""
    place = np.clip(needs / step, 0, BINS - 1).astype(np.intp)
    counted = np.zeros((AREAS, BINS), np.float64)
    counted[:DISTRICTS] = np.bincount(
        district * BINS + place, weights=people, minlength=DISTRICTS * BINS
    ).reshape(DISTRICTS, BINS)
    counted[CITY] = counted[:DISTRICTS].sum(axis=0)
    up_to = np.cumsum(counted, axis=1)
    half = up_to[:, -1:] * 0.5
    middle = np.argmax(up_to >= np.maximum(half, 1e-9), axis=1)
    area = np.arange(AREAS)
    under = up_to[area, middle] - counted[area, middle]
    inside = (half[:, 0] - under) / np.maximum(counted[area, middle], 1.0)
    return np.where(up_to[:, -1] > 0.0, (middle + inside) * step, 0.0)


def _areas(district: Rows, flags: Mask) -> F64:
    """Share of residents for whom something holds, by area."""
    asked = np.bincount(district, minlength=DISTRICTS).astype(np.float64)
    holds = np.bincount(district[flags], minlength=DISTRICTS).astype(np.float64)
    found = np.empty(AREAS, np.float64)
    found[:DISTRICTS] = holds / np.maximum(asked, 1.0)
    found[CITY] = holds.sum() / max(float(asked.sum()), 1.0)
    return found


def _deprived(city: City, rules: Rules) -> F64:
    """Children of 0 to 3 in a household that goes short of at least three of six things.

    Income, work, a diploma, a sound home, room and Dutch: as the Flemish index does, by what the model knows.
    """
    k, r, h = rules.k.work, city.residents, city.households
    rows = np.flatnonzero(r.alive & (r.born > city.month - MONTHS * 4))
    household = r.household[rows]
    head, home = h.head[household], h.home[household]
    short = h.poor[household].astype(np.int8)
    short += r.activity[head] != EMPLOYED
    short += r.education[head] < UPPER
    short += city.homes.quality[home] < np.float32(k.poor_quality)
    short += r.dutch[head] < np.float32(k.poor_dutch)
    short += h.size[household] > city.homes.rooms[home] + int(k.crowded_over)
    return _areas(r.district[rows].astype(np.intp), short >= int(k.short_of))


def _middle_class(city: City, median: float) -> F64:
    """Adults of 25 to 64 with a foreign background who live on the town's middle income or more."""
    r, h = city.residents, city.households
    every = slice(None)
    rows = np.flatnonzero(foreign(city, every) & aged(city, every, 25, 64))
    household = r.household[rows]
    enough = h.income[household] >= h.need[household] * np.float32(median)
    return _areas(r.district[rows].astype(np.intp), enough)
