"""Where the cards stand over the map: what matters now, and on a small window only what is asked for."""

from collections.abc import Sequence
from dataclasses import dataclass, field
from itertools import product
from math import hypot
from typing import ClassVar, Protocol

from pygame import Rect

from game.scenes import again_model, lesson, routes
from game.scenes.city_card import chosen_card
from game.scenes.city_overlay import chooser, legend, legend_height, legend_width
from game.scenes.city_panels import Host, alerts, small_map
from game.scenes.city_steps import steps
from game.scenes.city_tiles import TURNS, tiles
from game.ui import layout
from game.ui.actions import Command, Point
from game.ui.moves import Move, Push, Reset
from game.ui.screen import Ui
from game.ui.widgets import Button, Card, Spot

LOW = 330
"""Units of height of the map under which only one thing at a time is shown."""
CARD = 258
"""Units that the card of a block needs at least."""


class Steered(Protocol):
    """What the cross asks of the city screen."""

    def steer(self, right: int, down: int) -> Move | None:
        """Move the map."""


@dataclass(slots=True)
class Cross(Spot):
    """The middle of the map, for those who play by keys: arrows move the map, Enter looks closer."""

    scene: Steered | None = None

    steers: ClassVar[bool] = True

    def steer(self, right: int, down: int) -> Move | None:
        """Move the map under it."""
        return self.scene.steer(right, down) if self.scene else None

    def sign(self) -> str:
        """What the keys do here."""
        return self.label


@dataclass(slots=True)
class Laid:
    """What the cards cover."""

    covered: list[Rect] = field(default_factory=list)
    minimap: Rect | None = None


def lay_cards(ui: Ui, host: Host, area: Rect) -> Laid:
    """Add the cards that float over the map."""
    if area.height <= ui.px(LOW):
        return _low(ui, host, area)
    laid = Laid()
    boxes = small_map(ui, host, area)
    laid.covered += boxes
    laid.minimap = boxes[2] if len(boxes) > 2 else None
    right_foot = layout.top_of(boxes) - ui.px(10)
    (_upright if ui.narrow else _wide)(ui, host, area, right_foot, laid)
    if not (host.popup or host.town.overlay or host.town.chosen >= 0):
        left = area.left + (0 if ui.narrow else ui.px(232))
        right = min(box.left for box in boxes) - ui.px(16)
        laid.covered += steps(ui, host, Rect(left, area.top, right - left, area.height))
    return laid


def _wide(ui: Ui, host: Host, area: Rect, right_foot: int, laid: Laid) -> None:
    """Numbers and legend at the left, alerts and the chosen block at the right; or the menu alone."""
    if host.popup == "menu":
        laid.covered.append(menu(ui, host, area))
        return
    foot = area.bottom
    if host.town.overlay:
        shown = legend(ui, host, area)
        laid.covered.append(shown)
        foot = shown.top - ui.px(10)
    left = Rect(area.left, area.top, area.width, foot - area.top)
    wide = min(ui.px(330), area.width)
    right = Rect(area.right - wide, area.top, wide, right_foot - area.top)
    laid.covered += tiles(ui, host, left)
    if host.popup == "overlay":
        laid.covered.append(chooser(ui, host, area))
        return
    _alerts_and_card(ui, host, right, laid)


def _alerts_and_card(ui: Ui, host: Host, right: Rect, laid: Laid, low: Rect | None = None) -> None:
    """Alerts, and below them the chosen block: right there, or at the foot of another column."""
    above = right.copy()
    if host.town.chosen >= 0:
        above.height -= ui.px(CARD)
    cells = alerts(ui, host, above)
    laid.covered += cells
    if host.town.chosen >= 0:
        top = layout.bottom_of(cells) + ui.px(8) if cells else right.top
        column = low or right
        top = max(top, column.top)
        room = Rect(column.left, top, column.width, column.bottom - top)
        laid.covered.append(chosen_card(ui, host, room, low is not None))


