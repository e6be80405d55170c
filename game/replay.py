"""Living a game again from the nearest January, in slices of at most one system of a month."""

from collections.abc import Generator, Sequence
from dataclasses import dataclass, replace

from game.engine.city import City
from game.engine.obey import obey, refusal_of
from game.engine.opening import opening
from game.engine.orders import Dated, Refusal
from game.engine.rules import Rules
from game.engine.schedule import month_by_system
from game.engine.snapshot import to_bytes
from game.engine.steps import saying
from game.januaries import UNREADABLE, Januaries, packing, unpacking
from game.session import Session

Slices = Generator[str, None, "Life"]
"""Before each slice of the work it says what comes next, such as "homes 3" (April), or nothing; at the end it
gives the life."""


@dataclass(frozen=True, slots=True)
class Past:
    """What it takes to live a game again."""

    rules: Rules
    seed: int
    log: tuple[Dated, ...]
    until: int
    """The month that has not been lived."""
    januaries: Januaries

    @classmethod
    def of(cls, session: Session) -> "Past":
        """The past of a game as it stands."""
        city = session.city
        log = tuple(dated for dated in session.log if dated.month < city.month)
        return cls(session.rules, city.seed, log, city.month, session.januaries)


@dataclass(slots=True)
class Life:
    """A game as it was lived again."""

    city: City
    """The city at its end, or so far."""
    first: int
    """The month from which it was lived again."""
    refused: list[tuple[Dated, Refusal]]
    """Orders that could not be obeyed this time."""


def live_again(
    past: Past,
    log: Sequence[Dated],
    since: int,
    *,
    luck: int = 0,
    causes: bool = True,
    life: list[Life] | None = None,
) -> Slices:
    """Wake the nearest January before a month and live from there with these orders.

    With `luck` other than 0 the same town has other luck from that January on. The life is put into the list
    `life` as soon as it begins, to be looked at between slices; at the end of a month nothing is said.
    """
    city = yield from _wake(past, since)
    city.seed, city.causes_on = past.seed + luck, causes
    lived = Life(city, city.month, [])
    if life is not None:
        life.append(lived)
    waiting = [dated for dated in log if dated.month >= city.month][::-1]
    while city.month < past.until:
        while waiting and waiting[-1].month <= city.month:
            dated = waiting.pop()
            refusal = refusal_of(city, past.rules, dated.order)
            if refusal is None:
                obey(city, past.rules, dated.order)
            else:
                lived.refused.append((dated, refusal))
        for system in month_by_system(city, past.rules):
            yield system and f"{system} {city.month % 12}"
    return lived


def back_to(session: Session, month: int) -> Generator[str, None, Session]:
    """The game as it stood on the first morning of a month, before its orders; the rest is taken back.

    The years after it are forgotten only when the game that comes of this is taken up.
    """
    past = Past.of(session)
    log = tuple(dated for dated in past.log if dated.month < month)
    life = yield from live_again(replace(past, log=log, until=month), log, month)
    found = Session(session.rules, life.city, log)
    found.before, found.difficulty, found.januaries = session.before, session.difficulty, session.januaries
    found.guesses = session.guesses.before(month)
    found.pair = session.pair.anew() if session.pair else None
    return found


def _wake(past: Past, since: int) -> Generator[str, None, City]:
    """The town on the nearest January that can be read; founded again, and kept, when there is none."""
    while (found := past.januaries.before(since)) is not None:
        try:
            return (yield from unpacking(found[1]))
        except UNREADABLE:
            past.januaries.lose(found[0])
    yield "found"
    city = yield from saying(opening(past.rules, past.seed), "settle")
    past.januaries.keep(city.month, b"".join((yield from saying(packing(to_bytes(city)), "pack"))))
    return city
