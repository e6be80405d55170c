"""A page of the briefing: one mayor alone, or two at one screen who must agree before money is spent."""

from dataclasses import dataclass, replace
from typing import ClassVar

from pygame import Rect

from game.engine.rules import Brick
from game.pair import Chair, Pair, holder
from game.scenes import chairs, sheets, words
from game.scenes.context import Context
from game.scenes.sheet_marks import round_mark
from game.scenes.sheets import Block, Columns
from game.ui import layout, townscape
from game.ui.fonts import BODY, LEAD, SMALL, TITLE
from game.ui.moves import Answer
from game.ui.paint import Pen
from game.ui.panels import Paged
from game.ui.screen import Scene, Ui
from game.ui.widgets import Look, Picture, Widget, Words

SIGN, TICK, EDGE = 56, 26, 16
"""Units: the sign of who sits, the mark of what is chosen, the edge of a card."""
TOWN, LOW = 120, 240
"""Units of height: the least that the town needs; of a page with room for words alone."""
NAME = LEAD.but(bold=True)


@dataclass(slots=True)
class Seats(Widget):
    """A card to choose: the signs of who plays, a name and what it means."""

    below: str = ""
    signs: tuple[str, ...] = ()
    """None where there is room for words alone."""
    chosen: bool = False

    focusable: ClassVar[bool] = True

    def draw(self, pen: Pen, look: Look) -> None:
        """Chosen has a thick brick edge and a filled mark."""
        pen.card(self.rect, "sunk" if look.hovered and not self.chosen else "card")
        if self.chosen:
            pen.frame(self.rect, "brick", 3)
        box = layout.inset(self.rect, pen.px(EDGE), pen.px(EDGE))
        side, tick = pen.px(SIGN), Rect(box.right - pen.px(TICK), box.top, pen.px(TICK), pen.px(TICK))
        for number, sign in enumerate(self.signs):
            pen.icon(sign, Rect(box.left + number * (side + pen.px(6)), box.top, side, side), "brick", SIGN)
        round_mark(pen, tick, chosen=self.chosen)
        top = box.top + (side + pen.px(6) if self.signs else 0)
        wide = box.width - pen.px(TICK + 8)
        high = pen.height_of(self.label, wide, NAME)
        pen.text(self.label, Rect(box.left, top, wide, high), NAME)
        top += high + pen.px(2)
        pen.text(self.below, Rect(box.left, top, box.width, box.bottom - top), BODY)

    def high(self, ui: Ui, wide: int) -> int:
        """How high it must be at a width."""
        room = wide - 2 * ui.px(EDGE)
        said = ui.height_of(self.label, room - ui.px(TICK + 8), NAME) + ui.height_of(self.below, room, BODY)
        return said + ui.px(2 * EDGE + 4) + (ui.px(SIGN + 6) if self.signs else 0)


def chairs_page(scene: Scene, context: Context, paged: Paged, area: Rect) -> None:
    """The question and the two answers; what each looks after, below or overleaf; and the town."""
    ui, two = scene.ui, context.session.pair is not None
    low = area.height < ui.px(LOW)
    style = NAME if low else TITLE
    head = ui.height_of(ui.say("pair.who"), area.width, style)
    top, rest = layout.rows(area, head, 1.0, gap=ui.px(6 if low else 16))
    ui.add(Words(top, ui.say("pair.who"), style=style))
    gap = ui.px(20)
    wide = (rest.width - gap) // 2
    seats = _as_high([_seats(scene, context, two=number > 0, low=low) for number in range(2)], wide)
    after = _as_high([_portfolio(ui, chair, low=low) for chair in Chair], wide) if two else []
    high = sum(blocks[0].high(wide) + ui.px(blocks[0].gap) for blocks in (seats, after) if blocks)
    blocks = [block for pair in zip(seats, after, strict=False) for block in pair] if after else seats
    if after and high > rest.height:
        blocks = [replace(block, gap=rest.height / ui.scale) for block in (*seats, *after)]
    end = sheets.flow(scene, rest, blocks, paged, Columns(2, 20, even=True)) + gap
    town_below(ui, Rect(rest.left, end, rest.width, rest.bottom - end))


def town_below(ui: Ui, free: Rect) -> None:
    """The town, in what a page leaves free; not where that is too low."""
    if free.height > ui.px(TOWN):
        ui.add(Picture(Rect(*free.topleft, free.width, min(free.height, ui.px(460))), paint=_town))


def _town(pen: Pen, area: Rect) -> None:
    townscape.show(pen, area, 0.56)
    pen.frame(area, "slate_dark", 2)


def _as_high(blocks: list[Block], wide: int) -> list[Block]:
    """Blocks as high as the highest of them."""
    high = max(block.high(wide) for block in blocks)
    return [sheets.stretched(block, high) for block in blocks]


def _seats(scene: Scene, context: Context, *, two: bool, low: bool) -> Block:
    """One of the two answers."""
    ui, key = scene.ui, "two" if two else "alone"
    made = Seats(Rect(0, 0, 0, 0), ui.say(f"pair.{key}"), _play(scene, context, two=two), f"play.{key}")
    made.below = ui.say(f"pair.{key}_line")
    signs = tuple(chairs.ICONS.values())
    made.signs = () if low else signs if two else signs[:1]
    made.chosen = two == (context.session.pair is not None)

    def add(rect: Rect) -> None:
        made.rect = rect
        ui.add(made)

    return Block(lambda wide: made.high(ui, wide), add, 16)


def _portfolio(ui: Ui, chair: Chair, *, low: bool) -> Block:
    """What one of the two looks after."""
    texts = ui.stage.texts
    mine = [brick.value for brick in Brick if holder(brick) is chair]
    style, gap = (SMALL, 1) if low else (BODY, 4)
    head = sheets.heading(ui, texts(f"pair.looks_after_{chair.value}"), 2 * gap)
    names = [
        sheets.mark(ui, words.BRICK_ICONS[key], words.brick_name(texts, key), style, gap) for key in mine
    ]
    return sheets.card(ui, [head, *names], pad=10 if low else 18, ink="paper")


def _play(scene: Scene, context: Context, *, two: bool) -> Answer:
    def go() -> None:
        if two != (context.session.pair is not None):
            context.session.pair = Pair() if two else None
        scene.rebuild()

    return go
