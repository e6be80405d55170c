"""Arrivals: households come from abroad, as refugees and from elsewhere in the country, if a home is free."""

from dataclasses import dataclass

import numpy as np

from game.engine import housing, lives, minds
from game.engine.births import TURNS
from game.engine.calling import call, call_family
from game.engine.cells import CELL_FOREIGN, NOBODY
from game.engine.city import City, add_flow, mean_feeling
from game.engine.codes import (
    BORN_ABROAD,
    BORN_HERE,
    CHILD,
    EMPLOYED,
    HIGHER,
    INACTIVE,
    JOBLESS,
    LOWER,
    NATIVE,
    PRIMARY,
    PUPIL,
    RETIRED,
    STUDENT,
)
from game.engine.columns import F32, F64, Int32, Mask, Rows, UInt32, either
from game.engine.forces import clock, force
from game.engine.luck import arrival_luck, generator, uniforms
from game.engine.minds import GRID
from game.engine.once import once
from game.engine.pay import pay_of
from game.engine.residents import AWAY, Faith, Residents
from game.engine.rules import Rules
from game.engine.town import Town

CAUSES = ("arrivals:abroad", "arrivals:inland", "arrivals:refugees")
"""Whence they come."""
ABROAD, INLAND, REFUGEES = range(3)
MONTHS = 12
STEP = np.uint32(0x9E3779B1)
HALF = np.float32(0.5)
RUN = 64
"""Rows that are read together when somebody like those who come is looked for."""
KIND, MORE, BACKGROUND, YEARS, FAMILY_NAME, AGE, AGE_AGAIN, OLDER, COUNTRY, FAITH = OF_FAMILY = (
    "kind of household",
    "how many children",
    "background of arrivals",
    "years in the country",
    "family name of arrivals",
    "age of arrivals",
    "age of arrivals again",
    "older arrivals",
    "country",
    "faith",
)
"""What is drawn for each household that comes."""
SECOND, SEX, FIRST_NAME, CHILD_AGE, PARTNER_AGE, DIPLOMA, WORK, DUTCH, NATIONALITY, TEMPER = OF_PERSON = (
    "second generation",
    "sex of arrivals",
    "first name of arrivals",
    "age of children",
    "age of partners",
    "diploma of arrivals",
    "work of arrivals",
    "first Dutch",
    "nationality",
    "temperament of arrivals",
)
"""What is drawn for each person who comes."""


@dataclass(frozen=True, slots=True)
class Countries:
    """The countries of `town.origins` as columns; the town's own stands last where there is one more."""

    early: F64
    """Weight among arrivals in the first years."""
    late: F64
    """Weight among arrivals in the last years."""
    settled: F64
    """Weight among residents at the start."""
    refugee: Mask
    """Whether most come as refugees."""
    dutch: Mask
    """Whether they speak Dutch at home (countries + 1)."""
    muslim: F32
    """Share who are Muslim by family (countries + 1)."""


@once
def countries(town: Town) -> Countries:
    """The countries of a town as columns."""
    return Countries(
        np.array([origin.arrivals for origin in town.origins], np.float64),
        np.array([origin.arrivals_late for origin in town.origins], np.float64),
        np.array([origin.share for origin in town.origins], np.float64),
        np.array([origin.refugee for origin in town.origins], np.bool_),
        np.array([origin.language == "nl" for origin in town.origins] + [True], np.bool_),
        np.array([origin.muslim for origin in town.origins] + [0.0], np.float32),
    )


@dataclass(slots=True)
class Crowd:
    """Households of all streams, then their persons, head first."""

    a: UInt32
    """Luck of each person, first half."""
    b: UInt32
    """Second half."""
    stream: Rows
    """Stream of each household."""
    first: Rows
    """The head of each household among the persons."""
    household: Rows
    """Household of each person."""
    role: Rows
    """0 head, 1 partner, 2 and more children."""
    of_family: dict[str, F32]
    """What was drawn for each household, by `OF_FAMILY`."""
    of_person: dict[str, F32]
    """What was drawn for each person, by `OF_PERSON`."""

    @property
    def streams(self) -> Rows:
        """Stream of each person."""
        return self.stream.take(self.household)


