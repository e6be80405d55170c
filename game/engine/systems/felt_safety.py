"""Felt safety: what people lived through and hear from neighbours, and how the police meet them."""

import numpy as np

from game.engine import minds
from game.engine.cells import CELL_FOREIGN, DISTRICTS
from game.engine.city import City
from game.engine.columns import F32
from game.engine.links import follow
from game.engine.luck import uniform
from game.engine.places import BURGLARY, CAR, NUISANCE, ROBBERY, THEFT
from game.engine.rules import Rules
from game.engine.sway import ROUND
from game.engine.system import System
from game.engine.usual import (
    FOREIGN,
    block_districts,
    for_cells,
    mean_of_blocks,
    means_of_blocks,
    usual,
    usual_each,
)

MOST_HARM = np.float32(0.9)
"""The most that can fall victim in a year, in the worst of blocks."""
TURNS = 12 // ROUND
"""Each round another half of the town looks back on a year."""
EASE_MONTHS = 6
"""How often neighbours compare notes: `blocks.at_ease` is renewed twice a year."""


def feel_safe(city: City, rules: Rules) -> None:
    """Felt safety follows what oneself and neighbours lived through, dirt, light and patrols, years later."""
    if city.sway.asks(minds.FELT_SAFE, minds.TRUST_POLICE):
        burden = _burden(city, rules)
        _harm(city, rules, burden)
        _experience(city, rules, burden)
        _surroundings(city, rules)
        _police(city, rules, burden)
    if city.effort.moved("stops"):
        _stops(city, rules)
    follow(city, (("respect", minds.GRIEVANCE, -rules.k.safety.respect_heals, FOREIGN),))
    if city.month % EASE_MONTHS == 1:
        _compare_notes(city)


def _burden(city: City, rules: Rules) -> F32:
    """Weight of a year's offences in each block, per resident."""
    k, year = rules.k.safety, city.blocks.year
    weighed = year[CAR] * np.float32(k.harm_car) + year[ROBBERY] * np.float32(k.harm_robbery)
    weighed += year[BURGLARY] * np.float32(k.harm_burglary) + year[THEFT] * np.float32(k.harm_theft)
    weighed += year[NUISANCE] * np.float32(k.harm_nuisance)
    weighed /= np.maximum(city.blocks.residents, 1) + np.float32(k.harm_visitors) * (1 + city.blocks.footfall)
    return weighed.astype(np.float32)


def _harm(city: City, rules: Rules, burden: F32) -> None:
    """Old harm fades over a year; of half of the town some fell victim near home within a year."""
    k, r = rules.k.safety, city.residents
    r.harmed *= np.float32(1.0 - ROUND * k.harm_fades)
    turn = city.month // ROUND % TURNS
    rows = slice(turn, None, TURNS)
    chance = np.minimum(burden, MOST_HARM).take(r.block[rows])
    luck = uniform(r.luck_a[rows], r.luck_b[rows], city.seed, "victim", city.month)
    victims = np.flatnonzero((luck < chance) & r.alive[rows]) * TURNS + turn
    r.harmed[victims] += (np.float32(1.0) - r.harmed[victims]) * np.float32(k.harm_felt)


def _experience(city: City, rules: Rules, burden: F32) -> None:
    """What one lived through, and what the neighbours tell, against what the town is used to."""
    k, r = rules.k.safety, city.residents
    people = city.blocks.residents.astype(np.float64)
    everybody = max(float(people.sum()), 1.0)
    heard = np.minimum(burden, np.float32(k.heard_most))
    town = usual(city, "heard", lambda: float((heard * people).sum()) / everybody, ROUND)
    own = usual(city, "harmed", lambda: float(r.harmed.sum(dtype=np.float64)) / everybody, ROUND)
    told = (np.float32(town) - heard) * np.float32(k.feel_heard) + np.float32(own * k.feel_harmed)
    rate = told.take(r.block, mode="wrap")
    rate -= r.harmed * np.float32(k.feel_harmed)
    city.sway.by_person(minds.FELT_SAFE, "offences", rate)


