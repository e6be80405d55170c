"""Seats by the Imperiali method."""

from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st

from game.engine.council import can_govern, council_size, imperiali
from game.engine.opening import open_city
from tests.town import a_city, rules


def test_a_textbook_division() -> None:
    # Divisors 2, 3, 4 …: 100/2, 100/3, 66/2, 100/4, 66/3 … give the first five seats.
    assert imperiali({"a": 100, "b": 66, "c": 21}, 5) == {"a": 3, "b": 2, "c": 0}


def test_mechelen_2018_comes_out_as_it_did() -> None:
    # Shares of October 2018 (VRT): the city list 47.9 % had 25 of 43 seats, the far right 9.6 % had 4.
    votes = {
        "city": 4790, "nationalist": 1650, "far_right": 960, "christian": 910, "socialist": 910,
        "far_left": 440, "be_one": 300,
    }
    seats = imperiali(votes, council_size(86_000))
    assert (seats["city"], seats["nationalist"], seats["far_right"]) == (25, 7, 4)
    assert (seats["christian"], seats["socialist"], seats["far_left"]) == (3, 3, 1)


@pytest.mark.parametrize(("residents", "seats"), [(76_300, 41), (79_999, 41), (80_000, 43), (89_000, 43)])
def test_the_council_grows_with_the_town(residents: int, seats: int) -> None:
    assert council_size(residents) == seats


@given(st.lists(st.integers(0, 100_000), min_size=2, max_size=9).filter(any), st.integers(7, 55))
def test_all_seats_are_given_and_more_votes_never_mean_fewer_seats(counts: list[int], seats: int) -> None:
    votes = {f"list {n}": count for n, count in enumerate(counts)}
    won = imperiali(votes, seats)
    assert sum(won.values()) == seats
    for one, its_votes in votes.items():
        for other, others in votes.items():
            assert its_votes <= others or won[one] >= won[other]


def test_the_council_of_the_start_is_the_one_on_record() -> None:
    seats = a_city().council.seats
    assert sum(seats.values()) == 41
    assert (seats["far_right"], max(seats, key=seats.__getitem__)) == (11, "far_right")


def test_where_no_list_has_seats_at_the_start_the_waves_fill_the_council() -> None:
    played = rules()
    lists = tuple(replace(party, seats=0) for party in played.nation.lists)
    council = open_city(replace(played, nation=replace(played.nation, lists=lists)), 1).council
    assert sum(council.seats.values()) == 41
    assert council.coalition[0] == "mayor"
    assert can_govern(council.seats, played, council.coalition[1:])
