"""Balance: which mayors do well, and which pledges keep themselves."""

from dataclasses import replace

import pytest

from game.batch.arms import Arm
from game.batch.balance import USUAL, Game, as_table, by_lot, kept_anyway, play, usual_mayors
from game.content.levels import load_level
from game.engine.marks import month
from game.engine.score import ScoreCard, score
from game.session import Session
from tests.batch.small import CLEAN, small_rules

LEVEL = "campaign/01_one_shop_in_three"


def game(arm: str, total: float, *kept: int) -> Game:
    rules = load_level(LEVEL).rules
    assert rules.level.pledges
    met = tuple(n in kept for n in range(len(rules.level.pledges.offer)))
    goals = len(rules.level.goals)
    return Game(
        arm, ScoreCard(total, None, total, total), stays=True, won=False, obeyed=1, refused=2,
        met=(True,) * goals, kept=met, values=(0.5,) * (goals + len(met)),
    )  # fmt: skip


def test_a_mayor_stands_beside_the_first_seed_by_seed() -> None:
    level = load_level(LEVEL).rules.level
    totals = {"first": (50.0, 52.0), "other": (51.0, 53.0)}
    found = {arm: [game(arm, total) for total in both] for arm, both in totals.items()}
    assert "+1.0 (+1.0 to +1.0)" in as_table(found, level)[2]


def test_the_table_says_who_reaches_which_goal_and_keeps_which_pledge_and_by_how_much() -> None:
    level = load_level(LEVEL).rules.level
    assert level.pledges
    lines = as_table({"first": [game("first", 50.0, 0), game("first", 50.0)]}, level)
    assert len(lines) == 2 + 1 + len(level.goals) + 1 + len(level.pledges.offer)
    assert lines[3].split() == ["litter", "0.850", "1.00", "0.500"]
    assert lines[3 + len(level.goals) + 1].split() == ["street_crime", "0.670", "0.50", "0.500"]


def test_a_mayor_who_promises_by_lot_keeps_as_large_a_part_as_the_plan_keeps_of_the_offer() -> None:
    level = load_level(LEVEL).rules.level
    assert level.pledges
    offer = len(level.pledges.offer)
    assert by_lot(level, [n < 2 for n in range(offer)]) == pytest.approx(100.0 * 2 / offer)
    assert by_lot(replace(level, pledges=None), []) is None


def test_mayors_of_a_late_chapter_begin_with_it_but_for_the_real_one() -> None:
    late = usual_mayors(load_level("campaign/03_none_left").rules)
    assert {"passive", "history", "moved:balanced", "moved:undo"} <= set(late)
    assert "balanced" in usual_mayors(load_level(LEVEL).rules)


def test_all_mayors_begin_in_one_town_and_only_their_orders_differ() -> None:
    level = replace(small_rules().level, to=month(2003, 3))
    rules = replace(small_rules(), level=level)
    found = play((Arm("nothing", rules), Arm("none", rules), Arm("clean", rules, CLEAN)), [7], 1)
    nothing, none, clean = (found[arm][0] for arm in ("nothing", "none", "clean"))
    assert nothing.card == none.card != clean.card
    assert (nothing.obeyed, clean.obeyed) == (0, 1)


def test_how_often_a_pledge_keeps_itself_is_counted_in_the_average_town() -> None:
    level = load_level(LEVEL).rules.level
    found = {USUAL: [game(USUAL, 50.0, 0), game(USUAL, 50.0, 0, 1)]}
    assert list(kept_anyway(found, level).values())[:3] == [1.0, 0.5, 0.0]
    assert kept_anyway({}, level) == {}


def test_a_pledge_that_keeps_itself_weighs_little_in_the_score() -> None:
    rules = load_level(LEVEL).rules
    assert rules.level.pledges
    easy, hard, *_ = rules.level.pledges.offer
    offer = (replace(easy, kept_anyway=1.0), replace(hard, kept_anyway=0.0))
    known = replace(rules, level=replace(rules.level, pledges=replace(rules.level.pledges, offer=offer)))
    city = Session.begin(known, 1).city
    city.council = replace(city.council, pledges=(easy.key, hard.key), kept={easy.key: True, hard.key: False})
    assert score(city, known).pledges == pytest.approx(100.0 * 0.05 / 1.05)
