"""The city screen: reached by keys and by touch alike; a month at most a frame; nothing clipped."""

import pygame
import pytest

from game.engine.civic import ElectionResult, OpenQuestion
from game.engine.orders import Choose, Start
from game.scenes import routes
from game.scenes.city import CityScene
from game.scenes.find import FindScene
from game.scenes.map_camera import PEOPLE_FROM, STEPS
from game.scenes.map_view import Town
from game.scenes.place import PlaceScene
from game.scenes.resident import ResidentScene
from game.scenes.routes import exists
from game.ui.actions import KEYS, ActionReader, Command, Do, Press, Tap
from game.ui.moves import Move, Pop, Push, Tell
from game.ui.shot import picture
from tests.scenes.playing import playing
from tests.scenes.small_town import START, a_city_scene, a_context, a_stage, fingerprint, opened
from tests.ui.pilot import Pilot

SIZES = [(1280, 720), (1920, 1080), (1080, 1920)]

pytestmark = pytest.mark.usefixtures("display")


def a_month(scene: CityScene) -> Move | None:
    """Where a month leads."""
    move, month = scene.month(), scene.context.session.view.month
    while move is None and scene.context.session.view.month == month:
        move = scene.update(1 / 60)
    return move


@pytest.mark.parametrize("size", SIZES, ids=str)
def test_what_is_said_hides_none_of_the_bars(size: tuple[int, int]) -> None:
    pilot = Pilot(routes.City(), size, context=a_context())
    pilot.app.obey(Tell("The disk is full."))
    pilot.frame()
    bars = pilot.app.top.ui.find("bars")
    assert bars is not None
    assert pilot.app.pen is not None
    assert pilot.app.notices.box(pilot.app.pen).top > bars.rect.bottom


def test_a_paused_game_lives_no_month() -> None:
    scene = a_city_scene()
    for _ in range(100):
        scene.update(0.25)
    assert scene.context.session.steps == 0


def test_a_month_takes_eight_seconds_and_a_frame_lives_at_most_one() -> None:
    scene = a_city_scene()
    scene.drive(1)
    for _ in range(31):
        scene.update(0.25)
    assert scene.context.session.steps == 0
    for _ in range(2):
        scene.update(100.0)
    assert scene.context.session.steps == 1


def test_the_keys_step_and_drive() -> None:
    scene = a_city_scene()
    scene.handle(Do(Command.STEP))
    scene.update(1 / 60)
    scene.handle(Do(Command.FASTER))
    assert scene.context.session.steps == 1
    assert scene.speed == 1


def test_a_dilemma_stops_the_clock_and_opens() -> None:
    scene = a_city_scene()
    scene.drive(4)
    session = scene.context.session
    lived = session.step

    def step() -> None:
        lived()
        session.city.happened.open.append(OpenQuestion("flood", START, 5))

    session.step = step
    assert a_month(scene) == Push(routes.Dilemma("flood"))
    assert scene.speed == 0


def test_a_new_dilemma_opens_in_the_month_that_closes_another() -> None:
    scene = a_city_scene()
    session = scene.context.session
    session.city.happened.open.append(OpenQuestion("fire", START, 4))
    lived = session.step

    def step() -> None:
        lived()
        session.city.happened.open[:] = [OpenQuestion("flood", START, 5)]

    session.step = step
    assert a_month(scene) == Push(routes.Dilemma("flood"))


def test_a_dilemma_that_was_decided_this_month_asks_no_more() -> None:
    context = playing()
    events = [event for event in context.session.rules.events.values() if event.choices]
    context.session.city.happened.open += [OpenQuestion(event.key, START, 5) for event in events[:2]]
    scene = CityScene(context)
    opened(scene, context)
    assert scene.ui.find("alert1")
    assert context.session.give(Choose(events[0].key, events[0].choices[0].key)) is None
    scene.ordered(None, None)
    assert scene.ui.find("alert0")
    assert not scene.ui.find("alert1")


def test_an_election_and_the_end_lead_on() -> None:
    scene = a_city_scene()
    scene.context.session.city.elections.append(ElectionResult(START, {}, {}, {}, {}, 0.9))
    assert a_month(scene) == Push(routes.Election())
    last = a_city_scene(last=START)
    assert a_month(last) == Push(routes.Debrief())


