"""The city's card for two: who has the chair, the way to pass it, and what waits for an answer."""

from collections.abc import Callable
from typing import Protocol

from pygame import Rect

from game.scenes import chairs, routes
from game.scenes.context import Context
from game.ui import layout
from game.ui.fonts import BODY, SMALL
from game.ui.moves import Push
from game.ui.paint import Pen
from game.ui.screen import Ui
from game.ui.widgets import TARGET, Button, Card, Picture, Words

BOLD = BODY.but(bold=True)


class Host(Protocol):
    """What the card asks of the city screen."""

    context: Context

    def rebuild(self) -> None:
        """Lay out again."""


def chair(ui: Ui, host: Host, area: Rect) -> list[Rect]:
    """The card at the head of an area, where two play and it has room; gives what it covers."""
    pair = host.context.session.pair
    if pair is None:
        return []
    waits = chairs.waiting(host.context)
    edge, gap, target = ui.px(12), ui.px(8), ui.px(TARGET)
    inside = area.width - 2 * edge
    give, sits = ui.say("pair.pass"), chairs.name(ui.stage.texts, pair.sits)
    button = ui.width_of(give) + ui.px(58)
    words_wide = max(ui.width_of(sits, BOLD), ui.width_of(ui.say("pair.in_chair"), SMALL))
    tight = words_wide > inside - button - ui.px(30) - 2 * gap
    button = ui.px(TARGET + 8) if tight else button
    small = ui.height_of(ui.say("pair.in_chair"), inside, SMALL)
    line = max(target, small + ui.height_of("A", inside, BOLD))
    below = max(target, ui.height_of(waits, inside - ui.px(62), BODY) + ui.px(16)) if waits else 0
    card = Rect(area.left, area.top, area.width, line + 2 * gap + (below + gap if waits else 0))
    if card.bottom > area.bottom:
        return []
    ui.add(Card(card))
    ui.add(Picture(Rect(card.left, card.top, ui.px(5), card.height), paint=_stripe))
    box = layout.inset(card, edge, gap)
    top = Rect(box.left, box.top, box.width, line)
    icon, words, right = layout.columns(top, ui.px(30), 1.0, button, gap=gap)
    ui.add(Picture(icon, paint=_sign(chairs.ICONS[pair.sits])))
    head, foot = layout.rows(words, small, 1.0)
    ui.add(Words(head, ui.say("pair.in_chair"), style=SMALL.but(fit=True)))
    ui.add(Words(foot, sits, style=BOLD.but(fit=True)))
    place = Rect(right.left, right.centery - target // 2, right.width, target)
    turn = Button(place, give, chairs.passing(host.context, host.rebuild), "pass", icon="hands")
    turn.picture_only = tight
    ui.add(turn)
    if waits:
        place = Rect(box.left, top.bottom + gap, box.width, below)
        look = "primary" if pair.to_answer() else "second"
        ui.add(Button(place, waits, Push(routes.Board("proposals")), "proposals", icon="talk", look=look))
    return [card]


def _stripe(pen: Pen, box: Rect) -> None:
    pen.fill(box, "accent")


def _sign(name: str) -> Callable[[Pen, Rect], None]:
    return lambda pen, box: pen.icon(name, box, "brick", 26)
