"""Who lives with whom: ages and sexes from the margins, children with mothers, couples, people alone.

People are drawn from the age pyramids, so ages and numbers are exact; families are then put together from
them. A child is 17½ to 45 years younger than its mother.
"""

from dataclasses import dataclass

import numpy as np

from game.engine.columns import I64, Mask, Rows
from game.engine.founding.draws import Rng, apportion, flags, match, pick, spread
from game.engine.margins import Margins

YEAR = 12
YOUNGEST, OLDEST = 17 * YEAR + 6, 45 * YEAR
"""Mother's age at a birth, months."""
SPACING, LEAST = 33, 11
"""Months between brothers and sisters: as aimed at, and at least."""
PAIRING = (0, 0, 0, 0, 0.5, 1.1, 1.2, 1.0, 0.9, 0.9, 1.2, 1.4, 1.5, 1.5, 1.3, 1.0, 0.6, 0.3, 0.1, 0)
"""How likely women without children at home live with a partner, by five years of age; only ratios count."""


@dataclass(slots=True)
class Households:
    """Who lives together: one entry a person in the first group, one a household in the second."""

    age: I64
    """Age in months."""
    woman: Mask
    """Whether a woman."""
    foreign: Mask
    """Whether of foreign background."""
    child: Mask
    """Whether a child (of any age) in the home of its parents."""
    mother: Rows
    """Row of the mother in the household; -1 when there is none."""
    home: Rows
    """Row of the household."""
    head: Rows
    """Row of the head of each household."""
    size: I64
    """Persons of each household."""


def households(margins: Margins, natives: int, foreigners: int, rng: Rng) -> Households:
    """Draw everybody and say who lives together."""
    age, woman, foreign = _everybody(margins, natives, foreigners, rng)
    child = _at_home(margins, age, rng)
    home = np.full(age.size, -1, np.intp)
    mother = np.full(age.size, -1, np.intp)
    count, first = 0, np.zeros(0, np.intp)
    for side in (True, False):
        women, men, family = _families(margins, (age, woman, foreign, child), home, side, rng)
        home[women] = np.arange(women.size, dtype=np.intp) + count
        home[men[men >= 0]] = np.flatnonzero(men >= 0) + count
        kids = np.flatnonzero(child & (foreign == side))
        home[kids] = family + count
        mother[kids] = women[family]
        count += women.size
        first = np.concatenate([first, np.where((men >= 0) & (rng.random(women.size) < 0.5), men, women)])
    women, men = _couples(margins, (age, woman, foreign, child), home, count, rng)
    home[women] = home[men] = np.arange(women.size, dtype=np.intp) + count
    alone = np.flatnonzero(home < 0)
    home[alone] = np.arange(alone.size, dtype=np.intp) + count + women.size
    first = np.concatenate([first, np.where(rng.random(women.size) < 0.5, men, women), alone])
    return _shuffled(
        Households(age, woman, foreign, child, mother, home, first.astype(np.intp), np.zeros(0, np.int64)),
        rng,
    )


def _shuffled(people: Households, rng: Rng) -> Households:
    """The same people in random order, so that every fourth row is a fair sample of the town."""
    order = rng.permutation(people.age.size)
    place = np.empty(order.size, np.intp)
    place[order] = np.arange(order.size, dtype=np.intp)
    homes = rng.permutation(people.head.size).astype(np.intp)
    head = np.empty(homes.size, np.intp)
    head[homes] = place[people.head]
    mother = people.mother[order]
    home = homes[people.home[order]]
    return Households(
        age=people.age[order],
        woman=people.woman[order],
        foreign=people.foreign[order],
        child=people.child[order],
        mother=np.where(mother >= 0, place[mother], -1),
        home=home,
        head=head,
        size=np.bincount(home, minlength=head.size).astype(np.int64),
    )


def _everybody(margins: Margins, natives: int, foreigners: int, rng: Rng) -> tuple[I64, Mask, Mask]:
    """Ages in months, sexes and backgrounds, by the pyramids."""
    ages: list[I64] = []
    women: list[Mask] = []
    for pyramid, total in ((margins.ages_native, natives), (margins.ages_foreign, foreigners)):
        group = np.repeat(np.arange(len(pyramid), dtype=np.int64), apportion(pyramid, total))
        ages.append(group * 5 * YEAR + rng.integers(0, 5 * YEAR, total))
        women.append(rng.random(total) < np.array(margins.women, np.float64)[group])
    foreign = np.arange(natives + foreigners, dtype=np.int64) >= natives
    return np.concatenate(ages), np.concatenate(women), foreign


def _at_home(margins: Margins, age: I64, rng: Rng) -> Mask:
    """Minors live with parents, and part of those under thirty."""
    years = age // YEAR
    chance = np.zeros(130, np.float64)
    chance[:18] = 1.0
    chance[18:20], chance[20:25], chance[25:30] = margins.at_home
    return rng.random(age.size) < chance[years]


