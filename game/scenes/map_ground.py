"""The ground of the map: fields, quarters, gardens, water, rails and roads, drawn into one tile."""

import math
from collections.abc import Generator, Iterator
from dataclasses import dataclass, field
from itertools import pairwise

import pygame
from pygame import Rect

from game.engine.places import LAND
from game.engine.town import LineKind
from game.scenes.map_bridges import WET
from game.scenes.map_camera import F32, flat, unflat
from game.scenes.map_model import CORE, ESTATE, INDUSTRY, PARK, Ground, Ring, scatter, smooth
from game.scenes.map_water import Waters, placed, whole_view
from game.ui.palette import Color, mix

FINE = 2
"""How many times larger the ground of a tile is drawn, for smooth edges."""
MEADOW = (178, 192, 132)
LANDS: tuple[Color, ...] = (
    (214, 201, 178),
    (216, 206, 184),
    (186, 196, 148),
    (182, 196, 142),
    (192, 200, 152),
    (202, 199, 190),
    (146, 176, 106),
    (198, 202, 168),
)
"""Ground by kind of land, in the order of `LAND`."""
YARDS: tuple[Color, ...] = (
    (190, 174, 148),
    (176, 184, 138),
    (162, 182, 122),
    (156, 180, 114),
    (168, 184, 126),
    (184, 182, 176),
    (132, 166, 96),
    (178, 188, 142),
)
"""Yards and gardens inside the blocks."""
WATER: Color = (116, 150, 164)
BANK: Color = (158, 160, 128)
SNOW_BANK: Color = (206, 212, 206)
ROAD: Color = (240, 231, 212)
KERB: Color = (190, 178, 156)
RAIL: Color = (112, 104, 100)
DRY = (206, 196, 170)
GREEN_LANDS = frozenset(range(8)) - {CORE, INDUSTRY}
SNOWY = 4
"""The season of a winter month with snow."""
SNOW: Color = (244, 246, 249)
SEASON_MIX = (0.42, 0.06, 0.0, 0.2)
"""How far green fades in winter, spring, summer and autumn."""
PLOT = 190.0
"""Width of a field, metres."""


def season_of(month: int) -> int:
    """0 winter, 1 spring, 2 summer, 3 autumn, `SNOWY` a winter month with snow: the same in every game."""
    season = ((month % 12 + 1) % 12) // 3
    return SNOWY if season == 0 and (month * 2654435761 >> 9) % 3 == 0 else season


def faded(color: Color, season: int) -> Color:
    """A green in a season."""
    return mix(color, SNOW, 0.74) if season == SNOWY else mix(color, DRY, SEASON_MIX[season])


@dataclass(slots=True)
class Strip:
    """A line of the town, ready to be drawn: its corners on the screen at scale 1, and its box."""

    kind: LineKind
    points: Ring
    width: float
    box: tuple[float, float, float, float]


@dataclass(slots=True)
class Zone:
    """An outline filled with one kind of land."""

    land: int
    points: Ring
    box: tuple[float, float, float, float]


def box_of(points: Ring) -> tuple[float, float, float, float]:
    """Left, top, right and bottom."""
    across, down = [x for x, _ in points], [y for _, y in points]
    return (min(across), min(down), max(across), max(down))


