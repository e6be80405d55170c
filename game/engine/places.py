"""Places: blocks, shop streets, schools, clubs and workplaces."""

from dataclasses import dataclass
from typing import Annotated

import numpy as np
import numpy.typing as npt

from game.engine.columns import Float, Int8, Int16, Int32

OFFENCES = ("car_break_in", "robbery", "burglary", "theft", "nuisance")
"""Kinds of offence: rows of `Blocks.offences`. Robbery is street robbery and bag-snatching; theft is all
other theft; nuisance is vandalism and nuisance."""
CAR, ROBBERY, BURGLARY, THEFT, NUISANCE = range(5)
NEAR = 6

ByOffence = Annotated[npt.NDArray[np.float32], np.float32, 5]
Neighbours = Annotated[npt.NDArray[np.int32], np.int32, NEAR]
LAND = ("core", "terrace", "estate", "villa", "village", "industry", "park", "campus")
"""Kinds of land: values of `Blocks.land`."""


@dataclass(slots=True)
class Blocks:
    """About 2,000 blocks. `x` and `y` are metres east and north of the town's middle."""

    district: Int8
    """Row of the district. Blocks of a district lie together, in the order of the districts."""
    land: Int8
    """Row in `LAND`."""
    x: Float
    """Middle, metres east."""
    y: Float
    """Middle, metres north."""
    size: Float
    """Half of its width, metres."""
    zone: Int16
    """Running number of the zone that it belongs to, for its name."""
    street: Int16
    """Row of the shop street; -1 when it has none."""
    near: Neighbours
    """Rows of the nearest blocks; itself where there are fewer."""
    homes: Int32
    """Dwellings."""
    residents: Int32
    """Persons."""
    foreign: Float
    """Share of residents with a foreign background."""
    needy: Float
    """Share of residents in need."""
    young: Float
    """Share of residents aged 12 to 24."""
    quality: Float
    """Mean state of the homes, 0 to 1."""
    upkeep: Float
    """State of facades, pavements and green, 0 to 1."""
    litter: Float
    """0 clean to 1 filthy."""
    light: Float
    """Street lighting at night, 0 to 1."""
    watched: Float
    """Share of it that cameras watch with somebody behind them."""
    patrolled: Float
    """Extra patrol, 0 to 1."""
    cars: Float
    """Cars parked in the street."""
    footfall: Float
    """Passers-by, 1 is a quiet street."""
    shops: Int16
    """Shop units."""
    shops_open: Int16
    """Shop units in use."""
    rent: Float
    """Rent level, 1 is the town's mean in January 2003."""
    offences: ByOffence
    """Offences this month (rows: `OFFENCES`)."""
    year: ByOffence
    """Offences over a running twelve months (each month a twelfth fades, a month is added)."""
    reported: Float
    """Share of offences that is reported."""
    at_ease: Float
    """Mean of felt safety here, of residents of 16 and over."""


@dataclass(slots=True)
class Streets:
    """Shop streets, in the order of `town.shop_streets`."""

    units: Int16
    """Shop units."""
    open: Int16
    """In use."""
    rank: Float
    """Draw by itself, 0 to 1."""
    footfall: Float
    """Draw now, 1 is the town's mean."""
    vacancy: Float
    """Share empty."""
    upkeep: Float
    """State of the street, 0 to 1."""


@dataclass(slots=True)
class Schools:
    """Schools, in the order of `town.schools`."""

    secondary: Int8
    """1 for a secondary school."""
    block: Int32
    """Row of the block it stands in."""
    district: Int8
    """Row of the district."""
    seats: Int16
    """Room for pupils."""
    pupils: Int16
    """Pupils."""
    foreign: Float
    """Share of pupils with a foreign background."""
    needy: Float
    """Share of pupils in need."""
    quality: Float
    """How well it teaches, 0 to 1."""
    trusted: Float
    """How far parents trust it, 0 to 1."""
    queue: Int16
    """Children who wanted a seat last September and got none."""


@dataclass(slots=True)
class Clubs:
    """Clubs. A row without members has been dissolved and can be founded again."""

    kind: Int8
    """Row in `town.clubs`."""
    name: Int16
    """Row of its name in that kind's names (numbered on when they run out)."""
    block: Int32
    """Row of the block it meets in."""
    members: Int16
    """Members."""
    foreign: Float
    """Share of members with a foreign background."""
    mixed: Float
    """How far its teams are mixed on purpose, 0 to 1."""


@dataclass(slots=True)
class Workplaces:
    """Workplaces in town."""

    block: Int32
    """Row of the block."""
    jobs: Int16
    """Jobs."""
    skill: Int8
    """Lowest diploma asked, an `Education`."""
    bias: Float
    """How much the employer prefers names that sound native, 0 none to 1 strong."""
    tested: Float
    """How far past tests still keep the employer fair, 0 to 1."""
