"""History: every indicator and its causes, month by month."""

from dataclasses import dataclass, field

import numpy as np

from game.engine.cells import CITY
from game.engine.columns import F64
from game.engine.indicators import INDICATOR_INDEX


@dataclass(slots=True)
class History:
    """Readings and causes. The first reading is that of the month before the level starts."""

    months: list[int] = field(default_factory=list)
    """Months with a reading."""
    readings: list[F64] = field(default_factory=list)
    """One array (indicators, AREAS) a month."""
    causes: list[dict[tuple[int, str], F64]] = field(default_factory=list)
    """(indicator, cause) → change by area, one record a month."""

    def add(self, month: int, reading: F64, causes: dict[tuple[int, str], F64]) -> None:
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
                for (which, cause), part in causes.items():
                    if which == i and part[area] != 0.0:
                        found[cause] = found.get(cause, 0.0) + float(part[area])
        return dict(sorted(found.items(), key=lambda item: (-abs(item[1]), item[0])))
