"""Clubs and the adults whom the young trust."""

import numpy as np

from game.engine.apart import dissimilarity
from game.engine.city import City
from game.engine.codes import BORN_ABROAD
from game.engine.systems.clubs import SYSTEM
from game.engine.systems.demography import SYSTEM as DEMOGRAPHY
from tests.builders import let_go, live, pull
from tests.town import a_city, rules


def lived(*levers: str, months: int = 60) -> City:
    city = a_city()
    let_go(city)
    pull(city, 0.7, *levers)
    live(city, rules(), months, DEMOGRAPHY, SYSTEM)
    return city


def test_membership_stays_about_what_it_was() -> None:
    shares = [float((r.club[r.alive] >= 0).mean()) for r in (a_city().residents, lived().residents)]
    assert abs(shares[0] - shares[1]) < 0.05


def test_clubs_with_mixed_teams_are_less_unlike() -> None:
    mixed, usual = lived("club_mixing"), lived()
    apart = [dissimilarity(city.clubs.members, city.clubs.foreign) for city in (mixed, usual)]
    assert apart[0] < apart[1] - 0.01


def test_newcomers_who_are_brought_along_join_clubs() -> None:
    joined = []
    for city in (lived("fast_track", months=24), lived(months=24)):
        r = city.residents
        new = r.alive & (r.generation == BORN_ABROAD) & (r.abroad_since > city.month - 60)
        joined.append(float((r.club[new] >= 0).mean()))
    assert joined[0] > joined[1] + 0.1


def test_ties_to_adults_need_youth_workers_to_stay() -> None:
    def ties(city: City) -> float:
        r = city.residents
        age = (city.month - r.born) // 12
        return float(r.trusted_adult[r.alive & (age >= 12) & (age < 24)].mean())

    city = lived("youth_work", months=36)
    with_workers = ties(city)
    let_go(city)
    live(city, rules(), 36, DEMOGRAPHY, SYSTEM)
    assert with_workers > ties(city) + 0.08
    assert np.isfinite(city.residents.trusted_adult).all()


def test_one_helper_becomes_an_adult_to_trust_for_children_in_need() -> None:
    ties = []
    for city in (lived("tailored_help", months=36), lived(months=36)):
        r = city.residents
        child = r.alive & (r.born > city.month - 12 * 18)
        need = r.cell % 2 == 1
        ties.append([float(r.trusted_adult[child & who].mean()) for who in (need, ~need)])
    (helped, others), (usual, usual_others) = ties
    assert helped > usual + 0.02
    assert abs(others - usual_others) < 0.01
