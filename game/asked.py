"""What a command asks to live under: a model by name, or the game of a code; a refusal comes in words."""

from collections.abc import Iterator
from contextlib import contextmanager

from game.calls import CallError
from game.content.levels import load_level
from game.engine.changed import ValueRefusedError
from game.engine.rules import Rules
from game.runcode import CodeError, RunCode, decode
from game.ui.text import Texts


@contextmanager
def said_in_words() -> Iterator[None]:
    """Inside it a value or a code that is refused becomes a CallError with the sentence for it."""
    try:
        yield
    except (ValueRefusedError, CodeError) as error:
        raise CallError(Texts()(error.key, **error.values)) from error


def rules_of(level: str) -> Rules:
    """The rules of a level by name. Raises ContentError."""
    return load_level(level).rules


def game_of(code: str) -> RunCode:
    """The game in a code. Raises CallError, or ContentError for a level in it."""
    with said_in_words():
        return decode(code, rules_of)
