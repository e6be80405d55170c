"""Age and crime: careers begin young, and most end by themselves, sooner with work and trusted adults."""

import numpy as np
import pytest

from game.engine.columns import Rows
from game.engine.residents import Activity
from tests.validation.lab import POLICING, Claim, age, expect, lab, later, live, systems_of, town

pytestmark = pytest.mark.slow


def prevalence(seed: int, first: int, last: int) -> float:
    """Share of men of an age who offend, ten years after the start."""
    city = later(seed, 10)
    r, years = city.residents, age(city)
    men = r.alive & (r.sex == 1) & (years >= first) & (years <= last)
    return float((r.offending[men] > 0.0).mean())


def of_the_peak(first: int, last: int) -> list[float]:
    """The same as a share of that at 15 to 24, by seed."""
    return [prevalence(seed, first, last) / prevalence(seed, 15, 24) for seed in (1, 2, 3)]


def test_offending_is_rare_among_children_and_old_residents() -> None:
    """Source: the age-crime curve (Farrington 1986, as at the founding of the town).

    Design: share of men who offend by age, ten years after the start, against that at 15 to 24.
    Expected: below a tenth under 14, below a fifth from 45 to 64.
    """
    expect(
        Claim("offending at 8 to 13, of the peak", of_the_peak(8, 13), 0.0, 0.1),
        Claim("offending at 45 to 64, of the peak", of_the_peak(45, 64), 0.0, 0.2),
    )


def test_some_careers_last_into_the_thirties() -> None:
    """Source and design as above: the curve stands at a third of its peak in the thirties.

    Expected: .15 to .5 of the peak.
    """
    expect(Claim("offending at 30 to 39, of the peak", of_the_peak(30, 39), 0.15, 0.5))


def careers_ended(seed: int, *, work: bool, tie: float) -> float:
    """Share of young idle offenders who have stopped after two years with or without work and a tie."""
    city = town(seed)
    r, years = city.residents, age(city)
    idle = (r.activity == Activity.JOBLESS) | (r.activity == Activity.INACTIVE)
    rows: Rows = np.flatnonzero(r.alive & (r.offending > 0.0) & (years >= 18) & (years <= 30) & idle)
    r.trusted_adult[rows] = tie
    if work:
        r.activity[rows] = Activity.EMPLOYED
    live(city, lab(), 24, systems=systems_of(*POLICING))
    return float((r.offending[rows] == 0.0).mean())


def test_work_and_trusted_adults_end_careers_sooner() -> None:
    """Source: Sampson and Laub (work ends careers); Heller 2014 and Heller et al. 2017: 28 to 43 % fewer
    violent arrests with a summer job or a mentor (evidence 3.8).

    Design: all idle offenders of 18 to 30 are given work, or a strong tie to an adult, or neither.
    Expected: 1.1 to 2 times as many have stopped after two years.
    """
    seeds = (1, 2, 3, 4)
    plain = [careers_ended(seed, work=False, tie=0.2) for seed in seeds]
    job = [careers_ended(seed, work=True, tie=0.2) for seed in seeds]
    tied = [careers_ended(seed, work=False, tie=0.8) for seed in seeds]
    expect(
        Claim("careers ended with work", [a / b for a, b in zip(job, plain, strict=True)], 1.1, 2.0),
        Claim("careers ended with a tie", [a / b for a, b in zip(tied, plain, strict=True)], 1.1, 2.0),
    )
