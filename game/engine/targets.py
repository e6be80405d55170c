"""Targets: which residents a programme is for, or an event is told through."""

from dataclasses import dataclass
from enum import StrEnum

from game.engine.marks import DistrictKey


class Address(StrEnum):
    """To whom a measure is addressed; each has its costs (docs/model.md, individuals)."""

    EVERYONE = "everyone"
    """Little resentment, slow to close gaps."""
    NEED = "need"
    """Those who need it, whoever they are."""
    GROUP = "group"
    """One group by background: fast for those reached, resented by others, stigma for the reached."""


class Background(StrEnum):
    """Where a resident's family comes from."""

    ANY = "any"
    NONE = "none"
    """No foreign background."""
    FOREIGN = "foreign"
    """Born abroad, or with a parent born abroad."""
    BORN_ABROAD = "born_abroad"
    NEWCOMER = "newcomer"
    """Arrived from abroad less than five years ago."""


@dataclass(frozen=True, slots=True)
class Target:
    """Residents who meet every condition that is given."""

    from_age: int = 0
    """Youngest age in years."""
    to_age: int = 120
    """Oldest age in years, included."""
    background: Background = Background.ANY
    """Family background."""
    in_need: bool = False
    """Only residents in need: poor, jobless or without a diploma."""
    jobless: bool = False
    """Only those without work who look for it."""
    pupils: bool = False
    """Only pupils and students."""
    parents: bool = False
    """Only those with a child under 18 in the household."""
    shopkeepers: bool = False
    """Only those who run a shop or stall."""
    dutch_below: float = 2.0
    """Only residents whose Dutch is below this (0 none, .6 is B1, 1 native)."""
    districts: tuple[DistrictKey, ...] = ()
    """Only residents of these districts; all when empty."""
