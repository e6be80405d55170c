"""Safety: who offends, what comes of it, and what the police do."""

import numpy as np

from game.engine.cells import DISTRICTS
from game.engine.city import City
from game.engine.codes import EMPLOYED, INACTIVE, JOBLESS
from game.engine.columns import F32, F64, Rows, either
from game.engine.counted import count_offences, tell_apart
from game.engine.forces import force
from game.engine.indicators import SHARE_INDEX
from game.engine.luck import uniform, uniforms
from game.engine.offending import draw_of_blocks, look_around, places_of
from game.engine.once import once
from game.engine.parts import QUARTER, in_a_quarter
from game.engine.people import every
from game.engine.rules import Rules
from game.engine.system import System
from game.engine.usual import block_districts, usual_each

GOLDEN = np.uint32(0x9E3779B9)
"""Tells the attempts of one offender apart."""
LEAST = 0.05
"""Share of small offences that is reported, or not reported, in any case."""
HALF_YEAR = 6
"""How often offenders learn what is to be had where, in months."""
LOOK, CAREERS, TELL = 0, 1, 2
"""Months of the quarter in which offenders look around, in which careers begin and end, and in which the
causes of what was counted are told apart."""
OFFENDERS = "safety.offenders"
"""Rows of all who offended when last looked for, and of some who stopped since."""
Pursuit = tuple[F64, F64]
"""By offender, how much likelier custody is because of officers, and of the team for prolific offenders."""
TURNS, YEAR = 4, 12
"""Each quarter careers can begin in another quarter of the town, with the chance of a year."""


def keep_safe(city: City, rules: Rules) -> None:
    """Free offenders try where little stops them, and the police catch some; careers begin and end.

    Attempts are of every month; once a quarter offenders look around, residents come to report more or less,
    and careers begin and end. While the town settles, careers stand still: nobody grows up or moves then.
    """
    r = city.residents
    if "safety.began" not in city.numbers:
        _first_careers(city, rules)
    if city.month % HALF_YEAR == LOOK or "safety.draw" not in city.arrays:
        city.arrays["safety.draw"] = draw_of_blocks(city, rules)
    if city.month % QUARTER == LOOK or "safety.chance" not in city.arrays:
        look_around(city, rules)
        _reporting(city, rules)
    if city.month % QUARTER == CAREERS and city.month >= city.start:
        _begin_careers(city, rules)
    offenders = _offenders(city)
    if city.month % QUARTER == CAREERS and city.month >= city.start:
        offenders = _end_careers(city, rules, offenders)
    free = offenders[r.held.take(offenders) < city.month]
    good, rest, caught = uniforms(
        r.luck_a.take(free), r.luck_b.take(free), city.seed, ("good month", "attempts", "caught"), city.month
    )
    times, pursuit = _how_often(city, rules, free, good, rest), _pursuit(city, rules, free)
    count_offences(city, rules, *_attempt(city, rules, free, times))
    if city.month % QUARTER == TELL:
        tell_apart(city, rules, _kept_away(city, rules, offenders, free, pursuit))
    _catch(city, rules, free, times, pursuit, caught)


def _offenders(city: City) -> Rows:
    """Everybody who offends: careers begin in one month of the quarter alone, and are noted then."""
    offending, known = city.residents.offending, city.noted.get(OFFENDERS)
    if known is None:
        found = (offending > np.float32(0.0)).nonzero()[0]
    else:
        found = known[offending.take(known) > np.float32(0.0)]
    city.noted[OFFENDERS] = found
    return found


def _starts(city: City, rules: Rules, rows: Rows | slice) -> F32:
    """Chance in a month that a career begins: young, and without school, work or a trusted adult."""
    k, r = rules.k.safety, city.residents
    age = city.month - r.born[rows]
    activity = r.activity[rows]
    idle = (activity == JOBLESS) | (activity == INACTIVE)
    chance = either(idle, k.start_idle, k.start_busy)
    chance *= either(r.sex[rows] == 1, 1.0, k.start_women)
    chance *= np.float32(1.0) - np.float32(k.start_trusted) * r.trusted_adult[rows]
    chance *= (age >= 12 * k.start_from) & (age < 12 * k.start_to) & r.alive[rows]
    return chance


