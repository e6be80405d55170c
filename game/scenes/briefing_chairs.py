"""A page of the briefing: one mayor alone, or two at one screen who must agree before money is spent."""

from dataclasses import dataclass
from typing import ClassVar

from pygame import Rect

from game.engine.rules import Brick
from game.pair import Chair, Pair, holder
from game.scenes import chairs, sheets, words
from game.scenes.context import Context
from game.scenes.sheets import Block, Columns
from game.ui import layout
from game.ui.fonts import BODY, LEAD, SMALL, TITLE
from game.ui.moves import Answer
from game.ui.paint import Pen
from game.ui.panels import Paged
from game.ui.screen import Scene, Ui
from game.ui.widgets import Look, Widget, Words

SIGN = 56
"""Units that a sign of who sits is high."""
NAME = LEAD.but(bold=True)


@dataclass(slots=True)
class Seats(Widget):
    """A card to choose: the signs of who plays, a name and what it means."""

    below: str = ""
    signs: tuple[str, ...] = ()
    chosen: bool = False

    focusable: ClassVar[bool] = True

    def draw(self, pen: Pen, look: Look) -> None:
        """Chosen has a thick brick edge and a check."""
        pen.card(self.rect, "sunk" if look.hovered and not self.chosen else "card")
        if self.chosen:
            pen.frame(self.rect, "brick", 3)
        box = layout.inset(self.rect, pen.px(18), pen.px(14))
        side = pen.px(SIGN)
        for number, sign in enumerate(self.signs):
            pen.icon(sign, Rect(box.left + number * (side + pen.px(6)), box.top, side, side), "brick", SIGN)
        tick = Rect(box.right - pen.px(26), box.top, pen.px(26), pen.px(26))
        pen.fill(tick, "brick" if self.chosen else "card")
        pen.frame(tick, "brick_dark" if self.chosen else "line", 2)
        if self.chosen:
            pen.icon("check", tick, "on_brick", 20)
        top = box.top + side + pen.px(8)
        high = pen.height_of(self.label, box.width, NAME)
        pen.text(self.label, Rect(box.left, top, box.width, high), NAME)
        top += high + pen.px(2)
        pen.text(self.below, Rect(box.left, top, box.width, box.bottom - top), BODY)

    @staticmethod
    def high(ui: Ui, name: str, below: str, wide: int) -> int:
        """How high it must be at a width."""
        room = wide - 2 * ui.px(18)
        said = ui.height_of(name, room, NAME) + ui.height_of(below, room, BODY)
        return ui.px(SIGN + 2 * 14 + 10 + 4) + said


def chairs_page(scene: Scene, context: Context, paged: Paged, area: Rect) -> None:
    """The question, the two answers; and for two, what each of them looks after."""
    ui, session = scene.ui, context.session
    head = ui.height_of(ui.say("pair.who"), area.width, TITLE)
    top, rest = layout.rows(area, head, 1.0, gap=ui.px(16))
    ui.add(Words(top, ui.say("pair.who"), style=TITLE))
    two = session.pair is not None
    blocks = [_seats(scene, context, two=False), _seats(scene, context, two=True)]
    if two:
        blocks += [_portfolio(ui, chair) for chair in Chair]
    across = 1 if ui.narrow and not ui.portrait else 2
    wide = (rest.width - (across - 1) * ui.px(20)) // across
    if across > 1:
        blocks = [*_as_high(blocks[:2], wide), *_as_high(blocks[2:], wide)]
        blocks = blocks[::2] + blocks[1::2]
    sheets.flow(scene, rest, blocks, paged, Columns(across, 20, even=True))


def _as_high(blocks: list[Block], wide: int) -> list[Block]:
    """Blocks as high as the highest of them."""
    high = max((block.high(wide) for block in blocks), default=0)
    return [sheets.stretched(block, high) for block in blocks]


def _seats(scene: Scene, context: Context, *, two: bool) -> Block:
    """One of the two answers."""
    ui, key = scene.ui, "two" if two else "alone"
    name, below = ui.say(f"pair.{key}"), ui.say(f"pair.{key}_line")
    made = Seats(Rect(0, 0, 0, 0), name, _play(scene, context, two=two), f"play.{key}", below=below)
    made.signs = tuple(chairs.ICONS.values()) if two else (chairs.ICONS[Chair.MAYOR],)
    made.chosen = two == (context.session.pair is not None)

    def add(rect: Rect) -> None:
        made.rect = rect
        ui.add(made)

    return Block(lambda wide: Seats.high(ui, name, below, wide), add, 16)


def _portfolio(ui: Ui, chair: Chair) -> Block:
    """What one of the two looks after."""
    texts = ui.stage.texts
    mine = [words.brick_name(texts, brick.value) for brick in Brick if holder(brick) is chair]
    said = texts("pair.looks_after", what=", ".join(mine))
    inside = [
        sheets.mark(ui, chairs.ICONS[chair], chairs.name(texts, chair), BODY.but(bold=True), 4),
        sheets.text(ui, said, SMALL),
    ]
    return sheets.card(ui, inside, ink="paper", pad=16)


def _play(scene: Scene, context: Context, *, two: bool) -> Answer:
    def go() -> None:
        if two != (context.session.pair is not None):
            context.session.pair = Pair() if two else None
        scene.rebuild()

    return go
