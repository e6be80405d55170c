"""Streets: litter, upkeep, light, cameras and patrols, block by block."""

import numpy as np

from game.engine.cells import AREAS, CITY, DISTRICTS
from game.engine.city import City
from game.engine.columns import F32, F64, Rows
from game.engine.parts import QUARTER, behind, by_cause, explain, in_a_quarter, tell_apart
from game.engine.places import CAR, ROBBERY, THEFT
from game.engine.readings.streets import litter_now
from game.engine.rules import Rules
from game.engine.shops import keep_shops
from game.engine.system import System
from game.engine.usual import block_districts, sum_blocks

QUIET = np.float32(0.5)
"""Offences a year below which no block is a hot spot."""
SWEPT, KEPT, WATCHED = 0, 1, 2
"""Months of the quarter in which litter falls and goes, in which streets are kept, and in which it is settled
where eyes go."""
CORE = 0
"""Row of the old town in `places.LAND`."""


def keep_streets(city: City, rules: Rules) -> None:
    """Streets get worn by use and whole by care; eyes go where it is worst; shops come and go.

    All is done once a quarter, in turns, for three months at once.
    """
    district = block_districts(city)
    if city.month % QUARTER == SWEPT or "streets.litter" not in city.arrays:
        _litter(city, rules, district)
    if city.month % QUARTER == KEPT:
        _upkeep(city, rules, district)
        _light(city, rules, district)
    if city.month % QUARTER == WATCHED:
        _watch(city, rules, district)
        _patrol(city, rules, district)
    keep_shops(city, rules)


def _by_block(city: City, lever: str, district: Rows) -> F32:
    return city.effort.of(lever).astype(np.float32)[district]


def _keep_within(state: F32) -> None:
    """A state stays from 0 to 1."""
    np.maximum(state, np.float32(0.0), out=state)
    np.minimum(state, np.float32(1.0), out=state)


def crowd(city: City) -> F32:
    """How many people use each block, 1 on average: those who live there and those who pass."""
    blocks = city.blocks
    mean = np.float32(max(float(blocks.residents.sum(dtype=np.int64)) / max(blocks.residents.size, 1), 1.0))
    used: F32 = np.minimum((blocks.residents / mean + blocks.footfall) * np.float32(0.5), np.float32(3.0))
    return used


def _litter(city: City, rules: Rules, district: Rows) -> None:
    """Those who live and pass drop litter, more where it lies; the city sweeps, and fines make it less."""
    k, dirt, lever = rules.k.shops, city.blocks.litter, city.effort.of
    fined = k.litter_made * (1.0 - k.litter_fined * lever("fines"))
    swept = k.litter_swept + k.litter_cleaned * lever("cleaning")
    made = crowd(city) * fined.take(district)
    made *= np.float32(1.0) + np.float32(k.litter_spreads) * (dirt - np.float32(0.5))
    pace = np.minimum(np.maximum(made + swept.take(district), 1e-6), 1.0)
    dirt += (in_a_quarter(pace) * (made / pace - dirt)).astype(np.float32)
    _keep_within(dirt)
    now = city.arrays["streets.litter"] = litter_now(city)
    if explain(city, "litter", now, "crowd"):
        _explain_litter(city, rules, now)


def _explain_litter(city: City, rules: Rules, now: F64) -> None:
    """Without sweeping programmes and fines there would be more: the difference is their part."""
    k = rules.k.shops
    cleaning, fines = city.effort.of("cleaning"), city.effort.of("fines")
    dirt = np.maximum(now[:DISTRICTS], 0.01)
    swept = k.litter_swept + k.litter_cleaned * cleaning
    made = swept * dirt / (1.0 - np.minimum(dirt, 0.99))
    unfined = made / (1.0 - k.litter_fined * fines)
    by_sweeping = made / (made + swept) - made / (made + k.litter_swept)
    by_fines = made / (made + k.litter_swept) - unfined / (unfined + k.litter_swept)
    people = sum_blocks(city, city.blocks.residents)
    causes, force, share = behind(city, ("cleaning", "fines"))
    aims = np.empty((len(causes), AREAS), np.float64)
    aims[:, :DISTRICTS] = np.array([by_sweeping, by_fines]).take(force, axis=0) * share
    aims[:, CITY] = (aims[:, :DISTRICTS] * people).sum(axis=1) / max(float(people.sum()), 1.0)
    tell_apart(city, "litter", by_cause(causes, aims), k.litter_made + k.litter_swept, "crowd")


