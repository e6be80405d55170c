"""What causes moved is told under their names until temperament has taken it back."""

import numpy as np
import pytest

from game.engine.causes import DRIFT
from game.engine.cells import DISTRICTS
from game.engine.city import City
from game.engine.columns import F64
from game.engine.wearing import tell
from tests.town import a_city

PACE = 0.1


@pytest.fixture
def city() -> City:
    """A town in which lamps have made 300 answers turn in each district, and a theft 100 the other way."""
    city = a_city()
    moved = {"light": 300.0, "theft": -100.0}
    assert rounds(city, moved, 0.0) == {**moved, DRIFT: 0.0}
    return city


def rounds(city: City, moved: dict[str, float], pulled: float) -> dict[str, float]:
    """What is told of a round in which so many answers turn in each district."""
    size = np.ones((DISTRICTS, 2), np.float64) / 2.0
    parts: F64 = np.array([size * each for each in (*moved.values(), pulled)])
    stayed = np.ones((DISTRICTS, 1), np.float64)
    causes, found = tell(city, {"a_survey": tuple(moved)}, parts, PACE, stayed)["a_survey"]
    return {cause: round(float(part[0].sum()), 6) for cause, part in zip(causes, found, strict=True)}


def test_a_cause_that_holds_people_where_it_brought_them_does_not_wear_off(city: City) -> None:
    assert rounds(city, {}, 0.0) == {"light": 0.0, "theft": 0.0, DRIFT: 0.0}


def test_what_temperament_takes_back_is_given_back_by_all_that_is_felt(city: City) -> None:
    """10 of 200 are taken back: a twentieth of what each cause has moved."""
    assert rounds(city, {}, -10.0) == {"light": -15.0, "theft": 5.0, DRIFT: 0.0}


def test_no_cause_gives_back_more_than_its_pace(city: City) -> None:
    assert rounds(city, {}, -50.0) == {"light": -30.0, "theft": 10.0, DRIFT: -30.0}


def test_a_pull_away_from_temperament_is_drift(city: City) -> None:
    assert rounds(city, {}, 10.0) == {"light": 0.0, "theft": 0.0, DRIFT: 10.0}
