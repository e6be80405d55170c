"""Overlays: one measure of each block as colour and pattern, now or since the start of the term.

Offences are never shown together with origin or faith. Blocks with fewer than five people stay blank.
"""

from collections.abc import Callable
from dataclasses import dataclass
from functools import lru_cache
from typing import Any

import numpy as np
import pygame
from pygame import Rect

from game.engine import minds
from game.engine.indicators import ASKED_FROM, YES_ABOVE
from game.scenes.map_camera import F32
from game.scenes.map_ground import square
from game.scenes.map_model import Ground, column
from game.scenes.map_water import placed
from game.ui.palette import Color, mix
from game.ui.text import Texts

BLANK: Color = (232, 225, 210)
PROBLEM: tuple[Color, ...] = ((250, 240, 220), (242, 205, 160), (226, 152, 108), (188, 92, 66), (128, 44, 36))
ASSET: tuple[Color, ...] = ((246, 238, 216), (206, 218, 192), (146, 186, 166), (82, 138, 134), (36, 84, 94))
PLAIN: tuple[Color, ...] = ((246, 240, 226), (222, 206, 212), (190, 164, 184), (144, 112, 146), (92, 66, 104))
CHANGE: tuple[Color, ...] = ((28, 84, 110), (142, 188, 190), (244, 238, 222), (232, 170, 124), (150, 58, 42))
"""Much better, better, the same, worse, much worse."""
MOTIFS = {"level": (0, 1, 2, 3, 4), "change": (6, 5, 0, 2, 4)}
FEWEST = 5

Reader = Callable[[Any], F32]


@dataclass(frozen=True, slots=True)
class Overlay:
    """One measure of blocks."""

    key: str
    """Its words are `overlay.<key>`; what it means is `overlay.<key>.what`."""
    icon: str
    read: Reader
    """Its value of each block; NaN where it says nothing."""
    breaks: tuple[float, float, float, float]
    """Where the classes part."""
    good: int
    """1 when more is better, -1 when less is, 0 for neither."""
    form: str
    """How a value is written: percent, number, index or rent."""
    step: float
    """How much counts as a change."""

    def ramp(self) -> tuple[Color, ...]:
        """Its colours, from little to much."""
        return PLAIN if self.good == 0 else ASSET if self.good > 0 else PROBLEM

    def write(self, value: float, texts: Texts) -> str:
        """A value in words."""
        if np.isnan(value):
            return texts("overlay.none")
        if self.form == "percent":
            return texts.percent(value)
        if self.form == "index":
            return texts.number(value * 100, 0)
        if self.form == "rent":
            return texts.percent(value)
        return texts.number(value, 0)

    def classes(self, values: F32) -> np.ndarray[tuple[int], np.dtype[np.int8]]:
        """0 to 4 for each block, -1 for blank ones."""
        found = np.digitize(np.nan_to_num(values), self.breaks).astype(np.int8)
        found[np.isnan(values)] = -1
        return found

    def changes(self, before: F32, now: F32) -> np.ndarray[tuple[int], np.dtype[np.int8]]:
        """0 much better to 4 much worse, -1 for blank ones; without a better, 0 is much more."""
        if before.size != now.size:
            return np.full(now.size, 2, np.int8)
        moved = (before - now) * np.float32(self.good or -1)
        found = np.digitize(
            np.nan_to_num(moved), (-2 * self.step, -self.step / 2, self.step / 2, 2 * self.step)
        ).astype(np.int8)
        found[np.isnan(moved)] = -1
        return found


def lived_in(view: Any) -> np.ndarray[tuple[int], np.dtype[np.bool_]]:  # noqa: ANN401 - the game's view
    """Blocks with enough people to say something about them."""
    return column(view, "residents", np.int32) >= FEWEST


def _of(name: str) -> Reader:
    def read(view: Any) -> F32:  # noqa: ANN401 - the game's view
        return np.where(lived_in(view), column(view, name), np.float32(np.nan)).astype(np.float32)

    return read


def _feels(attitude: int) -> Reader:
    """The share of those asked in a block who say yes."""

    def read(view: Any) -> F32:  # noqa: ANN401 - the game's view
        asked = np.asarray(view.residents("alive")) & (
            np.asarray(view.residents("born")) <= view.month - 12 * ASKED_FROM
        )
        block = np.asarray(view.residents("block"))[asked].astype(np.intp)
        yes = np.asarray(view.residents("minds"))[attitude][asked] > np.float32(YES_ABOVE)
        blocks = view.blocks("x").size
        count = np.bincount(block, minlength=blocks)
        share = np.bincount(block, yes, minlength=blocks) / np.maximum(count, 1)
        return np.where(count >= FEWEST, share, np.nan).astype(np.float32)

    return read


def _offences(view: Any) -> F32:  # noqa: ANN401 - the game's view
    return np.asarray(np.asarray(view.blocks("year"), np.float32).sum(axis=0), np.float32)


def _shops(view: Any) -> F32:  # noqa: ANN401 - the game's view
    units = column(view, "shops")
    return np.where(units > 0, column(view, "shops_open") / np.maximum(units, 1), np.nan).astype(np.float32)


def _mixing(view: Any) -> F32:  # noqa: ANN401 - the game's view
    """How far the neighbours of a block differ from the town as a whole."""
    people, share = column(view, "residents"), column(view, "foreign")
    mean = float((people * share).sum() / max(float(people.sum()), 1.0))
    return np.where(lived_in(view), np.abs(share - np.float32(mean)), np.nan).astype(np.float32)


