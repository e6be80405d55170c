"""Births, deaths, coming and going."""

import numpy as np

from game.engine.balance import balance
from game.engine.city import City, flow_year
from game.engine.systems.demography import SYSTEM
from game.engine.systems.homes import SYSTEM as HOMES
from tests.builders import let_go, live, pull
from tests.town import a_city, rules


def lived(months: int = 24, crime: float = 1.0, building: float = 0.0) -> City:
    city = a_city()
    let_go(city)
    pull(city, building, "building")
    city.blocks.year *= np.float32(crime)
    live(city, rules(), months, SYSTEM, HOMES)
    return city


def test_a_town_of_this_size_has_so_many_births_and_deaths_a_year() -> None:
    city = lived()
    assert 800 < flow_year(city, "births")[-1] < 1200
    assert 550 < flow_year(city, "deaths")[-1] < 850


def test_fewer_leave_when_there_is_less_crime_and_families_most_of_all() -> None:
    safe, usual = lived(crime=0.3), lived()
    assert flow_year(safe, "left")[-1] < 0.9 * flow_year(usual, "left")[-1]
    assert balance(safe)[-1] > balance(usual)[-1]


def test_a_town_that_builds_grows_faster() -> None:
    building, usual = lived(60, building=0.8), lived(60)
    assert building.residents.alive.sum() > usual.residents.alive.sum() + 500


def test_a_newborn_lives_with_its_mother_and_takes_after_her() -> None:
    city = lived(14)
    r = city.residents
    babies = np.flatnonzero(r.alive & (r.mother > 0) & (r.born > city.month - 6))
    row_of = {int(number): row for row, number in enumerate(r.id) if r.alive[row]}
    mothers = np.array([row_of.get(int(number), -1) for number in r.mother[babies]])
    babies, mothers = babies[mothers >= 0], mothers[mothers >= 0]
    assert babies.size > 100
    assert (r.household[babies] == r.household[mothers]).mean() > 0.97
    assert np.corrcoef(r.anchors[0, babies], r.anchors[0, mothers])[0, 1] > 0.5


def test_the_share_with_a_foreign_background_grows_by_births_and_arrivals() -> None:
    before, after = a_city().residents, lived(36).residents
    shares = [float((r.generation[r.alive] > 0).mean()) for r in (before, after)]
    assert shares[1] > shares[0] + 0.01


def test_newcomers_become_citizens_in_time() -> None:
    city = a_city()
    strangers = city.residents.id[city.residents.alive & ~city.residents.citizen]
    live(city, rules(), 24, SYSTEM)
    r = city.residents
    assert np.isin(r.id[r.alive & r.citizen], strangers).sum() > 200
