"""Clubs: residents join and leave, clubs are founded and dissolved, and the young find adults to trust."""

import numpy as np

from game.engine.apart import dissimilarity
from game.engine.booking import book_step
from game.engine.cells import DISTRICTS
from game.engine.city import City, add_flow
from game.engine.codes import BORN_ABROAD, NATIVE, PUPIL
from game.engine.columns import F32, Mask, Rows
from game.engine.journal import Entry
from game.engine.luck import uniform
from game.engine.residents import Faith
from game.engine.rules import Rules
from game.engine.system import System
from game.engine.town import ClubKind

MONTHS = 12
HALF_YEAR = 6
OLDEST = 120
ROUNDING = np.float32(1.0001)
"""A bound is set so much higher than what it bounds."""
FAITHS = {"catholic": Faith.CATHOLIC, "muslim": Faith.MUSLIM, "other": Faith.OTHER}
COACHED = (ClubKind.SPORT, ClubKind.YOUTH)


def meet_in_clubs(city: City, rules: Rules) -> None:
    """Twice a year half of the town leaves or joins clubs, and clubs open up when paid for mixed teams."""
    if not rules.town.clubs:
        return
    if city.month % 6 != 4:
        return
    _open_up(city, rules)
    start = city.month // 6 % 2
    rows = np.flatnonzero(city.residents.alive[start::2]) * 2 + start
    _leave(city, rules, rows)
    _join(city, rules, rows)
    _trust(city, rules, rows)
    _found_and_dissolve(city, rules)
    count_clubs(city)
    book_step(city, "segregation_clubs", "clubs", dissimilarity(city.clubs.members, city.clubs.foreign))


