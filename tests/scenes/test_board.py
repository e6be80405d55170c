import pytest

from game.engine.orders import Start, Stop
from game.scenes import routes
from game.scenes.board import BoardScene
from game.scenes.board_effects import ABOUT
from game.scenes.board_wall import BRICKS
from game.ui.text import LANGUAGES
from tests.scenes.playing import playing
from tests.ui.pilot import Pilot

SIZES = [(1280, 720), (1920, 1080), (1080, 1920)]
PLACES = ["", "safety", "patrols", "dutch_courses", "city"]


@pytest.mark.parametrize("size", SIZES, ids=str)
@pytest.mark.parametrize("language", LANGUAGES)
def test_every_page_fits_every_window_in_every_language(size: tuple[int, int], language: str) -> None:
    for percent in (100, 150):
        context = playing(language=language, text_size=percent)
        for about in PLACES:
            pilot = Pilot(routes.Board(about), size, context)
            found = (pilot.clipped, pilot.small, pilot.outside, pilot.overlapping)
            assert found == ([], [], [], []), (percent, about)


def test_the_wall_has_eight_bricks_and_the_city() -> None:
    pilot = Pilot(routes.Board(), context=playing())
    shown = [spot.key for spot in pilot.spots if spot.key.startswith("brick.")]
    assert shown == [f"brick.{brick}" for brick in BRICKS]
    assert len(shown) == 9
    assert set(ABOUT) == set(BRICKS)


def test_a_programme_is_started_from_the_wall_by_touch() -> None:
    context = playing()
    pilot = Pilot(routes.Board(), context=context)
    for name in ("brick.safety", "programme.youth_workers", "dose.2", "address.everyone", "confirm"):
        pilot.tap(name)
    [order] = context.session.orders_today
    assert isinstance(order, Start)
    assert (order.start, order.dose, order.place) == ("youth_workers", 2, None)
    assert [run.dose for run in context.session.view.running() if run.programme == "youth_workers"] == [2]


def test_a_programme_is_started_from_the_wall_by_keys() -> None:
    context = playing()
    pilot = Pilot(routes.Board("patrols"), context=context)
    pilot.press("enter")
    assert pilot.focused == "confirm"
    pilot.press("enter")
    assert context.session.orders_today


def test_a_local_programme_can_run_in_one_district() -> None:
    context = playing()
    pilot = Pilot(routes.Board("patrols"), context=context)
    pilot.click("place.on")
    pilot.click("confirm")
    first = context.session.rules.town.districts[0].key
    [order] = context.session.orders_today
    assert order.place == first


def test_a_running_programme_can_be_stopped() -> None:
    context = playing()
    pilot = Pilot(routes.Board("youth_workers"), context=context)
    pilot.click("dose.0")
    pilot.click("confirm")
    assert context.session.orders_today == (Stop("youth_workers", None),)


def test_price_and_delay_stand_there_before_the_order() -> None:
    pilot = Pilot(routes.Board("patrols"), context=playing())
    assert "a month" in pilot.words
    assert "Full effect in 2 months" in pilot.words
    assert "Side effect: " in pilot.words
    assert "What research says" in pilot.words


def test_another_size_is_priced_as_a_change_beside_what_runs_now() -> None:
    context = playing()
    assert context.session.give(Start("patrols", 1)) is None
    view, texts = context.session.view, context.texts
    now, more = -view.price(Stop("patrols")).month, view.price(Start("patrols", 3)).month
    pilot = Pilot(routes.Board("patrols"), context=context)
    pilot.click("dose.3")
    assert f"+{texts.money(more)} a month (now {texts.money(now)})" in pilot.words
    assert context.session.give(Start("patrols", 3)) is None
    pilot = Pilot(routes.Board("patrols"), context=context)
    assert f"{texts.money(now + more)} a month now" in pilot.words


def test_a_way_to_a_size_of_a_programme_opens_it_with_that_size_chosen() -> None:
    context = playing()
    pilot = Pilot(routes.Board("patrols", 3), context=context)
    pilot.click("confirm")
    [order] = context.session.orders_today
    assert isinstance(order, Start)
    assert (order.start, order.dose) == ("patrols", 3)