def who_comes(city: City, rules: Rules, empty: float) -> Crowd:
    """Households come as the nation's series say; from inland more or fewer, as the town draws them.

    `empty` is how many homes have stood empty.
    """
    k, nation = rules.k.demography, rules.nation
    dice = generator(city.seed, "arrivals", city.month)
    expected = np.array(
        [
            force(city, nation.arrivals),
            force(city, nation.arrivals_inland) * _pull(city, rules, empty),
            force(city, nation.asylum) * k.asylum_settles,
        ]
    )
    mean_size = np.array([k.size_abroad, k.size_inland, k.size_refugees])
    households = dice.poisson(expected / TURNS / mean_size).tolist()
    stream = np.repeat(np.arange(3), households).astype(np.intp)
    number = np.concatenate([np.arange(n) for n in households])
    a, b = arrival_luck(number, city.seed, city.month, dict(zip(CAUSES, households, strict=True)))
    of_family = dict(zip(OF_FAMILY, uniforms(a, b, city.seed, OF_FAMILY, city.month), strict=True))
    size = _sizes(rules, stream, of_family)
    first = np.cumsum(size) - size
    household = np.repeat(np.arange(size.size), size)
    role = np.arange(household.size) - first.take(household)
    turn = role.astype(np.uint32) * STEP
    mine_a, mine_b = a.take(household) + turn, b.take(household) ^ turn
    of_person = uniforms(mine_a, mine_b, city.seed, OF_PERSON, city.month)
    return Crowd(
        mine_a,
        mine_b,
        stream,
        first,
        household,
        role,
        of_family,
        dict(zip(OF_PERSON, of_person, strict=True)),
    )


def _pull(city: City, rules: Rules, empty: float) -> float:
    """More come from inland when homes stand empty and residents are proud of the town, fewer when not."""
    k = rules.k.demography
    homes = max(int(np.count_nonzero(city.homes.exists)), 1)
    room = min(max(empty / homes / k.vacancy_normal, 0.0), k.vacancy_pull_most)
    name = 1.0 + k.pride_pull * (mean_feeling(city, minds.PRIDE) - k.pride_normal)
    return room * max(name, 0.0)


def _sizes(rules: Rules, stream: Rows, of_family: dict[str, F32]) -> Rows:
    """Persons of each household: one, two, or one or two with children."""
    k = rules.k.demography
    draw = of_family[KIND]
    alone = np.array([k.alone_abroad, k.alone_inland, k.alone_refugees], np.float32).take(stream)
    family = np.array([k.family_abroad, k.family_inland, k.family_refugees], np.float32).take(stream)
    more = of_family[MORE] * np.float32(k.most_children)
    size = 2 - (draw < alone)
    size += (draw >= np.float32(1.0) - family) * (1 + more.astype(np.intp))
    return size


def look_for_homes(city: City, rules: Rules, crowd: Crowd, people: Residents, empty: Rows) -> Rows:
    """They introduce themselves and look at the empty homes.

    Returns the new household of each; -1 without a home.
    """
    people.luck_a[:], people.luck_b[:] = crowd.a, crowd.b
    _ages(city, rules, crowd, people)
    _backgrounds(city, rules, crowd, people)
    _names(rules, crowd, people)
    _schooling(city, rules, crowd, people)
    _work(city, rules, crowd, people)
    _dutch(city, rules, crowd, people)
    _temper(city, rules, crowd, people)
    found = housing.look(city, rules, _seekers(city, rules, crowd, people), "home of arrivals", empty)
    housing.note_refusals(city, found, np.zeros(crowd.first.size, np.intp))
    housed = (found.home >= 0).nonzero()[0]
    opened = np.full(crowd.stream.size, -1, np.intp)
    opened[housed] = lives.open_households(city, found.home.take(housed))
    household = opened.take(crowd.household)
    add_flow(city, "turned_away", float(np.count_nonzero(household < 0)))
    return household


def _ages(city: City, rules: Rules, crowd: Crowd, people: Residents) -> None:
    """Heads are mostly 19 to 45, partners of an age with them, children young."""
    k, family, person = rules.k.demography, crowd.of_family, crowd.of_person
    age = (family[AGE] + family[AGE_AGAIN]) * np.float32(0.5 * (k.arrivals_to - k.arrivals_from))
    age += np.float32(k.arrivals_from)
    age[(family[OLDER] < np.float32(k.older_arrivals)) & (crowd.stream == INLAND)] += np.float32(k.older_by)
    age = age.take(crowd.household)
    partner, child = (crowd.role == 1).nonzero()[0], (crowd.role > 1).nonzero()[0]
    spread = (person[PARTNER_AGE].take(partner) - HALF) * np.float32(k.partner_spread)
    age[partner] = np.maximum(age.take(partner) + spread, np.float32(18.0))
    oldest = np.minimum(age.take(child) - np.float32(20.0), np.float32(k.children_to))
    age[child] = np.maximum(person[CHILD_AGE].take(child) * oldest, np.float32(0.0))
    people.born[:] = city.month - (age * np.float32(MONTHS)).astype(np.int32) - 1


