"""Language: newcomers wait for a seat, follow a course, and learn at work, in the street and at school."""

import numpy as np

from game.engine import minds
from game.engine.booking import because_each, blame, book_step
from game.engine.city import City
from game.engine.codes import BORN_ABROAD, EMPLOYED, PUPIL
from game.engine.columns import F32, Mask, Rows
from game.engine.indicators import B1
from game.engine.luck import uniform
from game.engine.rules import Rules
from game.engine.system import System

MONTHS = 12
BEAT = 3
"""So many months of learning happen together, which saves time."""


def learn_dutch(city: City, rules: Rules) -> None:
    """Seats are given out by waiting time; courses teach; work and neighbours do the rest, slowly."""
    if city.month % 3 == 1:
        _enlist(city, rules)
        _give_seats(city, rules)
        _pick_up(city, rules)
        _pair_buddies(city, rules)
        _follow_courses(city, rules)


def _enlist(city: City, rules: Rules) -> None:
    """Adults born abroad with little Dutch put their name down; those placed in a first job do so less."""
    k, r = rules.k.language, city.residents
    start = city.month // 3 % 4
    part = slice(start, None, 4)
    may = r.alive[part] & (r.generation[part] == BORN_ABROAD) & (r.course[part] == 0)
    may &= (r.dutch[part] < np.float32(k.enough)) & (r.born[part] <= city.month - MONTHS * 18)
    may &= r.born[part] > city.month - MONTHS * 60
    rows = np.flatnonzero(may) * 4 + start
    cell = r.cell[rows].astype(np.intp)
    new = r.abroad_since[rows] > city.month - 60
    chance = np.where(new, np.float32(k.enlist_new), np.float32(k.enlist_old))
    asked = city.effort.reach("ask_newcomers") + city.effort.reach("orientation")
    chance *= np.float32(1.0) + (k.enlist_asked * np.minimum(asked, 1.0)).astype(np.float32)[cell]
    chance *= np.float32(1.0) - np.float32(k.work_first_keeps) * first_job(city, cell, new)
    drawn = uniform(r.luck_a[rows], r.luck_b[rows], city.seed, "course wanted", city.month)
    r.course[rows[drawn < chance]] = -1


def first_job(city: City, cell: Rows, new: Mask) -> F32:
    """How far newcomers are in the first job that there was, before any course."""
    return city.effort.reach("work_first").astype(np.float32)[cell] * new


def _give_seats(city: City, rules: Rules) -> None:
    """Who has waited longest gets a free seat; each quarter some lose patience."""
    k, r = rules.k.language, city.residents
    on_it = np.flatnonzero(r.course)
    waiting = on_it[r.course[on_it] < 0]
    sitting = on_it.size - waiting.size
    people = int(city.blocks.residents.sum(dtype=np.int64))
    seats = k.seats * people / 1000.0 + k.seats_lever * people / 1000.0 * city.effort.city("language_seats")
    free = max(int(seats) - sitting, 0)
    order = waiting[np.lexsort((r.id[waiting], r.course[waiting]))]
    lucky, others = order[:free], order[free:]
    r.course[lucky] = int(k.course_months)
    r.course[others] -= 3
    r.course[others[r.course[others] < -int(k.patience)]] = 0
    city.numbers["language.waiting"] = float(others.size)


def _follow_courses(city: City, rules: Rules) -> None:
    """Each month of course teaches some, three at a time; schooling and youth make it faster."""
    k, r = rules.k.language, city.residents
    rows = np.flatnonzero(r.course > 0)
    if rows.size == 0:
        return
    months = np.minimum(r.course[rows], BEAT)
    gain = np.float32(k.course_gain) * months * _quick(city, rules, rows)
    seats = k.seats_lever * city.effort.city("language_seats")
    part = seats / (k.seats + seats)
    drawn = uniform(r.luck_a[rows], r.luck_b[rows], city.seed, "whose seat", city.month)
    code, behind = blame(city, "language_seats", r.district[rows].astype(np.intp), drawn, part)
    _gain(city, rows, gain, code, ["courses", *behind])
    r.course[rows] -= months


def _quick(city: City, rules: Rules, rows: Rows) -> F32:
    """How quickly residents learn: the schooled and the young faster."""
    k, r = rules.k.language, city.residents
    age = (city.month - r.born[rows]) // MONTHS
    young = np.clip(
        (np.float32(60.0) - age) * np.float32(1.0 / 40.0), np.float32(k.old_learn), np.float32(1.0)
    )
    schooled = np.float32(1.0) + np.float32(k.schooled) * (r.education[rows] - np.float32(1.0))
    return (young * schooled).astype(np.float32)


