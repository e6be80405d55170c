"""The debrief as one file of HTML: two sheets of A4, with nothing that stands outside it."""

from collections.abc import Generator

from game.debrief import Debrief, look_back, outcome
from game.engine.steps import finished
from game.printed import pictures
from game.printed.back import back
from game.printed.front import front
from game.printed.html import el, join
from game.printed.style import style
from game.scenes import words
from game.scenes.context import Context

ALLOWED = "default-src 'none'; img-src data:; style-src 'unsafe-inline'"
"""What a browser may use: nothing from elsewhere, and no scripts."""


def page_of(context: Context, whom: int = 0) -> str:
    """The page of the game in the context, with the life of a resident by id, or of one who was met."""
    return finished(making(context, whom))


def making(context: Context, whom: int = 0) -> Generator[None, None, str]:
    """The same in steps, so that a frame can come in between."""
    session = context.session
    past = look_back(session)
    yield
    town = yield from pictures.town()
    first = front(context, past, ended(outcome(session), past), town)
    yield
    second = yield from back(context, past, whom)
    yield
    title = words.own_text(context, "name", session.rules.level.name)
    head = el(
        "head",
        el("meta", charset="utf-8"),
        el("meta", name="viewport", content="width=device-width"),
        el("meta", http_equiv="Content-Security-Policy", content=ALLOWED),
        el("title", f"{title} · {context.texts('app.name')}"),
        style(context),
    )
    language = context.texts.language if context.texts.language != "pseudo" else "en"
    return "<!DOCTYPE html>\n" + el("html", head, el("body", join(first, second)), lang=language) + "\n"


def ended(came: str, past: Debrief) -> str:
    """How the game ended: won, goals (the mayor stays, but not all were reached), goes, or open."""
    if came == "lost":
        return "goals" if past.mayor_stays else "goes"
    return came