@dataclass(slots=True)
class GroundPainter:
    """Draws the ground of tiles of one town."""

    ground: Ground
    zones: list[Zone] = field(default_factory=list)
    strips: list[Strip] = field(default_factory=list)
    luck: F32 = field(default_factory=lambda: scatter(4096, 21))
    waters: Waters = field(init=False)

    def __post_init__(self) -> None:
        town = self.ground.town
        self.waters = Waters(town)
        for district in town.districts:
            if not district.village and any(zone.land == "core" for zone in district.zones):
                self._zone(CORE, smooth(district.outline, 2, closed=True))
        for district in town.districts:
            for zone in district.zones:
                rounds = 1 if zone.land == "core" else 2
                self._zone(LAND.index(zone.land), smooth(zone.outline, rounds, closed=True))
        for mark in town.landmarks:
            if mark.kind == "park":
                self._zone(PARK, disc(mark.at, 70))
        for line in town.lines:
            path = tuple(flat(x, y) for x, y in beyond(smooth(line.points)))
            self.strips.append(Strip(line.kind, path, line.width, box_of(path)))

    def _zone(self, land: int, outline: Ring) -> None:
        points = tuple(flat(x, y) for x, y in outline)
        self.zones.append(Zone(land, points, box_of(points)))

    def painting(self, area: Rect, scale: float, season: int) -> Generator[None, None, pygame.Surface]:
        """The ground inside a part of the town's picture, drawn in a few goes."""
        canvas = pygame.Surface((area.width * FINE, area.height * FINE))
        zoom = scale * FINE
        origin = (area.left * FINE, area.top * FINE)
        canvas.fill(faded(MEADOW, season))
        view = whole_view(area, scale)
        yield from self._fields(canvas, view, zoom, origin, season)
        yield
        for zone in self.zones:
            if overlaps(zone.box, view):
                color = LANDS[zone.land]
                color = faded(color, season) if _fades(zone.land, season) else color
                pygame.draw.polygon(canvas, color, placed(zone.points, zoom, origin))
        yield
        self._yards(canvas, area, scale, season)
        yield
        for layer in (
            LineKind.RIVER,
            LineKind.CANAL,
            LineKind.ROAD,
            LineKind.RING,
            LineKind.RAILWAY,
            LineKind.MOTORWAY,
        ):
            for strip in self.strips:
                if strip.kind == layer and overlaps(strip.box, view):
                    draw_strip(canvas, strip, zoom, origin, SNOW_BANK if season == SNOWY else BANK)
            yield
        self.waters.draw(canvas, view, zoom, origin)
        self._squares(canvas, view, zoom, origin)
        return pygame.transform.smoothscale(canvas, area.size)

    def wet(self, area: Rect, scale: float) -> pygame.Mask | None:
        """The pixels of a part of the town's picture that are water: not the roads and bridges over it."""
        view, origin = whole_view(area, scale), area.topleft
        near = [strip for strip in self.strips if overlaps(strip.box, view)]
        if not any(strip.kind in WET for strip in near):
            return None
        canvas = pygame.Surface(area.size)
        for strip in sorted(near, key=lambda strip: strip.kind not in WET):
            color = (255, 255, 255) if strip.kind in WET else (0, 0, 0)
            band(canvas, placed(strip.points, scale, origin), max(strip.width * scale * 0.8, 3.0), color)
        self.waters.clear(canvas, scale, origin)
        return pygame.mask.from_threshold(canvas, (255, 255, 255), (1, 1, 1))

    def _fields(
        self,
        canvas: pygame.Surface,
        view: tuple[float, ...],
        zoom: float,
        origin: tuple[int, int],
        season: int,
    ) -> Iterator[None]:
        """A patchwork of fields and meadows."""
        plot = PLOT if zoom > 0.28 else PLOT * 2
        corners = [unflat(x, y) for x in (view[0], view[2]) for y in (view[1], view[3])]
        west, east = min(x for x, _ in corners), max(x for x, _ in corners)
        south, north = min(y for _, y in corners), max(y for _, y in corners)
        tones = (
            (206, 202, 152),
            (196, 200, 146),
            (212, 204, 164),
            (186, 196, 136),
            (204, 194, 148),
            (192, 200, 150),
        )
        for column in range(math.floor(west / plot), math.ceil(east / plot)):
            yield
            for row in range(math.floor(south / plot), math.ceil(north / plot)):
                luck = float(self.luck[(column * 73 + row * 179) % 4096])
                x, y = column * plot, row * plot
                deep = plot * (0.5 if luck > 0.55 else 1.0)
                for part in range(2 if deep < plot else 1):
                    tone = tones[int(luck * 997 + part * 3) % len(tones)]
                    face = [
                        (x, y + deep * part),
                        (x + plot, y + deep * part),
                        (x + plot, y + deep * (part + 1)),
                        (x, y + deep * (part + 1)),
                    ]
                    points = placed(tuple(flat(*corner) for corner in face), zoom, origin)
                    box = Rect(points[0], (0, 0)).unionall([Rect(point, (1, 1)) for point in points])
                    if not box.colliderect(canvas.get_rect()):
                        continue
                    pygame.draw.polygon(canvas, faded(tone, season), points)
                    pygame.draw.aalines(canvas, faded((170, 180, 124), season), True, points)
                    if zoom > 0.9:
                        self._furrows(
                            canvas, face, zoom, origin, faded(mix(tone, (120, 110, 70), 0.16), season)
                        )

    @staticmethod
    def _furrows(
        canvas: pygame.Surface,
        face: list[tuple[float, float]],
        zoom: float,
        origin: tuple[int, int],
        color: Color,
    ) -> None:
        """The lines of a ploughed field."""
        (west, south), (east, _), (_, north), _ = face
        lines = int((north - south) / 14)
        for line in range(1, lines):
            y = south + (north - south) * line / lines
            start, end = placed((flat(west + 8, y), flat(east - 8, y)), zoom, origin)
            pygame.draw.aaline(canvas, color, start, end)

    def _yards(self, canvas: pygame.Surface, area: Rect, scale: float, season: int) -> None:
        """The inside of each block: a yard or a garden; what is left between them are the streets."""
        ground = self.ground
        reach = ground.size * scale * 1.4 + 4
        across, down = ground.across * scale - area.left, ground.down * scale - area.top
        near = (
            (across > -reach) & (across < area.width + reach) & (down > -reach) & (down < area.height + reach)
        )
        zoom, origin = scale * FINE, (area.left * FINE, area.top * FINE)
        for block in near.nonzero()[0].tolist():
            land = int(ground.land[block])
            if land == PARK:
                continue
            x, y, half = float(ground.x[block]), float(ground.y[block]), float(ground.size[block])
            color = YARDS[land]
            color = faded(color, season) if _fades(land, season) else color
            color = mix(color, (120, 120, 90), 0.1 * float(self.luck[block % 4096]))
            pad = square(x, y, half)
            if scale > 0.4 and land not in {ESTATE, PARK}:
                pygame.draw.polygon(canvas, (200, 190, 170), placed(square(x, y, half + 3), zoom, origin))
            pygame.draw.polygon(canvas, color, placed(pad, zoom, origin))

    def _squares(
        self, canvas: pygame.Surface, view: tuple[float, ...], zoom: float, origin: tuple[int, int]
    ) -> None:
        """Market squares: pale cobbles."""
        for mark in self.ground.town.landmarks:
            if mark.kind == "square":
                points = square(mark.at[0], mark.at[1], 38)
                if overlaps(box_of(points), view):
                    pygame.draw.polygon(canvas, (232, 220, 198), placed(points, zoom, origin))
                    pygame.draw.polygon(
                        canvas, (206, 192, 168), placed(points, zoom, origin), max(round(zoom), 1)
                    )


