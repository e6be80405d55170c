"""What the window shows of the town, in tiles that stay where they are while the camera moves.

A tile that comes into the window takes the place of one that left it. Rows go round from the last to the
first, and a row goes on in the next one: so each line of a window lies in one piece, wherever the window is.
"""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field

import numpy as np
import numpy.typing as npt
import pygame
from pygame import Rect

from game.scenes.map_camera import Camera
from game.ui.palette import Color

SIDE = 128
"""Pixels of a side of a tile."""
Spot = tuple[int, int]
"""Column and row of a tile."""


@dataclass(slots=True)
class Ring:
    """A picture a little larger than the window."""

    wide: int = 0
    """Pixels across."""
    high: int = 0
    """Pixels down; one line more is kept, the first one again."""
    picture: pygame.Surface = field(default_factory=lambda: pygame.Surface((0, 0)))
    _holds: dict[Spot, tuple[Spot, object]] = field(default_factory=dict)
    """By the remainders of column and row the tile that lies there, and what it shows."""

    def fit(self, window: Rect) -> bool:
        """Take the size that a window asks for; whether it had another."""
        size = ((window.width // SIDE + 2) * SIDE, (window.height // SIDE + 2) * SIDE)
        other = (self.wide, self.high) != size
        if other:
            self.wide, self.high = size
            self.picture = pygame.Surface((self.wide, self.high + 1), depth=32)
            self._holds.clear()
        return other

    def forget(self) -> None:
        """Know no tile any more."""
        self._holds.clear()

    def clear(self) -> None:
        """Keep nothing: it is as large as the window."""
        if self.wide:
            self.wide = self.high = 0
            self.picture = pygame.Surface((0, 0))
            self._holds.clear()

    def _hold(self, spot: Spot, shows: object) -> Iterator[tuple[Spot, Rect]]:
        """Note a tile; gives where its pieces lie, and which parts of it they are."""
        (column, row), columns, rows = spot, self.wide // SIDE, self.high // SIDE
        self._holds[column % columns, row % rows] = (spot, shows)
        for beside in ((column % columns, (row + step) % rows) for step in (-1, 1)):
            if beside in self._holds and self._holds[beside][0][0] != column:
                del self._holds[beside]  # a line of it lies under this one
        left, top = column % columns * SIDE, (row * SIDE + column // columns) % self.high
        first = min(SIDE, self.high - top)
        yield (left, top), Rect(0, 0, SIDE, first)
        if first < SIDE:
            yield (left, 0), Rect(0, first, SIDE, SIDE - first)
        if top == 0 or first < SIDE:
            yield (left, self.high), Rect(0, first % SIDE, SIDE, 1)

    def shows(self, spot: Spot) -> object:
        """What the tile of a column and row shows; None while it is not there."""
        held = self._holds.get((spot[0] % (self.wide // SIDE), spot[1] % (self.high // SIDE)))
        return held[1] if held and held[0] == spot else None

    def put(self, spot: Spot, shows: object, picture: pygame.Surface, at: Spot = (0, 0)) -> None:
        """Put a tile there: what a picture has at a place."""
        for place, part in self._hold(spot, shows):
            self.picture.blit(picture, place, part.move(at))

    def fill(self, spot: Spot, shows: object, color: Color) -> None:
        """Put a tile of one colour there."""
        for place, part in self._hold(spot, shows):
            self.picture.fill(color, Rect(place, part.size))

    def draw(self, surface: pygame.Surface, camera: Camera, *, darken: bool = False) -> None:
        """All of it that lies in the window: put there, or what is there made as dark."""
        seen = camera.window.clip(surface.get_rect())
        left, top = (camera.corner[axis] + seen[axis] - camera.window[axis] for axis in (0, 1))
        start = (top * self.wide + left) % (self.wide * self.high)
        line = np.asarray(self.picture.get_view("0")).view(np.uint32)
        first = min(seen.height, self.high - start // self.wide)
        for begin, down, many in ((start, 0, first), (start % self.wide, first, seen.height - first)):
            if many:
                into = Rect(seen.left, seen.top + down, seen.width, many)
                (_darken if darken else _copy)(surface, into, line[begin:], self.wide)


Pixels = npt.NDArray[np.uint32]


def _darken(surface: pygame.Surface, into: Rect, line: Pixels, wide: int) -> None:
    """Multiply a part of a surface by lines that begin so many pixels apart."""
    pixels = line[: into.height * wide].view(np.uint8)
    picture = pygame.image.frombuffer(pixels.data, (wide, into.height), "BGRA")
    surface.blit(picture, into, Rect((0, 0), into.size), pygame.BLEND_RGB_MULT)


def _copy(surface: pygame.Surface, into: Rect, line: Pixels, wide: int) -> None:
    """Put lines that begin so many pixels apart into a part of a surface."""
    pixels = np.asarray(surface.get_view("2")).view(np.uint32).T
    lines = np.lib.stride_tricks.as_strided(line, (into.height, into.width), (4 * wide, 4))
    pixels[into.top : into.bottom, into.left : into.right] = lines


def edges(camera: Camera) -> tuple[int, int, int, int]:
    """The tiles in the window: the first column and row, and how many of both."""
    (left, top), window = camera.corner, camera.window
    column, row = left // SIDE, top // SIDE
    wide = (left + window.width - 1) // SIDE - column + 1
    return column, row, wide, (top + window.height - 1) // SIDE - row + 1


def within(area: Rect | tuple[int, int, int, int]) -> list[Spot]:
    """All tiles of an area of columns and rows, row by row."""
    left, top, wide, high = area
    return [(column, row) for row in range(top, top + high) for column in range(left, left + wide)]


def areas(some: Sequence[Spot]) -> Iterator[Rect]:
    """The same tiles, given row by row, in few whole areas of columns and rows."""
    left = dict.fromkeys(some)
    while left:
        column, row = next(iter(left))
        wide = high = 1
        while (column + wide, row) in left:
            wide += 1
        while all((column + turn, row + high) in left for turn in range(wide)):
            high += 1
        area = Rect(column, row, wide, high)
        for spot in within(area):
            del left[spot]
        yield area
