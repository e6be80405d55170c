"""A guess beside what came, and what was behind it."""

from collections.abc import Callable
from functools import partial

from pygame import Rect

from game.guesses import Guess, Point
from game.scenes import common_page, guess_parts, routes, sheets, why_model, words
from game.scenes.context import Context
from game.scenes.guess_parts import discs
from game.scenes.sheets import Block
from game.scenes.why_model import REMAINDERS
from game.ui import layout
from game.ui.fonts import BODY, LEAD, SMALL, Style
from game.ui.moves import Move, Push
from game.ui.paint import Pen
from game.ui.panels import Paged, tabs
from game.ui.screen import Scene, Ui
from game.ui.widgets import TARGET, Button, Card, Picture, Words

CAUSES, MOST = 2, 8
"""Causes that are told in a sentence, and in a table."""
LINE, DISC, LEAST = 34, 22, 260
"""Units of height of a line of the table, of width of its disc, and of height of the chart above it."""
KEYED = 150
"""Units of height of a chart from which the words for its lines stand below it."""


class GuessedScene(Scene):
    """The chart with both lines, and sentences."""

    def __init__(self, context: Context, number: int) -> None:
        self.context = context
        self.face = "words"
        """What is shown where there is room for one: chart or words."""
        self.paged = Paged(0)
        session = context.session
        self.view = session.view
        self.lived = self.view.month - 1
        self.guess: Guess = session.guesses.made[number]
        session.guesses.look(number, self.lived)
        guess = self.guess
        self.paper = guess_parts.sheet(self.view, guess.indicator, guess.points, guess.made, guess.sure)

    def build(self, ui: Ui) -> None:
        """Chart and words beside each other, or below each other; in a low window one of them."""
        page, self.paged.foot = common_page.page_of(ui, 1240), None
        name = words.scaled_name(ui.stage.texts, self.guess.indicator)
        body = common_page.heading(ui, page, name)
        rest, foot = layout.rows(body, 1.0, ui.px(TARGET + (14 if ui.narrow else 4)), gap=ui.px(10))
        if ui.narrow and not ui.portrait:
            line, rest = layout.rows(rest, ui.px(TARGET), 1.0, gap=ui.px(6))
            faces = [("chart", ui.say("guess.chart")), ("words", ui.say("guess.words"))]
            tabs(ui, line, faces, self.face, self._turn)
            if self.face == "words":
                self.paged.foot = foot
                self._told(ui, rest)
                ui.start = "back"
                return
            self._shown(ui, rest)
        else:
            high = self._high(ui, rest.width) if ui.portrait else 0
            low = ui.portrait and rest.height - high < ui.px(LEAST)
            cut, words_ = (layout.rows, 1.0 if low else high) if ui.portrait else (layout.columns, 1.0)
            chart, told = cut(rest, 0.9 if low else 1.4, words_, gap=ui.px(14))
            self._shown(ui, chart)
            self._told(ui, told)
        left, right = layout.columns(foot, 1.0, 1.0, gap=ui.px(12))
        why = Push(routes.Why(self.guess.indicator, "term"))
        ui.add(Button(left, ui.say("guess.why"), why, key="why", icon="question"))
        ui.add(Button(right, ui.say("guess.all"), Push(routes.Calibration()), key="all", icon="chart"))
        ui.start = "back"

    def _turn(self, face: str) -> Move | None:
        self.face, self.paged.page = face, 0
        self.rebuild()
        return None

    def _shown(self, ui: Ui, area: Rect) -> None:
        """Both lines, and what they are."""
        ui.add(Card(area))
        box, key = layout.inset(area, ui.px(14), ui.px(12)), self._key(ui)
        high = ui.height_of(key, box.width, SMALL)
        if box.height - high > ui.px(KEYED):
            box, below = layout.rows(box, 1.0, high, gap=ui.px(8))
            ui.add(Words(below, key, style=SMALL))
        ui.add(Picture(box, paint=self._chart))

    def _told(self, ui: Ui, area: Rect) -> None:
        """What came, how near, what was behind it; on more pages where one has no room for it."""
        ui.add(Card(area))
        box = layout.inset(area, ui.px(18), ui.px(6 if ui.low else 14))
        sheets.flow(self, box, self._blocks(ui), self.paged)

    def _high(self, ui: Ui, width: int) -> int:
        """How high a card stands that tells all."""
        inside = sum(one.high(width - 2 * ui.px(18)) + ui.px(one.gap) for one in self._blocks(ui))
        return inside + 2 * ui.px(14)

    def _blocks(self, ui: Ui) -> list[Block]:
        """What came in a sentence; year by year what was drawn and what it became; what moved it most."""
        said = sentences(self.context, self.guess)[0]
        found = [sheets.text(ui, said, (BODY if ui.low else LEAD).but(bold=True), 6)]
        due = self.guess.due(self.lived)
        if not due:
            return [*found, sheets.text(ui, self._key(ui), SMALL)]
        head = _painted(ui, partial(_head, ui.say("guess.drew"), ui.say("guess.became")))
        found += [sheets.bound(head), *(_painted(ui, partial(self._line, point)) for point in due)]
        found += [sheets.text(ui, ui.say("guess.discs"), SMALL, 12)]
        causes = behind(self.context, self.guess)[:MOST]
        if causes:
            found.append(sheets.heading(ui, ui.say("guess.moved_by")))
            found += [_cause(ui, *cause) for cause in causes]
        if ui.low:
            found.append(sheets.text(ui, self._key(ui), SMALL))
        return found

    def _line(self, point: Point, pen: Pen, area: Rect) -> None:
        """What was drawn for a month, what it became, and a disc for whether that lay in the band."""
        came = self.view.at(self.guess.indicator, point.month)
        drew, became = (guess_parts.said(pen.texts, self.paper, value) for value in (point.value, came))
        month = words.month_of(pen.texts, point.month, "MMM y")
        _cells(pen, area, (month[:1].upper() + month[1:], drew, became), BODY)
        side = pen.px(DISC)
        discs(pen, Rect(area.right - side, area.top, side, area.height), [self.guess.holds(point, came)])

    def _key(self, ui: Ui) -> str:
        return ui.say("guess.key", sure=ui.say(f"guess.{self.guess.sure}").lower())

    def _chart(self, pen: Pen, area: Rect) -> None:
        guess_parts.draw_guess(pen, area, self.paper, self.guess)


