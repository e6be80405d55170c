"""Voters: for whom a resident would vote today."""

from dataclasses import dataclass

import numpy as np
import numpy.typing as npt

from game.engine import minds
from game.engine.city import City
from game.engine.codes import NATIVE
from game.engine.columns import F32, F64, Rows
from game.engine.forces import between, clock, growth, log_of
from game.engine.indicators import adult
from game.engine.luck import uniform
from game.engine.nation import PartyList
from game.engine.once import once
from game.engine.rules import Rules

BACKGROUNDS = 2
BALANCE = "politics.balance"
STEPS, MOST_ASKED = 6, 2_000
"""Steps in which the balance is found, and how many voters of a background are looked at for it."""
LEAST = 1e-4
"""A list that does not stand has this share, so that its odds are a number."""
Votes = npt.NDArray[np.int8]


@dataclass(frozen=True, slots=True)
class Mood:
    """What pushes voters this month."""

    shares: F64
    """Share of each list (lists, backgrounds) among such people in the average town."""
    weights: F64
    """Weight of each attitude on each list (lists, attitudes)."""
    usual: F64
    """Attitudes of the same kind of people in the average town (attitudes, backgrounds)."""
    balance: F64
    """By what the odds of each list (lists, backgrounds) are multiplied; see `balance_of`."""


@dataclass(frozen=True, slots=True)
class Voters:
    """Some residents with a vote: those without a foreign background first."""

    places: Rows
    """Their places among those who were looked at."""
    rows: Rows
    """Their rows."""
    natives: int
    """How many have no foreign background."""


def mood(city: City, rules: Rules) -> Mood:
    """The wave, the weights and the reference of this month."""
    lists = rules.nation.lists
    month = clock(city)
    shares = np.array(
        [[between(each, month) for each in (party.wave_native, party.wave_foreign)] for party in lists],
        np.float64,
    )
    weights = _weights(rules)
    shares[0] *= growth(np.array([rules.k.politics.mayor_office]))
    balance = city.arrays.get(BALANCE)
    if balance is None:
        balance = np.ones_like(shares)
    return Mood(np.maximum(shares, LEAST), weights, usual(city, rules), balance)


