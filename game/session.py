"""One game in progress: city, rules and log. The only door through which a city changes."""

from collections.abc import Callable, Generator, Sequence
from dataclasses import dataclass, replace
from math import inf

from game.difficulty import Difficulty, grade_of
from game.engine.changed import changed, under
from game.engine.city import City
from game.engine.obey import obey, refusal_of
from game.engine.opening import hand_over, open_city
from game.engine.orders import Dated, Order, Plan, Price, Refusal
from game.engine.rules import Lived, Rules
from game.engine.schedule import month_by_system
from game.engine.snapshot import civic_copy, resting, restore_civic
from game.engine.steps import finished
from game.engine.view import View
from game.guesses import Guesses
from game.januaries import Januaries
from game.pace import Pace, Work, spend
from game.pair import Pair


@dataclass(frozen=True, slots=True)
class PlayedLevel:
    """A level that was played before the one in progress, in the same town."""

    level: str
    """Its name."""
    log: tuple[Dated, ...]
    """The orders that were given in it."""


class Session:
    """A game: give orders, live months, undo, look.

    Orders of the month that begins may be undone until it is lived.
    """

    def __init__(self, rules: Rules, city: City, log: tuple[Dated, ...] = ()) -> None:
        self.rules = rules
        self.log: list[Dated] = list(log)
        self.refused: list[tuple[Dated, Refusal]] = []
        self.before: tuple[PlayedLevel, ...] = ()
        """Levels that were played before this one, the oldest first."""
        self.guesses = Guesses()
        """What the player expects; nothing in the town depends on it."""
        self.pair: Pair | None = None
        """Two who govern together; None for one alone."""
        self.januaries = Januaries()
        """Mornings from which the game can be lived again."""
        self.keeper: Callable[[Session], str] | None = None
        """Saves the game after each month; returns a sentence when it can't."""
        self.trouble = ""
        """What the keeper said last; empty when all is saved."""
        self._pace = Pace()
        self._month: Work | None = None
        """The month that is being lived, system by system."""
        self._city = city
        self._morning = civic_copy(city)
        self._resting: Generator[None, None, memoryview] | None = None
        self._snapshot: memoryview | None = None
        """The town on a January morning, while it is being saved."""
        self.view = View(city, rules)
        self.difficulty = Difficulty.MAYOR

    @classmethod
    def begin(cls, rules: Rules, seed: int) -> "Session":
        """Found the town, settle it, and stand at the first morning of the level."""
        return cls(rules, open_city(rules, seed))

    def follow(self, level: str, rules: Rules, rules_of: Callable[[str], Rules]) -> "Session":
        """The game that goes on in this town under another level's rules; `level` is the name of this one."""
        self.finish()
        before = (*self.before, PlayedLevel(level, tuple(self.log)))
        hand_over(self._city, rules.level)
        session = Session(under(rules_after(before, rules, rules_of), changed(self.rules)), self._city)
        session.before, session.difficulty, session.guesses = before, self.difficulty, self.guesses
        session.pair = self.pair
        return session

    @property
    def city(self) -> City:
        """The city, for saves and tests, at the morning of a month; screens use the view."""
        self.finish()
        return self._city

    @property
    def difficulty(self) -> Difficulty:
        """What is told and forgiven, from the first month to the last."""
        return self._difficulty

    @difficulty.setter
    def difficulty(self, chosen: Difficulty) -> None:
        self._difficulty, self.view.survey_every = chosen, grade_of(chosen).survey_every

    @property
    def living(self) -> bool:
        """Whether a month has been begun that is not lived and saved yet."""
        return self._month is not None

    @property
    def over(self) -> bool:
        """Whether the level's last month has been lived."""
        return self._city.month > self.rules.level.to

    def price(self, order: Order) -> Price:
        """What an order would cost."""
        return self.view.price(order)

    def give(self, order: Order) -> Refusal | None:
        """Give an order for the month that begins. Returns why it is refused, or None."""
        self.finish()
        dated = Dated(self._city.month, order)
        refusal = refusal_of(self._city, self.rules, order)
        if refusal is not None:
            self.refused.append((dated, refusal))
            return refusal
        obey(self._city, self.rules, order)
        self.log.append(dated)
        return None

    @property
    def orders_today(self) -> tuple[Order, ...]:
        """Orders given for the month that begins, oldest first."""
        return tuple(d.order for d in self.log if d.month == self._city.month)

    def undo(self) -> Order | None:
        """Take back the newest order of the month that begins; None when there is none."""
        self.finish()
        if not self.log or self.log[-1].month != self._city.month:
            return None
        taken = self.log.pop()
        again = [d for d in self.log if d.month == self._city.month]
        restore_civic(self._city, self._morning)
        self._city.ledger.lines.clear()
        for dated in again:
            obey(self._city, self.rules, dated.order)
        return taken.order

    def step(self) -> None:
        """Live the month, or what is left of it."""
        while not self.live_on(inf):
            pass

    def live_on(self, seconds: float) -> bool:
        """Live on for about so long, one system at least; says whether the month is over.

        In between, the view shows a town in which part of the month has happened. All else that asks the
        session for its town, or changes it, lives the month to its end first. The last calls only save.
        """
        if self._month is None:
            self._month = Work(month_by_system(self._city, self.rules))
        if not self._month.over:
            spent = self._pace.slice(self._month)
            while not self._month.over and spent + self._pace.expected(self._month) <= seconds:
                spent += self._pace.slice(self._month)
            return False
        if self._snapshot is None and self._city.month % 12 == 0 and self.keeper is not None:
            self._resting = self._resting or resting(self._city)
            _, self._snapshot = spend(self._resting, seconds)
            return False
        self._month, self._resting, self._morning = None, None, civic_copy(self._city)
        if self.pair is not None:
            self.pair.lapse()
        self.keep()
        self._snapshot = None
        return True

    def keep(self) -> None:
        """Save the game now, where it is saved; `trouble` says what went wrong."""
        if self.keeper is not None:
            self.trouble = self.keeper(self)

    def keeping(self) -> Generator[None]:
        """The same in steps, on a morning before anything is ordered."""
        if self.keeper is not None:
            self._snapshot = yield from resting(self._city)
            self.keep()
            self._snapshot = None

    def finish(self) -> None:
        """Live a month to its end that was begun."""
        if self._month is not None:
            self.step()

    def morning_bytes(self) -> memoryview:
        """A snapshot of this month's morning, before its orders: what saves keep."""
        self.finish()
        if self._snapshot is not None:
            return self._snapshot
        evening = civic_copy(self._city)
        kept = self._city.journal.entries[self._morning["journal"] :]
        restore_civic(self._city, self._morning)
        data = finished(resting(self._city))
        restore_civic(self._city, evening)
        self._city.journal.entries.extend(kept)
        return data

    def wake(self) -> None:
        """Take the city as it stands as this month's morning."""
        self.finish()
        self._morning = civic_copy(self._city)

    def play(self, plan: Plan, until: int) -> None:
        """Live to the end of a month under a plan; refused orders are noted with their reason."""
        waiting = [d for d in plan.orders if d.month >= self._city.month]
        while self._city.month <= until:
            while waiting and waiting[0].month <= self._city.month:
                self.give(waiting.pop(0).order)
            self.step()


def rules_after(before: Sequence[PlayedLevel], rules: Rules, rules_of: Callable[[str], Rules]) -> Rules:
    """The rules of a level that begins in the town of the levels played before it."""
    if not before:
        return rules
    played = tuple(Lived(rules_of(past.level).level, past.log) for past in before)
    return replace(rules, lived=(*rules_of(before[0].level).lived, *played))
