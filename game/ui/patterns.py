"""Paper and brick, made once for a size and kept."""

from functools import lru_cache

import numpy as np
import pygame

from game.ui.kept import kept
from game.ui.palette import Color, mix

TILE = 256
"""Pixels of a side of the square of paper that repeats."""
Floats = np.ndarray[tuple[int, ...], np.dtype[np.float32]]


def grain(count: int, seed: int) -> Floats:
    """So many scattered values from -1 to 1, always the same for a seed: a hash of their place."""
    number = np.arange(1, count + 1, dtype=np.uint64) * np.uint64(0x9E3779B97F4A7C15) + np.uint64(seed)
    for shift, factor in ((30, 0xBF58476D1CE4E5B9), (27, 0x94D049BB133111EB)):
        number = (number ^ (number >> np.uint64(shift))) * np.uint64(factor)
    number ^= number >> np.uint64(31)
    return (number >> np.uint64(40)).astype(np.float32) / np.float32(1 << 23) - np.float32(1)


def _noise(size: int, seed: int) -> Floats:
    """A square of fine grain with some longer fibres."""
    fine = grain(size * size, seed).reshape(size, size)
    fibre = grain(size * size, seed + 1).reshape(size, size)
    for axis, reach in ((0, 6), (1, 2)):
        fibre = sum(
            (np.roll(fibre, shift, axis) for shift in range(reach)), np.zeros_like(fibre)
        ) / np.float32(reach**0.5)
    return fine + fibre


@lru_cache(4)
def _paper_tile(color: Color) -> pygame.Surface:
    """A square of paper that repeats."""
    tooth = _noise(TILE, 7)[:, :, None] * np.float32(1.5)
    face = np.clip(np.array(color, np.float32) + tooth, 0, 255).astype(np.uint8)
    tile = pygame.Surface((TILE, TILE))
    pygame.surfarray.blit_array(tile, face)
    return tile


def lay_paper(surface: pygame.Surface, area: pygame.Rect, color: Color) -> None:
    """Cover an area with paper, square by square: as quick as one large picture, which nobody has to keep."""
    if color == (255, 255, 255):
        surface.fill(color, area)
        return
    tile = _paper_tile(color)
    lefts, tops = range(area.left, area.right, TILE), range(area.top, area.bottom, TILE)
    before = surface.get_clip()
    surface.set_clip(before.clip(area))
    surface.blits([(tile, (left, top)) for left in lefts for top in tops], doreturn=False)
    surface.set_clip(before)


@kept(12)
def wall(size: tuple[int, int], brick: Color, mortar: Color, course: int) -> pygame.Surface:
    """A wall in running bond; every brick a little different, always the same."""
    picture = pygame.Surface(size)
    picture.fill(mortar)
    tones = iter(np.resize(grain(997, 11), (size[0] // course + 4) * (size[1] // course + 2)).tolist())
    length, joint = round(course * 2.6), max(course // 9, 1)
    for row, top in enumerate(range(0, size[1], course)):
        for left in range(-(row % 2) * length // 2, size[0], length):
            tone = next(tones)
            color = mix(brick, (255, 226, 196) if tone > 0 else (40, 20, 16), abs(tone) * 0.16)
            face = pygame.Rect(left, top, length - joint, course - joint)
            picture.fill(color, face)
            picture.fill(
                mix(color, (20, 10, 8), 0.16), pygame.Rect(face.left, face.bottom - joint, face.width, joint)
            )
    return picture
