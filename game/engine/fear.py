"""Fear: a shock to the whole country frightens everyone at once, and is gone within four months."""

import numpy as np

from game.engine.city import City
from game.engine.feelings import move_feelings
from game.engine.minds import FELT_SAFE
from game.engine.rules import Rules
from game.engine.sway import ROUND
from game.engine.usual import SOMEBODY

FORGOTTEN = 4
"""Months within which most of a fear is gone (Bove et al. 2023: up to 120 days)."""


def be_afraid(city: City, rules: Rules) -> None:
    """In the month of a shock everyone feels less safe; when they are asked next, most of it has come back.

    What is still lost of felt safety stands in `numbers` by shock, as a mean of all residents.
    """
    k, lost = rules.k.minds, city.numbers
    for shock in rules.nation.shocks:
        ago = city.month - shock.month
        if not 0 <= ago <= FORGOTTEN + ROUND or city.month < city.start:
            continue
        key, cause = f"fear.{shock.key}", f"nation:{shock.key}"
        if ago == 0:
            before = mean_feeling(city, FELT_SAFE)
            move_feelings(city, FELT_SAFE, -k.fear * shock.fear, city.residents.alive, cause)
            lost[key] = before - mean_feeling(city, FELT_SAFE)
        elif key in lost and city.sway.asks(FELT_SAFE):
            left = 1.0
            for _ in range(min(ago, ROUND)):
                left *= 1.0 - k.fear_fades
            back = lost[key] * (1.0 - left) if ago < FORGOTTEN else lost.pop(key)
            rate = back / max(1.0 - mean_feeling(city, FELT_SAFE), back) / ROUND
            city.sway.by_cell(FELT_SAFE, cause, rate * SOMEBODY)
            if key in lost:
                lost[key] -= back


def mean_feeling(city: City, attitude: int) -> float:
    """Mean of an attitude among all residents; rows that are free hold 0."""
    r = city.residents
    return float(r.minds[attitude].sum(dtype=np.float64)) / max(int(np.count_nonzero(r.alive)), 1)
