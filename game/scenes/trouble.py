"""Something went wrong: what, what is safe, and what to do, in words."""

from pygame import Rect

from game.scenes import routes
from game.scenes.context import Context
from game.ui import layout
from game.ui.fonts import BODY, HEAD, LEAD, SMALL, TITLE, Style
from game.ui.moves import Quit, Reset
from game.ui.paint import Pen
from game.ui.screen import Scene, Ui
from game.ui.widgets import Button, Card, Words

WAYS = (
    (36, 16, HEAD, TITLE, LEAD),
    (28, 10, HEAD, BODY.but(bold=True), BODY),
    (16, 6, TITLE, SMALL.but(bold=True), BODY),
)
"""Units of the edge and between parts; styles of title, headings and what happened: from large to small."""


class TroubleScene(Scene):
    """Three sentences and two ways on."""

    root = True
    last_resort = True

    def __init__(self, what: str, detail: str) -> None:
        self.what = what
        self.detail = detail

    def build(self, ui: Ui) -> None:
        """A card in the middle of the page, as large as the window allows."""
        wide = min(ui.px(760), ui.rect.width - ui.px(48))
        labels = ui.say("trouble.to_title"), ui.say("trouble.quit")
        for edge, gap, head, title, lead in WAYS:
            room = wide - 2 * ui.px(edge)
            stacked = max(ui.width_of(label) for label in labels) + ui.px(64) > (room - ui.px(14)) // 2
            parts = self._parts(ui, (head, title, lead))
            heights = [ui.height_of(said, room, style) for said, style in parts]
            gaps = [ui.px(gap if style != title else 2) for _, style in parts]
            buttons = ui.px(52) * 2 + ui.px(10) if stacked else ui.px(52)
            high = sum(heights) + sum(gaps) + buttons + 2 * ui.px(edge)
            if high <= ui.rect.height - 2 * ui.px(12):
                break
        card = layout.inner(ui.rect, wide, high)
        ui.add(Card(card))
        top = card.top + ui.px(edge)
        for (said, style), height, below in zip(parts, heights, gaps, strict=True):
            ui.add(Words(Rect(card.left + ui.px(edge), top, room, height), said, style=style))
            top += height + below
        line = Rect(card.left + ui.px(edge), card.bottom - ui.px(edge) - buttons, room, buttons)
        cut, between = (layout.rows, 10) if stacked else (layout.columns, 14)
        again, leave = cut(line, 1.0, 1.0, gap=ui.px(between))
        to = Reset(routes.Title())
        ui.add(Button(again, labels[0], to, key="again", look="primary", icon="home"))
        ui.add(Button(leave, labels[1], Quit(), key="leave", icon="quit"))
        ui.start = "again"
        self._card = card

    def _parts(self, ui: Ui, styles: tuple[Style, Style, Style]) -> list[tuple[str, Style]]:
        """What it says: what happened, what is safe, what to do, and a word for whoever repairs it."""
        head, title, lead = styles
        parts = [
            (ui.say("trouble.title"), head),
            (self.what or ui.say("trouble.what"), lead),
            (ui.say("trouble.safe_title"), title),
            (ui.say("trouble.safe"), BODY),
            (ui.say("trouble.do_title"), title),
            (ui.say("trouble.do"), BODY),
        ]
        if self.detail and head is not WAYS[-1][2]:
            parts.append((ui.say("trouble.detail", detail=self.detail[:160]), SMALL))
        return parts

    def draw(self, pen: Pen) -> None:
        """A low wall behind the card, a brick short."""
        pen.ground()
        wall = Rect(0, self._card.bottom - pen.px(40), self.ui.rect.width, self.ui.rect.height)
        pen.wall(wall)
        self.ui.draw(pen)


def make(context: Context, route: routes.Trouble) -> Scene:
    """The scene of the route."""
    del context
    return TroubleScene(route.what, route.detail)
