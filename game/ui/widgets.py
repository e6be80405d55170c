"""Controls and plain pieces that a screen adds to its `Ui`; each is a rectangle that can draw itself.

The order of adding is the order of the Tab key. A key names a widget across rebuilds; without one, its label.
"""

from collections.abc import Callable
from dataclasses import dataclass, field
from typing import ClassVar

from pygame import Rect

from game.ui.actions import Point
from game.ui.fonts import BODY, SMALL, Style
from game.ui.moves import Answer, Move, resolve
from game.ui.paint import Ink, Pen

TARGET = 44
"""Units that anything to be touched measures at least."""


@dataclass(frozen=True, slots=True)
class Look:
    """In what state a widget is drawn."""

    hovered: bool = False
    pressed: bool = False
    focused: bool = False


@dataclass(slots=True)
class Widget:
    """A piece of a screen."""

    rect: Rect
    label: str = ""
    """Its words; also what the pilot and a screen reader call it."""
    on: Answer = None
    """What happens when it is used."""
    key: str = ""
    """Its name across rebuilds."""
    enabled: bool = True

    focusable: ClassVar[bool] = False
    """Whether it can be used at all."""
    adjustable: ClassVar[bool] = False
    """Whether left and right change it."""
    grabs: ClassVar[bool] = False
    """Whether a drag that starts on it belongs to it."""
    typing: ClassVar[bool] = False
    """Whether letters go to it while it has the focus."""
    scrolls: ClassVar[bool] = False
    """Whether up, down and the wheel move its content."""
    steers: ClassVar[bool] = False
    """Whether all four arrows belong to it."""
    apart: ClassVar[bool] = False
    """Whether its face is kept by itself, though it lies on another: it changes more often."""
    lively: ClassVar[bool] = False
    """Whether it changes by itself, so that its face cannot be kept."""

    def draw(self, pen: Pen, look: Look) -> None:
        """Draw it; change nothing."""

    def activate(self) -> Move | None:
        """It was tapped, or Enter was pressed on it."""
        return resolve(self.on) if self.enabled else None

    def adjust(self, _step: int) -> Move | None:
        """Left (-1) or right (1) was pressed on it."""
        return None

    def grab(self, _at: Point) -> Move | None:
        """The pointer holds it here."""
        return None

    def scroll(self, _steps: float) -> bool:
        """Move its content; false when it is at its end."""
        return False

    def steer(self, _right: int, _down: int) -> Move | None:
        """An arrow was pressed on it."""
        return None

    def covers(self, _pen: Pen) -> Rect | None:
        """The rectangle that it paints over whole; none when something shows through."""
        return None

    def sign(self) -> str:
        """Words to show beside it while it is pointed at or has the ring."""
        return ""


@dataclass(slots=True)
class Spot(Widget):
    """A hot spot over something that the screen draws itself: a district, a point of a chart, a face."""

    focusable: ClassVar[bool] = True


@dataclass(slots=True)
class Words(Widget):
    """Plain words."""

    style: Style = BODY
    ink: Ink | None = None

    def draw(self, pen: Pen, look: Look) -> None:  # noqa: ARG002 - plain words have no state
        """Write them."""
        pen.text(self.label, self.rect, self.style, self.ink)


@dataclass(slots=True)
class Stamp(Widget):
    """Words in a frame, as a rubber stamp leaves them."""

    def draw(self, pen: Pen, look: Look) -> None:  # noqa: ARG002 - it only shows
        """Frame and words."""
        pen.frame(self.rect, "brick", 2)
        style = SMALL.but(bold=True, align="center", place="middle", fit=True, line=True)
        pen.text(self.label, self.rect, style, "brick")


@dataclass(slots=True)
class Card(Widget):
    """A card to put things on."""

    ink: Ink = "card"
    raised: bool = True

    def draw(self, pen: Pen, look: Look) -> None:  # noqa: ARG002 - a card has no state
        """Draw it."""
        pen.card(self.rect, self.ink, self.raised)

    def covers(self, pen: Pen) -> Rect | None:
        """The card and the edge below it."""
        return pen.card_area(self.rect, self.raised)


@dataclass(slots=True)
class Band(Widget):
    """A dark bar to put controls on, with a line below."""

    def draw(self, pen: Pen, look: Look) -> None:  # noqa: ARG002 - a bar has no state
        """Draw it."""
        pen.fill(self.rect, "slate")
        line = max(pen.px(3), 1)
        pen.fill(Rect(self.rect.left, self.rect.bottom - line, self.rect.width, line), "slate_dark")

    def covers(self, _pen: Pen) -> Rect | None:
        """All of it."""
        return self.rect


