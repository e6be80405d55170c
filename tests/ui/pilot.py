"""Plays without a display as a person would: by keyboard, mouse or finger; and reads the screen."""

import os
from collections.abc import Sequence
from typing import Any

os.environ.setdefault("SDL_VIDEODRIVER", "dummy")
os.environ.setdefault("SDL_AUDIODRIVER", "dummy")

import pygame

from game.app import App
from game.scenes.context import Context, LevelCard, SaveCard, Shelf
from game.ui.actions import Point
from game.ui.moves import Push
from game.ui.paint import Seen
from game.ui.settings import Settings
from game.ui.text import Texts
from game.ui.widgets import Widget

KEYS = {
    "tab": pygame.K_TAB,
    "enter": pygame.K_RETURN,
    "space": pygame.K_SPACE,
    "escape": pygame.K_ESCAPE,
    "up": pygame.K_UP,
    "down": pygame.K_DOWN,
    "left": pygame.K_LEFT,
    "right": pygame.K_RIGHT,
}

A_SHELF = Shelf(
    (
        LevelCard("fall", "A city in pieces", (2003, 2006)),
        LevelCard("lesson", "A first lesson", (2003, 2003), "lesson"),
        LevelCard("free", "Free play", (2003, 2003), "sandbox"),
    ),
    (SaveCard("one", "A city in pieces", 2005, 4, "2026-01-02"),),
)


def a_context(shelf: Shelf = A_SHELF, **settings: object) -> Context:
    """A context with these settings."""
    chosen = Settings(**{"language": "en", **settings})  # type: ignore[arg-type]
    return Context(settings=chosen, texts=Texts(chosen.language), library=shelf)


class Pilot:
    """A player."""

    def __init__(
        self, to: object, size: tuple[int, int] = (1280, 720), context: Context | None = None
    ) -> None:
        pygame.display.init()
        self.app = App(context or a_context(), pygame.display.set_mode(size), keep=False)
        self.app.obey(Push(to))
        self.frame()

    def frame(self, seconds: float = 1 / 60) -> None:
        """Let a frame go by."""
        self.app.frame(seconds)

    def _send(self, kind: int, **values: Any) -> None:
        self.app.hear(pygame.event.Event(kind, **values))

    # ---------------------------------------------------------------- hands

    def press(self, key: str) -> None:
        """Press a key: "tab", "shift+tab", "p"."""
        *mods, name = key.split("+") if len(key) > 1 else [key]
        mod = {"shift": pygame.KMOD_SHIFT, "ctrl": pygame.KMOD_CTRL, "": 0}[mods[0] if mods else ""]
        code = KEYS.get(name) or pygame.key.key_code(name)
        self._send(pygame.KEYDOWN, key=code, mod=mod, unicode=name if len(name) == 1 else "")
        self._send(pygame.KEYUP, key=code, mod=mod, unicode="")
        self.frame()

    def type(self, words: str) -> None:
        """Type letters."""
        for letter in words:
            self._send(pygame.KEYDOWN, key=ord(letter), mod=0, unicode=letter)
            self._send(pygame.TEXTINPUT, text=letter)
            self._send(pygame.KEYUP, key=ord(letter), mod=0, unicode=letter)
            self.frame()

    def pad(self, button: int) -> None:
        """Press a button of the gamepad."""
        self._send(pygame.JOYBUTTONDOWN, button=button, instance_id=0)
        self.frame()

    def click(self, on: str | Point) -> None:
        """Click on what has that key or those words, or on a point."""
        at = self._where(on)
        self._send(pygame.MOUSEMOTION, pos=at, rel=(0, 0), buttons=(0, 0, 0))
        self._send(pygame.MOUSEBUTTONDOWN, pos=at, button=1)
        self._send(pygame.MOUSEBUTTONUP, pos=at, button=1)
        self.frame()

    def tap(self, on: str | Point) -> None:
        """Touch what has that key or those words, or a point."""
        x, y = self._where(on)
        wide, high = self.app.surface.get_size()
        for kind in (pygame.FINGERDOWN, pygame.FINGERUP):
            self._send(kind, finger_id=1, x=x / wide, y=y / high)
        self.frame()

    def _where(self, on: str | Point) -> Point:
        return self.spot(on).rect.center if isinstance(on, str) else on

    def resize(self, size: tuple[int, int]) -> None:
        """Give the window another size."""
        self.app.resize(pygame.display.set_mode(size))
        self.frame()

    # ---------------------------------------------------------------- eyes

    @property
    def spots(self) -> Sequence[Widget]:
        """What can be used."""
        return self.app.top.ui.spots

    @property
    def focused(self) -> str:
        """The key of what has the focus."""
        return self.app.top.ui.focused

    def spot(self, name: str) -> Widget:
        """What has that key or those words."""
        for widget in self.spots:
            if name in {widget.key, widget.label}:
                return widget
        raise AssertionError(f"nothing called {name!r} here, only {[widget.key for widget in self.spots]}")

    @property
    def seen(self) -> Sequence[Seen]:
        """The texts on the screen."""
        return self.app.pen.seen if self.app.pen else ()

    @property
    def words(self) -> str:
        """All words on the screen."""
        return "\n".join(seen.text for seen in self.seen)

    @property
    def clipped(self) -> list[str]:
        """Texts that are larger than their room."""
        return [seen.text for seen in self.seen if seen.clipped]

    @property
    def small(self) -> list[str]:
        """What is smaller than a finger needs."""
        least = round(44 * self.app.stage.scale) - 1
        return [widget.key for widget in self.spots if min(widget.rect.size) < least]

    @property
    def outside(self) -> list[str]:
        """What is not wholly in the window."""
        return [widget.key for widget in self.spots if not self.app.top.ui.rect.contains(widget.rect)]

    @property
    def overlapping(self) -> list[tuple[str, str]]:
        """Pairs that lie on each other."""
        spots = self.spots
        return [
            (one.key, other.key)
            for place, one in enumerate(spots)
            for other in spots[place + 1 :]
            if one.rect.colliderect(other.rect)
        ]

    @property
    def misfits(self) -> dict[str, Sequence[object]]:
        """All that does not fit, by what is wrong with it; none on a screen as it should be."""
        faults: dict[str, Sequence[object]] = {
            "clipped": self.clipped, "small": self.small, "outside": self.outside,
            "overlapping": self.overlapping,
        }  # fmt: skip
        return {fault: found for fault, found in faults.items() if found}


def leafed(pilot: Pilot) -> str:
    """All that a screen says on all its tabs and pages."""
    ui = pilot.app.top.ui
    told = [pilot.words]
    tabs = [spot.key for spot in ui.spots if spot.key.startswith("tab.")]
    for tab in tabs or [""]:
        if tab:
            pilot.app.obey(pilot.spot(tab).activate())
            pilot.frame()
            told.append(pilot.words)
        while (on := pilot.app.top.ui.find("page.on")) and on.enabled:
            pilot.app.obey(on.activate())
            pilot.frame()
            told.append(pilot.words)
    return " ".join(told).replace("\n", " ")
