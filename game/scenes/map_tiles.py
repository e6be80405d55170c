"""The picture of the town in tiles: each drawn when it is first needed and again only when it changed."""

import time
from collections import OrderedDict
from collections.abc import Callable, Generator, Sequence
from dataclasses import dataclass, field
from weakref import WeakKeyDictionary

import numpy as np
import pygame
from pygame import Rect

from game.scenes.map_blocks import LAMPS_FROM, MARKS_FROM, Builder, unit_at
from game.scenes.map_camera import STEPS, Camera
from game.scenes.map_ground import GroundPainter
from game.scenes.map_model import HOUSE, Ground, Looks, scatter
from game.scenes.map_ring import SIDE, Ring, edges, within

KEPT = 256
"""Tiles kept at least, 64 kB each; and always those of one and a half windows."""
GROUNDS = 200
"""Grounds of tiles kept, without houses."""
STALE = 0.5
"""Share of the time that is spent when no tile is missing and some only look as they did last month."""

STILL = 3.0
"""The same where some are missing and the camera stands still."""
MOST = 5.0
"""The same where most are missing."""

SEASONS = 8
"""More than there are."""

Place = tuple[int, int, int]
"""Step of zoom, column and row of a tile."""

Point = tuple[int, int]
BARE = (226, 216, 190)
"""The colour of what is not drawn yet."""


@dataclass(slots=True)
class Tile:
    """A drawn tile and the state of the town that it shows."""

    picture: pygame.Surface
    shows: int
    turn: int
    """How many tiles had been drawn before it."""

    @property
    def season(self) -> int:
        """The season in which it is drawn."""
        return self.shows % SEASONS


