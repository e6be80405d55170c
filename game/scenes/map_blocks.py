"""Blocks as clusters of buildings: which picture stands where, at a scale and in the present state."""

from collections.abc import Generator
from dataclasses import dataclass, field

import numpy as np
import pygame
from pygame import Rect

from game.scenes.map_camera import F32, flat
from game.scenes.map_ground import SNOWY
from game.scenes.map_marks import landmark
from game.scenes.map_model import (
    CAMPUS,
    CORE,
    ESTATE,
    INDUSTRY,
    PARK,
    TERRACE,
    VILLA,
    VILLAGE,
    Ground,
    Looks,
    off_pieces,
)
from game.scenes.map_sprites import Sprite, hall, house, slab, tree
from game.scenes.map_street import gate, parasol, scaffold

Put = tuple[float, int, int, pygame.Surface]
"""How near it is (for the order of drawing), where its left top lies in the town's picture, and it."""
KINDS = {CORE: "core", TERRACE: "terrace", VILLA: "villa", VILLAGE: "village"}
OPEN = 2
"""The state of a shop that is open."""
MARKS_FROM = 0.3
"""Scale from which litter and offences are drawn."""
LAMPS_FROM = 0.7
"""Scale from which lamps are drawn."""


def unit_at(scale: float) -> float:
    """How wide a house is drawn, in pixels: larger than life from afar, so that it is a house at all."""
    return round((4.6 + 10.5 * scale) * 2) / 2