def _fades(land: int, season: int) -> bool:
    """Whether a kind of land changes with the season: what is green, and all of it under snow."""
    return land in GREEN_LANDS or season == SNOWY


def beyond(points: Ring) -> Ring:
    """A line that leaves the town goes on to the horizon."""

    def on(start: tuple[float, float], end: tuple[float, float]) -> Ring:
        length = math.hypot(end[0] - start[0], end[1] - start[1]) or 1.0
        if math.hypot(*end) < 2900:
            return ()
        reach = 9000 / length
        return ((end[0] + (end[0] - start[0]) * reach, end[1] + (end[1] - start[1]) * reach),)

    return (*on(points[1], points[0]), *points, *on(points[-2], points[-1]))


def square(x: float, y: float, half: float) -> Ring:
    """The corners of a block on the screen, at scale 1."""
    return (
        flat(x - half, y - half),
        flat(x + half, y - half),
        flat(x + half, y + half),
        flat(x - half, y + half),
    )


def disc(at: tuple[float, float], radius: float) -> Ring:
    """A round outline on the ground."""
    turns = [math.tau * step / 14 for step in range(14)]
    return tuple((at[0] + radius * math.cos(turn), at[1] + radius * math.sin(turn)) for turn in turns)


def overlaps(box: tuple[float, ...], view: tuple[float, ...]) -> bool:
    """Whether two boxes touch."""
    return box[0] < view[2] and box[2] > view[0] and box[1] < view[3] and box[3] > view[1]


def band(canvas: pygame.Surface, points: list[tuple[float, float]], wide: float, color: Color) -> None:
    """A broad line with round corners."""
    if wide < 2.5:
        pygame.draw.lines(canvas, color, False, points, max(round(wide), 1))
        return
    room = canvas.get_rect().inflate(4 * wide + 8, 4 * wide + 8)
    for (ax, ay), (bx, by) in pairwise(points):
        if not room.clipline(ax, ay, bx, by):
            continue
        length = math.hypot(bx - ax, by - ay) or 1.0
        x, y = (by - ay) / length * wide / 2, (ax - bx) / length * wide / 2
        pygame.draw.polygon(
            canvas, color, [(ax + x, ay + y), (bx + x, by + y), (bx - x, by - y), (ax - x, ay - y)]
        )
        pygame.draw.circle(canvas, color, (ax, ay), wide / 2)
        pygame.draw.circle(canvas, color, (bx, by), wide / 2)


def draw_strip(
    canvas: pygame.Surface, strip: Strip, zoom: float, origin: tuple[int, int], bank: Color
) -> None:
    """Water between its banks, a road or rails."""
    points = placed(strip.points, zoom, origin)
    wide = strip.width * zoom * 0.8
    if strip.kind in {LineKind.RIVER, LineKind.CANAL}:
        wide = max(wide, 3.0)
        band(canvas, points, wide * 1.3 + 2, bank)
        band(canvas, points, wide, WATER)
        band(
            canvas,
            [(x - wide * 0.12, y - wide * 0.16) for x, y in points],
            wide * 0.3,
            mix(WATER, (230, 236, 232), 0.28),
        )
        return
    if strip.kind == LineKind.RAILWAY:
        wide = max(wide * 0.7, 3.0)
        band(canvas, points, wide + 1.5, (186, 176, 158))
        if zoom > 1.2:
            for side in (-0.22, 0.22):
                band(
                    canvas,
                    [(x + side * wide, y + side * wide * 0.5) for x, y in points],
                    max(wide * 0.1, 2),
                    RAIL,
                )
        else:
            band(canvas, points, max(wide * 0.34, 2), RAIL)
        return
    wide = max(wide, 2.6 if strip.kind == LineKind.ROAD else 5.0)
    band(canvas, points, wide * 1.12 + 2.4, KERB)
    band(canvas, points, wide, ROAD if strip.kind != LineKind.MOTORWAY else (214, 206, 192))
    if strip.kind != LineKind.ROAD and zoom > 0.3:
        band(
            canvas,
            points,
            max(wide * 0.1, 1.6),
            (164, 178, 116) if strip.kind == LineKind.RING else (250, 246, 236),
        )
