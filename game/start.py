"""Starting the game from the command line: window, language, straight into a level, and words for trouble."""

import re

from game import app
from game.calls import BAD_CALL, Say
from game.content.levels import load_level
from game.content.problems import ContentError, as_text
from game.engine.changed import ValueRefusedError, values_of
from game.library import GameLibrary
from game.scenes import routes
from game.scenes.kiosk import Kiosk
from game.ui.moves import Route
from game.ui.text import Texts
from game.ui.window import NoWindowError
from game.whatif.beside import can_help

KIOSK = "kiosk/four_months"
"""The level of an exhibition that names none."""
KIOSK_TEXT = 150
"""Per cent at an exhibition, where one stands further from the screen: 27 pixels at 1080p."""


def start(  # noqa: PLR0913 - one for each option of the command, and the way to say a refusal
    level: str | None = None,
    seed: int | None = None,
    *,
    code: str | None = None,
    model: str | None = None,
    lang: str | None = None,
    size: str | None = None,
    kiosk: bool = False,
    say: Say = print,
) -> int:
    """Open the window and play; exit code 0, 1 when there is no display, 2 for a call without sense."""
    context, problem = app.new_context()
    context.helped = can_help()
    if size is not None and not re.fullmatch(r"\d{3,5}x\d{3,5}", size):
        say(f"{size!r} is no size. Write width and height, such as 1920x1080.")
        return BAD_CALL
    chosen = context.settings
    if lang is not None:
        chosen = chosen.but(language=lang)
        context.texts = Texts(lang)
    if kiosk:
        level = level or KIOSK
        chosen = chosen.but(window="full", text_size=max(chosen.text_size, KIOSK_TEXT))
    context.settings = chosen
    context.library = GameLibrary(lambda: context.texts.language, seed, model or "", keeps=not kiosk)
    first: Route | None = routes.Code(code) if code else None
    if level is not None:
        try:
            loaded = load_level(level)
            values_of(loaded.rules, model or "")
        except ContentError as error:
            say(as_text(error.problems))
            return BAD_CALL
        except ValueRefusedError as error:
            say(context.texts(error.key, **error.values))
            return BAD_CALL
        first = routes.Briefing(loaded.name)
        if kiosk:
            minutes = loaded.rules.level.minutes
            context.kiosk, first = Kiosk(context.texts.language, loaded.name, minutes, chosen), None
    try:
        app.play(context, problem, first, _size(size))
    except NoWindowError as error:
        say(str(error))
        return 1
    return 0


def _size(text: str | None) -> tuple[int, int] | None:
    if text is None:
        return None
    width, height = text.split("x")
    return int(width), int(height)
