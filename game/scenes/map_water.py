"""The river in town: bridges over it, boats at its quays, and where nobody walks because it is water."""

import math
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from itertools import pairwise

import pygame
from pygame import Rect

from game.engine.town import LineKind, Town
from game.scenes.map_camera import flat
from game.scenes.map_model import Ring, smooth
from game.ui.palette import Color, mix

WET = frozenset({LineKind.RIVER, LineKind.CANAL})
APART, MOORED = 270.0, 55.0
"""Metres along the river from bridge to bridge, and from boat to boat."""
DECK: Color = (222, 211, 188)
PARAPET: Color = (150, 136, 116)
SHADOW: Color = (72, 98, 112)
HULLS: tuple[Color, ...] = ((112, 58, 46), (58, 76, 92), (74, 92, 70), (150, 108, 62))
PLANKS: Color = (214, 190, 148)
BOATS_FROM = 0.7
"""Scale of the picture from which boats are seen."""

Spot = tuple[float, float]


@dataclass(frozen=True, slots=True)
class Bridge:
    """A bridge: its four corners on the screen at scale 1."""

    deck: Ring


@dataclass(frozen=True, slots=True)
class Boat:
    """A moored boat: its hull and its deck on the screen at scale 1."""

    hull: Ring
    planks: Ring
    color: Color


@dataclass(slots=True)
class Waters:
    """Bridges and boats of a town, found once."""

    town: Town
    bridges: list[Bridge] = field(default_factory=list)
    boats: list[Boat] = field(default_factory=list)

    def __post_init__(self) -> None:
        zones = [zone for district in self.town.districts for zone in district.zones]
        cores = [zone.outline for zone in zones if zone.land == "core"]
        for line in self.town.lines:
            if line.kind not in WET:
                continue
            for number, (at, along) in enumerate(steps(smooth(line.points), MOORED)):
                if not any(inside(at, outline) for outline in cores):
                    continue
                if number % round(APART / MOORED) == 0:
                    self.bridges.append(_bridge(at, along, line.width))
                elif number % 3:
                    self.boats.append(_boat(at, along, line.width, number))

    def draw(
        self, canvas: pygame.Surface, view: Sequence[float], zoom: float, origin: tuple[int, int]
    ) -> None:
        """Boats, and bridges over them."""
        for boat in self.boats if zoom > 2 * BOATS_FROM else []:
            if _near(boat.hull, view):
                pygame.draw.polygon(canvas, boat.color, placed(boat.hull, zoom, origin))
                pygame.draw.polygon(canvas, PLANKS, placed(boat.planks, zoom, origin))
        for bridge in self.bridges:
            if _near(bridge.deck, view):
                _draw_bridge(canvas, placed(bridge.deck, zoom, origin), zoom)

    def clear(self, canvas: pygame.Surface, zoom: float, origin: tuple[int, int]) -> None:
        """Take the bridges out of a picture of where water is."""
        for bridge in self.bridges:
            pygame.draw.polygon(canvas, (0, 0, 0), placed(bridge.deck, zoom, origin))


def steps(path: Ring, apart: float) -> Iterator[tuple[Spot, Spot]]:
    """Points along a line, so many metres apart, each with the direction there."""
    spare = apart / 2
    for (ax, ay), (bx, by) in pairwise(path):
        length = math.hypot(bx - ax, by - ay)
        while length and spare <= length:
            yield (ax + (bx - ax) * spare / length, ay + (by - ay) * spare / length), (
                (bx - ax) / length, (by - ay) / length)  # fmt: skip
            spare += apart
        spare -= length


def inside(at: Spot, outline: Ring) -> bool:
    """Whether a point lies inside an outline."""
    x, y = at
    odd = False
    for (ax, ay), (bx, by) in zip(outline, (*outline[1:], outline[0]), strict=True):
        if (ay > y) != (by > y) and x < (bx - ax) * (y - ay) / (by - ay) + ax:
            odd = not odd
    return odd


def _box(at: Spot, along: Spot, long: float, wide: float) -> Ring:
    """Corners of a box on the ground: half its length along a direction, half its width across."""
    (x, y), (dx, dy) = at, along
    turns = ((long, wide), (long, -wide), (-long, -wide), (-long, wide))
    return tuple(flat(x + dx * a - dy * b, y + dy * a + dx * b) for a, b in turns)


def _seen_width(along: Spot, width: float) -> float:
    """Metres across a river of that width as it is drawn: as broad on the screen whichever way it runs."""
    across = math.hypot(*flat(-along[1], along[0]))
    return width * 0.8 / across


def _bridge(at: Spot, along: Spot, width: float) -> Bridge:
    return Bridge(_box(at, along, 5.5, _seen_width(along, width) * 0.65 + 6))


def _boat(at: Spot, along: Spot, width: float, number: int) -> Boat:
    side = (1 if number % 2 else -1) * _seen_width(along, width) * 0.33
    spot = (at[0] - along[1] * side, at[1] + along[0] * side)
    long, wide = 7.0 + number % 3 * 2, 1.9
    bow = flat(spot[0] + along[0] * (long + 4), spot[1] + along[1] * (long + 4))
    hull = _box(spot, along, long, wide)
    planks = _box((spot[0] - along[0] * 1.5, spot[1] - along[1] * 1.5), along, long - 3, wide - 0.9)
    return Boat((hull[0], bow, *hull[1:]), planks, HULLS[number % len(HULLS)])


def _draw_bridge(canvas: pygame.Surface, deck: list[Spot], zoom: float) -> None:
    """A stone deck over its own shadow, with a parapet on both sides."""
    drop = max(zoom * 3, 1)
    pygame.draw.polygon(canvas, SHADOW, [(x + drop * 0.4, y + drop) for x, y in deck])
    pygame.draw.polygon(canvas, mix(DECK, PARAPET, 0.55), [(x, y + drop * 0.45) for x, y in deck])
    pygame.draw.polygon(canvas, DECK, deck)
    for start, end in ((deck[0], deck[1]), (deck[3], deck[2])):
        pygame.draw.line(canvas, PARAPET, start, end, max(round(zoom * 1.2), 1))


def _near(points: Ring, view: Sequence[float]) -> bool:
    return any(view[0] < x < view[2] and view[1] < y < view[3] for x, y in points)


def placed(points: Ring, zoom: float, origin: tuple[int, int]) -> list[Spot]:
    """Corners on a canvas."""
    return [(x * zoom - origin[0], y * zoom - origin[1]) for x, y in points]


def whole_view(area: Rect, scale: float) -> tuple[float, float, float, float]:
    """The part of the town's picture at scale 1 that an area shows, and a little around it."""
    left, top, right, bottom = (edge / scale for edge in (area.left, area.top, area.right, area.bottom))
    return left - 60, top - 60, right + 60, bottom + 60
