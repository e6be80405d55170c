"""Extremism: a few recruiters, the young who would listen, and the ties that hold them."""

import numpy as np

from game.engine import lives, minds
from game.engine.cells import CITY
from game.engine.city import City
from game.engine.columns import F32, F64, Rows
from game.engine.forces import force
from game.engine.indicators import SHARE_INDEX, aged
from game.engine.journal import Entry
from game.engine.luck import generator, uniform, uniforms
from game.engine.parts import QUARTER, explain, in_a_quarter
from game.engine.readings.contacts import at_risk, departures
from game.engine.rules import Rules
from game.engine.system import System

TURN = 1
"""Month of the quarter in which it spreads."""
HALF_YEAR = 6
"""How often those who would listen are looked for while nobody recruits, in months."""
HALF = np.float32(0.5)


def spread(city: City, rules: Rules) -> None:
    """Recruiters draw in those near them who feel shut out; trusted ties and early calls get most back.

    Once a quarter, with the chances of three months.
    """
    if city.month % QUARTER != TURN:
        return
    _recruiters_come(city, rules)
    active = bool(city.numbers.get("extremism.active", 0.0))
    if not active and city.month % HALF_YEAR != TURN:
        return
    k, r = rules.k.extremism, city.residents
    listening, ear = _who_listen(city, rules)
    if active:
        sources = np.flatnonzero(r.recruiter | (r.drawn >= np.float32(k.speaks_from)))
        _draw_in(city, rules, listening, ear, sources)
        _hold(city, rules)
        gone = _who_leaves(city, rules)
        gone = lives.remove(city, rules, gone, np.zeros(gone.size, np.intp), ("recruitment",))
        listening = np.setdiff1d(listening, gone)
        still = bool(r.recruiter.any()) or bool((r.drawn > np.float32(k.drawn_least)).any())
        city.numbers["extremism.active"] = float(still)
    close = np.union1d(listening, np.flatnonzero(r.drawn >= np.float32(k.risk_from)))
    city.numbers["extremism.at_risk"] = float(close.size)
    explain(city, "at_risk", at_risk(city, rules), "feelings")
    explain(city, "departures", departures(city, rules), "recruitment")


def _recruiters_come(city: City, rules: Rules) -> None:
    """The nation sends a recruiter now and then; he settles among the grown-up young, whoever they are."""
    rate = force(city, rules.nation.recruiters) * QUARTER / 12.0
    if rate <= 0.0 or city.month < city.start:
        return
    dice = generator(city.seed, "recruiters come", city.month)
    count = int(dice.poisson(rate))
    if count == 0:
        return
    k, r = rules.k.extremism, city.residents
    fit = np.flatnonzero(aged(city, slice(None), int(k.recruiter_from), int(k.recruiter_to)))
    if fit.size == 0:
        return
    hurt = np.maximum(r.minds[minds.GRIEVANCE, fit] - np.float32(k.listen_from), np.float32(1e-4))
    share = np.cumsum(hurt.astype(np.float64))
    taken = fit[np.searchsorted(share, dice.random(count) * share[-1])]
    r.recruiter[taken] = True
    city.numbers["extremism.active"] = 1.0
    city.numbers["extremism.recruiters"] = city.numbers.get("extremism.recruiters", 0.0) + count


def _who_listen(city: City, rules: Rules) -> tuple[Rows, F32]:
    """Young residents who feel shut out, do not belong, see no prospects and have nobody to turn to.

    Where they or their parents come from, and what they believe, plays no part.
    """
    k, r = rules.k.extremism, city.residents
    young = aged(city, slice(None), int(k.listen_young), int(k.listen_old))
    young &= r.minds[minds.GRIEVANCE] > np.float32(k.listen_from)
    rows = np.flatnonzero(young)
    hurt = r.minds[minds.GRIEVANCE].take(rows) - np.float32(k.listen_from)
    lost = np.float32(2.0) - r.minds[minds.BELONGING].take(rows) - r.minds[minds.PROSPECTS].take(rows)
    alone = np.float32(1.0) - np.float32(k.trusted_holds) * r.trusted_adult.take(rows)
    ear = np.float32(k.ear) * hurt * lost * alone
    keep = np.flatnonzero(ear > np.float32(k.listens))
    return rows[keep], np.minimum(ear[keep], np.float32(1.0))


def _ties(city: City, rules: Rules, one: Rows, other: Rows) -> F64:
    """How close each of `one` is to each of `other`: household, class, club, firm, street, quarter."""
    k, r = rules.k.extremism, city.residents
    found = np.zeros((one.size, other.size), np.float64)
    for column, least, size in (
        (r.household, 0, k.tie_household),
        (r.class_, 0, k.tie_class),
        (r.club, 0, k.tie_club),
        (r.workplace, 0, k.tie_work),
        (r.block, 0, k.tie_block),
        (r.district, 0, k.tie_district),
    ):
        mine, theirs = column[one][:, None], column[other][None, :]
        found += size * ((mine == theirs) & (mine >= least))
    return found


