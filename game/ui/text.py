"""Words in the player's language: catalogues by key, numbers and dates as the language writes them.

Convention: a message id is a stable key such as `title.play`; English, too, stands in a catalogue.
Every `*.po` file in `assets/locale/<language>/LC_MESSAGES/` is read, so each screen may have its own.
Values go in braces: `say("title.year", year="2003")`; whole numbers are written the language's way.
A message with a plural has `msgid_plural` and is chosen by the value `n`: `say("load.games", n=3)`.
"""

import datetime as dt
import html
import locale
import os
import re
from collections.abc import Mapping
from functools import lru_cache
from pathlib import Path

from babel import Locale, UnknownLocaleError
from babel.dates import format_date
from babel.messages.catalog import Catalog
from babel.messages.pofile import read_po
from babel.numbers import format_compact_decimal, format_decimal, format_percent

from game.ui.files import ASSETS

MILLION = 1_000_000
LANGUAGES = {"en": "English", "nl": "Nederlands", "fr": "Français"}
"""Each language by its own name."""
_REGIONS = {"en": "en_GB", "nl": "nl_BE", "fr": "fr_BE", "pseudo": "en_GB"}
_PADDING = "·lorem·ipsum·dolor·sit·amet·consectetur·adipiscing·elit·sed·do·eiusmod·tempor·incididunt"

_ELIDES = re.compile(r"\b(d|qu)e \{(\w+)\}", re.IGNORECASE)
_VOWEL = re.compile(r"[aàâäæeéèêëiîïoôöœuùûü]|y[^aeiou]", re.IGNORECASE)

Message = str | tuple[str, ...]
Value = str | int | float


def catalogue_files(language: str) -> list[Path]:
    """The files that hold a language's words."""
    return sorted((ASSETS / "locale" / language / "LC_MESSAGES").glob("*.po"))


def read_catalogue(path: Path, language: str) -> Catalog:
    """One file as Babel reads it."""
    with path.open("rb") as file:
        return read_po(file, locale=language)


@lru_cache
def catalogue(language: str) -> dict[str, Message]:
    """All words of a language by key; a message with a plural has several."""
    found: dict[str, Message] = {}
    for path in catalogue_files(language):
        for message in read_catalogue(path, language):
            if message.id and message.string:
                key = message.id if isinstance(message.id, str) else message.id[0]
                found[key] = message.string if isinstance(message.string, str) else tuple(message.string)
    return found


def elided(message: str, values: Mapping[str, str]) -> str:
    """French `de` and `que` before a place in braces lose their e where a vowel fills it."""

    def short(found: re.Match[str]) -> str:
        begins = _VOWEL.match(values.get(found[2], ""))
        return f"{found[1]}\u2019{{{found[2]}}}" if begins else found[0]

    return _ELIDES.sub(short, message)


def plain(text: str) -> str:
    """A text that is safe inside a text box, which reads tags."""
    return html.escape(text, quote=False)


def stretched(text: str) -> str:
    """The pseudo-language: the same words with accents, 40 per cent longer, braces left alone."""
    accents = str.maketrans("aeiouyAEIOUcn", "àéîöûÿÀÉÎÖÛçñ")
    parts, depth = [], 0
    for letter in text:
        depth += (letter == "{") - (letter == "}")
        parts.append(letter if depth or letter == "}" else letter.translate(accents))
    return "".join(parts) + _PADDING[: max(round(len(text) * 0.4), 1)].replace("·", " ").rstrip()


def computer_language() -> str:
    """The language of the computer if we speak it, else English."""
    wanted = os.environ.get("LANG") or locale.getlocale()[0] or ""
    return wanted[:2] if wanted[:2] in LANGUAGES else "en"


