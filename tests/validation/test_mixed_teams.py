"""Mixed teams open their members a little, and hardly anybody else."""

import numpy as np
import pytest

from game.engine.city import City
from game.engine.columns import F64, Rows
from game.engine.minds import OPENNESS
from tests.validation.lab import Claim, expect, grown, lab, live, moved, town

pytestmark = pytest.mark.slow
PAIRS = 25


def unlike_clubs(city: City) -> Rows:
    """Pairs (PAIRS, 2) of clubs of a kind: the most and the least foreign ones of the larger kinds."""
    found: list[tuple[int, int]] = []
    clubs = city.clubs
    for kind in np.unique(clubs.kind):
        mine = np.flatnonzero((clubs.kind == kind) & (clubs.members >= 20))
        order = mine[np.argsort(clubs.foreign[mine], kind="stable")]
        found.extend(zip(order.tolist(), order[::-1].tolist(), strict=True))
    apart = [clubs.foreign[b] - clubs.foreign[a] for a, b in found]
    return np.array([found[n] for n in np.argsort(apart)[::-1][:PAIRS]], np.intp)


def mix(city: City, pairs: Rows, seed: int) -> None:
    """Members of both clubs of a pair are dealt anew at random, and both field mixed teams from now on."""
    r, dice = city.residents, np.random.default_rng(seed)
    for pair in pairs:
        members = dice.permutation(np.flatnonzero(np.isin(r.club, pair)))
        r.club[members[: members.size // 2]] = pair[0]
        r.club[members[members.size // 2 :]] = pair[1]
        city.clubs.mixed[pair] = 1.0
    for club in pairs.ravel():
        members = np.flatnonzero(r.club == club)
        city.clubs.members[club] = members.size
        city.clubs.foreign[club] = (r.generation[members] != 0).mean()


def apart(city: City, pairs: Rows) -> float:
    """Mean difference of the shares with a foreign background within pairs."""
    foreign: F64 = city.clubs.foreign[pairs].astype(np.float64)
    return float(np.abs(foreign[:, 0] - foreign[:, 1]).mean())


def test_a_mixed_team_opens_its_members_a_little_and_hardly_anybody_else() -> None:
    """Source: Mousa 2020, Christian and Muslim footballers dealt to teams by lot: bonds in the team, hardly any
    change towards strangers; Paluck, Green and Green 2019: d about .25 for ethnic prejudice, of which about a
    fifth holds for strangers (evidence 3.4).

    Design: members of clubs of different backgrounds are dealt anew by lot, against the same people left in their
    clubs; openness, which is about people of other origins at large, two years later.
    Expected: members .02 to .12 standard deviations; residents who are in none of these clubs less than .01.
    """
    members, others = [], []
    for seed in (1, 2, 3):
        mixed, plain = town(seed), town(seed)
        pairs = unlike_clubs(plain)
        inside = np.isin(plain.residents.club, pairs) & grown(plain)
        ids = plain.residents.id
        ours, theirs = ids[inside].copy(), ids[grown(plain) & ~inside].copy()
        mix(mixed, pairs, seed)
        for city in (mixed, plain):
            live(city, lab(), 24)
        members.append(moved(mixed, plain, ours, OPENNESS))
        others.append(moved(mixed, plain, theirs, OPENNESS))
    expect(
        Claim("openness of members, in standard deviations", members, 0.02, 0.12),
        Claim("openness of all others", others, -0.01, 0.01),
    )


def test_clubs_that_were_mixed_are_still_mixed_two_years_later() -> None:
    """Source: Mousa 2020: players of mixed teams sign up for mixed teams again, and train together half a year on
    (evidence 3.4).

    Design: as above, with no money for mixing.
    Expected: of what the lot took away from the difference between the clubs, .4 to 1 is still away.
    """
    left = []
    for seed in (1, 2, 3):
        mixed, plain = town(seed), town(seed)
        pairs = unlike_clubs(plain)
        mix(mixed, pairs, seed)
        first = apart(plain, pairs) - apart(mixed, pairs)
        for city in (mixed, plain):
            live(city, lab(), 24)
        left.append((apart(plain, pairs) - apart(mixed, pairs)) / first)
    expect(Claim("part of the mixing that is left", left, 0.4, 1.0))