def _ages(city: City, rows: Rows) -> Rows:
    return ((city.month - city.residents.born[rows]) // MONTHS).astype(np.intp)


def _leave(city: City, rules: Rules, rows: Rows) -> None:
    """Members stop after a few years, or when they have outgrown their club."""
    r, clubs = city.residents, city.clubs
    mine = rows[r.club[rows] >= 0]
    age = _ages(city, mine)
    kind = clubs.kind[r.club[mine]]
    oldest = np.array([club.to_age for club in rules.town.clubs])[kind]
    drawn = uniform(r.luck_a[mine], r.luck_b[mine], city.seed, "leave a club", city.month)
    gone = mine[(drawn < np.float32(rules.k.clubs.leave)) | (age > oldest)]
    np.subtract.at(clubs.members, r.club[gone], np.int16(1))
    r.club[gone] = -1


def _join(city: City, rules: Rules, rows: Rows) -> None:
    """Who is in no club may join one of a kind that fits their age; newcomers are brought along if asked."""
    k, r = rules.k.clubs, city.residents
    free = rows[r.club[rows] < 0]
    draw = uniform(r.luck_a[free], r.luck_b[free], city.seed, "join a club", city.month)
    reach = (k.fast_track * city.effort.reach("fast_track")).astype(np.float32)
    shares = np.array([[kind.members] for kind in rules.town.clubs], np.float32)
    wanted = _fits(rules) * shares
    usual = np.float32(k.leave * k.join) * wanted
    usual /= np.float32(1.0) - np.minimum(wanted.sum(axis=0), np.float32(k.most_members))
    most = usual.sum(axis=0) * np.float32(max(k.newcomers, 1.0)) + wanted.sum(axis=0) * reach.max()
    like = np.minimum(_ages(city, free), OLDEST) * len(Faith) + r.faith[free]
    near = draw < most[like] * ROUNDING
    free, draw, like = free[near], draw[near], like[near]
    new = (r.generation[free] == BORN_ABROAD) & (r.abroad_since[free] > city.month - 60)
    shy = np.where(new, np.float32(k.newcomers), np.float32(1.0))
    fast = np.where(new, reach[r.cell[free]], np.float32(0.0))
    low = np.zeros(free.size, np.float32)
    for n in range(len(rules.town.clubs)):
        high = low + usual[n][like] * shy + wanted[n][like] * fast
        joins = free[(draw >= low) & (draw < high)]
        low = high
        _choose(city, rules, joins, np.flatnonzero((city.clubs.kind == n) & (city.clubs.members > 0)))


def _fits(rules: Rules) -> Mask:
    """Whom each kind of club suits, by age and faith: (kinds, ages * faiths)."""
    age, faith = np.arange(OLDEST + 1)[:, None], np.arange(len(Faith))
    return np.array(
        [
            (
                (age >= kind.from_age)
                & (age <= kind.to_age)
                & (faith == FAITHS[kind.faith] if kind.faith else faith >= 0)
            ).ravel()
            for kind in rules.town.clubs
        ]
    )


def _choose(city: City, rules: Rules, rows: Rows, clubs: Rows) -> None:
    """The club is near and not too unlike them; with mixed teams, being unlike matters less."""
    if rows.size == 0 or clubs.size == 0:
        return
    k, r, c, b = rules.k.clubs, city.residents, city.clubs, city.blocks
    home, at = r.block[rows], c.block[clubs]
    dx, dy = b.x[home][:, None] - b.x[at], b.y[home][:, None] - b.y[at]
    like = np.sqrt(dx * dx + dy * dy) * np.float32(-k.distance / 1000.0)
    foreign = r.generation[rows] != NATIVE
    other = np.where(foreign[:, None], np.float32(1.0) - c.foreign[clubs], c.foreign[clubs])
    like -= np.float32(k.unlike) * other * (np.float32(1.0) - np.float32(k.mixed_helps) * c.mixed[clubs])
    turn = clubs.astype(np.uint32) * np.uint32(0x9E3779B1)
    taste = uniform(
        (r.luck_a[rows][:, None] + turn).ravel(),
        np.repeat(r.luck_b[rows], clubs.size),
        city.seed,
        "taste in clubs",
        city.month,
    )
    like += np.float32(k.taste) * taste.reshape(like.shape)
    r.club[rows] = clubs[np.argmax(like, axis=1)]
    np.add.at(c.members, r.club[rows], np.int16(1))
    add_flow(city, "joined", np.bincount(r.district[rows], minlength=DISTRICTS).astype(np.float64))


def _trust(city: City, rules: Rules, rows: Rows) -> None:
    """Ties of the young to coaches, youth workers, mentors and relatives grow, or fade without them."""
    k, r = rules.k.clubs, city.residents
    young = rows[r.born[rows] > city.month - MONTHS * 31]
    cell = r.cell[young].astype(np.intp)
    age = _ages(city, young)
    own = uniform(r.luck_a[young], r.luck_b[young], city.seed, "family ties", 0) - np.float32(0.5)
    found = np.float32(k.tie_family) + own * np.float32(k.tie_spread)
    found += np.float32(k.tie_coach) * _coached(city, rules, young)
    streets = (k.tie_youth_work * city.effort.reach("youth_work")).astype(np.float32)
    found += np.where((age >= 10) & (age < 26), streets[cell], np.float32(0.0))
    guided = (k.tie_mentor * city.effort.reach("mentoring")).astype(np.float32)
    found += np.where(r.activity[young] == PUPIL, guided[cell], np.float32(0.0))
    np.clip(found, np.float32(0.0), np.float32(1.0), out=found)
    r.trusted_adult[young] += (found - r.trusted_adult[young]) * np.float32(k.tie_pace)


def _coached(city: City, rules: Rules, rows: Rows) -> Mask:
    """Whether they are in a club with coaches or leaders."""
    coached = np.array([kind.kind in COACHED for kind in rules.town.clubs])
    club = city.residents.club[rows]
    return (club >= 0) & coached[city.clubs.kind[np.maximum(club, 0)]]


def _open_up(city: City, rules: Rules) -> None:
    """Clubs mix their teams as far as the city pays for it, and slowly fall back when it stops."""
    c = city.clubs
    paid = city.effort.of("club_mixing")[city.blocks.district[c.block]]
    pace = min(HALF_YEAR * rules.k.clubs.mixing_pace, 1.0)
    c.mixed += ((paid - c.mixed) * pace).astype(np.float32)


def _found_and_dissolve(city: City, rules: Rules) -> None:
    """Clubs with too few members end; where clubs of a kind are full, some members found another."""
    k, r, c = rules.k.clubs, city.residents, city.clubs
    small = np.flatnonzero((c.members > 0) & (c.members < int(k.least_members)))
    if small.size:
        ends = np.zeros(c.members.size + 1, np.bool_)
        ends[small] = True
        over = ends[r.club].nonzero()[0]
        r.club[over] = -1
        c.members[small] = 0
        for club in small:
            city.journal.note(Entry(city.month, "club.dissolved", str(int(club))))
    for empty in np.flatnonzero(c.members <= 0)[:1]:
        full = np.flatnonzero((c.kind == c.kind[empty]) & (c.members > int(k.full_members)))
        if full.size:
            members = np.flatnonzero(r.club == full[0])[: int(k.founders)]
            r.club[members] = empty
            c.members[full[0]] -= members.size
            c.members[empty] = members.size
            c.block[empty] = r.block[members[0]]
            c.mixed[empty] = 0.0
            city.journal.note(
                Entry(city.month, "club.founded", str(int(empty)), resident=int(r.id[members[0]]))
            )


def count_clubs(city: City) -> None:
    """Members of each club, and which of them have a foreign background."""
    r, c = city.residents, city.clubs
    rows = np.flatnonzero(r.club >= 0)
    at = r.club[rows]
    c.members[:] = np.bincount(at, minlength=c.members.size)
    foreign: F32 = (r.generation[rows] != NATIVE).astype(np.float32)
    c.foreign[:] = np.bincount(at, weights=foreign, minlength=c.members.size) / np.maximum(c.members, 1)


SYSTEM = System(
    "clubs",
    meet_in_clubs,
    ("residents.club", "residents.trusted_adult", "clubs.*", "flows", "journal", "ledger", "numbers"),
)
