"""Effort: whom levers reach, by address and by district."""

import numpy as np
import pytest

from game.engine.cells import CELL_DISTRICT, CELL_FOREIGN, CELL_NEED, CELLS, NOBODY
from game.engine.city import City
from game.engine.civic import Running
from game.engine.columns import F64, Mask
from game.engine.levers import COSTS
from game.engine.systems.programmes import SYSTEM
from game.engine.targets import Address
from game.engine.usual import FOREIGN
from tests.builders import let_go, pull
from tests.town import a_city, rules


def reached(address: Address, place: int = -1, level: float = 0.4) -> F64:
    city = a_city()
    let_go(city)
    pull(city, level, "buddies", address=address, place=place)
    return city.effort.reach("buddies")


def running(programme: str, address: Address, place: int = -1) -> City:
    city = a_city()
    city.running = [Running(programme, place, 1, address, city.month, 1.0)]
    SYSTEM.run(city, rules())
    return city


def test_what_is_for_everyone_reaches_all_alike() -> None:
    found = reached(Address.EVERYONE)
    assert found[:NOBODY] == pytest.approx(0.4)
    assert found[NOBODY] == 0.0


@pytest.mark.parametrize(("address", "who"), [(Address.NEED, CELL_NEED), (Address.GROUP, CELL_FOREIGN)])
def test_an_address_reaches_those_it_names_more_and_the_others_less(address: Address, who: Mask) -> None:
    found, others = reached(address), ~who & (np.arange(CELLS) != NOBODY)
    assert found[who] == pytest.approx(0.8)
    assert found[others] == pytest.approx(0.2)
    assert reached(address, level=0.9).max() == 1.0


def test_a_district_alone_is_reached_when_it_runs_there() -> None:
    found = reached(Address.EVERYONE, place=3)
    assert (found > 0.0).tolist() == ((CELL_DISTRICT == 3) & (np.arange(CELLS) != NOBODY)).tolist()


def test_what_reaches_some_residents_is_their_mean() -> None:
    city = running("renting_tests", Address.GROUP)
    r = city.residents
    foreign = CELL_FOREIGN[r.cell]
    found = city.effort.among("renting_tests", FOREIGN)
    for district in range(12):
        here = r.cell[foreign & (r.district == district)]
        assert found[district] == pytest.approx(city.effort.reach("renting_tests")[here].mean())
    everywhere = city.effort.reach("renting_tests")[r.cell[foreign]].mean()
    assert city.effort.city_among("renting_tests", FOREIGN) == pytest.approx(everywhere)


def test_a_place_is_reached_as_its_users_are_on_average() -> None:
    city = a_city()
    for address, shares in ((Address.NEED, (0.3, 0.0)), (Address.GROUP, (0.0, 0.3))):
        pull(city, 0.4, "school_quality", address=address)
        needy, foreign = (np.array([share], np.float32) for share in shares)
        found = city.effort.at("school_quality", np.zeros(1, np.intp), needy, foreign)
        assert found[0] == pytest.approx(0.3 * 0.8 + 0.7 * 0.2)


def test_a_village_counts_in_the_city_as_far_as_people_live_there() -> None:
    city = a_city()
    SYSTEM.run(city, rules())
    here = np.bincount(city.residents.district[city.residents.alive], minlength=12)
    smallest = int(here.argmin())
    let_go(city)
    pull(city, 1.0, "building", place=smallest)
    assert city.effort.city("building") == pytest.approx(here[smallest] / here.sum(), rel=0.01)


def test_what_a_programme_costs_others_is_felt_by_all() -> None:
    city = running("renting_tests", Address.GROUP)
    for lever in COSTS & set(rules().programmes["renting_tests"].doses[0].levers):
        assert np.ptp(city.effort.reach(lever)[:NOBODY]) == 0.0
    assert np.ptp(city.effort.reach("renting_tests")[:NOBODY]) > 0.0
