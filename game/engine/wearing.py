"""Wearing off: what causes have moved and is still felt, so that what fades is told under its cause."""

from collections.abc import Sequence

import numpy as np

from game.engine.causes import DRIFT
from game.engine.cells import DISTRICTS
from game.engine.city import City, flow_year
from game.engine.columns import F64
from game.engine.usual import sum_blocks

Reasons = tuple[list[str], F64]
"""Causes, and answers that each turned (causes, DISTRICTS, backgrounds)."""


FELT = "felt."
"""What is felt stands in `arrays` by survey and attitude; its causes stand in `told`."""


def remember(city: City, key: str, causes: Sequence[str], moved: F64) -> None:
    """What these causes moved is felt from now on; a cause may be named twice."""
    names = city.told.setdefault(FELT + key, [])
    place = {cause: n for n, cause in enumerate(names)}
    rows = [place.setdefault(cause, len(place)) for cause in causes]
    names[:] = place
    felt = np.zeros((len(names), DISTRICTS, 2), np.float64)
    known = city.arrays.get(FELT + key)
    if known is not None:
        felt[: len(known)] = known
    np.add.at(felt, rows, moved)
    city.arrays[FELT + key] = felt


def deepen(city: City, times: float) -> None:
    """Temperaments were set so much further from what is felt."""
    for key in city.arrays:
        if key.startswith(FELT):
            city.arrays[key] *= times


def wear_off(city: City, key: str, pulled: F64, pace: float) -> Reasons:
    """Temperament took back `pulled` (DISTRICTS, backgrounds) of the answers, at a `pace`: for which causes.

    Whoever came within the year never felt what came before. Of what is felt, each cause gives back its pace;
    what more or less was taken back is drift.
    """
    names, felt = city.told.get(FELT + key, []), city.arrays.get(FELT + key)
    if felt is None:
        return [DRIFT], pulled[None]
    people = sum_blocks(city, city.blocks.residents)
    came = flow_year(city, "came")[:DISTRICTS] / np.maximum(people, 1.0)
    felt = felt * (1.0 - np.minimum(came, 1.0))[:, None]
    worn = felt * -pace
    city.arrays[FELT + key] = felt + worn
    return [*names, DRIFT], np.concatenate([worn, (pulled - worn.sum(axis=0))[None]])
