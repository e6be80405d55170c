"""Work: residents retire, lose and find jobs; pay follows; and prospects follow jobs."""

from dataclasses import dataclass

import numpy as np

from game.engine import minds
from game.engine.booking import answers, book_change, pick_cause, which_shares
from game.engine.cells import DISTRICTS
from game.engine.city import City, add_flow
from game.engine.codes import BORN_ABROAD, EMPLOYED, INACTIVE, JOBLESS, NATIVE, RETIRED
from game.engine.columns import F32, Int8, Int16, Int32, Mask, Rows, either
from game.engine.forces import clock, force
from game.engine.incomes import keep_accounts
from game.engine.luck import uniform
from game.engine.once import once
from game.engine.pay import set_pay
from game.engine.people import every, fill, those
from game.engine.places import Workplaces
from game.engine.readings.contacts import fair, slack
from game.engine.residents import AWAY, Activity, Education
from game.engine.rules import Rules
from game.engine.sway import ROUND
from game.engine.system import System
from game.engine.usual import usual

MONTHS = 12
QUARTER = 3
"""So many months of finding work happen together, which saves time."""
PARTS = 4
"""Each quarter another of so many parts of the town has its yearly chances."""
YOUNG, OLD, TIRED, SLOW = 26, 55, 57, 50
"""Ages: under which jobs end oftener and mentors help, from which some retire, give up, are hired less."""
NEWCOMER, LONG = 60, 24
"""Months: as long is somebody a newcomer to the country, and so long without work is long."""
ROUNDING = 1.0001
"""A bound is set so much higher than what it bounds."""
KEYS = ("employment", "unemployment", "employment_native", "employment_foreign", "employment_newcomers")
TURNS = np.tile(np.arange(len(Activity), dtype=np.int8), (2, 1))
"""What residents do who stay with each `Activity`, and what others turn to: from work to looking for it, and
from that to rest."""
TURNS[1, [EMPLOYED, JOBLESS, INACTIVE]] = JOBLESS, INACTIVE, JOBLESS


def work_and_earn(city: City, rules: Rules) -> None:
    """Each quarter residents retire, are laid off, give up, look again or find work; pay follows."""
    if city.month % QUARTER == 0:
        rows, to = _turns(city, rules)
        hired = _hire(city, rules, rows, to)
        _begin(city, rules, rows, to, hired)
        _choose_work(city, rules, hired.rows)
    _feel_it(city, rules)
    keep_accounts(city, rules)


@dataclass(frozen=True, slots=True)
class Hired:
    """Residents who find work."""

    rows: Rows
    """Who."""
    code: Rows
    """Which of the causes it is for each."""
    causes: list[str]
    """Why."""


def _turns(city: City, rules: Rules) -> tuple[Rows, Int8]:
    """A quarter of the town has its yearly chances to retire, to lose work, to look for it or to give up.

    Returns who turns, and to which `Activity`.
    """
    r, ends = city.residents, _ends(city, rules)
    start = city.month // QUARTER % PARTS
    does = every(r, PARTS, start).activity
    place = ((does >= EMPLOYED) & (does <= INACTIVE)).nonzero()[0]
    rows, does = place * PARTS + start, does.take(place)
    some = those(r, rows)
    drawn = uniform(some.luck_a, some.luck_b, city.seed, "turn of work", city.month)
    of_young, of_others, of_idle = _most_turns(rules, float(ends.max()))
    may = drawn < np.float32(of_others)
    may |= (drawn < np.float32(of_young)) & (some.born > city.month - MONTHS * YOUNG)
    may &= does == EMPLOYED
    may |= drawn < np.float32(of_idle)
    may |= some.born <= city.month - MONTHS * OLD
    place = may.nonzero()[0]
    rows, drawn, does = rows.take(place), drawn.take(place), does.take(place)
    age = (city.month - some.born.take(place)) // MONTHS
    chance = ends.take(r.education.take(rows))
    chance *= either(age < YOUNG, rules.k.work.ends_young)
    lacking = np.float32(1.0) - r.dutch.take(rows)
    chance *= np.float32(1.0) + np.float32(rules.k.work.ends_no_dutch) * lacking
    idle = (does != EMPLOYED).nonzero()[0]
    chance[idle] = _idle_turn(city, rules, rows[idle], age[idle])
    to = TURNS.take(does + (drawn < chance) * np.int8(len(Activity)))
    rests = (does == EMPLOYED) & (drawn < np.float32(rules.k.work.ends_rest) * chance)
    to[rests.nonzero()[0]] = INACTIVE
    old = (age >= OLD).nonzero()[0]
    retires = drawn.take(old) < _retire(city, rules, age.take(old), does.take(old))
    to[old.compress(retires)] = RETIRED
    turned = (to != does).nonzero()[0]
    return rows[turned], to[turned]


