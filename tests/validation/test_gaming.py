"""Gaming checks: nothing is written in that should come out."""

import ast
from collections.abc import Iterator
from dataclasses import replace
from functools import cache
from pathlib import Path

import numpy as np
import pytest

from game import runs
from game.engine.causes import LEFTOVERS
from game.engine.cells import CITY
from game.engine.columns import F64
from game.engine.facts import Record
from game.engine.indicators import INDICATOR_INDEX, INDICATORS
from game.engine.minds import ATTITUDES
from game.engine.schedule import SYSTEMS
from game.engine.snapshot import digest
from game.session import Session
from tests.town import a_city, plan, rules
from tests.validation.lab import Claim, begin, expect, grown, live, still, without

pytestmark = pytest.mark.slow
GAME = Path(__file__).resolve().parents[2] / "game"
ENGINE = sorted((GAME / "engine").rglob("*.py"))
RECORD = {"record", "recordseries", "record.yaml", "targets.yaml", "calibration"}
SEEDS = (1, 2, 3)
MONTHS = 144
"""Twelve years: recruiters came from 2010 to 2014."""

# Every system carries weight

DOING = {
    "cameras": 0.3,
    "fines": 0.2,
    "cleaning": 0.3,
    "youth_work": 0.3,
    "story_reach": 0.5,
    "tone_inclusive": 0.5,
    "festivals": 0.3,
    "school_mixing": 0.4,
    "club_mixing": 0.4,
    "language_seats": 0.4,
    "hiring_tests": 0.4,
    "buddies": 0.5,
    "shop_renewal": 0.3,
    "complaints": 0.4,
}
"""What a busy mayor does while systems are switched off one by one."""
MOVED_BY = {
    "programmes": ("litter", "speaks_dutch", "callback_ratio", "pride", "buddy_pairs"),
    "demography": ("population", "residents_foreign_background", "young_family_balance", "nationalities"),
    "schools": ("segregation_schools", "school_dropout"),
    "clubs": ("segregation_clubs",),
    "language": ("speaks_dutch", "buddy_pairs"),
    "work": ("unemployment", "employment", "employment_newcomers", "median_income", "child_deprivation"),
    "homes": ("rent", "segregation_homes"),
    "streets": ("litter", "shop_vacancy", "worst_street_vacancy"),
    "safety": ("street_crime", "car_break_ins", "thefts"),
    "felt safety": ("felt_unsafe", "trust_police"),
    "discrimination": ("callback_ratio", "reported_discrimination", "grievance"),
    "meetings": ("contacts_across",),
    "story": ("pride", "story_credibility", "trust_city", "loss"),
    "extremism": ("at_risk",),
    "minds": ("openness", "pride", "trust_city", "felt_unsafe", "acceptance"),
    "politics": ("far_right_vote", "mayor_vote", "political_capital"),
    "budget": ("free_budget", "debt"),
    "events": ("political_capital", "trust_city"),
}
"""System → indicators that are its own: without it they come out otherwise. `readings` has none: it reads."""
ON = (1, 2, 3, 4)
"""Seeds: a year's balance of families or count of thefts is more luck than town in a single run."""
EVERY_YEAR = slice(12, None)
"""The first year is left out, in which trailing years fill."""


@cache
def busy(seed: int, system: str = "", luck: int = 0, *, events: bool = False) -> F64:
    """Readings (months, indicators, areas) of twelve busy years, with another luck, or a system off."""
    city, known = a_city(seed=seed), rules() if events else replace(rules(), events={})
    city.causes_on = False
    city.seed += luck
    live(city, begin(city, known, DOING), MONTHS, systems=without(system))
    return np.array(city.history.readings[1:])


def course(system: str = "", luck: int = 0, *, events: bool = False) -> F64:
    """The mean of the seeds."""
    return np.asarray(sum(busy(seed, system, luck, events=events) for seed in ON) / len(ON), np.float64)


def further_than_luck(system: str, indicator: str) -> float:
    """How far an indicator's course goes without a system, in times of how far another luck takes it.

    In the town as a whole, or over its districts, whichever is further.
    """
    n = INDICATOR_INDEX[indicator]

    def apart(one: F64, other: F64) -> F64:
        gap = (one - other)[EVERY_YEAR, n] ** 2
        return np.sqrt(np.array([gap[:, CITY].mean(), gap[:, :CITY].mean()]))

    off = apart(course(system), course(events=system == "events"))
    return float((off / np.maximum(apart(course(luck=1000), course()), 1e-12)).max())


@pytest.mark.parametrize("system", MOVED_BY)
def test_a_system_that_is_switched_off_moves_its_own_indicators(system: str) -> None:
    """Source: model 6.1. Design: twelve busy years with and without the system, luck alike; and with all
    systems and another luck; means of four seeds. Events happen only where they are what is switched off.

    Expected: without the system each of its indicators goes further from its course than another luck
    takes it.
    """
    for indicator in MOVED_BY[system]:
        times = further_than_luck(system, indicator)
        assert times > 1.0, f"without {system}, {indicator} goes {times:.2f} times as far as by luck"


