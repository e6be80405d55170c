"""Fear: a shock to the whole country frightens everyone at once, and is gone within four months."""

import math

import numpy as np

from game.engine.city import City
from game.engine.feelings import feel
from game.engine.minds import FELT_SAFE
from game.engine.nation import Shock
from game.engine.rules import Rules

ONE = np.float32(1.0)
FORGOTTEN = 4
"""Months after which a fear is gone (Bove et al. 2023: up to 120 days)."""


def _left(rules: Rules, shock: Shock, ago: int) -> float:
    """The share of felt safety that a shock takes so many months later."""
    k = rules.k.minds
    if not 0 <= ago < FORGOTTEN:
        return 0.0
    return math.prod((k.fear, shock.fear, *(1.0 - k.fear_fades for _ in range(ago))))


def calm(city: City, rules: Rules) -> float:
    """What shocks leave of felt safety this month: 1 when there is nothing to fear."""
    left = 1.0
    for shock in rules.nation.shocks:
        if shock.month >= city.start:
            left *= 1.0 - _left(rules, shock, city.month - shock.month)
    return left


def be_afraid(city: City, rules: Rules) -> None:
    """In the month of a shock everyone loses a share of felt safety; month by month they get it back."""
    for shock in rules.nation.shocks:
        ago = city.month - shock.month
        if 0 <= ago <= FORGOTTEN and shock.month >= city.start:
            times = (1.0 - _left(rules, shock, ago)) / (1.0 - _left(rules, shock, ago - 1))
            old = city.residents.minds[FELT_SAFE]
            new = old.copy()
            np.multiply(old, np.float32(times), out=new, where=city.residents.alive)
            feel(city, FELT_SAFE, old, np.minimum(new, ONE, out=new), f"nation:{shock.key}")
