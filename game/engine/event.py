"""Events: things that happen, dilemmas, their choices and effects, and who speaks."""

from dataclasses import dataclass

from game.engine.conditions import Condition
from game.engine.facts import Tag
from game.engine.marks import DistrictKey, EventKey, LeverKey, Money, PersonKey, Share, Text
from game.engine.targets import Target


@dataclass(frozen=True, slots=True)
class Push:
    """An effect of an event: a lever moved for some months."""

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

    money: Money = 0
    """Euro gained (or lost when negative)."""
    capital: float = 0.0
    """Political capital gained (or lost)."""
    credibility: float = 0.0
    """How much more (or less) the mayor's story is believed, from -1 to 1."""
    success: float = 0.0
    """A success that all saw and remember for a while (or a scandal, which turns examples), from -1 to 1."""
    delay: int = 0
    """Months before it comes."""


Effect = Push | Feeling | Cost


@dataclass(frozen=True, slots=True)
class Choice:
    """One answer to a dilemma."""

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

    who: PersonKey
    """A member of the cast."""
    says: Text
    """One or two sentences."""
    leans: tuple[str, ...] = ()
    """Choices that this person would welcome: whether they were heard is remembered."""


@dataclass(frozen=True, slots=True)
class Event:
    """Something that happens, told through a person; a dilemma when it has choices."""

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
    source: Text = ""
    """Where it is told, unless it is invented."""


@dataclass(frozen=True, slots=True)
class CastMember:
    """An adviser, opponent or citizen who speaks in the game. All are invented."""

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
