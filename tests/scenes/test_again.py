"""Trying a year again, and what a gentle game warns of."""

from pathlib import Path

import pytest

from game.difficulty import Difficulty
from game.library import GameLibrary
from game.scenes import dangers, routes
from game.ui.text import LANGUAGES
from tests.scenes.paper_game import a_game
from tests.scenes.playing import LEVEL, playing
from tests.ui.pilot import Pilot, a_context

SIZES = [(1280, 720), (1920, 1080), (1080, 1920)]


def test_a_story_is_taken_back_to_its_first_morning_by_keys_alone(
    monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    monkeypatch.setenv("BRICKSTONES_HOME", str(tmp_path))
    context = a_context(difficulty="story")
    context.library = GameLibrary(seed=1)
    assert context.library.start(LEVEL, context) == ""
    first = context.session.view.month
    context.session.step()
    context.session.step()
    pilot = Pilot(routes.City(), context=context)
    pilot.app.top.ui.focus_on("menu")
    pilot.press("enter")
    pilot.app.top.ui.focus_on("again.title")
    pilot.press("enter")
    assert "0 decisions are taken back" in pilot.words
    pilot.app.top.ui.focus_on(f"month.{first}")
    pilot.press("enter")
    for _ in range(400):
        if context.session.view.month == first:
            break
        pilot.frame()
    pilot.frame()
    assert context.session.view.month == first
    assert context.session.difficulty is Difficulty.STORY


@pytest.mark.parametrize(("difficulty", "offered"), [("story", True), ("mayor", False), ("hard", False)])
def test_the_menu_offers_it_to_a_story_alone(difficulty: str, offered: bool) -> None:
    context = playing(difficulty=difficulty)
    context.session.step()
    pilot = Pilot(routes.City(), context=context)
    pilot.click("menu")
    assert (pilot.app.top.ui.find("again.title") is not None) == offered


@pytest.mark.parametrize(("difficulty", "offered"), [("story", True), ("mayor", True), ("hard", False)])
def test_after_a_lost_election_a_mayor_may_try_again(difficulty: str, offered: bool) -> None:
    context = a_game(mayor_stays=False)
    context.session.difficulty = Difficulty(difficulty)
    pilot = Pilot(routes.Election(), context=context)
    assert (pilot.app.top.ui.find("again") is not None) == offered
    assert pilot.clipped == []


@pytest.mark.parametrize("size", SIZES, ids=str)
@pytest.mark.parametrize("language", [*LANGUAGES, "pseudo"])
@pytest.mark.parametrize("route", [routes.Again(), routes.Election()], ids=["again", "election"])
def test_it_fits_every_window_in_every_language(size: tuple[int, int], language: str, route: object) -> None:
    context = a_game(mayor_stays=False, language=language, motion=False)
    context.session.difficulty = Difficulty.STORY
    pilot = Pilot(route, size, context)
    assert pilot.misfits == {}


def test_a_story_tells_of_an_empty_purse_once_a_year_and_other_games_do_not() -> None:
    context = playing(difficulty="story")
    context.session.city.purse.cash = 0
    context.session.city.numbers["programmes.cost_month"] = 100_00.0
    assert "the purse is empty in January 2003" in dangers.told(context)
    assert dangers.told(context) == ""
    context.session.city.month += 12
    assert "the purse is empty in January 2004" in dangers.told(context)
    context.session.difficulty = Difficulty.MAYOR
    context.kept.clear()
    assert dangers.told(context) == ""
