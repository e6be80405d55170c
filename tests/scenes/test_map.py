"""The map: there and back, everybody drawn, redrawn only on change."""

import numpy as np
import pygame
import pytest
from pygame import Rect

from game.scenes.map_camera import PEOPLE_FROM, STEPS, Camera, flat, unflat
from game.scenes.map_model import Ground, Looks
from game.scenes.map_overlays import OVERLAYS, Overlay
from game.scenes.map_people import FASTEST, Crowd, size_of
from game.scenes.map_tiles import Tiles
from game.scenes.map_view import Town
from game.ui.text import Texts
from tests.scenes.small_town import Game, a_context, fingerprint

WINDOW = Rect(0, 0, 640, 400)

pytestmark = pytest.mark.usefixtures("display")


def a_crowd() -> tuple[Crowd, Camera]:
    game = Game()
    ground = Ground.of(game.view)
    crowd = Crowd(ground)
    crowd.meet(game.view)
    camera = Camera(WINDOW, ground.bounds, step=4)
    return crowd, camera


def test_a_point_of_the_ground_comes_back_from_the_screen() -> None:
    assert unflat(*flat(123.0, -45.0)) == pytest.approx((123.0, -45.0))


@pytest.mark.parametrize("step", range(len(STEPS)))
def test_what_lies_under_a_pixel_is_found_again_at_every_zoom(step: int) -> None:
    camera = Camera(WINDOW, (-900, -900, 900, 900), step)
    at = camera.to_window(70.0, -30.0)
    x, y = camera.to_ground(at)
    assert abs(x - 70) < 2 / STEPS[step]
    assert abs(y + 30) < 2 / STEPS[step]


def test_zooming_keeps_the_place_under_the_pointer() -> None:
    camera = Camera(WINDOW, (-900, -900, 900, 900), 4)
    before = camera.to_ground((400, 250))
    assert camera.zoom(2, (400, 250))
    assert camera.to_ground((400, 250)) == pytest.approx(before, abs=6)


def test_a_tap_in_a_block_finds_the_block() -> None:
    ground = Ground.of(Game().view)
    assert ground.block_at(float(ground.x[17]) + 5, float(ground.y[17]) - 5) == 17
    assert ground.block_at(5000.0, 5000.0) == -1


def test_every_resident_in_sight_is_drawn() -> None:
    crowd, camera = a_crowd()
    crowd.update(0.0, camera, motion=False)
    assert crowd.draw(pygame.Surface(WINDOW.size), camera) == 1200


def test_people_stand_still_when_motion_is_off() -> None:
    crowd, camera = a_crowd()
    before = [crowd.where(row) for row in range(20)]
    for _ in range(30):
        crowd.update(0.5, camera, motion=False)
    assert [crowd.where(row) for row in range(20)] == before


def drawn_at(step: int) -> tuple[Crowd, Camera, pygame.Surface]:
    crowd, camera = a_crowd()
    camera.step = step
    camera.look_at(66.0 * 2, 0.0)
    surface = pygame.Surface(WINDOW.size)
    crowd.update(0.0, camera, motion=False)
    crowd.draw(surface, camera)
    return crowd, camera, surface


@pytest.mark.parametrize("step", range(PEOPLE_FROM, len(STEPS)))
def test_tapping_the_head_or_the_feet_of_a_figure_finds_that_person(step: int) -> None:
    crowd, camera, _ = drawn_at(step)
    wide, tall = size_of(step)
    assert crowd.sight.size > 5
    for row in crowd.sight.tolist()[:40]:
        spot = crowd.where(row)
        assert spot is not None
        x, y = camera.to_window(*spot)
        for at in ((x, y), (x, y - tall)):
            found = crowd.where(crowd.nearest(camera, at, 1))
            assert found is not None
            left, foot = camera.to_window(*found)
            assert Rect(left, foot - tall, wide + 1, tall + 1).inflate(6, 6).collidepoint(at)


