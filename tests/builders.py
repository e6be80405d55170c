"""Small builders for tests: levers that are pulled, and months that are lived by some systems only."""

import numpy as np

from game.engine.cells import ADDRESSES, CELLS, CITY
from game.engine.city import City, clear_flows
from game.engine.indicators import INDICATOR_INDEX
from game.engine.levers import LEVER_INDEX
from game.engine.rules import Rules
from game.engine.sway import EVERY, asked_in
from game.engine.system import System
from game.engine.targets import Address


def pull(
    city: City,
    level: float,
    *levers: str,
    cause: str = "programme:a_test",
    address: Address = Address.EVERYONE,
    place: int = -1,
) -> None:
    """Move levers by one programme, everywhere or in one district; a focus is twice, the others get half."""
    effort, where = city.effort, slice(None) if place < 0 else place
    effort.focus_need = effort.focus_group = 2.0
    effort.elsewhere = 0.5
    for lever in levers:
        i = LEVER_INDEX[lever]
        effort.addressed[i] = 0.0
        effort.addressed[i, ADDRESSES.index(address), where] = level
        effort.level[i] = effort.addressed[i].sum(axis=0)
        effort.parts[i] = [(cause, effort.level[i].copy())]


def let_go(city: City) -> None:
    """Nothing is done."""
    city.effort.level[:] = 0.0
    city.effort.addressed[:] = 0.0
    city.effort.parts.clear()


def live(city: City, rules: Rules, months: int, *systems: System) -> None:
    """Some months in which only these systems run; levers stay as they are.

    In the last month every attitude is asked about, so that what is said can be compared.
    """
    for left in range(months - 1, -1, -1):
        clear_flows(city)
        city.sway.asked = EVERY
        city.sway.clear()
        if left:
            city.sway.asked = asked_in(city.month)
        for system in systems:
            system.run(city, rules)
        city.month += 1


def said(city: City, attitude: int) -> float:
    """What was said about an attitude in the last month, all causes and residents together."""
    rows = sum(float(rate.sum(dtype=np.float64)) for rate in city.sway.persons[attitude].values())
    cells = np.bincount(city.residents.cell, minlength=CELLS)
    tables = sum(float((rate * cells).sum()) for rate in city.sway.tables[attitude].values())
    return rows + tables


def booked(city: City, indicator: str) -> dict[str, float]:
    """What was booked for the city this month by cause: of a share how many more count."""
    lines, i = city.ledger.lines, INDICATOR_INDEX[indicator]
    rows, counted, _ = lines.totals()
    own = (lines.indicator.take(rows) == i).nonzero()[0]
    return {lines.keys[rows[n]][1]: float(counted[n, CITY]) for n in own.tolist()}
