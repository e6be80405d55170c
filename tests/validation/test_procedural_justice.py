"""Procedural justice: officers who explain and listen have less crime on their beat."""

import numpy as np
import pytest

from game.engine.minds import GRIEVANCE, TRUST_POLICE
from tests.validation.lab import Claim, age, arm, change, expect, grown, moved, offences_with

pytestmark = pytest.mark.slow


def test_fair_policing_lowers_crime_by_a_seventh() -> None:
    """Source: Weisburd et al. 2022, trial in three cities: -14 % (evidence 3.1).

    Design: every officer is trained, against none; the first two years.
    Expected: -8 to -20 %.
    """
    found = [
        change(offences_with(seed, 24, respect=1.0)[1], offences_with(seed, 24)[1]) for seed in (1, 2, 3)
    ]
    expect(Claim("offences", found, -0.20, -0.08))


def test_fair_policing_hardly_raises_general_trust_within_the_trial() -> None:
    """Source: Weisburd et al. 2022: less perceived harassment, no gain in general legitimacy (evidence 3.1).

    Design: as above; trust in the police of the same residents after nine months.
    Expected: 0 to .15 standard deviations.
    """
    found = []
    for seed in (1, 2, 3, 4):
        fair, plain = arm(seed, 9, {"respect": 1.0}), arm(seed, 9)
        found.append(moved(fair, plain, plain.residents.id[grown(plain)], TRUST_POLICE))
    expect(Claim("trust in the police, in standard deviations", found, 0.0, 0.15))


def test_fair_policing_leaves_fewer_grievances_among_young_men_of_foreign_background() -> None:
    """Source: Weisburd et al. 2022: less perceived harassment; model 3: fewer grievances.

    Design: as above; grievance of men of 15 to 29 with a foreign background after two years.
    Expected: lower, by .02 to .3 standard deviations.
    """
    found = []
    for seed in (1, 2, 3, 4):
        fair, plain = arm(seed, 24, {"respect": 1.0}), arm(seed, 24)
        r = plain.residents
        young = r.alive & (r.sex == 1) & (r.generation > 0) & (age(plain) >= 15) & (age(plain) < 30)
        found.append(moved(fair, plain, r.id[np.flatnonzero(young)], GRIEVANCE))
    expect(Claim("grievance of young men, in standard deviations", found, -0.3, -0.02))