def _upkeep(city: City, rules: Rules, district: Rows) -> None:
    """A street comes to look like its homes; renewal and a calm centre lift it, open streets don't."""
    k, blocks = rules.k.shops, city.blocks
    upkeep = blocks.upkeep
    lived = (blocks.homes > 0).astype(np.float32)
    central = ((blocks.land == CORE) | (blocks.street >= 0)).astype(np.float32)
    better = np.float32(k.upkeep_renewed) * _by_block(city, "renewal", district)
    better += np.float32(k.upkeep_calmed) * _by_block(city, "calm_centre", district) * central
    worse = np.float32(k.upkeep_disrupted) * _by_block(city, "disruption", district)
    change = np.float32(k.upkeep_owners) * lived * (blocks.quality - upkeep)
    change += better * (np.float32(1.0) - upkeep) - worse * upkeep
    upkeep += np.float32(QUARTER) * change
    _keep_within(upkeep)


def _light(city: City, rules: Rules, district: Rows) -> None:
    """Lamps wear out and are replaced; a lighting programme adds more."""
    k, light = rules.k.shops, city.blocks.light
    light += np.float32(QUARTER * k.light_renewed) * (np.float32(k.light_usual) - light)
    light += (
        np.float32(QUARTER * k.light_added)
        * _by_block(city, "lighting", district)
        * (np.float32(1.0) - light)
    )
    _keep_within(light)


def _street_offences(city: City) -> F32:
    year = city.blocks.year
    found: F32 = year[CAR] + year[ROBBERY] + year[THEFT]
    return found


def _watch(city: City, rules: Rules, district: Rows) -> None:
    """Cameras are hung where most happens, and stay where they hang as long as somebody looks at them."""
    k, watched = rules.k.shops, city.blocks.watched
    happened = _street_offences(city)
    wanted = happened / (happened + np.float32(k.watch_half))
    eyes = _by_block(city, "cameras", district)
    wanted *= np.float32(k.watch_focus) * eyes
    np.maximum(wanted, np.minimum(watched, eyes), out=wanted)
    np.minimum(wanted, np.float32(1.0), out=wanted)
    watched += np.float32(in_a_quarter(k.watch_pace)) * (wanted - watched)


def _patrol(city: City, rules: Rules, district: Rows) -> None:
    """Hot-spot patrols go to the few worst blocks; more officers are seen a little more everywhere."""
    k, patrolled = rules.k.shops, city.blocks.patrolled
    happened = _street_offences(city)
    worst = max(int(happened.size * k.patrol_spots), 1)
    line = np.partition(happened, happened.size - worst)[happened.size - worst]
    wanted = np.float32(k.patrol_officers) * _by_block(city, "officers", district)
    spots = (happened >= max(line, QUIET)) * _by_block(city, "hot_spots", district)
    np.maximum(wanted, spots, out=wanted)
    patrolled += np.float32(in_a_quarter(k.patrol_pace)) * (wanted - patrolled)


SYSTEM = System(
    "streets",
    keep_streets,
    (
        "blocks.litter",
        "blocks.upkeep",
        "blocks.light",
        "blocks.watched",
        "blocks.patrolled",
        "blocks.footfall",
        "blocks.shops",
        "blocks.shops_open",
        "streets.*",
        "numbers",
        "arrays",
        "ledger",
    ),
)