def _families(
    margins: Margins, people: tuple[I64, Mask, Mask, Mask], home: Rows, side: bool, rng: Rng
) -> tuple[Rows, Rows, Rows]:
    """Families of the children of one background: mothers, fathers (-1: none at home), family of each child.

    In a share of families with a foreign background one of the two parents has none.
    """
    age, woman, foreign, child = people
    kids = np.flatnonzero(child & (foreign == side))
    family, eldest, youngest = _siblings(margins, age, kids, side, rng)
    count = eldest.size
    aim = margins.first_child[int(side)] + margins.first_child_spread * spread(rng, count, 2.2)
    wanted = np.clip(eldest + (aim * YEAR).astype(np.int64), eldest + YOUNGEST, youngest + OLDEST)
    wanted = np.maximum(wanted, eldest + YOUNGEST)
    lone = flags(count, rng.permutation(count)[: round(count * margins.lone_parents)].astype(np.intp))
    mixed = np.where(
        rng.random(count) < (margins.mixed_couples if side else 0.0), 1 + rng.integers(0, 2, count), 0
    )
    mixed[lone] = 0
    women = np.full(count, -1, np.intp)
    men = np.full(count, -1, np.intp)
    free = ~child & (home < 0)
    for other in (False, True):
        whose = np.flatnonzero((mixed == 1) == other)
        pool = np.flatnonzero(free & woman & (foreign == (side ^ other)))
        if not other:
            mixed[whose[pool.size :]] = 1
            whose = whose[: pool.size]
        women[whose] = match(pool, age, wanted[whose])
    gap = margins.partner_gap[0] + margins.partner_gap[1] * spread(rng, count, 2.2)
    older = np.maximum(age[women] + (gap * YEAR).astype(np.int64), eldest + YOUNGEST)
    for other in (False, True):
        whose = np.flatnonzero(((mixed == 2) == other) & ~lone)
        pool = np.flatnonzero(free & ~woman & (foreign == (side ^ other)))
        whose = whose[: pool.size]
        men[whose] = match(pool, age, older[whose])
    return women, men, family


def _siblings(margins: Margins, age: I64, kids: Rows, side: bool, rng: Rng) -> tuple[Rows, I64, I64]:
    """Put children into families: the family of each, and the ages of the eldest and youngest of each family.

    Families aim at brothers and sisters some years apart; children are given to these aims by age.
    """
    shares = margins.children_foreign if side else margins.children_native
    mean = sum((n + 1) * share for n, share in enumerate(shares)) / sum(shares)
    sizes = pick(rng, shares, int(kids.size / mean * 1.05) + 2 * len(shares)).astype(np.int64) + 1
    count = int(np.searchsorted(np.cumsum(sizes), kids.size)) + 1 if kids.size else 0
    sizes = sizes[:count]
    if count:
        sizes[-1] -= int(sizes.sum()) - kids.size
    of = np.repeat(np.arange(count, dtype=np.intp), sizes)
    place = np.arange(kids.size, dtype=np.int64) - np.repeat(np.cumsum(sizes) - sizes, sizes)
    middle = age[kids][rng.integers(0, max(1, kids.size), count)] if count else np.zeros(0, np.int64)
    lowest = middle - SPACING * (sizes - 1) // 2
    lowest = np.where(lowest < 0, -lowest // 2, lowest)
    aim = lowest[of] + place * SPACING + rng.integers(-10, 11, kids.size)
    family = np.empty(kids.size, np.intp)
    by_age, by_aim = np.argsort(age[kids], kind="stable"), np.argsort(aim, kind="stable")
    family[by_age] = of[by_aim]
    _space_out(age, kids, family)
    eldest, youngest = np.zeros(count, np.int64), np.full(count, 10**6, np.int64)
    np.maximum.at(eldest, family, age[kids])
    np.minimum.at(youngest, family, age[kids])
    return family, eldest, youngest


def _space_out(age: I64, kids: Rows, family: Rows) -> None:
    """Brothers and sisters who came too soon after each other: the older one is made older."""
    order = kids[np.lexsort((age[kids], family))]
    same = np.sort(family, kind="stable")
    place = np.arange(kids.size, dtype=np.int64) - np.searchsorted(same, same)
    for number in range(1, int(place.max(initial=0)) + 1):
        later = np.flatnonzero(place == number)
        age[order[later]] = np.maximum(age[order[later]], age[order[later - 1]] + LEAST)


def _couples(
    margins: Margins, people: tuple[I64, Mask, Mask, Mask], home: Rows, families: int, rng: Rng
) -> tuple[Rows, Rows]:
    """Couples without children at home: as many as bring the number of households to its margin."""
    age, woman, foreign, child = people
    free = np.flatnonzero(~child & (home < 0))
    mean = sum((n + 1) * share for n, share in enumerate(margins.household_sizes)) / sum(
        margins.household_sizes
    )
    count = max(0, free.size + families - round(age.size / mean))
    group = np.minimum(age // (5 * YEAR), 19)
    women = free[woman[free]]
    wish = np.array(PAIRING, np.float64)[group[women]]
    ask = rng.random(women.size) < wish * min(1.0, count / max(1.0, float(wish.sum())))
    women = rng.permutation(women[ask])
    gap = margins.partner_gap[0] + margins.partner_gap[1] * spread(rng, women.size, 2.2)
    wanted = np.maximum(age[women] + (gap * YEAR).astype(np.int64), 20 * YEAR)
    mixed = rng.random(women.size) < margins.mixed_couples / 2
    theirs = foreign[women] ^ (mixed & foreign[women])
    natives = np.flatnonzero(~theirs)
    share = margins.mixed_couples / 2 * float(foreign[women].sum()) / max(1, natives.size)
    theirs[natives] = rng.random(natives.size) < share
    men = np.full(women.size, -1, np.intp)
    for side in (False, True):
        pool = free[~woman[free] & (foreign[free] == side)]
        whose = np.flatnonzero(theirs == side)[: pool.size]
        men[whose] = match(pool, age, wanted[whose])
    return women[men >= 0], men[men >= 0]
