"""Politics: polls, standing, and municipal elections with the Imperiali council."""

from dataclasses import replace

import numpy as np

from game.engine import minds
from game.engine.causes import Part, book_parts, book_share, share_now
from game.engine.cells import CELLS, DISTRICTS, KINDS, NOBODY
from game.engine.city import City
from game.engine.civic import ElectionResult
from game.engine.columns import F32, F64, I64, Mask, Rows
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
from game.engine.forces import log_of
from game.engine.goals import goal_met
from game.engine.journal import Entry
from game.engine.luck import uniform
from game.engine.rules import Rules
from game.engine.standing import move_capital
from game.engine.sway import ROUND
from game.engine.system import System

STANDING = "politics.standing"
"""Where the mayor's list stood beside the average town's when the term began, in log-odds."""
POLLS = ("mayor_vote", "far_right_vote")
WAVE = "nation:wave"
NO_VOTE = -1
POLLED = 2
"""Polls are held each round, in this month of it: March and September, before a vote in October."""
TURNS = 12 // ROUND
"""Each time another half of the voters is asked: each once a year."""
SAMPLE = 5
"""To tell how votes follow reasons, every so manieth of those asked is looked at."""
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
    why = _Why(city, now, asked, feelings, odds) if city.causes_on or city.month < city.start else None
    parts: list[Part] = []
    for key, party in zip(POLLS, (0, city.far_right_list), strict=True):
        if party < 0:
            continue
        change = (is_now == party) * 1 - (was == party)
        reasons = why.votes_won(party) if why else NO_REASONS
        parts.append(Part(key, _net(district, change * stayed), *reasons))
        book_share(city, key, "new voters", _net(district, change * ~stayed), came)
    book_parts(city, parts)


def _net(district: Rows, change: I64) -> I64:
    """Gains less losses, by district."""
    return np.rint(np.bincount(district, change, DISTRICTS)).astype(np.int64)


class _Why:
    """Why votes move: how far each reason moved the log-odds of a list since the same voters were asked last.

    Reasons are the wave (with what is usual elsewhere) and the mean change of each attitude by cell. None at
    the first asking.
    """

    def __init__(self, city: City, now: Mood, asked: Voters, feelings: dict[int, F32], odds: F32) -> None:
        self.now = now
        self.cell = city.residents.cell.take(asked.rows).astype(np.intp)
        means, wave = self._means(feelings), self._wave()
        turn = _turn(city)
        mean_key, wave_key = f"politics.means{turn}", f"politics.wave{turn}"
        before, last = city.arrays.get(mean_key, means), city.arrays.get(wave_key, wave)
        city.arrays[mean_key], city.arrays[wave_key] = means, wave
        self.wave, self.shift = (wave - last).astype(np.float32), means - before
        some = odds[:, ::SAMPLE]
        self.cell, natives = self.cell[::SAMPLE].copy(), -(-asked.natives // SAMPLE)
        self.backgrounds = slice(0, natives), slice(natives, None)
        self.chances = some.copy()
        self.chances[1:] -= some[:-1]
        self.chances /= some[-1]
        self.swept = np.empty(self.cell.size, np.float32)
        for these, wave in zip(self.backgrounds, self.wave.T, strict=True):
            (self.chances[:, these] * wave[:, None]).sum(axis=0, out=self.swept[these])

    def _means(self, feelings: dict[int, F32]) -> F64:
        """Mean attitudes by cell."""
        found = np.zeros((len(minds.ATTITUDES), CELLS), np.float64)
        people = np.maximum(np.bincount(self.cell, minlength=CELLS), 1)
        for attitude in np.flatnonzero(self.now.weights.any(axis=0)).tolist():
            found[attitude] = np.bincount(self.cell, feelings[attitude], CELLS) / people
        return found

    def _wave(self) -> F64:
        """Log-odds of each list (lists, backgrounds) for somebody whose attitudes are all 0."""
        usual = (self.now.weights[:, :, None] * self.now.usual[None]).sum(axis=1)
        return log_of(self.now.shares * self.now.balance) - usual

    def votes_won(self, party: int) -> tuple[list[str], F64]:
        """Votes that each reason won, by district: its moves of all log-odds times how this list follows.

        A list with chance p follows its own log-odds by p(1 - p), and those of a list with chance q by -pq.
        """
        weights, mine = self.now.weights, self.chances[party] * np.float32(SAMPLE)
        felt = np.flatnonzero(weights.any(axis=0))
        pull = np.zeros((felt.size, CELLS), np.float64)
        alike: dict[bytes, list[int]] = {}
        for other in np.flatnonzero(weights.any(axis=1)).tolist():
            alike.setdefault(weights[other].tobytes(), []).append(other)
        for others in alike.values():
            theirs = self.chances[others].sum(axis=0)
            follows = np.bincount(self.cell, mine * ((party in others) - theirs), CELLS)
            pull += weights[others[0], felt, None] * follows
        swept = np.empty_like(mine)
        for these, wave in zip(self.backgrounds, self.wave[party], strict=True):
            np.subtract(wave, self.swept[these], out=swept[these])
        swept *= mine
        parts = np.concatenate((np.bincount(self.cell, swept, CELLS)[None], self.shift[felt] * pull))
        names = [WAVE, *(f"feelings:{minds.ATTITUDES[attitude]}" for attitude in felt)]
        return names, parts[:, :NOBODY].reshape(-1, DISTRICTS, KINDS).sum(axis=2)


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
