"""A small city, its levels and a plan, as files."""

import json
from dataclasses import fields
from typing import Any, get_type_hints

from game.content.shapes import Listing, Maybe, OneOf, Record, Row, Scalar, Shape, Table, Word, fields_of
from game.engine.coefficients import Coefficients
from game.engine.marks import Mark
from game.engine.nation import Nation
from game.engine.town import Town

CITY = """\
name: Smalltown
districts:
  - {key: north, name: North, residents: 2000, foreign: 0.2, income: 0.9, outline: [], zones: []}
  - {key: south, name: South, residents: 1000, foreign: 0.1, income: 1.1, outline: [], zones: []}
lines: []
landmarks: [{key: tower, name: Tower, at: [1, 2], kind: tower, about: "A tower."}]
shop_streets: []
schools: []
clubs: []
origins: []
names: [{key: own, women: [An], men: [Jan], family: [Peeters]}]
"""
RECORD = """\
facts: [{key: shops, text: One shop in three was empty., tag: claim, source: the mayor, month: 2003-01}]
series: [{indicator: pride, tag: statistic, source: survey, points: {2006-01: 0.67, 2017-01: 0.81}}]
"""
PEOPLE = """\
cast:
  - {key: nurse, name: Fatiha, role: Nurse, mind: Counts pills.}
  - {key: lawyer, name: David, role: Lawyer, mind: Reads rules.}
  - {key: grocer, name: Gust, role: Grocer, mind: Counts people.}
"""
PATROLS = """\
key: patrols
brick: safety
name: Foot patrols
what: Officers walk the worst streets.
gains: Poorer streets
side_effect: Young people feel watched.
evidence: It works while it lasts.
source: reviews
doses:
  - {cost_month: 20000, levers: {hot_spots: 0.3}}
  - {cost_month: 40000.50, levers: {hot_spots: 0.5, privacy_worry: 0.1}, staff: 2}
local: true
"""
BUDDIES = PATROLS.replace("patrols", "buddies").replace("hot_spots", "buddies").replace("local: true\n", "")
FIRE = """\
key: fire
name: A shop burns
story: "{name} ({age}) stands in {street} and looks."
when: {all: [{from: 2003-06}, {indicator: shop_vacancy, above: 0.1}]}
who: {from_age: 40}
choices:
  - {key: rebuild, name: Rebuild it., case: People return., after: It opens., effects: [{money: -10000}]}
  - {key: leave, name: Leave it., case: It is cheap., after: Weeds grow., effects: [{feel: pride, by: -0.02}]}
default: leave
viewpoints:
  - {who: nurse, says: I bought bread there.}
  - {who: lawyer, says: Who owns it?}
  - {who: grocer, says: We stay.}
"""
REOPENED = """\
key: reopened
name: The shop opens
story: There is bread again.
when: {chosen: fire, choice: rebuild, months_ago: 3}
effects: [{lever: shop_renewal, strength: 0.1, months: 12, district: north}]
"""
MODEL = """\
key: slow
name: Slow and steady
what: Feelings hardly move.
case: Panels find so.
doubt: Others do not.
source: a panel
sets: {minds: {drift: 0.05}}
"""
LEVEL = """\
format: 1
name: Smalltown
city: smalltown
from: 2003-01
to: 2006-12
briefing: [You are the mayor.]
facts: [shops]
pledges:
  choose: 1
  offer:
    - {key: pride, goal: {name: A proud town, indicator: pride, by: 2006-09, above: 0.7}}
goals:
  - {name: Less crime, indicator: street_crime, below_share_of_start: 0.6, by: 2006-09}
start:
  - {programme: patrols, dose: 1, place: north}
"""
PLAN = """\
format: 1
name: A walk
orders:
  2003-02: [{start: patrols, dose: 2, place: south}, {pledge: [pride]}]
  2003-09: [{choose: fire, choice: rebuild}, {stop: patrols}, {coalition: []}]
"""


def smallest(shape: Shape) -> Any:
    """The least that can be written for a shape, so that records may grow without breaking these tests."""
    match shape:
        case Scalar(base, mark):
            words = {
                Mark.MONTH: "2003-01",
                Mark.LEVER: "officers",
                Mark.INDICATOR: "pride",
                Mark.DISTRICT: "north",
            }
            return words[mark] if mark in words else {str: "survey", int: 1, float: 0.5, bool: False}[base]
        case Word(kind):
            return str(next(iter(kind)))
        case Listing(item):
            return [smallest(item)]
        case Row(items):
            return [smallest(item) for item in items]
        case Table(key, value):
            return {smallest(key): smallest(value)}
        case Maybe():
            return None
        case Record(cls):
            return {field.key: smallest(field.shape) for field in fields_of(cls) if field.required}
        case OneOf(records):
            return smallest(records[0])


def nation() -> str:
    """The smallest nation, with two things that tests look at."""
    made = smallest(Record(Nation))
    return json.dumps({**made, "shocks": [], "compulsory_vote_until": "2023-12"})


def city() -> str:
    """The town above, and the least of whatever else a town needs."""
    rest = smallest(Record(Town))
    return CITY + "".join(
        f"{key}: {json.dumps(value)}\n" for key, value in rest.items() if f"\n{key}:" not in "\n" + CITY
    )


def assumptions() -> str:
    """Every coefficient of the model, each of them 1."""
    lines = []
    for system, cls in get_type_hints(Coefficients).items():
        names = [field.name for field in fields(cls)]
        lines.append(f"{system}:" if names else f"{system}: {{}}")
        told = "{value: 1, range: [0, 2], unit: one, source: nobody, confidence: judged}"
        lines += [f"  {name}: {told}" for name in names]
    return "\n".join(lines) + "\n"


def files() -> dict[str, str]:
    """The files of a small library of levels, by path."""
    return {
        "smalltown/city.yaml": city(),
        "smalltown/nation.yaml": nation(),
        "smalltown/record.yaml": RECORD,
        "smalltown/people.yaml": PEOPLE,
        "smalltown/assumptions.yaml": assumptions(),
        "smalltown/programmes/patrols.yaml": PATROLS,
        "smalltown/programmes/buddies.yaml": BUDDIES,
        "smalltown/events/fire.yaml": FIRE,
        "smalltown/events/reopened.yaml": REOPENED,
        "smalltown/level.yaml": LEVEL,
        "campaign/01_first.yaml": LEVEL.replace("name: Smalltown", "name: The first term"),
        "plans/walk.yaml": PLAN,
    }
