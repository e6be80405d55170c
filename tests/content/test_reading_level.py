"""Everybody of fourteen who reads at level B1 can play: the words on screen, held to LIX in three languages.

Björnsson's scale: 20 very easy, 30 easy, 40 medium, 50 difficult, 60 very difficult. docs/decisions/0024 says
why stories must be easy as a whole, and why texts with facts and terms of the field may be medium.
"""

from collections import defaultdict
from functools import lru_cache
from typing import Final

import pytest

from game.ui.text import LANGUAGES
from tests.content.words_on_screen import level_texts, screen_texts
from tests.reading import lix, sentences, words

WHOLE: Final = {
    "events": 30, "level": 30, "screens": 30, "people": 40, "programmes": 40, "record": 40, "city": 40,
}
"""LIX of all texts of a kind together."""
EACH: Final = {"events": 40, "level": 40, "programmes": 50}
"""LIX of one story, level or programme, of which there is enough to measure."""
LONGEST: Final = 25
"""Words in a sentence."""
PHRASE: Final = 6
"""Words from which a text of a screen is more than a label."""
Units = dict[tuple[str, str], list[str]]


@lru_cache
def _texts(lang: str) -> Units:
    """What players read in a language, by kind and by what it is about; names are labels and left out."""
    units: Units = defaultdict(list)
    for (level, key), text in level_texts(lang).items():
        first, second, *_ = key.split(".")
        if not key.endswith(".name"):
            units["level" if level else first, level or second].append(text)
    for key, text in screen_texts(lang):
        if len(words(text)) >= PHRASE:
            units["screens", key].append(text)
    return units


@pytest.mark.parametrize("lang", LANGUAGES)
@pytest.mark.parametrize("kind", WHOLE)
def test_each_kind_of_text_is_as_easy_as_it_should_be(kind: str, lang: str) -> None:
    said = [text for (its, _), texts in _texts(lang).items() if its == kind for text in texts]
    assert lix(said) <= WHOLE[kind]


@pytest.mark.parametrize("lang", LANGUAGES)
def test_no_story_level_or_programme_is_much_harder_than_the_rest(lang: str) -> None:
    hard = {
        f"{kind} {unit}": round(lix(texts))
        for (kind, unit), texts in _texts(lang).items()
        if kind in EACH and lix(texts) > EACH[kind]
    }
    assert not hard


@pytest.mark.parametrize("lang", LANGUAGES)
def test_no_sentence_is_longer_than_one_breath(lang: str) -> None:
    long = [
        f"{unit}: {sentence}"
        for (_, unit), texts in _texts(lang).items()
        for text in texts
        for sentence in sentences(text)
        if len(words(sentence)) > LONGEST
    ]
    assert not long, "\n".join(long)


def test_the_measure_tells_an_easy_text_from_an_official_one() -> None:
    easy = ["The shop is shut. Her dad is at home. He looks at the rain."]
    hard = (
        "Notwithstanding considerable municipal expenditure on neighbourhood regeneration, commercial "
        "vacancy demonstrated unsatisfactory developments throughout the administrative territory."
    )
    assert lix(easy) == pytest.approx(14 / 3)
    assert lix([hard]) > 60


@pytest.mark.parametrize(
    ("text", "count"),
    [
        ("It costs 1.500 euros. “Really?” Yes", 3),
        ("One thing: it rains; we stay.", 2),
        ("Onze-Lieve-Vrouwestraat is open", 1),
    ],
)
def test_sentences_end_where_a_reader_stops(text: str, count: int) -> None:
    assert len(sentences(text)) == count
