"""What the town sounds like: its mood in the bells, its months and shops in the street."""

from typing import Any, Final

from game.scenes.context import Context

HEARD: Final = "heard"
"""Under this name the context keeps the month that was struck last."""
GOOD: Final = ("trust_city", "pride", "belonging", "prospects")
BAD: Final = ("felt_unsafe",)
EMPTY: Final = 3.0
"""How much faster a street grows quiet than its shops grow empty."""


def mood(view: Any) -> float:  # noqa: ANN401 - the game's view
    """The mood of the town, 0 to 1: what people feel, the good and the want of the bad."""
    found = [view.now(key) for key in GOOD] + [1.0 - view.now(key) for key in BAD]
    return float(sum(found)) / len(found)


def liveliness(view: Any) -> float:  # noqa: ANN401 - the game's view
    """How many people are in the street, 0 to 1: fewer where shops are empty and people feel unsafe."""
    return float(max(1.0 - EMPTY * view.now("shop_vacancy") - 0.5 * view.now("felt_unsafe"), 0.15))


def listen(context: Context) -> None:
    """Let the game in progress be heard; a month that has begun is struck once."""
    session, sounds = context.session, context.sounds
    if session is None:
        sounds.rest()
        return
    month, before = session.view.month, context.kept.get(HEARD)
    if month == before:
        return
    context.kept[HEARD] = month
    sounds.street(month, liveliness(session.view))
    if before is not None and month == before + 1:
        sounds.strike(month, mood(session.view))
