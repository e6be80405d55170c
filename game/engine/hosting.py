"""Hosting refugees: few with open doors are got to know; many at once are felt as a threat."""

import numpy as np

from game.engine import minds
from game.engine.cells import DISTRICTS
from game.engine.city import City
from game.engine.columns import F64
from game.engine.links import sway_by
from game.engine.rules import Rules
from game.engine.sway import SEASON
from game.engine.usual import NATIVE, block_districts

WAITS = "hosting.waits"
"""What hosting has done to loss and openness by district (2, DISTRICTS) since they were last asked about."""


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
    lived_in = np.bincount(block_districts(city), weights=city.blocks.residents, minlength=DISTRICTS) > 0
    _say(city, lived_in * np.array([grown * k.hosting_shock + threat - contact, contact - threat]))


def _say(city: City, moved: F64) -> None:
    """Residents without a foreign background feel it when they are asked, all that has waited at once."""
    waits = moved + city.arrays.get(WAITS, 0.0)
    for line, attitude in enumerate((minds.LOSS, minds.OPENNESS)):
        if city.sway.asks(attitude):
            sway_by(city, "hosting", attitude, waits[line] / SEASON, NATIVE)
            waits[line] = 0.0
    city.arrays[WAITS] = waits
