"""What later screens need, got ready while the player reads: nothing is read for the first time amid play."""

import importlib
from collections.abc import Iterator
from contextlib import suppress

from game.scenes import routes
from game.ui.cues import CUES, cue


def ahead() -> Iterator[None]:
    """Read a screen, then make a cue, between two stops; each a few milliseconds."""
    for name in dict.fromkeys(routes.SCENES.values()):
        with suppress(ImportError):  # who opens that screen is told
            importlib.import_module(f"game.scenes.{name}")
        yield
    for name in CUES:
        cue(name)
        yield
