"""Wearing off: what causes have moved and is still felt, so that what fades is told under its cause."""

from collections.abc import Mapping, Sequence

import numpy as np

from game.engine.causes import DRIFT, sum_rows
from game.engine.cells import DISTRICTS
from game.engine.city import City, flow_year
from game.engine.columns import F64
from game.engine.sway import ROUND
from game.engine.usual import sum_blocks

Reasons = tuple[Sequence[str], F64]
"""Causes, and answers that each turned (causes, DISTRICTS, backgrounds)."""
FELT = "felt."
"""What is felt stands in `arrays` by survey and attitude; its causes stand in `told`."""


def tell(
    city: City, heard: Mapping[str, Sequence[str]], moved: F64, pace: float, stayed: F64
) -> dict[str, Reasons]:
    """What causes moved in a round, less what wore off of what they moved before, by survey and attitude.

    `heard` names the causes of each; one may be named twice. `moved` has a row (DISTRICTS, backgrounds) for
    each, and behind those of one attitude a row of what temperament took back. All that is felt gives back
    its part of that, at most at a `pace`: while causes hold people where they brought them no answer turns,
    and nothing wears off. What else was taken back is drift. `stayed` is from `who_stayed`.
    """
    rows: list[int] = []
    first: list[int] = []
    size = 0
    for key, causes in heard.items():
        names = city.told.setdefault(FELT + key, [])
        place = {cause: size + n for n, cause in enumerate(names)}
        rows += [place.setdefault(cause, size + len(place)) for cause in causes]
        names[:] = place
        first.append(size)
        size += len(names) + 1
        rows.append(size - 1)
    change = sum_rows(moved, rows, size)
    felt = np.zeros_like(change)
    for key, start in zip(heard, first, strict=True):
        known = city.arrays.get(FELT + key)
        if known is not None:
            np.multiply(known, stayed, out=felt[start : start + len(known)])
    ends = [*first[1:], size]
    last = np.array(ends) - 1
    whole = np.add.reduceat(felt, first).sum(axis=1)
    back = np.clip(-change[last].sum(axis=1) / np.where(whole == 0.0, 1.0, whole), 0.0, pace)
    worn = felt * -np.repeat(back, np.diff([*first, size]), axis=0)[:, None]
    change += worn
    change[last] -= np.add.reduceat(worn, first)
    felt += change
    told: dict[str, Reasons] = {}
    for key, start, end in zip(heard, first, ends, strict=True):
        city.arrays[FELT + key] = felt[start : end - 1]
        told[key] = [*city.told[FELT + key], DRIFT], change[start:end]
    return told


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
