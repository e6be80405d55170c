"""Schools: parents choose in September, pupils learn all year, and leave with or without a diploma."""

import numpy as np

from game.engine.apart import dissimilarity
from game.engine.booking import because_each, book_step
from game.engine.city import City
from game.engine.codes import HIGHER, JOBLESS, LOWER, NATIVE, PRIMARY, PUPIL, STUDENT, UPPER
from game.engine.columns import F32, F64, Rows
from game.engine.enrolment import choose_schools, count_schools
from game.engine.luck import uniform
from game.engine.pay import set_pay
from game.engine.residents import Faith
from game.engine.rules import Rules
from game.engine.system import System
from game.engine.usual import usual_each

MONTHS = 12
SEPTEMBER, JUNE = 8, 5
LEAVERS = ("employment", "unemployment", "employment_native", "employment_foreign", "employment_newcomers")


def keep_school(city: City, rules: Rules) -> None:
    """In June pupils and students leave school; in September parents choose; all year pupils learn."""
    if city.month % MONTHS == JUNE:
        _leave_school(city, rules)
        _leave_college(city, rules)
    if city.month % MONTHS == SEPTEMBER:
        book_step(city, "segregation_schools", "pupils come and go", _apart(city))
        choose_schools(city, rules)
        book_step(city, "segregation_schools", "school choices", _apart(city))
    if city.month % 3 == 1:
        learn(city, rules)
        _trust(city, rules)
        count_schools(city)
        book_step(city, "segregation_schools", "pupils come and go", _apart(city))


def _apart(city: City) -> float:
    return dissimilarity(city.schools.pupils, city.schools.foreign)


def learn(city: City, rules: Rules) -> None:
    """Each quarter a quarter of the pupils: results move to what talent, home, school and help allow."""
    k, r = rules.k.schools, city.residents
    start = city.month // 3 % 4
    part = slice(start, None, 4)
    rows = np.flatnonzero(r.activity[part] == PUPIL) * 4 + start
    if rows.size == 0:
        return
    possible = _possible(city, rules, rows)
    r.results[rows] += (possible - r.results[rows]) * np.float32(k.pace)
    young = rows[r.born[rows] > city.month - MONTHS * 18]
    r.dutch[young] += (np.float32(1.0) - r.dutch[young]) * np.float32(k.dutch_at_school)


def _possible(city: City, rules: Rules, rows: Rows) -> F32:
    """The results that these pupils are heading for."""
    k, r, effort = rules.k.schools, city.residents, city.effort
    cell = r.cell[rows].astype(np.intp)
    foreign = r.generation[rows] != NATIVE
    head = city.households.head[r.household[rows]]
    talent = uniform(r.luck_a[rows], r.luck_b[rows], city.seed, "talent", 0) - np.float32(0.5)
    found = np.float32(k.middle) + talent * np.float32(k.talent)
    found += np.float32(k.parents) * (r.education[head] - np.float32(k.parents_normal))
    found -= np.float32(k.little_dutch) * (np.float32(1.0) - r.dutch[rows])
    found -= np.float32(k.poor_home) * city.households.poor[r.household[rows]]
    found += np.float32(k.adult) * (r.trusted_adult[rows] - np.float32(k.adult_normal))
    school = r.school[rows]
    at = np.maximum(school, 0)
    teaching = np.where(school >= 0, city.schools.quality[at] - k.quality_normal, -k.quality_normal)
    found += (np.float32(k.teaching) * teaching).astype(np.float32)
    found -= np.float32(k.needy_class) * np.where(school >= 0, city.schools.needy[at], np.float32(0.0))
    for lever, strength in (
        ("school_quality", k.staff),
        ("homework_help", k.homework),
        ("mentoring", k.mentoring),
        ("early_years", k.early_years),
    ):
        found += (strength * effort.reach(lever)).astype(np.float32)[cell]
    gap = k.recognition * effort.reach("recognition") - k.colour_blind * effort.reach("colour_blind")
    found += gap.astype(np.float32)[cell] * foreign
    age = (city.month - r.born[rows]) // MONTHS
    forbidden = (age >= 12) & (r.sex[rows] == 0) & (r.faith[rows] == Faith.MUSLIM)
    found -= (k.ban * effort.reach("stance_ban")).astype(np.float32)[cell] * forbidden
    return np.clip(found, np.float32(0.0), np.float32(1.0))


def _leave_school(city: City, rules: Rules) -> None:
    """Pupils of 18 finish with a diploma or without; the better go on to study, the others look for work."""
    k, r = rules.k.schools, city.residents
    rows = np.flatnonzero(r.alive & (r.activity == PUPIL) & (r.born <= city.month - MONTHS * 18 + 6))
    if rows.size == 0:
        return
    drawn = uniform(r.luck_a[rows], r.luck_b[rows], city.seed, "diploma", city.month)
    passes = drawn < ramp(r.results[rows], k.diploma_none, k.diploma_sure)
    lower = r.results[rows] > np.float32(k.lower_from)
    studies = passes & (
        uniform(r.luck_a[rows], r.luck_b[rows], city.seed, "go on to study", city.month)
        < ramp(r.results[rows], k.study_none, k.study_sure)
    )
    code = np.zeros(rows.size, np.intp)
    dropout = because_each(city, rows, code, ("schools",), "school_dropout")
    with because_each(city, rows, code, ("jobs",), *LEAVERS), dropout:
        r.education[rows] = np.where(passes, UPPER, np.where(lower, LOWER, PRIMARY))
        r.activity[rows] = np.where(studies, STUDENT, JOBLESS)
        _goes_out(city, rules, rows)


def _leave_college(city: City, rules: Rules) -> None:
    """Students of 22 to 24 take their degree or give up, and look for work."""
    k, r = rules.k.schools, city.residents
    born = r.born
    student = r.alive & (r.activity == STUDENT) & (born <= city.month - MONTHS * 21)
    rows = np.flatnonzero(student)
    if rows.size == 0:
        return
    drawn = uniform(r.luck_a[rows], r.luck_b[rows], city.seed, "leave college", city.month)
    rows = rows[(drawn < np.float32(k.finish_rate)) | (born[rows] <= city.month - MONTHS * 26)]
    degree = uniform(r.luck_a[rows], r.luck_b[rows], city.seed, "degree", city.month) < np.float32(k.degree)
    code = np.zeros(rows.size, np.intp)
    dropout = because_each(city, rows, code, ("schools",), "school_dropout")
    with because_each(city, rows, code, ("jobs",), *LEAVERS), dropout:
        r.education[rows] = np.where(degree, HIGHER, np.maximum(r.education[rows], UPPER))
        r.activity[rows] = JOBLESS
        _goes_out(city, rules, rows)


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
    staff: F64 = city.effort.of("school_quality")[s.district]
    joined: F64 = city.effort.of("go_together")[s.district]
    deserved = k.trust_middle + k.trust_quality * (s.quality - k.quality_normal) - k.trust_needy * s.needy
    deserved = deserved + k.trust_staff * staff + k.trust_together * joined
    s.trusted += ((np.clip(deserved, 0.0, 1.0) - s.trusted) * 3.0 * k.trust_pace).astype(np.float32)
    best = np.minimum(_founded(city) + k.staff_quality * staff, 1.0)
    s.quality += ((best - s.quality) * 3.0 * k.quality_pace).astype(np.float32)


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
