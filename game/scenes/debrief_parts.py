"""Pieces of the pages that look back: a turning point, a brick of the wall, a part of the score."""

from dataclasses import dataclass

from pygame import Rect

from game.debrief import Debrief, Turn
from game.scenes import why_model, words
from game.scenes.context import Context
from game.ui.fonts import HEAD, LEAD, Style
from game.ui.paint import Pen
from game.ui.screen import Ui
from game.ui.text import Texts

BALANCED = 8
"""Units to which the width of even lines is found."""


def size_of(texts: Texts, indicator: str, amount: float) -> str:
    """An amount without its sign, with its unit."""
    scale = why_model.scale_for(indicator, [amount])
    return scale.size(texts, scale.units(amount))


def cost(texts: Texts, cents: int) -> str:
    """About what a brick cost: in thousands, or in millions."""
    millions = cents / 100 / 1_000_000
    return texts("debrief.cost", money=texts.money(cents, 1 if 1 <= millions < 10 else 0))


def effect(texts: Texts, indicator: str, amount: float) -> str:
    """What was done to a number: its name, and by how much more or less."""
    key = "debrief.more" if amount > 0 else "debrief.less"
    return texts(key, name=words.indicator_name(texts, indicator), amount=size_of(texts, indicator, amount))


def decided(texts: Texts, turn: Turn) -> str:
    """Who set a turning point going."""
    if turn.decided:
        key = "debrief.changed" if turn.ran else "debrief.decided"
        return texts(key, month=words.month_of(texts, turn.month))
    return texts(f"debrief.not_decided_{turn.cause.partition(':')[0]}")


def moved_most(context: Context, indicator: str) -> str:
    """What moved a number most over the game, in a sentence; an event by the answer that was given."""
    texts, view = context.texts, context.session.view
    account = why_model.account(view, indicator, "term", most=1)
    if not account.rows or account.rows[0].cause in why_model.REMAINDERS:
        return ""
    most = account.rows[0]
    name, event = words.cause(context, most.cause), most.cause.removeprefix("event:")
    if event in view.rules.events and view.choice_made(event):
        name = texts("debrief.your_answer", event=name)
    return texts("debrief.moved_most", cause=name, change=words.change(texts, indicator, most.amount))


def beside(context: Context, turn: Turn) -> list[str]:
    """What pushed its number the other way most, and what all causes came to; once for each number."""
    texts, found = context.texts, []
    if not turn.first:
        return []
    if turn.against is not None:
        name, change = words.cause(context, turn.against[0]), turn.against[1]
        said = words.change(texts, turn.indicator, change)
        found.append(texts("debrief.against", cause=name, change=said))
    return [*found, texts("debrief.together", change=words.change(texts, turn.indicator, turn.whole))]


def vote_of(context: Context) -> str:
    """How the vote of this level went, with the seats of the mayor's list, or that there was none.

    Passers-by, who come from the count, are not told again.
    """
    view, texts = context.session.view, context.texts
    level = view.rules.level
    if level.passers_by:
        return ""
    result = next((one for one in reversed(view.elections) if one.month >= level.from_), None)
    if result is None:
        return texts("debrief.no_vote")
    seats, every = result.seats.get(view.rules.nation.lists[0].key, 0), sum(result.seats.values())
    return texts("debrief.stays" if result.mayor_stays else "debrief.goes", seats=seats, all=every)


def calm_lines(context: Context, *, stays: bool, short: bool) -> list[tuple[str, Style]]:
    """What the first page says, line by line: how the vote went, a moment of rest, and a question."""
    texts = context.texts
    lines = [
        (texts("debrief.calm"), HEAD),
        (vote_of(context), LEAD.but(bold=True)),
        (texts("debrief.calm_stays" if stays else "debrief.calm_goes"), LEAD),
        ("" if short else texts("debrief.calm_ask"), LEAD),
    ]
    return [(said, style) for said, style in lines if said]


def draw_dots(many: int, here: int, pen: Pen, area: Rect) -> None:
    """Which page of how many."""
    gap = min(pen.px(26), area.width // many)
    if gap < pen.px(9):
        return
    left = area.centerx - gap * (many - 1) // 2
    for n in range(many):
        box = Rect(0, 0, min(pen.px(20 if n == here else 12), gap - pen.px(2)), pen.px(10))
        box.center = (left + n * gap, area.centery)
        pen.fill(box, "brick" if n <= here else "track")


def balanced(ui: Ui, said: str, wide: int, style: Style) -> int:
    """The least width at which words take no more lines than at this one, so that all are about as long."""
    high, least = ui.height_of(said, wide, style), wide // 2
    while wide - least > ui.px(BALANCED):
        middle = (least + wide) // 2
        least, wide = (least, middle) if ui.height_of(said, middle, style) <= high else (middle, wide)
    return wide


def chapter_name(context: Context, level: str) -> str:
    """A chapter of the campaign with its number."""
    chapters = [card for card in context.library.levels() if card.kind == "chapter"]
    found = ((number, card.title) for number, card in enumerate(chapters, 1) if card.id == level)
    number, title = next(found, (0, level))
    return context.texts("campaign.chapter", number=number, title=title)


@dataclass(frozen=True, slots=True)
class Part:
    """A part of the score."""

    name: str
    points: float
    share: float
    """How much it counts."""
    about: str
    """What it is made of."""


def parts_of(context: Context, past: Debrief) -> list[Part]:
    """The parts of a score: that of pledges first, where some were made."""
    texts, card, weights = context.texts, past.card, context.session.rules.level.score
    parts = [("lives", card.lives, weights.lives), ("handed_on", card.handed_on, weights.handed_on)]
    if card.pledges is not None:
        parts.insert(0, ("pledges", card.pledges, weights.pledges))
    whole = sum(share for _, _, share in parts) or 1.0
    return [
        Part(texts(f"debrief.part_{key}"), points, share / whole, texts(f"debrief.made_{key}"))
        for key, points, share in parts
    ]
