"""Short sentences under the head of the window, away from the buttons at its foot."""

from dataclasses import dataclass, field

from pygame import Rect

from game.ui.fonts import BODY
from game.ui.paint import Pen

SECONDS = 7.0
TOP = 74
"""Units from the top of the window: below the head of a page."""


@dataclass(slots=True)
class Notices:
    """What is being said; each stays some seconds, or until it is tapped."""

    waiting: list[str] = field(default_factory=list)
    left: float = 0.0
    below: int = 0
    """Where the bars of the screen end."""

    def add(self, words: str) -> None:
        """Say something; the same is not said twice."""
        if words not in self.waiting:
            self.waiting.append(words)
            self.left = self.left if len(self.waiting) > 1 else SECONDS

    def update(self, seconds: float) -> None:
        """Time went by."""
        if not self.waiting:
            return
        self.left -= seconds
        if self.left <= 0:
            self.close()

    def close(self) -> None:
        """The oldest sentence has been read."""
        self.waiting.pop(0)
        self.left = SECONDS

    def box(self, pen: Pen) -> Rect:
        """Where the oldest sentence stands; empty without one."""
        if not self.waiting:
            return Rect(0, 0, 0, 0)
        page = pen.surface.get_rect()
        wide = min(pen.width_of(self.waiting[0]), page.width - pen.px(140), pen.px(720))
        high = pen.height_of(self.waiting[0], wide)
        box = Rect(0, 0, wide + pen.px(76), high + pen.px(28))
        box.midtop = (page.centerx, max(pen.px(TOP), self.below + pen.px(10)))
        return box

    def draw(self, pen: Pen) -> None:
        """The oldest sentence, in a dark band."""
        if not self.waiting:
            return
        words, box = self.waiting[0], self.box(pen)
        wide, high = box.width - pen.px(76), box.height - pen.px(28)
        pen.fill(box, "slate_dark")
        pen.fill(Rect(box.left, box.top, pen.px(5), box.height), "accent")
        pen.icon("info", Rect(box.left + pen.px(16), box.top, pen.px(26), box.height), "accent", 24)
        pen.text(words, Rect(box.left + pen.px(54), box.top + pen.px(14), wide, high), BODY, "on_slate")
