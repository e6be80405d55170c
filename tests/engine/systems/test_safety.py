"""Offences, offenders and police."""

from collections.abc import Sequence

import numpy as np
import pytest

from game.engine.cells import CITY
from game.engine.city import City
from game.engine.places import CAR, ROBBERY
from game.engine.readings.safety import READINGS
from game.engine.residents import Faith
from game.engine.systems.safety import SYSTEM
from game.engine.systems.streets import SYSTEM as STREETS
from tests.builders import booked, let_go, live, pull
from tests.town import a_city, rules


def town(*levers: str, level: float = 1.0, months: int = 18, seed: int = 1) -> City:
    city = a_city(seed=seed)
    let_go(city)
    pull(city, level, *levers)
    live(city, rules(), months, STREETS, SYSTEM)
    return city


def offences(kinds: Sequence[int], *levers: str) -> float:
    return float(np.mean([town(*levers, seed=seed).blocks.year[list(kinds)].sum() for seed in (1, 2)]))


def test_half_of_all_offences_fall_on_few_blocks() -> None:
    city = a_city()
    year = np.zeros(city.blocks.x.size)
    for _ in range(12):
        live(city, rules(), 1, SYSTEM)
        year += city.blocks.offences.sum(axis=0)
    share = np.cumsum(np.sort(year)[::-1]) / year.sum()
    assert 0.02 < (share < 0.5).mean() < 0.1


def test_few_offenders_are_prolific() -> None:
    city = a_city()
    rate = np.sort(city.residents.offending[city.residents.offending > 0.0])[::-1]
    assert 100 < rate.size < 1500
    assert 0.3 < rate[: max(rate.size // 20, 1)].sum() / rate.sum() < 0.65


def test_cameras_stop_break_ins_and_no_robberies() -> None:
    city = town("cameras", level=0.9)
    chance, watched = city.arrays["safety.chance"], city.blocks.watched > 0.5
    assert watched.any()
    assert chance[CAR, watched].mean() < 0.85 * chance[CAR, ~watched].mean()
    assert chance[ROBBERY, watched].mean() > 0.9 * chance[ROBBERY, ~watched].mean()


def test_half_as_many_officers_again_lower_crime_a_little() -> None:
    nothing = offences(range(5))
    assert 0.82 < offences(range(5), "officers") / nothing < 0.99


def test_stops_prevent_next_to_nothing() -> None:
    nothing = offences(range(5))
    assert offences(range(5), "stops") / nothing > 0.95


def test_following_prolific_offenders_lowers_crime_and_never_ends_it() -> None:
    nothing = offences(range(5))
    assert 0.5 < offences(range(5), "prolific") / nothing < 0.97


@pytest.mark.parametrize(
    "lever", ["officers", "cameras", "respect", "prolific", "car_security", "lighting", "fines"]
)
def test_no_lever_alone_takes_more_than_half_of_street_crime(lever: str) -> None:
    assert offences((CAR, ROBBERY), lever) > 0.5 * offences((CAR, ROBBERY))


def test_fines_raise_reporting() -> None:
    assert town("fines").blocks.reported.mean() > town().blocks.reported.mean() + 0.05


def test_counted_street_crime_is_less_than_what_happens() -> None:
    city = town()
    counted = READINGS["street_crime"](city, rules())[CITY]
    assert 0.0 < counted < city.blocks.year[[CAR, ROBBERY]].sum() * 1.05


def test_origin_and_faith_change_nothing_about_offending() -> None:
    city, other = a_city(), a_city()
    other.residents.origin[:] = -1
    other.residents.faith[:] = Faith.NONE
    for each in (city, other):
        live(each, rules(), 6, STREETS, SYSTEM)
    assert np.array_equal(city.residents.offending, other.residents.offending)
    assert np.array_equal(city.blocks.offences, other.blocks.offences)


def test_causes_of_street_crime_add_up_to_its_change() -> None:
    city = a_city()
    before = READINGS["street_crime"](city, rules())[CITY]
    pull(city, 0.8, "cameras")
    live(city, rules(), 12, STREETS, SYSTEM)
    change = READINGS["street_crime"](city, rules())[CITY] - before
    assert sum(booked(city, "street_crime").values()) == pytest.approx(change)
