"""Incomes: pay follows wages and benefits, households add up, and some turn out to be poor."""

import numpy as np

from game.engine import lives
from game.engine.balance import families_now
from game.engine.booking import book_step
from game.engine.causes import book_each, with_city
from game.engine.cells import AREAS, CITY, DISTRICTS
from game.engine.city import City
from game.engine.codes import EMPLOYED, INACTIVE, JOBLESS, NATIVE, UPPER
from game.engine.columns import F64, Int8, Mask, Rows
from game.engine.pay import allowances, scale, wages
from game.engine.residents import Activity
from game.engine.rules import Rules

MONTHS, HALF_YEAR = 12, 6
AUGUST = 7
"""Month in which pay is adjusted; half a year later accounts are looked at once more."""
BINS = 512
"""Steps in which incomes are sorted to find the middle."""
STEP = 12.0
"""Width of a step, euro a month at the wages of the start."""
SHORT_OF = (
    "incomes at home", "work at home", "schooling at home", "state of homes", "Dutch at home", "room at home"
)  # fmt: skip
"""What a household with small children can go short of; so are the causes of child deprivation."""


def keep_accounts(city: City, rules: Rules) -> None:
    """Each August pay follows wages; then, and half a year later, it is seen who is poor and how all do."""
    scale(city, rules)
    first = "people.median" not in city.arrays
    short = _deprived(city, rules) if first else city.arrays["people.short"]
    if city.month % MONTHS == AUGUST or first:
        _adjust(city, rules)
        add_up(city)
        _relieve(city, rules)
    if city.month % HALF_YEAR == AUGUST % HALF_YEAR or first:
        _who_is_poor(city)
        measure(city, rules, short, 1.0 if first else rules.k.work.index_pace)


def _adjust(city: City, rules: Rules) -> None:
    """Pay and pensions follow wages, benefits follow the nation's.

    Who began something else within the year already gets what is usual now.
    """
    r = city.residents
    before = city.arrays.get("incomes.year", np.ones(2))
    now = np.array([wages(city, rules), allowances(city, rules)])
    city.arrays["incomes.year"] = now
    growth = np.full(len(Activity), now[0] / before[0], np.float32)
    growth[[JOBLESS, INACTIVE]] = now[1] / before[1]
    rise = growth.take(r.activity)
    rise[(r.since > city.month - MONTHS).nonzero()[0]] = 1.0
    r.income *= rise
    city.numbers["incomes.wages"] = float(now[0])
    city.numbers["incomes.poverty_line"] = rules.town.margins.poverty_line * float(now[0])


def add_up(city: City) -> None:
    """Households count their income, children and needs afresh: children have grown up meanwhile.

    Free rows are counted in the first place, which nobody reads.
    """
    r, h, b = city.residents, city.households, city.blocks
    place, places = r.household.astype(np.intp) + 1, h.alive.size + 1
    h.income[:] = np.bincount(place, r.income, places)[1:]
    minors = (r.born > city.month - lives.GROWN_UP).nonzero()[0]
    place = place.take(minors)
    h.children[:] = np.bincount(place, minlength=places)[1:]
    place = place.compress(r.born.take(minors) > city.month - MONTHS * lives.NEEDS_FROM)
    small = np.bincount(place, minlength=places)[1:]
    h.need[:] = (lives.FIRST - lives.GROWN) + lives.GROWN * h.size - (lives.GROWN - lives.CHILD) * small
    young = ((r.born <= city.month - MONTHS * 12) & (r.born > city.month - MONTHS * 25)).nonzero()[0]
    here = np.bincount(r.block.take(young), minlength=b.residents.size)
    b.young[:] = here / np.maximum(b.residents, 1)
    city.arrays["people.families"] = families_now(city, minors)


def _relieve(city: City, rules: Rules) -> None:
    """For a year poor families get the rights that are found, and poor households are helped with debts.

    What counts is whether they would be poor without: who is lifted is helped on.
    """
    k, effort, r, h = rules.k.work, city.effort, city.residents, city.households
    poor = ((h.income < h.need * np.float32(city.numbers["incomes.poverty_line"])) & h.alive).nonzero()[0]
    cell = r.cell.take(h.head.take(poor)) | np.int8(1)
    more = k.rights * effort.reach("child_poverty").take(cell) * (h.children.take(poor) > 0)
    more += k.debts * effort.reach("tailored_help").take(cell)
    h.income[poor] *= (1.0 + more).astype(np.float32)


def _who_is_poor(city: City) -> None:
    """Households below the poverty line are poor from now on, and everybody in them is in need."""
    h, r, people = city.households, city.residents, city.blocks.residents
    poor = h.income < h.need * np.float32(city.numbers["incomes.poverty_line"])
    poor ^= h.poor
    h.poor ^= poor & h.alive
    needy = np.append(h.poor, np.False_).take(r.household, mode="wrap")
    needy &= r.alive
    r.cell &= ~np.int8(1)
    r.cell |= needy
    rows = (h.poor & h.alive).nonzero()[0]
    block = city.homes.block.take(h.home.take(rows))
    city.blocks.needy[:] = np.bincount(block, h.size.take(rows), people.size) / np.maximum(people, 1)


