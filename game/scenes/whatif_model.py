"""What the screen "what if" says: past orders in words, what a change did, and how sure that is."""

from dataclasses import dataclass
from typing import Final

import numpy as np

from game.debrief import weight
from game.engine.cells import CITY
from game.engine.changed import changed
from game.engine.columns import F64
from game.engine.indicators import INDICATOR_INDEX, INDICATORS
from game.engine.orders import Choose, Dated, FormCoalition, MakePledges, Order, Start, Stop
from game.replay import Past
from game.scenes import models, people, why_model, words
from game.scenes.charts_model import GROUPS
from game.scenes.context import Context
from game.scenes.why_model import Scale
from game.ui.text import Texts
from game.whatif.changes import Change, followers
from game.whatif.compare import Someone
from game.whatif.study import LUCKS, Ghost, Study

KEPT: Final = "whatif"
"""Under this name the context keeps the study."""
MEANS: Final = frozenset({"free_budget", "debt", "political_capital"})
"""Numbers that say what a decision cost, not what came of it: they stand last."""


@dataclass(frozen=True, slots=True)
class Row:
    """An order to take out, or one to add."""

    key: str
    name: str
    """What was ordered."""
    about: str
    """When, how much, where."""
    change: Change
    """What is lived when it is used."""


def order_name(context: Context, order: Order) -> str:
    """What an order is about, in a few words."""
    say = context.texts
    if isinstance(order, Start):
        return words.programme_name(context, order.start)
    if isinstance(order, Stop):
        return say("whatif.stop", name=words.programme_name(context, order.stop))
    if isinstance(order, Choose):
        return words.event_name(context, order.choose)
    return say("whatif.pledges" if isinstance(order, MakePledges) else "whatif.coalition")


def _about(context: Context, dated: Dated) -> str:
    """When, how much, where, or which answer."""
    say, order = context.texts, dated.order
    parts = [words.month_of(say, dated.month, "MMM y")]
    if isinstance(order, Start):
        parts.append(say("whatif.size", dose=order.dose))
    if isinstance(order, Start | Stop) and order.place:
        parts.append(people.district_name(context, order.place))
    elif isinstance(order, Choose):
        parts.append(words.level_text(context, f"events.{order.choose}.choices.{order.choice}.name", ""))
    elif isinstance(order, FormCoalition):
        parts += [words.list_name(context, key) for key in order.coalition]
    return " · ".join(part for part in parts if part)


def taken_out(context: Context, log: tuple[Dated, ...], later: bool) -> list[Row]:
    """Past orders, the latest first; with `later` each takes later orders for the same thing with it."""
    found = []
    for place, dated in enumerate(log):
        out = followers(log, place) if later else (place,)
        name = order_name(context, dated.order)
        found.append(Row(f"order.{place}", name, _about(context, dated), Change(out)))
    return found[::-1]


def added(context: Context, log: tuple[Dated, ...]) -> list[Row]:
    """Programmes that were never started; each would begin in the first month."""
    view = context.session.view
    level = view.rules.level
    ran = {order.programme for order in level.start}
    ran |= {dated.order.start for dated in log if isinstance(dated.order, Start)}
    found = []
    for programme in view.programmes():
        if programme.key not in ran:
            dated = Dated(level.from_, Start(programme.key))
            name = words.programme_name(context, programme.key)
            row = Row(f"add.{programme.key}", name, _about(context, dated), Change((), (dated,)))
            found.append(row)
    return found


def other_models(context: Context) -> list[Row]:
    """Models to live the same decisions under: all but the game's own."""
    here, found = changed(context.session.rules), []
    for number, values in enumerate(models.choices(context)):
        if values != here:
            about = context.texts("model.numbers", n=len(values)) if values else ""
            change = Change(values=tuple(sorted(values.items())))
            found.append(Row(f"model.{number}", models.name_of(context, values), about, change))
    return found


def change_name(context: Context, log: tuple[Dated, ...], change: Change) -> str:
    """A change in a few words: without this, with that, or under another model."""
    if change.values is not None:
        return models.name_of(context, dict(change.values))
    if change.without:
        return context.texts("whatif.without", name=order_name(context, log[change.without[0]].order))
    return context.texts("whatif.with", name=order_name(context, change.added[0].order))


# ---------------------------------------------------------------------- what it did


def listed() -> list[str]:
    """All numbers, in the order of the charts."""
    return [key for keys in GROUPS.values() for key in keys]


def by_effect(context: Context, ghost: Ghost) -> list[str]:
    """Indicators, the one that ends most differently first; in the order of the charts before the end."""
    if not ghost.done or ghost.life is None:
        return listed()
    here, there = context.session.city.history, ghost.life.city.history
    size = {}
    for key in listed():
        start = here.at(key, ghost.since - 1)
        size[key] = 0.0 if key in MEANS else weight(key, there.now(key) - here.now(key), start)
    return sorted(size, key=lambda key: -size[key])


def next_number(order: list[str], indicator: str, step: int, districts: bool) -> str:
    """The next number in an order, among those that are known by district where that is asked."""
    among = [key for key in order if not districts or INDICATORS[INDICATOR_INDEX[key]].districts]
    if indicator not in among:
        return among[0]
    return among[(among.index(indicator) + step) % len(among)]


