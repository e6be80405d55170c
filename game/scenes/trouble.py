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


class TroubleScene(Scene):
    """Three sentences and two ways on."""

    root = True
    last_resort = True

    def __init__(self, what: str, detail: str) -> None:
        self.what = what
        self.detail = detail

    def build(self, ui: Ui) -> None:
        """A card in the middle of the page."""
        wide = min(ui.px(760), ui.rect.width - ui.px(48))
        room = wide - ui.px(72)
        parts = [
            (ui.say("trouble.title"), HEAD),
            (self.what or ui.say("trouble.what"), LEAD),
            (ui.say("trouble.safe_title"), TITLE),
            (ui.say("trouble.safe"), BODY),
            (ui.say("trouble.do_title"), TITLE),
            (ui.say("trouble.do"), BODY),
        ]
        if self.detail:
            parts.append((ui.say("trouble.detail", detail=self.detail[:160]), SMALL))
        if sum(ui.height_of(words, room, style) + ui.px(12) for words, style in parts) > ui.rect.height * 0.7:
            parts = [(ui.say("trouble.title"), TITLE)] + [(parts[n][0], BODY) for n in (1, 3, 5)]
        heights = [ui.height_of(words, room, style) for words, style in parts]
        short = len(parts) < 6
        gaps = [ui.px(8 if short else 16 if style in {HEAD, LEAD, BODY} else 4) for _, style in parts]
        buttons = ui.px(52)
        edge = ui.px(16 if short else 36)
        card = layout.inner(ui.rect, wide, sum(heights) + sum(gaps) + buttons + 2 * edge + ui.px(12))
        ui.add(Card(card))
        top = card.top + edge
        for (words, style), height, gap in zip(parts, heights, gaps, strict=True):
            ui.add(Words(Rect(card.left + ui.px(36), top, room, height), words, style=style))
            top += height + gap
        line = Rect(card.left + ui.px(36), card.bottom - edge - buttons, room, buttons)
        again, leave = layout.columns(line, 1.0, 1.0, gap=ui.px(14))
        ui.add(
            Button(
                again,
                ui.say("trouble.to_title"),
                Reset(routes.Title()),
                key="again",
                look="primary",
                icon="home",
            )
        )
        ui.add(Button(leave, ui.say("trouble.quit"), Quit(), key="leave", icon="quit"))
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
