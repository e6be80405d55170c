"""The turning points: as many on a page as have room for all their words and for what is drawn of them."""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import ClassVar

from pygame import Rect

from game.debrief import Turn, drawn
from game.scenes import routes, words
from game.scenes.context import Context
from game.scenes.debrief_parts import beside, decided, effect
from game.ui import charts, layout
from game.ui.fonts import BODY, LEAD, SMALL, Style
from game.ui.moves import Push
from game.ui.paint import Ink, Pen
from game.ui.panels import Paged
from game.ui.screen import Scene, Ui
from game.ui.text import Texts
from game.ui.widgets import Look, Widget

Line = tuple[str, Style, Ink, int]
"""Words with their style, their ink and the units below them."""
TURN, TALL = 400, 640
"""Units of height at most of a card below others, and of one beside others."""
LOW, COURSE = 300, 44
"""Units of height of a card under which its words are smaller, and of what is drawn on it at least."""
WIDE = 520
"""Units of width of a card from which that stands beside its words where it is alone."""
ABREAST = (1.2, 1.0)
"""How words and drawing share the width there."""
BELOW, BESIDE, HALVES = "below", "beside", "halves"
FIRST = 4
"""Lines of the first half."""


@dataclass(slots=True)
class TurnCard(Widget):
    """A turning point; using it opens all causes of its number."""

    turn: Turn | None = None
    context: Context | None = None
    shape: str = BELOW
    """Whether what is drawn stands below the words or beside them, or the words take both halves."""

    focusable: ClassVar[bool] = True

    @staticmethod
    def least(ui: Ui, context: Context, turn: Turn, cell: Rect, shape: str) -> int:
        """How high a card of that width stands at least."""
        low = cell.height < ui.px(LOW)
        room = _inside(ui, cell, low=low)
        halves = [room, room] if shape == BELOW else layout.columns(room, *ABREAST, gap=ui.px(24))
        lines = _lines(ui.stage.texts, context, turn, low=low)
        parts = (lines[:FIRST], lines[FIRST:]) if shape == HALVES else (lines, [])
        used = max(sum(ui.height_of(one, half.width, style) + ui.px(gap) for one, style, _, gap in part)
                   for half, part in zip(halves, parts, strict=True))  # fmt: skip
        drawing = ui.height_of(_caption(ui.stage.texts, turn), halves[1].width, SMALL) + ui.px(COURSE + 20)
        around = cell.height - room.height
        return around + (used + drawing if shape == BELOW else max(used, drawing))

    def draw(self, pen: Pen, look: Look) -> None:
        """Month, cause, what it did, and who decided; what is drawn of it below or beside."""
        if self.turn is None or self.context is None:
            return
        color: Ink = "good" if self.turn.better else "bad"
        pen.card(self.rect, "sunk" if look.hovered or look.pressed else "card")
        pen.fill(Rect(self.rect.left, self.rect.top, self.rect.width, pen.px(6)), color)
        low = self.rect.height < pen.px(LOW)
        box = _inside(pen, self.rect, low=low)
        lines = _lines(pen.texts, self.context, self.turn, low=low)
        if self.shape == BELOW:
            top = _told(pen, box, lines) + pen.px(6 if low else 14)
            _course(pen, Rect(box.left, top, box.width, box.bottom - top), self.context, self.turn)
            return
        left, right = layout.columns(box, *ABREAST, gap=pen.px(24))
        _told(pen, left, lines[:FIRST] if self.shape == HALVES else lines)
        if self.shape == HALVES:
            _told(pen, right, lines[FIRST:])
        else:
            _course(pen, right, self.context, self.turn)


def _inside(pen: Pen | Ui, card: Rect, *, low: bool) -> Rect:
    """The room on a card."""
    return layout.inset(card, pen.px(14 if low else 20), pen.px(12 if low else 18))


def _told(pen: Pen, area: Rect, lines: Sequence[Line]) -> int:
    """Lines below each other; gives where they end."""
    top = area.top
    for said, style, ink, gap in lines:
        high = pen.height_of(said, area.width, style)
        pen.text(said, Rect(area.left, top, area.width, high), style, ink)
        top += high + pen.px(gap)
    return top


def build(scene: Scene, area: Rect, context: Context, turns: Sequence[Turn], paged: Paged) -> None:
    """Cards in order of time, beside each other or below each other."""
    ui = scene.ui
    most, cut = (TURN * len(turns), layout.rows) if ui.portrait else (TALL, layout.columns)
    place = Rect(area.left, area.top, area.width, min(area.height, ui.px(most)))
    ways = [(many, BELOW) for many in range(len(turns), 0, -1)]
    if place.width > ui.px(WIDE):
        ways = [*ways[:-1], (1, BESIDE), (1, HALVES)]
    for many, shape in ways:
        cells = cut(place, *[1.0] * many, gap=ui.px(16))
        if all(TurnCard.least(ui, context, turn, cells[0], shape) <= cells[0].height for turn in turns):
            break
    paged.of = -(-len(turns) // many)
    paged.page = min(paged.page, paged.of - 1)
    for cell, turn in zip(cells, turns[paged.page * many : (paged.page + 1) * many], strict=False):
        name, why = words.cause(context, turn.cause), Push(routes.Why(turn.indicator, "term"))
        card = TurnCard(cell, name, why, f"turn.{turn.cause}", turn=turn, context=context, shape=shape)
        ui.add(card)


def _lines(texts: Texts, context: Context, turn: Turn, *, low: bool) -> list[Line]:
    """What a card says."""
    better = turn.better
    return [
        (words.opening(texts, turn.begins), SMALL if low else LEAD, "ink_soft", 2 if low else 4),
        (words.cause(context, turn.cause), LEAD.but(bold=True, size="body" if low else "title"),
         "ink", 4 if low else 10),
        (effect(texts, turn.indicator, turn.amount), BODY, "ink", 4),
        (texts("debrief.for_better" if better else "debrief.for_worse"), BODY.but(bold=True),
         "good" if better else "bad", 8 if low else 14),
        (decided(texts, turn), SMALL, "ink_soft", 4 if low else 10),
        *((said, SMALL, "ink", 2) for said in beside(context, turn)),
    ]  # fmt: skip


def _caption(texts: Texts, turn: Turn) -> str:
    """What is drawn: the number, or what the cause alone did to it where that number was drawn before."""
    name = words.indicator_name(texts, turn.indicator)
    return name if turn.first else texts("debrief.alone", name=name)


def _course(pen: Pen, area: Rect, context: Context, turn: Turn) -> None:
    """What is drawn of a turning point over the whole game, with its month marked, and the years below."""
    months, course = drawn(context.session, turn)
    if len(course) < 2:
        return
    said = _caption(pen.texts, turn)
    high = pen.height_of(said, area.width, SMALL)
    head, area = layout.rows(area, high, 1.0, gap=pen.px(6))
    pen.text(said, head, SMALL, "ink_soft")
    place = months.index(turn.begins) if turn.begins in months else 0
    left = area.left + round(place / (len(course) - 1) * (area.width - pen.px(5)))
    pen.fill(Rect(left, area.top, max(pen.px(2), 1), area.height), "accent")
    charts.spark(pen, area, course)
