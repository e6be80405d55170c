"""Single values as levels write them: numbers, `true`, `false` and text without quotes.

YAML programs disagree about many a plain value. `no` is a word to one and false to another, `012` is
ten or twelve, `12:30` is text or 750. Such values are refused where they stand, with what to write
instead. Dates such as `2003-01` and `2003-01-01` are text to every reader here.

A number of the form `90.000` is a thousand in Dutch and ninety elsewhere. The rule: three digits after
the point of which the last is 0, or more than one point, is always refused. `1.125` is a number, and
is refused only where a whole number or an amount of money is expected.
"""

import re
from collections.abc import Callable
from dataclasses import dataclass
from typing import Final


class Mangled:
    """Stands where a value was refused, so that nobody complains about it twice."""


MANGLED: Final = Mangled()


@dataclass(frozen=True, slots=True)
class Refusal:
    """Why a plain value is not accepted."""

    what: str
    """What is wrong."""
    instead: str
    """What to write."""


Plain = str | int | float | bool | None
Rule = tuple[re.Pattern[str], Callable[[str], Refusal]]

_INT: Final = re.compile(r"[-+]?(?:0|[1-9][0-9]*)\Z")
_FLOAT: Final = re.compile(r"[-+]?(?:0|[1-9][0-9]*)\.[0-9]+\Z")
_DUTCH: Final = re.compile(r"[-+]?[1-9][0-9]{0,2}(?:\.[0-9]{3})*\.[0-9]{2}0\Z")
_SUSPECT: Final = frozenset("0123456789+-.€")
_LONGEST: Final = 18

_FIXED: Final[dict[str, Plain]] = {"true": True, "false": False, "null": None, "~": None}
_WORDS: Final[dict[str, str]] = {
    "yes": "true",
    "on": "true",
    "true": "true",
    "no": "false",
    "off": "false",
    "false": "false",
}


def plain(text: str) -> Plain | Refusal:
    """The value of text that stands without quotes."""
    if text in _FIXED:
        return _FIXED[text]
    if text[:1] in _SUSPECT or text.endswith("%"):
        return _number(text)
    folded = text.casefold() if len(text) < 6 else ""
    if folded in _WORDS:
        return Refusal(
            f"`{text}` is true or false to some programs and text to others",
            f'write {_WORDS[folded]}, or "{text}" in quotes if it is text',
        )
    if folded == "null":
        return Refusal(f"`{text}` is nothing to some programs and text to others", "write null")
    return text


def _number(text: str) -> Plain | Refusal:
    """The value of text that looks like a number at its beginning or end."""
    if _INT.match(text):
        return int(text) if len(text) <= _LONGEST else _too_long(text)
    if _FLOAT.match(text):
        if _DUTCH.match(text):
            return _thousands(text)
        return float(text) if len(text) <= 2 * _LONGEST else _too_long(text)
    for pattern, refuse in _RULES:
        if pattern.match(text):
            return refuse(text)
    return text


def _too_long(text: str) -> Refusal:
    return Refusal(f"`{text[:12]}…` has {len(text)} digits", "write a shorter number")


def _thousands(text: str) -> Refusal:
    """A number with points (or commas) every three digits."""
    whole = re.sub(r"[.,]", "", text)
    pieces = re.split(r"[.,]", text)
    small = f"{pieces[0]}.{pieces[1].rstrip('0') or '0'}"
    other = f", or {small}" if len(pieces) == 2 else ""
    return Refusal(
        f"`{text}` can be read as {whole}" + (f" or as {small}" if other else ""), f"write {whole}{other}"
    )


def _comma(text: str) -> Refusal:
    return Refusal(
        f"`{text}` has a decimal comma, and is text to the game", f"write {text.replace(',', '.')}"
    )


def _percent(text: str) -> Refusal:
    number = text.rstrip("% ").replace(",", ".")
    share = f"{float(number) / 100:.8f}".rstrip("0").rstrip(".") if len(number) <= _LONGEST else "0.5"
    return Refusal(f"`{text}` is text to the game", f"write {share}")


def _clock(text: str) -> Refusal:
    return Refusal(
        f"`{text}` is a number of minutes or seconds to some programs", f'write "{text}" in quotes'
    )


def _zeros(text: str) -> Refusal:
    bare = text.lstrip("+-0") or "0"
    bare = "0" + bare if bare.startswith(".") else bare
    sign = "-" if text.startswith("-") else ""
    return Refusal(
        f"`{text}` begins with a zero, and is another number to some programs",
        f'write {sign}{bare}, or "{text}" in quotes if it is text',
    )


def _power(text: str) -> Refusal:
    number = float(text)
    whole = f"{number:.10f}".rstrip("0").rstrip(".") if abs(number) < 1e15 else "all its digits"
    return Refusal(f"`{text}` is a number to some programs and text to others", f"write {whole}")


def _based(text: str) -> Refusal:
    return Refusal(
        f"`{text}` is a number to some programs and text to others",
        f'write the number in tens, or "{text}" in quotes if it is text',
    )


def _underscore(text: str) -> Refusal:
    return Refusal(
        f"`{text}` is a number to some programs and text to others", f"write {text.replace('_', '')}"
    )


def _bare_point(text: str) -> Refusal:
    sign, digits = ("-", text[1:]) if text.startswith("-") else ("", text.lstrip("+"))
    whole, _, part = digits.partition(".")
    return Refusal(f"`{text}` has no digit on one side of its point", f"write {sign}{whole or 0}.{part or 0}")


def _endless(text: str) -> Refusal:
    return Refusal(f"`{text}` is no number that can be counted with", "write a number")


def _euro(text: str) -> Refusal:
    number = text.strip("€ ")
    return Refusal(f"`{text}` is text to the game", f"write {number} (amounts are in euro)")


_RULES: Final[tuple[Rule, ...]] = (
    (re.compile(r"[-+]?[1-9][0-9]{0,2}(?:\.[0-9]{3}){2,}\Z"), _thousands),
    (re.compile(r"[-+]?[1-9][0-9]{0,2}(?:,[0-9]{3})+\Z"), _thousands),
    (re.compile(r"[-+]?[0-9]+,[0-9]+\Z"), _comma),
    (re.compile(r"[-+]?[0-9]+(?:[.,][0-9]+)? ?%\Z"), _percent),
    (re.compile(r"[-+]?[0-9]+(?::[0-9]+)+(?:\.[0-9]*)?\Z"), _clock),
    (re.compile(r"[-+]?0[0-9]+(?:\.[0-9]*)?\Z"), _zeros),
    (re.compile(r"[-+]?[0-9]{1,15}(?:\.[0-9]{0,15})?[eE][-+]?[0-9]{1,3}\Z"), _power),
    (re.compile(r"[-+]?0(?:x[0-9a-fA-F]+|o[0-7]+|b[01]+)\Z"), _based),
    (re.compile(r"[-+]?[0-9][0-9_]*_[0-9_]*(?:\.[0-9_]*)?\Z"), _underscore),
    (re.compile(r"[-+]?(?:[0-9]+\.|\.[0-9]+)\Z"), _bare_point),
    (re.compile(r"[-+]?\.(?:nan|inf)\Z", re.IGNORECASE), _endless),
    (re.compile(r"€ ?[0-9]+(?:\.[0-9]{1,2})?\Z"), _euro),
)
"""What is refused, and by which sentence; the first that fits speaks."""
