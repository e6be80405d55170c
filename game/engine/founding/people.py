"""Who each resident is: sex, background, names, arrival, diploma, faith, passport, command of Dutch."""

from dataclasses import dataclass

import numpy as np

from game.engine.columns import F64, Mask, Rows
from game.engine.founding.draws import Rng, apportion, best, spread, standard
from game.engine.founding.families import YEAR, Households
from game.engine.households import Homes, Tenure
from game.engine.luck import arrival_luck
from game.engine.places import Blocks
from game.engine.residents import Education, Faith, Generation, Residents
from game.engine.town import Town

CHILDREN_BORN_HERE = 0.85
"""Share of children with a foreign background born here; sets the share among adults (judged)."""
NEWEST, WIDEST = 8.0, 50.0
"""Years since arrival run up to 8 where hardly anybody was born here, to 33 where half were (judged)."""
SECONDARY_SCHOOL = 15 * YEAR
"""Age at which pupils have finished the first grade after primary school."""
COHORT, MONEY, TENANT = -0.55, 1.6, -0.5
"""Schooling by age, by a district's income, in a social home, in deviations (census 2001, judged)."""
ADULT, GRADUATE, DIPLOMA = 18 * YEAR, 21 * YEAR, 25 * YEAR
"""Ages of majority, of the first higher diplomas, and from which the margins count diplomas."""


@dataclass(slots=True)
class Draft:
    """What founding knows while it describes the residents (rows 0 to n - 1)."""

    town: Town
    """The town."""
    now: int
    """Month of founding."""
    seed: int
    """Seed."""
    family: Households
    """Who lives together."""
    origin: Rows
    """Country of each household; -1 for none."""
    home: Rows
    """Row of the home of each household."""


def describe(draft: Draft, r: Residents, homes: Homes, blocks: Blocks, rng: Rng) -> None:
    """Fill what is known of everybody at birth, at arrival and from school."""
    family, n = draft.family, draft.family.age.size
    here = slice(0, n)
    r.alive[here] = True
    r.id[here] = np.arange(1, n + 1, dtype=np.int64)
    numbers = np.arange(n, dtype=np.intp)
    r.luck_a[here], r.luck_b[here] = arrival_luck(
        numbers, draft.seed, draft.now, {"founding": numbers.size}
    )
    r.born[here] = draft.now - family.age
    r.sex[here] = ~family.woman
    r.origin[:] = -1
    r.origin[here] = np.where(family.foreign, draft.origin[family.home], -1)
    r.mother[here] = np.where(family.mother >= 0, family.mother + 1, 0)
    r.household[here] = family.home
    block = homes.block[draft.home[family.home]]
    r.block[here] = block
    r.district[here] = blocks.district[block]
    _arrive(draft, r, rng)
    _name(draft, r, rng)
    _believe(draft, r, rng)
    _school(draft, r, homes, rng)
    _speak(draft, r, rng)
    _citizens(draft, r)
    supporters = draft.town.margins.supporters
    luck = rng.random(n)
    r.supporter[here] = np.where(luck < supporters[0], 1, np.where(luck < sum(supporters), 2, 0))


def _arrive(draft: Draft, r: Residents, rng: Rng) -> None:
    """Who came from abroad and when; children born after their mother came were born here."""
    family, now = draft.family, draft.now
    n = family.age.size
    countries = draft.town.origins
    origin = r.origin[:n].astype(np.intp)
    share = np.array([country.born_here for country in countries], np.float64)
    minor = family.foreign & (family.age < ADULT)
    minors = float(minor.sum()) / max(1, int(family.foreign.sum()))
    adults = np.clip((share - minors * CHILDREN_BORN_HERE) / max(1e-6, 1.0 - minors), 0.0, 0.9)
    young = np.clip(2.2 - family.age / (20.0 * YEAR), 0.05, 1.3)
    grown = np.flatnonzero(family.foreign & ~minor)
    size = len(countries)
    mean = np.bincount(origin[grown], young[grown], size) / np.maximum(
        np.bincount(origin[grown], minlength=size), 1
    )
    here = np.append(adults / np.maximum(mean, 0.05), 0.0)[origin] * young
    abroad = family.foreign & (rng.random(n) >= np.minimum(here, 0.95))
    span = np.minimum(family.age, (YEAR * (NEWEST + WIDEST * np.append(share, 0.0)[origin])).astype(np.int64))
    since = now - (rng.random(n) * span).astype(np.int64)
    mother = np.flatnonzero(family.foreign & (family.mother >= 0))
    hers = family.mother[mother]
    came = np.where(abroad[hers], since[hers], now - family.age[hers])
    abroad[mother] &= r.born[mother] < came
    young_here = mother[abroad[mother]]
    since[young_here] = np.where(
        abroad[family.mother[young_here]], since[family.mother[young_here]], since[young_here]
    )
    r.generation[:n] = np.where(
        family.foreign, np.where(abroad, Generation.BORN_ABROAD, Generation.BORN_HERE), Generation.NATIVE
    )
    r.abroad_since[:n] = np.where(abroad, np.maximum(since, r.born[:n]), r.born[:n])
    rooted = ~abroad & (rng.random(n) < np.where(family.child, 0.85, draft.town.margins.rooted))
    first = np.where(abroad, r.abroad_since[:n], r.born[:n] + np.where(family.child, 0, ADULT))
    later = first + (rng.random(n) * np.maximum(now - first, 0)).astype(np.int64)
    r.arrived[:n] = np.where(rooted, r.born[:n], np.minimum(later, now))


