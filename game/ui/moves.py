"""What a screen may ask of the program: go somewhere, obey an order, keep settings, say a word."""

from collections.abc import Callable
from dataclasses import dataclass

from game.ui.settings import Settings


@dataclass(frozen=True, slots=True)
class Route:
    """Where one can go; each destination in `scenes/routes.py` derives from this."""


@dataclass(frozen=True, slots=True)
class Push:
    """Open a screen above this one: a route, or a ready scene such as a dialog."""

    to: object


@dataclass(frozen=True, slots=True)
class Replace:
    """Go to another screen instead of this one."""

    to: object


@dataclass(frozen=True, slots=True)
class Reset:
    """Leave every screen and begin at this one."""

    to: object


@dataclass(frozen=True, slots=True)
class Pop:
    """Leave this screen; the one below hears the answer."""

    answer: object = None


@dataclass(frozen=True, slots=True)
class Order:
    """Give an order to the game in progress (opaque here); the scene hears what became of it."""

    order: object


@dataclass(frozen=True, slots=True)
class Adopt:
    """Use and keep these settings from now on."""

    settings: Settings


@dataclass(frozen=True, slots=True)
class Tell:
    """Show a short sentence at the foot of the window for some seconds."""

    words: str


@dataclass(frozen=True, slots=True)
class Quit:
    """Leave the game."""


@dataclass(frozen=True, slots=True)
class Then:
    """Several moves, one after another."""

    moves: tuple["Move", ...]


Move = Push | Replace | Reset | Pop | Order | Adopt | Tell | Quit | Then
Answer = Move | Callable[[], Move | None] | None
"""What a control does: a move, or something to call that may give one."""


def resolve(answer: Answer) -> Move | None:
    """The move of a control that was used."""
    return answer() if callable(answer) else answer
