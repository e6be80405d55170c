"""Orders: small frozen values by which a mayor acts. They can be asked for price and refusal first."""

from dataclasses import dataclass
from enum import StrEnum

from game.engine.marks import DistrictKey, EventKey, Month, ProgrammeKey
from game.engine.targets import Address


@dataclass(frozen=True, slots=True)
class Start:
    """Run a programme, or change its dose or address."""

    start: ProgrammeKey
    """Which."""
    dose: int = 1
    """Level of effort, from 1."""
    place: DistrictKey | None = None
    """One district, if the programme is local; the whole city when left out."""
    address: Address | None = None
    """To whom; the programme's own when left out."""


@dataclass(frozen=True, slots=True)
class Stop:
    """End a programme."""

    stop: ProgrammeKey
    """Which."""
    place: DistrictKey | None = None
    """Where it ran."""


@dataclass(frozen=True, slots=True)
class Choose:
    """Answer a dilemma that is open, now or later."""

    choose: EventKey
    """The event."""
    choice: str
    """The answer."""


@dataclass(frozen=True, slots=True)
class MakePledges:
    """Make the pledges of a term."""

    pledge: tuple[str, ...]
    """Keys of pledges that the level offers."""


@dataclass(frozen=True, slots=True)
class FormCoalition:
    """Govern with these lists after an election."""

    coalition: tuple[str, ...]
    """Keys of lists beside the mayor's; none for governing alone."""


Order = Start | Stop | Choose | MakePledges | FormCoalition


@dataclass(frozen=True, slots=True)
class Dated:
    """An order and the month at whose start it is given."""

    month: Month
    """When."""
    order: Order
    """What."""


@dataclass(frozen=True, slots=True)
class Plan:
    """Dated orders: what a level file under plans/ holds, and what a log is."""

    name: str
    """Title."""
    orders: tuple[Dated, ...]
    """In order of time; orders of one month in the order in which they are given."""
    what: str = ""
    """What this mayor does, in a sentence."""


class Why(StrEnum):
    """Why an order is refused."""

    UNKNOWN = "unknown"
    """No such programme, place, choice or pledge."""
    NOT_IN_LEVEL = "not_in_level"
    """The level does not offer it."""
    DOSE = "dose"
    """The programme has no such dose."""
    PLACE = "place"
    """The programme can't run in one district alone."""
    ADDRESS = "address"
    """The programme can't be addressed so."""
    MONEY = "money"
    """It costs more than is free."""
    CAPITAL = "capital"
    """It takes more political capital than there is."""
    STAFF = "staff"
    """City hall lacks people."""
    BUSY = "busy"
    """City hall is phasing in as much as it can."""
    NO_BUDGET = "no_budget"
    """The council has let the budget wait."""
    EXCLUDED = "excluded"
    """Something else runs that it can't stand beside."""
    RUNNING = "running"
    """It runs already, just so."""
    NOT_RUNNING = "not_running"
    """It does not run there."""
    NOT_OPEN = "not_open"
    """The question is not open, or has been answered."""
    PLEDGED = "pledged"
    """Pledges have been made for this term."""
    COUNT = "count"
    """Too few or too many."""
    NOT_MAYOR = "not_mayor"
    """The mayor was voted out."""
    NO_MAJORITY = "no_majority"
    """These lists have no majority, or will not govern together."""


@dataclass(frozen=True, slots=True)
class Price:
    """What an order costs. The same numbers stand on the button and go into the books."""

    month: int = 0
    """Cents a month from now on, more than today."""
    once: int = 0
    """Cents at once."""
    capital: float = 0.0
    """Political capital."""
    staff: float = 0.0
    """City workers, more than today."""


@dataclass(frozen=True, slots=True)
class Refusal:
    """Why an order can't be obeyed, with its numbers; the interface says it in words."""

    why: Why
    """Code."""
    needed: float = 0.0
    """What it would take."""
    there: float = 0.0
    """What there is."""
    name: str = ""
    """The thing it is about."""