def test_what_brings_money_and_runs_says_that_it_brings_it() -> None:
    context = playing()
    context.session.city.council.capital = 100.0
    assert context.session.give(Start("higher_tax", 1)) is None
    pilot = Pilot(routes.Board("higher_tax"), context=context)
    assert "Brings €" in pilot.words
    assert "€-" not in pilot.words


def test_what_cannot_be_done_says_why_in_words() -> None:
    context = playing()
    context.session.city.council.capital = 0.5
    pilot = Pilot(routes.Board("patrols"), context=context)
    assert "political capital; you have 0.5" in pilot.words
    assert pilot.app.top.ui.find("confirm").enabled is False  # type: ignore[union-attr]


def test_the_newest_order_of_the_month_can_be_taken_back() -> None:
    context = playing()
    assert context.session.give(Start("patrols", 1)) is None
    pilot = Pilot(routes.Board(), context=context)
    pilot.click("tab.orders")
    assert "Patrols where it hurts: size 1, the whole city" in pilot.words
    pilot.click("undo")
    assert context.session.orders_today == ()
    assert "You have decided nothing this month." in pilot.words


def test_a_month_without_orders_shows_what_could_be_started_and_nothing_that_is_refused() -> None:
    context = playing()
    pilot = Pilot(routes.Board(), (1080, 1920), context)
    pilot.click("tab.orders")
    running = {run.programme for run in context.session.view.running()}
    shown = [spot.key.removeprefix("programme.") for spot in pilot.spots if spot.key.startswith("programme.")]
    assert shown
    for key in shown:
        assert key not in running
        assert context.session.view.refusal(Start(key)) is None


def test_what_brings_money_is_not_priced_below_zero() -> None:
    context = playing()
    assert context.session.view.price(Start("higher_tax")).month < 0
    pilot = Pilot(routes.Board("city"), (1080, 1920), context)
    assert "Brings €" in pilot.words
    assert "€-" not in pilot.words


def test_escape_climbs_back_from_programme_to_brick_to_wall_to_map() -> None:
    pilot = Pilot(routes.Board("patrols"), context=playing())
    scene = pilot.app.top
    assert isinstance(scene, BoardScene)
    pilot.press("escape")
    assert (scene.programme, scene.brick) == (None, "safety")
    pilot.press("escape")
    assert scene.brick == ""
    pilot.press("escape")
    assert pilot.app.running is False


def test_what_runs_says_where_and_how_far() -> None:
    pilot = Pilot(routes.Board(), context=playing())
    pilot.click("tab.running")
    assert "The whole city · size 1 · 100% in place" in pilot.words
    pilot.click("run.youth_workers.-1")
    assert "Runs at size 1, 100% in place." in pilot.words


@pytest.mark.parametrize("percent", [100, 150, 200])
@pytest.mark.parametrize("size", [(1280, 720), (1920, 1080), (1080, 1920)], ids=str)
@pytest.mark.parametrize("about", ["", "patrols"])
def test_what_is_left_of_all_that_is_paid_is_always_seen(
    about: str, size: tuple[int, int], percent: int
) -> None:
    context = playing(text_size=percent)
    pilot, view = Pilot(routes.Board(about), size, context), context.session.view
    shown = [seen.text for seen in pilot.seen]
    for left in (context.texts.money(view.cash), f"{view.capital:.0f}", f"{view.staff_free:.0f}"):
        assert any(text == left or text.startswith(f"{left} ") for text in shown), left


@pytest.mark.parametrize("size", [(1280, 720), (1920, 1080), (1080, 1920)], ids=str)
def test_the_side_effect_is_seen_before_the_order_can_be_given(size: tuple[int, int]) -> None:
    for percent in (100, 150, 200):
        pilot = Pilot(routes.Board("patrols"), size, playing(text_size=percent))
        seen = pilot.words
        while not any(spot.key == "confirm" for spot in pilot.spots):
            pilot.click("on")
            seen += pilot.words
        assert "Side effect: " in seen
        assert "Full effect in 2 months" in seen
