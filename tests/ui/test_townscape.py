"""The town from the Dijle is painted over some frames of the program, at once elsewhere, and is the same."""

import pygame
import pytest
from pygame import Rect

from game.scenes import routes
from game.ui import townscape
from game.ui.moves import Push
from game.ui.paint import Pen
from game.ui.palette import palette
from game.ui.text import Texts
from tests.ui.pilot import Pilot

AREA = Rect(8, 8, 320, 200)


def a_pen() -> Pen:
    """The pen of a running program."""
    return Pen(pygame.Surface((340, 220)), palette(), 1.0, Texts("en"), at_once=False)


def test_a_town_painted_over_frames_ends_as_if_painted_at_once(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(townscape, "SLICE", 1e-9)
    townscape.townscape.clear()
    at_once = townscape.townscape(AREA.size, 0.5).get_buffer().raw
    townscape.townscape.clear()
    pen = a_pen()
    frames = 0
    while (AREA.size, 0.5) not in townscape.townscape:
        townscape.show(pen, AREA)
        frames += 1
    assert frames > 10
    assert townscape.townscape(AREA.size, 0.5).get_buffer().raw == at_once
    assert pen.surface.subsurface(AREA).copy().get_buffer().raw == at_once


def test_what_is_half_painted_is_let_go_when_another_screen_opens(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(townscape, "SLICE", 1e-9)
    townscape.townscape.clear()
    pilot = Pilot(routes.Title())
    pilot.app.frame(0.0)
    assert townscape._begun
    pilot.app.obey(Push(routes.About()))
    assert not townscape._begun
