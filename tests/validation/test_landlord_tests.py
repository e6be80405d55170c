"""Tests of landlords: those who are tested refuse less, others follow, and new ones forget."""

import numpy as np
import pytest

from game.engine.columns import F64
from game.engine.housing import refusal
from tests.validation.lab import Claim, area_of, begin, end, expect, lab, live, systems_of, town

pytestmark = pytest.mark.slow
NEEDED = systems_of("programmes", "discrimination", "readings")


def refusals(place: str | None) -> tuple[F64, F64, F64]:
    """Share of landlords who refuse, by district: before, after three years of tests, two years later."""
    city = town()
    known = begin(city, lab(), {"renting_tests": 0.7}, place)
    found = [refusal(city, known).astype(np.float64)]
    live(city, known, 36, systems=NEEDED)
    found.append(refusal(city, known).astype(np.float64))
    end(city)
    live(city, lab(), 24, systems=NEEDED)
    found.append(refusal(city, known).astype(np.float64))
    return found[0], found[1], found[2]


def test_tested_landlords_refuse_less_and_slowly_forget() -> None:
    """Source: Verhaeghe 2020, 2023 (Gent): tests and training cut agents' discrimination durably, by about
    half; new agents still discriminate (evidence 3.7).

    Design: the programme's largest dose (.7) for three years in the whole town, then two years without.
    Expected: refusals fall by 30 to 70 %; two years later .3 to .9 of that is left.
    """
    before, tested, later = (float(each[0]) for each in refusals(None))
    expect(
        Claim("refusals, relative change", [tested / before - 1.0], -0.7, -0.3),
        Claim("what is left two years later", [(before - later) / (before - tested)], 0.3, 0.9),
    )


def test_tests_spill_over_to_landlords_who_were_not_tested() -> None:
    """Source: Verhaeghe 2023: spill-over from tested agents to owners (evidence 3.7).

    Design: the same tests in one district alone.
    Expected: elsewhere refusals fall as well, but by a tenth to seven tenths of what they fall by there.
    """
    before, tested, _ = refusals("centrum")
    fall = before - tested
    here = area_of("centrum")
    elsewhere = float(np.delete(fall, here)[: len(lab().town.districts) - 1].mean())
    expect(Claim("fall elsewhere, of that where tested", [elsewhere / float(fall[here])], 0.1, 0.7))
