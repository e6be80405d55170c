"""Rules: all that the author of a level wrote, read once and never changed."""

from dataclasses import dataclass
from enum import StrEnum
from typing import ClassVar

from game.engine.coefficients import Coefficients
from game.engine.conditions import Condition
from game.engine.marks import (
    STRICT,
    DistrictKey,
    EventKey,
    IndicatorKey,
    LeverKey,
    Money,
    Month,
    PersonKey,
    ProgrammeKey,
    Share,
    Text,
)
from game.engine.nation import Nation
from game.engine.targets import Address, Target
from game.engine.town import Town


class Brick(StrEnum):
    """The eight bricks of the wall, and the city-wide measures beside it."""

    SAFETY = "safety"
    STORY = "story"
    ADDRESSING = "addressing"
    MIXING = "mixing"
    BOTH_WAYS = "both_ways"
    VALUES = "values"
    PROMISE = "promise"
    NEWCOMERS = "newcomers"
    CITY = "city"


class Tag(StrEnum):
    """What kind of fact a statement is."""

    STATISTIC = "statistic"
    CLAIM = "claim"
    ESTIMATE = "estimate"
    INVENTED = "invented"


class Confidence(StrEnum):
    """How sure the model's authors are of a coefficient."""

    MEASURED = "measured"
    DERIVED = "derived"
    JUDGED = "judged"


@dataclass(frozen=True, slots=True)
class Assumption:
    """One coefficient of the model, on the table."""

    __pydantic_config__: ClassVar[dict[str, object]] = STRICT
    value: float
    """The value used."""
    range: tuple[float, float]
    """What the evidence allows."""
    unit: str
    """What the number counts."""
    source: str
    """Where it comes from."""
    confidence: Confidence
    """How sure we are."""
    disputed: str = ""
    """Who says otherwise, and what."""


@dataclass(frozen=True, slots=True)
class Dose:
    """One level of effort of a programme."""

    __pydantic_config__: ClassVar[dict[str, object]] = STRICT
    cost_month: Money
    """What it costs each month, in euro; for a city-wide dose, or for one district."""
    levers: dict[LeverKey, Share]
    """How far it moves each lever when fully phased in."""
    one_off: Money = 0
    """What it costs at the start, in euro."""
    staff: float = 0.0
    """City workers it takes."""


@dataclass(frozen=True, slots=True)
class Reality:
    """What Mechelen really did."""

    __pydantic_config__: ClassVar[dict[str, object]] = STRICT
    start: Month
    """First month."""
    note: Text
    """What was done, in a sentence."""
    source: str
    """Where it is told."""
    tag: Tag = Tag.STATISTIC
    """What kind of fact it is."""


@dataclass(frozen=True, slots=True)
class Programme:
    """Something that the city can do month after month."""

    __pydantic_config__: ClassVar[dict[str, object]] = STRICT
    key: ProgrammeKey
    """Its name in levels."""
    brick: Brick
    """The brick it belongs to."""
    name: Text
    """Its name on screen, four words at most."""
    what: Text
    """What it does, in one sentence."""
    gains: Text
    """Who gains, in a few words."""
    side_effect: Text
    """The delayed cost that it has besides money, in one sentence."""
    evidence: Text
    """What research says, in one or two sentences."""
    source: str
    """Where the evidence stands."""
    doses: tuple[Dose, ...]
    """One to three levels of effort, from small to large."""
    target: Target = Target()  # noqa: RUF009
    """Whom it is for."""
    address: Address = Address.EVERYONE
    """To whom it is addressed unless the order says otherwise."""
    addresses: tuple[Address, ...] = (Address.EVERYONE,)
    """The addresses that an order may choose from."""
    local: bool = False
    """Whether it can be run in one district alone (at that district's share of the cost)."""
    capital: float = 0.0
    """Political capital it takes to start (0 to 30); to stop it early takes half."""
    phase_in: int = 6
    """Months from the order to full effect."""
    phase_out: int = 3
    """Months from stopping to none."""
    excludes: tuple[ProgrammeKey, ...] = ()
    """Programmes that can't run beside it."""
    reality: Reality | None = None
    """What Mechelen really did, if it did."""


