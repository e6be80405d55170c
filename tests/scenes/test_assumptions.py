"""The page of coefficients: all of them can be found, and moved inside what is known."""

from pathlib import Path
from typing import Any

import pygame
import pytest

from game.engine.changed import changed, steps_of
from game.engine.rules import Confidence
from game.library import GameLibrary
from game.scenes import models, routes, words
from game.scenes.assumptions import AssumptionsScene
from game.scenes.assumptions_parts import amount, number
from game.ui.moves import Push, Reset, Then
from game.ui.text import LANGUAGES, Texts
from tests.scenes.playing import LEVEL, playing
from tests.ui.pilot import Pilot, a_context

MOST_WORDS = 25


def opened(size: tuple[int, int] = (1280, 720), **settings: Any) -> tuple[Pilot, AssumptionsScene]:
    context = playing(**settings)
    pilot = Pilot(routes.Assumptions(), size, context)
    scene = pilot.app.top
    assert isinstance(scene, AssumptionsScene)
    return pilot, scene


def test_every_coefficient_is_listed_once() -> None:
    _, scene = opened()
    rules = scene.context.session.rules
    assert len(scene.found()) == sum(map(len, rules.assumptions.values()))


@pytest.mark.parametrize("language", LANGUAGES)
def test_every_coefficient_says_by_itself_what_it_is_in_each_language(language: str) -> None:
    texts, (_, scene) = Texts(language), opened()
    leaning = ("the same", "hetzelfde", "dezelfde", "la même", "le même")
    for key in scene.every:
        said = texts(f"coefficient.{key}")
        assert said.endswith("."), key
        assert not said.casefold().startswith(leaning), key
        assert len(said.split()) <= MOST_WORDS, key


def test_words_find_names_sources_and_disputes() -> None:
    pilot, scene = opened()
    pilot.click("words")
    pilot.type("bove fear")
    pilot.press("enter")
    assert scene.found()
    for key in scene.found():
        each = scene.every[key]
        assert "bove" in f"{key} {each.source} {each.disputed}".casefold()
    assert scene.open_ in scene.found()


def test_a_kind_narrows_the_list_and_together_they_are_all() -> None:
    pilot, scene = opened()
    parts = 0
    for kind in Confidence:
        pilot.click(f"tab.{kind.value}")
        assert {scene.every[key].confidence for key in scene.found()} == {kind}
        parts += len(scene.found())
    assert parts == len(scene.every)
    pilot.click("tab.disputed")
    assert all(scene.every[key].disputed for key in scene.found())


def test_themes_are_listed_first_and_together_they_hold_all() -> None:
    pilot, scene = opened()
    held = 0
    for theme in scene.themes():
        pilot.click("tab.all")
        while scene.ui.find(f"theme.{theme}") is None:
            pilot.click("page.on")
        pilot.click(f"theme.{theme}")
        assert {key.partition(".")[0] for key in scene.found()} == {theme}
        assert scene.open_ in scene.found()
        held += len(scene.found())
    assert held == len(scene.every)


def test_what_is_open_is_always_on_the_list() -> None:
    pilot, scene = opened()
    for kind in ("measured", "judged", "derived", "disputed"):
        pilot.click(f"tab.{kind}")
        assert scene.open_ in scene.found()


def test_shares_and_times_are_written_with_their_unit() -> None:
    texts = Texts("fr")
    assert [amount(texts, *each) for each in ((0.0092, "share a year"), (17.0, "years"), (1.6, "times"))] == [
        "0,92\u00a0%", "17 ans", "\u00d7\u00a01,6",
    ]  # fmt: skip


def test_the_open_one_tells_value_range_source_confidence_and_dispute() -> None:
    pilot, scene = opened()
    pilot.click("tab.disputed")
    key = scene.found()[1]
    pilot.click(key)
    each = scene.every[key]
    assert each.source in pilot.words
    assert each.disputed in pilot.words
    for value in (each.value, *each.range):
        assert amount(scene.context.texts, value, each.unit) in pilot.words


def test_where_letters_are_large_all_of_it_is_read_page_by_page() -> None:
    pilot, scene = opened(text_size=200)
    while scene.ui.find("theme.minds") is None:
        pilot.click("page.on")
    pilot.click("theme.minds")
    pilot.click("minds.drift")
    each, read = scene.every["minds.drift"], ""
    for _ in range(9):
        pilot.frame()
        read += " " + pilot.words.replace("\n", " ")
        on = scene.ui.find("page.on")
        if on is None or not on.enabled:
            break
        pilot.click("page.on")
    for told in (words.source(Texts(), each.source), each.disputed):
        assert all(word in read for word in told.split())


