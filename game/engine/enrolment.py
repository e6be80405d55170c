"""Enrolment: each September parents choose a school at two and a half, six and twelve, as seats allow."""

import numpy as np

from game.engine.city import City, add_flow
from game.engine.codes import CHILD, HIGHER, NATIVE, PUPIL, UPPER
from game.engine.columns import F32, I64, Mask, Rows
from game.engine.journal import Entry
from game.engine.luck import uniform
from game.engine.rules import Rules

MONTHS = 12
ROUNDS = 4
YEAR_GROUPS = (10, 6)
"""Years that pupils spend in a primary and in a secondary school, as seats are counted."""
KM = np.float32(0.001)
FULL = np.float32(-1000.0)


def choose_schools(city: City, rules: Rules) -> None:
    """Toddlers start, some change at six, all move on at twelve, and newcomers find a seat."""
    r, s = city.residents, city.schools
    k = rules.k.schools
    may = r.alive & (r.born <= city.month - 30) & (r.born > city.month - MONTHS * 18)
    may &= (r.activity == CHILD) | (r.activity == PUPIL)
    secondary = turns(city, 12)
    at = np.maximum(r.school, 0)
    no_seat = (r.school < 0) | ((s.secondary == 1)[at] != secondary)
    rows = np.flatnonzero(may & no_seat)
    six = np.flatnonzero(may & ~no_seat & turns(city, 6) & ~turns(city, 7))
    drawn = uniform(r.luck_a[six], r.luck_b[six], city.seed, "school at six", city.month)
    wary = np.float32(k.change_at_six) * (np.float32(2.0) - np.float32(2.0) * s.trusted[at[six]])
    rows = np.concatenate([rows, six[drawn < wary]])
    held = r.school[rows]
    np.subtract.at(s.pupils, held[held >= 0], np.int16(1))
    starts = rows[r.activity[rows] == CHILD]
    r.activity[starts] = PUPIL
    r.since[starts] = city.month
    before = s.pupils.astype(np.int64)
    s.queue[:] = 0
    starters = (r.school[rows] < 0) & ~turns(city, 4)[rows] | secondary[rows] & ~turns(city, 13)[rows]
    for level in (0, 1):
        schools = np.flatnonzero(s.secondary == level)
        mine = secondary[rows] == bool(level)
        first_year = np.ceil(s.seats[schools] * (k.first_year / YEAR_GROUPS[level])).astype(np.int64)
        _enrol(city, rules, rows[mine & starters], schools, first_year)
        _enrol(city, rules, rows[mine & ~starters], schools, first_year * YEAR_GROUPS[level])
    r.class_[rows] = -1
    start_class(city)
    count_schools(city)
    _tell(city, rules, int((s.pupils - before).sum()))


