"""Who lives where: dwellings on their blocks, households in their homes.

Districts get exactly their residents, with and without a foreign background. Within a district, streets
attract households with a foreign background unevenly; those from the European Union less so.
"""

from dataclasses import dataclass

import numpy as np

from game.engine.columns import F64, I64, Rows, empty
from game.engine.founding.draws import Rng, apportion, deal, flags
from game.engine.households import Homes, Tenure
from game.engine.places import LAND, Blocks
from game.engine.town import Town

ROOMS = {
    "core": (0.14, 0.26, 0.27, 0.19, 0.09, 0.05),
    "terrace": (0.04, 0.12, 0.30, 0.34, 0.15, 0.05),
    "estate": (0.05, 0.24, 0.38, 0.26, 0.06, 0.01),
    "villa": (0.01, 0.04, 0.16, 0.32, 0.30, 0.17),
    "village": (0.01, 0.06, 0.20, 0.36, 0.26, 0.11),
}
"""Shares of homes with 1 to 6 rooms by kind of land (after the census of 2001 for Flanders; judged)."""
SPARE = 1.2
"""Rows for homes, against the homes that stand: room to build."""
TINY = 1e-9
"""Keeps shares of nothing from being divided by nothing."""
FULL = 0.9
"""Largest share of a block's homes that households with a foreign background live in at the start."""
ROOM_PRICE, ROOM_BASE = 0.16, 0.45
"""Rent of a home against one of average size: the base, and what each room adds."""
SOCIAL_RENT = 0.55
"""Rent of a social home against the same home on the market (Flemish social rents around 2003; judged)."""
LEAST_EMPTY = 1.005
"""Homes against households in every district at the least."""
NATIVE, SETTLED, NEAR_BY, EMPTY = range(4)
"""Who a home is for: no foreign background, from farther away, from the European Union, nobody."""


@dataclass(slots=True)
class Placing:
    """Households that look for a home: one entry a household."""

    size: I64
    """Persons."""
    foreign: I64
    """Persons with a foreign background."""
    origin: Rows
    """Row of the country; -1 for none."""


def build(town: Town, blocks: Blocks, rng: Rng) -> Homes:
    """All dwellings, empty, block by block, with rooms, tenure and state."""
    total = int(blocks.homes.sum())
    homes = empty(Homes, int(total * SPARE))
    block = np.repeat(np.arange(blocks.x.size, dtype=np.intp), blocks.homes)
    here = slice(0, total)
    homes.exists[here] = True
    homes.household[:] = -1
    homes.block[here] = block
    homes.quality[here] = np.clip(blocks.quality[block] + rng.uniform(-0.15, 0.15, total), 0.03, 1.0)
    edges = np.cumsum([ROOMS.get(land, ROOMS["terrace"]) for land in LAND], axis=1)[blocks.land[block]]
    homes.rooms[here] = 1 + (rng.random(total)[:, None] > edges[:, :-1]).sum(axis=1)
    zones = [zone for district in town.districts for zone in district.zones]
    zone = blocks.zone[block].astype(np.intp)
    social = np.array([part.social for part in zones], np.float64)[zone]
    owned = np.array([part.owned for part in zones], np.float64)[zone]
    luck = rng.random(total)
    homes.tenure[here] = np.where(
        luck < social, Tenure.SOCIAL, np.where(luck < social + owned, Tenure.OWNED, Tenure.RENTED)
    )
    price = (ROOM_BASE + ROOM_PRICE * homes.rooms[here]) * blocks.rent[block]
    homes.rent[here] = price * np.where(homes.tenure[here] == Tenure.SOCIAL, SOCIAL_RENT, 1.0)
    return homes


def kinds(town: Town, placing: Placing) -> Rows:
    """Which kind of home each household looks for."""
    eu = np.array([country.eu for country in town.origins], np.bool_)
    kind = np.where(placing.origin < 0, NATIVE, SETTLED).astype(np.intp)
    kind[(placing.origin >= 0) & eu[np.maximum(placing.origin, 0)]] = NEAR_BY
    return kind


def choose_districts(town: Town, blocks: Blocks, placing: Placing, rng: Rng) -> Rows:
    """The district of each household. Where a district has too few homes, some are added."""
    count = len(town.districts)
    room = np.bincount(blocks.district, blocks.homes, count).astype(np.int64)
    district = _districts(town, placing, kinds(town, placing), room, rng)
    missing = np.ceil(np.bincount(district, minlength=count) * LEAST_EMPTY).astype(np.int64) - room
    for row in np.flatnonzero(missing > 0):
        own = np.flatnonzero((blocks.district == row) & (blocks.homes > 0))
        blocks.homes[own] += apportion(blocks.homes[own], int(missing[row])).astype(np.int32)
    return district


def settle(town: Town, blocks: Blocks, homes: Homes, placing: Placing, district: Rows, rng: Rng) -> Rows:
    """Give each household a home of about its size in its district; returns the row of each one's home."""
    kind = kinds(town, placing)
    standing = int(homes.exists.sum())
    home_district = blocks.district[homes.block[:standing]].astype(np.intp)
    wanted = np.zeros((EMPTY + 1, len(town.districts)), np.int64)
    np.add.at(wanted, (kind, district), 1)
    wanted[EMPTY] = np.bincount(home_district, minlength=wanted.shape[1]) - wanted.sum(axis=0)
    used = _reserve(town, blocks, homes, wanted, rng)
    rooms = homes.rooms[:standing] + rng.uniform(0.0, 1.6, standing)
    order_homes = np.lexsort((rooms, used, home_district))
    order = np.lexsort((placing.size + rng.uniform(0.0, 1.6, kind.size), kind, district))
    home = np.empty(kind.size, np.intp)
    home[order] = order_homes[used[order_homes] != EMPTY]
    return home


