"""The cards that float over the map: key numbers, alerts, the overlay's legend, the small map."""

from typing import Protocol, TypeVar

import numpy as np
import pygame
from pygame import Rect

from game.engine.civic import OpenQuestion
from game.engine.indicators import Good, Unit
from game.engine.orders import Choose
from game.scenes import city_chair, routes, sheets, told, words
from game.scenes.common_promise import asked_of, bound_of, keeps
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
from game.ui.panels import Asked, StatTile
from game.ui.portrait import portrait
from game.ui.screen import Ui
from game.ui.widgets import Button, Card, Live, Picture, Spot, Words

DEFAULT = ("felt_unsafe", "street_crime", "trust_city", "belonging", "segregation_schools", "shop_vacancy")
"""Numbers that are shown when the level asks for no others."""
ACROSS = 0.45
"""Share of the map's height that tiles along its top may take."""
Place = TypeVar("Place", float, F32)


class Host(Protocol):
    """What the cards ask of the city screen."""

    context: Context
    town: Town
    popup: str

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


def key_numbers(context: Context) -> list[str]:
    """Up to six indicators: those of goals and pledges first."""
    asked = asked_of(context)
    goals = [goal.indicator for goal, key in asked if not key]
    pledges = [goal.indicator for goal, key in asked if key]
    return list(dict.fromkeys((*goals, *pledges, *DEFAULT)))[:6]


def tiles(ui: Ui, host: Host, area: Rect, across: bool = False) -> list[Rect]:
    """Tiles of the key numbers, down the left side or along the top; gives what they cover."""
    context = host.context
    keys = key_numbers(context)
    gap = ui.px(8)
    units = area.width / ui.scale
    many = (3 if units > 660 else 2) if across else 1
    wide = (area.width - gap * (many - 1)) // many if across else min(area.width, ui.px(216))
    said = [(number_name(context, key), _asked(context, key)[0].said or _since(context, key)) for key in keys]
    if across:
        evens = [StatTile.evened(ui, said, wide, _why(ui, wide))] * len(keys)
    else:
        evens = [StatTile.evened(ui, [one], wide, _why(ui, wide)) for one in said]
    highs = [ui.px(88) + StatTile.taller(ui, even) for even in evens]
    if across:
        high = highs[0]
        lines = max(int(area.height * ACROSS) // (high + gap), min(area.height // (high + gap), 1))
        count = min(len(keys), many * lines)
        box = Rect(area.left, area.top, area.width, (high + gap) * -(-count // many) - gap)
        cells = layout.grid(box, count, many, gap)
    else:
        column = layout.stack(Rect(area.left, area.top, wide, area.height), highs, gap)
        cells = [cell for cell in column if cell.bottom <= area.bottom]
    for cell, key, even in zip(cells, keys, evens, strict=False):
        _tile(ui, context, cell, key, even)
    return cells


def number_name(context: Context, key: str) -> str:
    """The short name of an indicator."""
    return words.short_name(context.texts, key)


def _why(ui: Ui, width: int) -> str:
    """The words that ask for causes, where there is room for them."""
    return ui.say("city.why") if width > ui.px(260) else ""


def _moved(context: Context, key: str) -> tuple[str, bool | None]:
    """How a number has moved since the start, in short, and whether that is for the better."""
    view = context.session.view
    _, course = view.series(key)
    if len(course) < 2:
        return "", None
    moved = view.now(key) - float(course[0])
    change = short_change(context, key, moved)
    if not any(sign in "123456789" for sign in change):
        moved, change = 0.0, short_change(context, key, 0.0)
    good = view.indicator(key).good
    return change, None if good is Good.NEITHER or not moved else (moved > 0) == (good is Good.UP)


def _since(context: Context, key: str) -> str:
    """The same in words, with the year of the start."""
    change, _ = _moved(context, key)
    if not change:
        return context.texts("city.start")
    year = str((context.session.view.series(key)[0][0] + 1) // 12)
    return context.texts("city.since", change=change, year=year)


def _asked(context: Context, key: str) -> tuple[Asked, int]:
    """What is asked of a number: by a pledge if there is one, else by a goal; nothing for passers-by.

    And the decimals that tell the number from what is asked of it.
    """
    found = ((goal, pledge) for goal, pledge in asked_of(context) if goal.indicator == key)
    goal, pledge = next(found, (None, ""))
    if goal is None or context.session.rules.level.passers_by:
        return Asked(), 0
    view, texts = context.session.view, context.texts
    start, now = float(view.series(key)[1][0]), view.now(key)
    bound, more = bound_of(goal, start)
    places = int(words.value(texts, key, bound) == words.value(texts, key, now))
    said = texts(f"city.goal_{'over' if more else 'under'}", bound=words.value(texts, key, bound, places))
    met = view.pledges_kept.get(pledge, keeps(goal, start, now))
    return Asked(said, met=met, pledged=bool(pledge)), places


def _tile(ui: Ui, context: Context, cell: Rect, key: str, even: tuple[int, int]) -> None:
    view, (asked, places) = context.session.view, _asked(context, key)
    change, better = _moved(context, key)
    ui.add(
        StatTile(
            cell,
            number_name(context, key),
            Push(routes.Why(key, "term")),
            f"tile.{key}",
            value=words.value(context.texts, key, view.now(key), places),
            change=change if asked.said else _since(context, key),
            better=better,
            course=tuple(view.series(key)[1][-36:]),
            why=_why(ui, cell.width),
            even=even,
            asked=asked,
        )
    )


def short_change(context: Context, key: str, moved: float) -> str:
    """A change with its sign; points of a share in short."""
    texts = context.texts
    if words.unit_of(key) is Unit.SHARE:
        return texts("city.points", points=texts.signed(100 * moved, 1))
    return words.change(texts, key, moved)


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
        said += " / 10" if overlay.form == "index" else ""
        found.append((texts(f"overlay.{key}"), said))
    return found