class Texts:
    """Says every sentence, number and date of the game in one language."""

    def __init__(self, language: str = "en") -> None:
        self.language = language
        self._words = catalogue("en" if language == "pseudo" else language)
        self._spare = catalogue("en")
        try:
            self._locale = Locale.parse(_REGIONS.get(language, "en_GB"))
        except UnknownLocaleError:
            self._locale = Locale.parse("en")
        self._short = Locale.parse("en") if self._english else self._locale
        """Of short amounts: British data change their letters with each edition (1.2M, 1.2m)."""
        self._numbers: dict[tuple[str, float, int], str] = {}

    def has(self, key: str) -> bool:
        """Whether there are words for a key."""
        return key in self._words or key in self._spare

    def place(self, name: str) -> str:
        """A town or district as it is called in this language; as in the level where it has no other name."""
        key = f"place.{name}"
        return self(key) if self.has(key) else name

    def __call__(self, key: str, **values: Value) -> str:
        """The sentence of a key with its values; a key without words is shown as it is."""
        message = self._words.get(key) or self._spare.get(key) or key
        if isinstance(message, tuple):
            message = message[self._form(values.get("n", 1), len(message))]
        if self.language == "pseudo":
            message = stretched(message)
        if not values:
            return message
        written = {
            name: self.number(value) if isinstance(value, int) else str(value)
            for name, value in values.items()
        }
        return self.elided(message, written).format_map(written)

    say = __call__

    def elided(self, message: str, values: Mapping[str, str]) -> str:
        """A message whose places in braces are about to be filled, in French with its elisions."""
        return elided(message, values) if self.language == "fr" else message

    def _form(self, number: Value, forms: int) -> int:
        """Which form a number takes: French counts zero as one."""
        amount = abs(float(number))
        single = amount < 2 if self.language == "fr" else amount == 1
        return 0 if single else forms - 1

    def _kept(self, kind: str, value: float, places: int) -> str:
        """A number as written before, or written now and kept."""
        slot = (kind, value, places)
        if slot not in self._numbers:
            if len(self._numbers) > 5000:
                self._numbers.clear()
            self._numbers[slot] = self._write(kind, value, places)
        return self._numbers[slot]

    def _write(self, kind: str, value: float, places: int) -> str:
        pattern = "#,##0" + ("." + "0" * places if places else "")
        if kind == "money":
            return self._euros(value, places)
        if kind == "percent":
            tail = "%" if self._english else "\u00a0%"
            return str(format_percent(value, pattern + tail, locale=self._locale))
        return str(format_decimal(value, pattern, locale=self._locale))

    @property
    def _english(self) -> bool:
        return self.language in {"en", "pseudo"}

    def _euros(self, euros: float, places: int) -> str:
        """Whole euros below ten thousand, then short: 1.2M; Dutch has a short word for millions only."""
        if abs(euros) < 10_000:
            amount = str(format_decimal(round(euros), "#,##0", locale=self._locale))
        elif abs(short := round(euros, -3 + places)) < MILLION:
            amount = str(format_decimal(short, "#,##0", locale=self._locale))
        else:
            amount = str(
                format_compact_decimal(euros, format_type="short", locale=self._short, fraction_digits=places)
            )
        if self.language == "fr":
            return f"{amount}\u00a0€"
        return f"€{amount}" if self._english else f"€\u00a0{amount}"

    def number(self, value: float, places: int = 0) -> str:
        """A number with so many decimals."""
        return self._kept("number", value, places)

    def signed(self, value: float, places: int = 0) -> str:
        """A change with its sign, a real minus."""
        return ("+" if value > 0 else "\u2212" if value < 0 else "±") + self.number(abs(value), places)

    def percent(self, share: float, places: int = 0) -> str:
        """A share (0 to 1) as per cent."""
        return self._kept("percent", share, places)

    def money(self, cents: int, places: int = 1) -> str:
        """Euros from cents, rounded from ten thousand on and short from a million on: €1.2M."""
        return self._kept("money", cents / 100, places)

    def month(self, year: int, month: int, form: str = "MMMM y") -> str:
        """A month: May 2012."""
        return format_date(dt.date(year, month, 1), form, locale=self._locale)

    def date(self, day: dt.date) -> str:
        """A day: 3 May 2012."""
        return format_date(day, "d MMMM y", locale=self._locale)
