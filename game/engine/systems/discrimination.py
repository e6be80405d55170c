"""Discrimination: refusals at work, at the door and in the street, and what becomes of complaints."""

import numpy as np

from game.engine import codes, minds
from game.engine.cells import AREAS, CITY, DISTRICTS
from game.engine.city import City, add_flow
from game.engine.columns import F32, F64, Mask, Rows
from game.engine.forces import between, force
from game.engine.housing import LANDLORDS, tested_landlords
from game.engine.indicators import ASKED_FROM, SHARE_INDEX
from game.engine.links import follow, sway_by
from game.engine.luck import uniform
from game.engine.parts import explain, tell_apart
from game.engine.readings.contacts import callback_ratio, fair, reported_discrimination, slack
from game.engine.rules import Rules
from game.engine.sway import ROUND
from game.engine.system import System
from game.engine.totals import grown, pulse
from game.engine.usual import FOREIGN, NATIVE, usual


def discriminate(city: City, rules: Rules) -> None:
    """Some are refused for their name; tests make firms fair for a while, and complaints heard help."""
    _test_firms(city, rules)
    if city.sway.asks(minds.GRIEVANCE, minds.PROSPECTS, minds.BELONGING, minds.TRUST_CITY):
        may = _may_be_refused(city)
        _rebuffs(city, rules, np.flatnonzero(may))
        _feel_it(city, rules, may)
    _stances(city, rules)
    _debate(city, rules)
    ratio, complaints = callback_ratio(city, rules), reported_discrimination(city, rules)
    told = explain(city, "callback_ratio", ratio, "labour_market")
    if explain(city, "reported_discrimination", complaints, "discrimination") | told:
        _explain(city, rules, complaints)


def _test_firms(city: City, rules: Rules) -> None:
    """Tests with follow-up make firms and landlords fair, others hear of them, and new staff forget.

    Tests of all grounds look at names now and then; those addressed to a group look at names only. Landlords
    elsewhere heed what happens where most is tested.
    """
    k, tested = rules.k.discrimination, city.workplaces.tested
    level = city.effort.city_among("hiring_tests", FOREIGN)
    heeded = k.complaints_heeded * city.effort.city("complaints") + k.bridge_heeded * city.effort.city(
        "stance_bridge"
    )
    tested += np.float32(k.tests_reach * level + heeded) * (np.float32(1.0) - tested)
    tested *= np.float32(1.0 - k.tests_fade)
    landlords = tested_landlords(city)
    here = city.effort.among("renting_tests", FOREIGN)
    reached = k.tests_reach * np.maximum(here, k.tests_spill * here.max())
    city.arrays[LANDLORDS] = (landlords + reached * (1.0 - landlords)) * (1.0 - k.tests_fade)


def _openness_of_district(city: City) -> F64:
    """Share of residents who say that they like to live among people of other origins, by district."""
    i = SHARE_INDEX["openness"]
    return (city.ledger.counted[i] / np.maximum(city.ledger.asked[i], 1))[:DISTRICTS].astype(np.float64)


def _rebuffs(city: City, rules: Rules, rows: Rows) -> None:
    """Once a round: old rebuffs fade over a year, and new ones come at work, at home, outdoors.

    Those with a higher diploma notice more of what happens to them.
    """
    k, r = rules.k.discrimination, city.residents
    rebuffed = r.rebuffed.take(rows)
    rebuffed *= np.float32(1.0 - ROUND * k.rebuff_fades)
    luck = uniform(r.luck_a.take(rows), r.luck_b.take(rows), city.seed, "rebuffed", city.month)
    here, jobless = _chances(city, rules)
    near = (luck < (here.max() + jobless) * np.float32(ROUND)).nonzero()[0]
    some = rows.take(near)
    chance = here.take(r.district.take(some))
    chance += jobless * (r.activity.take(some) == codes.JOBLESS)
    chance *= np.float32(ROUND)
    hurt = near.compress(luck.take(near) < chance)
    more = r.education.take(rows[hurt]) == codes.HIGHER
    noticed = np.minimum(k.rebuff_felt * (1.0 + (k.noticed_more - 1.0) * more), 1.0).astype(np.float32)
    rebuffed[hurt] += (np.float32(1.0) - rebuffed[hurt]) * noticed
    r.rebuffed[rows] = rebuffed
    city.numbers["discrimination.felt"] = float(rebuffed.mean(dtype=np.float64)) if rows.size else 0.0
    _complain(city, rules, rows[hurt])


