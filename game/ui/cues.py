"""Short sounds of the interface: a click, a yes, a no, and signals for what asks for the player."""

from collections.abc import Sequence
from functools import lru_cache
from typing import Final, NamedTuple

import numpy as np

from game.ui.bells import F32, RATE, Samples, finished, shaped

PEAK: Final = 0.3
"""The loudest in a cue, of full scale."""
WOOD: Final = (1.0, 0.25, 0.1)
"""Loudness of the harmonics of a soft tap."""
REED: Final = (1.0, 0.5, 0.2, 0.08)
"""Of a mild tone."""
BRASS: Final = (1.0, 0.75, 0.55, 0.36, 0.22, 0.12, 0.06)
"""Of a horn."""


class Note(NamedTuple):
    """One tone."""

    at: float
    """Seconds."""
    pitch: float
    """Hertz."""
    length: float
    """Seconds."""
    loud: float = 1.0


D, G, A, B, D5, G5 = 293.66, 392.0, 440.0, 493.88, 587.33, 783.99
CUES: Final[dict[str, tuple[Sequence[float], tuple[Note, ...]]]] = {
    "click": (WOOD, (Note(0, 880.0, 0.05, 0.6),)),
    "give": (REED, (Note(0, A, 0.16, 0.5), Note(0.11, D5, 0.34, 0.6))),
    "refuse": (REED, (Note(0, 196.0, 0.16, 0.7), Note(0.13, 164.81, 0.24, 0.6))),
    "undo": (REED, (Note(0, D5, 0.14, 0.45), Note(0.1, A, 0.26, 0.5))),
    "dilemma": (REED, (Note(0, D, 0.9, 0.5), Note(0.32, A, 1.3, 0.55), Note(0.32, D, 1.3, 0.3))),
    "fanfare": (
        BRASS,
        (
            Note(0, D, 0.26, 0.7), Note(0.24, G, 0.26, 0.75), Note(0.48, B, 0.26, 0.8),
            Note(0.72, D5, 0.5, 0.9), Note(1.2, B, 0.22, 0.75),
            Note(1.42, G, 1.5, 0.6), Note(1.42, B, 1.5, 0.6), Note(1.42, D5, 1.5, 0.8),
            Note(1.42, G5, 1.5, 0.35),
        ),
    ),
}  # fmt: skip
"""Cue → harmonics and notes."""


@lru_cache
def cue(name: str) -> Samples:
    """A cue as two equal channels."""
    harmonics, notes = CUES[name]
    end = max(note.at + note.length for note in notes)
    wave = np.zeros(round(RATE * end) + 1, np.float32)
    for note in notes:
        tone = _tone(note, harmonics)
        start = round(note.at * RATE)
        wave[start : start + tone.size] += tone
    return finished(np.stack([wave, wave]), PEAK * max(note.loud for note in notes))


def _tone(note: Note, harmonics: Sequence[float]) -> F32:
    """A tone that swells quickly and dies softly; what is higher dies sooner."""
    time = np.arange(round(RATE * note.length), dtype=np.float32) / np.float32(RATE)
    wave = np.zeros_like(time)
    for number, loud in enumerate(harmonics, 1):
        dies = np.exp(time * np.float32(-(1.6 + 0.9 * number) / note.length))
        wave += np.float32(loud) * dies * np.sin(np.float32(2 * np.pi * note.pitch * number) * time)
    rise = min(0.012, note.length / 6) if len(harmonics) > len(WOOD) else 0.003
    return shaped(wave, rise, note.length / 4) * np.float32(note.loud / sum(harmonics))
