"""Hosting refugees: few with open doors are got to know; many at once are felt as a threat."""

import numpy as np

from game.engine import minds
from game.engine.booking import book_step
from game.engine.cells import DISTRICTS
from game.engine.city import City
from game.engine.columns import F64
from game.engine.links import sway_by
from game.engine.luck import at_place
from game.engine.rules import Rules
from game.engine.sway import ROUND
from game.engine.totals import grown, pulse, towards
from game.engine.usual import NATIVE, block_districts, for_cells

WAITS = "hosting.waits"
"""What hosting has done to loss and openness by district (2, DISTRICTS) since they were last asked about."""
PLACE = "hosting.place"
"""The district in which the shelter stands."""


def host(city: City, rules: Rules) -> None:
    """Places are opened and filled; a month of resistance, then contact or threat by dose and open doors.

    The dose is the places as a share of all residents. With open doors what was feared and did not come
    lowers loss, and people who meet grow open; without meetings, or beyond a dose, a threat stays. All this
    is felt around the shelter, and little elsewhere. Sizes are totals: they come within a year.
    """
    k, effort = rules.k.meetings, city.effort
    level = effort.of("hosting")
    if not level.any() and PLACE not in city.numbers:
        return
    new = grown(city, "hosting.level", level)
    if PLACE not in city.numbers or (new.any() and not city.numbers.get("meetings.hosted", 0.0)):
        city.numbers[PLACE] = float(_shelter(city, level))
    place = int(city.numbers[PLACE])
    near = np.full(DISTRICTS, k.hosting_elsewhere, np.float64)
    near[place] = 1.0
    hosted = k.hosting_places * float(level[place])
    if hosted != city.numbers.get("meetings.hosted", 0.0):
        city.numbers["meetings.hosted"] = hosted
        cause = next((cause for cause, _ in effort.causes_of("hosting")), "hosted")
        book_step(city, "refugees_hosted", cause, hosted)
    people = float(city.blocks.residents.sum(dtype=np.int64)) if hosted else 0.0
    dose = hosted / max(people, 1.0) / k.hosting_dose
    doors = float(effort.of("open_days")[place])
    contact = k.hosting_contact * min(dose, 1.0) * doors
    threat = k.hosting_unmet * min(dose, 2.0) * (1.0 - doors) + k.hosting_threat * max(dose - 1.0, 0.0)
    pace = k.hosting_settles if hosted else k.hosting_fades
    loss = towards(city, rules, "hosting.loss", near * (threat - contact), pace)
    loss += pulse(city, rules, "hosting.shock", near * new * k.hosting_shock, k.hosting_calms)
    openness = towards(city, rules, "hosting.openness", near * (contact - 0.5 * threat), pace)
    _say(city, np.array([loss, openness]))


def _shelter(city: City, level: F64) -> int:
    """Where the shelter opens: in a part of town that hosts and has many homes, by luck."""
    people = np.bincount(block_districts(city), weights=city.blocks.residents, minlength=DISTRICTS) * level
    upto = np.cumsum(people)
    drawn = float(at_place(0, city.seed, "where the shelter opens", city.month)[0])
    return int(np.searchsorted(upto, drawn * upto[-1], side="right"))


def _say(city: City, moved: F64) -> None:
    """Residents without a foreign background feel it when they are asked, all that has waited at once."""
    waits = moved + city.arrays.get(WAITS, 0.0)
    for line, attitude in enumerate((minds.LOSS, minds.OPENNESS)):
        if city.sway.asks(attitude):
            _sway(city, attitude, waits[line] / ROUND)
            waits[line] = 0.0
    city.arrays[WAITS] = waits


def _sway(city: City, attitude: int, rate: F64) -> None:
    """While places are open their programmes are the cause; afterwards it wears off by itself."""
    if city.effort.moved("hosting"):
        sway_by(city, "hosting", attitude, rate, NATIVE)
    else:
        city.sway.by_cell(attitude, "hosted", for_cells(rate, NATIVE))
