"""Life lines of a game's residents: its history is lived again in slices, the newest years first.

Nothing is stored while the game is played. A copy of the city is woken from a January's snapshot, lives the
same orders with the same luck, and one row is watched. The game itself is not touched.
"""

from collections import Counter
from collections.abc import Generator, Sequence
from dataclasses import dataclass, field
from time import perf_counter
from typing import Final

from game.engine.city import City
from game.engine.obey import obey
from game.engine.opening import open_city
from game.engine.orders import Dated
from game.engine.rules import Rules
from game.engine.schedule import month_by_system
from game.januaries import unpacking
from game.life.facts import YEAR, Fact
from game.life.watch import FELT, Seen, Watch
from game.session import Session

SLICE: Final = 0.007
"""Seconds of work in a frame; the last piece of work may go a little over."""
Snapshots = Sequence[tuple[int, bytes]]
"""Mornings from which the game can be lived again: month, packed city; in order of time."""


@dataclass(frozen=True, slots=True)
class Past:
    """What it takes to live a game again."""

    rules: Rules
    seed: int
    log: tuple[Dated, ...]
    until: int
    """The month that has not been lived."""
    snapshots: Snapshots

    @classmethod
    def of(cls, session: Session) -> "Past":
        """The past of a game as it stands."""
        kept = session.januaries
        mornings = [kept.before(month) for month in kept.months]
        return cls(
            session.rules,
            session.city.seed,
            tuple(dated for dated in session.log if dated.month < session.city.month),
            session.city.month,
            [morning for morning in mornings if morning is not None],
        )

    @property
    def first(self) -> int:
        """The first month of the level."""
        return self.rules.level.from_

    def morning(self, wanted: int, before: int) -> int:
        """The last morning up to a wanted month, before another, from which to live the game again."""
        months = [self.first, *(month for month, _ in self.snapshots if self.first < month < before)]
        early = [month for month in months if month <= wanted]
        return early[-1] if early else months[0]


@dataclass(slots=True)
class LifeLine:
    """What is known of one resident's life so far."""

    number: int
    came: int
    """Month of birth here or of arrival, when it is known: nothing is to be told before."""
    since: int
    """Told from this month on."""
    until: int
    """Told up to this month, which is not told."""
    seen: dict[int, Seen] = field(default_factory=dict)
    """Month → what was seen from then on."""
    whole: bool = False
    """Whether the years back to the start, to birth or to arrival are told."""

    def told(self, until: int) -> bool:
        """Whether nothing is left to tell of the months up to this one."""
        return self.whole and self.until >= until

    def progress(self, first: int) -> float:
        """Which share of the months from the first of the game on is told, 0 to 1."""
        begin = max(first, self.came)
        return 1.0 if self.whole else (self.until - self.since) / max(self.until - begin, 1)

    @property
    def facts(self) -> list[Fact]:
        """All facts, the newest first; of those met in a layer of life only the first."""
        found = sorted((fact for seen in self.seen.values() for fact in seen.facts), key=_when)
        met: set[str] = set()
        told = []
        for fact in found:
            if fact.what.startswith("met_"):
                if fact.what in met:
                    continue
                met.add(fact.what)
            told.append(fact)
        return told[::-1]

    @property
    def feelings(self) -> list[tuple[int, FELT]]:
        """The nine attitudes by month, in order of time."""
        found = {month: felt for seen in self.seen.values() for month, felt in seen.feelings}
        return sorted(found.items())

    @property
    def meetings(self) -> Counter[tuple[str, bool, bool]]:
        """(layer, whether of other roots, whether it went well) → how often."""
        return sum((seen.meetings for seen in self.seen.values()), Counter())

    @property
    def name(self) -> str:
        """The resident's name; empty while nobody was seen."""
        return next((seen.name for _, seen in sorted(self.seen.items(), reverse=True) if seen.name), "")


def _when(fact: Fact) -> int:
    return fact.month


class Retelling:
    """The life lines of a game, and the work that is left to tell them."""

    def __init__(self) -> None:
        self._lines: dict[int, LifeLine] = {}
        self._work: Generator[None] | None = None
        self._busy_with: LifeLine | None = None

    def line(self, number: int, past: Past, came: int = 0) -> LifeLine:
        """The life line of a resident as far as it is told; the telling goes on with this one."""
        line = self._lines.get(number)
        if line is None:
            line = self._lines[number] = LifeLine(number, came, past.until, past.until)
        if self._busy_with is not line or (self._work is None and not line.told(past.until)):
            self._busy_with, self._work = line, self._tell(line, past)
        return line

    def work(self, seconds: float = SLICE) -> bool:
        """Go on for about so many seconds; says whether anything was told."""
        began = perf_counter()
        while self._work is not None and perf_counter() - began < seconds:
            told = len(self._busy_with.seen) if self._busy_with else 0
            if next(self._work, self) is self:
                self._work = None
                return True
            if self._busy_with and len(self._busy_with.seen) > told:
                return True
        return False

    def finish(self) -> None:
        """Tell the line that was asked for to its beginning."""
        while self._work is not None:
            self.work(1.0)

    def _tell(self, line: LifeLine, past: Past) -> Generator[None]:
        """First the months since it was last told, then the years before, each time twice as many."""
        if line.until < past.until:
            yield from self._part(line, past, line.until, past.until)
        while not line.whole:
            wanted = max(line.since - max(line.until - line.since, YEAR), line.came)
            yield from self._part(line, past, past.morning(wanted, line.since), line.since)

    def _part(self, line: LifeLine, past: Past, since: int, until: int) -> Generator[None]:
        """Live from the nearest snapshot on, and watch from a month up to another."""
        city = yield from _wake(past, since)
        city.causes_on = False
        waiting = [dated for dated in past.log if dated.month >= city.month][::-1]
        watch: Watch | None = None
        while city.month < until:
            if watch is None and city.month >= since:
                watch = Watch(city, past.rules, line.number)
            while waiting and waiting[-1].month <= city.month:
                obey(city, past.rules, waiting.pop().order)
            for system in month_by_system(city, past.rules):
                if watch is not None and system == "meetings":
                    watch.meetings()
                yield
            if watch is not None:
                watch.month()
        if watch is None:
            return
        line.seen[since] = watch.seen
        if since >= line.until:
            line.until = until
        else:
            line.since = since
        came = not watch.began_here and bool(watch.seen.name)
        line.whole = line.whole or came or line.since <= max(past.first, line.came)


def _wake(past: Past, month: int) -> Generator[None, None, City]:
    """The city from the nearest snapshot before a month, or founded anew."""
    found = [packed for at, packed in past.snapshots if at <= month]
    if not found:
        yield
        return open_city(past.rules, past.seed)
    pieces = unpacking(found[-1])
    while True:
        try:
            next(pieces)
        except StopIteration as done:
            city: City = done.value
            return city
        yield
