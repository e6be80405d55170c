"""The nation: what the mayor can't move."""

from dataclasses import dataclass

from game.engine.marks import Month, Share, Text
from game.engine.programme import Brick


@dataclass(frozen=True, slots=True)
class Series:
    """A number that changes with the years, read between its points in a straight line."""

    points: dict[Month, float]
    """Values by month."""
    unit: str
    """What it counts."""
    source: str
    """Where it stands."""
    tag: str = "statistic"
    """statistic, claim, estimate or invented."""


@dataclass(frozen=True, slots=True)
class Shock:
    """Something dated that happens to the whole country."""

    key: str
    """Name."""
    name: Text
    """On screen."""
    month: Month
    """When."""
    fear: Share
    """How far felt safety falls among everyone; it is gone after four months."""
    hardening: float
    """How far openness moves (0 to -.02)."""
    source: str
    """Where it stands."""


@dataclass(frozen=True, slots=True)
class PartyList:
    """A list that voters choose from. No real party names."""

    key: str
    """Name in levels: mayor, far_right, nationalist, left, centre, green, far_left …"""
    name: Text
    """On screen."""
    colour: str
    """Colour on screen, as #rrggbb; the palette may adapt it."""
    wave_native: dict[Month, float]
    """Share among voters without a foreign background in an average Flemish town, by month."""
    wave_foreign: dict[Month, float]
    """The same among voters with a foreign background."""
    distance: float
    """How far from the mayor's list in a coalition, 0 to 1; 1 never governs."""
    source: str
    """Where the shares stand."""
    asks: tuple[Brick, ...] = ()
    """Bricks that the list wants money for when it governs with the mayor."""
    seats: int = 0
    """Seats in the council that sits at the start; where no list has any, votes as the waves say fill it."""


@dataclass(frozen=True, slots=True)
class Nation:
    """Series, shocks and lists."""

    unemployment: Series
    """Unemployment in the region, share of the labour force."""
    crime: Series
    """Offences in the country, 1 in January 2003."""
    car_security: Series
    """Share of cars on the road that can't be broken into quickly (immobilisers, built-in radio)."""
    arrivals: Series
    """Arrivals from abroad that a town this size gets, a year."""
    arrivals_inland: Series
    """Movers from elsewhere in the country who look for a home here, a year."""
    newcomer_newborns: Series
    """Births to mothers of foreign background: how many times those of others of the same age."""
    births: Series
    """Births a year per 1,000 women aged 15 to 49 without a foreign background."""
    asylum: Series
    """People seeking asylum who a town this size would get as its share, a year."""
    e_commerce: Series
    """Share of shopping that is done online."""
    rents: Series
    """Rent level in the region, 1 in January 2003."""
    wages: Series
    """Wage level, 1 in January 2003."""
    benefits: Series
    """Lowest benefits as a share of the poverty line."""
    hostility: Series
    """How sharp the national debate about migration is, 0 to 1."""
    recruiters: Series
    """Recruiters for armed groups abroad who come to a town this size, a year."""
    compulsory_vote_until: Month
    """Last month in which voting was compulsory."""
    elections: tuple[Month, ...]
    """Municipal elections."""
    shocks: tuple[Shock, ...]
    """Dated shocks."""
    lists: tuple[PartyList, ...]
    """Lists at elections; the first is the mayor's."""
    gatherings: Series | None = None
    """How often people meet outside their home, 1 as usual; always as usual when left out."""
