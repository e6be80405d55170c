"""Small sounds made by ourselves: started when first needed, silent without a sound card."""

from functools import lru_cache

import numpy as np
import pygame

RATE = 44_100
Samples = np.ndarray[tuple[int, ...], np.dtype[np.int16]]

NOTES = {"click": 880.0, "move": 660.0, "chime": 523.25, "refuse": 196.0}
"""The sounds by name, and their pitch in hertz."""
_LENGTH = {"click": 0.05, "move": 0.03, "chime": 1.4, "refuse": 0.18}
_PARTIALS = (
    (0.5, 0.5, 0.6),
    (1.0, 1.0, 1.0),
    (1.19, 0.6, 0.8),
    (1.5, 0.35, 1.4),
    (2.0, 0.5, 1.6),
    (2.66, 0.2, 2.4),
)
"""A bell with its minor third: ratio, loudness, how fast it dies."""


@lru_cache
def samples(name: str) -> Samples:
    """A sound as two equal channels of samples."""
    pitch, length = NOTES[name], _LENGTH[name]
    time = np.arange(round(RATE * length), dtype=np.float64) / RATE
    partials = _PARTIALS if name == "chime" else ((1.0, 1.0, 1.0), (2.0, 0.3, 2.0))
    wave = np.zeros_like(time)
    for ratio, loud, fade in partials:
        wave += loud * np.sin(2 * np.pi * pitch * ratio * time) * np.exp(-time * fade * 4.5 / length)
    rise = np.minimum(time / 0.003, 1.0)
    mono = (wave * rise / max(float(np.abs(wave).max()), 1e-9) * 14_000).astype(np.int16)
    return np.repeat(mono[:, None], 2, axis=1)


class Sounds:
    """Plays by name at the player's loudness."""

    def __init__(self) -> None:
        self.loudness = 0.35
        """Of clicks, 0 to 1."""
        self._state = "asleep"
        self._made: dict[str, pygame.mixer.Sound] = {}

    def _ready(self) -> bool:
        """Open the sound card once; without one, stay silent."""
        if self._state == "asleep":
            try:
                pygame.mixer.init(RATE, -16, 2, 512)
                self._state = "awake"
            except (pygame.error, NotImplementedError, AttributeError):
                self._state = "silent"
        return self._state == "awake"

    def play(self, name: str) -> None:
        """Play a sound if it can be heard."""
        if self.loudness <= 0 or not self._ready():
            return
        if name not in self._made:
            self._made[name] = pygame.sndarray.make_sound(samples(name))
        self._made[name].set_volume(self.loudness)
        self._made[name].play()
