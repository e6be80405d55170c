from game.engine.indicators import INDICATOR_KEYS
from game.scenes import charts_model, routes
from game.scenes.charts_model import GROUPS, MOST
from game.ui import charts
from tests.scenes.paper_game import a_game
from tests.ui.pilot import Pilot


def test_every_indicator_stands_in_exactly_one_group() -> None:
    listed = [key for keys in GROUPS.values() for key in keys]
    assert sorted(listed) == sorted(INDICATOR_KEYS)


def test_the_real_town_is_a_straight_line_between_known_figures_and_nothing_beyond() -> None:
    view = a_game().session.view
    course = charts_model.course(view, "population")
    assert course.record is not None
    assert course.real[-1] is not None
    lonely = charts_model.course(view, "worst_street_vacancy")
    assert sum(value is not None for value in lonely.real) <= 1


def test_districts_give_a_band_for_shares_but_not_for_counts() -> None:
    view = a_game().session.view
    band = charts_model.course(view, "trust_city").band
    assert band is not None
    assert all(low <= high for low, high in zip(*band, strict=True))
    assert charts_model.course(view, "street_crime").band is None


def test_numbers_are_chosen_from_the_list_and_the_choice_is_remembered() -> None:
    context = a_game()
    pilot = Pilot(routes.Charts(("pride",)), (1280, 720), context)
    pilot.click("number.loss")
    assert context.kept["charts"] == ("pride", "loss")
    pilot.click("number.pride")
    pilot.click("number.loss")
    assert context.kept["charts"] == ("loss",), "the last one stays"
    assert len(Pilot(routes.Charts(), (1280, 720), context).app.top.ui.widgets) > 0


def test_no_more_than_four_are_shown_at_once() -> None:
    pilot = Pilot(routes.Charts(("pride", "loss", "belonging", "grievance")), (1280, 720), a_game())
    assert "number.trust_city" not in [spot.key for spot in pilot.spots]
    assert sum(spot.key.startswith("why.") for spot in pilot.spots) == MOST


def test_arrows_go_to_what_happened_and_say_it() -> None:
    pilot = Pilot(routes.Charts(("pride",)), (1280, 720), a_game())
    pilot.click("event.back")
    assert "Election" in pilot.words or "“" in pilot.words
    pilot.app.top.ui.focus_on("month")
    pilot.press("left")
    assert "October 2006" not in pilot.words.splitlines()[-1]


def test_the_table_tells_the_same_numbers() -> None:
    pilot = Pilot(routes.Charts(("pride",)), (1280, 720), a_game())
    pilot.click("tab.table")
    pilot.click("page.on")
    assert "Dec 2006" in pilot.words
    assert "In reality" in pilot.words


def test_a_panel_asks_why() -> None:
    pilot = Pilot(routes.Charts(("pride",)), (1280, 720), a_game())
    assert getattr(pilot.spot("why.pride").activate(), "to", None) == routes.Why("pride", "term")


def test_a_hard_game_says_when_people_were_asked() -> None:
    context = a_game()
    assert "Asked each December" not in Pilot(routes.Charts(("pride",)), (1280, 720), context).words
    context.session.view.survey_every = 12
    pilot = Pilot(routes.Charts(("pride",)), (1280, 720), context)
    assert "Asked each December" in pilot.words
    assert pilot.clipped == []


def test_no_two_lines_of_a_chart_are_written_alike() -> None:
    steps = charts.told_apart(0.07, 0.16, 20, lambda value: f"{value:.0%}")
    assert steps == [number / 100 for number in range(7, 17)]
