"""Measures a screen as it is drawn: words that are cut, covered, outside, on each other or over an edge."""

from collections.abc import Sequence
from dataclasses import dataclass, field

import numpy as np
import pygame
from pygame import Rect

from game.ui import fonts
from game.ui.fonts import BODY, Style
from game.ui.paint import Ink, Pen, Seen
from game.ui.screen import Scene, Stage

FREE = 0.24
"""Share of a line that lies free above its letters, and below."""
CELLS, TOOTH, SPECK = 24, 14, 0.03
"""Cells along the longer side, how much ink differs from paper, and the least share of ink in a cell."""
FORGIVEN = 2
"""Pixels that nobody sees."""


@dataclass(slots=True)
class Written:
    """Words on the screen."""

    seen: Seen
    letters: Rect
    """What the letters take, without the space around lines."""
    face: Rect | None
    """The card, bar or button that they stand on."""


@dataclass(slots=True)
class MeasuringPen(Pen):
    """A pen that knows what it drew over what."""

    faces: list[Rect] = field(default_factory=list)
    written: list[Written] = field(default_factory=list)
    covered: list[str] = field(default_factory=list)
    """Words that something drawn later hides in part."""

    def text(self, words: str, area: Rect, style: Style = BODY, ink: Ink | None = None) -> Rect:
        """Write, and note on which face."""
        took = Pen.text(self, words, area, style, ink)
        if words.strip():
            free = round(FREE * fonts.line_height(fonts.fitting(words, area.size, style, self.scale)))
            letters = took.inflate(0, -2 * free)
            under = (one for one in reversed(self.faces) if one.collidepoint(letters.center))
            face = next((one for one in under if one.height >= letters.height), None)
            self.written.append(Written(self.seen[-1], letters, face))
        return took

    def _cover(self, area: Rect) -> None:
        """A face lies here from now on."""
        hidden = [one for one in self.written if one.letters.colliderect(area)]
        whole = [one for one in hidden if area.contains(one.letters)]
        self.covered += [one.seen.text for one in hidden if one not in whole]
        self.written = [one for one in self.written if one not in whole]
        self.faces.append(Rect(area))

    def fill(self, area: Rect, ink: Ink) -> None:
        """A plain face."""
        self._cover(area)
        Pen.fill(self, area, ink)

    def card(self, area: Rect, ink: Ink = "card", raised: bool = True) -> None:
        """A card."""
        self._cover(area)
        Pen.card(self, area, ink, raised)

    def sheet(self, area: Rect) -> None:
        """A sheet."""
        self._cover(area)
        Pen.sheet(self, area)

    def sunk(self, area: Rect) -> None:
        """A field."""
        self._cover(area)
        Pen.sunk(self, area)

    def wall(self, area: Rect, ink: Ink = "brick") -> None:
        """A wall."""
        self._cover(area)
        Pen.wall(self, area, ink)

    def brick(self, area: Rect, tone: int = 0) -> None:
        """A brick."""
        self._cover(area)
        Pen.brick(self, area, tone)

    def faults(self) -> list[str]:
        """What is wrong with the words, a line each."""
        page = self.surface.get_rect().inflate(2 * FORGIVEN, 2 * FORGIVEN)
        found = [f"covered: {words!r}" for words in self.covered]
        for place, one in enumerate(self.written):
            words = one.seen.text
            if one.seen.clipped:
                found.append(f"cut: {words!r}")
            if not page.contains(one.letters):
                found.append(f"outside: {words!r}")
            if one.face and not one.face.inflate(2 * FORGIVEN, 2 * FORGIVEN).contains(one.letters):
                found.append(f"over the edge: {words!r}")
            inner = one.letters.inflate(-2 * FORGIVEN, -2 * FORGIVEN)
            found += [
                f"on each other: {words!r} and {other.seen.text!r}"
                for other in self.written[place + 1 :]
                if inner.colliderect(other.letters)
            ]
        return found


def bare(surface: pygame.Surface) -> float:
    """The largest empty rectangle of a picture, as a share of it: paper or card on which nothing stands."""
    tones = pygame.surfarray.array3d(surface).astype(np.int16).mean(axis=2)
    side = max(surface.get_size()) // CELLS
    across, down = tones.shape[0] // side, tones.shape[1] // side
    cells = tones[: across * side, : down * side].reshape(across, side, down, side).swapaxes(1, 2)
    flat = cells.reshape(across, down, side * side)
    marked = np.abs(flat - np.median(flat, axis=2, keepdims=True)) > TOOTH
    empty = marked.mean(axis=2) < SPECK
    best, deep = 0, np.zeros(across, np.intp)
    for row in range(down):
        deep = np.where(empty[:, row], deep + 1, 0)
        for left in range(across):
            lowest = np.minimum.accumulate(deep[left:])
            best = max(best, int((lowest * np.arange(1, lowest.size + 1)).max()))
    return best / (across * down)


def measured(scenes: Sequence[Scene], stage: Stage) -> MeasuringPen:
    """Scenes that lie on each other, drawn as they stand now, and all that was written."""
    surface = pygame.Surface(stage.size)
    pen = MeasuringPen(surface, stage.palette, stage.scale, stage.texts, stage.motion)
    for place, scene in enumerate(scenes):
        if place:
            pen.written.clear()
        kept, scene.ui.keeps = scene.ui.keeps, False
        scene.draw(pen)
        scene.ui.keeps = kept
    return pen
