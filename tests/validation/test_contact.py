"""Contact and openness go together."""

import numpy as np
import pytest

from game.engine.city import City
from game.engine.minds import BELONGING, LOSS, OPENNESS
from game.engine.rules import Rules
from game.engine.schedule import SYSTEMS
from game.engine.system import System
from game.engine.systems import meetings
from tests.town import a_city, rules
from tests.validation.lab import Claim, correlation, expect, grown, live

pytestmark = pytest.mark.slow
YEARS = 3


def contact_and_openness(seed: int, *, natives: bool) -> float:
    """Correlation of how often residents met somebody of another origin in three years with openness then."""
    city = a_city(seed=seed)
    met = np.zeros(2 * city.residents.alive.size, np.float64)
    ids = city.residents.id.copy()

    def count(city: City, rules: Rules) -> None:
        """Luck has an address: asked again, the same residents meet."""
        if city.sway.asks(OPENNESS, LOSS, BELONGING):
            for layer in meetings.layers_of(city, rules):
                met[layer.rows] += layer.differ

    after = [system.name for system in SYSTEMS].index("meetings") + 1
    counted = (*SYSTEMS[:after], System("count", count, ()), *SYSTEMS[after:])
    live(city, rules(), 12 * YEARS, systems=counted)
    r = city.residents
    stayed = grown(city)[: ids.size] & (r.id[: ids.size] == ids)
    if natives:
        stayed &= r.generation[: ids.size] == 0
    rows = np.flatnonzero(stayed)
    return correlation(met[rows], r.minds[OPENNESS, rows])


def test_residents_who_meet_people_of_other_origins_are_more_open() -> None:
    """Source: Pettigrew and Tropp 2006, 515 studies: r = .21 between contact and less prejudice (evidence
    3.4).

    Design: meetings across origins that residents had in three years, and their openness at the end.
    Expected: r = .15 to .30 across all residents.
    """
    expect(Claim("r", [contact_and_openness(seed, natives=False) for seed in (1, 2, 3)], 0.15, 0.30))


def test_the_same_holds_among_residents_without_a_foreign_background() -> None:
    """Source: Pettigrew and Tropp 2006: r = .23 among members of majorities (from memory, to check).

    Design: as above, among residents without a foreign background, so that it is not only who is who.
    Expected: r = .10 to .30.
    """
    expect(
        Claim("r among natives", [contact_and_openness(seed, natives=True) for seed in (1, 2, 3)], 0.10, 0.30)
    )