def _cells(pen: Pen, area: Rect, said: tuple[str, str, str], style: Style) -> None:
    """Three words of a line of the table, and room for a disc after them."""
    room = Rect(area.left, area.top, area.width - pen.px(DISC + 8), area.height)
    for place, (cell, one) in enumerate(zip(layout.columns(room, 1.0, 1.0, 1.0), said, strict=True)):
        align = "right" if place else "left"
        pen.text(one, cell, style.but(place="middle", fit=True, align=align, bold=style.bold or place == 2))
    pen.rule(area.left, area.bottom - 1, area.width)


def _head(drew: str, became: str, pen: Pen, area: Rect) -> None:
    _cells(pen, area, ("", drew, became), SMALL)


def _painted(ui: Ui, paint: Callable[[Pen, Rect], None]) -> Block:
    """A line of the table."""

    def add(rect: Rect) -> None:
        ui.add(Picture(rect, paint=paint))

    return Block(lambda _: ui.px(LINE), add, 0)


def _cause(ui: Ui, name: str, change: str) -> Block:
    """A cause and by how much it moved the number."""
    bold = BODY.but(bold=True)
    wide = ui.width_of(change, bold) + ui.px(10)

    def draw(pen: Pen, area: Rect) -> None:
        room = Rect(area.left, area.top, area.width - wide, area.height)
        pen.text(name, room, BODY.but(place="middle"))
        pen.text(change, area, bold.but(place="middle", align="right"))
        pen.rule(area.left, area.bottom - 1, area.width)

    def add(rect: Rect) -> None:
        ui.add(Picture(rect, paint=draw))

    return Block(lambda width: max(ui.px(LINE), ui.height_of(name, width - wide) + ui.px(6)), add, 0)


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
    named = behind(context, guess)[:CAUSES]
    if named:
        told = [texts("guess.cause", name=name, by=by) for name, by in named]
        found.append(texts("guess.behind", causes=texts("guess.and").join(told)))
    return [one[:1].upper() + one[1:] for one in found]


def behind(context: Context, guess: Guess) -> list[tuple[str, str]]:
    """What moved the number since the guess, the most first: names and changes."""
    view, due = context.session.view, guess.due(context.session.view.month - 1)
    if not due:
        return []
    causes = view.why(guess.indicator, guess.made, due[-1].month)
    named = [(cause, part) for cause, part in causes.items() if cause not in REMAINDERS]
    came = view.at(guess.indicator, due[-1].month)
    scale = why_model.scale_for(guess.indicator, [part for _, part in named[:CAUSES]], came)
    told = [(cause, scale.change(context.texts, scale.units(part))) for cause, part in named]
    return [(words.cause(context, cause), by) for cause, by in told if by.strip("±0,.")]


def make(context: Context, route: routes.Guessed) -> Scene:
    """The scene of the route."""
    return GuessedScene(context, route.number)