def _retire(city: City, rules: Rules, age: Int32, does: Int8) -> F32:
    """Some stop working before 65, fewer with the years as pensions are reformed; all the others at 65."""
    k = rules.k.work
    later = max(1.0 - k.retire_later * (clock(city) - city.start) / MONTHS, 0.0)
    works = np.array([k.retire_at_55 * later, k.retire_at_60 * later, 2.0], np.float32)
    chance = works.take(np.minimum((age - OLD) // 5, 2))
    chance *= either(does != EMPLOYED, k.retire_without_work)
    return chance


def _ends(city: City, rules: Rules) -> F32:
    """Chance a year that a job ends, by diploma: without one oftener, and with unemployment in the region."""
    k = rules.k.work
    cycle = 1.0 + k.ends_cycle * (force(city, rules.nation.unemployment) - k.region_normal)
    by_diploma = np.array([k.ends_primary, k.ends_lower, k.ends_upper, k.ends_higher], np.float32)
    return by_diploma * np.float32(cycle)


def _most_turns(rules: Rules, ends: float) -> tuple[float, float, float]:
    """Chances that none of the young with work exceeds, nobody else with work and nobody without.

    Who draws more need not be looked at, unless they are 55 or older.
    """
    k = rules.k.work
    look = k.look * max(1.0, k.look_no_dutch) * (1.0 + k.look_care)
    loses = ends * (1.0 + k.ends_no_dutch) * ROUNDING
    return loses * k.ends_young, loses, max(k.give_up, look) * ROUNDING


def _idle_turn(city: City, rules: Rules, rows: Rows, age: Int32) -> F32:
    """The jobless give up; those at home begin to look for work, sooner with some Dutch and day care."""
    k, r = rules.k.work, city.residents
    looks = r.activity.take(rows) == INACTIVE
    chance = either(looks, k.look, k.give_up)
    old = (age >= TIRED).nonzero()[0]
    chance[old] = either(looks.take(old), 0.0, k.give_up_old)
    home = looks.nonzero()[0]
    spoken = np.minimum(r.dutch[rows[home]] * np.float32(1.0 / k.enough_dutch), np.float32(1.0))
    chance[home] *= np.float32(k.look_no_dutch) + np.float32(1.0 - k.look_no_dutch) * spoken
    if city.effort.moved("early_years"):
        care = (1.0 + k.look_care * city.effort.reach("early_years")).astype(np.float32)
        parents = city.households.children.take(r.household.take(rows)) > 0
        mothers = (looks & parents & (r.sex.take(rows) == 0)).nonzero()[0]
        chance[mothers] *= care.take(r.cell.take(rows[mothers]))
    return chance


def _hire(city: City, rules: Rules, busy: Rows, to: Int8) -> Hired:
    """Jobless residents find work; a poor command of Dutch and biased employers make it slower.

    `busy` turn to something else this quarter; some of those who begin to look are hired before it is over.
    """
    r, ease = city.residents, _ease(city, rules)
    seeks = r.activity == JOBLESS
    seeks[busy] = False
    seekers = seeks.nonzero()[0]
    rows = np.concatenate([seekers, busy.compress(to == JOBLESS)])
    drawn = uniform(r.luck_a.take(rows), r.luck_b.take(rows), city.seed, "find work", city.month)
    most = ease * np.float32(QUARTER * _most_helped(city, rules))
    near = (drawn < most.take(r.education.take(rows))).nonzero()[0]
    rows, drawn, before = rows.take(near), drawn.take(near), near < seekers.size
    since = r.since.take(rows)
    chance, turned = _chances(city, rules, rows, ease, before & (since < city.month - LONG))
    months = _months(city, rows, since, before)
    causes, parts = _helped(city, rules, rows, chance)
    total = sum(parts[1:], parts[0])
    often = _in_months(total, months)
    places, code = pick_cause(drawn, [part * often for part in parts])
    native = total * turned
    rejected = (drawn >= total * often) & (drawn < native * _in_months(native, months))
    where = np.bincount(r.district.take(rows.compress(rejected)), minlength=DISTRICTS)
    add_flow(city, "hiring_rejections", where.astype(np.float64))
    return Hired(rows[places], code, causes)


def _months(city: City, rows: Rows, since: Int32, before: Mask) -> Int32:
    """How many months of the quarter they look for work: all of it, but for those who begin to.

    A third of them begins in each month, and may be hired from the next on. Who came to town this quarter has
    looked for two months on average.
    """
    months = np.minimum(np.maximum(city.month + 1 - since, QUARTER - 1), QUARTER)
    begin = (~before).nonzero()[0]
    months[begin] = rows[begin] // PARTS % QUARTER
    return months


def _in_months(chance: F32, months: Int32) -> F32:
    """How many times a month's chance is the chance to be hired in one of so many months: 0 to 3."""
    missed = np.maximum(np.float32(1.0) - chance, np.float32(0.0))
    often = missed * (months > 2)
    often += np.float32(1.0)
    often *= missed
    often *= months > 1
    often += np.float32(1.0)
    often *= months > 0
    return often


def market(city: City, rules: Rules) -> float:
    """Chance a month to find work in the region, such that its unemployment stays what it is."""
    region = force(city, rules.nation.unemployment)
    return rules.k.work.hire * (1.0 - region) / region / MONTHS


def _ease(city: City, rules: Rules) -> F32:
    """Chance a month to be hired, by diploma."""
    k = rules.k.work
    by_diploma = np.array([k.hire_primary, k.hire_lower, k.hire_upper, k.hire_higher], np.float32)
    return by_diploma * np.float32(market(city, rules))


def _helps(rules: Rules) -> tuple[tuple[str, float], ...]:
    """The levers that help to find work, and how much likelier each makes it at most."""
    k = rules.k.work
    return (
        ("job_help", k.job_help),
        ("mentoring", k.mentoring),
        ("work_first", k.work_first),
        ("enterprise", k.enterprise),
    )


def _most_helped(city: City, rules: Rules) -> float:
    """How many times that nobody exceeds: whose luck is above it need not be looked at."""
    k = rules.k.work
    most = max(1.0, k.hire_no_dutch) * max(1.0, k.hire_old) * max(1.0, k.hire_long)
    moved = [(lever, strength) for lever, strength in _helps(rules) if city.effort.moved(lever)]
    helps = 1.0 + sum(strength * float(city.effort.reach(lever).max()) for lever, strength in moved)
    return most * max(1.0, k.hire_in_course) * helps * ROUNDING


def _chances(city: City, rules: Rules, rows: Rows, ease: F32, long: Mask) -> tuple[F32, F32]:
    """Each one's chance a month without help, and how many times that it would be for a native name.

    `long` have looked for work for long.
    """
    k, r = rules.k.work, city.residents
    chance = ease.take(r.education.take(rows))
    chance *= np.float32(k.hire_no_dutch) + np.float32(1.0 - k.hire_no_dutch) * r.dutch.take(rows)
    chance *= either(r.born.take(rows) <= city.month - MONTHS * SLOW, k.hire_old)
    chance *= either(long, k.hire_long)
    chance *= either(r.course.take(rows) > 0, k.hire_in_course)
    ratio = 1.0 + rules.k.discrimination.callback_top * slack(city, rules) * fair(city, rules)
    turned = either(r.generation.take(rows) != NATIVE, ratio)
    chance /= turned
    return chance, turned


def _helped(city: City, rules: Rules, rows: Rows, chance: F32) -> tuple[list[str], list[F32]]:
    """The chance without help, then what each programme adds: causes and parts."""
    effort = city.effort
    causes, parts = ["jobs"], [chance]
    for (lever, strength), whom in zip(_helps(rules), (_led, _young, _just_come, None), strict=True):
        if effort.moved(lever):
            helped = chance if whom is None else chance * whom(city, rules, rows)
            cell = city.residents.cell.take(rows)
            for cause, rate in effort.split(lever, strength * effort.reach(lever)):
                causes.append(cause)
                parts.append(helped * rate.astype(np.float32).take(cell))
    return causes, parts


def _led(city: City, rules: Rules, rows: Rows) -> Mask:
    """Who has looked for work long enough to be given a coach: most others find it by themselves."""
    r = city.residents
    long = r.since.take(rows) <= city.month - int(rules.k.work.coached_from)
    return long & (r.activity.take(rows) == JOBLESS)


def _young(city: City, _: Rules, rows: Rows) -> Mask:
    """Who is young enough for a mentor."""
    return city.residents.born.take(rows) > city.month - MONTHS * YOUNG


def _just_come(city: City, _: Rules, rows: Rows) -> Mask:
    """Newcomers to the country who have not long been looking for work."""
    r = city.residents
    new = (r.generation.take(rows) == BORN_ABROAD) & (r.abroad_since.take(rows) > city.month - NEWCOMER)
    return new & (r.since.take(rows) > city.month - LONG)


def _begin(city: City, rules: Rules, rows: Rows, to: Int8, hired: Hired) -> None:
    """Residents begin something else, each for their own cause, and earn what goes with it."""
    r = city.residents
    stays = np.ones(r.alive.size, np.bool_)
    stays[hired.rows] = False
    left = stays[rows].nonzero()[0]
    rows, to = rows[left], to[left]
    causes = [*hired.causes, "ageing"]
    code = (to == RETIRED) * np.intp(len(causes) - 1)
    everybody, codes = np.concatenate([rows, hired.rows]), np.concatenate([code, hired.code])
    people, which = those(r, everybody), which_shares(KEYS)
    before = answers(city, people, which)
    people.activity[: rows.size], people.activity[rows.size :] = to, EMPLOYED
    place = codes * DISTRICTS + people.district
    book_change(city, which, causes, place, before, answers(city, people, which))
    fill(r, "activity", everybody, people.activity)
    r.since[everybody] = city.month
    r.workplace[rows] = -1
    r.shopkeeper[rows] = False
    set_pay(city, rules, everybody)


def _choose_work(city: City, rules: Rules, hired: Rows) -> None:
    """About half commute; others work in town where their diploma is enough; some open a shop or stall."""
    r, commuters = city.residents, rules.town.margins.commuters
    starters = rules.k.work.starters * (1.0 + city.effort.reach("enterprise").take(r.cell.take(hired)))
    drawn = uniform(r.luck_a.take(hired), r.luck_b.take(hired), city.seed, "workplace", city.month)
    where = (drawn.astype(np.float64) - commuters) / (1.0 - commuters - starters)
    r.shopkeeper[hired] = where >= 1.0
    r.workplace[hired] = np.array([-1, AWAY], np.int16).take(where < 0.0)
    in_town = ((where >= 0.0) & (where < 1.0)).nonzero()[0]
    firm, first, jobs = _jobs(city.workplaces)
    diploma = r.education.take(hired[in_town])
    at = first.take(diploma) + where[in_town] * jobs.take(diploma)
    r.workplace[hired[in_town]] = firm.take(at.astype(np.intp))


@once
def _jobs(firms: Workplaces) -> tuple[Int16, Rows, Rows]:
    """The firm of each job open to a diploma, diploma by diploma; where theirs begin, and how many they are.

    Behind the jobs of each diploma stands -1, for those to whom none is open. Firms stay as they are.
    """
    fits = np.where(firms.skill <= np.arange(len(Education))[:, None], firms.jobs, 0).astype(np.intp)
    each = np.append(fits, np.ones((len(fits), 1), np.intp), axis=1)
    firm = np.tile(np.append(np.arange(firms.jobs.size, dtype=np.int16), np.int16(-1)), len(fits))
    last = np.cumsum(each).reshape(each.shape)[:, -1]
    return firm.repeat(each.ravel()), last - each.sum(axis=1), fits.sum(axis=1)


def _feel_it(city: City, rules: Rules) -> None:
    """Who has found work lately looks ahead with hope; who is long without loses it."""
    if not city.sway.asks(minds.PROSPECTS):
        return
    k, r = rules.k.work, city.residents
    works = r.activity == EMPLOYED
    looks = r.activity == JOBLESS
    fresh = r.since > city.month - MONTHS
    fresh &= works

    def balance() -> float:
        begun, employed, jobless = (int(np.count_nonzero(who)) for who in (fresh, works, looks))
        return (begun * k.hope_job - jobless * k.hope_lost) / max(employed + jobless, 1)

    habit = usual(city, "work.hope", balance, ROUND)
    rate: F32 = np.float32(0.0) - works * np.float32(habit)
    rate -= looks * np.float32(habit + k.hope_lost)
    rate += fresh * np.float32(k.hope_job)
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
