"""What two who meet have in common, and how far their meeting counts for others."""

import numpy as np
import pytest

from game.engine.city import City
from game.engine.common import IDENTITIES, in_common
from game.engine.systems import meetings
from game.engine.systems.meetings import Layer
from tests.town import a_city, rules

TWO = np.array([0], np.intp), np.array([1], np.intp)
ALIKE = {"born": 0, "activity": 3, "education": 2, "dutch": 1.0, "district": 1, "club": 4, "workplace": 7}


def alike(city: City) -> City:
    """The first two are parents of forty who share work, schooling, Dutch, quarter, club and firm."""
    r, h = city.residents, city.households
    for name, value in ALIKE.items():
        getattr(r, name)[:2] = value
    r.born[:2] = city.month - 12 * 40
    h.children[r.household[:2]] = 1
    r.class_[:2] = -1
    return city


def test_two_who_share_all_have_everything_in_common() -> None:
    assert in_common(alike(a_city()), *TWO) == [1.0]


@pytest.mark.parametrize(
    ("column", "value"),
    [
        ("born", 0),
        ("activity", 5),
        ("education", 3),
        ("dutch", 0.2),
        ("district", 3),
        ("club", 5),
        ("workplace", 8),
    ],
)
def test_each_thing_that_is_not_shared_counts_once(column: str, value: float) -> None:
    city = alike(a_city())
    getattr(city.residents, column)[1] = value
    assert in_common(city, *TWO) == [1.0 - 1.0 / IDENTITIES]


def test_having_no_club_and_no_firm_is_nothing_in_common() -> None:
    city = alike(a_city())
    city.residents.club[:2] = city.residents.workplace[:2] = -1
    assert in_common(city, *TWO) == [1.0 - 2.0 / IDENTITIES]


@pytest.mark.parametrize(("column", "value"), [("origin", 5), ("faith", 2), ("generation", 2)])
def test_origin_and_faith_are_no_part_of_it(column: str, value: int) -> None:
    city = alike(a_city())
    getattr(city.residents, column)[1] = value
    assert in_common(city, *TWO) == [1.0]


def counts_outside(seen: float) -> float:
    """How far a meeting across origins of two who share all else counts for people outside it."""
    city, place, good = alike(a_city()), np.ones(1, np.intp), np.ones(1, np.float32)
    layer = Layer("club", TWO[0], place, TWO[1], np.ones(1, np.bool_), good, "", 0.0 * good)
    return float(meetings._outside(city, rules(), [layer], np.full(12, seen, np.float32))[0][0])


def test_where_origins_are_seen_a_meeting_counts_further_and_less_so_for_two_who_are_alike() -> None:
    k = rules().k.meetings
    assert counts_outside(0.0) == pytest.approx(k.generalises)
    assert counts_outside(1.0) == pytest.approx(k.generalises + k.salient * (1.0 - k.one_of_us))
