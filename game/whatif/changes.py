"""A change of a game: orders taken out, orders added, or another model."""

from collections.abc import Sequence
from dataclasses import dataclass

from game.engine.orders import Dated, Order, Start, Stop


@dataclass(frozen=True, slots=True)
class Change:
    """What is done differently."""

    without: tuple[int, ...] = ()
    """Places in the log of the orders that are taken out."""
    added: tuple[Dated, ...] = ()
    """Orders that are given besides, after those of the same month."""
    values: tuple[tuple[str, float], ...] | None = None
    """The coefficients of another model that are not as written; None for the game's own model."""

    def since(self, log: Sequence[Dated], first: int = 0) -> int:
        """The first month in which something is different; under another model that is the game's first."""
        if self.values is not None:
            return first
        return min([*(log[place].month for place in self.without), *(dated.month for dated in self.added)])

    def of(self, log: Sequence[Dated]) -> tuple[Dated, ...]:
        """The log with the change made."""
        out = set(self.without)
        left = [dated for place, dated in enumerate(log) if place not in out]
        return tuple(sorted([*left, *self.added], key=lambda dated: dated.month))


def followers(log: Sequence[Dated], place: int) -> tuple[int, ...]:
    """Places in the log of an order and of all later ones for the same programme in the same district."""
    ran = run_of(log[place].order)
    if ran is None:
        return (place,)
    return tuple(n for n in range(place, len(log)) if run_of(log[n].order) == ran)


def run_of(order: Order) -> tuple[str, str | None] | None:
    """The programme and district that an order is about; None when it is about neither."""
    if isinstance(order, Start):
        return order.start, order.place
    if isinstance(order, Stop):
        return order.stop, order.place
    return None
