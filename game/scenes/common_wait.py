"""What stands on the screen while a town is founded or wakes: which one, a sentence, and a low wall."""

from pygame import Rect

from game.ui import layout
from game.ui.fonts import HEAD, LEAD
from game.ui.paint import Pen
from game.ui.screen import Ui
from game.ui.widgets import Words

WIDEST = 760
"""Units of width of the words at most."""


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
    return layout.bottom_of(cells)


def low_wall(pen: Pen, page: Rect, end: int) -> None:
    """A wall at the foot of the page, below where the words end, if they leave room."""
    high = min(pen.px(120), page.bottom - end - pen.px(16))
    if high > 0:
        pen.wall(Rect(0, page.height - high, page.width, high))
