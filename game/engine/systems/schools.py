"""Schools: parents choose in September, pupils learn all year, and leave with or without a diploma."""

import numpy as np

from game.engine.apart import dissimilarity
from game.engine.booking import because_each, book_step
from game.engine.cells import CELL_FOREIGN, CELL_NEED
from game.engine.city import City
from game.engine.codes import HIGHER, JOBLESS, LOWER, PRIMARY, PUPIL, STUDENT, UPPER
from game.engine.columns import F32, F64, Int8, Rows
from game.engine.enrolment import choose_schools, count_schools
from game.engine.luck import uniform
from game.engine.pay import set_pay
from game.engine.residents import Faith
from game.engine.rules import Rules
from game.engine.system import System
from game.engine.usual import usual_each

MONTHS, HALF_YEAR = 12, 6
FEBRUARY, APRIL, JUNE, SEPTEMBER = 1, 3, 5, 8
CHANGES = (
    "employment",
    "unemployment",
    "employment_native",
    "employment_foreign",
    "employment_newcomers",
    "school_dropout",
)
"""Shares that change when somebody leaves school."""


def keep_school(city: City, rules: Rules) -> None:
    """Pupils learn, in June some leave, in September parents choose; twice a year rolls and trust follow."""
    month = city.month % MONTHS
    if month == APRIL:
        learn(city, rules)
    if month == JUNE:
        _leave(city, rules)
    if month == SEPTEMBER:
        choose_schools(city, rules)
        book_step(city, "segregation_schools", "school choices", _apart(city))
    if month % HALF_YEAR == FEBRUARY:
        _trust(city, rules)
        count_schools(city)
        book_step(city, "segregation_schools", "pupils come and go", _apart(city))


def _apart(city: City) -> float:
    return dissimilarity(city.schools.pupils, city.schools.foreign)


def learn(city: City, rules: Rules) -> None:
    """Each spring results move to what talent, home, school and help allow; those under 18 learn Dutch."""
    k, r = rules.k.schools, city.residents
    rows = (r.activity == PUPIL).nonzero()[0]
    results = r.results.take(rows)
    results += (_possible(city, rules, rows) - results) * np.float32(k.pace)
    r.results[rows] = results
    young = rows.compress(r.born.take(rows) > city.month - MONTHS * 18)
    dutch = r.dutch.take(young)
    dutch += (np.float32(1.0) - dutch) * np.float32(k.dutch_at_school)
    r.dutch[young] = dutch


def _possible(city: City, rules: Rules, rows: Rows) -> F32:
    """The results that these pupils are heading for."""
    k, r, s = rules.k.schools, city.residents, city.schools
    head = city.households.head.take(r.household.take(rows))
    found = uniform(r.luck_a.take(rows), r.luck_b.take(rows), city.seed, "talent", 0)
    found *= np.float32(k.talent)
    found += np.float32(k.parents) * r.education.take(head)
    found += np.float32(k.little_dutch) * r.dutch.take(rows)
    found += np.float32(k.parent_dutch) * r.dutch.take(head)
    found += np.float32(k.adult) * r.trusted_adult.take(rows)
    taught = k.teaching * s.quality - k.needy_class * s.needy
    found += np.append(taught, 0.0).astype(np.float32).take(r.school.take(rows))
    found += _around(city, rules).astype(np.float32).take(r.cell.take(rows))
    if city.effort.moved("stance_ban"):
        born = r.born.take(rows)
        touched = (born <= city.month - MONTHS * 12) & (r.sex.take(rows) == 0)
        at = (touched & (r.faith.take(rows) == Faith.MUSLIM)).nonzero()[0]
        found[at] -= (k.ban * city.effort.reach("stance_ban")).astype(np.float32).take(r.cell.take(rows[at]))
    return np.clip(found, np.float32(0.0), np.float32(1.0), out=found)


def _around(city: City, rules: Rules) -> F64:
    """What is the same for all pupils of a cell (CELLS,): the middle, need at home, and help."""
    k, effort = rules.k.schools, city.effort
    middle = k.middle - 0.5 * k.talent - k.parents * k.parents_normal - k.little_dutch
    middle -= k.adult * k.adult_normal + k.teaching * k.quality_normal
    middle -= k.parent_dutch * k.parent_dutch_normal
    calmer = 1.0 - k.helped_home * effort.reach("tailored_help")
    found: F64 = np.where(CELL_NEED, middle - k.poor_home * calmer, middle)
    for lever, strength in (
        ("school_quality", k.staff),
        ("homework_help", k.homework),
        ("mentoring", k.mentoring),
        ("early_years", k.early_years),
    ):
        found += strength * effort.reach(lever)
    gap = k.recognition * effort.reach("recognition") - k.colour_blind * effort.reach("colour_blind")
    found += gap * CELL_FOREIGN
    return found


