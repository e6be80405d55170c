"""Programmes: what a city can do month after month."""

from dataclasses import dataclass
from enum import StrEnum

from game.engine.facts import Tag
from game.engine.marks import LeverKey, Money, Month, ProgrammeKey, Share, Text
from game.engine.targets import Address, Target


class Brick(StrEnum):
    """The eight bricks of the wall, and the city-wide measures beside it."""

    SAFETY = "safety"
    STORY = "story"
    ADDRESSING = "addressing"
    MIXING = "mixing"
    BOTH_WAYS = "both_ways"
    VALUES = "values"
    PROMISE = "promise"
    NEWCOMERS = "newcomers"
    CITY = "city"


@dataclass(frozen=True, slots=True)
class Dose:
    """One level of effort of a programme."""

    cost_month: Money
    """What it costs each month, in euro; for a city-wide dose, or for one district."""
    levers: dict[LeverKey, Share]
    """How far it moves each lever when fully phased in."""
    one_off: Money = 0
    """What it costs at the start, in euro."""
    staff: float = 0.0
    """City workers it takes."""


@dataclass(frozen=True, slots=True)
class Reality:
    """What Mechelen really did."""

    start: Month
    """First month."""
    note: Text
    """What was done, in a sentence."""
    source: str
    """Where it is told."""
    tag: Tag = Tag.STATISTIC
    """What kind of fact it is."""


@dataclass(frozen=True, slots=True)
class Programme:
    """Something that the city can do month after month."""

    key: ProgrammeKey
    """Its name in levels."""
    brick: Brick
    """The brick it belongs to."""
    name: Text
    """Its name on screen, four words at most."""
    what: Text
    """What it does, in one sentence."""
    gains: Text
    """Who gains, in a few words."""
    side_effect: Text
    """The delayed cost that it has besides money, in one sentence."""
    evidence: Text
    """What research says, in one or two sentences."""
    source: str
    """Where the evidence stands."""
    doses: tuple[Dose, ...]
    """One to three levels of effort, from small to large."""
    target: Target = Target()  # noqa: RUF009
    """Whom it is for."""
    address: Address = Address.EVERYONE
    """To whom it is addressed unless the order says otherwise."""
    addresses: tuple[Address, ...] = (Address.EVERYONE,)
    """The addresses that an order may choose from."""
    local: bool = False
    """Whether it can be run in one district alone (at that district's share of the cost)."""
    capital: float = 0.0
    """Political capital it takes to start (0 to 30); to stop it early takes half."""
    phase_in: int = 6
    """Months from the order to full effect."""
    phase_out: int = 3
    """Months from stopping to none."""
    excludes: tuple[ProgrammeKey, ...] = ()
    """Programmes that can't run beside it."""
    reality: Reality | None = None
    """What Mechelen really did, if it did."""
