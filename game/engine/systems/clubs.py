"""Clubs: residents join and leave, clubs are founded and dissolved, and the young find adults to trust."""

from functools import cache

import numpy as np

from game.engine.apart import dissimilarity
from game.engine.booking import book_step
from game.engine.cells import DISTRICTS
from game.engine.city import City, add_flow
from game.engine.codes import BORN_ABROAD, NATIVE, PUPIL
from game.engine.coefficients.clubs import Clubs as Coefficients
from game.engine.columns import F32, Rows, best_of
from game.engine.journal import Entry
from game.engine.luck import tastes, uniform
from game.engine.residents import Faith
from game.engine.rules import Rules
from game.engine.system import System
from game.engine.town import ClubKind, Clubs
from game.engine.usual import IN_NEED
from game.engine.walks import walks

MONTHS = 12
SEPTEMBER, FEBRUARY = 8, 1
"""Months of the year in which residents leave and join clubs, and in which ties to adults grow or fade."""
NEWCOMER = 60
"""Months for which somebody is new in the country."""
OLDEST = 120
GROWN = 18
TIED = 31
"""Age from which nobody needs a trusted adult."""
STREET_FROM = 10
"""Age from which youth workers meet the young in the street; Flemish youth work is for everybody up to 30."""
ROUNDING = np.float32(1.0001)
"""A bound is set so much higher than what it bounds."""
NEW_CLUBS = 2
"""No more clubs are founded in a year."""
FAITHS = {"catholic": Faith.CATHOLIC, "muslim": Faith.MUSLIM, "other": Faith.OTHER}
COACHED = (ClubKind.SPORT, ClubKind.YOUTH)


def meet_in_clubs(city: City, rules: Rules) -> None:
    """Each September residents leave or join clubs, and clubs open up when paid for mixed teams."""
    if not rules.town.clubs:
        return
    if city.month % MONTHS == SEPTEMBER:
        _open_up(city, rules)
        _leave(city, rules)
        _join(city, rules)
        _found_and_dissolve(city, rules)
        count_clubs(city)
        book_step(city, "segregation_clubs", "clubs", dissimilarity(city.clubs.members, city.clubs.foreign))
    if city.month % MONTHS == FEBRUARY:
        _trust(city, rules)


def _leave(city: City, rules: Rules) -> None:
    """Members stop after a few years, or when they have outgrown their club."""
    r, clubs = city.residents, city.clubs
    rows = (r.club >= 0).nonzero()[0]
    club = r.club.take(rows)
    too_old = np.array([city.month - MONTHS * (kind.to_age + 1) for kind in rules.town.clubs], np.int32)
    drawn = uniform(r.luck_a.take(rows), r.luck_b.take(rows), city.seed, "leave a club", city.month)
    gone = drawn < np.float32(rules.k.clubs.leave)
    gone |= r.born.take(rows) <= too_old[clubs.kind].take(club)
    over = gone.nonzero()[0]
    r.club[rows.take(over)] = -1
    clubs.members -= np.bincount(club.take(over), minlength=clubs.members.size).astype(np.int16)


def _join(city: City, rules: Rules) -> None:
    """Who is in no club may join one of a kind that fits their age; newcomers are brought along if asked."""
    k, r = rules.k.clubs, city.residents
    drawn = uniform(r.luck_a, r.luck_b, city.seed, "join a club", city.month)
    reach = (k.fast_track * city.effort.reach("fast_track")).astype(np.float32)
    usual, wanted = _chances(rules.town.clubs, k)
    most = usual.sum(axis=0) * np.float32(max(k.newcomers, 1.0)) + wanted.sum(axis=0) * reach.max()
    like = (city.month - r.born) // MONTHS * len(Faith) + r.faith
    near = drawn < (most * ROUNDING).take(like, mode="clip")
    near &= r.alive
    near &= r.club < 0
    rows = near.nonzero()[0]
    drawn, like = drawn.take(rows), np.minimum(like.take(rows), most.size - 1)
    upto = np.cumsum(usual, axis=0, dtype=np.float32).take(like, axis=1)
    new = (r.generation.take(rows) == BORN_ABROAD) & (r.abroad_since.take(rows) > city.month - NEWCOMER)
    new = new.nonzero()[0]
    chance = usual.take(like[new], axis=1) * np.float32(k.newcomers)
    chance += wanted.take(like[new], axis=1) * reach.take(r.cell.take(rows[new]))
    upto[:, new] = np.cumsum(chance, axis=0, dtype=np.float32)
    kind = (drawn >= upto).view(np.int8).sum(axis=0, dtype=np.int8)
    for n in range(len(rules.town.clubs)):
        clubs = ((city.clubs.kind == n) & (city.clubs.members > 0)).nonzero()[0]
        _choose(city, rules, rows.compress(kind == n), clubs)
    joined = np.bincount(r.district.take(rows.compress(kind < len(rules.town.clubs))), minlength=DISTRICTS)
    add_flow(city, "joined", joined.astype(np.float64))


