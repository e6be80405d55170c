"""People go by streets, and by bridges where water lies between; nobody is drawn in the water."""

from dataclasses import replace
from types import SimpleNamespace
from typing import Any

import numpy as np
import pygame
import pytest

from game.engine.town import Line, LineKind
from game.scenes.map_bridges import bridges
from game.scenes.map_camera import PEOPLE_FROM, Camera
from game.scenes.map_folk import F32, Folk
from game.scenes.map_model import Ground
from game.scenes.map_people import Crowd
from game.scenes.map_ways import Ways
from tests.scenes.small_town import Game

pytestmark = pytest.mark.usefixtures("display")

ROAD = Line(LineKind.ROAD, ((-300.0, 220.0), (300.0, 220.0)), "Road", 12)
WEST, EAST = ((-200.0,), (-100.0,)), ((200.0,), (100.0,))
"""A place on each side of the river."""


def a_ground(*roads: Line) -> Ground:
    ground = Ground.of(Game().view)
    town: Any = SimpleNamespace(**vars(ground.town) | {"lines": (*ground.town.lines, *roads)})
    return replace(ground, town=town)


def place(at: tuple[tuple[float, ...], ...]) -> F32:
    return np.array(at, np.float32)


def test_roads_rails_and_shop_streets_over_water_are_bridges() -> None:
    assert len(bridges(a_ground().town)) == 1  # the railway
    rails, over = sorted(bridges(a_ground(ROAD).town), key=lambda bridge: -bridge.at[1])
    assert over.at[1] == pytest.approx(220.0)
    assert rails.at[1] == pytest.approx(425.0, abs=1.0)
    assert (over.along, over.drawn) == ((1.0, 0.0), True)


def test_who_goes_over_the_river_takes_the_bridge() -> None:
    ways = Ways(a_ground(ROAD))
    turn, swapped = ways.choose(place(WEST), place(EAST))
    assert swapped.tolist() == [True]
    assert turn.tolist() == [220.0]


def test_who_stays_on_one_side_walks_straight() -> None:
    ways = Ways(a_ground(ROAD))
    goal = place(((-60.0,), (300.0,)))
    turn, swapped = ways.choose(place(WEST), goal)
    assert ways.cost(place(WEST), goal, turn, swapped=bool(swapped[0])) == pytest.approx(140 + 400)


def test_nobody_is_drawn_in_the_water_at_any_hour() -> None:
    game = Game()
    crowd = Crowd(a_ground(ROAD))
    crowd.meet(game.view)
    camera = Camera(pygame.Rect(0, 0, 900, 700), crowd.ground.bounds, step=PEOPLE_FROM)
    surface = pygame.Surface((900, 700), depth=32)
    crossed = 0
    for hour in np.linspace(0.2, 0.9, 60):
        crowd.time = float(hour)
        crowd.update(0.0, camera, motion=False)
        crowd._step = -1
        crowd.draw(surface, camera)
        drawn = np.searchsorted(crowd.rows, crowd.sight)
        assert not crowd.ways.wet(*crowd._place[:, drawn]).any()
        crossed += int((np.abs(crowd._place[0, drawn]) < 8).sum())
    assert crossed > 20


def test_whoever_would_stand_in_the_water_stands_on_its_bank() -> None:
    ways = Ways(a_ground())
    places = place(((2.0, 5.0, 100.0), (0.0, 100.0, 0.0)))
    before = places.copy()
    ways.ashore(places)
    assert not ways.wet(*places).any()
    assert (places[:, 2] == before[:, 2]).all()
    assert np.abs(places - before).max() <= 30


def test_a_way_is_chosen_anew_only_for_who_goes_elsewhere(monkeypatch: pytest.MonkeyPatch) -> None:
    ways = Ways(a_ground(ROAD))
    asked: list[int] = []
    choose = Ways.choose

    def count(self: Ways, home: F32, goal: F32) -> object:
        asked.append(home.shape[1])
        return choose(self, home, goal)

    monkeypatch.setattr(Ways, "choose", count)
    folk = Folk(np.arange(3, dtype=np.intp))
    folk.home[:], folk.goal[:] = place(WEST), place(EAST)
    for _ in range(2):
        ways.lead(folk, slice(None))
    folk.goal[0, 1] = 150.0
    ways.lead(folk, slice(None))
    assert asked == [3, 1]
    assert folk.swapped.all()
