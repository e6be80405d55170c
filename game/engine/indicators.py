"""Indicators: everything shown, tested, reported or exported, defined once."""

from collections.abc import Callable
from dataclasses import dataclass
from enum import StrEnum
from functools import cache
from typing import TYPE_CHECKING

import numpy as np

from game.engine import minds
from game.engine.codes import BORN_ABROAD, EMPLOYED, JOBLESS, NATIVE, PUPIL, STUDENT, UPPER
from game.engine.columns import Mask, Which

if TYPE_CHECKING:
    from game.engine.city import City


Test = Callable[["City", Which], Mask]


class Unit(StrEnum):
    """What a number counts, and so how it is written."""

    SHARE = "share"
    COUNT = "count"
    PER_YEAR = "per_year"
    EURO = "euro"
    EURO_MONTH = "euro_month"
    EURO_YEAR = "euro_year"
    INDEX = "index"
    RATIO = "ratio"
    PER_1000 = "per_1000"


class Good(StrEnum):
    """Which way is better, for colours and arrows."""

    UP = "up"
    DOWN = "down"
    NEITHER = "neither"


@dataclass(frozen=True, slots=True)
class Indicator:
    """One number about the city."""

    key: str
    """Name in levels, plans and reports."""
    unit: Unit
    """What it counts."""
    good: Good
    """Which way is better."""
    meaning: str
    """What it is, in a sentence."""
    districts: bool = True
    """Whether there is a reading for each district."""
    of: tuple[Test, ...] = ()
    """For shares of residents: what holds for all who are asked."""
    holds: Test | None = None
    """For shares of residents: who of them counts."""


HALF_YEAR = 6
"""Months in which nobody grows older for statistics."""
ASKED_FROM = 16
"""Surveys ask residents from this age on."""
B1 = 0.6
"""Command of Dutch called B1."""
SAFE_BELOW = 0.4
"""Below this a resident says to feel unsafe often or always."""
YES_ABOVE = 0.5
"""Above this a resident says yes in a survey."""


def age_day(city: "City") -> int:
    """First month of this half-year: statistics and surveys go by the age that somebody had then."""
    return city.month - city.month % HALF_YEAR


def grown(city: "City", rows: Which) -> Mask:
    """Residents who are asked in surveys."""
    r = city.residents
    found: Mask = r.born[rows] <= age_day(city) - 12 * ASKED_FROM
    found &= r.alive[rows]
    return found


def aged(city: "City", rows: Which, first: int, last: int) -> Mask:
    """Residents from `first` to `last` years old, included."""
    r, day = city.residents, age_day(city)
    born = r.born[rows]
    found: Mask = born <= day - 12 * first
    found &= born > day - 12 * (last + 1)
    found &= r.alive[rows]
    return found


def adult(city: "City", rows: Which) -> Mask:
    """Residents of 18 and over."""
    r = city.residents
    found: Mask = r.born[rows] <= age_day(city) - 12 * 18
    found &= r.alive[rows]
    return found


def working_age(city: "City", rows: Which) -> Mask:
    """Residents of 20 to 64."""
    return aged(city, rows, 20, 64)


def _here(city: "City", rows: Which) -> Mask:
    return city.residents.alive[rows]


@cache
def _above(attitude: int) -> Test:
    return lambda city, rows: city.residents.minds[attitude, rows] > np.float32(YES_ABOVE)


def native(city: "City", rows: Which) -> Mask:
    """Residents without a foreign background."""
    return city.residents.generation[rows] == NATIVE


def foreign(city: "City", rows: Which) -> Mask:
    """Residents with a foreign background."""
    return city.residents.generation[rows] != NATIVE


def _born_abroad(city: "City", rows: Which) -> Mask:
    return city.residents.generation[rows] == BORN_ABROAD


def _content(city: "City", rows: Which) -> Mask:
    """Content with how the city lives together: the mean of four feelings is above the middle."""
    m = city.residents.minds
    kind = m[minds.OPENNESS, rows] + m[minds.TRUST_CITY, rows]
    sore = m[minds.LOSS, rows] + m[minds.GRIEVANCE, rows]
    return kind - sore > np.float32(0.0)


