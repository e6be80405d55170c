"""What is heard: cues at once, carillon and street as soon as they are made. Silent without a card."""

from collections import deque
from collections.abc import Generator
from dataclasses import dataclass
from time import perf_counter

import pygame

from game.ui.ambience import KINDS, SEASON_OF, loop
from game.ui.bells import RATE, Samples, phrase, strokes
from game.ui.cues import cue
from game.ui.settings import Settings

MUSIC, SEASON, PEOPLE = range(3)
"""Channels that are kept for the carillon, the season and the people."""
SLICE = 0.003
"""Seconds in a frame in which sound is made."""
FADE = 2500
"""Milliseconds in which one loop gives way to another."""
SOFT = 2
"""Strokes of a plain month."""
KEPT = 6
"""Phrases that are kept to be struck again."""


@dataclass(frozen=True, slots=True)
class Volumes:
    """How loud each kind is, 0 to 1, all sound included."""

    music: float = 0.42
    street: float = 0.49
    interface: float = 0.35

    @classmethod
    def of(cls, chosen: Settings) -> "Volumes":
        """As the player chose."""
        return cls(chosen.sound * chosen.music, chosen.sound * chosen.street, chosen.sound * chosen.clicks)


@dataclass(slots=True)
class _Loop:
    """A channel that goes round."""

    kind: str = ""
    """What is wanted."""
    playing: str = ""
    """What is heard."""
    share: float = 1.0
    """How loud, of the street's volume."""


class Sounds:
    """Plays by name; the card is opened when the player first uses something."""

    def __init__(self) -> None:
        self._volumes = Volumes()
        self._state = "asleep"
        self._made: dict[object, pygame.mixer.Sound] = {}
        self._making: deque[tuple[object, Generator[None, None, Samples]]] = deque()
        self._loops = {SEASON: _Loop(), PEOPLE: _Loop()}
        self._waiting: object = None
        """The phrase that is struck when it is made."""
        self._struck = 0
        """Strokes of the phrase that was struck last."""

    @property
    def volumes(self) -> Volumes:
        """How loud each kind is."""
        return self._volumes

    @volumes.setter
    def volumes(self, chosen: Volumes) -> None:
        self._volumes = chosen
        self._balance()

    def _balance(self) -> None:
        """Set the loudness of what is made; a channel's own is left alone, since loops fade by it."""
        for key, sound in self._made.items():
            if isinstance(key, tuple):
                sound.set_volume(self._volumes.music)
        for wanted in self._loops.values():
            if wanted.kind in self._made:
                self._made[wanted.kind].set_volume(self._volumes.street * wanted.share)

    def _ready(self) -> bool:
        """Open the sound card once; without one, stay silent."""
        if self._state == "asleep":
            try:
                pygame.mixer.init(RATE, -16, 2, 1024)
                pygame.mixer.set_reserved(len(self._loops) + 1)
                self._state = "awake"
            except (pygame.error, NotImplementedError, AttributeError):
                self._state = "silent"
        return self._state == "awake"

    def play(self, name: str) -> None:
        """Play a cue if it can be heard."""
        loud = self._volumes.interface
        if max(loud, self._volumes.music, self._volumes.street) <= 0 or not self._ready() or loud <= 0:
            return
        if name not in self._made:
            self._made[name] = pygame.sndarray.make_sound(cue(name))
        self._made[name].set_volume(loud)
        self._made[name].play()

    def strike(self, month: int, mood: float) -> None:
        """Let the bells strike the month that begins; while they still ring, they are left in peace.

        Only the few notes of a plain month give way to a longer phrase.
        """
        if self._state != "awake" or self._volumes.music <= 0:
            return
        struck, channel = strokes(month, mood), pygame.mixer.Channel(MUSIC)
        if channel.get_busy():
            if len(struck) <= SOFT or self._struck > SOFT:
                return
            channel.fadeout(FADE // 5)
        self._waiting, self._struck = struck, len(struck)
        if struck not in self._made:
            self._make(struck, phrase(struck))
            phrases = [key for key in self._made if isinstance(key, tuple)]
            for old in phrases[: -KEPT + 1]:
                del self._made[old]

    def street(self, month: int, lively: float) -> None:
        """Let the street sound as in this month of the year, with as much life (0 to 1)."""
        for place, kind, share in (
            (SEASON, KINDS[SEASON_OF[month % 12]], 1.0),
            (PEOPLE, "people", min(max(lively, 0.0), 1.0)),
        ):
            wanted = self._loops[place]
            wanted.kind, wanted.share = kind, share
        self._balance()

    def rest(self) -> None:
        """Nobody is in the street: all loops end, and no bell is waited for."""
        self._waiting = None
        for place, wanted in self._loops.items():
            if wanted.playing and self._state == "awake":
                pygame.mixer.Channel(place).fadeout(FADE // 2)
            wanted.kind = wanted.playing = ""

    def update(self) -> None:
        """Make another piece of what is wanted, and begin what is made; called in each frame."""
        if self._state != "awake":
            return
        if self._volumes.street > 0:
            for place, wanted in self._loops.items():
                self._turn(place, wanted)
        self._work()
        if self._waiting in self._made and not pygame.mixer.Channel(MUSIC).get_busy():
            pygame.mixer.Channel(MUSIC).play(self._made[self._waiting])
            self._waiting = None

    def _turn(self, place: int, wanted: _Loop) -> None:
        """Begin the loop that is wanted, once it is made, in place of another."""
        if wanted.kind == wanted.playing:
            return
        if wanted.kind not in self._made:
            self._make(wanted.kind, loop(wanted.kind))
            return
        pygame.mixer.Channel(place).play(self._made[wanted.kind], loops=-1, fade_ms=FADE)
        wanted.playing = wanted.kind

    def _make(self, key: object, making: Generator[None, None, Samples]) -> None:
        if all(other != key for other, _ in self._making):
            self._making.append((key, making))

    def _work(self) -> None:
        """Go on with what is being made, for a moment."""
        began = perf_counter()
        while self._making and perf_counter() - began < SLICE:
            key, making = self._making[0]
            try:
                next(making)
            except StopIteration as done:
                self._made[key] = pygame.sndarray.make_sound(done.value)
                self._making.popleft()
                self._balance()
