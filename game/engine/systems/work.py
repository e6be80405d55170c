"""Work: residents retire, lose and find jobs; pay follows; and prospects follow jobs."""

import numpy as np

from game.engine import minds
from game.engine.booking import because_each, pick_cause
from game.engine.cells import CELL_DISTRICT, DISTRICTS
from game.engine.city import City, add_flow
from game.engine.columns import F32, Mask, Rows
from game.engine.forces import clock, force
from game.engine.incomes import keep_accounts
from game.engine.luck import uniform
from game.engine.pay import set_pay
from game.engine.readings.contacts import fair, slack
from game.engine.residents import AWAY, Activity, Generation
from game.engine.rules import Rules
from game.engine.system import System
from game.engine.usual import usual

MONTHS = 12
KEYS = ("employment", "unemployment", "employment_native", "employment_foreign", "employment_newcomers")


def work_and_earn(city: City, rules: Rules) -> None:
    """Residents retire, are laid off, give up or look again, find work; then households count their money."""
    _retire(city, rules)
    _lay_off(city, rules)
    _look_or_rest(city, rules)
    hire(city, rules)
    _feel_it(city, rules)
    keep_accounts(city, rules)


def _twelfth(city: City, shift: int, activity: int) -> Rows:
    start = (city.month + shift) % MONTHS
    part = slice(start, None, MONTHS)
    return np.flatnonzero(city.residents.activity[part] == activity) * MONTHS + start


def _begin(city: City, rules: Rules, rows: Rows, activity: int) -> None:
    r = city.residents
    r.activity[rows] = activity
    r.since[rows] = city.month
    if activity != Activity.EMPLOYED:
        r.workplace[rows] = -1
        r.shopkeeper[rows] = False
    set_pay(city, rules, rows)


def _change(city: City, rules: Rules, rows: Rows, activity: int, cause: str) -> None:
    with because_each(city, rows, np.zeros(rows.size, np.intp), (cause,), *KEYS):
        _begin(city, rules, rows, activity)


def _retire(city: City, rules: Rules) -> None:
    """Some stop working before 65, fewer with the years as pensions are reformed; all the others at 65."""
    k, r = rules.k.work, city.residents
    start = (city.month + 1) % MONTHS
    part = slice(start, None, MONTHS)
    may = r.alive[part] & (r.activity[part] != Activity.RETIRED)
    may &= r.born[part] <= city.month - MONTHS * 55
    rows = np.flatnonzero(may) * MONTHS + start
    age = (city.month - r.born[rows]) // MONTHS
    later = max(1.0 - k.retire_later * (clock(city) - city.start) / MONTHS, 0.0)
    chance = np.where(age < 60, np.float32(k.retire_at_55 * later), np.float32(k.retire_at_60 * later))
    works = r.activity[rows] == Activity.EMPLOYED
    chance *= np.where(works, np.float32(1.0), np.float32(k.retire_without_work))
    drawn = uniform(r.luck_a[rows], r.luck_b[rows], city.seed, "retire", city.month)
    _change(city, rules, rows[(drawn < chance) | (age >= 65)], Activity.RETIRED, "ageing")


def _lay_off(city: City, rules: Rules) -> None:
    """Jobs end, oftener without a diploma and when unemployment in the region is high."""
    k, r = rules.k.work, city.residents
    rows = _twelfth(city, 4, Activity.EMPLOYED)
    by_diploma = np.array([k.ends_primary, k.ends_lower, k.ends_upper, k.ends_higher], np.float32)
    cycle = np.float32(1.0 + k.ends_cycle * (force(city, rules.nation.unemployment) - k.region_normal))
    age = (city.month - r.born[rows]) // MONTHS
    chance = by_diploma[r.education[rows]] * cycle
    chance *= np.where(age < 26, np.float32(k.ends_young), np.float32(1.0))
    drawn = uniform(r.luck_a[rows], r.luck_b[rows], city.seed, "job ends", city.month)
    lost = drawn < chance
    rests = drawn < chance * np.float32(k.ends_rest)
    _change(city, rules, rows[lost & ~rests], Activity.JOBLESS, "jobs")
    _change(city, rules, rows[rests], Activity.INACTIVE, "jobs")


