"""The record: runs are held against what is known, and nothing fitted looks at what came later."""

from dataclasses import replace
from pathlib import Path
from typing import Any

import numpy as np
import pytest

from game.batch.held import write_values
from game.batch.record import as_table, hold_against, read
from game.batch.results import Election, Runs
from game.content.coefficients import Assumptions
from game.content.files import LEVELS
from game.content.levels import Library
from game.content.targets import FIT_UNTIL, Measure, Target, load_targets
from game.engine.indicators import INDICATOR_INDEX, INDICATORS
from game.engine.marks import month
from tests.town import rules

JANUARY, MARCH = month(2003, 1), month(2003, 3)
PRIDE = INDICATOR_INDEX["pride"]


def history() -> Runs:
    """Two runs of three months: pride of the city, and of districts that rise by .1, villages by .05."""
    readings = np.zeros((2, 3, len(INDICATORS)))
    readings[:, :, PRIDE] = [[0.5, 0.6, 0.7], [0.5, 0.4, 0.9]]
    districts = np.zeros((2, 3, len(INDICATORS), len(rules().town.districts)))
    villages = np.array([district.village for district in rules().town.districts])
    districts[:, 2, PRIDE] = np.where(villages, 0.05, 0.1)
    vote = Election("2003-02", {"mayor": 0.4}, {"mayor": 20}, (), mayor_stays=True)
    months = (JANUARY, JANUARY + 1, MARCH)
    return Runs("history", (1, 2), months, readings[:, 0], readings, districts, ((vote,), (vote,)), ({}, {}))


def target(measure: Measure, **given: Any) -> Target:
    plain = Target("row", measure, MARCH, (0.0, 1.0), "a test", indicator="pride", since=JANUARY)
    return replace(plain, **given)


@pytest.mark.parametrize(
    ("row", "by_seed"),
    [
        (target(Measure.LEVEL), [0.7, 0.9]),
        (target(Measure.LEVEL, base=2.0), [0.35, 0.45]),
        (target(Measure.LEVEL, district=rules().town.districts[0].key), [0.1, 0.1]),
        (target(Measure.MEAN), [0.6, 0.6]),
        (target(Measure.CHANGE), [0.2, 0.4]),
        (target(Measure.LEAST_CHANGE), [0.05, 0.05]),
        (target(Measure.GAP_CHANGE), [0.05, 0.05]),
        (target(Measure.VOTE, month=JANUARY + 1, party="mayor"), [0.4, 0.4]),
        (target(Measure.SEATS, month=JANUARY + 1, party="mayor"), [20.0, 20.0]),
        (target(Measure.ZERO, indicator="departures"), [1.0, 1.0]),
    ],
)
def test_each_measure_reads_what_it_says(row: Target, by_seed: list[float]) -> None:
    assert read(row, history(), rules()).tolist() == pytest.approx(by_seed)


def test_a_row_is_inside_between_its_ends_and_its_miss_is_in_tolerances() -> None:
    inside, outside = target(Measure.LEVEL, between=(0.7, 0.9)), target(Measure.LEVEL, between=(0.2, 0.4))
    rows = hold_against((inside, outside), {"history": history()}, rules())
    assert [row.inside for row in rows] == [True, False]
    assert [row.miss for row in rows] == pytest.approx([0.0, 5.0])
    assert "1 of 2 rows inside" in "\n".join(as_table(rows))


def test_what_came_after_2018_is_shown_and_fails_nobody() -> None:
    early = target(Measure.LEVEL, between=(0.0, 0.1), must=True)
    rows = hold_against((early, replace(early, reported=True)), {"history": history()}, rules())
    assert [row.fails for row in rows] == [True, False]


def test_a_row_about_a_mayor_who_was_not_lived_is_left_out() -> None:
    assert hold_against((target(Measure.LEVEL, plan="passive"),), {"history": history()}, rules()) == ()


def test_the_targets_of_mechelen_are_sourced_and_what_came_after_2018_is_not_fitted() -> None:
    targets = load_targets("mechelen")
    assert len({each.key for each in targets}) == len(targets)
    assert all(each.source and each.between[0] < each.between[1] for each in targets)
    assert all(each.month <= FIT_UNTIL for each in targets if each.fitted)
    assert any(each.month > FIT_UNTIL for each in targets)


def assumptions() -> Assumptions:
    return Library().city(LEVELS / "mechelen").assumptions


def test_fitted_values_are_written_into_their_lines_and_nothing_else_changes(tmp_path: Path) -> None:
    copy = tmp_path / "assumptions.yaml"
    before = (LEVELS / "mechelen" / "assumptions.yaml").read_text(encoding="utf-8")
    copy.write_text(before, encoding="utf-8")
    write_values(copy, {"minds.drift": 0.025})
    after = copy.read_text(encoding="utf-8")
    changed = [(a, b) for a, b in zip(before.splitlines(), after.splitlines(), strict=True) if a != b]
    assert len(changed) == 1
    assert "drift: {value: 0.025," in changed[0][1]
    assert changed[0][1].partition(", range")[2] == changed[0][0].partition(", range")[2]


def test_a_fit_stays_inside_the_evidence_ranges_and_its_priors_fill_them() -> None:
    calibration = pytest.importorskip("game.batch.calibration", exc_type=ImportError)
    free = calibration.free_of(assumptions(), ["minds.drift", "politics.far_right_openness"])
    start = calibration.place_of(free)
    assert calibration.values_at(free, start) == pytest.approx({each.key: each.now for each in free})
    for far in (start - 5.0, start + 5.0):
        values = calibration.values_at(free, far)
        assert all(each.low <= values[each.key] <= each.high for each in free)
    places = calibration.drawn(free, 400)
    assert places.min() >= 0.0
    assert places.max() <= 1.0
    assert places.mean(axis=0) == pytest.approx(0.5, abs=0.05)
    assert places.std(axis=0) == pytest.approx(0.22, abs=0.03)
    assert calibration.with_values(rules(), {"minds.drift": 0.02}).k.minds.drift == 0.02
