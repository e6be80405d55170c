"""What the calls of several commands have in common, and what is said when one makes no sense."""

import os
import re
from collections.abc import Callable, Iterable, Mapping
from typing import Any, Final

from game.content.problems import Code, ContentError, as_text
from game.engine.marks import month, month_name
from game.engine.rules import Brick, Rules

Say = Callable[[str], None]
BAD_CALL: Final = 2
"""Exit code of a call that makes no sense."""


class CallError(Exception):
    """A command was called with something that does not exist; the message says what to do."""


def refuse(error: ContentError | CallError, say: Say) -> int:
    """Say why a call is refused. Exit code 1 for a level with problems, 2 for a call that makes no sense."""
    if isinstance(error, CallError):
        say(str(error))
        return BAD_CALL
    say(as_text(error.problems))
    return BAD_CALL if all(problem.code is Code.NOT_FOUND for problem in error.problems) else 1


def without_a_window() -> None:
    """Let the command draw in memory and make no sound, whatever display there is."""
    os.environ["SDL_VIDEODRIVER"] = os.environ["SDL_AUDIODRIVER"] = "dummy"


def seeds_of(options: Mapping[str, Any]) -> range:
    """The seeds of `--seeds` and `--first-seed`."""
    first: int = options["first_seed"]
    return range(first, first + int(options["seeds"]))


def workers_of(options: Mapping[str, Any]) -> int:
    """The processes of `--workers`; one a core when it is left out."""
    return int(options["workers"] or os.cpu_count() or 1)


def last_month(text: str | None, rules: Rules) -> int:
    """The month of `--until`; the level's last one when it is left out."""
    if text is None:
        return rules.level.to
    if not re.fullmatch(r"\d{4}-(0[1-9]|1[0-2])", text):
        raise CallError(f"{text!r} is no month. Write a year and a month, such as 2006-12.")
    found = month(int(text[:4]), int(text[5:]))
    if not rules.level.from_ <= found <= rules.level.to:
        first, last = month_name(rules.level.from_), month_name(rules.level.to)
        raise CallError(f"{text} is outside this level. Choose a month from {first} to {last}.")
    return found


def check_taken_out(words: Iterable[str], rules: Rules) -> None:
    """Refuse a word of `--without` that is neither a brick nor a programme."""
    known = {brick.value for brick in Brick} | set(rules.programmes)
    for word in words:
        if word not in known:
            bricks = ", ".join(brick.value for brick in Brick)
            raise CallError(f"{word!r} is no brick and no programme. Bricks are {bricks}.")
