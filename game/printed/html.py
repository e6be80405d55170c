"""HTML that is well-formed XML too. What goes in is text and is escaped, unless it was made here."""

import html
import re
from typing import Final

VOID: Final = frozenset({"meta", "img"})
"""Elements that hold nothing and have no end tag."""
_IN_NO_FILE: Final = re.compile("[^\t\n\r\x20-\ud7ff\ue000-\ufffd\U00010000-\U0010ffff]")
"""Characters that may stand in no XML file."""


class Html(str):
    """Text that is HTML already."""

    __slots__ = ()


def text(words: str) -> Html:
    """Words as they are to be read, whatever stands in them."""
    return words if isinstance(words, Html) else Html(html.escape(_IN_NO_FILE.sub("", words)))


def join(*inside: str | None) -> Html:
    """Several pieces behind each other; None is nothing."""
    return Html("".join(text(piece) for piece in inside if piece is not None))


def el(name: str, /, *inside: str | None, cls: str = "", **attributes: str | float) -> Html:
    """An element. `cls` is its class; an underscore in the name of an attribute stands for a hyphen."""
    named = {key.replace("_", "-"): value for key, value in attributes.items()}
    given = ({"class": cls} if cls else {}) | named
    tag = name + "".join(f' {key}="{text(_written(value))}"' for key, value in given.items())
    return Html(f"<{tag} />" if name in VOID else f"<{tag}>{join(*inside)}</{name}>")


def _written(value: str | float) -> str:
    """An attribute's value; numbers of drawings need no more than two decimals."""
    return value if isinstance(value, str) else f"{value:.2f}".rstrip("0").rstrip(".")
