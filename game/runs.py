"""One run without a window: a level, a plan, a seed, and everything that came of it."""

from collections.abc import Collection
from dataclasses import asdict, dataclass, field, replace
from time import perf_counter
from typing import Any

import numpy as np

from game.bots import Bot
from game.debrief import outcome
from game.engine.changed import changed
from game.engine.goals import goal_met, goal_value
from game.engine.indicators import INDICATORS
from game.engine.marks import month_name
from game.engine.orders import Dated, MakePledges, Plan, Start, Stop
from game.engine.plain import to_plain
from game.engine.rules import Level, Rules
from game.engine.schedule import live_month
from game.engine.score import score
from game.engine.snapshot import digest
from game.session import Session

NO_PLAN = Plan("passive", ())


@dataclass(slots=True)
class Run:
    """A finished run."""

    session: Session
    """The game at its end."""
    plan: str
    """Name of the plan."""
    load: float
    """Seconds to found and settle the town."""
    simulate: float
    """Seconds to live all months."""
    months: int
    """Months lived."""
    timings: dict[str, float] = field(default_factory=dict)
    """Seconds by system."""


def without_bricks(rules: Rules, plan: Plan, taken_out: Collection[str]) -> tuple[Rules, Plan]:
    """Rules and plan without the orders of some bricks or programmes, starting orders too; events stay."""
    def out(programme: str) -> bool:
        known = rules.programmes.get(programme)
        return programme in taken_out or (known is not None and known.brick.value in taken_out)

    start = tuple(order for order in rules.level.start if not out(order.programme))
    orders = tuple(
        dated
        for dated in plan.orders
        if not (isinstance(dated.order, Start) and out(dated.order.start))
        and not (isinstance(dated.order, Stop) and out(dated.order.stop))
    )
    level: Level = replace(rules.level, start=start)
    return replace(rules, level=level), replace(plan, orders=orders)


def run(  # what is played, by whom, with which luck, for how long
    rules: Rules, plan: Plan, seed: int, until: int, *, bot: Bot | None = None, causes: bool = True
) -> Run:
    """Live from the level's start to the end of a month under a plan, and a bot if there is one."""
    began = perf_counter()
    session = Session.begin(rules, seed)
    session.city.causes_on = causes
    load = perf_counter() - began
    done = go_on(session, plan, until, bot)
    done.load = load
    return done


def go_on(session: Session, plan: Plan, until: int, bot: Bot | None = None) -> Run:
    """Live from where a game stands to the end of a month under a plan, and a bot if there is one."""
    done = Run(session, plan.name, 0.0, 0.0, 0)
    city = session.city
    waiting = [dated for dated in plan.orders if dated.month >= city.month]
    began = perf_counter()
    while city.month <= until:
        while waiting and waiting[0].month <= city.month:
            _give(session, waiting.pop(0))
        if bot is not None:
            bot(session)
        live_month(city, session.rules, done.timings)
        done.months += 1
    done.simulate = perf_counter() - began
    session.wake()
    return done


def _give(session: Session, dated: Dated) -> None:
    """Give an order of a plan; pledges of other terms than the level's are left out silently by the level."""
    if isinstance(dated.order, MakePledges) and session.rules.level.pledges is None:
        return
    session.give(dated.order)


def as_json(done: Run, level: str) -> dict[str, Any]:
    """The run as the plain values that `run --json` prints."""
    session = done.session
    city, rules = session.city, session.rules
    history = city.history
    readings = np.array(history.readings[1:])
    card = score(city, rules)
    goals = [
        {
            "goal": goal.name,
            "met": goal_met(history, goal, goal.by),
            "value": goal_value(history, goal, goal.by),
        }
        for goal in rules.level.goals
    ]
    keys = [district.key for district in rules.town.districts]
    return {
        "level": level,
        "city": rules.level.city,
        "seed": city.seed,
        "plan": done.plan,
        "changed": changed(rules),
        "months": [month_name(month) for month in history.months[1:]],
        "indicators": {i.key: readings[:, n, -1].tolist() for n, i in enumerate(INDICATORS)},
        "districts": {
            key: {i.key: readings[:, n, d].tolist() for n, i in enumerate(INDICATORS) if i.districts}
            for d, key in enumerate(keys)
        },
        "elections": [
            {
                "date": month_name(result.month),
                "shares": result.shares,
                "seats": result.seats,
                "coalition": list(result.coalition),
                "mayor_stays": result.mayor_stays,
            }
            for result in city.elections
            if result.month >= rules.level.from_
        ],
        "events": [
            {
                "month": month_name(entry.month),
                "event": entry.about,
                "choice": city.happened.choices.get(entry.about, ("", 0))[0],
                "resident": entry.resident,
            }
            for entry in city.journal.entries
            if entry.what == "event" and entry.month >= rules.level.from_
        ],
        "goals": goals,
        "refused": [
            {"month": month_name(d.month), "order": to_plain(d.order), "reason": refusal.why.value}
            for d, refusal in session.refused
        ],
        "outcome": outcome(session),
        "score": {"total": card.total, "parts": {k: v for k, v in asdict(card).items() if k != "total"}},
        "digest": digest(city),
        "seconds": {"load": round(done.load, 3), "simulate": round(done.simulate, 3)},
    }


def reference_loop() -> float:
    """Seconds of a fixed piece of numpy work, to hold other times against."""
    values = np.linspace(0.0, 1.0, 90_000, dtype=np.float32)
    groups = np.arange(90_000, dtype=np.intp) % 49
    began = perf_counter()
    for _ in range(20):
        for _ in range(10):
            values *= np.float32(0.999)
            values += np.float32(0.001)
        np.bincount(groups, weights=values, minlength=49)
    return (perf_counter() - began) / 20
