"""The map: zones become blocks, blocks get neighbours, shops and a state of repair."""

import numpy as np

from game.engine.columns import F64, Rows, empty
from game.engine.founding.draws import Rng, apportion
from game.engine.founding.geometry import area, distance, ring_grid, straight_grid
from game.engine.places import LAND, NEAR, Blocks, Streets
from game.engine.town import Land, LineKind, Point, ShopStreet, Town, Zone

STEP = {
    Land.CORE: 0.82,
    Land.TERRACE: 0.88,
    Land.ESTATE: 1.0,
    Land.VILLA: 1.12,
    Land.VILLAGE: 1.05,
    Land.INDUSTRY: 1.7,
    Land.PARK: 1.6,
    Land.CAMPUS: 1.5,
}
"""Distance between blocks of a kind of land, against the town's mean."""
STRIP, AROUND = 100, 200
"""Blocks that look for neighbours together, and how many on each side they look at first."""
SHIFT = 0.10
"""How far a block may lie off the grid, in steps."""
CARS = {Land.CORE: 0.45, Land.PARK: 0.0, Land.INDUSTRY: 0.5, Land.VILLA: 0.35, Land.VILLAGE: 0.4}
"""Cars parked in the street for each home; .7 elsewhere. Garages and driveways take the others."""


def lay_out(town: Town, rng: Rng) -> tuple[Blocks, Streets]:
    """All blocks, with homes but without residents, and the shop streets."""
    zones = [(row, zone) for row, district in enumerate(town.districts) for zone in district.zones]
    step = _step(town, [zone for _, zone in zones])
    steps = np.array([step * STEP[zone.land] for _, zone in zones], np.float64)
    x, y, of_zone = _points(town, [zone for _, zone in zones], steps, rng)
    counts = np.bincount(of_zone, minlength=len(zones))
    blocks = empty(Blocks, x.size)
    blocks.x[:], blocks.y[:], blocks.zone[:] = x, y, of_zone
    blocks.district[:] = np.array([row for row, _ in zones], np.int8)[of_zone]
    blocks.land[:] = np.array([LAND.index(zone.land.value) for _, zone in zones], np.int8)[of_zone]
    blocks.size[:] = steps[of_zone] * 0.40
    blocks.near[:] = nearest(x, y, NEAR)
    start = 0
    for (_, zone), count in zip(zones, counts.tolist(), strict=True):
        blocks.homes[start : start + count] = apportion(rng.uniform(0.75, 1.25, count), zone.homes)
        start += count
    _condition(blocks, [zone for _, zone in zones], rng)
    return blocks, _shops(town, blocks)


def _step(town: Town, zones: list[Zone]) -> float:
    """Distance between blocks that gives about the number of blocks asked for."""
    wanted = sum(area(zone.outline) / (STEP[zone.land] * STEP[zone.land]) for zone in zones)
    return float(np.sqrt(wanted / town.blocks)) * 0.97


def _points(town: Town, zones: list[Zone], steps: F64, rng: Rng) -> tuple[F64, F64, Rows]:
    """Middles of blocks and their zone: grids, a little uneven, clear of water, rails and market squares.

    Every zone has at least one block: its middle, when nothing else fits.
    """
    grids = [
        (ring_grid if zone.land is Land.CORE else straight_grid)(zone.outline, float(step))
        for zone, step in zip(zones, steps, strict=True)
    ]
    of_zone = np.repeat(np.arange(len(zones), dtype=np.intp), [grid[0].size for grid in grids])
    step = steps[of_zone]
    shifts = rng.uniform(-SHIFT, SHIFT, (2, of_zone.size)) * step
    x = np.concatenate([grid[0] for grid in grids]) + shifts[0]
    y = np.concatenate([grid[1] for grid in grids]) + shifts[1]
    free = np.ones(x.size, np.bool_)
    for line in town.lines:
        if line.kind is not LineKind.ROAD:
            free &= distance(x, y, line.points) > line.width / 2 + step * 0.42
    for landmark in town.landmarks:
        if landmark.kind == "square":
            free &= (np.abs(x - landmark.at[0]) > step * 0.6) | (np.abs(y - landmark.at[1]) > step * 0.6)
    bare = np.flatnonzero(np.bincount(of_zone[free], minlength=len(zones)) == 0)
    middles = np.array([np.mean(zones[row].outline, axis=0) for row in bare], np.float64).reshape(-1, 2)
    x, y = np.concatenate([x[free], middles[:, 0]]), np.concatenate([y[free], middles[:, 1]])
    of_zone = np.concatenate([of_zone[free], bare]).astype(np.intp)
    order = np.argsort(of_zone, kind="stable")
    return x[order], y[order], of_zone[order]


def nearest(x: F64, y: F64, count: int) -> Rows:
    """Rows of the nearest other points, as (count, points); itself where there are fewer.

    Points are taken from west to east in strips; each strip looks at its surroundings first, and at the
    whole map where these may miss a neighbour.
    """
    found = np.repeat(np.arange(x.size, dtype=np.intp)[None], count, axis=0)
    near = min(count, x.size - 1)
    if near <= 0:
        return found
    by_x = np.argsort(x, kind="stable")
    for start in range(0, x.size, STRIP):
        own = by_x[start : start + STRIP]
        around = np.sort(by_x[max(0, start - AROUND) : start + STRIP + AROUND])
        rows, reach = _closest(x, y, own, around, near)
        west = x[by_x[start - AROUND]] if start > AROUND else -np.inf
        east = x[by_x[start + STRIP + AROUND - 1]] if start + STRIP + AROUND < x.size else np.inf
        sure = np.minimum(x[own] - west, east - x[own])
        unsure = np.flatnonzero(reach >= sure * sure)
        if unsure.size:
            rows[:, unsure], _ = _closest(x, y, own[unsure], np.arange(x.size, dtype=np.intp), near)
        found[:near, own] = rows
    return found


