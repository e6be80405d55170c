"""A few offenders commit half of the offences."""

import numpy as np
import pytest

from game.engine.city import City
from game.engine.columns import F64
from tests.validation.lab import POLICING, Claim, expect, lab, later, live, systems_of, town

pytestmark = pytest.mark.slow


def share_of_few(city: City) -> float:
    """Part of a year's offences that is due to the 5 % of offenders who commit most.

    In each month that they are free, offenders commit as many as is their way.
    """

    def does(city: City) -> F64:
        r = city.residents
        return np.where(r.held < city.month, r.offending, np.float32(0.0)).astype(np.float64)

    year: F64 = np.array(live(city, lab(), 12, does, systems_of(*POLICING))).sum(axis=0)
    most_first = np.sort(year[year > 0.0])[::-1]
    return float(most_first[: round(0.05 * most_first.size)].sum() / most_first.sum())


def test_five_percent_of_offenders_commit_about_half_of_the_offences() -> None:
    """Source: Wolfgang et al. 1972; Farrington (model 3 and 6.4).

    Design: all who offend within the first year, in towns in which nothing is done.
    Expected: .4 to .6 of all offences by the most active 5 %.
    """
    shares = [share_of_few(town(seed)) for seed in (1, 2, 3)]
    expect(Claim("part of the most active 5 %", shares, 0.4, 0.6))


def test_ten_years_later_five_percent_of_other_offenders_commit_about_half() -> None:
    """Source and expectation as above.

    Design: the same after ten years, when nearly all careers have begun in the game and none by founding.
    """
    shares = [share_of_few(later(seed, 10)) for seed in (1, 2, 3)]
    expect(Claim("part of the most active 5 % after ten years", shares, 0.4, 0.6))
