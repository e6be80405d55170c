"""Up to three other lives of one game, lived in slices that never hold up a frame, with the band of luck.

The band: the town as it stood on that January, with other luck from then on, lived with the change and
without it. What the change did under each luck is one difference; the band reaches from the smallest to the
largest. Where a process beside the game can help, it lives every second draw or so.
"""

from collections import deque
from collections.abc import Generator
from dataclasses import dataclass, field, replace
from typing import Final

import numpy as np
import numpy.typing as npt

from game.engine.cells import CITY
from game.engine.changed import under
from game.engine.history import Causes
from game.engine.indicators import INDICATOR_INDEX
from game.januaries import Januaries
from game.pace import Pace, Work
from game.replay import Life, Past, live_again
from game.whatif.beside import Beside, GoneError
from game.whatif.changes import Change
from game.whatif.draws import Draw, Drawn, Readings

GHOSTS: Final = 3
LUCKS: Final = 6
"""How often luck is drawn again."""
LEAST: Final = 3
"""With how many draws a band is shown."""
SLICE: Final = 0.009
"""Seconds of work in a frame, after which no slice begins."""
SPILL: Final = 4 / 3
"""As many times that a slice that has begun may end."""


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


@dataclass(slots=True)
class Drawing:
    """A draw that is being lived."""

    ghost: Ghost
    draw: Draw
    came: list[Drawn] = field(default_factory=list)
    """What came of it, in a list of one; empty until then."""

    def lived(self) -> Generator[str]:
        """Live it here, in slices."""
        self.came.append((yield from self.draw.lived()))


class Study:
    """The other lives of a game, and the work that is left to live them."""

    def __init__(self, past: Past, *, helped: bool = False) -> None:
        self.past = past
        self.ghosts: list[Ghost] = []
        self.helped = helped
        """Whether a process beside the game may help."""
        self._lives: deque[tuple[Ghost, Work]] = deque()
        self._draws: deque[tuple[Ghost, int]] = deque()
        """Draws that nobody lives yet: the life, and which luck."""
        self._here: tuple[Drawing, Work] | None = None
        self.there: Drawing | None = None
        """What the process lives."""
        self.beside: Beside | None = None
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
        self._lives.append((ghost, Work(self._live(ghost))))
        return ghost

    def forget(self, ghost: Ghost) -> None:
        """Let go of a life."""
        self.ghosts.remove(ghost)
        self._lives = deque(life for life in self._lives if life[0] is not ghost)
        self._draws = deque(draw for draw in self._draws if draw[0] is not ghost)
        if self._here and self._here[0].ghost is ghost:
            self._here = None

    @property
    def busy(self) -> bool:
        """Whether there is work left."""
        return bool(self._lives or self._draws or self._here or self.there)

    def work(self, seconds: float = SLICE) -> bool:
        """Work for about so many seconds; says whether anything was left to do."""
        left = self.busy
        if self.helped and left and self._share():
            return left
        spent, worked = 0.0, False
        while (work := self._next()) is not None:
            after = spent + self._pace.expected(work)
            if worked and (spent > seconds or after > seconds * SPILL):
                break
            spent, worked = spent + self._pace.slice(work), True
            self._tidy()
        return left

    def finish(self) -> None:
        """Work until nothing is left."""
        while self.work(1.0):
            pass

    def _next(self) -> Work | None:
        """What is to be done here: lives come before draws."""
        if self._lives:
            return self._lives[0][1]
        if self._here is None and self._draws:
            drawing = self._taken()
            self._here = drawing, Work(drawing.lived())
        return self._here[1] if self._here else None

    def _tidy(self) -> None:
        """Put away what is complete; draws of luck follow a life."""
        if self._lives:
            if self._lives[0][1].over:
                ghost, _ = self._lives.popleft()
                self._draws += [(ghost, luck) for luck in range(1, LUCKS + 1)]
        elif self._here and self._here[1].over:
            drawing, self._here = self._here[0], None
            self._book(drawing, drawing.came[0])

    def _live(self, ghost: Ghost) -> Generator[str]:
        log = ghost.change.of(self.past.log)
        life = yield from live_again(ghost.past, log, ghost.since, life=ghost.lived)
        life.city.history.causes = [Causes()] * len(life.city.history.months)
        ghost.done = True

    # ------------------------------------------------------------------ draws of luck

    def _taken(self) -> Drawing:
        """The next draw that nobody lives yet."""
        ghost, luck = self._draws.popleft()
        was = None if (ghost.lived[0].first, luck) in self._as_it_was else self.past
        log = ghost.change.of(self.past.log)
        return Drawing(ghost, Draw(was, ghost.past, log, ghost.since, luck))

    def _book(self, drawing: Drawing, drawn: Drawn) -> None:
        at = drawing.ghost.lived[0].first, drawing.draw.luck
        if drawn.was is not None:
            self._as_it_was[at] = drawn.was
        drawing.ghost.apart.append(drawn.other - self._as_it_was[at])

    def _share(self) -> bool:
        """Take what the process has done and give it another draw; says whether that took a slice's time.

        The process begins with the first question, to be there when the first draw is due.
        """
        try:
            if self.beside is None:
                self.beside = Beside()
                return True
            if self.there and (drawn := self.beside.ended()):
                self._book(self.there, drawn)
                self.there = None
            if self.there is None and self._draws and self.beside.ready():
                self.there = self._taken()
                self.beside.give(self.there.draw)
                return True
        except GoneError:
            self._alone()
        return False

    def _alone(self) -> None:
        """The process has ended: what it had is lived here. One that had nothing to do gets a follower."""
        self.helped = self.beside is not None and self.beside.begun and self.there is None
        if self.there is not None:
            self._draws.appendleft((self.there.ghost, self.there.draw.luck))
        self.beside, self.there = None, None
