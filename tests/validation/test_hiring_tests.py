"""Tests of employers with follow-up make hiring fairer, for years."""

import pytest

from tests.validation.hiring import callback_ratio, set_unemployment
from tests.validation.lab import Claim, begin, end, expect, lab, live, town

pytestmark = pytest.mark.slow


def test_tests_with_follow_up_cut_the_call_back_gap_for_years() -> None:
    """Source: Verhaeghe 2020, 2023 (Gent, letting): tests with training cut discrimination durably, by about
    half (evidence 3.7; the size from memory, to check).

    Design: the programme's largest dose (.7) for three years, then two years without, against nothing; twins
    in the engine's own hiring at the same unemployment of 12 %.
    Expected: .3 to .7 of the gap is gone, and .3 to .9 of that after two years without tests.
    """
    cut, kept = [], []
    for seed in (1, 2, 3):
        tested, plain = town(seed), town(seed)
        gaps = []
        for months, levers in ((36, {"hiring_tests": 0.7}), (24, {})):
            known = begin(tested, lab(), levers)
            live(tested, known, months)
            live(plain, lab(), months)
            for city in (tested, plain):
                set_unemployment(city, 0.12)
            gaps.append(1.0 - (callback_ratio(tested, known) - 1.0) / (callback_ratio(plain, lab()) - 1.0))
            end(tested)
        cut.append(gaps[0])
        kept.append(gaps[1] / gaps[0])
    expect(
        Claim("part of the call-back gap that is gone", cut, 0.3, 0.7),
        Claim("part of that two years after the last test", kept, 0.3, 0.9),
    )
