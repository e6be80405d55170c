"""At an exhibition: strangers come and go, so a game that nobody touches makes room for the next visitor."""

from dataclasses import dataclass
from typing import Final

from game.ui.settings import Settings
from game.ui.text import LANGUAGES

GONE: Final = 75.0
"""Seconds without a touch after which the visitor has left; a slow reader needs less for any screen."""
GREET: Final = 8.0
"""Seconds for which the title greets in each language."""


@dataclass(slots=True)
class Kiosk:
    """How long nobody has touched anything, and in which language the title begins."""

    language: str
    level: str
    """The level that visitors play."""
    minutes: int = 0
    """About how long it takes."""
    settings: Settings | None = None
    """How the exhibition set the game up: what a visitor changes goes back to it."""
    untouched: float = 0.0

    def touched(self) -> None:
        """Somebody is there."""
        self.untouched = 0.0

    def wait(self, seconds: float) -> bool:
        """Let time go by; whether the visitor has left."""
        self.untouched += seconds
        return self.untouched >= GONE

    def greeting(self) -> str:
        """The language in which the title greets now."""
        codes = list(LANGUAGES)
        return codes[(codes.index(self.language) + int(self.untouched / GREET)) % len(codes)]
