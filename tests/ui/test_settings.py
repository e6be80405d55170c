import json
from pathlib import Path

import pytest

from game.ui import settings
from game.ui.settings import Settings


@pytest.fixture(autouse=True)
def home(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.setenv("BRICKSTONES_HOME", str(tmp_path / "home"))
    return tmp_path / "home"


def test_settings_come_back_as_they_were_kept() -> None:
    chosen = Settings(language="nl", text_size=150, contrast=True, keys={"pause": ["x"]})
    assert settings.save(chosen) == ""
    assert settings.load() == (chosen, "")


def test_without_a_file_there_are_the_usual_settings() -> None:
    assert settings.load() == (Settings(), "")


@pytest.mark.parametrize("rubbish", ["", "{", "[1]", "null", "\x00"])
def test_a_broken_file_gives_the_usual_settings_and_a_sentence(home: Path, rubbish: str) -> None:
    home.mkdir()
    (home / "settings.json").write_text(rubbish, encoding="utf-8")
    assert settings.load() == (Settings(), "trouble.settings_unreadable")


def test_bad_values_are_left_out_and_good_ones_kept(home: Path) -> None:
    home.mkdir()
    bad = {"language": "fr", "text_size": 900, "sound": "loud", "contrast": 1, "keys": [1], "unknown": 3}
    (home / "settings.json").write_text(json.dumps(bad), encoding="utf-8")
    chosen, problem = settings.load()
    assert chosen == Settings(language="fr")
    assert problem == "trouble.settings_partly"


def test_a_folder_that_cannot_be_written_gives_a_sentence(home: Path) -> None:
    home.write_text("a file where the folder should be", encoding="utf-8")
    assert settings.save(Settings()) == "trouble.settings_unsaved"
