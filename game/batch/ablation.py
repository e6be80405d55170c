"""Ablation: what the historical mayor loses without each brick, and what stays as it is."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from math import sqrt
from typing import Final

import numpy as np

from game.batch.compare import Difference, difference
from game.batch.results import Runs
from game.engine.columns import F64
from game.engine.indicators import INDICATOR_INDEX, INDICATORS, Good
from game.engine.marks import month_name
from game.engine.programme import Brick

LAST: Final = 72
"""Months at the end that are compared: a term."""
UNRELATED: Final = 0.1
"""What is unrelated may move by so many standard deviations among residents."""


@dataclass(frozen=True, slots=True)
class Weight:
    """What taking a brick out should do, fixed beforehand."""

    worse: tuple[str, ...]
    """Indicators that come out worse."""
    any_of: bool
    """Whether one of them is enough."""
    unrelated: tuple[str, ...]
    """Shares of residents that stay where they are."""


WEIGHTS: Final[Mapping[Brick, Weight]] = {
    Brick.SAFETY: Weight(
        ("street_crime", "felt_unsafe"), any_of=False, unrelated=("speaks_dutch", "employment")
    ),
    Brick.STORY: Weight(
        ("pride", "belonging"), any_of=False, unrelated=("unemployment", "speaks_dutch", "school_dropout")
    ),
    Brick.ADDRESSING: Weight(
        ("belonging_gap", "loss"), any_of=True, unrelated=("unemployment", "speaks_dutch", "felt_unsafe")
    ),
    Brick.MIXING: Weight(
        ("segregation_schools", "contacts_across"), any_of=False, unrelated=("unemployment", "felt_unsafe")
    ),
    Brick.BOTH_WAYS: Weight(
        ("acceptance",), any_of=False, unrelated=("unemployment", "felt_unsafe", "school_dropout")
    ),
    Brick.VALUES: Weight(
        ("school_dropout", "grievance"), any_of=True, unrelated=("unemployment", "speaks_dutch")
    ),
    Brick.PROMISE: Weight(
        ("callback_ratio", "employment_gap"), any_of=False, unrelated=("felt_unsafe", "speaks_dutch")
    ),
    Brick.NEWCOMERS: Weight(
        ("speaks_dutch", "employment_newcomers"), any_of=False, unrelated=("felt_unsafe", "pride")
    ),
}
"""Model 6.2."""


@dataclass(frozen=True, slots=True)
class Effect:
    """What one indicator does when a brick is taken out."""

    brick: Brick
    """The brick."""
    indicator: str
    """The indicator."""
    own: bool
    """Whether it should come out worse; if not, it should stay."""
    moved: Difference
    """Without the brick less with it, over the last term."""
    deviation: float
    """Standard deviation among residents of a share that should stay; 0 for what should come out worse."""

    @property
    def holds(self) -> bool:
        """Worse beyond chance, or within a tenth of a standard deviation."""
        if not self.own:
            return abs(self.moved.mean) <= UNRELATED * self.deviation
        if INDICATORS[INDICATOR_INDEX[self.indicator]].good is Good.DOWN:
            return self.moved.low > 0.0
        return self.moved.high < 0.0


def effects(whole: Runs, without: Mapping[Brick, Runs]) -> Iterator[Effect]:
    """What each brick does, by its own outcomes and by those that it has nothing to do with."""
    for brick, runs in without.items():
        for own, keys in ((True, WEIGHTS[brick].worse), (False, WEIGHTS[brick].unrelated)):
            for key in keys:
                first, other = _last_term(whole, key), _last_term(runs, key)
                share = float(first.mean())
                deviation = 0.0 if own else sqrt(max(share * (1.0 - share), 0.0))
                good = INDICATORS[INDICATOR_INDEX[key]].good
                yield Effect(brick, key, own, difference(first, other, good), deviation)


def _last_term(runs: Runs, indicator: str) -> F64:
    """Mean over the last term, by seed."""
    return np.asarray(runs.series(indicator)[:, -LAST:].mean(axis=1), np.float64)


def carries(found: Sequence[Effect], brick: Brick) -> bool:
    """Whether a brick carries the weight that it should and no other."""
    own = [each.holds for each in found if each.brick is brick and each.own]
    others = [each.holds for each in found if each.brick is brick and not each.own]
    return (any(own) if WEIGHTS[brick].any_of else all(own)) and all(others)


def as_table(found: Sequence[Effect], until: int) -> list[str]:
    """The effects in words and numbers, and what each brick comes to."""
    lines = [f"means of the {LAST} months to {month_name(until)}, without the brick less with it"]
    for brick in dict.fromkeys(each.brick for each in found):
        lines.append(f"{brick.value}: {'carries its weight' if carries(found, brick) else 'DOES NOT CARRY'}")
        lines += [f"  {_line(each)}" for each in found if each.brick is brick]
    return lines


def _line(each: Effect) -> str:
    moved = each.moved
    end = "worse" if each.own else f"stays within {UNRELATED * each.deviation:.4g}"
    verdict = "yes" if each.holds else "NO"
    interval = f"{moved.low:+.4g} to {moved.high:+.4g}"
    return f"{each.indicator:22}{moved.mean:+12.4g}   {interval:26}{end}: {verdict}"