def test_numbers_are_written_with_the_figures_that_count() -> None:
    texts = Texts("nl")
    assert [number(texts, v) for v in (0.03, 3.0, 0.4536, 12000.0, -1.5)] == [
        "0,03", "3", "0,4536", "12.000", "-1,5",
    ]  # fmt: skip


def by_keys(pilot: Pilot, key: str) -> None:
    """Reach a widget with Tab alone."""
    for _ in range(80):
        if pilot.app.top.ui.focused == key:
            return
        pilot.press("tab")
    raise AssertionError(f"{key} is not reached")


def test_every_step_is_reached_by_keys_alone_and_one_or_all_are_put_back() -> None:
    pilot, scene = opened()
    key = scene.open_
    steps = steps_of(scene.every[key])
    by_keys(pilot, "slider")
    for _ in steps:
        pilot.press("left")
    seen = [scene.value(key)]
    for _ in steps[1:]:
        pilot.press("right")
        seen.append(scene.value(key))
    assert tuple(seen) == steps
    by_keys(pilot, "reset")
    pilot.press("enter")
    assert models.draft(scene.context) == {}
    by_keys(pilot, "more")
    pilot.press("enter")
    assert list(models.draft(scene.context)) == [key]
    by_keys(pilot, "reset_all")
    pilot.press("enter")
    assert models.draft(scene.context) == {}


def test_a_value_is_moved_by_tap_and_listed_as_moved() -> None:
    pilot, scene = opened()
    pilot.tap("more")
    pilot.click("tab.moved")
    assert scene.found() == [scene.open_]
    assert "Your model: 1 number changed" in pilot.words
    assert changed(scene.context.session.rules) == {}, "the game in progress stays as it is"


def test_a_rival_s_numbers_are_put_on_the_sliders_and_one_s_own_are_found_again() -> None:
    pilot, scene = opened()
    pilot.tap("more")
    own = models.draft(scene.context)
    pilot.tap("model.on")
    assert models.draft(scene.context) == {}
    rivals = scene.context.session.rules.models
    for rival in rivals.values():
        pilot.tap("model.on")
        assert models.draft(scene.context) == rival.values
        assert rival.name in pilot.words
    pilot.tap("model.on")
    assert models.draft(scene.context) == own


def test_the_slider_is_moved_by_a_tap_on_its_track_and_by_a_gamepad() -> None:
    pilot, scene = opened()
    steps = steps_of(scene.every[scene.open_])
    track = pilot.spot("slider").rect
    pilot.tap((track.left + track.width // 3, track.centery))
    tapped = scene.value(scene.open_)
    assert tapped != scene.every[scene.open_].value
    scene.ui.focus_on("slider")
    pilot.pad(pygame.CONTROLLER_BUTTON_DPAD_RIGHT)
    assert scene.value(scene.open_) == steps[steps.index(tapped) + 1]


def test_a_moved_model_is_replayed_or_begun_anew() -> None:
    context = playing()
    context.session.step()
    pilot = Pilot(routes.Assumptions(), context=context)
    assert not {"replay", "anew"} & {spot.key for spot in pilot.spots}
    pilot.tap("more")
    values = tuple(sorted(models.draft(context).items()))
    assert pilot.spot("replay").on == Push(routes.WhatIf(values=values))
    move = pilot.spot("anew").activate()
    assert move == Then((Reset(routes.Title()), Push(routes.Briefing(LEVEL, values=values))))


def test_a_game_begun_under_a_moved_model_is_founded_and_lived_under_it(
    monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    monkeypatch.setenv("BRICKSTONES_HOME", str(tmp_path))
    context = a_context()
    context.library = GameLibrary(seed=1)
    pilot = Pilot(routes.Briefing(LEVEL, values=(("minds.drift", 0.05),)), context=context)
    while context.session is None:
        pilot.frame()
    session = context.session
    assert changed(session.rules) == {"minds.drift": 0.05}
    assert [save.changed for save in context.library.saves()] == [True]
    for route in (routes.City(), routes.Charts(), routes.Debrief(), routes.Code(), routes.Load()):
        screen = Pilot(route, context=context)
        if isinstance(route, routes.Debrief):
            screen.click("on")
        assert "hanged model" in screen.words, route


@pytest.mark.parametrize("size", [(1280, 720), (1920, 1080), (1080, 1920)], ids=str)
@pytest.mark.parametrize("language", [*LANGUAGES, "pseudo"])
def test_it_fits_every_window_in_every_language(size: tuple[int, int], language: str) -> None:
    pilot, scene = opened(size, language=language)
    scene.open_ = max(scene.every, key=lambda key: len(scene.every[key].source))
    scene.context.kept[models.DRAFT] = {scene.open_: steps_of(scene.every[scene.open_])[0]}
    scene.rebuild()
    pilot.frame()
    assert pilot.misfits == {}
