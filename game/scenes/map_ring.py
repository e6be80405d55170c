"""What the window shows of the town, in tiles that stay where they are while the camera moves.

Columns and rows go round: a tile that comes into the window takes the place of one that left it, so that a
frame is a copy of at most four pieces.
"""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field

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

    picture: pygame.Surface = field(default_factory=lambda: pygame.Surface((0, 0)))
    _holds: dict[Spot, tuple[Spot, object]] = field(default_factory=dict)
    """By place in the picture the tile that lies there, and what it shows."""

    def fit(self, window: Rect) -> bool:
        """Take the size that a window asks for; whether it had another."""
        size = ((window.width // SIDE + 2) * SIDE, (window.height // SIDE + 2) * SIDE)
        other = self.picture.get_size() != size
        if other:
            self.picture = pygame.Surface(size)
            self._holds.clear()
        return other

    def clear(self) -> None:
        """Keep nothing: it is as large as the window."""
        if self._holds or self.picture.get_width():
            self.picture = pygame.Surface((0, 0))
            self._holds.clear()

    def fill(self, color: Color, spot: Spot | None = None, shows: object = None) -> None:
        """One colour for a tile, or everywhere; it shows nothing, unless it is said."""
        if spot is None:
            self.picture.fill(color)
            self._holds.clear()
            return
        place = self._place(spot)
        self.picture.fill(color, Rect(place, (SIDE, SIDE)))
        self._holds[place] = (spot, shows)

    def _place(self, spot: Spot) -> Spot:
        wide, high = self.picture.get_size()
        return spot[0] * SIDE % wide, spot[1] * SIDE % high

    def shows(self, spot: Spot) -> object:
        """What the tile of a column and row shows; None while it is not there."""
        held = self._holds.get(self._place(spot))
        return held[1] if held and held[0] == spot else None

    def put(self, spot: Spot, shows: object, picture: pygame.Surface, part: Rect | None = None) -> None:
        """Put a tile there: a picture, or a part of one."""
        place = self._place(spot)
        self.picture.blit(picture, place, part)
        self._holds[place] = (spot, shows)

    def draw(self, surface: pygame.Surface, camera: Camera, flags: int = 0) -> None:
        """All of it that lies in the window."""
        window, (wide, high) = camera.window, self.picture.get_size()
        for left, width, across in _pieces(camera.corner[0] % wide, window.width, wide):
            for top, height, down in _pieces(camera.corner[1] % high, window.height, high):
                part = Rect(left, top, width, height)
                surface.blit(self.picture, (window.left + across, window.top + down), part, flags)


def _pieces(start: int, length: int, around: int) -> Iterator[tuple[int, int, int]]:
    """Where the pieces of a stretch lie that goes round: start, length, and how far on."""
    first = min(length, around - start)
    yield start, first, 0
    if first < length:
        yield 0, length - first, first


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