@dataclass(frozen=True, slots=True)
class Push:
    """An effect of an event: a lever moved for some months."""

    __pydantic_config__: ClassVar[dict[str, object]] = STRICT
    lever: LeverKey
    """Which lever."""
    strength: Share
    """How far, as a programme would."""
    months: int
    """For how long."""
    delay: int = 0
    """Months before it begins."""
    district: DistrictKey | None = None
    """Only in this district; the whole city when left out."""


@dataclass(frozen=True, slots=True)
class Feeling:
    """An effect of an event: residents of a kind come to feel otherwise, once."""

    __pydantic_config__: ClassVar[dict[str, object]] = STRICT
    feel: str
    """Which attitude (openness, belonging, pride, trust_city, trust_police, felt_safe, prospects, loss,
    grievance)."""
    by: float
    """How far, from -.3 to .3, on a scale from 0 to 1; less for those already near the end."""
    among: Target = Target()  # noqa: RUF009
    """Who."""
    delay: int = 0
    """Months before it is felt."""
    fades: int = 0
    """Months after which it is gone again; 0 when it stays."""


@dataclass(frozen=True, slots=True)
class Cost:
    """An effect of an event on what the mayor has."""

    __pydantic_config__: ClassVar[dict[str, object]] = STRICT
    money: Money = 0
    """Euro gained (or lost when negative)."""
    capital: float = 0.0
    """Political capital gained (or lost)."""
    credibility: float = 0.0
    """How much more (or less) the mayor's story is believed, from -1 to 1."""
    delay: int = 0
    """Months before it comes."""


Effect = Push | Feeling | Cost


@dataclass(frozen=True, slots=True)
class Choice:
    """One answer to a dilemma."""

    __pydantic_config__: ClassVar[dict[str, object]] = STRICT
    key: str
    """Its name in plans."""
    name: Text
    """What the mayor does, in a short sentence."""
    case: Text
    """Its best case, in a sentence."""
    after: Text
    """What is seen when it is done, in a sentence or two."""
    effects: tuple[Effect, ...] = ()
    """What follows."""


@dataclass(frozen=True, slots=True)
class Viewpoint:
    """How somebody sees a dilemma, at its best."""

    __pydantic_config__: ClassVar[dict[str, object]] = STRICT
    who: PersonKey
    """A member of the cast."""
    says: Text
    """One or two sentences."""


@dataclass(frozen=True, slots=True)
class Event:
    """Something that happens, told through a person; a dilemma when it has choices."""

    __pydantic_config__: ClassVar[dict[str, object]] = STRICT
    key: EventKey
    """Its name in levels and plans."""
    name: Text
    """Headline."""
    story: Text
    """What happens; at most 110 words; {name}, {age}, {street} and {district} stand for the resident."""
    when: Condition
    """When it can happen."""
    chance: Share = 1.0
    """Chance in each month in which it can."""
    again_after: int = 0
    """Months before it can happen again; 0 when it happens once."""
    who: Target | None = None
    """The resident through whom it is told."""
    choices: tuple[Choice, ...] = ()
    """Two to four answers; none when it only happens."""
    default: str = ""
    """The choice that is taken when nobody answers."""
    viewpoints: tuple[Viewpoint, ...] = ()
    """At least three for a dilemma."""
    effects: tuple[Effect, ...] = ()
    """What it does whatever is chosen."""
    tag: Tag = Tag.INVENTED
    """What kind of fact it is."""
    source: str = ""
    """Where it is told, unless it is invented."""


@dataclass(frozen=True, slots=True)
class CastMember:
    """An adviser, opponent or citizen who speaks in the game. All are invented."""

    __pydantic_config__: ClassVar[dict[str, object]] = STRICT
    key: PersonKey
    """Name in levels."""
    name: str
    """Full name."""
    role: Text
    """What they are, in a few words."""
    mind: Text
    """How they look at things, in a sentence."""
    adviser: bool = False
    """Whether they sit at the mayor's table."""


