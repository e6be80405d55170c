"""Births, deaths, coming and going."""

import numpy as np

from game.engine import leaving, people
from game.engine.balance import balance
from game.engine.births import grow_older
from game.engine.causes import share_now
from game.engine.city import City, flow_year
from game.engine.indicators import HALF_YEAR
from game.engine.schedule import live_month
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


def test_whoever_turns_sixteen_is_asked_from_the_next_half_year_on() -> None:
    city = a_city()
    row = np.flatnonzero(city.residents.alive)[0]
    city.month = city.start + HALF_YEAR
    city.residents.born[row] = city.month - 12 * 16
    booked = []
    for _ in range(2):
        before = share_now(city, "pride"), city.ledger.asked.copy()
        grow_older(city)
        booked.append((city.ledger.asked - before[1]).max(axis=1))
        city.month += 1
    assert booked[0].max() > 0
    assert booked[1].max() == 0


def test_no_household_is_likelier_to_leave_than_those_that_are_not_asked() -> None:
    city = lived(6, crime=3.0)
    h = city.households
    some = np.flatnonzero(h.alive)
    push = leaving._pushes(city, rules())
    chance = np.sum(leaving._chances(city, rules(), push, some, h.head[some]), axis=0)
    kind = 2 * city.homes.tenure[h.home[some]] + (h.children[some] > 0)
    chance = np.minimum(chance, np.float32(rules().k.demography.leave_at_most))
    assert (chance <= push.most[kind]).all()
    assert chance.max() > 0.5 * push.most.max()


def test_young_people_leave_home_and_couples_form_and_part_in_spring() -> None:
    before, after = lived(3), lived(4)
    one, other = before.residents, after.residents
    stayed = one.alive & (one.id == other.id)
    moved = stayed & (one.household != other.household)
    age = (before.month - one.born) // 12
    assert 300 < moved.sum() < 3000
    assert (moved & (age >= 18) & (age < 37)).sum() > 0.5 * moved.sum()
    alone = [h.alive & (h.size - h.children == 1) for h in (before.households, after.households)]
    joined = moved & alone[0][one.household] & ~alone[1][other.household]
    parted = moved & ~alone[0][one.household] & alone[1][other.household]
    assert joined.sum() > 50
    assert parted.sum() > 50


def test_what_somebody_leaves_behind_in_a_row_changes_nothing() -> None:
    clean, soiled = a_city(), a_city()
    for city in (clean, soiled):
        live_month(city, rules())
    free = ~soiled.residents.alive
    for name in people.LEFT_BEHIND:
        column = getattr(soiled.residents, name)
        column[..., free] = 1
    for _ in range(7):
        for city in (clean, soiled):
            live_month(city, rules())
    assert np.array_equal(clean.history.readings, soiled.history.readings)


def test_newcomers_become_citizens_in_time() -> None:
    city = a_city()
    strangers = city.residents.id[city.residents.alive & ~city.residents.citizen]
    live(city, rules(), 24, SYSTEM)
    r = city.residents
    assert np.isin(r.id[r.alive & r.citizen], strangers).sum() > 200