def _look_or_rest(city: City, rules: Rules) -> None:
    """Those at home begin to look for work, sooner with some Dutch and day care; others give up looking."""
    k, r = rules.k.work, city.residents
    rows = _twelfth(city, 8, Activity.INACTIVE)
    rows = rows[(r.born[rows] <= city.month - MONTHS * 18) & (r.born[rows] > city.month - MONTHS * 58)]
    cell = r.cell[rows].astype(np.intp)
    speaks = np.where(r.dutch[rows] >= np.float32(k.enough_dutch), np.float32(1.0), np.float32(k.look_no_dutch))
    care = (k.look_care * city.effort.reach("early_years")).astype(np.float32)[cell]
    mother = (r.sex[rows] == 0) & (city.households.children[r.household[rows]] > 0)
    chance = np.float32(k.look) * speaks * (np.float32(1.0) + np.where(mother, care, np.float32(0.0)))
    drawn = uniform(r.luck_a[rows], r.luck_b[rows], city.seed, "look for work", city.month)
    _change(city, rules, rows[drawn < chance], Activity.JOBLESS, "jobs")
    rows = _twelfth(city, 8, Activity.JOBLESS)
    drawn = uniform(r.luck_a[rows], r.luck_b[rows], city.seed, "give up looking", city.month)
    _change(city, rules, rows[drawn < np.float32(k.give_up)], Activity.INACTIVE, "jobs")


def hire(city: City, rules: Rules) -> None:
    """Jobless residents find work; a poor command of Dutch and biased employers make it slower."""
    r = city.residents
    rows = np.flatnonzero(r.activity == Activity.JOBLESS)
    if rows.size == 0:
        return
    chance, turned = _chances(city, rules, rows)
    causes, parts = _helped(city, rules, rows, chance)
    drawn = uniform(r.luck_a[rows], r.luck_b[rows], city.seed, "find work", city.month)
    places, code = pick_cause(drawn, parts)
    rejected = (drawn >= sum(parts)) & (drawn < sum(parts) * turned)
    add_flow(city, "hiring_rejections", np.bincount(r.district[rows[rejected]], minlength=DISTRICTS) * 1.0)
    hired = rows[places]
    with because_each(city, hired, code, causes, *KEYS):
        _begin(city, rules, hired, Activity.EMPLOYED)
    _choose_work(city, rules, hired)
    add_flow(city, "hired", float(hired.size))


def market(city: City, rules: Rules) -> float:
    """Chance a month to find work in the region, such that its unemployment stays what it is."""
    region = force(city, rules.nation.unemployment)
    return rules.k.work.hire * (1.0 - region) / region / MONTHS


def _chances(city: City, rules: Rules, rows: Rows) -> tuple[F32, F32]:
    """Each one's chance this month without help, and how many times that it would be for a native name."""
    k, r = rules.k.work, city.residents
    by_diploma = np.array([k.hire_primary, k.hire_lower, k.hire_upper, k.hire_higher], np.float32)
    chance = by_diploma[r.education[rows]] * np.float32(market(city, rules))
    chance *= np.float32(k.hire_no_dutch) + np.float32(1.0 - k.hire_no_dutch) * r.dutch[rows]
    age = (city.month - r.born[rows]) // MONTHS
    chance *= np.where(age >= 50, np.float32(k.hire_old), np.float32(1.0))
    chance *= np.where(r.since[rows] < city.month - 24, np.float32(k.hire_long), np.float32(1.0))
    chance *= np.where(r.course[rows] > 0, np.float32(k.hire_in_course), np.float32(1.0))
    ratio = np.float32(1.0 + rules.k.discrimination.callback_top * slack(city, rules) * fair(city, rules))
    foreign = r.generation[rows] != Generation.NATIVE
    turned = np.where(foreign, ratio, np.float32(1.0))
    chance /= turned
    return chance.astype(np.float32), turned.astype(np.float32)


