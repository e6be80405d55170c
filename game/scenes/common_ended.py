"""A screen whose page may end early: below what is read lies the town from the Dijle, or a wall."""

from game.scenes import sheets
from game.ui.paint import Pen
from game.ui.screen import Scene


class EndedScene(Scene):
    """Paper, the foot, and the widgets. `build` says where what is read ends."""

    end = 0
    """In pixels; 0: at the foot of the window."""

    def draw(self, pen: Pen) -> None:
        """Paper, the foot, and the widgets."""
        pen.ground()
        sheets.foot(pen, self.end or self.ui.rect.bottom)
        self.ui.draw(pen)
