"""Arrivals: households come from abroad, as refugees and from elsewhere in the country, if a home is free."""

from dataclasses import dataclass

import numpy as np

from game.engine import housing, lives, minds
from game.engine.births import TURNS
from game.engine.calling import call, call_family
from game.engine.causes import book
from game.engine.cells import CELL_FOREIGN, DISTRICTS, NOBODY
from game.engine.city import City, add_flow
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
from game.engine.columns import F32, F64, Mask, Rows, UInt32
from game.engine.forces import clock, force
from game.engine.luck import arrival_luck, generator, uniform
from game.engine.minds import GRID
from game.engine.pay import pay_of
from game.engine.residents import Faith, Residents
from game.engine.rules import Rules

CAUSES = ("arrivals:abroad", "arrivals:inland", "arrivals:refugees")
"""Whence they come."""
ABROAD, INLAND, REFUGEES = range(3)
MONTHS = 12
STEP = np.uint32(0x9E3779B1)
DRAWS = (
    "background of arrivals",
    "second generation",
    "sex of arrivals",
    "years in the country",
    "family name of arrivals",
    "first name of arrivals",
    "age of arrivals",
    "age of arrivals again",
    "older arrivals",
    "age of children",
    "age of partners",
    "country",
    "diploma of arrivals",
    "work of arrivals",
    "first Dutch",
    "nationality",
    "faith",
    "temperament of arrivals",
)
"""What is drawn for each person who comes."""


@dataclass(slots=True)
class Crowd:
    """Households of all streams, then their persons, head first."""

    stream: Rows
    """Stream of each household."""
    household: Rows
    """Household of each person."""
    role: Rows
    """0 head, 1 partner, 2 and more children."""
    a: UInt32
    """Luck of each person, first half."""
    b: UInt32
    """Second half."""
    draws: F32
    """Numbers (DRAWS, persons)."""

    def drawn(self, decision: str) -> F32:
        """One number for each person."""
        return self.draws[DRAWS.index(decision)]

    def heads(self, of_head: F32) -> F32:
        """The number of each one's head."""
        return of_head[self.role == 0][self.household]


def who_comes(city: City, rules: Rules) -> lives.Coming:
    """Households come as the nation's series say; those from inland come for empty homes and a good name."""
    crowd = _crowd(city, rules)
    people = lives.newcomers(crowd.role.size)
    _who_they_are(city, rules, crowd, people)
    found = _find_homes(city, rules, crowd, people)
    housed = found.home >= 0
    keep = housed[crowd.household]
    add_flow(city, "turned_away", float((~keep).sum()))
    opened = np.full(housed.size, -1, np.intp)
    opened[housed] = lives.open_households(city, found.home[housed])
    if keep.all():
        return lives.Coming(people, opened[crowd.household], crowd.stream[crowd.household])
    rows = keep.nonzero()[0]
    kept = Residents(**{name: getattr(people, name).take(rows, axis=-1) for name in lives.COLUMNS})
    return lives.Coming(kept, opened[crowd.household[rows]], crowd.stream[crowd.household[rows]])


def count(city: City, rows: Rows, code: Rows) -> None:
    """Book who came, by stream and district."""
    place = code * DISTRICTS + city.residents.district[rows]
    came = np.bincount(place, minlength=len(CAUSES) * DISTRICTS).reshape(-1, DISTRICTS).astype(np.float64)
    for n, cause in enumerate(CAUSES):
        book(city, "population", cause, came[n])
    add_flow(city, "came", came.sum(axis=0))