def _rate(rules: Rules, luck: F32) -> F32:
    """Attempts a month of a new offender: a few are prolific, most are not."""
    k = rules.k.safety
    most = np.float32(k.rate_most)
    return np.minimum(np.float32(k.rate_scale) / (luck + np.float32(k.rate_tail)), most).astype(np.float32)


def _first_careers(city: City, rules: Rules) -> None:
    """A town that was founded without offenders gets as many as starts and ends leave on average."""
    r, k = city.residents, rules.k.safety
    city.numbers["safety.began"] = float(city.month)
    if r.offending.any():
        return
    rows = np.flatnonzero(r.alive)
    luck = uniform(r.luck_a[rows], r.luck_b[rows], city.seed, "career before", 0)
    taken = rows[luck < _starts(city, rules, rows) * np.float32(k.months_before)]
    rate = _rate(rules, uniform(r.luck_a[taken], r.luck_b[taken], city.seed, "career rate before", 0))
    r.offending[taken] = rate


def _begin_careers(city: City, rules: Rules) -> None:
    k, r = rules.k.safety, city.residents
    start = city.month // QUARTER % TURNS
    born = every(r, TURNS, start).born
    young = (born > city.month - YEAR * k.start_to) & (born <= city.month - YEAR * k.start_from)
    rows = young.nonzero()[0] * TURNS + start
    luck = uniform(r.luck_a.take(rows), r.luck_b.take(rows), city.seed, "career begins", city.month)
    might = np.flatnonzero(luck < np.float32(max(k.start_idle, k.start_busy) * YEAR))
    rows, luck = rows[might], luck[might]
    rows = rows[luck < _starts(city, rules, rows) * np.float32(YEAR)]
    rows = rows[r.offending[rows] == np.float32(0.0)]
    known = _offenders(city)
    r.offending[rows] = _rate(
        rules, uniform(r.luck_a[rows], r.luck_b[rows], city.seed, "career rate", city.month)
    )
    city.noted[OFFENDERS] = np.sort(np.concatenate([known, rows]), kind="stable")


def _end_careers(city: City, rules: Rules, offenders: Rows) -> Rows:
    """Most grow out of it; work and a trusted adult help, and so does care during supervision.

    Returns those who go on.
    """
    k, r = rules.k.safety, city.residents
    age = city.month - r.born[offenders]
    chance = np.full(offenders.size, k.end, np.float32)
    chance += np.float32(k.end_age) * (age >= YEAR * k.end_age_from)
    chance += np.float32(k.end_work) * (r.activity[offenders] == EMPLOYED)
    chance += np.float32(k.end_trusted) * r.trusted_adult[offenders]
    care = city.effort.of("prolific").astype(np.float32)[r.district[offenders]]
    chance += np.float32(k.end_care) * care * (r.held[offenders] >= city.month)
    luck = uniform(r.luck_a[offenders], r.luck_b[offenders], city.seed, "career ends", city.month)
    ends = luck < chance * np.float32(QUARTER)
    r.offending[offenders[ends]] = np.float32(0.0)
    return offenders[~ends]


def _how_often(city: City, rules: Rules, free: Rows, good: F32, rest: F32) -> Rows:
    """How many attempts each free offender makes this month: more in a good month, whatever the nation's."""
    k = rules.k.safety
    pace = np.float32(k.month_least) + np.float32(2.0 * (1.0 - k.month_least)) * good
    pace *= city.residents.offending.take(free)
    pace *= np.float32(force(city, rules.nation.crime) * k.level)
    pace += rest
    times: Rows = pace.astype(np.intp)
    return times


@once
def _mix(rules: Rules) -> F64:
    """Shares of attempts by kind, added up, but for the last kind (kinds - 1,)."""
    k = rules.k.safety
    return np.cumsum([k.mix_car, k.mix_robbery, k.mix_burglary, k.mix_theft])


