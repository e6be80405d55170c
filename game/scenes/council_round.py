"""The budget round: what partners ask of the next budget, how far they got it, what a no costs."""

from typing import TYPE_CHECKING

from pygame import Rect

from game.engine.wishes import Round
from game.scenes import routes, words
from game.scenes.common_promise import PromiseRow
from game.scenes.context import Context
from game.ui import layout
from game.ui.moves import Push
from game.ui.screen import Ui
from game.ui.widgets import Words

if TYPE_CHECKING:
    from game.scenes.council import CouncilScene


def may_ask(context: Context) -> bool:
    """Whether anybody governs with the mayor."""
    view = context.session.view
    return view.mayor_stays and len(view.coalition) > 1


def page(scene: "CouncilScene", ui: Ui, box: Rect) -> None:
    """How it goes, in a sentence or two; below, each wish and the way to the programmes that grant it."""
    context, view = scene.context, scene.context.session.view
    wishes = view.wishes()
    said = ui.say(
        "round.waits" if view.budget_from > view.month else "round.rule" if wishes else "round.none",
        met=words.short(context.texts, view.rules.k.politics.wish_met),
        refused=words.short(context.texts, view.rules.k.politics.wish_refused),
        month=words.month_of(context.texts, max(view.budget_from, view.month)),
    )
    head, rest = layout.rows(box, ui.height_of(said, box.width), 1.0, gap=ui.px(14))
    ui.add(Words(head, said))
    lines = [line(context, wish) for wish in wishes]
    least = max([ui.px(76), *(PromiseRow.least(ui, *one, box.width) for one in lines)])
    scene.rows(ui, rest, wishes, least, lambda cell, n: _wish(ui, cell, wishes[n], lines[n], n))


def line(context: Context, asked: Round) -> tuple[str, str, str]:
    """What is asked, whether it is met, and how far it came."""
    texts = context.texts
    name = texts(
        "round.wish",
        name=words.list_name(context, asked.wish.party),
        brick=words.brick_name(texts, asked.wish.brick),
    )
    course = texts("round.course", least=texts.money(asked.wish.least), now=texts.money(asked.now))
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
