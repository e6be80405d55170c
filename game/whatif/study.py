"""Up to three other lives of one game, lived in slices that never hold up a frame, with the band of luck.

The band: the town as it stood on that January, with other luck from then on, lived with the change and
without it. What the change did under each luck is one difference; the band reaches from the smallest to the
largest.
"""

from collections import deque
from collections.abc import Generator
from dataclasses import dataclass, field, replace
from typing import Final

import numpy as np
import numpy.typing as npt

from game.engine.cells import CITY
from game.engine.changed import under
from game.engine.city import City
from game.engine.history import Causes
from game.engine.indicators import INDICATOR_INDEX
from game.januaries import Januaries
from game.pace import Pace, Work
from game.replay import Life, Past, live_again
from game.whatif.changes import Change

Readings = npt.NDArray[np.float32]
"""(months from the January on, indicators, AREAS)."""
GHOSTS: Final = 3
LUCKS: Final = 6
"""How often luck is drawn again."""
LEAST: Final = 3
"""With how many draws a band is shown."""
SLICE: Final = 0.009
"""Seconds of work in a frame at most."""


@dataclass(slots=True)
class Ghost:
    """The game with a change."""

    change: Change
    since: int
    """The first month in which something is different."""
    past: Past
    """What it takes to live it: under another model the town is founded anew, and its morning kept."""
    lived: list[Life] = field(default_factory=list)
    """The life as far as it has come, in a list of one; empty before it begins."""
    done: bool = False
    """Whether it has been lived to the end."""
    apart: list[Readings] = field(default_factory=list)
    """Change less what happened, under each other luck."""

    @property
    def life(self) -> Life | None:
        """The life as far as it has come."""
        return self.lived[0] if self.lived else None

    def series(self, indicator: str, area: int = CITY) -> tuple[list[int], npt.NDArray[np.float64]]:
        """Months and readings so far; nothing before it begins."""
        if self.life is None:
            return [], np.zeros(0)
        history = self.life.city.history
        return history.months, history.series(indicator, area)

    def band(
        self, indicator: str, area: int = CITY
    ) -> tuple[int, npt.NDArray[np.float32], npt.NDArray[np.float32]] | None:
        """First month, least and most that the change did under any luck; None while too few are drawn."""
        if len(self.apart) < LEAST or self.life is None:
            return None
        row = INDICATOR_INDEX[indicator]
        every = np.array([each[:, row, area] for each in self.apart])
        return self.life.first, every.min(axis=0), every.max(axis=0)


class Study:
    """The other lives of a game, and the work that is left to live them."""

    def __init__(self, past: Past) -> None:
        self.past = past
        self.ghosts: list[Ghost] = []
        self._work: deque[tuple[Ghost, Work]] = deque()
        self._pace = Pace()
        self._as_it_was: dict[tuple[int, int], Readings] = {}
        """What happened under other luck, by January and luck: shared by ghosts."""

    def ask(self, change: Change) -> Ghost:
        """Begin another life; the oldest goes when there are too many. One that is there already is given."""
        for ghost in self.ghosts:
            if ghost.change == change:
                return ghost
        if len(self.ghosts) == GHOSTS:
            self.forget(self.ghosts[0])
        ghost = Ghost(change, change.since(self.past.log, self.past.rules.level.from_), self.past)
        if change.values is not None:
            rules = under(self.past.rules, dict(change.values))
            ghost.past = replace(self.past, rules=rules, januaries=Januaries())
        self.ghosts.append(ghost)
        lives = [work for work in self._work if not work[0].done]
        rest = [work for work in self._work if work[0].done]
        self._work = deque([*lives, (ghost, Work(self._live(ghost))), *rest])
        return ghost

    def forget(self, ghost: Ghost) -> None:
        """Let go of a life."""
        self.ghosts.remove(ghost)
        self._work = deque(work for work in self._work if work[0] is not ghost)

    @property
    def busy(self) -> bool:
        """Whether there is work left."""
        return bool(self._work)

    def work(self, seconds: float = SLICE) -> bool:
        """Work for about so many seconds and no slice longer; says whether anything was left to do."""
        spent, worked = 0.0, False
        while self._work:
            ghost, work = self._work[0]
            if worked and spent + self._pace.expected(work) > seconds:
                break
            spent, worked = spent + self._pace.slice(work), True
            if work.over:
                self._work.popleft()
                self._next(ghost)
        return worked

    def finish(self) -> None:
        """Work until nothing is left."""
        while self.work(1.0):
            pass

    def _next(self, ghost: Ghost) -> None:
        """After a life or a draw of luck: another draw, behind the lives that have yet to be lived."""
        if len(ghost.apart) < LUCKS and ghost in self.ghosts:
            self._work.append((ghost, Work(self._draw(ghost, len(ghost.apart) + 1))))

    def _live(self, ghost: Ghost) -> Generator[str]:
        log = ghost.change.of(self.past.log)
        life = yield from live_again(ghost.past, log, ghost.since, life=ghost.lived)
        life.city.history.causes = [Causes()] * len(life.city.history.months)
        ghost.done = True

    def _draw(self, ghost: Ghost, luck: int) -> Generator[str]:
        """Live both with another luck, from the same January on."""
        first = ghost.lived[0].first
        if (first, luck) not in self._as_it_was:
            life = yield from live_again(self.past, self.past.log, ghost.since, luck=luck, causes=False)
            self._as_it_was[first, luck] = readings_from(life.city, first)
        log = ghost.change.of(self.past.log)
        life = yield from live_again(ghost.past, log, ghost.since, luck=luck, causes=False)
        ghost.apart.append(readings_from(life.city, first) - self._as_it_was[first, luck])


def readings_from(city: City, first: int) -> Readings:
    """All readings from a month on."""
    history = city.history
    start = first - history.months[0]
    return np.array(history.readings[start:], np.float32)
