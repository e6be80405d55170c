"""Where residents belong: schools and classes, clubs, workplaces, shops, adults they trust."""

from collections.abc import Generator
from dataclasses import dataclass

import numpy as np

from game.engine.columns import F64, I64, Rows, empty
from game.engine.founding.draws import Rng, apportion, best, spread
from game.engine.founding.families import YEAR
from game.engine.founding.layout import block_at
from game.engine.founding.people import Draft
from game.engine.luck import uniform
from game.engine.places import LAND, Blocks, Clubs, Schools, Workplaces
from game.engine.residents import AWAY, Activity, Education, Faith, Residents
from game.engine.town import Town

GROUPS = 16
"""Rows of classes for each school: `class_` is school * 16 + year group."""
SEPTEMBER, MOVES_UP, SUMMER = 8, 140, 4
"""Pupils of 11 years and 8 months in September go to a secondary school; year groups count from summer."""
FAR = 1.6
"""How much farther pupils of secondary schools travel for the same reluctance (judged)."""
SIZES = (3, 4, 5, 6, 8, 10, 14, 20, 35, 70, 140)
"""Workplaces by size: equal numbers of each (Flemish firms by size, rounded; judged)."""
SKILLS = (0.30, 0.25, 0.25, 0.20)
"""Shares of workplaces by the lowest diploma that they ask (judged)."""
OPENINGS = 1.08
"""Jobs against residents who work for somebody in town."""
CLUB_SIZES, CLUB_ROOM = (0.25, 1.75), 1.1
"""Room in clubs of a kind: between these times the mean, and all in all against their members (judged)."""
SPARE_CLUBS = 1.25
"""Rows for clubs, against the clubs that exist: room to found some."""


@dataclass(slots=True)
class Seats:
    """Where people can belong."""

    schools: Schools
    """Schools."""
    clubs: Clubs
    """Clubs."""
    workplaces: Workplaces
    """Workplaces."""


def found_schools(town: Town, blocks: Blocks) -> Schools:
    """Schools stand on the nearest block with homes."""
    schools = empty(Schools, len(town.schools))
    if town.schools:
        at = np.array([school.at for school in town.schools], np.float64)
        schools.block[:] = block_at(blocks, at[:, 0], at[:, 1])
        schools.district[:] = blocks.district[schools.block]
        schools.secondary[:] = [school.level == "secondary" for school in town.schools]
        schools.seats[:] = [school.seats for school in town.schools]
        schools.quality[:] = [school.quality for school in town.schools]
        schools.trusted[:] = schools.quality
    return schools


def found_clubs(town: Town, blocks: Blocks, rng: Rng) -> Clubs:
    """Clubs meet where people live; some rows are left free for clubs to come."""
    counts = [clubs.count for clubs in town.clubs]
    total = sum(counts)
    clubs = empty(Clubs, int(total * SPARE_CLUBS))
    clubs.kind[:total] = np.repeat(np.arange(len(counts), dtype=np.int8), counts)
    clubs.name[:total] = [n for count in counts for n in range(count)]
    where = np.cumsum(blocks.residents, dtype=np.float64)
    places = (np.arange(total, dtype=np.float64) + rng.random(total)) / max(1, total) * where[-1]
    clubs.block[:total] = rng.permutation(np.searchsorted(where, places, side="right"))
    return clubs


def found_workplaces(town: Town, blocks: Blocks, r: Residents, rng: Rng) -> Workplaces:
    """Workplaces of many sizes, mostly in industry and the core; employers differ in how fair they are."""
    count = town.workplaces
    places = empty(Workplaces, count)
    land = blocks.land
    weight = np.where(land == LAND.index("industry"), 6.0, np.where(land == LAND.index("core"), 1.6, 0.5))
    weight[land == LAND.index("park")] = 0.0
    where = np.cumsum(weight)
    places.block[:] = np.searchsorted(where, rng.random(count) * where[-1], side="right")
    working = int((r.activity[r.alive] == Activity.EMPLOYED).sum())
    shops = town.margins.shopkeepers * int(blocks.shops_open.sum())
    jobs = round(max(0.0, working * (1.0 - town.margins.commuters) - shops) * OPENINGS)
    sizes = rng.permutation(np.resize(np.array(SIZES, np.float64), count)) * rng.uniform(0.75, 1.25, count)
    places.jobs[:] = np.maximum(apportion(sizes, jobs), 1)
    places.skill[:] = rng.permutation(np.repeat(np.arange(4, dtype=np.int8), apportion(SKILLS, count)))
    luck = rng.random(count)
    places.bias[:] = luck * luck
    return places


