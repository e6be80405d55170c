"""Time: of the processor, which other programs hardly disturb, and of the clock."""

import gc
import statistics
import time
from collections.abc import Callable, Iterable
from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Time:
    """How long something took, in seconds."""

    processor: float
    """Of this process, all threads."""
    clock: float
    """On the wall."""

    def over(self, parts: float) -> "Time":
        """What one of so many equal parts took."""
        return Time(self.processor / parts, self.clock / parts)


def timed(work: Callable[[], object]) -> Time:
    """One call, without the collector of garbage, as `timeit` does it."""
    gc.collect()
    gc.disable()
    clock, processor = time.perf_counter(), time.process_time()
    work()
    found = Time(time.process_time() - processor, time.perf_counter() - clock)
    gc.enable()
    return found


def median(times: Iterable[Time]) -> Time:
    """The middle one, of the processor and of the clock each."""
    found = list(times)
    return Time(
        statistics.median(one.processor for one in found), statistics.median(one.clock for one in found)
    )
