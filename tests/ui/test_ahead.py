"""Screens and cues are read while the player reads, and never while time runs."""

import sys

import pytest

from game.scenes import routes
from game.ui.cues import CUES, cue
from tests.scenes.playing import playing
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
