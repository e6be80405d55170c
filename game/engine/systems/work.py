"""Work: residents retire, lose and find jobs; pay follows; and prospects follow jobs."""

from dataclasses import dataclass

import numpy as np

from game.engine import minds
from game.engine.booking import because_each, pick_cause
from game.engine.cells import CELL_DISTRICT, DISTRICTS
from game.engine.city import City, add_flow
from game.engine.codes import BORN_ABROAD, EMPLOYED, INACTIVE, JOBLESS, NATIVE, PUPIL, RETIRED, STUDENT
from game.engine.columns import F32, Int8, Mask, Rows
from game.engine.forces import clock, force
from game.engine.incomes import keep_accounts
from game.engine.luck import uniform
from game.engine.pay import set_pay
from game.engine.readings.contacts import fair, slack
from game.engine.residents import AWAY
from game.engine.rules import Rules
from game.engine.system import System
from game.engine.usual import usual

MONTHS = 12
ROUNDING = 1.0001
"""A bound is set so much higher than what it bounds."""
KEYS = ("employment", "unemployment", "employment_native", "employment_foreign", "employment_newcomers")


def work_and_earn(city: City, rules: Rules) -> None:
    """Residents retire, are laid off, give up or look again, find work; then households count their money."""
    moves = _turns(city, rules)
    moves.append(_hire(city, rules, np.concatenate([move.rows for move in moves])))
    rows = np.concatenate([move.rows for move in moves])
    causes = list(dict.fromkeys(cause for move in moves for cause in move.causes))
    code = np.concatenate(
        [np.array([causes.index(cause) for cause in move.causes], np.intp)[move.code] for move in moves]
    )
    to = np.concatenate([np.full(move.rows.size, move.to, np.int8) for move in moves])
    with because_each(city, rows, code, causes, *KEYS):
        _begin(city, rules, rows, to)
    _choose_work(city, rules, moves[-1].rows)
    _feel_it(city, rules)
    keep_accounts(city, rules)


@dataclass(slots=True)
class Move:
    """Residents who begin something else."""

    rows: Rows
    """Who."""
    to: int
    """An `Activity`."""
    causes: list[str]
    """Why, by code."""
    code: Rows
    """Which of the causes it is for each."""


def _simple(rows: Rows, to: int, cause: str) -> Move:
    return Move(rows, to, [cause], np.zeros(rows.size, np.intp))


