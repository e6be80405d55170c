"""What the player expects: points drawn ahead of a number, how sure, and how it came out.

A guess is no order: it lives beside the log and no rule of the town reads it.
"""

from collections.abc import Callable, Sequence
from dataclasses import dataclass, field

YEAR = 12
LEAST = 6
"""Months that must be left for a guess."""
MOST = 4
"""Points of a guess at most."""
REST = 6
"""Months between two offers."""
WIDTHS = {"sure": 0.04, "fairly": 0.10, "guess": 0.20}
"""How sure → half the width of the band, as a share of the number when the guess was made."""
Read = Callable[[str, int], float]
"""The reading of an indicator at the end of a month."""


@dataclass(frozen=True, slots=True)
class Point:
    """Where the number is expected to stand."""

    month: int
    """At the end of this month."""
    value: float
    """In the indicator's own unit."""


@dataclass(frozen=True, slots=True)
class Guess:
    """A line that the player drew."""

    made: int
    """The month that began when it was drawn."""
    indicator: str
    """The number that it is about."""
    start: float
    """How it stood then."""
    points: tuple[Point, ...]
    """The earliest first."""
    sure: str
    """sure, fairly or guess."""

    @property
    def reach(self) -> float:
        """Half the width of the band, in the indicator's unit."""
        return reach(self.start, self.sure)

    def holds(self, point: Point, came: float) -> bool:
        """Whether what came lies in the band around a point; its edges belong to it."""
        return abs(came - point.value) <= self.reach

    def due(self, lived: int) -> tuple[Point, ...]:
        """The points whose month has been lived; `lived` is the last one."""
        return tuple(point for point in self.points if point.month <= lived)


@dataclass(slots=True)
class Guesses:
    """All guesses of a game."""

    made: list[Guess] = field(default_factory=list)
    """The oldest first."""
    looked: list[int] = field(default_factory=list)
    """How many points of each have been laid beside what came, before the player's eyes."""
    asked: int = -1
    """The month of the last offer; -1 before the first."""

    def add(self, guess: Guess) -> None:
        """Keep a guess."""
        self.made.append(guess)
        self.looked.append(0)

    def may_ask(self, now: int, last: int) -> bool:
        """Whether a guess may be offered in month `now` of a level that ends with month `last`."""
        return bool(coming(now, last)) and (self.asked < 0 or now - self.asked >= REST)

    def waiting(self, lived: int) -> list[int]:
        """Places of the guesses with a point that has come and was not looked at."""
        pairs = zip(self.made, self.looked, strict=True)
        return [n for n, (guess, seen) in enumerate(pairs) if len(guess.due(lived)) > seen]

    def look(self, place: int, lived: int) -> None:
        """The player looks at what came of a guess."""
        self.looked[place] = len(self.made[place].due(lived))

    def before(self, month: int) -> "Guesses":
        """What was drawn before a month, for whoever goes back to its morning."""
        pairs = zip(self.made, self.looked, strict=True)
        kept = [(guess, min(seen, len(guess.due(month - 1)))) for guess, seen in pairs if guess.made < month]
        asked = self.asked if self.asked < month else max((guess.made for guess, _ in kept), default=-1)
        return Guesses([guess for guess, _ in kept], [seen for _, seen in kept], asked)


@dataclass(frozen=True, slots=True)
class Tally:
    """How often what came lay in the band."""

    hits: int
    of: int


def reach(start: float, sure: str) -> float:
    """Half the width of the band of somebody who is so sure."""
    return WIDTHS[sure] * (abs(start) or 1.0)


def coming(now: int, last: int) -> tuple[int, ...]:
    """Months to guess about: the end of each year from `now` on, or the last month when that is nearer."""
    months = tuple(range(now + YEAR - 1, last + 1, YEAR))[:MOST]
    if not months and last - now + 1 >= LEAST:
        return (last,)
    return months


def tally(guesses: Sequence[Guess], read: Read, lived: int) -> dict[str, Tally]:
    """For each degree of sureness: the points in their band, of those whose month has come."""
    found = {}
    for sure in WIDTHS:
        held = [
            guess.holds(point, read(guess.indicator, point.month))
            for guess in guesses
            if guess.sure == sure
            for point in guess.due(lived)
        ]
        found[sure] = Tally(sum(held), len(held))
    return found
