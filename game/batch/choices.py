"""Choices: how often each event happens, and how mayors fare who answer by dice, by what they answered."""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from typing import Final

import numpy as np

from game.batch.arms import Arm
from game.batch.processes import by_arm
from game.bots import BOTS
from game.engine.columns import F64
from game.engine.orders import Choose, Plan
from game.engine.rules import Choice, Event, Rules
from game.engine.score import score
from game.runs import run

SURE: Final = 1.96
"""Standard errors from which a difference counts as more than chance."""
ENOUGH: Final = 5
"""Games in which a choice must have been taken before it is judged under a mayor."""


@dataclass(frozen=True, slots=True)
class Game:
    """What happened in one game."""

    happened: frozenset[str]
    """Events."""
    answers: Mapping[str, str]
    """Dilemma → the choice that was taken."""
    score: float
    """How it ended, 0 to 100."""


@dataclass(frozen=True, slots=True)
class Fate:
    """How games went on after one choice, under all mayors."""

    event: str
    """The dilemma."""
    choice: str
    """The answer."""
    games: int
    """In how many it was taken."""
    apart: float
    """Mean score, less the mean of all games of the same mayor in which the question came."""
    error: float
    """Standard error of that."""
    always: bool
    """Whether it is better than every other answer under every mayor, beyond chance."""
    never: bool
    """Whether another answer is better under every mayor, beyond chance."""


def answer_by_dice(arms: Sequence[Arm], seeds: Iterable[int], workers: int) -> dict[str, list[Game]]:
    """Live each mayor's plan with each seed to the end of the level, answering every question by dice."""
    dice = [replace(arm, bot="answering", plan=_unanswered(arm)) for arm in arms if not arm.bot]
    return by_arm(_live, dice + [arm for arm in arms if arm.bot], seeds, workers)


def _unanswered(arm: Arm) -> Plan:
    kept = tuple(dated for dated in arm.plan.orders if not isinstance(dated.order, Choose))
    return replace(arm.plan, orders=kept)


def _live(arm: Arm, seed: int) -> Game:
    session = run(arm.rules, arm.plan, seed, arm.rules.level.to, bot=BOTS[arm.bot], causes=False).session
    happened = session.city.happened
    answers = {event: choice for event, (choice, _) in happened.choices.items()}
    return Game(frozenset(happened.last), answers, score(session.city, arm.rules).total)


def events_of(rules: Rules) -> list[Event]:
    """The events that a level can have."""
    among = rules.level.events
    return [event for event in rules.events.values() if not among or event.key in among]


def shares(found: Mapping[str, Sequence[Game]], rules: Rules) -> dict[str, float]:
    """In which share of all games each event of the level happened."""
    games = [game for games in found.values() for game in games]
    keys = [event.key for event in events_of(rules)]
    return {key: float(np.mean([key in game.happened for game in games])) for key in keys}


def fates(found: Mapping[str, Sequence[Game]], rules: Rules) -> Iterator[Fate]:
    """How games went on after each choice of each dilemma that came."""
    for event in events_of(rules):
        scores = {arm: _by_choice(games, event) for arm, games in found.items()}
        for choice in event.choices:
            yield _fate(event, choice, scores)


def _by_choice(games: Sequence[Game], event: Event) -> dict[str, F64]:
    """Scores after each choice, less the mean of all games in which the question came."""
    asked = [game for game in games if event.key in game.answers]
    mean = float(np.mean([game.score for game in asked])) if asked else 0.0
    found: dict[str, list[float]] = {choice.key: [] for choice in event.choices}
    for game in asked:
        found[game.answers[event.key]].append(game.score - mean)
    return {key: np.array(scores, np.float64) for key, scores in found.items()}


def _fate(event: Event, choice: Choice, scores: Mapping[str, Mapping[str, F64]]) -> Fate:
    mine = np.concatenate([by_choice[choice.key] for by_choice in scores.values()])
    best, beaten = [], []
    for by_choice in scores.values():
        own = by_choice[choice.key]
        others = [each for key, each in by_choice.items() if key != choice.key]
        gaps = [_surely_better(own, other) for other in others]
        best.append(all(gaps))
        beaten.append(any(_surely_better(other, own) for other in others))
    error = float(mine.std(ddof=1) / np.sqrt(mine.size)) if mine.size > 1 else float("inf")
    apart = float(mine.mean()) if mine.size else 0.0
    return Fate(event.key, choice.key, mine.size, apart, error, always=all(best), never=all(beaten))


def _surely_better(one: F64, other: F64) -> bool:
    if min(one.size, other.size) < ENOUGH:
        return False
    error = np.sqrt(one.var(ddof=1) / one.size + other.var(ddof=1) / other.size)
    return bool(one.mean() - other.mean() > SURE * error)


def as_table(happened: Mapping[str, float], told: Sequence[Fate]) -> list[str]:
    """Each event with how often it happened, and below a dilemma its choices."""
    lines = [f"{'event':34}{'happens in':>12}{'games':>8}{'score apart':>22}"]
    for event, share in sorted(happened.items(), key=lambda item: item[1]):
        lines.append(f"{event:34}{share:12.2f}")
        for fate in told:
            if fate.event == event and fate.games:
                apart = f"{fate.apart:+.2f} +- {SURE * fate.error:.2f}"
                verdict = "  ALWAYS BEST" if fate.always else "  NEVER BEST" if fate.never else ""
                lines.append(f"    {fate.choice:30}{'':12}{fate.games:8}{apart:>22}{verdict}")
    return lines
