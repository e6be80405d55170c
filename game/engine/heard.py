"""Heard: how often somebody of the cast got what they leaned to, of the questions on which they spoke."""

from collections.abc import Mapping
from dataclasses import dataclass

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


def hearing(rules: Rules, choices: Mapping[str, tuple[str, int]], person: str) -> Hearing:
    """What somebody remembers: `choices` is event → (choice, month), of each event its last answer."""
    asked = followed = 0
    for key, (choice, _) in choices.items():
        event = rules.events.get(key)
        for viewpoint in event.viewpoints if event else ():
            if viewpoint.who == person and viewpoint.leans:
                asked += 1
                followed += choice in viewpoint.leans
    return Hearing(asked, followed)
