"""A guess beside what came, and what was behind it."""

from functools import partial

from pygame import Rect

from game.guesses import Guess
from game.scenes import common_page, guess_parts, routes, why_model, words
from game.scenes.context import Context
from game.scenes.why_model import REMAINDERS
from game.ui import layout
from game.ui.fonts import BODY, LEAD, SMALL
from game.ui.moves import Move, Push
from game.ui.paint import Pen
from game.ui.panels import tabs
from game.ui.screen import Scene, Ui
from game.ui.widgets import TARGET, Button, Card, Picture, Words

CAUSES = 2
"""Causes that are told."""


class GuessedScene(Scene):
    """The chart with both lines, and sentences."""

    def __init__(self, context: Context, number: int) -> None:
        self.context = context
        self.face = "words"
        """What is shown where there is room for one: chart or words."""
        session = context.session
        self.view = session.view
        self.lived = self.view.month - 1
        self.guess: Guess = session.guesses.made[number]
        session.guesses.look(number, self.lived)
        guess = self.guess
        self.paper = guess_parts.sheet(self.view, guess.indicator, guess.points, guess.made, guess.sure)

    def build(self, ui: Ui) -> None:
        """Chart and words beside each other, or below each other."""
        page = common_page.page_of(ui, 1240)
        name = words.indicator_name(ui.stage.texts, self.guess.indicator)
        body = common_page.heading(ui, page, name)
        rest, foot = layout.rows(body, 1.0, ui.px(TARGET + 4), gap=ui.px(10))
        if ui.narrow and not ui.portrait:
            line, rest = layout.rows(rest, ui.px(TARGET), 1.0, gap=ui.px(6))
            faces = [("chart", ui.say("charts.chart")), ("words", ui.say("guess.words"))]
            tabs(ui, line, faces, self.face, self._turn)
            (self._shown if self.face == "chart" else self._told)(ui, rest)
        else:
            cut = layout.rows if ui.portrait else layout.columns
            chart, told = cut(rest, 1.4, 1.0, gap=ui.px(14))
            self._shown(ui, chart)
            self._told(ui, told)
        left, right = layout.columns(foot, 1.0, 1.0, gap=ui.px(12))
        why = Push(routes.Why(self.guess.indicator, "term"))
        ui.add(Button(left, ui.say("guess.why"), why, key="why", icon="question"))
        ui.add(Button(right, ui.say("guess.all"), Push(routes.Calibration()), key="all", icon="chart"))
        ui.start = "back"

    def _turn(self, face: str) -> Move | None:
        self.face = face
        self.rebuild()
        return None

    def _shown(self, ui: Ui, area: Rect) -> None:
        """Both lines."""
        ui.add(Card(area))
        ui.add(Picture(layout.inset(area, ui.px(14), ui.px(12)), paint=self._chart))

    def _told(self, ui: Ui, area: Rect) -> None:
        """What came, how near, what was behind it."""
        ui.add(Card(area))
        box = layout.inset(area, ui.px(18), ui.px(14))
        told = sentences(self.context, self.guess)
        parts = [(told[0], LEAD), *((said, BODY) for said in told[1:])]
        parts.append((self._key(ui), SMALL))
        if sum(ui.height_of(said, box.width, style) + ui.px(8) for said, style in parts) > box.height:
            parts = [(said, SMALL) for said, _ in parts[:-1]]
        used = [ui.height_of(said, box.width, style) for said, style in parts]
        for cell, (said, style) in zip(layout.stack(box, used, ui.px(8)), parts, strict=True):
            if cell.bottom <= box.bottom:
                ui.add(Words(cell, said, style=style))

    def _key(self, ui: Ui) -> str:
        return ui.say("guess.key", sure=ui.say(f"guess.{self.guess.sure}").lower())

    def _chart(self, pen: Pen, area: Rect) -> None:
        guess_parts.draw_guess(pen, area, self.paper, self.guess)


def sentences(context: Context, guess: Guess) -> list[str]:
    """The newest point that came: inside the band or not, and the largest causes since the guess."""
    texts, view = context.texts, context.session.view
    due = guess.due(view.month - 1)
    if not due:
        return [texts("guess.not_yet", month=words.month_of(texts, guess.points[0].month))]
    point = due[-1]
    came = view.at(guess.indicator, point.month)
    paper = guess_parts.sheet(view, guess.indicator, guess.points, guess.made, guess.sure)
    write = partial(guess_parts.said, texts, paper)
    month = words.month_of(texts, point.month)
    way = "inside" if guess.holds(point, came) else "above" if came > point.value else "below"
    found = [
        texts(f"guess.{way}", month=month),
        *(
            texts(
                "guess.both",
                month=words.month_of(texts, one.month, "MMM y"),
                expected=write(one.value),
                came=write(view.at(guess.indicator, one.month)),
            )
            for one in due
        ),
    ]
    causes = view.why(guess.indicator, guess.made, point.month)
    named = [(cause, part) for cause, part in causes.items() if cause not in REMAINDERS][:CAUSES]
    if named:
        scale = why_model.scale_for(guess.indicator, [part for _, part in named], came)
        behind = [
            texts("guess.cause", name=words.cause(context, cause), by=scale.change(texts, scale.units(part)))
            for cause, part in named
        ]
        found.append(texts("guess.behind", causes=texts("guess.and").join(behind)))
    return found


def make(context: Context, route: routes.Guessed) -> Scene:
    """The scene of the route."""
    return GuessedScene(context, route.number)
