"""Curves that give the same bits everywhere, and series read between their points."""

import math

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from game.engine.forces import between, growth, log_of


@given(st.floats(-6.0, 3.0))
def test_growth_is_close_to_e_to_the_x(x: float) -> None:
    found = float(growth(np.array([x]))[0])
    assert found == pytest.approx(math.exp(x), rel=0.08)


@given(st.floats(1e-4, 1.0))
def test_log_of_is_the_exact_inverse_of_growth(share: float) -> None:
    assert float(growth(log_of(np.array([share])))[0]) == pytest.approx(share, rel=1e-9)


def test_growth_never_turns_back_up_far_below_zero() -> None:
    values = growth(np.linspace(-400.0, 5.0, 4_000, dtype=np.float32))
    assert (np.diff(values) >= 0.0).all()


def test_a_series_is_read_in_a_straight_line_and_level_beyond_its_ends() -> None:
    points = {24_000: 0.0, 24_012: 1.0}
    read = [between(points, month) for month in (23_990, 24_000, 24_003, 24_012, 24_100)]
    assert read == [0.0, 0.0, 0.25, 1.0, 1.0]