@dataclass(slots=True)
class Builder:
    """Places buildings and small marks."""

    ground: Ground
    luck: F32
    """Values from 0 to 1 to vary with."""
    _marks: list[tuple[float, float, str, str]] = field(default_factory=list)
    _spots: dict[tuple[int, int], list[tuple[float, float]]] = field(default_factory=dict)
    _green: dict[tuple[int, int], list[tuple[float, float]]] = field(default_factory=dict)

    def __post_init__(self) -> None:
        self._marks = [(m.at[0], m.at[1], m.kind, m.key) for m in self.ground.town.landmarks]

    def putting(
        self, area: Rect, scale: float, looks: Looks, season: int
    ) -> Generator[None, None, list[Put]]:
        """Everything that stands in a part of the town's picture, the furthest first; a few blocks a go."""
        unit = unit_at(scale)
        found: list[Put] = []
        for number, block in enumerate(self.near(area, scale, unit).tolist()):
            found += self._block(block, scale, looks, season)
            if number % 3 == 2:
                yield
        around = area.inflate(round(24 * unit), round(48 * unit))
        for x, y, kind, key in self._marks:
            across, down = flat(x, y)
            if not around.collidepoint(across * scale, down * scale):
                continue
            sprite = landmark(kind, key, max(unit * (1.3 if kind == "tower" else 1.1), 8.0))
            if sprite is not None:
                found.append(self._put(x, y, scale, sprite, unit * 0.4))
                yield
        room = area.inflate(4, 4)
        found = [p for p in found if room.colliderect(p[1], p[2], p[3].get_width(), p[3].get_height())]
        found.sort(key=lambda put: put[0])
        return found

    def near(self, area: Rect, scale: float, unit: float) -> np.ndarray[tuple[int], np.dtype[np.intp]]:
        """Blocks whose buildings may reach into a part of the town's picture."""
        ground = self.ground
        reach = ground.size * np.float32(scale * 1.4) + np.float32(3 * unit)
        across = ground.across * np.float32(scale) - np.float32(area.left)
        down = ground.down * np.float32(scale) - np.float32(area.top)
        return np.flatnonzero(
            (across > -reach)
            & (across < area.width + reach)
            & (down > -reach)
            & (down < area.height + 2 * reach)
        )

    @staticmethod
    def _put(x: float, y: float, scale: float, sprite: Sprite, lift: float = 0.0) -> Put:
        across, down = flat(x, y)
        left, top = round(across * scale) - sprite.foot[0], round(down * scale) - sprite.foot[1]
        return (down * scale + lift, left, top, sprite.picture)

    def chance(self, block: int, number: int) -> float:
        """A value from 0 to 1 that belongs to the block."""
        return float(self.luck[(block * 131 + number * 17) % self.luck.size])

    def _block(self, block: int, scale: float, looks: Looks, season: int) -> list[Put]:
        """The buildings of one block."""
        land = int(self.ground.land[block])
        unit = unit_at(scale)
        spots = self._where(block, land, unit, scale)
        found: list[Put] = []
        upkeep, shops, shut = int(looks.upkeep[block]), int(looks.shops[block]), int(looks.shut[block])
        snow = season == SNOWY
        for number, (east, north) in enumerate(spots):
            variant = int(self.chance(block, number) * 97)
            sprite: Sprite
            if land in KINDS:
                front = len(spots) - 1 - number
                shop = 0 if front >= shops else 1 if front < shut else 2
                sprite = house(KINDS[land], unit, variant % 24, upkeep, shop, snow)
                if unit > 9.5:
                    found += self._before(east, north, scale, (shop, season, variant, looks.works[block]))
            elif land == ESTATE:
                sprite = slab(unit, (block * 3 + number) % 4, upkeep, snow)
            else:
                sprite = hall(unit, variant % 3, upkeep, campus=land == CAMPUS)
            found.append(self._put(east, north, scale, sprite))
        if block in self.ground.schools and unit > 9.5:
            half = float(self.ground.size[block])
            at = float(self.ground.x[block]), float(self.ground.y[block]) - half - 0.2 * unit / scale
            found.append(self._put(*at, scale, gate(unit, block), unit))
        return found + self._trees(block, land, unit, scale, season)

    def _before(self, east: float, north: float, scale: float, what: tuple[int, int, int, int]) -> list[Put]:
        """What stands before a front: a terrace in the warm months, a scaffold where streets are renewed."""
        shop, season, variant, works = what
        unit = unit_at(scale)
        if works and variant % 5 == 0:
            sprite, room = scaffold(unit, variant), 0.06
        elif shop == OPEN and season in {1, 2} and variant % 2 == 0:
            sprite, room = parasol(unit, variant), 0.62
        else:
            return []
        return [self._put(east + 0.1 * unit / scale, north - room * unit / scale, scale, sprite, 1.0)]

    def _where(self, block: int, land: int, unit: float, scale: float) -> list[tuple[float, float]]:
        """Where the buildings of a block stand; worked out once for a scale."""
        name = (round(scale * 1000), block)
        if name in self._spots:
            return self._spots[name]
        metre = unit / scale
        if land in {CORE, TERRACE}:
            spots = self._rows(block, metre)
        elif land in {VILLA, VILLAGE}:
            spots = self._loose(block, metre * (1.7 if land == VILLA else 1.55))
        elif land == ESTATE:
            spots = self._grid(block, metre * 3.1, metre * 1.9)
        elif land in {INDUSTRY, CAMPUS}:
            spots = self._grid(block, metre * 3.8, metre * 3.0)
        else:
            spots = []
        if len(self._spots) > 8000:
            self._spots.clear()
        self._spots[name] = self._dry(block, spots, metre)
        return self._spots[name]

    def _rows(self, block: int, metre: float) -> list[tuple[float, float]]:
        """Closed fronts along the north and the south side, and along the sides where there is room."""
        ground = self.ground
        x, y, half = float(ground.x[block]), float(ground.y[block]), float(ground.size[block]) * 0.92
        columns = max(round(2 * half / metre), 1)
        wide = 2 * half / columns
        deep = metre * 1.05
        found = []
        rows = [half - deep, -half] if 2 * half > 2.3 * deep else [-half * 0.6]
        between = int((2 * half - 2 * deep) / (deep * 1.1)) if len(rows) == 2 else 0
        for row in rows[:1]:
            found += [(x - half + wide * column, y + row) for column in range(columns)]
        for row in range(between):
            north = y + half - deep * (2.1 + row * 1.1)
            sides = [x - half, x + half - wide] if columns > 2 else [x + half - wide]
            found += [(side, north) for side in sides]
        for row in rows[1:]:
            found += [(x - half + wide * column, y + row) for column in range(columns)]
        return found

    def _loose(self, block: int, apart: float) -> list[tuple[float, float]]:
        """Houses in their gardens."""
        ground = self.ground
        x, y, half = float(ground.x[block]), float(ground.y[block]), float(ground.size[block])
        lines = max(round(2 * half / apart), 1)
        step = 2 * half / lines
        found = []
        for row in reversed(range(lines)):
            for column in range(lines):
                east = self.chance(block, row * 7 + column) * 0.3 * step
                north = self.chance(block, row * 11 + column + 50) * 0.3 * step
                if lines == 1 or self.chance(block, row * 5 + column * 3 + 90) > 0.12:
                    found.append((x - half + step * column + east, y - half + step * row + north))
        return found

    def _grid(self, block: int, wide: float, deep: float) -> list[tuple[float, float]]:
        """Large buildings side by side."""
        ground = self.ground
        x, y, half = float(ground.x[block]), float(ground.y[block]), float(ground.size[block])
        across, up = max(int(2 * half / wide), 1), max(int(2 * half / deep), 1)
        return [
            (x - half + 2 * half * column / across, y - half + 2 * half * row / up)
            for row in reversed(range(up))
            for column in range(across)
        ]

    def _dry(self, block: int, spots: list[tuple[float, float]], metre: float) -> list[tuple[float, float]]:
        """The spots that stand in no water, on no rails and under no landmark."""
        ground = self.ground
        x, y = float(ground.x[block]), float(ground.y[block])
        reach = metre * 1.5
        marks = [
            m
            for m in self._marks
            if m[2] not in {"park", "water"} and abs(m[0] - x) < 90 + reach and abs(m[1] - y) < 90 + reach
        ]
        pieces = ground.near_pieces(block)
        if not spots or not (marks or pieces.size):
            return spots
        east = np.array([spot[0] for spot in spots], np.float32) + np.float32(metre / 2)
        north = np.array([spot[1] for spot in spots], np.float32) + np.float32(metre / 2)
        free = np.ones(len(spots), np.bool_)
        if pieces.size:
            free &= off_pieces(pieces, east, north).min(axis=1) > min(metre * 0.35, 12)
        for mark_x, mark_y, kind, _ in marks:
            room = 44.0 if kind == "square" else min(metre * 2.2, 64.0)
            free &= (np.abs(east - mark_x - room * 0.4) > room) | (np.abs(north - mark_y - room * 0.1) > room)
        return [spot for spot, dry in zip(spots, free.tolist(), strict=True) if dry]

    def _trees(self, block: int, land: int, unit: float, scale: float, season: int) -> list[Put]:
        """Trees: many in parks and gardens, few in the old town."""
        name = (round(scale * 1000), block)
        if name not in self._green:
            if len(self._green) > 8000:
                self._green.clear()
            self._green[name] = self._tree_spots(block, land, unit, scale)
        return [
            self._put(
                east, north, scale, tree(unit * 0.78, int(self.chance(block, number + 500) * 23), season)
            )
            for number, (east, north) in enumerate(self._green[name])
        ]

    def _tree_spots(self, block: int, land: int, unit: float, scale: float) -> list[tuple[float, float]]:
        """Where the trees of a block stand; worked out once for a scale."""
        ground = self.ground
        x, y, half = float(ground.x[block]), float(ground.y[block]), float(ground.size[block])
        share = {
            PARK: 2.6,
            VILLA: 1.0,
            VILLAGE: 0.8,
            ESTATE: 0.9,
            CAMPUS: 0.9,
            TERRACE: 0.3,
            CORE: 0.12,
            INDUSTRY: 0.1,
        }[land]
        room = (2 * half * scale / max(unit, 1)) ** 2
        count = min(int(share * room * 0.16 + self.chance(block, 3)), 60)
        spots = []
        for number in range(count):
            east = x + (self.chance(block, number * 2 + 200) * 2 - 1) * half * 0.96
            north = y + (self.chance(block, number * 2 + 331) * 2 - 1) * half * 0.96
            spots.append((east, north))
        if land != PARK:
            spots = self._dry(block, spots, unit / scale * 0.4)
        return spots

    def small_marks(self, canvas: pygame.Surface, area: Rect, scale: float, looks: Looks) -> None:
        """Litter in the streets, lamps, and little marks where offences were counted."""
        if scale < MARKS_FROM:
            return
        unit = unit_at(scale)
        size = max(round(unit * 0.11), 1)
        ground = self.ground
        for block in self.near(area, scale, unit).tolist():
            x, y, half = float(ground.x[block]), float(ground.y[block]), float(ground.size[block])
            for number in range(int(looks.litter[block]) * (2 if scale < 1 else 5)):
                turn = self.chance(block, number + 700) * 4
                at = _edge(x, y, half + 4, turn)
                left, top = round(at[0] * scale) - area.left, round(at[1] * scale) - area.top
                color = ((246, 242, 230), (96, 84, 70), (150, 120, 84))[number % 3]
                canvas.fill(color, Rect(left, top, size + number % 2, size))
            self._lamps(canvas, area, scale, (block, int(looks.lamps[block]), size))
            for number in range(int(looks.marks[block])):
                at = _edge(x, y, half + 2, self.chance(block, number + 900) * 2)
                broken(
                    canvas,
                    (round(at[0] * scale) - area.left, round(at[1] * scale) - area.top),
                    max(unit * 0.17, 2.4),
                )

    def _lamps(self, canvas: pygame.Surface, area: Rect, scale: float, what: tuple[int, int, int]) -> None:
        """Street lamps: as many as work."""
        block, lamps, size = what
        if scale < LAMPS_FROM:
            return
        x, y, half = float(self.ground.x[block]), float(self.ground.y[block]), float(self.ground.size[block])
        for turn in (0.5, 1.5, 2.5, 3.5)[: 2 * lamps]:
            across, down = _edge(x, y, half + 3.5, turn)
            left, top = round(across * scale) - area.left, round(down * scale) - area.top
            high = size * 5
            canvas.fill((62, 60, 62), Rect(left, top - high, max(size // 2, 1), high))
            pygame.draw.circle(canvas, (255, 226, 150), (left, top - high), size)


def broken(canvas: pygame.Surface, at: tuple[int, int], size: float) -> None:
    """Broken glass: where a car was broken into or a bag was snatched."""
    x, y = at
    points = [
        (x - size, y),
        (x - size * 0.2, y - size * 0.5),
        (x + size * 0.9, y - size * 0.1),
        (x + size * 0.1, y + size * 0.5),
    ]
    pygame.draw.polygon(canvas, (226, 236, 240), points)
    pygame.draw.aalines(canvas, (120, 36, 40), True, points)


def _edge(x: float, y: float, half: float, turn: float) -> tuple[float, float]:
    """A place on the pavement around a block; a whole turn is 4."""
    side, along = int(turn) % 4, (turn % 1) * 2 - 1
    east = (along, 1.0, -along, -1.0)[side] * half
    north = (-1.0, along, 1.0, -along)[side] * half
    return flat(x + east, y + north)
