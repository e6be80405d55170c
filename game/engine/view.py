"""The view: what screens may see. Read-only, and without what nobody may know."""

from collections.abc import Iterator
from dataclasses import dataclass

import numpy as np
import numpy.typing as npt

from game.engine import minds
from game.engine.cells import CITY
from game.engine.city import City, living
from game.engine.civic import ElectionResult, OpenQuestion, Running
from game.engine.columns import F64
from game.engine.goals import goal_met
from game.engine.heard import Hearing, hearing
from game.engine.households import Tenure
from game.engine.indicators import BY_ASKING, INDICATOR_INDEX, INDICATORS, Indicator
from game.engine.journal import Entry
from game.engine.obey import price_of, refusal_of
from game.engine.orders import Order, Price, Refusal
from game.engine.residents import Activity, Residents
from game.engine.rules import Goal, Programme, Rules
from game.engine.town import NamePool
from game.engine.wishes import Round, standing_of

HIDDEN = frozenset({"offending", "held", "drawn", "recruiter", "vote", "luck_a", "luck_b", "rebuffed"})
"""Columns of residents that no screen, card or export shows."""


@dataclass(frozen=True, slots=True)
class Person:
    """What a card shows of a resident."""

    id: int
    """Number of the person."""
    row: int
    """Row in the columns, valid this month only."""
    name: str
    """Full name."""
    age: int
    """Years."""
    woman: bool
    """Whether a woman."""
    origin: str
    """Key of the country; empty without a foreign background."""
    generation: int
    """A `Generation`."""
    district: str
    """Key of the district."""
    quarter: str
    """Name of the quarter, or of the district."""
    block: int
    """Row of the block of the home."""
    owns: bool
    """Whether the household owns its home."""
    activity: Activity
    """What fills the day."""
    education: int
    """An `Education`."""
    arrived: int
    """Month in which the person came to town or was born here."""
    household: tuple[int, ...]
    """Ids of the others in the household."""
    mother: int
    """Id of the mother; 0 when not known."""
    school: str
    """Name of the school; empty when in none."""
    club: int
    """Row of the club; -1 when in none."""
    workplace: int
    """Row of the workplace; -1 without work in town; `AWAY` when it is elsewhere."""
    shopkeeper: bool
    """Runs a shop."""
    dutch: float
    """Command of Dutch, 0 to 1."""
    learning: bool
    """Follows a course of Dutch."""
    faith: int
    """A `Faith`."""
    supporter: int
    """Which team, 0 none."""
    citizen: bool
    """Belgian."""
    buddy: int
    """Id of the buddy; 0 when there is none."""
    feelings: dict[str, float]
    """The nine attitudes, 0 to 1."""


