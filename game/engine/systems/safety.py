"""Safety: who offends, what comes of it, and what the police do."""

import numpy as np

from game.engine.cells import DISTRICTS
from game.engine.city import City, add_flow
from game.engine.columns import F32, F64, Rows
from game.engine.counted import book_offences, counted_offences
from game.engine.forces import force
from game.engine.indicators import SHARE_INDEX
from game.engine.luck import uniform
from game.engine.offending import draw_of_blocks, places_of, prevention
from game.engine.parts import QUARTER
from game.engine.places import BURGLARY, CAR, OFFENCES, ROBBERY, THEFT
from game.engine.residents import Activity
from game.engine.rules import Rules
from game.engine.system import System
from game.engine.usual import block_districts, usual_each

GOLDEN = np.uint32(0x9E3779B9)
"""Tells the attempts of one offender apart."""
LEAST = 0.05
"""Share of small offences that is reported, or not reported, in any case."""
ROUND = 12
"""Careers can begin for a twelfth of the town each month."""


def keep_safe(city: City, rules: Rules) -> None:
    """Careers begin and end, free offenders try where little stops them, and the police catch some.

    While the town settles, careers stand still: nobody grows up or moves then.
    """
    r = city.residents
    if "safety.began" not in city.numbers:
        _first_careers(city, rules)
    if city.month % QUARTER == 0 or "safety.draw" not in city.arrays:
        _look_around(city, rules)
    if city.month >= city.start:
        _begin_careers(city, rules)
    offenders = np.flatnonzero(r.offending > np.float32(0.0))
    if city.month >= city.start:
        _end_careers(city, rules, offenders)
    free = offenders[(r.held[offenders] < city.month) & (r.offending[offenders] > 0.0)]
    tried = _attempt(city, rules, free)
    _reporting(city, rules)
    done = counted_offences(city, rules)
    for kind in (CAR, ROBBERY, BURGLARY, THEFT):
        add_flow(city, "counted." + OFFENCES[kind], done[kind])
    caught = _catch(city, rules, offenders, free, tried)
    book_offences(city, rules, done, caught)


def _look_around(city: City, rules: Rules) -> None:
    """Once a quarter offenders learn what is to be had where, and what stands in the way."""
    city.arrays["safety.draw"] = draw_of_blocks(city, rules)
    stopped = prevention(city, rules)
    district = block_districts(city)
    chance = np.full((len(OFFENCES), district.size), rules.k.safety.works, np.float64)
    for kinds, where in stopped.values():
        here = where if where.size == district.size else where.take(district)
        for kind in np.flatnonzero(kinds):
            chance[kind] *= 1.0 - kinds[kind] * here
    city.arrays["safety.chance"] = chance
    city.arrays["safety.passes"] = _passes_by_district(city, stopped)


def _starts(city: City, rules: Rules, rows: Rows | slice) -> F32:
    """Chance in a month that a career begins: young, and without school, work or a trusted adult."""
    k, r = rules.k.safety, city.residents
    age = city.month - r.born[rows]
    activity = r.activity[rows]
    idle = (activity == Activity.JOBLESS) | (activity == Activity.INACTIVE)
    chance = np.where(idle, np.float32(k.start_idle), np.float32(k.start_busy))
    chance *= np.where(r.sex[rows] == 1, np.float32(1.0), np.float32(k.start_women))
    chance *= np.float32(1.0) - np.float32(k.start_trusted) * r.trusted_adult[rows]
    chance *= (age >= 12 * k.start_from) & (age < 12 * k.start_to) & r.alive[rows]
    return chance.astype(np.float32)


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
    born = r.born[city.month % ROUND :: ROUND]
    young = (born > city.month - 12 * k.start_to) & (born <= city.month - 12 * k.start_from)
    rows = np.flatnonzero(young) * ROUND + city.month % ROUND
    luck = uniform(r.luck_a[rows], r.luck_b[rows], city.seed, "career begins", city.month)
    might = np.flatnonzero(luck < np.float32(max(k.start_idle, k.start_busy) * ROUND))
    rows, luck = rows[might], luck[might]
    rows = rows[luck < _starts(city, rules, rows) * np.float32(ROUND)]
    rows = rows[r.offending[rows] == np.float32(0.0)]
    r.offending[rows] = _rate(
        rules, uniform(r.luck_a[rows], r.luck_b[rows], city.seed, "career rate", city.month)
    )


def _end_careers(city: City, rules: Rules, offenders: Rows) -> None:
    """Most grow out of it; work and a trusted adult help, and so does care during supervision."""
    k, r = rules.k.safety, city.residents
    age = city.month - r.born[offenders]
    chance = np.full(offenders.size, k.end, np.float32)
    chance += np.float32(k.end_age) * (age >= 12 * k.end_age_from)
    chance += np.float32(k.end_work) * (r.activity[offenders] == Activity.EMPLOYED)
    chance += np.float32(k.end_trusted) * r.trusted_adult[offenders]
    care = city.effort.of("prolific").astype(np.float32)[r.district[offenders]]
    chance += np.float32(k.end_care) * care * (r.held[offenders] >= city.month)
    luck = uniform(r.luck_a[offenders], r.luck_b[offenders], city.seed, "career ends", city.month)
    r.offending[offenders[luck < chance]] = np.float32(0.0)


