"""A game in progress for tests of screens: the first chapter, founded once and copied."""

from functools import lru_cache
from pathlib import Path
from typing import Any

from game.content.levels import LoadedLevel, load_level
from game.difficulty import Difficulty
from game.engine.snapshot import from_bytes, to_bytes
from game.library import Game
from game.scenes.context import Context
from game.session import Session
from tests.ui.pilot import a_context

LEVEL = "campaign/01_one_shop_in_three"


@lru_cache
def _founded() -> tuple[LoadedLevel, bytes]:
    loaded = load_level(LEVEL)
    return loaded, to_bytes(Session.begin(loaded.rules, 1).city)


def playing(**settings: Any) -> Context:
    """A context in which the first chapter stands at its first morning."""
    loaded, saved = _founded()
    context = a_context(**settings)
    context.session = Session(loaded.rules, from_bytes(saved))
    context.session.difficulty = Difficulty(context.settings.difficulty)
    context.kept = {"game": Game(loaded.name, loaded.texts, Path())}
    return context