def measured(city: City, rules: Rules, name: str) -> F64:
    """What was measured last, or now when nothing was yet."""
    known = city.arrays.get(name)
    return measures(city, rules)[name] if known is None else known


def measure(city: City, rules: Rules, short: F64, pace: float) -> None:
    """Measure for the readings and say why they changed. The index of deprivation is a mean of years.

    `short` is what it was, by thing and area, and goes at a `pace` to what it is.
    """
    found = measures(city, rules)
    change = pace * (found["people.short"] - short)
    found["people.short"] = short + change
    found["people.deprived"] = found["people.short"].sum(axis=0)
    book_each(city, ("child_deprivation",), SHORT_OF, change)
    city.arrays.update(found)
    book_step(city, "median_income", "pay and prices", found["people.median"] * MONTHS)
    book_step(city, "middle_class_foreign_background", "incomes at home", found["people.middle"])


def measures(city: City, rules: Rules) -> dict[str, F64]:
    """Middle income, children who go short (and of what) and the middle class, by area."""
    h = city.households
    district = city.residents.district.take(h.head).astype(np.intp)
    needs = h.income / np.maximum(h.need, 0.5)
    median = _medians(needs, district, h.size, STEP * wages(city, rules))
    short = _deprived(city, rules)
    return {
        "people.median": median,
        "people.short": short,
        "people.deprived": short.sum(axis=0),
        "people.middle": _middle_class(city, float(median[CITY])),
    }


def _medians(needs: F64, district: Rows, people: Int8, step: float) -> F64:
    """Middle of incomes by needs, each resident counting once, by area."""
    place = np.minimum(needs / step, BINS - 1).astype(np.intp)
    place += district * BINS
    counted = np.zeros((AREAS, BINS), np.float64)
    counted[:DISTRICTS] = np.bincount(place, people, DISTRICTS * BINS).reshape(DISTRICTS, BINS)
    counted[CITY] = counted[:DISTRICTS].sum(axis=0)
    up_to = np.cumsum(counted, axis=1)
    half = up_to[:, -1:] * 0.5
    middle = np.argmax(up_to >= np.maximum(half, 1e-9), axis=1)
    area = np.arange(AREAS)
    under = up_to[area, middle] - counted[area, middle]
    inside = (half[:, 0] - under) / np.maximum(counted[area, middle], 1.0)
    return np.where(up_to[:, -1] > 0.0, (middle + inside) * step, 0.0)


def _areas(district: Int8, flags: Mask) -> F64:
    """Share of residents for whom something holds, by area."""
    place = district * np.int8(2) + flags
    counted = np.bincount(place, minlength=2 * AREAS).reshape(AREAS, 2).astype(np.float64)
    counted[CITY] = counted.sum(axis=0)
    return counted[:, 1] / np.maximum(counted.sum(axis=1), 1.0)


def _deprived(city: City, rules: Rules) -> F64:
    """Children of 0 to 3 in a household that goes short of at least three of six things.

    Income, work, a diploma, a sound home, Dutch and room: as the Flemish index does, by what the model knows.
    Shares of all children by thing and area (SHORT_OF, AREAS) that add up to those who go short: each child
    counts in equal parts for all that is short at home.
    """
    k, r, h = rules.k.work, city.residents, city.households
    rows = (r.born > city.month - MONTHS * 4).nonzero()[0]
    household = r.household.take(rows).astype(np.intp)
    head, home = h.head.take(household).astype(np.intp), h.home.take(household).astype(np.intp)
    short = np.array([
        h.poor.take(household),
        r.activity.take(head) != EMPLOYED,
        r.education.take(head) < UPPER,
        city.homes.quality.take(home) < np.float32(k.poor_quality),
        r.dutch.take(head) < np.float32(k.poor_dutch),
        h.size.take(household) > city.homes.rooms.take(home) + int(k.crowded_over),
    ])  # fmt: skip
    many, district = short.sum(axis=0), r.district.take(rows)
    goes_short = (many >= int(k.short_of)).nonzero()[0]
    thing, child = short.take(goes_short, axis=1).nonzero()
    child = goes_short.take(child)
    place = thing * DISTRICTS + district.take(child)
    found = np.bincount(place, 1.0 / many.take(child), len(short) * DISTRICTS).reshape(-1, DISTRICTS)
    return with_city(found) / np.maximum(with_city(np.bincount(district, minlength=DISTRICTS)), 1)


def _middle_class(city: City, median: float) -> F64:
    """Adults of 25 to 64 with a foreign background who live on the town's middle income or more."""
    r, h = city.residents, city.households
    of_age = (r.born <= city.month - MONTHS * 25) & (r.born > city.month - MONTHS * 65)
    of_age &= r.generation != NATIVE
    rows = of_age.nonzero()[0]
    enough = h.income >= h.need * np.float32(median)
    return _areas(r.district.take(rows), enough.take(r.household.take(rows)))
