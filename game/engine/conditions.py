"""Conditions: when an event can happen, a goal is met or a chapter ends. Structure, never expressions."""

from dataclasses import dataclass

from game.engine.marks import DistrictKey, EventKey, IndicatorKey, Month, PersonKey, ProgrammeKey


@dataclass(frozen=True, slots=True)
class All:
    """Every one of the conditions holds."""

    all: tuple["Condition", ...]
    """The conditions."""


@dataclass(frozen=True, slots=True)
class AnyOf:
    """At least one of the conditions holds."""

    any: tuple["Condition", ...]
    """The conditions."""


@dataclass(frozen=True, slots=True)
class Not:
    """The condition does not hold. Written with the key `not`."""

    not_: "Condition"
    """The condition."""


@dataclass(frozen=True, slots=True)
class IndicatorIs:
    """An indicator is above or below a value, now or for some months on end."""

    indicator: IndicatorKey
    """Which indicator."""
    above: float | None = None
    """It is more than this."""
    below: float | None = None
    """It is less than this."""
    above_share_of_start: float | None = None
    """It is more than this share of its value at the level's start."""
    below_share_of_start: float | None = None
    """It is less than this share of its value at the level's start."""
    for_months: int = 1
    """For this many months on end."""
    district: DistrictKey | None = None
    """In this district; the whole city when left out."""


@dataclass(frozen=True, slots=True)
class Running:
    """A programme runs."""

    running: ProgrammeKey
    """Which programme."""
    for_months: int = 1
    """For at least this many months."""


@dataclass(frozen=True, slots=True)
class Between:
    """The date lies in a period."""

    from_: Month
    """First month. Written with the key `from`."""
    to: Month | None = None
    """Last month, included; open when left out."""


@dataclass(frozen=True, slots=True)
class Chosen:
    """A choice was made earlier."""

    chosen: EventKey
    """The event that asked."""
    choice: str
    """The choice that was taken."""
    months_ago: int = 0
    """At least this many months ago."""


@dataclass(frozen=True, slots=True)
class Heard:
    """Somebody of the cast was heard often, or seldom, by the answers that they leaned to.

    Years before the level count too, but one answer of the level must be of the kind that is spoken of.
    """

    heard: PersonKey
    """Who."""
    of: int = 3
    """Of at least this many answers on which they leaned."""
    above: float | None = None
    """More than this share of them was as they leaned."""
    below: float | None = None
    """Less than this share of them was."""


Condition = All | AnyOf | Not | IndicatorIs | Running | Between | Chosen | Heard