def _districts(town: Town, placing: Placing, kind: Rows, room: I64, rng: Rng) -> Rows:
    """The district of each household: families first, then people alone, who fill each district exactly."""
    residents = np.array([district.residents for district in town.districts], np.int64)
    foreign = np.array([round(d.residents * d.foreign) for d in town.districts], np.int64)
    family = placing.size > 1
    people = int(placing.size[family].sum())
    mean = people / max(1, int(family.sum()))
    households = room * (kind.size / room.sum())
    in_families = np.clip((residents - households) / max(mean - 1, 1e-6), 0.0, None) * mean
    in_families *= people / in_families.sum()
    district = np.full(kind.size, -1, np.intp)
    share = residents / residents.sum()
    pull = foreign * np.sqrt(foreign / np.maximum(residents, 1)) + TINY
    settled = rng.permutation(np.flatnonzero(family & (kind == SETTLED)))
    near_by = rng.permutation(np.flatnonzero(family & (kind == NEAR_BY)))
    part = placing.foreign[settled].sum() / max(
        1, placing.foreign[settled].sum() + placing.foreign[near_by].sum()
    )
    wanted = (foreign + TINY) / (foreign.sum() + TINY)
    far = part * pull / pull.sum()
    district[settled] = deal(placing.foreign[settled], np.minimum(far, wanted * 0.97))
    district[near_by] = deal(
        placing.foreign[near_by], np.maximum(wanted - far, 0.0) + 0.01 * share * (1 - part)
    )
    placed = np.flatnonzero(district >= 0)
    used = np.bincount(district[placed], placing.size[placed], residents.size)
    native = rng.permutation(np.flatnonzero(family & (kind == NATIVE)))
    district[native] = deal(placing.size[native], np.maximum(in_families - used, 0.0))
    _alone(placing, district, residents, foreign, rng)
    return district


def _alone(placing: Placing, district: Rows, residents: I64, foreign: I64, rng: Rng) -> None:
    """People alone go where their district still lacks people of their background."""
    count = residents.size
    placed = np.flatnonzero(district >= 0)
    others = np.bincount(district[placed], placing.foreign[placed], count).astype(np.int64)
    natives = np.bincount(district[placed], (placing.size - placing.foreign)[placed], count).astype(np.int64)
    for lacking, side in ((foreign - others, True), (residents - foreign - natives, False)):
        alone = rng.permutation(np.flatnonzero((district < 0) & ((placing.foreign > 0) == side)))
        seats = apportion(np.maximum(lacking, 0) + TINY, alone.size)
        district[alone] = np.repeat(np.arange(count, dtype=np.intp), seats)


def _reserve(town: Town, blocks: Blocks, homes: Homes, wanted: I64, rng: Rng) -> Rows:
    """Who each home is for. `wanted` has the homes needed by kind and district."""
    standing = int(homes.exists.sum())
    block = homes.block[:standing].astype(np.intp)
    used = np.full(standing, NATIVE, np.intp)
    pull = _pull(town, blocks, rng)
    for district in range(wanted.shape[1]):
        own = np.flatnonzero(blocks.district == district)
        here = np.flatnonzero(flags(blocks.x.size, own)[block])
        free = rng.permutation(here)
        used[free[: wanted[EMPTY, district]]] = EMPTY
        for kind, weight in ((SETTLED, pull), (NEAR_BY, 1.0 + 0.25 * pull)):
            open_homes = here[used[here] == NATIVE]
            room = np.bincount(block[open_homes], minlength=blocks.x.size)[own]
            seats = _seats(room * weight[own], np.floor(room * FULL), int(wanted[kind, district]))
            used[_first(open_homes, block, own, seats, rng)] = kind
    return used


def _first(open_homes: Rows, block: Rows, own: Rows, seats: I64, rng: Rng) -> Rows:
    """So many homes of each block, at random."""
    mixed = rng.permutation(open_homes)
    mixed = mixed[np.argsort(block[mixed], kind="stable")]
    at = np.searchsorted(own, block[mixed])
    place = np.arange(mixed.size, dtype=np.int64) - np.searchsorted(block[mixed], block[mixed])
    first: Rows = mixed[place < seats[at]]
    return first


def _seats(weight: F64, limit: F64, total: int) -> I64:
    """Share out homes by weight without passing any block's limit."""
    seats = np.zeros(weight.size, np.float64)
    for _ in range(20):
        free = seats < limit
        missing = total - float(seats.sum())
        if missing < 0.5 or not free.any():
            break
        seats[free] += weight[free] * (missing / max(float(weight[free].sum()), 1e-9))
        seats = np.minimum(seats, limit)
    if seats.sum() <= 0:
        return apportion(np.maximum(limit, 1e-9), total)
    given = apportion(seats, total)
    over = given - limit.astype(np.int64)
    extra = int(np.maximum(over, 0).sum())
    if extra:
        given = np.minimum(given, limit.astype(np.int64))
        given += np.minimum(apportion(np.maximum(limit - given, 0.0) + 1e-9, extra), 10**6)
    return given


def _pull(town: Town, blocks: Blocks, rng: Rng) -> F64:
    """How far blocks attract households with a foreign background: the quarter, kin in the street, luck."""
    zones = [zone for district in town.districts for zone in district.zones]
    quarter = np.array([zone.foreign for zone in zones], np.float64)[blocks.zone]
    luck = rng.random(blocks.x.size)
    luck = luck * luck * luck * luck * 5.0
    street = 0.5 * luck + 0.5 * luck[blocks.near.astype(np.intp)].mean(axis=0)
    uneven = town.margins.clustering
    own: F64 = quarter * np.maximum(1.0 - uneven + uneven * street, 0.02)
    return own
