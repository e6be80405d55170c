"""A game on paper: made-up months of the first campaign level, ready at once, for tests of screens."""

from functools import lru_cache
from pathlib import Path
from types import SimpleNamespace
from typing import Any, cast

import numpy as np

from game.content.levels import LoadedLevel, load_level
from game.difficulty import Difficulty
from game.engine import minds
from game.engine.causes import LEFTOVERS
from game.engine.cells import AREAS, CITY
from game.engine.city import City
from game.engine.civic import Council, ElectionResult, Happened, Purse, Running
from game.engine.council import imperiali
from game.engine.history import Causes, History
from game.engine.indicators import INDICATORS, Unit
from game.engine.journal import Entry, Journal
from game.engine.marks import month
from game.engine.obey import obey, refusal_of
from game.engine.orders import Dated, Order, Refusal, Start
from game.engine.rules import Rules
from game.engine.targets import Address
from game.engine.view import View
from game.guesses import Guesses
from game.library import Game
from game.scenes.context import Context
from game.ui.settings import Settings
from game.ui.text import Texts

LEVEL = "campaign/01_one_shop_in_three"
STARTS = {
    "population": 76_300.0,
    "street_crime": 2_900.0,
    "car_break_ins": 1_480.0,
    "thefts": 5_600.0,
    "felt_unsafe": 0.27,
    "litter": 0.52,
    "pride": 0.58,
    "trust_city": 0.55,
    "trust_police": 0.61,
    "far_right_vote": 0.262,
    "mayor_vote": 0.281,
    "median_income": 16_900.0,
    "rent": 430.0,
    "free_budget": 9_000_000.0,
    "debt": 90_000_000.0,
    "political_capital": 50.0,
    "callback_ratio": 1.45,
    "nationalities": 118.0,
    "worst_street_vacancy": 0.33,
    "shop_vacancy": 0.12,
}
PARTS = (
    "programme:patrols",
    "programme:clean_streets",
    "programme:new_story",
    "event:full_bins",
    "meetings:street",
    "nation:crime",
    "offences",
    "shops",
    *LEFTOVERS,
)
COUNCIL = {
    "mayor": 11,
    "far_right": 11,
    "nationalist": 5,
    "left": 8,
    "centre": 4,
    "green": 2,
    "far_left": 0,
    "others": 0,
}
VOTES = {
    "mayor": 14_900,
    "far_right": 12_800,
    "nationalist": 4_900,
    "left": 7_400,
    "centre": 4_100,
    "green": 2_900,
    "far_left": 700,
    "others": 900,
}
PEOPLE = 240


class PaperSession:
    """As much of a session as screens ask for."""

    def __init__(self, rules: Rules, city: City, log: list[Dated]) -> None:
        self.rules, self.city, self.log = rules, city, log
        self.refused: list[tuple[Dated, Refusal]] = []
        self.trouble = ""
        self.guesses = Guesses()
        self.keeper = None
        self.pair = None
        self.before: tuple[object, ...] = ()
        self.view = View(city, rules)
        self.difficulty = Difficulty.MAYOR

    @property
    def over(self) -> bool:
        return self.city.month > self.rules.level.to

    def finish(self) -> None:
        """It lives no months."""

    def give(self, order: Order) -> Refusal | None:
        refusal = refusal_of(self.city, self.rules, order)
        if refusal is None:
            obey(self.city, self.rules, order)
        return refusal


@lru_cache
def a_level() -> LoadedLevel:
    return load_level(LEVEL)


def a_game(months: int = 48, *, voted: bool = True, mayor_stays: bool = True, **settings: object) -> Context:
    """A context with a game of so many months; the election of October 2006 only when they reach it."""
    loaded = a_level()
    rules = loaded.rules
    first = rules.level.from_
    now = first + months
    city = SimpleNamespace(
        seed=1,
        month=now,
        start=first,
        history=_history(first, months),
        journal=Journal(),
        elections=[],
        happened=Happened(),
        running=[Running("patrols", -1, 2, Address.EVERYONE, first + 4, 1.0, 2.0)],
        numbers={"programmes.cost_month": 61_000_000.0, "programmes.staff": 61.0},
        council=Council(
            dict(COUNCIL),
            ("mayor", "left", "green"),
            54.0,
            pledges=("street_crime", "clean_streets", "trust_city"),
        ),
        purse=Purse(
            412_000_000,
            8_700_000_000,
            900_000_000,
            {
                "programme:patrols": 141_000_000,
                "programme:clean_streets": 96_000_000,
                "programme:new_story": 22_000_000,
                "programme:dutch_courses": 61_000_000,
                "programme:mentors": 38_000_000,
                "event:full_bins": 12_000_000,
            },
            {"council": 900_000_000, "event:market_of_flavours": 4_000_000},
        ),
        residents=_people(first),
        blocks=SimpleNamespace(zone=np.zeros(40, np.int16)),
        households=SimpleNamespace(home=np.arange(PEOPLE)),
        homes=SimpleNamespace(tenure=np.ones(PEOPLE, np.int8)),
    )
    _happen(cast("Any", city), rules, months)
    if voted and now > month(2006, 10):
        _vote(cast("Any", city), mayor_stays)
    log = [
        Dated(first, Start("patrols", 1)),
        Dated(first + 4, Start("patrols", 2)),
        Dated(first + 9, Start("new_story", 1)),
    ]
    chosen = Settings(**{"language": "en", "motion": False, **settings})  # type: ignore[arg-type]
    context = Context(settings=chosen, texts=Texts(chosen.language))
    context.session = PaperSession(rules, cast("City", city), log)
    context.kept = {"game": Game(loaded.name, loaded.texts, Path())}
    return context