OVERLAYS: tuple[Overlay, ...] = (
    Overlay(
        "felt_safety",
        "shield",
        _of("at_ease"),
        (0.4, 0.48, 0.56, 0.64),
        1,
        "percent",
        0.05,
    ),
    Overlay("offences", "warning", _offences, (2.0, 6.0, 14.0, 30.0), -1, "number", 3.0),
    Overlay("litter", "layers", _of("litter"), (0.1, 0.2, 0.3, 0.45), -1, "index", 0.08),
    Overlay("shops", "shop", _shops, (0.5, 0.7, 0.85, 0.95), 1, "percent", 0.08),
    Overlay("rent", "coin", _of("rent"), (0.8, 0.95, 1.1, 1.3), 0, "rent", 0.06),
    Overlay("mixing", "mix", _mixing, (0.04, 0.08, 0.14, 0.24), -1, "percent", 0.03),
    Overlay(
        "belonging",
        "heart",
        _feels(minds.BELONGING),
        (0.3, 0.45, 0.6, 0.75),
        1,
        "percent",
        0.06,
    ),
    Overlay(
        "trust",
        "hands",
        _feels(minds.TRUST_CITY),
        (0.2, 0.35, 0.5, 0.65),
        1,
        "percent",
        0.06,
    ),
    Overlay(
        "poverty",
        "ladder",
        _of("needy"),
        (0.08, 0.15, 0.25, 0.4),
        -1,
        "percent",
        0.04,
    ),
)
BY_KEY = {overlay.key: overlay for overlay in OVERLAYS}


@dataclass(slots=True)
class Layer:
    """An overlay ready to be drawn: a class for each block."""

    ground: Ground
    overlay: Overlay
    classes: np.ndarray[tuple[int], np.dtype[np.int8]]
    compared: bool

    def colors(self) -> tuple[Color, ...]:
        """Its colours."""
        return CHANGE if self.compared else self.overlay.ramp()

    def lay(self, canvas: pygame.Surface, area: Rect, scale: float) -> None:
        """Draw it into a tile."""
        ground, colors = self.ground, self.colors()
        motifs = MOTIFS["change" if self.compared else "level"]
        reach = ground.size * np.float32(scale * 1.4) + np.float32(4)
        across = ground.across * np.float32(scale) - np.float32(area.left)
        down = ground.down * np.float32(scale) - np.float32(area.top)
        near = (
            (across > -reach) & (across < area.width + reach) & (down > -reach) & (down < area.height + reach)
        )
        for block in np.flatnonzero(near).tolist():
            kind = int(self.classes[block])
            half = float(ground.size[block]) * 1.1
            points = placed(square(float(ground.x[block]), float(ground.y[block]), half), scale, area.topleft)
            if kind < 0:
                pygame.draw.polygon(canvas, BLANK, points)
                continue
            patterned(canvas, points, colors[kind], motifs[kind])
            pygame.draw.aalines(canvas, mix(colors[kind], (60, 44, 36), 0.3), True, points)


def patterned(canvas: pygame.Surface, points: list[tuple[float, float]], color: Color, motif: int) -> None:
    """A face filled with a pattern that goes on from one face, and from one tile, to the next."""
    box = Rect(points[0], (1, 1)).unionall([Rect(point, (1, 1)) for point in points]).clip(canvas.get_rect())
    if not box.width or not box.height:
        return
    if motif == 0:
        pygame.draw.polygon(canvas, color, points)
        return
    tile = texture(color, motif)
    piece = pygame.Surface(box.size).convert()
    piece.blits(
        [
            (tile, (left - box.left, top - box.top))
            for left in range(box.left - box.left % 16, box.right, 16)
            for top in range(box.top - box.top % 16, box.bottom, 16)
        ],
        doreturn=False,
    )
    hole = pygame.Surface(box.size).convert()
    hole.fill((255, 0, 255))
    pygame.draw.polygon(hole, (1, 2, 3), [(x - box.left, y - box.top) for x, y in points])
    hole.set_colorkey((1, 2, 3))
    piece.blit(hole, (0, 0))
    piece.set_colorkey((255, 0, 255))
    canvas.blit(piece, box)


@lru_cache(128)
def texture(color: Color, motif: int) -> pygame.Surface:
    """A square of colour with one of seven patterns that repeats."""
    tile = pygame.Surface((16, 16)).convert()
    tile.fill(color)
    dark = sum(color) < 360
    ink = mix(color, (255, 250, 240), 0.4) if dark else mix(color, (60, 40, 36), 0.5)
    for y in range(16):
        for x in range(16):
            marked = (
                (motif == 1 and x % 8 == 4 and y % 8 == 4)
                or (motif == 2 and (x + y) % 8 == 0)
                or (motif == 3 and (x + y) % 4 == 0)
                or (motif == 4 and ((x + y) % 4 == 0 or (x - y) % 8 == 0))
                or (motif == 5 and x % 8 == 3)
                or (motif == 6 and (x % 8 in {3, 4} or y % 8 == 3))
            )
            if marked:
                tile.set_at((x, y), ink)
    return tile


def swatch(surface: pygame.Surface, area: Rect, color: Color, motif: int) -> None:
    """A field of a legend."""
    old = surface.get_clip()
    surface.set_clip(area)
    tile = texture(color, motif)
    for left in range(area.left, area.right, 16):
        for top in range(area.top, area.bottom, 16):
            surface.blit(tile, (left, top))
    surface.set_clip(old)
    pygame.draw.rect(surface, mix(color, (60, 44, 36), 0.5), area, 1)