def _crowd(city: City, rules: Rules) -> Crowd:
    """How many come this month, in which households."""
    k, nation = rules.k.demography, rules.nation
    dice = generator(city.seed, "arrivals", city.month)
    expected = np.array(
        [
            force(city, nation.arrivals),
            force(city, nation.arrivals_inland) * _pull(city, rules),
            force(city, nation.asylum) * k.asylum_settles,
        ]
    )
    mean_size = np.array([k.size_abroad, k.size_inland, k.size_refugees])
    households = dice.poisson(expected / TURNS / mean_size)
    stream = np.repeat(np.arange(3), households).astype(np.intp)
    luck = [
        arrival_luck(np.arange(n, dtype=np.intp), city.seed, city.month, CAUSES[i])
        for i, n in enumerate(households)
    ]
    a, b = (np.concatenate([pair[half] for pair in luck]) for half in (0, 1))
    draw = uniform(a, b, city.seed, "kind of household", city.month)
    alone = np.array([k.alone_abroad, k.alone_inland, k.alone_refugees], np.float32)[stream]
    with_children = np.array([k.family_abroad, k.family_inland, k.family_refugees], np.float32)[stream]
    family = draw >= 1.0 - with_children
    children = np.where(
        family, 1 + (uniform(a, b, city.seed, "how many children", city.month) * k.most_children), 0
    )
    size = np.where(draw < alone, 1, 2) + children.astype(np.intp)
    household = np.repeat(np.arange(size.size), size)
    role = np.arange(household.size) - np.repeat(np.cumsum(size) - size, size)
    turn = (role * 0x9E3779B1 % 2**32).astype(np.uint32)
    mine_a, mine_b = a[household] + turn, b[household] ^ turn
    lines = STEP * np.arange(len(DRAWS), dtype=np.uint32)[:, None]
    drawn = uniform((mine_a + lines).ravel(), np.tile(mine_b, len(DRAWS)), city.seed, "arrivals", city.month)
    draws = drawn.reshape(len(DRAWS), household.size)
    return Crowd(stream, household, role.astype(np.intp), mine_a, mine_b, draws)


def _pull(city: City, rules: Rules) -> float:
    """More come from inland when homes stand empty and residents are proud of the town, fewer when not."""
    k = rules.k.demography
    homes = max(int(city.homes.exists.sum()), 1)
    empty = housing.empty_homes(city).size / homes
    room = min(max(empty / k.vacancy_normal, 0.0), k.vacancy_pull_most)
    name = 1.0 + k.pride_pull * (lives.mean_of_cohort(city, minds.PRIDE) - k.pride_normal)
    return room * max(name, 0.0)


def _who_they_are(city: City, rules: Rules, crowd: Crowd, people: Residents) -> None:
    """Their ages, countries, schooling, work, Dutch, names and temperaments."""
    k = rules.k.demography
    people.luck_a[:], people.luck_b[:] = crowd.a, crowd.b
    stream = crowd.stream[crowd.household]
    _ages(city, rules, crowd, people, stream)
    foreign_inland = min(
        k.inland_foreign + k.inland_foreign_growth * (clock(city) - city.start) / MONTHS, 1.0
    )
    foreign = (stream != INLAND) | (
        crowd.heads(crowd.drawn("background of arrivals")) < np.float32(foreign_inland)
    )
    born_here = (
        foreign
        & (stream == INLAND)
        & ((crowd.role >= 2) | (crowd.drawn("second generation") < np.float32(k.inland_second)))
    )
    people.generation[:] = np.where(foreign, np.where(born_here, BORN_HERE, BORN_ABROAD), NATIVE)
    people.origin[:] = np.where(foreign, _countries(city, rules, crowd, stream), -1)
    people.sex[:] = crowd.drawn("sex of arrivals") < np.float32(0.5)
    partner = np.flatnonzero(crowd.role == 1)
    people.sex[partner] = 1 - people.sex[partner - 1]
    years_here = crowd.heads(crowd.drawn("years in the country")) * np.float32(k.inland_years * MONTHS)
    since = np.where(stream == INLAND, city.month - years_here.astype(np.int32), city.month)
    people.abroad_since[:] = np.where(people.generation == BORN_ABROAD, since, people.born)
    np.maximum(people.abroad_since, people.born, out=people.abroad_since)
    people.arrived[:] = people.since[:] = city.month
    head_origin = crowd.heads(people.origin.astype(np.float32)).astype(np.intp)
    people.family_name[:] = call_family(
        rules, head_origin, crowd.heads(crowd.drawn("family name of arrivals"))
    )
    people.first_name[:] = call(
        rules,
        people.origin.astype(np.intp),
        people.sex.astype(np.intp),
        crowd.drawn("first name of arrivals"),
    )
    _schooling(city, rules, crowd, people, stream)
    _temper(city, rules, crowd, people)


