"""Felt safety and trust in the police."""

import numpy as np

from game.engine import minds
from game.engine.city import City
from game.engine.residents import Generation
from game.engine.systems.felt_safety import SYSTEM
from tests.builders import let_go, live, pull, said
from tests.town import a_city, rules


def town(*levers: str) -> City:
    city = a_city()
    let_go(city)
    pull(city, 0.8, *levers)
    live(city, rules(), 1, SYSTEM)
    return city


def test_more_offences_are_felt() -> None:
    city = a_city()
    let_go(city)
    live(city, rules(), 1, SYSTEM)
    quiet = said(city, minds.FELT_SAFE)
    city.blocks.year *= np.float32(3.0)
    live(city, rules(), 1, SYSTEM)
    assert said(city, minds.FELT_SAFE) < quiet


def test_harm_fades_over_years() -> None:
    city = a_city()
    city.blocks.year[:] = 0.0
    city.residents.harmed[city.residents.alive] = 0.5
    live(city, rules(), 12, SYSTEM)
    assert 0.05 < city.residents.harmed[city.residents.alive].mean() < 0.3


def test_respect_gains_trust_in_the_police() -> None:
    assert said(town("respect"), minds.TRUST_POLICE) > said(town(), minds.TRUST_POLICE)


def test_stops_cost_young_men_of_foreign_background_most() -> None:
    city = town("stops")
    r = city.residents
    rate = sum(city.sway.persons[minds.TRUST_POLICE].values())
    hit = np.asarray(rate) < 0.0
    assert hit.any()
    assert (r.sex[hit] == 1).all()
    foreign = r.generation != Generation.NATIVE
    assert np.asarray(rate)[hit & foreign].mean() < np.asarray(rate)[hit & ~foreign].mean()


def test_ease_of_a_block_is_that_of_its_residents() -> None:
    city = a_city()
    while city.month % 6 != 1:
        city.month += 1
    live(city, rules(), 1, SYSTEM)
    ease = city.blocks.at_ease
    assert ((ease >= 0.0) & (ease <= 1.0)).all()
    assert ease.std() > 0.0
