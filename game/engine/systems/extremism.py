"""Extremism: a few recruiters, the young who would listen, and the ties that hold them."""

import numpy as np

from game.engine import lives, minds
from game.engine.cells import ADDRESSES, CITY
from game.engine.city import City
from game.engine.columns import F32, F64, Rows
from game.engine.forces import force
from game.engine.indicators import SHARE_INDEX, aged
from game.engine.journal import Entry
from game.engine.levers import LEVER_INDEX
from game.engine.luck import generator, uniform, uniforms
from game.engine.parts import QUARTER, explain
from game.engine.readings.contacts import at_risk, departures
from game.engine.rules import Rules
from game.engine.system import System
from game.engine.targets import Address

TURN = 0
"""Month of the quarter in which it spreads."""
HALF_YEAR = 6
"""How often those who would listen are looked for while nobody recruits, in months."""
STRENGTH = "extremism.strength"
"""How well the recruiter of each circle speaks, by its number, from 1; the first place is empty."""
GROUP = ADDRESSES.index(Address.GROUP)
NO_PLACE = -100
"""The class, club or firm of whoever has none here: they share it with nobody."""
ZERO, HALF, ONE = np.float32(0.0), np.float32(0.5), np.float32(1.0)


def spread(city: City, rules: Rules) -> None:
    """Recruiters draw in those near them who feel shut out; trusted ties and early calls get most back.

    Once a quarter, for three months one after another.
    """
    if city.month % QUARTER != TURN:
        return
    _recruiters_come(city, rules)
    active = bool(city.numbers.get("extremism.active", 0.0))
    if not active and city.month % HALF_YEAR != TURN:
        return
    k, r = rules.k.extremism, city.residents
    listening, ear = who_listen(city, rules)
    circles = listening[:0]
    if active:
        ear *= _hostile(city, rules).take(r.district.take(listening))
        circles = (r.recruiter | (r.drawn > ZERO)).nonzero()[0]
    for month in range(city.month, city.month + QUARTER * active):
        speaks = r.recruiter.take(circles) | (r.drawn.take(circles) >= np.float32(k.speaks_from))
        sources = circles.take(speaks.nonzero()[0])
        circles = np.union1d(circles, _draw_in(city, rules, month, listening, ear, sources))
        _hold(city, rules, month, circles)
        gone = _leave(city, rules, month, circles)
        circles = circles[r.recruiter.take(circles) | (r.drawn.take(circles) > ZERO)]
        if gone.size:
            stays = np.isin(listening, gone, invert=True)
            listening, ear = listening[stays], ear[stays]
    city.numbers["extremism.active"] = float(circles.size > 0)
    close = circles[r.drawn.take(circles) >= np.float32(k.risk_from)]
    at_risk_now = np.union1d(listening, close) if close.size else listening
    city.numbers["extremism.at_risk"] = float(at_risk_now.size)
    explain(city, "at_risk", at_risk(city, rules), "feelings")
    explain(city, "departures", departures(city, rules), "recruitment")


def _recruiters_come(city: City, rules: Rules) -> None:
    """The nation sends a recruiter now and then; he settles among the grown-up young, whoever they are.

    Few of them speak well: strength is 6 times the fifth power of a draw, which has mean 1 and the long tail
    of a negative binomial with dispersion of about .4 (evidence 3.9).
    """
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
    drawn = dice.random(count)
    recruit(city, taken, 6.0 * drawn * drawn * drawn * drawn * drawn)
    city.numbers["extremism.recruiters"] = city.numbers.get("extremism.recruiters", 0.0) + count


def recruit(city: City, rows: Rows, strength: F64) -> None:
    """These residents recruit from now on, each with a circle of their own; 1 speaks as well as the mean."""
    known = city.arrays.get(STRENGTH, np.zeros(1, np.float64))
    city.arrays[STRENGTH] = np.concatenate([known, strength])
    city.residents.recruiter[rows] = True
    city.residents.circle[rows] = np.arange(known.size, known.size + rows.size)
    city.numbers["extremism.active"] = 1.0


