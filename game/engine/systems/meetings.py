"""Meetings: every effect of people on people goes through two residents who meet."""

from dataclasses import dataclass

import numpy as np

from game.engine import minds
from game.engine.cells import DISTRICTS
from game.engine.city import City, add_flow
from game.engine.columns import F32, F64, Mask, Rows
from game.engine.hosting import host
from game.engine.indicators import SHARE_INDEX
from game.engine.luck import uniform
from game.engine.pairs import SIDES, TURNS, meet, side, turn, who_is_met, who_meets
from game.engine.parts import explain, tell_apart
from game.engine.readings.contacts import contacts_across
from game.engine.residents import Generation
from game.engine.rules import Rules
from game.engine.system import System
from game.engine.usual import usual

ONE = np.float32(1.0)


@dataclass(frozen=True, slots=True)
class Layer:
    """One layer of life in which people meet, as it is this month."""

    name: str
    """street, class, work, club, course or buddy."""
    places: Rows
    """Places in the cohort of those who met somebody."""
    rows: Rows
    """Their rows."""
    district: Rows
    """Their districts."""
    partner: Rows
    """Rows of those whom they met."""
    quality: F32
    """How equal, shared and supported the meeting is, 0 to 1."""
    lever: str
    """The lever that lifts its quality, if any."""
    lifted: F32
    """How much of the quality the lever adds."""


def hold_meetings(city: City, rules: Rules) -> None:
    """A third of the cohort meets somebody in each layer; across origins that opens or closes minds."""
    layers = _layers(city, rules)
    salient = _salience(city, rules)
    home = np.zeros(city.cohort.size, np.float32)
    met = np.zeros(DISTRICTS, np.float64)
    across = np.zeros(DISTRICTS, np.float64)
    for layer in layers:
        differ = _differ(city, layer)
        met += np.bincount(layer.district, minlength=DISTRICTS)
        across += np.bincount(layer.district, differ, DISTRICTS)
        bad = _contact(city, rules, layer, differ, salient)
        if layer.name in ("street", "club"):
            _at_home(city, rules, layer, bad, home)
    add_flow(city, "meetings.all", met)
    add_flow(city, "meetings.across", across)
    _loneliness(city, rules, layers, home)
    city.sway.by_person(minds.BELONGING, "meetings", home)
    host(city, rules)
    if explain(city, "contacts_across", contacts_across(city, rules), "meetings"):
        _explain(city)


def _differ(city: City, layer: Layer) -> Mask:
    origin = city.residents.origin
    return origin.take(layer.rows) != origin.take(layer.partner)


def _layers(city: City, rules: Rules) -> list[Layer]:
    k, r = rules.k.meetings, city.residents
    own, others = who_meets(city), who_is_met(city)
    here, there = np.flatnonzero(r.alive[own]), np.flatnonzero(r.alive[others])
    found = []
    blocks, clubs = city.blocks, city.clubs
    places = city.effort.of("meeting_places").astype(np.float32)
    sides = (
        (("street", r.block, k.quality_street), ("club", r.club, k.quality_club)),
        (("class", r.class_, k.quality_class), ("work", r.workplace, k.quality_work)),
    )
    for name, column, quality in sides[side(city)]:
        mine, theirs = column[own][here], column[others][there]
        in_it, of_it = np.flatnonzero(mine >= 0), np.flatnonzero(theirs >= 0)
        rows = here[in_it] * own.step + own.start
        candidates = there[of_it] * others.step + others.start
        who, partner = meet(
            city,
            rows,
            mine[in_it].astype(np.intp),
            candidates,
            theirs[of_it].astype(np.intp),
            "meets in " + name,
        )
        key = mine[in_it[who]].astype(np.intp)
        lifted = np.zeros(who.size, np.float32)
        lever = ""
        if name == "street":
            lever = "meeting_places"
            lifted = (np.float32(k.quality_places) * places[blocks.district])[key]
        elif name == "club":
            lever = "club_mixing"
            lifted = np.float32(k.quality_mixed) * clubs.mixed[key]
        found.append(
            Layer(
                name,
                here[in_it[who]] * TURNS + turn(city),
                rows[who],
                partner,
                np.float32(quality) + lifted,
                lever,
                lifted,
            )
        )
    found.extend(_small_layers(city, rules, own, here))
    return found


