"""A screen whose page may end early: below what is read lies the town from the Dijle, or a wall."""

from pygame import Rect

from game.ui import townscape
from game.ui.paint import Pen
from game.ui.screen import Scene

TOWN = (0.6, 0.34, 0.2)
"""Heights of the town at the foot of a page, as shares of the window's width."""
LEAST_TOWN = 150
"""Units of height that it needs."""


class EndedScene(Scene):
    """Paper, the foot, and the widgets. `build` says where what is read ends."""

    end = 0
    """In pixels; 0: at the foot of the window."""

    def draw(self, pen: Pen) -> None:
        """Paper, the foot, and the widgets."""
        pen.ground()
        _foot(pen, self.end or self.ui.rect.bottom)
        self.ui.draw(pen)


def _foot(pen: Pen, end: int) -> None:
    """The town from the Dijle at the foot of the window, below what is read; a low wall in less room.

    The town comes in few heights, so that turning a page does not draw it anew.
    """
    page = pen.surface.get_rect()
    free = page.bottom - end - pen.px(36)
    high = next((high for high in (round(page.width * share) for share in TOWN) if high <= free), 0)
    if high >= pen.px(LEAST_TOWN):
        view = Rect(0, page.bottom - high, page.width, high)
        townscape.show(pen, view, 0.5)
        pen.fill(Rect(0, view.top, view.width, pen.px(2)), "slate_dark")
        return
    high = min(free, pen.px(112))
    if high >= pen.px(40):
        pen.wall(Rect(0, page.bottom - high, page.width, high))
