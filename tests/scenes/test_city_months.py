"""Months on the city screen: lived and read in parts, and to their end before anything else."""

import weakref

import pytest

from game.engine.indicators import INDICATOR_INDEX
from game.engine.orders import MakePledges, Start
from game.scenes import routes
from game.scenes.city import CityScene
from game.scenes.city_month import countdown
from game.session import Session
from game.ui.actions import Command, Do
from game.ui.moves import Pop, Push, Reset, Tell, Then
from game.ui.panels import StatTile
from tests.scenes.playing import playing
from tests.scenes.small_town import a_city_scene, opened
from tests.ui.pilot import Pilot

pytestmark = pytest.mark.usefixtures("display")


def test_a_month_is_read_in_parts_while_the_people_of_before_go_on() -> None:
    scene = a_city_scene()
    town = scene.town
    before = town.crowd.folk
    scene.handle(Do(Command.STEP))
    scene.update(1 / 60)
    frames = 0
    while town.crowd.folk is before:
        scene.update(1 / 60)
        frames += 1
        assert frames < 60
    assert frames > 20
    scene.update(1 / 60)
    assert (town.reading, town.month) == (False, scene.context.session.view.month)


def test_a_month_is_lived_in_parts_and_to_its_end_before_anything_else() -> None:
    context = playing()
    session, twin = context.session, playing().session
    scene = CityScene(context)
    opened(scene, context)
    first = session.view.month
    for frames in (0, 1, 4):
        scene.month()
        for _ in range(frames):
            session.live_on(0.0)
        assert session.view.month == twin.view.month
        session.finish() if frames else session.step()
        twin.step()
        scene.update(1 / 60)
    assert session.view.month == first + 3
    assert session.morning_bytes() == twin.morning_bytes()
    session.live_on(0.0)
    assert session.give(Start("patrols", 1)) is None
    assert session.log[-1].month == first + 4


def test_saving_a_month_is_a_call_of_its_own_after_its_last_system() -> None:
    session = playing().session
    saved: list[int] = []

    def keeper(kept: Session) -> str:
        saved.append(kept.view.month)
        return ""

    session.keeper = keeper
    first = session.view.month
    while session.view.month == first:
        assert not session.live_on(60.0)
    assert (saved, session.living) == ([], True)
    assert session.live_on(0.0)
    assert (saved, session.living) == ([first + 1], False)


def test_back_on_the_map_a_month_that_went_by_is_read_in_parts() -> None:
    context = playing()
    pilot = Pilot(routes.City(), context=context)
    scene = pilot.app.top
    assert isinstance(scene, CityScene)
    pilot.app.obey(Push(routes.Charts()))
    context.session.step()
    pilot.app.obey(Pop())
    assert scene.town.reading
    for _ in range(60):
        pilot.frame()
    assert not scene.town.reading


def test_no_other_screen_is_opened_amid_a_month() -> None:
    context = playing()
    pilot = Pilot(routes.City(), context=context)
    scene, first = pilot.app.top, context.session.view.month
    assert isinstance(scene, CityScene)
    scene.month()
    assert not context.session.live_on(0.0)
    pilot.app.obey(Push(routes.Charts()))
    assert context.session.view.month == first + 1
    pilot.app.obey(Pop())
    for _ in range(3):
        pilot.frame()
    assert scene.town.month == first + 1


def test_who_goes_back_to_the_title_leaves_no_map_behind() -> None:
    pilot = Pilot(routes.City(), context=playing())
    for _ in range(3):
        pilot.frame()
    left = weakref.ref(pilot.app.top)
    assert isinstance(left(), CityScene)
    pilot.app.look_ahead()
    pilot.app.obey(Reset(routes.Title()))
    pilot.frame()
    pilot.app.look_ahead()
    assert left() is None


def _at(month: int) -> CityScene:
    """The city's screen on the morning after a month that was lived at full speed."""
    context = playing()
    context.session.city.month = month
    scene = CityScene(context)
    opened(scene, context)
    scene.drive(4)
    return scene


def _told(scene: CityScene) -> str:
    """What is told after a month in which nothing was asked."""
    move = scene._news(scene.context.session.view.questions())
    moves = move.moves if isinstance(move, Then) else (move,)
    return " ".join(one.words for one in moves if isinstance(one, Tell))


@pytest.mark.parametrize("year", [2004, 2005])
def test_the_clock_stops_when_a_budget_round_opens_and_says_so(year: int) -> None:
    scene = _at(year * 12 + 8)
    scene.context.session.step()
    assert scene.context.session.view.wishes()
    told = _told(scene)
    assert scene.speed == 0
    assert "The budget round opens" in told
    scene.drive(4)
    scene.context.session.step()
    _told(scene)
    assert scene.speed == 4, "it stops once"


def test_the_clock_stops_three_months_before_a_vote_that_the_bar_counts_down() -> None:
    scene = _at(2006 * 12 + 7)
    assert countdown(scene.context) == "Vote in 2 months"
    scene = _at(2006 * 12 + 6)
    told = _told(scene)
    assert scene.speed == 0
    assert "The town votes in October 2006" in told
    scene.context.session.city.month = 2006 * 12 + 9
    assert countdown(scene.context) == "Vote this month"
    scene.context.session.city.month = 2006 * 12 + 2
    assert not countdown(scene.context)


PLEDGES = ("street_crime", "clean_streets", "worst_street_vacancy")


def _promised(litter: float) -> CityScene:
    """The city's screen after promises were made, in a month with so many times the litter of the start."""
    context = playing()
    session = context.session
    assert session.give(MakePledges(PLEDGES)) is None
    session.step()
    history, row = session.city.history, INDICATOR_INDEX["litter"]
    history.readings[-1][row] = history.readings[0][row] * litter
    scene = CityScene(context)
    opened(scene, context)
    return scene


def _tile(scene: CityScene, key: str) -> StatTile:
    found = scene.ui.find(f"tile.{key}")
    assert isinstance(found, StatTile)
    return found


def test_a_tile_shows_what_is_asked_with_a_star_when_promised_and_a_check_once_met() -> None:
    litter = _tile(_promised(0.8), "litter").asked
    assert (litter.said, litter.pledged, litter.met) == ("Goal: under 20", True, False)
    assert _tile(_promised(0.6), "litter").asked.met
    trust = _tile(_promised(1.0), "trust_city").asked
    assert trust.said.startswith("Goal: over")
    assert not trust.pledged
    assert not _tile(_promised(1.0), "belonging").asked.said


def test_a_promise_that_is_reached_is_told_once_and_so_is_a_goal() -> None:
    scene = _promised(0.8)
    assert "Goal reached: Cleaner streets. Keep it until September 2006." in _told(scene)
    scene = _promised(0.6)
    told = _told(scene)
    assert "Promise reached: Clean streets. Keep it until September 2006." in told
    history = scene.context.session.city.history
    history.months.append(history.months[-1] + 1)
    history.readings.append(history.readings[-1])
    history.causes.append(history.causes[-1])
    scene.context.session.city.month += 1
    assert "reached: Clean" not in _told(scene)