def _employed(city: "City", rows: Which) -> Mask:
    return city.residents.activity[rows] == EMPLOYED


def _jobless(city: "City", rows: Which) -> Mask:
    return city.residents.activity[rows] == JOBLESS


def _labour(city: "City", rows: Which) -> Mask:
    a = city.residents.activity[rows]
    return city.residents.alive[rows] & ((a == EMPLOYED) | (a == JOBLESS))


def _voter(city: "City", rows: Which) -> Mask:
    return city.residents.alive[rows] & (city.residents.vote[rows] >= 0)


def newcomer(city: "City", rows: Which) -> Mask:
    """Born abroad and less than five years in the country."""
    r = city.residents
    return (r.generation[rows] == BORN_ABROAD) & (r.abroad_since[rows] > age_day(city) - 60)


U, G = Unit, Good

INDICATORS: tuple[Indicator, ...] = (
    Indicator("population", U.COUNT, G.NEITHER, "Residents."),
    Indicator("residents_foreign_background", U.SHARE, G.NEITHER, "Residents with a foreign background.",
              of=(_here,), holds=foreign),
    Indicator("newborns_foreign_background", U.SHARE, G.NEITHER,
              "Births of the last twelve months with a foreign background.", districts=False),
    Indicator("nationalities", U.COUNT, G.NEITHER, "Countries that residents come from.", districts=False),
    Indicator("street_crime", U.PER_YEAR, G.DOWN,
              "Car break-ins, street robberies and bag-snatchings counted by the police in twelve months."),
    Indicator("car_break_ins", U.PER_YEAR, G.DOWN, "Car break-ins counted in twelve months."),
    Indicator("thefts", U.PER_YEAR, G.DOWN, "Thefts and extortion of every kind counted in twelve months."),
    Indicator("felt_unsafe", U.SHARE, G.DOWN, "Residents who often feel unsafe.", of=(grown,),
              holds=lambda c, r: c.residents.minds[minds.FELT_SAFE, r] < np.float32(SAFE_BELOW)),
    Indicator("litter", U.INDEX, G.DOWN, "Litter in the streets, 0 none to 1 filthy."),
    Indicator("trust_city", U.SHARE, G.UP, "Residents who trust city hall.", of=(grown,),
              holds=_above(minds.TRUST_CITY)),
    Indicator("trust_police", U.SHARE, G.UP, "Residents who trust the police.", of=(grown,),
              holds=_above(minds.TRUST_POLICE)),
    Indicator("pride", U.SHARE, G.UP, "Residents who are proud of their town.", of=(grown,),
              holds=_above(minds.PRIDE)),
    Indicator("openness", U.SHARE, G.UP, "Residents who like to live among people of other origins.",
              of=(grown,), holds=_above(minds.OPENNESS)),
    Indicator("belonging", U.SHARE, G.UP, "Residents who feel that they belong here.", of=(grown,),
              holds=_above(minds.BELONGING)),
    Indicator("belonging_native", U.SHARE, G.UP, "The same among residents without a foreign background.",
              of=(grown, native), holds=_above(minds.BELONGING)),
    Indicator("belonging_foreign", U.SHARE, G.UP, "The same among residents with a foreign background.",
              of=(grown, foreign), holds=_above(minds.BELONGING)),
    Indicator("belonging_gap", U.SHARE, G.DOWN,
              "How much less residents with a foreign background feel that they belong.", districts=False),
    Indicator("loss", U.SHARE, G.DOWN, "Residents who feel that their town is taken from them.", of=(grown,),
              holds=_above(minds.LOSS)),
    Indicator("grievance", U.SHARE, G.DOWN, "Residents who feel shut out.", of=(grown,),
              holds=_above(minds.GRIEVANCE)),
    Indicator("acceptance", U.SHARE, G.UP, "Residents content with how the city lives together.", of=(grown,),
              holds=_content),
    Indicator("prospects", U.SHARE, G.UP, "Residents who believe that effort pays for them.", of=(grown,),
              holds=_above(minds.PROSPECTS)),
    Indicator("story_credibility", U.INDEX, G.UP, "How far the mayor's story is believed, 0 to 1.",
              districts=False),
    Indicator("far_right_vote", U.SHARE, G.DOWN, "Voters who would vote for the far-right list today.",
              of=(_voter,), holds=lambda c, r: c.residents.vote[r] == c.far_right_list),
    Indicator("mayor_vote", U.SHARE, G.UP, "Voters who would vote for the mayor's list today.",
              of=(_voter,), holds=lambda c, r: c.residents.vote[r] == 0),
    Indicator("segregation_homes", U.INDEX, G.DOWN,
              "Share of residents who would have to move for every block to be alike.", districts=False),
    Indicator("segregation_homes_random", U.INDEX, G.NEITHER, "The same if everybody lived at random.",
              districts=False),
    Indicator("segregation_schools", U.INDEX, G.DOWN,
              "Share of pupils who would have to change for every school to be alike.", districts=False),
    Indicator("segregation_schools_random", U.INDEX, G.NEITHER, "The same if pupils were placed at random.",
              districts=False),
    Indicator("segregation_clubs", U.INDEX, G.DOWN,
              "Share of members who would have to change for every club to be alike.", districts=False),
    Indicator("segregation_clubs_random", U.INDEX, G.NEITHER, "The same if members joined at random.",
              districts=False),
    Indicator("contacts_across", U.SHARE, G.UP, "Meetings between residents of different origins.",
              districts=False),
    Indicator("speaks_dutch", U.SHARE, G.UP, "Adults born abroad whose Dutch is B1 or better.",
              of=(adult, _born_abroad),
              holds=lambda c, r: c.residents.dutch[r] >= np.float32(B1)),
    Indicator("employment", U.SHARE, G.UP, "Residents of 20 to 64 who work.", of=(working_age,),
              holds=_employed),
    Indicator("unemployment", U.SHARE, G.DOWN, "Residents in the labour force without work.", of=(_labour,),
              holds=_jobless),
    Indicator("employment_native", U.SHARE, G.UP, "Employment without a foreign background.",
              of=(working_age, native), holds=_employed),
    Indicator("employment_foreign", U.SHARE, G.UP, "Employment with a foreign background.",
              of=(working_age, foreign), holds=_employed),
    Indicator("employment_gap", U.SHARE, G.DOWN,
              "How much less residents of 20 to 64 with a foreign background work.", districts=False),
    Indicator("employment_newcomers", U.SHARE, G.UP,
              "Residents of 20 to 64 who came from abroad in the last five years and work.",
              of=(working_age, newcomer), holds=_employed),
    Indicator("callback_ratio", U.RATIO, G.DOWN,
              "How much oftener a native-sounding name is called back with the same CV.", districts=False),
    Indicator("reported_discrimination", U.PER_YEAR, G.NEITHER,
              "Complaints about unfair treatment in twelve months.", districts=False),
    Indicator("school_dropout", U.SHARE, G.DOWN, "Residents of 18 to 24 without a diploma who left school.",
              of=(lambda c, r: aged(c, r, 18, 24),),
              holds=lambda c, r: (c.residents.education[r] < UPPER)
              & (c.residents.activity[r] != PUPIL) & (c.residents.activity[r] != STUDENT)),
    Indicator("median_income", U.EURO_YEAR, G.UP, "Middle income of households by needs, euro a year."),
    Indicator("child_deprivation", U.SHARE, G.DOWN,
              "Children of 0 to 3 who grow up in a household that goes short."),
    Indicator("middle_class_foreign_background", U.SHARE, G.UP,
              "Adults of 25 to 64 with a foreign background who live on a middle income or better."),
    Indicator("young_family_balance", U.PER_1000, G.UP,
              "Movers in less movers out of families with a child under 6, a year per 1,000 of them."),
    Indicator("shop_vacancy", U.SHARE, G.DOWN, "Shop units that stand empty."),
    Indicator("worst_street_vacancy", U.SHARE, G.DOWN,
              "Empty units in the three streets that were worst in January 2003.", districts=False),
    Indicator("rent", U.EURO_MONTH, G.DOWN, "Mean rent of a private rented home, euro a month."),
    Indicator("at_risk", U.COUNT, G.DOWN, "Residents close to recruitment for armed groups.",
              districts=False),
    Indicator("departures", U.COUNT, G.DOWN, "Residents who left to fight, since the start.",
              districts=False),
    Indicator("refugees_hosted", U.COUNT, G.NEITHER, "Refugees in places that the city runs.",
              districts=False),
    Indicator("buddy_pairs", U.COUNT, G.UP, "Buddy pairs that meet now.", districts=False),
    Indicator("political_capital", U.INDEX, G.UP, "Political capital, 0 to 100.", districts=False),
    Indicator("free_budget", U.EURO, G.UP, "What policy may still spend this year, euro.", districts=False),
    Indicator("debt", U.EURO, G.DOWN, "What the city owes, euro.", districts=False),
)

