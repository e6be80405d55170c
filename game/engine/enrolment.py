"""Enrolment: each September parents choose a school at two and a half, six and twelve, as seats allow."""

from dataclasses import dataclass

import numpy as np

from game.engine.cells import CELLS, DISTRICTS, KINDS, NOBODY
from game.engine.city import City, add_flow
from game.engine.codes import CHILD, HIGHER, NATIVE, PUPIL, UPPER
from game.engine.columns import F32, F64, I64, Int16, Int32, Mask, Rows, best_of
from game.engine.journal import Entry
from game.engine.luck import tastes, uniform
from game.engine.rules import Rules
from game.engine.walks import walks

MONTHS = 12
ROUNDS = 4
YEAR_GROUPS = (10, 6)
"""Years that pupils spend in a primary and in a secondary school, as seats are counted."""
TODDLER = 30
"""Months of age from which children may start."""
LATE, SIX, TWELVE = 4, 6, 12
"""Ages that children turn this year: too late to start with the others, to change, and to move on."""
FULL = np.float32(-1000.0)


def choose_schools(city: City, rules: Rules) -> None:
    """Toddlers start, some change at six, all move on at twelve, and newcomers find a seat."""
    r, s = city.residents, city.schools
    rows, turned, starts = _who_chooses(city, rules)
    held = r.school.take(rows)
    np.subtract.at(s.pupils, held[held >= 0], np.int16(1))
    toddlers = rows[r.activity.take(rows) == CHILD]
    r.activity[toddlers] = PUPIL
    r.since[toddlers] = city.month
    before = int(s.pupils.sum(dtype=np.int64))
    s.queue[:] = 0
    brothers = _brothers(city)
    for level in (0, 1):
        schools = (s.secondary == level).nonzero()[0]
        mine = ((turned >= TWELVE) == bool(level)).nonzero()[0]
        if schools.size and mine.size:
            line = mine.take(_in_line(city, rows[mine], starts[mine]))
            like = _like(city, rules, rows[line], schools, brothers[level])
            _enrol(city, rules, Asking(rows[line], starts[line], schools, like))
    pupils = _pupils(city)
    _start_class(city, *pupils)
    _count(city, *pupils)
    _tell(city, rules, int(s.pupils.sum(dtype=np.int64)) - before)


def _who_chooses(city: City, rules: Rules) -> tuple[Rows, Int32, Mask]:
    """Who needs a seat or wants another, the age that they turn this year, and whether they start there."""
    r, s = city.residents, city.schools
    may = (r.born <= city.month - TODDLER) & (r.born > city.month - MONTHS * 18)
    may &= r.activity <= PUPIL
    rows = may.nonzero()[0]
    turned, school = _turned(city, rows), r.school.take(rows)
    level = np.append(np.int8(-1), s.secondary).take(school + np.int16(1))
    chooses = level != (turned >= TWELVE)
    six = (~chooses & (turned == SIX)).nonzero()[0]
    luck_a, luck_b = r.luck_a.take(rows[six]), r.luck_b.take(rows[six])
    drawn = uniform(luck_a, luck_b, city.seed, "school at six", city.month)
    doubts = np.float32(1.0) - s.trusted.take(school[six])
    chooses[six] = drawn < np.float32(2.0 * rules.k.schools.change_at_six) * doubts
    found = chooses.nonzero()[0]
    turned = turned[found]
    starts = (turned == TWELVE) | ((turned < LATE) & (school[found] < 0))
    return rows[found], turned, starts


