"""The code of a game on the screen: shown, and entered again."""

from pathlib import Path

import pytest

from game import app
from game.engine.orders import Start
from game.engine.snapshot import digest
from game.library import GameLibrary
from game.scenes import code as code_scene
from game.scenes import routes
from game.scenes.code import ShownCode
from game.start import start
from game.ui import clipboard
from game.ui.text import LANGUAGES
from tests.scenes.playing import playing
from tests.ui.pilot import Pilot, a_context


def shown() -> tuple[str, str]:
    """The code of two months, and the digest that they end with."""
    context = playing()
    context.session.give(Start("patrols", 1))
    context.session.step()
    context.session.step()
    scene = ShownCode(context)
    return scene.code, digest(context.session.city)


def entered(monkeypatch: pytest.MonkeyPatch, tmp_path: Path, text: str) -> Pilot:
    """The screen with a code on the clipboard, pasted."""
    monkeypatch.setenv("BRICKSTONES_HOME", str(tmp_path))
    monkeypatch.setattr(clipboard, "paste", lambda: text)
    context = a_context()
    context.library = GameLibrary()
    pilot = Pilot(routes.Code(), context=context)
    pilot.click("paste")
    return pilot


def test_a_pasted_code_is_lived_again_and_opens_the_town_as_it_stood(
    monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    code, end = shown()
    pilot = entered(monkeypatch, tmp_path, code)
    for _ in range(800):
        if pilot.app.context.session is not None:
            break
        pilot.frame()
    session = pilot.app.context.session
    assert digest(session.city) == end
    assert [dated.order for dated in session.log] == [Start("patrols", 1)]
    assert session.januaries.months == [session.rules.level.from_], "it can be asked what if"


def test_a_code_too_long_for_a_picture_says_so_and_keeps_its_letters(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(code_scene, "code_of", lambda _session, _level: "7" * 7500)
    pilot = Pilot(routes.Code(), context=playing())
    assert "too long for a picture" in pilot.words


def test_a_damaged_code_gets_a_sentence_and_can_be_entered_again(
    monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    code, _ = shown()
    pilot = entered(monkeypatch, tmp_path, code[:-9])
    pilot.frame()
    assert "not complete, or a letter is wrong" in pilot.words
    assert pilot.spot("play").enabled


def test_the_code_is_copied_whole(monkeypatch: pytest.MonkeyPatch) -> None:
    copied: list[str] = []
    monkeypatch.setattr(clipboard, "copy", copied.append)
    context = playing()
    pilot = Pilot(routes.Code(), context=context)
    pilot.press("enter")
    pilot.press("enter")
    assert copied == [ShownCode(context).code]
    assert not pilot.clipped


def test_the_game_starts_with_a_code_from_the_command_line(monkeypatch: pytest.MonkeyPatch) -> None:
    opened: list[object] = []
    monkeypatch.setattr(app, "play", lambda _context, _problem, first, _size: opened.append(first))
    assert start(code="ABC") == 0
    assert opened == [routes.Code("ABC")]


@pytest.mark.parametrize("size", [(1280, 720), (1920, 1080), (1080, 1920)], ids=str)
@pytest.mark.parametrize("language", [*LANGUAGES, "pseudo"])
def test_both_sides_fit_every_window_in_every_language(size: tuple[int, int], language: str) -> None:
    for context in (playing(language=language), a_context(language=language)):
        pilot = Pilot(routes.Code(), size, context)
        assert pilot.misfits == {}
