"""The town as its author wrote it: geometry, districts, institutions and who lives there at the start."""

from dataclasses import dataclass
from enum import StrEnum

from game.engine.margins import Feeling, Margins
from game.engine.marks import DistrictKey, Share, Text

__all__ = [
    "ClubKind",
    "Clubs",
    "District",
    "Feeling",
    "Land",
    "Landmark",
    "Line",
    "LineKind",
    "Margins",
    "NamePool",
    "Origin",
    "Point",
    "School",
    "SchoolLevel",
    "ShopStreet",
    "Town",
    "Zone",
]

Point = tuple[float, float]
"""Metres east and north of the town's middle."""


class Land(StrEnum):
    """How a block is built and used."""

    CORE = "core"
    """Old town: stepped gables, shops below, homes above."""
    TERRACE = "terrace"
    """Rows of workers' houses."""
    ESTATE = "estate"
    """Social flats and garden quarters."""
    VILLA = "villa"
    """Detached and semi-detached houses with gardens."""
    VILLAGE = "village"
    """Village houses and farms."""
    INDUSTRY = "industry"
    """Firms; hardly any homes."""
    PARK = "park"
    """Green; no homes."""
    CAMPUS = "campus"
    """Schools, halls, hospital, stadium."""


@dataclass(frozen=True, slots=True)
class Zone:
    """A part of a district with one kind of land."""

    land: Land
    """Kind."""
    outline: tuple[Point, ...]
    """Corners in order."""
    name: str = ""
    """Name of the quarter."""
    homes: int = 0
    """Dwellings in it at the start; spread over its blocks."""
    social: Share = 0.0
    """Share of social homes."""
    owned: Share = 0.6
    """Share of homes lived in by their owner."""
    quality: Share = 0.6
    """How good the homes are, 0 to 1."""
    foreign: float = 1.0
    """How many times the district's share with a foreign background live here."""


@dataclass(frozen=True, slots=True)
class District:
    """A district: a sum over its blocks."""

    key: DistrictKey
    """Name in levels."""
    name: str
    """Name on screen."""
    residents: int
    """At the start."""
    foreign: Share
    """Share with a foreign background at the start."""
    income: float
    """Income of its residents, 1 is the town's mean."""
    outline: tuple[Point, ...]
    """Corners in order."""
    zones: tuple[Zone, ...]
    """Its parts."""
    village: bool = False
    """Whether it is a village outside the town proper."""


class LineKind(StrEnum):
    """What a line on the map is."""

    RING = "ring"
    RIVER = "river"
    CANAL = "canal"
    RAILWAY = "railway"
    ROAD = "road"
    MOTORWAY = "motorway"


@dataclass(frozen=True, slots=True)
class Line:
    """A line on the map."""

    kind: LineKind
    """What it is."""
    points: tuple[Point, ...]
    """Along it."""
    name: str = ""
    """Name."""
    width: float = 20.0
    """Metres."""


@dataclass(frozen=True, slots=True)
class Landmark:
    """A place that people know."""

    key: str
    """Name in levels."""
    name: str
    """Name on screen."""
    at: Point
    """Where."""
    kind: str
    """How it is drawn: tower, town_hall, square, church, gate, station, museum, stadium, park, brewery,
    campus, zoo, hall, beguinage, water, industry."""
    about: Text = ""
    """A sentence."""


@dataclass(frozen=True, slots=True)
class ShopStreet:
    """A street with shops."""

    key: str
    """Name in levels."""
    name: str
    """Name on screen."""
    points: tuple[Point, ...]
    """Along it."""
    units: int
    """Shop units."""
    vacancy: Share
    """Share that is empty at the start."""
    rank: Share
    """Draw by itself: 1 is the main street."""


class SchoolLevel(StrEnum):
    """Which pupils a school has."""

    PRIMARY = "primary"
    SECONDARY = "secondary"


@dataclass(frozen=True, slots=True)
class School:
    """A school."""

    key: str
    """Name in levels."""
    name: str
    """Name on screen (invented)."""
    level: SchoolLevel
    """Primary (2½ to 12) or secondary."""
    at: Point
    """Where."""
    seats: int
    """How many pupils it has room for."""
    quality: Share
    """How well it teaches."""


class ClubKind(StrEnum):
    """What people do in a club."""

    SPORT = "sport"
    CULTURE = "culture"
    YOUTH = "youth"
    NEIGHBOURHOOD = "neighbourhood"
    FAITH = "faith"


@dataclass(frozen=True, slots=True)
class Clubs:
    """How many clubs of a kind there are."""

    kind: ClubKind
    """What they do."""
    count: int
    """How many."""
    members: Share
    """Share of residents of the fitting age who are members."""
    from_age: int
    """Youngest age."""
    to_age: int
    """Oldest age."""
    names: tuple[str, ...] = ()
    """Names to give; numbered when they run out."""
    faith: str = ""
    """Only families of this faith: `catholic`, `muslim` or `other`; everybody when empty."""


@dataclass(frozen=True, slots=True)
class Origin:
    """A country that residents or their parents come from."""

    key: str
    """ISO code of the country, lower case."""
    name: Text
    """Its name."""
    share: float
    """Its weight among residents with a foreign background at the start."""
    arrivals: float
    """Its weight among arrivals from abroad in the first years."""
    arrivals_late: float
    """Its weight among arrivals from abroad in the last years of the series."""
    born_here: Share
    """Share of its residents who were born here (second generation) at the start."""
    names: str
    """Which pool of names."""
    language: str
    """Home language."""
    muslim: Share = 0.0
    """Share who are Muslim by family."""
    catholic: Share = 0.0
    """Share who are Catholic by family."""
    refugee: bool = False
    """Whether most come as refugees."""
    eu: bool = False
    """Whether it is in the European Union of today."""


@dataclass(frozen=True, slots=True)
class NamePool:
    """Names that fit together."""

    key: str
    """Name in levels."""
    women: tuple[str, ...]
    """First names."""
    men: tuple[str, ...]
    """First names."""
    family: tuple[str, ...]
    """Family names."""


@dataclass(frozen=True, slots=True)
class Town:
    """Everything about the place and its first residents."""

    name: str
    """Name of the town."""
    districts: tuple[District, ...]
    """In the order in which arrays have them."""
    lines: tuple[Line, ...]
    """Water, rails and roads."""
    landmarks: tuple[Landmark, ...]
    """Places that people know."""
    shop_streets: tuple[ShopStreet, ...]
    """Streets with shops."""
    schools: tuple[School, ...]
    """Schools."""
    clubs: tuple[Clubs, ...]
    """Clubs by kind."""
    origins: tuple[Origin, ...]
    """Countries; residents without a foreign background have none (-1)."""
    names: tuple[NamePool, ...]
    """Pools of names; the first is the town's own."""
    margins: Margins
    """Known totals."""
    blocks: int = 2000
    """About how many blocks the map has."""
    workplaces: int = 600
    """Workplaces in town."""
