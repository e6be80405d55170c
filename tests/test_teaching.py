"""The pages for teachers stay true of the game, alike in two languages and short enough to print."""

import re
from functools import lru_cache
from pathlib import Path
from typing import Final

import pytest

from tests.content.words_on_screen import level_texts, screen_texts
from tests.reading import words

PAGES: Final = Path(__file__).resolve().parents[1] / "docs" / "teaching"
NAMES: Final = sorted(path.name for path in (PAGES / "en").glob("*.md"))
LANGUAGES: Final = ("en", "nl")
PRINTED: Final = 8 * 500
"""Words on eight printed pages."""


def _page(lang: str, name: str) -> str:
    return (PAGES / lang / name).read_text(encoding="utf-8")


@lru_cache
def _on_screen(lang: str) -> str:
    """All that is said in a language, in small letters."""
    said = [*level_texts(lang).values(), *(text for _, text in screen_texts(lang))]
    return "\n".join(said).lower()


def _shape(page: str) -> list[str]:
    """What a page is built of: headings by depth, rows, list items."""
    part = re.compile(r"#+ |\| ?|- |\d\. |\*\*\d\.")
    return [found.group() for line in page.splitlines() if (found := part.match(line))]


@pytest.mark.parametrize("lang", LANGUAGES)
def test_a_class_set_prints_on_eight_pages(lang: str) -> None:
    assert sum(len(words(_page(lang, name))) for name in NAMES) <= PRINTED


@pytest.mark.parametrize("name", NAMES)
def test_both_languages_say_the_same_things_in_the_same_order(name: str) -> None:
    assert _shape(_page("en", name)) == _shape(_page("nl", name))


@pytest.mark.parametrize("lang", LANGUAGES)
@pytest.mark.parametrize("name", NAMES)
def test_what_stands_in_bold_stands_on_screen(name: str, lang: str) -> None:
    bold = {said.rstrip(".").lower() for said in re.findall(r"\*\*(.+?)\*\*", _page(lang, name))}
    assert not {said for said in bold if not said.isdigit() and said not in _on_screen(lang)}


@pytest.mark.parametrize("lang", LANGUAGES)
def test_the_steps_of_each_lesson_fill_its_minutes(lang: str) -> None:
    lessons = re.split(r"\n\| minut\w+ \|", _page(lang, "2-lessons.md"))[1:]
    steps = [re.findall(r"\n\| (\d+) \|", lesson.split("\n## ")[0]) for lesson in lessons]
    assert [sum(map(int, minutes)) for minutes in steps] == [20, 35, 50]


def test_every_link_leads_somewhere() -> None:
    pages = [PAGES / "README.md", *(PAGES / lang / name for lang in LANGUAGES for name in NAMES)]
    for page in pages:
        for target in re.findall(r"\]\((?!https?:)([^)#]+)", page.read_text(encoding="utf-8")):
            assert (page.parent / target).exists(), f"{page.name}: {target}"
