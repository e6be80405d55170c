"""The budget round: what partners ask of the next budget, how far they got it, what a no costs."""

from typing import TYPE_CHECKING

from pygame import Rect

from game.engine.journal import Entry
from game.engine.wishes import BOUGHT, MET, REFUSED, Round
from game.scenes import common_page, facts, routes, words
from game.scenes.common_promise import PromiseRow
from game.scenes.context import Context
from game.ui import layout
from game.ui.moves import Push
from game.ui.screen import Ui
from game.ui.widgets import Words

if TYPE_CHECKING:
    from game.scenes.council import CouncilScene

PAGER = 48
"""Units of height of what turns pages."""
ROOM = 130
"""Units of height under which earlier votes are not told."""
VOTED = (MET, BOUGHT, REFUSED)


def may_ask(context: Context) -> bool:
    """Whether anybody governs with the mayor."""
    view = context.session.view
    return view.mayor_stays and len(view.coalition) > 1


def page(scene: "CouncilScene", ui: Ui, box: Rect) -> None:
    """How it goes, where there is room to say it; each wish and the way to the programmes that grant it."""
    context, view = scene.context, scene.context.session.view
    wishes = view.wishes()
    said = ui.say(
        "round.waits" if view.budget_from > view.month else "round.rule" if wishes else "round.none",
        month=words.month_of(context.texts, max(view.budget_from, view.month)),
    )
    head, rest = layout.rows(box, ui.height_of(said, box.width), 1.0, gap=ui.px(14))
    lines = [line(context, wish) for wish in wishes]
    least = max([ui.px(76), *(PromiseRow.least(ui, *one, box.width) for one in lines)])
    if wishes and rest.height < least + ui.px(PAGER) * (len(wishes) > 1):
        rest = box
    else:
        ui.add(Words(head, said))
    earlier = [entry for entry in reversed(view.journal()) if entry.what in VOTED]
    high = least * len(wishes)
    if not earlier or rest.height - high < ui.px(ROOM):
        scene.rows(ui, rest, wishes, least, lambda cell, n: _wish(ui, cell, wishes[n], lines[n], n))
        return
    asked, past = layout.rows(rest, high, 1.0, gap=ui.px(24 if wishes else 0))
    for n, cell in enumerate(layout.stack(asked, [least] * len(wishes), 0)):
        _wish(ui, cell, wishes[n], lines[n], n)
    _earlier(scene, ui, common_page.section(ui, past, ui.say("round.earlier")), earlier)


def _earlier(scene: "CouncilScene", ui: Ui, area: Rect, entries: list[Entry]) -> None:
    """How partners voted before, the newest first."""
    dated = [
        f"{words.month_of(ui.stage.texts, entry.month)}: {facts.sentence(scene.context, entry)}"
        for entry in entries
    ]
    high = max(ui.height_of(said, area.width) for said in dated) + ui.px(8)
    scene.rows(ui, area, dated, high, lambda cell, n: ui.add(Words(cell, dated[n])), most=0)


def line(context: Context, asked: Round) -> tuple[str, str, str]:
    """What is asked, whether it is met, and how far it came."""
    texts = context.texts
    name = texts(
        "round.wish",
        name=words.list_name(context, asked.wish.party),
        brick=words.brick_name(texts, asked.wish.brick),
    )
    course = texts(
        "round.course",
        least=texts.money(asked.wish.least),
        now=texts.money(asked.now),
        met=texts.number(asked.gain, 1),
        refused=texts.number(asked.price, 1),
    )
    return name, texts("round.met" if asked.met else "round.not_yet"), course


def _wish(ui: Ui, cell: Rect, asked: Round, said: tuple[str, str, str], number: int) -> None:
    name, state, course = said
    ui.add(
        PromiseRow(
            cell,
            name,
            Push(routes.Board(asked.wish.brick)),
            key=f"wish.{number}",
            met=asked.met,
            state=state,
            course=course,
            narrow=ui.narrow,
        )
    )
