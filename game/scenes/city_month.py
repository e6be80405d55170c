"""What a month brings on the city screen: what stops the clock, and what is told once.

Passers-by, for whom months go by in a second, are told none of it.
"""

from typing import Final

from game.engine.view import View
from game.engine.wishes import ASKED, YEAR
from game.scenes import words
from game.scenes.common_promise import asked_of, keeps, name_of
from game.scenes.context import Context
from game.ui.moves import Move, Tell, Then

AHEAD: Final = 6
"""Months before a vote from which on the bar counts them down."""
CAMPAIGN: Final = 3
"""Months before a vote at which the clock stops."""


def vote_in(view: View) -> int | None:
    """Months until the next vote of this level, 0 in its own; None for none within half a year."""
    last = view.rules.level.to
    coming = (month - view.month for month in view.rules.nation.elections if view.month <= month <= last)
    return next((months for months in coming if months <= AHEAD), None)


def countdown(context: Context) -> str:
    """How far off the vote is, in a few words; empty while it is far."""
    months = vote_in(context.session.view)
    if months is None or context.session.rules.level.passers_by:
        return ""
    return context.texts("city.vote_in", n=months) if months else context.texts("city.vote_now")


def stops(context: Context) -> list[str]:
    """Why the clock stops on this morning, a sentence each: a budget round, the months before a vote."""
    view, texts = context.session.view, context.texts
    if view.rules.level.passers_by:
        return []
    found = []
    if view.wishes() and view.month % YEAR == (ASKED + 1) % YEAR:
        found.append(texts("round.opens"))
    if vote_in(view) == CAMPAIGN:
        found.append(texts("city.vote_nears", month=words.month_of(texts, view.month + CAMPAIGN)))
    return found


def reached(context: Context) -> list[str]:
    """Pledges and goals whose numbers are for the first time as asked, a sentence each."""
    view, texts = context.session.view, context.texts
    found = []
    for goal, key in () if view.rules.level.passers_by else asked_of(context):
        _, values = view.series(goal.indicator)
        met = [keeps(goal, values[0], value) for value in values]
        if view.month < goal.by and met[-1] and not any(met[:-1]):
            name, month = name_of(context, goal, key), words.month_of(texts, goal.by)
            said = "city.pledge_reached" if key else "city.goal_reached"
            found.append(texts(said, name=name, month=month))
    return found


def telling(said: list[str], move: Move | None) -> Move | None:
    """Where a month leads, with what is told first."""
    moves = [*(Tell(one) for one in said), *([move] if move else [])]
    return Then(tuple(moves)) if len(moves) > 1 else next(iter(moves), None)