def _upright(ui: Ui, host: Host, area: Rect, right_foot: int, laid: Laid) -> None:
    """One below the other; the legend and the chosen block at the foot."""
    if host.popup == "overlay":
        laid.covered.append(chooser(ui, host, area))
        return
    if host.popup == "menu":
        laid.covered.append(menu(ui, host, area))
        return
    foot, wide = right_foot, min(ui.px(330), area.width)
    card = Rect(area.right - wide, area.top, wide, area.height)
    free = min(box.left for box in laid.covered) - ui.px(10) - area.left
    half = Rect(area.left, area.centery - ui.px(30), wide, area.height // 2 + ui.px(30))
    low = half if free >= wide else None
    if host.town.overlay:
        beside = area if free >= legend_width(ui, area) else Rect(*area.topleft, area.width, foot - area.top)
        shown = beside.bottom - legend_height(ui, host)
        apart = area.left + legend_width(ui, area) + ui.px(10) <= card.left
        if apart or host.town.chosen < 0 or shown - ui.px(10) - area.top >= ui.px(CARD):
            laid.covered.append(legend(ui, host, beside))
            low = None
            foot = foot if apart else min(shown - ui.px(10), foot)
    top = area.top
    if host.town.chosen < 0 or foot - top > ui.px(CARD + 320):
        cells = tiles(ui, host, Rect(area.left, top, area.width, foot - top), across=True)
        laid.covered += cells
        if ui.find("tiles.on"):
            wide = min(wide, area.width - ui.px(TURNS[0] + 8))
            cells = cells[:-1]
        top = layout.bottom_of(cells) + ui.px(8) if cells else top
    right = Rect(area.right - wide, top, wide, foot - top)
    _alerts_and_card(ui, host, right, laid, low or right)


def free_spot(window: Rect, covered: Sequence[Rect], near: Point) -> Point:
    """The spot of the map nearest to one that a card hides, with some of the town to see around it."""
    margin = min(window.size) // 12
    hidden = [box.inflate(2 * margin, 2 * margin) for box in covered]
    across = range(window.left + margin, window.right - margin, margin)
    down = range(window.top + margin, window.bottom - margin, margin)
    free = [at for at in product(across, down) if not any(box.collidepoint(at) for box in hidden)]
    return min(free, key=lambda at: hypot(at[0] - near[0], at[1] - near[1]), default=near)


def _low(ui: Ui, host: Host, area: Rect) -> Laid:
    """One thing at a time: a panel, the chosen block, a legend; or the numbers and what waits."""
    wide = min(ui.px(330), area.width)
    right = Rect(area.right - wide, area.top, wide, area.height)
    if host.popup:
        panel = menu if host.popup == "menu" else chooser
        return Laid([panel(ui, host, area)])
    if host.town.chosen >= 0:
        beside = min(wide, area.width // 2 - ui.px(10))
        return Laid([chosen_card(ui, host, Rect(area.right - beside, area.top, beside, area.height))])
    laid = Laid(small_map(ui, host, area, plain=True))
    if host.town.overlay:
        laid.covered.append(legend(ui, host, area, flat=True))
        return laid
    side = ui.px(56)
    above = Rect(right.left - side, area.top, right.width, area.height)
    cells = alerts(ui, host, above)
    free = (above.left if cells else area.right - side) - area.left - ui.px(8)
    numbers = Rect(area.left, area.top, min(free, ui.px(216)), area.height)
    laid.covered += [*cells, *tiles(ui, host, numbers)]
    if not cells:
        left = numbers.right + ui.px(10)
        laid.covered += steps(ui, host, Rect(left, area.top, area.right - side - left, area.height))
    return laid


Line = tuple[str, str, Move | None, Command | None]
"""Icon, words, where it leads, and the command that does the same."""


def menu(ui: Ui, host: Host, area: Rect) -> Rect:
    """Ways to everything, in words, with their keys."""
    tries: list[Line] = [("calendar", "again.title", Push(routes.Again()), None)]
    ending = lesson.ends(host.context, ui)
    lines: list[Line] = [
        ("search", "city.find", Push(routes.Find()), Command.SEARCH),
        ("layers", "city.overlay", None, Command.OVERLAY),
        ("news", "city.news", Push(routes.News()), None),
        ("vote", "city.council", Push(routes.Council()), None),
        ("chart", "city.charts", Push(routes.Charts()), Command.CHARTS),
        ("question", "city.assumptions", Push(routes.Assumptions()), None),
        ("undo", "city.what_if", Push(routes.WhatIf()), None),
        *(tries if again_model.months(host.context) else []),
        *([("play", "lesson.see", ending, None)] if ending else []),
        ("gear", "city.settings", Push(routes.Settings()), None),
        ("info", "city.keys", Push(routes.Settings("keys")), Command.HELP),
        ("quit", "city.leave", Reset(routes.Title()), None),
    ]
    made = {"city.assumptions": "assumptions", "city.what_if": "whatif"}
    lines = [line for line in lines if line[1] not in made or routes.exists(made[line[1]])]
    high, gap = ui.px(46), ui.px(5)
    down = max((area.height - ui.px(16) + gap) // (high + gap), 1)
    if len(lines) > 3 * down or host.context.kiosk:
        # A fourth column is too narrow for words; keys are among the settings, which visitors leave alone.
        lines = [line for line in lines if line[1] != "city.keys"]
    across = -(-len(lines) // down)
    down = -(-len(lines) // across)
    words = max(ui.width_of(ui.say(label)) for _, label, _, _ in lines) + ui.px(24 + 32 + 36)
    wide = min(area.width, across * max(ui.px(330), words + ui.px(18)))
    card = Rect(area.left, area.top, wide, down * (high + gap) - gap + ui.px(16))
    ui.add(Card(card))
    cells = layout.grid(layout.inset(card, ui.px(8)), len(lines), across, gap, high)
    for cell, (icon, label, move, command) in zip(cells, lines, strict=True):
        answer = move or (lambda: host.pop_up("overlay"))
        hint = ui.hint(command) if command and cell.width > ui.px(250) else ""
        sign = icon if cell.width > ui.px(250) else ""
        said = ui.say(label)
        brief, room = f"{label}.short", cell.width - ui.px(24 + (32 if sign else 0))
        if ui.width_of(said) > room and ui.stage.texts.has(brief):
            said = ui.say(brief)
        ui.add(Button(cell, said, answer, label, icon=sign, align="left", hint=hint))
    return card
