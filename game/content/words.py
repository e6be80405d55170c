"""Small helpers of language: the nearest right word, and lists in a sentence."""

from collections.abc import Iterable
from difflib import get_close_matches

MOST_LISTED = 12
"""A longer list of words is cut."""


def nearest(word: str, known: Iterable[str]) -> str:
    """The known word that looks most like this one, or nothing."""
    by_fold: dict[str, str] = {}
    for name in known:
        by_fold.setdefault(_fold(name), name)
    found = get_close_matches(_fold(word), by_fold, n=1, cutoff=0.6)
    return by_fold[found[0]] if found else ""


def _fold(word: str) -> str:
    """A word without what people vary: capitals, hyphens and spaces."""
    return word[:80].casefold().replace("-", "_").replace(" ", "_")


def did_you_mean(word: str, known: Iterable[str]) -> str:
    """A question that offers the nearest word, or nothing."""
    found = nearest(word, known)
    return f"did you mean `{found}`?" if found else ""


def listed(words: Iterable[str]) -> str:
    """Words in a sentence, each in back quotes; long lists are cut."""
    shown = [f"`{word}`" for word in words]
    if len(shown) > MOST_LISTED:
        return ", ".join(shown[:MOST_LISTED]) + f" and {len(shown) - MOST_LISTED} more"
    if len(shown) > 1:
        return ", ".join(shown[:-1]) + f" or {shown[-1]}"
    return "".join(shown)


def plural(count: int, thing: str) -> str:
    """A number of things."""
    return f"{count} {thing}" if count == 1 else f"{count} {thing}s"


def clipped(text: str, most: int = 40) -> str:
    """A text short enough for a sentence, on one line."""
    flat = " ".join(text.split())
    return flat if len(flat) <= most else flat[: most - 1] + "…"
