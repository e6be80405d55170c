"""Facts: what really happened or was claimed, and how sure the model's numbers are."""

from dataclasses import dataclass
from enum import StrEnum

from game.engine.marks import IndicatorKey, Month, Text


class Tag(StrEnum):
    """What kind of fact a statement is."""

    STATISTIC = "statistic"
    CLAIM = "claim"
    ESTIMATE = "estimate"
    INVENTED = "invented"


class Confidence(StrEnum):
    """How sure the model's authors are of a coefficient."""

    MEASURED = "measured"
    DERIVED = "derived"
    JUDGED = "judged"


@dataclass(frozen=True, slots=True)
class Assumption:
    """One coefficient of the model, on the table."""

    value: float
    """The value used."""
    range: tuple[float, float]
    """What the evidence allows."""
    unit: str
    """What the number counts."""
    source: str
    """Where it comes from."""
    confidence: Confidence
    """How sure we are."""
    disputed: str = ""
    """Who says otherwise, and what."""


@dataclass(frozen=True, slots=True)
class RivalModel:
    """A school of thought: what it would put into the model instead."""

    key: str
    """Name in calls."""
    name: Text
    """What it is called on screen."""
    what: Text
    """What it says, in a sentence."""
    case: Text
    """Its best case, as its own people would make it."""
    doubt: Text
    """What speaks against it."""
    source: str
    """Where the case and the doubt stand."""
    sets: dict[str, dict[str, float]]
    """Values by system and coefficient, each inside the range of its assumption and on one of its steps."""

    @property
    def values(self) -> dict[str, float]:
        """Values by `system.name`."""
        return {f"{system}.{name}": value for system, of in self.sets.items() for name, value in of.items()}


@dataclass(frozen=True, slots=True)
class Fact:
    """Something that really happened, or was claimed."""

    key: str
    """Name in levels."""
    text: Text
    """The fact in one sentence."""
    tag: Tag
    """What kind of fact."""
    source: str
    """Where it stands."""
    month: Month | None = None
    """When."""


@dataclass(frozen=True, slots=True)
class RecordSeries:
    """What an indicator really was, where it is known."""

    indicator: IndicatorKey
    """Which indicator."""
    tag: Tag
    """What kind of figure."""
    source: str
    """Where it stands."""
    points: dict[Month, float]
    """Values by month."""
    note: Text = ""
    """What differs from the game's own measure."""


@dataclass(frozen=True, slots=True)
class Record:
    """What really happened: shown beside the player's line, never read by the engine."""

    facts: tuple[Fact, ...] = ()
    """Dated facts."""
    series: tuple[RecordSeries, ...] = ()
    """Series."""
