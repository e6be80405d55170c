"""On every screen: no words cut, covered, outside, on each other or over an edge; no page half empty."""

from functools import lru_cache
from itertools import product
from math import inf
from pathlib import Path

import pygame
import pytest
from pygame import Rect

from game.gallery import SHOTS, TIMES, Set, Shot, a_game, visit
from game.scenes.context import Context
from game.scenes.trouble import TroubleScene
from game.ui import townscape
from game.ui.fonts import BODY
from game.ui.measure import MeasuringPen, bare, measured
from game.ui.palette import palette
from game.ui.text import LANGUAGES, Texts

SIZES = [(1280, 720), (1920, 1080), (1080, 1920)]
PERCENTS = [100, 150, 200]
ALL = [Set(*how) for how in product(SIZES, LANGUAGES, PERCENTS)]
PAIRS = {
    "low": [Set(SIZES[0], "en", 100), Set(SIZES[0], "nl", 150), Set(SIZES[0], "fr", 200)],
    "wide": [Set(SIZES[1], "nl", 100), Set(SIZES[1], "fr", 150), Set(SIZES[1], "en", 200)],
    "upright": [Set(SIZES[2], "fr", 100), Set(SIZES[2], "en", 150), Set(SIZES[2], "nl", 200)],
    "large": [Set(SIZES[0], "fr", 150), Set(SIZES[2], "fr", 150)],
}
"""Every two of size, language and text size once; and large text in the longest words."""
SPACIOUS = [*(sets[0] for sets in PAIRS.values()), PAIRS["large"][1]]
"""Sets in which no page may be half empty: plain ones, and large text in the longest words."""
TINY = Set((640, 480), "fr", 200)
FRAMES = 2
MOST_BARE = 0.45
"""Share of a page that may lie empty in one piece."""
WAITING = frozenset({"whatif", "resident"})
"""Screens that fill while the years are lived again."""
LAST = "-page2"
"""How the name of a second page ends: it may be the last one, with little left."""


@pytest.fixture(autouse=True)
def home(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("BRICKSTONES_HOME", str(tmp_path))
    monkeypatch.setattr("game.app.settle_memory", lambda *, whole: None)
    pygame.display.init()


@pytest.fixture(autouse=True)
def _town_is_painted_at_once(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(townscape, "SLICE", inf)


@lru_cache(1)
def game(time: int) -> Context:
    return a_game(time, {"plan": "history", "seed": 1, "month": "2004-11", "palette": "paper"})


def faults(shots: list[Shot], sets: list[Set], spacious: list[Set]) -> list[str]:
    """What is wrong with the words of these screens, and which of their pages are half empty."""
    found = []
    for shot, how in product(shots, sets):
        for name, app in visit(shot, how, game(shot.time), FRAMES):
            found += [f"{name} {how.name}: {fault}" for fault in measured(app.stack, app.stage).faults()]
            full = how in spacious and shot.screen not in WAITING and not name.endswith(LAST)
            empty = bare(app.surface) if full else 0.0
            if empty > MOST_BARE:
                found.append(f"{name} {how.name}: {empty:.0%} bare")
    return found


@pytest.mark.parametrize("sets", PAIRS.values(), ids=PAIRS.keys())
@pytest.mark.parametrize("time", TIMES, ids=["before", "morning", "amid", "after"])
def test_all_words_have_room_and_no_page_is_half_empty(time: int, sets: list[Set]) -> None:
    assert faults([shot for shot in SHOTS if shot.time == time], sets, SPACIOUS) == []


@pytest.mark.parametrize("time", TIMES, ids=["before", "morning", "amid", "after"])
def test_a_window_too_small_for_its_letters_still_shows_every_screen(time: int) -> None:
    for shot in SHOTS:
        if shot.time == time and shot.screen != "trouble":
            for name, app in visit(shot, TINY, game(time), FRAMES):
                assert not isinstance(app.top, TroubleScene), name


def test_a_bare_page_is_measured() -> None:
    page = pygame.Surface((1200, 600))
    page.fill((240, 230, 214))
    assert bare(page) == 1.0
    for top in range(0, 600, 10):
        page.fill((30, 30, 30), Rect(0, top, 600, 5))
    assert bare(page) == pytest.approx(0.5, abs=0.05)


@pytest.mark.slow
@pytest.mark.parametrize("shot", SHOTS, ids=lambda shot: shot.name)
def test_all_words_have_room_everywhere(shot: Shot) -> None:
    assert faults([shot], ALL, SPACIOUS) == []


def a_pen() -> MeasuringPen:
    return MeasuringPen(pygame.Surface((400, 300)), palette("paper", False), 1.0, Texts("en"))


def test_words_with_room_have_no_fault() -> None:
    pen = a_pen()
    pen.card(Rect(0, 0, 400, 100))
    pen.text("Brick", Rect(10, 10, 200, 30))
    pen.text("Stone", Rect(10, 40, 200, 30))
    assert pen.faults() == []


def test_each_fault_of_words_is_found() -> None:
    pen = a_pen()
    pen.text("Brick", Rect(10, 10, 200, 30))
    pen.text("Stone", Rect(20, 12, 200, 30))
    pen.text("Covered", Rect(10, 100, 200, 30))
    pen.fill(Rect(20, 90, 20, 50), "card")
    pen.text("Away", Rect(380, 150, 200, 30))
    pen.text("Incomprehensible", Rect(10, 200, 30, 30))
    pen.card(Rect(200, 200, 120, 40))
    pen.text("Over the edge", Rect(220, 205, 180, 30))
    found = [fault.partition(":")[0] for fault in pen.faults()]
    assert sorted(found) == ["covered", "cut", "on each other", "outside", "over the edge"]


def test_words_hidden_whole_are_no_fault() -> None:
    pen = a_pen()
    pen.text("Below", Rect(10, 10, 200, 30))
    pen.card(Rect(0, 0, 300, 100))
    pen.text("Above", Rect(10, 10, 200, 30), BODY)
    assert pen.faults() == []