def test_without_meetings_openness_goes_elsewhere() -> None:
    """Source: model 1: every effect of people on people goes through a meeting. Design and expectation as
    above.
    """
    times = further_than_luck("meetings", "openness")
    assert times > 1.0, f"without meetings, openness goes {times:.2f} times as far as by luck"


def test_every_system_has_indicators_of_its_own() -> None:
    assert {system.name for system in SYSTEMS} == {*MOVED_BY, "readings"}


# Nothing drifts while nothing changes


def test_no_feeling_drifts_after_the_spin_up() -> None:
    """Source: model 1. Design: the nation and the programmes of 2003 stand still for three years after the
    opening.

    Expected: no attitude's mean among residents of 16 and over moves by more than .01 a year.
    """
    drifts = []
    for seed in SEEDS:
        city = a_city(seed=seed)
        city.causes_on = False
        first = city.residents.minds[:, grown(city)].mean(axis=1, dtype=np.float64)
        live(city, still(rules()), 36)
        drifts.append((city.residents.minds[:, grown(city)].mean(axis=1, dtype=np.float64) - first) / 3.0)
    expect(
        *(
            Claim(f"drift of {attitude} a year", [float(each[n]) for each in drifts], -0.01, 0.01)
            for n, attitude in enumerate(ATTITUDES)
        )
    )


# Causes explain

TERMS = ((2003, 2006), (2007, 2012), (2013, 2018))
"""First and last years of the terms."""


@cache
def history() -> Session:
    """What Mechelen did, to the end of 2018, with causes."""
    return runs.run(rules(), plan("history"), 1, 2019 * 12 - 1).session


@pytest.mark.parametrize("indicator", [each.key for each in INDICATORS if not each.key.endswith("_random")])
def test_leftovers_stay_under_a_quarter_of_the_change_over_a_term(indicator: str) -> None:
    """Source: model 4. Design: the historical plan, the terms to 2006, 2012 and 2018.

    Expected: drift, chance, limits and interaction together under a quarter of the absolute change by
    cause. Left out: what a town shuffled at random would be like, which is chance and nothing else.
    """
    shares: dict[int, float] = {}
    for first, last in TERMS:
        why = history().city.history.why(indicator, first * 12, last * 12 + 11)
        left = abs(sum(part for cause, part in why.items() if cause in LEFTOVERS))
        shares[last] = round(left / max(sum(abs(part) for part in why.values()), 1e-9), 3)
    assert max(shares.values()) <= 0.25, f"left over of {indicator} in the terms to {shares}"


# Nobody reads a target


def names(path: Path) -> Iterator[str]:
    """Modules, attributes, variables and words in quotes of a file, without its docstrings."""
    tree = ast.parse(path.read_text(encoding="utf-8"))
    told = {
        id(node.value)
        for node in ast.walk(tree)
        if isinstance(node, ast.Expr) and isinstance(node.value, ast.Constant)
    }
    for node in ast.walk(tree):
        if isinstance(node, ast.Attribute):
            yield node.attr
        elif isinstance(node, ast.Name):
            yield node.id
        elif isinstance(node, ast.ImportFrom):
            yield from (node.module or "", *(alias.name for alias in node.names))
        elif isinstance(node, ast.Constant) and isinstance(node.value, str) and id(node) not in told:
            yield node.value


def test_only_the_vocabulary_of_the_engine_names_the_record() -> None:
    """Source: model 6.1: no code reads a target. `facts` says what a record is, `rules` hands it on."""
    for path in ENGINE:
        if path.name not in {"facts.py", "rules.py"}:
            wrong = {name for name in names(path) if name.lower() in RECORD}
            assert not wrong, f"{path.name} names {wrong}"


def test_only_screens_look_at_what_indicators_really_were() -> None:
    """Source: as above. Content checks the record's form and hands it on; only scenes read its series."""
    for path in sorted(GAME.rglob("*.py")):
        if path.parent.name != "scenes":
            looked = [
                node
                for node in ast.walk(ast.parse(path.read_text(encoding="utf-8")))
                if isinstance(node, ast.Attribute)
                and node.attr == "series"
                and isinstance(node.value, ast.Attribute)
                and node.value.attr == "record"
            ]
            assert not looked, f"{path.name} reads the record's series"


def test_the_town_lives_the_same_without_a_record() -> None:
    """Design: two years of the historical plan, with the record and with an empty one, bit by bit."""
    empty = replace(rules(), record=Record((), ()))
    lived = []
    for known in (rules(), empty):
        session = Session(known, a_city())
        session.play(plan("history"), rules().level.from_ + 23)
        lived.append(digest(session.city))
    assert lived[0] == lived[1]
