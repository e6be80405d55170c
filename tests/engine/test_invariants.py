"""What holds whatever a mayor does."""

from typing import Any

import numpy as np
import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from game.bots import BOTS
from game.engine import causes
from game.engine.city import City, clear_flows
from game.engine.columns import columns
from game.engine.indicators import INDICATORS, SHARES
from game.engine.orders import Start, Stop
from game.engine.schedule import SYSTEMS, live_month
from game.engine.snapshot import TABLES
from game.engine.targets import Address
from game.session import Session
from tests.town import a_city, a_session, rules

MONTHS = 8
"""From January: people come and go twice, families form and part once."""


def orders() -> st.SearchStrategy[list[tuple[int, Start | Stop]]]:
    """Random orders over some months, sensible or not."""
    programmes = st.sampled_from(sorted(rules().programmes))
    places = st.none() | st.sampled_from([d.key for d in rules().town.districts])
    start = st.builds(
        Start, programmes, st.integers(0, 4), places, st.none() | st.sampled_from(list(Address))
    )
    stop = st.builds(Stop, programmes, places)
    return st.lists(st.tuples(st.integers(0, MONTHS - 1), start | stop), max_size=25)


def live(given: list[tuple[int, Start | Stop]], months: int = MONTHS) -> tuple[Session, list[int]]:
    """A game under these orders, and its population month by month."""
    session = a_session()
    people = [int(session.city.residents.alive.sum())]
    for n in range(months):
        for when, order in given:
            if when == n:
                session.give(order)
        session.step()
        people.append(int(session.city.residents.alive.sum()))
    return session, people


@settings(max_examples=25, suppress_health_check=list(HealthCheck))
@given(orders())
def test_people_money_homes_shares_and_causes_hold_under_random_orders(
    chosen: list[tuple[int, Start | Stop]],
) -> None:
    session, _ = live(chosen)
    everything_holds(session.city)


@pytest.mark.slow
@pytest.mark.parametrize("seed", [1, 2, 3])
def test_all_of_that_holds_every_year_of_a_whole_game_of_a_random_mayor(seed: int) -> None:
    session = Session.begin(rules(), seed)
    mayor = BOTS["random"]
    while not session.over:
        mayor(session)
        session.step()
        if session.city.month % 12 == 0:
            everything_holds(session.city)


def everything_holds(city: City) -> None:
    nobody_is_without_a_home_or_in_two(city)
    money_is_conserved_to_the_cent(city)
    shares_stay_between_0_and_1(city)
    causes_add_up_to_the_change(city)
    counts_are_those_of_the_town(city)


def nobody_is_without_a_home_or_in_two(city: City) -> None:
    r, h = city.residents, city.households
    households = r.household[r.alive]
    assert (households >= 0).all()
    assert h.alive[households].all()
    homes = h.home[h.alive]
    assert np.unique(homes).size == homes.size
    assert city.homes.exists[homes].all()
    assert np.array_equal(city.homes.household[homes], np.flatnonzero(h.alive))
    taken = np.flatnonzero(city.homes.exists & (city.homes.household >= 0))
    assert taken.size == homes.size
    assert np.array_equal(np.bincount(households, minlength=h.alive.size)[h.alive], h.size[h.alive])
    assert np.array_equal(r.block[r.alive], city.homes.block[h.home[households]])
    assert np.unique(r.id[r.alive]).size == int(r.alive.sum())


def money_is_conserved_to_the_cent(city: City) -> None:
    purse = city.purse
    assert isinstance(purse.cash, int)
    assert purse.cash == purse.came - purse.went


def shares_stay_between_0_and_1(city: City) -> None:
    r = city.residents
    for column in (r.minds, r.anchors, r.dutch, r.tolerance, r.harmed, r.rebuffed, r.trusted_adult, r.drawn):
        assert np.isfinite(column).all()
        assert column.min() >= 0.0
        assert column.max() <= 1.0
    grid = r.minds * np.float32(2.0**20)
    assert np.array_equal(grid, np.rint(grid))
    for n, indicator in enumerate(INDICATORS):
        if indicator.unit == "share" and not indicator.key.endswith("_gap"):
            for reading in city.history.readings:
                assert reading[n].min() >= 0.0, indicator.key
                assert reading[n].max() <= 1.0, indicator.key


def causes_add_up_to_the_change(city: City) -> None:
    for before, after, parts in zip(
        city.history.readings, city.history.readings[1:], city.history.causes[1:], strict=False
    ):
        total = np.zeros_like(after)
        for (indicator, _), part in zip(parts.keys, parts.parts, strict=True):
            total[indicator] += part
        assert np.abs(total - (after - before)).max() < 1e-6


def counts_are_those_of_the_town(city: City) -> None:
    counted, asked = city.ledger.counted.copy(), city.ledger.asked.copy()
    city.month -= 1  # counts are of the month that was lived
    causes.count_all(city)
    city.month += 1
    for n, share in enumerate(SHARES):
        assert np.array_equal(counted[n], city.ledger.counted[n]), share.key
        assert np.array_equal(asked[n], city.ledger.asked[n]), share.key


def test_births_deaths_arrivals_and_departures_add_up_to_the_change_of_population() -> None:
    session, people = live([], 14)
    why = session.view.why("population", session.city.start, session.city.month)
    assert sum(why.values()) == pytest.approx(people[-1] - people[0])
    assert {"births", "deaths"} <= set(why)


@pytest.mark.parametrize("system", SYSTEMS, ids=lambda system: system.name)
def test_a_system_writes_only_what_it_declares(system: Any) -> None:
    city = a_city()
    live_month(city, rules())
    clear_flows(city)
    for each in SYSTEMS[: SYSTEMS.index(system)]:
        each.run(city, rules())
    locked = [
        array
        for table in TABLES
        for name, array in columns(getattr(city, table)).items()
        if f"{table}.{name}" not in system.writes and f"{table}.*" not in system.writes
    ]
    for array in locked:
        array.flags.writeable = False
    system.run(city, rules())
