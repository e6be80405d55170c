"""Looking back on a game: what turned it, what was promised, what was built, how it is weighed."""

from collections.abc import Iterable
from dataclasses import dataclass, replace

import numpy as np

from game.engine.cells import CITY
from game.engine.columns import F64
from game.engine.goals import goal_met, goal_value
from game.engine.indicators import INDICATOR_INDEX, INDICATORS, Good, Unit
from game.engine.obey import dose_of, month_cost, place_row, place_share, price_level
from game.engine.orders import Start, Stop
from game.engine.rules import Brick, Goal
from game.engine.score import ScoreCard, score
from game.session import Session

POINTS = 3
"""Turning points that are told."""
AROUND = 3
"""Months that are taken together to find when a cause worked most."""
DECIDED = ("programme", "event", "nation")
"""Families of causes that can turn a game; the rest follows from them."""
POORER = 0.35
"""How much a part of a count weighs beside as many points of a share."""


@dataclass(frozen=True, slots=True)
class Turn:
    """A turning point: the largest thing that one cause did to a number that mattered."""

    indicator: str
    cause: str
    amount: float
    """What it did over the term, in the indicator's unit."""
    better: bool
    """Whether that was for the better."""
    month: int
    """When it worked most."""
    decided: int
    """When it was first ordered; 0 when nobody did."""
    ran: bool = False
    """Whether it ran before the game began."""
    whole: float = 0.0
    """How far the number moved by all causes together."""
    against: tuple[str, float] | None = None
    """The cause that pushed the other way most, and how far."""
    first: bool = True
    """Whether no earlier turning point is of the same number."""

    @property
    def begins(self) -> int:
        """Its month: of the decision, or when it worked most where there was none."""
        return self.decided or self.month


@dataclass(frozen=True, slots=True)
class Promise:
    """A pledge or a goal, and what came of it."""

    goal: Goal
    key: str
    """Of the pledge; empty for a goal of the level."""
    start: float
    end: float
    kept: bool


@dataclass(frozen=True, slots=True)
class Laid:
    """One brick of the wall: what it cost, and the most that it did for better and for worse."""

    brick: str
    cents: int
    """About what its programmes cost over the term, at today's prices."""
    programmes: tuple[str, ...]
    """What ran, in order of time."""
    gain: tuple[str, float] | None
    """Indicator and amount."""
    loss: tuple[str, float] | None
    """Indicator and amount."""


@dataclass(frozen=True, slots=True)
class Debrief:
    """Everything that is told when a game is over."""

    first: int
    last: int
    turns: tuple[Turn, ...]
    promises: tuple[Promise, ...]
    wall: tuple[Laid, ...]
    card: ScoreCard
    mayor_stays: bool


def look_back(session: Session) -> Debrief:
    """The whole game in one record."""
    months = session.city.history.months
    found = promises(session)
    matter = list(dict.fromkeys(promise.goal.indicator for promise in found)) or ["trust_city", "pride"]
    return Debrief(
        months[0] + 1,
        months[-1],
        turning_points(session, matter),
        found,
        wall(session),
        score(session.city, session.rules),
        session.city.council.mayor_stays,
    )


def outcome(session: Session) -> str:
    """Won when the mayor stays and every goal is met, lost when not, open before the end or without goals."""
    if not session.city.council.mayor_stays:
        return "lost"
    goals = session.rules.level.goals
    if not session.over or not goals:
        return "open"
    met = all(goal_met(session.city.history, goal, goal.by) for goal in goals)
    return "won" if met else "lost"


def weight(indicator: str, amount: float, start: float) -> float:
    """How much a change weighs, so that numbers of different kinds can be compared."""
    unit = INDICATORS[INDICATOR_INDEX[indicator]].unit
    if unit in {Unit.SHARE, Unit.INDEX}:
        return abs(amount)
    if unit is Unit.PER_1000:
        return abs(amount) / 1000
    return POORER * abs(amount) / (abs(start) or 1.0)


def is_better(indicator: str, amount: float) -> bool | None:
    """Whether a change is for the better; None when neither way is."""
    good = INDICATORS[INDICATOR_INDEX[indicator]].good
    return None if good is Good.NEITHER else (amount > 0) == (good is Good.UP)


def turning_points(session: Session, matter: Iterable[str]) -> tuple[Turn, ...]:
    """The largest single causes behind the numbers that mattered, each cause once, in order of time."""
    history = session.city.history
    first, last = history.months[0] + 1, history.months[-1]
    found: list[tuple[float, str, str, float]] = []
    every = {indicator: history.why(indicator, first, last) for indicator in matter}
    for indicator, causes in every.items():
        start = history.at(indicator, first - 1)
        for cause, amount in causes.items():
            if cause.partition(":")[0] in DECIDED and is_better(indicator, amount) is not None:
                found.append((weight(indicator, amount, start), indicator, cause, amount))
    levels = (*(past.level for past in session.rules.lived), session.rules.level)
    ran = {order.programme for order in levels[0].start}
    turns: dict[str, Turn] = {}
    for _, indicator, cause, amount in sorted(found, key=lambda item: (-item[0], item[1], item[2])):
        if cause not in turns and len(turns) < POINTS:
            turns[cause] = Turn(
                indicator,
                cause,
                amount,
                better=bool(is_better(indicator, amount)),
                month=when(session, indicator, cause, amount),
                decided=decided(session, cause),
                ran=cause.removeprefix("programme:") in ran,
                whole=sum(every[indicator].values()),
                against=next((one for one in every[indicator].items() if one[1] * amount < 0), None),
            )
    told: list[Turn] = []
    for turn in sorted(turns.values(), key=lambda turn: turn.begins):
        told.append(replace(turn, first=turn.indicator not in {before.indicator for before in told}))
    return tuple(told)


