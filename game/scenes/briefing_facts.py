"""A page of the briefing: what is known of the town, and how sure it is."""

from collections.abc import Sequence
from dataclasses import replace

from pygame import Rect

from game.engine.rules import Tag
from game.scenes import sheets, words
from game.scenes.briefing_chairs import town_below
from game.scenes.context import Context
from game.scenes.sheets import Block, Columns
from game.ui import layout
from game.ui.fonts import BODY, LEAD, SMALL, TITLE
from game.ui.panels import Paged
from game.ui.screen import Scene, Ui
from game.ui.widgets import Words

TALL, LOW = 700, 300
"""Units of height from which a page says below all cards what labels mean; under which words are small."""
GAP = 20


def facts_page(scene: Scene, context: Context, paged: Paged, area: Rect) -> None:
    """Each fact on a card with its label and its source; what they mean, below or on each."""
    ui, rules = scene.ui, context.session.rules
    facts = {fact.key: fact for fact in rules.record.facts}
    shown = [facts[key] for key in rules.level.facts if key in facts]
    across = 1 if ui.narrow else min(len(shown), 3)
    tall = area.height / ui.scale > TALL
    legend = across > 1 or tall
    low = area.height / ui.scale < LOW
    rest = _head(ui, area, low=low)
    style = BODY if low else LEAD.but(size="title") if ui.portrait and tall else LEAD
    edge, gap = (12, 8) if low else (32, 24) if ui.portrait and tall else (18, 14)
    cards = []
    for fact in shown:
        said = words.level_text(context, f"record.facts.{fact.key}.text", fact.text)
        inside = [
            replace(sheets.tag(ui, fact.tag.value, gap=12 if legend else 2), keep=True),
            *([] if legend else [sheets.text(ui, ui.say(f"tag.{fact.tag.value}.help"), SMALL, gap)]),
            sheets.text(ui, said, style, gap),
            sheets.text(ui, words.sourced(ui.stage.texts, fact.source), SMALL),
        ]
        cards.append(sheets.card(ui, inside, gap, edge))
    means = _legend(ui, [kind for kind in Tag if kind in {fact.tag for fact in shown}])
    high = means.high(rest.width) + ui.px(GAP) if legend else 0
    room = Rect(rest.left, rest.top, rest.width, rest.height - high)
    if across > 1:
        cards = _as_high(ui, cards, (room.width - (across - 1) * ui.px(GAP)) // across, room.height)
    end = sheets.flow(scene, room, cards, paged, Columns(across, GAP))
    if high:
        means.add(Rect(rest.left, end + ui.px(GAP), rest.width, high - ui.px(GAP)))
        end += high + ui.px(GAP)
        town_below(ui, Rect(rest.left, end, rest.width, rest.bottom - end))


def _head(ui: Ui, area: Rect, *, low: bool) -> Rect:
    """What the page is about; gives the room below."""
    head = ui.height_of(ui.say("briefing.facts"), area.width, TITLE)
    line = ui.height_of(ui.say("briefing.facts_line"), area.width, BODY)
    top, under, rest = layout.rows(area, head, line, 1.0, gap=ui.px(6))
    ui.add(Words(top, ui.say("briefing.facts"), style=TITLE))
    if low:
        return rest.union(under)
    ui.add(Words(under, ui.say("briefing.facts_line"), style=BODY, ink="ink_soft"))
    return Rect(rest.left, rest.top + ui.px(14), rest.width, rest.height - ui.px(14))


def _legend(ui: Ui, kinds: Sequence[Tag]) -> Block:
    """What the labels on this page mean, beside each other."""
    means = [sheets.text(ui, ui.say(f"tag.{kind.value}.help"), SMALL) for kind in kinds]

    def wide(whole: int) -> int:
        return (whole - (len(kinds) - 1) * ui.px(GAP)) // len(kinds)

    def add(rect: Rect) -> None:
        parts = layout.columns(rect, *[1.0] * len(kinds), gap=ui.px(GAP))
        for part, kind, below in zip(parts, kinds, means, strict=True):
            sheets.tag(ui, kind.value).add(part)
            below.add(Rect(part.left, part.top + ui.px(34), part.width, part.height - ui.px(34)))

    return Block(lambda whole: max(one.high(wide(whole)) for one in means) + ui.px(34), add, 0)


def _as_high(ui: Ui, cards: list[Block], wide: int, room: int) -> list[Block]:
    """Cards beside each other: each begins a column, all as high as the tallest."""
    tallest = min(max(card.high(wide) for card in cards), room)
    return [Block(lambda _: tallest, card.add, (room / ui.scale), card.keep) for card in cards]