def _may_be_refused(city: City) -> Mask:
    """Residents with a foreign background who are old enough to be asked in surveys."""
    r = city.residents
    may = r.generation != codes.NATIVE
    may &= r.born <= city.month - 12 * ASKED_FROM
    may &= r.alive
    return may


def _chances(city: City, rules: Rules) -> tuple[F32, np.float32]:
    """Chance a month of a rebuff at the door or in the street by district, and while looking for work."""
    k = rules.k.discrimination
    job = np.float32(k.rebuff_job * fair(city, rules) * slack(city, rules))
    landlords = 1.0 - k.tests_cut * tested_landlords(city)
    closed = 1.0 - _openness_of_district(city)
    sharp = force(city, rules.nation.hostility)
    daily = (k.rebuff_daily * closed * (k.daily_base + sharp)).astype(np.float32)
    return daily + (k.rebuff_rent * landlords).astype(np.float32), job


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


def _feel_it(city: City, rules: Rules, may: Mask) -> None:
    """Rebuffs breed grievance and cost prospects, belonging and trust; fewer than usual do the reverse."""
    k, felt = rules.k.discrimination, city.numbers["discrimination.felt"]
    town = usual(city, "rebuffed", felt, ROUND)
    signal = city.residents.rebuffed - np.float32(town)
    signal *= may
    for attitude, size in (
        (minds.GRIEVANCE, k.grieves),
        (minds.PROSPECTS, -k.costs_prospects),
        (minds.BELONGING, -k.costs_belonging),
    ):
        city.sway.by_person(attitude, "discrimination", signal * np.float32(size))
    city.sway.by_cell(minds.TRUST_CITY, "discrimination", -k.costs_trust * (felt - town) * FOREIGN)


def _stances(city: City, rules: Rules) -> None:
    """A ban cheers some at once and shuts out those whom it touches, ever more; rights for all do neither."""
    if not city.sway.asked:
        return
    k = rules.k.discrimination
    _cheers(city, rules)
    follow(
        city,
        (
            ("stance_ban", minds.GRIEVANCE, k.ban_grieves, FOREIGN),
            ("stance_ban", minds.BELONGING, -k.ban_excludes, FOREIGN),
            ("stance_bridge", minds.TRUST_CITY, k.bridge_trust, FOREIGN),
            ("stance_bridge", minds.GRIEVANCE, -k.bridge_heals, FOREIGN),
            ("complaints", minds.GRIEVANCE, -k.desk_heals, FOREIGN),
        ),
    )


def _cheers(city: City, rules: Rules) -> None:
    """Those who miss the old town cheer when symbols are banned, and have forgotten it after a few years."""
    k, level = rules.k.discrimination, city.effort.of("stance_ban")
    for attitude, name, way in ((minds.LOSS, "loss", -1.0), (minds.TRUST_CITY, "trust", 1.0)):
        if city.sway.asks(attitude) and (level.any() or f"ban.{name}" in city.arrays):
            hit = k.ban_cheers * grown(city, f"ban.{name}.level", level)
            rate = pulse(city, rules, f"ban.{name}", hit, k.ban_forgotten, ROUND)
            if city.effort.moved("stance_ban"):
                sway_by(city, "stance_ban", attitude, way * rate, NATIVE)


def _debate(city: City, rules: Rules) -> None:
    """The tone of the national debate, sharper or milder than in January 2003, is felt by all."""
    if not city.sway.asked:
        return
    k, series = rules.k.discrimination, rules.nation.hostility
    sharper = force(city, series) - between(series.points, city.start)
    if sharper == 0.0:
        return
    for attitude, size, who in (
        (minds.GRIEVANCE, k.debate_grieves, FOREIGN),
        (minds.BELONGING, -k.debate_excludes, FOREIGN),
        (minds.OPENNESS, -k.debate_closes, NATIVE),
        (minds.LOSS, k.debate_loss, NATIVE),
    ):
        if attitude in city.sway.asked:
            city.sway.by_cell(attitude, "nation:hostility", sharper * size * who)


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
