"""Recruiters: in how many towns nobody left to fight, of all and of those where one met enough."""

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from typing import Final

import numpy as np

from game.batch.arms import Arm
from game.batch.processes import by_arm
from game.bots import BOTS
from game.engine.parts import QUARTER
from game.engine.rules import Rules
from game.engine.systems.extremism import TURN, who_listen
from game.runs import run
from game.session import Session

FIVE: Final = 5
"""A recruiter who met so many of those who would listen could have gone far."""
PLACES: Final = ("household", "class_", "club", "workplace", "block")
"""Where somebody meets a recruiter: at home, in class, in a club, at work, in the street."""


@dataclass(frozen=True, slots=True)
class Town:
    """What recruiters came to in one town."""

    left: int
    """Residents who left to fight."""
    most_met: int
    """How many of those who would listen met the recruiter who met most; 0 when none came."""


@dataclass(slots=True)
class Watch:
    """Looks each quarter who of those who would listen shares a place with a recruiter."""

    met: dict[int, set[int]] = field(default_factory=lambda: defaultdict(set))
    """Circle of a recruiter → ids of residents."""

    def __call__(self, session: Session) -> None:
        """Look at the town in the month after extremism was lived."""
        city = session.city
        recruiters = city.residents.recruiter.nonzero()[0]
        if city.month % QUARTER != TURN + 1 or recruiters.size == 0:
            return
        r, (listening, _) = city.residents, who_listen(city, session.rules)
        for recruiter in recruiters.tolist():
            near = np.zeros(listening.size, np.bool_)
            for place in PLACES:
                where = getattr(r, place)
                near |= (where[recruiter] >= 0) & (where.take(listening) == where[recruiter])
            near &= listening != recruiter
            self.met[int(r.circle[recruiter])].update(r.id.take(listening[near]).tolist())


def watch_recruiters(arms: Sequence[Arm], seeds: Iterable[int], workers: int) -> dict[str, list[Town]]:
    """Live each arm with each seed to the end of the level and look what recruiters came to."""
    return by_arm(_live, arms, seeds, workers)


def _live(arm: Arm, seed: int) -> Town:
    watch, bot = Watch(), BOTS.get(arm.bot)

    def each_month(session: Session) -> None:
        watch(session)
        if bot:
            bot(session)

    city = run(arm.rules, arm.plan, seed, arm.rules.level.to, bot=each_month, causes=False).session.city
    left = int(city.numbers.get("extremism.departures", 0.0))
    return Town(left, max(map(len, watch.met.values()), default=0))


def as_table(found: Mapping[str, Sequence[Town]], rules: Rules) -> list[str]:
    """For each arm: how many left, and in which share nobody did, of all towns and where one met five."""
    lines = [
        f"residents who left to fight up to {rules.level.to // 12}",
        f"{'mayor':20}{'towns':>7}{'mean':>8}{'90 %':>7}{'most':>7}{'nobody':>9}{'met 5':>8}{'nobody':>9}",
    ]
    for arm, towns in found.items():
        left = np.array([town.left for town in towns], np.float64)
        five = np.array([town.most_met >= FIVE for town in towns], np.bool_)
        then = f"{np.mean(left[five] == 0.0):.3f}" if five.any() else "-"
        lines.append(
            f"{arm:20}{left.size:7}{left.mean():8.1f}{np.quantile(left, 0.9):7.0f}{left.max():7.0f}"
            f"{np.mean(left == 0.0):9.3f}{int(five.sum()):8}{then:>9}"
        )
    return lines
