"""What every scene is given: settings, words, the library of levels and saves, the game in progress."""

from collections.abc import Generator, Sequence
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any, Protocol

import pygame

from game.engine.changed import NO_VALUES, Values
from game.scenes.kiosk import Kiosk
from game.ui.settings import Settings
from game.ui.sound import Sounds
from game.ui.text import Texts


@dataclass(frozen=True, slots=True)
class LevelCard:
    """A level as the title and the campaign show it."""

    id: str
    """Its name in orders and saves."""
    title: str
    """In the player's language."""
    years: tuple[int, int]
    """First and last."""
    kind: str = "chapter"
    """chapter, lesson, sandbox, kiosk or mod."""
    summary: str = ""
    """One sentence."""
    done: bool = False
    """Whether it was played to its end."""
    minutes: int = 0
    """About how long it takes; open when 0."""

    @property
    def span(self) -> str:
        """Its years in figures: "2003", or two with a dash between."""
        return "\N{EN DASH}".join(dict.fromkeys(map(str, self.years)))


@dataclass(frozen=True, slots=True)
class SaveCard:
    """A saved game as the title and the load screen show it."""

    id: str
    """Its slot."""
    title: str
    """The level's title, in the player's language."""
    year: int
    """The month in the game."""
    month: int
    saved: str = ""
    """When it was saved, as a day."""
    picture: Path | None = None
    """A picture of the town then."""
    changed: bool = False
    """Whether it is lived under a changed model."""


Reliving = Generator[int, None, str]
"""The month that has been reached, slice by slice; at the end a sentence when it failed, else empty."""


class Library(Protocol):
    """Where levels and saved games come from; the program gives one, tests give another."""

    def levels(self) -> Sequence[LevelCard]:
        """All levels, in the order to play them."""

    def saves(self) -> Sequence[SaveCard]:
        """All saved games, the latest first."""

    def start(self, level: str, context: "Context", values: Values = NO_VALUES) -> str:
        """Put a new game of a level, maybe under a changed model, into the context; a sentence on failure."""

    def following(self, level: str) -> str:
        """The chapter that begins in the month after this one ends; empty when there is none."""

    def follow(self, level: str, context: "Context") -> Reliving:
        """Go on with another level in the town of the game that is over, in slices."""

    def load(self, slot: str, context: "Context") -> Reliving:
        """Put a saved game into the context, in slices."""

    def starting(self, level: str, context: "Context", values: Values = NO_VALUES) -> Reliving:
        """As `start`, in slices."""

    def relive(self, code: str, context: "Context") -> Reliving:
        """Put the game of a code into the context, lived again in slices."""

    def again(self, month: int, context: "Context") -> Reliving:
        """Take the game in progress back to the morning of a month, in slices."""

    def go_on(self, context: "Context") -> str:
        """Save another piece of the game in progress or left: called in each frame; a sentence on failure."""

    def finish(self) -> str:
        """Save at once what is left to save of a game that was left; a sentence when that failed."""

    def leave(self, context: "Context", picture: pygame.Surface) -> str:
        """Keep the game in progress with a picture of it; a sentence when that failed, else empty."""


@dataclass(frozen=True, slots=True)
class Shelf:
    """A library of ready cards that can start nothing: for tests and pictures."""

    level_cards: tuple[LevelCard, ...] = ()
    save_cards: tuple[SaveCard, ...] = ()

    def levels(self) -> Sequence[LevelCard]:
        """The cards."""
        return self.level_cards

    def saves(self) -> Sequence[SaveCard]:
        """The cards."""
        return self.save_cards

    def start(self, level: str, context: "Context", values: Values = NO_VALUES) -> str:  # noqa: ARG002
        """Nothing to start."""
        return context.texts("trouble.no_game")

    def following(self, level: str) -> str:  # noqa: ARG002 - it has no games
        """Nothing follows."""
        return ""

    def follow(self, level: str, context: "Context") -> Reliving:  # noqa: ARG002 - it has no games
        """Nothing to go on with."""
        yield 0
        return context.texts("trouble.no_game")

    def load(self, slot: str, context: "Context") -> Reliving:  # noqa: ARG002 - it has no games
        """Nothing to load."""
        yield 0
        return context.texts("trouble.no_game")

    def starting(self, level: str, context: "Context", values: Values = NO_VALUES) -> Reliving:
        """Nothing to start."""
        yield 0
        return self.start(level, context, values)

    def relive(self, code: str, context: "Context") -> Reliving:  # noqa: ARG002 - it has no games
        """Nothing to live again."""
        yield 0
        return context.texts("trouble.no_game")

    def again(self, month: int, context: "Context") -> Reliving:
        """Nothing to take back."""
        yield month
        return context.texts("trouble.no_game")

    def go_on(self, context: "Context") -> str:  # noqa: ARG002 - it has no games
        """Nothing to save."""
        return ""

    def finish(self) -> str:
        """Nothing to save."""
        return ""

    def leave(self, context: "Context", picture: pygame.Surface) -> str:  # noqa: ARG002 - it has no games
        """Nothing to keep."""
        return ""


@dataclass(slots=True)
class Context:
    """What scenes share. Only the program changes settings and texts; scenes ask by an `Adopt` move."""

    settings: Settings = field(default_factory=Settings)
    texts: Texts = field(default_factory=Texts)
    library: Library = field(default_factory=Shelf)
    session: Any = None
    """The game in progress, or None. `session.give(order)` returns a refusal or None."""
    sounds: Sounds = field(default_factory=Sounds)
    kiosk: Kiosk | None = None
    """What an exhibition needs, where nothing outside the game is opened; None elsewhere."""
    helped: bool = False
    """Whether a process beside the game may live what takes long."""
    kept: dict[str, Any] = field(default_factory=dict)
    """What a scene wants to find again when it comes back: place on the map, chosen overlay …"""
