"""Counted offences: what the police books, and what each cause has to do with it."""

import numpy as np

from game.engine.causes import book
from game.engine.cells import AREAS, CITY, DISTRICTS
from game.engine.city import City
from game.engine.columns import F64
from game.engine.forces import force
from game.engine.parts import QUARTER
from game.engine.places import BURGLARY, CAR, OFFENCES, ROBBERY, THEFT
from game.engine.rules import Rules
from game.engine.usual import mean_of_blocks, usual_each

STREET_CRIME, CAR_BREAK_INS, THEFTS = range(3)
INDICATORS = ("street_crime", "car_break_ins", "thefts")
KINDS = ((CAR, ROBBERY), (CAR,), (CAR, ROBBERY, BURGLARY, THEFT))
"""Kinds of offence that each of the indicators counts."""
STOPS = (
    "nation:car_security", "cameras", "hot_spots", "officers", "respect", "stops", "car_security", "lighting",
    "cleaning", "fines",
)  # fmt: skip
"""What stops attempts, in the order of `offending.prevention`."""
CAUGHT = ("officers", "prolific")
SLOTS = ("nation:crime", *CAUGHT, *STOPS, "fines", "offenders")
"""Causes of counted offences, in the order in which they are taken off; the second `fines` is reporting."""
EVERYWHERE: F64 = np.ones(DISTRICTS, np.float64)


def _sure(rules: Rules) -> F64:
    """Share of offences of each kind (kinds,) that is counted in any case: insurers ask for a report."""
    k, sure = rules.k.safety, np.zeros(len(OFFENCES), np.float64)
    sure[CAR], sure[ROBBERY], sure[BURGLARY] = k.sure_car, k.sure_robbery, k.sure_burglary
    return sure


def counted_offences(city: City, rules: Rules) -> F64:
    """Offences of this month that come to be counted (kinds, DISTRICTS): for sure, or when reported."""
    blocks, sure = city.blocks, _sure(rules)
    happened = np.flatnonzero(blocks.offences)
    kind, where = np.divmod(happened, blocks.x.size)
    share = sure[kind] + (1.0 - sure[kind]) * blocks.reported[where]
    share *= blocks.offences.ravel()[happened]
    place = kind * DISTRICTS + blocks.district[where]
    counted = np.bincount(place, share, len(OFFENCES) * DISTRICTS)
    return np.asarray(counted, np.float64).reshape(-1, DISTRICTS)


def book_offences(city: City, rules: Rules, done: F64, caught: F64) -> None:
    """Book the change of each trailing year of counted offences, cause by cause.

    Each month (`done`, by kind and district) is taken apart: without the forces that held offenders back it
    would have been so much more, and each force has its share of the difference. The parts of twelve months
    ago fall out.
    """
    now = _month_in_parts(city, rules, done, caught)
    ring = city.arrays.get("safety.parts")
    if ring is None:
        ring = city.arrays["safety.parts"] = np.zeros((12, *now.shape), np.float64)
    change = now - ring[city.month % 12]
    ring[city.month % 12] = now
    if not city.causes_on:
        return
    for m, indicator in enumerate(INDICATORS):
        book(city, indicator, "offenders", change[:, m].sum(axis=0))
    owed = city.arrays.get("safety.owed")
    city.arrays["safety.owed"] = owed = change if owed is None else owed + change
    if city.month % QUARTER == 0:
        city.arrays["safety.owed"] = np.zeros_like(owed)
        _tell_apart(city, owed)


def _tell_apart(city: City, change: F64) -> None:
    """Once a quarter each cause takes its part over from the offenders."""
    told = np.zeros((len(INDICATORS), AREAS), np.float64)
    for n, slot in enumerate(SLOTS[:-1]):
        if not change[n].any():
            continue
        split = list(city.effort.causes_of(slot)) if _is_lever(slot) else [(slot, EVERYWHERE)]
        for cause, share in split:
            its = change[n] * np.append(share, 1.0)
            its[:, CITY] = its[:, :DISTRICTS].sum(axis=1)
            told += its
            for m, indicator in enumerate(INDICATORS):
                book(city, indicator, cause, its[m])
    for m, indicator in enumerate(INDICATORS):
        book(city, indicator, "offenders", -told[m])


def _is_lever(slot: str) -> bool:
    return slot != "offenders" and not slot.startswith("nation:")


def _month_in_parts(city: City, rules: Rules, done: F64, caught: F64) -> F64:
    """This month's counted offences in parts (SLOTS, INDICATORS, AREAS) that add up to them."""
    kinds = len(OFFENCES)
    size = kinds * DISTRICTS
    sure = _sure(rules)[:, None]
    every = np.ones(city.blocks.x.size, np.float64)
    reported = mean_of_blocks(city, city.blocks.reported.astype(np.float64), every)
    here = (sure + (1.0 - sure) * reported).ravel()
    passes = np.ones((len(SLOTS), size), np.float64)
    passes[0] = force(city, rules.nation.crime)
    for n, part in enumerate(caught):
        passes[1 + n] = 1.0 - part
    first = 1 + len(CAUGHT)
    passes[first : first + len(STOPS)] = city.arrays["safety.passes"].reshape(len(STOPS), size)
    passes[-2] = here / np.maximum(usual_each(city, "counted", here), 1e-9)
    passes = np.maximum(passes, 1e-3)
    without = done.ravel() / passes.prod(axis=0)
    upto = np.cumprod(passes, axis=0)
    before = np.concatenate((np.ones((1, size)), upto[:-1]))
    parts = without * (upto - before)
    parts[-1] = without
    by_kind = parts.reshape(len(SLOTS), kinds, DISTRICTS)
    found = np.zeros((len(SLOTS), len(INDICATORS), AREAS), np.float64)
    for m, counted in enumerate(KINDS):
        found[:, m, :DISTRICTS] = by_kind[:, list(counted)].sum(axis=1)
    found[..., CITY] = found.sum(axis=-1)
    return found
