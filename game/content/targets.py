"""Targets: what is known of the real town, as rows that runs are held against. No engine reads them."""

from dataclasses import dataclass
from enum import StrEnum
from pathlib import Path
from typing import Final

from game.content.files import LEVELS
from game.content.nodes import read
from game.content.problems import ContentError
from game.content.records import build
from game.content.shapes import Listing, Record, Shape
from game.engine.marks import DistrictKey, IndicatorKey, Month

FIT_UNTIL: Final = 2018 * 12 + 11
"""Rows up to here (December 2018) are fitted; later ones are only reported."""


class Measure(StrEnum):
    """What is read from a run."""

    LEVEL = "level"
    """The indicator in a month."""
    MEAN = "mean"
    """Its mean from one month to another."""
    CHANGE = "change"
    """How much it changed from one month to another."""
    LEAST_CHANGE = "least_change"
    """The smallest of its changes from one month to another over all districts."""
    GAP_CHANGE = "gap_change"
    """How much farther the other districts lie above the villages at the end than at the beginning."""
    VOTE = "vote"
    """Share of the votes of a list at an election."""
    SEATS = "seats"
    """Seats of a list after an election."""
    ZERO = "zero"
    """Share of runs in which the indicator is 0 in a month."""


@dataclass(frozen=True, slots=True)
class Target:
    """One row of the record."""

    key: str
    """Name of the row."""
    measure: Measure
    """What is read."""
    month: Month
    """When; the last month of a mean or a change."""
    between: tuple[float, float]
    """Least and most that agree with what is known; the tolerance is the design's."""
    source: str
    """Where the figure stands."""
    indicator: IndicatorKey = "population"
    """Of which indicator."""
    since: Month = 0
    """First month of a mean or a change."""
    district: DistrictKey = ""
    """Of which district; the city when empty."""
    party: str = ""
    """Of which list."""
    base: float = 1.0
    """What is read is divided by this."""
    plan: str = "history"
    """Under which mayor."""
    must: bool = False
    """Whether the model fails when this row is outside."""
    reported: bool = False
    """Not fitted and no condition, though it lies before 2019."""

    @property
    def counts(self) -> bool:
        """Whether it says something of how well the model does; later rows are shown beside it."""
        return self.month <= FIT_UNTIL and not self.reported

    @property
    def fitted(self) -> bool:
        """Whether the calibration may look at it."""
        return self.counts and self.plan == "history"

    @property
    def middle(self) -> float:
        """The figure itself."""
        return 0.5 * (self.between[0] + self.between[1])

    @property
    def tolerance(self) -> float:
        """Half the width of what agrees."""
        return 0.5 * (self.between[1] - self.between[0])


TARGETS: Final[Shape] = Listing(Record(Target))


def load_targets(city: str, root: Path = LEVELS) -> tuple[Target, ...]:
    """The targets of a city: its targets.yaml. Raises ContentError with every problem."""
    document = read(root / city / "targets.yaml")
    found = build(document, TARGETS)
    if document.problems:
        raise ContentError(document.problems)
    rows: tuple[Target, ...] = tuple(found)
    return rows