def _backgrounds(city: City, rules: Rules, crowd: Crowd, people: Residents) -> None:
    """Sex, country, generation, faith, and how long they have been in the country."""
    k, family, person = rules.k.demography, crowd.of_family, crowd.of_person
    inland = crowd.stream == INLAND
    share = k.inland_foreign + k.inland_foreign_growth * (clock(city) - city.start) / MONTHS
    foreign = ~inland | (family[BACKGROUND] < np.float32(min(share, 1.0)))
    origin = (_countries(city, rules, crowd) + 1) * foreign - 1
    believes = countries(rules.town).muslim.take(origin) + either(foreign, 0.0, rules.town.margins.catholic)
    faith = np.array([Faith.CATHOLIC, Faith.MUSLIM], np.int8).take(foreign)
    faith *= family[FAITH] < believes
    since = city.month - (family[YEARS] * either(inland, k.inland_years * MONTHS, 0.0)).astype(np.int32)
    born_here = (crowd.role >= 2) | (person[SECOND] < np.float32(k.inland_second))
    born_here &= inland.take(crowd.household)
    by_birth = np.array([NATIVE, NATIVE, BORN_ABROAD, BORN_HERE], np.int8)
    people.generation[:] = by_birth.take(2 * foreign.take(crowd.household) + born_here)
    people.origin[:] = origin.take(crowd.household)
    people.faith[:] = faith.take(crowd.household)
    abroad = (people.generation == BORN_ABROAD).nonzero()[0]
    came = since.take(crowd.household.take(abroad))
    people.abroad_since[:] = people.born
    people.abroad_since[abroad] = np.maximum(people.born.take(abroad), came)
    people.arrived[:] = people.since[:] = city.month
    people.sex[:] = person[SEX] < HALF
    partner = (crowd.role == 1).nonzero()[0]
    people.sex[partner] = 1 - people.sex.take(partner - 1)


def _names(rules: Rules, crowd: Crowd, people: Residents) -> None:
    """A first name each, and the family name of the head."""
    origin = people.origin.take(crowd.first)
    family = call_family(rules, origin, crowd.of_family[FAMILY_NAME])
    people.family_name[:] = family.take(crowd.household)
    people.first_name[:] = call(rules, people.origin, people.sex, crowd.of_person[FIRST_NAME])


def _countries(city: City, rules: Rules, crowd: Crowd) -> Rows:
    """The country of each household: weights of arrivals move from the first to the last years."""
    nation, known = rules.nation, countries(rules.town)
    first, last = min(nation.arrivals.points), max(nation.arrivals.points)
    along = min(max((clock(city) - first) / max(last - first, 1), 0.0), 1.0)
    weights = known.early + along * (known.late - known.early)
    found = np.zeros(crowd.stream.size, np.intp)
    begin = 0
    for n, table in enumerate((weights, known.settled + weights, np.where(known.refugee, weights, 0.0))):
        total: F64 = np.cumsum(table if table.sum() > 0.0 else weights + 1.0)
        end = int(crowd.stream.searchsorted(n, side="right"))
        drawn = crowd.of_family[COUNTRY][begin:end] * total[-1]
        found[begin:end] = total.searchsorted(drawn, side="right")
        begin = end
    return np.minimum(found, known.early.size - 1)


def _age(city: City, people: Residents) -> Int32:
    return (city.month - people.born) // MONTHS


def _schooling(city: City, rules: Rules, crowd: Crowd, people: Residents) -> None:
    """Their diploma: more of those who come are schooled than of residents at the start."""
    k, margins = rules.k.demography, rules.town.margins
    ladder = np.array([margins.education_native, margins.education_foreign], np.float64)
    ladder[:, [PRIMARY, LOWER]] *= 1.0 - k.arrivals_schooled
    ladder[:, HIGHER] += 1.0 - ladder.sum(axis=1)
    steps = np.cumsum(ladder[:, :HIGHER], axis=1).T
    education = (crowd.of_person[DIPLOMA] >= steps.take(people.generation != NATIVE, axis=1)).sum(axis=0)
    people.education[:] = np.where(_age(city, people) >= 18, education, PRIMARY)


