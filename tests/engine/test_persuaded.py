"""Why votes move: what voters feel and what the nation does, each for its own part."""

import numpy as np
import pytest

from game.engine import minds
from game.engine.causes import INTERACTION
from game.engine.city import City
from game.engine.history import History
from game.engine.schedule import live_month
from game.engine.snapshot import from_bytes, to_bytes
from tests.town import a_city, rules

POLLED = 14
"""A poll of those who were asked a year before, too."""
RAISED = np.float32(0.04)


def eve_of_the_poll() -> bytes:
    city = a_city()
    for _ in range(POLLED):
        live_month(city, rules())
    return to_bytes(city)


def why(city: City, key: str) -> dict[str, float]:
    """Why a vote moved in the month that comes."""
    month = city.month
    live_month(city, rules())
    history: History = city.history
    return history.why(key, month, month)


@pytest.mark.parametrize("key", ["mayor_vote", "far_right_vote"])
def test_when_everybody_trusts_city_hall_more_just_that_moves_votes(key: str) -> None:
    eve = eve_of_the_poll()
    usual, trusting = from_bytes(eve), from_bytes(eve)
    trusting.residents.minds[minds.TRUST_CITY] += RAISED
    before, after = why(usual, key), why(trusting, key)
    moved = {cause: after.get(cause, 0.0) - before.get(cause, 0.0) for cause in before.keys() | after.keys()}
    by_trust, others = moved.pop("feelings:trust_city"), sum(moved.values())
    assert abs(by_trust) > 0.001
    assert (by_trust > 0.0) == (key == "mayor_vote")
    assert abs(others) <= 0.15 * abs(by_trust)


@pytest.mark.parametrize("key", ["mayor_vote", "far_right_vote"])
def test_hardly_any_move_of_votes_is_left_without_a_reason(key: str) -> None:
    city = a_city()
    for _ in range(36):
        live_month(city, rules())
    told = city.history.why(key, city.month - 24, city.month - 1)
    assert abs(told.get(INTERACTION, 0.0)) <= 0.1 * sum(abs(part) for part in told.values())
