"""Homes, moves and rents."""

import numpy as np

from game.engine import housing
from game.engine.apart import at_random, dissimilarity
from game.engine.cells import DISTRICTS
from game.engine.city import City, flow_year
from game.engine.codes import SOCIAL
from game.engine.systems.demography import SYSTEM as DEMOGRAPHY
from game.engine.systems.homes import SYSTEM
from game.engine.targets import Address
from tests.builders import let_go, live, pull
from tests.town import a_city, rules


def lived(*levers: str, months: int = 36) -> City:
    city = a_city()
    let_go(city)
    pull(city, 0.6, *levers)
    live(city, rules(), months, DEMOGRAPHY, SYSTEM)
    return city


def rent(city: City) -> float:
    return float(city.arrays["homes.rent"][-1])


def test_about_one_household_in_ten_changes_home_in_a_year() -> None:
    city = lived(months=24)
    here = int(city.households.alive.sum())
    came = flow_year(city, "came")[-1] / 1.8
    moves = (flow_year(city, "moved")[-1] + came) / here
    assert 0.06 < moves < 0.14


def test_renewal_makes_homes_better_and_pressure_makes_them_dearer() -> None:
    nothing, renewed, pressed = lived(), lived("renewal"), lived("rent_pressure")
    assert renewed.homes.quality.mean() > nothing.homes.quality.mean() + 0.03
    assert rent(pressed) > 1.03 * rent(nothing)


def test_landlords_who_are_tested_refuse_less() -> None:
    usual, tested = a_city(), a_city()
    tested.arrays[housing.LANDLORDS] = np.full(DISTRICTS, 0.8)
    for city in (usual, tested):
        live(city, rules(), 12, DEMOGRAPHY, SYSTEM)
    assert flow_year(tested, "renting_refusals")[-1] < 0.75 * flow_year(usual, "renting_refusals")[-1]


def test_people_live_more_apart_than_at_random_but_do_not_tip() -> None:
    city = lived(months=96)
    b, before = city.blocks, a_city().blocks
    apart = dissimilarity(b.residents, b.foreign)
    assert apart > at_random(city, "homes", b.residents, b.foreign) + 0.1
    assert abs(apart - dissimilarity(before.residents, before.foreign)) < 0.05


def test_homes_are_built_where_the_city_opens_sites() -> None:
    stand = []
    for level in (0.0, 1.0):
        city = a_city()
        let_go(city)
        pull(city, level, "building", place=0)
        live(city, rules(), 48, DEMOGRAPHY, SYSTEM)
        stand.append(np.bincount(city.blocks.district, city.blocks.homes))
    more = stand[1] - stand[0]
    assert more[0] > 150
    assert abs(more[1:].sum()) < 0.3 * more[0]


def test_more_social_homes_are_built_when_building_is_for_those_in_need() -> None:
    social = []
    for address in (Address.NEED, Address.EVERYONE):
        city = a_city()
        let_go(city)
        pull(city, 0.45, "housing_mix", address=address)
        pull(city, 1.0, "building")
        live(city, rules(), 60, DEMOGRAPHY, SYSTEM)
        social.append(int((city.homes.exists & (city.homes.tenure == SOCIAL)).sum()))
    assert social[0] > social[1]
