"""From where the game in progress may be tried again."""

from game.difficulty import tries
from game.scenes.context import Context


def months(context: Context) -> list[int]:
    """Months on whose morning it may be taken up again, the latest first; none where what is done is done."""
    session = context.session
    view = session.view
    lost = None if view.mayor_stays or not view.elections else view.elections[-1].month
    return tries(session.difficulty, session.rules.level.from_, view.month, lost)
