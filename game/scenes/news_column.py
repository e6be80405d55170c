"""A column of the newspaper: whole sentences, as many as there is room for, around the corner of a photo."""

from collections.abc import Sequence
from dataclasses import dataclass

from pygame import Rect

from game.scenes import sheets
from game.ui.fonts import Style
from game.ui.screen import Ui

GAP = 10
"""Units between paragraphs."""
ASIDE = 16
"""Units between the words and the photo."""


@dataclass(frozen=True, slots=True)
class Told:
    """Words where they stand."""

    placed: Sequence[tuple[str, Rect]]
    whole: bool
    """Whether there was room for every sentence."""

    @property
    def bottom(self) -> int:
        """Where the last words end."""
        return max((place.bottom for _, place in self.placed), default=0)


def around(ui: Ui, text: Sequence[str], room: Rect, style: Style, photo: Rect | None = None) -> Told:
    """Paragraphs in a room, the first lines beside a photo at its right."""
    found: list[tuple[str, Rect]] = []
    whole, rest = True, room.copy()
    for paragraph in text:
        for end in reversed(_ends(paragraph)):
            placed = _paragraph(ui, paragraph[:end], rest, style, photo)
            if placed[-1][1].bottom <= room.bottom:
                break
        else:
            return Told(found, whole=False)
        whole = whole and end == len(paragraph)
        found += placed
        top = placed[-1][1].bottom + ui.px(GAP)
        rest = Rect(room.left, top, room.width, room.bottom - top)
    return Told(found, whole)


def _paragraph(ui: Ui, said: str, room: Rect, style: Style, photo: Rect | None) -> list[tuple[str, Rect]]:
    """One paragraph: beside the photo, below it, or first the one and then the other."""
    line = ui.height_of("A", room.width, style)
    beside = -((room.top - photo.bottom) // line) if photo else 0
    if photo is None or beside <= 0:
        return [(said, Rect(room.left, room.top, room.width, ui.height_of(said, room.width, style)))]
    beside, narrow = max(beside, sheets.LEAST_LINES), photo.left - ui.px(ASIDE) - room.left
    high = ui.height_of(said, narrow, style)
    if high <= beside * line:
        return [(said, Rect(room.left, room.top, narrow, high))]
    parts = sheets.halves(ui, said, narrow, beside * line, style)
    first = [(parts[0], Rect(room.left, room.top, narrow, beside * line))] if parts else []
    top = room.top + beside * line
    rest = parts[1].replace("\n", " ") if parts else said
    return [*first, (rest, Rect(room.left, top, room.width, ui.height_of(rest, room.width, style)))]


def _ends(text: str) -> list[int]:
    """Where its sentences end."""
    found = [n + 1 for n, sign in enumerate(text) if sign in ".!?\u201d" and text[n + 1 : n + 2] in {" ", ""}]
    return found or [len(text)]


def shortened(ui: Ui, text: str, width: int, height: int, style: Style) -> str:
    """As many whole sentences as there is room for."""
    return next((text[:end] for end in reversed(_ends(text))
                 if ui.height_of(text[:end], width, style) <= height), "")  # fmt: skip