def _ages(city: City, rules: Rules, crowd: Crowd, people: Residents, stream: Rows) -> None:
    """Heads are mostly 19 to 45, partners of an age with them, children young."""
    k = rules.k.demography
    two = crowd.drawn("age of arrivals") + crowd.drawn("age of arrivals again")
    old = crowd.heads(crowd.drawn("older arrivals")) < np.float32(k.older_arrivals)
    age = k.arrivals_from + two * np.float32(0.5 * (k.arrivals_to - k.arrivals_from))
    age += np.where(old & (stream == INLAND), np.float32(k.older_by), np.float32(0.0))
    mine = crowd.heads(age)
    child = crowd.drawn("age of children") * np.minimum(mine - 20.0, np.float32(k.children_to))
    spread = (crowd.drawn("age of partners") - np.float32(0.5)) * np.float32(k.partner_spread)
    age = np.where(
        crowd.role == 0,
        age,
        np.where(crowd.role == 1, np.maximum(mine + spread, 18.0), np.maximum(child, 0.0)),
    )
    people.born[:] = city.month - (age * MONTHS).astype(np.int32) - 1


def _countries(city: City, rules: Rules, crowd: Crowd, stream: Rows) -> Rows:
    """The country of each household: weights of arrivals move from the first to the last years."""
    origins, nation = rules.town.origins, rules.nation
    early = np.array([origin.arrivals for origin in origins], np.float64)
    late = np.array([origin.arrivals_late for origin in origins], np.float64)
    first, last = min(nation.arrivals.points), max(nation.arrivals.points)
    along = min(max((clock(city) - first) / max(last - first, 1), 0.0), 1.0)
    weights = early + along * (late - early)
    refugee = np.array([origin.refugee for origin in origins])
    settled = np.array([origin.share for origin in origins], np.float64) + weights
    draw = crowd.heads(crowd.drawn("country"))
    found = np.zeros(stream.size, np.intp)
    for n, table in enumerate((weights, settled, np.where(refugee, weights, 0.0))):
        total: F64 = np.cumsum(table if table.sum() > 0.0 else weights + 1.0)
        which = stream == n
        found[which] = np.searchsorted(total, draw[which] * total[-1], side="right")
    return np.minimum(found, len(origins) - 1)


