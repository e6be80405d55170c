"""The ring of tiles shows in every window what each tile shows, wherever the window has been."""

import numpy as np
import pygame
import pytest
from hypothesis import given
from hypothesis import strategies as st
from pygame import Rect

from game.scenes.map_camera import Camera
from game.scenes.map_ring import SIDE, Ring, Spot, areas, edges, within

pytestmark = pytest.mark.usefixtures("display")
WINDOW = Rect(10, 6, 300, 200)
FAR = st.integers(-2000, 2000)


def color(spot: Spot) -> tuple[int, int, int]:
    """A colour of its own for each tile around."""
    return (spot[0] * 37 % 256, spot[1] * 91 % 256, (spot[0] + 3 * spot[1]) % 256)


def picture(spot: Spot) -> pygame.Surface:
    """A tile with its colour, and a mark in each corner."""
    drawn = pygame.Surface((SIDE, SIDE))
    drawn.fill(color(spot))
    for x in (0, SIDE - 1):
        for y in (0, SIDE - 1):
            drawn.set_at((x, y), (255, x, y))
    return drawn


def looking_at(corner: Spot) -> Camera:
    """A camera with that corner of its window."""
    camera = Camera(WINDOW, (-9999.0, -9999.0, 9999.0, 9999.0), step=8)
    camera.pan(corner[0] - camera.corner[0], corner[1] - camera.corner[1])
    return camera


@given(st.lists(st.tuples(FAR, FAR), min_size=1, max_size=12))
def test_a_window_shows_its_tiles_wherever_it_was_before(corners: list[Spot]) -> None:
    ring, surface = Ring(), pygame.Surface((330, 210), depth=32)
    for corner in corners:
        camera = looking_at(corner)
        left, top = camera.corner
        ring.fit(WINDOW)
        wanted = pygame.Surface(surface.get_size(), depth=32)
        wanted.set_clip(WINDOW)
        for spot in within(edges(camera)):
            if ring.shows(spot) != color(spot):
                ring.put(spot, color(spot), picture(spot))
            at = (spot[0] * SIDE - left + WINDOW.left, spot[1] * SIDE - top + WINDOW.top)
            wanted.blit(picture(spot), at)
        ring.draw(surface, camera)
        assert np.array_equal(
            pygame.surfarray.array3d(surface.subsurface(WINDOW)),
            pygame.surfarray.array3d(wanted.subsurface(WINDOW)),
        )


@given(st.sets(st.tuples(st.integers(0, 6), st.integers(0, 6)), max_size=30))
def test_areas_hold_each_tile_once_and_no_other(some: set[Spot]) -> None:
    found = [spot for area in areas(sorted(some, key=lambda spot: spot[::-1])) for spot in within(area)]
    assert sorted(found) == sorted(some)


def test_a_new_column_and_a_new_row_are_two_areas() -> None:
    edge = [spot for spot in within((0, 0, 9, 5)) if spot[0] == 8 or spot[1] == 4]
    assert len(list(areas(edge))) == 2
