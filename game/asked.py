"""What a command asks to live under: a model by name, or the game of a code; a refusal comes in words."""

from collections.abc import Iterator
from contextlib import contextmanager

from game.calls import CallError
from game.content.levels import LoadedLevel, load_level
from game.engine.changed import ValueRefusedError
from game.runcode import CodeError, RunCode, decode, level_of
from game.ui.text import Texts


@contextmanager
def said_in_words() -> Iterator[None]:
    """Inside it a value or a code that is refused becomes a CallError with the sentence for it."""
    try:
        yield
    except (ValueRefusedError, CodeError) as error:
        raise CallError(Texts()(error.key, **error.values)) from error


def game_of(code: str) -> tuple[LoadedLevel, RunCode]:
    """The level of a code and the game in it. Raises CallError, or ContentError for the level."""
    with said_in_words():
        loaded = load_level(level_of(code))
        return loaded, decode(code, loaded.rules)