class View:
    """Everything that a screen may see of one game."""

    def __init__(self, city: City, rules: Rules) -> None:
        self._city = city
        self.rules = rules
        self.survey_every = 1
        """Months from one survey to the next. What is known only by asking stands still between them."""

    # time and numbers

    @property
    def month(self) -> int:
        """The month that begins now."""
        return self._city.month

    def now(self, indicator: str, area: int = CITY) -> float:
        """The newest reading of an indicator, of the city or of a district's row."""
        return self.at(indicator, self._city.history.months[-1], area)

    def at(self, indicator: str, month: int, area: int = CITY) -> float:
        """The reading of a month: for what is asked, that of the latest survey."""
        return self._city.history.at(indicator, self._asked(indicator, month), area)

    def series(self, indicator: str, area: int = CITY) -> tuple[list[int], F64]:
        """Months and readings: for what is asked, those of the surveys."""
        history = self._city.history
        months, values = history.months, history.series(indicator, area)
        if self.survey_every > 1 and indicator in BY_ASKING:
            values = values[[self._asked(indicator, month) - months[0] for month in months]]
        return months, values

    def why(self, indicator: str, first: int, last: int, area: int = CITY) -> dict[str, float]:
        """Causes of the change over the months from `first` to `last`; they add up to what is shown of it."""
        first, last = self._asked(indicator, first - 1) + 1, self._asked(indicator, last)
        return self._city.history.why(indicator, first, last, area)

    def _asked(self, indicator: str, month: int) -> int:
        """The month of the survey that is the latest in a month: each December where there is one a year."""
        if self.survey_every == 1 or indicator not in BY_ASKING:
            return month
        first, newest = self._city.history.months[0], self._city.history.months[-1]
        month = min(month, newest)
        return max(month - (month + 1) % self.survey_every, first)

    def indicators(self) -> tuple[Indicator, ...]:
        """All indicators."""
        return INDICATORS

    def indicator(self, key: str) -> Indicator:
        """One indicator."""
        return INDICATORS[INDICATOR_INDEX[key]]

    # the map

    def residents(self, column: str) -> npt.NDArray[np.generic]:
        """A column of all rows of residents, read-only. Raises KeyError for what is hidden."""
        if column in HIDDEN:
            raise KeyError(f"{column} is nobody's business")
        return _locked(getattr(self._city.residents, column))

    def blocks(self, column: str) -> npt.NDArray[np.generic]:
        """A column of all blocks, read-only."""
        return _locked(getattr(self._city.blocks, column))

    def streets(self, column: str) -> npt.NDArray[np.generic]:
        """A column of the shop streets, read-only."""
        return _locked(getattr(self._city.streets, column))

    def schools(self, column: str) -> npt.NDArray[np.generic]:
        """A column of the schools, read-only."""
        return _locked(getattr(self._city.schools, column))

    def clubs(self, column: str) -> npt.NDArray[np.generic]:
        """A column of the clubs, read-only."""
        return _locked(getattr(self._city.clubs, column))

    def workplace_blocks(self) -> npt.NDArray[np.generic]:
        """Row of the block of each workplace."""
        return _locked(self._city.workplaces.block)

    # people

    def person(self, number: int) -> Person | None:
        """The resident with an id; None when they do not live here any more."""
        found = np.flatnonzero((self._city.residents.id == number) & self._city.residents.alive)
        return self.person_at(int(found[0])) if found.size else None

    def person_at(self, row: int) -> Person | None:
        """The resident in a row; None when the row is free."""
        city, town = self._city, self.rules.town
        r = city.residents
        if not r.alive[row]:
            return None
        home = r.household[row]
        others = np.flatnonzero((r.household == home) & r.alive)
        block = int(r.block[row])
        return Person(
            id=int(r.id[row]),
            row=row,
            name=name_of(self.rules, r, row),
            age=int(self._city.month - r.born[row]) // 12,
            woman=r.sex[row] == 0,
            origin=town.origins[r.origin[row]].key if r.origin[row] >= 0 else "",
            generation=int(r.generation[row]),
            district=town.districts[r.district[row]].key,
            quarter=self.quarter(block),
            block=block,
            owns=bool(city.homes.tenure[city.households.home[home]] == Tenure.OWNED),
            activity=Activity(int(r.activity[row])),
            education=int(r.education[row]),
            arrived=int(r.arrived[row]),
            household=tuple(int(r.id[other]) for other in others if other != row),
            mother=int(r.mother[row]),
            school=town.schools[r.school[row]].name if r.school[row] >= 0 else "",
            club=int(r.club[row]),
            workplace=int(r.workplace[row]),
            shopkeeper=bool(r.shopkeeper[row]),
            dutch=float(r.dutch[row]),
            learning=bool(r.course[row] > 0),
            faith=int(r.faith[row]),
            supporter=int(r.supporter[row]),
            citizen=bool(r.citizen[row]),
            buddy=int(r.buddy[row]),
            feelings={key: float(r.minds[n, row]) for n, key in enumerate(minds.ATTITUDES)},
        )

    def quarter(self, block: int) -> str:
        """Name of the quarter that a block lies in; the district's when it has none of its own."""
        zones = [(d, z) for d in self.rules.town.districts for z in d.zones]
        district, zone = zones[self._city.blocks.zone[block]]
        return zone.name or district.name

    def club_name(self, club: int) -> str:
        """Name of a club."""
        kind = self.rules.town.clubs[self._city.clubs.kind[club]]
        number = int(self._city.clubs.name[club])
        if not kind.names:
            return f"{kind.kind} {number + 1}"
        lap, place = divmod(number, len(kind.names))
        return kind.names[place] if lap == 0 else f"{kind.names[place]} {lap + 1}"

    def find(self, words: str, most: int = 12) -> list[Person]:
        """Residents whose name begins with these words, in the order of their ids."""
        wanted = words.casefold().strip()
        found: list[Person] = []
        if not wanted:
            return found
        for row in living(self._city):
            name = name_of(self.rules, self._city.residents, int(row)).casefold()
            if name.startswith(wanted) or f" {wanted}" in name:
                person = self.person_at(int(row))
                if person:
                    found.append(person)
                if len(found) == most:
                    break
        return found

    # city hall

    def programmes(self) -> Iterator[Programme]:
        """Programmes that the level offers."""
        allowed = self.rules.level.programmes
        return (p for key, p in self.rules.programmes.items() if not allowed or key in allowed)

    def running(self) -> tuple[Running, ...]:
        """Programmes that run. Not to be changed."""
        return tuple(self._city.running)

    def price(self, order: Order) -> Price:
        """What an order would cost."""
        return price_of(self._city, self.rules, order)

    def refusal(self, order: Order) -> Refusal | None:
        """Why an order would be refused; None when it would be obeyed."""
        return refusal_of(self._city, self.rules, order)

    def questions(self) -> tuple[OpenQuestion, ...]:
        """Dilemmas that wait for an answer, the oldest first."""
        return tuple(self._city.happened.open)

    @property
    def cash(self) -> int:
        """Cents that policy may still spend this year."""
        return self._city.purse.cash

    @property
    def cost_month(self) -> int:
        """Cents that the running programmes cost a month."""
        return int(self._city.numbers.get("programmes.cost_month", 0.0))

    @property
    def staff_free(self) -> float:
        """City workers that programmes may still take."""
        return self.rules.level.opening.staff - self._city.numbers.get("programmes.staff", 0.0)

    @property
    def capital(self) -> float:
        """Political capital, 0 to 100."""
        return self._city.council.capital

    @property
    def seats(self) -> dict[str, int]:
        """List → seats in the council."""
        return dict(self._city.council.seats)

    @property
    def coalition(self) -> tuple[str, ...]:
        """Lists that govern."""
        return self._city.council.coalition

    def wishes(self) -> list[Round]:
        """What partners ask of the next budget, and how far they got it."""
        return standing_of(self._city, self.rules)

    @property
    def budget_from(self) -> int:
        """Month from which something new may begin, when the council let the budget wait."""
        return self._city.council.budget_from

    @property
    def coalition_to_form(self) -> bool:
        """Whether a coalition has to be formed now."""
        return self._city.council.to_form

    @property
    def mayor_stays(self) -> bool:
        """Whether the player still governs."""
        return self._city.council.mayor_stays

    @property
    def pledges(self) -> tuple[str, ...]:
        """Pledges made for this term."""
        return self._city.council.pledges

    @property
    def pledges_kept(self) -> dict[str, bool]:
        """Pledge → whether it was kept, for those that have been judged."""
        return dict(self._city.council.kept)

    @property
    def elections(self) -> tuple[ElectionResult, ...]:
        """Elections of this game."""
        return tuple(self._city.elections)

    def journal(self, month: int | None = None) -> list[Entry]:
        """Facts of a month (all when none is given)."""
        return list(self._city.journal.entries) if month is None else self._city.journal.of_month(month)

    def hearing(self, person: str) -> Hearing:
        """How often somebody of the cast was heard."""
        return hearing(self.rules, self._city.happened.choices, person)

    def choice_made(self, event: str) -> str:
        """The choice that was taken at an event; empty when none was."""
        return self._city.happened.choices.get(event, ("", 0))[0]

    @property
    def year_budget(self) -> int:
        """Cents that policy was given for this year."""
        return self._city.purse.year_budget

    @property
    def spent(self) -> dict[str, int]:
        """Cents spent this year, by cause."""
        return dict(self._city.purse.spent)

    @property
    def earned(self) -> dict[str, int]:
        """Cents earned this year, by cause."""
        return dict(self._city.purse.earned)

    def met(self, goal: Goal) -> bool:
        """Whether a goal is met by the newest reading, or by that of its month once it has passed."""
        return goal_met(self._city.history, goal, min(goal.by, self._city.history.months[-1]))


def name_of(rules: Rules, r: Residents, row: int) -> str:
    """Full name of the resident in a row."""
    pool = pool_of(rules, int(r.origin[row]))
    first = pool.women if r.sex[row] == 0 else pool.men
    return f"{first[r.first_name[row] % len(first)]} {pool.family[r.family_name[row] % len(pool.family)]}"


def pool_of(rules: Rules, origin: int) -> NamePool:
    """The pool of names of an origin (-1: the town's own)."""
    pools = rules.town.names
    if origin < 0:
        return pools[0]
    wanted = rules.town.origins[origin].names
    return next((pool for pool in pools if pool.key == wanted), pools[0])


def _locked(array: npt.NDArray[np.generic]) -> npt.NDArray[np.generic]:
    shown = array.view()
    shown.flags.writeable = False
    return shown