def _attempt(city: City, rules: Rules, free: Rows, times: Rows) -> tuple[Rows, Rows]:
    """What gets past guards, lamps and locks is an offence. Returns kind and block of each."""
    r, blocks = city.residents, city.blocks
    who = free.repeat(times)
    number = np.arange(who.size) - (times.cumsum() - times).repeat(times)
    works, what, near, where = uniforms(
        r.luck_a.take(who) ^ (number.astype(np.uint32) * GOLDEN), r.luck_b.take(who), city.seed,
        ("whether it works", "what is tried", "near home", "which block"), city.month,
    )  # fmt: skip
    kind = _mix(rules).searchsorted(what)
    block = places_of(city, rules, r.block.take(who), kind, near, where)
    at = block + kind * blocks.x.size
    done = (works < city.arrays["safety.chance"].take(at)).nonzero()[0]
    counted = np.bincount(at.take(done), minlength=blocks.offences.size)
    blocks.offences[:] = counted.reshape(blocks.offences.shape)
    blocks.year *= np.float32(1.0 - 1.0 / YEAR)
    blocks.year += blocks.offences
    return kind.take(done), block.take(done)


def _reporting(city: City, rules: Rules) -> None:
    """More is reported where the police are trusted and where the city fines small offences itself."""
    k, ledger = rules.k.safety, city.ledger
    i = SHARE_INDEX["trust_police"]
    trust = (ledger.counted[i] / np.maximum(ledger.asked[i], 1)).astype(np.float64)
    habit = usual_each(city, "trust police", trust, QUARTER)
    wanted = (
        k.reported
        + k.reported_trust * (trust - habit)[:DISTRICTS]
        + k.reported_fines * city.effort.of("fines")
    )
    reported = city.blocks.reported
    here = np.clip(wanted, LEAST, 1.0 - LEAST).astype(np.float32)[block_districts(city)]
    if not reported.any():
        reported[:] = here
    reported += np.float32(in_a_quarter(k.reported_pace)) * (here - reported)


def _pursuit(city: City, rules: Rules, free: Rows) -> Pursuit:
    """How much likelier custody is because of officers, and of the team that follows prolific offenders."""
    k, r = rules.k.safety, city.residents
    district = r.district.take(free)
    known = (r.offending.take(free) > k.prolific_from) * city.effort.of("prolific").take(district)
    return k.caught_officers * city.effort.of("officers").take(district), known


def _catch(city: City, rules: Rules, free: Rows, times: Rows, pursuit: Pursuit, luck: F32) -> None:
    """Each attempt may end in custody; prolific offenders are caught sooner and kept longer by one team."""
    k, r = rules.k.safety, city.residents
    officers, known = pursuit
    chance = np.minimum(k.caught * (1.0 + officers + k.caught_prolific * known) * times, k.caught_most)
    taken = (luck < chance).nonzero()[0]
    months = np.rint(k.held + k.held_prolific * known.take(taken)).astype(np.int32)
    r.held[free.take(taken)] = city.month + months


def _kept_away(city: City, rules: Rules, offenders: Rows, free: Rows, pursuit: Pursuit) -> F64:
    """Share of all attempts that officers and the team for prolific offenders keep from being made (2,)."""
    k, r = rules.k.safety, city.residents
    officers, known = pursuit
    rated = r.offending.take(free).astype(np.float64)
    everybody = max(float(r.offending.take(offenders).sum(dtype=np.float64)), 1e-9)
    held = 1.0 - rated.sum() / everybody
    extra = np.array([(officers * rated).sum(), (k.caught_prolific * known * rated).sum()], np.float64)
    return held * extra / max(rated.sum() + extra.sum(), 1e-9)


SYSTEM = System(
    "safety",
    keep_safe,
    (
        "residents.offending",
        "residents.held",
        "blocks.offences",
        "blocks.year",
        "blocks.reported",
        "noted",
        "flows",
        "numbers",
        "arrays",
        "ledger",
    ),
)
