"""The page of coefficients: everything the model is made of can be found, and nothing changed."""

from typing import Any

import pytest

from game.engine.rules import Confidence
from game.scenes import routes
from game.scenes.assumptions import AssumptionsScene
from game.scenes.assumptions_parts import number
from game.ui.text import LANGUAGES, Texts
from tests.scenes.playing import playing
from tests.ui.pilot import Pilot


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


def test_the_open_one_tells_value_range_source_confidence_and_dispute() -> None:
    pilot, scene = opened()
    pilot.click("tab.disputed")
    key = scene.found()[1]
    pilot.click(key)
    each = scene.every[key]
    assert each.source in pilot.words
    assert each.disputed in pilot.words
    for amount in (each.value, *each.range):
        assert number(scene.context.texts, amount) in pilot.words


def test_numbers_are_written_with_the_figures_that_count() -> None:
    texts = Texts("nl")
    assert [number(texts, v) for v in (0.03, 3.0, 0.4536, 12000.0, -1.5)] == [
        "0,03", "3", "0,4536", "12.000", "-1,5",
    ]  # fmt: skip


@pytest.mark.parametrize("size", [(1280, 720), (1920, 1080), (1080, 1920)], ids=str)
@pytest.mark.parametrize("language", [*LANGUAGES, "pseudo"])
def test_it_fits_every_window_in_every_language(size: tuple[int, int], language: str) -> None:
    pilot, scene = opened(size, language=language)
    scene.open_ = max(scene.every, key=lambda key: len(scene.every[key].source))
    scene.rebuild()
    pilot.frame()
    assert pilot.clipped == []
    assert pilot.overlapping == []
    assert pilot.small == []
    assert pilot.outside == []
