"""Stories that neighbours tell each other open minds a little; arguments alone move nobody."""

import pytest

from game.engine.minds import OPENNESS
from tests.validation.lab import Claim, arm, begin, end, expect, grown, lab, live, moved, town

pytestmark = pytest.mark.slow


def test_told_stories_open_minds_a_little_and_for_months() -> None:
    """Source: Kalla and Broockman 2020, three trials: exchange of personal stories d = .08, lasting for at
    least four months (evidence 3.2).

    Design: a year of evenings in every street, so that everyone has taken part, against none; then four
    months without.
    Expected: .04 to .12 standard deviations of openness, of which .5 to 1 is left four months later.
    """
    at_once, later = [], []
    for seed in (1, 2, 3):
        told, plain = town(seed), town(seed)
        ids = plain.residents.id[grown(plain)].copy()
        known = begin(told, lab(), {"told_stories": 1.0})
        live(told, known, 12)
        live(plain, lab(), 12)
        at_once.append(moved(told, plain, ids, OPENNESS))
        end(told)
        live(told, lab(), 4)
        live(plain, lab(), 4)
        later.append(moved(told, plain, ids, OPENNESS) / at_once[-1])
    expect(
        Claim("openness after a year of stories, in standard deviations", at_once, 0.04, 0.12),
        Claim("what is left after four months", later, 0.5, 1.05),
    )


def test_arguments_alone_move_nobody() -> None:
    """Source: Kalla and Broockman 2020: arguments without stories 0 (evidence 3.2).

    Design: the mayor's story, without tone or deed, reaches everyone every month for a year, against silence.
    Expected: openness moves less than .02 standard deviations.
    """
    found = []
    for seed in (1, 2, 3):
        plain = arm(seed, 12)
        told = arm(seed, 12, {"story_reach": 1.0})
        found.append(moved(told, plain, plain.residents.id[grown(plain)], OPENNESS))
    expect(Claim("openness after a year of arguments", found, -0.02, 0.02))
