from pathlib import Path

import pytest

from game.engine.indicators import INDICATOR_KEYS
from game.engine.levers import LEVER_KEYS
from game.engine.orders import Why
from game.library import GameLibrary
from game.scenes import routes, words
from game.scenes.campaign import CampaignScene
from game.scenes.campaign_line import spread
from game.scenes.context import Context, LevelCard, SaveCard, Shelf
from game.ui.moves import Route
from game.ui.text import LANGUAGES, catalogue
from tests.scenes.playing import LEVEL
from tests.ui.pilot import Pilot, a_context

SIZES = [(1280, 720), (1920, 1080), (1080, 1920)]
A_LONG_SHELF = Shelf(
    (
        LevelCard(LEVEL, "One shop in three", (2003, 2006), summary="Can you be a mayor of everyone?"),
        LevelCard("free", "Free play", (2003, 2024), "sandbox", "Play without an end."),
    ),
    tuple(SaveCard(f"slot{n}", "One shop in three", 2004, n + 1, "2026-01-02") for n in range(9)),
)
SCREENS: list[Route] = [routes.Campaign(), routes.Levels("sandbox"), routes.Load(), routes.About()]


@pytest.fixture(autouse=True)
def home(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("BRICKSTONES_HOME", str(tmp_path))


@pytest.mark.parametrize("size", SIZES, ids=str)
@pytest.mark.parametrize("language", LANGUAGES)
def test_every_screen_fits_every_window_in_every_language(size: tuple[int, int], language: str) -> None:
    for percent in (100, 150):
        context = a_context(A_LONG_SHELF, language=language, text_size=percent)
        for route in SCREENS:
            pilot = Pilot(route, size, context)
            found = (pilot.clipped, pilot.small, pilot.outside, pilot.overlapping)
            assert found == ([], [], [], []), (percent, route)


def test_a_chapter_of_the_campaign_leads_to_its_briefing() -> None:
    pilot = Pilot(routes.Campaign(), context=a_context(A_LONG_SHELF))
    pilot.click(f"chapter.{LEVEL}")
    assert len(pilot.app.stack) == 2
    assert "is being built" in pilot.words


def test_the_time_line_shows_real_facts_with_their_tags_by_arrow_keys() -> None:
    pilot = Pilot(routes.Campaign(), context=a_context(A_LONG_SHELF))
    scene = pilot.app.top
    assert isinstance(scene, CampaignScene)
    assert "Source: " in pilot.words
    before = scene.place
    scene.ui.focus_on("line")
    pilot.press("right")
    assert scene.place == before + 1
    pilot.click("fact.left")
    assert scene.place == before
    assert any(tag in pilot.words.split("\n") for tag in ("statistic", "claim", "estimate"))


def test_a_campaign_without_readable_chapters_still_opens() -> None:
    pilot = Pilot(routes.Campaign(), context=a_context())
    assert "Chapter 1: A city in pieces" in pilot.words


def test_a_saved_game_that_cannot_be_opened_says_so() -> None:
    pilot = Pilot(routes.Load(), context=a_context(A_LONG_SHELF))
    pilot.tap("save.slot0")
    assert len(pilot.app.stack) == 2


def test_saves_show_month_and_day_in_the_language_of_the_player() -> None:
    pilot = Pilot(routes.Load(), context=a_context(A_LONG_SHELF, language="fr"))
    assert "janvier 2004" in pilot.words
    assert "Sauvegardé le 2 janvier 2026" in pilot.words


def test_about_is_four_short_texts_on_one_page_where_they_fit() -> None:
    for size in ((1280, 720), (1920, 1080), (1080, 1920)):
        pilot = Pilot(routes.About(), size, context=a_context())
        assert [spot.key for spot in pilot.spots] == ["back"]
        for page in ("what", "numbers", "limits", "disagree"):
            assert pilot.app.context.texts(f"about.{page}_text") in pilot.words


def test_about_turns_page_by_page_where_letters_are_large() -> None:
    pilot = Pilot(routes.About(), context=a_context(text_size=200))
    for page in ("what", "numbers", "limits", "disagree"):
        pilot.click(f"tab.{page}")
        told = [seen.text for seen in pilot.seen if len(seen.text.split()) > 4]
        assert sum(len(said.split()) for said in told) < 70, page


def test_every_indicator_lever_and_refusal_has_words_in_every_language() -> None:
    wanted = [f"indicator.{key}.{part}" for key in INDICATOR_KEYS for part in ("name", "help")]
    wanted += [f"lever.{key}" for key in LEVER_KEYS] + [f"refusal.{why.value}" for why in Why]
    for language in LANGUAGES:
        missing = [key for key in wanted if key not in catalogue(language)]
        assert missing == [], language


def test_causes_are_said_in_words() -> None:
    context = a_context()
    assert words.cause(context, "meetings:street") == "Meetings in the street"
    assert words.cause(context, "nation:something_new") == "The country and the world"
    assert words.cause(context, "no_such_thing") == "Other reasons"


def test_the_real_library_lists_the_first_chapter() -> None:
    context = Context(library=GameLibrary())
    assert LEVEL in [card.id for card in context.library.levels() if card.kind == "chapter"]


def test_no_mark_of_the_time_line_hides_another() -> None:
    marks = spread([0, 1, 2, 3, 3, 30, 31, 90], 12)
    assert marks[0] == (0, 0)
    near = [
        (one, other)
        for place, one in enumerate(marks)
        for other in marks[place + 1 :]
        if abs(one[0] - other[0]) < 12 and one[1] == other[1]
    ]
    assert near == []


@pytest.mark.parametrize("size", SIZES, ids=str)
def test_in_large_letters_the_time_line_has_a_leaf_of_its_own(size: tuple[int, int]) -> None:
    pilot = Pilot(routes.Campaign(), size, a_context(A_LONG_SHELF, text_size=200))
    pilot.click("tab.happened")
    assert pilot.app.top.ui.find("line")
    if pilot.app.top.ui.find("fact.read"):
        pilot.click("fact.read")
    assert "Source: " in pilot.words or "January 2003" in pilot.words
