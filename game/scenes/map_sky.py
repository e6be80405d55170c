"""The sky over the map: daylight by the hour and the season, lamps and windows at night, rain and snow.

Lamps burn where the town lights them, and windows where people live: a dark street is dark here, too. From
afar, and under an overlay, it is always day.
"""

import time as clock
from dataclasses import dataclass, field
from typing import Final

import numpy as np
import pygame
from pygame import Rect

from game.scenes.map_camera import F32, Camera, flats
from game.scenes.map_ground import SNOWY, season_of
from game.scenes.map_model import Ground, Looks, scatter
from game.scenes.map_ring import SIDE, Ring, areas, edges, within
from game.ui.palette import Color, mix

DARK_FROM = 0.3
"""Scale from which night falls."""
SUN = {0: (7.1, 17.0), 1: (6.4, 20.2), 2: (5.4, 21.6), 3: (7.0, 18.6), SNOWY: (7.1, 17.0)}
"""By season the hours between which it is day; a little earlier than true, so that mornings are seen."""
DUSK = 1.1
"""Hours that light takes to come and go."""
NIGHT: Color = (80, 90, 142)
"""What is left of white at night."""
DAY: Color = (255, 255, 255)
GLOW: Color = (255, 206, 150)
"""What is left of white at dusk."""
STEPS = 24
"""Steps from day to night."""
COARSE = 4
"""Pixels of the window to a pixel of its darkness."""
SOME = 32
"""Tiles of it that are drawn at a time: a row or a column of any window."""
BARE: Final = ()
"""What a tile of it shows that has a colour, but no lights yet."""
FAR = 30
"""Coarse pixels that light reaches at most."""
LAMPS_AT = 0.3
"""How dark it is when lamps go on."""
LAMP: Color = (118, 88, 34)
WINDOW: Color = (150, 104, 40)
"""What a lamp and a lit window give back of the day."""
LIT = 0.22
"""Share of the homes with light in the evening."""
RAIN: Color = (206, 216, 226)
FLAKE: Color = (250, 250, 252)


def darkness(time: float, season: int) -> float:
    """How dark it is at a time of the day from 0 to 1: 0 day, 1 night."""
    hour = time * 24.0
    up, down = SUN[season]
    light = min(max(min(hour - up, down - hour) / DUSK + 0.5, 0.0), 1.0)
    return 1.0 - light * light * (3.0 - 2.0 * light)


def tint(dark: float) -> Color:
    """What is left of white in that darkness: warm at dusk, blue at night."""
    share = round(dark * STEPS) / STEPS
    return mix((255, 255, 255), GLOW, share * 2) if share < 0.5 else mix(GLOW, NIGHT, share * 2 - 1)


def weather_of(month: int) -> str:
    """The weather of a month, the same in every game: snow, rain or dry."""
    if season_of(month) == SNOWY:
        return "snow"
    luck = (month * 2654435761 >> 7) % 100
    return "rain" if luck < (34, 26, 14, 36)[season_of(month)] else "dry"


