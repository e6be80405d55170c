"""Discrimination."""

import numpy as np

from game.engine import minds
from game.engine.cells import CITY
from game.engine.city import City
from game.engine.readings.contacts import callback_ratio, reported_discrimination
from game.engine.residents import Generation
from game.engine.systems.discrimination import SYSTEM
from tests.builders import let_go, live, pull, said
from tests.town import a_city, rules


def town(*levers: str, months: int = 24) -> City:
    city = a_city()
    let_go(city)
    pull(city, 0.8, *levers)
    live(city, rules(), months, SYSTEM)
    return city


def test_tests_with_follow_up_bring_call_backs_closer() -> None:
    nothing = callback_ratio(town(), rules())[CITY]
    tested = callback_ratio(town("hiring_tests"), rules())[CITY]
    assert 1.0 <= tested < nothing <= 2.0


def test_fairness_fades_when_tests_end() -> None:
    city = town("hiring_tests")
    fair = city.workplaces.tested.mean()
    let_go(city)
    live(city, rules(), 36, SYSTEM)
    assert city.workplaces.tested.mean() < 0.7 * fair


def test_only_residents_with_a_foreign_background_are_rebuffed() -> None:
    r = town().residents
    assert (r.rebuffed[r.generation == Generation.NATIVE] == 0.0).all()
    assert 0.02 < r.rebuffed[r.alive & (r.generation != Generation.NATIVE)].mean() < 0.4


def test_desks_make_complaints_heard() -> None:
    quiet = reported_discrimination(town(), rules())[CITY]
    assert reported_discrimination(town("complaints"), rules())[CITY] > 2 * quiet > 0


def test_a_ban_cheers_some_and_shuts_out_others() -> None:
    city, plain = town("stance_ban", months=1), town(months=1)
    assert said(city, minds.LOSS) < said(plain, minds.LOSS)
    assert said(city, minds.GRIEVANCE) > said(plain, minds.GRIEVANCE)
    assert said(city, minds.BELONGING) < said(plain, minds.BELONGING)


def test_rebuffs_breed_grievance() -> None:
    city = town(months=1)
    before = said(city, minds.GRIEVANCE)
    foreign = city.residents.alive & (city.residents.generation != Generation.NATIVE)
    city.residents.rebuffed[foreign] = np.float32(0.8)
    live(city, rules(), 1, SYSTEM)
    assert said(city, minds.GRIEVANCE) > before