def _helped(city: City, rules: Rules, rows: Rows, chance: F32) -> tuple[list[str], list[F32]]:
    """The chance without help, then what each programme adds: causes and parts."""
    k, r, effort = rules.k.work, city.residents, city.effort
    cell = r.cell[rows].astype(np.intp)
    causes, parts = ["jobs"], [chance]
    new = (r.generation[rows] == Generation.BORN_ABROAD) & (r.abroad_since[rows] > city.month - 60)
    young = r.born[rows] > city.month - MONTHS * 26
    early = new & (r.since[rows] > city.month - 24)
    everyone = np.ones(rows.size, np.bool_)
    helps: tuple[tuple[str, float, Mask], ...] = (
        ("job_help", k.job_help, everyone),
        ("mentoring", k.mentoring, young),
        ("work_first", k.work_first, early),
        ("enterprise", k.enterprise, everyone),
    )
    for lever, strength, whom in helps:
        reach = effort.reach(lever)
        if reach.any():
            for cause, share in effort.causes_of(lever):
                table = (strength * reach * share[CELL_DISTRICT[: reach.size]]).astype(np.float32)
                causes.append(cause)
                parts.append(chance * table[cell] * whom)
    return causes, parts


def _choose_work(city: City, rules: Rules, hired: Rows) -> None:
    """About half commute; the others work in town where their diploma is enough; some open a shop or stall."""
    k, r, w = rules.k.work, city.residents, city.workplaces
    out = uniform(r.luck_a[hired], r.luck_b[hired], city.seed, "commute", city.month)
    where = uniform(r.luck_a[hired], r.luck_b[hired], city.seed, "workplace", city.month)
    commutes = out < np.float32(rules.town.margins.commuters)
    r.workplace[hired] = np.where(commutes, AWAY, -1)
    starter = out > np.float32(1.0 - k.starters * (1.0 + city.effort.city("enterprise")))
    r.shopkeeper[hired] = starter
    for diploma in range(4):
        fits = np.flatnonzero(w.skill <= diploma)
        mine = np.flatnonzero((r.education[hired] == diploma) & ~commutes & ~starter)
        if fits.size and mine.size:
            jobs = np.cumsum(w.jobs[fits], dtype=np.int64)
            at = np.searchsorted(jobs, where[mine] * np.float64(jobs[-1]), side="right")
            r.workplace[hired[mine]] = fits[np.minimum(at, fits.size - 1)]


def _feel_it(city: City, rules: Rules) -> None:
    """Who has found work lately looks ahead with hope; who is long without loses it."""
    k, r, rows = rules.k.work, city.residents, city.cohort.rows
    does, since = r.activity[rows], r.since[rows]
    works = does == Activity.EMPLOYED
    fresh = works & (since > city.month - MONTHS)
    without = does == Activity.JOBLESS
    rate = fresh * np.float32(k.hope_job)
    rate -= without * np.float32(k.hope_lost)
    balance = float(rate.sum(dtype=np.float64)) / max(int((works | without).sum()), 1)
    rate -= (works | without) * np.float32(usual(city, "work.hope", balance))
    city.sway.by_person(minds.PROSPECTS, "jobs", rate)


SYSTEM = System(
    "work",
    work_and_earn,
    ("residents.activity", "residents.since", "residents.workplace", "residents.shopkeeper", "residents.income",
     "residents.cell", "households.income", "households.need", "households.children", "households.size",
     "households.poor", "blocks.needy", "blocks.young", "blocks.foreign", "sway", "flows", "ledger", "numbers",
     "arrays"),
)
