"""Trying again: the game goes back to a January, and what came after it is taken back."""

from functools import partial
from typing import Final

from pygame import Rect

from game.pace import spend
from game.scenes import again_model, common_page, routes, words
from game.scenes.context import Context, Reliving
from game.ui import layout
from game.ui.fonts import BODY, LEAD
from game.ui.moves import Move, Reset
from game.ui.panels import Paged, page_list
from game.ui.screen import Scene, Ui
from game.ui.widgets import Button, Card, Words

HIGH: Final = 56
"""Units of height of a January."""


class AgainScene(Scene):
    """The Januaries to choose from; then a sentence until the town stands there."""

    def __init__(self, context: Context) -> None:
        self.context = context
        self.months = again_model.months(context)
        self.paged = Paged(len(self.months))
        self.problem = ""
        self.going: Reliving | None = None

    def build(self, ui: Ui) -> None:
        """What it means, and a button for each January with how much would be taken back."""
        body = common_page.heading(ui, common_page.page_of(ui, 900), ui.say("again.title"))
        if self.going is not None or self.problem:
            ui.add(Words(body, self.problem or ui.say("again.waking"), style=LEAD))
            return
        body = common_page.paragraph(ui, body, ui.say("again.about"))
        needed = max(len(self.months), 1) * ui.px(HIGH + 6) + ui.px(28)
        body.height = min(body.height, needed)
        ui.add(Card(body))
        box = layout.inset(body, ui.px(18), ui.px(14))
        if not self.months:
            ui.add(Words(box, ui.say("again.none"), style=BODY))
            return
        page_list(self, box, self.paged, ui.px(HIGH), lambda cell, n: self._month(ui, cell, self.months[n]))
        ui.start = f"month.{self.months[0]}"

    def _month(self, ui: Ui, cell: Rect, month: int) -> None:
        session = self.context.session
        orders = sum(dated.month >= month for dated in session.log)
        name = words.month_of(ui.stage.texts, month)
        said = ui.say("again.month", month=name[:1].upper() + name[1:], n=orders)
        ui.add(Button(cell, said, partial(self._go, month), f"month.{month}", icon="undo", align="left"))

    def _go(self, month: int) -> Move | None:
        self.going = self.context.library.again(month, self.context)
        self.rebuild()
        return None

    def update(self, seconds: float) -> Move | None:
        """Wake the town for a slice; then go there."""
        del seconds
        if self.going is None:
            return None
        _, problem = spend(self.going)
        if problem is None:
            return None
        self.going, self.problem = None, problem
        if not problem:
            return Reset(routes.Waking())
        self.rebuild()
        return None


def make(context: Context, route: routes.Again) -> Scene:
    """The scene of the route."""
    del route
    return AgainScene(context)
