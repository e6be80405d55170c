"""Wishes: what partners in the coalition ask of the next budget, and what it costs to say no.

In September each partner names one of its bricks that get little money, another than last year, and asks for
more of it. In December the council votes: who got what was asked agrees. Who did not is talked round, at the
cost of political capital, the more the more of the coalition's seats it has; where there is too little of it,
the budget waits, and so does everything new.
"""

from dataclasses import dataclass

from game.engine.city import City
from game.engine.civic import Wish
from game.engine.journal import Entry
from game.engine.nation import PartyList
from game.engine.obey import month_cost
from game.engine.programme import Brick
from game.engine.rules import Rules
from game.engine.standing import move_capital

ASKED, VOTED, YEAR = 8, 11, 12
"""Months of the year in which wishes are made and in which the council votes; the first is 0."""
PARTNERS = "partners"
"""What moves political capital when the council votes on the budget."""
CENTS = 100
WAITS = 3
"""Months of the new year that a budget waits for which there is no majority."""
MET, BOUGHT, REFUSED = "wish.met", "wish.bought", "wish.refused"
"""What the journal says of a wish; the list and the brick stand beside it."""


@dataclass(frozen=True, slots=True)
class Round:
    """Where a wish stands."""

    wish: Wish
    """What was asked."""
    now: int
    """Cents a month that the brick gets now."""
    gain: float
    """Political capital that a yes brings: more from a partner with more of the coalition's seats."""
    price: float
    """Political capital that a no costs."""

    @property
    def met(self) -> bool:
        """Whether it gets what was asked."""
        return self.now >= self.wish.least


def money_of(city: City, rules: Rules) -> dict[Brick, int]:
    """Cents a month that go to each brick now; what brings money in is left out, and so is what ends."""
    found = dict.fromkeys(Brick, 0)
    for running in city.running:
        if not running.stopping:
            cost = month_cost(city, rules, running.programme, running.place, running.dose)
            found[rules.programmes[running.programme].brick] += max(cost, 0)
    return found


def standing_of(city: City, rules: Rules) -> list[Round]:
    """All wishes of this autumn, and how far they are met."""
    if not city.council.wishes:
        return []
    money, k = money_of(city, rules), rules.k.politics
    return [
        Round(wish, money[Brick(wish.brick)], k.wish_met * weight, k.wish_refused * weight)
        for wish in city.council.wishes
        for weight in (_weight(city, wish.party),)
    ]


def _weight(city: City, party: str) -> float:
    """A partner's part of the coalition's seats."""
    seats = city.council.seats
    return seats.get(party, 0) / max(sum(seats.get(key, 0) for key in city.council.coalition), 1)


def hold_round(city: City, rules: Rules) -> None:
    """Partners ask in September and vote in December, but not in the year of an election."""
    council, month = city.council, city.month % YEAR
    if month not in (ASKED, VOTED) or not council.mayor_stays or _election_year(city, rules):
        return
    if month == ASKED:
        partners = [party for party in rules.nation.lists if party.key in council.coalition[1:]]
        council.wishes = [wish for party in partners for wish in _wish(city, rules, party)]
        for wish in council.wishes:
            council.asked[wish.party] = wish.brick
            euro = wish.least / CENTS
            city.journal.note(Entry(city.month, "wish", wish.party, (euro,), words=(wish.brick,)))
        return
    for asked in standing_of(city, rules):
        _vote(city, asked)
    council.wishes = []


def _election_year(city: City, rules: Rules) -> bool:
    return any(month // YEAR == city.month // YEAR for month in rules.nation.elections)


def _wish(city: City, rules: Rules, party: PartyList) -> list[Wish]:
    """More for the poorest brick of the list, in turns; none where each has a fair part of what is spent."""
    money, last = money_of(city, rules), city.council.asked.get(party.key)
    fair = sum(money.values()) / len(money)
    poor = [brick for brick in party.asks if money[brick] <= fair]
    if not poor:
        return []
    poorest = min(poor, key=lambda brick: (brick.value == last, money[brick]))
    more = round(city.purse.year_budget / YEAR * rules.k.politics.wish)
    return [Wish(party.key, poorest.value, money[poorest] + more)]


def _vote(city: City, asked: Round) -> None:
    """A partner agrees, is talked round, or lets the budget wait."""
    council, wish = city.council, asked.wish
    if asked.met:
        outcome = MET
        move_capital(city, asked.gain, PARTNERS)
    elif council.capital >= asked.price:
        outcome = BOUGHT
        move_capital(city, -asked.price, PARTNERS)
    else:
        outcome = REFUSED
        council.budget_from = city.month + 1 + WAITS
    city.journal.note(Entry(city.month, outcome, wish.party, words=(wish.brick,)))
