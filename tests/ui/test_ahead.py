"""Screens and cues are read while the player reads, and never while time runs."""

import sys

import numpy as np
import pytest

from game.scenes import routes
from game.scenes.map_view import KEPT, Town, make_ahead
from game.ui.cues import CUES, cue
from game.ui.moves import Reset
from tests.scenes.playing import LEVEL, playing
from tests.ui.pilot import Pilot


def test_on_the_title_every_screen_is_read_ahead(monkeypatch: pytest.MonkeyPatch) -> None:
    pilot = Pilot(routes.Title())
    monkeypatch.delitem(sys.modules, "game.scenes.about", raising=False)
    for _ in range(200):
        pilot.app.look_ahead()
    assert "game.scenes.about" in sys.modules
    before = cue.cache_info().misses
    for name in CUES:
        cue(name)
    assert cue.cache_info().misses == before


def test_on_the_map_nothing_is_read_ahead(monkeypatch: pytest.MonkeyPatch) -> None:
    pilot = Pilot(routes.City(), context=playing())
    monkeypatch.delitem(sys.modules, "game.scenes.about", raising=False)
    for _ in range(200):
        pilot.app.look_ahead()
    assert "game.scenes.about" not in sys.modules


def test_the_map_is_made_while_the_briefing_is_read_as_if_made_at_once() -> None:
    context = playing()
    pilot = Pilot(routes.Briefing(LEVEL), context=context)
    for _ in range(400):
        pilot.app.look_ahead()
    made = context.kept[KEPT]
    assert not made.seen
    pilot.app.obey(Reset(routes.City()))
    assert context.kept[KEPT] is made
    at_once = Town.of(context.session, made.camera.window)
    assert (made.camera.step, made.camera.corner) == (at_once.camera.step, at_once.camera.corner)
    assert np.array_equal(made.crowd.folk.home, at_once.crowd.folk.home)
    assert np.array_equal(made.crowd.folk.turn, at_once.crowd.folk.turn)


def test_a_map_that_was_begun_for_a_game_that_was_left_is_not_kept(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("game.scenes.map_view.spend", lambda steps: (next(steps), None))
    context = playing()
    steps = make_ahead(context)
    next(steps)
    context.session = playing().session
    assert list(steps) == []
    assert KEPT not in context.kept
