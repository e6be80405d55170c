"""Schools, results and diplomas."""

import numpy as np

from game.engine.apart import dissimilarity
from game.engine.city import City
from game.engine.codes import PUPIL
from game.engine.systems.demography import SYSTEM as DEMOGRAPHY
from game.engine.systems.schools import SYSTEM
from tests.builders import let_go, live, pull
from tests.town import a_city, rules


def lived(*levers: str, months: int = 48) -> City:
    city = a_city()
    let_go(city)
    pull(city, 0.7, *levers)
    live(city, rules(), months, DEMOGRAPHY, SYSTEM)
    return city


def results(city: City, *, foreign: bool) -> float:
    r = city.residents
    return float(r.results[r.alive & (r.activity == PUPIL) & ((r.generation > 0) == foreign)].mean())


def test_every_child_of_school_age_has_a_school_after_september() -> None:
    city = lived(months=10)
    r = city.residents
    age = city.month - r.born
    pupils = r.alive & (age > 40) & (age < 12 * 17)
    assert (r.school[pupils] >= 0).mean() > 0.98
    counted = np.bincount(r.school[r.school >= 0], minlength=city.schools.pupils.size)
    assert np.array_equal(counted, city.schools.pupils)


def test_schools_that_mix_are_less_unlike() -> None:
    mixed, usual = lived("school_mixing"), lived()
    apart = [dissimilarity(city.schools.pupils, city.schools.foreign) for city in (mixed, usual)]
    assert apart[0] < apart[1] - 0.02


def test_homework_help_lifts_results() -> None:
    assert results(lived("homework_help"), foreign=True) > results(lived(), foreign=True) + 0.01


def test_recognition_narrows_the_gap_and_blindness_to_background_widens_it() -> None:
    gaps = [
        results(city, foreign=False) - results(city, foreign=True)
        for city in (lived("recognition"), lived(), lived("colour_blind"))
    ]
    assert gaps[0] < gaps[1] < gaps[2]


def test_parents_trust_a_school_with_staff() -> None:
    assert lived("school_quality").schools.trusted.mean() > lived().schools.trusted.mean() + 0.03


def test_nobody_stays_at_school_after_june_of_the_year_of_eighteen() -> None:
    city = lived(months=6)
    r = city.residents
    grown = r.alive & (r.born <= city.month - 12 * 19)
    assert not (r.activity[grown] == PUPIL).any()
    left = r.alive & (r.since == city.month - 1)
    assert left.sum() > 500
    assert (r.school[left] == -1).all()


def test_a_full_school_turns_children_away_and_the_paper_writes_of_it() -> None:
    city = a_city()
    city.schools.seats[:] = city.schools.pupils
    city.schools.trusted[0] = 5.0
    live(city, rules(), 9, SYSTEM)
    assert city.schools.queue[0] > 50
    assert city.schools.pupils[0] <= city.schools.seats[0] * 1.2
    assert any(entry.what == "school.queue" for entry in city.journal.entries)
