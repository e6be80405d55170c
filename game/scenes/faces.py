"""Faces of those who speak: a round seal with their initials, always the same colour for the same person."""

from dataclasses import dataclass
from zlib import crc32

import pygame
from pygame import Rect

from game.scenes.sheets import Block
from game.ui import layout
from game.ui.fonts import BODY, LEAD, SMALL, Style
from game.ui.paint import Pen
from game.ui.palette import mix
from game.ui.screen import Ui
from game.ui.widgets import Look, Widget


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
    """Pixels of the seal."""

    def draw(self, pen: Pen, look: Look) -> None:  # noqa: ARG002 - it only shows
        """Seal at the left, the words beside it."""
        seal(pen, Rect(self.rect.left, self.rect.top, self.side, self.side), self.label)
        left = self.rect.left + self.side + pen.px(14)
        room = Rect(left, self.rect.top, self.rect.right - left, self.rect.height)
        for said, style in ((self.label, NAME), (self.role, SMALL), (self.says, BODY)):
            if said:
                high = pen.height_of(said, room.width, style)
                pen.text(said, Rect(room.left, room.top, room.width, high), style)
                room.top += high + pen.px(2)


NAME: Style = BODY.but(bold=True)


def speaker(ui: Ui, name: str, role: str, says: str, gap: float = 18) -> Block:
    """Somebody who says something, as a block."""
    side = ui.px(56)

    def high(wide: int) -> int:
        room = wide - side - ui.px(14)
        parts = [(name, NAME), (role, SMALL), (says, BODY)]
        total = sum(ui.height_of(said, room, style) + ui.px(2) for said, style in parts if said)
        return max(total, side)

    return Block(high, lambda rect: _put(ui, Speaker(rect, name, role=role, says=says, side=side)), gap)


def _put(ui: Ui, widget: Widget) -> None:
    ui.add(widget)


def square(area: Rect, most: int) -> Rect:
    """The largest square at the left of an area, up to a size."""
    side = min(area.height, most)
    return layout.inner(area, side, side, "left top")
