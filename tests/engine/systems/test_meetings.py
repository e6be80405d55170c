"""Meetings and hosting."""

import numpy as np

from game.engine import minds
from game.engine.cells import CITY
from game.engine.city import City
from game.engine.pairs import meet, who_is_met, who_meets
from game.engine.readings.contacts import contacts_across, refugees_hosted
from game.engine.systems.meetings import SYSTEM
from tests.builders import let_go, live, pull, said
from tests.town import a_city, rules


def town(level: float, *levers: str, months: int = 8) -> City:
    city = a_city()
    let_go(city)
    pull(city, level, *levers)
    live(city, rules(), months, SYSTEM)
    return city


def test_partners_live_in_the_same_block_and_nobody_meets_themselves() -> None:
    city = a_city()
    r = city.residents
    own = np.flatnonzero(r.alive[who_meets(city)]) * who_meets(city).step + who_meets(city).start
    others = np.flatnonzero(r.alive[who_is_met(city)]) * who_is_met(city).step + who_is_met(city).start
    blocks = r.block.astype(np.intp)
    met, where, partner, differ = meet(city, own, blocks[own], others, blocks[others], "a test")
    assert met.size > 0.5 * own.size
    assert np.array_equal(r.block[met], where)
    assert np.array_equal(r.block[met], r.block[partner])
    assert np.array_equal(r.origin[met] != r.origin[partner], differ)
    assert (met != partner).all()
    assert r.alive[partner].all()


def test_everybody_meets_within_a_year() -> None:
    city = a_city()
    seen = np.zeros(city.residents.alive.size, np.bool_)
    for _ in range(12):
        seen[who_meets(city)] = True
        city.month += 1
    assert seen.all()


def test_nobody_is_met_by_the_third_of_the_town_they_are_in() -> None:
    city = a_city()
    for _ in range(300):
        assert who_meets(city).start != who_is_met(city).start
        city.month += 1


def test_meetings_across_origins_are_fewer_than_at_random() -> None:
    city = town(0.0, months=12)
    r = city.residents
    count = np.bincount(r.origin[r.alive] + 1).astype(float)
    at_random = 1.0 - ((count / count.sum()) ** 2).sum()
    assert 0.3 * at_random < contacts_across(city, rules())[CITY] < at_random


def test_squares_and_halls_open_minds() -> None:
    open_, plain = town(0.8, "meeting_places"), town(0.0)
    assert said(open_, minds.OPENNESS) >= said(plain, minds.OPENNESS)


def test_a_few_refugees_with_open_doors_open_minds_after_a_month_of_resistance() -> None:
    city = a_city()
    let_go(city)
    pull(city, 0.2, "hosting")
    pull(city, 0.9, "open_days")
    live(city, rules(), 1, SYSTEM)
    first = said(city, minds.LOSS)
    live(city, rules(), 11, SYSTEM)
    hosting = [rate.sum() for cause, rate in city.sway.tables[minds.OPENNESS].items() if "test" in cause]
    assert sum(hosting) > 0.0
    assert said(city, minds.LOSS) < first
    assert 0.0 < refugees_hosted(city, rules()) < 400


def test_many_refugees_behind_closed_doors_are_felt_as_a_threat() -> None:
    city = town(1.0, "hosting")
    hosting = [rate.sum() for cause, rate in city.sway.tables[minds.OPENNESS].items() if "test" in cause]
    assert sum(hosting) < 0.0
