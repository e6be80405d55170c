"""What stands on the screen while a town is founded or wakes: which one, a sentence, bricks being laid."""

import pygame
from pygame import Rect

from game.ui import layout
from game.ui.fonts import HEAD, LEAD
from game.ui.paint import Pen
from game.ui.screen import Ui
from game.ui.widgets import Live, Words

WIDEST = 760
"""Units of width of the words at most."""
ROW, BRICKS, LAID = 300, 8, 250
"""Units of width of the row of bricks, how many it has, and milliseconds until the next one is laid."""


def waiting(ui: Ui, when: str, title: str, said: str) -> int:
    """Years or month, title and sentence in the middle, those that are not empty; gives where they end."""
    wide = min(ui.px(WIDEST), ui.rect.width - ui.px(64))
    lead, head = (style.but(align="center") for style in (LEAD, HEAD))
    parts = [(when, lead, "accent_ink"), (title, head, "brick"), (said, lead, "ink")]
    parts = [part for part in parts if part[0]]
    highs = [ui.height_of(words, wide, style) for words, style, _ in parts]
    box = layout.inner(ui.rect, wide, sum(highs) + ui.px(20) * (len(highs) - 1))
    cells = layout.stack(box, highs, ui.px(20))
    for rect, (words, style, ink) in zip(cells, parts, strict=True):
        ui.add(Words(rect, words, style=style, ink=ink))
    row = Rect(box.centerx - ui.px(ROW) // 2, box.bottom + ui.px(28), ui.px(ROW), ui.px(14))
    ui.add(Live(row, paint=_lay))
    return row.bottom


def _lay(pen: Pen, row: Rect) -> None:
    """A row of bricks that is laid again and again: the game is at work. Not where nothing may move."""
    if not pen.motion:
        return
    laid = pygame.time.get_ticks() // LAID % (BRICKS + 1)
    for number, cell in enumerate(layout.columns(row, *[1.0] * BRICKS, gap=pen.px(4))):
        pen.fill(cell, "brick" if number < laid else "track")


def low_wall(pen: Pen, page: Rect, end: int) -> None:
    """A wall at the foot of the page, below where the words end, if they leave room."""
    high = min(pen.px(120), page.bottom - end - pen.px(16))
    if high > 0:
        pen.wall(Rect(0, page.height - high, page.width, high))