def test_a_tap_chooses_a_block_and_the_keys_do_the_same() -> None:
    scene = a_city_scene()
    town = scene.town
    block = 40
    at = town.camera.to_window(float(town.ground.x[block]), float(town.ground.y[block]))
    scene.handle(Tap(at))
    assert town.chosen == block
    scene.handle(Do(Command.BACK))
    assert town.chosen == -1
    town.camera.look_at(float(town.ground.x[block]), float(town.ground.y[block]))
    spot = scene.ui.find("cross")
    assert spot is not None
    spot.activate()
    assert town.chosen == block


def test_every_control_of_the_city_can_be_reached_by_tab() -> None:
    scene = a_city_scene()
    reached = set()
    for _ in range(len(scene.ui.spots)):
        scene.ui.handle(Do(Command.NEXT))
        reached.add(scene.ui.focused)
    assert reached == {spot.key for spot in scene.ui.spots}


@pytest.mark.parametrize("size", SIZES)
@pytest.mark.parametrize("language", ["en", "nl", "fr"])
def test_no_words_are_clipped(size: tuple[int, int], language: str) -> None:
    context = a_context(language)
    scenes = [
        CityScene(context),
        PlaceScene(context, routes.Place("district", 0)),
        ResidentScene(context, 7),
        FindScene(context),
    ]
    for scene in scenes:
        _, seen = picture(scene, a_stage(context, size))
        assert [text.text for text in seen if text.clipped] == []


def test_a_place_can_be_shown_on_the_map() -> None:
    context = a_context()
    scene = PlaceScene(context, routes.Place("block", 3))
    opened(scene, context)
    move = scene._show()
    assert isinstance(move, Pop)
    city = CityScene(context)
    opened(city, context)
    city.resumed(move.answer)
    assert city.town.camera.step >= 6


def test_the_city_screen_leaves_the_city_alone() -> None:
    context = a_context()
    before = fingerprint(context.session.city)
    picture(CityScene(context), a_stage(context))
    assert fingerprint(context.session.city) == before


def test_undo_without_orders_says_nothing() -> None:
    assert a_city_scene().undo() is None


def test_space_pauses_where_time_runs_and_activates_elsewhere() -> None:
    reader = ActionReader((100, 100), KEYS)
    space = pygame.event.Event(pygame.KEYDOWN, key=pygame.K_SPACE, mod=0, unicode=" ")
    assert reader.read(space) == [Do(Command.ACTIVATE)]
    reader.timed = CityScene.timed
    assert reader.read(space) == [Do(Command.PAUSE)]


def test_a_pause_goes_on_at_the_speed_of_before() -> None:
    scene = a_city_scene()
    scene.handle(Do(Command.SPEED_4))
    scene.handle(Do(Command.PAUSE))
    assert scene.speed == 0
    scene.handle(Do(Command.PAUSE))
    assert scene.speed == 4


def test_arrows_move_the_map_under_the_cross() -> None:
    scene = a_city_scene()
    before = scene.town.camera.middle
    scene.ui.handle(Do(Command.RIGHT))
    assert scene.ui.focused == "cross"
    assert scene.town.camera.middle[0] > before[0]


@pytest.mark.parametrize("step", range(PEOPLE_FROM, len(STEPS)))
def test_whoever_is_walking_where_the_button_goes_down_is_opened(step: int) -> None:
    scene = a_city_scene()
    town, stage = scene.town, scene.ui.stage
    pen = stage.pen(pygame.display.set_mode(stage.size))
    town.camera.step = step
    town.camera.look_at(float(town.ground.x[40]), float(town.ground.y[40]))
    scene.update(0.0)
    scene.draw(pen)
    hit = 0
    for number in range(40):
        walkers = town.crowd.sight.tolist()
        row = walkers[number * 7 % len(walkers)]
        x, y = town.camera.to_window(*town.crowd.where(row))  # type: ignore[misc]  # they are here
        if scene.ui.at((x, y)) or scene._covers((x, y)):
            continue
        there = {row for row in walkers if near(town, row, (x, y))}
        scene.handle(Press((x, y)))
        for _ in range(12):
            scene.update(1 / 60)
            scene.draw(pen)
        move = scene.handle(Tap((x, y)))
        assert isinstance(move, Push)
        assert isinstance(move.to, routes.Resident)
        assert scene.context.session.view.person(move.to.number).row in there
        hit += 1
    assert hit > 3


