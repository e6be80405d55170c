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
