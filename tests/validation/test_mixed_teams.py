"""Mixed teams open their members a little, and hardly anybody else."""

import numpy as np
import pytest

from game.engine.city import City
from game.engine.columns import I64, Rows
from game.engine.minds import OPENNESS
from tests.validation.lab import Claim, begin, expect, grown, lab, live, moved, rows_of, town

pytestmark = pytest.mark.slow
TEAMS, SIZE, YEARS = 20, 24, 2


def players(city: City) -> I64:
    """Ids of grown members of the clubs that play: as many with as without a foreign background, by lot."""
    r, dice = city.residents, np.random.default_rng(city.seed)
    plays = np.isin(r.club, np.flatnonzero(city.clubs.kind == 0)) & grown(city)
    sides = [np.flatnonzero(plays & ((r.generation != 0) == foreign)) for foreign in (False, True)]
    taken = [dice.choice(side, TEAMS * SIZE // 2, replace=False) for side in sides]
    return np.asarray(r.id[np.concatenate(taken)], np.int64)


def deal(city: City, ids: I64, *, mixed: bool) -> Rows:
    """Deal players by lot to the first clubs that play, whose other members leave. Returns the clubs.

    Mixed: each team has half of either background. Else teams have one background.
    """
    r, clubs, dice = city.residents, city.clubs, np.random.default_rng(city.seed)
    teams = np.flatnonzero(clubs.kind == 0)[:TEAMS]
    r.club[np.isin(r.club, teams)] = -1
    halves = [dice.permutation(half) for half in np.split(rows_of(city, ids), 2)]
    order = np.stack(halves, axis=1).ravel() if mixed else np.concatenate(halves)
    r.club[order] = np.repeat(teams, SIZE)
    members = np.bincount(r.club[r.club >= 0], minlength=clubs.members.size)
    clubs.members[:] = members
    foreign = np.bincount(r.club[r.club >= 0], r.generation[r.club >= 0] != 0, clubs.members.size)
    clubs.foreign[:] = foreign / np.maximum(members, 1)
    return teams


def two_leagues(seed: int, paid: float) -> tuple[City, City, I64, Rows]:
    """The same players in mixed and in unmixed teams, after two years of a league that is paid for mixing.

    Returns both towns, the players (first those without a foreign background) and the teams.
    """
    mixed, apart = town(seed), town(seed)
    ids = players(mixed)
    teams = deal(mixed, ids, mixed=True)
    deal(apart, ids, mixed=False)
    for city in (mixed, apart):
        city.clubs.mixed[teams] = paid
        live(city, begin(city, lab(), {"club_mixing": paid}), 12 * YEARS)
    return mixed, apart, ids, teams


def test_a_mixed_team_opens_its_members_a_little_and_hardly_anybody_else() -> None:
    """Source: Mousa 2020, Christian and Muslim footballers dealt to teams by lot: bonds in the team, hardly
    any change towards strangers; Paluck, Green and Green 2019: d about .25 for ethnic prejudice, of which
    about a fifth holds for strangers (evidence 3.4).

    Design: 480 players of a league with mixed teams in mind are dealt by lot to teams of both
    backgrounds, or to teams of one; openness, which is about people of other origins at large, two years
    later, of the players without a foreign background (in Mousa the Christians), and of everybody who is
    in none of the teams.
    Expected: players .02 to .12 standard deviations; all others less than .01.
    """
    members, others = [], []
    for seed in range(1, 9):
        mixed, apart, ids, _ = two_leagues(seed, paid=1.0)
        rest = apart.residents.id[grown(apart)]
        members.append(moved(mixed, apart, ids[: ids.size // 2], OPENNESS))
        others.append(moved(mixed, apart, rest[~np.isin(rest, ids)], OPENNESS))
    expect(
        Claim("openness of members, in standard deviations", members, 0.02, 0.12),
        Claim("openness of all others", others, -0.01, 0.01),
    )


def test_teams_that_were_mixed_are_still_mixed_two_years_later() -> None:
    """Source: Mousa 2020: players of mixed teams sign up for mixed teams again and train together half a
    year on (evidence 3.4).

    Design: as above, with no money for mixing; the spread of the teams' shares with a foreign background.
    Expected: at most .6 of that of teams that began with one background.
    """
    left = []
    for seed in (1, 2, 3):
        mixed, apart, _, teams = two_leagues(seed, paid=0.0)
        left.append(float(mixed.clubs.foreign[teams].std() / apart.clubs.foreign[teams].std()))
    expect(Claim("how far apart mixed teams are, against others", left, 0.0, 0.6))