def who_listen(city: City, rules: Rules) -> tuple[Rows, F32]:
    """Young residents who feel shut out, do not belong, see no prospects and have nobody to turn to.

    Where they or their parents come from, and what they believe, plays no part.
    """
    k, r = rules.k.extremism, city.residents
    young = aged(city, slice(None), int(k.listen_young), int(k.listen_old))
    young &= r.minds[minds.GRIEVANCE] > np.float32(k.listen_from)
    rows = np.flatnonzero(young)
    hurt = r.minds[minds.GRIEVANCE].take(rows) - np.float32(k.listen_from)
    lost = np.float32(2.0) - r.minds[minds.BELONGING].take(rows) - r.minds[minds.PROSPECTS].take(rows)
    alone = ONE - np.float32(k.trusted_holds) * r.trusted_adult.take(rows)
    ear = np.float32(k.ear) * hurt * lost * alone
    keep = np.flatnonzero(ear > np.float32(k.listens))
    return rows[keep], np.minimum(ear[keep], ONE)


def _ties(city: City, rules: Rules, one: Rows, other: Rows) -> F64:
    """How close each of `one` is to each of `other`: household, class, club, firm, street, quarter."""
    k, r = rules.k.extremism, city.residents
    found = np.zeros((one.size, other.size), np.float64)
    for column, size in (
        (r.household, k.tie_household),
        (r.class_, k.tie_class),
        (r.club, k.tie_club),
        (r.workplace, k.tie_work),
        (r.block, k.tie_block),
        (r.district, k.tie_district),
    ):
        theirs = column.take(other)
        theirs[theirs < 0] = NO_PLACE
        shared = (column.take(one)[:, None] == theirs).ravel().nonzero()[0]
        found.ravel()[shared] += size
    return found


def _draw_in(city: City, rules: Rules, month: int, listening: Rows, ear: F32, sources: Rows) -> Rows:
    """Each of those who would listen may be drawn a step by people close to them who speak for it.

    Every recruiter has a circle; whoever is drawn belongs to one, speaks for it and listens to it alone, so
    one weak recruiter's circle stays small however many would listen. Ties are looked at for those only whom
    luck would give away if they stood nearest to the loudest. Returns who was drawn.
    """
    k, r = rules.k.extremism, city.residents
    if listening.size == 0 or sources.size == 0:
        return listening[:0]
    circles = r.circle.take(sources)
    strength = city.arrays[STRENGTH].take(circles)
    loud = np.where(r.recruiter.take(sources), strength, k.follower * r.drawn.take(sources) * strength)
    luck = uniform(r.luck_a.take(listening), r.luck_b.take(listening), city.seed, "drawn in", month)
    at_most = np.minimum(k.step_chance * ear * loud.max(), k.step_most)
    may = (luck < at_most).nonzero()[0]
    listening, ear, luck = listening.take(may), ear.take(may), luck.take(may)
    pull = np.minimum(_ties(city, rules, listening, sources), 1.0) * loud
    mine = r.circle.take(listening)[:, None]
    hears = (mine == 0) | (mine == circles)
    hears &= listening[:, None] != sources
    pull *= hears
    strongest = pull.argmax(axis=1)
    most = pull.ravel().take(np.arange(0, pull.size, sources.size) + strongest)
    taken = (luck < np.minimum(k.step_chance * ear * most, k.step_most)).nonzero()[0]
    drawn = listening.take(taken)
    r.drawn[drawn] += (ONE - r.drawn.take(drawn)) * np.float32(k.step)
    r.circle[drawn] = circles.take(strongest.take(taken))
    return drawn


