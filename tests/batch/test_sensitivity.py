"""Sensitivity: which coefficients are felt."""

from pathlib import Path
from types import SimpleNamespace
from typing import Any

import numpy as np
import pytest

from game.calls import CallError
from game.content.targets import load_targets
from tests.batch.test_record import assumptions

sensitivity = pytest.importorskip("game.batch.sensitivity", exc_type=ImportError)
TARGETS = load_targets("mechelen")[:2]


def free() -> Any:
    calibration = pytest.importorskip("game.batch.calibration", exc_type=ImportError)
    return calibration.free_of(assumptions(), ["minds.drift", "minds.fear", "politics.far_right_openness"])


def in_words(way: str, samples: int, moved: Any) -> str:  # any function of places
    def rows(_free: Any, places: Any) -> Any:
        return [[SimpleNamespace(miss=miss) for miss in row] for row in moved(places)]

    town = SimpleNamespace(targets=TARGETS, rows=rows)
    return "\n".join(getattr(sensitivity, way)(town, free(), samples, 1, lambda _line: None))


def test_morris_finds_the_coefficient_that_moves_a_row_and_those_that_no_row_feels() -> None:
    page = in_words("morris", 4, lambda places: np.stack([3.0 * places[:, 1], 0.0 * places[:, 0]], axis=1))
    assert page.splitlines()[2].startswith("| `minds.fear` | 1.50 | 3.0 |")
    assert "No row feels 2 of 3: minds.drift, politics.far_right_openness." in page


def test_sobol_tells_what_a_coefficient_does_alone_from_what_it_does_with_others() -> None:
    def both(places: Any) -> Any:
        return np.stack([(places[:, 0] - 0.5) * (places[:, 1] - 0.5) * 20.0, 0.0 * places[:, 0]], axis=1)

    first = in_words("sobol", 256, both).splitlines()[2].split("|")
    assert abs(float(first[2])) < 0.15
    assert float(first[3]) > 0.8


def test_places_lived_before_are_not_lived_again_and_other_places_are_refused(tmp_path: Path) -> None:
    lived: list[int] = []

    def rows(_free: Any, places: Any) -> Any:
        if len(lived) == 1:
            lived.append(0)
            raise KeyboardInterrupt
        lived.append(len(places))
        return [[SimpleNamespace(miss=float(place.sum()))] for place in places]

    town = SimpleNamespace(rules=1, plan=1, targets=TARGETS, seeds=(1,), rows=rows)
    places, kept = np.linspace(0.0, 1.0, 150).reshape(50, 3), tmp_path / "kept.json"
    with pytest.raises(KeyboardInterrupt):
        sensitivity.misses(town, free(), places, lambda _line: None, kept)
    found = sensitivity.misses(town, free(), places, lambda _line: None, kept)
    assert lived == [sensitivity.AT_ONCE, 0, 50 - sensitivity.AT_ONCE]
    assert np.array_equal(found[:, 0], places.sum(axis=1))
    with pytest.raises(CallError, match="other places"):
        sensitivity.misses(town, free(), places[:-1], lambda _line: None, kept)
