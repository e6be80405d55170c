"""Effort: how far each lever is moved this month, where, to whom, and by which programme or event."""

from collections.abc import Iterator
from dataclasses import dataclass, field

import numpy as np

from game.engine.cells import ADDRESSES, CELL_DISTRICT, CELL_FOREIGN, CELL_NEED, DISTRICTS, NOBODY
from game.engine.columns import F64
from game.engine.levers import LEVER_INDEX, LEVERS

ALL_LEVERS = len(LEVERS)

Move = tuple[str, int, int, float]
"""What moves a lever: the cause, the address, the district's row (-1: all), and how far alone."""


@dataclass(slots=True)
class Effort:
    """Written by `programmes`, read by every system."""

    level: F64 = field(default_factory=lambda: np.zeros((ALL_LEVERS, DISTRICTS)))
    """How far each lever is moved in each district, 0 to 1, all addresses together."""
    addressed: F64 = field(default_factory=lambda: np.zeros((ALL_LEVERS, len(ADDRESSES), DISTRICTS)))
    """The same split by address (everyone, need, group); adds up to `level`."""
    parts: dict[int, list[tuple[str, F64]]] = field(default_factory=dict)
    """Lever → (cause, its share by district); the shares of a lever add up to its level."""

    def of(self, lever: str) -> F64:
        """A lever by district (DISTRICTS,), 0 to 1."""
        return self.level[LEVER_INDEX[lever]]

    def city(self, lever: str) -> float:
        """A lever's mean over all residents, for what is city-wide."""
        return float((self.level[LEVER_INDEX[lever]] * self.people).sum())

    people: F64 = field(default_factory=lambda: np.full(DISTRICTS, 1.0 / DISTRICTS))
    """Share of all residents who live in each district (DISTRICTS,)."""
    moves: dict[int, list[Move]] = field(default_factory=dict)
    """Lever → what it was set by: it is set again only when this changes."""
    _shares: dict[int, tuple[list[tuple[str, F64]], list[tuple[str, F64, F64]]]] = field(default_factory=dict)
    """Lever → its parts, and each as a share by district and by cell."""
    focus_need: float = 1.0
    """Times as much reaches residents in need when a measure is addressed to need."""
    focus_group: float = 1.0
    """Times as much reaches residents with a foreign background when it is addressed to the group."""
    elsewhere: float = 1.0
    """Times as much reaches the others when a measure is addressed to need or group."""

    def reach(self, lever: str) -> F64:
        """How far a lever reaches residents, by cell (CELLS,): address decides who gets more of it.

        Addressed to everyone, each cell gets the lever's level. Addressed to need (or the group), those
        in need (or of foreign background) get `focus` times that and the others `elsewhere` times. At
        most 1.
        """
        everyone, need, group = self.addressed[LEVER_INDEX[lever]]
        found = everyone[CELL_DISTRICT].copy()
        found += need[CELL_DISTRICT] * np.where(CELL_NEED, self.focus_need, self.elsewhere)
        found += group[CELL_DISTRICT] * np.where(CELL_FOREIGN, self.focus_group, self.elsewhere)
        np.minimum(found, 1.0, out=found)
        found[NOBODY] = 0.0
        return found

    def _shares_of(self, lever: str) -> list[tuple[str, F64, F64]]:
        """Cause and its part of the lever, by district and by cell; kept until the lever is set again."""
        i = LEVER_INDEX[lever]
        parts = self.parts.get(i)
        if parts is None:
            return []
        known = self._shares.get(i)
        if known is None or known[0] is not parts:
            whole = np.where(self.level[i] > 0.0, self.level[i], 1.0)
            shares = [(cause, part / whole) for cause, part in parts]
            known = parts, [(cause, share, share.take(CELL_DISTRICT)) for cause, share in shares]
            self._shares[i] = known
        return known[1]

    def causes_of(self, lever: str) -> Iterator[tuple[str, F64]]:
        """(Cause, its part of the lever by district from 0 to 1; the parts add up to 1 where it is moved)."""
        for cause, share, _ in self._shares_of(lever):
            yield cause, share

    def split(self, lever: str, rate: F64) -> Iterator[tuple[str, F64]]:
        """A rate by cell (CELLS,) that a lever causes, split over the programmes behind the lever."""
        for cause, _, share in self._shares_of(lever):
            yield cause, rate * share

    def moved(self, lever: str) -> bool:
        """Whether anything moves the lever anywhere."""
        return LEVER_INDEX[lever] in self.parts

    def split_areas(self, lever: str, change: F64) -> Iterator[tuple[str, F64]]:
        """A change by district (DISTRICTS,) that a lever causes, split over the programmes behind it."""
        for cause, part in self.causes_of(lever):
            yield cause, change * part