def _small_layers(city: City, rules: Rules, own: slice, here: Rows) -> list[Layer]:
    """Those who learn Dutch meet each other; buddies meet their buddy."""
    k, r = rules.k.meetings, city.residents
    found = []
    learning = np.flatnonzero(r.course[own] > 0)
    rows = learning * own.step + own.start
    if rows.size > 1:
        luck = uniform(r.luck_a[rows], r.luck_b[rows], city.seed, "meets in course", city.month)
        partner = rows[(np.arange(rows.size) + 1 + (luck * (rows.size - 1)).astype(np.intp)) % rows.size]
        none = np.zeros(rows.size, np.float32)
        quality = np.full(rows.size, k.quality_course, np.float32)
        found.append(Layer("course", learning * TURNS + turn(city), rows, partner, quality, "", none))
    paired = here[r.buddy[own][here] > 0]
    rows = paired * own.step + own.start
    if rows.size:
        all_paired = np.flatnonzero(r.buddy > 0)
        ids = r.id[all_paired]
        order = np.argsort(ids, kind="stable")
        at = np.minimum(np.searchsorted(ids[order], r.buddy[rows]), ids.size - 1)
        partner = all_paired[order[at]]
        there = np.flatnonzero((r.id[partner] == r.buddy[rows]) & r.alive[partner])
        none = np.zeros(there.size, np.float32)
        quality = np.full(there.size, k.quality_buddy, np.float32)
        found.append(
            Layer("buddy", paired[there] * TURNS + turn(city), rows[there], partner[there], quality, "", none)
        )
    return found


def _salience(city: City, rules: Rules) -> F64:
    """How far a meeting counts for people outside it, by district: more where origins may be seen."""
    k = rules.k.meetings
    seen = 1.0 - (1.0 - city.effort.of("tone_inclusive")) * (1.0 - city.effort.of("symbols"))
    return k.generalises + k.salient * seen


def _contact(city: City, rules: Rules, layer: Layer, differ: Mask, salient: F64) -> Mask:
    """A good meeting across origins opens both; a bad one closes twice as much; all wears off as it repeats.

    Returns who had a bad meeting.
    """
    k, r = rules.k.meetings, city.residents
    luck = uniform(
        r.luck_a[layer.rows], r.luck_b[layer.rows], city.seed, "bad meeting " + layer.name, city.month
    )
    cold = ONE - r.minds[minds.OPENNESS, layer.partner]
    bad = luck < np.float32(k.bad) * cold * (np.float32(k.bad_setting) - layer.quality)
    value = np.where(bad, np.float32(-k.bad_weight) * (ONE - layer.quality), layer.quality)
    value *= differ
    size = city.cohort.size
    outside = salient.astype(np.float32)[r.district[layer.rows]]
    mean = usual(city, "contact " + layer.name, float(value.mean(dtype=np.float64)) if value.size else 0.0)
    gain = np.float32(k.contact * TURNS * SIDES)
    rate = np.zeros(size, np.float32)
    rate[layer.places] = gain * outside * (value - np.float32(mean))
    cause = "meetings:" + layer.name
    if layer.lever and layer.lifted.any():
        lifted = np.zeros(size, np.float32)
        lifted[layer.places] = gain * outside * layer.lifted * (differ & ~bad)
        rate -= lifted
        for programme, share in city.effort.causes_of(layer.lever):
            here = share.astype(np.float32)[np.minimum(r.district[city.cohort.rows], DISTRICTS - 1)]
            city.sway.by_person(minds.OPENNESS, programme, lifted * here)
    city.sway.by_person(minds.OPENNESS, cause, rate)
    if layer.name == "street":
        native = (r.generation[layer.rows] == Generation.NATIVE).astype(np.float32)
        less = np.zeros(size, np.float32)
        less[layer.places] = -np.float32(k.contact_loss * TURNS * SIDES) * native * (value - np.float32(mean))
        city.sway.by_person(minds.LOSS, cause, less)
    return bad


def _at_home(city: City, rules: Rules, layer: Layer, bad: Mask, home: F32) -> None:
    """Whoever is greeted well feels at home, whoever they met."""
    k = rules.k.meetings
    good = np.where(bad, np.float32(-k.bad_weight), layer.quality)
    mean = usual(city, "welcome " + layer.name, float(good.mean(dtype=np.float64)) if good.size else 0.0)
    home[layer.places] += np.float32(k.welcome * TURNS * SIDES) * (good - np.float32(mean))


def _loneliness(city: City, rules: Rules, layers: list[Layer], home: F32) -> None:
    """Whoever meets nobody outside the street belongs less."""
    met = np.zeros(city.cohort.size, np.bool_)
    for layer in layers:
        if layer.name != "street":
            met[layer.places] = True
    mine = met[turn(city) :: TURNS]
    alive = city.residents.alive[who_meets(city)]
    lonely = alive & ~mine
    mean = usual(city, "lonely", float(lonely.sum()) / max(float(alive.sum()), 1.0))
    home[turn(city) :: TURNS] += (
        np.float32(rules.k.meetings.lonely * TURNS) * (np.float32(mean) - lonely) * alive
    )


def _explain(city: City) -> None:
    """More meetings across origins come with a town of more origins first; what is left is who meets whom."""
    i = SHARE_INDEX["residents_foreign_background"]
    share = city.ledger.counted[i] / np.maximum(city.ledger.asked[i], 1)
    aim = np.zeros_like(share)
    aim[-1] = 2.0 * share[-1] * (1.0 - share[-1]) + share[-1] * share[-1]
    tell_apart(city, "contacts_across", {"residents": aim}, 1.0 / 12.0, "meetings")


SYSTEM = System("meetings", hold_meetings, ("sway", "flows", "numbers", "arrays", "ledger"))