@dataclass(slots=True)
class Picture(Widget):
    """Anything that a function draws into a rectangle."""

    paint: Callable[[Pen, Rect], None] | None = None

    def draw(self, pen: Pen, look: Look) -> None:  # noqa: ARG002 - the function knows no state
        """Let the function draw, where there is room at all."""
        if self.paint and min(self.rect.size) > 0:
            self.paint(pen, self.rect)


@dataclass(slots=True)
class Live(Picture):
    """A picture that changes by itself."""

    lively: ClassVar[bool] = True


@dataclass(slots=True)
class Button(Widget):
    """A button: primary (brick), second (paper), quiet (no border), or dark (on slate)."""

    icon: str = ""
    look: str = "second"
    hint: str = ""
    """The key that does the same, shown small."""
    chosen: bool = False
    """Whether it is the one of several that is on."""
    align: str = "center"
    style: Style = BODY
    picture_only: bool = False
    """Show the icon alone; the label is still its name."""
    opened: bool = False
    """Whether what it opens stands there already: then no sign lies over it."""

    focusable: ClassVar[bool] = True

    def _inks(self, look: Look) -> tuple[Ink | None, Ink | None, Ink]:
        """Face, border and words."""
        if self.chosen:
            return ("accent", "line", "on_accent") if self.look == "dark" else ("slate", "slate", "on_slate")
        if self.look == "primary" and self.enabled:
            return "brick_light" if look.hovered else "brick", "brick_dark", "on_brick"
        words: Ink = "disabled" if not self.enabled else "ink"
        if self.look == "dark":
            return (
                "slate_light" if look.hovered else "slate",
                "on_slate_soft",
                "on_slate" if self.enabled else "on_slate_soft",
            )
        if self.look == "quiet":
            return ("sunk" if look.hovered else None, None, words)
        return ("sunk" if look.hovered else "card", "line" if self.enabled else "hair", words)

    def draw(self, pen: Pen, look: Look) -> None:
        """A brick: a face with a thicker lower edge, pressed down while held."""
        face, border, ink = self._inks(look)
        body = self.rect.copy()
        edge = pen.px(3)
        if border and not self.chosen:
            pen.fill(self.rect, border)
            body.height -= edge
            if look.pressed:
                body.top += edge - max(pen.px(1), 1)
            if face:
                whole = self.look == "primary" and self.enabled
                pen.fill(body if whole else body.inflate(-2 * pen.px(1.5), -2 * pen.px(1.5)), face)
        elif face:
            pen.fill(body, face)
            body.height -= edge if self.chosen and self.look != "quiet" else 0
        self._content(pen, body, ink)

    def covers(self, _pen: Pen) -> Rect | None:
        """All of it, unless it is a quiet one."""
        return None if self.look == "quiet" else self.rect

    def sign(self) -> str:
        """Its name and its key, where only an icon shows."""
        if not self.picture_only or self.opened:
            return ""
        return f"{self.label}   {self.hint}" if self.hint else self.label

    def _content(self, pen: Pen, body: Rect, ink: Ink) -> None:
        """Icon, words and hint, side by side."""
        if self.picture_only or not self.label:
            pen.icon(self.icon, body, ink, 22)
            return
        room = body.inflate(-2 * pen.px(12), 0)
        if self.hint:
            wide = pen.width_of(self.hint, SMALL) + pen.px(8)
            pen.text(
                self.hint,
                Rect(room.right - wide, room.top, wide, room.height),
                SMALL.but(align="right", place="middle", fit=True),
                ink,
            )
            room.width -= wide
        if self.icon:
            side = pen.px(22)
            gap = side + pen.px(10)
            from_left = 0
            if self.align == "center":
                wide = min(pen.width_of(self.label, self.style), room.width - gap)
                from_left = max((room.width - wide - gap) // 2, 0)
            pen.icon(self.icon, Rect(room.left + from_left, room.top, side, room.height), ink, 22)
            room = Rect(room.left + from_left + gap, room.top, room.width - from_left - gap, room.height)
        align = "left" if self.icon else self.align
        pen.text(self.label, room, self.style.but(align=align, place="middle", fit=True), ink)


@dataclass(slots=True)
class Toggle(Widget):
    """A switch with its words; says yes or no by place and sign, not by colour alone."""

    value: bool = False
    change: Callable[[bool], Move | None] | None = None
    icon: str = ""

    focusable: ClassVar[bool] = True
    adjustable: ClassVar[bool] = True

    def activate(self) -> Move | None:
        """Turn it."""
        self.value = not self.value
        return self.change(self.value) if self.change else None

    def adjust(self, step: int) -> Move | None:
        """Left is off, right is on."""
        return self.activate() if self.value != (step > 0) else None

    def draw(self, pen: Pen, look: Look) -> None:
        """Words at the left, the switch at the right."""
        wide, high = pen.px(56), pen.px(30)
        box = Rect(self.rect.right - wide, self.rect.centery - high // 2, wide, high)
        pen.text(
            self.label,
            Rect(self.rect.left, self.rect.top, self.rect.width - wide - pen.px(12), self.rect.height),
            BODY.but(place="middle", fit=True),
        )
        pen.fill(box, "brick" if self.value else "sunk" if not look.hovered else "hair")
        pen.frame(box, "brick_dark" if self.value else "line", 2)
        knob = Rect(box.left + pen.px(4), box.top + pen.px(4), high - pen.px(8), high - pen.px(8))
        if self.value:
            knob.right = box.right - pen.px(4)
        pen.fill(knob, "on_brick" if self.value else "line")
        mark = (
            Rect(box.left, box.top, wide // 2, high)
            if self.value
            else Rect(box.centerx, box.top, wide // 2, high)
        )
        pen.icon("check" if self.value else "close", mark, "on_brick" if self.value else "line", 14)


@dataclass(slots=True)
class Slider(Widget):
    """A value between two ends: dragged, tapped, or moved by left and right."""

    value: float = 0.0
    low: float = 0.0
    high: float = 1.0
    step: float = 0.1
    change: Callable[[float], Move | None] | None = None
    show: Callable[[float], str] | None = None
    """The value as words, at the right."""
    marks: tuple[float, ...] = field(default=())
    """Values marked on the track."""

    focusable: ClassVar[bool] = True
    adjustable: ClassVar[bool] = True
    grabs: ClassVar[bool] = True

    def _set(self, value: float) -> Move | None:
        steps = round((value - self.low) / self.step)
        value = min(max(round(self.low + steps * self.step, 9), self.low), self.high)
        if value == self.value:
            return None
        self.value = value
        return self.change(value) if self.change else None

    def adjust(self, step: int) -> Move | None:
        """One step."""
        return self._set(self.value + step * self.step)

    def grab(self, at: Point) -> Move | None:
        """To where the pointer is."""
        track = self._track()
        return self._set(self.low + (at[0] - track.left) / max(track.width, 1) * (self.high - self.low))

    def _track(self) -> Rect:
        """The line that the knob runs on; the last part of the rectangle is for the value."""
        side = self.rect.height // 3
        room = round(self.rect.height * 1.7) if self.show else 0
        return Rect(
            self.rect.left + side,
            self.rect.centery - side // 5,
            max(self.rect.width - 2 * side - room, 1),
            max(side // 5 * 2, 4),
        )

    def draw(self, pen: Pen, look: Look) -> None:
        """Track, filled part, knob, value."""
        track = self._track()
        share = (self.value - self.low) / ((self.high - self.low) or 1.0)
        pen.fill(track, "track")
        pen.frame(track, "line")
        pen.fill(Rect(track.left, track.top, round(track.width * share), track.height), "brick")
        for mark in self.marks:
            left = track.left + round((mark - self.low) / (self.high - self.low) * track.width)
            pen.fill(Rect(left, track.bottom, max(pen.px(2), 1), pen.px(6)), "line")
        knob = Rect(0, 0, pen.px(18), pen.px(28))
        knob.center = (track.left + round(track.width * share), track.centery)
        pen.fill(knob, "brick_dark")
        pen.fill(
            Rect(knob.left, knob.top, knob.width, knob.height - pen.px(3)),
            "brick_light" if look.hovered or look.pressed else "brick",
        )
        pen.fill(Rect(knob.centerx - pen.px(1), knob.top + pen.px(7), pen.px(2), pen.px(11)), "on_brick")
        if self.show:
            left = track.right + self.rect.height // 3
            pen.text(
                self.show(self.value),
                Rect(left, self.rect.top, self.rect.right - left, self.rect.height),
                BODY.but(align="right", place="middle", fit=True, bold=True),
            )
