"""Readings: every indicator is read and its change explained, and the month is closed."""

import numpy as np

from game.engine.causes import book_city, close_month
from game.engine.cells import AREAS, CITY
from game.engine.city import City
from game.engine.columns import F64
from game.engine.indicators import GAPS, INDICATOR_INDEX, INDICATORS, SHARES
from game.engine.obey import free_cash
from game.engine.readings import READINGS
from game.engine.rules import Rules
from game.engine.system import System

FREE = INDICATOR_INDEX["free_budget"]
EVERYWHERE = slice(None)
DEBTS = frozenset({"loan", "debt"})
_SHARE_ROWS = np.array([INDICATOR_INDEX[share.key] for share in SHARES], np.intp)


def read_month(city: City, rules: Rules) -> None:
    """Every indicator is read; what was booked this month becomes its causes."""
    reading = read(city, rules)
    before = city.history.readings[-1] if city.history.readings else reading
    _book_money(city, reading[FREE, CITY] - before[FREE, CITY])
    city.history.add(city.month, reading, close_month(city, before, reading))


def _book_money(city: City, change: float) -> None:
    """Why free money and debt changed: what came and went by cause; programmes net of what was set aside."""
    left, programmes = change, 0.0
    booked: list[tuple[str, str, float]] = []
    for cause, cents in city.purse.moved.items():
        euro = cents / 100
        left -= euro
        if cause.startswith("programme:"):
            programmes += euro
        else:
            booked.append(("free_budget", cause, euro))
        if cause in DEBTS:
            booked.append(("debt", cause, euro))
    book_city(city, [*booked, ("free_budget", "programmes", programmes + left)])
    city.purse.moved.clear()


def read(city: City, rules: Rules) -> F64:
    """All indicators (INDICATORS, AREAS) now."""
    found = np.zeros((len(INDICATORS), AREAS), np.float64)
    found[_SHARE_ROWS] = city.ledger.counted / np.maximum(city.ledger.asked, 1)
    for key, reader in READINGS.items():
        value = reader(city, rules)
        row = found[INDICATOR_INDEX[key]]
        row[EVERYWHERE if isinstance(value, np.ndarray) else CITY] = value
    for gap, native, foreign in GAPS:
        found[INDICATOR_INDEX[gap]] = found[INDICATOR_INDEX[native]] - found[INDICATOR_INDEX[foreign]]
    found[INDICATOR_INDEX["political_capital"], CITY] = city.council.capital
    found[INDICATOR_INDEX["free_budget"], CITY] = free_cash(city, city.month + 1) / 100
    found[INDICATOR_INDEX["debt"], CITY] = city.purse.debt / 100
    return found


SYSTEM = System("readings", read_month, ("history", "ledger", "purse"))
