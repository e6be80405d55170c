"""Language: newcomers wait for a seat, follow a course, and learn at work, in the street and at school."""

from dataclasses import dataclass

import numpy as np

from game.engine import minds
from game.engine.booking import blame, book_step, book_yes
from game.engine.cells import CELLS
from game.engine.city import City
from game.engine.codes import BORN_ABROAD, EMPLOYED, INACTIVE, JOBLESS, PUPIL
from game.engine.columns import F32, F64, Int8, Int32, Mask, Rows
from game.engine.indicators import B1
from game.engine.luck import uniform, uniforms
from game.engine.pay import set_pay
from game.engine.rules import Rules
from game.engine.system import System

MONTHS, QUARTER = 12, 3
TERM = 6
"""Courses start each half-year, and so many months of a course happen together, which saves time."""
HALVES = 2
"""Each half-year the other half of the town learns at work and in the street, a year's worth."""
ASKED = 16
"""Each quarter another of so many parts of the town is asked who would like a buddy."""
NEWCOMER = 60
"""Months for which somebody is new in the country."""
FEBRUARY = 1
TINY = np.float32(1e-6)
GROWN, OLDEST = 18, 60
"""Ages from which, and up to which, people go to courses."""


def learn_dutch(city: City, rules: Rules) -> None:
    """Seats are given out by waiting time; courses teach; work and neighbours do the rest, slowly."""
    if city.month % QUARTER != FEBRUARY:
        return
    people, paired = int(city.blocks.residents.sum(dtype=np.int64)), city.residents.buddy != 0
    if city.month % TERM == FEBRUARY:
        learners = _learners(city)
        _enlist(city, rules, learners)
        _give_seats(city, rules, people)
        _pick_up(city, rules, learners, paired)
        _follow_courses(city, rules)
    _pair_buddies(city, rules, people, paired)


@dataclass(frozen=True, slots=True)
class Learners:
    """Those of half of the town who have left school and do not speak Dutch as natives do."""

    rows: Rows
    """Who."""
    born: Int32
    """Month of birth."""
    dutch: F32
    """Command of Dutch."""
    cell: Int8
    """Cell."""
    abroad: Mask
    """Whether born abroad."""
    new: Mask
    """Whether new in the country."""


def _learners(city: City) -> Learners:
    r = city.residents
    start = city.month // TERM % HALVES
    may = r.dutch < np.float32(1.0)
    may &= r.alive
    may &= r.activity != PUPIL
    rows = may[start::HALVES].nonzero()[0] * HALVES + start
    abroad = r.generation.take(rows) == BORN_ABROAD
    new = abroad & (r.abroad_since.take(rows) > city.month - NEWCOMER)
    return Learners(rows, r.born.take(rows), r.dutch.take(rows), r.cell.take(rows), abroad, new)


def _enlist(city: City, rules: Rules, learners: Learners) -> None:
    """Adults born abroad with little Dutch put their name down; those placed in a first job do so less."""
    k, r, born = rules.k.language, city.residents, learners.born
    may = learners.abroad & (learners.dutch < np.float32(k.enough))
    may &= (born <= city.month - MONTHS * GROWN) & (born > city.month - MONTHS * OLDEST)
    may &= r.course.take(learners.rows) == 0
    place = may.nonzero()[0]
    rows = learners.rows[place]
    asked = city.effort.reach("ask_newcomers") + city.effort.reach("orientation")
    asked = 1.0 + k.enlist_asked * np.minimum(asked, 1.0)
    placed = 1.0 - k.work_first_keeps * city.effort.reach("work_first")
    table = np.array([k.enlist_old * asked, k.enlist_new * asked * placed], np.float32)
    chance = table.take(CELLS * learners.new[place] + learners.cell[place])
    drawn = uniform(r.luck_a.take(rows), r.luck_b.take(rows), city.seed, "course wanted", city.month)
    r.course[rows[drawn < chance]] = -1


