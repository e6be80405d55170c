"""The first steps of a mayor: one line and one button at a time, gone as soon as it is done or not wanted."""

from dataclasses import dataclass

from pygame import Rect

from game.difficulty import grade_of
from game.engine.orders import Start
from game.scenes import routes
from game.scenes.city_panels import Host
from game.ui import layout
from game.ui.fonts import BODY
from game.ui.moves import Answer, Push
from game.ui.screen import Ui
from game.ui.widgets import TARGET, Button, Card, Picture, Words

SKIPPED = "steps.skipped"
"""Under this name the context keeps that the player wants none."""
LEAST = 220
"""Units of width that a step needs."""
BOLD = BODY.but(bold=True)


@dataclass(frozen=True, slots=True)
class Step:
    """One thing to try."""

    key: str
    """Its words are `steps.<key>`, those of its button `steps.<key>.go`."""
    icon: str
    answer: Answer


def step_of(host: Host) -> Step | None:
    """What to try next; nothing once all has been tried."""
    session, kept = host.context.session, host.context.kept
    first = session.rules.level.from_
    months = grade_of(session.difficulty).steps_for
    unwanted = session.rules.level.passers_by or kept.get(SKIPPED)
    if unwanted or not first <= session.view.month < first + months:
        return None
    if not any(isinstance(dated.order, Start) for dated in session.log):
        return Step("order", "brick", Push(routes.Board()))
    if session.view.month == first:
        return Step("time", "play", lambda: host.drive(1))
    if not host.town.person:
        return Step("person", "plus", lambda: host.zoom(2))
    return None


def steps(ui: Ui, host: Host, free: Rect) -> list[Rect]:
    """The card of the next step at the foot of a free part of the map; gives what it covers."""
    step = step_of(host)
    if step is None or free.width < ui.px(LEAST):
        return []
    said, go = ui.say(f"steps.{step.key}"), ui.say(f"steps.{step.key}.go")
    close, edge, gap = ui.px(TARGET), ui.px(14), ui.px(10)
    button = min(ui.width_of(go) + ui.px(64), free.width - close - 2 * edge - gap)
    wide = min(free.width, ui.width_of(said, BOLD) + button + close + 2 * edge + 2 * gap)
    beside = wide - button - close - 2 * edge - 2 * gap
    stacked = beside < ui.px(150)
    high = ui.height_of(said, wide - 2 * edge if stacked else beside, BOLD)
    high = high + gap + close if stacked else max(high, close)
    card = Rect(free.left, free.bottom - high - 2 * gap, wide, high + 2 * gap)
    ui.add(Card(card))
    stripe = Rect(card.left, card.top, ui.px(5), card.height)
    ui.add(Picture(stripe, paint=lambda pen, area: pen.fill(area, "accent")))
    box = layout.inset(card, edge, gap)
    if stacked:
        words, line = layout.rows(box, 1.0, close, gap=gap)
        right, end = layout.columns(line, 1.0, close, gap=gap)
    else:
        words, right, end = layout.columns(box, 1.0, button, close, gap=gap)
    ui.add(Words(words, said, style=BOLD.but(place="middle")))
    middle = Rect(right.left, right.centery - ui.px(TARGET) // 2, right.width, ui.px(TARGET))
    ui.add(Button(middle, go, step.answer, f"steps.{step.key}", icon=step.icon, look="primary"))
    cross = Rect(end.left, end.centery - close // 2, close, close)
    skip = Button(cross, ui.say("steps.skip"), _skip(host), "steps.skip", icon="close", look="quiet")
    skip.picture_only = True
    ui.add(skip)
    return [card]


def _skip(host: Host) -> Answer:
    def go() -> None:
        host.context.kept[SKIPPED] = True
        host.rebuild()

    return go
