"""The pen: everything that a screen draws, in the palette and at the scale in force.

A pen lives for one frame. It notes each text that it wrote (`seen`), so that the tests' pilot can read it.
"""

from collections.abc import Sequence
from dataclasses import dataclass, field
from itertools import pairwise

import pygame
from pygame import Rect

from game.ui import fonts, patterns
from game.ui.fonts import BODY, Style
from game.ui.icons import icon
from game.ui.palette import Color, Palette, mix
from game.ui.text import Texts

Ink = str | Color
"""A colour by its name in the palette, or itself."""


@dataclass(frozen=True, slots=True)
class Seen:
    """A text on the screen: its words, the room it had and the room it took."""

    text: str
    room: Rect
    took: Rect
    color: Color

    @property
    def clipped(self) -> bool:
        """Whether the words are larger than their room (a pixel or two are forgiven)."""
        return self.took.width > self.room.width + 2 or self.took.height > self.room.height + 3


@dataclass(slots=True)
class Pen:
    """Draws on one surface."""

    surface: pygame.Surface
    palette: Palette
    scale: float
    texts: Texts
    motion: bool = True
    """Whether things may move."""
    at_once: bool = True
    """Whether large pictures are drawn whole; else over some frames."""
    seen: list[Seen] = field(default_factory=list)

    def px(self, units: float) -> int:
        """Units at scale 1 in real pixels."""
        return round(units * self.scale)

    def color(self, ink: Ink) -> Color:
        """A colour by name."""
        return self.palette[ink] if isinstance(ink, str) else ink

    def text(self, words: str, area: Rect, style: Style = BODY, ink: Ink | None = None) -> Rect:
        """Write words into an area, broken into lines; gives the rectangle that they took."""
        if not words:
            return Rect(area.topleft, (0, 0))
        color = self.color(style.color if ink is None else ink)
        size = fonts.fitting(words, area.size, style, self.scale)
        broken = fonts.broken(words, area.width, size, style)
        step = fonts.line_height(size, style.bold)
        top = area.top
        if style.place != "top":
            spare = area.height - step * len(broken)
            top += spare // 2 if style.place == "middle" else spare
        took = Rect(area.left, top, 0, step * len(broken))
        for line in broken:
            if style.line:
                took.width = fonts.font(size, style.bold, style.italic).size(line)[0]
                line = fonts.shortened(line, area.width, size, style.bold, style.italic)  # noqa: PLW2901
            picture = fonts.rendered(line, size, style.bold, style.italic, color)
            spare = area.width - picture.get_width()
            left = area.left + (
                0 if style.align == "left" else spare if style.align == "right" else spare // 2
            )
            self.surface.blit(picture, (left, top + (step - picture.get_height()) // 2))
            took.width = max(took.width, picture.get_width())
            top += step
        if style.align != "left":
            spare = area.width - took.width
            took.left = area.left + (spare if style.align == "right" else spare // 2)
        self.seen.append(Seen(words, area, took, color))
        return took

    def height_of(self, words: str, width: int, style: Style = BODY) -> int:
        """How high words stand when broken at a width."""
        return fonts.measure(words, width, style, self.scale)[1]

    def width_of(self, words: str, style: Style = BODY) -> int:
        """How wide words are on one line."""
        return fonts.width_of(words, style, self.scale)

    def icon(self, name: str, area: Rect, ink: Ink = "ink", units: float = 0) -> None:
        """An icon in the middle of an area: as large as fits, or of that many units."""
        size = self.px(units) if units else min(area.size)
        if size > 2:
            picture = icon(name, size, self.color(ink))
            self.surface.blit(picture, picture.get_rect(center=area.center))

    def fill(self, area: Rect, ink: Ink) -> None:
        """A plain face."""
        self.surface.fill(self.color(ink), area)

    def frame(self, area: Rect, ink: Ink = "line", units: float = 1) -> None:
        """A border inside an area."""
        pygame.draw.rect(self.surface, self.color(ink), area, max(self.px(units), 1))

    def rule(self, left: int, top: int, width: int, ink: Ink = "hair") -> None:
        """A level line."""
        self.surface.fill(self.color(ink), Rect(left, top, width, max(self.px(1), 1)))

    def line(self, points: Sequence[tuple[float, float]], ink: Ink = "ink", units: float = 2) -> None:
        """A smooth line through points."""
        if len(points) < 2:
            return
        color, width = self.color(ink), max(self.px(units), 1)
        if width <= 1:
            pygame.draw.aalines(self.surface, color, False, points)
            return
        for start, end in pairwise(points):
            pygame.draw.aaline(self.surface, color, start, end, width)
            if width > 3:
                pygame.draw.aacircle(self.surface, color, end, width / 2)

    def polygon(self, points: Sequence[tuple[float, float]], ink: Ink) -> None:
        """A face with any outline."""
        pygame.draw.polygon(self.surface, self.color(ink), points)

    def dot(self, at: tuple[float, float], units: float, ink: Ink = "ink") -> None:
        """A disc with a smooth edge."""
        pygame.draw.aacircle(self.surface, self.color(ink), at, max(self.px(units), 1))

    def ground(self) -> None:
        """The page: warm paper with a little tooth."""
        patterns.lay_paper(self.surface, self.surface.get_rect(), self.palette.paper)

    def wall(self, area: Rect, ink: Ink = "brick") -> None:
        """A wall of bricks."""
        brick = self.color(ink)
        course = max(self.px(14), 6)
        self.surface.blit(
            patterns.wall(area.size, brick, mix(brick, self.palette.mortar, 0.75), course), area
        )

    def brick(self, area: Rect, tone: int = 0) -> None:
        """One brick; its number gives its tone."""
        color = mix(self.palette.brick, self.palette.brick_dark, (tone * 5 % 8) / 8)
        self.surface.fill(color, area)
        edge = max(self.px(3), 1)
        self.surface.fill(mix(color, (20, 10, 8), 0.3), Rect(area.left, area.bottom - edge, area.width, edge))

    def card(self, area: Rect, ink: Ink = "card", raised: bool = True) -> None:
        """A card of letterpress paper: a face, a fine border, and an edge below."""
        face = self.color(ink)
        if raised:
            self.surface.fill(
                self.palette.edge, Rect(area.left, area.bottom - self.px(1), area.width, self.px(4))
            )
        self.surface.fill(face, area)
        pygame.draw.rect(self.surface, mix(face, self.palette.edge, 0.75), area, max(self.px(1), 1))

    def card_area(self, area: Rect, raised: bool = True) -> Rect:
        """What a card covers: its face and the edge below."""
        high = area.height + max(self.px(4) - self.px(1), 0) if raised else area.height
        return Rect(area.left, area.top, area.width, high)

    def sheet(self, area: Rect) -> None:
        """A sheet of the page's paper over a picture, with a dark edge at its sides."""
        self.surface.fill(
            self.palette.slate_dark, area.inflate(2 * max(self.px(1), 1), 2 * max(self.px(1), 1))
        )
        patterns.lay_paper(self.surface, area, self.palette.paper)

    def sunk(self, area: Rect) -> None:
        """A field pressed into the page."""
        self.surface.fill(self.palette.sunk, area)
        self.surface.fill(self.palette.edge, Rect(area.left, area.top, area.width, max(self.px(2), 1)))

    def ring(self, area: Rect) -> None:
        """The focus ring: dark and light, so that it shows on any ground."""
        wide = max(self.px(3), 2)
        outer = area.inflate(4 * wide, 4 * wide)
        pygame.draw.rect(self.surface, self.palette.focus_halo, outer.inflate(-2, -2), 2 * wide)
        pygame.draw.rect(self.surface, self.palette.focus, area.inflate(3 * wide, 3 * wide), wide)

    def dim(self, share: float = 0.55) -> None:
        """Darken all that was drawn, for a dialog above it."""
        veil = pygame.Surface(self.surface.get_size())
        veil.fill(self.palette.slate_dark)
        veil.set_alpha(round(255 * share))
        self.surface.blit(veil, (0, 0))
