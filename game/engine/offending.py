"""Where offences fall: what draws an offender to a block, and what stops an attempt there."""

import numpy as np

from game.engine.city import City
from game.engine.columns import F32, F64, Rows
from game.engine.forces import between, force
from game.engine.luck import at_place
from game.engine.places import BURGLARY, CAR, NUISANCE, OFFENCES, ROBBERY, THEFT
from game.engine.rules import Rules
from game.engine.usual import block_districts

ONE = np.float32(1.0)


def draw_of_blocks(city: City, rules: Rules) -> F64:
    """How blocks draw offenders who go out for it: running sums (kinds, blocks), 1 more for each kind.

    Cars, shops, passers-by and homes are what is to be had; poor streets are less guarded, and some corners
    are simply worse than others for as long as anybody remembers.
    """
    k, blocks = rules.k.safety, city.blocks
    corner = ONE / (
        at_place(np.arange(blocks.x.size, dtype=np.intp), 0, "bad corner", 0) + np.float32(k.corner)
    )
    corner = corner * (ONE + np.float32(k.draw_poor) * blocks.needy)
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


def prevention(city: City, rules: Rules) -> dict[str, F32]:
    """For each cause the share of attempts (kinds, blocks) that it lets pass, 1 when it stops nothing.

    Cameras with somebody behind them stop break-ins in cars, some theft and no violence; patrols on the spot
    and lamps stop a little of all that happens in the street; fair officers are helped by those who see.
    """
    k, blocks, effort = rules.k.safety, city.blocks, city.effort
    district = block_districts(city)
    kinds = len(OFFENCES)

    def lever(key: str) -> F32:
        return effort.of(key).astype(np.float32)[district]

    def rows(weights: tuple[float, ...], stops: F32) -> F32:
        found: F32 = ONE - np.asarray(weights, np.float32).reshape(kinds, 1) * stops
        return found

    locked = between(rules.nation.car_security.points, city.start)
    cars = (1.0 - k.car_locks * force(city, rules.nation.car_security)) / (1.0 - k.car_locks * locked)
    violent, others = k.officers_violent, k.officers_property
    found = {
        "nation:car_security": rows((1.0 - cars, 0.0, 0.0, 0.0, 0.0), np.ones_like(blocks.light)),
        "cameras": rows((k.watched_cars, 0.0, k.watched_others, k.watched_others, 0.0), blocks.watched),
        "hot_spots": rows(
            (k.patrol_stops, k.patrol_stops, 0.0, k.patrol_stops, k.patrol_stops), blocks.patrolled
        ),
        "officers": rows((others, violent, others, others, violent), lever("officers")),
        "respect": rows((k.respect_stops,) * kinds, lever("respect")),
        "stops": rows((k.stops_stop,) * kinds, lever("stops")),
        "car_security": rows((k.car_guarded, 0.0, 0.0, 0.0, 0.0), lever("car_security")),
    }
    lit = blocks.light - np.float32(rules.k.shops.light_usual)
    found["lighting"] = rows((k.light_stops, k.light_stops, 0.0, 0.0, k.light_stops), lit)
    clean = np.float32(k.litter_usual) - blocks.litter
    found["cleaning"] = rows((0.0, 0.0, 0.0, k.clean_stops, k.clean_stops), clean)
    found["fines"] = rows((0.0, 0.0, 0.0, 0.0, k.fines_stop), lever("fines"))
    return found


def places_of(city: City, rules: Rules, home: Rows, kind: Rows, luck: F32) -> Rows:
    """Blocks where attempts are made: near home, or where much is to be had. `luck`: (2, attempts)."""
    k, blocks = rules.k.safety, city.blocks
    near = luck[0] < np.float32(k.near_home)
    pick = (luck[1] * np.float32(blocks.near.shape[0] + 1)).astype(np.intp)
    found = np.where(pick == 0, home, blocks.near[pick - 1, home]).astype(np.intp)
    out = np.flatnonzero(~near)
    what = kind.take(out)
    draw = what + luck[1].take(out).astype(np.float64)
    found[out] = np.searchsorted(city.arrays["safety.draw"].ravel(), draw) - what * blocks.x.size
    return np.minimum(found, blocks.x.size - 1)
