"""On the way to the map: a saved game wakes and lives up to its month, its map is made, a slice a frame."""

from game.pace import spend
from game.scenes import common_wait, routes, words
from game.scenes.context import Context, Reliving
from game.scenes.map_view import mapping
from game.ui.actions import Action, Command, Do
from game.ui.moves import Move, Pop, Replace, Reset
from game.ui.paint import Pen
from game.ui.screen import Scene, Ui

SLICE = 0.004
"""Seconds of a frame in which the town wakes: some small steps, or one that takes longer."""
MONTHS = 12


class WakingScene(Scene):
    """Which game it is, and a sentence; it goes on by itself."""

    timed = True  # nothing else is made meanwhile

    def __init__(self, context: Context, slot: str) -> None:
        self.context = context
        self.slot = slot
        self.drawn = False
        """Whether the sentence has been seen."""
        self._steps = self._wake()

    def build(self, ui: Ui) -> None:
        """Month, level, and what goes on."""
        texts = ui.stage.texts
        when, title = "", ""
        if self.context.session is not None:
            when = words.month_of(texts, self.context.session.view.month)
            title = words.own_text(self.context, "name")
        for save in self.context.library.saves() if self.slot else ():
            if save.id == self.slot:
                when, title = texts.month(save.year, save.month), save.title
        self._end = common_wait.waiting(ui, when, title, ui.say("waking.said"))

    def _wake(self) -> Reliving:
        problem = (yield from self.context.library.load(self.slot, self.context)) if self.slot else ""
        if not problem:
            for _ in mapping(self.context):
                yield self.context.session.view.month
        return problem

    def update(self, seconds: float) -> Move | None:
        """Another slice; at the end to the map."""
        del seconds
        if not self.drawn:
            return None
        _, problem = spend(self._steps, SLICE)
        if problem is None:
            return None
        return Replace(routes.Trouble(problem)) if problem else Reset(routes.City())

    def handle(self, action: Action) -> Move | None:
        """Escape lets a saved game sleep on."""
        asleep = self.slot and self.context.session is None
        return Pop() if asleep and action == Do(Command.BACK) else None

    def draw(self, pen: Pen) -> None:
        """Paper, words, a low wall."""
        pen.ground()
        common_wait.low_wall(pen, self.ui.rect, self._end)
        self.ui.draw(pen)
        self.drawn = True


def make(context: Context, route: routes.Waking) -> Scene:
    """The scene of the route."""
    return WakingScene(context, route.slot)
