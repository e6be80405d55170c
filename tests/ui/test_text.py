import ast
import datetime as dt
import re
import string
from pathlib import Path

import pytest

from game.ui import text
from game.ui.text import LANGUAGES, Texts, catalogue, plain, stretched

OURS = ("title", "settings", "key", "trouble", "list")
"""How our keys begin."""
GAME = Path(text.__file__).resolve().parents[1]


def _said() -> tuple[dict[str, str], list[str], set[str]]:
    """Keys that are said, patterns of keys that are put together, and all strings in the code."""
    said: dict[str, str] = {}
    patterns: list[str] = []
    strings: set[str] = set()
    speaking = [GAME / name for name in ("app.py", "library.py", "runcode.py")]
    folders = [path for name in ("ui", "scenes", "printed") for path in (GAME / name).rglob("*.py")]
    for path in [*speaking, *folders]:
        for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
            if isinstance(node, ast.Constant) and isinstance(node.value, str):
                strings.add(node.value)
            if isinstance(node, ast.JoinedStr):
                parts = [
                    re.escape(str(part.value)) if isinstance(part, ast.Constant) else ".+"
                    for part in node.values
                ]
                if isinstance(node.values[0], ast.Constant) and "." in str(node.values[0].value):
                    patterns.append("".join(parts))
            if isinstance(node, ast.Call) and node.args and _speaks(node.func):
                first = node.args[0]
                if isinstance(first, ast.Constant) and isinstance(first.value, str):
                    said[first.value] = path.name
    return said, patterns, strings


def _speaks(function: ast.expr) -> bool:
    name = (
        function.attr
        if isinstance(function, ast.Attribute)
        else function.id
        if isinstance(function, ast.Name)
        else ""
    )
    return name in {"say", "texts"}


@pytest.mark.parametrize("language", LANGUAGES)
def test_every_sentence_that_is_said_has_words_in_each_language(language: str) -> None:
    known = catalogue(language)
    said, patterns, _ = _said()
    assert {key: place for key, place in said.items() if key not in known} == {}
    assert [
        pattern
        for pattern in patterns
        if pattern.startswith(OURS) and not any(re.fullmatch(pattern, key) for key in known)
    ] == []


def test_no_catalogue_has_words_that_nobody_says() -> None:
    said, patterns, strings = _said()
    forms = [re.compile(pattern) for pattern in patterns]
    left = [
        key
        for key in catalogue("en")
        if key not in said and key not in strings and not any(form.fullmatch(key) for form in forms)
    ]
    assert left == []


def test_the_catalogues_have_the_same_keys_and_values() -> None:
    english = catalogue("en")
    for language in LANGUAGES:
        other = catalogue(language)
        assert set(other) == set(english), language
        for key, message in english.items():
            assert _fields(message) == _fields(other[key]), (language, key)


def _fields(message: text.Message) -> set[str | None]:
    joined = message if isinstance(message, str) else " ".join(message)
    return {field for _, field, _, _ in string.Formatter().parse(joined) if field is not None}


def test_numbers_are_written_as_the_language_writes_them() -> None:
    english, dutch, french = Texts("en"), Texts("nl"), Texts("fr")
    assert english.number(12345) == "12,345"
    assert dutch.number(12345.6, 1) == "12.345,6"
    assert french.number(12345).replace("\u202f", " ") == "12 345"
    assert english.percent(0.325, 1) == "32.5%"
    assert dutch.percent(0.32) == "32\u00a0%"
    assert english.signed(-3) == "\u22123"
    assert english.money(123_456_700) == "€1.2M"
    assert dutch.money(5_000_00) == "€\u00a05.000"
    assert dutch.money(480_000_00) == "€\u00a0480.000"
    assert dutch.money(13_600_000_00) == "€\u00a013,6\u00a0mln."
    assert french.money(5_000_00).endswith("€")


def test_months_are_named() -> None:
    assert Texts("nl").month(2012, 5) == "mei 2012"
    assert Texts("fr").date(dt.date(2012, 8, 3)) == "3 août 2012"


def test_a_key_without_words_is_shown_and_does_not_fail() -> None:
    assert Texts("nl")("no.such_key") == "no.such_key"


def test_the_pseudo_language_is_longer_and_keeps_its_fields() -> None:
    longer = stretched("Hello {name} of the town")
    assert "{name}" in longer
    assert len(longer) >= 1.35 * len("Hello {name} of the town")
    assert "2005" in Texts("pseudo")("title.continue", month="2005")


@pytest.mark.parametrize(
    ("name", "said"),
    [
        ("Omar", "la rue d\u2019Omar, plus lent qu\u2019Omar"),
        ("Élise", "la rue d\u2019Élise, plus lent qu\u2019Élise"),
        ("Yvonne", "la rue d\u2019Yvonne, plus lent qu\u2019Yvonne"),
        ("Younes", "la rue de Younes, plus lent que Younes"),
        ("Tom", "la rue de Tom, plus lent que Tom"),
        ("11", "la rue de 11, plus lent que 11"),
    ],
)
def test_french_drops_the_e_before_a_name_that_begins_with_a_vowel(name: str, said: str) -> None:
    message, values = "la rue de {name}, plus lent que {name}", {"name": name}
    assert Texts("fr").elided(message, values).format_map(values) == said
    assert Texts("nl").elided(message, values) == message


def test_tags_in_a_level_text_do_no_harm() -> None:
    assert plain("<b>5 & 6</b>") == "&lt;b&gt;5 &amp; 6&lt;/b&gt;"


def test_an_unknown_computer_language_falls_back_to_english(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("LANG", "xx_YY.UTF-8")
    assert text.computer_language() == "en"
    monkeypatch.setenv("LANG", "nl_BE.UTF-8")
    assert text.computer_language() == "nl"