def _leave(city: City, rules: Rules) -> None:
    """Pupils and students who leave have a diploma or none; those who do not study on look for work."""
    r = city.residents
    pupils, diploma, next_ = _leave_school(city, rules)
    students, degree = _leave_college(city, rules)
    rows = np.concatenate([pupils, students])
    with because_each(city, rows, np.zeros(rows.size, np.intp), ("schools",), *CHANGES):
        r.education[rows] = np.concatenate([diploma, degree])
        r.activity[students] = JOBLESS
        r.activity[pupils] = next_
        _goes_out(city, rules, rows)


def _leave_school(city: City, rules: Rules) -> tuple[Rows, Int8, Int8]:
    """Pupils of 18 finish with a diploma or without; the better go on to study, the others look for work.

    Returns who they are, their diploma, and what they do next.
    """
    k, r = rules.k.schools, city.residents
    rows = ((r.activity == PUPIL) & (r.born <= city.month - MONTHS * 18 + 6)).nonzero()[0]
    luck_a, luck_b, results = r.luck_a.take(rows), r.luck_b.take(rows), r.results.take(rows)
    passes = uniform(luck_a, luck_b, city.seed, "diploma", city.month) < ramp(
        results, k.diploma_none, k.diploma_sure
    )
    studies = uniform(luck_a, luck_b, city.seed, "go on to study", city.month) < ramp(
        results, k.study_none, k.study_sure
    )
    lower = np.where(results > np.float32(k.lower_from), np.int8(LOWER), np.int8(PRIMARY))
    next_ = np.where(passes & studies, np.int8(STUDENT), np.int8(JOBLESS))
    return rows, np.where(passes, np.int8(UPPER), lower), next_


def _leave_college(city: City, rules: Rules) -> tuple[Rows, Int8]:
    """Students of 22 to 24 take a degree or give up, and look for work. Returns who, and their diploma."""
    k, r = rules.k.schools, city.residents
    rows = ((r.activity == STUDENT) & (r.born <= city.month - MONTHS * 21)).nonzero()[0]
    drawn = uniform(r.luck_a.take(rows), r.luck_b.take(rows), city.seed, "leave college", city.month)
    over = (drawn < np.float32(k.finish_rate)) | (r.born.take(rows) <= city.month - MONTHS * 26)
    rows = rows[over]
    drawn = uniform(r.luck_a.take(rows), r.luck_b.take(rows), city.seed, "degree", city.month)
    without = np.maximum(r.education.take(rows), np.int8(UPPER))
    return rows, np.where(drawn < np.float32(k.degree), np.int8(HIGHER), without)


def _goes_out(city: City, rules: Rules, rows: Rows) -> None:
    r = city.residents
    at = r.school[rows]
    np.subtract.at(city.schools.pupils, at[at >= 0], np.int16(1))
    r.school[rows] = -1
    r.class_[rows] = -1
    r.since[rows] = city.month
    set_pay(city, rules, rows)


def ramp(value: F32, none: float, sure: float) -> F32:
    """0 up to `none`, 1 from `sure` on, a straight line between."""
    found = (value - np.float32(none)) * np.float32(1.0 / (sure - none))
    return np.clip(found, np.float32(0.0), np.float32(1.0))


def _trust(city: City, rules: Rules) -> None:
    """Parents come to trust a school that teaches well and has staff; many pupils in need make them wary."""
    k, s = rules.k.schools, city.schools
    staff = city.effort.at("school_quality", s.district, s.needy, s.foreign)
    joined: F64 = city.effort.of("go_together")[s.district]
    deserved = k.trust_middle + k.trust_quality * (s.quality - k.quality_normal) - k.trust_needy * s.needy
    deserved = deserved + k.trust_staff * staff + k.trust_together * joined
    s.trusted += ((np.clip(deserved, 0.0, 1.0) - s.trusted) * HALF_YEAR * k.trust_pace).astype(np.float32)
    best = np.minimum(_founded(city) + k.staff_quality * staff, 1.0)
    s.quality += ((best - s.quality) * HALF_YEAR * k.quality_pace).astype(np.float32)


def _founded(city: City) -> F64:
    """How well each school taught at the start of the level: what it falls back to without extra staff."""
    return usual_each(city, "schools.quality", city.schools.quality.astype(np.float64))


SYSTEM = System(
    "schools",
    keep_school,
    (
        "residents.school",
        "residents.class_",
        "residents.results",
        "residents.dutch",
        "residents.education",
        "residents.activity",
        "residents.since",
        "residents.income",
        "households.income",
        "schools.*",
        "journal",
        "numbers",
        "arrays",
        "ledger",
    ),
)
