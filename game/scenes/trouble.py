"""Something went wrong: what, what is safe, and what to do, in words."""

from pygame import Rect

from game.scenes import routes
from game.scenes.context import Context
from game.ui import layout
from game.ui.fonts import BODY, HEAD, LEAD, SMALL, TITLE
from game.ui.moves import Quit, Reset
from game.ui.paint import Pen
from game.ui.screen import Scene, Ui
from game.ui.widgets import Button, Card, Words

HEADING = BODY.but(bold=True)
SMALLER = {HEAD: TITLE, LEAD: BODY, TITLE: HEADING}
"""Styles in a low window."""


class TroubleScene(Scene):
    """Three sentences and two ways on."""

    root = True
    last_resort = True

    def __init__(self, what: str, detail: str) -> None:
        self.what = what
        self.detail = detail

    def build(self, ui: Ui) -> None:
        """A card in the middle of the page; in a low window its letters are smaller, then headings go."""
        wide = min(ui.px(760), ui.rect.width - ui.px(48))
        side = ui.px(36 if ui.rect.width > ui.px(560) else 20)
        room = wide - 2 * side
        full = [
            (ui.say("trouble.title"), HEAD),
            (self.what or ui.say("trouble.what"), LEAD),
            (ui.say("trouble.safe_title"), TITLE),
            (ui.say("trouble.safe"), BODY),
            (ui.say("trouble.do_title"), TITLE),
            (ui.say("trouble.do"), BODY),
        ]
        small = [(said, SMALLER.get(style, style)) for said, style in full]
        if self.detail:
            full.append((ui.say("trouble.detail", detail=self.detail[:160]), SMALL))
        least = [small[0], *((full[n][0], BODY) for n in (1, 3, 5))]
        names = (ui.say("trouble.to_title"), ui.say("trouble.quit"))
        beside = all(ui.width_of(name) + ui.px(70) < room // 2 for name in names)
        buttons, free = ui.px(52 if beside else 2 * 52 + 10), ui.rect.height - ui.px(24)
        for parts, edge in ((full, ui.px(36)), (small, ui.px(20)), (least, ui.px(14))):
            heights = [ui.height_of(words, room, style) for words, style in parts]
            gaps = [ui.px(2 if style in {TITLE, HEADING} else 12) for _, style in parts]
            high = sum(heights) + sum(gaps) + buttons + 2 * edge
            if high <= free:
                break
        card = layout.inner(ui.rect, wide, high)
        ui.add(Card(card))
        top = card.top + edge
        for (words, style), height, gap in zip(parts, heights, gaps, strict=True):
            ui.add(Words(Rect(card.left + side, top, room, height), words, style=style))
            top += height + gap
        line = Rect(card.left + side, card.bottom - edge - buttons, room, buttons)
        again, leave = (layout.columns if beside else layout.rows)(line, 1.0, 1.0, gap=ui.px(10))
        to_title = Reset(routes.Title())
        ui.add(Button(again, names[0], to_title, key="again", look="primary", icon="home"))
        ui.add(Button(leave, names[1], Quit(), key="leave", icon="quit"))
        ui.start = "again"
        self._card = card

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
