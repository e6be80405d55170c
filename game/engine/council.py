"""The council: seats by the Imperiali method, and who can govern together."""

from collections.abc import Iterable, Mapping

from game.engine.forces import between
from game.engine.rules import Rules

SEATS_FROM = ((200_000, 55), (150_000, 53), (100_000, 47), (90_000, 45), (80_000, 43), (70_000, 41),
              (60_000, 39), (50_000, 37), (40_000, 35), (30_000, 33), (20_000, 29), (10_000, 23), (0, 15))
"""Residents from which a Flemish council has so many seats (Flemish municipal decree)."""


def council_size(residents: int) -> int:
    """Seats of a Flemish town with so many residents."""
    return next(seats for least, seats in SEATS_FROM if residents >= least)


def usual_vote(rules: Rules, start: int, foreign: float) -> dict[str, float]:
    """Shares by list at the last election before a month, as the waves say of an average town.

    `foreign` is the share of residents with a foreign background.
    """
    month = max((month for month in rules.nation.elections if month < start), default=start)
    return {
        party.key: between(party.wave_native, month) * (1.0 - foreign)
        + between(party.wave_foreign, month) * foreign
        for party in rules.nation.lists
    }


def imperiali(votes: Mapping[str, int], seats: int) -> dict[str, int]:
    """Seats by list: each next seat goes to the highest votes / (seats so far + 2).

    Votes are divided by 2, 3, 4 … (that is 1, 1½, 2 …), which favours large lists. Ties go to the list
    with more votes, then to the one named first.
    """
    won = dict.fromkeys(votes, 0)
    order = {key: n for n, key in enumerate(votes)}
    for _ in range(seats):
        best = max(votes, key=lambda key: (votes[key] / (won[key] + 2), votes[key], -order[key]))
        won[best] += 1
    return won


def can_govern(seats: Mapping[str, int], rules: Rules, partners: Iterable[str]) -> bool:
    """Whether the mayor's list and these partners have a majority, are willing, and the mayor's leads."""
    mayor = rules.nation.lists[0].key
    willing = {party.key for party in rules.nation.lists if party.distance <= rules.k.politics.willing}
    chosen = [mayor, *partners]
    if any(key not in willing for key in chosen[1:]) or len(set(chosen)) != len(chosen):
        return False
    total = sum(seats.values())
    largest = max(seats.get(key, 0) for key in chosen)
    return 2 * sum(seats.get(key, 0) for key in chosen) > total and seats.get(mayor, 0) == largest


def natural_coalition(seats: Mapping[str, int], rules: Rules) -> tuple[str, ...] | None:
    """The coalition that forms by itself: partners by distance until there is a majority; None if none."""
    partners: list[str] = []
    if can_govern(seats, rules, ()):
        return ()
    for party in sorted(rules.nation.lists[1:], key=lambda party: party.distance):
        if seats.get(party.key, 0) and party.distance <= rules.k.politics.willing:
            partners.append(party.key)
            if can_govern(seats, rules, partners):
                return tuple(partners)
    return None


def outweighs(seats: Mapping[str, int], mayor: str, partners: Iterable[str]) -> bool:
    """Whether the mayor's list has more seats than all its partners; if not, they can name another mayor."""
    return seats.get(mayor, 0) > sum(seats.get(key, 0) for key in partners)
