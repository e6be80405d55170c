"""The time of a lesson: counted while the game is on screen; when it is spent the ending is offered.

Whoever leads the lesson can ask for the ending before.
"""

from game.scenes import routes
from game.scenes.context import Context
from game.ui.moves import Move, Push
from game.ui.panels import Dialog
from game.ui.screen import Ui

SPENT = "lesson.spent"
"""Under this name the context keeps the seconds; a lesson that is taken up again has its whole time."""
RUNG = "lesson.rung"
"""Under this name the context keeps that the ending has been offered."""
QUARTER = 3


def count(context: Context, seconds: float) -> None:
    """Let class time go by: whatever screen is open, reading is playing."""
    session = context.session
    if session is not None and session.rules.level.lesson is not None:
        context.kept[SPENT] = context.kept.get(SPENT, 0.0) + seconds


def left(context: Context) -> float | None:
    """Minutes until the ending is offered, below 0 when it is late; None when there is no such time."""
    level = context.session.rules.level
    if level.lesson is None or not context.settings.class_time:
        return None
    spent: float = context.kept.get(SPENT, 0.0)
    return float(level.minutes - level.lesson.looking_back) - spent / 60


def bell(context: Context, ui: Ui) -> Move | None:
    """Once, at the first quarter after the time is spent: see how it ends, or play on."""
    remain = left(context)
    if remain is None or remain > 0 or context.session.view.month % QUARTER or context.kept.get(RUNG):
        return None
    context.kept[RUNG] = True
    return _offer(ui, "lesson.spent")


def ends(context: Context, ui: Ui) -> Move | None:
    """The way to the ending before the time is spent; None where there is no lesson."""
    return _offer(ui, "lesson.now") if context.session.rules.level.lesson is not None else None


def _offer(ui: Ui, head: str) -> Move:
    ways: list[tuple[str, Move | None]] = [
        (ui.say("lesson.see"), Push(routes.Ending())),
        (ui.say("lesson.on"), None),
    ]
    return Push(Dialog(ui.say(head), ui.say("lesson.about"), ways))
