"""Draws of luck: the same town with other luck from a January on, lived with a change and without it."""

from collections.abc import Generator
from dataclasses import dataclass

import numpy as np
import numpy.typing as npt

from game.engine.city import City
from game.engine.orders import Dated
from game.replay import Past, live_again

Readings = npt.NDArray[np.float32]
"""(months from the January on, indicators, AREAS)."""


@dataclass(frozen=True, slots=True)
class Drawn:
    """What came of a draw."""

    was: Readings | None
    """What happened under this luck; None when it was known."""
    other: Readings
    """With the change."""


@dataclass(frozen=True, slots=True)
class Draw:
    """What it takes to live one draw, here or in another process."""

    was: Past | None
    """The game as it was; None when it is known what happens to it under this luck."""
    other: Past
    """What it takes to live the game with the change."""
    log: tuple[Dated, ...]
    """Its orders with the change."""
    since: int
    """The first month in which something is different."""
    luck: int
    """Which other luck, from 1."""

    def lived(self) -> Generator[str, None, Drawn]:
        """Live it in slices; before each it says what comes."""
        was = None if self.was is None else (yield from self._readings(self.was, self.was.log))
        return Drawn(was, (yield from self._readings(self.other, self.log)))

    def _readings(self, past: Past, log: tuple[Dated, ...]) -> Generator[str, None, Readings]:
        life = yield from live_again(past, log, self.since, luck=self.luck, causes=False)
        return readings_from(life.city, life.first)


def readings_from(city: City, first: int) -> Readings:
    """All readings from a month on."""
    history = city.history
    start = first - history.months[0]
    return np.array(history.readings[start:], np.float32)
