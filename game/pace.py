"""Work in slices that never holds up a frame: how long each kind of slice takes is learned as it goes."""

from collections.abc import Generator, Iterator
from dataclasses import dataclass, field
from time import perf_counter
from typing import Final, TypeVar

SHARE: Final = 0.008
"""Seconds of a frame that work beside it may take."""
USUAL: Final = 0.002
"""Seconds that a slice takes which has never been seen."""
SLOW: Final = 0.8
"""How fast the longest time of a slice is forgotten."""


T = TypeVar("T")
Result = TypeVar("Result")


def spend(steps: Generator[T, None, Result], seconds: float = SHARE) -> tuple[T | None, Result | None]:
    """Take steps for so many seconds; gives the last one taken, and the result once there are no more."""
    end, last = perf_counter() + seconds, None
    while perf_counter() < end:
        try:
            last = next(steps)
        except StopIteration as over:
            return last, over.value
    return last, None


@dataclass(slots=True)
class Work:
    """Work that says before each slice what comes next, or nothing."""

    slices: Iterator[str]
    coming: str = ""
    """What the next slice is; empty while nobody knows."""
    over: bool = False


@dataclass(slots=True)
class Pace:
    """Seconds that slices take, by their names: the kind of work, and what tells slices of a kind apart."""

    usual: dict[str, float] = field(default_factory=dict)

    def expected(self, work: Work) -> float:
        """How long the next slice will take: as it took before, or the first time as its kind."""
        return self.usual.get(work.coming, self.usual.get(_kind(work.coming), USUAL))

    def slice(self, work: Work) -> float:
        """Do one slice; gives the seconds that it took."""
        began = perf_counter()
        following = next(filter(None, work.slices), None)
        took = perf_counter() - began
        for name in {work.coming, _kind(work.coming)}:
            self.usual[name] = max(took, self.usual.get(name, 0.0) * SLOW)
        work.coming, work.over = following or "", following is None
        return took


def _kind(name: str) -> str:
    return name.partition(" ")[0]
