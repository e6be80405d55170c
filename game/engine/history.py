"""History: every indicator and its causes, month by month."""

from dataclasses import dataclass, field

import numpy as np

from game.engine.cells import AREAS, CITY
from game.engine.columns import F64
from game.engine.indicators import INDICATOR_INDEX


@dataclass(frozen=True, slots=True)
class Causes:
    """Why indicators changed in one month."""

    keys: tuple[tuple[int, str], ...] = ()
    """(Indicator, cause) of each row."""
    parts: F64 = field(default_factory=lambda: np.zeros((0, AREAS)))
    """Change by area, one row a key; the rows of an indicator add up to its change."""


@dataclass(slots=True)
class History:
    """Readings and causes. The first reading is that of the month before the level starts."""

    months: list[int] = field(default_factory=list)
    """Months with a reading."""
    readings: list[F64] = field(default_factory=list)
    """One array (indicators, AREAS) a month."""
    causes: list[Causes] = field(default_factory=list)
    """One record a month."""

    def add(self, month: int, reading: F64, causes: Causes) -> None:
        """Add a month."""
        self.months.append(month)
        self.readings.append(reading)
        self.causes.append(causes)

    def at(self, indicator: str, month: int, area: int = CITY) -> float:
        """A reading; the nearest earlier one when the month has none."""
        n = min(max(month - self.months[0], 0), len(self.months) - 1)
        return float(self.readings[n][INDICATOR_INDEX[indicator], area])

    def now(self, indicator: str, area: int = CITY) -> float:
        """The newest reading."""
        return float(self.readings[-1][INDICATOR_INDEX[indicator], area])

    def series(self, indicator: str, area: int = CITY) -> F64:
        """All readings of an indicator."""
        i = INDICATOR_INDEX[indicator]
        return np.array([reading[i, area] for reading in self.readings], np.float64)

    def why(self, indicator: str, first: int, last: int, area: int = CITY) -> dict[str, float]:
        """Causes of the change from the end of the month before `first` to the end of `last`.

        The parts add up to the change. Largest first.
        """
        i = INDICATOR_INDEX[indicator]
        found: dict[str, float] = {}
        for month, causes in zip(self.months, self.causes, strict=True):
            if first <= month <= last:
                for row, (which, cause) in enumerate(causes.keys):
                    if which == i:
                        found[cause] = found.get(cause, 0.0) + float(causes.parts[row, area])
        found = {cause: part for cause, part in found.items() if part != 0.0}
        return dict(sorted(found.items(), key=lambda item: (-abs(item[1]), item[0])))