def _turned(city: City, rows: Rows) -> Int32:
    """The age that each turns this calendar year: schools count by year of birth."""
    return np.int32(city.month // MONTHS) - city.residents.born.take(rows) // np.int32(MONTHS)


def _pupils(city: City) -> tuple[Rows, Int16]:
    """All who go to school, and the school of each."""
    rows = (city.residents.school >= 0).nonzero()[0]
    return rows, city.residents.school.take(rows)


def _start_class(city: City, rows: Rows, school: Int16) -> None:
    """Every pupil sits in the class of their school and year of birth (see founding: year groups)."""
    first = np.where(city.schools.secondary == 1, np.int32(TWELVE), np.int32(2))
    group = np.minimum(np.maximum(_turned(city, rows) - first.take(school), 0), 15)
    city.residents.class_[rows] = school * np.int16(16) + group


@dataclass(frozen=True, slots=True)
class Asking:
    """Pupils who ask for a seat in schools of one level, as they stand in line."""

    rows: Rows
    """Who."""
    starts: Mask
    """Whether they start there with the others of their year."""
    schools: Rows
    """Rows of the schools."""
    like: F32
    """How much their parents like each school (schools, rows)."""


def _in_line(city: City, rows: Rows, starts: Mask) -> Rows:
    """Who starts stands first, by ticket; then the others by theirs."""
    r = city.residents
    ticket = uniform(r.luck_a.take(rows), r.luck_b.take(rows), city.seed, "place in the queue", city.month)
    order = np.argsort(ticket, kind="stable")
    first = starts.take(order)
    return np.concatenate([order.compress(first), order.compress(~first)])


def _enrol(city: City, rules: Rules, asking: Asking) -> None:
    """Who starts is served first, as far as first years have room; then the others."""
    r, s, rows, schools = city.residents, city.schools, asking.rows, asking.schools
    groups = YEAR_GROUPS[int(s.secondary[schools[0]])]
    first_year = np.ceil(s.seats[schools] * (rules.k.schools.first_year / groups)).astype(np.int64)
    quota = city.effort.of("school_mixing")[s.district[schools]]
    poorer = _on_the_list(city, rows)
    starters = int(np.count_nonzero(asking.starts))
    for part, most in ((slice(starters), first_year), (slice(starters, None), first_year * groups)):
        if rows[part].size == 0:
            continue
        room = np.minimum(np.maximum(s.seats[schools] - s.pupils[schools], 0), most)
        got, queue = _hand_out(asking.like[:, part].copy(), poorer[part], room, quota)
        s.queue[schools] += queue.astype(np.int16)
        r.school[rows[part]] = schools[got]
        s.pupils[schools] += np.bincount(got, minlength=schools.size).astype(np.int16)


def _on_the_list(city: City, rows: Rows) -> Mask:
    """Pupils whom the enrolment rules count apart: from a poor home, or from parents without a diploma."""
    r = city.residents
    head = city.households.head.take(r.household.take(rows))
    return ((r.cell.take(rows) & np.int8(1)) != 0) | (r.education.take(head) < UPPER)


def _hand_out(like: F32, poorer: Mask, room: I64, quota: F64) -> tuple[Rows, I64]:
    """Each asks the best school; who is turned away asks the next; at last the first choice makes room.

    Those asking stand in the order of their tickets. Where schools mix, each keeps seats for either kind of
    pupils as there are in town; in the last round seats that were kept in vain are free for all. Returns
    the place of a school for each, and how many stood in vain before their first choice (schools,); `like` is
    used up.
    """
    share = float(poorer.mean(dtype=np.float64))
    kept = np.rint(room * quota * np.array([[1.0 - share], [share]])).astype(np.int64)
    free = np.maximum(room - kept.sum(axis=0), 0)
    got, queue = best_of(like), np.zeros(room.size, np.intp)
    wish, left = got, np.arange(got.size)
    for turn in range(ROUNDS):
        if turn == ROUNDS - 1:
            free += kept.sum(axis=0)
            kept[:] = 0
        taken = _admit(poorer[left] * room.size + wish, kept.ravel())
        others = (~taken).nonzero()[0]
        taken[others] = _admit(wish.take(others), free)
        got[left.compress(taken)] = wish.compress(taken)
        others = (~taken).nonzero()[0]
        left, wish = left.take(others), wish.take(others)
        if turn == 0:
            queue = np.bincount(wish, minlength=room.size)
        if left.size == 0:
            break
        like[wish, left] = FULL
        wish = best_of(like.take(left, axis=1))
    return got, queue


def _admit(wish: Rows, room: I64) -> Mask:
    """Who gets in, in order, as long as there is room; takes the seats from `room`."""
    if not room.any():
        return np.zeros(wish.size, np.bool_)
    order = np.argsort(wish.astype(np.uint16), kind="stable")
    counts = np.bincount(wish, minlength=room.size)
    rank = np.arange(wish.size) - np.repeat(np.cumsum(counts) - counts, counts)
    found = np.empty(wish.size, np.bool_)
    found[order] = rank < np.repeat(room, counts)
    room -= np.minimum(counts, room)
    return found


def _like(city: City, rules: Rules, rows: Rows, schools: Rows, brothers: Int16) -> F32:
    """How much parents like each school: near, trusted, with brothers and sisters, not too unlike them.

    A school that mixes invites those of whom it has fewer than the town has.
    """
    k, r, s = rules.k.schools, city.residents, city.schools
    like = tastes(
        r.luck_a.take(rows), r.luck_b.take(rows), city.seed, "taste in schools", city.month, schools
    )
    like *= np.float32(k.taste)
    like -= walks(city.blocks, r.block.take(rows), s.block[schools], k.distance)
    household = r.household.take(rows)
    head = city.households.head.take(household)
    careful = (r.education.take(head) >= HIGHER) | ((r.cell.take(rows) & np.int8(1)) == 0)
    foreign = r.generation.take(rows) != NATIVE
    other, worth = _by_kind(city, rules, schools, float(foreign.mean(dtype=np.float64)))
    like += worth.T.take(2 * foreign + careful, axis=1)
    together = city.effort.of("go_together").astype(np.float32).take(r.district.take(rows))
    shy = np.float32(k.unlike) * (np.float32(1.0) - np.float32(k.together) * together)
    shy[careful] *= np.float32(k.careful)
    excess = other.T.take(foreign, axis=1)
    excess -= r.tolerance.take(head) - np.float32(k.sooner)
    np.maximum(excess, np.float32(0.0), out=excess)
    excess *= shy
    like -= excess
    place = np.full(s.pupils.size + 1, -1, np.intp)
    place[schools] = np.arange(schools.size)
    at_school = place.take(brothers.take(household))
    with_brother = (at_school >= 0).nonzero()[0]
    like[at_school[with_brother], with_brother] += np.float32(k.brothers)
    return like


def _by_kind(city: City, rules: Rules, schools: Rows, foreign: float) -> tuple[F32, F32]:
    """What parents of a kind see in each school.

    The share of pupils unlike their own, for those without and with a foreign background (2, schools); and
    what trust, company and invitations are worth (4, schools), by 2 * foreign background + careful. Where
    schools must mix, careful parents who have roots here look to the villages.
    """
    k, s = rules.k.schools, city.schools
    other = np.array([s.foreign[schools], np.float32(1.0) - s.foreign[schools]])
    usual = np.array([[foreign], [1.0 - foreign]])
    mixing = city.effort.of("school_mixing")[s.district[schools]]
    invites = k.mixing_invites * mixing
    company = k.alike * (1.0 - other) + invites * np.maximum(other - usual, 0.0)
    trust = k.trust * s.trusted[schools] * np.array([[1.0], [k.careful]])
    worth = (company[:, None] + trust).reshape(-1, schools.size)
    village = np.array([district.village for district in rules.town.districts], np.float64)
    worth[1] += k.flight * mixing * village[s.district[schools]]
    return other, worth.astype(np.float32)


def _brothers(city: City) -> Int16:
    """A school that a child of the household goes to, by level and household; -1 for none."""
    found = np.full((2, city.households.alive.size), -1, np.int16)
    rows, school = _pupils(city)
    level = city.schools.secondary.take(school).astype(np.intp)
    found.ravel()[level * found.shape[1] + city.residents.household.take(rows)] = school
    return found


def count_schools(city: City) -> None:
    """Pupils of each school, and which of them have a foreign background or are in need."""
    _count(city, *_pupils(city))


def _count(city: City, rows: Rows, school: Int16) -> None:
    s = city.schools
    kind = school.astype(np.intp) * CELLS + city.residents.cell.take(rows)
    by_cell = np.bincount(kind, minlength=s.pupils.size * CELLS).reshape(-1, CELLS)[:, :NOBODY]
    counted = by_cell.reshape(-1, DISTRICTS, KINDS).sum(axis=1)
    pupils = counted.sum(axis=1)
    s.pupils[:] = pupils
    s.foreign[:] = counted[:, 2:].sum(axis=1) / np.maximum(pupils, 1)
    s.needy[:] = counted[:, 1::2].sum(axis=1) / np.maximum(pupils, 1)


def _tell(city: City, rules: Rules, placed: int) -> None:
    """The paper writes about the longest queue."""
    s = city.schools
    add_flow(city, "school_choices", float(placed))
    longest = int(np.argmax(s.queue))
    if s.queue[longest] > 0:
        key = rules.town.schools[longest].key if longest < len(rules.town.schools) else ""
        numbers = (float(s.queue[longest]), float(s.queue.sum()))
        city.journal.note(Entry(city.month, "school.queue", key, numbers))
