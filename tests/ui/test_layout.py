from itertools import pairwise

from hypothesis import given
from hypothesis import strategies as st
from pygame import Rect

from game.ui import layout

AREA = Rect(10, 20, 301, 203)


def test_rows_fill_the_area_to_the_last_pixel() -> None:
    found = layout.rows(AREA, 40, 1.0, 2.0, 30, gap=7)
    assert found[0].top == AREA.top
    assert found[-1].bottom == AREA.bottom
    assert [b.top - a.bottom for a, b in pairwise(found)] == [7, 7, 7]


@given(st.lists(st.floats(0.5, 3.0), min_size=1, max_size=8), st.integers(100, 2000))
def test_columns_share_every_pixel(shares: list[float], width: int) -> None:
    found = layout.columns(Rect(0, 0, width, 10), *shares)
    assert sum(cell.width for cell in found) == width


def test_a_grid_goes_row_by_row() -> None:
    found = layout.grid(Rect(0, 0, 210, 100), 5, 2, gap=10, height=20)
    assert [cell.topleft for cell in found] == [(0, 0), (110, 0), (0, 30), (110, 30), (0, 60)]


def test_wrapping_begins_a_new_line_when_one_is_full() -> None:
    found = layout.wrap(Rect(0, 0, 100, 100), [60, 60, 20], 10, gap=5)
    assert [cell.topleft for cell in found] == [(0, 0), (0, 15), (65, 15)]


def test_the_scale_follows_the_window_and_the_text_size() -> None:
    assert layout.scale_for((1280, 720)) == 1.0
    assert layout.scale_for((1920, 1080)) == 1.25
    assert layout.scale_for((3840, 2160)) == 2.5
    assert layout.scale_for((1280, 720), 200) == 2.0
    assert round(15 * layout.scale_for((1920, 1080))) >= 18
    assert round(17 * layout.scale_for((1080, 1920))) >= 26


def test_a_place_inside_is_named_in_words() -> None:
    assert layout.inner(AREA, 10, 10, "right bottom").bottomright == AREA.bottomright
    assert layout.inset(AREA, 400).width == 0
