"""How hard a text is to read: LIX, as C. H. Björnsson defined it (Läsbarhet, 1968).

LIX = words per sentence + share of words of more than six letters, in percent. It needs no syllables and no
word list, so one ruler serves three languages; what it can't see (rare short words, what a text takes for
granted) stays a reader's work. docs/decisions/0024 says why this one, and what the limits mean.
"""

import re
from typing import Final

LONG: Final = 6
"""A word with more letters than this is long."""
_SENTENCE: Final = re.compile(r"[.!?:…]+[”\u2019»)\s]*(?:\s|$)")
_DECIMAL: Final = re.compile(r"(?<=\d)[.,\u202f\u00a0 ](?=\d)")
_SHORTENED: Final = re.compile(r"\b(?:[A-Z]\.)+|\bSt\. |\bMr\. |\bM\. ")
_WORD: Final = re.compile(r"\{[^{}]*\}|\d+|[^\W\d_]+(?:-[^\W\d_]+)*")
"""A placeholder, a number or letters; an elided article is a word of its own."""


def sentences(text: str) -> list[str]:
    """The sentences of a text; a colon ends one too, a semicolon does not, as in Björnsson's rule."""
    plain = _SHORTENED.sub("X ", _DECIMAL.sub("", text))
    return [part for part in _SENTENCE.split(plain) if _WORD.search(part)]


def words(text: str) -> list[str]:
    """The words of a text, in order."""
    return _WORD.findall(text)


def lix(texts: list[str]) -> float:
    """LIX of texts read one after the other; each text ends its last sentence."""
    said = [sentence for text in texts for sentence in sentences(text)]
    spoken = [word for sentence in said for word in words(sentence)]
    long = sum(len(word) > LONG for word in spoken if not word.startswith("{"))
    return len(spoken) / len(said) + 100.0 * long / len(spoken)
