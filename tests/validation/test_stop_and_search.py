"""Stop and search: next to nothing on crime, and young men of foreign background stop trusting the police."""

import numpy as np
import pytest

from game.engine.minds import TRUST_POLICE
from tests.validation.lab import Claim, age, arm, change, expect, moved, offences_with, town

pytestmark = pytest.mark.slow


def test_routine_stops_do_next_to_nothing_about_crime() -> None:
    """Source: Tiratelli et al. 2018, ten years of London: near-zero (evidence 3.1).

    Design: routine stops of young men against none, two years.
    Expected: -3 to +1 %.
    """
    found = [change(offences_with(seed, 24, stops=1.0)[1], offences_with(seed, 24)[1]) for seed in (1, 2, 3)]
    expect(Claim("offences", found, -0.03, 0.01))


def test_stops_cost_young_men_of_foreign_background_much_more_trust_than_fairness_gains() -> None:
    """Source: Skogan 2006: a bad encounter hurts 4 to 14 times as much as a good one helps (evidence 3.1).

    Design: men of 15 to 29 with a foreign background, a year of routine stops, and a year of fair officers,
    each against the same men with neither.
    Expected: trust in the police falls by 4 to 14 times what fair encounters gain.
    """
    found = []
    for seed in (1, 2, 3):
        r, years = town(seed).residents, age(town(seed))
        young = r.id[
            np.flatnonzero(r.alive & (r.sex == 1) & (r.generation > 0) & (years >= 15) & (years < 29))
        ]
        plain = arm(seed, 12)
        lost = moved(arm(seed, 12, {"stops": 1.0}), plain, young, TRUST_POLICE)
        gained = moved(arm(seed, 12, {"respect": 1.0}), plain, young, TRUST_POLICE)
        found.append(-lost / gained)
    expect(Claim("trust lost by stops, times what fairness gains", found, 4.0, 14.0))
