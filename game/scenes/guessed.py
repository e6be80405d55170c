"""A guess beside what came, and what was behind it."""

from functools import partial

from pygame import Rect

from game.guesses import Guess, Point
from game.scenes import common_page, guess_parts, routes, why_model, words
from game.scenes.context import Context
from game.scenes.guess_parts import discs
from game.scenes.why_model import REMAINDERS
from game.ui import layout
from game.ui.fonts import BODY, LEAD, SMALL, Style
from game.ui.moves import Move, Push
from game.ui.paint import Pen
from game.ui.panels import tabs
from game.ui.screen import Scene, Ui
from game.ui.widgets import TARGET, Button, Card, Picture, Words

CAUSES, MOST = 2, 8
"""Causes that are told in a sentence, and in a table."""
LINE, DISC, LEAST = 34, 22, 260
"""Units of height of a line of the table, of width of its disc, and of height of the chart above it."""


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
        rest, foot = layout.rows(body, 1.0, ui.px(TARGET + (14 if ui.narrow else 4)), gap=ui.px(10))
        if ui.narrow and not ui.portrait:
            line, rest = layout.rows(rest, ui.px(TARGET), 1.0, gap=ui.px(6))
            faces = [("chart", ui.say("charts.chart")), ("words", ui.say("guess.words"))]
            tabs(ui, line, faces, self.face, self._turn)
            (self._shown if self.face == "chart" else self._told)(ui, rest)
        else:
            high = self._table_high(ui, MOST) if ui.portrait else 0
            low = ui.portrait and rest.height - high < ui.px(LEAST)
            cut, words_ = (layout.rows, 1.0 if low else high) if ui.portrait else (layout.columns, 1.0)
            chart, told = cut(rest, 1.4, words_, gap=ui.px(14))
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
        many = next((n for n in range(MOST, -1, -1) if self._table_high(ui, n) <= area.height), None)
        if many is not None and self.guess.due(self.lived):
            self._table(ui, box, many)
            return
        told = sentences(self.context, self.guess)
        parts = [(told[0], LEAD), *((said, BODY) for said in told[1:])]
        parts.append((self._key(ui), SMALL))
        if sum(ui.height_of(said, box.width, style) + ui.px(8) for said, style in parts) > box.height:
            parts = [(said, SMALL) for said, _ in parts[:-1]]
        used = [ui.height_of(said, box.width, style) for said, style in parts]
        for cell, (said, style) in zip(layout.stack(box, used, ui.px(8)), parts, strict=True):
            if cell.bottom <= box.bottom:
                ui.add(Words(cell, said, style=style))

    def _table_high(self, ui: Ui, many: int) -> int:
        """How high a card with a table and that many causes stands at the width of a page."""
        lines = len(self.guess.due(self.lived)) + 1 + (many + 1 if many else 0)
        return lines * ui.px(LINE) + 4 * ui.px(LINE)

    def _table(self, ui: Ui, box: Rect, many: int) -> None:
        """What came in a sentence; year by year what was drawn and what it became; what moved it most."""
        said = sentences(self.context, self.guess)[0]
        high = ui.height_of(said, box.width, LEAD.but(bold=True))
        head = Rect(box.left, box.top, box.width, high)
        ui.add(Words(head, said, style=LEAD.but(bold=True)))
        lines = [partial(_head, ui.say("guess.drew"), ui.say("guess.became"))]
        lines += [partial(self._line, point) for point in self.guess.due(self.lived)]
        causes = behind(self.context, self.guess)[:many]
        if causes:
            lines.append(partial(_title, ui.say("guess.moved_by")))
            lines += [partial(_cause, *cause) for cause in causes]
        top = head.bottom + ui.px(6)
        room = Rect(box.left, top, box.width, box.bottom - top)
        for cell, paint in zip(layout.stack(room, [ui.px(LINE)] * len(lines)), lines, strict=True):
            ui.add(Picture(cell, paint=paint))
        foot = top + ui.px(LINE) * len(lines) + ui.px(10)
        if foot + ui.height_of(self._key(ui), box.width, SMALL) <= box.bottom:
            ui.add(Words(Rect(box.left, foot, box.width, box.bottom - foot), self._key(ui), style=SMALL))

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


def _title(said: str, pen: Pen, area: Rect) -> None:
    pen.text(said, area, SMALL.but(bold=True, place="bottom", fit=True), "accent_ink")


def _cause(name: str, change: str, pen: Pen, area: Rect) -> None:
    """A cause and by how much it moved the number."""
    wide = pen.width_of(change, BODY.but(bold=True)) + pen.px(10)
    style = BODY.but(place="middle", fit=True)
    pen.text(name, Rect(area.left, area.top, area.width - wide, area.height), style)
    pen.text(change, area, style.but(align="right", bold=True))
    pen.rule(area.left, area.bottom - 1, area.width)


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
