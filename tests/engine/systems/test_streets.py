"""Streets and shops."""

import numpy as np

from game.engine.cells import CITY
from game.engine.readings.streets import READINGS
from game.engine.systems.streets import SYSTEM
from tests.builders import booked, let_go, live, pull
from tests.town import a_city, rules


def reading(key: str, *levers: str, months: int = 24, level: float = 0.6) -> float:
    city = a_city()
    let_go(city)
    pull(city, level, *levers)
    live(city, rules(), months, SYSTEM)
    return float(READINGS[key](city, rules())[CITY])


def test_sweeping_makes_streets_cleaner() -> None:
    assert reading("litter", "cleaning") < reading("litter") - 0.08


def test_fines_make_streets_cleaner_but_less_than_sweeping_does() -> None:
    nothing = reading("litter")
    assert reading("litter", "cleaning") < reading("litter", "fines") < nothing


def test_renewal_lifts_upkeep_and_open_streets_lower_it() -> None:
    city, torn = a_city(), a_city()
    for town, lever in ((city, "renewal"), (torn, "disruption")):
        let_go(town)
        pull(town, 0.7, lever)
        live(town, rules(), 24, SYSTEM)
    assert city.blocks.upkeep.mean() > torn.blocks.upkeep.mean() + 0.05


def test_shop_renewal_fills_the_worst_streets_most() -> None:
    worst = reading("worst_street_vacancy", months=96) - reading(
        "worst_street_vacancy", "shop_renewal", months=96
    )
    town = reading("shop_vacancy", months=96) - reading("shop_vacancy", "shop_renewal", months=96)
    assert worst > town > 0.0


def test_shops_of_a_street_are_the_shops_of_its_blocks() -> None:
    city = a_city()
    pull(city, 0.8, "shop_renewal")
    live(city, rules(), 36, SYSTEM)
    at = np.flatnonzero(city.blocks.street >= 0)
    street = city.blocks.street[at]
    count = city.streets.units.size
    assert np.array_equal(
        np.bincount(street, weights=city.blocks.shops[at], minlength=count), city.streets.units
    )
    in_use = np.bincount(street, weights=city.blocks.shops_open[at], minlength=count)
    assert np.array_equal(in_use, city.streets.open)
    assert (city.blocks.shops_open <= city.blocks.shops).all()


def test_cameras_hang_where_most_happens() -> None:
    city = a_city()
    let_go(city)
    pull(city, 0.5, "cameras")
    live(city, rules(), 24, SYSTEM)
    happened = city.blocks.year[[0, 1, 3]].sum(axis=0)
    worst = happened >= np.sort(happened)[-100]
    assert city.blocks.watched[worst].mean() > 3 * city.blocks.watched[~worst].mean()


def test_hot_spot_patrols_go_to_few_blocks() -> None:
    city = a_city()
    let_go(city)
    pull(city, 1.0, "hot_spots")
    live(city, rules(), 12, SYSTEM)
    assert 0.02 < (city.blocks.patrolled > 0.5).mean() < 0.08


def test_causes_of_litter_add_up_to_its_change() -> None:
    city = a_city()
    let_go(city)
    live(city, rules(), 1, SYSTEM)
    start = READINGS["litter"](city, rules())[CITY]
    city.ledger.lines.clear()
    pull(city, 0.6, "cleaning")
    live(city, rules(), 12, SYSTEM)
    change = READINGS["litter"](city, rules())[CITY] - start
    parts = booked(city, "litter")
    assert abs(sum(parts.values()) - change) < 1e-9
    assert parts["programme:a_test"] < 0.5 * change < 0.0
