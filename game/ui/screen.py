"""The `Ui` of a scene: its widgets, the focus, the pointer; and the `Scene` that each screen derives from."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import NamedTuple, TypeVar

import pygame
from pygame import Rect

from game.ui import focus, fonts
from game.ui.actions import Action, Command, Do, Drag, Hover, Point, Press, Tap, Zoom, key_hint
from game.ui.fonts import BODY, SMALL, Style
from game.ui.moves import Move, Pop
from game.ui.native import Native
from game.ui.paint import Pen
from game.ui.palette import Palette
from game.ui.plates import Plates
from game.ui.text import Texts, Value
from game.ui.widgets import Look, Widget

W = TypeVar("W", bound=Widget)
LOW = 500
"""Units of height of a low window."""


@dataclass(frozen=True, slots=True)
class Stage:
    """What every screen is drawn with; another stage means that it is built anew."""

    size: tuple[int, int]
    scale: float
    palette: Palette
    texts: Texts
    keys: Mapping[Command, tuple[str, ...]]
    motion: bool = True

    def pen(self, surface: pygame.Surface) -> Pen:
        """A pen for one frame."""
        return Pen(surface, self.palette, self.scale, self.texts, self.motion)


class Heard(NamedTuple):
    """What came of an action: whether a widget took it, and the move it asks for."""

    taken: bool
    move: Move | None = None


class Ui:
    """The widgets of a screen. Scenes add to it in `build` and leave the rest to it."""

    def __init__(self, stage: Stage, focused: str = "", ring: bool = False) -> None:
        self.stage = stage
        self.rect = Rect((0, 0), stage.size)
        """The whole window."""
        self.widgets: list[Widget] = []
        self.native = Native(stage.size, stage.scale, stage.palette, stage.texts.language)
        self.focused = focused
        """The key of the widget with the focus."""
        self.ring = ring
        """Whether the ring is shown: from the first key or button on, until the pointer is used."""
        self.start = ""
        """The key of the widget where the ring begins."""
        self.used = False
        """Whether a control was used since this was last asked (for a click)."""
        self.keeps = False
        """Whether faces that cover their ground are kept: for a screen over a moving picture."""
        self._plates = Plates()
        self._pointer: Point = (-1, -1)
        self._held: str = ""

    # ------------------------------------------------------------------ for scenes that build

    @property
    def scale(self) -> float:
        """How large everything is drawn."""
        return self.stage.scale

    @property
    def portrait(self) -> bool:
        """Whether the window stands upright."""
        return self.rect.height > self.rect.width

    @property
    def low(self) -> bool:
        """Whether the window is so low that there is room for little more than words."""
        return self.rect.height < self.px(LOW)

    @property
    def narrow(self) -> bool:
        """Whether there is room for one column only: upright, or very large text."""
        return self.rect.width / self.scale < 900

    def px(self, units: float) -> int:
        """Units at scale 1 in real pixels."""
        return round(units * self.scale)

    def say(self, key: str, **values: Value) -> str:
        """A sentence in the player's language."""
        return self.stage.texts(key, **values)

    def hint(self, command: Command) -> str:
        """The key of a command, as a word for a hint."""
        name = key_hint(command, self.stage.keys)
        key = f"keyname.{name.lower()}"
        return self.stage.texts(key) if self.stage.texts.has(key) else name

    def height_of(self, words: str, width: int, style: Style = BODY) -> int:
        """How high words stand when broken at a width."""
        return fonts.measure(words, width, style, self.scale)[1]

    def width_of(self, words: str, style: Style = BODY) -> int:
        """How wide words are on one line."""
        return fonts.width_of(words, style, self.scale)

    def add(self, widget: W) -> W:
        """Put a widget on the screen; its name is made unique."""
        name = widget.key or widget.label or type(widget).__name__
        taken = {other.key for other in self.widgets}
        widget.key = (
            name
            if name not in taken
            else next(f"{name}#{n}" for n in range(2, 10_000) if f"{name}#{n}" not in taken)
        )
        self.native.adopt(widget)
        self.widgets.append(widget)
        return widget

    def clear(self) -> None:
        """Take everything off before building again; the focus keeps its place."""
        self.widgets.clear()
        self._plates.clear()
        self.native.clear()
        self._held = ""

    def be_patient(self) -> None:
        """Let the faces that have changed be drawn over the next frames, a few in each."""
        self._plates.patient = True

    def find(self, key: str) -> Widget | None:
        """The widget of that key."""
        return next((widget for widget in self.widgets if widget.key == key), None)

    @property
    def spots(self) -> list[Widget]:
        """What can be used now, in Tab order."""
        return [widget for widget in self.widgets if widget.focusable and widget.enabled]

    # ------------------------------------------------------------------ for the program

    @property
    def typing(self) -> bool:
        """Whether letters belong to a text entry now."""
        held = self.find(self.focused)
        return bool(held and held.typing)

    def settle(self) -> None:
        """After a build: the focus stays where it was, or begins anew when its ring shows, or waits."""
        spots = self.spots
        if focus.index_of(spots, self.focused) < 0:
            self.focused = self.start if self.ring and focus.index_of(spots, self.start) >= 0 else ""
        self.native.focus(self.find(self.focused))

    def focus_on(self, key: str, ring: bool = True) -> None:
        """Put the focus somewhere."""
        self.focused, self.ring = key, ring
        self.native.focus(self.find(key))

    def at(self, point: Point) -> Widget | None:
        """The usable widget under a point; the last one added lies on top. What steers is for keys alone."""
        under = (widget for widget in reversed(self.spots) if widget.rect.collidepoint(point))
        return next((widget for widget in under if not widget.steers), None)

    def handle(self, action: Action) -> Heard:
        """Give an action to the widget that it concerns."""
        self.native.hear(action)
        match action:
            case Do(command):
                return self._command(command)
            case Hover(at):
                self._pointer = at
                return Heard(False)
            case Press(at):
                return self._press(at)
            case Tap(at):
                return self._tap(at)
            case Drag(_, at, _, done):
                return self._drag(at, done)
            case Zoom(at, steps):
                under = next(
                    (widget for widget in self.widgets if widget.scrolls and widget.rect.collidepoint(at)),
                    None,
                )
                return Heard(bool(under and under.scroll(-steps)))
            case _:
                return Heard(False)

    def _press(self, at: Point) -> Heard:
        self._pointer, self.ring = at, False
        under = self.at(at)
        self._held = under.key if under else ""
        if under and under.grabs:
            self.focus_on(under.key, ring=False)
            return Heard(True, under.grab(at))
        return Heard(bool(under))

    def _tap(self, at: Point) -> Heard:
        self._held = ""
        under = self.at(at)
        if not under:
            return Heard(False)
        self.focus_on(under.key, ring=False)
        self.used = True
        return Heard(True, None if under.grabs else under.activate())

    def _drag(self, at: Point, done: bool) -> Heard:
        self._pointer = at
        held = self.find(self._held)
        if done:
            self._held = ""
        if held and held.grabs:
            return Heard(True, held.grab(at))
        if held and not held.rect.collidepoint(at):
            self._held = ""
        return Heard(False)

    def _command(self, command: Command) -> Heard:
        spots = self.spots
        held = self.find(self.focused)
        if command in {Command.NEXT, Command.PREVIOUS}:
            step = 1 if command is Command.NEXT else -1
            self.focus_on(focus.by_order(spots, self.focused, step))
            return Heard(bool(spots))
        if command is Command.ACTIVATE:
            return self._activate(held)
        if command in {Command.PAGE_UP, Command.PAGE_DOWN}:
            page = (
                held
                if held and held.scrolls
                else next((widget for widget in self.widgets if widget.scrolls), None)
            )
            return Heard(bool(page and page.scroll(2 if command is Command.PAGE_DOWN else -2)))
        if command in focus.ARROWS and spots:
            return self._arrow(command, held, spots)
        return Heard(False)

    def _activate(self, held: Widget | None) -> Heard:
        if held and held.focusable and held.enabled:
            self.ring = self.used = True
            return Heard(True, held.activate())
        if not self.spots:
            return Heard(False)
        self._begin()
        return Heard(True)

    def _begin(self) -> None:
        """Show the ring at its first place."""
        spots = self.spots
        self.focus_on(self.start if focus.index_of(spots, self.start) >= 0 else spots[0].key)

    def _arrow(self, command: Command, held: Widget | None, spots: list[Widget]) -> Heard:
        x, y = focus.ARROWS[command]
        start = self.find(self.start)
        if start and start.steers and not self.ring:
            self._begin()
            return Heard(True, start.steer(x, y))
        if not held or focus.index_of(spots, self.focused) < 0:
            self._begin()
            return Heard(True)
        self.ring = True
        if held.steers:
            return Heard(True, held.steer(x, y))
        if x and held.adjustable:
            return Heard(True, held.adjust(x))
        if y and held.scrolls and held.scroll(y):
            return Heard(True)
        self.focus_on(focus.by_arrow(spots, self.focused, command))
        return Heard(True)

    def update(self, seconds: float) -> Move | None:
        """Let the pygame_gui elements live; typed letters may give a move."""
        return self.native.update(seconds)

    def draw(self, pen: Pen) -> None:
        """Draw the widgets and the ring."""
        hovered = self.at(self._pointer)
        lit = self.focused if self.ring else None

        def look(widget: Widget) -> Look:
            if widget is not hovered and widget.key not in {self._held, lit}:
                return PLAIN
            return Look(widget is hovered, widget.key == self._held, widget.key == lit)

        if self.keeps:
            self._plates.draw(self.widgets, pen, look)
        else:
            for widget in self.widgets:
                widget.draw(pen, look(widget))
        self.native.draw(pen)
        held = self.find(self.focused)
        if self.ring and held and held.focusable:
            pen.ring(held.rect)
            self._sign(pen, held)
        elif hovered:
            self._sign(pen, hovered)

    def _sign(self, pen: Pen, widget: Widget) -> None:
        """The name and the key of a control that shows only an icon, below it or above."""
        words = widget.sign()
        if not words:
            return
        style = SMALL.but(place="middle", align="center", line=True)
        box = Rect(0, 0, self.width_of(words, style) + self.px(20), self.px(30))
        box.midtop = (widget.rect.centerx, widget.rect.bottom + self.px(9))
        if box.bottom > self.rect.bottom:
            box.bottom = widget.rect.top - self.px(9)
        box.clamp_ip(self.rect.inflate(-self.px(8), 0))
        pen.fill(box, "slate_dark")
        pen.frame(box, "on_slate_soft")
        pen.text(words, box, style, "on_slate")


