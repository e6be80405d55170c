"""Wishes: partners ask in September and vote in December; a no costs capital, or the budget waits."""

from dataclasses import replace

import pytest

from game.engine.city import City
from game.engine.civic import Running, Wish
from game.engine.marks import month
from game.engine.obey import refusal_of
from game.engine.orders import Start, Why
from game.engine.programme import Brick
from game.engine.snapshot import from_bytes, to_bytes
from game.engine.targets import Address
from game.engine.wishes import hold_round, money_of, standing_of
from tests.town import a_city, rules

SEPTEMBER, DECEMBER, ELECTION_YEAR = month(2004, 9), month(2004, 12), month(2006, 9)
GREEN = next(party for party in rules().nation.lists if party.key == "green")


def governed(at: int = SEPTEMBER) -> City:
    """A town in which the green list governs with the mayor and nothing runs."""
    city = a_city()
    city.month, city.running = at, []
    city.council.coalition, city.council.capital = ("mayor", "green"), 50.0
    city.council.seats = {"mayor": 15, "green": 5, "left": 10}
    return city


def spend(city: City, brick: Brick) -> None:
    """The dearest programme of a brick runs at its full dose."""
    programme = max(
        (each for each in rules().programmes.values() if each.brick is brick),
        key=lambda each: each.doses[-1].cost_month,
    )
    dose = len(programme.doses)
    city.running.append(Running(programme.key, -1, dose, Address.EVERYONE, city.month, 1.0, float(dose)))


def test_a_partner_asks_for_a_brick_of_its_own_and_another_one_next_year() -> None:
    city = governed()
    hold_round(city, rules())
    (first,) = city.council.wishes
    city.month += 12
    hold_round(city, rules())
    (second,) = city.council.wishes
    assert {first.brick, second.brick} <= {brick.value for brick in GREEN.asks}
    assert first.brick != second.brick


def test_a_partner_asks_for_more_than_the_brick_gets_now() -> None:
    city = governed()
    spend(city, Brick.SAFETY)
    hold_round(city, rules())
    (asked,) = standing_of(city, rules())
    assert asked.wish.least > asked.now
    assert not asked.met


def test_a_partner_whose_bricks_get_their_part_asks_for_nothing() -> None:
    city = governed()
    for brick in GREEN.asks:
        spend(city, brick)
    hold_round(city, rules())
    assert city.council.wishes == []


def test_a_mayor_who_governs_alone_is_asked_for_nothing() -> None:
    city = governed()
    city.council.coalition = ("mayor",)
    hold_round(city, rules())
    assert city.council.wishes == []


def test_there_is_no_round_in_the_year_of_an_election() -> None:
    city = governed(ELECTION_YEAR)
    hold_round(city, rules())
    assert city.council.wishes == []


@pytest.mark.parametrize("granted", [True, False])
def test_who_got_what_was_asked_brings_capital_and_who_did_not_costs_it(granted: bool) -> None:
    city = governed()
    hold_round(city, rules())
    if granted:
        spend(city, Brick(city.council.wishes[0].brick))
    city.month = DECEMBER
    hold_round(city, rules())
    k, part = rules().k.politics, 5 / 20
    assert city.council.capital == 50.0 + part * (k.wish_met if granted else -k.wish_refused)
    assert city.council.wishes == []
    assert city.journal.entries[-1].what == ("wish.met" if granted else "wish.bought")


def test_without_capital_the_budget_waits_and_nothing_new_begins_before_april() -> None:
    city = governed()
    hold_round(city, rules())
    city.council.capital, city.month = 0.0, DECEMBER
    hold_round(city, rules())
    city.council.capital = 100.0
    refused = {}
    for at in (month(2005, 1), month(2005, 3), month(2005, 4)):
        city.month = at
        refusal = refusal_of(city, rules(), Start("feasts", 1))
        refused[at] = refusal is not None and refusal.why is Why.NO_BUDGET
    assert list(refused.values()) == [True, True, False]


def test_what_brings_money_in_and_what_ends_counts_for_no_brick() -> None:
    city = governed()
    spend(city, Brick.MIXING)
    before = money_of(city, rules())
    city.running = [replace(running, stopping=True) for running in city.running]
    city.running.append(Running("higher_tax", -1, 1, Address.EVERYONE, city.month, 1.0, 1.0))
    after = money_of(city, rules())
    assert before[Brick.MIXING] > 0
    assert set(after.values()) == {0}


def test_a_wish_survives_a_save() -> None:
    city = governed()
    city.council.wishes = [Wish("green", "mixing", 100)]
    assert from_bytes(to_bytes(city)).council.wishes == city.council.wishes
