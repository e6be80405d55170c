"""A library of levels in a temporary folder; tests change what they are about."""

from collections.abc import Callable
from pathlib import Path

import pytest

from game.content.levels import Library
from tests.content.small_city import files

Change = tuple[str, str] | str
ALibrary = Callable[..., Library]


@pytest.fixture
def a_library(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> ALibrary:
    """Writes the small library, with changes: path=(old, new) replaces text, path=text writes a file."""
    monkeypatch.chdir(tmp_path)

    def write(changes: dict[str, Change] | None = None) -> Library:
        texts = files()
        for path, change in (changes or {}).items():
            if isinstance(change, str):
                texts[path] = change
            else:
                assert change[0] in texts[path], f"{path} has no {change[0]!r}"
                texts[path] = texts[path].replace(*change)
        for path, text in texts.items():
            target = tmp_path / "levels" / path
            target.parent.mkdir(parents=True, exist_ok=True)
            target.write_text(text, encoding="utf-8")
        return Library(tmp_path / "levels")

    return write
