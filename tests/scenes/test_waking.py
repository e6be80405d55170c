"""On the way to the map: a saved game wakes a slice a frame."""

from pathlib import Path

import numpy as np
import pytest

from game.content.levels import load_level
from game.engine.marks import month_name
from game.engine.orders import Start
from game.engine.snapshot import digest
from game.library import GameLibrary
from game.scenes import routes
from game.scenes.city import CityScene
from game.scenes.context import Reliving
from game.scenes.map_overlays import OVERLAYS
from game.scenes.map_view import KEPT
from game.scenes.waking import WakingScene
from game.session import Session
from game.ui.moves import Reset
from game.ui.text import LANGUAGES
from tests.scenes.playing import LEVEL, playing
from tests.ui.pilot import Pilot, a_context

SIZES = [(1280, 720), (1920, 1080), (1080, 1920)]


@pytest.fixture
def pilot(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> Pilot:
    """On the title of a computer with a saved game: two months and an order."""
    monkeypatch.setenv("BRICKSTONES_HOME", str(tmp_path))
    context = a_context()
    context.library = GameLibrary(seed=1)
    assert context.library.start(LEVEL, context) == ""
    while context.session.keeper.busy:
        context.library.go_on(context)
    context.session.step()
    context.session.step()
    context.session.give(Start("patrols", 1))
    context.session.keep()
    context.session = None
    return Pilot(routes.Title(), context=context)


def test_a_saved_game_wakes_over_frames_and_its_map_is_made_before_it_is_seen(
    pilot: Pilot, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("game.scenes.waking.spend", one_step)
    context = pilot.app.context
    pilot.click("continue")
    before = after = 0
    while isinstance(pilot.app.top, WakingScene):
        assert KEPT not in context.kept
        assert "One shop in three" in pilot.words
        pilot.frame()
        after += context.session is not None
        before += context.session is None
    assert isinstance(pilot.app.top, CityScene)
    assert context.kept[KEPT] is pilot.app.top.town
    assert before > 40
    assert after > 40


def test_a_map_that_wakes_in_the_middle_of_a_term_compares_with_its_beginning(pilot: Pilot) -> None:
    pilot.click("continue")
    while not isinstance(pilot.app.top, CityScene):
        pilot.frame()
    town, first = pilot.app.top.town, Session.begin(load_level(LEVEL).rules, 1).view
    assert town.start_month == first.month < pilot.app.context.session.view.month
    for overlay in OVERLAYS:
        assert np.array_equal(town.start[overlay.key], overlay.read(first), equal_nan=True), overlay.key


def one_step(steps: Reliving, _: float) -> tuple[int | None, str | None]:
    """One step a frame, however fast it is."""
    try:
        return next(steps), None
    except StopIteration as over:
        return None, over.value


def test_a_game_that_was_left_is_saved_over_frames_and_before_it_wakes_again(pilot: Pilot) -> None:
    pilot.click("continue")
    while not isinstance(pilot.app.top, CityScene):
        pilot.frame()
    context = pilot.app.context
    month, folder = context.session.view.month, context.kept["game"].folder
    before = digest(context.session.city)
    saved = folder / f"{month_name(month)}.city"
    pilot.app.obey(Reset(routes.Title()))
    assert not saved.exists()
    pilot.frame()
    pilot.click("continue")
    while not isinstance(pilot.app.top, CityScene):
        pilot.frame()
    assert saved.exists()
    assert digest(context.session.city) == before
    pilot.app.leave_game()
    saved.unlink()
    assert context.library.finish() == ""
    assert saved.exists()


def test_escape_lets_it_sleep_on(pilot: Pilot) -> None:
    pilot.click("continue")
    pilot.press("escape")
    assert pilot.app.context.session is None
    assert "continue" in [spot.key for spot in pilot.spots]


@pytest.mark.parametrize("size", SIZES, ids=str)
@pytest.mark.parametrize("language", [*LANGUAGES, "pseudo"])
def test_what_is_said_meanwhile_fits(size: tuple[int, int], language: str) -> None:
    for percent in (100, 200):
        pilot = Pilot(routes.Waking(), size, playing(language=language, text_size=percent))
        assert pilot.misfits == {}