PLAIN = Look()


class Scene:
    """One screen. Override what is needed; `build` alone is enough for many.

    The program calls `build` on opening and whenever size, scale, colours or language change; then each frame
    `handle` (for actions that no widget took), `update`, `draw`. Draw changes nothing.
    """

    overlay = False
    """Whether the screen below shows through (a dialog)."""
    root = False
    """Whether Escape stays here."""
    last_resort = False
    """Whether nothing can be shown when this screen fails, too."""
    listening = False
    """Whether the next key is wanted bare (to change a key)."""
    timed = False
    """Whether time runs here, so that the space bar pauses."""
    covered: Sequence[Rect] = ()
    """Bars and cards that no notice may hide, the head first."""
    ui: Ui

    def build(self, ui: Ui) -> None:
        """Lay the widgets out: from `ui.rect`, with `ui.px`, `ui.say`, `ui.add`."""

    def handle(self, action: Action) -> Move | None:
        """An action that no widget took; Escape leaves the screen."""
        return Pop() if action == Do(Command.BACK) and not self.root else None

    def update(self, seconds: float) -> Move | None:  # noqa: ARG002 - for scenes that move
        """Time went by."""
        return None

    def draw(self, pen: Pen) -> None:
        """Draw the page and its widgets."""
        if not self.overlay:
            pen.ground()
        self.ui.draw(pen)

    def resumed(self, answer: object) -> Move | None:  # noqa: ARG002 - for scenes that ask
        """The screen above is gone; it left this answer. The scene has just been built again."""
        return None

    def ordered(self, order: object, came: object) -> Move | None:  # noqa: ARG002 - for scenes that give orders
        """What came of an order: given, agreed on or only proposed (`game.pair.Came`), or a refusal."""
        self.rebuild()
        return None

    def open(self, stage: Stage) -> None:
        """Called by the program: build for this stage, keeping the focus."""
        old = getattr(self, "ui", None)
        self.ui = Ui(stage, old.focused if old else "", bool(old and old.ring))
        self.build(self.ui)
        self.ui.settle()

    def rebuild(self) -> None:
        """Lay out again after something changed; cheap."""
        self.ui.clear()
        self.build(self.ui)
        self.ui.settle()