def _work(city: City, rules: Rules, crowd: Crowd, people: Residents) -> None:
    """What fills their day, and what they earn or get."""
    k, draw, age = rules.k.demography, crowd.of_person[WORK], _age(city, people)
    natives = (k.work_abroad, k.work_inland, k.work_refugees)
    at_work = np.array([natives, (k.work_abroad, k.work_inland_foreign, k.work_refugees)], np.float32)
    work = at_work.take(len(natives) * (people.generation != NATIVE) + crowd.streams)
    seeking = work + (np.float32(1.0) - work) * np.float32(k.arrivals_seek)
    days = np.array([EMPLOYED, JOBLESS, INACTIVE], np.int8)
    day = days.take((draw >= work) + (draw >= seeking).view(np.int8))
    studies = (age < 23) & (draw > np.float32(1.0 - k.arrivals_study))
    for who, does in ((studies, STUDENT), (age >= 65, RETIRED), (age < 18, PUPIL), (age < 3, CHILD)):
        day[who.nonzero()[0]] = does
    people.activity[:] = day
    people.workplace[(day == EMPLOYED).nonzero()[0]] = AWAY
    people.income[:] = pay_of(city, rules, people, slice(None))


def _dutch(city: City, rules: Rules, crowd: Crowd, people: Residents) -> None:
    """Their Dutch, by years in the country and schooling; and who is Belgian already."""
    k, person = rules.k.demography, crowd.of_person
    nothing, pace = rules.town.margins.dutch
    lived = (city.month - people.abroad_since) / np.float32(MONTHS)
    learnt = lived / (lived + np.float32(pace))
    learnt += np.float32(k.dutch_schooling) * people.education
    learnt += (person[DUTCH] - HALF) * np.float32(k.dutch_spread)
    learnt = np.clip(np.float32(nothing) + np.float32(1.0 - nothing) * learnt, 0.0, 1.0)
    learnt[(people.generation == BORN_HERE).nonzero()[0]] = np.float32(k.second_dutch)
    learnt[countries(rules.town).dutch.take(people.origin).nonzero()[0]] = np.float32(1.0)
    people.dutch[:] = learnt
    belgian = (people.generation == BORN_HERE) | (person[NATIONALITY] < np.float32(k.inland_citizens))
    people.citizen[:] = (people.generation == NATIVE) | ((crowd.streams == INLAND) & belgian)


def _temper(city: City, rules: Rules, crowd: Crowd, people: Residents) -> None:
    """They have the temperament of somebody here of the same background, untouched by what the town lived."""
    r, draw = city.residents, crowd.of_person[TEMPER]
    some = _some_rows(r.cell.size, city.month)
    cell = r.cell.take(some)
    here, is_foreign = cell != NOBODY, CELL_FOREIGN.take(cell)
    donors = [some.compress(like if like.any() else here) for like in (here & ~is_foreign, is_foreign)]
    foreign = (people.generation != NATIVE).astype(np.intp)
    place = draw * np.array([each.size for each in donors], np.float32).take(foreign)
    place = place.astype(np.intp) + foreign * donors[0].size
    donor = np.concatenate(donors).take(place)
    people.tolerance[:] = r.tolerance.take(donor)
    people.anchors[:] = np.rint(r.anchors.take(donor, axis=1) * np.float32(GRID)) / np.float32(GRID)
    people.minds[:] = people.anchors
    people.results[:] = HALF
    people.trusted_adult[:] = np.float32(rules.k.demography.family_tie)


def _some_rows(rows: int, month: int) -> Rows:
    """A sixteenth of all rows, other ones each month: short runs from everywhere, which are fast to read."""
    runs = np.arange(month * RUN % (16 * RUN), rows - RUN + 1, 16 * RUN)
    return (runs[:, None] + np.arange(RUN)).ravel()


def _seekers(city: City, rules: Rules, crowd: Crowd, people: Residents) -> housing.Seekers:
    """Each household looks for a home; only those from inland may buy."""
    luck_a, luck_b = crowd.a.take(crowd.first), crowd.b.take(crowd.first)
    income = np.bincount(crowd.household, people.income).astype(np.float32)
    children = np.bincount(crowd.household, people.born > city.month - lives.GROWN_UP)
    foreign = people.generation.take(crowd.first) != NATIVE
    return housing.Seekers(
        luck_a,
        luck_b,
        np.maximum(income, np.float32(rules.k.homes.least_arrivals)),
        np.bincount(crowd.household),
        children > 0.0,
        foreign,
        people.tolerance.take(crowd.first),
        np.full(crowd.first.size, -1, np.int8),
        (crowd.stream == INLAND) & housing.may_buy(city, rules, luck_a, luck_b, foreign),
    )
