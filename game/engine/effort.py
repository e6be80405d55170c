"""Effort: how far each lever is moved this month, where, to whom, and by which programme or event."""

from collections.abc import Iterator
from dataclasses import dataclass, field
from typing import Any

import numpy as np

from game.engine.cells import (
    ADDRESSES,
    CELL_DISTRICT,
    CELL_FOREIGN,
    CELL_NEED,
    CELLS,
    DISTRICTS,
    NOBODY,
    by_district,
)
from game.engine.columns import F32, F64, Int8, Rows
from game.engine.levers import LEVER_INDEX, LEVERS

ALL_LEVERS = len(LEVERS)

Move = tuple[str, int, int, float]
"""What moves a lever: the cause, the address, the district's row (-1: all), and how far alone."""
Moves = tuple[tuple[int, Move], ...]
"""Levers, and what moves each."""
Shares = list[tuple[str, F64, F64]]
"""Cause, and its share of a lever by district and by cell."""
ALL: F64 = np.ones(CELLS, np.float64)
"""Everybody."""
NOT_REACHED: F64 = np.zeros(CELLS, np.float64)
"""Whom a lever reaches that nothing moves."""
NOT_REACHED.flags.writeable = False
TINY = 1e-12


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
        """A lever's mean over all residents, for what is city-wide: what is spent, whoever gets it."""
        if not self.moved(lever):
            return 0.0
        return float((self.level[LEVER_INDEX[lever]] * self.people).sum())

    people: F64 = field(default_factory=lambda: np.full(DISTRICTS, 1.0 / DISTRICTS))
    """Share of all residents who live in each district (DISTRICTS,)."""
    cells: F64 = field(default_factory=lambda: np.full(CELLS, 1.0 / CELLS))
    """Share of all residents in each cell (CELLS,), as of the last half-year."""
    moves: dict[int, list[Move]] = field(default_factory=dict)
    """Lever → what it was set by: it is set again only when this changes."""
    said: tuple[Moves, ...] = ()
    """The same, by programme and event."""
    by_programme: dict[tuple[str, int], tuple[Any, tuple[Any, ...], Moves]] = field(default_factory=dict)
    """What runs, and where → the programme, its state, and what it moves; worked out anew when it changes."""
    _shares: dict[int, tuple[list[tuple[str, F64]], Shares, F64]] = field(default_factory=dict)
    """Lever → its parts, each as a share by district and by cell, and how far it reaches each cell."""
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
        return self._known(LEVER_INDEX[lever])[1]

    def among(self, lever: str, who: F64 = ALL) -> F64:
        """How far a lever reaches the residents whom `who` (CELLS,) weighs, by district: their mean."""
        if not self.moved(lever):
            return np.zeros(DISTRICTS, np.float64)
        weight = self.cells * who
        return by_district(weight * self.reach(lever)) / np.maximum(by_district(weight), TINY)

    def city_among(self, lever: str, who: F64 = ALL) -> float:
        """The same in the whole city."""
        if not self.moved(lever):
            return 0.0
        weight = self.cells[:NOBODY] * who[:NOBODY]
        return float((weight * self.reach(lever)[:NOBODY]).sum() / max(float(weight.sum()), TINY))

    def at(self, lever: str, district: Rows | Int8, needy: F32, foreign: F32) -> F64:
        """How far a lever reaches places in these districts, by the share of users in need and of the group.

        It is the mean of what reaches the users, where nobody gets more than all.
        """
        everyone, need, group = self.addressed[LEVER_INDEX[lever]].take(district, axis=1)
        found: F64 = everyone + need * (self.elsewhere + (self.focus_need - self.elsewhere) * needy)
        found += group * (self.elsewhere + (self.focus_group - self.elsewhere) * foreign)
        return np.minimum(found, 1.0)

    def _known(self, lever: int) -> tuple[Shares, F64]:
        """Causes and their part of the lever, and whom it reaches; kept until the lever is set again."""
        parts = self.parts.get(lever)
        if parts is None:
            return [], NOT_REACHED
        known = self._shares.get(lever)
        if known is None or known[0] is not parts:
            whole = np.where(self.level[lever] > 0.0, self.level[lever], 1.0)
            shares = [(cause, part / whole) for cause, part in parts]
            by_cell = [(cause, share, share.take(CELL_DISTRICT)) for cause, share in shares]
            known = self._shares[lever] = parts, by_cell, self._reached(lever)
        return known[1:]

    def _reached(self, lever: int) -> F64:
        everyone, *focused = self.addressed[lever]
        found: F64 = everyone.take(CELL_DISTRICT)
        focuses = (self.focus_need, CELL_NEED), (self.focus_group, CELL_FOREIGN)
        for part, (focus, who) in zip(focused, focuses, strict=True):
            if part.any():
                found += part.take(CELL_DISTRICT) * np.where(who, focus, self.elsewhere)
        np.minimum(found, 1.0, out=found)
        found[NOBODY] = 0.0
        found.flags.writeable = False
        return found

    def causes_of(self, lever: str) -> Iterator[tuple[str, F64]]:
        """(Cause, its part of the lever by district from 0 to 1; the parts add up to 1 where it is moved)."""
        for cause, share, _ in self._known(LEVER_INDEX[lever])[0]:
            yield cause, share

    def split(self, lever: str, rate: F64) -> Iterator[tuple[str, F64]]:
        """A rate by cell (CELLS,) that a lever causes, split over the programmes behind the lever."""
        for cause, _, share in self._known(LEVER_INDEX[lever])[0]:
            yield cause, rate * share

    def moved(self, lever: str) -> bool:
        """Whether anything moves the lever anywhere."""
        return LEVER_INDEX[lever] in self.parts

    def split_areas(self, lever: str, change: F64) -> Iterator[tuple[str, F64]]:
        """A change by district (DISTRICTS,) that a lever causes, split over the programmes behind it."""
        for cause, part in self.causes_of(lever):
            yield cause, change * part