def _closest(x: F64, y: F64, own: Rows, others: Rows, near: int) -> tuple[Rows, F64]:
    """The nearest of `others` to each of `own`, nearest first, and the squared distance to the last."""
    near = min(near, others.size - 1)
    east, north = x[own, None] - x[others], y[own, None] - y[others]
    apart = east * east + north * north
    apart[own[:, None] == others] = np.inf
    closest = np.sort(np.argpartition(apart, near - 1, axis=1)[:, :near], axis=1)
    found = np.take_along_axis(apart, closest, axis=1)
    order = np.argsort(found, axis=1, kind="stable")
    return others[np.take_along_axis(closest, order, axis=1)].T, found.max(axis=1)


def _condition(blocks: Blocks, zones: list[Zone], rng: Rng) -> None:
    """State of repair, dirt, light and cars in January 2003: worse where homes are worse."""
    count = blocks.x.size
    of_zone = blocks.zone.astype(np.intp)
    quality = np.array([zone.quality for zone in zones], np.float64)[of_zone]
    blocks.quality[:] = np.clip(quality + rng.uniform(-0.12, 0.12, count), 0.05, 1.0)
    blocks.upkeep[:] = np.clip(0.10 + 0.75 * blocks.quality + rng.uniform(-0.10, 0.10, count), 0.05, 1.0)
    core = blocks.land == LAND.index("core")
    blocks.litter[:] = np.clip(
        0.75 - 0.75 * blocks.quality + 0.08 * core + rng.uniform(-0.10, 0.10, count), 0.0, 1.0
    )
    blocks.light[:] = np.clip(
        0.45 + 0.15 * core + 0.15 * blocks.quality + rng.uniform(-0.10, 0.10, count), 0.0, 1.0
    )
    cars = np.array([CARS.get(Land(land), 0.7) for land in LAND], np.float64)[blocks.land]
    blocks.cars[:] = blocks.homes * cars + 12.0 * (blocks.land == LAND.index("industry"))
    blocks.reported[:] = 0.0
    blocks.rent[:] = 0.65 + 0.6 * blocks.quality
    blocks.street[:] = -1


def _along(points: tuple[Point, ...], count: int) -> tuple[F64, F64]:
    """Points at equal distances along a line."""
    corners = np.asarray(points, np.float64)
    pieces = corners[1:] - corners[:-1]
    end = np.concatenate([np.zeros(1), np.cumsum(np.sqrt(np.sum(pieces * pieces, axis=1)))])
    place = (np.arange(count, dtype=np.float64) + 0.5) * (end[-1] / count)
    return np.interp(place, end, corners[:, 0]), np.interp(place, end, corners[:, 1])


def block_at(blocks: Blocks, x: F64, y: F64, *, homes: bool = True) -> Rows:
    """Rows of the blocks nearest to some points; only blocks with homes unless told otherwise."""
    east = blocks.x.astype(np.float64) - x[:, None]
    north = blocks.y.astype(np.float64) - y[:, None]
    apart = east * east + north * north
    if homes:
        apart[:, blocks.homes == 0] = np.inf
    found: Rows = np.argmin(apart, axis=1).astype(np.intp)
    return found


def _shops(town: Town, blocks: Blocks) -> Streets:
    """Shop units stand on the blocks along their street; footfall follows the street's draw."""
    streets = empty(Streets, len(town.shop_streets))
    footfall = np.ones(blocks.x.size, np.float64)
    for row, street in enumerate(town.shop_streets):
        closed = round(street.units * street.vacancy)
        streets.units[row] = street.units
        streets.open[row] = street.units - closed
        streets.rank[row] = street.rank
        streets.vacancy[row] = closed / max(1, street.units)
        own = _settle(street, row, blocks)
        footfall[own] += 9.0 * street.rank
        streets.upkeep[row] = blocks.upkeep[own].mean(dtype=np.float64) - 0.25 * street.vacancy
    streets.footfall[:] = streets.rank / max(
        float(streets.rank.sum(dtype=np.float64)) / max(1, len(town.shop_streets)), 1e-6
    )
    blocks.footfall[:] = footfall + 0.35 * (footfall[blocks.near.astype(np.intp)].mean(axis=0) - 1.0)
    return streets


def _settle(street: ShopStreet, row: int, blocks: Blocks) -> Rows:
    """Give a shop street its blocks, each with its units; returns their rows."""
    x, y = _along(street.points, 24)
    near = np.unique(block_at(blocks, x, y))
    free = near[blocks.street[near] < 0]
    own = free if free.size else near
    blocks.street[own] = row
    units = apportion(np.ones(own.size), street.units)
    opened = apportion(units, street.units - round(street.units * street.vacancy))
    blocks.shops[own] += units.astype(np.int16)
    blocks.shops_open[own] += opened.astype(np.int16)
    return own.astype(np.intp)