@dataclass(frozen=True, slots=True)
class Fact:
    """Something that really happened, or was claimed."""

    __pydantic_config__: ClassVar[dict[str, object]] = STRICT
    key: str
    """Name in levels."""
    text: Text
    """The fact in one sentence."""
    tag: Tag
    """What kind of fact."""
    source: str
    """Where it stands."""
    month: Month | None = None
    """When."""


@dataclass(frozen=True, slots=True)
class RecordSeries:
    """What an indicator really was, where it is known."""

    __pydantic_config__: ClassVar[dict[str, object]] = STRICT
    indicator: IndicatorKey
    """Which indicator."""
    tag: Tag
    """What kind of figure."""
    source: str
    """Where it stands."""
    points: dict[Month, float]
    """Values by month."""
    note: Text = ""
    """What differs from the game's own measure."""


@dataclass(frozen=True, slots=True)
class Record:
    """What really happened: shown beside the player's line, never read by the engine."""

    __pydantic_config__: ClassVar[dict[str, object]] = STRICT
    facts: tuple[Fact, ...] = ()
    """Dated facts."""
    series: tuple[RecordSeries, ...] = ()
    """Series."""


@dataclass(frozen=True, slots=True)
class Goal:
    """What the player tries to reach."""

    __pydantic_config__: ClassVar[dict[str, object]] = STRICT
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

    __pydantic_config__: ClassVar[dict[str, object]] = STRICT
    key: str
    """Its name in plans."""
    goal: Goal
    """When it is kept."""
    capital: float = 5.0
    """Political capital gained when kept, lost when broken."""


@dataclass(frozen=True, slots=True)
class Pledges:
    """The promises on offer."""

    __pydantic_config__: ClassVar[dict[str, object]] = STRICT
    offer: tuple[Pledge, ...]
    """What the player chooses from."""
    choose: int = 3
    """How many."""


@dataclass(frozen=True, slots=True)
class StartingOrder:
    """A programme that already runs when the level starts."""

    __pydantic_config__: ClassVar[dict[str, object]] = STRICT
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

    __pydantic_config__: ClassVar[dict[str, object]] = STRICT
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

    __pydantic_config__: ClassVar[dict[str, object]] = STRICT
    pledges: Share = 0.5
    """Weight of the player's own pledges."""
    lives: Share = 0.25
    """Weight of residents' lives."""
    handed_on: Share = 0.25
    """Weight of the town handed on."""


@dataclass(frozen=True, slots=True)
class Level:
    """One game: a city, a period, goals."""

    __pydantic_config__: ClassVar[dict[str, object]] = STRICT
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


@dataclass(frozen=True, slots=True)
class Usual:
    """An attitude's mean among adults of the average town, by month: from stored runs of `average_town`."""

    __pydantic_config__: ClassVar[dict[str, object]] = STRICT
    native: dict[Month, float]
    """Without a foreign background."""
    foreign: dict[Month, float]
    """With a foreign background."""


@dataclass(frozen=True, slots=True)
class Rules:
    """Everything an author wrote for one game."""

    level: Level
    """The level."""
    town: Town
    """The city's places and who lives there at the start."""
    nation: Nation
    """What the mayor can't move."""
    programmes: dict[str, Programme]
    """By key."""
    events: dict[str, Event]
    """By key, in the order in which they are tried."""
    cast: dict[str, CastMember]
    """By key."""
    record: Record
    """What really happened."""
    assumptions: dict[str, dict[str, Assumption]]
    """Coefficients by system and name, with their sources."""
    k: Coefficients
    """The same coefficients as numbers."""
    reference: dict[str, Usual] | None = None
    """By attitude: the average town that votes are compared with (the city's reference.yaml). A city
    without one is compared with its own first month."""
