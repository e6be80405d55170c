"""Hosting refugees: few with open doors are got to know; many at once are felt as a threat."""

import numpy as np

from game.engine import minds
from game.engine.cells import CELL_FOREIGN, DISTRICTS
from game.engine.city import City
from game.engine.columns import F64
from game.engine.rules import Rules
from game.engine.usual import block_districts, for_cells


def host(city: City, rules: Rules) -> None:
    """Places are opened and filled; a month of resistance, then contact or threat by dose and open doors.

    The dose is the places as a share of the residents around. What was feared and did not come lowers loss
    by itself; contact opens; beyond a dose, or without any meeting, the threat stays.
    """
    k, effort = rules.k.meetings, city.effort
    level = effort.of("hosting")
    before = city.arrays.get("hosting.level")
    if before is None:
        before = np.zeros(DISTRICTS, np.float64)
    if not level.any() and not before.any():
        return
    grown = np.maximum(level - before, 0.0)
    known = before + k.hosting_settles * (level - before)
    known[known < k.hosting_least] = 0.0
    city.arrays["hosting.level"] = known
    city.numbers["meetings.hosted"] = k.hosting_places * effort.city("hosting")
    dose = level * k.hosting_places / max(float(city.blocks.residents.sum(dtype=np.int64)), 1.0)
    doors = effort.of("open_days")
    threat = (
        np.maximum(dose - k.hosting_dose, 0.0) * k.hosting_threat + dose * (1.0 - doors) * k.hosting_unmet
    )
    contact = np.minimum(dose, k.hosting_dose) * k.hosting_contact * known / np.maximum(level, 1e-9) * doors
    native = np.where(CELL_FOREIGN, 0.0, 1.0)
    lived_in = np.bincount(block_districts(city), weights=city.blocks.residents, minlength=DISTRICTS) > 0
    _say(city, minds.LOSS, for_cells(lived_in * (grown * k.hosting_shock + threat - contact), native))
    _say(city, minds.OPENNESS, for_cells(lived_in * (contact - threat), native))


def _say(city: City, attitude: int, rate: F64) -> None:
    for cause, part in city.effort.split("hosting", rate):
        city.sway.by_cell(attitude, cause, part)
