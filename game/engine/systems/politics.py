"""Politics: polls, standing, and municipal elections with the Imperiali council."""

from dataclasses import replace

import numpy as np

from game.engine import minds
from game.engine.causes import book_parts, book_share, share_now
from game.engine.cells import BACKGROUND_CELLS, CELL_DISTRICT, CELLS, DISTRICTS, by_district
from game.engine.city import City
from game.engine.civic import ElectionResult
from game.engine.columns import F32, F64, I64, Mask, Rows
from game.engine.council import council_size, imperiali, natural_coalition
from game.engine.electorate import Mood, means, mood, voters, would_vote
from game.engine.goals import goal_met
from game.engine.journal import Entry
from game.engine.luck import uniform
from game.engine.rules import Rules
from game.engine.sway import QUARTERS, Cohort
from game.engine.system import System

POLLS = ("mayor_vote", "far_right_vote")
WAVE = "nation:wave"


def hold_politics(city: City, rules: Rules) -> None:
    """A quarter of the voters is asked for whom they would vote; standing becomes political capital.

    For each voter, the log-odds of a list are what such a person votes in the average town, plus how this
    resident's attitudes differ from those of the same kind of person there. In election months everybody
    votes; the council is filled by the Imperiali method and a coalition is formed.
    """
    if "politics.usual" not in city.arrays:
        city.arrays["politics.usual"] = means(city)
    now = mood(city, rules)
    _poll(city, now)
    _standing(city, rules)
    if city.month >= city.start:
        if city.month in rules.nation.elections:
            _election(city, rules, now)
        _judge_pledges(city, rules)


def _poll(city: City, now: Mood) -> None:
    """Ask the cohort's voters; book who changed their mind and why, and who is new or gone."""
    r, cohort = city.residents, city.cohort
    old = r.vote[cohort.rows].copy()
    asked = voters(city, cohort.rows)
    places = np.flatnonzero(asked)
    cell = cohort.cell.take(places)
    chosen, steps = would_vote(city, now, places * QUARTERS + city.month % QUARTERS)
    vote = np.full(old.size, -1, np.int8)
    vote[places] = chosen
    reasons = _reasons(city, now, places, cell)
    stayed, came, went = (old >= 0) & asked, (old < 0) & asked, (old >= 0) & ~asked
    turned = np.flatnonzero(stayed & (old != vote))
    fresh, gone = np.flatnonzero(came), np.flatnonzero(went)
    for key, party in zip(POLLS, (0, city.far_right_list), strict=True):
        if party < 0:
            continue
        change = _count(cohort, turned[vote[turned] == party]) - _count(cohort, turned[old[turned] == party])
        chance = steps[party] - steps[party - 1] if party else steps[0]
        book_parts(city, key, change, *_votes_won(cell, chance, reasons.get(party, {})))
        counted = _count(cohort, fresh[vote[fresh] == party]) - _count(cohort, gone[old[gone] == party])
        book_share(city, key, "new voters", counted, _count(cohort, fresh) - _count(cohort, gone))
    r.vote[cohort.rows] = vote


def _count(cohort: Cohort, places: Rows) -> I64:
    """Residents at some places of the cohort, by district."""
    return np.bincount(CELL_DISTRICT[cohort.cell[places]], minlength=DISTRICTS).astype(np.int64)


def _reasons(city: City, now: Mood, places: Rows, cell: Rows) -> dict[int, dict[str, F64]]:
    """How far each reason moved the log-odds of a list, by cell, since this quarter was asked last.

    Reasons are the wave (with what is usual elsewhere) and the mean change of each attitude. None at the
    first asking.
    """
    quarter = city.month % QUARTERS
    people = np.maximum(np.bincount(cell, minlength=CELLS), 1).astype(np.float64)
    parties = [party for party in (0, city.far_right_list) if party >= 0]
    mean_now = np.zeros((len(minds.ATTITUDES), CELLS), np.float64)
    for attitude in np.flatnonzero(now.weights[parties].any(axis=0)):
        feelings = city.residents.minds[attitude, city.cohort.rows].take(places)
        mean_now[attitude] = np.bincount(cell, weights=feelings, minlength=CELLS) / people
    base = now.wave - (now.weights[:, :, None] * now.usual[None]).sum(axis=1)
    mean_key, wave_key = f"politics.means{quarter}", f"politics.wave{quarter}"
    before, wave = city.arrays.get(mean_key), city.arrays.get(wave_key)
    city.arrays[mean_key], city.arrays[wave_key] = mean_now, base
    if before is None or wave is None:
        return {}
    found: dict[int, dict[str, F64]] = {}
    for party in parties:
        reasons = {WAVE: (base - wave)[party][BACKGROUND_CELLS]}
        for attitude in np.flatnonzero(now.weights[party]):
            shift = (mean_now[attitude] - before[attitude]) * now.weights[party, attitude]
            reasons[f"feelings:{minds.ATTITUDES[attitude]}"] = shift
        found[party] = reasons
    return found


