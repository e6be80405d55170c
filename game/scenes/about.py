"""About the model: what it is, where its numbers come from, what it is not, and how to disagree."""

from pygame import Rect

from game.engine.rules import Tag
from game.scenes import routes, sheets
from game.scenes.context import Context
from game.scenes.sheets import Block
from game.ui import layout
from game.ui.fonts import LEAD, TITLE
from game.ui.moves import Move, Pop, Push
from game.ui.paint import Pen
from game.ui.panels import Paged, tabs, tabs_height
from game.ui.screen import Scene, Ui
from game.ui.widgets import Button, Picture

PAGES = {"what": "people", "numbers": "chart", "limits": "eye", "disagree": "scales"}
"""Page → its icon."""


class AboutScene(Scene):
    """Four short pages."""

    def __init__(self, context: Context) -> None:
        self.context = context
        self.page = "what"
        self.paged = Paged(1)

    def build(self, ui: Ui) -> None:
        """Tabs above, the page below."""
        area = sheets.page_of(ui, sheets.frame(ui, ui.say("title.about"), Pop()), 1000)
        names = [(page, ui.say(f"about.{page}")) for page in PAGES]
        top, rest = layout.rows(area, tabs_height(ui, names, area.width), 1.0, gap=ui.px(20))
        tabs(ui, top, names, self.page, self._turn)
        blocks = [
            sheets.text(ui, ui.say(f"about.{self.page}_title"), TITLE, 14),
            sheets.text(ui, ui.say(f"about.{self.page}_text"), LEAD, 22),
        ]
        if self.page == "numbers":
            blocks += [sheets.tag(ui, kind.value, ui.say(f"tag.{kind.value}.help"), gap=12) for kind in Tag]
        if self.page == "disagree" and self.context.session is not None and routes.exists("assumptions"):
            blocks.append(self._assumptions(ui))
        if not ui.narrow and rest.height / ui.scale > 300:
            side, rest = layout.columns(rest, ui.px(200), 1.0, gap=ui.px(44))
            side.height = side.width
            ui.add(Picture(side, paint=self._sign))
        self._end = sheets.flow(self, rest, blocks, self.paged)

    def _assumptions(self, ui: Ui) -> Block:
        made = Button(
            Rect(0, 0, 0, 0),
            ui.say("about.assumptions"),
            Push(routes.Assumptions()),
            key="assumptions",
            icon="layers",
        )
        return sheets.button(ui, made)

    def _turn(self, page: str) -> Move | None:
        self.page, self.paged.page = page, 0
        self.rebuild()
        return None

    def draw(self, pen: Pen) -> None:
        """The page on a low wall."""
        pen.ground()
        sheets.low_wall(pen, self._end)
        self.ui.draw(pen)

    def _sign(self, pen: Pen, area: Rect) -> None:
        """A square of wall with the page's icon."""
        pen.wall(area)
        plate = area.inflate(-area.width // 3, -area.height // 3)
        pen.fill(plate, "paper")
        pen.icon(PAGES[self.page], plate, "brick", 84)


def make(context: Context, route: routes.About) -> Scene:
    """The scene of the route."""
    del route
    return AboutScene(context)