def _attempt(city: City, rules: Rules, free: Rows) -> Rows:
    """Each free offender tries some times; what gets past guards, lamps and locks is an offence.

    Returns how many attempts each made.
    """
    k, r, blocks = rules.k.safety, city.residents, city.blocks
    good = uniform(r.luck_a[free], r.luck_b[free], city.seed, "good month for it", city.month)
    rest = uniform(r.luck_a[free], r.luck_b[free], city.seed, "how many attempts", city.month)
    pace = r.offending[free] * (np.float32(k.month_least) + np.float32(2.0 * (1.0 - k.month_least)) * good)
    times = (pace * np.float32(force(city, rules.nation.crime) * k.level) + rest).astype(np.intp)
    who = np.repeat(free, times)
    number = (np.arange(who.size) - np.repeat(np.cumsum(times) - times, times)).astype(np.uint32)
    luck_a, luck_b = r.luck_a.take(who) ^ (number * GOLDEN), r.luck_b.take(who)
    chance = city.arrays["safety.chance"]
    works = uniform(luck_a, luck_b, city.seed, "whether it works", city.month)
    might = np.flatnonzero(works < chance.max())
    who, luck_a, luck_b = who.take(might), luck_a.take(might), luck_b.take(might)
    draws = [
        uniform(luck_a, luck_b, city.seed, decision, city.month)
        for decision in ("what is tried", "near home", "which block")
    ]
    mix = np.cumsum([k.mix_car, k.mix_robbery, k.mix_burglary, k.mix_theft])
    kind = np.searchsorted(mix, draws[0].astype(np.float64)).astype(np.intp)
    place = places_of(city, rules, r.block.take(who).astype(np.intp), kind, np.array(draws[1:3], np.float32))
    size = blocks.x.size
    at = kind * size + place
    done = np.bincount(at[works.take(might) < chance.take(at)], minlength=len(OFFENCES) * size)
    blocks.offences[:] = done.reshape(len(OFFENCES), size)
    blocks.year *= np.float32(1.0 - 1.0 / 12.0)
    blocks.year += blocks.offences
    return times


def _passes_by_district(city: City, stopped: dict[str, tuple[F64, F64 | F32]]) -> F64:
    """What each cause let pass (causes, kinds, DISTRICTS), weighted by what happens in each block."""
    district = block_districts(city)
    weight = city.blocks.year + np.float32(1e-3)
    place = (np.arange(len(OFFENCES))[:, None] * DISTRICTS + district).ravel()
    size = len(OFFENCES) * DISTRICTS
    total = np.maximum(np.bincount(place, weight.ravel(), size), 1e-9)
    found = np.empty((len(stopped), len(OFFENCES), DISTRICTS), np.float64)
    for n, (kinds, where) in enumerate(stopped.values()):
        mean = where
        if where.size == district.size:
            mean = (np.bincount(place, (where * weight).ravel(), size) / total).reshape(-1, DISTRICTS)
        found[n] = 1.0 - kinds[:, None] * mean
    return found


def _reporting(city: City, rules: Rules) -> None:
    """More is reported where the police are trusted and where the city fines small offences itself."""
    k, ledger = rules.k.safety, city.ledger
    i = SHARE_INDEX["trust_police"]
    trust = (ledger.counted[i] / np.maximum(ledger.asked[i], 1)).astype(np.float64)
    habit = usual_each(city, "trust police", trust)
    wanted = (
        k.reported
        + k.reported_trust * (trust - habit)[:DISTRICTS]
        + k.reported_fines * city.effort.of("fines")
    )
    reported = city.blocks.reported
    here = np.clip(wanted, LEAST, 1.0 - LEAST).astype(np.float32)[block_districts(city)]
    if not reported.any():
        reported[:] = here
    reported += np.float32(k.reported_pace) * (here - reported)


def _catch(city: City, rules: Rules, offenders: Rows, free: Rows, times: Rows) -> F64:
    """Each attempt may end in custody; prolific offenders are caught sooner and followed longer by one team.

    Returns the share of all attempts that officers and the team for prolific offenders keep from being made.
    """
    k, r = rules.k.safety, city.residents
    district = r.district[free]
    officers = k.caught_officers * city.effort.of("officers")[district]
    known = (r.offending[free] > k.prolific_from) * city.effort.of("prolific")[district]
    chance = np.minimum(k.caught * (1.0 + officers + k.caught_prolific * known) * times, k.caught_most)
    luck = uniform(r.luck_a[free], r.luck_b[free], city.seed, "caught", city.month)
    taken = luck < chance
    months = np.rint(k.held + k.held_prolific * known).astype(np.int32)
    r.held[free[taken]] = city.month + months[taken]
    rate = r.offending[offenders].astype(np.float64)
    held = rate[r.held[offenders] >= city.month].sum() / max(rate.sum(), 1e-9)
    rated = r.offending[free].astype(np.float64)
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
        "flows",
        "numbers",
        "arrays",
        "ledger",
    ),
)