def _votes_won(cell: Rows, chance: F32, reasons: dict[str, F64]) -> tuple[list[str], F64]:
    """Votes that each reason won, by district: its move of the log-odds times p(1 - p) over voters."""
    steep = np.bincount(cell, weights=chance * (np.float32(1.0) - chance), minlength=CELLS)
    won = [by_district(moved * steep) for moved in reasons.values()]
    return list(reasons), np.array(won).reshape(-1, DISTRICTS)


def _standing(city: City, rules: Rules) -> None:
    """A mayor who stands well gains political capital; it slowly returns to the middle."""
    k, council = rules.k.politics, city.council
    council.capital += k.capital_gain * (share_now(city, "mayor_vote") - k.capital_level)
    council.capital += k.capital_return * (50.0 - council.capital)
    council.capital = min(100.0, max(0.0, council.capital))


def _election(city: City, rules: Rules, now: Mood) -> None:
    """Everybody with a vote is asked, and those who turn out vote."""
    rows = np.flatnonzero(voters(city, slice(None)))
    vote, _ = would_vote(city, now, rows)
    goes = _turns_out(city, rules, rows)
    keys = [party.key for party in rules.nation.lists]
    cast = np.bincount(vote[goes].astype(np.intp), minlength=len(keys))
    total = max(int(cast.sum()), 1)
    district = city.residents.district[rows].astype(np.intp)
    here = np.maximum(np.bincount(district[goes], minlength=DISTRICTS), 1)
    by = {
        key: tuple(float(x) for x in np.bincount(district[goes & (vote == n)], minlength=DISTRICTS) / here)
        for n, key in enumerate(keys)
    }
    votes = {key: int(cast[n]) for n, key in enumerate(keys)}
    seats = imperiali(votes, council_size(int(city.residents.alive.sum())))
    partners = natural_coalition(seats, rules)
    council = city.council
    council.seats, council.mayor_stays = seats, partners is not None and council.mayor_stays
    council.coalition = (keys[0], *(partners or ())) if council.mayor_stays else ()
    council.to_form = council.mayor_stays
    result = ElectionResult(
        month=city.month,
        shares={key: count / total for key, count in votes.items()},
        seats=seats,
        votes=votes,
        by_district=by,
        turnout=float(goes.sum()) / max(rows.size, 1),
        coalition=council.coalition,
        mayor_stays=council.mayor_stays,
    )
    city.elections.append(replace(result))
    city.journal.note(Entry(city.month, "election", "stays" if council.mayor_stays else "goes"))


def _turns_out(city: City, rules: Rules, rows: Rows) -> Mask:
    """While voting is compulsory nearly all go; later those who feel that they belong go oftener."""
    k, r = rules.k.politics, city.residents
    drawn = uniform(r.luck_a[rows], r.luck_b[rows], city.seed, "turnout", city.month)
    if city.month <= rules.nation.compulsory_vote_until:
        return drawn < np.float32(k.turnout_duty)
    belonging = r.minds[minds.BELONGING, rows] - np.float32(0.5)
    return drawn < np.float32(k.turnout_free) + np.float32(k.turnout_belonging) * belonging


def _judge_pledges(city: City, rules: Rules) -> None:
    """A pledge is judged in the month that it names; what was kept or broken moves political capital."""
    offer = rules.level.pledges
    if offer is None:
        return
    for pledge in offer.offer:
        if pledge.key in city.council.pledges and pledge.goal.by == city.month:
            kept = goal_met(city.history, pledge.goal)
            city.council.kept[pledge.key] = kept
            city.council.capital += pledge.capital if kept else -pledge.capital
            city.council.capital = min(100.0, max(0.0, city.council.capital))
            city.journal.note(Entry(city.month, "pledge.kept" if kept else "pledge.broken", pledge.key))


SYSTEM = System(
    "politics",
    hold_politics,
    ("residents.vote", "council", "elections", "arrays", "ledger", "journal"),
)
