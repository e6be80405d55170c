"""One thing has one name: what the glossary rules out stands on no screen."""

import re
from pathlib import Path
from typing import Final

import pytest

from game.ui.text import LANGUAGES
from tests.content.words_on_screen import level_texts, screen_texts

GLOSSARY: Final = Path(__file__).resolve().parents[2] / "docs" / "glossary.md"
COLUMN: Final = {"en": 1, "nl": 2, "fr": 3}
NEVER: Final = re.compile(r"never \*([^*]+)\*")


def _rows() -> list[list[str]]:
    lines = GLOSSARY.read_text(encoding="utf-8").splitlines()
    return [[cell.strip() for cell in line.split("|")] for line in lines if line.startswith("| ")]


@pytest.mark.parametrize("lang", LANGUAGES)
def test_a_word_that_the_glossary_never_wants_is_on_no_screen(lang: str) -> None:
    never = [word for row in _rows() for word in NEVER.findall(row[COLUMN[lang]])]
    assert never
    seen = re.compile(rf"\b(?:{'|'.join(map(re.escape, never))})s?\b", re.IGNORECASE)
    said = [*((key, text) for (_, key), text in level_texts(lang).items()), *screen_texts(lang)]
    assert not {key: text for key, text in said if seen.search(text)}


def test_each_word_of_the_glossary_has_its_three_languages() -> None:
    for row in _rows():
        assert all(row[1:4]), row
