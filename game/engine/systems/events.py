"""Events: what the city's state sets off, told through residents; answers and what follows from them."""

from zlib import crc32

import numpy as np

from game.engine.audience import meets
from game.engine.city import City
from game.engine.civic import OpenQuestion, Pending
from game.engine.columns import F64, Rows, UInt32
from game.engine.feelings import move_feelings
from game.engine.goals import Situation, span
from game.engine.journal import Entry
from game.engine.luck import place_luck, uniform
from game.engine.minds import ATTITUDES
from game.engine.once import once
from game.engine.rules import Cost, Effect, Event, Feeling, Push, Rules
from game.engine.standing import move_capital
from game.engine.system import System
from game.engine.targets import Target

TWELFTHS = 12
"""Each month another twelfth of the town is asked first whether they fit what happens."""


def let_happen(city: City, rules: Rules) -> None:
    """Open questions get their answer (the default when nobody answered), events happen, due effects come.

    Each event whose condition holds draws its chance; in one month at most one question is asked and one
    other thing happens, the first by a drawn order. After a question, the level's `questions_apart` months
    go by until the next. What has no delay comes in the same month.
    """
    if city.month < city.start:
        return
    for question in list(city.happened.open):
        _answer(city, rules, question)
    drawn = _drawn(city, rules)
    for asks in (True, False):
        first = next((event for event in drawn if bool(event.choices) is asks), None)
        if first is not None and (not asks or _may_ask(city, rules)):
            _happen(city, rules, first)
    _due(city, rules)


def _may_ask(city: City, rules: Rules) -> bool:
    """Whether no question waits, and the last one was asked long enough ago."""
    if city.happened.open:
        return False
    since = city.month - rules.level.questions_apart
    return not any(
        month > since and rules.events[key].choices for key, month in city.happened.last.items()
    )


def _drawn(city: City, rules: Rules) -> list[Event]:
    """Events that happen if nothing stands before them, the first in turn first.

    Dates are looked at and the chance is drawn before the whole condition is: that costs least.
    """
    events, luck, chance, first, last = _known(rules)
    lucky = uniform(*luck, city.seed, "event", city.month) < chance
    lucky &= (first <= city.month) & (city.month <= last)
    situation = Situation(rules, city.history, city.happened, city.running)
    found = [
        (n, events[n])
        for n in lucky.nonzero()[0].tolist()
        if _can(city, events[n]) and situation.holds(events[n].when, city.month)
    ]
    if len(found) < 2:
        return [event for _, event in found]
    turn = uniform(*luck, city.seed, "event turn", city.month).tolist()
    return [event for n, event in sorted(found, key=lambda item: (turn[item[0]], item[1].key))]


@once
def _known(rules: Rules) -> tuple[list[Event], tuple[UInt32, UInt32], F64, F64, F64]:
    """The level's events, the luck of each (its word decides), its chance and its dates."""
    events = [event for key, event in rules.events.items() if key in (rules.level.events or rules.events)]
    place = np.array([crc32(event.key.encode()) for event in events], np.int64)
    first, last = np.array([span(event.when) for event in events], np.float64).reshape(-1, 2).T
    return events, place_luck(place), np.array([event.chance for event in events], np.float64), first, last


def _can(city: City, event: Event) -> bool:
    """Whether it has not happened too recently."""
    last = city.happened.last.get(event.key)
    return last is None or (event.again_after > 0 and city.month - last >= event.again_after)


def _happen(city: City, rules: Rules, event: Event) -> None:
    resident = 0
    if event.who is not None:
        rows = _tellers(city, rules, event.who)
        if rows.size == 0:
            return
        r = city.residents
        draw = uniform(r.luck_a.take(rows), r.luck_b.take(rows), city.seed, f"told {event.key}", city.month)
        resident = int(r.id[rows[int(np.argmin(draw))]])
    city.happened.last[event.key] = city.month
    city.happened.people[event.key] = resident
    city.journal.note(Entry(city.month, "event", event.key, resident=resident))
    _plan_effects(city, event, "", event.effects)
    if event.choices:
        city.happened.open.append(OpenQuestion(event.key, city.month, resident))


def _tellers(city: City, rules: Rules, who: Target) -> Rows:
    """Residents whom it may be told through: of one twelfth of the town, of the whole town if nobody fits."""
    rows = meets(city, rules, who, slice(city.month % TWELFTHS, None, TWELFTHS)).nonzero()[0]
    if rows.size:
        return rows * TWELFTHS + city.month % TWELFTHS
    return meets(city, rules, who).nonzero()[0]


def _answer(city: City, rules: Rules, question: OpenQuestion) -> None:
    """A question of last month or before is answered; a question of this month still waits."""
    if question.month >= city.month:
        return
    event = rules.events[question.event]
    choice = city.happened.standing.get(event.key, event.default or event.choices[0].key)
    city.happened.open.remove(question)
    city.happened.choices[event.key] = (choice, city.month)
    taken = next(c for c in event.choices if c.key == choice)
    city.journal.note(Entry(city.month, "choice", event.key, resident=question.resident, words=(choice,)))
    _plan_effects(city, event, choice, taken.effects)


def _plan_effects(city: City, event: Event, choice: str, effects: tuple[Effect, ...]) -> None:
    for number, effect in enumerate(effects):
        begins = city.month + effect.delay
        until = -1
        kind = "cost"
        if isinstance(effect, Push):
            kind, begins = "lever", begins + 1
            until = begins + effect.months
        elif isinstance(effect, Feeling):
            kind = "feeling"
            until = begins + effect.fades if effect.fades else -1
        city.happened.pending.append(
            Pending(f"event:{event.key}", begins, until, kind, event.key, choice, number)
        )


def _due(city: City, rules: Rules) -> None:
    """Effects that come this month, and feelings that fade again; what is over is forgotten."""
    keep: list[Pending] = []
    for pending in city.happened.pending:
        begins, ends = pending.month == city.month, pending.until == city.month
        effect = effect_of(rules, pending) if begins or ends else None
        if isinstance(effect, Feeling):
            _feel(city, rules, effect, pending.cause, 1.0 if begins else -1.0)
        elif begins and isinstance(effect, Cost):
            _cost(city, effect, pending.cause)
        if pending.month > city.month or pending.until > city.month:
            keep.append(pending)
    city.happened.pending = keep


def effect_of(rules: Rules, pending: Pending) -> Effect:
    """The effect that waits or runs."""
    event = rules.events[pending.event]
    if not pending.choice:
        return event.effects[pending.number]
    return next(c.effects for c in event.choices if c.key == pending.choice)[pending.number]


def _cost(city: City, cost: Cost, cause: str) -> None:
    if cost.money > 0:
        city.purse.earn(cause, cost.money)
    elif cost.money < 0:
        city.purse.pay(cause, -cost.money)
    if cost.capital:
        move_capital(city, cost.capital, cause)
    story = city.story
    story.credibility = min(1.0, max(0.0, story.credibility + cost.credibility))
    story.success = min(1.0, max(-1.0, story.success + cost.success))


def _feel(city: City, rules: Rules, feeling: Feeling, cause: str, way: float) -> None:
    """Residents of a kind come to feel otherwise at once; when it fades, the other way."""
    among = meets(city, rules, feeling.among)
    move_feelings(city, ATTITUDES.index(feeling.feel), way * feeling.by, among, cause)


SYSTEM = System(
    "events",
    let_happen,
    ("residents.minds", "happened", "purse", "council", "story", "ledger", "journal"),
)
