"""Luck has an address: a draw hashes (a person's luck, seed, decision, month) and disturbs no other.

The only file that may use `numpy.random`. Nothing here keeps state, so a draw can be asked twice and
gives the same answer; a decision is named by a word that is used nowhere else.
"""

from collections.abc import Mapping, Sequence
from functools import cache
from zlib import crc32

import numpy as np
import numpy.typing as npt

from game.engine.columns import F32, Rows

U32 = npt.NDArray[np.uint32]
Dice = np.random.Generator
"""A numpy generator, for counts of the whole city and for bots."""

_A, _B, _C = (np.array(odd, np.uint32) for odd in (0x85EBCA6B, 0xC2B2AE35, 0x27D4EB2F))
_8, _13, _15, _16 = (np.array(bits, np.uint32) for bits in (8, 13, 15, 16))
_STEP = np.array(2.0**-24, np.float32)
"""Numbers stand in arrays, which numpy takes up in half the time."""
_64 = 2**64 - 1
"""The 64 bits that are kept of a product."""


@cache
def _word(decision: str) -> int:
    return crc32(decision.encode()) * 0x9E3779B97F4A7C15


def _key(seed: int, decision: str, month: int) -> tuple[int, int]:
    """Two numbers of 32 bits that name the draw."""
    mixed = (_word(decision) + seed * 0xD1B54A32D192ED03 + month * 0x8CB92BA72F3D8DD7) & _64
    mixed ^= mixed >> 29
    mixed = mixed * 0xBF58476D1CE4E5B9 & _64
    mixed ^= mixed >> 32
    return mixed & 0xFFFFFFFF, mixed >> 32


def hashed(luck_a: U32, luck_b: U32, seed: int, decision: str, month: int) -> U32:
    """A uniform 32-bit number for each pair of halves of luck."""
    first, second = _key(seed, decision, month)
    return _hash(luck_a, luck_b, np.array(first, np.uint32), np.array(second, np.uint32))


def _hash(luck_a: U32, luck_b: U32, first: U32, second: U32) -> U32:
    x = luck_a ^ first
    x *= _A
    t = x >> _15
    x ^= t
    x ^= luck_b
    x += second
    x *= _B
    np.right_shift(x, _13, out=t)
    x ^= t
    x *= _C
    np.right_shift(x, _16, out=t)
    x ^= t
    return x


def uniform(luck_a: U32, luck_b: U32, seed: int, decision: str, month: int) -> F32:
    """Numbers from 0 up to, not including, 1 (24 bits), one for each person."""
    return _share(hashed(luck_a, luck_b, seed, decision, month))


def uniforms(luck_a: U32, luck_b: U32, seed: int, decisions: Sequence[str], month: int) -> F32:
    """The same numbers for several decisions at once: one line each, as long as there are people."""
    keys = np.array([_key(seed, decision, month) for decision in decisions], np.uint32)
    return _share(_hash(luck_a, luck_b, keys[:, :1], keys[:, 1:]))


def _share(x: U32) -> F32:
    x >>= _8
    drawn = x.astype(np.float32)
    drawn *= _STEP
    return drawn


def place_luck(rows: Rows | int) -> tuple[U32, U32]:
    """Luck of places (blocks, schools, firms …), from their row, which never changes."""
    row = np.array(rows, np.uint32, ndmin=1)
    return row * _A, row ^ _B


def at_place(rows: Rows | int, seed: int, decision: str, month: int) -> F32:
    """Uniform numbers for places, by their luck."""
    return uniform(*place_luck(rows), seed, decision, month)


def generator(seed: int, purpose: str, month: int = 0) -> Dice:
    """A numpy generator for founding the town and for counts of the whole city (arrivals, series)."""
    first, second = _key(seed, purpose, month)
    return np.random.Generator(np.random.PCG64([first, second]))


def newborn_luck(luck_a: U32, luck_b: U32, seed: int, month: int) -> tuple[U32, U32]:
    """Luck of children, from their mother's luck and the month of birth."""
    return (
        hashed(luck_a, luck_b, seed, "born a", month),
        hashed(luck_b, luck_a, seed, "born b", month),
    )


def arrival_luck(numbers: Rows, seed: int, month: int, streams: Mapping[str, int]) -> tuple[U32, U32]:
    """Luck of arrivals, from the month, the stream they came with and their number in it.

    `streams` tells how many came with each: first all of one, then all of the next.
    """
    n, counts = np.asarray(numbers, dtype=np.uint32), list(streams.values())
    a, b = (
        np.array([_key(seed, half + stream, month) for stream in streams], np.uint32).repeat(counts, axis=0)
        for half in ("came a ", "came b ")
    )
    return (
        _hash(n * _A + np.uint32(1), n ^ _C, a[:, 0], a[:, 1]),
        _hash(n * _B + np.uint32(7), n ^ _A, b[:, 0], b[:, 1]),
    )


def tastes(luck_a: U32, luck_b: U32, seed: int, decision: str, month: int, places: Rows) -> F32:
    """What draws each person to each place (places, persons): 0 up to, not including, 1 in 256 steps.

    Places are addressed by their row, four to a draw, so that another place that opens or closes changes
    nothing for the others.
    """
    fours = np.unique(places // 4)
    turned = luck_a + (fours.astype(np.uint32) * _C)[:, None]
    x = hashed(turned, luck_b, seed, decision, month)
    steps = x.astype("<u4", copy=False).view(np.uint8).reshape(fours.size, -1, 4).transpose(0, 2, 1)
    drawn = np.multiply(steps, np.float32(2.0**-8), dtype=np.float32, order="C").reshape(4 * fours.size, -1)
    return drawn.take(np.searchsorted(fours, places // 4) * 4 + places % 4, axis=0)