@dataclass(slots=True)
class Sky:
    """Light and weather over one town."""

    ground: Ground
    weather: str = "dry"
    season: int = 0
    lamps: F32 = field(init=False)
    """Where lamps and lit windows are: across, down at scale 1, and 1 for a lamp."""
    candles: F32 = field(default_factory=lambda: np.zeros((0, 3), np.float32))
    """The same for candles on a square."""
    _shade: Ring = field(default_factory=Ring)
    """What is left of white in the window."""
    _read: int = 0
    """How many months have been read."""
    _known: object = None
    """The sight and the light for which all of it is drawn."""
    _step: int = -1
    """The step of zoom for which it was drawn last."""
    _flown: float = 0.0
    _drops: F32 = field(default_factory=lambda: scatter(900, 77).reshape(3, 300))

    def __post_init__(self) -> None:
        self.lamps = np.zeros((0, 3), np.float32)

    def read(self, looks: Looks, month: int) -> None:
        """The lamps that work, and the weather, of a month."""
        self.weather, self.season = weather_of(month), season_of(month)
        self._read += 1
        ground, blocks = self.ground, np.arange(looks.lamps.size)
        found = []
        for number, turn in enumerate(((0, -1), (1, 0), (0, 1), (-1, 0))):
            on = looks.lamps * 2 > number
            reach = ground.size[on] + np.float32(3.5)
            found.append(self._lights(ground.x[on] + turn[0] * reach, ground.y[on] + turn[1] * reach, 1.0))
        homes = ~np.isin(ground.land, (5, 6))
        for number in range(4):
            east, north = scatter(blocks.size, 40 + number), scatter(blocks.size, 50 + number)
            share = np.float32(LIT) + np.float32(0.12 if number < 2 else 0.0) * looks.shops
            on = homes & (scatter(blocks.size, 60 + number) < share)
            half = ground.size[on]
            x = ground.x[on] + (east[on] * 2 - 1) * half * np.float32(0.8)
            found.append(self._lights(x, ground.y[on] - half * np.float32(0.9) + north[on] * half * 1.7, 0.0))
        self.lamps = np.concatenate(found)

    @staticmethod
    def _lights(x: F32, y: F32, lamp: float) -> F32:
        across, down = flats(np.asarray(x, np.float32), np.asarray(y, np.float32))
        return np.stack((across, down, np.full(across.size, lamp, np.float32)), axis=1)

    def pass_(self, seconds: float) -> None:
        """Let rain and snow fall."""
        self._flown += seconds

    def dark(self, camera: Camera, time: float) -> float:
        """How dark it is: 0 day, 1 night, and always day from afar."""
        return darkness(time, self.season) if camera.scale >= DARK_FROM else 0.0

    def draw(self, surface: pygame.Surface, camera: Camera, time: float) -> None:
        """Weather and darkness over what has been drawn of the town."""
        if self.weather != "dry" and camera.scale >= DARK_FROM:
            self._fall(surface, camera.window)
        color = tint(self.dark(camera, time))
        if color == DAY:
            self._shade.clear()
            self._known = None
            return
        self._size(camera)
        for spot in within(edges(camera)):
            if self._shade.shows(spot) is None:
                self._shade.fill(spot, BARE, color)
        self._shade.draw(surface, camera, darken=True)

    def _size(self, camera: Camera) -> None:
        """Begin anew in another window or after a zoom."""
        if self._shade.fit(camera.window) or camera.step != self._step:
            self._step, self._known = camera.step, None
            self._shade.forget()

    def darken(self, camera: Camera, time: float, seconds: float) -> None:
        """Bring the darkness up to date for about so long, but at least some tiles: first those without."""
        color = tint(self.dark(camera, time))
        if color == DAY:
            return
        self._size(camera)
        start, shows = clock.perf_counter(), (color, self.candles.size, self._read)
        now = (edges(camera), shows)
        todo = [] if now == self._known else within(edges(camera))
        todo = [spot for spot in todo if self._shade.shows(spot) != shows]
        todo.sort(key=lambda spot: self._shade.shows(spot) not in {None, BARE})
        while todo:
            for area in areas(todo[:SOME]):
                self._cover(area, camera.scale, shows)
            del todo[:SOME]
            if clock.perf_counter() - start > seconds:
                break
        self._known = None if todo else now

    def _cover(self, area: Rect, scale: float, shows: tuple[Color, int, int]) -> None:
        """What is left of white in some columns and rows of tiles."""
        color = shows[0]
        dark = (255 - color[2]) / (255 - NIGHT[2])
        if dark <= LAMPS_AT:
            for spot in within(area):
                self._shade.fill(spot, shows, color)
            return
        wide, high = area.width * SIDE, area.height * SIDE
        small = pygame.Surface((wide // COARSE + 1, high // COARSE + 1))
        small.fill(color)
        self._shine(small, scale, (area.left * SIDE // COARSE, area.top * SIDE // COARSE), round(dark * 4))
        half = pygame.transform.smoothscale(small, (wide // 2, high // 2))
        picture = pygame.transform.scale(half, (wide, high))
        for column, row in within(area):
            at = ((column - area.left) * SIDE, (row - area.top) * SIDE)
            self._shade.put((column, row), shows, picture, at)

    def _shine(self, small: pygame.Surface, scale: float, corner: tuple[int, int], level: int) -> None:
        """Lamps, lit windows and candles, in coarse pixels; a corner of the picture lies on whole ones."""
        for lights, kinds in ((self.lamps, (WINDOW, LAMP)), (self.candles, (LAMP, LAMP))):
            across, down = np.floor(lights[:, :2].T * np.float32(scale / COARSE)).astype(np.int32)
            x, y = across - corner[0], down - corner[1]
            seen = (x > -FAR) & (x < small.get_width() + FAR) & (y > -FAR) & (y < small.get_height() + FAR)
            glows = [_glow(kind, scale, level) for kind in kinds]
            kind = lights[seen, 2].astype(np.intp)
            half = np.array([glow.get_width() // 2 for glow in glows])[kind]
            corners = zip((x[seen] - half).tolist(), (y[seen] - half).tolist(), strict=True)
            spots = zip([glows[lamp] for lamp in kind.tolist()], corners, strict=True)
            small.fblits(list(spots), pygame.BLEND_RGB_ADD)

    def _fall(self, surface: pygame.Surface, window: Rect) -> None:
        """Drops or flakes on their way down."""
        snow = self.weather == "snow"
        speed = (0.05 if snow else 0.9) * self._flown
        across, down, size = self._drops
        x = (across + np.float32(0.02) * size * np.float32(speed)) % np.float32(1) * np.float32(window.width)
        y = (down + np.float32(speed) * (np.float32(0.6) + size)) % np.float32(1) * np.float32(window.height)
        surface.set_clip(window)
        for left, top, grown in zip(x.tolist(), y.tolist(), size.tolist(), strict=True):
            at = (window.left + round(left), window.top + round(top))
            if snow:
                surface.fill(FLAKE, (*at, 2 + round(grown), 2 + round(grown)))
            else:
                pygame.draw.line(surface, RAIN, at, (at[0] - 2, at[1] + 7 + round(6 * grown)))
        surface.set_clip(None)


_GLOWS: dict[tuple[Color, float, int], pygame.Surface] = {}


def _glow(color: Color, scale: float, level: int) -> pygame.Surface:
    """A round light that fades outwards, in coarse pixels."""
    name = (color, scale, level)
    if name not in _GLOWS:
        reach = max(round((22 if color == LAMP else 7) * scale**0.8 / COARSE), 1)
        picture = pygame.Surface((2 * reach + 1, 2 * reach + 1))
        for radius in range(reach, -1, -1):
            share = (1 - radius / (reach + 1)) ** 1.6 * min(level / 4, 1.0)
            shade = (round(color[0] * share), round(color[1] * share), round(color[2] * share))
            pygame.draw.circle(picture, shade, (reach, reach), radius)
        _GLOWS[name] = picture
    return _GLOWS[name]
