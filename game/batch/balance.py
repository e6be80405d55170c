"""Balance: how each kind of mayor does in a level, and who reaches which goal and keeps which pledge."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from functools import partial
from itertools import combinations
from typing import Final

import numpy as np

from game.batch.arms import Arm
from game.batch.audit import MAYORS
from game.batch.compare import difference
from game.batch.processes import by_seed
from game.bots import BOTS
from game.content.plans import MOVED
from game.debrief import outcome
from game.engine.goals import goal_met, goal_value
from game.engine.history import History
from game.engine.indicators import Good
from game.engine.opening import open_city
from game.engine.rules import Goal, Level, Rules
from game.engine.score import ScoreCard, score, share_kept, weighed
from game.engine.snapshot import from_bytes, to_bytes
from game.runs import go_on
from game.session import Session

USUAL: Final = "average_town"
"""The plan under which a pledge that is kept costs nothing."""
TAKE_OVER: Final = (
    "undo", "near_the_young", "equal_treatment", "meeting_places", "open_house", "many_beds",
    "children_first",
)  # fmt: skip
"""Those who are compared too where much runs: each ends something to have money for something else."""
AS_DATED: Final = frozenset({"passive", "history"})
"""Mayors who do not begin with the level: who does nothing, and the real one."""


@dataclass(frozen=True, slots=True)
class Game:
    """What came of one game."""

    arm: str
    """The mayor."""
    card: ScoreCard
    """The score with its parts; pledges are the mean over all that could have been made."""
    stays: bool
    """Whether the mayor governs at the end."""
    won: bool
    """Whether all goals are met too."""
    obeyed: int
    """Orders that were given and obeyed."""
    refused: int
    """Orders that were refused."""
    met: tuple[bool, ...]
    """Of each goal, whether it is met."""
    kept: tuple[bool, ...]
    """Of each pledge on offer, whether it would be kept."""
    values: tuple[float, ...] = ()
    """What each goal, then each pledge looks at: as a share of the start where its bound is one."""


def usual_mayors(rules: Rules) -> tuple[str, ...]:
    """Plans to compare in a level. Where years lie before it, each mayor begins with the level.

    Nobody is compared by what was ordered for other years; only the real mayor's orders are the dated ones.
    """
    if not rules.lived:
        return MAYORS
    return tuple(name if name in AS_DATED else MOVED + name for name in (*MAYORS, *TAKE_OVER))


def play(arms: Sequence[Arm], seeds: Iterable[int], workers: int) -> dict[str, list[Game]]:
    """Live each arm with each seed to the end of the level. All arms have the same rules."""
    lived = by_seed(partial(_live_all, tuple(arms)), seeds, workers)
    return {arm.name: [games[n] for games in lived] for n, arm in enumerate(arms)}


def _live_all(arms: Sequence[Arm], seed: int) -> list[Game]:
    """All mayors begin in the same town, which is opened once."""
    morning = to_bytes(open_city(arms[0].rules, seed))
    return [_live(arm, morning) for arm in arms]


def _live(arm: Arm, morning: bytes) -> Game:
    rules, city = arm.rules, from_bytes(morning)
    city.causes_on = False
    session = go_on(Session(rules, city), arm.plan, rules.level.to, BOTS.get(arm.bot)).session
    history = session.city.history
    offer = rules.level.pledges.offer if rules.level.pledges else ()
    goals = (*rules.level.goals, *(pledge.goal for pledge in offer))
    reached = [goal_met(history, goal, goal.by) for goal in goals]
    kept = tuple(reached[len(rules.level.goals) :])
    card = score(session.city, rules)
    return Game(
        arm=arm.name,
        card=weighed(rules.level.score, by_lot(rules.level, kept), card.lives, card.handed_on),
        stays=session.city.council.mayor_stays,
        won=outcome(session) == "won",
        obeyed=len(session.log),
        refused=len(session.refused),
        met=tuple(reached[: len(rules.level.goals)]),
        kept=kept,
        values=tuple(_looked_at(history, goal) for goal in goals),
    )


def by_lot(level: Level, kept: Sequence[bool]) -> float | None:
    """What pledges are worth, 0 to 100, to a mayor who draws lots for them: no plan says what it promises."""
    if not level.pledges:
        return None
    drawn = list(combinations(zip(level.pledges.offer, kept, strict=True), level.pledges.choose))
    return float(np.mean([share_kept([p for p, _ in made], [k for _, k in made]) for made in drawn]))


def _looked_at(history: History, goal: Goal) -> float:
    value = goal_value(history, goal, goal.by)
    as_share = goal.above_share_of_start is not None or goal.below_share_of_start is not None
    return value / (history.at(goal.indicator, history.months[0]) or 1.0) if as_share else value


def as_table(found: dict[str, list[Game]], level: Level) -> list[str]:
    """Each mayor's score and parts, beside the first; then who reaches which goal and keeps which pledge."""
    first = np.array([game.card.total for game in next(iter(found.values()))], np.float64)
    heads = f"{'score':>7}{'beside the first':>26}{'pledges':>9}{'lives':>7}{'town':>7}{'stays':>7}{'won':>6}"
    lines = [f"{'mayor':24}{heads}{'obeyed':>8}{'refused':>9}"]
    for arm, games in found.items():
        total = np.array([game.card.total for game in games], np.float64)
        apart = difference(first, total, Good.UP)
        beside = f"{apart.mean:+.1f} ({apart.low:+.1f} to {apart.high:+.1f})" if apart.mean else ""
        pledges = [game.card.pledges for game in games if game.card.pledges is not None]
        lines.append(
            f"{arm:24}{total.mean():7.1f}{beside:>26}{f'{np.mean(pledges):.0f}' if pledges else '-':>9}"
            f"{np.mean([game.card.lives for game in games]):7.1f}"
            f"{np.mean([game.card.handed_on for game in games]):7.1f}"
            f"{np.mean([game.stays for game in games]):7.2f}{np.mean([game.won for game in games]):6.2f}"
            f"{np.mean([game.obeyed for game in games]):8.1f}{np.mean([game.refused for game in games]):9.1f}"
        )
    heading = "".join(f"{arm.removeprefix(MOVED)[:11]:>13}" for arm in found)
    goals, offer = level.goals, level.pledges.offer if level.pledges else ()
    if goals:
        lines.append(f"{'goal met':26}{heading}")
    for n, goal in enumerate(goals):
        met = [[game.met[n] for game in games] for games in found.values()]
        lines.append(_row(found, goal.indicator, goal, n, met))
    if offer:
        lines.append(f"{'pledge kept':26}{heading}")
    for n, pledge in enumerate(offer):
        kept = [[game.kept[n] for game in games] for games in found.values()]
        lines.append(_row(found, pledge.key, pledge.goal, len(goals) + n, kept))
    return lines


def _row(
    found: dict[str, list[Game]], name: str, goal: Goal, n: int, reached: Sequence[Sequence[bool]]
) -> str:
    """A goal or pledge and its bound; by mayor, in what share of games it is reached, and its value."""
    bounds = (goal.above, goal.below, goal.above_share_of_start, goal.below_share_of_start)
    bound = next((bound for bound in bounds if bound is not None), 0.0)
    cells = (
        f"{np.mean(yes):6.2f}{np.mean([game.values[n] for game in games]):7.3f}"
        for yes, games in zip(reached, found.values(), strict=True)
    )
    return f"{name[:18]:19}{bound:7.3f}{''.join(cells)}"


def kept_anyway(found: dict[str, list[Game]], level: Level) -> dict[str, float]:
    """How often each pledge on offer is kept in the average town; empty when it was not lived."""
    games = found.get(USUAL) or found.get(MOVED + USUAL)
    if not games or not level.pledges:
        return {}
    return {
        pledge.key: float(np.mean([game.kept[n] for game in games]))
        for n, pledge in enumerate(level.pledges.offer)
    }
