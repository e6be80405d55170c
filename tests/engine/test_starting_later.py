"""A level that starts later stands in the town that the years before it leave."""

from dataclasses import replace

import numpy as np

from game.content.levels import unseen
from game.engine.cells import CITY
from game.engine.goals import goal_met
from game.engine.opening import hand_over
from game.engine.orders import Dated, MakePledges, Start
from game.engine.rules import Goal, Lived
from game.engine.snapshot import to_bytes
from game.session import Session
from tests.town import CHAPTER as FIRST
from tests.town import a_session, plan, rules

SECOND = "campaign/02_the_new_normal"


def test_the_town_is_the_one_that_the_plan_leaves() -> None:
    """Nobody speaks in those years of having been heard: that waits for somebody who plays."""
    known, later = rules(), rules(SECOND).level
    lived = Session(replace(known, level=unseen(known.level, known)), a_session().city)
    lived.play(plan("history"), later.from_ - 1)
    hand_over(lived.city, later)
    assert to_bytes(a_session(SECOND).city) == to_bytes(lived.city)


def test_numbers_are_counted_from_the_level_s_first_morning() -> None:
    session = a_session(SECOND)
    history = session.city.history
    assert history.months == [rules(SECOND).level.from_ - 1]
    unmoved = Goal("As it was", "pride", 0, above_share_of_start=0.999, below_share_of_start=1.001)
    assert goal_met(history, unmoved)
    assert history.now("population", CITY) > 77_500


def test_a_new_term_asks_for_new_promises_and_the_player_governs() -> None:
    session = a_session(FIRST)
    session.give(MakePledges(("street_crime", "clean_streets", "prospects")))
    session.city.council.mayor_stays = False
    session.city.council.capital = 3.0
    hand_over(session.city, rules(SECOND).level)
    council = session.city.council
    assert (council.pledges, council.kept, council.mayor_stays) == ((), {}, True)
    assert council.capital == rules(SECOND).level.opening.capital


def test_years_of_several_levels_follow_each_other_with_the_player_s_own_orders() -> None:
    first, second = rules(FIRST), rules(SECOND)
    log = (Dated(first.level.from_, Start("cameras")), Dated(first.level.from_ + 30, Start("feasts")))
    played = Session.begin(first, 1)
    for dated in log:
        while played.city.month < dated.month:
            played.step()
        assert played.give(dated.order) is None
    while not played.over:
        played.step()
    hand_over(played.city, second.level)
    again = Session.begin(replace(second, lived=(Lived(first.level, log),)), 1)
    assert np.array_equal(again.city.residents.minds, played.city.residents.minds)
    assert to_bytes(again.city) == to_bytes(played.city)