def near(town: Town, row: int, at: tuple[int, int]) -> bool:
    x, y = town.camera.to_window(*town.crowd.where(row))  # type: ignore[misc]  # they are here
    return abs(x - at[0]) < 8 and abs(y - at[1]) < 14


def test_a_way_to_a_screen_that_is_still_to_come_is_not_shown() -> None:
    scene = a_city_scene()
    scene.pop_up("menu")
    for label, name in (("city.what_if", "whatif"), ("city.assumptions", "assumptions")):
        assert (scene.ui.find(label) is not None) == exists(name)


@pytest.mark.parametrize("text_size", [100, 150, 200])
@pytest.mark.parametrize("size", SIZES)
@pytest.mark.parametrize("state", ["", "menu", "overlay", "legend", "chosen", "both"])
def test_no_words_are_clipped_at_any_text_size(size: tuple[int, int], text_size: int, state: str) -> None:
    for language in ("en", "nl", "fr", "pseudo"):
        context = a_context(language)
        scene = CityScene(context)
        scene.open(a_stage(context, size, text_size))
        scene.popup = state if state in {"menu", "overlay"} else ""
        scene.town.chosen = 40 if state in {"chosen", "both"} else -1
        scene.town.show("felt_safety" if state in {"legend", "both"} else "")
        _, seen = picture(scene, a_stage(context, size, text_size))
        assert [text.text for text in seen if text.clipped] == []


def test_kept_faces_look_as_drawn_anew() -> None:
    context = a_context()
    scene = CityScene(context)
    stage = a_stage(context)
    first, _ = picture(scene, stage)
    again = pygame.Surface(stage.size)
    pen = stage.pen(again)
    scene.draw(pen)
    kept = len(pen.seen)
    assert again.get_buffer().raw == first.get_buffer().raw
    scene.ui.keeps = False
    pen = stage.pen(again)
    scene.draw(pen)
    assert again.get_buffer().raw == first.get_buffer().raw
    assert len(pen.seen) == kept


def test_the_first_steps_come_one_by_one_and_go_when_they_are_done() -> None:
    context = playing()
    pilot = Pilot(routes.City(), context=context)
    scene = pilot.app.top
    assert isinstance(scene, CityScene)
    assert pilot.spot("steps.order").on == Push(routes.Board())
    assert context.session.give(Start("patrols", 1)) is None
    scene.rebuild()
    pilot.click("steps.time")
    assert scene.speed == 1
    scene.drive(0)
    context.session.step()
    scene.rebuild()
    step = scene.town.camera.step
    pilot.click("steps.person")
    assert scene.town.camera.step == step + 2
    scene.town.person = 5
    scene.rebuild()
    assert not [key for key in scene.ui.spots if key.key.startswith("steps.")]


def test_the_first_steps_can_be_sent_away() -> None:
    pilot = Pilot(routes.City(), context=playing())
    pilot.click("steps.skip")
    assert not [spot for spot in pilot.spots if spot.key.startswith("steps.")]


def test_who_is_pointed_at_is_ringed() -> None:
    pilot = Pilot(routes.City(), context=playing())
    scene = pilot.app.top
    assert isinstance(scene, CityScene)
    town = scene.town
    town.camera.step = 8
    for _ in range(3):
        pilot.frame()
    for row in town.crowd.sight.tolist():  # some stand behind a panel
        at = town.camera.to_window(*town.crowd.where(row))  # type: ignore[misc]  # it is in sight
        pilot.app.hear(pygame.event.Event(pygame.MOUSEMOTION, pos=at, rel=(0, 0), buttons=(0, 0, 0)))
        pilot.frame()
        if town.pointed:
            break
    assert town.pointed
    assert not town.person
    pilot.app.hear(pygame.event.Event(pygame.MOUSEMOTION, pos=(5, 5), rel=(0, 0), buttons=(0, 0, 0)))
    pilot.frame()
    assert not town.pointed
