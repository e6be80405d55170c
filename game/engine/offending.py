"""Where offences fall: what draws an offender to a block, and what stops an attempt there."""

import numpy as np

from game.engine.cells import DISTRICTS
from game.engine.city import City
from game.engine.columns import F32, F64, Int32, Rows
from game.engine.forces import between, force
from game.engine.luck import at_place
from game.engine.places import BURGLARY, CAR, NUISANCE, OFFENCES, ROBBERY, THEFT
from game.engine.rules import Rules
from game.engine.usual import block_districts, sum_blocks

ONE = np.float32(1.0)


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


def prevention(city: City, rules: Rules) -> dict[str, tuple[F64, F64 | F32]]:
    """For each cause the share of attempts that it stops: by kind (kinds,), times by block or by district.

    Cameras with somebody behind them stop break-ins in cars, some theft and no violence; patrols on the spot
    and lamps stop a little of all that happens in the street; fair officers are helped by those who see.
    """
    k, blocks, lever = rules.k.safety, city.blocks, city.effort.of
    locked = between(rules.nation.car_security.points, city.start)
    cars = (1.0 - k.car_locks * force(city, rules.nation.car_security)) / (1.0 - k.car_locks * locked)
    violent, others = k.officers_violent, k.officers_property
    everywhere = np.ones(DISTRICTS, np.float64)
    lit = blocks.light - np.float32(rules.k.shops.light_usual)
    clean = np.float32(k.litter_usual) - blocks.litter
    stops: dict[str, tuple[tuple[float, ...], F64 | F32]] = {
        "nation:car_security": ((1.0 - cars, 0.0, 0.0, 0.0, 0.0), everywhere),
        "cameras": ((k.watched_cars, 0.0, k.watched_others, k.watched_others, 0.0), blocks.watched),
        "hot_spots": (
            (k.patrol_stops, k.patrol_stops, 0.0, k.patrol_stops, k.patrol_stops),
            blocks.patrolled,
        ),
        "officers": ((others, violent, others, others, violent), lever("officers")),
        "respect": ((k.respect_stops,) * len(OFFENCES), lever("respect")),
        "stops": ((k.stops_stop,) * len(OFFENCES), lever("stops")),
        "car_security": ((k.car_guarded, 0.0, 0.0, 0.0, 0.0), lever("car_security")),
        "lighting": ((k.light_stops, k.light_stops, 0.0, 0.0, k.light_stops), lit),
        "cleaning": ((0.0, 0.0, 0.0, k.clean_stops, k.clean_stops), clean),
        "fines": ((0.0, 0.0, 0.0, 0.0, k.fines_stop), lever("fines")),
    }
    return {cause: (np.array(kinds, np.float64), where) for cause, (kinds, where) in stops.items()}


def look_around(city: City, rules: Rules) -> None:
    """Once a quarter offenders learn what stands in the way.

    Kept are the chance that an attempt works (kinds, blocks), and what each cause lets pass (causes, kinds,
    DISTRICTS), weighted by what happens in each block.
    """
    weight = city.blocks.year + np.float32(1e-3)
    stops = list(prevention(city, rules).values())
    shares = np.array([share for share, _ in stops], np.float64)[:, :, None]
    in_streets = np.array([where.size == weight.shape[1] for _, where in stops])
    streets = np.array([where for _, where in stops if where.size == weight.shape[1]], np.float32)[:, None]
    districts = np.array([where for _, where in stops if where.size != weight.shape[1]], np.float64)[:, None]
    passes = np.empty((len(stops), len(OFFENCES), DISTRICTS), np.float64)
    passes[~in_streets] = 1.0 - shares[~in_streets] * districts
    mean = sum_blocks(city, streets * weight) / np.maximum(sum_blocks(city, weight), 1e-9)
    passes[in_streets] = 1.0 - shares[in_streets] * mean
    chance = np.prod(ONE - shares[in_streets].astype(np.float32) * streets, axis=0)
    here = rules.k.safety.works * np.prod(passes[~in_streets], axis=0)
    city.arrays["safety.chance"] = chance * here.take(block_districts(city), axis=1)
    city.arrays["safety.passes"] = passes


def places_of(city: City, rules: Rules, home: Rows | Int32, kind: Rows, near: F32, where: F32) -> Rows:
    """Blocks where attempts are made: near home, or where much is to be had. `near` and `where` are draws.

    Those who go out are looked up in the order of their draws, which is faster.
    """
    around, blocks = city.blocks.near, city.blocks.x.size
    found, goes_out = np.empty(kind.size, np.intp), near >= np.float32(rules.k.safety.near_home)
    close, far = (~goes_out).nonzero()[0], goes_out.nonzero()[0]
    home, pick = home.take(close), (where.take(close) * np.float32(around.shape[0] + 1)).astype(np.intp)
    found[close] = np.where(pick == 0, home, around.ravel().take((pick - 1) * blocks + home))
    drawn = kind.take(far) + where.take(far).astype(np.float64)
    order = drawn.argsort()
    far = far.take(order)
    streets = city.arrays["safety.draw"].ravel().searchsorted(drawn.take(order))
    found[far] = streets - kind.take(far) * blocks
    return np.minimum(found, blocks - 1)
