"""A column of the newspaper: whole sentences around the corner of a photo, page after page."""

from collections.abc import Sequence
from dataclasses import dataclass

from pygame import Rect

from game.engine.view import Person
from game.scenes import sheets
from game.scenes.news_model import Story
from game.scenes.sheets import Block
from game.ui.fonts import BODY, HEAD, LEAD, SMALL, TITLE, Style
from game.ui.paint import Pen
from game.ui.screen import Ui
from game.ui.widgets import Picture, Words

PHOTOS = (150, 112, 84)
"""Units of the side of the photo in the first story: the largest beside which all of it is told."""
LARGE, LARGEST = 230, 380
"""Units of height from which the first story has a large title, and large words."""
DOT = 22
"""Units of the dot before a fact."""
GAP = 10
"""Units between paragraphs."""
ASIDE = 16
"""Units between the words and the photo."""


@dataclass(frozen=True, slots=True)
class Told:
    """Words where they stand."""

    placed: Sequence[tuple[str, Rect]]
    rest: Sequence[str] = ()
    """Paragraphs for which there was no room."""

    @property
    def bottom(self) -> int:
        """Where the last words end."""
        return max((place.bottom for _, place in self.placed), default=0)


@dataclass(frozen=True, slots=True)
class Laid:
    """The first story as it is laid in a room."""

    title: Rect
    head: Style
    tag: Rect
    """Empty where it has none."""
    style: Style
    photo: Rect | None
    """The photo with the name below it."""
    room: Rect
    """Where its words stand."""
    told: Told


def lay(ui: Ui, area: Rect, story: Story, person: Person | None) -> Laid:
    """The first story: in large words if there is room for all of them, with a large photo."""
    head = HEAD if area.height > ui.px(LARGE) else TITLE
    title = Rect(area.left, area.top, area.width, ui.height_of(story.title, area.width, head))
    tag = _tag(ui, story, title, head)
    top = max(title.bottom, tag.bottom) + ui.px(8)
    room = Rect(area.left, top, area.width, area.bottom - top)
    called = [ui.width_of(word, SMALL) for word in person.name.split()] if person else []
    for style in (LEAD, BODY) if area.height > ui.px(LARGEST) else (BODY,):
        for units in PHOTOS if person else (0,):
            photo = None
            if person:
                side = min(max(ui.px(units), *called), max(room.height, 1))
                name = ui.height_of(person.name, side, SMALL) + ui.px(4)
                photo = Rect(room.right - side, room.top, side, side + name)
            told = around(ui, story.text, room, style, photo)
            if not told.rest:
                return Laid(title, head, tag, style, photo, room, told)
    return Laid(title, head, tag, style, photo, room, told)


def _tag(ui: Ui, story: Story, title: Rect, head: Style) -> Rect:
    """The tag of the story: beside its title, or below it where that is long."""
    if not story.tag:
        return Rect(title.topleft, (0, 0))
    wide, high = ui.width_of(ui.say(f"tag.{story.tag}"), SMALL.but(bold=True)) + ui.px(42), ui.px(28)
    if ui.width_of(story.title, head) + ui.px(16) + wide <= title.width:
        return Rect(title.right - wide, title.top + (title.height - high) // 2, wide, high)
    return Rect(title.left, title.bottom + ui.px(4), wide, high)


def around(ui: Ui, text: Sequence[str], room: Rect, style: Style, photo: Rect | None = None) -> Told:
    """Paragraphs in a room, the first lines beside a photo at its right; whole sentences only."""
    found: list[tuple[str, Rect]] = []
    left = room.copy()
    for number, paragraph in enumerate(text):
        for end in reversed(_ends(paragraph)):
            placed = _paragraph(ui, paragraph[:end], left, style, photo)
            if placed[-1][1].bottom <= room.bottom:
                break
        else:
            return Told(found, text[number:])
        found += placed
        if end < len(paragraph):
            return Told(found, (paragraph[end:].lstrip(), *text[number + 1 :]))
        top = placed[-1][1].bottom + ui.px(GAP)
        left = Rect(room.left, top, room.width, room.bottom - top)
    return Told(found)


def pages(ui: Ui, text: Sequence[str], room: Rect, style: Style, photo: Rect | None) -> list[Told]:
    """Page after page of the same room, until all is told; the photo stands on the first."""
    found = [around(ui, text, room, style, photo)]
    while found[-1].rest:
        told = around(ui, found[-1].rest, room, style)
        found.append(told if told.placed else _cut(ui, found[-1].rest, room, style))
    return found


def _cut(ui: Ui, text: Sequence[str], room: Rect, style: Style) -> Told:
    """A page of a sentence that is longer than a page."""
    parts = sheets.halves(ui, text[0], room.width, room.height, style)
    said, rest = parts or (text[0], "")
    place = Rect(room.left, room.top, room.width, ui.height_of(said, room.width, style))
    return Told([(said, place)], (*filter(None, [rest.replace("\n", " ")]), *text[1:]))


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


def told(ui: Ui, facts: Sequence[str]) -> list[Block]:
    """What else happened, a line each."""
    return [_fact(ui, said) for said in facts]


def _fact(ui: Ui, said: str) -> Block:
    """A fact with a dot before it."""

    def add(rect: Rect) -> None:
        ui.add(Picture(Rect(rect.left, rect.top, ui.px(14), ui.px(26)), paint=_dot))
        ui.add(Words(Rect(rect.left + ui.px(DOT), rect.top, rect.width - ui.px(DOT), rect.height), said))

    return Block(lambda wide: ui.height_of(said, wide - ui.px(DOT)), add, 10)


def _dot(pen: Pen, area: Rect) -> None:
    pen.dot((area.left + pen.px(6), area.top + pen.px(12)), 3, "brick")
