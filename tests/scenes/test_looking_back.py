"""All screens that look back: nothing clipped, nothing too small, in each language and size."""

from pathlib import Path

import pytest

from game.scenes import debrief_person, routes, sheets, words
from game.scenes.debrief import PAGES, DebriefScene
from game.scenes.debrief_parts import beside, decided, parts_of
from game.scenes.debrief_wall import lines_of
from game.scenes.place import NUMBERS
from game.scenes.words import programme_name
from game.ui.moves import Route
from game.ui.text import LANGUAGES
from game.ui.widgets import Button
from tests.scenes.paper_game import a_game
from tests.scenes.playing import playing
from tests.ui.pilot import Pilot

SCREENS: list[Route] = [
    routes.Why("trust_city", "term"),
    routes.Why("street_crime", "year", 3),
    routes.Charts(),
    routes.Charts(("pride",)),
    routes.Charts(("pride", "trust_city", "shop_vacancy", "population")),
    routes.Election(),
    routes.Council(),
    routes.News(),
    routes.Debrief(),
]
SIZES = [(1280, 720), (1920, 1080), (1080, 1920)]


@pytest.fixture(autouse=True)
def home(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("BRICKSTONES_HOME", str(tmp_path))


def faults(pilot: Pilot) -> tuple[list[str], ...]:
    return (pilot.clipped, pilot.small, pilot.outside, [str(pair) for pair in pilot.overlapping])


@pytest.mark.parametrize("size", SIZES, ids=str)
@pytest.mark.parametrize("language", LANGUAGES)
def test_nothing_is_clipped_small_outside_or_overlapping(size: tuple[int, int], language: str) -> None:
    context = a_game(language=language)
    for route in SCREENS:
        assert faults(Pilot(route, size, context)) == ([], [], [], []), route


@pytest.mark.parametrize("percent", [150, 200])
@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize("size", SIZES, ids=str)
def test_large_text_stays_in_the_window(size: tuple[int, int], language: str, percent: int) -> None:
    context = a_game(language=language, text_size=percent)
    for route in SCREENS:
        pilot = Pilot(route, size, context)
        for tab in ["", *(spot.key for spot in pilot.spots if spot.key.startswith("tab."))]:
            if tab:
                pilot.click(tab)
            assert faults(pilot) == ([], [], [], []), (route, tab)


@pytest.mark.parametrize("language", LANGUAGES)
def test_each_page_of_the_debrief_fits(language: str) -> None:
    for size in SIZES:
        pilot = Pilot(routes.Debrief(), size, a_game(language=language))
        for page in PAGES:
            assert faults(pilot) == ([], [], [], []), (page, size)
            if page != PAGES[-1]:
                pilot.click("on")


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize("size", SIZES, ids=str)
def test_in_large_text_the_look_back_says_all_it_has_to_and_each_way_on_has_words(
    size: tuple[int, int], language: str
) -> None:
    pilot = Pilot(routes.Debrief(), size, a_game(language=language, text_size=200))
    scene = pilot.app.top
    assert isinstance(scene, DebriefScene)
    told, worded = "", dict[str, bool]()
    while True:
        told += pilot.words + "\n"
        worded |= {one.key: not one.picture_only for one in scene.ui.widgets if isinstance(one, Button)}
        assert faults(pilot) == ([], [], [], []), scene.page
        if scene.ui.find("on") is None:
            break
        pilot.click("on")
    assert all(worded[way] for way in ("again", "whatif", "charts", "print", "code"))
    context, read = pilot.app.context, " ".join(told.split())
    person, lines = next(iter(debrief_person.met(context)[0])), debrief_person.met(context)[1]
    questions = scene.view.rules.level.questions
    wanted = [
        *(said for laid in scene.past.wall for _, said in lines_of(context.texts, laid)),
        *(decided(context.texts, turn) for turn in scene.past.turns),
        *(said for turn in scene.past.turns for said in beside(context, turn)),
        *(part.about for part in parts_of(context, scene.past)),
        *(words.own_text(context, f"questions.{number}") for number in range(1, len(questions) + 1)),
        *debrief_person.life(context, person, lines, debrief_person.FACTS),
        *debrief_person.feels(context, person),
    ]
    assert [said for said in wanted if " ".join(said.split()) not in read] == []


@pytest.mark.parametrize("language", LANGUAGES)
def test_a_district_names_all_that_runs_there(language: str) -> None:
    context = a_game(language=language, text_size=200)
    pilot = Pilot(routes.Place("district", 0), (1280, 720), context)
    pilot.click("tab.story")
    for running in context.session.view.running():
        if running.place in {-1, 0}:
            assert programme_name(context, running.programme) in " ".join(pilot.words.split())


@pytest.mark.parametrize("route", SCREENS, ids=str)
def test_the_keyboard_reaches_everything(route: Route) -> None:
    pilot = Pilot(route, (1280, 720), a_game())
    met = set()
    for _ in pilot.spots:
        pilot.press("tab")
        met.add(pilot.focused)
    assert met == {spot.key for spot in pilot.spots}


@pytest.mark.parametrize(
    "to",
    [routes.City(), routes.Board(), routes.Charts(), routes.Council(), routes.News(), routes.Find(),
     routes.Why("pride"), routes.Why("street_crime", "month"), routes.Place("district", 0),
     routes.Place("school", 0), routes.Place("street", 0), routes.Resident(1)],
    ids=lambda to: type(to).__name__,
)  # fmt: skip
def test_every_screen_opens_on_the_first_morning(to: Route) -> None:
    pilot = Pilot(to, context=playing())
    for _ in range(3):
        pilot.frame(0.5)
    assert type(pilot.app.top).__name__ != "TroubleScene", pilot.words


@pytest.mark.parametrize("room", [-40, 0, 1, 12, 40, 90])
def test_words_without_room_for_a_line_are_kept_whole_and_never_cut_into_nothing(room: int) -> None:
    pilot = Pilot(routes.About(), (1280, 720))
    said = "A line of some words that is broken over a few lines when the page is narrow. " * 2
    blocks = sheets.cut(pilot.app.top.ui, [sheets.text(pilot.app.top.ui, said)], 300, room)
    assert 1 <= len(blocks) <= len(said)
    assert all(block.high(300) > 0 for block in blocks)
    one = sheets.cut(pilot.app.top.ui, [sheets.text(pilot.app.top.ui, "Short")], 300, room)
    assert len(one) == 1


@pytest.mark.parametrize("percent", [100, 150, 200])
@pytest.mark.parametrize("size", SIZES)
def test_every_number_of_a_place_is_reached(size: tuple[int, int], percent: int) -> None:
    context = a_game(text_size=percent)
    pilot = Pilot(routes.Place("district", 0), size, context)
    if pilot.app.top.ui.find("tab.numbers"):
        pilot.click("tab.numbers")
    found: set[str] = set()
    for _ in NUMBERS:
        found |= {spot.key for spot in pilot.spots if spot.key.startswith("number.")}
        on = pilot.app.top.ui.find("page.on")
        if on is None or not on.enabled:
            break
        pilot.click("page.on")
    shown = [key for key in NUMBERS if context.session.view.indicator(key).districts]
    assert len(found) == len(shown)
