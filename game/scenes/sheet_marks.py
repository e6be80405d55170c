"""Marks of reading screens: a band, an icon with words, a tag, where one is, a card to choose."""

from dataclasses import dataclass
from typing import ClassVar

from pygame import Rect

from game.scenes import words
from game.ui import layout
from game.ui.fonts import BODY, LEAD, SMALL, Style
from game.ui.paint import Ink, Pen
from game.ui.widgets import Look, Widget


@dataclass(slots=True)
class Band(Widget):
    """A plain band of colour."""

    ink: Ink = "slate"
    edge: Ink = "slate_dark"

    def draw(self, pen: Pen, look: Look) -> None:  # noqa: ARG002 - it only shows
        """Fill it, with a dark lower edge."""
        pen.fill(self.rect, self.ink)
        edge = max(pen.px(3), 1)
        pen.fill(Rect(self.rect.left, self.rect.bottom - edge, self.rect.width, edge), self.edge)


@dataclass(slots=True)
class Mark(Widget):
    """An icon with words beside it."""

    icon: str = ""
    style: Style = BODY
    ink: Ink = "ink"
    icon_ink: Ink | None = None

    def draw(self, pen: Pen, look: Look) -> None:  # noqa: ARG002 - it only shows
        """Icon at the left on the first line, words at the right."""
        side = pen.px(ICON)
        first = pen.height_of("A", self.rect.width, self.style)
        high = self.rect.height if self.style.place == "middle" else first
        pen.icon(
            self.icon,
            Rect(self.rect.left, self.rect.top, side, high),
            self.ink if self.icon_ink is None else self.icon_ink,
            20,
        )
        room = Rect(
            self.rect.left + side + pen.px(8),
            self.rect.top,
            self.rect.width - side - pen.px(8),
            self.rect.height,
        )
        pen.text(self.label, room, self.style, self.ink)


ICON = 22


@dataclass(slots=True)
class TagMark(Widget):
    """What kind of fact a statement is: a sign and a word on its colour."""

    tag: str = "statistic"

    def draw(self, pen: Pen, look: Look) -> None:  # noqa: ARG002 - it only shows
        """A small label."""
        color = pen.palette.tags[self.tag]
        pen.frame(self.rect, color, 1.5)
        box = layout.inset(self.rect, pen.px(8), 0)
        pen.icon(words.TAG_ICONS[self.tag], Rect(box.left, box.top, pen.px(18), box.height), color, 16)
        room = Rect(box.left + pen.px(24), box.top, box.width - pen.px(24), box.height)
        pen.text(self.label, room, SMALL.but(place="middle", bold=True, fit=True), color)


@dataclass(slots=True)
class Dots(Widget):
    """Where one is among few pages."""

    count: int = 1
    place: int = 0

    def draw(self, pen: Pen, look: Look) -> None:  # noqa: ARG002 - it only shows
        """Small bricks; this page's is filled and longer."""
        gap, high = min(pen.px(8), self.rect.width // (3 * self.count)), pen.px(8)
        wide = min(pen.px(18), (self.rect.width - self.count * gap) // (self.count + 1))
        left = self.rect.centerx - (self.count * (wide + gap) - gap + wide) // 2
        for number in range(self.count):
            long = wide * 2 if number == self.place else wide
            box = Rect(left, self.rect.centery - high // 2, long, high)
            pen.fill(box, "brick" if number <= self.place else "track")
            left += long + gap


def round_mark(pen: Pen, place: Rect, *, chosen: bool) -> None:
    """The mark of a choice of one: a ring, filled in the middle when it is the one."""
    radius = place.width / 2 / pen.scale
    pen.dot(place.center, radius, "brick_dark" if chosen else "line")
    pen.dot(place.center, radius - 2, "card")
    if chosen:
        pen.dot(place.center, radius - 6, "brick")


@dataclass(slots=True)
class Choice(Widget):
    """A card to choose: title, words below, a sign whether it is chosen."""

    below: str = ""
    small: str = ""
    chosen: bool = False
    icon: str = ""
    boxed: bool = True
    """Whether it has a box with a check: several may be chosen."""
    single: bool = False
    """Whether it has a round mark in place of the box: one of several is chosen."""
    aside: str = ""
    """A few letters at the right of the title."""

    focusable: ClassVar[bool] = True

    def draw(self, pen: Pen, look: Look) -> None:
        """A card; chosen has a thick brick edge and a check."""
        pen.card(self.rect, "sunk" if look.hovered and not self.chosen else "card")
        if self.chosen:
            pen.frame(self.rect, "brick", 3)
        box = layout.inset(self.rect, pen.px(16), pen.px(12))
        if self.boxed or self.icon:
            side = pen.px(26)
            place = Rect(box.left, box.top, side, side)
            if self.single:
                round_mark(pen, place, chosen=self.chosen)
            elif self.boxed:
                pen.fill(place, "brick" if self.chosen else "card")
                pen.frame(place, "brick_dark" if self.chosen else "line", 2)
                if self.chosen:
                    pen.icon("check", place, "on_brick", 20)
            else:
                pen.icon(self.icon, place, "brick", 24)
            box = Rect(box.left + pen.px(40), box.top, box.width - pen.px(40), box.height)
        if self.aside:
            wide = pen.width_of(self.aside, CHOICE_TITLE)
            high = pen.height_of("A", wide, CHOICE_TITLE)
            place = Rect(box.right - wide, box.top, wide + 1, high)
            pen.text(self.aside, place, CHOICE_TITLE, "accent_ink")
            pen.icon("vote", Rect(place.left - pen.px(28), place.top, pen.px(22), high), "accent_ink", 20)
        top = box.top
        for said, style, gap in (
            (self.label, CHOICE_TITLE, 3),
            (self.below, BODY, 3),
            (self.small, SMALL, 0),
        ):
            if said:
                room = box.width - (pen.px(ASIDE) if self.aside and said == self.label else 0)
                high = pen.height_of(said, room, style)
                pen.text(said, Rect(box.left, top, room, high), style)
                top += high + pen.px(gap)


ASIDE = 76
CHOICE_TITLE = LEAD.but(bold=True, size="body")
