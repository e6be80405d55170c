"""Discrimination: refusals at work, at the door and in the street, and what becomes of complaints."""

import numpy as np

from game.engine import minds
from game.engine.cells import AREAS, CELL_FOREIGN, CITY, DISTRICTS
from game.engine.city import City, add_flow
from game.engine.columns import F32, F64, Rows
from game.engine.forces import between, force
from game.engine.indicators import ASKED_FROM, SHARE_INDEX
from game.engine.luck import uniform
from game.engine.parts import explain, tell_apart
from game.engine.readings.contacts import callback_ratio, fair, reported_discrimination, slack
from game.engine.residents import Activity, Education, Generation
from game.engine.rules import Rules
from game.engine.sway import QUARTERS
from game.engine.system import System
from game.engine.usual import for_cells, usual


def discriminate(city: City, rules: Rules) -> None:
    """Some are refused for their name; tests make firms fair for a while, and complaints heard help."""
    _test_firms(city, rules)
    _rebuffs(city, rules)
    _stances(city, rules)
    _debate(city, rules)
    ratio, complaints = callback_ratio(city, rules), reported_discrimination(city, rules)
    told = explain(city, "callback_ratio", ratio, "labour_market")
    if explain(city, "reported_discrimination", complaints, "discrimination") | told:
        _explain(city, rules, complaints)


def _test_firms(city: City, rules: Rules) -> None:
    """Tests with follow-up make employers fair, the news of them spills over, and new staff forget."""
    k, tested = rules.k.discrimination, city.workplaces.tested
    level = city.effort.city("hiring_tests")
    heard = float(tested.mean(dtype=np.float64)) if tested.size else 0.0
    heeded = k.complaints_heeded * city.effort.city("complaints") + k.bridge_heeded * city.effort.city(
        "stance_bridge"
    )
    tested += np.float32(k.tests_reach * level + k.tests_spill * heard + heeded) * (np.float32(1.0) - tested)
    tested *= np.float32(1.0 - k.tests_fade)
    agents = city.numbers.get("discrimination.landlords_tested", 0.0)
    agents += (k.tests_reach * city.effort.city("renting_tests") + k.tests_spill * agents) * (1.0 - agents)
    city.numbers["discrimination.landlords_tested"] = agents * (1.0 - k.tests_fade)


def _openness_of_district(city: City) -> F64:
    """Share of residents who say that they like to live among people of other origins, by district."""
    i = SHARE_INDEX["openness"]
    return (city.ledger.counted[i] / np.maximum(city.ledger.asked[i], 1))[:DISTRICTS].astype(np.float64)


def _rebuffs(city: City, rules: Rules) -> None:
    """A quarter of the town: old rebuffs fade over a year, and new ones come at work, at home, outdoors.

    Those with a higher diploma notice more of what happens to them.
    """
    k, r, cohort = rules.k.discrimination, city.residents, city.cohort
    who = np.flatnonzero(r.generation[cohort.rows] != Generation.NATIVE)
    rows = who * QUARTERS + city.month % QUARTERS
    rebuffed = r.rebuffed.take(rows)
    rebuffed *= np.float32(1.0 - QUARTERS * k.rebuff_fades)
    grown = r.alive.take(rows)
    grown &= r.born.take(rows) <= city.month - 12 * ASKED_FROM
    luck = uniform(r.luck_a.take(rows), r.luck_b.take(rows), city.seed, "rebuffed", city.month)
    hurt = np.flatnonzero((luck < _chances(city, rules, rows)) & grown)
    more = r.education.take(rows[hurt]) == Education.HIGHER
    noticed = np.minimum(k.rebuff_felt * (1.0 + (k.noticed_more - 1.0) * more), 1.0).astype(np.float32)
    rebuffed[hurt] += (np.float32(1.0) - rebuffed[hurt]) * noticed
    r.rebuffed[rows] = rebuffed
    _complain(city, rules, rows[hurt])
    asked = np.flatnonzero(grown)
    _sway(city, rules, rebuffed.take(asked), who.take(asked))


def _chances(city: City, rules: Rules, rows: Rows) -> F32:
    """Chance in four months of a rebuff at work, at the door, in the street."""
    k, r = rules.k.discrimination, city.residents
    job = np.float32(k.rebuff_job * fair(city, rules) * slack(city, rules))
    landlords = 1.0 - k.tests_cut * city.numbers.get("discrimination.landlords_tested", 0.0)
    closed = 1.0 - _openness_of_district(city)
    sharp = force(city, rules.nation.hostility)
    daily = (k.rebuff_daily * closed * (k.daily_base + sharp)).astype(np.float32)
    chance: F32 = (daily + np.float32(k.rebuff_rent * landlords)).take(r.district.take(rows))
    chance += job * (r.activity.take(rows) == Activity.JOBLESS)
    return chance


