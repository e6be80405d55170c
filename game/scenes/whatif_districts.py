"""A number in each district, in both lives, and what the change did to it."""

from collections.abc import Sequence
from functools import partial

from pygame import Rect

from game.replay import Life
from game.scenes import whatif_model as model
from game.scenes import whatif_parts as parts
from game.scenes.context import Context
from game.ui import layout
from game.ui.fonts import BODY, SMALL
from game.ui.paint import Pen
from game.ui.panels import Paged, page_list
from game.ui.screen import Scene, Ui
from game.ui.widgets import Picture
from game.whatif.compare import by_district
from game.whatif.study import Ghost

BARRED, ONE_LINE = 620, 500
"""Units of width from which a line has a bar at its end, and from which the name stands before the values."""
HEAD = SMALL.but(bold=True, align="right", place="bottom")
"""The style of the heads."""


def build(
    scene: Scene, box: Rect, context: Context, shown: tuple[Ghost, Life], indicator: str, paged: Paged
) -> None:
    """A head, and a line for each district."""
    ui, (ghost, life) = scene.ui, shown
    found = model.outcome(context, ghost, indicator)
    both = by_district(context.session.city, life.city, indicator) or []
    rows = parts.district_rows(ui.stage.texts, found, both, taken=bool(ghost.change.without))
    names = [context.texts.place(district.name) for district in context.session.rules.town.districts]
    heads = [ui.say(key) for key in _heads(ghost)]
    columns = _columns(ui, box.width, names)
    wide = min(cell.width for cell in _values(box, columns, ui.px(8)))
    head, rest = layout.rows(box, max(ui.height_of(one, wide, HEAD) for one in heads) + ui.px(4), 1.0)
    ui.add(Picture(head, paint=partial(_head, heads, columns)))
    paged.count = len(rows)
    lines = 1 if columns[0] else 2

    def add(cell: Rect, n: int) -> None:
        values, share = rows[n]
        ui.add(Picture(cell, paint=partial(parts.draw_district, names[n], values, share, columns)))

    page_list(scene, rest, paged, lines * ui.px(34), add, gap=0)


def _heads(ghost: Ghost) -> tuple[str, str, str]:
    """What stands over the values: as it was, the other life, and what the change did."""
    if ghost.change.values is not None:
        return "whatif.was", "whatif.other_with", "whatif.apart"
    other = "whatif.other_without" if ghost.change.without else "whatif.other_with"
    return "whatif.was", other, "whatif.effect"


def _columns(ui: Ui, width: int, names: Sequence[str]) -> tuple[float, ...]:
    """Name, both values, what was done, a bar; a name of no width stands on a line of its own."""
    name = max(ui.width_of(one, BODY) for one in names) + ui.px(10)
    bar = (0.8,) if width >= ui.px(BARRED) else ()
    return (name if width >= ui.px(ONE_LINE) else 0, 0.9, 0.9, 1.0, *bar)


def _values(area: Rect, columns: tuple[float, ...], gap: int) -> list[Rect]:
    return layout.columns(area, *columns, gap=gap)[1:4]


def _head(heads: Sequence[str], columns: tuple[float, ...], pen: Pen, area: Rect) -> None:
    for cell, said in zip(_values(area, columns, pen.px(8)), heads, strict=True):
        pen.text(said, cell, HEAD)
