"""About the model: what it is, where its numbers come from, what it is not, and how to disagree."""

from functools import partial

from pygame import Rect

from game.engine.rules import Tag
from game.scenes import routes, sheets
from game.scenes.common_ended import EndedScene
from game.scenes.context import Context
from game.scenes.sheets import Block, Columns
from game.ui import layout
from game.ui.fonts import BODY, LEAD, SMALL, TITLE, Style
from game.ui.moves import Move, Pop, Push
from game.ui.paint import Pen
from game.ui.panels import Paged, tabs, tabs_height
from game.ui.screen import Scene, Ui
from game.ui.widgets import Button, Card, Picture

PAGES = {"what": "people", "numbers": "chart", "limits": "eye", "disagree": "scales"}
"""Page → its icon."""
SIGN, GAP = 84, 20
"""Units of a page's sign, and between cards."""


class AboutScene(EndedScene):
    """Four short texts, on one page where they fit."""

    def __init__(self, context: Context) -> None:
        self.context = context
        self.page = "what"
        self.paged = Paged(1)

    def build(self, ui: Ui) -> None:
        """All four pages in one where there is room for them; else tabs above, one page below."""
        body = sheets.frame(ui, ui.say("title.about"), Pop())
        area = sheets.page_of(ui, body)
        across = 1 if ui.narrow else 2
        wide = (area.width - (across - 1) * ui.px(GAP)) // across
        cards = [self._card(ui, page) for page in PAGES]
        halves = [cards[start::across] for start in range(across)]
        if all(sum(one.high(wide) + ui.px(one.gap) for one in half) <= area.height for half in halves):
            order = [one for half in halves for one in half]
            self.end = sheets.flow(self, area, order, self.paged, Columns(across, GAP, even=True))
            return
        area = sheets.page_of(ui, body, 1000)
        names = [(page, ui.say(f"about.{page}")) for page in PAGES]
        top, rest = layout.rows(area, tabs_height(ui, names, area.width), 1.0, gap=ui.px(14))
        tabs(ui, top, names, self.page, self._turn)
        ends = [self._high(ui, page, rest.width, LEAD) for page in PAGES]
        style = LEAD if max(ends) <= rest.height else BODY
        sheets.flow(self, rest, self._words(ui, self.page, style), self.paged)
        self.end = rest.top + min(max(self._high(ui, page, rest.width, style) for page in PAGES), rest.height)

    def _high(self, ui: Ui, page: str, wide: int, style: Style) -> int:
        """How high a page stands."""
        blocks = self._words(ui, page, style)
        return sum(block.high(wide) + ui.px(block.gap) for block in blocks) - ui.px(blocks[-1].gap)

    def _words(self, ui: Ui, page: str, style: Style = LEAD) -> list[Block]:
        """What a page says."""
        large = style is LEAD or not ui.low
        blocks = [
            sheets.text(ui, ui.say(f"about.{page}_title"), TITLE if large else LEAD.but(bold=True), 10),
            sheets.text(ui, ui.say(f"about.{page}_text"), style, 16 if large else 8),
        ]
        if page == "numbers":
            blocks += [_kind(ui, kind, 10 if large else 4) for kind in Tag]
        if page == "disagree" and self.context.session is not None and routes.exists("assumptions"):
            blocks.append(self._assumptions(ui))
        return blocks

    def _card(self, ui: Ui, page: str) -> Block:
        """A page as a card, its sign at the left."""
        inside = self._words(ui, page, BODY)
        side, pad = ui.px(SIGN), ui.px(18)

        def high(wide: int) -> int:
            room = wide - side - 3 * pad
            words = sum(block.high(room) + ui.px(block.gap) for block in inside) - ui.px(inside[-1].gap)
            return max(words, side) + 2 * pad

        def add(rect: Rect) -> None:
            ui.add(Card(Rect(rect.left, rect.top, rect.width, rect.height - ui.px(4))))
            box = layout.inset(rect, pad)
            ui.add(Picture(Rect(box.left, box.top, side, side), paint=partial(_sign, PAGES[page])))
            top = box.top
            for block in inside:
                part = block.high(box.width - side - pad)
                block.add(Rect(box.left + side + pad, top, box.width - side - pad, part))
                top += part + ui.px(block.gap)

        return Block(high, add, 16)

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


def _kind(ui: Ui, kind: Tag, gap: float) -> Block:
    """A label, and at its right what it means."""
    names = max(ui.width_of(ui.say(f"tag.{one.value}"), SMALL.but(bold=True)) for one in Tag) + ui.px(56)
    means = sheets.text(ui, ui.say(f"tag.{kind.value}.help"), SMALL)

    def add(rect: Rect) -> None:
        sheets.tag(ui, kind.value).add(rect)
        high = means.high(rect.width - names)
        free = max(ui.px(28) - high, 0) // 2
        means.add(Rect(rect.left + names, rect.top + free, rect.width - names, high))

    return Block(lambda wide: max(means.high(wide - names), ui.px(28)), add, gap)


def _sign(icon: str, pen: Pen, area: Rect) -> None:
    """A square of wall with an icon."""
    pen.wall(area)
    plate = area.inflate(-area.width // 3, -area.height // 3)
    pen.fill(plate, "paper")
    pen.icon(icon, plate, "brick")


def make(context: Context, route: routes.About) -> Scene:
    """The scene of the route."""
    del route
    return AboutScene(context)
