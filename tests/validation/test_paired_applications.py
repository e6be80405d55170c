"""Paired applications: the call-back gap depends on how many look for work."""

import pytest

from tests.validation.hiring import callback_ratio, set_unemployment
from tests.validation.lab import Claim, expect, lab, town

pytestmark = pytest.mark.slow


def test_the_gap_is_none_where_workers_are_short_and_double_where_jobs_are() -> None:
    """Source: Baert et al. 2015 (Flanders): no gap in shortage jobs, twice as many applications where jobs
    are scarce; Quillian et al. 2019: 1.25 to 2 times, Belgium in the middle (evidence 3.7).

    Design: job seekers and their twins with a foreign background and the same luck in the engine's own
    hiring, at an unemployment of 4, 7.5 and 12 %.
    Expected: call-back ratios of .95 to 1.1, 1.25 to 1.75 and 1.7 to 2.2.
    """

    def ratios(unemployment: float) -> list[float]:
        found = []
        for seed in (1, 2):
            city = town(seed)
            set_unemployment(city, unemployment)
            found.append(callback_ratio(city, lab()))
        return found

    expect(
        Claim("call-back ratio at 4 % unemployment", ratios(0.04), 0.95, 1.1),
        Claim("at 7.5 %", ratios(0.075), 1.25, 1.75),
        Claim("at 12 %", ratios(0.12), 1.7, 2.2),
    )