def balance_of(now: Mood, voters: Voters, feelings: dict[int, F32]) -> F64:
    """By what to multiply the odds of each list (lists, backgrounds), so that a usual town votes as usual.

    People differ, and a share is no straight line in odds: a town whose feelings are usual in the mean, but
    spread as ours are, would give the lists at the edge less than the wave. Found step by step: each list's
    odds are multiplied by the wave over the mean share that such voters give it.
    """
    found = np.ones_like(now.shares)
    wave = now.shares / now.shares.sum(axis=0)
    for background, these in enumerate((slice(0, voters.natives), slice(voters.natives, None))):
        some = slice(None, None, 1 + voters.rows[these].size // MOST_ASKED)
        leans = np.ones((len(wave), voters.rows[these][some].size), np.float64)
        if not leans.size:
            continue
        first: dict[bytes, int] = {}
        for n, weights in enumerate(now.weights):
            alike = first.setdefault(weights.tobytes(), n)
            if alike < n:
                leans[n] = leans[alike]
            elif weights.any():
                felt = [feelings[a][these][some] * weights[a] for a in np.flatnonzero(weights).tolist()]
                lean: F64 = np.array(felt, np.float64).sum(axis=0)
                leans[n] = growth(lean - lean.sum() / lean.size)
        for _ in range(STEPS):
            odds = leans * (wave[:, background] * found[:, background])[:, None]
            shares = (odds / odds.sum(axis=0)).sum(axis=1) / leans.shape[1]
            found[:, background] *= wave[:, background] / shares
    return found


def standing(now: Mood, voters: Voters, share: float) -> float:
    """How much better the mayor's list stands than it would in the average town, in log-odds."""
    natives = voters.natives / max(voters.rows.size, 1)
    wave = now.shares[0] / now.shares.sum(axis=0)
    usual_share = float(wave[0] * natives + wave[1] * (1.0 - natives))
    odds = np.clip(np.array([share, usual_share], np.float64), LEAST, 1.0 - LEAST)
    own, others = (log_of(odds) - log_of(1.0 - odds)).tolist()
    return float(own - others)


@once
def _weights(rules: Rules) -> F64:
    """Which attitudes make each list more or less likely (lists, attitudes)."""
    return np.array([_weights_of(rules, party) for party in rules.nation.lists], np.float64)


def _weights_of(rules: Rules, party: PartyList) -> F64:
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
    """Attitudes (attitudes, backgrounds) of such people in the average Flemish town this month.

    How they move there stands in the city's stored runs of `average_town`; a city without them is
    compared with its own first month. To this is added how much the average town was ahead in 2003.
    """
    k = rules.k.politics
    ahead = np.zeros((len(minds.ATTITUDES), 1), np.float64)
    ahead[minds.TRUST_CITY], ahead[minds.PRIDE] = k.usual_trust_city, k.usual_pride
    ahead[minds.FELT_SAFE], ahead[minds.OPENNESS] = k.usual_felt_safe, k.usual_openness
    ahead[minds.LOSS] = k.usual_loss
    if rules.reference is None:
        known = city.arrays.get("politics.usual")
        return (means(city) if known is None else known) + ahead
    month = clock(city)
    pairs = [rules.reference[attitude] for attitude in minds.ATTITUDES]
    stored = [[between(pair.native, month), between(pair.foreign, month)] for pair in pairs]
    return np.array(stored, np.float64) + ahead


def means(city: City) -> F64:
    """Mean attitudes (attitudes, backgrounds) of adults now."""
    r = city.residents
    grown = adult(city, slice(None))
    found = np.zeros((len(minds.ATTITUDES), BACKGROUNDS), np.float64)
    for background in range(BACKGROUNDS):
        rows = np.flatnonzero(grown & ((r.generation != NATIVE) == bool(background)))
        if rows.size:
            found[:, background] = r.minds[:, rows].sum(axis=1, dtype=np.float64) / rows.size
    return found


def feelings_of(city: City, now: Mood, voters: Voters) -> dict[int, F32]:
    """The attitudes of these voters that have weight."""
    minded = np.flatnonzero(now.weights.any(axis=0)).tolist()
    return {attitude: city.residents.minds[attitude].take(voters.rows) for attitude in minded}


def would_vote(city: City, now: Mood, voters: Voters, feelings: dict[int, F32]) -> tuple[Votes, F32]:
    """The list that each of these voters would vote for today, and how likely each list was.

    The odds of a list are its share among such people in the average town (times its balance), times e to
    the power of what this voter feels more than they do. Odds (lists, voters) are added up from the first one
    on. One's own taste is drawn once in a life, so a vote changes only when the odds do.
    """
    r, rows = city.residents, voters.rows
    odds = np.empty((len(now.shares), rows.size), np.float32)
    leans = _leans(now, voters, feelings)
    for background, these in enumerate((slice(0, voters.natives), slice(voters.natives, None))):
        before: F32 | np.float32 = np.float32(0.0)
        shares = now.shares[:, background] * now.balance[:, background]
        for n, share in enumerate(shares.astype(np.float32)):
            lean = leans.get(now.weights[n].tobytes())
            if lean is None:
                np.add(before, share, out=odds[n, these])
            else:
                np.multiply(lean[these], share, out=odds[n, these])
                odds[n, these] += before
            before = odds[n, these]
    taste = uniform(r.luck_a.take(rows), r.luck_b.take(rows), city.seed, "vote", 0)
    taste *= odds[-1]
    chosen = np.zeros(rows.size, np.int8)
    for step in odds[:-1]:
        chosen += (taste >= step).view(np.int8)
    return chosen, odds


def _leans(now: Mood, voters: Voters, feelings: dict[int, F32]) -> dict[bytes, F32]:
    """For lists with the same weights, by what these voters' odds are multiplied; feeling alike, by 1."""
    leans: dict[bytes, F32] = {}
    for weights in now.weights:
        if weights.tobytes() in leans or not weights.any():
            continue
        first, *others = np.flatnonzero(weights).tolist()
        lean = feelings[first] * np.float32(weights[first])
        for attitude in others:
            lean += feelings[attitude] * np.float32(weights[attitude])
        alike = (weights[:, None] * now.usual).sum(axis=0).astype(np.float32)
        lean[: voters.natives] -= alike[0]
        lean[voters.natives :] -= alike[1]
        leans[weights.tobytes()] = growth(lean).astype(np.float32, copy=False)
    return leans


def voters_among(city: City, rows: slice) -> Voters:
    """Belgians of 18 and over, of every so many rows: a test reads all rows faster than it leaps."""
    everybody = slice(None)
    asked = adult(city, everybody)
    asked &= city.residents.citizen
    native = city.residents.generation == NATIVE
    native &= asked
    asked ^= native
    natives, others = native[rows].nonzero()[0], asked[rows].nonzero()[0]
    places = np.concatenate((natives, others))
    first, step = rows.start or 0, rows.step or 1
    return Voters(places, places * step + first, natives.size)
