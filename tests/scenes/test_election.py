from dataclasses import replace

from game.engine.orders import FormCoalition
from game.engine.view import View
from game.scenes import election_model, routes
from game.scenes.common_page import list_color
from game.scenes.election import REST, ElectionScene
from game.ui.moves import Order, Reset
from game.ui.palette import contrast, palette
from tests.scenes.paper_game import a_game
from tests.ui.pilot import Pilot


def the_scene(pilot: Pilot) -> ElectionScene:
    scene = pilot.app.top
    assert isinstance(scene, ElectionScene)
    return scene


def test_the_count_ends_with_the_result_and_never_fills_more_seats_than_there_are() -> None:
    view = a_game().session.view
    result = view.elections[-1]
    counts = election_model.counts(view, result)
    assert len(counts) == len(view.rules.town.districts) + 1
    assert (counts[-1].shares, counts[-1].seats) == (result.shares, result.seats)
    filled = [sum(count.seats.values()) for count in counts]
    assert filled == sorted(filled)
    assert filled[0] == 0


def test_the_council_before_is_the_first_one_when_there_was_no_other_election() -> None:
    shares, seats = election_model.before(a_game().session.view)
    assert (sum(seats.values()), seats["far_right"]) == (41, 11)
    assert shares == {}, "of the first council only seats are known"


def test_a_first_council_that_is_not_known_is_filled_as_the_waves_say() -> None:
    session = a_game().session
    lists = tuple(replace(party, seats=0) for party in session.rules.nation.lists)
    rules = replace(session.rules, nation=replace(session.rules.nation, lists=lists))
    shares, seats = election_model.before(View(session.city, rules))
    assert sum(seats.values()) == 41
    assert abs(sum(shares.values()) - 1.0) < 1e-9


def at_the_partners(months: int = 48) -> Pilot:
    """A player who has read the result."""
    pilot = Pilot(routes.Election(), (1280, 720), a_game(months))
    pilot.frame(REST)
    pilot.click("on")
    pilot.frame(REST)
    return pilot


def test_without_motion_the_result_stands_at_once() -> None:
    pilot = Pilot(routes.Election(), (1280, 720), a_game())
    assert the_scene(pilot).last
    assert "You stay mayor" in pilot.words


def test_clicks_that_were_meant_for_the_count_form_no_coalition() -> None:
    pilot = Pilot(routes.Election(), (1280, 720), a_game(motion=True))
    while not the_scene(pilot).last:
        pilot.click("next")
    pilot.click("on")
    assert "You stay mayor" in pilot.words
    pilot.frame(REST)
    pilot.click("on")
    assert "You may form a coalition" in pilot.words
    pilot.click("govern")
    assert "You may form a coalition" in pilot.words
    pilot.frame(REST)
    pilot.click("govern")
    assert "You stay mayor" in pilot.words
    assert pilot.spot("go")


def test_lists_stand_in_the_order_of_what_is_counted_so_far() -> None:
    pilot = Pilot(routes.Election(), (1280, 2000), a_game(motion=True))
    scene = the_scene(pilot)
    while True:
        shown = [spot.key.removeprefix("list.") for spot in scene.ui.widgets if spot.key.startswith("list.")]
        shares = [scene.count.shares[key] for key in shown]
        assert shares == sorted(shares, reverse=True)
        if not scene.step:
            assert shown == [key for key in scene.lists if key in shown], "the ballot's order"
        if scene.last:
            break
        pilot.click("next")


def test_with_motion_the_districts_come_in_by_themselves_and_can_be_skipped() -> None:
    pilot = Pilot(routes.Election(), (1280, 720), a_game(motion=True))
    assert not the_scene(pilot).last
    for _ in range(90):
        pilot.frame()
    assert the_scene(pilot).step == 1
    pilot.click("next")
    assert the_scene(pilot).step == 2
    pilot.click("skip")
    assert the_scene(pilot).last


def test_partners_are_chosen_and_too_few_cannot_govern() -> None:
    pilot = at_the_partners()
    move = pilot.spot("govern").activate()
    assert move == Order(FormCoalition(("left", "centre", "green")))
    pilot.click("list.left")
    assert "Choose more partners" in pilot.words
    assert "govern" not in [spot.key for spot in pilot.spots]
    assert "list.far_right" not in [spot.key for spot in pilot.spots], "a list that is not willing"


def test_after_the_coalition_the_game_goes_on_or_looks_back() -> None:
    for months, to in ((46, routes.City()), (48, routes.Debrief())):
        pilot = at_the_partners(months)
        pilot.click("govern")
        pilot.frame(REST)
        assert pilot.spot("go").activate() == Reset(to)


def test_a_mayor_who_lost_forms_nothing() -> None:
    pilot = Pilot(routes.Election(), (1280, 720), a_game(mayor_stays=False))
    assert "The council chose another mayor" in pilot.words
    pilot.frame(REST)
    assert pilot.spot("go").activate() == Reset(routes.Debrief())


def test_before_any_election_the_screen_says_so() -> None:
    pilot = Pilot(routes.Election(), (1280, 720), a_game(12))
    assert "There has been no election yet." in pilot.words


def test_the_number_of_each_list_can_be_read_on_its_colour() -> None:
    lists = a_game().session.rules.nation.lists
    for colours in (palette(), palette("safe"), palette("paper", True)):
        for party in lists:
            assert contrast(list_color(party, colours), colours.on_brick) >= 4.5
