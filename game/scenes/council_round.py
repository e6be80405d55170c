"""The budget round: what partners ask of the next budget, how far they got it, what a no costs."""

from functools import partial
from typing import TYPE_CHECKING

from pygame import Rect

from game.engine.journal import Entry
from game.engine.orders import Price, Start
from game.engine.wishes import BOUGHT, MET, REFUSED, Round
from game.scenes import common_page, facts, routes, sheets, words
from game.scenes.common_promise import PromiseRow
from game.scenes.context import Context
from game.scenes.sheets import Block, Columns
from game.ui import layout
from game.ui.moves import Push
from game.ui.screen import Ui
from game.ui.widgets import TARGET, Button, Picture, Words

if TYPE_CHECKING:
    from game.scenes.council import CouncilScene

ROOM = 130
"""Units of height under which all stands below each other, page after page."""
HALF = 340
"""Units of height of the council, which shows how large a partner is."""
MANY = 3
"""Votes that need the room of a pager."""
GRANTS = 3
"""Programmes that are named for each wish at most."""
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
    lines = [line(context, wish) for wish in wishes]
    least = max([ui.px(76), *(PromiseRow.least(ui, *one, box.width) for one in lines)])
    earlier = [entry for entry in reversed(view.journal()) if entry.what in VOTED]
    offers = [offer for wish in wishes for offer in grants(context, wish)]
    head, rest = layout.rows(box, ui.height_of(said, box.width), 1.0, gap=ui.px(14))
    high = least * len(wishes)
    if rest.height < high + (ui.px(ROOM) if earlier or offers else 0):
        how = Columns(1 if ui.narrow else 2, 36)
        wide = box.width if ui.narrow else (box.width - ui.px(36)) // 2
        low = max([0, *(PromiseRow.least(ui, *one, wide) for one in lines)]) + ui.px(8)
        blocks = [sheets.text(ui, said, gap=14)]
        for n, wish in enumerate(wishes):
            add = partial(_wish, ui, asked=wish, said=lines[n], number=n)
            blocks.append(Block(lambda _: low, add, 0))
        sheets.flow(scene, box, [*blocks, *_beneath(ui, context, offers, earlier)], scene.paged, how)
        return
    ui.add(Words(head, said))
    asked, past = layout.rows(rest, high, 1.0, gap=ui.px(24 if wishes else 0))
    for n, cell in enumerate(layout.stack(asked, [least] * len(wishes), 0)):
        _wish(ui, cell, wishes[n], lines[n], n)
    past = _offered(ui, context, past, offers)
    if ui.portrait and past.height > ui.px(HALF + (ROOM if len(earlier) < MANY else 2 * ROOM)):
        past, foot = layout.rows(past, 1.0, ui.px(HALF), gap=ui.px(16))
        ui.add(Picture(foot, paint=scene.half))
    if earlier:
        _earlier(scene, ui, common_page.section(ui, past, ui.say("round.earlier")), earlier)


def grants(context: Context, asked: Round) -> list[tuple[Start, Price]]:
    """The smallest orders that give a wish what it asks, with their price; the cheapest a month first."""
    view, found = context.session.view, []
    for programme in view.programmes():
        orders = [Start(programme.key, dose + 1) for dose in range(len(programme.doses))]
        orders = [] if asked.met or programme.brick.value != asked.wish.brick else orders
        dear = ((order, view.price(order)) for order in orders)
        first = next((one for one in dear if asked.now + one[1].month >= asked.wish.least), None)
        if first is not None and view.refusal(first[0]) is None:
            found.append(first)
    return sorted(found, key=lambda one: one[1].month)[:GRANTS]


def _offered(ui: Ui, context: Context, area: Rect, offers: list[tuple[Start, Price]]) -> Rect:
    """Ways to programmes that would grant a wish, as many as have room; gives what is left of the page."""
    if not offers or (ui.narrow and area.height < ui.px(2 * ROOM)):
        return area
    side, rest = (area, area) if ui.narrow else layout.columns(area, 1.0, 1.0, gap=ui.px(36))
    box = common_page.section(ui, side, ui.say("round.grants"))
    step = ui.px(TARGET + 6)
    shown = offers[: max((box.height - (ui.px(ROOM) if ui.narrow else 0)) // step, 1)]
    cells = layout.stack(box, [ui.px(TARGET)] * len(shown), ui.px(6))
    for cell, offer in zip(cells, shown, strict=True):
        way = _way(context, offer)
        way.rect = cell
        ui.add(way)
    if not ui.narrow:
        return rest
    top = box.top + step * len(shown) + ui.px(18)
    return Rect(area.left, top, area.width, area.bottom - top)


def _way(context: Context, offer: tuple[Start, Price]) -> Button:
    """The way to a programme that would grant a wish, with its price."""
    (order, price), texts = offer, context.texts
    said = texts(
        "round.grant_once" if price.once else "round.grant",
        name=words.programme_name(context, order.start),
        dose=order.dose,
        money=texts.money(price.month),
        once=texts.money(price.once),
    )
    icon = words.BRICK_ICONS[context.session.rules.programmes[order.start].brick.value]
    to = Push(routes.Board(order.start, order.dose))
    return Button(Rect(0, 0, 0, 0), said, to, f"grant.{order.start}", icon=icon, align="left")


def _beneath(ui: Ui, context: Context, offers: list[tuple[Start, Price]], votes: list[Entry]) -> list[Block]:
    """The same below the wishes, page after page, where there is little room."""
    found = [sheets.text(ui, "", gap=0), sheets.heading(ui, ui.say("round.grants"), 6)] if offers else []
    found += [sheets.button(ui, _way(context, offer), 8, TARGET) for offer in offers]
    found += [sheets.heading(ui, ui.say("round.earlier"), 6)] if votes else []
    return [*found, *(sheets.text(ui, _dated(context, entry), gap=8) for entry in votes)]


def _dated(context: Context, entry: Entry) -> str:
    """How a partner voted, and when."""
    month = words.month_of(context.texts, entry.month)
    return words.colon(context.texts, month, facts.sentence(context, entry))


def _earlier(scene: "CouncilScene", ui: Ui, area: Rect, entries: list[Entry]) -> None:
    """How partners voted before, the newest first."""
    dated = [_dated(scene.context, entry) for entry in entries]
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
