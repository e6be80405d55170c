"""More officers: somewhat less violence, a little less theft."""

import pytest

from game.engine.places import BURGLARY, CAR, ROBBERY, THEFT
from tests.validation.lab import Claim, change, expect, offences_with

pytestmark = pytest.mark.slow


def test_half_as_many_officers_again_lower_violence_by_an_eighth_and_theft_by_half_of_that() -> None:
    """Source: Chalfin and McCrary 2018: elasticity -.34 for violent and -.17 for property crime, 6 to 18
    months later; half as many officers again are about -13 % and -7 % (evidence 3.1).

    Design: the lever at 1 (half as many again) against nothing; the second and third year.
    Expected: robberies -8 to -18 %, break-ins and thefts -3 to -11 %, and less of theft than of robbery. So
    +10 % officers are -2 to -4.5 % and -.7 to -2.8 %.
    """
    violent, property_ = [], []
    for seed in (1, 2, 3, 4):
        more, plain = (offences_with(seed, 36, officers=level)[1][12:] for level in (1.0, 0.0))
        violent.append(change(more[:, ROBBERY], plain[:, ROBBERY]))
        property_.append(change(more[:, [CAR, BURGLARY, THEFT]], plain[:, [CAR, BURGLARY, THEFT]]))
    expect(
        Claim("violent offences", violent, -0.18, -0.08),
        Claim("property offences", property_, -0.11, -0.03),
        Claim(
            "more of violence than of theft",
            [p - v for p, v in zip(property_, violent, strict=True)],
            0.0,
            0.15,
        ),
    )
