"""The river in town: bridges over it, boats at its quays, and where nobody walks because it is water."""

import math
from collections.abc import Sequence
from dataclasses import dataclass, field

import pygame
from pygame import Rect

from game.engine.town import Town
from game.scenes.map_bridges import WET, Bridge, bridges, in_core, steps
from game.scenes.map_camera import Spot, flat
from game.scenes.map_model import Ring, smooth
from game.ui.palette import Color, mix

MOORED, BERTHS = 55.0, 3
"""Metres along the river from berth to berth; every so manieth stays free."""
HALF_DECK = 5.5
"""Metres from the middle of a bridge to its parapets."""
DECK: Color = (222, 211, 188)
PARAPET: Color = (150, 136, 116)
SHADOW: Color = (72, 98, 112)
HULLS: tuple[Color, ...] = ((112, 58, 46), (58, 76, 92), (74, 92, 70), (150, 108, 62))
PLANKS: Color = (214, 190, 148)
BOATS_FROM = 0.7
"""Scale of the picture from which boats are seen."""


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
    decks: list[Ring] = field(default_factory=list)
    """Bridges that no street draws, at scale 1."""
    boats: list[Boat] = field(default_factory=list)

    def __post_init__(self) -> None:
        self.decks = [_deck(bridge) for bridge in bridges(self.town) if not bridge.drawn]
        for line in self.town.lines:
            if line.kind in WET:
                moorings = enumerate(steps(smooth(line.points), MOORED))
                self.boats += [
                    _boat(at, along, line.width, number)
                    for number, (at, along) in moorings
                    if number % BERTHS and in_core(self.town, at)
                ]

    def draw(
        self, canvas: pygame.Surface, view: Sequence[float], zoom: float, origin: tuple[int, int]
    ) -> None:
        """Boats, and bridges over them."""
        for boat in self.boats if zoom > 2 * BOATS_FROM else []:
            if _near(boat.hull, view):
                pygame.draw.polygon(canvas, boat.color, placed(boat.hull, zoom, origin))
                pygame.draw.polygon(canvas, PLANKS, placed(boat.planks, zoom, origin))
        for deck in self.decks:
            if _near(deck, view):
                _draw_bridge(canvas, placed(deck, zoom, origin), zoom)

    def clear(self, canvas: pygame.Surface, zoom: float, origin: tuple[int, int]) -> None:
        """Take the bridges out of a picture of where water is."""
        for deck in self.decks:
            pygame.draw.polygon(canvas, (0, 0, 0), placed(deck, zoom, origin))


def _box(at: Spot, along: Spot, long: float, wide: float) -> Ring:
    """Corners of a box on the ground: half its length along a direction, half its width across."""
    (x, y), (dx, dy) = at, along
    turns = ((long, wide), (long, -wide), (-long, -wide), (-long, wide))
    return tuple(flat(x + dx * a - dy * b, y + dy * a + dx * b) for a, b in turns)


def _seen_width(along: Spot, width: float) -> float:
    """Metres across a river of that width as it is drawn: as broad on the screen whichever way it runs."""
    across = math.hypot(*flat(-along[1], along[0]))
    return width * 0.8 / across


def _deck(bridge: Bridge) -> Ring:
    """The four corners of a bridge on the screen at scale 1."""
    east, north = bridge.along
    river = (north, -east)
    return _box(bridge.at, river, HALF_DECK, _seen_width(river, 2 * bridge.reach) * 0.65 + 6)


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
