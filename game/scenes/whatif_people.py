"""For how many something ends differently, and who they are."""

from functools import partial

from pygame import Rect

from game.engine.view import View
from game.replay import Life
from game.scenes import people, routes, sheets
from game.scenes import whatif_model as model
from game.scenes import whatif_parts as parts
from game.scenes.context import Context
from game.scenes.sheets import Block
from game.ui import layout
from game.ui.fonts import BODY, SMALL
from game.ui.moves import Push
from game.ui.panels import Paged
from game.ui.screen import Scene, Ui
from game.ui.widgets import Picture
from game.whatif.compare import Endings, Fact, Someone
from game.whatif.study import Ghost

BESIDE = 860
"""Units of width from which the table stands beside the people."""
LINE, ROW = 36, 68
"""Units of height of a line of the table, and of a person at least."""


def build(
    scene: Scene, box: Rect, context: Context, shown: tuple[Ghost, Life], found: Endings, paged: Paged
) -> None:
    """A warning, the table, and the people: beside each other, or one after the other on pages."""
    ui, (ghost, life) = scene.ui, shown
    about = "whatif.people_about" if ghost.change.values is None else "whatif.people_about_model"
    table = [sheets.text(ui, ui.say(about), SMALL, 10), *_table(ui, found, out=bool(ghost.change.without))]
    there = View(life.city, context.session.rules)
    rows = [_person(ui, context, one, ghost, there) for one in found.people]
    if not rows:
        rows = [sheets.text(ui, ui.say("whatif.nobody"), BODY)]
    if box.width > ui.px(BESIDE):
        left, right = layout.columns(box, 0.8, 1.2, gap=ui.px(16))
        sheets.flow(scene, left, table, Paged(0, silent=True))
        sheets.flow(scene, right, rows, paged)
    else:
        sheets.flow(scene, box, [*table, *rows], paged)


def _table(ui: Ui, found: Endings, *, out: bool) -> list[Block]:
    """For how many a fact holds only as it was, and only in the other life, a line each."""
    heads = (ui.say("whatif.only_was"), ui.say("whatif.only_without" if out else "whatif.only_with"))

    def high(wide: int) -> int:
        cells = parts.count_cells(Rect(0, 0, wide, 1), ui.px(6))
        return max(ui.height_of(one, cell.width, parts.COUNT_HEAD)
                   for one, cell in zip(heads, cells[1:], strict=True)) + ui.px(4)  # fmt: skip

    lines = [(ui.say(f"whatif.fact_{fact.value}"), *found.counts[fact]) for fact in Fact]
    head = Block(high, lambda rect: _paint(ui, rect, partial(parts.draw_count_head, heads)), 0, keep=True)
    rest = [_line(ui, line) for line in lines]
    return [head, *rest[:-1], Block(rest[-1].high, rest[-1].add, 14)]


def _line(ui: Ui, line: tuple[str, int, int]) -> Block:
    def high(wide: int) -> int:
        name = parts.count_cells(Rect(0, 0, wide, 1), ui.px(6))[0]
        return max(ui.px(LINE), ui.height_of(line[0], name.width) + ui.px(6))

    return Block(high, lambda rect: _paint(ui, rect, partial(parts.draw_count, line)), 0)


def _paint(ui: Ui, rect: Rect, paint: "partial[None]") -> None:
    ui.add(Picture(rect, paint=paint))


def _person(ui: Ui, context: Context, someone: Someone, ghost: Ghost, there: View) -> Block:
    """Somebody who ends differently; whoever lives in town can be met."""
    said = model.differs(context, someone, ghost)

    def add(cell: Rect) -> None:
        here = someone.row >= 0
        view: View = context.session.view if here else there
        person = view.person_at(someone.row if here else someone.other)
        if person is None:
            return
        on = Push(routes.Resident(person.id)) if here else None
        row = parts.PersonRow(cell, f"{person.name}, {person.age}", on, f"person.{person.id}")
        row.face, row.said, row.enabled = people.face_of(context, person), said, here
        ui.add(row)

    return Block(lambda wide: parts.PersonRow.least(ui, [said], wide, ui.px(ROW)), add, 6)
