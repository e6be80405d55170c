"""Names: the keys that exist, by kind. Some kinds are fixed by the engine, the others by a city's files."""

from dataclasses import dataclass, field
from typing import Final

from game.engine.indicators import INDICATOR_KEYS
from game.engine.levers import LEVER_KEYS
from game.engine.marks import Mark

FIXED: Final[dict[Mark, tuple[str, ...]]] = {Mark.LEVER: LEVER_KEYS, Mark.INDICATOR: INDICATOR_KEYS}
"""Kinds whose names are the engine's."""

SAID: Final[dict[Mark, str]] = {
    Mark.LEVER: "lever",
    Mark.INDICATOR: "indicator",
    Mark.DISTRICT: "district",
    Mark.PROGRAMME: "programme",
    Mark.EVENT: "event",
    Mark.PERSON: "member of the cast",
}
"""What a name of each kind is called in sentences."""


@dataclass(frozen=True, slots=True)
class Names:
    """Every key that a file may refer to; a kind that is not given accepts every key."""

    known: dict[Mark, frozenset[str]] = field(default_factory=dict)
    """Keys by kind."""

    def of(self, mark: Mark) -> frozenset[str] | None:
        """The keys of a kind, or nothing when they are not known here."""
        if mark in FIXED:
            return _FIXED_SETS[mark]
        return self.known.get(mark)


_FIXED_SETS: Final = {mark: frozenset(keys) for mark, keys in FIXED.items()}