def take_part(
    draft: Draft, r: Residents, blocks: Blocks, seats: Seats, rng: Rng
) -> Generator[None, None, None]:
    """Give everybody a school, a club, a workplace, and the tie to an adult they trust, in steps."""
    r.school[:], r.class_[:], r.club[:], r.workplace[:] = -1, -1, -1, -1
    _go_to_school(draft, r, blocks, seats.schools, rng)
    yield
    yield from _join(draft, r, blocks, seats.clubs, rng)
    yield
    _go_to_work(draft, r, blocks, seats.workplaces, rng)
    n = draft.family.age.size
    mean, club = draft.town.margins.trusted
    single = (
        np.bincount(draft.family.home, ~draft.family.child, draft.family.head.size)[draft.family.home] < 2
    )
    tie = mean + club * (r.club[:n] >= 0) - 0.08 * (draft.family.child & single) + 0.16 * spread(rng, n)
    r.trusted_adult[:n] = np.clip(tie, 0.0, 1.0)


def _seat(cost: F64, seats: I64, rng: Rng) -> Rows:
    """Everybody goes where it costs them least among places with room; who comes first is chance."""
    people, places = cost.shape
    got = np.full(people, -1, np.intp)
    left = seats.copy()
    cost = cost.copy()
    while left.max(initial=0) > 0 and (got < 0).any():
        waiting = rng.permutation(np.flatnonzero(got < 0))
        choice = np.argmin(cost[waiting], axis=1)
        order = np.argsort(choice, kind="stable")
        sorted_choice = choice[order]
        place = np.arange(order.size, dtype=np.int64) - np.searchsorted(sorted_choice, sorted_choice)
        seated = order[place < left[sorted_choice]]
        got[waiting[seated]] = choice[seated]
        left -= np.bincount(choice[seated], minlength=places)
        cost[:, left <= 0] = np.inf
    return got


def _apart(r: Residents, blocks: Blocks, rows: Rows, place: Rows) -> F64:
    """Kilometres from homes to places."""
    block = r.block[rows]
    east = blocks.x[block, None].astype(np.float64) - blocks.x[place]
    north = blocks.y[block, None].astype(np.float64) - blocks.y[place]
    return np.sqrt(east * east + north * north) / 1000.0


