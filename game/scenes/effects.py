"""What a choice does, in words: sign, size and delay of its effects, as much as the difficulty tells."""

from dataclasses import dataclass

from game.difficulty import Told, grade_of
from game.engine.rules import Choice, Cost, Effect, Feeling, Push
from game.engine.targets import Background, Target
from game.scenes import words
from game.scenes.context import Context
from game.ui.text import Texts

GRIM = frozenset({"loss", "grievance"})
"""Feelings of which less is better."""
MUCH, SOME = {"feel": 0.045, "lever": 0.15}, {"feel": 0.02, "lever": 0.07}
"""From here on an effect is large, or middling."""


@dataclass(frozen=True, slots=True)
class Line:
    """One effect as it is shown."""

    icon: str
    """up, down, coin, vote or story."""
    said: str
    better: bool | None = None


def told_of(context: Context) -> Told:
    """How much this game tells of effects."""
    return grade_of(context.session.difficulty).told


def lines(context: Context, choice: Choice) -> list[Line]:
    """Effects of a choice as far as they are told: costs first, then what people feel, then what is done."""
    order = {Cost: 0, Feeling: 1, Push: 2}
    found: list[Line] = []
    for effect in sorted(choice.effects, key=lambda one: order[type(one)]):
        found += _of(context, effect)
    return found


def _of(context: Context, effect: Effect) -> list[Line]:
    if isinstance(effect, Cost):
        return _cost(context, effect)
    texts, told = context.texts, told_of(context)
    if told is Told.PRICE:
        return []
    if isinstance(effect, Feeling):
        name = texts(f"effect.feel.{effect.feel}")
        who = among(context, effect.among)
        what = texts("effect.of", what=name, who=who) if who else name
        size = _size(texts, told, "feel", effect.by)
        better: bool | None = (effect.by > 0) != (effect.feel in GRIM)
        more, months = effect.by > 0, effect.fades
    else:
        what = texts(f"lever.{effect.lever}")
        if effect.district is not None:
            names = {d.key: texts.place(d.name) for d in context.session.rules.town.districts}
            what = texts("effect.of", what=what, who=names.get(effect.district, effect.district))
        size = _size(texts, told, "lever", effect.strength)
        better, more, months = None, True, effect.months
    said = texts("effect.line", what=what, size=size) + _when(texts, told, effect.delay, months)
    return [Line("up" if more else "down", said, better)]


def _size(texts: Texts, told: Told, kind: str, by: float) -> str:
    """How much more or less, or only which of both."""
    way = "more" if by > 0 else "less"
    if told is not Told.SIZES:
        return texts(f"effect.{way}")
    size = "large" if abs(by) >= MUCH[kind] else "middling" if abs(by) >= SOME[kind] else "small"
    return texts(f"effect.{way}_{size}")


def _when(texts: Texts, told: Told, delay: int, months: int) -> str:
    """After how long, and for how long or that it fades."""
    said = texts("effect.after", span=words.span(texts, delay)) if delay else ""
    if months and told is Told.SIZES:
        said += texts("effect.for", span=words.span(texts, months))
    elif months and not delay:
        said += texts("effect.fades")
    return said


def _cost(context: Context, cost: Cost) -> list[Line]:
    """Money, political capital, and how far the mayor is believed."""
    texts, told = context.texts, told_of(context)
    tail = _when(texts, told, cost.delay, 0)
    found: list[Line] = []
    if told is Told.PRICE and cost.delay:
        return found
    if cost.money:
        key = "effect.money_less" if cost.money < 0 else "effect.money_more"
        found.append(Line("coin", texts(key, money=texts.money(abs(cost.money))) + tail, cost.money > 0))
    if cost.capital:
        said = texts("effect.capital", points=texts.signed(cost.capital, 0)) + tail
        found.append(Line("vote", said, cost.capital > 0))
    if cost.credibility and told is not Told.PRICE:
        key = "effect.believed_more" if cost.credibility > 0 else "effect.believed_less"
        found.append(Line("story", texts(key) + tail, cost.credibility > 0))
    if cost.success and told is not Told.PRICE:
        key = "effect.success" if cost.success > 0 else "effect.scandal"
        found.append(Line("story", texts(key) + tail, cost.success > 0))
    return found


def among(context: Context, target: Target) -> str:
    """Who a target is, in few words; empty for everybody."""
    texts = context.texts
    parts = []
    if target.background is not Background.ANY:
        parts.append(texts(f"who.{target.background.value}"))
    flags = ("in_need", "jobless", "pupils", "parents", "shopkeepers")
    parts += [texts(f"who.{flag}") for flag in flags if getattr(target, flag)]
    if target.from_age > 0 and target.to_age < 120:
        parts.append(texts("who.ages", first=target.from_age, last=target.to_age))
    elif target.from_age > 0:
        parts.append(texts("who.from", first=target.from_age))
    elif target.to_age < 120:
        parts.append(texts("who.to", last=target.to_age))
    if target.districts:
        names = {d.key: texts.place(d.name) for d in context.session.rules.town.districts}
        parts.append(", ".join(names.get(key, key) for key in target.districts))
    return ", ".join(parts)
