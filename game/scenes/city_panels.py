"""The cards that float over the map: alerts, the small map, what is told of a block."""

from typing import Protocol, TypeVar

import numpy as np
import pygame
from pygame import Rect

from game.engine.civic import OpenQuestion
from game.engine.orders import Choose
from game.scenes import city_chair, routes, sheets, told, words
from game.scenes.context import Context
from game.scenes.map_camera import F32
from game.scenes.map_overlays import BLANK, BY_KEY
from game.scenes.map_view import Town
from game.scenes.people import face_of
from game.ui import layout
from game.ui.actions import Command
from game.ui.fonts import BODY, SMALL
from game.ui.moves import Move, Push
from game.ui.paint import Pen
from game.ui.portrait import portrait
from game.ui.screen import Ui
from game.ui.widgets import Button, Card, Live, Picture, Spot, Words

Place = TypeVar("Place", float, F32)


class Host(Protocol):
    """What the cards ask of the city screen."""

    context: Context
    town: Town
    popup: str
    leaf: int
    """Which of the key numbers are shown, where there is no room for all."""

    def choose_overlay(self, key: str, compared: bool) -> Move | None:
        """Put an overlay on."""

    def pop_up(self, name: str) -> Move | None:
        """Open or close a panel."""

    def drive(self, speed: int) -> Move | None:
        """Pause (0) or run."""

    def rebuild(self) -> None:
        """Lay out again."""

    def close_card(self) -> Move | None:
        """Let go of what was chosen."""

    def zoom(self, steps: int) -> Move | None:
        """Nearer or further."""

    def go_to(self, x: float, y: float) -> Move | None:
        """Look at a place."""


def alerts(ui: Ui, host: Host, area: Rect) -> list[Rect]:
    """Who has the chair, where two play; dilemmas that wait, each told through a person, the oldest first.

    Then a guess whose time has come.
    """
    context = host.context
    pair = context.session.pair
    said = [*context.session.orders_today, *(one.order for one in (pair.waiting if pair else ()))]
    answered = {order.choose for order in said if isinstance(order, Choose)}
    questions = [one for one in context.session.view.questions() if one.event not in answered]
    high, cells = ui.px(92), city_chair.chair(ui, host, area)
    top = layout.bottom_of(cells) + ui.px(8) if cells else area.top
    for number, question in enumerate(questions[:3]):
        cell = Rect(area.left, top, area.width, high)
        if cell.bottom > area.bottom:
            break
        top = cell.bottom + ui.px(8)
        cells.append(cell)
        _alert(ui, context, cell, question, f"alert{number}")
    wishes = [wish for wish in context.session.view.wishes() if not wish.met]
    if wishes and not context.session.rules.level.passers_by:
        go: Move = Push(routes.Council("round"))
        line = ui.say("round.alert", n=len(wishes))
        _notice(ui, area, cells, Button(area, line, go, "wishes", icon="vote"))
    came = context.session.guesses.waiting(context.session.view.month - 1)
    if came:
        go = Push(routes.Guessed(came[0]))
        _notice(ui, area, cells, Button(area, ui.say("guess.came"), go, "guess_came", icon="chart"))
    return cells


def _notice(ui: Ui, area: Rect, cells: list[Rect], made: Button) -> None:
    """A line that leads somewhere, below the others, as high as its words need; none without room."""
    top = layout.bottom_of(cells) + ui.px(8) if cells else area.top
    block = sheets.button(ui, made)
    cell = Rect(area.left, top, area.width, block.high(area.width))
    if cell.bottom <= area.bottom:
        cells.append(cell)
        block.add(cell)


def _alert(ui: Ui, context: Context, cell: Rect, question: OpenQuestion, key: str) -> None:
    """A card with a face, the headline and the way to the decision."""
    go = Push(routes.Dilemma(question.event))
    name = words.event_name(context, question.event)
    ui.add(Card(cell, ink="card"))
    ui.add(
        Picture(
            Rect(cell.left, cell.top, ui.px(5), cell.height), paint=lambda pen, box: pen.fill(box, "accent")
        )
    )
    side = cell.height - ui.px(24)
    face = Rect(cell.left + ui.px(14), cell.top + ui.px(12), side, side)
    _face(ui, context, face, question)
    left = face.right + ui.px(12)
    text = Rect(left, cell.top + ui.px(8), cell.right - left - ui.px(10), cell.height - ui.px(16))
    head, foot = layout.rows(text, 1.0, ui.px(26))
    ui.add(Words(head, name, style=BODY.but(bold=True, fit=True)))
    ui.add(Words(foot, ui.say("city.decide"), style=SMALL.but(place="middle", bold=True), ink="brick"))
    ui.add(Spot(cell, ui.say("city.decide_on", name=name), go, key))


def _face(ui: Ui, context: Context, area: Rect, question: OpenQuestion) -> None:
    """The portrait of the resident who asks, or a bell when there is nobody."""
    person = context.session.view.person(question.resident) if question.resident else None

    def paint(pen: Pen, box: Rect) -> None:
        if person is not None:
            pen.surface.blit(portrait(face_of(context, person, told.mood(question.event)), box.width), box)
        else:
            pen.fill(box, "sunk")
            pen.icon("bell", box, "brick", box.width / pen.scale * 0.6)

    ui.add(Picture(area, paint=paint))


