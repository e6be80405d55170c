"""What the files hold that the engine does not know as a record of its own."""

from dataclasses import dataclass
from pathlib import Path
from typing import Final

from game.content.shapes import Listing, Record, Scalar, Shape, Table
from game.engine.marks import Month, Text
from game.engine.nation import Nation
from game.engine.orders import Order
from game.engine.rules import Assumption, CastMember, Event, Level, Programme, RivalModel, Usual
from game.engine.rules import Record as History
from game.engine.town import Town

FORMAT: Final = 1
"""The version of the format that this game reads."""
LEVELS: Final = Path(__file__).resolve().parents[2] / "levels"
"""The folder of levels that comes with the game."""


@dataclass(frozen=True, slots=True)
class People:
    """The people who speak in a city: people.yaml."""

    cast: tuple[CastMember, ...]
    """Advisers, opponents and citizens. All are invented."""


@dataclass(frozen=True, slots=True)
class PlanFile:
    """A mayor's dated orders: a file under plans/."""

    format: int
    """Version of the format: 1."""
    name: Text
    """Title."""
    orders: dict[Month, tuple[Order, ...]]
    """Orders by the month at whose start they are given, in the order in which they are given."""
    what: Text = ""
    """What this mayor does, in a sentence."""


ASSUMPTIONS: Final[Shape] = Table(Scalar(str), Table(Scalar(str), Record(Assumption)))
"""Assumptions by system and name."""

PEOPLE: Final[Shape] = Listing(Record(CastMember))
"""The cast."""

CITY_FILES: Final[dict[str, Shape]] = {
    "city": Record(Town),
    "nation": Record(Nation),
    "record": Record(History),
    "assumptions": ASSUMPTIONS,
    "people": Record(People),
}
"""The files that every city has, by name."""
REFERENCE: Final[Shape] = Table(Scalar(str), Record(Usual))
"""The average town that votes are compared with, by attitude. A city may have it."""
KINDS: Final[dict[str, Shape]] = {
    **CITY_FILES,
    "reference": REFERENCE,
    "programme": Record(Programme),
    "event": Record(Event),
    "model": Record(RivalModel),
    "level": Record(Level),
    "plan": Record(PlanFile),
}
"""Every kind of file."""
