"""The page to print as a file in the player's folder, opened in a browser where there is one."""

import webbrowser
from pathlib import Path
from threading import Thread
from typing import Final

from game.printed.back import shown
from game.printed.page import page_of
from game.saves import SaveError, write_whole
from game.scenes import lives
from game.scenes.context import Context
from game.ui.files import home
from game.ui.text import Texts

PATIENCE: Final = 1.5
"""Seconds that a browser may take to refuse; one that is silent for longer is starting."""


def print_page(context: Context, whom: int = 0) -> str:
    """Write the page of the game in the context and open it; gives the sentence that says where it is."""
    say, path = context.texts, file_of(context)
    person = shown(context, whom)
    if person is not None:
        lives.finish(context, person.id)
    try:
        write_whole(path, page_of(context, person.id if person else 0).encode())
    except SaveError as error:
        return not_written(say, error)
    opened = not context.kiosk and _open(path)
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


def _open(path: Path) -> bool:
    """Ask for a browser, but never wait for it; says whether none refused."""
    answers: list[bool] = []

    def ask() -> None:
        try:
            answers.append(webbrowser.open(path.resolve().as_uri()))
        except (webbrowser.Error, OSError):
            answers.append(False)

    asking = Thread(target=ask, daemon=True)
    asking.start()
    asking.join(PATIENCE)
    return all(answers)