@dataclass(frozen=True, slots=True)
class Outcome:
    """An indicator in both lives, as far as the other one has been lived."""

    indicator: str
    months: tuple[int, ...]
    """All months of the game."""
    was: F64
    """As it was."""
    other: F64
    """In the other life; shorter while it is being lived."""
    low: F64 | None
    """The other life with the least that the change did under any luck; None before that is known."""
    high: F64 | None
    """The same with the most."""
    scale: Scale

    @property
    def last(self) -> int:
        """Place of the month up to which both are known."""
        return min(self.other.size, self.was.size) - 1


def outcome(context: Context, ghost: Ghost, indicator: str, area: int = CITY) -> Outcome:
    """An indicator in both lives, month by month whatever surveys have told: they share their past."""
    history = context.session.city.history
    months, was = history.months, history.series(indicator, area)
    _, other = ghost.series(indicator, area)
    band = ghost.band(indicator, area)
    low = high = None
    if band is not None and ghost.done:
        first, least, most = band
        start = first - months[0]
        own = other[start:] - was[start:]
        low, high = was.copy(), was.copy()
        low[start:] += np.minimum(least, own)
        high[start:] += np.maximum(most, own)
    spread = float(was.max() - was.min()) if was.size else 0.0
    gap = float(np.abs(other - was[: other.size]).max()) if other.size else 0.0
    scale = why_model.scale_for(indicator, [max(spread, gap) * 2], float(was[-1]))
    return Outcome(indicator, tuple(months), was, other, low, high, scale)


def study_of(context: Context) -> Study:
    """The study of the game as it stands; kept while it stands there."""
    past = Past.of(context.session)
    kept = context.kept.get(KEPT)
    if isinstance(kept, Study) and (kept.past.until, kept.past.log) == (past.until, past.log):
        return kept
    context.kept[KEPT] = Study(past, helped=context.helped)
    found: Study = context.kept[KEPT]
    return found


def differs(context: Context, someone: Someone, ghost: Ghost) -> str:
    """What ends differently for somebody, in sentences."""
    out = "" if ghost.change.without else "_with"
    facts = ((fact.value, "has" if holds else "lacks") for fact, holds in someone.facts)
    return " ".join(context.texts(f"whatif.{holds}_{fact}{out}") for fact, holds in facts)


def sentences(context: Context, ghost: Ghost, found: Outcome, *, drawn: bool = False) -> list[str]:
    """Both values, what the change did, and whether luck alone could have done it.

    With `drawn`, the words say how both are drawn.
    """
    texts, n = context.texts, found.last
    if n < 0:
        return [texts("whatif.waking")]
    was, other = (found.scale.value(texts, found.scale.units(float(v[n]))) for v in (found.was, found.other))
    both = "whatif.both_drawn" if drawn else "whatif.both"
    said = [texts(both, month=words.opening(texts, found.months[n]), was=was, other=other)]
    if found.months[n] < ghost.since:
        return said
    taken = bool(ghost.change.without)
    apart = float(found.other[n] - found.was[n])
    key = "whatif.because" if taken else "whatif.would" if ghost.change.values is None else "whatif.under"
    said.append(texts(key, change=_change(texts, found, -apart if taken else apart)))
    if found.low is None or found.high is None:
        return said
    ends = sorted((float(side[n] - found.was[n]) * (-1 if taken else 1)) for side in (found.low, found.high))
    low, high = (_change(texts, found, end) for end in ends)
    steps = [found.scale.units(end) for end in ends]
    sure = steps[0] > 0 or steps[1] < 0
    many = len(ghost.apart)
    said.append(texts("whatif.sure" if sure else "whatif.luck", low=low, high=high, n=many))
    return said


def _change(texts: Texts, found: Outcome, amount: float) -> str:
    """A change with its sign and its unit."""
    if INDICATORS[INDICATOR_INDEX[found.indicator]].unit.value == "share":
        points = found.scale.change(texts, found.scale.units(amount))
        return texts("words.points", points=points, n=100 * amount)
    return found.scale.change(texts, found.scale.units(amount))


def progress(context: Context, ghost: Ghost) -> tuple[str, float]:
    """How far the work has come, in words and as a share."""
    texts = context.texts
    if ghost.life is None:
        return texts("whatif.waking"), 0.0
    if not ghost.done:
        now, end = ghost.life.city.month, context.session.view.month
        share = (now - ghost.life.first) / max(end - ghost.life.first, 1)
        return texts("whatif.living", month=words.month_of(texts, now)), share
    drawn = len(ghost.apart)
    key = "whatif.drawing" if drawn < LUCKS else "whatif.drawn"
    return texts(key, n=drawn, all=LUCKS), drawn / LUCKS


def refused(context: Context, ghost: Ghost) -> str:
    """Later orders that could not be obeyed in the other life; empty when all could."""
    if ghost.life is None or not ghost.life.refused:
        return ""
    names = [order_name(context, dated.order) for dated, _ in ghost.life.refused]
    names = list(dict.fromkeys(names))
    shown = ", ".join(f"“{name}”" for name in names[:3])
    return context.texts("whatif.refused", n=len(ghost.life.refused), names=shown)
