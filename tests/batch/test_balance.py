"""Balance: which mayors do well, and which pledges keep themselves."""

from dataclasses import replace

import pytest

from game.batch.balance import USUAL, Game, as_table, kept_anyway
from game.content.levels import load_level
from game.engine.score import ScoreCard, score
from game.session import Session

LEVEL = "campaign/01_one_shop_in_three"


def game(arm: str, total: float, *kept: int) -> Game:
    rules = load_level(LEVEL).rules
    assert rules.level.pledges
    met = tuple(n in kept for n in range(len(rules.level.pledges.offer)))
    return Game(arm, ScoreCard(total, None, total, total), stays=True, won=False, kept=met)


def test_a_mayor_stands_beside_the_first_seed_by_seed() -> None:
    level = load_level(LEVEL).rules.level
    totals = {"first": (50.0, 52.0), "other": (51.0, 53.0)}
    found = {arm: [game(arm, total) for total in both] for arm, both in totals.items()}
    assert "+1.0 (+1.0 to +1.0)" in as_table(found, level)[2]


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
