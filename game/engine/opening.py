"""Opening a level: the town is founded, settles, and stands at the first morning."""

from collections import deque
from collections.abc import Generator, Iterable
from dataclasses import replace

import numpy as np

from game.engine.causes import count_all
from game.engine.cells import CELLS, NOBODY
from game.engine.city import City
from game.engine.civic import Purse, Running
from game.engine.columns import F64
from game.engine.council import council_size, imperiali, natural_coalition, usual_vote
from game.engine.founding.found import founding
from game.engine.history import Causes, History
from game.engine.journal import Journal
from game.engine.obey import obey, place_row, refusal_of, running_cost, staff_used
from game.engine.orders import Dated
from game.engine.rules import Level, Rules
from game.engine.schedule import SYSTEMS, live_month
from game.engine.steps import finished
from game.engine.sway import ROUND
from game.engine.systems.readings import read
from game.engine.wearing import deepen

SETTLING = frozenset(
    {"programmes", "streets", "safety", "felt safety", "discrimination", "meetings", "story", "minds",
     "extremism", "politics"}
)
"""Systems that run before the level starts: nobody is born, moves or changes work meanwhile."""
SPIN_UP = 36
"""Months in which the town settles."""
TEMPER = 24
"""Of these, months after which temperaments are set."""


def open_city(rules: Rules, seed: int) -> City:
    """The city on the first morning of the level: founded, or as the years before the level leave it."""
    return finished(opening(rules, seed))


def opening(rules: Rules, seed: int) -> Generator[None, None, City]:
    """The same in steps of a month at most."""
    if not rules.lived:
        return (yield from _founded(rules, seed))
    levels = (*(past.level for past in rules.lived), rules.level)
    city = yield from _founded(replace(rules, level=levels[0], lived=()), seed)
    for past, level in zip(rules.lived, levels[1:], strict=True):
        yield from _live(city, replace(rules, level=past.level, lived=()), past.orders, level.from_)
        hand_over(city, level)
    return city


def _live(city: City, rules: Rules, orders: Iterable[Dated], until: int) -> Generator[None]:
    """Live to the first morning of a month under orders."""
    waiting = deque(orders)
    while city.month < until:
        while waiting and waiting[0].month <= city.month:
            order = waiting.popleft().order
            if refusal_of(city, rules, order) is None:
                obey(city, rules, order)
        live_month(city, rules)
        yield


def hand_over(city: City, level: Level) -> None:
    """The next level begins: no pledge is made yet, the player governs, and numbers count from here."""
    council = city.council
    council.pledges, council.pledged, council.kept = (), 0, {}
    council.mayor_stays = True
    council.capital = max(council.capital, level.opening.capital)
    now = city.history.readings[-1]
    city.history = History()
    city.history.add(city.month - 1, now, Causes())


def _founded(rules: Rules, seed: int) -> Generator[None, None, City]:
    """A new town on the first morning of the level.

    The town is founded as it was at the start. For 36 months its streets, offences and minds settle with
    the nation and the starting programmes standing still. After 24 of them each temperament is shifted so
    that today's town, not the settling, is what feelings are in balance with: what founding says about
    feelings in 2003 is what people feel when the level starts.
    """
    city = yield from founding(rules.town, seed, rules.level.from_)
    yield
    level = rules.level
    city.start = level.from_
    city.far_right_list = next((n for n, p in enumerate(rules.nation.lists) if p.key == "far_right"), -1)
    opening = level.opening
    city.story.credibility = opening.credibility
    for order in level.start:
        programme = rules.programmes[order.programme]
        city.running.append(
            Running(order.programme, place_row(rules, order.place), order.dose,
                    order.address or programme.address, level.from_ - SPIN_UP, 1.0, float(order.dose))
        )
    yield from _settle(city, rules)
    city.council.capital = opening.capital
    city.story.credibility = opening.credibility
    city.purse = Purse(debt=opening.debt)
    city.purse.year_budget = opening.free_budget_year
    months_left = 12 - city.month % 12
    city.purse.earn("council", round(opening.free_budget_year * months_left / 12))
    city.numbers["programmes.cost_month"] = float(running_cost(city, rules))
    city.numbers["programmes.staff"] = staff_used(city, rules)
    _first_council(city, rules)
    city.purse.moved.clear()
    city.journal = Journal()
    city.history = History()
    city.history.add(city.month - 1, read(city, rules), Causes())
    return city


def _settle(city: City, rules: Rules) -> Generator[None]:
    city.month = city.start - SPIN_UP
    count_all(city)
    systems = tuple(system for system in SYSTEMS if system.name in SETTLING)
    founded = city.residents.minds.copy()
    causes, city.causes_on = city.causes_on, False
    for n in range(SPIN_UP):
        live_month(city, rules, systems=systems)
        if n == TEMPER - 1:
            gap = _means(city, founded) - _means(city, city.residents.minds)
            city.residents.anchors += (gap / _settled_share(rules))[:, city.residents.cell].astype(np.float32)
            np.clip(city.residents.anchors, 0.0, 1.0, out=city.residents.anchors)
            city.residents.minds[:] = founded
            deepen(city, 1.0 / _settled_share(rules))
        yield
    city.causes_on = causes
    count_all(city)
    city.ledger.lines.clear()


def _settled_share(rules: Rules) -> float:
    """Part of the way to balance that drift alone goes within the months before temperaments are set."""
    left = 1.0
    for _ in range(TEMPER // ROUND):
        left *= 1.0 - rules.k.minds.drift * ROUND
    return 1.0 - left


def _means(city: City, feelings: np.ndarray[tuple[int, int], np.dtype[np.float32]]) -> F64:
    """Mean attitudes by cell (attitudes, CELLS); 0 for free rows."""
    cell = city.residents.cell.astype(np.intp)
    people = np.maximum(np.bincount(cell, minlength=CELLS), 1)
    found_means = np.array([np.bincount(cell, weights=row, minlength=CELLS) / people for row in feelings])
    found_means[:, NOBODY] = 0.0
    return found_means


def _first_council(city: City, rules: Rules) -> None:
    """The council that sits at the start, and who governs."""
    lists = rules.nation.lists
    seats = {party.key: party.seats for party in lists}
    city.council.seats = seats if any(seats.values()) else _usual_council(city, rules)
    partners = natural_coalition(city.council.seats, rules)
    city.council.coalition = (lists[0].key, *(partners or ()))


def _usual_council(city: City, rules: Rules) -> dict[str, int]:
    """The council of the last election before the start, as the waves of that month would fill it."""
    foreign = float(city.ledger.counted[0, -1]) / max(int(city.ledger.asked[0, -1]), 1)
    shares = usual_vote(rules, city.start, foreign)
    votes = {key: round(1_000_000 * share) for key, share in shares.items()}
    return imperiali(votes, council_size(int(city.residents.alive.sum())))
