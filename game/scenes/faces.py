"""Those who speak: the portraits of the cast, and a seal with initials for whoever has none."""

from dataclasses import dataclass, replace
from zlib import crc32

import pygame
from pygame import Rect

from game.engine.heard import Hearing
from game.scenes import sheets
from game.scenes.sheets import Block
from game.ui.fonts import BODY, LEAD, SMALL, Style
from game.ui.paint import Pen
from game.ui.palette import mix
from game.ui.portrait import Face, portrait
from game.ui.screen import Ui
from game.ui.widgets import Look, Widget

CAST = {
    "commissioner": (58, True, 0.12), "nurse": (44, True, 0.36), "shopkeeper": (61, False, 0.12),
    "lawyer": (52, False, 0.16), "head_teacher": (50, True, 0.84), "treasurer": (60, False, 0.12),
    "far_right_leader": (50, False, 0.12), "left_leader": (47, True, 0.12), "journalist": (35, False, 0.12),
    "imam": (45, False, 0.36), "club_chairman": (63, False, 0.12), "landlord": (57, False, 0.12),
    "long_timer": (74, True, 0.12), "newcomer": (38, True, 0.24), "engineer": (31, True, 0.36),
    "youth_worker": (29, False, 0.36), "inspector": (38, False, 0.12), "employer": (53, True, 0.12),
    "trader": (49, False, 0.3), "pupil": (16, True, 0.12),
}  # fmt: skip
"""Member of the cast → age, whether a woman, about how dark the skin is."""
CHOSEN = {"nurse": 28, "engineer": 42, "long_timer": 7, "far_right_leader": 4}
"""Whose face was chosen by eye: added to their number."""
CALM = 0.2
"""How those look who say what they think."""
OFTEN, SELDOM, ENOUGH = 0.6, 0.3, 3
"""Shares of answers by which somebody looks glad or sore at the mayor, and of how many answers at least."""
GLAD, SORE = 0.6, -0.35


def mood_towards(hearing: Hearing) -> float:
    """How somebody looks at a mayor by whom they were heard so often."""
    if hearing.asked < ENOUGH:
        return CALM
    return GLAD if hearing.share > OFTEN else SORE if hearing.share < SELDOM else CALM


def cast_face(key: str, mood: float = CALM) -> Face | None:
    """The face of a member of the cast; None for one that a mod added."""
    if key not in CAST:
        return None
    age, woman, tone = CAST[key]
    return Face(crc32(key.encode()) % 100_000 + CHOSEN.get(key, 0), age, woman, tone, mood=mood)


def initials(name: str) -> str:
    """First letters of the first and the last name."""
    parts = name.split()
    return (parts[0][:1] + (parts[-1][:1] if len(parts) > 1 else "")).upper() if parts else "?"


def seal(pen: Pen, area: Rect, name: str) -> None:
    """A round seal with initials."""
    radius = min(area.size) // 2
    tone = pen.palette.series[crc32(name.encode()) % len(pen.palette.series)]
    pygame.draw.aacircle(pen.surface, mix(tone, pen.palette.slate_dark, 0.35), area.center, radius)
    pygame.draw.aacircle(pen.surface, tone, area.center, radius - pen.px(3))
    style = LEAD if radius > pen.px(26) else BODY
    pen.text(
        initials(name),
        Rect(area.centerx - radius, area.centery - radius, 2 * radius, 2 * radius),
        style.but(bold=True, align="center", place="middle"),
        "on_brick",
    )


@dataclass(slots=True)
class Speaker(Widget):
    """Somebody who says something: seal, name, role, words."""

    role: str = ""
    says: str = ""
    side: int = 0
    """Pixels of the portrait."""
    face: Face | None = None
    big: bool = False
    """Whether the words are large."""

    def draw(self, pen: Pen, look: Look) -> None:  # noqa: ARG002 - it only shows
        """Portrait at the left, the words beside it."""
        place = Rect(self.rect.left, self.rect.top, self.side, self.side)
        if self.face is None:
            seal(pen, place, self.label)
        else:
            pen.surface.blit(portrait(self.face, self.side), place)
        left = self.rect.left + self.side + pen.px(14)
        room = Rect(left, self.rect.top, self.rect.right - left, self.rect.height)
        for said, style in ((self.label, NAME), (self.role, SMALL), (self.says, LEAD if self.big else BODY)):
            if said:
                high = pen.height_of(said, room.width, style)
                pen.text(said, Rect(room.left, room.top, room.width, high), style)
                room.top += high + pen.px(2)


NAME: Style = BODY.but(bold=True)


@dataclass(frozen=True, slots=True)
class Said:
    """Who says what."""

    name: str
    role: str = ""
    says: str = ""
    face: Face | None = None
    big: bool = False
    """Whether the words are large."""


def speaker(ui: Ui, said: Said, gap: float = 18, units: float = 64) -> Block:
    """Somebody who says something, as a block; where it must be cut, the words go on below the face."""
    side, style = ui.px(units), LEAD if said.big else BODY

    def above(room: int) -> int:
        parts = ((said.name, NAME), (said.role, SMALL))
        return sum(ui.height_of(words, room, how) + ui.px(2) for words, how in parts if words)

    def high(wide: int) -> int:
        room = wide - side - ui.px(14)
        says = ui.height_of(said.says, room, style) + ui.px(2) if said.says else 0
        return max(above(room) + says, side)

    def add(rect: Rect) -> None:
        made = Speaker(rect, said.name, role=said.role, says=said.says, side=side)
        made.face, made.big = said.face, said.big
        ui.add(made)

    def cut(wide: int, room: int) -> tuple[Block, Block] | None:
        inner = wide - side - ui.px(14)
        parts = sheets.halves(ui, said.says, inner, room - above(inner) - ui.px(2), style)
        if not parts or side > room:
            return None
        rest = sheets.text(ui, parts[1].replace("\n", " "), style, gap)
        return speaker(ui, replace(said, says=parts[0]), gap, units), rest

    return Block(high, add, gap, cut=cut)
