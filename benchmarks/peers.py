"""How fast the town is, beside peers that do comparable work in the same run.

    .venv/bin/pip install '.[research]'           # Mesa and Starsim; what is missing is left out and named
    .venv/bin/python benchmarks/peers.py [--quick]

Each line says what is measured, our time, the peer's, and the ratio: of processor time, which other programs
hardly disturb, and of the clock. Where a peer has its own number of agents, the ratio is that of an agent's
month. Founding a town and making agents are left out, but for short runs, which are taken whole (the start
of their processes is not).

What is held beside what:

- Mesa: Schelling's town of 90,000. Everybody looks at eight neighbours, and the few who are unhappy move.
  Ours: the systems `meetings` and `homes`. A quarter of the town meets twice a season, and a quarter of the
  households weighs its home and may look at eight others. The line below it takes our whole month.
- Starsim: 90,000 agents, a random network of ten contacts, one infection, 264 months. Ours: the whole
  campaign under `history`, with every system and every cause.
- C: our meetings and moves alone, on the same columns, by the system's compiler (c_month.py).
"""

import argparse
import os
import sys
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from importlib import import_module
from pathlib import Path

sys.path.insert(0, str(Path(__file__).resolve().parent.parent))

from c_month import NoCompilerError, c_month
from game.memory import for_months
from game.runs import reference_loop
from our_town import Lived, in_processes, live, rules, widened
from stopwatch import Time, median, timed

AGENTS = 90_000
INSTALL = "not measured: pip install '.[research]'"
SECONDS, MILLI, NANO = ("s", 1.0), ("ms", 1e3), ("ns", 1e9)
Unit = tuple[str, float]


@dataclass(frozen=True, slots=True)
class Size:
    """How much is measured."""

    months: int
    """Months of a campaign."""
    repeats: int
    """How often a campaign is lived; shorter things oftener."""
    many: int
    """Residents of the large town."""
    wide_months: int
    """Months of the large town and of the one of 90,000."""
    runs: int
    """Short runs in processes."""
    run_months: int
    """Months of each."""


FULL = Size(months=264, repeats=3, many=1_000_000, wide_months=36, runs=8, run_months=60)
QUICK = Size(months=36, repeats=1, many=300_000, wide_months=12, runs=4, run_months=12)


@dataclass(frozen=True, slots=True)
class Row:
    """A line of the table."""

    what: str
    """What is measured."""
    ours: str = ""
    """Our time."""
    theirs: str = ""
    """The peer's."""
    ratio: float | None = None
    """Of processor times, or of what the wish is about."""
    clock: float | None = None
    """The same by the clock."""
    most: float | None = None
    """The ratio should not be larger."""
    least: float | None = None
    """Nor smaller."""
    note: str = ""
    """What else is to be known; why there are no numbers."""

    def __str__(self) -> str:
        """The line."""
        numbers = "".join(f"{'' if n is None else format(n, '.4g'):>9}" for n in (self.ratio, self.clock))
        wish = "" if self.most is None else f"<= {self.most:g}"
        wish = wish if self.least is None else f">= {self.least:g}"
        kept = "" if self.ratio is None or not wish else "yes" if self.kept(self.ratio) else "NO"
        line = f"{self.what:<46}{self.ours:>11}{self.theirs:>11}{numbers}{wish:>9} {kept:<4}{self.note}"
        return line.rstrip()

    def kept(self, ratio: float) -> bool:
        """Whether a ratio is as it should be."""
        return (self.most is None or ratio <= self.most) and (self.least is None or ratio >= self.least)


TITLES = f"{'':<46}{'ours':>11}{'theirs':>11}{'ratio':>9}{'clock':>9}{'wanted':>9}"


def told(time: Time, unit: Unit) -> str:
    """Processor time in a unit."""
    return f"{time.processor * unit[1]:.4g} {unit[0]}"


def beside(what: str, ours: Time, theirs: Time, unit: Unit, most: float | None = None, note: str = "") -> Row:
    """Our time over a peer's."""
    ratio, clock = ours.processor / theirs.processor, ours.clock / theirs.clock
    return Row(what, told(ours, unit), told(theirs, unit), ratio, clock, most, note=note)


