"""Extremism: contagion on ties, and what cuts it."""

from functools import cache

import numpy as np

from game.engine import minds
from game.engine.city import City
from game.engine.indicators import SHARE_INDEX
from game.engine.marks import month
from game.engine.residents import Faith
from game.engine.systems.extremism import SYSTEM, recruit
from tests.builders import let_go, live, pull
from tests.town import a_city, rules

TIME = month(2012, 1)
"""A time in which the nation sends recruiters."""
VOTE = SHARE_INDEX["far_right_vote"]


def town(
    seed: int = 1, months: int = 12, *, trusted: float = 0.1, desk: float = 0.0, far_right: float = 0.1
) -> City:
    city = a_city()
    city.ledger.asked[VOTE] = 1000
    city.ledger.counted[VOTE] = round(1000 * far_right)
    city.seed = seed
    let_go(city)
    pull(city, desk, "reporting_desk")
    city.month = TIME
    r = city.residents
    r.trusted_adult[:] = np.where(r.alive, trusted, 0.0)
    young = r.alive & (r.born > TIME - 12 * 30)
    r.minds[minds.GRIEVANCE, young] = 0.8
    r.minds[minds.BELONGING, young] = 0.2
    r.minds[minds.PROSPECTS, young] = 0.2
    sources = np.flatnonzero(young & (r.born <= TIME - 12 * 20))[:5]
    recruit(city, sources, np.ones(sources.size))
    live(city, rules(), months, SYSTEM)
    return city


@cache
def drawn_with(trusted: float = 0.1, desk: float = 0.0, far_right: float = 0.1) -> float:
    """How far people are drawn in all after a year in such a town."""
    city = town(trusted=trusted, desk=desk, far_right=far_right)
    gone = city.numbers.get("extremism.departures", 0.0)
    return float(city.residents.drawn.sum(dtype=np.float64)) + gone


def test_nobody_is_drawn_without_a_recruiter() -> None:
    city = a_city()
    live(city, rules(), 24, SYSTEM)
    assert not city.residents.drawn.any()
    assert "extremism.departures" not in city.numbers


def test_recruiters_draw_some_of_those_who_feel_shut_out() -> None:
    assert drawn_with() > 1.0


def test_trusted_adults_hold_most_of_them() -> None:
    assert drawn_with(trusted=0.9) < 0.5 * drawn_with()


def test_a_desk_that_is_known_brings_some_back() -> None:
    assert drawn_with(desk=0.9) < drawn_with()


def test_a_recruiter_is_heard_more_where_more_neighbours_vote_for_the_far_right() -> None:
    assert drawn_with(far_right=0.0) < drawn_with() < drawn_with(far_right=0.3)


def test_whoever_leaves_is_gone_and_counted() -> None:
    city = a_city()
    city.month = TIME
    r = city.residents
    ready = np.flatnonzero(r.alive & (r.born > TIME - 12 * 28) & (r.born <= TIME - 12 * 20))[:40]
    ids = r.id[ready]
    recruit(city, ready[:1], np.ones(1))
    r.drawn[ready], r.circle[ready] = 1.0, 1
    live(city, rules(), 6, SYSTEM)
    gone = int(city.numbers["extremism.departures"])
    left = ids.size - np.isin(ids, city.residents.id).sum()
    assert 0 < left <= gone


def test_origin_and_faith_change_nothing_about_who_is_drawn() -> None:
    plain, other = a_city(), a_city()
    other.residents.origin[:] = -1
    other.residents.faith[:] = Faith.MUSLIM
    for city in (plain, other):
        city.month = TIME
        recruit(city, np.flatnonzero(city.residents.alive)[1000:1001], np.ones(1))
        live(city, rules(), 24, SYSTEM)
    assert np.array_equal(plain.residents.drawn, other.residents.drawn)