def _give_seats(city: City, rules: Rules, people: int) -> None:
    """Who has waited longest gets a free seat; each term some lose patience.

    Seats that a programme pays for go first to those whom it reaches: their months count for more.
    Who has half a term left takes half a seat: the other half goes to somebody who starts later.
    """
    k, r = rules.k.language, city.residents
    on_it = (r.course != 0).nonzero()[0]
    course = r.course.take(on_it)
    waiting = on_it[course < 0]
    sitting = float(np.minimum(np.maximum(course, 0), TERM).sum(dtype=np.int64)) / TERM
    paid = k.seats_lever * city.effort.city("language_seats")
    free = max(int((k.seats + paid) * people / 1000.0 - sitting), 0)
    for_all = free - int(free * paid / (k.seats + paid))
    order = waiting[np.lexsort((r.id[waiting], r.course[waiting]))]
    first, left = order[:for_all], order[for_all:]
    claim = city.effort.reach("language_seats").take(r.cell.take(left)) * r.course[left]
    left = left[np.lexsort((r.id[left], claim))]
    lucky, others = np.concatenate([first, left[: free - for_all]]), left[free - for_all :]
    r.course[lucky] = int(k.course_months)
    r.course[others] -= TERM
    r.course[others[r.course[others] < -int(k.patience)]] = 0
    city.numbers["language.waiting"] = float(others.size)


def _follow_courses(city: City, rules: Rules) -> None:
    """Each month of course teaches some, a term at a time; schooling and youth make it faster.

    A course ends at the employment service: some of those at home begin to look for work.
    """
    k, r = rules.k.language, city.residents
    rows = (r.course > 0).nonzero()[0]
    months = np.minimum(r.course.take(rows), TERM)
    gain = np.float32(k.course_gain) * months * _quick(city, rules, rows, r.born.take(rows))
    seats = k.seats_lever * city.effort.city("language_seats")
    part = seats / (k.seats + seats)
    _gain(city, rows, gain, Taught("courses", "language_seats", np.full(rows.size, part, np.float32)))
    r.course[rows] -= months
    _lead_to_work(city, rules, rows[r.course.take(rows) == 0], part)


def _lead_to_work(city: City, rules: Rules, done: Rows, part: float) -> None:
    """Some of those whose course is over turn from home to the search for a job."""
    r = city.residents
    home = done[r.activity.take(done) == INACTIVE]
    luck_a, luck_b = r.luck_a.take(home), r.luck_b.take(home)
    led, whose = uniforms(luck_a, luck_b, city.seed, ("led to work", "who led to work"), city.month)
    some = (led < np.float32(rules.k.language.leads_to_work)).nonzero()[0]
    rows = home[some]
    district = r.district.take(rows).astype(np.intp)
    code, behind = blame(city, "language_seats", district, whose[some], part)
    r.activity[rows] = JOBLESS
    r.since[rows] = city.month
    set_pay(city, rules, rows)
    book_yes(city, "unemployment", rows, code, ["courses", *behind], newly_asked=True)


