"""The numbers of a place beside those of the town: in two columns where there is room, else in pages."""

from collections.abc import Sequence
from functools import partial

from pygame import Rect

from game.ui import layout
from game.ui.fonts import BODY, SMALL
from game.ui.moves import Move
from game.ui.panels import Paged, page_list
from game.ui.screen import Scene, Ui
from game.ui.widgets import Picture, Spot, Words

Figure = tuple[str, str, str, Move | None]
"""A number's name, its value here and in the town, and what using it does."""
HEAD = 24
"""Units of height of the line that names the columns."""
MOST, LEAST = 44, 36
"""Units of height of a number's line."""
GAP = 20
"""Units of width between two figures, at least."""
TWO_COLUMNS = 560
"""Units of width from which numbers stand in two columns."""


def add(scene: Scene, area: Rect, heads: tuple[str, str, str], lines: Sequence[Figure], paged: Paged) -> None:
    """Add the table; its heads name the place, the figures here and those of the town."""
    ui, half = scene.ui, -(-len(lines) // 2)
    room = (area.height - ui.px(HEAD)) // max(half, 1)
    if area.width <= ui.px(TWO_COLUMNS) or room < max(ui.px(LEAST), ui.height_of("A\nA", area.width, SMALL)):
        paged.count = len(lines)
        _column(scene, area, heads, lines, paged)
        return
    sides = layout.columns(area, 1.0, 1.0, gap=ui.px(28))
    for side, part in zip(sides, (lines[:half], lines[half:]), strict=True):
        _column(scene, side, heads, part, Paged(len(part)))


def _column(
    scene: Scene, area: Rect, heads: tuple[str, str, str], lines: Sequence[Figure], paged: Paged
) -> None:
    """One column of numbers under their heads."""
    ui, bold = scene.ui, BODY.but(bold=True)
    widths = [ui.width_of(said, bold) for _, *two, _ in lines for said in two]
    widths += [ui.width_of(said, SMALL) for said in heads[1:]]
    figures = min(max(widths) + ui.px(GAP), area.width // 4)
    head, body = layout.rows(area, ui.px(HEAD), 1.0)
    name, here, town = layout.columns(head, 1.0, figures, figures)
    style = SMALL.but(place="middle", fit=True)
    for cell, said, how in zip((name, here, town), heads, ("left", "right", "right"), strict=True):
        ui.add(Words(cell, said, style=style.but(align=how)))
    long = [label for label, *_ in lines if ui.width_of(label) > name.width]
    least = max(ui.px(LEAST), *(ui.height_of(label, name.width, SMALL) for label in long), 0)
    tall = min(max(body.height // max(len(lines), 1), least), ui.px(MOST))
    page_list(scene, body, paged, tall, partial(_line, ui, lines, figures), 0)


def _line(ui: Ui, lines: Sequence[Figure], figures: int, cell: Rect, number: int) -> None:
    """A number here and in the town."""
    label, mine, whole, move = lines[number]
    name, here, town = layout.columns(cell, 1.0, figures, figures)
    above = Rect(cell.left, cell.top, cell.width, 1)
    ui.add(Picture(above, paint=lambda pen, box: pen.rule(box.left, box.top, box.width)))
    style = BODY.but(place="middle", fit=True)
    ui.add(Words(name, label, style=style))
    ui.add(Words(here, mine, style=style.but(align="right", bold=True)))
    ui.add(Words(town, whole, style=style.but(align="right", color="ink_soft")))
    if move is not None:
        ui.add(Spot(cell, f"{label}: {mine}", move, f"number.{label}"))