def _surroundings(city: City, rules: Rules) -> None:
    """Dirt and dark corners unsettle, seen patrols reassure a little."""
    k, blocks = rules.k.safety, city.blocks
    people = blocks.residents.astype(np.float64)
    seen = (
        ("litter", -k.feel_litter, blocks.litter),
        ("light", k.feel_light, blocks.light),
        ("patrols", k.feel_patrols, blocks.patrolled),
    )
    means = means_of_blocks(city, people, *(values for _, _, values in seen))
    everybody = max(float(people.sum()), 1.0)
    for (cause, size, values), here in zip(seen, means, strict=True):
        town = usual(city, "feel " + cause, float((values * people).sum()) / everybody, ROUND)
        rate = size * (here - town) * (here != 0.0)
        city.sway.by_cell(minds.FELT_SAFE, cause, for_cells(rate))


def _police(city: City, rules: Rules, burden: F32) -> None:
    """Trust in the police: crime costs it, respectful officers gain it, and stops of young men cost most.

    A bad encounter costs several times what a good one gains; more officers mean more of both.
    """
    k, effort = rules.k.safety, city.effort
    people = city.blocks.residents.astype(np.float64)
    here = mean_of_blocks(city, burden.astype(np.float64), people)
    gone = 1.0 - here / np.maximum(usual_each(city, "burden", here, ROUND), 1e-6)
    gone[np.bincount(block_districts(city), weights=people, minlength=DISTRICTS) == 0.0] = 0.0
    city.sway.by_cell(minds.TRUST_POLICE, "offences", for_cells(k.trust_crime * np.clip(gone, -1.0, 1.0)))
    respect, officers = effort.of("respect"), effort.of("officers")
    bad = k.encounter_bad * (1.0 - k.respect_bad * respect)
    net = k.encounter * (1.0 - bad - k.bad_weight * bad)
    today = k.encounter * (1.0 - k.encounter_bad - k.bad_weight * k.encounter_bad)
    for cause, rate in effort.split("respect", for_cells(net - today)):
        city.sway.by_cell(minds.TRUST_POLICE, cause, rate)
    for cause, rate in effort.split("officers", for_cells(net * officers * k.officers_meet)):
        city.sway.by_cell(minds.TRUST_POLICE, cause, rate)


def _stops(city: City, rules: Rules) -> None:
    """Being stopped for nothing costs trust and belonging, and falls on some young men more.

    Each round another half of the town's young men is stopped: each once a year.
    """
    if not city.sway.asks(minds.TRUST_POLICE, minds.GRIEVANCE, minds.BELONGING):
        return
    k, r = rules.k.safety, city.residents
    turn = city.month // ROUND % TURNS
    born = r.born[turn::TURNS].copy()
    young = born > city.month - int(12 * k.stopped_to)
    young &= born <= city.month - int(12 * k.stopped_from)
    men = young.nonzero()[0] * TURNS + turn
    men = men.compress((r.sex.take(men) == 1) & r.alive.take(men))
    where = city.effort.reach("stops") * np.where(CELL_FOREIGN, k.stopped_foreign, 1.0)
    where *= 1.0 - k.respect_bad * for_cells(city.effort.of("respect"))
    stopped = (TURNS * k.stop_costs * where).astype(np.float32).take(r.cell.take(men))
    district = r.district.take(men)

    def say(attitude: int, cause: str, size: F32) -> None:
        rate = np.zeros(r.alive.size, np.float32)
        rate[men] = size
        city.sway.by_person(attitude, cause, rate)

    if city.sway.asks(minds.TRUST_POLICE):
        for cause, share in city.effort.causes_of("stops"):
            part = stopped * share.astype(np.float32).take(district)
            say(minds.TRUST_POLICE, cause, part * np.float32(-k.bad_weight))
    for attitude, size in ((minds.GRIEVANCE, k.stop_grieves), (minds.BELONGING, -k.stop_excludes)):
        if city.sway.asks(attitude):
            say(attitude, "stops", stopped * np.float32(size))


def _compare_notes(city: City) -> None:
    """How safe the residents of each block feel; an empty block is as the town."""
    r, people = city.residents, city.blocks.residents
    total = np.bincount(r.block, r.minds[minds.FELT_SAFE] * r.alive, people.size)
    middle = total.sum() / max(int(people.sum(dtype=np.int64)), 1)
    city.blocks.at_ease[:] = np.where(people > 0, total / np.maximum(people, 1), middle)


SYSTEM = System("felt safety", feel_safe, ("residents.harmed", "blocks.at_ease", "sway", "numbers", "arrays"))
