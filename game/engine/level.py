"""Levels: one game, with its period, goals, pledges and what the mayor starts with."""

from dataclasses import dataclass
from enum import StrEnum

from game.engine.marks import (
    DistrictKey,
    EventKey,
    IndicatorKey,
    Money,
    Month,
    ProgrammeKey,
    Share,
    Text,
)
from game.engine.targets import Address


class Aim(StrEnum):
    """What a question of the debrief trains."""

    CAUSES = "causes"
    """To find out what made a number move, and what else might have."""
    PEOPLE = "people"
    """To see one life beside the average."""
    EVIDENCE = "evidence"
    """To tell what is counted from what is said, and to know what one would measure."""
    VALUES = "values"
    """To weigh who gains, who pays, and what is fair."""


@dataclass(frozen=True, slots=True)
class Goal:
    """What the player tries to reach."""

    name: Text
    """In a few words."""
    indicator: IndicatorKey
    """Which indicator."""
    by: Month
    """When it is looked at."""
    above: float | None = None
    """More than this."""
    below: float | None = None
    """Less than this."""
    above_share_of_start: float | None = None
    """More than this share of its value at the start."""
    below_share_of_start: float | None = None
    """Less than this share of its value at the start."""


@dataclass(frozen=True, slots=True)
class Pledge:
    """A promise that the mayor can make at the start of a term."""

    key: str
    """Its name in plans."""
    goal: Goal
    """When it is kept."""
    capital: float = 5.0
    """Political capital gained when kept, lost when broken."""
    kept_anyway: Share = 0.5
    """In what share of runs of the average town it is kept; in the score it weighs by the rest. Measured by
    `main.py balance`."""


@dataclass(frozen=True, slots=True)
class Pledges:
    """The promises on offer."""

    offer: tuple[Pledge, ...]
    """What the player chooses from."""
    choose: int = 3
    """How many."""


@dataclass(frozen=True, slots=True)
class StartingOrder:
    """A programme that already runs when the level starts."""

    programme: ProgrammeKey
    """Which."""
    dose: int
    """How much."""
    place: DistrictKey | None = None
    """Where; the whole city when left out."""
    address: Address | None = None
    """To whom; the programme's own when left out."""


@dataclass(frozen=True, slots=True)
class Opening:
    """What the mayor starts with."""

    free_budget_year: Money
    """Euro a year that policy may spend."""
    spending_year: Money
    """Euro that the city spends in a year, all in all."""
    debt: Money
    """Euro."""
    capital: float
    """Political capital, 0 to 100."""
    staff: float
    """City workers that programmes may take."""
    credibility: Share
    """How far the mayor's story is believed."""


@dataclass(frozen=True, slots=True)
class Score:
    """How a term is weighed. Parts always shown."""

    pledges: Share = 0.5
    """Weight of the player's own pledges."""
    lives: Share = 0.25
    """Weight of residents' lives."""
    handed_on: Share = 0.25
    """Weight of the town handed on."""


@dataclass(frozen=True, slots=True)
class Lesson:
    """What makes a level a lesson: it ends in time, and it is for something."""

    looking_back: int = 5
    """Minutes of `minutes` that are kept for the look back. When the rest is spent, the next quarter offers
    the ending: the months that remain are lived with what runs, and open questions take their default."""
    objectives: tuple[Text, ...] = ()
    """What a class can do afterwards; as many as `questions`, which each asks after the one in its place."""


@dataclass(frozen=True, slots=True)
class Level:
    """One game: a city, a period, goals."""

    format: int
    """Version of the format: 1."""
    name: Text
    """Title."""
    city: str
    """Folder of the city under levels/."""
    from_: Month
    """First month. Written with the key `from`."""
    to: Month
    """Last month, included."""
    starts_after: str = ""
    """Plan under levels/plans/ by which the city's open level is lived until this one begins; its town is
    founded at the start when left out. Debt and credibility are then as those years leave them, and of
    capital the mayor has the opening's at least."""
    question: Text = ""
    """What the level asks, in a sentence."""
    briefing: tuple[Text, ...] = ()
    """Pages, under 60 words each."""
    facts: tuple[str, ...] = ()
    """Keys of facts of the record that the briefing shows."""
    pledges: Pledges | None = None
    """Promises on offer."""
    goals: tuple[Goal, ...] = ()
    """What to reach."""
    start: tuple[StartingOrder, ...] = ()
    """Programmes that already run."""
    programmes: tuple[ProgrammeKey, ...] = ()
    """Programmes allowed; all when empty."""
    events: tuple[EventKey, ...] = ()
    """Events that can happen; all when empty."""
    opening: Opening = Opening(
        free_budget_year=800_000_000,
        spending_year=10_000_000_000,
        debt=9_000_000_000,
        capital=50.0,
        staff=120.0,
        credibility=0.4,
    )
    """What the mayor starts with."""
    score: Score = Score()
    """How it is weighed."""
    questions: tuple[Text, ...] = ()
    """Open questions for the debrief."""
    aims: tuple[Aim, ...] = ()
    """What each of these questions trains, in their order: the printed page says so."""
    minutes: int = 0
    """About how many minutes it takes, for its card, as `main.py minutes` measures it. Open when 0."""
    month_seconds: float = 8.0
    """Seconds that a month takes at speed 1."""
    questions_apart: int = 1
    """Months from one question that events ask to the next, at least. Nothing is lost by it: what could be
    asked waits, and is asked later if its condition still holds. What asks nothing happens as often."""
    lesson: Lesson | None = None
    """For a class, when given."""
    passers_by: bool = False
    """For strangers at an exhibition: no advisers before it, no first steps, and a look back of two pages."""