def campaigns(size: Size) -> tuple[Lived, Time | None]:
    """Our campaign and Starsim's of middling time, lived in turns; None when Starsim is not installed."""
    try:
        epidemic: Callable[[int, int], Time] | None = import_module("starsim_sis").epidemic
    except ImportError:
        epidemic = None
    ours: list[Lived] = []
    theirs: list[Time] = []
    for _ in range(size.repeats):
        ours.append(live(rules(), size.months))
        if epidemic:
            theirs.append(epidemic(AGENTS, size.months))
    ours.sort(key=lambda one: one.time.processor)
    return ours[len(ours) // 2], median(theirs) if theirs else None


def own(campaign: Lived) -> Iterator[Row]:
    """Our month and campaign alone."""
    loop = median(_reference() for _ in range(9))
    month, of = campaign.month, f"of {campaign.residents:,.0f} residents"
    most = 8.0 if campaign.months == FULL.months else None
    yield Row(f"a month, ms, {of}", told(month, MILLI), "", month.processor * 1e3, month.clock * 1e3, most)
    what, most = f"a campaign of {campaign.months} months, s", most and 2.2
    yield Row(what, told(campaign.time, SECONDS), "", campaign.time.processor, campaign.time.clock, most)
    yield beside("a month beside the reference loop", month, loop, MILLI)


def _reference() -> Time:
    """The fixed piece of numpy work that `run --timings` reports too."""
    loops: list[float] = []
    call = timed(lambda: loops.append(reference_loop()))
    return Time(loops[0] * call.processor / call.clock, loops[0])


def mesa(ours: Lived, size: Size) -> Iterator[Row]:
    """Mesa's month beside our homes and meetings, and beside all of our month."""
    try:
        month: Callable[[int, int], Time] = import_module("mesa_schelling").schelling_month
    except ImportError:
        yield Row("Mesa, a Schelling month", note=INSTALL)
        return
    theirs = month(AGENTS, 2 * size.repeats + 1).over(AGENTS)
    own_work = ours.of("homes", "meetings").over(ours.residents)
    yield beside("homes and meetings beside Mesa's month, an agent", own_work, theirs, NANO, 0.01)
    yield beside("our whole month beside Mesa's, an agent", ours.resident_month(), theirs, NANO)


def starsim(ours: Lived, theirs: Time | None) -> Row:
    """Starsim's campaign beside ours."""
    if theirs is None:
        return Row("Starsim, one infection", note=INSTALL)
    each, note = theirs.over(ours.months * AGENTS), f"Starsim's campaign: {told(theirs, SECONDS)}"
    what = "campaign beside Starsim's, an agent's month"
    return beside(what, ours.resident_month(), each, NANO, 0.4, note)


def in_c(ours: Lived, size: Size) -> Iterator[Row]:
    """The compiled loop beside our homes and meetings."""
    try:
        theirs, done = c_month(ours.city, 4 * size.repeats + 1)
    except NoCompilerError as error:
        yield Row("C, meetings and moves", note=str(error))
        return
    note = f"C in a year: {done.met:,} meetings, {done.looked:,} households look, {done.moved:,} move"
    own_work = ours.of("homes", "meetings")
    yield beside("homes and meetings beside compiled C", own_work, theirs, MILLI, note=note)


def wide(ours: Lived, size: Size) -> Iterator[Row]:
    """What a resident costs in a large town, beside one of 90,000."""
    large = live(widened(rules(), size.many), size.wide_months)
    what = f"a resident's month, {size.many:,} beside {AGENTS:,}"
    note = f"{told(large.month, MILLI)} beside {told(ours.month, MILLI)} a month"
    yield beside(what, large.resident_month(), ours.resident_month(), NANO, 1.5, note)


def processes(size: Size) -> Iterator[Row]:
    """Two local processes beside one. The ratio is that of the clock, because that is what is waited for."""
    pairs = [[in_processes(n, size.runs, size.run_months) for n in (1, 2)] for _ in range(size.repeats)]
    one, two = (median(times) for times in zip(*pairs, strict=True))
    times = one.clock / two.clock
    note = f"processor time alone would allow {2 * one.processor / two.processor:.2f}"
    what = f"{size.runs} runs of {size.run_months} months: two workers, one"
    yield Row(what, f"{two.clock:.4g} s", f"{one.clock:.4g} s", times, times, least=1.8, note=note)


def rows(size: Size) -> Iterator[Row]:
    """All lines, as they come."""
    campaign, theirs = campaigns(size)
    yield from own(campaign)
    yield starsim(campaign, theirs)
    ours = live(widened(rules(), AGENTS), size.wide_months)
    yield from in_c(ours, size)
    yield from mesa(ours, size)
    yield from wide(ours, size)
    yield from processes(size)


def main() -> None:
    """Measure and print."""
    asked = argparse.ArgumentParser(description="How fast the town is, beside peers.")
    asked.add_argument("--quick", action="store_true", help="smaller and fewer: rough numbers in a minute")
    size = QUICK if asked.parse_args().quick else FULL
    load, cores = os.getloadavg()[0] if hasattr(os, "getloadavg") else 0.0, os.cpu_count() or 1
    if load > 0.25 * cores:
        print(f"Other programs run (load {load:.1f} on {cores} cores): trust neither clock nor workers.")
    for_months()
    print(TITLES)
    for row in rows(size):
        print(row, flush=True)


if __name__ == "__main__":
    main()
