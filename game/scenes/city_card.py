"""The card of a chosen block: its numbers beside the district's, and people who live there."""

from typing import TYPE_CHECKING

import numpy as np
from pygame import Rect

from game.scenes import routes
from game.scenes.city_panels import Host, chosen_rows
from game.scenes.people import face_of
from game.ui import layout
from game.ui.fonts import BODY, SMALL
from game.ui.moves import Push
from game.ui.paint import Pen
from game.ui.portrait import Face, portrait
from game.ui.screen import Ui
from game.ui.widgets import Button, Card, Picture, Spot, Words

if TYPE_CHECKING:
    from game.engine.view import Person, View


def neighbours(view: "View", block: int, most: int = 4) -> list["Person"]:
    """Some of those who live in a block, spread over it, the same ones all month."""
    here = np.flatnonzero(
        np.asarray(view.residents("alive")) & (np.asarray(view.residents("block")) == block)
    )
    chosen = here[:: max(here.size // most, 1)][:most]
    people = [view.person_at(int(row)) for row in chosen]
    return [person for person in people if person is not None]


def chosen_card(ui: Ui, host: Host, area: Rect, low: bool = False) -> Rect:
    """Add the card at the top of an area, or at its foot; gives what it covers."""
    context, block = host.context, host.town.chosen
    view = context.session.view
    town = context.session.rules.town
    district = town.districts[int(host.town.ground.district[block])]
    rows = chosen_rows(host, block)
    people = neighbours(view, block)
    line, face = ui.px(26), ui.px(58)
    fixed, faces = ui.px(66 + 66), face + ui.px(34)
    if fixed + line + faces > area.height:
        people = []
    fixed += faces if people else 0
    rows = rows[: max((area.height - fixed) // line, 1)]
    high = min(fixed + len(rows) * line, area.height)
    card = Rect(area.left, area.bottom - high if low else area.top, area.width, high)
    ui.add(Card(card))
    box = layout.inset(card, ui.px(14), ui.px(10))
    head = Rect(box.left, box.top, box.width - ui.px(46), ui.px(26))
    ui.add(Words(head, view.quarter(block), style=BODY.but(bold=True, place="middle", fit=True)))
    count = int(np.asarray(view.blocks("residents"))[block])
    ui.add(
        Words(
            Rect(box.left, head.bottom, box.width - ui.px(46), ui.px(22)),
            ui.say("city.block_of", district=ui.stage.texts.place(district.name), n=count),
            style=SMALL.but(place="middle", fit=True, line=True),
        )
    )
    close = Rect(box.right - ui.px(44), card.top + ui.px(4), ui.px(44), ui.px(44))
    ui.add(
        Button(
            close,
            ui.say("city.close"),
            host.close_card,
            "card.close",
            icon="close",
            look="quiet",
            picture_only=True,
        )
    )
    top = head.bottom + ui.px(30)
    for name, value in rows:
        style = SMALL.but(bold=True)
        most = max(ui.width_of(value, style) + ui.px(4), box.width // 3)
        left, right = layout.columns(Rect(box.left, top, box.width, line), 1.0, min(most, box.width * 2 // 3))
        ui.add(Words(left, name, style=SMALL.but(place="middle", line=True)))
        ui.add(
            Words(
                right, value, style=SMALL.but(place="middle", align="right", bold=True, color="ink", fit=True)
            )
        )
        top += line
    if people:
        top = _faces(ui, host, Rect(box.left, top + ui.px(4), box.width, face), people)
    _ways(ui, host, Rect(box.left, card.bottom - ui.px(56), box.width, ui.px(46)))
    return card


def _ways(ui: Ui, host: Host, foot: Rect) -> None:
    """To the pages of the district and of the block."""
    row = int(host.town.ground.district[host.town.chosen])
    one, two = layout.columns(foot, 1.0, 1.0, gap=ui.px(8))
    ui.add(
        Button(
            one,
            ui.say("city.to_district"),
            Push(routes.Place("district", row)),
            "card.district",
            look="primary",
        )
    )
    block = Push(routes.Place("block", host.town.chosen))
    ui.add(Button(two, ui.say("city.to_block"), block, "card.block"))


def _faces(ui: Ui, host: Host, area: Rect, people: list["Person"]) -> int:
    """Faces of some who live there; each leads to its card. Gives the line below."""
    ui.add(
        Words(
            Rect(area.left, area.top, area.width, ui.px(24)),
            ui.say("city.live_here"),
            style=SMALL.but(place="middle"),
        )
    )
    top = area.top + ui.px(26)
    for number, person in enumerate(people):
        cell = Rect(area.left + number * (area.height + ui.px(10)), top, area.height, area.height)
        face = face_of(host.context, person)

        def paint(pen: Pen, box: Rect, face: Face = face) -> None:
            pen.surface.blit(portrait(face, box.width), box)

        ui.add(Picture(cell, paint=paint))
        ui.add(
            Spot(
                cell, ui.say("city.meet", name=person.name), Push(routes.Resident(person.id)), f"face{number}"
            )
        )
    return top + area.height