@cache
def _chances(kinds: tuple[Clubs, ...], k: Coefficients) -> tuple[F32, F32]:
    """By kind of club and by age and faith (kinds, ages * faiths): the chance to join, and what all wish."""
    age, faith = np.arange(OLDEST + 1)[:, None], np.arange(len(Faith))
    wanted: F32 = np.zeros((len(kinds), (OLDEST + 1) * len(Faith)), np.float32)
    for kind, of_kind in zip(kinds, wanted, strict=True):
        fits = (age >= kind.from_age) & (age <= kind.to_age)
        fits = fits & ((faith == FAITHS[kind.faith]) if kind.faith else (faith >= 0))
        of_kind[fits.ravel()] = kind.members
    usual = np.float32(k.leave * k.join) * wanted
    usual /= np.float32(1.0) - np.minimum(wanted.sum(axis=0), np.float32(k.most_members))
    usual.flags.writeable = wanted.flags.writeable = False
    return usual, wanted


def _choose(city: City, rules: Rules, rows: Rows, clubs: Rows) -> None:
    """The club is near and not too unlike them; with mixed teams, being unlike matters less."""
    if rows.size == 0 or clubs.size == 0:
        return
    k, r, c = rules.k.clubs, city.residents, city.clubs
    unlike = np.array([c.foreign[clubs], np.float32(1.0) - c.foreign[clubs]])
    unlike *= np.float32(k.unlike) * (np.float32(k.mixed_helps) * c.mixed[clubs] - np.float32(1.0))
    like = tastes(r.luck_a.take(rows), r.luck_b.take(rows), city.seed, "taste in clubs", city.month, clubs)
    like *= np.float32(k.taste)
    like -= walks(city.blocks, r.block.take(rows), c.block[clubs], k.distance)
    like += unlike.T.take(r.generation.take(rows) != NATIVE, axis=1)
    chosen = clubs[best_of(like)]
    r.club[rows] = chosen
    c.members += np.bincount(chosen, minlength=c.members.size).astype(np.int16)


def _trust(city: City, rules: Rules) -> None:
    """Ties of the young to coaches, youth workers, mentors and relatives grow, or fade without them.

    A family's one helper becomes such an adult for its children.
    """
    k, r, effort = rules.k.clubs, city.residents, city.effort
    rows = (r.born > city.month - MONTHS * TIED).nonzero()[0]
    cell = r.cell.take(rows)
    found = uniform(r.luck_a.take(rows), r.luck_b.take(rows), city.seed, "family ties", 0)
    found *= np.float32(k.tie_spread)
    found += np.float32(k.tie_family - 0.5 * k.tie_spread)
    coached = np.array([kind.kind in COACHED for kind in rules.town.clubs])[city.clubs.kind]
    found += np.append(0.0, k.tie_coach * coached).astype(np.float32).take(r.club.take(rows) + np.int16(1))
    if effort.moved("youth_work"):
        met = r.born.take(rows) <= city.month - MONTHS * STREET_FROM
        found += (k.tie_youth_work * effort.reach("youth_work")).astype(np.float32).take(cell) * met
    if effort.moved("mentoring"):
        pupil = r.activity.take(rows) == PUPIL
        found += (k.tie_mentor * effort.reach("mentoring")).astype(np.float32).take(cell) * pupil
    if effort.moved("tailored_help"):
        child = r.born.take(rows) > city.month - MONTHS * GROWN
        helper = (k.tie_helper * IN_NEED * effort.reach("tailored_help")).astype(np.float32)
        found += helper.take(cell) * child
    np.clip(found, np.float32(0.0), np.float32(1.0), out=found)
    ties = r.trusted_adult.take(rows)
    ties += (found - ties) * np.float32(k.tie_pace)
    r.trusted_adult[rows] = ties


def _open_up(city: City, rules: Rules) -> None:
    """Clubs mix their teams as far as the city pays for it, and slowly fall back when it stops."""
    c = city.clubs
    paid = city.effort.of("club_mixing")[city.blocks.district[c.block]]
    pace = min(MONTHS * rules.k.clubs.mixing_pace, 1.0)
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
    for empty in np.flatnonzero(c.members <= 0)[:NEW_CLUBS]:
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
    rows = (r.club >= 0).nonzero()[0]
    kind = r.club.take(rows) * np.int16(2) + (r.generation.take(rows) != NATIVE)
    counted = np.bincount(kind, minlength=c.members.size * 2).reshape(-1, 2)
    members = counted.sum(axis=1)
    c.members[:] = members
    c.foreign[:] = counted[:, 1] / np.maximum(members, 1)


SYSTEM = System(
    "clubs",
    meet_in_clubs,
    ("residents.club", "residents.trusted_adult", "clubs.*", "flows", "journal", "ledger", "numbers"),
)
