"""Politics: polls, standing, and municipal elections with the Imperiali council."""

from dataclasses import replace

import numpy as np

from game.engine import minds
from game.engine.causes import Part, book_counts_each, book_parts, share_now
from game.engine.cells import DISTRICTS
from game.engine.city import City
from game.engine.civic import ElectionResult
from game.engine.columns import F64, I64, Mask, Rows
from game.engine.council import council_size, imperiali, natural_coalition, outweighs
from game.engine.electorate import (
    BALANCE,
    Mood,
    Voters,
    balance_of,
    feelings_of,
    means,
    mood,
    standing,
    voters_among,
    would_vote,
)
from game.engine.goals import goal_met
from game.engine.indicators import SHARE_INDEX
from game.engine.journal import Entry
from game.engine.luck import uniform
from game.engine.persuaded import Persuaded, Poll
from game.engine.rules import Rules
from game.engine.standing import move_capital
from game.engine.sway import ROUND
from game.engine.system import System

STANDING = "politics.standing"
"""Where the mayor's list stood beside the average town's when the term began, in log-odds."""
POLLS = ("mayor_vote", "far_right_vote")
NO_VOTE = -1
POLLED = 2
"""Polls are held each round, in this month of it: March and September, before a vote in October."""
TURNS = 12 // ROUND
"""Each time another half of the voters is asked: each once a year."""
NO_REASONS: tuple[list[str], F64] = ([], np.zeros((0, DISTRICTS), np.float64))


def hold_politics(city: City, rules: Rules) -> None:
    """Each round half of the voters is polled; standing becomes political capital.

    For each voter, the log-odds of a list are what such a person votes in the average town, plus how this
    resident's attitudes differ from those of the same kind of person there. In election months everybody
    votes; the council is filled by the Imperiali method and a coalition is formed.
    """
    if "politics.usual" not in city.arrays:
        city.arrays["politics.usual"] = means(city)
    if city.month % ROUND == POLLED or BALANCE not in city.arrays:
        _poll(city, mood(city, rules))
    _standing(city, rules)
    if city.month >= city.start:
        if STANDING not in city.numbers:
            now, voters = mood(city, rules), voters_among(city, slice(None))
            city.numbers[STANDING] = standing(now, voters, share_now(city, "mayor_vote"))
        if city.month in rules.nation.elections:
            _election(city, rules, mood(city, rules))
        _judge_pledges(city, rules)


def _turn(city: City) -> int:
    """Which half of the voters is polled."""
    return city.month // ROUND % TURNS


def _poll(city: City, now: Mood) -> None:
    """Ask half of the voters; book who changed their mind and why, and who is new or gone."""
    r, rows = city.residents, slice(_turn(city), None, TURNS)
    asked = voters_among(city, rows)
    feelings = feelings_of(city, now, asked)
    if city.month % 12 == POLLED or BALANCE not in city.arrays:
        city.arrays[BALANCE] = balance_of(now, asked, feelings)
        now = replace(now, balance=city.arrays[BALANCE])
    chosen, odds = would_vote(city, now, asked, feelings)
    old = r.vote[rows].copy()
    vote = np.full(old.size, NO_VOTE, np.int8)
    vote[asked.places] = chosen
    r.vote[rows] = vote
    moved = (old != vote).nonzero()[0]
    was, is_now = old.take(moved), vote.take(moved)
    stayed = (was >= 0) & (is_now >= 0)
    district = r.district.take(moved * TURNS + _turn(city)).astype(np.intp)
    came = _net(district, (is_now >= 0) * 1 - (was >= 0))
    explained = city.causes_on or city.month < city.start
    why = Persuaded(city, Poll(now, asked, feelings, odds, rows), old) if explained else None
    parts: list[Part] = []
    new: list[I64] = []
    for key, party in zip(POLLS, (0, city.far_right_list), strict=True):
        if party < 0:
            continue
        change = (is_now == party) * 1 - (was == party)
        reasons = why.votes_won(party) if why else NO_REASONS
        parts.append(Part(key, _net(district, change * stayed), *reasons))
        new.append(_net(district, change * ~stayed))
    counts = np.array([new, [came] * len(new)], np.int64)[:, :, None]
    book_counts_each(city, [SHARE_INDEX[part.key] for part in parts], ("new voters",), counts)
    book_parts(city, parts)


def _net(district: Rows, change: I64) -> I64:
    """Gains less losses, by district."""
    return np.rint(np.bincount(district, change, DISTRICTS)).astype(np.int64)


def _standing(city: City, rules: Rules) -> None:
    """A mayor who stands well gains political capital; it slowly returns to the middle."""
    k, council = rules.k.politics, city.council
    move_capital(city, k.capital_gain * (share_now(city, "mayor_vote") - k.capital_level), "standing")
    move_capital(city, k.capital_return * (50.0 - council.capital), "habit")


def _election(city: City, rules: Rules, now: Mood) -> None:
    """Everybody with a vote is asked, and those who turn out vote."""
    asked = voters_among(city, slice(None))
    vote, _ = would_vote(city, now, asked, feelings_of(city, now, asked))
    rows = asked.rows
    going = _turns_out(city, rules, rows).nonzero()[0]
    keys = [party.key for party in rules.nation.lists]
    place = vote.take(going) * np.intp(DISTRICTS) + city.residents.district.take(rows.take(going))
    cast = np.bincount(place, minlength=len(keys) * DISTRICTS).reshape(-1, DISTRICTS)
    total, here = max(going.size, 1), np.maximum(cast.sum(axis=0), 1)
    by = {key: tuple((theirs / here).tolist()) for key, theirs in zip(keys, cast, strict=True)}
    votes = dict(zip(keys, cast.sum(axis=1).tolist(), strict=True))
    seats = imperiali(votes, council_size(int(city.residents.alive.sum())))
    partners = natural_coalition(seats, rules)
    council = city.council
    pleased = _pleased(city, rules, now, asked, votes)
    stays = partners is not None and (pleased or outweighs(seats, keys[0], partners))
    council.seats, council.mayor_stays = seats, stays and council.mayor_stays
    council.coalition = (keys[0], *(partners or ())) if council.mayor_stays else ()
    council.to_form = council.mayor_stays
    result = ElectionResult(
        month=city.month,
        shares={key: count / total for key, count in votes.items()},
        seats=seats,
        votes=votes,
        by_district=by,
        turnout=going.size / max(rows.size, 1),
        coalition=council.coalition,
        mayor_stays=council.mayor_stays,
    )
    city.elections.append(replace(result))
    city.journal.note(Entry(city.month, "election", "stays" if council.mayor_stays else "goes"))


def _pleased(city: City, rules: Rules, now: Mood, asked: Voters, votes: dict[str, int]) -> bool:
    """Whether voters tell the partners that the mayor may stay.

    The mayor's list has to stand as well as in the average town, or clearly better than when the term began.
    """
    share = votes[rules.nation.lists[0].key] / max(sum(votes.values()), 1)
    before, after = city.numbers[STANDING], standing(now, asked, share)
    city.numbers[STANDING] = after
    return after >= 0.0 or after - before >= rules.k.politics.verdict


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
            move_capital(city, pledge.capital if kept else -pledge.capital, "pledges")
            city.journal.note(Entry(city.month, "pledge.kept" if kept else "pledge.broken", pledge.key))


SYSTEM = System(
    "politics",
    hold_politics,
    ("residents.vote", "council", "elections", "numbers", "arrays", "ledger", "journal"),
)
