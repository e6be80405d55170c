"""Lit windows at night: panes of the houses as they stand in the tiles, some of them with light behind.

They are found when it is dark, for a short time of each frame, and kept as long as a tile shows the same.
"""

import time
from collections import OrderedDict
from collections.abc import Sequence
from dataclasses import dataclass, field

import numpy as np
import numpy.typing as npt
import pygame

from game.scenes.map_camera import Camera
from game.scenes.map_folk import Rows
from game.scenes.map_ring import SIDE, edges
from game.scenes.map_sprites import PANE
from game.scenes.map_tiles import Tiles
from game.ui.palette import Color, mix

LIT_FROM = 0.55
"""How dark it must be before lights go on."""
SHARE = 0.36
"""Share of the windows with light behind them."""
NEAR = (9, 9, 11)
"""How far from the colour of a pane a pixel of one may be."""
DULL: Color = (126, 110, 112)
WARM: Color = (255, 204, 124)
"""A lit window when lights go on, and at night."""
LARGEST = 48
"""Pixels of a window at most: the tall ones of churches and halls stay dark."""
SPREAD = 12
"""Pixels over which a window reaches at most."""
KEPT = 900
"""Tiles whose windows are kept."""

TOGETHER = 6
"""Tiles whose windows light up together."""

Place = tuple[int, int, int]
Drawn = tuple[Place, pygame.Surface, int]
"""A tile: its place, its picture, and what it shows."""


@dataclass(slots=True)
class Windows:
    """The lit windows of a town."""

    _lit: "OrderedDict[Place, tuple[int, Rows, Rows]]" = field(default_factory=OrderedDict)
    """For each tile what it showed, and the pixels across and down."""
    _found: int = 0
    """How many tiles have been read so far."""
    _known: object = None
    """The sight in which all windows are known."""
    _here: tuple[object, Rows, Rows] | None = None
    """The lit pixels around the window in the town's picture, and what they depend on."""
    _seen: tuple[object, Rows] | None = None
    """The pixels of the surface, and what they depend on."""

    def draw(self, surface: pygame.Surface, camera: Camera, tiles: Tiles, dark: float) -> None:
        """Light in the windows of what stands there, as far as they are known."""
        if dark < LIT_FROM:
            return
        window, line = camera.window, surface.get_pitch() // 4
        name = (camera.corner, camera.step, tuple(window), line, self._known, self._found // TOGETHER)
        if self._seen is None or self._seen[0] != name:
            self._seen = (name, self._pixels(camera, tiles, line))
        color = mix(DULL, WARM, (dark - LIT_FROM) / (1 - LIT_FROM))
        pixels = np.asarray(surface.get_view("0")).view(np.uint32)
        pixels[self._seen[1]] = np.uint32((color[0] << 16) | (color[1] << 8) | color[2])

    def find(self, camera: Camera, tiles: Tiles, dark: float, seconds: float) -> None:
        """When it is dark: find windows of tiles that are new or look otherwise, for about so long."""
        name = (camera.step, edges(camera), tiles.drawn)
        if dark < LIT_FROM or name == self._known:
            return
        start, standing = time.perf_counter(), tiles.standing(camera)
        for place, picture, shows in standing:
            kept = self._lit.get(place)
            if kept is not None and kept[0] == shows:
                continue
            self._lit[place] = (shows, *lit_panes(picture, place))
            self._found += 1
            if time.perf_counter() - start > seconds:
                break
        else:
            self._known = name
        while len(self._lit) > max(KEPT, 2 * len(standing)):
            self._lit.popitem(last=False)

    def _pixels(self, camera: Camera, tiles: Tiles, line: int) -> Rows:
        """Where the lit pixels stand on the surface."""
        (left, top), window = camera.corner, camera.window
        name = (camera.step, edges(camera), self._known, self._found // TOGETHER)
        if self._here is None or self._here[0] != name:
            self._here = (name, *self._gathered(tiles.standing(camera)))
        x, y = self._here[1] - left, self._here[2] - top
        inside = (x >= 0) & (x < window.width) & (y >= 0) & (y < window.height)
        found: Rows = (y[inside] + window.top) * line + x[inside] + window.left
        return found

    def _gathered(self, tiles: Sequence[Drawn]) -> tuple[Rows, Rows]:
        """The lit pixels of some tiles in the town's picture."""
        across, down = [np.zeros(0, np.intp)], [np.zeros(0, np.intp)]
        for place, _, shows in tiles:
            kept = self._lit.get(place)
            if kept is not None and kept[0] == shows:
                across.append(kept[1] + place[1] * SIDE)
                down.append(kept[2] + place[2] * SIDE)
        return np.concatenate(across), np.concatenate(down)


def lit_panes(picture: pygame.Surface, place: Place) -> tuple[Rows, Rows]:
    """The pixels across and down of the lit windows of a tile: the same ones month after month."""
    panes = pygame.mask.from_threshold(picture, PANE, NEAR)
    marks = panes.to_surface(setcolor=(0, 0, 1), unsetcolor=(0, 0, 0))
    windows = grouped(pygame.surfarray.array2d(marks) & 1)
    across, down = np.nonzero(windows)
    window = windows[across, down].astype(np.int64)
    large = np.bincount(window, minlength=windows.size + 1) > LARGEST
    for one, other in ((windows[1:], windows[:-1]), (windows[:, 1:], windows[:, :-1])):
        apart = (one != other) & (one > 0) & (other > 0)
        large[one[apart]] = large[other[apart]] = True
    small = ~large[window]
    spot = (place[1] * 73_856_093) ^ (place[2] * 19_349_663)
    luck = ((window + spot) * 2_654_435_761 >> 11) % 1000
    lit = small & (luck < round(SHARE * 1000))
    return across[lit], down[lit]


def grouped(panes: npt.NDArray[np.int32]) -> npt.NDArray[np.int32]:
    """A number for each pixel of a pane (where there is 1), the same for those that touch; 0 for others."""
    found = np.arange(1, panes.size + 1, dtype=np.int32).reshape(panes.shape) * panes
    for _ in range(SPREAD):
        before = found.copy()
        np.maximum(before[1:], before[:-1], out=found[1:])
        np.maximum(found[:-1], before[1:], out=found[:-1])
        np.maximum(found[:, 1:], before[:, :-1], out=found[:, 1:])
        np.maximum(found[:, :-1], before[:, 1:], out=found[:, :-1])
        found *= panes
        if np.array_equal(found, before):
            break
    return found
