"""What fills each resident's day, and what it earns: school, study, work, search, retirement."""

import numpy as np

from game.engine.columns import F64, I64, Rows, empty
from game.engine.founding.draws import Rng, best, spread
from game.engine.founding.families import YEAR
from game.engine.founding.people import Draft
from game.engine.households import Homes, Households
from game.engine.luck import uniform
from game.engine.residents import Activity, Residents

JUNE, STARTS_SCHOOL, LEAVES_SCHOOL = 5, 30, 210
"""Children go to school at two and a half, and leave it in the June of the year in which they turn 18."""
WORKING = (0, 0, 0, 0.22, 0.60, 0.84, 0.84, 0.83, 0.81, 0.77, 0.64, 0.40, 0.13, 0.02, 0, 0, 0, 0, 0, 0)
"""How likely people of an age group work (Flanders 2003, labour force survey, rounded); only order counts."""
SCHOOLING, WOMEN_AT_WORK = 0.12, -0.10
"""How much more likely with a diploma a step higher, and for women (Flanders 2003, rounded)."""
SEEKING = (0, 0, 0, 0.5, 0.5, 0.45, 0.4, 0.35, 0.32, 0.28, 0.2, 0.1, 0.02, 0, 0, 0, 0, 0, 0, 0)
"""How likely those without work look for it, by age group; only order counts (judged)."""
PART_TIME = 0.84
"""Pay of women against men with the same diploma: part-time work (Flanders 2003, judged)."""
PAY_AT_20, PAY_A_YEAR, PAY_UNTIL = 0.80, 0.011, 50
"""Pay by age: this share at 20, this much more each year until 50 (judged)."""
OTHER_SPREAD = 0.2
"""Standard deviation of incomes other than wages, as a share (judged)."""
ELDER = 14 * YEAR
"""From this age a further member of a household needs .5, below it .3 (modified OECD scale)."""


def occupy(draft: Draft, r: Residents, rng: Rng) -> None:
    """Say what everybody does, exactly by the margins of work, and since when."""
    family, margins, n = draft.family, draft.town.margins, draft.family.age.size
    age, years = family.age, family.age // YEAR
    pupil = (age >= STARTS_SCHOOL) & (age - (draft.now - JUNE) % YEAR < LEAVES_SCHOOL)
    activity = np.where(
        age < STARTS_SCHOOL, Activity.CHILD, np.where(pupil, Activity.PUPIL, Activity.INACTIVE)
    )
    activity[years >= 65] = Activity.RETIRED
    for (first, last), share in zip(((18, 20), (20, 23), (23, 25)), margins.students, strict=True):
        rows = np.flatnonzero((years >= first) & (years < last) & ~pupil)
        score = r.education[:n] + rng.random(n) * 2.0 + family.child
        activity[best(score, rows, round(rows.size * share))] = Activity.STUDENT
    _work(draft, r, activity, rng)
    r.activity[:n] = activity
    student = np.flatnonzero(activity == Activity.STUDENT)
    r.education[student] = np.maximum(np.minimum(r.education[student], 2), 2)
    length = np.where(activity == Activity.EMPLOYED, 12.0, np.where(activity == Activity.RETIRED, 12.0, 3.0))
    luck = rng.random(n)
    r.since[:n] = np.maximum(draft.now - (luck * luck * length * 2.0 * YEAR).astype(np.int64), r.born[:n])


