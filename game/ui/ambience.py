"""The street: loops of wind, rain, birds and people, made without a seam, and quiet.

Noise is made from a spectrum, so that its end runs into its beginning; what happens in it (a bird, a step)
is put in around the end.
"""

from collections.abc import Generator
from typing import Final

import numpy as np
import numpy.typing as npt

from game.ui.bells import F32, RATE, Samples, finished, shaped

LENGTH: Final = 1 << 18
"""Samples of a loop: a little over eight seconds."""
SECONDS: Final = LENGTH / RATE
PEAK: Final = 0.15
"""The loudest in a loop, of full scale."""
KINDS: Final = ("winter", "spring", "summer", "autumn", "people")
"""The loops: one a season, and one of people."""
SEASON_OF: Final = (0, 0, 1, 1, 1, 2, 2, 2, 3, 3, 3, 0)
"""The season of each month of the year, as a place in `KINDS`."""


def scatter(count: int, seed: int) -> npt.NDArray[np.float64]:
    """Numbers from 0 to 1 without an order; the same for the same seed."""
    mixed = np.arange(1, count + 1, dtype=np.uint64) * np.uint64(0x9E3779B97F4A7C15)
    mixed += np.uint64(seed * 0xD1B54A32D192ED03 % (1 << 64))
    for shift, factor in ((30, 0xBF58476D1CE4E5B9), (27, 0x94D049BB133111EB)):
        mixed = (mixed ^ (mixed >> np.uint64(shift))) * np.uint64(factor)
    return (mixed >> np.uint64(11)).astype(np.float64) / float(1 << 53)


def noise(low: float, high: float, tilt: float, seed: int) -> Generator[None, None, F32]:
    """Noise between two pitches (hertz), softer upwards by a power; its mean square is 1. Made in steps."""
    pitch = np.fft.rfftfreq(LENGTH, 1 / RATE)
    inside = np.maximum(pitch, 1.0)
    loud = 1.0 / (1.0 + (low / inside) ** 4) / (1.0 + (inside / high) ** 4) * inside**-tilt
    loud[0] = 0.0
    yield
    phase = (2 * np.pi * scatter(pitch.size, seed)).astype(np.float32)
    spectrum = np.empty(pitch.size, np.complex64)
    spectrum.real, spectrum.imag = loud * np.cos(phase), loud * np.sin(phase)
    yield
    wave = np.fft.irfft(spectrum, LENGTH).astype(np.float32)
    return (wave / np.sqrt(np.mean(wave**2, dtype=np.float64))).astype(np.float32)


def swell(turns: tuple[int, ...], depth: float, seed: int) -> F32:
    """A slow rise and fall around 1, with whole turns in a loop."""
    time = np.arange(LENGTH, dtype=np.float32) * np.float32(2 * np.pi / LENGTH)
    wave = np.zeros(LENGTH, np.float32)
    for turn, phase in zip(turns, scatter(len(turns), seed), strict=True):
        wave += np.sin(np.float32(turn) * time + np.float32(2 * np.pi * phase))
    return np.maximum(1.0 + np.float32(depth / len(turns) ** 0.5) * wave, 0.0).astype(np.float32)


def loop(kind: str) -> Generator[None, None, Samples]:
    """A loop by its name."""
    both = np.zeros((2, LENGTH), np.float32)
    beds = {
        "winter": ((110.0, 420.0, 0.6, 0.1, (1, 2, 3)),),
        "spring": ((200.0, 900.0, 0.7, 0.035, (1, 2)),),
        "summer": ((180.0, 1200.0, 0.8, 0.03, (1, 3)),),
        "autumn": ((130.0, 520.0, 0.6, 0.07, (1, 2, 3)), (1400.0, 7500.0, 0.5, 0.04, (1, 4))),
        "people": ((240.0, 640.0, 0.3, 0.045, (25, 31, 38)), (520.0, 1500.0, 0.6, 0.024, (29, 35, 41))),
    }[kind]
    for number, (low, high, tilt, loud, turns) in enumerate(beds):
        for side in range(2):
            wave = yield from noise(low, high, tilt, 10 * KINDS.index(kind) + 2 * number + side)
            yield
            both[side] += np.float32(loud) * wave * swell(turns, 0.45, 7 + number + 3 * side)
            yield
    if kind in {"spring", "summer"}:
        yield from _birds(both, 9 if kind == "spring" else 4)
    elif kind == "autumn":
        yield from _drops(both)
    elif kind == "people":
        yield from _steps(both)
    return finished(both, PEAK)


def _put(both: F32, wave: F32, at: float, right: float) -> None:
    """Add a sound at a place of the loop, around its end."""
    places = (int(at * LENGTH) + np.arange(wave.size)) % LENGTH
    both[0, places] += np.float32(1.0 - right) * wave
    both[1, places] += np.float32(right) * wave


def _birds(both: F32, many: int) -> Generator[None]:
    """Birds that call a few notes each, from different trees."""
    luck = scatter(8 * many, 41)
    for bird in range(many):
        at, right, high, fast, calls, loud = luck[8 * bird : 8 * bird + 6]
        pitch = 2300.0 + 1700.0 * high
        for call in range(2 + int(calls * 4)):
            length = 0.07 + 0.06 * fast
            time = np.arange(round(length * RATE), dtype=np.float32) / np.float32(RATE)
            bend = 1.0 + (0.10 if call % 2 else -0.07) * time / length
            wave = np.sin(np.float32(2 * np.pi * pitch) * time * bend).astype(np.float32)
            wave = shaped(wave, 0.4 * length, 0.55 * length) * np.float32(0.028 + 0.03 * loud)
            _put(both, wave, at + call * (length + 0.05 + 0.05 * fast) / SECONDS, 0.2 + 0.6 * right)
        yield


def _drops(both: F32) -> Generator[None]:
    """Drops from a gutter."""
    luck = scatter(120, 43)
    for drop in range(40):
        at, right, high = luck[3 * drop : 3 * drop + 3]
        time = np.arange(round(0.03 * RATE), dtype=np.float32) / np.float32(RATE)
        wave = np.sin(np.float32(2 * np.pi * (900 + 1500 * high)) * time) * np.exp(time * np.float32(-160))
        _put(both, shaped(wave.astype(np.float32), 0.002, 0.01) * np.float32(0.03), at, 0.2 + 0.6 * right)
    yield


def _steps(both: F32) -> Generator[None]:
    """Somebody walks by on the stones, twice."""
    time = np.arange(round(0.07 * RATE), dtype=np.float32) / np.float32(RATE)
    wave = np.sin(np.float32(2 * np.pi * 150) * time) * np.exp(time * np.float32(-70))
    wave = shaped(wave.astype(np.float32), 0.003, 0.02)
    for start, slow in ((0.08, 0.52), (0.55, 0.61)):
        for step in range(6):
            near = np.float32(0.035 * (1.0 - abs(step - 2.5) / 3.5))
            _put(both, wave * near, start + step * slow / SECONDS, 0.2 + 0.1 * step)
    yield