INDICATOR_KEYS: tuple[str, ...] = tuple(i.key for i in INDICATORS)
BY_ASKING: frozenset[str] = frozenset(
    {"felt_unsafe", "trust_city", "trust_police", "pride", "openness", "belonging", "belonging_native",
     "belonging_foreign", "belonging_gap", "loss", "grievance", "acceptance", "prospects",
     "story_credibility", "far_right_vote", "mayor_vote"}
)
"""What is known only by asking people; everything else is counted."""
INDICATOR_INDEX: dict[str, int] = {key: n for n, key in enumerate(INDICATOR_KEYS)}
SHARES: tuple[Indicator, ...] = tuple(i for i in INDICATORS if i.of)
"""Indicators that are shares of residents: counted exactly, every change booked with its cause."""
SHARE_INDEX: dict[str, int] = {i.key: n for n, i in enumerate(SHARES)}


GAPS = (
    ("belonging_gap", "belonging_native", "belonging_foreign"),
    ("employment_gap", "employment_native", "employment_foreign"),
)
"""Gap, and the two shares it is the difference of."""


@dataclass(frozen=True, slots=True)
class Survey:
    """How a share of residents depends on their attitudes: a weighted sum beyond a threshold."""

    key: str
    """The indicator."""
    weights: tuple[tuple[int, float], ...]
    """Attitude and weight."""
    threshold: float
    """The sum must be beyond this."""


