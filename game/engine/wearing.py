"""Wearing off: what causes have moved and is still felt, so that what fades is told under its cause."""

from collections.abc import Sequence

import numpy as np

from game.engine.causes import DRIFT
from game.engine.cells import DISTRICTS
from game.engine.city import City, flow_year
from game.engine.columns import F64
from game.engine.sway import ROUND
from game.engine.usual import sum_blocks

Reasons = tuple[Sequence[str], F64]
"""Causes, and answers that each turned (causes, DISTRICTS, backgrounds)."""
FELT = "felt."
"""What is felt stands in `arrays` by survey and attitude; its causes stand in `told`."""


def tell(city: City, key: str, moved: Reasons, pulled: F64, pace: float, stayed: F64) -> Reasons:
    """What causes moved in a round, less what wore off of what they moved before.

    `stayed` is from `who_stayed`. Temperament took back `pulled` (DISTRICTS, backgrounds). All that is felt
    gives back its part of that, at most at a `pace`: while causes hold people where they brought them no
    answer turns, and nothing wears off. What else was taken back is drift. A cause may be named twice.
    """
    names = city.told.setdefault(FELT + key, [])
    place = {cause: n for n, cause in enumerate(names)}
    rows = [place.setdefault(cause, len(place)) for cause in moved[0]]
    names[:] = place
    known = city.arrays.get(FELT + key)
    change = np.zeros((len(names) + 1, DISTRICTS, 2), np.float64)
    np.add.at(change, rows, moved[1])
    felt = np.zeros_like(change[:-1])
    if known is not None:
        felt[: len(known)] = known * stayed
    whole = felt.sum(axis=(0, 1))
    back = np.clip(-pulled.sum(axis=0) / np.where(whole == 0.0, 1.0, whole), 0.0, pace)
    change[:-1] -= felt * back
    change[-1] = pulled + felt.sum(axis=0) * back
    city.arrays[FELT + key] = felt + change[:-1]
    return [*names, DRIFT], change


def remember(city: City, key: str, cause: str, moved: F64) -> None:
    """What a cause moved at once (DISTRICTS, backgrounds) is felt from now on."""
    names, known = city.told.setdefault(FELT + key, []), city.arrays.get(FELT + key)
    if cause not in names:
        names.append(cause)
    felt = np.zeros((len(names), DISTRICTS, 2), np.float64)
    if known is not None:
        felt[: len(known)] = known
    felt[names.index(cause)] += moved
    city.arrays[FELT + key] = felt


def who_stayed(city: City) -> F64:
    """Share by district (DISTRICTS, 1) of those who were here a round ago.

    Who came since never felt what came before.
    """
    people = np.maximum(sum_blocks(city, city.blocks.residents), 1.0)
    came = flow_year(city, "came")[:DISTRICTS] * (ROUND / 12.0)
    return np.maximum(1.0 - came / people, 0.0)[:, None]


def deepen(city: City, times: float) -> None:
    """Temperaments were set so much further from what is felt."""
    for key in city.arrays:
        if key.startswith(FELT):
            city.arrays[key] *= times
