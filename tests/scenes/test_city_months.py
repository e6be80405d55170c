"""Months on the city screen: lived and read in parts, and to their end before anything else."""

import weakref

import pytest

from game.engine.orders import Start
from game.scenes import routes
from game.scenes.city import CityScene
from game.session import Session
from game.ui.actions import Command, Do
from game.ui.moves import Pop, Push, Reset
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
