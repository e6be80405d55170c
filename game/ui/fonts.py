"""Type: the font that comes with pygame_gui, kept by size; lines broken and rendered once."""

import math
import re
from dataclasses import dataclass, replace
from functools import lru_cache
from pathlib import Path
from typing import Any

import pygame
import pygame_gui

from game.ui.kept import kept
from game.ui.palette import Color

_TIED = re.compile(r" (?=[»?!:;])|(?<=«) ")
"""Spaces of French at which no line is broken: before a mark, and inside quotes."""
_FOLDER = Path(pygame_gui.__file__).parent / "data"
_FILES = {
    (False, False): "NotoSans-Regular.ttf",
    (True, False): "NotoSans-Bold.ttf",
    (False, True): "NotoSans-Italic.ttf",
    (True, True): "NotoSans-BoldItalic.ttf",
}

SLACK = 1.1
"""How much larger than reckoned words may still fit: letters do not grow evenly."""
NEARLY = 2
"""Pixels by which a size may be larger than the height of its line says."""
SIZES = {"small": 15, "body": 17, "lead": 20, "title": 25, "head": 34, "hero": 62}
"""Pixels at scale 1; a window of 1080 lines has scale 1.25, so the smallest is 18 there."""


@dataclass(frozen=True, slots=True)
class Style:
    """How words look."""

    size: str = "body"
    """One of SIZES."""
    color: str = "ink"
    """A colour of the palette by name."""
    bold: bool = False
    italic: bool = False
    align: str = "left"
    """left, center or right."""
    place: str = "top"
    """top, middle or bottom of the rectangle."""
    fit: bool = False
    """Whether words that are too large may be set smaller, down to the smallest size."""
    line: bool = False
    """Whether the words stay on one line."""

    def but(self, **changes: Any) -> "Style":  # noqa: ANN401 - any field of this record
        """This style with something changed."""
        return replace(self, **changes)


SMALL = Style("small", "ink_soft")
BODY = Style("body")
LEAD = Style("lead")
TITLE = Style("title", bold=True)
HEAD = Style("head", bold=True)
HERO = Style("hero", bold=True)


@lru_cache(48)
def font(pixels: int, bold: bool = False, italic: bool = False) -> pygame.font.Font:
    """The font of that many pixels; each keeps the letters that it has drawn, half a megabyte and more."""
    if not pygame.font.get_init():
        pygame.font.init()
    return pygame.font.Font(str(_FOLDER / _FILES[bold, italic]), max(pixels, 6))


def pixels(style: Style, scale: float) -> int:
    """The size of a style in real pixels."""
    return round(SIZES[style.size] * scale)


@lru_cache(4096)
def lines(text: str, width: int, size: int, bold: bool = False, italic: bool = False) -> tuple[str, ...]:
    """The text broken into lines no wider than that; a word that is too long is broken, too."""
    face = font(size, bold, italic)
    found: list[str] = []
    for paragraph in text.split("\n"):
        line = ""
        for word in _TIED.sub("\u00a0", paragraph).split(" "):
            trial = f"{line} {word}" if line else word
            if not line or face.size(trial)[0] <= width:
                line = trial
            else:
                found.append(line)
                line = word
        found.append(line)
    return tuple(found)


@kept(16)
def rendered(text: str, size: int, bold: bool, italic: bool, color: Color) -> pygame.Surface:
    """One line of words as a picture."""
    return font(size, bold, italic).render(text, True, color)


def broken(text: str, width: int, size: int, style: Style) -> tuple[str, ...]:
    """The lines of a text in a style."""
    return (text,) if style.line else lines(text, width, size, style.bold, style.italic)


@lru_cache(1024)
def shortened(text: str, width: int, size: int, bold: bool = False, italic: bool = False) -> str:
    """A line that is too long, cut to a width and ended with three dots."""
    face = font(size, bold, italic)
    if face.size(text)[0] <= width:
        return text
    kept = len(text)
    while kept and face.size(text[:kept].rstrip() + "…")[0] > width:
        kept -= 1
    return text[:kept].rstrip() + "…"


def line_height(size: int, bold: bool = False) -> int:
    """From one line to the next: a little tighter than the font's own."""
    return round(font(size, bold).get_linesize() * 0.94)


def measure(text: str, width: int, style: Style, scale: float) -> tuple[int, int]:
    """How wide and high the words are, broken at that width."""
    size = pixels(style, scale)
    parts = broken(text, width, size, style)
    face = font(size, style.bold, style.italic)
    return max(face.size(line)[0] for line in parts), line_height(size, style.bold) * len(parts)


def width_of(text: str, style: Style, scale: float) -> int:
    """How wide the words are on one line."""
    return font(pixels(style, scale), style.bold, style.italic).size(text)[0]


def fitting(text: str, box: tuple[int, int], style: Style, scale: float) -> int:
    """The pixel size at which the words fit in the box: the style's own, or smaller if it may be."""
    size, least = pixels(style, scale), round(SIZES["small"] * scale)
    while style.fit and size > least:
        step = line_height(size, style.bold)
        if step > box[1]:  # a first word in a new size takes a millisecond and a half
            size = max(min(size - 1, math.ceil(size * box[1] / step) + NEARLY), least)
            continue
        parts = broken(text, box[0], size, style)
        face = font(size, style.bold, style.italic)
        widths = [face.size(line)[0] for line in parts]
        if step * len(parts) <= box[1] and max(widths) <= box[0]:
            break
        room = max(box[0], 1) * max(box[1], 1) / max(sum(widths) * step, 1)
        across = 1.0 if style.line else room**0.5
        most = size * min(across, max(box[0], 1) / max(*widths, 1), 1.0) * SLACK
        size = max(min(size - 1, math.ceil(most)), least)
    return size
