"""Counted offences: what the police books, and what each cause has to do with it."""

import numpy as np

from game.engine.causes import book_each, with_city
from game.engine.cells import AREAS, DISTRICTS
from game.engine.city import City
from game.engine.columns import F64, Rows
from game.engine.forces import force
from game.engine.offending import STOPS
from game.engine.once import once
from game.engine.parts import QUARTER, behind
from game.engine.places import BURGLARY, CAR, OFFENCES, ROBBERY, THEFT
from game.engine.readings.safety import COUNTED, INDICATORS, YEAR
from game.engine.rules import Rules
from game.engine.usual import mean_of_blocks, usual_each

KINDS = ((CAR, ROBBERY), (CAR,), (CAR, ROBBERY, BURGLARY, THEFT))
"""Kinds of offence that each of the indicators counts."""
COUNTS: F64 = np.array([[[kind in kinds] for kind in range(len(OFFENCES))] for kinds in KINDS], np.float64)
"""The same as 1 and 0 (INDICATORS, kinds, 1)."""
CAUGHT = ("officers", "prolific")
SLOTS = ("nation:crime", *CAUGHT, *STOPS, "fines", "offenders")
"""Causes of counted offences, in the order in which they are taken off; the second `fines` is reporting."""


@once
def _sure(rules: Rules) -> F64:
    """Share of offences of each kind (kinds,) that is counted in any case: insurers ask for a report."""
    k, sure = rules.k.safety, np.zeros(len(OFFENCES), np.float64)
    sure[CAR], sure[ROBBERY], sure[BURGLARY] = k.sure_car, k.sure_robbery, k.sure_burglary
    return sure


def count_offences(city: City, rules: Rules, kind: Rows, where: Rows) -> None:
    """Offences of this month come to be counted, for sure or when reported: a trailing year of them is kept.

    `kind` and `where` (its block) are those of each. Whatever changed the year is booked under `offenders`
    until the causes are told apart.
    """
    blocks, sure = city.blocks, _sure(rules)
    share = sure.take(kind)
    share += (1.0 - share) * blocks.reported.take(where)
    place = kind * DISTRICTS + blocks.district.take(where)
    counted = np.bincount(place, share, len(OFFENCES) * DISTRICTS)
    here = np.asarray(counted, np.float64).reshape(-1, DISTRICTS)
    quarter = city.arrays.setdefault("safety.quarter", np.zeros(here.shape, np.float64))
    quarter += here
    ring = city.flows.setdefault(COUNTED, np.zeros((12, len(INDICATORS), AREAS), np.float64))
    ring[city.month % 12] = _by_indicator(here)
    now = ring.sum(axis=0)
    before = city.arrays.get(YEAR, now)
    city.arrays[YEAR] = now
    book_each(city, INDICATORS, ("offenders",), now - before)


def _by_indicator(by_kind: F64) -> F64:
    """Sums of kinds (…, kinds, DISTRICTS) that each indicator counts (…, INDICATORS, AREAS)."""
    return with_city((by_kind[..., None, :, :] * COUNTS).sum(axis=-2))


def tell_apart(city: City, rules: Rules, kept_away: F64) -> None:
    """Once a quarter each cause takes its part of the change over from the offenders.

    The quarter is taken apart: without the forces that held offenders back it would have been so much more,
    and each force has its share of the difference. The parts of the same quarter a year ago fall out.
    """
    now = _quarter_in_parts(city, rules, kept_away)
    ring = city.arrays.setdefault("safety.parts", np.zeros((4, *now.shape), np.float64))
    turn = city.month // QUARTER % 4
    change = now - ring[turn]
    ring[turn] = now
    if not city.causes_on:
        return
    causes, slots, shares = behind(city, SLOTS[:-1])
    its = with_city(change[slots, :, :DISTRICTS] * shares[:, None])
    booked = np.concatenate((its, -its.sum(axis=0)[None]))
    book_each(city, INDICATORS, (*causes, "offenders"), booked.transpose(1, 0, 2))


def _quarter_in_parts(city: City, rules: Rules, kept_away: F64) -> F64:
    """This quarter's counted offences in parts (SLOTS, INDICATORS, AREAS) that add up to them."""
    kinds = len(OFFENCES)
    size = kinds * DISTRICTS
    done = city.arrays.pop("safety.quarter")
    sure = _sure(rules)[:, None]
    every = np.ones(city.blocks.x.size, np.float64)
    reported = mean_of_blocks(city, city.blocks.reported.astype(np.float64), every)
    here = (sure + (1.0 - sure) * reported).ravel()
    passes = np.ones((len(SLOTS), size), np.float64)
    passes[0] = force(city, rules.nation.crime)
    first = 1 + len(CAUGHT)
    passes[1:first] = 1.0 - kept_away[:, None]
    passes[first : first + len(STOPS)] = city.arrays["safety.passes"].reshape(len(STOPS), size)
    passes[-2] = here / np.maximum(usual_each(city, "counted", here, QUARTER), 1e-9)
    passes = np.maximum(passes, 1e-3)
    upto = np.cumprod(passes, axis=0)
    without = done.ravel() / upto[-1]
    before = np.concatenate((np.ones((1, size)), upto[:-1]))
    parts = without * (upto - before)
    parts[-1] = without
    return _by_indicator(parts.reshape(len(SLOTS), kinds, DISTRICTS))
