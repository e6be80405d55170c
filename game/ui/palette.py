"""Colours by what they are for, read from one file; contrast as WCAG counts it."""

import json
from dataclasses import dataclass, fields
from functools import lru_cache
from typing import Any

from game.ui.files import ASSETS

Color = tuple[int, int, int]

PALETTES = ("paper", "safe")
"""What the player may choose: the ordinary colours, or those safe for colour blindness."""


@dataclass(frozen=True, slots=True)
class Palette:
    """Every colour that a screen may use, named after its work."""

    paper: Color
    """The ground of a page."""
    card: Color
    """A card on the page."""
    sunk: Color
    """A field pressed into the page."""
    hair: Color
    """A fine rule that separates and tells nothing."""
    edge: Color
    """The lower edge of a card: its thickness."""
    ink: Color
    """Words."""
    ink_soft: Color
    """Second words."""
    line: Color
    """The border of a control: at least 3:1."""
    brick: Color
    """The first thing to do."""
    brick_dark: Color
    """Its lower edge, and the same pressed."""
    brick_light: Color
    """The same under the pointer."""
    on_brick: Color
    """Words on brick."""
    mortar: Color
    """Between drawn bricks."""
    slate: Color
    """Bars at the top and the foot."""
    slate_dark: Color
    """Their shade."""
    slate_light: Color
    """Controls on slate."""
    on_slate: Color
    """Words on slate."""
    on_slate_soft: Color
    """Second words on slate."""
    accent: Color
    """The one accent: what is chosen, what asks for a look."""
    on_accent: Color
    """Words on the accent."""
    accent_ink: Color
    """The accent dark enough to be words on paper."""
    focus: Color
    """The focus ring."""
    focus_halo: Color
    """The light line around the focus ring."""
    good: Color
    """Got better (always with a sign or a word)."""
    bad: Color
    """Got worse (always with a sign or a word)."""
    warn: Color
    """Look out (always with a sign or a word)."""
    track: Color
    """The empty part of a bar."""
    ghost: Color
    """What really happened, beside the player's line."""
    disabled: Color
    """A control that cannot be used now."""
    series: tuple[Color, ...]
    """Lines of a chart, in order."""
    tags: dict[str, Color]
    """How sure a number is: statistic, claim, estimate, invented."""

    def __getitem__(self, name: str) -> Color:
        """The colour of that name."""
        color: Color = getattr(self, name)
        return color


def rgb(text: str) -> Color:
    """A colour from its six digits."""
    return (int(text[1:3], 16), int(text[3:5], 16), int(text[5:7], 16))


def as_hex(color: Color) -> str:
    """The six digits of a colour."""
    return f"#{color[0]:02x}{color[1]:02x}{color[2]:02x}"


def mix(first: Color, second: Color, share: float) -> Color:
    """A colour between two: share 0 is the first, 1 the second."""
    (red, green, blue), (r, g, b) = first, second
    red, green = round(red + (r - red) * share), round(green + (g - green) * share)
    return (red, green, round(blue + (b - blue) * share))


@lru_cache
def palette(name: str = "paper", contrast: bool = False) -> Palette:
    """The palette of that name, in ordinary or high contrast."""
    layers = json.loads((ASSETS / "palette.json").read_text(encoding="utf-8"))
    chosen: dict[str, Any] = dict(layers["paper"])
    if name == "safe":
        chosen |= layers["safe"]
    if contrast:
        chosen |= layers["contrast"]
    if contrast and name == "safe":
        chosen |= layers["safe_contrast"]
    plain = {
        field.name: rgb(chosen[field.name])
        for field in fields(Palette)
        if field.name not in {"series", "tags"}
    }
    return Palette(
        **plain,
        series=tuple(rgb(text) for text in chosen["series"]),
        tags={tag: rgb(text) for tag, text in chosen["tags"].items()},
    )


def luminance(color: Color) -> float:
    """Relative luminance, 0 for black to 1 for white."""
    parts = [value / 255 for value in color]
    red, green, blue = (
        part / 12.92 if part <= 0.04045 else ((part + 0.055) / 1.055) ** 2.4 for part in parts
    )
    return 0.2126 * red + 0.7152 * green + 0.0722 * blue


def contrast(first: Color, second: Color) -> float:
    """Contrast of two colours, 1 to 21."""
    high, low = sorted((luminance(first), luminance(second)), reverse=True)
    return (high + 0.05) / (low + 0.05)
