"""The focus ring: which spot is next, by order or by direction; nothing here is drawn or kept."""

from collections.abc import Sequence
from typing import Protocol

from pygame import Rect

from game.ui.actions import Command


class Focusable(Protocol):
    """Anything that the ring can stand on."""

    @property
    def key(self) -> str:
        """Its name, the same after a rebuild."""

    @property
    def rect(self) -> Rect:
        """Where it is."""


ARROWS = {
    Command.UP: (0, -1),
    Command.DOWN: (0, 1),
    Command.LEFT: (-1, 0),
    Command.RIGHT: (1, 0),
}


def index_of(spots: Sequence[Focusable], key: str) -> int:
    """Where in the order the spot of that name is, or -1."""
    return next((place for place, spot in enumerate(spots) if spot.key == key), -1)


def by_order(spots: Sequence[Focusable], key: str, step: int) -> str:
    """The next (1) or previous (-1) spot, round and round."""
    if not spots:
        return ""
    place = index_of(spots, key)
    if place < 0:
        return spots[0 if step > 0 else -1].key
    return spots[(place + step) % len(spots)].key


def by_arrow(spots: Sequence[Focusable], key: str, arrow: Command) -> str:
    """The nearest spot in that direction; the same one when there is none."""
    place = index_of(spots, key)
    if place < 0:
        return spots[0].key if spots else ""
    x, y = ARROWS[arrow]
    here = spots[place].rect
    best, best_cost = key, float("inf")
    for spot in spots:
        cost = _cost(here, spot.rect, x, y)
        if cost < best_cost:
            best, best_cost = spot.key, cost
    return best


def _cost(here: Rect, there: Rect, x: int, y: int) -> float:
    """How far a spot is in a direction; sideways counts double, and infinite when it is not that way."""
    ahead = (there.centerx - here.centerx) * x + (there.centery - here.centery) * y
    if ahead <= 0:
        return float("inf")
    if x:
        gap = max(there.left - here.right, here.left - there.right, 0)
        aside = max(there.top - here.bottom, here.top - there.bottom, 0)
        offset = abs(there.centery - here.centery)
        clear = there.left >= here.right if x > 0 else there.right <= here.left
    else:
        gap = max(there.top - here.bottom, here.top - there.bottom, 0)
        aside = max(there.left - here.right, here.left - there.right, 0)
        offset = abs(there.centerx - here.centerx)
        clear = there.top >= here.bottom if y > 0 else there.bottom <= here.top
    return gap + 3.0 * aside + 0.1 * offset + (0.0 if clear else 2000.0)
