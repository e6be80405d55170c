"""A ban on symbols of faith costs Muslim girls diplomas, and makes them feel shut out."""

import pytest

from game.engine.codes import UPPER
from game.engine.columns import Rows
from game.engine.minds import BELONGING, GRIEVANCE
from game.engine.residents import Faith, Residents
from tests.validation.lab import Claim, age, begin, both_here, expect, lab, live, moved, town

pytestmark = pytest.mark.slow
YEARS = 6


def diplomas(r: Residents, rows: Rows) -> float:
    """Share of these residents with a diploma of secondary school."""
    return float((r.education[rows] >= UPPER).mean())


def test_a_ban_lowers_the_completion_of_muslim_girls_and_of_nobody_else() -> None:
    """Source: Abdelgadir and Fouka 2020 (France): fewer Muslim girls complete secondary school, more feel
    discriminated, and identities harden (evidence 3.6).

    Design: pupils of 11 to 13, six years with the ban and without; who has a diploma in the end, and how
    residents of Muslim families feel.
    Expected: diplomas of Muslim girls -.02 to -.12, of all other pupils -.01 to .01; belonging falls and
    grievance rises by .05 to 1 standard deviations.
    """
    girls: list[float] = []
    others: list[float] = []
    shut_out, belong = [], []
    for seed in range(1, 9):
        ban, free = town(seed), town(seed)
        r, years = free.residents, age(free)
        pupil = r.alive & (years >= 11) & (years <= 13)
        girl = (r.sex == 0) & (r.faith == Faith.MUSLIM)
        muslim = r.id[r.alive & (r.faith == Faith.MUSLIM) & (years >= 16)].copy()
        ids = [r.id[pupil & girl].copy(), r.id[pupil & ~girl].copy()]
        live(ban, begin(ban, lab(), {"stance_ban": 1.0}), 12 * YEARS + 6)
        live(free, lab(), 12 * YEARS + 6)
        for found, who in zip((girls, others), ids, strict=True):
            here, there = both_here(ban, free, who)
            found.append(diplomas(ban.residents, here) - diplomas(free.residents, there))
        shut_out.append(moved(ban, free, muslim, GRIEVANCE))
        belong.append(moved(ban, free, muslim, BELONGING))
    expect(
        Claim("diplomas of Muslim girls", girls, -0.12, -0.02),
        Claim("diplomas of all other pupils", others, -0.01, 0.01),
        Claim("grievance in Muslim families, in standard deviations", shut_out, 0.05, 1.0),
        Claim("belonging", belong, -1.0, -0.05),
    )
