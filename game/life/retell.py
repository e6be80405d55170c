"""Life lines of a game's residents: its history is lived again in slices, the newest years first.

Nothing is stored while the game is played. A copy of the city is woken from a January's snapshot, lives the
same orders with the same luck, and one row is watched. The game itself is not touched.
"""

from collections import Counter
from collections.abc import Generator, Mapping
from dataclasses import dataclass, field, replace
from time import perf_counter
from typing import Final

from game.engine.view import Person
from game.life.facts import YEAR, Fact
from game.life.watch import FELT, Seen, Watch
from game.replay import Life, Past, live_again

SLICE: Final = 0.007
"""Seconds of work in a frame; the last piece of work may go a little over."""


def morning(past: Past, wanted: int, before: int) -> int:
    """The last morning up to a wanted month, before another, from which to live the game again."""
    first = past.rules.level.from_
    months = [first, *(month for month in past.januaries.months if first < month < before)]
    return max((month for month in months if month <= wanted), default=first)


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

    def add(self, watch: Watch, since: int, until: int, first: int) -> None:
        """Take in what was seen from a month up to another; `first` is the first month of the game."""
        self.seen[since] = watch.seen
        if since >= self.until:
            self.until = until
        else:
            self.since = since
        came = not watch.began_here and watch.seen.person is not None
        self.whole = self.whole or came or self.since <= max(first, self.came)

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
    def person(self) -> Person | None:
        """The resident as last seen; None while nobody was seen."""
        found = (seen.person for _, seen in sorted(self.seen.items(), reverse=True))
        return next((person for person in found if person is not None), None)


def _when(fact: Fact) -> int:
    return fact.month


class Retelling:
    """The life lines of a game, and the work that is left to tell them."""

    def __init__(self) -> None:
        self._lines: dict[int, LifeLine] = {}
        self._work: Generator[None] | None = None
        self._asked: list[LifeLine] = []

    @property
    def busy(self) -> bool:
        """Whether there is more to tell of those who were asked for last."""
        return self._work is not None

    def lines(self, came: Mapping[int, int], past: Past) -> list[LifeLine]:
        """The life lines of some residents as far as they are told; the telling goes on with these.

        `came` holds their ids, and the month of their birth here or arrival, or 0 when it is not known.
        """
        for number, month in came.items():
            if number not in self._lines:
                self._lines[number] = LifeLine(number, month, past.until, past.until)
        found = [self._lines[number] for number in came]
        idle = self._work is None and not all(line.told(past.until) for line in found)
        if idle or found != self._asked:
            self._asked, self._work = found, self._tell(found, past)
        return found

    def line(self, number: int, past: Past, came: int = 0) -> LifeLine:
        """The life line of one resident."""
        return self.lines({number: came}, past)[0]

    def work(self, seconds: float = SLICE) -> bool:
        """Go on for about so many seconds; says whether anything was told."""
        began, told = perf_counter(), self._told()
        while self._work is not None and perf_counter() - began < seconds:
            if next(self._work, self) is self:
                self._work = None
                return True
            if self._told() > told:
                return True
        return False

    def _told(self) -> int:
        return sum(len(line.seen) for line in self._asked)

    def rest(self) -> None:
        """Let go of the town that is being lived again; the months that were not told yet are begun anew."""
        self._work, self._asked = None, []

    def finish(self) -> None:
        """Tell what was asked for to its beginning."""
        while self._work is not None:
            self.work(1.0)

    def _tell(self, lines: list[LifeLine], past: Past) -> Generator[None]:
        """First the months since they were last told, then the years before, each time twice as many.

        Several are told together as soon as they are equally far.
        """
        for line in lines:
            if line.until < past.until:
                yield from self._part([line], past, line.until, past.until)
        while left := [line for line in lines if not line.whole]:
            since = max(line.since for line in left)
            together = [line for line in left if line.since == since]
            longer = max(together[0].until - since, YEAR)
            wanted = max(since - longer, min(line.came for line in together))
            yield from self._part(together, past, morning(past, wanted, since), since)

    def _part(self, lines: list[LifeLine], past: Past, since: int, until: int) -> Generator[None]:
        """Live from the nearest January on, and watch from a month up to another."""
        lived: list[Life] = []
        watches: list[Watch] = []

        def begin() -> list[Watch]:
            return [Watch(lived[0].city, past.rules, line.number) for line in lines]

        again = replace(past, until=until)
        for coming in live_again(again, past.log, since, causes=False, life=lived):
            if not coming:
                for watch in watches:
                    watch.month()
            if not watches and lived and lived[0].city.month >= since:
                watches = begin()
            if coming.startswith("meetings "):
                for watch in watches:
                    watch.meetings()
            yield
        for line, watch in zip(lines, watches or begin(), strict=True):
            line.add(watch, since, until, past.rules.level.from_)