def _draw_in(city: City, rules: Rules, listening: Rows, ear: F32, sources: Rows) -> None:
    """Each of those who would listen may be drawn some steps by people close to them who speak for it.

    Hostility around makes the case for them.
    """
    k, r = rules.k.extremism, city.residents
    if listening.size == 0 or sources.size == 0:
        return
    loud = np.where(r.recruiter[sources], 1.0, k.follower * r.drawn[sources])
    ties = _ties(city, rules, listening, sources)
    ties[listening[:, None] == sources[None, :]] = 0.0
    pull = (ties * loud).sum(axis=1)
    hostile = 1.0 + k.hostility * force(city, rules.nation.hostility)
    chance = np.minimum(k.step_chance * hostile * ear * pull, k.step_most)
    luck = uniform(r.luck_a[listening], r.luck_b[listening], city.seed, "drawn in", city.month)
    steps = (QUARTER * chance + luck).astype(np.intp)
    left = np.cumprod([1.0, *[1.0 - k.step] * QUARTER]).astype(np.float32)
    drawn = r.drawn[listening]
    r.drawn[listening] = drawn + (np.float32(1.0) - drawn) * (np.float32(1.0) - left[steps])


def _hold(city: City, rules: Rules) -> None:
    """Those drawn let go again by themselves, sooner with a trusted adult; somebody may call in time.

    Families and coaches call when they know whom and trust those who answer, and more do after somebody has
    left. Recruiters are found as well.
    """
    k, r = rules.k.extremism, city.residents
    rows = np.flatnonzero((r.drawn > np.float32(0.0)) | r.recruiter)
    if rows.size == 0:
        return
    fade = np.float32(k.lets_go) + np.float32(k.lets_go_trusted) * r.trusted_adult[rows]
    r.drawn[rows] *= np.float32(1.0) - in_a_quarter(np.minimum(fade, HALF))
    i = SHARE_INDEX["trust_police"]
    trust = float(city.ledger.counted[i, CITY]) / max(float(city.ledger.asked[i, CITY]), 1.0)
    alarm = city.numbers.get("extremism.alarm", 0.0)
    city.numbers["extremism.alarm"] = alarm * (1.0 - in_a_quarter(k.alarm_fades))
    desk = (k.call + k.call_desk * city.effort.of("reporting_desk")) * (1.0 + alarm)
    seen = np.maximum(
        r.drawn[rows], np.where(r.recruiter[rows], np.float32(k.recruiter_seen), np.float32(0.0))
    )
    chance = (desk * (k.call_least + trust))[r.district[rows]] * seen
    luck, gone = uniforms(
        r.luck_a[rows], r.luck_b[rows], city.seed, ("somebody calls", "recruiter moves on"), city.month
    )
    called = rows[luck < in_a_quarter(np.minimum(chance, 1.0))]
    r.drawn[called] *= np.float32(1.0 - k.call_helps)
    r.recruiter[called] = False
    r.recruiter[rows[gone < np.float32(in_a_quarter(k.recruiter_leaves))]] = False
    r.drawn[rows[r.drawn[rows] < np.float32(k.drawn_least)]] = np.float32(0.0)


def _who_leaves(city: City, rules: Rules) -> Rows:
    """Whoever is drawn far enough may leave to fight, while somebody sends; friends are drawn along."""
    k, r = rules.k.extremism, city.residents
    rows = np.flatnonzero(r.drawn >= np.float32(k.leaves_from))
    if force(city, rules.nation.recruiters) <= 0.0:
        return rows[:0]
    luck = uniform(r.luck_a[rows], r.luck_b[rows], city.seed, "leaves to fight", city.month)
    old_enough = aged(city, rows, int(k.leaves_young), int(k.recruiter_to))
    gone = rows[(luck < np.float32(in_a_quarter(k.leaves))) & old_enough]
    if gone.size:
        near = np.flatnonzero(r.drawn > np.float32(0.0))
        pulled = np.minimum(_ties(city, rules, near, gone).sum(axis=1) * k.bloc, k.step_most)
        r.drawn[near] += (np.float32(1.0) - r.drawn[near]) * pulled.astype(np.float32)
        city.numbers["extremism.departures"] = city.numbers.get("extremism.departures", 0.0) + gone.size
        city.numbers["extremism.alarm"] = city.numbers.get("extremism.alarm", 0.0) + k.alarm * gone.size
        city.journal.note(Entry(city.month, "departure", "", (float(gone.size),)))
    return gone


SYSTEM = System(
    "extremism",
    spread,
    (
        *lives.LEAVING,
        "numbers",
        "arrays",
        "journal",
    ),
)