def _hostile(city: City, rules: Rules) -> F32:
    """By how much hostility around makes a recruiter's case, by quarter.

    Words of the nation's debate alone do little (O'Brochta, Tavits and Aksoy 2020); hostility where somebody
    lives does more, and is read from the far-right vote of the quarter, as Mitts (2019) did.
    """
    k, vote = rules.k.extremism, SHARE_INDEX["far_right_vote"]
    near = (city.ledger.counted[vote] / np.maximum(city.ledger.asked[vote], 1))[:CITY]
    nation = 1.0 + k.hostility * force(city, rules.nation.hostility)
    return (nation + k.hostile_neighbours * near).astype(np.float32)


def _hold(city: City, rules: Rules, month: int, rows: Rows) -> None:
    """Those drawn let go again by themselves, sooner with a trusted adult; somebody may call in time.

    Families and coaches call when they know whom and trust those who answer, and more do after somebody has
    left. A desk that is addressed to a group is called less: the group feels suspected. Recruiters are found
    as well.
    """
    k, r, effort = rules.k.extremism, city.residents, city.effort
    if rows.size == 0:
        return
    recruiter, drawn = r.recruiter.take(rows), r.drawn.take(rows)
    fade = np.float32(k.lets_go) + np.float32(k.lets_go_trusted) * r.trusted_adult.take(rows)
    drawn *= ONE - np.minimum(fade, HALF)
    i = SHARE_INDEX["trust_police"]
    trust = (city.ledger.counted[i] / np.maximum(city.ledger.asked[i], 1))[:CITY]
    alarm = city.numbers.get("extremism.alarm", 0.0)
    city.numbers["extremism.alarm"] = alarm * (1.0 - k.alarm_fades)
    level = effort.of("reporting_desk")
    suspect = effort.addressed[LEVER_INDEX["reporting_desk"], GROUP] * k.desk_suspect
    desk = (k.call + k.call_desk * (level - suspect)) * (1.0 + alarm)
    seen = np.maximum(drawn, recruiter * np.float32(k.recruiter_seen))
    chance = (desk * (k.call_least + trust)).take(r.district.take(rows)) * seen
    luck_a, luck_b = r.luck_a.take(rows), r.luck_b.take(rows)
    luck, gone = uniforms(luck_a, luck_b, city.seed, ("somebody calls", "recruiter moves on"), month)
    called = luck < chance
    drawn[called] *= np.float32(1.0 - k.call_helps)
    drawn[drawn < np.float32(k.drawn_least)] = ZERO
    recruiter &= ~called & (gone >= np.float32(k.recruiter_leaves))
    r.drawn[rows], r.recruiter[rows] = drawn, recruiter
    r.circle[rows[(drawn == ZERO) & ~recruiter]] = 0


def _leave(city: City, rules: Rules, month: int, circles: Rows) -> Rows:
    """Whoever is drawn far enough may leave to fight, while somebody sends; friends are drawn along.

    Returns everybody who went.
    """
    k, r = rules.k.extremism, city.residents
    rows = circles[r.drawn.take(circles) >= np.float32(k.leaves_from)]
    if rows.size == 0 or force(city, rules.nation.recruiters) <= 0.0:
        return rows[:0]
    luck = uniform(r.luck_a[rows], r.luck_b[rows], city.seed, "leaves to fight", month)
    gone = rows[(luck < np.float32(k.leaves)) & aged(city, rows, int(k.leaves_young), int(k.recruiter_to))]
    if gone.size == 0:
        return gone
    near = circles[r.drawn.take(circles) > ZERO]
    together = r.circle[near][:, None] == r.circle[gone][None, :]
    ties = (_ties(city, rules, near, gone) * together).sum(axis=1)
    r.drawn[near] += (ONE - r.drawn[near]) * np.minimum(ties * k.bloc, k.step_most).astype(np.float32)
    city.numbers["extremism.departures"] = city.numbers.get("extremism.departures", 0.0) + gone.size
    city.numbers["extremism.alarm"] = city.numbers.get("extremism.alarm", 0.0) + k.alarm * gone.size
    city.journal.note(Entry(city.month, "departure", "", (float(gone.size),)))
    return lives.remove(city, gone, np.zeros(gone.size, np.intp), ("recruitment",))


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
