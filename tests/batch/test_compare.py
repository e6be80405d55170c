"""Paired differences: what an arm changes, seed by seed."""

import csv
import io
from itertools import pairwise
from math import isnan, sqrt

import numpy as np
import pytest

from game.batch import Batch, Runs
from game.batch.compare import T_975, difference, t_975
from game.batch.tables import compare_rows
from game.engine.columns import F64
from game.engine.indicators import INDICATOR_INDEX, INDICATORS, Good


def runs(name: str, seeds: tuple[int, ...], readings: F64) -> Runs:
    months = tuple(range(readings.shape[1]))
    return Runs(name, seeds, months, readings[:, 0], readings, None, ((),) * len(seeds), ({},) * len(seeds))


def hand_made(seeds: tuple[int, ...], **series: list[list[float]]) -> F64:
    """Readings (seeds, months, indicators); every indicator that is not named is 0."""
    months = len(next(iter(series.values()))[0])
    found = np.zeros((len(seeds), months, len(INDICATORS)))
    for key, values in series.items():
        found[:, :, INDICATOR_INDEX[key]] = values
    return found


def test_the_mean_its_interval_and_how_often_it_is_better() -> None:
    first = np.array([10.0, 20.0, 30.0, 40.0])
    other = np.array([11.0, 23.0, 32.0, 38.0])
    found = difference(first, other, Good.UP)
    half = 3.182 * sqrt((0 + 4 + 1 + 9) / 3) / 2
    assert found.pairs == 4
    assert found.mean == pytest.approx(1.0)
    assert (found.low, found.high) == pytest.approx((1 - half, 1 + half))
    assert found.better == 0.75


def test_less_is_better_where_less_is_good_and_a_tie_is_not_better() -> None:
    first, other = np.array([3.0, 3.0, 3.0, 3.0]), np.array([2.0, 3.0, 4.0, 1.0])
    assert difference(first, other, Good.DOWN).better == 0.5
    assert difference(first, other, Good.UP).better == 0.25
    assert isnan(difference(first, other, Good.NEITHER).better)


def test_pairs_without_a_value_are_left_out_and_one_pair_has_no_interval() -> None:
    found = difference(np.array([1.0, np.nan, 2.0]), np.array([2.0, 5.0, np.nan]), Good.UP)
    assert (found.pairs, found.mean) == (1, 1.0)
    assert isnan(found.low)
    assert difference(np.array([]), np.array([]), Good.UP).pairs == 0


@pytest.mark.parametrize(("freedom", "t"), [(1, 12.706), (19, 2.093), (30, 2.0423), (31, 2.0395),
                                            (40, 2.0211), (60, 2.0003), (120, 1.9799), (10**6, 1.96)])
def test_students_t_is_that_of_the_printed_tables(freedom: int, t: float) -> None:
    assert t_975(freedom) == pytest.approx(t, abs=5e-4)


def test_students_t_falls_without_a_step_where_the_table_ends() -> None:
    found = [t_975(freedom) for freedom in range(1, 60)]
    assert all(one > following for one, following in pairwise(found))
    assert len(T_975) == 30


def test_arms_are_compared_with_the_first_by_the_seeds_that_both_have() -> None:
    months = 14
    one = hand_made((1, 2, 3), pride=[[0.5] * months, [0.4] * months, [0.9] * months])
    other = hand_made((2, 3), pride=[[0.0] * 2 + [0.6] * 11 + [0.72], [0.0] * 2 + [0.9] * 12])
    batch = Batch({"a": runs("a", (1, 2, 3), one), "b": runs("b", (2, 3), other)})
    text = io.StringIO()
    csv.writer(text).writerows(compare_rows(batch))
    found = {(row["indicator"], row["when"]): row for row in csv.DictReader(text.getvalue().splitlines())}
    assert len(found) == 2 * len(INDICATORS)
    end, year = found["pride", "end"], found["pride", "last_12_months"]
    assert (end["arm"], end["than"], end["pairs"]) == ("b", "a", "2")
    assert float(end["mean"]) == pytest.approx((0.32 + 0.0) / 2)
    assert float(year["mean"]) == pytest.approx((0.2 + 0.12 / 12) / 2)
    assert float(end["high"]) - float(end["mean"]) == pytest.approx(12.706 * 0.32 / sqrt(2) / sqrt(2))
    assert float(end["better"]) == 0.5
    assert found["population", "end"]["better"] == ""
