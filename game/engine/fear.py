"""Fear: a shock to the whole country frightens everyone at once, and is gone within four months."""

from game.engine.city import City, mean_feeling
from game.engine.feelings import move_feelings
from game.engine.minds import FELT_SAFE
from game.engine.rules import Rules

FORGOTTEN = 4
"""Months after which a fear is gone (Bove et al. 2023: up to 120 days)."""


def be_afraid(city: City, rules: Rules) -> None:
    """In the month of a shock everyone feels less safe; each month after, part of what was lost comes back.

    What is still lost of felt safety stands in `numbers` by shock, as a mean of all residents.
    """
    k, lost = rules.k.minds, city.numbers
    for shock in rules.nation.shocks:
        ago = city.month - shock.month
        if not 0 <= ago <= FORGOTTEN or city.month < city.start:
            continue
        key, cause = f"fear.{shock.key}", f"nation:{shock.key}"
        before = mean_feeling(city, FELT_SAFE)
        if ago == 0:
            move_feelings(city, FELT_SAFE, -k.fear * shock.fear, city.residents.alive, cause)
            lost[key] = before - mean_feeling(city, FELT_SAFE)
        elif key in lost:
            back = lost[key] * k.fear_fades if ago < FORGOTTEN else lost[key]
            move_feelings(city, FELT_SAFE, back / max(1.0 - before, back), city.residents.alive, cause)
            lost[key] -= back
            if ago == FORGOTTEN:
                del lost[key]
