"""Luck has an address."""

import numpy as np
import pytest

from game.engine import luck

PEOPLE = 100_000


@pytest.fixture(scope="module")
def halves() -> tuple[luck.U32, luck.U32]:
    return luck.arrival_luck(np.arange(PEOPLE), 7, 24_000, {"founding": PEOPLE})


def test_a_draw_asked_twice_gives_the_same_answer(halves: tuple[luck.U32, luck.U32]) -> None:
    first = luck.uniform(*halves, 1, "hire", 24_036)
    assert np.array_equal(first, luck.uniform(*halves, 1, "hire", 24_036))


def test_draws_are_uniform(halves: tuple[luck.U32, luck.U32]) -> None:
    drawn = luck.uniform(*halves, 1, "hire", 24_036).astype(np.float64)
    assert drawn.min() >= 0.0
    assert drawn.max() < 1.0
    assert abs(drawn.mean() - 0.5) < 4 * (1 / 12 / PEOPLE) ** 0.5
    assert abs(drawn.var() - 1 / 12) < 0.001
    counts = np.bincount((drawn * 64).astype(np.intp), minlength=64)
    expected = PEOPLE / 64
    assert ((counts - expected) ** 2 / expected).sum() < 120  # chi-square with 63 degrees, p about 1e-5


@pytest.mark.parametrize(
    ("one", "other"),
    [
        (("hire", 24_036, 1), ("move", 24_036, 1)),
        (("hire", 24_036, 1), ("hire", 24_037, 1)),
        (("hire", 24_036, 1), ("hire", 24_036, 2)),
    ],
)
def test_decisions_months_and_seeds_are_independent(
    halves: tuple[luck.U32, luck.U32], one: tuple[str, int, int], other: tuple[str, int, int]
) -> None:
    a = luck.uniform(*halves, one[2], one[0], one[1])
    b = luck.uniform(*halves, other[2], other[0], other[1])
    assert abs(np.corrcoef(a, b)[0, 1]) < 5 / PEOPLE**0.5


def test_neighbours_in_the_list_do_not_share_luck(halves: tuple[luck.U32, luck.U32]) -> None:
    drawn = luck.uniform(*halves, 1, "hire", 24_036)
    assert abs(np.corrcoef(drawn[:-1], drawn[1:])[0, 1]) < 5 / PEOPLE**0.5


def test_somebody_elses_leaving_changes_nobodys_luck(halves: tuple[luck.U32, luck.U32]) -> None:
    a, b = halves
    stays = np.arange(PEOPLE) % 3 != 0
    everyone = luck.uniform(a, b, 1, "hire", 24_036)
    assert np.array_equal(everyone[stays], luck.uniform(a[stays], b[stays], 1, "hire", 24_036))


def test_no_two_people_share_their_luck(halves: tuple[luck.U32, luck.U32]) -> None:
    both = halves[0].astype(np.uint64) << np.uint64(32) | halves[1]
    assert np.unique(both).size == PEOPLE


def test_children_have_luck_of_their_own(halves: tuple[luck.U32, luck.U32]) -> None:
    child = luck.newborn_luck(*halves, 1, 24_036)
    mothers = luck.uniform(*halves, 1, "hire", 24_336).astype(np.float64)
    assert abs(np.corrcoef(mothers, luck.uniform(*child, 1, "hire", 24_336))[0, 1]) < 5 / PEOPLE**0.5
    brother = luck.newborn_luck(*halves, 1, 24_060)
    assert not np.array_equal(child[0], brother[0])


def test_places_draw_by_their_row() -> None:
    some = luck.at_place(np.array([3, 8]), 1, "fire", 24_036)
    assert np.array_equal(luck.at_place(np.arange(10), 1, "fire", 24_036)[[3, 8]], some)


def test_tastes_are_uniform_and_independent_from_place_to_place(halves: tuple[luck.U32, luck.U32]) -> None:
    drawn = luck.tastes(*halves, 1, "taste", 24_036, np.arange(8)).astype(np.float64)
    assert drawn.shape == (8, PEOPLE)
    assert drawn.min() == 0.0
    assert drawn.max() < 1.0
    assert np.abs(drawn.mean(axis=1) - 0.5 + 1 / 512).max() < 0.005
    assert np.abs(drawn.var(axis=1) - 1 / 12).max() < 0.001
    together = np.abs(np.asarray(np.corrcoef(drawn)) - np.eye(8))
    assert together.max() < 5 / PEOPLE**0.5


def test_a_place_that_closes_changes_nobodys_taste_for_others(halves: tuple[luck.U32, luck.U32]) -> None:
    some = np.array([1, 2, 6, 11])
    everything = luck.tastes(*halves, 1, "taste", 24_036, np.arange(12))
    assert np.array_equal(everything[some], luck.tastes(*halves, 1, "taste", 24_036, some))
