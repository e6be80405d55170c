"""All guesses: how often what came lay in the band, against how sure the player was."""

from dataclasses import dataclass
from functools import partial
from typing import ClassVar

from pygame import Rect

from game.guesses import WIDTHS, Guess, Tally, tally
from game.scenes import common_page, guess_parts, routes, words
from game.scenes.context import Context
from game.scenes.guess_parts import Sheet, discs
from game.ui import layout
from game.ui.fonts import BODY, LEAD
from game.ui.moves import Push
from game.ui.paint import Pen
from game.ui.panels import Paged, page_list
from game.ui.screen import Scene, Ui
from game.ui.text import Texts
from game.ui.widgets import TARGET, Card, Look, Picture, Widget, Words

ENOUGH = 3
"""Points that came, from which on something is said of how sure the player is."""
OFTEN, SELDOM = 0.8, 0.5
"""Parts of the points in their band between which the player knows what they know."""

LOW = 420
"""Units of height under which the cards stand beside the words, without their charts."""
DEGREE = 56
"""Units of height for a degree of sureness."""
ACROSS, LEAST, MOST = 3, 150, 560
"""Cards beside each other, and units of height of a card with a chart."""


class CalibrationScene(Scene):
    """A sentence, three rows of discs, and the guesses."""

    def __init__(self, context: Context) -> None:
        self.context = context
        session = context.session
        self.guesses = session.guesses.made
        self.paged = Paged(len(self.guesses))
        self.found = tally(self.guesses, session.view.at, session.view.month - 1)

    def build(self, ui: Ui) -> None:
        """A head and the guesses below, or a sentence that there are none."""
        page = common_page.page_of(ui, 1240)
        body = common_page.heading(ui, page, ui.say("guess.title"))
        if not self.guesses:
            ui.add(Words(body, ui.say("guess.none")))
        else:
            fill(self, body, self.context, self.found, self.paged)
        ui.start = "back"


def fill(scene: Scene, area: Rect, context: Context, found: dict[str, Tally], paged: Paged) -> None:
    """What the guesses say together, and a card for each, the newest first."""
    ui = scene.ui
    said = verdict(context.texts, found)
    beside = not ui.portrait and area.height < ui.px(LOW)
    if beside:
        upper, lower = layout.columns(area, 1.0, 1.1, gap=ui.px(14))
        style = BODY
    else:
        style = LEAD.but(bold=True)
        lines = len(WIDTHS) if ui.narrow else 1
        high = ui.height_of(said, area.width - 2 * ui.px(18), style) + lines * ui.px(DEGREE)
        upper, lower = layout.rows(area, high + 2 * ui.px(14), 1.0, gap=ui.px(14))
    ui.add(Card(upper))
    box = layout.inset(upper, ui.px(18), ui.px(14))
    high = ui.height_of(said, box.width, style)
    ui.add(Words(Rect(box.left, box.top, box.width, high), said, style=style))
    degrees = Rect(box.left, box.top + high + ui.px(8), box.width, box.height - high - ui.px(8))
    cut = layout.rows if beside or ui.narrow else layout.columns
    for cell, sure in zip(cut(degrees, *[1.0] * len(WIDTHS), gap=ui.px(10)), WIDTHS, strict=True):
        ui.add(Picture(cell, paint=partial(_degree, sure, found[sure])))
    _cards(scene, lower, context, paged, 1 if beside or ui.narrow else ACROSS)


def _cards(scene: Scene, area: Rect, context: Context, paged: Paged, across: int) -> None:
    """A card for each guess, as high as the room allows."""
    ui, view = scene.ui, context.session.view
    guesses = context.session.guesses.made
    across = min(across, len(guesses))
    order = list(reversed(range(len(guesses))))
    paged.count = -(-len(guesses) // across)
    gap, least = ui.px(10), ui.px(LEAST if ui.portrait or area.height > ui.px(LOW) else TARGET + 8)
    even = (area.height - gap * (paged.count - 1)) // paged.count
    if even < least and ui.portrait:
        room = area.height - (0 if paged.silent else ui.px(TARGET + 8))
        even = (room + gap) // max((room + gap) // (least + gap), 1) - gap

    def row(line: Rect, n: int) -> None:
        cells = layout.columns(line, *[1.0] * across, gap=ui.px(14))
        for cell, number in zip(cells, order[n * across : (n + 1) * across], strict=False):
            guess = guesses[number]
            card = GuessCard(cell, _name(context, guess), Push(routes.Guessed(number)), f"guess.{number}")
            card.guess = guess
            card.paper = guess_parts.sheet(view, guess.indicator, guess.points, guess.made, guess.sure)
            due = guess.due(view.month - 1)
            card.held = tuple(guess.holds(point, view.at(guess.indicator, point.month)) for point in due)
            ui.add(card)

    page_list(scene, area, paged, max(least, min(even, ui.px(MOST))), row, gap=10)


@dataclass(slots=True)
class GuessCard(Widget):
    """A guess: its number, which of its points came as expected, and its lines where there is room.

    Without its lines an arrow says that they are behind it.
    """

    guess: Guess | None = None
    paper: Sheet | None = None
    held: tuple[bool, ...] = ()

    focusable: ClassVar[bool] = True

    def draw(self, pen: Pen, look: Look) -> None:
        """Name and discs on one line, the chart below."""
        if self.guess is None or self.paper is None:
            return
        pen.card(self.rect, "sunk" if look.hovered or look.pressed else "card")
        box = layout.inset(self.rect, pen.px(14), pen.px(8))
        alone, style = box.height < pen.px(120), BODY.but(bold=True, place="middle", fit=True)
        if alone:
            box.width -= pen.px(30)
            pen.icon("right", Rect(box.right + pen.px(4), box.top, pen.px(26), box.height), "brick", 24)
        wide = min(pen.px(22) * len(self.held), box.width // 3)
        room = box.width - wide - pen.px(10)
        high = box.height if alone else max(pen.height_of(self.label, room, style), pen.px(32))
        head, rest = layout.rows(box, high, 1.0, gap=pen.px(8))
        pen.text(self.label, Rect(head.left, head.top, room, head.height), style)
        discs(pen, Rect(head.right - wide, head.top, wide, head.height), self.held)
        if not alone:
            guess_parts.draw_guess(pen, rest, self.paper, self.guess)


def _name(context: Context, guess: Guess) -> str:
    texts = context.texts
    name = words.short_name(texts, guess.indicator)
    month = words.month_of(texts, guess.made, "MMM y").replace(" ", "\u00a0")
    return texts("guess.row", name=name, month=month)


def _degree(sure: str, found: Tally, pen: Pen, area: Rect) -> None:
    """A degree of sureness: how often it came in the band, in words and in discs."""
    key = "guess.held" if found.of else "guess.no_held"
    said = pen.texts(key, sure=pen.texts(f"guess.{sure}"), hits=found.hits, of=found.of)
    style, high = BODY.but(fit=True), pen.height_of(said, area.width, BODY)
    if area.height < high + pen.px(20):
        style, high = BODY.but(fit=True, line=True), pen.height_of("A", area.width, BODY)
    pen.text(said, Rect(area.left, area.top, area.width, high), style)
    left = Rect(area.left, area.top + high, area.width, min(area.height - high, pen.px(28)))
    discs(pen, left, [number < found.hits for number in range(found.of)])


def verdict(texts: Texts, found: dict[str, Tally]) -> str:
    """What the bars say of how sure the player is: no praise, no blame."""
    for sure, one in found.items():
        if one.of >= ENOUGH and one.hits <= SELDOM * one.of:
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