def _work(draft: Draft, r: Residents, activity: Rows, rng: Rng) -> None:
    """Work goes to those most likely to have it; the jobless, the retired and the others are the rest."""
    family, margins, n = draft.family, draft.town.margins, draft.family.age.size
    years = family.age // YEAR
    group = np.minimum(years // 5, 19)
    able = (activity == Activity.INACTIVE) | ((activity == Activity.RETIRED) & (years < 65))
    chance = (
        np.array(WORKING, np.float64)[group]
        + SCHOOLING * (r.education[:n] - 1.5)
        + WOMEN_AT_WORK * family.woman
    )
    score = chance + 0.15 * (r.dutch[:n] - 1.0) + rng.uniform(-0.5, 0.5, n)
    age_20_64 = (years >= 20) & (years < 65)
    foreign = int((age_20_64 & family.foreign).sum())
    both = round(margins.employed * int(age_20_64.sum()))
    theirs = round(margins.employed_foreign * foreign)
    for side, count in ((False, both - theirs), (True, theirs)):
        rows = np.flatnonzero(age_20_64 & able & (family.foreign == side))
        chosen = best(score, rows, count)
        activity[chosen] = Activity.EMPLOYED
        least = float(score[chosen].min()) if chosen.size else 9.0
        youth = np.flatnonzero(able & (years < 20) & (family.foreign == side))
        activity[youth[score[youth] >= least]] = Activity.EMPLOYED
    working = int((activity == Activity.EMPLOYED).sum())
    without = np.flatnonzero((activity == Activity.INACTIVE) & (years < 65))
    seek = np.array(SEEKING, np.float64)[group] + 0.6 * (chance - 0.5) + rng.uniform(-0.5, 0.5, n)
    count = round(working * margins.unemployed / (1.0 - margins.unemployed))
    activity[best(seek, without, count)] = Activity.JOBLESS
    for first, share in zip((50, 55, 60), margins.retired, strict=True):
        rest = np.flatnonzero((activity == Activity.INACTIVE) & (years >= first) & (years < first + 5))
        activity[rest[rng.random(rest.size) < share]] = Activity.RETIRED


def earn(draft: Draft, r: Residents, rng: Rng) -> None:
    """Net incomes, scaled to the town's mean income. Standing among equals is the same all one's life."""
    family, margins, n = draft.family, draft.town.margins, draft.family.age.size
    activity = r.activity[:n].astype(np.intp)
    years = np.minimum(family.age / YEAR, PAY_UNTIL)
    wage = np.array(margins.wages, np.float64)[r.education[:n]]
    wage *= np.where(family.woman, PART_TIME, 1.0) * (PAY_AT_20 + PAY_A_YEAR * (years - 20.0))
    money = np.array([district.income for district in draft.town.districts], np.float64)[r.district[:n]]
    wage *= 0.5 + 0.5 * money
    other = np.array(margins.incomes, np.float64)[activity] * (0.85 + 0.1 * r.education[:n])
    standing = uniform(r.luck_a[:n], r.luck_b[:n], draft.seed, "standing in pay", 0).astype(np.float64)
    wage *= 1.0 + (standing - 0.5) * float(np.sqrt(12.0)) * margins.wage_spread
    other *= 1.0 + OTHER_SPREAD * spread(rng, n)
    income: F64 = np.where(activity == Activity.EMPLOYED, wage, other)
    aim = margins.income_person / YEAR * margins.net_income * n
    r.income[:n] = income * (aim / max(1.0, float(income.sum())))


def keep_house(draft: Draft, r: Residents, homes: Homes, rng: Rng, spare: float) -> Households:
    """Households: their income, needs and poverty, and since when they live where they live."""
    family, margins, n = draft.family, draft.town.margins, draft.family.age.size
    count = family.head.size
    h = empty(Households, int(count * spare))
    here = slice(0, count)
    h.alive[here] = True
    h.home[:] = -1
    h.home[here] = draft.home
    h.head[here] = family.head
    h.size[here] = family.size
    h.children[here] = np.bincount(family.home, family.age < 18 * YEAR, count)
    h.income[here] = np.bincount(family.home, r.income[:n].astype(np.float64), count)
    elders: I64 = np.bincount(family.home, family.age >= ELDER, count).astype(np.int64)
    h.need[here] = 1.0 + 0.5 * np.maximum(elders - 1, 0) + 0.3 * (family.size - elders)
    h.poor[here] = h.income[here] < margins.poverty_line * h.need[here]
    luck = rng.random(count)
    span = np.where(homes.tenure[draft.home] == 0, 0.75, 0.35) * np.maximum(
        family.age[family.head] - 18 * YEAR, 1
    )
    since = draft.now - (luck * luck * span).astype(np.int64)
    h.since[here] = np.maximum(since, r.arrived[family.head])
    homes.household[draft.home] = np.arange(count, dtype=np.int32)
    rent = margins.rent_share * float(h.income[here].mean(dtype=np.float64))
    homes.rent[:] *= np.float32(rent / max(1e-6, float(homes.rent[draft.home].mean(dtype=np.float64))))
    return h