@pytest.mark.parametrize("step", range(len(STEPS)))
def test_nobody_walks_too_fast_to_be_hit_at_any_zoom(step: int) -> None:
    crowd, camera, surface = drawn_at(step)
    steps = 30
    before = {row: camera.to_window(*spot) for row in range(1200) if (spot := crowd.where(row))}
    for _ in range(steps):
        crowd.update(1 / 60, camera, motion=True)
        crowd.draw(surface, camera)
    fastest = max(
        np.hypot(now[0] - before[row][0], now[1] - before[row][1])
        for row in before
        if (now := camera.to_window(*crowd.where(row)))  # type: ignore[misc]  # they are all here
    )
    assert 2 < fastest < 1.5 * FASTEST * steps / 60 + 3


def test_houses_hide_who_walks_behind_them() -> None:
    game = Game()
    ground = Ground.of(game.view)
    tiles, crowd = Tiles(ground, Looks.of(game.view)), Crowd(ground)
    crowd.meet(game.view)
    camera = Camera(Rect(0, 0, 900, 700), ground.bounds, step=8)
    surface = pygame.display.set_mode((900, 700))
    tiles.work(camera, 60)
    crowd.update(0.0, camera, motion=False)
    everybody = crowd.draw(surface, camera)
    tiles.draw(surface, camera)
    standing = pygame.surfarray.array2d(surface)
    shown = crowd.draw(surface, camera)
    assert 0 < shown < everybody, (shown, everybody)
    for row in crowd.sight.tolist():
        spot = crowd.where(row)
        assert spot is not None
        assert not standing[camera.to_window(*spot)] & 1 or not surface.get_rect().contains((*spot, 1, 1))


def test_only_tiles_of_a_changed_block_are_drawn_again() -> None:
    game = Game()
    ground = Ground.of(game.view)
    tiles = Tiles(ground, Looks.of(game.view))
    camera = Camera(Rect(0, 0, 1200, 900), ground.bounds, step=7)
    tiles.work(camera, 60)
    wanted = len(tiles.wanted(camera))
    assert tiles.work(camera, 60) == 0
    game.city.blocks.upkeep[0] = 0.05
    tiles.show(Looks.of(game.view), 0)
    stale = sum(tiles._stale(place) for place in tiles.wanted(camera))
    assert stale < wanted / 2


def test_drawing_changes_nothing_in_the_city() -> None:
    context = a_context()
    before = fingerprint(context.session.city)
    town = Town.of(context.session, WINDOW)
    town.show("offences", compared=True)
    town.update(0.1, motion=True, budget=60)
    town.tiles.draw(pygame.Surface(WINDOW.size), town.camera)
    assert fingerprint(context.session.city) == before


@pytest.mark.parametrize("overlay", OVERLAYS, ids=lambda overlay: overlay.key)
def test_every_overlay_has_a_value_or_says_that_it_has_none(overlay: Overlay) -> None:
    game = Game()
    values = overlay.read(game.view)
    classes = overlay.classes(values)
    assert values.shape == (game.view.blocks("x").size,)
    assert set(classes.tolist()) <= {-1, 0, 1, 2, 3, 4}
    assert overlay.write(float("nan"), Texts("en")) == "not known"


@pytest.mark.parametrize("language", ["en", "nl", "fr"])
def test_every_overlay_has_words(language: str) -> None:
    texts = Texts(language)
    for overlay in OVERLAYS:
        assert texts.has(f"overlay.{overlay.key}")
        assert texts.has(f"overlay.{overlay.key}.what")


def test_a_change_for_the_better_is_better_whichever_way_is_good() -> None:
    for overlay in OVERLAYS:
        if overlay.good:
            before = np.full(1, 0.5, np.float32)
            now = before + np.float32(overlay.good * overlay.step * 5)
            assert overlay.changes(before, now)[0] == 0
