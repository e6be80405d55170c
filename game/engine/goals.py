"""Goals and conditions, held against what has been read so far."""

import math

from game.engine.cells import CITY
from game.engine.civic import Happened, Running
from game.engine.conditions import All, AnyOf, Between, Chosen, Condition, Heard, IndicatorIs, Not
from game.engine.conditions import Running as Runs
from game.engine.heard import hearing
from game.engine.history import History
from game.engine.indicators import INDICATOR_INDEX
from game.engine.rules import Goal, Rules


def goal_met(history: History, goal: Goal, month: int | None = None) -> bool:
    """Whether a goal is met by the newest reading, or by that of a month."""
    value = goal_value(history, goal, month)
    start = history.at(goal.indicator, history.months[0])
    return _within(
        value, start, goal.above, goal.below, goal.above_share_of_start, goal.below_share_of_start
    )


def goal_value(history: History, goal: Goal, month: int | None = None) -> float:
    """The reading that a goal looks at."""
    return history.now(goal.indicator) if month is None else history.at(goal.indicator, month)


def _within(
    value: float,
    start: float,
    above: float | None,
    below: float | None,
    above_share: float | None,
    below_share: float | None,
) -> bool:
    """Whether a value lies on the asked side of every bound that is given."""
    return (
        (above is None or value > above)
        and (below is None or value < below)
        and (above_share is None or value > above_share * start)
        and (below_share is None or value < below_share * start)
    )


def span(condition: Condition) -> tuple[float, float]:
    """First and last month in which a condition can hold, by the dates in it alone."""
    match condition:
        case Between():
            return condition.from_, math.inf if condition.to is None else condition.to
        case All():
            spans = [span(each) for each in condition.all]
            return max((first for first, _ in spans), default=0.0), min(
                (last for _, last in spans), default=math.inf
            )
        case _:
            return 0.0, math.inf


class Situation:
    """What conditions are held against."""

    def __init__(self, rules: Rules, history: History, happened: Happened, running: list[Running]) -> None:
        self.rules = rules
        self.history = history
        self.happened = happened
        self.running = running

    def holds(self, condition: Condition, month: int) -> bool:
        """Whether a condition holds in a month."""
        match condition:
            case All():
                return all(self.holds(each, month) for each in condition.all)
            case AnyOf():
                return any(self.holds(each, month) for each in condition.any)
            case Not():
                return not self.holds(condition.not_, month)
            case IndicatorIs():
                return self._indicator(condition)
            case Runs():
                return any(
                    x.programme == condition.running
                    and not x.stopping
                    and month - x.since + 1 >= condition.for_months
                    for x in self.running
                )
            case Between():
                return condition.from_ <= month and (condition.to is None or month <= condition.to)
            case Chosen():
                choice, when = self.happened.choices.get(condition.chosen, ("", 0))
                return choice == condition.choice and month - when >= condition.months_ago
            case Heard():
                return self._heard(condition)

    def _heard(self, condition: Heard) -> bool:
        """All years count; but one answer of this level must have been such that somebody may speak of it."""
        choices = self.happened.choices
        found = hearing(self.rules, choices, condition.heard)
        if found.asked < condition.of:
            return False
        if not _within(found.share, 0.0, condition.above, condition.below, None, None):
            return False
        own = hearing(self.rules, choices, condition.heard, self.rules.level.from_)
        return (own.followed if condition.above is not None else own.asked - own.followed) > 0

    def _indicator(self, condition: IndicatorIs) -> bool:
        area = CITY
        if condition.district is not None:
            keys = [district.key for district in self.rules.town.districts]
            area = keys.index(condition.district)
        readings, i = self.history.readings, INDICATOR_INDEX[condition.indicator]
        if len(readings) < condition.for_months:
            return False
        start = float(readings[0][i, area])
        newest = [float(reading[i, area]) for reading in readings[-condition.for_months :]]
        return all(
            _within(
                value,
                start,
                condition.above,
                condition.below,
                condition.above_share_of_start,
                condition.below_share_of_start,
            )
            for value in newest
        )
