"""Where offences fall: what draws an offender to a block, and what stops an attempt there."""

import numpy as np

from game.engine.cells import DISTRICTS
from game.engine.city import City
from game.engine.columns import F32, F64, Int32, Rows
from game.engine.forces import between, force
from game.engine.luck import at_place
from game.engine.once import once
from game.engine.places import BURGLARY, CAR, NEAR, NUISANCE, OFFENCES, ROBBERY, THEFT
from game.engine.rules import Rules
from game.engine.usual import block_districts, sum_blocks

ONE = np.float32(1.0)
STOPS = (
    "nation:car_security", "cameras", "hot_spots", "officers", "respect", "stops", "car_security", "lighting",
    "cleaning", "fines",
)  # fmt: skip
"""What stops attempts: the nation's locks, and levers."""
DIFFER = ("cameras", "hot_spots", "lighting", "cleaning")
"""Those that differ from block to block."""
IN_STREETS: Rows = np.array([n for n, x in enumerate(STOPS) if x in DIFFER], np.intp)
"""Their places."""
BY_DISTRICT: Rows = np.delete(np.arange(len(STOPS), dtype=np.intp), IN_STREETS)
"""Places of the others."""


def draw_of_blocks(city: City, rules: Rules) -> F64:
    """How blocks draw offenders who go out for it: running sums (kinds, blocks), 1 more for each kind.

    Cars, shops, passers-by and homes are what is to be had; poor streets are less guarded, and some corners
    are simply worse than others for as long as anybody remembers: a long tail, with the power 1.25, so that
    half of all offences fall on 3 to 7 % of blocks (Weisburd 2015).
    """
    k, blocks = rules.k.safety, city.blocks
    corner = ONE / (
        at_place(np.arange(blocks.x.size, dtype=np.intp), 0, "bad corner", 0) + np.float32(k.corner)
    )
    corner *= np.sqrt(np.sqrt(corner))
    corner *= ONE + np.float32(k.draw_poor) * blocks.needy
    dark = np.float32(k.draw_dark) - blocks.light
    shabby = np.float32(k.draw_dark) - blocks.upkeep
    found = np.empty((len(OFFENCES), blocks.x.size), np.float64)
    found[CAR] = blocks.cars * corner * (ONE + blocks.footfall)
    found[ROBBERY] = blocks.footfall * blocks.footfall * corner * dark
    found[BURGLARY] = blocks.homes * corner
    found[THEFT] = (blocks.shops_open + blocks.footfall) * corner
    found[NUISANCE] = (blocks.footfall + np.float32(k.draw_young) * blocks.young) * corner * shabby
    found += 1e-6
    np.cumsum(found, axis=1, out=found)
    found /= found[:, -1:]
    found += np.arange(len(OFFENCES))[:, None]
    return found


@once
def _stop(rules: Rules) -> F64:
    """For each of `STOPS` the share of attempts by kind that it stops where it is full (STOPS, kinds, 1).

    Cameras with somebody behind them stop break-ins in cars, some theft and no violence; patrols on the spot
    and lamps stop a little of all that happens in the street; fair officers are helped by those who see.
    """
    k = rules.k.safety
    violent, others = k.officers_violent, k.officers_property
    stops = {
        "nation:car_security": (1.0, 0.0, 0.0, 0.0, 0.0),
        "cameras": (k.watched_cars, 0.0, k.watched_others, k.watched_others, 0.0),
        "hot_spots": (k.patrol_stops, k.patrol_stops, 0.0, k.patrol_stops, k.patrol_stops),
        "officers": (others, violent, others, others, violent),
        "respect": (k.respect_stops,) * len(OFFENCES),
        "stops": (k.stops_stop,) * len(OFFENCES),
        "car_security": (k.car_guarded, 0.0, 0.0, 0.0, 0.0),
        "lighting": (k.light_stops, k.light_stops, 0.0, 0.0, k.light_stops),
        "cleaning": (0.0, 0.0, 0.0, k.clean_stops, k.clean_stops),
        "fines": (0.0, 0.0, 0.0, 0.0, k.fines_stop),
    }
    return np.array([stops[cause] for cause in STOPS], np.float64)[:, :, None]


def _in_streets(city: City, rules: Rules) -> F32:
    """How full what stands in the way differently from block to block is there (`IN_STREETS`, 1, blocks)."""
    blocks = city.blocks
    lit = blocks.light - np.float32(rules.k.shops.light_usual)
    clean = np.float32(rules.k.safety.litter_usual) - blocks.litter
    return np.array([blocks.watched, blocks.patrolled, lit, clean], np.float32)[:, None]


def _by_district(city: City, rules: Rules) -> F64:
    """How full the others are in each district (`BY_DISTRICT`, 1, DISTRICTS)."""
    k, series = rules.k.safety, rules.nation.car_security
    left = 1.0 - k.car_locks * force(city, series)
    locked = np.full(DISTRICTS, 1.0 - left / (1.0 - k.car_locks * between(series.points, city.start)))
    return np.array([locked, *(city.effort.of(STOPS[n]) for n in BY_DISTRICT[1:])], np.float64)[:, None]


def look_around(city: City, rules: Rules) -> None:
    """Once a quarter offenders learn what stands in the way.

    Kept are the chance that an attempt works (kinds, blocks), and what each cause lets pass (STOPS, kinds,
    DISTRICTS), weighted by what happens in each block.
    """
    weight, shares = city.blocks.year + np.float32(1e-3), _stop(rules)
    streets, in_streets = _in_streets(city, rules), shares.take(IN_STREETS, axis=0)
    passes = np.empty((len(STOPS), len(OFFENCES), DISTRICTS), np.float64)
    mean = sum_blocks(city, streets * weight) / np.maximum(sum_blocks(city, weight), 1e-9)
    passes[IN_STREETS] = 1.0 - in_streets * mean
    here = passes[BY_DISTRICT] = 1.0 - shares.take(BY_DISTRICT, axis=0) * _by_district(city, rules)
    chance = np.prod(ONE - in_streets.astype(np.float32) * streets, axis=0)
    works = rules.k.safety.works * np.prod(here, axis=0)
    city.arrays["safety.chance"] = chance * works.take(block_districts(city), axis=1)
    city.arrays["safety.passes"] = passes


@once
def _around(near: Int32) -> Rows:
    """Every block, and after it its neighbours, first of all those that stand first in `near`."""
    return np.append(np.arange(near.shape[1], dtype=np.intp), near)


def places_of(city: City, rules: Rules, home: Rows | Int32, kind: Rows, near: F32, where: F32) -> Rows:
    """Blocks where attempts are made: near home, or where much is to be had. `near` and `where` are draws.

    Those who go out are looked up about in the order of their draws, which is faster.
    """
    around, blocks = _around(city.blocks.near), city.blocks.x.size
    pick = (where * np.float32(NEAR + 1)).astype(np.intp)
    found = around.take(pick * blocks + home)
    far = (near >= np.float32(rules.k.safety.near_home)).nonzero()[0]
    drawn = kind.take(far) + where.take(far).astype(np.float64)
    order = (drawn * (2**16 / len(OFFENCES))).astype(np.uint16).argsort(kind="stable")
    far = far.take(order)
    streets = city.arrays["safety.draw"].ravel().searchsorted(drawn.take(order))
    found[far] = streets - kind.take(far) * blocks
    return np.minimum(found, blocks - 1)
