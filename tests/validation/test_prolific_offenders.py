"""A few offenders commit half of the offences."""

from dataclasses import replace

import numpy as np
import pytest

from game.engine.city import City
from game.engine.columns import F32, F64, I64
from tests.town import a_city, rules
from tests.validation.lab import POLICING, Claim, expect, lab, live, systems_of, town

pytestmark = pytest.mark.slow


def share_of_few(city: City) -> float:
    """Part of a year's offences that is due to the 5 % of offenders who commit most.

    In each month that they are free, offenders commit as many as is their way.
    """

    def does(city: City) -> F64:
        r = city.residents
        return np.where(r.held < city.month, r.offending, np.float32(0.0)).astype(np.float64)

    return of_most_active(np.array(live(city, lab(), 12, does, systems_of(*POLICING))).sum(axis=0))


def of_most_active(offences: F64) -> float:
    """Part of all offences by the most active 5 % of those who committed any."""
    most_first = np.sort(offences[offences > 0.0])[::-1]
    return float(most_first[: round(0.05 * most_first.size)].sum() / most_first.sum())


def test_five_percent_of_offenders_commit_about_half_of_the_offences() -> None:
    """Source: Wolfgang et al. 1972; Farrington (model 3 and 6.4).

    Design: all who offend within the first year, in towns in which nothing is done.
    Expected: .4 to .6 of all offences by the most active 5 %.
    """
    shares = [share_of_few(town(seed)) for seed in (1, 2, 3)]
    expect(Claim("part of the most active 5 %", shares, 0.4, 0.6))


def share_of_chronic(seed: int) -> float:
    """Part of the offences of ten years that is due to the 5 % who commit most of all who began meanwhile."""
    city = a_city(seed=seed)
    city.causes_on = False
    r = city.residents
    before = r.id[r.alive & (r.offending > 0.0)]

    def do(city: City) -> tuple[I64, F32]:
        r = city.residents
        free = np.flatnonzero(r.alive & (r.offending > 0.0) & (r.held < city.month))
        return r.id[free], r.offending[free]

    who, much = zip(*live(city, replace(rules(), events={}), 120, do), strict=True)
    ids, done = np.concatenate(who), np.concatenate(much).astype(np.float64)
    began = ~np.isin(ids, before)
    of_each = np.bincount(np.unique(ids[began], return_inverse=True)[1], done[began])
    return of_most_active(np.asarray(of_each, np.float64))


def test_of_careers_that_begin_in_the_game_five_percent_commit_about_half() -> None:
    """Source as above: Wolfgang and Farrington count the offences of whole careers, not those of one year.

    Design: ten years in which only what ran in 2003 goes on. All count whose career began meanwhile, none by
    founding, with all that they did. A single year says less than the sources: those who do most spend more
    of it in custody, and many are in it with a few months only.
    Expected: .4 to .6 of all offences by the most active 5 %.
    """
    shares = [share_of_chronic(seed) for seed in (1, 2, 3)]
    expect(Claim("part of the most active 5 % of ten years of careers", shares, 0.4, 0.6))