def _history(first: int, months: int) -> History:
    dice = np.random.default_rng(3)  # numbers of a test, not of the game
    start = np.array([STARTS.get(i.key, 0.4) for i in INDICATORS])
    reading = start[:, None] * np.linspace(0.86, 1.12, AREAS)[None, :]
    reading[:, CITY] = start
    history = History()
    history.add(first - 1, reading, Causes())
    for n in range(months):
        causes = {}
        change = np.zeros_like(reading)
        for i, indicator in enumerate(INDICATORS):
            size = 0.0006 if indicator.unit in {Unit.SHARE, Unit.INDEX, Unit.RATIO} else 0.001 * start[i]
            for place, cause in enumerate(PARTS):
                lean = (-1.4, -0.8, 0.9, 0.3, 0.5, -0.4, 0.2, -0.2, 0.15, 0.0, -0.05, 0.1)[place]
                part = size * (lean + dice.normal(0, 0.8, AREAS) * (0.3 if place > 7 else 1.0))
                causes[i, cause] = part
                change[i] += part
        reading = reading + change
        history.add(first + n, reading, Causes(tuple(causes), np.array(list(causes.values()))))
    return history


def _people(first: int) -> SimpleNamespace:
    dice = np.random.default_rng(5)
    whole = {
        name: np.zeros(PEOPLE, np.int64)
        for name in (
            "sex",
            "generation",
            "district",
            "education",
            "mother",
            "faith",
            "supporter",
            "buddy",
            "household",
            "block",
            "course",
            "activity",
            "arrived",
        )
    }
    people = SimpleNamespace(
        id=np.arange(1, PEOPLE + 1),
        alive=np.ones(PEOPLE, bool),
        **whole,
        born=first - dice.integers(3 * 12, 80 * 12, PEOPLE),
        origin=np.full(PEOPLE, -1),
        school=np.full(PEOPLE, -1),
        club=np.full(PEOPLE, -1),
        workplace=np.full(PEOPLE, -1),
        shopkeeper=np.zeros(PEOPLE, bool),
        citizen=np.ones(PEOPLE, bool),
        dutch=np.ones(PEOPLE, np.float32),
        minds=dice.uniform(0.15, 0.85, (len(minds.ATTITUDES), PEOPLE)).astype(np.float32),
        first_name=dice.integers(0, 99, PEOPLE),
        family_name=dice.integers(0, 99, PEOPLE),
    )
    people.sex[::2] = 1
    people.household[:] = np.arange(PEOPLE) // 2
    people.arrived[:] = people.born
    return people


def _happen(city: City, rules: Rules, months: int) -> None:
    first = rules.level.from_
    told = [
        ("full_bins", 5, 12),
        ("already_let", 14, 31),
        ("champion_of_the_gym", 27, 44),
        ("stopped_again", 38, 12),
    ]
    for key, when, resident in told:
        if when < months:
            note = city.journal.note
            note(Entry(first + when, "event", key, resident=resident))
            choices = rules.events[key].choices
            if choices:
                city.happened.choices[key] = (choices[0].key, first + when + 1)
                note(Entry(first + when + 1, "choice", key, resident=resident, words=(choices[0].key,)))
    for when, what, about in (
        (8, "programme.running", "patrols"),
        (30, "programme.running", "new_story"),
        (45, "pledge.kept", "street_crime"),
        (45, "pledge.broken", "trust_city"),
    ):
        if when < months:
            city.journal.note(Entry(first + when, what, about))
    if months > 45:
        city.council.kept = {"street_crime": True, "clean_streets": True, "trust_city": False}
    city.journal.entries.sort(key=lambda entry: entry.month)


def _vote(city: City, mayor_stays: bool) -> None:
    votes = dict(VOTES)
    if not mayor_stays:
        votes["mayor"], votes["far_right"] = votes["far_right"], votes["mayor"] + 4_000
    total = sum(votes.values())
    seats = imperiali(votes, 43)
    lean = np.linspace(0.7, 1.3, 12)
    by = {
        key: tuple((count / total) * (lean if n % 2 else lean[::-1]))
        for n, (key, count) in enumerate(votes.items())
    }
    coalition = ("mayor", "green", "centre", "left") if mayor_stays else ()
    council = city.council
    council.seats, council.coalition, council.to_form = seats, coalition, mayor_stays
    council.mayor_stays = mayor_stays
    shares = {key: count / total for key, count in votes.items()}
    city.elections.append(
        ElectionResult(month(2006, 10), shares, seats, votes, by, 0.93, coalition, mayor_stays)
    )
    city.journal.note(Entry(month(2006, 10), "election", "stays" if mayor_stays else "goes"))
