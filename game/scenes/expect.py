"""What do you expect? A number's past, room for the years ahead, and how sure; skipped in one touch."""

from dataclasses import replace

from pygame import Rect

from game.engine.cells import CITY
from game.guesses import WIDTHS, Guess, Point, coming
from game.scenes import common_page, guess_parts, routes, words
from game.scenes.context import Context
from game.scenes.guess_parts import Drawing, Draws
from game.ui import layout
from game.ui.fonts import BODY, LEAD, SMALL, TITLE
from game.ui.moves import Answer, Move, Pop, Tell, Then
from game.ui.screen import Scene, Ui
from game.ui.widgets import TARGET, Button, Card, Words

LOW = 520
"""Units of height of a window in which words are small."""
VERY_LOW = 400
"""Units of height of one in which what is asked is told in fewest words."""


class ExpectScene(Scene, Draws):
    """One chart, how sure, and two ways on."""

    def __init__(self, context: Context, indicator: str, begins: str = "") -> None:
        self.context = context
        self.begins = begins
        session = context.session
        view, now = session.view, session.view.month
        start = view.now(indicator, CITY)
        months = coming(now, session.rules.level.to) or (now,)
        points = tuple(Point(month, start) for month in months)
        self.guess = Guess(now, indicator, start, points, "fairly")
        self.paper = guess_parts.sheet(view, indicator, points, now, "guess")
        self.place = 0
        session.guesses.asked = now

    def build(self, ui: Ui) -> None:
        """Question, chart, what the chosen point says, how sure, and the ways on."""
        page = common_page.page_of(ui, 1100)
        low = page.height / ui.scale < LOW
        name = words.timed_name(ui.stage.texts, self.guess.indicator)
        title, about = ui.say("guess.ask", name=name), ui.say("guess.how")
        small = SMALL if low else BODY
        about = about if very_low(ui) else f"{about} {ui.say('guess.about')}"
        if self.begins:
            programme = words.programme_name(self.context, self.begins)
            title = ui.say("guess.ask_start", programme=programme, name=name)
        styles = (TITLE, LEAD.but(bold=True), BODY.but(bold=True)) if ui.low else (TITLE,)
        style = next((one for one in styles if ui.width_of(title, one) <= page.width), styles[-1])
        head = ui.height_of(title, page.width, style)
        said = ui.height_of(about, page.width, small)
        sizes = [head, said, 1.0, self._sure_size(ui, page.width), ui.px(TARGET + 8)]
        top, under, chart, sure, foot = layout.rows(page, *sizes, gap=ui.px(6 if low else 12))
        ui.add(Words(top, title, style=style))
        ui.add(Words(under, about, style=small))
        self._chart(ui, chart)
        self._sure(ui, sure)
        self._ways(ui, foot)
        ui.start = "drawing"

    @staticmethod
    def _sure_size(ui: Ui, wide: int) -> int:
        """One line for how sure; in an upright window its question stands above it."""
        above = ui.height_of(ui.say("guess.how_sure"), wide, SMALL) + ui.px(6) if ui.portrait else 0
        return ui.px(TARGET) + above

    def _chart(self, ui: Ui, area: Rect) -> None:
        ui.add(Card(area))
        box = layout.inset(area, ui.px(14), ui.px(10))
        style = BODY.but(bold=True)
        line, chart = layout.rows(box, ui.height_of(self._said(), box.width, style), 1.0, gap=ui.px(6))
        self.line = ui.add(Words(line, self._said(), style=style.but(fit=True)))
        drawing = Drawing(chart, ui.say("guess.draw"), key="drawing", paper=self.paper, guess=self.guess)
        drawing.place, drawing.scene = self.place, self
        self.drawing = ui.add(drawing)

    def _said(self) -> str:
        """What the chosen point says."""
        return guess_parts.sentence(self.context.texts, self.paper, self.guess, self.place)

    def _sure(self, ui: Ui, line: Rect) -> None:
        """Three buttons: the surer, the narrower the band."""
        ask = ui.say("guess.how_sure")
        if ui.portrait:
            head, line = layout.rows(line, 1.0, ui.px(TARGET))
            ui.add(Words(head, ask, style=SMALL))
        else:
            wide = min(ui.width_of(ask, BODY) + ui.px(12), line.width // 3)
            head, line = layout.columns(line, wide, 1.0, gap=ui.px(6))
            ui.add(Words(head, ask, style=BODY.but(place="middle", fit=True)))
        for cell, sure in zip(layout.columns(line, *[1.0] * len(WIDTHS), gap=ui.px(6)), WIDTHS, strict=True):
            chosen = sure == self.guess.sure
            ui.add(Button(cell, ui.say(f"guess.{sure}"), self._be(sure), f"sure.{sure}", chosen=chosen))

    def _ways(self, ui: Ui, line: Rect) -> None:
        left, right = layout.columns(line, 1.0, 1.5, gap=ui.px(12))
        ui.add(Button(left, ui.say("guess.skip"), Pop(), key="back", icon="fast", look="quiet"))
        said = ui.say("guess.keep")
        ui.add(Button(right, said, self._keep, key="confirm", icon="check", look="primary"))

    def _be(self, sure: str) -> Answer:
        def go() -> None:
            self.guess = replace(self.guess, sure=sure)
            self.rebuild()

        return go

    def choose(self, place: int) -> None:
        """Another point is held."""
        self.place = place
        self._again()

    def put(self, place: int, value: float) -> None:
        """A point has another value."""
        points = list(self.guess.points)
        points[place] = replace(points[place], value=value)
        self.guess = replace(self.guess, points=tuple(points))
        self._again()

    def _again(self) -> None:
        """Show it without building anew: a drag may go on."""
        self.drawing.guess, self.drawing.place, self.line.label = self.guess, self.place, self._said()

    def _keep(self) -> Move | None:
        """Put it away until the time has come."""
        session = self.context.session
        session.guesses.add(self.guess)
        session.keep()
        month = words.month_of(self.context.texts, self.guess.points[0].month)
        return Then((Pop(), Tell(self.context.texts("guess.kept", month=month))))


def very_low(ui: Ui) -> bool:
    """Whether the window is so low that there is room only for how to draw."""
    return ui.rect.height < ui.px(VERY_LOW)


def make(context: Context, route: routes.Expect) -> Scene:
    """The scene of the route."""
    return ExpectScene(context, route.indicator, route.begins)