def _name(draft: Draft, r: Residents, rng: Rng) -> None:
    """First names from the pool of the origin; children share the family name of a parent of their origin."""
    family, n = draft.family, draft.family.age.size
    pools = draft.town.names
    keys = {pool.key: row for row, pool in enumerate(pools)}
    of_country = np.array([keys[country.names] for country in draft.town.origins] + [0], np.intp)
    pool = of_country[r.origin[:n]]
    women = np.array([len(names.women) for names in pools], np.int64)
    men = np.array([len(names.men) for names in pools], np.int64)
    families = np.array([len(names.family) for names in pools], np.int64)
    r.first_name[:n] = (rng.random(n) * np.where(family.woman, women[pool], men[pool])).astype(np.int16)
    own = rng.random(n)
    father = np.full(family.head.size, -1, np.intp)
    parents = np.flatnonzero(~family.child & ~family.woman)
    father[family.home[parents]] = parents
    giver = father[family.home]
    giver = np.where((giver >= 0) & (r.origin[giver] == r.origin[:n]), giver, family.mother)
    child = np.flatnonzero(family.child & (giver >= 0))
    own[child] = own[giver[child]]
    r.family_name[:n] = (own * families[pool]).astype(np.int16)


def _believe(draft: Draft, r: Residents, rng: Rng) -> None:
    """Faith of the family, by country; the same for everybody of one background in a home."""
    n, margins = draft.family.age.size, draft.town.margins
    muslim = np.array(
        [country.muslim for country in draft.town.origins] + [margins.muslim_native], np.float64
    )
    catholic = np.array([country.catholic for country in draft.town.origins] + [margins.catholic], np.float64)
    other = np.array([0.5] * len(draft.town.origins) + [0.05], np.float64)
    luck = rng.random(draft.family.head.size)[draft.family.home]
    row = r.origin[:n]
    first, second = muslim[row], muslim[row] + catholic[row]
    third = second + (1.0 - second) * other[row]
    r.faith[:n] = np.select(
        [luck < first, luck < second, luck < third], [Faith.MUSLIM, Faith.CATHOLIC, Faith.OTHER], Faith.NONE
    )


def _school(draft: Draft, r: Residents, homes: Homes, rng: Rng) -> None:
    """Diplomas: exactly by the margins from 25, higher for the young and in better-off quarters."""
    family, margins = draft.family, draft.town.margins
    n = family.age.size
    money = np.array([district.income for district in draft.town.districts], np.float64)[r.district[:n]] - 1.0
    social = homes.tenure[draft.home[family.home]] == Tenure.SOCIAL
    score = COHORT * standard(family.age / YEAR) + MONEY * money + TENANT * social + spread(rng, n)
    r.education[:n] = np.where(
        family.age < SECONDARY_SCHOOL, Education.PRIMARY, np.where(family.age < ADULT, Education.LOWER, 0)
    )
    for foreign, shares in ((False, margins.education_native), (True, margins.education_foreign)):
        rows = np.flatnonzero((family.age >= DIPLOMA) & (family.foreign == foreign))
        order = rows[np.argsort(score[rows], kind="stable")]
        diplomas = np.repeat(np.arange(4, dtype=np.int8), apportion(shares, rows.size))
        r.education[order] = diplomas
        young = np.flatnonzero((family.age >= ADULT) & (family.age < DIPLOMA) & (family.foreign == foreign))
        place = np.searchsorted(score[order], score[young])
        reached = np.append(diplomas, np.int8(Education.HIGHER))[place]
        r.education[young] = np.where(
            family.age[young] < GRADUATE, np.minimum(reached, Education.UPPER), reached
        )


def _speak(draft: Draft, r: Residents, rng: Rng) -> None:
    """Command of Dutch: 1 for natives, learnt with the years by others, better with more schooling."""
    n, margins = draft.family.age.size, draft.town.margins
    start, half = margins.dutch
    at_home = np.array([country.language == "nl" for country in draft.town.origins] + [True], np.bool_)
    years = (draft.now - r.abroad_since[:n]) / YEAR
    learnt = years / (years + half) + 0.06 * r.education[:n] + 0.08 * spread(rng, n)
    abroad = np.clip(start + (0.95 - start) * learnt, 0.02, 0.97)
    here = np.clip(0.93 + 0.05 * spread(rng, n), 0.7, 1.0)
    generation = r.generation[:n]
    spoken = np.where(
        generation == Generation.BORN_ABROAD, abroad, np.where(generation == Generation.BORN_HERE, here, 1)
    )
    r.dutch[:n] = np.where(at_home[r.origin[:n]], 1.0, spoken)


def _citizens(draft: Draft, r: Residents) -> None:
    """Natives are Belgian, and so are those with a foreign background who were born here or came long ago."""
    family, n = draft.family, draft.family.age.size
    eu = np.array([country.eu for country in draft.town.origins] + [False], np.bool_)
    rows = np.flatnonzero(family.foreign)
    years: F64 = (draft.now - r.abroad_since[:n]) / YEAR
    born_here: Mask = r.generation[:n] == Generation.BORN_HERE
    luck = (r.luck_a[:n] >> np.uint32(8)).astype(np.float64) * 2.0**-24
    score = years + 15.0 * born_here - 8.0 * eu[r.origin[:n]] + 12.0 * luck
    r.citizen[:n] = ~family.foreign
    r.citizen[best(score, rows, round(rows.size * draft.town.margins.citizens_foreign))] = True
