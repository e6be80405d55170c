"""Rules: all that the author of a level wrote, read once and never changed."""

from dataclasses import dataclass, field

from game.engine.coefficients import Coefficients
from game.engine.event import CastMember, Choice, Cost, Effect, Event, Feeling, Push, Viewpoint
from game.engine.facts import Assumption, Confidence, Fact, Record, RecordSeries, RivalModel, Tag
from game.engine.level import Goal, Lesson, Level, Opening, Pledge, Pledges, Score, StartingOrder
from game.engine.marks import Month
from game.engine.nation import Nation
from game.engine.orders import Dated
from game.engine.programme import Brick, Dose, Programme, Reality
from game.engine.town import Town

__all__ = [
    "Assumption",
    "Brick",
    "CastMember",
    "Choice",
    "Confidence",
    "Cost",
    "Dose",
    "Effect",
    "Event",
    "Fact",
    "Feeling",
    "Goal",
    "Lesson",
    "Level",
    "Lived",
    "Opening",
    "Pledge",
    "Pledges",
    "Programme",
    "Push",
    "Reality",
    "Record",
    "RecordSeries",
    "RivalModel",
    "Rules",
    "Score",
    "StartingOrder",
    "Tag",
    "Usual",
    "Viewpoint",
]


@dataclass(frozen=True, slots=True)
class Usual:
    """An attitude's mean among adults of the average town, by month: from stored runs of `average_town`."""

    native: dict[Month, float]
    """Without a foreign background."""
    foreign: dict[Month, float]
    """With a foreign background."""


@dataclass(frozen=True, slots=True)
class Lived:
    """Years that lie before a level: those of another level, under a mayor's orders."""

    level: Level
    """The level that was lived, until the next one begins."""
    orders: tuple[Dated, ...]
    """In order of time; what would be refused is left out."""


@dataclass(frozen=True, slots=True)
class Rules:
    """Everything an author wrote for one game."""

    level: Level
    """The level."""
    town: Town
    """The city's places and who lives there at the start."""
    nation: Nation
    """What the mayor can't move."""
    programmes: dict[str, Programme]
    """By key."""
    events: dict[str, Event]
    """By key, in the order in which they are tried."""
    cast: dict[str, CastMember]
    """By key."""
    record: Record
    """What really happened."""
    assumptions: dict[str, dict[str, Assumption]]
    """Coefficients by system and name, with their sources."""
    k: Coefficients
    """The same coefficients as numbers."""
    models: dict[str, RivalModel] = field(default_factory=dict)
    """By key: what others would put in instead."""
    reference: dict[str, Usual] | None = None
    """By attitude: the average town that votes are compared with (the city's reference.yaml). A city
    without one is compared with its own first month."""
    lived: tuple[Lived, ...] = ()
    """What lies before the level, the oldest first; when nothing does, the town is founded on its first
    morning."""
