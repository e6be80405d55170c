"""Where a player can go: one frozen value a destination. Scenes name these and never import each other.

The module `game/scenes/<name>.py` of each has `make(context, route) -> Scene`.
"""

from dataclasses import dataclass
from importlib.util import find_spec

from game.ui.moves import Route


@dataclass(frozen=True, slots=True)
class Title(Route):
    """The first screen."""


@dataclass(frozen=True, slots=True)
class Settings(Route):
    """Language, size, colours, sound, keys."""

    page: str = "see"
    """see, hear, play or keys."""


@dataclass(frozen=True, slots=True)
class Trouble(Route):
    """Something went wrong: in words."""

    what: str = ""
    """The sentence that says what."""
    detail: str = ""
    """For whoever repairs it."""


@dataclass(frozen=True, slots=True)
class Load(Route):
    """The saved games."""


@dataclass(frozen=True, slots=True)
class Waking(Route):
    """A saved game wakes, and the map of the game in progress is made."""

    slot: str = ""
    """The saved game; empty for the game in progress."""


@dataclass(frozen=True, slots=True)
class Levels(Route):
    """The levels of one kind: lesson, sandbox, mod."""

    kind: str = "lesson"


@dataclass(frozen=True, slots=True)
class Campaign(Route):
    """The time line from 2003 to today with its chapters."""


@dataclass(frozen=True, slots=True)
class About(Route):
    """About the model: what it is, where it comes from, what it is not."""


@dataclass(frozen=True, slots=True)
class Briefing(Route):
    """Before a level: place, year, facts, pledges."""

    level: str
    """Its id."""
    goes_on: bool = False
    """Whether it begins in the town of the game that is over, instead of a new one."""
    values: tuple[tuple[str, float], ...] = ()
    """The values of a changed model under which it is played."""


@dataclass(frozen=True, slots=True)
class City(Route):
    """The map."""


@dataclass(frozen=True, slots=True)
class Board(Route):
    """The programme board."""

    brick: str = ""
    """The brick or programme that is open, or all."""
    dose: int = 0
    """The size of the programme that is looked at; 0 as it runs."""


@dataclass(frozen=True, slots=True)
class Place(Route):
    """A district, block, school, club or shop street."""

    kind: str
    """district, block, school, club or street."""
    number: int
    """Which one."""


@dataclass(frozen=True, slots=True)
class Resident(Route):
    """One resident."""

    number: int
    """The resident's id."""


@dataclass(frozen=True, slots=True)
class Find(Route):
    """Find a resident or a place by name."""


@dataclass(frozen=True, slots=True)
class Why(Route):
    """The causes of a number."""

    indicator: str
    """Its key."""
    span: str = "year"
    """month, year or term."""
    district: int = -1
    """Which district, or -1 for the town."""


@dataclass(frozen=True, slots=True)
class Dilemma(Route):
    """A decision to take."""

    event: str
    """Its id."""


@dataclass(frozen=True, slots=True)
class News(Route):
    """The newspaper of a season."""


@dataclass(frozen=True, slots=True)
class Council(Route):
    """Approval, coalition and budget."""

    page: str = "council"
    """The page that is open first."""


@dataclass(frozen=True, slots=True)
class Election(Route):
    """Election night."""


@dataclass(frozen=True, slots=True)
class Charts(Route):
    """Indicators over time."""

    indicators: tuple[str, ...] = ()
    """Which ones are shown first."""


@dataclass(frozen=True, slots=True)
class Expect(Route):
    """Draw what one expects of a number."""

    indicator: str = "trust_city"
    """Its key."""
    begins: str = ""
    """The programme whose start makes one ask; empty for none."""


@dataclass(frozen=True, slots=True)
class Guessed(Route):
    """A guess beside what came."""

    number: int = 0
    """Its place among the guesses of the game."""


@dataclass(frozen=True, slots=True)
class Calibration(Route):
    """All guesses: how often what came lay in the band."""


@dataclass(frozen=True, slots=True)
class WhatIf(Route):
    """The same history with an order taken out or added."""

    order: int = -1
    """Place in the log of an order that is taken out at once."""
    values: tuple[tuple[str, float], ...] | None = None
    """The values of another model under which the game is lived at once."""


@dataclass(frozen=True, slots=True)
class Assumptions(Route):
    """Each coefficient of the model."""


@dataclass(frozen=True, slots=True)
class Code(Route):
    """A whole game as a code: that of the game in progress is shown, another one entered."""

    code: str = ""
    """A code to live again at once."""


@dataclass(frozen=True, slots=True)
class Again(Route):
    """Trying a year again."""


@dataclass(frozen=True, slots=True)
class Ending(Route):
    """The months that remain of a lesson, lived with what runs now."""


@dataclass(frozen=True, slots=True)
class Debrief(Route):
    """Looking back."""


def exists(name: str) -> bool:
    """Whether a screen has been made; a way to one that is still to come is not shown."""
    return find_spec(f"game.scenes.{name}") is not None


SCENES: dict[type[Route], str] = {
    kind: name.lower()
    for name, kind in list(globals().items())
    if isinstance(kind, type) and issubclass(kind, Route) and kind is not Route
}
"""Each destination and the module that makes it; read when first needed, for a quick title."""
