"""Pictures are kept within a bound of bytes."""

from dataclasses import dataclass

import pygame

from game.ui.kept import MEGABYTE, kept

SIDE = 256
QUARTER = (SIDE, SIDE)
"""A picture of this size takes a quarter of a megabyte."""


@dataclass
class Sprite:
    picture: pygame.Surface


def test_what_was_used_last_stays_and_the_rest_makes_room() -> None:
    drawn: list[int] = []

    @kept(1)
    def square(number: int) -> pygame.Surface:
        drawn.append(number)
        return pygame.Surface(QUARTER, depth=32)

    for number in (1, 2, 3, 4, 1, 5):
        square(number)
    assert (len(square), square.size) == (4, MEGABYTE)
    square(1)
    square(5)
    assert drawn == [1, 2, 3, 4, 5]
    square(2)
    assert drawn[-1] == 2


def test_a_picture_larger_than_the_bound_is_kept_alone() -> None:
    @kept(0.1)
    def square(number: int) -> pygame.Surface:
        del number
        return pygame.Surface(QUARTER, depth=32)

    assert square(1) is square(1)
    square(2)
    assert len(square) == 1


def test_sprites_count_by_their_picture_and_nothing_is_kept_as_nothing() -> None:
    @kept(1)
    def sprite(there: bool) -> Sprite | None:
        return Sprite(pygame.Surface(QUARTER, depth=32)) if there else None

    assert sprite(False) is None
    assert sprite(True) is sprite(True)
    assert (len(sprite), sprite.size) == (2, MEGABYTE // 4)
    sprite.clear()
    assert (len(sprite), sprite.size) == (0, 0)
