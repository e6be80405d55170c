"""Dangers that a gentle game tells before they are there: an empty purse, spent capital, a lost election."""

from typing import Final

from game.difficulty import grade_of
from game.engine.view import View
from game.scenes import words
from game.scenes.context import Context

KEPT: Final = "dangers"
"""Under this name the context keeps the year in which each danger was told last."""
SPENT: Final = 10.0
"""Political capital below which hardly any order goes through."""
AHEAD: Final = 12
"""Months before an election from which on its danger is told."""


def told(context: Context) -> str:
    """The sentence of a danger that was not told this year; empty when there is none to tell."""
    session = context.session
    if not grade_of(session.difficulty).warns:
        return ""
    view: View = session.view
    year = view.month // 12
    known: dict[str, int] = context.kept.setdefault(KEPT, {})
    for danger, said in dangers(context, view).items():
        if known.get(danger) != year:
            known[danger] = year
            return said
    return ""


def dangers(context: Context, view: View) -> dict[str, str]:
    """Danger → its sentence."""
    texts, found = context.texts, {}
    left = 12 - view.month % 12
    if view.cost_month * left > view.cash:
        months = max(view.cash // max(view.cost_month, 1), 0)
        month = words.month_of(texts, view.month + months)
        found["purse"] = texts("danger.purse", month=month)
    if view.capital < SPENT:
        found["capital"] = texts("danger.capital", points=texts.number(view.capital))
    coming = [month for month in view.rules.nation.elections if view.month <= month < view.month + AHEAD]
    mayor = view.rules.nation.lists[0].key
    before = view.elections[-1].shares[mayor] if view.elections else view.rules.k.politics.capital_level
    if coming and coming[0] <= view.rules.level.to and view.now("mayor_vote") < before:
        share, month = texts.percent(view.now("mayor_vote")), words.month_of(texts, coming[0])
        found["vote"] = texts("danger.vote", month=month, share=share, before=texts.percent(before))
    return found
