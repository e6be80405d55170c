"""The pygame_gui side of a screen: long text and text entry, fed with our own actions.

A manager is made only when a screen has such an element, since it costs some milliseconds; its theme stays.
"""

from collections.abc import Callable
from dataclasses import dataclass
from typing import Any, ClassVar

import pygame
from pygame_gui import UIManager
from pygame_gui.core import UIAppearanceTheme
from pygame_gui.elements import UITextBox, UITextEntryLine

from game.ui.actions import Action, Drag, Hover, Point, Press, Tap
from game.ui.files import ASSETS
from game.ui.fonts import BODY
from game.ui.moves import Move
from game.ui.paint import Pen, Seen
from game.ui.palette import Palette
from game.ui.theme import theme
from game.ui.widgets import Widget

HINT = BODY.but(italic=True, place="middle", fit=True, line=True)
Look = tuple[Palette, float, str]
"""What a theme depends on: colours, scale, language."""
_made: list[tuple[Look, UIAppearanceTheme, Any]] = []
"""The theme that was made last, for what, and the loader of its fonts: most of what a manager costs."""


def _known(look: Look) -> tuple[UIAppearanceTheme, Any] | None:
    """The theme of a look and its loader, if it is the one that was made last."""
    return _made[0][1:] if _made and _made[0][0] == look else None


class _Manager(UIManager):  # type: ignore[misc]  # pygame_gui has no types
    """A manager whose pointer is ours, so that touch and gamepad move it, too."""

    pointer: Point = (-1, -1)

    def __init__(self, size: tuple[int, int], look: Look) -> None:
        self._look = look
        known = _known(look)
        super().__init__(
            size,
            enable_live_theme_updates=False,
            resource_loader=known[1] if known else None,
            starting_language=look[2] if look[2] in {"nl", "fr"} else "en",
            translation_directory_paths=[str(ASSETS)],
        )
        if known is None:
            body = round(17 * look[1])
            styles = ("bold", "italic", "bold_italic")
            self.preload_fonts(
                [
                    {"name": "noto_sans", "point_size": body, "style": style, "antialiased": "1"}
                    for style in styles
                ]
            )

    def create_new_theme(self, theme_path: object = None) -> UIAppearanceTheme:
        """The theme of this look: that of an earlier screen, or a new one."""
        del theme_path
        known = _known(self._look)
        if known:
            return known[0]
        made = super().create_new_theme(theme(*self._look[:2]))
        _made[:] = [(self._look, made, self.resource_loader)]
        return made

    def _update_mouse_position(self) -> None:
        self.mouse_position = self.pointer


@dataclass(slots=True)
class LongText(Widget):
    """A text that may be longer than its box: `label` in pygame_gui's few tags (escape levels' words)."""

    element: Any = None

    focusable: ClassVar[bool] = True
    scrolls: ClassVar[bool] = True

    def make(self, manager: UIManager) -> None:
        """Create the element."""
        self.element = UITextBox(self.label, self.rect, manager)

    def scroll(self, steps: float) -> bool:
        """Three lines a step."""
        bar = self.element.scroll_bar if self.element else None
        if bar is None:
            return False
        before = bar.start_percentage
        reach = max(1.0 - bar.visible_percentage, 0.0)
        after = min(max(before + steps * 0.4 * bar.visible_percentage, 0.0), reach)
        bar.set_scroll_from_start_percentage(after)
        return bool(abs(bar.start_percentage - before) > 1e-6)


@dataclass(slots=True)
class Entry(Widget):
    """One line to type in; `change` hears every letter, `on` hears Enter. `text` is what it holds."""

    text: str = ""
    change: Callable[[str], Move | None] | None = None
    element: Any = None

    focusable: ClassVar[bool] = True
    typing: ClassVar[bool] = True

    def make(self, manager: UIManager) -> None:
        """Create the element."""
        self.element = UITextEntryLine(self.rect, manager, initial_text=self.text)

    def write_hint(self, pen: Pen) -> None:
        """In the empty line, what may be typed: slanted and paler than what is typed."""
        room = self.rect.inflate(-2 * pen.px(14), 0)
        pen.text(self.label, room, HINT, "ink_soft")


class Native:
    """The pygame_gui elements of one screen."""

    def __init__(self, size: tuple[int, int], scale: float, palette: Palette, language: str) -> None:
        self._made: tuple[tuple[int, int], Look] = (size, (palette, scale, language))
        self._manager: Any = None
        self._widgets: list[LongText | Entry] = []

    def adopt(self, widget: Widget) -> None:
        """Create the element of a widget that has one."""
        if not isinstance(widget, LongText | Entry):
            return
        if self._manager is None:
            pygame.font.init()
            self._manager = _Manager(*self._made)
        widget.make(self._manager)
        self._widgets.append(widget)

    def clear(self) -> None:
        """Remove all elements; the manager stays."""
        for widget in self._widgets:
            widget.element.kill()
        self._widgets.clear()

    def focus(self, widget: Widget | None) -> None:
        """Give the keyboard to a text entry, or take it away."""
        if self._manager is None:
            return
        element = widget.element if isinstance(widget, Entry) else None
        self._manager.set_focus_set(element.get_focus_set() if element else None)

    def hear(self, action: Action) -> None:
        """Whatever device an action came from, pygame_gui hears of a mouse."""
        if self._manager is None:
            return
        match action:
            case Hover(at):
                self._point(at, pygame.MOUSEMOTION)
            case Press(at):
                self._point(at, pygame.MOUSEMOTION)
                self._manager.update(0.0)
                self._point(at, pygame.MOUSEBUTTONDOWN)
            case Drag(_, at, _, done):
                self._point(at, pygame.MOUSEBUTTONUP if done else pygame.MOUSEMOTION)
            case Tap(at):
                self._point(at, pygame.MOUSEBUTTONUP)

    def _point(self, at: Point, kind: int) -> None:
        self._manager.pointer = at
        self._manager.process_events(
            pygame.event.Event(kind, pos=at, button=1, rel=(0, 0), buttons=(0, 0, 0))
        )

    def feed(self, event: pygame.event.Event) -> None:
        """A key or a letter for the text entry that has the keyboard."""
        if self._manager is not None:
            self._manager.process_events(event)

    def update(self, seconds: float) -> Move | None:
        """Let the elements live, and hear what was typed."""
        if self._manager is None:
            return None
        self._manager.update(seconds)
        for widget in list(self._widgets):
            if isinstance(widget, Entry) and widget.element.get_text() != widget.text:
                widget.text = widget.element.get_text()
                move = widget.change(widget.text) if widget.change else None
                if move:
                    return move
        return None

    def draw(self, pen: Pen) -> None:
        """Draw the elements."""
        if self._manager is None:
            return
        self._manager.draw_ui(pen.surface)
        for widget in self._widgets:
            if isinstance(widget, Entry) and not widget.text:
                widget.write_hint(pen)
                continue
            words = widget.text if isinstance(widget, Entry) else widget.label
            pen.seen.append(Seen(words, widget.rect, widget.rect, pen.palette.ink))
