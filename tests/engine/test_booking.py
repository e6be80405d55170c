"""Counting residents by what they say, and each thing that is worked out once."""

import numpy as np

from game.engine import causes
from game.engine.booking import answers, book_yes, counting, pick_cause, questions, sums
from game.engine.causes import ALL
from game.engine.cells import DISTRICTS
from game.engine.codes import INACTIVE, JOBLESS
from game.engine.indicators import B1, SHARE_INDEX, SHARES
from game.engine.once import once
from game.engine.people import those
from game.engine.rules import Rules
from tests.town import a_city, rules


def test_each_thing_is_asked_once() -> None:
    asked = questions(ALL)
    assert len(set(asked.tests)) == len(asked.tests)
    assert len({tuple(line) for line in asked.lines.T.tolist()}) == asked.lines.shape[1]
    assert asked.shares.shape == (2, len(SHARES))


def test_people_are_counted_as_each_share_asks() -> None:
    city = a_city()
    rows = np.flatnonzero(city.residents.alive)[::7]
    people = those(city.residents, rows)
    found = sums(counting(answers(city, people, ALL), ALL), people.district, DISTRICTS)
    expected = causes.count(city, rows)
    assert np.array_equal(found[questions(ALL).shares], expected.transpose(1, 0, 2))


def test_those_who_come_to_count_are_booked_as_a_count_afresh_would_find_them() -> None:
    city = a_city()
    r = city.residents
    dutch = np.flatnonzero(r.dutch < B1)[:40]
    r.dutch[dutch] = 1.0
    book_yes(city, "speaks_dutch", dutch, np.arange(40) % 2, ("one", "other"))
    home = np.flatnonzero(r.alive & (r.activity == INACTIVE))[:20]
    r.activity[home] = JOBLESS
    book_yes(city, "unemployment", home, np.zeros(20, np.intp), ("one",), newly_asked=True)
    shares = [SHARE_INDEX["speaks_dutch"], SHARE_INDEX["unemployment"]]
    booked = city.ledger.counted[shares], city.ledger.asked[shares]
    causes.count_all(city)
    assert np.array_equal(booked, (city.ledger.counted[shares], city.ledger.asked[shares]))


def test_the_part_that_takes_a_chance_over_the_draw_is_the_cause() -> None:
    drawn = np.array([0.05, 0.15, 0.25, 0.95], np.float32)
    parts = [np.full(4, size, np.float32) for size in (0.1, 0.0, 0.1, 0.1)]
    tipped, code = pick_cause(drawn, parts)
    assert tipped.tolist() == [0, 1, 2]
    assert code.tolist() == [0, 2, 3]


def test_what_is_worked_out_of_rules_is_worked_out_once() -> None:
    asked = []

    @once
    def named(record: Rules) -> str:
        asked.append(record)
        return record.level.question

    assert named(rules()) == named(rules())
    assert len(asked) == 1
    assert named(rules("campaign/01_one_shop_in_three")) != named(rules())
