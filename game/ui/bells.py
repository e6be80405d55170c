"""The carillon: bells made of partials, and the phrases that they strike for the months and the years.

Sound is made in pieces by generators, a few milliseconds each, so that no frame waits for it.
"""

from collections.abc import Generator
from functools import lru_cache
from typing import Final, NamedTuple

import numpy as np
import numpy.typing as npt

RATE: Final = 32_000
"""Samples a second."""
F32 = npt.NDArray[np.float32]
Samples = npt.NDArray[np.int16]
PEAK: Final = 0.4
"""The loudest that a phrase gets, of full scale; with two loops and a cue it stays within it."""


class Partial(NamedTuple):
    """One tone of a bell."""

    ratio: float
    loud: float
    fade: float
    """How much faster than the prime it dies."""


PARTIALS: Final = (
    Partial(0.5, 0.34, 0.55),
    Partial(1.0, 1.0, 1.0),
    Partial(1.003, 0.28, 1.0),
    Partial(1.2, 0.22, 1.4),
    Partial(1.5, 0.12, 1.9),
    Partial(2.0, 0.5, 1.7),
    Partial(3.0, 0.14, 2.9),
    Partial(4.0, 0.07, 4.2),
)
"""Hum, prime (twice, so that it breathes), minor third, fifth, nominal and two above."""
TONIC: Final = 293.66
"""D, in hertz: the home of all phrases."""
MODES: Final = (
    (0, 5, 7, 12, 17),
    (0, 3, 5, 7, 10, 12, 15),
    (0, 2, 5, 7, 10, 12, 14),
    (0, 2, 5, 7, 9, 12, 14),
    (0, 2, 4, 7, 9, 12, 14, 16),
)
"""Semitones above the tonic, from a town in low spirits (bare fifths) to one in high spirits (major).

Each is a part of a five-note scale, in which no two notes are a half step apart.
"""
MOODS: Final = (0.46, 0.52, 0.57, 0.62)
"""Mood, 0 to 1, from which the next mode is heard."""
FIGURES: Final = ((4, 2, 3, 0), (0, 2, 4, 3), (3, 4, 1, 2), (2, 0, 1, 0), (4, 3, 1, 0), (1, 3, 2, 4))
"""Steps of the mode, in the order in which they are struck."""
BEAT: Final = 0.46
"""Seconds between two strokes of a figure."""
REST: Final = 0.5
"""Seconds between two figures."""
ECHOES: Final = ((0.083, 0.16), (0.137, 0.12), (0.211, 0.08), (0.307, 0.05))
"""The walls around the square: seconds, loudness."""


class Stroke(NamedTuple):
    """One stroke of a bell."""

    at: float
    """Seconds."""
    pitch: float
    """Hertz."""
    loud: float


def pitch_of(semitones: int) -> float:
    """The pitch so many semitones above the tonic, in hertz."""
    return round(TONIC * 2.0 ** (semitones / 12), 2)


def mode_of(mood: float) -> tuple[int, ...]:
    """The notes in which a town of this mood sounds."""
    return MODES[sum(mood >= least for least in MOODS)]


def strokes(month: int, mood: float) -> tuple[Stroke, ...]:
    """What is struck when a month begins: a year is an hour of the tower.

    April, July and October strike one, two and three figures; January strikes four and the great bell; any
    other month two soft notes. In low spirits everything is slower.
    """
    notes = mode_of(mood)
    slow = 1.0 + 0.5 * max(0.5 - mood, 0.0)
    quarter, rest = divmod(month % 12, 3)
    if rest:
        first, second = FIGURES[month % len(FIGURES)][:2]
        soft = ((0.0, first, 0.5), (BEAT * slow, second, 0.42))
        return tuple(Stroke(at, pitch_of(notes[step % len(notes)]), loud) for at, step, loud in soft)
    found, at = [], 0.0
    for number in range(quarter or 4):
        figure = FIGURES[(month // 3 + number * 2) % len(FIGURES)]
        for place, step in enumerate(figure):
            loud = (0.9, 0.7, 0.76, 0.84)[place]
            found.append(Stroke(at, pitch_of(notes[step % len(notes)]), loud))
            at += BEAT * slow
        at += REST * slow
    if not quarter:
        found.append(Stroke(at + 0.2, pitch_of(-12), 1.0))
    return tuple(found)


_bells: dict[float, F32] = {}


def bell(pitch: float) -> Generator[None, None, F32]:
    """A stroke of a bell in full loudness, mono; made once."""
    if pitch not in _bells:
        rings = 1.25 * (440.0 / pitch) ** 0.5
        length = min(4.2 * rings, 7.0)
        time = np.arange(round(RATE * length), dtype=np.float32) / np.float32(RATE)
        wave = np.zeros_like(time)
        for ratio, loud, fade in PARTIALS:
            turn = np.float32(2 * np.pi * pitch * ratio)
            wave += np.float32(loud) * np.sin(turn * time) * np.exp(time * np.float32(-fade / rings))
            yield
        _bells[pitch] = shaped((wave / np.abs(wave).max()).astype(np.float32), 0.004, 0.25)
    return _bells[pitch]


def shaped(wave: F32, rise: float, fall: float) -> F32:
    """A wave with a soft begin and end, in seconds: no click."""
    begin, end = round(RATE * rise), round(RATE * fall)
    wave[:begin] *= _half_cosine(begin)
    wave[-end:] *= _half_cosine(end)[::-1]
    return wave


@lru_cache
def _half_cosine(count: int) -> F32:
    return (0.5 - 0.5 * np.cos(np.arange(count) * np.pi / count)).astype(np.float32)


def phrase(struck: tuple[Stroke, ...]) -> Generator[None, None, Samples]:
    """Strokes as two channels, with the echo of the square, limited in loudness."""
    end = 0
    parts: list[tuple[int, F32, Stroke]] = []
    for stroke in struck:
        sound = yield from bell(stroke.pitch)
        start = round(stroke.at * RATE)
        parts.append((start, sound, stroke))
        end = max(end, start + sound.size)
    tail = round(ECHOES[-1][0] * RATE)
    both = np.zeros((2, end + tail), np.float32)
    for start, sound, stroke in parts:
        right = min(max(0.5 + 0.12 * np.log2(stroke.pitch / TONIC), 0.3), 0.7)
        for side, share in enumerate((1.0 - right, right)):
            both[side, start : start + sound.size] += np.float32(share * stroke.loud) * sound
        yield
    dry = both.copy()
    for number, (after, share) in enumerate(ECHOES):
        shift = round(after * RATE)
        both[number % 2, shift:] += np.float32(share) * dry[1 - number % 2, :-shift]
        yield
    return finished(both, PEAK)


def finished(both: F32, peak: float) -> Samples:
    """Two channels (2, n) as samples (n, 2), brought down where they are louder than the peak."""
    loudest = max(float(np.abs(both).max()), 1e-9)
    scale = np.float32(32_767.0 * min(peak / loudest, 1.0))
    return np.ascontiguousarray((both * scale).astype(np.int16).T)
