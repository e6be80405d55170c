"""What a game comes to with its parts, and the questions: on one page, or on more where that is too small."""

from collections.abc import Callable, Sequence
from functools import partial

from pygame import Rect

from game.scenes import sheets
from game.scenes.debrief_parts import Part
from game.scenes.sheets import Block
from game.ui import charts, layout
from game.ui.fonts import BODY, LEAD, SMALL, TITLE, Style
from game.ui.paint import Pen
from game.ui.panels import Paged
from game.ui.screen import Scene, Ui
from game.ui.widgets import Picture

NUMBER = TITLE.but(size="hero", place="middle")
"""The style of the sum."""
BAR, POINTS = 12, 50
"""Units of height of a bar, and of width of the points above it."""
HEADED = SMALL.but(bold=True, color="brick")
"""The style of a head over a question."""


def score(ui: Ui, parts: Sequence[Part], total: float) -> list[Block]:
    """The sum, and its parts with what they are made of."""
    high = ui.height_of(ui.stage.texts.number(total), ui.rect.width, NUMBER)
    number = Block(lambda _: high, _painted(ui, partial(_sum, total)), 8)
    return [number, *(_part(ui, part) for part in parts)]


def questions(ui: Ui, asked: Sequence[str], heads: Sequence[str], style: Style) -> list[Block]:
    """Questions, each under its head where there are such."""
    found: list[Block] = []
    for number, said in enumerate(asked):
        if heads:
            found.append(sheets.bound(sheets.text(ui, heads[number], HEADED, 2)))
        found.append(sheets.text(ui, said, style, 10))
    return found


def high_of(ui: Ui, blocks: Sequence[Block], width: int) -> int:
    """How high blocks stand below each other."""
    return sum(block.high(width) + ui.px(block.gap) for block in blocks)


def ask(scene: Scene, area: Rect, asked: Sequence[str], heads: Sequence[str], paged: Paged) -> int:
    """Questions in large words where there is room; gives where they end."""
    ui = scene.ui
    ways = (questions(ui, asked, heads, style) for style in (LEAD, BODY))
    found = next((one for one in ways if high_of(ui, one, area.width) <= area.height), None)
    return sheets.flow(scene, area, found or questions(ui, asked, heads, BODY), paged)


def _painted(ui: Ui, paint: Callable[[Pen, Rect], None]) -> Callable[[Rect], None]:
    """What adds a picture."""

    def add(rect: Rect) -> None:
        ui.add(Picture(rect, paint=paint))

    return add


def _part(ui: Ui, part: Part) -> Block:
    """A part: its name and points, a bar, what it is made of."""

    def high(wide: int) -> int:
        name = ui.height_of(part.name, wide - ui.px(POINTS), BODY.but(bold=True))
        about = ui.height_of(_about(ui, part), wide, SMALL)
        return name + ui.px(3 + BAR + 4) + about

    return Block(high, _painted(ui, partial(_draw_part, part, _about(ui, part))), 16)


def _about(ui: Ui, part: Part) -> str:
    return ui.say("debrief.part", share=ui.stage.texts.percent(part.share), about=part.about)


def _sum(total: float, pen: Pen, area: Rect) -> None:
    """The number, large, and what it is out of."""
    number = pen.texts.number(total)
    wide = pen.width_of(number, NUMBER) + pen.px(16)
    pen.text(number, Rect(area.left, area.top, wide, area.height), NUMBER, "brick")
    label = Rect(area.left + wide, area.top, area.width - wide, area.height)
    pen.text(pen.texts("debrief.of_100"), label, BODY.but(place="middle", fit=True), "ink_soft")


def _draw_part(part: Part, about: str, pen: Pen, area: Rect) -> None:
    bold = BODY.but(bold=True)
    high = pen.height_of(part.name, area.width - pen.px(POINTS), bold)
    name, points = layout.columns(Rect(area.left, area.top, area.width, high), 1.0, pen.px(POINTS))
    pen.text(part.name, name, bold)
    pen.text(pen.texts.number(part.points), points, bold.but(align="right", place="bottom"))
    bar = Rect(area.left, name.bottom + pen.px(3), area.width, pen.px(BAR))
    charts.bar(pen, bar, part.points / 100)
    top = bar.bottom + pen.px(4)
    pen.text(about, Rect(area.left, top, area.width, area.bottom - top), SMALL)
