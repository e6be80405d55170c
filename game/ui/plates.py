"""Faces kept: what covers its ground whole is drawn once, and again only when something on it changed.

A widget that covers its rectangle (a card, a tile, a bar) carries the widgets that lie on it. Together they
are a plate: its picture is kept, with the texts on it, as long as the content of its widgets stays the same.
"""

from collections.abc import Callable, Sequence
from dataclasses import dataclass, field, fields
from operator import attrgetter
from typing import Any

import pygame
from pygame import Rect

from game.ui.paint import Pen, Seen
from game.ui.widgets import Look, Widget

ASIDE = frozenset({"on", "change", "turn", "rect"})
"""Fields that do not show."""

FEW = 2
"""Changed faces that are drawn in a frame when there is no hurry."""

Content = tuple[Any, ...]


@dataclass(slots=True)
class Plate:
    """A part of the screen that is covered whole, and what lies on it."""

    rect: Rect
    widgets: list[Widget]


@dataclass(slots=True)
class Kept:
    """A plate as last drawn."""

    content: Content
    picture: pygame.Surface
    seen: list[Seen]


_READERS: dict[str, Callable[[Widget], Content]] = {}


def _shown(kind: type[Widget]) -> Callable[[Widget], Content]:
    """Reads all that shows of a kind of widget; worked out once for a kind."""
    name = f"{kind.__module__}.{kind.__qualname__}"
    if name not in _READERS:
        _READERS[name] = attrgetter(*(one.name for one in fields(kind) if one.name not in ASIDE))
    return _READERS[name]


def content(widget: Widget, look: Look) -> Content:
    """All that the picture of a widget depends on."""
    return (type(widget), tuple(widget.rect), look, _shown(type(widget))(widget))


def group(widgets: Sequence[Widget], pen: Pen) -> list[Plate | Widget]:
    """Widgets in the order of drawing, those on a plate together."""
    found: list[Plate | Widget] = []
    plates: list[Plate] = []
    for widget in widgets:
        under = next((plate for plate in reversed(plates) if plate.rect.contains(widget.rect)), None)
        covered = widget.covers(pen)
        if widget.lively or (under is None and covered is None):
            found.append(widget)
        elif under is not None and not widget.apart:
            under.widgets.append(widget)
        elif covered is not None:
            plates.append(Plate(covered, [widget]))
            found.append(plates[-1])
    return found


@dataclass(slots=True)
class Plates:
    """The kept faces of a screen."""

    _kept: dict[tuple[int, int, int, int], Kept] = field(default_factory=dict)
    _order: list[Plate | Widget] = field(default_factory=list)
    _count: int = -1
    patient: bool = False
    """Whether only a few changed faces are drawn a frame; the others wait for their turn."""
    _drawn: int = 0

    def clear(self) -> None:
        """The widgets are others now; faces stay, as most will look the same."""
        self._count = -1

    def draw(self, widgets: Sequence[Widget], pen: Pen, look: Callable[[Widget], Look]) -> None:
        """Draw all widgets."""
        if self._count != len(widgets):
            self._order, self._count = group(widgets, pen), len(widgets)
            used = {_name(one.rect) for one in self._order if isinstance(one, Plate)}
            self._kept = {name: kept for name, kept in self._kept.items() if name in used}
        self._drawn = 0
        for one in self._order:
            if isinstance(one, Plate):
                self._plate(one, pen, look)
            else:
                one.draw(pen, look(one))
        self.patient = self.patient and self._drawn > FEW

    def _plate(self, plate: Plate, pen: Pen, look: Callable[[Widget], Look]) -> None:
        """The kept face, or a new one."""
        looks = [look(widget) for widget in plate.widgets]
        now = tuple(content(widget, how) for widget, how in zip(plate.widgets, looks, strict=True))
        kept = self._kept.get(_name(plate.rect))
        changed = kept is None or kept.content != now
        self._drawn += changed
        if kept is None or (changed and not (self.patient and self._drawn > FEW)):
            before = len(pen.seen)
            for widget, how in zip(plate.widgets, looks, strict=True):
                widget.draw(pen, how)
            inside = plate.rect.clip(pen.surface.get_rect())
            if not inside:
                return
            picture = pen.surface.subsurface(inside).copy()
            self._kept[_name(plate.rect)] = Kept(now, picture, pen.seen[before:])
            return
        pen.surface.blit(kept.picture, plate.rect)
        pen.seen += kept.seen


def _name(rect: Rect) -> tuple[int, int, int, int]:
    return (rect.left, rect.top, rect.width, rect.height)
