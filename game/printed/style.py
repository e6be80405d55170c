"""How the page to print looks: the player's palette, and one sheet of rules in the assets."""

from dataclasses import fields
from typing import Final

from game.printed.html import Html, el
from game.scenes.context import Context
from game.ui.files import ASSETS
from game.ui.palette import Palette, as_hex, palette

RULES: Final = ASSETS / "printed.css"


def colours(context: Context) -> Palette:
    """The colours that the player chose."""
    return palette(context.settings.palette, context.settings.contrast)


def style(context: Context) -> Html:
    """The rules, with the colours before them."""
    chosen = colours(context)
    named = {field.name: getattr(chosen, field.name) for field in fields(chosen)}
    named |= {f"tag-{tag}": colour for tag, colour in chosen.tags.items()}
    inks = {name: as_hex(ink) for name, ink in named.items() if name not in {"series", "tags"}}
    root = "".join(f"--{name.replace('_', '-')}:{ink};" for name, ink in inks.items())
    return el("style", Html(f":root{{{root}}}\n{RULES.read_text(encoding='utf-8')}"))
