"""Balance: how each kind of mayor does in a level, and how often its pledges are kept by whom."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from typing import Final

import numpy as np

from game.batch.arms import Arm
from game.batch.compare import difference
from game.batch.processes import by_arm
from game.debrief import outcome
from game.engine.goals import goal_met
from game.engine.indicators import Good
from game.engine.rules import Level
from game.engine.score import ScoreCard, score
from game.runs import run

USUAL: Final = "average_town"
"""The plan under which a pledge that is kept costs nothing."""


@dataclass(frozen=True, slots=True)
class Game:
    """What came of one game."""

    arm: str
    """The mayor."""
    card: ScoreCard
    """The score with its parts."""
    stays: bool
    """Whether the mayor governs at the end."""
    won: bool
    """Whether all goals are met too."""
    kept: tuple[bool, ...]
    """Of each pledge on offer, whether it would be kept."""


def play(arms: Sequence[Arm], seeds: Iterable[int], workers: int) -> dict[str, list[Game]]:
    """Live each arm with each seed to the end of the level."""
    return by_arm(_live, arms, seeds, workers)


def _live(arm: Arm, seed: int) -> Game:
    level = arm.rules.level
    session = run(arm.rules, arm.plan, seed, level.to, causes=False).session
    history = session.city.history
    offer = level.pledges.offer if level.pledges else ()
    return Game(
        arm=arm.name,
        card=score(session.city, arm.rules),
        stays=session.city.council.mayor_stays,
        won=outcome(session) == "won",
        kept=tuple(goal_met(history, pledge.goal, pledge.goal.by) for pledge in offer),
    )


def as_table(found: dict[str, list[Game]], level: Level) -> list[str]:
    """Each mayor's score and parts, beside the first; and how often each pledge is kept."""
    first = np.array([game.card.total for game in next(iter(found.values()))], np.float64)
    heads = f"{'score':>7}{'beside the first':>26}{'pledges':>9}{'lives':>7}{'town':>7}{'stays':>7}{'won':>6}"
    lines = [f"{'mayor':18}{heads}"]
    for arm, games in found.items():
        total = np.array([game.card.total for game in games], np.float64)
        apart = difference(first, total, Good.UP)
        beside = f"{apart.mean:+.1f} ({apart.low:+.1f} to {apart.high:+.1f})" if apart.mean else ""
        pledges = [game.card.pledges for game in games if game.card.pledges is not None]
        lines.append(
            f"{arm:18}{total.mean():7.1f}{beside:>26}{f'{np.mean(pledges):.0f}' if pledges else '-':>9}"
            f"{np.mean([game.card.lives for game in games]):7.1f}"
            f"{np.mean([game.card.handed_on for game in games]):7.1f}"
            f"{np.mean([game.stays for game in games]):7.2f}{np.mean([game.won for game in games]):6.2f}"
        )
    if level.pledges:
        lines.append(f"{'pledge kept':18}" + "".join(f"{arm[:14]:>16}" for arm in found))
        for n, pledge in enumerate(level.pledges.offer):
            shares = "".join(f"{np.mean([game.kept[n] for game in games]):16.2f}" for games in found.values())
            lines.append(f"{pledge.key[:17]:18}{shares}")
    return lines


def kept_anyway(found: dict[str, list[Game]], level: Level) -> dict[str, float]:
    """How often each pledge on offer is kept in the average town; empty when it was not lived."""
    games = found.get(USUAL, [])
    if not games or not level.pledges:
        return {}
    return {
        pledge.key: float(np.mean([game.kept[n] for game in games]))
        for n, pledge in enumerate(level.pledges.offer)
    }
