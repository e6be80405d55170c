"""Crime concentrates: a few places have half of it."""

import numpy as np
import pytest

from tests.validation.lab import Claim, expect, lab, offences, town

pytestmark = pytest.mark.slow


def test_half_of_a_years_offences_fall_on_three_to_seven_percent_of_the_blocks() -> None:
    """Source: Weisburd 2015, the law of crime concentration (evidence 3.1, model 6.4).

    Design: offences of twelve months by block, in three towns in which nothing is done.
    Expected: half of them on 3 to 7 % of all blocks.
    """
    shares = []
    for seed in (1, 2, 3):
        year = np.sort(offences(town(seed), lab(), 12).sum(axis=(0, 1)))[::-1]
        half = np.searchsorted(np.cumsum(year), 0.5 * year.sum()) + 1
        shares.append(float(half / year.size))
    expect(Claim("share of blocks with half of the offences", shares, 0.03, 0.07))
