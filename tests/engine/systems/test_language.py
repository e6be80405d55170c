"""Dutch: courses, work and buddies."""

import numpy as np

from game.engine.causes import share_now
from game.engine.city import City
from game.engine.codes import BORN_ABROAD, EMPLOYED, INACTIVE, JOBLESS
from game.engine.systems.demography import SYSTEM as DEMOGRAPHY
from game.engine.systems.language import SYSTEM
from game.engine.systems.work import SYSTEM as WORK
from game.engine.targets import Address
from tests.builders import let_go, live, pull
from tests.town import a_city, rules


def lived(*levers: str, months: int = 60) -> City:
    city = a_city()
    let_go(city)
    pull(city, 0.8, *levers)
    live(city, rules(), months, DEMOGRAPHY, SYSTEM, WORK)
    return city


def dutch_of_newcomers(city: City) -> float:
    r = city.residents
    new = r.alive & (r.generation == BORN_ABROAD) & (r.abroad_since > city.month - 60)
    return float(r.dutch[new & (r.born < city.month - 12 * 20)].mean())


def test_more_seats_teach_more_newcomers() -> None:
    more, usual = lived("language_seats"), lived()
    assert dutch_of_newcomers(more) > dutch_of_newcomers(usual) + 0.04
    assert share_now(more, "speaks_dutch") > share_now(usual, "speaks_dutch")


def test_a_first_job_before_any_course_helps_newcomers_at_once_and_teaches_less_dutch() -> None:
    first, usual = lived("work_first", months=24), lived(months=24)
    assert share_now(first, "employment_newcomers") > share_now(usual, "employment_newcomers") + 0.02
    assert dutch_of_newcomers(lived("work_first")) < dutch_of_newcomers(lived()) + 0.005


def test_there_are_only_as_many_buddies_as_volunteers_can_carry() -> None:
    city = lived("buddies", months=24)
    r = city.residents
    assert 20 <= city.numbers["language.pairs"] <= 70
    paired = r.alive & (r.buddy != 0)
    assert (r.dutch[paired] >= 0.0).all()


def test_no_more_follow_a_course_than_there_are_seats() -> None:
    city, k = lived(months=50), rules().k.language
    sitting = int((city.residents.course > 0).sum())
    seats = k.seats * int(city.residents.alive.sum()) / 1000.0
    assert 0.3 * seats < sitting <= seats


def test_those_on_the_list_give_up_after_some_time() -> None:
    city, k = lived(months=60), rules().k.language
    waits = -city.residents.course[city.residents.course < 0]
    assert waits.size > 0
    assert waits.max() <= k.patience


def test_seats_for_those_in_need_go_to_them_first() -> None:
    shares = []
    for address in (Address.NEED, Address.EVERYONE):
        city = a_city()
        let_go(city)
        pull(city, 0.2, "language_seats", address=address)
        sitting: list[bool] = []
        for _ in range(6):
            live(city, rules(), 6, DEMOGRAPHY, SYSTEM)
            sitting.extend(city.residents.cell[city.residents.course > 0] % 2 == 1)
        shares.append(float(np.mean(sitting)))
    assert shares[0] > shares[1] + 0.01


def test_buddies_are_found_where_the_programme_runs() -> None:
    city = a_city()
    let_go(city)
    pull(city, 1.0, "buddies", place=1)
    live(city, rules(), 18, SYSTEM)
    r = city.residents
    guests = (r.buddy != 0) & (r.generation == BORN_ABROAD) & (r.abroad_since > city.month - 60)
    assert guests.sum() > 0
    assert (r.district[guests] == 1).all()


def test_who_ends_a_course_at_home_often_begins_to_look_for_work() -> None:
    city = a_city()
    let_go(city)
    while city.month % 6 != 1:
        live(city, rules(), 1)
    r = city.residents
    home = ((r.activity == INACTIVE) & (r.generation == BORN_ABROAD) & r.alive).nonzero()[0]
    r.course[home] = 3
    live(city, rules(), 1, SYSTEM)
    led = float((r.activity[home] == JOBLESS).mean())
    assert abs(led - rules().k.language.leads_to_work) < 0.05
    assert not (r.activity[home] == EMPLOYED).any()