def small_map(ui: Ui, host: Host, area: Rect, plain: bool = False) -> list[Rect]:
    """The whole town with the part that is seen, and the two buttons of the zoom (plain: these alone)."""
    side = ui.px(48)
    near = Rect(area.right - side, area.bottom - 2 * side - ui.px(6), side, side)
    far = Rect(area.right - side, area.bottom - side, side, side)
    ui.add(
        Button(
            near,
            ui.say("city.nearer"),
            lambda: host.zoom(1),
            "nearer",
            icon="plus",
            picture_only=True,
            hint=ui.hint(Command.ZOOM_IN),
        )
    )
    ui.add(
        Button(
            far,
            ui.say("city.further"),
            lambda: host.zoom(-1),
            "further",
            icon="minus",
            picture_only=True,
            hint=ui.hint(Command.ZOOM_OUT),
        )
    )
    if plain or area.height < ui.px(300) or area.width < ui.px(500):
        return [near, far]
    card = Rect(near.left - ui.px(8 + 186), area.bottom - ui.px(126), ui.px(186), ui.px(126))
    ui.add(Live(card, key="minimap", paint=lambda pen, box: paint_small_map(pen, box, host.town)))
    return [near, far, card]


def small_place(town: Town, box: Rect, across: Place, down: Place) -> tuple[Place, Place]:
    """Where spots of the town's picture lie on the small map."""
    left, top, right, bottom = town.ground.bounds
    share = min(box.width / (right - left), box.height / (bottom - top)) * 0.94
    return (
        box.centerx + (across - (left + right) / 2) * share,
        box.centery + (down - (top + bottom) / 2) * share,
    )


def small_ground(town: Town, box: Rect, at: tuple[int, int]) -> tuple[float, float]:
    """The spot of the town's picture under a pixel of the small map."""
    left, top, right, bottom = town.ground.bounds
    share = min(box.width / (right - left), box.height / (bottom - top)) * 0.94
    return (
        (at[0] - box.centerx) / share + (left + right) / 2,
        (at[1] - box.centery) / share + (top + bottom) / 2,
    )


LANDS = (
    (168, 92, 70),
    (190, 130, 100),
    (176, 160, 130),
    (170, 180, 120),
    (190, 150, 110),
    (150, 150, 150),
    (120, 160, 90),
    (200, 190, 160),
)


def paint_small_map(pen: Pen, box: Rect, town: Town) -> None:
    """Blocks as dots, and the frame of what is seen."""
    name = (box.size, town.tiles.lay_mark, pen.palette.card)
    if town.small is None or town.small[0] != name:
        town.small = (name, _small_picture(pen, box, town))
    pen.surface.blit(town.small[1], box)
    camera = town.camera
    left, top = camera.corner
    right, bottom = left + camera.window.width, top + camera.window.height
    x, y = small_place(town, box, left / camera.scale, top / camera.scale)
    x2, y2 = small_place(town, box, right / camera.scale, bottom / camera.scale)
    frame = Rect(round(x), round(y), round(x2 - x), round(y2 - y)).clip(box.inflate(-4, -4))
    pygame.draw.rect(pen.surface, pen.palette.brick_dark, frame, max(pen.px(2), 2))


def _small_picture(pen: Pen, box: Rect, town: Town) -> pygame.Surface:
    """The card with a dot for each block."""
    pen.card(box, "card", raised=False)
    picture = pen.surface.subsurface(box.clip(pen.surface.get_rect())).copy()
    ground, layer = town.ground, town.layer
    inks = np.array(LANDS if layer is None else (*layer.colors(), BLANK), np.uint8)
    kinds = ground.land if layer is None else layer.classes
    dot = max(pen.px(1.6), 2)
    x, y = small_place(town, Rect((0, 0), box.size), ground.across, ground.down)
    left = np.clip(np.rint(x), 0, picture.get_width() - dot).astype(np.intp)
    top = np.clip(np.rint(y), 0, picture.get_height() - dot).astype(np.intp)
    pixels = pygame.surfarray.pixels3d(picture)
    for across in range(dot):
        for down in range(dot):
            pixels[left + across, top + down] = inks[kinds]
    return picture


def chosen_rows(host: Host, block: int) -> list[tuple[str, str]]:
    """What is told of a block: (name, value) each, the overlay's first."""
    town, texts = host.town, host.context.texts
    view = host.context.session.view
    keys = [town.overlay] if town.overlay else []
    keys += [key for key in ("felt_safety", "litter", "offences", "shops") if key not in keys]
    found = []
    for key in keys[:4]:
        overlay = BY_KEY[key]
        value = float(overlay.read(view)[block])
        if value != value:  # noqa: PLR0124 - nothing is known, such as of shops where there are none
            continue
        said = overlay.write(value, texts)
        if town.compared and key in town.start and town.start[key].size > block:
            before = overlay.write(float(town.start[key][block]), texts)
            said = texts("overlay.was", now=said, before=before) if before != said else said
        if overlay.form == "index":
            said = texts("overlay.of", value=said)
        found.append((texts("overlay.offences.year" if key == "offences" else f"overlay.{key}"), said))
    return found