def _schooling(city: City, rules: Rules, crowd: Crowd, people: Residents, stream: Rows) -> None:
    """Diploma, what fills the day, pay, Dutch and nationality."""
    k, margins = rules.k.demography, rules.town.margins
    age = (city.month - people.born) // MONTHS
    foreign = people.generation != NATIVE
    ladder = np.array([margins.education_native, margins.education_foreign], np.float64)
    ladder[:, PRIMARY] *= 1.0 - k.arrivals_schooled
    ladder[:, LOWER] *= 1.0 - k.arrivals_schooled
    ladder[:, HIGHER] += 1.0 - ladder.sum(axis=1)
    steps = np.cumsum(ladder, axis=1)[:, :3]
    education = (crowd.drawn("diploma of arrivals")[:, None] >= steps[foreign.astype(np.intp)]).sum(axis=1)
    people.education[:] = np.where(age >= 18, education, 0)
    work = np.array([k.work_abroad, k.work_inland, k.work_refugees], np.float32)[stream]
    work = np.where(foreign & (stream == INLAND), np.float32(k.work_inland_foreign), work)
    draw = crowd.drawn("work of arrivals")
    seeking = work + (1.0 - work) * np.float32(k.arrivals_seek)
    day = np.where(draw < work, EMPLOYED, np.where(draw < seeking, JOBLESS, INACTIVE))
    day = np.where((age < 23) & (draw > 1.0 - np.float32(k.arrivals_study)), STUDENT, day)
    day = np.where(age >= 65, RETIRED, day)
    day = np.where(age < 18, np.where(age < 3, CHILD, PUPIL), day)
    people.activity[:] = day
    people.workplace[:] = np.where(day == EMPLOYED, -2, -1)
    people.income[:] = pay_of(city, rules, people, slice(None))
    lived = (city.month - people.abroad_since) / MONTHS
    luck = (crowd.drawn("first Dutch") - np.float32(0.5)) * np.float32(k.dutch_spread)
    learnt = lived / (lived + margins.dutch[1]) + k.dutch_schooling * people.education + luck
    learnt = np.clip(margins.dutch[0] + (1.0 - margins.dutch[0]) * learnt, 0.0, 1.0)
    here = np.where(people.generation == BORN_HERE, np.float32(k.second_dutch), learnt)
    at_home = np.array([origin.language == "nl" for origin in rules.town.origins] + [True])
    people.dutch[:] = np.where(at_home[people.origin], 1.0, here)
    belgian = (people.generation == BORN_HERE) | (crowd.drawn("nationality") < np.float32(k.inland_citizens))
    people.citizen[:] = ~foreign | ((stream == INLAND) & belgian)
    muslim = np.array([origin.muslim for origin in rules.town.origins], np.float32)[people.origin]
    catholic = np.float32(margins.catholic)
    faith_draw = crowd.heads(crowd.drawn("faith"))
    people.faith[:] = np.where(
        foreign,
        np.where(faith_draw < muslim, Faith.MUSLIM, Faith.NONE),
        np.where(faith_draw < catholic, Faith.CATHOLIC, Faith.NONE),
    )


def _temper(city: City, rules: Rules, crowd: Crowd, people: Residents) -> None:
    """They have the temperament of somebody here of the same background, untouched by what the town lived."""
    r, cohort = city.residents, city.cohort
    foreign: Mask = people.generation != NATIVE
    draw = crowd.drawn("temperament of arrivals")
    kind = CELL_FOREIGN[cohort.cell]
    people.results[:] = np.float32(0.5)
    people.trusted_adult[:] = np.float32(rules.k.demography.family_tie)
    for mine, like in ((foreign, kind), (~foreign, ~kind & (cohort.cell != NOBODY))):
        donors = np.flatnonzero(like) * (cohort.rows.step or 1) + (cohort.rows.start or 0)
        which = np.flatnonzero(mine)
        if donors.size == 0 or which.size == 0:
            continue
        donor = donors[(draw[which] * np.float32(donors.size)).astype(np.intp)]
        people.anchors[:, which] = np.rint(r.anchors[:, donor] * GRID) / GRID
        people.tolerance[which] = r.tolerance[donor]
    people.minds[:] = people.anchors


def _find_homes(city: City, rules: Rules, crowd: Crowd, people: Residents) -> housing.Found:
    head = np.flatnonzero(crowd.role == 0)
    income = np.bincount(crowd.household, weights=people.income).astype(np.float32)
    child = people.born > city.month - MONTHS * 18
    seekers = housing.Seekers(
        people.luck_a[head],
        people.luck_b[head],
        np.maximum(income, np.float32(rules.k.homes.least_arrivals)),
        np.bincount(crowd.household).astype(np.float32),
        np.bincount(crowd.household, weights=child) > 0.0,
        people.generation[head] != NATIVE,
        people.tolerance[head].copy(),
        np.full(head.size, -1, np.intp),
        (crowd.stream == INLAND)
        & housing.may_buy(city, rules, people.luck_a[head], people.luck_b[head], people.generation[head] > 0),
    )
    found = housing.look(city, rules, seekers, "home of arrivals")
    housing.note_refusals(city, found, np.zeros(head.size, np.intp))
    return found