def _quick(city: City, rules: Rules, rows: Rows, born: Int32) -> F32:
    """How quickly residents learn: the schooled and the young faster."""
    k = rules.k.language
    young = ((city.month - born) // MONTHS).astype(np.float32)
    young *= np.float32(-1.0 / 40.0)
    young += np.float32(OLDEST / 40.0)
    np.clip(young, np.float32(k.old_learn), np.float32(1.0), out=young)
    schooled = np.float32(1.0 - k.schooled) + np.float32(k.schooled) * city.residents.education.take(rows)
    young *= schooled
    return young


def _pick_up(city: City, rules: Rules, learners: Learners, paired: Mask) -> None:
    """Half of the adults learns at work and among neighbours: a year's worth at a time.

    `paired` are all residents with a buddy.
    """
    k, r, rows = rules.k.language, city.residents, learners.rows
    others = np.float32(k.street) * (np.float32(1.0) - city.blocks.foreign.take(r.block.take(rows)))
    others += (r.club.take(rows) >= 0) * np.float32(k.club)
    others += paired.take(rows) * np.float32(k.buddy)
    simple = 1.0 - k.work_first_slows * city.effort.reach("work_first")
    table = np.array([np.full(CELLS, k.work), k.work * simple], np.float32)
    works = r.activity.take(rows) == EMPLOYED
    others += works * table.take(CELLS * learners.new + learners.cell)
    lessons = (k.on_the_job * city.effort.reach("language_at_work")).astype(np.float32).take(learners.cell)
    lessons *= works
    rate = others + lessons
    gain = rate * _quick(city, rules, rows, learners.born)
    np.minimum(gain, np.float32(0.9), out=gain)
    gain *= np.float32(1.0) - learners.dutch
    _gain(city, rows, gain, Taught("work and street", "language_at_work", lessons / np.maximum(rate, TINY)))


@dataclass(frozen=True, slots=True)
class Taught:
    """Why residents learn."""

    cause: str
    """The cause, by code."""
    lever: str
    """A lever that adds to it."""
    part: F32
    """How much of what each learns is due to the lever; share."""


def _gain(city: City, rows: Rows, gain: F32, taught: Taught) -> None:
    """Residents learn; those who pass B1 are counted, each with the cause."""
    r = city.residents
    before = r.dutch.take(rows)
    after = np.minimum(before + gain, np.float32(1.0))
    places = ((before < np.float32(B1)) & (after >= np.float32(B1))).nonzero()[0]
    passing = rows[places]
    drawn = uniform(r.luck_a.take(passing), r.luck_b.take(passing), city.seed, "who taught it", city.month)
    district = r.district.take(passing).astype(np.intp)
    code, behind = blame(city, taught.lever, district, drawn, taught.part[places])
    r.dutch[rows] = after
    book_yes(city, "speaks_dutch", passing, code, [taught.cause, *behind])


def _pair_buddies(city: City, rules: Rules, people: int, paired: Mask) -> None:
    """Volunteers and newcomers meet for some months; there are only so many volunteers."""
    k, r = rules.k.language, city.residents
    both = paired.nonzero()[0]
    over = both[r.buddy_until[both] <= city.month]
    r.buddy[over] = 0
    r.buddy_until[over] = 0
    pairs = (both.size - over.size) // 2
    wanted = int(k.buddy_pairs * people / 1000.0 * city.effort.city("buddies")) - pairs
    if wanted > 0:
        guests, hosts = _who_wants_a_buddy(city, rules)
        n = min(wanted, guests.size, hosts.size, QUARTER * int(k.buddies_a_month))
        guests, hosts = guests[:n], hosts[:n]
        r.buddy[guests], r.buddy[hosts] = r.id[hosts], r.id[guests]
        r.buddy_until[guests] = r.buddy_until[hosts] = city.month + int(k.buddy_months)
        pairs += n
    city.numbers["language.pairs"] = float(pairs)
    cause = next((cause for cause, _ in city.effort.causes_of("buddies")), "buddies end")
    book_step(city, "buddy_pairs", cause, float(pairs))


def _who_wants_a_buddy(city: City, rules: Rules) -> tuple[Rows, Rows]:
    """Newcomers of a part of the town, and its residents who speak well and are open to others, by luck.

    Those whom the programme reaches more come sooner, those whom it does not reach not at all.
    """
    k, r = rules.k.language, city.residents
    size = -(-r.alive.size // ASKED)
    start = city.month // QUARTER % ASKED * size
    part = slice(start, start + size)
    free = r.alive[part] & (r.buddy[part] == 0) & (r.born[part] <= city.month - MONTHS * GROWN)
    new = free & (r.generation[part] == BORN_ABROAD) & (r.abroad_since[part] > city.month - NEWCOMER)
    host = free & ~new & (r.dutch[part] >= np.float32(k.host_dutch))
    host &= r.minds[minds.OPENNESS, part] > np.float32(k.host_open)
    guests, hosts = new.nonzero()[0] + start, host.nonzero()[0] + start
    reach = city.effort.reach("buddies").take(r.cell.take(guests))
    reached = (reach > 0.0).nonzero()[0]
    guests = guests[reached]
    return _in_turn(city, guests, reach[reached]), _in_turn(city, hosts, np.ones(hosts.size, np.float64))


def _in_turn(city: City, rows: Rows, weight: F64) -> Rows:
    """Residents in the order of their luck: who weighs twice as much comes twice as soon."""
    r = city.residents
    drawn = uniform(r.luck_a.take(rows), r.luck_b.take(rows), city.seed, "buddy", city.month)
    return rows[np.argsort(drawn / weight, kind="stable")]


SYSTEM = System(
    "language",
    learn_dutch,
    (
        "residents.dutch",
        "residents.course",
        "residents.buddy",
        "residents.buddy_until",
        "residents.activity",
        "residents.since",
        "residents.income",
        "households.income",
        "numbers",
        "ledger",
    ),
)