SURVEYS: tuple[Survey, ...] = (
    Survey("felt_unsafe", ((minds.FELT_SAFE, -1.0),), -SAFE_BELOW),
    Survey("trust_city", ((minds.TRUST_CITY, 1.0),), YES_ABOVE),
    Survey("trust_police", ((minds.TRUST_POLICE, 1.0),), YES_ABOVE),
    Survey("pride", ((minds.PRIDE, 1.0),), YES_ABOVE),
    Survey("openness", ((minds.OPENNESS, 1.0),), YES_ABOVE),
    Survey("belonging", ((minds.BELONGING, 1.0),), YES_ABOVE),
    Survey("belonging_native", ((minds.BELONGING, 1.0),), YES_ABOVE),
    Survey("belonging_foreign", ((minds.BELONGING, 1.0),), YES_ABOVE),
    Survey("loss", ((minds.LOSS, 1.0),), YES_ABOVE),
    Survey("grievance", ((minds.GRIEVANCE, 1.0),), YES_ABOVE),
    Survey("prospects", ((minds.PROSPECTS, 1.0),), YES_ABOVE),
    Survey("acceptance", ((minds.OPENNESS, 1.0), (minds.TRUST_CITY, 1.0), (minds.LOSS, -1.0),
                          (minds.GRIEVANCE, -1.0)), 0.0),
)
"""Shares that move when attitudes move."""
