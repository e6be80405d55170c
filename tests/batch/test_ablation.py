"""Ablation: what a brick carries."""

import numpy as np
import pytest

from game.batch.ablation import LAST, WEIGHTS, as_table, carries, effects
from game.batch.results import Runs
from game.engine.indicators import INDICATOR_INDEX, INDICATORS, SHARE_INDEX
from game.engine.programme import Brick

SEEDS = 4


def runs(**moved: float) -> Runs:
    """Runs in which every indicator is a half, a little differently by seed, but for what moved."""
    readings = np.full((SEEDS, LAST, len(INDICATORS)), 0.5)
    readings += 0.001 * np.arange(SEEDS)[:, None, None]
    for key, by in moved.items():
        readings[:, :, INDICATOR_INDEX[key]] += by
    seeds, months = tuple(range(SEEDS)), tuple(range(LAST))
    return Runs("arm", seeds, months, readings[:, 0], readings, None, ((),) * SEEDS, ({},) * SEEDS)


@pytest.mark.parametrize("brick", WEIGHTS)
def test_a_brick_without_which_nothing_moves_carries_nothing(brick: Brick) -> None:
    assert not carries(list(effects(runs(), {brick: runs()})), brick)


def test_a_brick_carries_its_weight_when_its_own_outcome_is_worse_and_others_stay() -> None:
    found = list(effects(runs(), {Brick.STORY: runs(pride=-0.05, belonging=-0.02)}))
    assert carries(found, Brick.STORY)
    assert "carries its weight" in "\n".join(as_table(found, LAST))


def test_worse_is_up_where_down_is_good() -> None:
    assert carries(list(effects(runs(), {Brick.VALUES: runs(grievance=0.02)})), Brick.VALUES)
    assert not carries(list(effects(runs(), {Brick.VALUES: runs(grievance=-0.02)})), Brick.VALUES)


def test_a_brick_that_moves_what_it_has_nothing_to_do_with_does_not_carry_its_weight_alone() -> None:
    found = list(effects(runs(), {Brick.STORY: runs(pride=-0.05, belonging=-0.02, unemployment=0.06)}))
    assert not carries(found, Brick.STORY)


def test_what_is_unrelated_is_a_share_of_residents() -> None:
    assert {key for weight in WEIGHTS.values() for key in weight.unrelated} <= set(SHARE_INDEX)
