"""Heard: how often somebody of the cast got what they leaned to, of the questions on which they spoke."""

from collections.abc import Mapping
from dataclasses import dataclass

from game.engine.once import once
from game.engine.rules import Rules


@dataclass(frozen=True, slots=True)
class Hearing:
    """What a person remembers of the mayor's answers."""

    asked: int
    """Answered questions on which they leaned to an answer."""
    followed: int
    """How many of these were answered as they leaned."""

    @property
    def share(self) -> float:
        """Part of the questions that were answered their way; 0 where there were none."""
        return self.followed / self.asked if self.asked else 0.0


def hearing(rules: Rules, choices: Mapping[str, tuple[str, int]], person: str, since: int = 0) -> Hearing:
    """What somebody remembers of the answers since a month.

    `choices` is event → (choice, month), of each event its last answer.
    """
    followed = [
        choices[key][0] in leans
        for key, leans in _leanings(rules).get(person, ())
        if key in choices and choices[key][1] >= since
    ]
    return Hearing(len(followed), sum(followed))


@once
def _leanings(rules: Rules) -> dict[str, list[tuple[str, tuple[str, ...]]]]:
    """Person → the events on which they lean to answers, and these."""
    found: dict[str, list[tuple[str, tuple[str, ...]]]] = {}
    for key, event in rules.events.items():
        for viewpoint in event.viewpoints:
            if viewpoint.leans:
                found.setdefault(viewpoint.who, []).append((key, viewpoint.leans))
    return found
