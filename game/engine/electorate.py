"""Voters: for whom a resident would vote today."""

from dataclasses import dataclass

import numpy as np
import numpy.typing as npt

from game.engine import minds
from game.engine.city import City
from game.engine.columns import F32, F64, Mask, Rows, Which
from game.engine.forces import between, clock, growth, log_of
from game.engine.indicators import adult
from game.engine.luck import uniform
from game.engine.nation import PartyList
from game.engine.residents import Generation
from game.engine.rules import Rules

BACKGROUNDS = 2
LEAST = 1e-4
"""A list that does not stand has this share, so that its odds are a number."""
Votes = npt.NDArray[np.int8]


@dataclass(frozen=True, slots=True)
class Mood:
    """What pushes voters this month."""

    wave: F64
    """Log-odds of each list (lists, backgrounds) among such people in the average town."""
    weights: F64
    """Weight of each attitude on each list (lists, attitudes)."""
    usual: F64
    """Attitudes of the same kind of people in the average town (attitudes, backgrounds)."""


def mood(city: City, rules: Rules) -> Mood:
    """The wave, the weights and the reference of this month."""
    lists = rules.nation.lists
    month = clock(city)
    shares = np.array(
        [[between(each, month) for each in (party.wave_native, party.wave_foreign)] for party in lists],
        np.float64,
    )
    wave = log_of(np.maximum(shares, LEAST))
    weights = np.array([_weights(rules, party) for party in lists], np.float64)
    return Mood(wave, weights, usual(city, rules))


def _weights(rules: Rules, party: PartyList) -> F64:
    """Which attitudes make such a list more or less likely."""
    k, w = rules.k.politics, np.zeros(len(minds.ATTITUDES), np.float64)
    if party is rules.nation.lists[0]:
        w[minds.TRUST_CITY], w[minds.PRIDE] = k.mayor_trust_city, k.mayor_pride
        w[minds.FELT_SAFE], w[minds.PROSPECTS] = k.mayor_felt_safe, k.mayor_prospects
        w[minds.LOSS] = k.mayor_loss
    elif party.key == "far_right":
        w[minds.LOSS], w[minds.FELT_SAFE] = k.far_right_loss, k.far_right_felt_safe
        w[minds.OPENNESS], w[minds.TRUST_CITY] = k.far_right_openness, k.far_right_trust_city
    elif party.key == "nationalist":
        w[minds.LOSS] = k.nationalist_loss
    elif party.key in {"left", "far_left", "socialist", "green"}:
        w[minds.GRIEVANCE] = k.left_grievance
    return w


def usual(city: City, rules: Rules) -> F64:
    """Attitudes (attitudes, backgrounds) of such people in the average town this month.

    From the city's stored reference runs; a city without them is compared with its own first month.
    """
    if rules.reference is not None:
        month = clock(city)
        pairs = [rules.reference[attitude] for attitude in minds.ATTITUDES]
        return np.array(
            [[between(pair.native, month), between(pair.foreign, month)] for pair in pairs], np.float64
        )
    stored = city.arrays.get("politics.usual")
    if stored is None:
        return means(city)
    return stored


def means(city: City) -> F64:
    """Mean attitudes (attitudes, backgrounds) of adults now."""
    r = city.residents
    grown = adult(city, slice(None))
    found = np.zeros((len(minds.ATTITUDES), BACKGROUNDS), np.float64)
    for background in range(BACKGROUNDS):
        rows = np.flatnonzero(grown & ((r.generation != Generation.NATIVE) == bool(background)))
        if rows.size:
            found[:, background] = r.minds[:, rows].sum(axis=1, dtype=np.float64) / rows.size
    return found


def chances(city: City, now: Mood, rows: Rows) -> F32:
    """Chance of each list (lists, rows) for these residents, added up from the first list on."""
    r = city.residents
    foreign = (r.generation[rows] != Generation.NATIVE).astype(np.intp)
    base = (now.wave - (now.weights[:, :, None] * now.usual[None]).sum(axis=1)).astype(np.float32)
    odds = base.take(foreign, axis=1)
    for attitude in np.flatnonzero(now.weights.any(axis=0)):
        feeling = r.minds[attitude].take(rows)
        for party in np.flatnonzero(now.weights[:, attitude]):
            odds[party] += feeling * np.float32(now.weights[party, attitude])
    odds -= odds.max(axis=0)
    raised = growth(odds)
    for n in range(1, len(raised)):
        raised[n] += raised[n - 1]
    raised /= raised[-1].copy()
    return raised


def voters(city: City, rows: Which) -> Mask:
    """Belgians of 18 and over."""
    return adult(city, rows) & city.residents.citizen[rows]


def would_vote(city: City, now: Mood, rows: Rows) -> tuple[Votes, F32]:
    """The list that each of these voters would vote for today, and the chances it was drawn from.

    One's own taste is drawn once in a life, so a vote changes only when its chances do.
    """
    r = city.residents
    steps = chances(city, now, rows)
    taste = uniform(r.luck_a.take(rows), r.luck_b.take(rows), city.seed, "vote", 0)
    chosen = np.zeros(rows.size, np.int8)
    for step in steps[:-1]:
        chosen += taste >= step
    return chosen, steps