def _complain(city: City, rules: Rules, rows: Rows) -> None:
    """Few complain; more do where it is easy and where it has consequences."""
    k, r, effort = rules.k.discrimination, city.residents, city.effort
    chance = (
        k.complain
        + k.complain_desk * effort.of("complaints")
        + k.complain_bridge * effort.of("stance_bridge")
    )
    luck = uniform(r.luck_a[rows], r.luck_b[rows], city.seed, "complains", city.month)
    told = rows[luck < chance.astype(np.float32)[r.district[rows]]]
    add_flow(city, "complaints", np.bincount(r.district[told], minlength=DISTRICTS).astype(np.float64))


def _sway(city: City, rules: Rules, rebuffed: F32, who: Rows) -> None:
    """Rebuffs breed grievance and cost prospects, belonging and trust; fewer than usual do the reverse.

    `who` are places in the cohort, `rebuffed` how they fared.
    """
    k = rules.k.discrimination
    now = float(rebuffed.mean(dtype=np.float64)) if who.size else 0.0
    town = usual(city, "rebuffed", now)
    city.numbers["discrimination.felt"] = now
    signal = np.zeros(city.cohort.size, np.float32)
    signal[who] = rebuffed - np.float32(town)
    for attitude, size in (
        (minds.GRIEVANCE, k.grieves),
        (minds.PROSPECTS, -k.costs_prospects),
        (minds.BELONGING, -k.costs_belonging),
    ):
        city.sway.by_person(attitude, "discrimination", signal * np.float32(size))
    everywhere = np.full(DISTRICTS, -k.costs_trust * (now - town), np.float64)
    city.sway.by_cell(
        minds.TRUST_CITY, "discrimination", for_cells(everywhere, CELL_FOREIGN.astype(np.float64))
    )


def _stances(city: City, rules: Rules) -> None:
    """A ban cheers some and shuts out those whom it touches; rights for all and an open desk do neither."""
    k, effort, foreign = rules.k.discrimination, city.effort, CELL_FOREIGN.astype(np.float64)
    for lever, attitude, size, who in (
        ("stance_ban", minds.LOSS, -k.ban_cheers, 1.0 - foreign),
        ("stance_ban", minds.TRUST_CITY, k.ban_cheers, 1.0 - foreign),
        ("stance_ban", minds.GRIEVANCE, k.ban_grieves, foreign),
        ("stance_ban", minds.BELONGING, -k.ban_excludes, foreign),
        ("stance_bridge", minds.TRUST_CITY, k.bridge_trust, foreign),
        ("stance_bridge", minds.GRIEVANCE, -k.bridge_heals, foreign),
        ("complaints", minds.GRIEVANCE, -k.desk_heals, foreign),
    ):
        if effort.moved(lever):
            for cause, rate in effort.split(lever, for_cells(effort.of(lever), who) * size):
                city.sway.by_cell(attitude, cause, rate)


def _debate(city: City, rules: Rules) -> None:
    """The tone of the national debate, sharper or milder than in January 2003, is felt by all."""
    k, series, foreign = rules.k.discrimination, rules.nation.hostility, CELL_FOREIGN.astype(np.float64)
    sharper = force(city, series) - between(series.points, city.start)
    if sharper == 0.0:
        return
    everywhere = np.full(DISTRICTS, sharper, np.float64)
    for attitude, size, who in (
        (minds.GRIEVANCE, k.debate_grieves, foreign),
        (minds.BELONGING, -k.debate_excludes, foreign),
        (minds.OPENNESS, -k.debate_closes, 1.0 - foreign),
        (minds.LOSS, k.debate_loss, 1.0 - foreign),
    ):
        city.sway.by_cell(attitude, "nation:hostility", for_cells(everywhere * size, who))


def _explain(city: City, rules: Rules, year: F64) -> None:
    """Tests lower the ratio, and so does a tight labour market; desks make complaints heard."""
    k = rules.k.discrimination
    biased = slack(city, rules) * k.callback_top
    aims: dict[str, F64] = {}
    for cause, share in city.effort.causes_of("hiring_tests"):
        aim = np.zeros(AREAS, np.float64)
        aim[CITY] = -biased * (1.0 - fair(city, rules)) * share.mean()
        aims[cause] = aim
    tell_apart(city, "callback_ratio", aims, 1.0, "labour_market")
    aims = {}
    asked = k.complain + k.complain_desk * city.effort.of("complaints")
    asked += k.complain_bridge * city.effort.of("stance_bridge")
    for lever, weight in (("complaints", k.complain_desk), ("stance_bridge", k.complain_bridge)):
        for cause, share in city.effort.causes_of(lever):
            part = year[:DISTRICTS] * weight * city.effort.of(lever) / asked * share
            aims[cause] = aims.get(cause, 0.0) + np.append(part, part.sum())
    tell_apart(city, "reported_discrimination", aims, 1.0, "discrimination")


SYSTEM = System(
    "discrimination",
    discriminate,
    ("residents.rebuffed", "workplaces.tested", "flows", "sway", "numbers", "arrays", "ledger"),
)
