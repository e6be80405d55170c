"""Pieces of the pages that look back: a turning point, a brick of the wall, a part of the score."""

from dataclasses import dataclass
from typing import ClassVar

from pygame import Rect

from game.debrief import Debrief, Turn, drawn
from game.scenes import why_model, words
from game.scenes.context import Context
from game.ui import charts, layout
from game.ui.fonts import BODY, HEAD, LEAD, SMALL, TITLE, Style
from game.ui.paint import Pen
from game.ui.screen import Ui
from game.ui.text import Texts
from game.ui.widgets import Look, Widget

BALANCED = 8
"""Units to which the width of even lines is found."""


def size_of(texts: Texts, indicator: str, amount: float) -> str:
    """An amount without its sign, with its unit."""
    scale = why_model.scale_for(indicator, [amount])
    return scale.size(texts, scale.units(amount))


def effect(texts: Texts, indicator: str, amount: float) -> str:
    """What was done to a number: its name, and by how much more or less."""
    key = "debrief.more" if amount > 0 else "debrief.less"
    return texts(key, name=words.indicator_name(texts, indicator), amount=size_of(texts, indicator, amount))


def decided(texts: Texts, turn: Turn) -> str:
    """Who set a turning point going."""
    if turn.decided:
        return texts("debrief.decided", month=words.month_of(texts, turn.decided))
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
    gap = pen.px(26)
    if area.width < gap * many:
        return
    left = area.centerx - gap * (many - 1) // 2
    for n in range(many):
        box = Rect(0, 0, pen.px(20 if n == here else 12), pen.px(10))
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


@dataclass(slots=True)
class TurnCard(Widget):
    """A turning point; using it opens all causes of its number."""

    turn: Turn | None = None
    context: Context | None = None

    focusable: ClassVar[bool] = True

    def draw(self, pen: Pen, look: Look) -> None:
        """Month, cause, what it did, and who decided."""
        if self.turn is None or self.context is None:
            return
        turn, texts = self.turn, pen.texts
        pen.card(self.rect, "sunk" if look.hovered or look.pressed else "card")
        pen.fill(
            Rect(self.rect.left, self.rect.top, self.rect.width, pen.px(6)), "good" if turn.better else "bad"
        )
        low = self.rect.height < pen.px(300)
        box = layout.inset(self.rect, pen.px(14 if low else 20), pen.px(12 if low else 18))
        month = words.opening(texts, turn.begins)
        lines = [
            (month, SMALL if low else LEAD.but(fit=True), "ink_soft", 2 if low else 4),
            (words.cause(self.context, turn.cause), LEAD.but(bold=True, size="body" if low else "title"),
             "ink", 4 if low else 10),
            (effect(texts, turn.indicator, turn.amount), BODY, "ink", 4),
            (texts("debrief.for_better" if turn.better else "debrief.for_worse"), BODY.but(bold=True),
             "good" if turn.better else "bad", 8 if low else 14),
            (decided(texts, turn), SMALL, "ink_soft", 4 if low else 10),
            *((said, SMALL, "ink", 2) for said in beside(self.context, turn)),
        ]  # fmt: skip
        top = box.top
        for said, style, ink, gap in lines:
            high = pen.height_of(said, box.width, style)
            if said and top + high <= box.bottom + pen.px(6):
                pen.text(said, Rect(box.left, top, box.width, high), style, ink)
                top += high + pen.px(gap)
        gap = pen.px(6 if low else 14)
        room = Rect(box.left, top + gap, box.width, box.bottom - top - gap)
        if room.height > pen.px(40):
            self._course(pen, room)

    def _course(self, pen: Pen, area: Rect) -> None:
        """What is drawn of it over the whole game, with its month marked, and what that is."""
        if self.turn is None or self.context is None:
            return
        months, course = drawn(self.context.session, self.turn)
        place = months.index(self.turn.begins) if self.turn.begins in months else 0
        if len(course) < 2:
            return
        name = words.indicator_name(pen.texts, self.turn.indicator)
        said = name if self.turn.first else pen.texts("debrief.alone", name=name)
        high = pen.height_of(said, area.width, SMALL)
        if area.height - high > pen.px(44):
            head, area = layout.rows(area, high, 1.0, gap=pen.px(6))
            pen.text(said, head, SMALL, "ink_soft")
        left = area.left + round(place / (len(course) - 1) * (area.width - pen.px(5)))
        pen.fill(Rect(left, area.top, max(pen.px(2), 1), area.height), "accent")
        charts.spark(pen, area, course)


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


def draw_score(pen: Pen, area: Rect, parts: list[Part], total: float) -> None:
    """The score and its parts."""
    line = pen.height_of("A", area.width, BODY)
    named = max(pen.width_of(part.name, BODY.but(bold=True)) for part in parts)
    low = area.height < pen.px(84) + len(parts) * (line + pen.px(20)) or named > area.width - pen.px(50)
    head, rest = layout.rows(area, pen.px(60 if low else 84), 1.0, gap=pen.px(4))
    number = pen.texts.number(total)
    style = TITLE.but(size="head" if low else "hero", place="middle")
    wide = pen.width_of(number, style) + pen.px(16)
    pen.text(number, Rect(head.left, head.top, wide, head.height), style, "brick")
    label = Rect(head.left + wide, head.top, head.width - wide, head.height)
    pen.text(pen.texts("debrief.of_100"), label, BODY.but(place="middle", fit=True), "ink_soft")
    high = min(rest.height // max(len(parts), 1), pen.px(112))
    for n, part in enumerate(parts):
        row = Rect(rest.left, rest.top + n * high, rest.width, high)
        points = Rect(row.right - pen.px(50), row.top, pen.px(50), line)
        pen.text(pen.texts.number(part.points), points, BODY.but(align="right", bold=True))
        name = Rect(row.left, row.top, points.left - row.left, row.height if low else line)
        pen.text(part.name, name, BODY.but(bold=True, fit=True))
        bar = Rect(row.left, row.top + line + pen.px(3), row.width, pen.px(12))
        if bar.bottom <= row.bottom and pen.height_of(part.name, name.width, BODY.but(bold=True)) <= line:
            charts.bar(pen, bar, part.points / 100)
        if low:
            continue
        said = pen.texts("debrief.part", share=pen.texts.percent(part.share), about=part.about)
        below = Rect(row.left, bar.bottom + pen.px(4), row.width, row.bottom - bar.bottom - pen.px(4))
        if pen.height_of(said, below.width, SMALL) <= below.height:
            pen.text(said, below, SMALL)