def _pick_up(city: City, rules: Rules) -> None:
    """A quarter of the adults learns at work and among neighbours: a year's worth at a time."""
    k, r = rules.k.language, city.residents
    start = city.month // 3 % 4
    part = slice(start, None, 4)
    may = r.alive[part] & (r.dutch[part] < np.float32(1.0)) & (r.activity[part] != PUPIL)
    rows = np.flatnonzero(may) * 4 + start
    if rows.size == 0:
        return
    cell = r.cell[rows].astype(np.intp)
    works = r.activity[rows] == EMPLOYED
    natives = np.float32(1.0) - city.blocks.foreign[r.block[rows]]
    street = np.float32(k.street) * natives
    club = np.where(r.club[rows] >= 0, np.float32(k.club), np.float32(0.0))
    on_job = (k.on_the_job * city.effort.reach("language_at_work")).astype(np.float32)[cell]
    work = np.where(works, np.float32(k.work), np.float32(0.0))
    new = (r.generation[rows] == BORN_ABROAD) & (r.abroad_since[rows] > city.month - 60)
    work *= np.float32(1.0) - np.float32(k.work_first_slows) * first_job(city, cell, new)
    lessons = np.where(works, on_job, np.float32(0.0))
    buddy = np.where(r.buddy[rows] != 0, np.float32(k.buddy), np.float32(0.0))
    rate = (street + club + work + lessons + buddy) * _quick(city, rules, rows)
    gain = (np.float32(1.0) - r.dutch[rows]) * np.minimum(rate, np.float32(0.9))
    drawn = uniform(r.luck_a[rows], r.luck_b[rows], city.seed, "where learnt", city.month)
    of_lessons = lessons / np.maximum(street + club + work + lessons + buddy, np.float32(1e-6))
    code, behind = blame(city, "language_at_work", r.district[rows].astype(np.intp), drawn, of_lessons)
    _gain(city, rows, gain, code, ["work and street", *behind])


def _gain(city: City, rows: Rows, gain: F32, code: Rows, causes: list[str]) -> None:
    """Residents learn; those who pass B1 are counted, each with the cause."""
    r = city.residents
    after = np.minimum(r.dutch[rows] + gain, np.float32(1.0))
    passing = (r.dutch[rows] < np.float32(B1)) & (after >= np.float32(B1))
    with because_each(city, rows[passing], code[passing], causes, "speaks_dutch"):
        r.dutch[rows] = after


def _pair_buddies(city: City, rules: Rules) -> None:
    """Volunteers and newcomers meet for some months; there are only so many volunteers."""
    k, r = rules.k.language, city.residents
    ended = np.flatnonzero(r.buddy)
    over = ended[r.buddy_until[ended] <= city.month]
    r.buddy[over] = 0
    r.buddy_until[over] = 0
    people = int(city.blocks.residents.sum(dtype=np.int64))
    most = k.buddy_pairs * people / 1000.0 * city.effort.city("buddies")
    wanted = int(most) - (ended.size - over.size) // 2
    if wanted > 0:
        start = city.month // 3 % 4
        part = slice(start, None, 4)
        free = r.alive[part] & (r.buddy[part] == 0) & (r.born[part] <= city.month - MONTHS * 18)
        new = free & (r.generation[part] == BORN_ABROAD) & (r.abroad_since[part] > city.month - 60)
        host = free & (r.dutch[part] >= np.float32(k.host_dutch)) & ~new
        host &= r.minds[minds.OPENNESS, part] > np.float32(k.host_open)
        guests = _by_luck(city, np.flatnonzero(new) * 4 + start)
        hosts = _by_luck(city, np.flatnonzero(host) * 4 + start)
        n = min(wanted, guests.size, hosts.size, 3 * int(k.buddies_a_month))
        guests, hosts = guests[:n], hosts[:n]
        r.buddy[guests], r.buddy[hosts] = r.id[hosts], r.id[guests]
        r.buddy_until[guests] = r.buddy_until[hosts] = city.month + int(k.buddy_months)
    pairs = float((ended.size - over.size) // 2 + max(min(wanted, 0), 0))
    city.numbers["language.pairs"] = (
        float(int((r.buddy != 0).sum()) // 2) if wanted > 0 or over.size else pairs
    )
    cause = next((cause for cause, _ in city.effort.causes_of("buddies")), "buddies end")
    book_step(city, "buddy_pairs", cause, city.numbers["language.pairs"])


def _by_luck(city: City, rows: Rows) -> Rows:
    r = city.residents
    drawn = uniform(r.luck_a[rows], r.luck_b[rows], city.seed, "buddy", city.month)
    return rows[np.argsort(drawn, kind="stable")]


SYSTEM = System(
    "language",
    learn_dutch,
    ("residents.dutch", "residents.course", "residents.buddy", "residents.buddy_until", "numbers", "ledger"),
)
