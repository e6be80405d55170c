"""Minds: what is said takes effect, saturates, fades, and explains the surveys."""

import numpy as np
import pytest

from game.engine import minds
from game.engine.cells import CELLS
from game.engine.city import City
from game.engine.sway import ROUND, TURNS, asked_in
from game.engine.systems.minds import change_minds
from tests.builders import booked
from tests.town import a_city, rules


def ready() -> City:
    city = a_city()
    city.sway.clear()
    return city


def say(city: City, attitude: int, rate: float, cause: str = "a test") -> None:
    city.sway.by_cell(attitude, cause, np.full(CELLS, rate))


def test_every_attitude_is_asked_about_once_a_round() -> None:
    for month in range(12):
        asked = [attitude for n in range(ROUND) for attitude in asked_in(month + n)]
        assert sorted(asked) == list(range(len(minds.ATTITUDES)))


def test_only_attitudes_that_are_asked_about_move() -> None:
    city = ready()
    city.sway.asked = TURNS[1]
    before = city.residents.minds.copy()
    for attitude in range(len(minds.ATTITUDES)):
        say(city, attitude, 0.02)
    change_minds(city, rules())
    moved = {n for n, row in enumerate(city.residents.minds) if (row != before[n]).any()}
    assert moved == set(TURNS[1])


@pytest.mark.parametrize("rate", [0.02, -0.02])
def test_a_rate_moves_by_a_share_of_what_is_left(rate: float) -> None:
    quiet, loud = ready(), ready()
    change_minds(quiet, rules())
    say(loud, minds.OPENNESS, rate)
    change_minds(loud, rules())
    alive = loud.residents.alive
    old = ready().residents.minds[minds.OPENNESS][alive]
    moved = (loud.residents.minds - quiet.residents.minds)[minds.OPENNESS][alive]
    left = (1.0 - old) if rate > 0 else old
    inside = (old > 0.1) & (old < 0.9)
    assert np.allclose(moved[inside], rate * ROUND * left[inside], atol=1e-5)


def test_whatever_is_said_nobody_leaves_the_scale_or_the_grid() -> None:
    city = ready()
    for attitude in range(9):
        say(city, attitude, 5.0 if attitude % 2 else -5.0)
    change_minds(city, rules())
    grid = city.residents.minds * np.float32(2.0**20)
    assert np.array_equal(grid, np.rint(grid))
    assert city.residents.minds.min() >= 0.0
    assert city.residents.minds.max() <= 1.0


def test_the_cause_that_moved_people_gets_the_survey_change() -> None:
    city = ready()
    city.ledger.lines.clear()
    say(city, minds.TRUST_CITY, 0.03, "programme:good")
    say(city, minds.TRUST_CITY, -0.01, "programme:bad")
    change_minds(city, rules())
    why = booked(city, "trust_city")
    total = sum(why.values())
    assert why["programme:good"] > 0.0 > why["programme:bad"]
    assert abs(why.get("interaction", 0.0)) < 0.25 * abs(total)


def test_with_nothing_said_minds_drift_to_their_temperament() -> None:
    city = ready()
    r = city.residents
    gap = np.abs(r.minds - r.anchors)[:, r.alive].mean()
    for _ in range(24):
        city.sway.clear()
        change_minds(city, rules())
        city.month += 1
    assert np.abs(r.minds - r.anchors)[:, r.alive].mean() < 0.85 * gap