def _go_to_school(draft: Draft, r: Residents, blocks: Blocks, schools: Schools, rng: Rng) -> None:
    """Pupils go near home; schools have a profile that draws families of one background."""
    family, n = draft.family, draft.family.age.size
    older = family.age - (draft.now - SEPTEMBER) % YEAR >= MOVES_UP
    pupil = r.activity[:n] == Activity.PUPIL
    pull = draft.town.margins.sorting[0]
    for secondary in (0, 1):
        rows = np.flatnonzero(pupil & (older == bool(secondary)))
        own = np.flatnonzero(schools.secondary == secondary)
        if not (rows.size and own.size):
            continue
        profile = rng.uniform(-1.0, 1.0, own.size) - 2.0 * (schools.quality[own] - 0.57)
        side = np.where(family.foreign[rows], 1.0, -0.5)[:, None]
        apart = _apart(r, blocks, rows, schools.block[own].astype(np.intp))
        far = FAR if secondary else 1.0
        cost = apart / far - pull * side * profile + rng.uniform(0.0, 0.8, apart.shape)
        got = _seat(cost, schools.seats[own].astype(np.int64), rng)
        seated = np.flatnonzero(got >= 0)
        r.school[rows[seated]] = own[got[seated]]
        schools.queue[own] = 0
    at = np.flatnonzero(r.school[:n] >= 0)
    school = r.school[at].astype(np.intp)
    r.class_[at] = school * GROUPS + np.clip((family.age[at] + SUMMER) // YEAR - 2, 0, GROUPS - 1)
    count = schools.block.size
    pupils = np.bincount(school, minlength=count)
    schools.pupils[:] = pupils
    needy = r.cell[at] % 2 == 1
    schools.foreign[:] = np.bincount(school, family.foreign[at], count) / np.maximum(pupils, 1)
    schools.needy[:] = np.bincount(school, needy, count) / np.maximum(pupils, 1)
    schools.trusted[:] = np.clip(schools.quality + 0.25 - 0.4 * schools.needy, 0.05, 0.95)
    mother = np.maximum(family.mother[at], 0)
    home = np.where(family.mother[at] >= 0, r.education[mother], Education.LOWER) - 1.5
    result = (
        0.58
        + 0.06 * home
        + 0.25 * (r.dutch[at] - 0.95)
        + 0.15 * (schools.quality[school] - 0.57)
        - 0.06 * needy
    )
    talent = uniform(r.luck_a[at], r.luck_b[at], draft.seed, "talent", 0) - 0.5
    r.results[at] = np.clip(result + 0.4 * talent + 0.08 * spread(rng, at.size), 0.02, 1.0)


def _join(
    draft: Draft, r: Residents, blocks: Blocks, clubs: Clubs, rng: Rng
) -> Generator[None, None, None]:
    """Members of clubs: near home, and more often among people of the same background."""
    family, n = draft.family, draft.family.age.size
    years = family.age // YEAR
    pull = draft.town.margins.sorting[1]
    faiths = {"": -1, "catholic": Faith.CATHOLIC, "muslim": Faith.MUSLIM, "other": Faith.OTHER}
    for row, kind in enumerate(draft.town.clubs):
        fits = (years >= kind.from_age) & (years <= kind.to_age)
        if faiths[kind.faith] >= 0:
            fits &= r.faith[:n] == faiths[kind.faith]
        able = np.flatnonzero(fits & (r.club[:n] < 0))
        keen = 0.25 * r.education[able] - 0.3 * (r.cell[able] % 2) + rng.uniform(0.0, 2.0, able.size)
        rows = able[np.argsort(-keen, kind="stable")[: round(kind.members * int(fits.sum()))]]
        own = np.flatnonzero(clubs.kind[: sum(c.count for c in draft.town.clubs)] == row)
        if not (rows.size and own.size):
            continue
        side = np.where(family.foreign[rows], 1.0, -0.4)[:, None]
        apart = _apart(r, blocks, rows, clubs.block[own].astype(np.intp))
        room = apportion(rng.uniform(*CLUB_SIZES, own.size), round(rows.size * CLUB_ROOM))
        cost = apart - pull * side * rng.uniform(-1.0, 1.0, own.size) + rng.uniform(0.0, 3.0, apart.shape)
        r.club[rows] = own[_seat(cost, room, rng)]
        yield
    at = np.flatnonzero(r.club[:n] >= 0)
    members = np.bincount(r.club[at], minlength=clubs.block.size)
    clubs.members[:] = members
    clubs.foreign[:] = np.bincount(r.club[at], family.foreign[at], clubs.block.size) / np.maximum(members, 1)


def _go_to_work(draft: Draft, r: Residents, blocks: Blocks, places: Workplaces, rng: Rng) -> None:
    """Some run a shop, about half leave town each day, the others work where their diploma is enough."""
    margins, n = draft.town.margins, draft.family.age.size
    working = np.flatnonzero(r.activity[:n] == Activity.EMPLOYED)
    shops = min(working.size, round(margins.shopkeepers * int(blocks.shops_open.sum())))
    keen = rng.random(n) + 0.004 * (draft.family.age / YEAR)
    keepers = best(keen, working, shops)
    r.shopkeeper[keepers] = True
    others = working[~r.shopkeeper[working]]
    away = rng.random(n) + 0.12 * r.education[:n]
    commuters = best(away, others, round(margins.commuters * working.size))
    r.workplace[commuters] = AWAY
    stay = others[r.workplace[others] != AWAY]
    jobs = np.repeat(np.arange(places.jobs.size, dtype=np.intp), places.jobs)
    jobs = rng.permutation(jobs)
    asked = places.skill[jobs] + rng.uniform(0.0, 0.7, jobs.size)
    had = r.education[stay] + rng.uniform(0.0, 0.7, stay.size)
    count = min(stay.size, jobs.size)
    open_jobs = np.sort(rng.permutation(jobs.size)[:count])
    chosen = jobs[open_jobs][np.argsort(asked[open_jobs], kind="stable")]
    r.workplace[stay[np.argsort(had, kind="stable")[:count]]] = chosen
