"""What players read, in every language of a city."""

import re
from collections.abc import Iterable
from dataclasses import dataclass, field
from pathlib import Path
from typing import Final

from game.content import walk
from game.content.nodes import Document, Value, read
from game.content.problems import Code
from game.content.scalars import MANGLED
from game.content.shapes import Shape
from game.content.words import clipped, did_you_mean, listed

OWN: Final = "en"
"""The language in which texts stand beside the rules."""
Given = dict[str, tuple[str, walk.Path]]
_PLACEHOLDER: Final = re.compile(r"\{([^{}]*)\}")


@dataclass(frozen=True, slots=True)
class Texts:
    """A level's texts by key, such as `programmes.patrols.name`."""

    own: dict[str, str] = field(default_factory=dict)
    """As they stand beside the rules."""
    translated: dict[str, dict[str, str]] = field(default_factory=dict)
    """By language and key."""

    @property
    def languages(self) -> tuple[str, ...]:
        """Every language in which all texts can be said."""
        return (OWN, *sorted(self.translated))

    def say(self, lang: str, key: str) -> str:
        """A text in a language; in the city's own when it has no such language. KeyError for no such text."""
        own = self.own[key]
        return self.translated.get(lang, {}).get(key, own)

    def joined(self, other: "Texts") -> "Texts":
        """The texts of both, in the languages that both have."""
        shared = [lang for lang in self.translated if lang in other.translated or not other.own]
        merged = {lang: {**self.translated[lang], **other.translated.get(lang, {})} for lang in shared}
        return Texts({**self.own, **other.own}, merged)


@dataclass(slots=True)
class Source:
    """Texts of some files, with the places where they stand."""

    places: dict[str, tuple[str, Document, walk.Path]] = field(default_factory=dict)
    """Text, file and path by key."""

    def add(self, value: Value, shape: Shape, document: Document, prefix: str) -> None:
        """Take up the texts of a file."""
        for key, text, path in walk.texts(value, shape, (), prefix):
            self.places[key] = (text, document, path)

    def texts(self, translated: dict[str, dict[str, str]]) -> Texts:
        """The texts, with their translations."""
        return Texts({key: text for key, (text, _, _) in self.places.items()}, translated)


def languages(folder: Path) -> list[str]:
    """The languages for which a folder has a file of translations."""
    return sorted(path.stem for path in (folder / "text").glob("*.yaml"))


def translations(folder: Path, langs: Iterable[str]) -> dict[str, Document]:
    """The files of translations of a folder by language; a missing file is a document with a problem."""
    return {lang: read(folder / "text" / f"{lang}.yaml") for lang in langs}


def translate(source: Source, documents: dict[str, Document], prefix: str = "") -> dict[str, dict[str, str]]:
    """Translations by language and key; what is missing, left over or mistaken is noted in its file.

    Only keys that begin with the prefix are looked at: several levels share a file.
    """
    found = {}
    for lang, document in documents.items():
        if document.problems:
            continue
        given: Given = {}
        _flatten(document, document.value, (), given)
        mine = {key: pair for key, pair in given.items() if key.startswith(prefix)}
        for key, (text, path) in mine.items():
            _check(source, document, key, text, path)
        missing = [key for key in source.places if key not in given]
        if missing:
            what = (
                "a text has no translation"
                if len(missing) == 1
                else f"{len(missing)} texts have no translation"
            )
            problem = document.problem((), Code.TRANSLATION, what, f"expected {listed(missing)}")
            document.problems.append(problem)
        found[lang] = {key: text for key, (text, _) in mine.items()}
    return found


def _flatten(document: Document, value: Value, path: walk.Path, given: Given) -> None:
    """Translations by key, from records that lie in each other as the texts do."""
    key = ".".join(str(step) for step in path)
    if isinstance(value, dict):
        for step, inner in value.items():
            _flatten(document, inner, (*path, step), given)
    elif isinstance(value, str) and path:
        if key in given:
            document.problems.append(
                document.problem(path, Code.DUPLICATE_KEY, f"`{key}` is translated a second time", key=True)
            )
        given.setdefault(key, (value, path))
    elif value is not MANGLED:
        what = f"`{key}` is no text" if key else "this file holds no record of translations"
        document.problems.append(document.problem(path, Code.WRONG_TYPE, what, "expected text by its key"))


def _check(source: Source, document: Document, key: str, text: str, path: walk.Path) -> None:
    """A translation is of a text that exists, says something, and knows the same placeholders."""
    if key not in source.places:
        what, hint = f"there is no text `{clipped(key, 80)}`", did_you_mean(key, _near(key, source))
        document.problems.append(document.problem(path, Code.TRANSLATION, what, "", hint, key=True))
        return
    if not text.strip():
        what = f"the translation of `{key}` is empty"
        document.problems.append(document.problem(path, Code.TRANSLATION, what))
    extra = sorted(placeholders(text) - placeholders(source.places[key][0]))
    if extra:
        what = f"the original has no {listed('{' + name + '}' for name in extra)}"
        document.problems.append(document.problem(path, Code.PLACEHOLDER, what))


def _near(key: str, source: Source) -> list[str]:
    """The texts of the same thing; of all things when there is no such thing."""
    start = ".".join(key.split(".")[:2]) + "."
    return [other for other in source.places if other.startswith(start)] or sorted(
        {".".join(other.split(".")[:2]) for other in source.places}
    )


def placeholders(text: str) -> set[str]:
    """The names that stand in braces in a text."""
    return set(_PLACEHOLDER.findall(text))