def turns(city: City, age: int) -> Mask:
    """Who turns this age this calendar year, or is older: schools count by year of birth."""
    return city.residents.born < MONTHS * (city.month // MONTHS - age + 1)


def start_class(city: City) -> None:
    """Every pupil sits in the class of their school and year of birth (see founding: year groups)."""
    r = city.residents
    rows = np.flatnonzero(r.school >= 0)
    turned = city.month // MONTHS - r.born[rows] // MONTHS
    first = np.where(city.schools.secondary[r.school[rows]] == 1, 12, 2)
    r.class_[rows] = (r.school[rows].astype(np.int32) * 16 + np.clip(turned - first, 0, 15)).astype(np.int16)


def _enrol(city: City, rules: Rules, rows: Rows, schools: Rows, most: I64) -> None:
    """Each asks the best school; who is turned away asks the next; at last the first choice makes room.

    Where schools mix, each keeps seats for either kind of pupils as there are in town; in the last round
    seats that were kept in vain are free for all. `most` is the most that each school takes now.
    """
    if rows.size == 0 or schools.size == 0:
        return
    r, s = city.residents, city.schools
    like = _like(city, rules, rows, schools)
    first = schools[np.argmax(like, axis=1)]
    poorer = _on_the_list(city, rows)
    quota = city.effort.of("school_mixing")[s.district[schools]]
    share = float(poorer.sum()) / rows.size
    room = np.minimum(np.maximum(s.seats[schools] - s.pupils[schools], 0).astype(np.int64), most)
    shares = (1.0 - share, share)
    kept = [np.rint(room * quota * part).astype(np.int64) for part in shares]
    free = np.maximum(room - kept[0] - kept[1], 0)
    ticket = uniform(r.luck_a[rows], r.luck_b[rows], city.seed, "place in the queue", city.month)
    left = np.arange(rows.size)
    for turn in range(ROUNDS):
        if turn == ROUNDS - 1:
            free += kept[0] + kept[1]
        wish = np.argmax(like[left], axis=1)
        if turn == 0:
            asked = np.bincount(wish, minlength=schools.size)
            s.queue[schools] += np.maximum(asked - room, 0).astype(np.int16)
        taken = np.zeros(left.size, np.bool_)
        if turn < ROUNDS - 1:
            for kind in (0, 1):
                mine = np.flatnonzero(poorer[left] == bool(kind))
                taken[mine] = _admit(wish[mine], ticket[left[mine]], kept[kind])
        others = np.flatnonzero(~taken)
        taken[others] = _admit(wish[others], ticket[left[others]], free)
        r.school[rows[left[taken]]] = schools[wish[taken]]
        like[left[~taken], wish[~taken]] = FULL
        left = left[~taken]
    r.school[rows[left]] = first[left]
    np.add.at(s.pupils, r.school[rows], np.int16(1))


def _on_the_list(city: City, rows: Rows) -> Mask:
    """Pupils whom the enrolment rules count apart: from a poor home, or from parents without a diploma."""
    r = city.residents
    head = city.households.head[r.household[rows]]
    return (r.cell[rows] % 2 == 1) | (r.education[head] < UPPER)


def _admit(wish: Rows, ticket: F32, room: I64) -> Mask:
    """Who gets in, by ticket, as long as there is room; takes the seats from `room`."""
    order = np.lexsort((ticket, wish))
    sorted_wish = wish[order]
    counts = np.bincount(wish, minlength=room.size)
    firsts = np.cumsum(counts) - counts
    rank = np.arange(wish.size) - firsts[sorted_wish]
    inside = rank < room[sorted_wish]
    found = np.zeros(wish.size, np.bool_)
    found[order] = inside
    room -= np.bincount(sorted_wish[inside], minlength=room.size)
    return found


def _like(city: City, rules: Rules, rows: Rows, schools: Rows) -> F32:
    """How much parents like each school: near, trusted, with brothers and sisters, not too unlike them.

    A school that mixes invites those of whom it has fewer than the town has.
    """
    k, r, s, b = rules.k.schools, city.residents, city.schools, city.blocks
    home, at = r.block[rows], s.block[schools]
    dx, dy = b.x[home][:, None] - b.x[at], b.y[home][:, None] - b.y[at]
    like = np.sqrt(dx * dx + dy * dy) * (np.float32(-k.distance) * KM)
    head = city.households.head[r.household[rows]]
    careful = (r.education[head] >= HIGHER) | ~(r.cell[rows] % 2 == 1)
    weight = np.where(careful, np.float32(k.careful), np.float32(1.0))[:, None]
    like += weight * np.float32(k.trust) * s.trusted[schools]
    foreign = r.generation[rows] != NATIVE
    other = np.where(foreign[:, None], np.float32(1.0) - s.foreign[schools], s.foreign[schools])
    together = city.effort.of("go_together")[r.district[rows]].astype(np.float32)
    shy = np.float32(k.unlike) * (np.float32(1.0) - np.float32(k.together) * together)
    excess = np.maximum(other - r.tolerance[head][:, None] + np.float32(k.sooner), np.float32(0.0))
    like -= weight * shy[:, None] * excess
    like += np.float32(k.alike) * (np.float32(1.0) - other)
    invites = (k.mixing_invites * city.effort.of("school_mixing")[s.district[schools]]).astype(np.float32)
    usual = np.where(foreign, np.float32(1.0 - foreign.mean()), np.float32(foreign.mean()))
    like += invites * np.maximum(other - usual[:, None], np.float32(0.0))
    brother = _brothers(city)[r.household[rows], 0 if s.secondary[schools[0]] == 0 else 1]
    like += np.float32(k.brothers) * (schools == brother[:, None])
    taste = uniform(
        (r.luck_a[rows][:, None] + schools.astype(np.uint32) * np.uint32(0x9E3779B1)).ravel(),
        np.repeat(r.luck_b[rows], schools.size),
        city.seed,
        "taste in schools",
        city.month,
    ).reshape(like.shape)
    like += np.float32(k.taste) * taste
    return like


def _brothers(city: City) -> np.ndarray[tuple[int, int], np.dtype[np.intp]]:
    """A school that a child of the household goes to, by household and level; -1 for none."""
    r = city.residents
    found = np.full((city.households.alive.size, 2), -1, np.intp)
    rows = np.flatnonzero(r.school >= 0)
    found[r.household[rows], city.schools.secondary[r.school[rows]]] = r.school[rows]
    return found


def count_schools(city: City) -> None:
    """Pupils of each school, and which of them have a foreign background or are in need."""
    r, s = city.residents, city.schools
    rows = np.flatnonzero(r.school >= 0)
    at = r.school[rows]
    n = s.pupils.size
    pupils = np.bincount(at, minlength=n)
    s.pupils[:] = pupils
    all_of = np.maximum(pupils, 1)
    s.foreign[:] = np.bincount(at, weights=r.generation[rows] != NATIVE, minlength=n) / all_of
    s.needy[:] = np.bincount(at, weights=r.cell[rows] % 2 == 1, minlength=n) / all_of


def _tell(city: City, rules: Rules, placed: int) -> None:
    """The paper writes about the longest queue."""
    s = city.schools
    add_flow(city, "school_choices", float(placed))
    longest = int(np.argmax(s.queue))
    if s.queue[longest] > 0:
        key = rules.town.schools[longest].key if longest < len(rules.town.schools) else ""
        numbers = (float(s.queue[longest]), float(s.queue.sum()))
        city.journal.note(Entry(city.month, "school.queue", key, numbers))
