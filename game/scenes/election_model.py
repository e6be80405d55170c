"""Election night, counted: votes and seats after each district, and the council before."""

from collections.abc import Mapping
from dataclasses import dataclass

from game.engine.civic import ElectionResult
from game.engine.council import council_size, imperiali, natural_coalition, usual_vote
from game.engine.view import View


@dataclass(frozen=True, slots=True)
class Count:
    """How far the count is."""

    district: str
    """The district that came in last; empty before the first."""
    counted: float
    """Part of the votes that has been counted."""
    shares: dict[str, float]
    """List → share of the votes so far."""
    seats: dict[str, int]
    """List → seats that are filled."""


def order_of_lists(view: View) -> list[str]:
    """Lists from the mayor's outwards: partners sit beside each other in the half circle."""
    lists = sorted(view.rules.nation.lists, key=lambda party: party.distance)
    return [party.key for party in lists]


def counts(view: View, result: ElectionResult) -> list[Count]:
    """The count after each district, the largest last; the last is the result itself."""
    districts = view.rules.town.districts
    weights = [view.at("population", result.month, n) for n in range(len(districts))]
    order = sorted(range(len(districts)), key=lambda n: weights[n])
    seats = sum(result.seats.values())
    total = sum(weights) or 1.0
    found = [Count("", 0.0, dict.fromkeys(result.shares, 0.0), dict.fromkeys(result.seats, 0))]
    votes, so_far = dict.fromkeys(result.shares, 0.0), 0.0
    for n in order[:-1]:
        so_far += weights[n]
        for key in votes:
            votes[key] += result.by_district[key][n] * weights[n]
        whole = sum(votes.values()) or 1.0
        rounded = {key: round(count) for key, count in votes.items()}
        filled = imperiali(rounded, round(seats * so_far / total))
        shares = {key: count / whole for key, count in votes.items()}
        found.append(Count(districts[n].name, so_far / total, shares, filled))
    found.append(Count(districts[order[-1]].name, 1.0, result.shares, result.seats))
    return found


def before(view: View) -> tuple[dict[str, float], dict[str, int]]:
    """Shares and seats of the council before the last election: an earlier one, or the first council.

    Where only the seats of the first council are known, there are no shares.
    """
    if len(view.elections) > 1:
        return view.elections[-2].shares, view.elections[-2].seats
    known = {party.key: party.seats for party in view.rules.nation.lists}
    if any(known.values()):
        return {}, known
    start = view.rules.level.from_
    shares = usual_vote(view.rules, start, view.at("residents_foreign_background", start - 1))
    whole = sum(shares.values()) or 1.0
    size = council_size(round(view.at("population", start - 1)))
    seats = imperiali({key: round(1_000_000 * share) for key, share in shares.items()}, size)
    return {key: share / whole for key, share in shares.items()}, seats


def majority(seats: Mapping[str, int]) -> int:
    """Seats that a majority takes."""
    return sum(seats.values()) // 2 + 1


def short_of(view: View, seats: Mapping[str, int]) -> int | None:
    """Seats of the mayor's list and of all who would govern with it; None where these are a majority."""
    if natural_coalition(seats, view.rules) is not None:
        return None
    mayor, *others = view.rules.nation.lists
    willing = [party.key for party in others if party.distance <= view.rules.k.politics.willing]
    return sum(seats.get(key, 0) for key in (mayor.key, *willing))