def drawn(session: Session, turn: Turn) -> tuple[tuple[int, ...], list[float]]:
    """A turning point by month: its number, or what it alone did to it where that number was drawn before."""
    if turn.first:
        months, values = session.view.series(turn.indicator)
        return tuple(months), [float(value) for value in values]
    done = np.cumsum(pushes(session, turn.indicator, turn.cause))
    return tuple(session.city.history.months), [float(value) for value in done]


def when(session: Session, indicator: str, cause: str, amount: float) -> int:
    """The middle of the months in which a cause worked most, in the direction that it worked over all."""
    parts = pushes(session, indicator, cause)
    near = np.convolve(parts if amount > 0 else -parts, np.ones(AROUND), "same")
    return session.city.history.months[int(np.argmax(near))]


def pushes(session: Session, indicator: str, cause: str) -> F64:
    """What a cause did to a number, month by month (M,), in the indicator's unit."""
    history = session.city.history
    row = INDICATOR_INDEX[indicator]
    parts = np.zeros(len(history.months), np.float64)
    for n, causes in enumerate(history.causes):
        for place, key in enumerate(causes.keys):
            if key == (row, cause):
                parts[n] += float(causes.parts[place, CITY])
    return parts


def decided(session: Session, cause: str) -> int:
    """The month of the first order behind a programme; 0 when there was none."""
    family, _, key = cause.partition(":")
    if family != "programme":
        return 0
    ordered = (dated.month for dated in session.log if getattr(dated.order, "start", "") == key)
    return next(ordered, 0)


def promises(session: Session) -> tuple[Promise, ...]:
    """The pledges that were made, then the goals of the level."""
    city, level = session.city, session.rules.level
    history, council = city.history, city.council
    offer = level.pledges.offer if level.pledges else ()
    asked = [(p.goal, p.key) for p in offer if p.key in council.pledges] + [(g, "") for g in level.goals]
    found = []
    for goal, key in asked:
        month = min(goal.by, history.months[-1])
        kept = (
            council.kept.get(key, goal_met(history, goal, month)) if key else goal_met(history, goal, month)
        )
        start = history.at(goal.indicator, history.months[0])
        found.append(Promise(goal, key, start, goal_value(history, goal, month), kept))
    return tuple(found)


def wall(session: Session) -> tuple[Laid, ...]:
    """What was laid of each of the eight bricks."""
    costs = spent(session)
    rules, history = session.rules, session.city.history
    first, last = history.months[0] + 1, history.months[-1]
    effects: dict[str, list[tuple[float, str, float]]] = {}
    for indicator in INDICATORS:
        if indicator.good is Good.NEITHER:
            continue
        by_brick: dict[str, float] = {}
        for cause, amount in history.why(indicator.key, first, last).items():
            programme = rules.programmes.get(cause.removeprefix("programme:"))
            if programme is not None and cause.startswith("programme:"):
                brick = programme.brick.value
                by_brick[brick] = by_brick.get(brick, 0.0) + amount
        start = history.at(indicator.key, first - 1)
        for brick, amount in by_brick.items():
            size = weight(indicator.key, amount, start)
            signed = size if is_better(indicator.key, amount) else -size
            effects.setdefault(brick, []).append((signed, indicator.key, amount))
    found = []
    for kind in Brick:
        if kind is Brick.CITY:
            continue
        mine = [key for key in costs if rules.programmes[key].brick is kind]
        done = sorted(effects.get(kind.value, []))
        gain = done[-1][1:] if done and done[-1][0] > 0 else None
        loss = done[0][1:] if done and done[0][0] < 0 else None
        found.append(Laid(kind.value, sum(costs[key] for key in mine), tuple(mine), gain, loss))
    return tuple(found)


def spent(session: Session) -> dict[str, int]:
    """About what each programme cost over the term, a month and at once, at today's prices: key → cents."""
    rules, city = session.rules, session.city
    first, end = city.history.months[0] + 1, city.history.months[-1] + 1
    levels = (*(past.level for past in rules.lived), rules.level)
    runs: dict[tuple[str, int], tuple[int, int]] = {
        (order.programme, place_row(rules, order.place)): (order.dose, levels[0].from_)
        for order in levels[0].start
    }
    costs: dict[str, int] = {}

    def pay(run: tuple[str, int], until: int) -> None:
        dose, since = runs.pop(run, (0, until))
        if until >= first:
            cost = month_cost(city, rules, run[0], run[1], dose) if dose else 0
            costs[run[0]] = costs.get(run[0], 0) + cost * max(until - max(since, first), 0)

    for dated in (*(order for past in rules.lived for order in past.orders), *session.log):
        order = dated.order
        if isinstance(order, Start):
            run = (order.start, place_row(rules, order.place))
            before = runs[run][0] if run in runs else 0
            pay(run, dated.month)
            if dated.month >= first:
                costs[run[0]] = costs.get(run[0], 0) + _at_once(session, run, before, order.dose)
            runs[run] = (order.dose, dated.month)
        elif isinstance(order, Stop):
            pay((order.stop, place_row(rules, order.place)), dated.month)
    for run in list(runs):
        pay(run, end)
    return costs


def _at_once(session: Session, run: tuple[str, int], before: int, dose: int) -> int:
    """Cents that a larger dose of a programme cost at once."""
    programme, share = session.rules.programmes[run[0]], place_share(session.rules, run[1])
    more = max(0, dose_of(programme, dose).one_off - dose_of(programme, before).one_off)
    return round(more * share * price_level(session.city))
