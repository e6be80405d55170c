"""All guesses: how often what came lay in the band, against how sure the player was."""

from functools import partial

from pygame import Rect

from game.guesses import WIDTHS, Guess, Tally, tally
from game.scenes import common_page, routes, words
from game.scenes.context import Context
from game.ui import charts, layout
from game.ui.fonts import BODY
from game.ui.moves import Push
from game.ui.paint import Pen
from game.ui.panels import Paged, page_list
from game.ui.screen import Scene, Ui
from game.ui.text import Texts
from game.ui.widgets import TARGET, Button, Card, Picture, Words

ENOUGH = 3
"""Points that came, from which on something is said of how sure the player is."""
OFTEN, SELDOM = 0.8, 0.5
"""Parts of the points in their band between which the player knows what they know."""


class CalibrationScene(Scene):
    """Three bars, a sentence, and the guesses."""

    def __init__(self, context: Context) -> None:
        self.context = context
        session = context.session
        self.guesses = session.guesses.made
        self.paged = Paged(len(self.guesses))
        self.found = tally(self.guesses, session.view.at, session.view.month - 1)

    def build(self, ui: Ui) -> None:
        """Bars and guesses beside each other, or below each other."""
        page = common_page.page_of(ui, 1240)
        body = common_page.heading(ui, page, ui.say("guess.title"))
        if not self.guesses:
            ui.add(Words(body, ui.say("guess.none")))
        else:
            fill(self, body, self.context, self.found, self.paged)
        ui.start = "back"


def fill(scene: Scene, area: Rect, context: Context, found: dict[str, Tally], paged: Paged) -> None:
    """The bars, what they say, and a row for each guess, the newest first."""
    ui, guesses = scene.ui, context.session.guesses.made
    cut = layout.rows if ui.portrait else layout.columns
    left, right = cut(area, 1.0, 1.1, gap=ui.px(14))
    ui.add(Card(left))
    box = layout.inset(left, ui.px(18), ui.px(12))
    said = verdict(context.texts, found)
    high = ui.height_of(said, box.width, BODY)
    bars = Rect(box.left, box.top, box.width, min(box.height - high - ui.px(10), ui.px(210)))
    ui.add(Picture(bars, paint=partial(_bars, found)))
    ui.add(Words(Rect(box.left, bars.bottom + ui.px(10), box.width, high), said))
    ui.add(Card(right))
    inside = layout.inset(right, ui.px(12), ui.px(10))
    paged.count = len(guesses)
    order = list(reversed(range(len(guesses))))

    def row(rect: Rect, n: int) -> None:
        number = order[n]
        name = _name(context, guesses[number])
        go = Push(routes.Guessed(number))
        ui.add(Button(rect, name, go, f"guess.{number}", align="left", icon="chart"))

    page_list(scene, inside, paged, ui.px(TARGET + 8), row)


def _name(context: Context, guess: Guess) -> str:
    texts = context.texts
    name = words.short_name(texts, guess.indicator)
    return texts("guess.row", name=name, month=words.month_of(texts, guess.made, "MMM y"))


def _bars(found: dict[str, Tally], pen: Pen, area: Rect) -> None:
    """For each degree of sureness: words, and a bar from never to always."""
    for cell, sure in zip(layout.rows(area, *[1.0] * len(WIDTHS), gap=pen.px(6)), WIDTHS, strict=True):
        one = found[sure]
        key = "guess.held" if one.of else "guess.no_held"
        said = pen.texts(key, sure=pen.texts(f"guess.{sure}"), hits=one.hits, of=one.of)
        high = min(pen.height_of(said, cell.width, BODY), cell.height)
        pen.text(said, Rect(cell.left, cell.top, cell.width, high), BODY.but(fit=True))
        track = Rect(cell.left, cell.top + high + pen.px(2), cell.width, pen.px(12))
        if track.bottom <= cell.bottom:
            charts.bar(pen, track, one.hits / one.of if one.of else 0.0)


def verdict(texts: Texts, found: dict[str, Tally]) -> str:
    """What the bars say of how sure the player is: no praise, no blame."""
    for sure, one in found.items():
        if one.of >= ENOUGH and one.hits < SELDOM * one.of:
            return texts("guess.wider_when", sure=texts(f"guess.{sure}"), hits=one.hits, of=one.of)
    hits, of = sum(one.hits for one in found.values()), sum(one.of for one in found.values())
    if of < ENOUGH:
        return texts("guess.early")
    share = hits / of
    way = "wider" if share < SELDOM else "narrower" if share > OFTEN else "fits"
    return texts(f"guess.{way}", hits=hits, of=of)


def make(context: Context, route: routes.Calibration) -> Scene:  # noqa: ARG001 - there is one game
    """The scene of the route."""
    return CalibrationScene(context)
