"""Short sentences under the head of the window, where they hide none of its cards."""

from collections.abc import Sequence
from dataclasses import dataclass, field

from pygame import Rect

from game.ui.fonts import BODY
from game.ui.paint import Pen

SECONDS, SOON = 7.0, 1.0
"""How long a sentence stays, and how much longer when another screen opens under it."""
TOP = 74
"""Units from the top of the window: below the head of a page."""
GAP = 10
"""Units between a sentence and a card."""
EDGE, LEAST = 32, 330
"""Units between it and the sides of the window, and of width that it needs."""
LINE = 60
"""Units of height of one with a single line."""


@dataclass(slots=True)
class Notices:
    """What is being said; each stays some seconds, or until it is tapped."""

    waiting: list[str] = field(default_factory=list)
    left: float = 0.0
    apart: Sequence[Rect] = ()
    """What they keep clear of: the bars of the screen, the first of these, and its cards."""

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

    def hurry(self) -> None:
        """Another screen opens: what was said on the one before goes soon."""
        if self.left < SECONDS:
            self.left = min(self.left, SOON)

    def close(self) -> None:
        """The oldest sentence has been read."""
        self.waiting.pop(0)
        self.left = SECONDS

    def box(self, pen: Pen) -> Rect:
        """Where the oldest sentence stands: as high as it hides no card; empty without one."""
        if not self.waiting:
            return Rect(0, 0, 0, 0)
        below = sorted(card.bottom + pen.px(GAP) for card in self.apart)
        tops = [pen.px(TOP), *(top for top in below if top > pen.px(TOP))]
        return next(filter(None, (self._free(pen, top) for top in tops)), self._at(pen, tops[0], 0, 0))

    def _free(self, pen: Pen, top: int) -> Rect | None:
        """At this height between the cards; nothing where they leave too little room."""
        page, gap = pen.surface.get_rect(), pen.px(GAP)
        beside = [card for card in self.apart if card.top < top + pen.px(LINE) and card.bottom > top]
        west = [card.right + gap for card in beside if card.centerx < page.centerx]
        east = [page.right - card.left + gap for card in beside if card.centerx >= page.centerx]
        left, right = max(west, default=0), max(east, default=0)
        if page.width - left - right < pen.px(LEAST):
            return None
        box = self._at(pen, top, left, right)
        return box if page.contains(box) and box.collidelist(list(self.apart)) < 0 else None

    def _at(self, pen: Pen, top: int, left: int, right: int) -> Rect:
        """At this height, in the middle where that is as far from both sides as it must be."""
        page, edge = pen.surface.get_rect(), pen.px(EDGE)
        left, right = max(left, edge), max(right, edge)
        wide = min(pen.width_of(self.waiting[0]), page.width - left - right - pen.px(76), pen.px(720))
        box = Rect(0, top, wide + pen.px(76), pen.height_of(self.waiting[0], wide) + pen.px(28))
        box.left = min(max(page.centerx - box.width // 2, left), page.right - right - box.width)
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
