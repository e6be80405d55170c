"""The page to print as a file in the player's folder, opened in a browser where there is one."""

import webbrowser
from collections.abc import Generator
from pathlib import Path
from threading import Thread
from time import monotonic
from typing import Final

from game.printed.back import shown
from game.printed.page import making
from game.saves import SaveError, write_whole
from game.scenes import lives
from game.scenes.context import Context
from game.ui.files import home
from game.ui.text import Texts

PATIENCE: Final = 1.5
"""Seconds that a browser may take to refuse; one that is silent for longer is starting."""
TURN: Final = 0.002
"""Seconds of a step in which its answer is waited for."""


def printing(context: Context, whom: int = 0) -> Generator[None, None, str]:
    """Write the page of the game in the context and open it; gives the sentence that says where it is.

    In steps, so that a frame can come in between: a life is told whole first, and a browser may take a while.
    """
    say, path = context.texts, file_of(context)
    person = shown(context, whom)
    if person is not None:
        yield from lives.telling(context, person.id)
    page = yield from making(context, person.id if person else 0)
    try:
        write_whole(path, page.encode())
    except SaveError as error:
        return not_written(say, error)
    opened = not context.kiosk and (yield from _opening(path))
    return say("printed.opened" if opened else "printed.kept", path=str(path))


def not_written(say: Texts, error: SaveError) -> str:
    """The sentence for a page that the disk does not take."""
    return say(f"printed.not_{error.said.key.removeprefix('save.')}", **error.said.values)


def file_of(context: Context) -> Path:
    """Where the page of the game stands: one for each game and language."""
    game = context.kept["game"]
    level = Path(game.level).stem
    played = game.folder.name or str(context.session.city.seed)
    return home() / "pages" / f"{level}-{played}-{context.texts.language}.html"


def _opening(path: Path) -> Generator[None, None, bool]:
    """Ask for a browser, but never wait for it; says whether none refused."""
    answers: list[bool] = []

    def ask() -> None:
        try:
            answers.append(webbrowser.open(path.resolve().as_uri()))
        except (webbrowser.Error, OSError):
            answers.append(False)

    asking = Thread(target=ask, daemon=True)
    asking.start()
    end = monotonic() + PATIENCE
    while asking.is_alive() and monotonic() < end:
        yield
        asking.join(TURN)
    return all(answers)