@dataclass(slots=True)
class Tiles:
    """All tiles of one town."""

    ground: Ground
    looks: Looks
    season: int = 0
    lay: Callable[[pygame.Surface, Rect, float], None] | None = None
    """Draws an overlay between the ground and the houses."""
    lay_mark: int = 0
    """Changes when the overlay does."""
    _painter: GroundPainter = field(init=False)
    _builder: Builder = field(init=False)
    _tiles: "OrderedDict[Place, Tile]" = field(default_factory=OrderedDict)
    _flags: list[np.ndarray[tuple[int], np.dtype[np.int64]]] = field(init=False)
    """For each block its looks as a number: from afar, nearer and near."""
    _grounds: "OrderedDict[tuple[Place, int], pygame.Surface]" = field(default_factory=OrderedDict)
    _drawing: "tuple[Place, int, Generator[None, None, pygame.Surface]] | None" = None
    """The tile that is being drawn, the state that it will show, and the goes that are left."""
    _turn: int = 0
    _seen: int = 0
    """How many tiles the window shows."""
    _rows: dict[Place, np.ndarray[tuple[int], np.dtype[np.intp]]] = field(default_factory=dict)
    _behind: tuple[int, pygame.Surface, tuple[int, int]] | None = None
    _waiting: list[Place] = field(default_factory=list)
    """Tiles to draw for the sight of `_worked`."""
    _worked: tuple[object, ...] = ()
    _corner: Point | None = None
    """The corner of the window in the last frame."""
    _shown: int = 0
    """Grows with each change of how the town looks."""
    _ring: Ring = field(default_factory=Ring)
    """What the window shows."""
    _ringed: tuple[object, ...] = ()
    """The tiles that it was brought up to date for."""
    _missing: list[Place] = field(default_factory=list)
    """Tiles in the window that were not drawn then."""
    turned: int = -1
    """The season that the window shows: it turns to another when all of its tiles are drawn in it."""
    _sight: tuple[int, int] = (-1, 0)
    """Zoom and overlay in which it shows that season."""

    def __post_init__(self) -> None:
        self._painter = GroundPainter(self.ground)
        self._builder = Builder(self.ground, scatter(4099, 5))
        self.show(self.looks, self.season)

    def show(self, looks: Looks, season: int) -> None:
        """The town looks like this from now on; tiles that differ are drawn again when there is time."""
        self.looks, self.season = looks, season
        self._shown += 1
        prime = np.arange(1, looks.upkeep.size + 1, dtype=np.int64) * np.int64(2654435761)
        prime %= np.int64(1 << 31)
        self._flags = [(part.astype(np.int64) + 1) * prime % np.int64((1 << 31) - 1) for part in looks.flags]

    def wanted(self, camera: Camera) -> list[Place]:
        """The tiles in the window, those in its middle first."""
        (left, top), window = camera.corner, camera.window
        found = [(camera.step, column, row) for column, row in within(edges(camera))]
        middle = ((left + window.width / 2) / SIDE - 0.5, (top + window.height / 2) / SIDE - 0.5)
        self._seen = len(found)
        found.sort(key=lambda place: abs(place[1] - middle[0]) + abs(place[2] - middle[1]))
        return found

    def _now(self, place: Place) -> int:
        """The state of the town as far as this tile shows it."""
        rows = self._rows.get(place)
        if rows is None:
            scale = STEPS[place[0]]
            rows = self._builder.near(self._area(place), scale, unit_at(scale))
            if len(self._rows) > 2400:
                self._rows.clear()
            self._rows[place] = rows
        scale = STEPS[place[0]]
        flags = self._flags[(scale >= MARKS_FROM) + (scale >= LAMPS_FROM)]
        return int(flags[rows].sum()) * SEASONS + self.season + self.lay_mark * (1 << 45)

    @staticmethod
    def _area(place: Place) -> Rect:
        return Rect(place[1] * SIDE, place[2] * SIDE, SIDE, SIDE)

    def _ground(self, place: Place) -> Generator[None, None, pygame.Surface]:
        """The ground of a tile, kept from month to month."""
        name = (place, self.season)
        if name not in self._grounds:
            drawn = yield from self._painter.painting(self._area(place), STEPS[place[0]], self.season)
            self._grounds[name] = drawn.convert()
            if len(self._grounds) > GROUNDS:
                self._grounds.popitem(last=False)
        return self._grounds[name].copy()

    def _goes(self, place: Place) -> Generator[None, None, pygame.Surface]:
        """Draw a tile in many small goes."""
        area, scale, looks, season = self._area(place), STEPS[place[0]], self.looks, self.season
        picture = yield from self._ground(place)
        puts = yield from self._builder.putting(area, scale, looks, season)
        houses = [(put[3], (put[1] - area.left, put[2] - area.top)) for put in puts]
        yield
        if self.lay is None:
            self._builder.small_marks(picture, area, scale, looks)
            yield
            picture.blits(houses, doreturn=False)
            wet = self._painter.wet(area, scale)
            yield
            return built(picture, houses, wet)
        pale = pygame.Surface((SIDE, SIDE))
        pale.fill((246, 238, 222))
        pale.set_alpha(150)
        picture.blit(pale, (0, 0))
        self.lay(picture, area, scale)
        yield
        veiled = picture.copy()
        veiled.blits(houses, doreturn=False)
        veiled.set_alpha(64)
        picture.blit(veiled, (0, 0))
        return built(picture, houses, self._painter.wet(area, scale))

    def work(self, camera: Camera, seconds: float, *, again: bool = True) -> int:
        """Draw missing or changed tiles for about so long, missing ones first; how many are still to do.

        Changed ones only when they are to be drawn again.

        Three times as long where tiles are missing under a camera that stands still, five times where most
        are (on arrival), half as long where they only look as they did last month.
        """
        start = time.perf_counter()
        now = (camera.step, edges(camera), self._shown, self.lay_mark)
        still, self._corner = now[:2] == self._worked[:2] and self._corner == camera.corner, camera.corner
        if now != self._worked:
            self._worked = now
            wanted = self.wanted(camera)
            for place in wanted:
                if place in self._tiles:
                    self._tiles.move_to_end(place)
                    if self._sight[0] != camera.step and self._tiles[place].season != self.season:
                        del self._tiles[place]  # at another zoom it would stand out from the rest
            self._waiting = [place for place in wanted if self._stale(place)]
            self._waiting.reverse()
            self._waiting.sort(key=self._age, reverse=True)
            if self._drawing and (
                self._drawing[0] not in self._waiting or self._waiting[-1] not in self._tiles
            ):
                self._drawing = None
        missing = sum(place not in self._tiles for place in self._waiting)
        arriving = MOST if 2 * missing > self._seen else STILL if still else 1.0
        while self._waiting:
            lacks = self._waiting[-1] not in self._tiles
            if not (lacks or again):
                break
            share = arriving if lacks else STALE
            self._go()
            if time.perf_counter() - start > seconds * share:
                break
        while len(self._tiles) > max(KEPT, self._seen * 3 // 2):
            self._tiles.popitem(last=False)
        return len(self._waiting)

    def _age(self, place: Place) -> int:
        """Which to draw first: those that are missing, then those drawn longest ago."""
        tile = self._tiles.get(place)
        return -1 if tile is None else tile.turn

    def _go(self) -> None:
        """One go at the next tile."""
        if self._drawing is None:
            place = self._waiting[-1]
            self._drawing = (place, self._now(place), self._goes(place))
        place, shows, goes = self._drawing
        try:
            next(goes)
        except StopIteration as done:
            self._drawing = None
            self._turn += 1
            self._tiles[place] = Tile(done.value, shows, self._turn)
            self._tiles.move_to_end(place)
            if place in self._waiting and not self._stale(place):
                self._waiting.remove(place)

    def _stale(self, place: Place) -> bool:
        tile = self._tiles.get(place)
        return tile is None or tile.shows != self._now(place)

    def keep_from(self, surface: pygame.Surface, window: Rect, where: tuple[int, tuple[int, int]]) -> None:
        """Remember a picture of the window, to stand behind tiles still to be drawn at another zoom."""
        self._behind = (where[0], surface.subsurface(window.clip(surface.get_rect())).copy(), where[1])

    def draw(self, surface: pygame.Surface, camera: Camera) -> None:
        """The tiles in the window."""
        self._keep_up(camera)
        self._ring.draw(surface, camera)
        if not self._missing:
            self._behind = None
            return
        corner, window = camera.corner, camera.window
        behind = self._grown(camera)
        for _, column, row in self._missing:
            at = (column * SIDE - corner[0] + window.left, row * SIDE - corner[1] + window.top)
            surface.set_clip(Rect(at, (SIDE, SIDE)).clip(window))
            surface.fill(BARE)
            if behind:
                surface.blit(*behind)
        surface.set_clip(None)

    def _keep_up(self, camera: Camera) -> None:
        """Bring the ring up to date."""
        other = self._ring.fit(camera.window)
        now = (camera.step, edges(camera), self._turn)
        if now == self._ringed and not other:
            return
        self._ringed, self._missing = now, []
        found = {spot: self._tiles.get((camera.step, *spot)) for spot in within(edges(camera))}
        sight = (camera.step, self.lay_mark)
        if sight != self._sight or all(tile is None or tile.season == self.season for tile in found.values()):
            self.turned, self._sight = self.season, sight
        for spot, tile in found.items():
            if tile is None:
                self._missing.append((camera.step, *spot))
                continue
            held = self._ring.shows(spot)
            if held != tile.turn and (held is None or tile.season == self.turned):
                self._ring.put(spot, tile.turn, tile.picture)

    @property
    def drawn(self) -> int:
        """How many tiles have been drawn so far."""
        return self._turn

    def standing(self, camera: Camera) -> list[tuple[Place, pygame.Surface, int]]:
        """The tiles in the window that are drawn: place, picture, and the state that each shows."""
        found = [(place, self._tiles.get(place)) for place in self.wanted(camera)]
        return [(place, tile.picture, tile.shows) for place, tile in found if tile]

    def _grown(self, camera: Camera) -> tuple[pygame.Surface, Point] | None:
        """The last picture at the other zoom, in hard pixels, for the moment that new tiles take."""
        if self._behind is None:
            return None
        step, picture, corner = self._behind
        grown = STEPS[camera.step] / STEPS[step]
        if not 0.3 < grown < 3.2:
            return None
        (left, top), window = camera.corner, camera.window
        shown = Rect(
            round((left / grown) - corner[0]),
            round((top / grown) - corner[1]),
            round(window.width / grown),
            round(window.height / grown),
        )
        inside = shown.clip(picture.get_rect())
        if inside.width < 2 or inside.height < 2:
            return None
        big = pygame.transform.scale(
            picture.subsurface(inside), (round(inside.width * grown), round(inside.height * grown))
        )
        at = (
            window.left + round((inside.left - shown.left) * grown),
            window.top + round((inside.top - shown.top) * grown),
        )
        return big, at


_OUTLINES: WeakKeyDictionary[pygame.Surface, pygame.Mask] = WeakKeyDictionary()


def _outline(picture: pygame.Surface) -> pygame.Mask:
    """What a sprite covers, its shadow left out; known as long as the sprite is kept."""
    found = _OUTLINES.get(picture)
    if found is None:
        found = _OUTLINES[picture] = pygame.mask.from_surface(picture, 127)
    return found


def built(
    picture: pygame.Surface, houses: Sequence[tuple[pygame.Surface, Point]], wet: pygame.Mask | None = None
) -> pygame.Surface:
    """Mark each pixel of a tile that is built or water, so that nobody is drawn walking on it."""
    whole = pygame.Mask(picture.get_size())
    if wet:
        whole.draw(wet, (0, 0))
    for sprite, at in houses:
        whole.draw(_outline(sprite), at)
    marks = whole.to_surface(picture.copy(), setcolor=(0, 0, 1), unsetcolor=(0, 0, 0))
    pixels = np.asarray(picture.get_view("2")).view(np.uint32)
    pixels &= ~HOUSE
    pixels |= np.asarray(marks.get_view("2")).view(np.uint32) & HOUSE
    return picture
