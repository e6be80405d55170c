"""What later screens need, got ready while the player reads: nothing is read for the first time amid play."""

import importlib
from collections.abc import Iterator
from contextlib import suppress
from weakref import ref

from game.runcode import writing
from game.scenes import routes
from game.scenes.context import Context
from game.scenes.map_view import KEPT, make_ahead
from game.ui.cues import CUES, cue

NUMBER = 1234.5
"""Any number that is written as the language writes numbers."""


def ahead(context: Context) -> Iterator[None]:
    """Read how a language writes numbers, a screen, then make a cue, between two stops; then each map."""
    context.texts.number(NUMBER)
    yield
    for name in dict.fromkeys(routes.SCENES.values()):
        with suppress(ImportError):  # who opens that screen is told
            importlib.import_module(f"game.scenes.{name}")
        yield
    for name in CUES:
        cue(name)
        yield
    written: ref[object] | None = None
    while True:
        if context.session is not None and KEPT not in context.kept:
            yield from make_ahead(context)
        elif context.session is not None and (written is None or written() is not context.session):
            written = ref(context.session)
            yield from writing(context.session.rules)
        yield