def _turns(city: City, rules: Rules) -> list[Move]:
    """A twelfth of the town has its yearly chances to retire, to lose work, to look for it or to give up."""
    r = city.residents
    start = (city.month + 1) % MONTHS
    part = slice(start, None, MONTHS)
    born, does = r.born[part], r.activity[part]
    grown = r.alive[part] & (born <= city.month - MONTHS * 18) & (does != RETIRED) & (does != STUDENT)
    rows = np.flatnonzero(grown & (does != PUPIL)) * MONTHS + start
    age = ((city.month - r.born[rows]) // MONTHS).astype(np.intp)
    doing = r.activity[rows].astype(np.intp)
    drawn = uniform(r.luck_a[rows], r.luck_b[rows], city.seed, "turn of work", city.month)
    stops = drawn < _retire(city, rules, age, doing)
    turned = drawn < _turn(city, rules, rows, age, doing)
    turned &= ~stops
    lost = turned & (doing == EMPLOYED)
    rests = lost & (drawn < np.float32(rules.k.work.ends_rest) * _ends(city, rules, rows, age))
    return [
        _simple(rows[stops], RETIRED, "ageing"),
        _simple(rows[lost & ~rests], JOBLESS, "jobs"),
        _simple(rows[rests | (turned & (doing == JOBLESS))], INACTIVE, "jobs"),
        _simple(rows[turned & (doing == INACTIVE)], JOBLESS, "jobs"),
    ]


def _retire(city: City, rules: Rules, age: Rows, does: Rows) -> F32:
    """Some stop working before 65, fewer with the years as pensions are reformed; all the others at 65."""
    k = rules.k.work
    later = max(1.0 - k.retire_later * (clock(city) - city.start) / MONTHS, 0.0)
    table = np.array([0.0, k.retire_at_55 * later, k.retire_at_60 * later, 2.0], np.float32)
    chance = table[np.digitize(age, (55, 60, 65))]
    return chance * np.where(does == EMPLOYED, np.float32(1.0), np.float32(k.retire_without_work))


def _turn(city: City, rules: Rules, rows: Rows, age: Rows, does: Rows) -> F32:
    """Chance that work ends, that the jobless give up, and that those at home begin to look."""
    k = rules.k.work
    tired = np.where(age >= 57, np.float32(k.give_up_old), np.float32(k.give_up))
    chance = np.where(does == EMPLOYED, _ends(city, rules, rows, age), tired)
    home = np.flatnonzero(does == INACTIVE)
    chance[home] = _look(city, rules, rows[home], age[home])
    return chance


def _ends(city: City, rules: Rules, rows: Rows, age: Rows) -> F32:
    """Jobs end, oftener without a diploma and when unemployment in the region is high."""
    k = rules.k.work
    by_diploma = np.array([k.ends_primary, k.ends_lower, k.ends_upper, k.ends_higher], np.float32)
    cycle = np.float32(1.0 + k.ends_cycle * (force(city, rules.nation.unemployment) - k.region_normal))
    young = np.where(age < 26, np.float32(k.ends_young), np.float32(1.0))
    return by_diploma[city.residents.education[rows]] * cycle * young


def _look(city: City, rules: Rules, rows: Rows, age: Rows) -> F32:
    """Those at home begin to look for work, sooner with some Dutch and day care."""
    k, r = rules.k.work, city.residents
    cell = r.cell[rows].astype(np.intp)
    speaks = np.where(
        r.dutch[rows] >= np.float32(k.enough_dutch), np.float32(1.0), np.float32(k.look_no_dutch)
    )
    care = (k.look_care * city.effort.reach("early_years")).astype(np.float32)[cell]
    mother = (r.sex[rows] == 0) & (city.households.children[r.household[rows]] > 0)
    chance = np.float32(k.look) * speaks * (np.float32(1.0) + np.where(mother, care, np.float32(0.0)))
    return np.where(age < 57, chance, np.float32(0.0))


def _begin(city: City, rules: Rules, rows: Rows, to: Int8) -> None:
    r = city.residents
    r.activity[rows] = to
    r.since[rows] = city.month
    idle = rows[to != EMPLOYED]
    r.workplace[idle] = -1
    r.shopkeeper[idle] = False
    set_pay(city, rules, rows)


def _hire(city: City, rules: Rules, busy: Rows) -> Move:
    """Jobless residents find work; a poor command of Dutch and biased employers make it slower."""
    r = city.residents
    seeks = r.activity == JOBLESS
    seeks[busy] = False
    rows = seeks.nonzero()[0]
    drawn = uniform(r.luck_a[rows], r.luck_b[rows], city.seed, "find work", city.month)
    near = drawn < np.float32(_at_most(city, rules))
    rows, drawn = rows[near], drawn[near]
    chance, turned = _chances(city, rules, rows)
    causes, parts = _helped(city, rules, rows, chance)
    places, code = pick_cause(drawn, parts)
    total = sum(parts[1:], parts[0])
    rejected = (drawn >= total) & (drawn < total * turned)
    where = np.bincount(r.district[rows[rejected]], minlength=DISTRICTS)
    add_flow(city, "hiring_rejections", where.astype(np.float64))
    return Move(rows[places], EMPLOYED, causes, code)


def market(city: City, rules: Rules) -> float:
    """Chance a month to find work in the region, such that its unemployment stays what it is."""
    region = force(city, rules.nation.unemployment)
    return rules.k.work.hire * (1.0 - region) / region / MONTHS


def _at_most(city: City, rules: Rules) -> float:
    """A chance that nobody exceeds: whose luck is above it need not be looked at."""
    k = rules.k.work
    best = max(k.hire_primary, k.hire_lower, k.hire_upper, k.hire_higher) * max(1.0, k.hire_no_dutch)
    best *= max(1.0, k.hire_old) * max(1.0, k.hire_long) * max(1.0, k.hire_in_course)
    helps = 1.0 + k.job_help + k.mentoring + k.work_first + k.enterprise
    return best * helps * market(city, rules) * ROUNDING


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
    foreign = r.generation[rows] != NATIVE
    turned = np.where(foreign, ratio, np.float32(1.0))
    chance /= turned
    return chance.astype(np.float32), turned.astype(np.float32)


def _helped(city: City, rules: Rules, rows: Rows, chance: F32) -> tuple[list[str], list[F32]]:
    """The chance without help, then what each programme adds: causes and parts."""
    k, r, effort = rules.k.work, city.residents, city.effort
    cell = r.cell[rows].astype(np.intp)
    causes, parts = ["jobs"], [chance]
    new = (r.generation[rows] == BORN_ABROAD) & (r.abroad_since[rows] > city.month - 60)
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
    """About half commute; others work in town where their diploma is enough; some open a shop or stall."""
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
    works = does == EMPLOYED
    fresh = works & (since > city.month - MONTHS)
    without = does == JOBLESS
    rate = fresh * np.float32(k.hope_job)
    rate -= without * np.float32(k.hope_lost)
    balance = float(rate.sum(dtype=np.float64)) / max(int((works | without).sum()), 1)
    rate -= (works | without) * np.float32(usual(city, "work.hope", balance))
    city.sway.by_person(minds.PROSPECTS, "jobs", rate)


SYSTEM = System(
    "work",
    work_and_earn,
    (
        "residents.activity",
        "residents.since",
        "residents.workplace",
        "residents.shopkeeper",
        "residents.income",
        "residents.cell",
        "households.income",
        "households.need",
        "households.children",
        "households.size",
        "households.poor",
        "blocks.needy",
        "blocks.young",
        "blocks.foreign",
        "sway",
        "flows",
        "ledger",
        "numbers",
        "arrays",
    ),
)
