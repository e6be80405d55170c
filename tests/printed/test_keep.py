"""The page goes into the player's folder and into a browser; a sentence says where it is, or why not."""

import webbrowser
from pathlib import Path

import pytest

from game.engine.steps import finished
from game.printed.keep import file_of, printing
from game.scenes import routes
from game.scenes.kiosk import Kiosk
from tests.scenes.paper_game import a_game
from tests.ui.pilot import Pilot


@pytest.fixture
def opened(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> list[str]:
    """What a browser was asked to open; the player's folder is an empty one."""
    found: list[str] = []
    monkeypatch.setenv("BRICKSTONES_HOME", str(tmp_path / "home"))
    def note(url: str) -> bool:
        found.append(url)
        return True

    monkeypatch.setattr(webbrowser, "open", note)
    return found


def test_the_button_of_the_debrief_writes_the_page_and_opens_it(opened: list[str]) -> None:
    context = a_game(language="nl")
    pilot = Pilot(routes.Debrief(), (1280, 720), context)
    while "print" not in [widget.key for widget in pilot.spots]:
        pilot.click("on")
    pilot.click("print")
    path, frames = file_of(context), 0
    while not opened:
        assert frames == 0 or context.texts("printed.making") in pilot.words
        pilot.frame()
        frames += 1
    pilot.frame()
    assert frames > 4
    assert path.read_text(encoding="utf-8").startswith("<!DOCTYPE html>")
    assert opened == [path.as_uri()]
    assert path.name in pilot.words


def test_whoever_leaves_while_the_page_is_made_still_gets_it(opened: list[str]) -> None:
    context = a_game()
    pilot = Pilot(routes.Debrief(), (1280, 720), context)
    while "print" not in [widget.key for widget in pilot.spots]:
        pilot.click("on")
    path = file_of(context)
    pilot.click("print")
    assert not path.exists()
    pilot.click("title")
    assert opened == [path.as_uri()]


def test_in_a_kiosk_nothing_outside_the_game_is_opened(opened: list[str]) -> None:
    context = a_game()
    context.kiosk = Kiosk("en", "kiosk/four_months")
    path = file_of(context)
    assert finished(printing(context)) == context.texts("printed.kept", path=str(path))
    assert path.exists()
    assert opened == []


def test_without_a_browser_it_is_said_where_the_page_is(
    opened: list[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    def fail(url: str) -> bool:
        raise webbrowser.Error(url)

    context = a_game()
    for answer in (lambda _: False, fail):
        monkeypatch.setattr(webbrowser, "open", answer)
        assert finished(printing(context)) == context.texts("printed.kept", path=str(file_of(context)))
    assert opened == []


def test_a_page_that_cannot_be_written_is_a_sentence(
    opened: list[str], tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    (tmp_path / "file").write_text("no folder", encoding="utf-8")
    monkeypatch.setenv("BRICKSTONES_HOME", str(tmp_path / "file"))
    context = a_game(language="fr")
    folder = str(file_of(context).parent)
    values = {"folder": folder, "why": "Not a directory"}
    assert finished(printing(context)) == context.texts("printed.not_unwritten", **values)
    assert opened == []


def test_each_game_has_a_page_of_its_own_in_each_language(opened: list[str]) -> None:
    del opened
    names = set()
    for language in ("en", "nl"):
        for seed in (1, 2):
            context = a_game(language=language)
            context.session.city.seed = seed
            names.add(file_of(context).name)
    assert len(names) == 4
