"""Meetings: two residents meet, and each is moved by what the other is like to them."""

from dataclasses import dataclass
from itertools import accumulate

import numpy as np

from game.engine import minds
from game.engine.cells import DISTRICTS
from game.engine.city import City, add_flow
from game.engine.codes import NATIVE
from game.engine.columns import F32, Mask, Rows
from game.engine.common import in_common
from game.engine.forces import force
from game.engine.hosting import host
from game.engine.indicators import SHARE_INDEX
from game.engine.luck import uniform
from game.engine.pairs import SIDES, TURNS, meet, side, who_is_met, who_meets
from game.engine.parts import explain, tell_apart
from game.engine.readings.contacts import contacts_across
from game.engine.rules import Rules
from game.engine.sway import ROUND
from game.engine.system import System
from game.engine.usual import usual

ONE = np.float32(1.0)
LEVERS = {"street": "meeting_places", "club": "club_mixing"}
"""Layers of one's own choice, where a greeting makes at home, and what makes meetings in each better."""


@dataclass(frozen=True, slots=True)
class Layer:
    """One layer of life in which people meet, as it is this month."""

    name: str
    """street, class, work, club, course or buddy."""
    rows: Rows
    """Rows of those who met somebody."""
    district: Rows
    """Their districts."""
    partner: Rows
    """Rows of those whom they met."""
    differ: Mask
    """Whether the two are of different origins."""
    quality: F32
    """How equal, shared and supported the meeting is, 0 to 1."""
    lever: str
    """The lever that lifts its quality, if any."""
    lifted: F32
    """How much of the quality the lever adds."""


@dataclass(frozen=True, slots=True)
class Across:
    """Those meetings of a layer in which the two are of different origins."""

    at: Rows
    """Their places among those of the layer."""
    pairs: Layer
    """These meetings alone."""
    bad: Mask
    """Which of them went badly."""
    outside: F32
    """How far each counts for people outside it."""


def hold_meetings(city: City, rules: Rules) -> None:
    """Half of the town meets somebody in each layer; across origins that opens or closes minds."""
    host(city, rules)
    if not city.sway.asks(minds.OPENNESS, minds.LOSS, minds.BELONGING):
        return
    layers = layers_of(city, rules)
    seen = _origins_seen(city)
    home = np.zeros(city.residents.alive.size, np.float32)
    met = np.zeros(DISTRICTS, np.float64)
    mixed = np.zeros(DISTRICTS, np.float64)
    across = [(at, _some(layer, at)) for layer in layers for at in layer.differ.nonzero()]
    outside = _outside(city, rules, [pairs for _, pairs in across], seen)
    for layer, (at, pairs), counts in zip(layers, across, outside, strict=True):
        met += np.bincount(layer.district, minlength=DISTRICTS)
        mixed += np.bincount(pairs.district, minlength=DISTRICTS)
        if layer.name in LEVERS:
            bad = went_badly(city, rules, layer)
            _at_home(city, rules, layer, bad, home)
            bad = bad.take(at)
        else:
            bad = went_badly(city, rules, pairs)
        _contact(city, rules, layer, Across(at, pairs, bad, counts), seen)
    add_flow(city, "meetings.all", met)
    add_flow(city, "meetings.across", mixed)
    _loneliness(city, rules, layers, home)
    city.sway.by_person(minds.BELONGING, "meetings", home)
    if explain(city, "contacts_across", contacts_across(city, rules), "meetings"):
        _explain(city)


def layers_of(city: City, rules: Rules) -> list[Layer]:
    """Who meets whom this month in each layer, if anybody meets at all; changes nothing."""
    k, r = rules.k.meetings, city.residents
    own, others = who_meets(city), who_is_met(city)
    lives, lives_too = _goes_out(city, rules, own), r.alive[others].copy()
    found = []
    sides = (
        (("street", r.block, k.quality_street), ("club", r.club, k.quality_club)),
        (("class", r.class_, k.quality_class), ("work", r.workplace, k.quality_work)),
    )
    for name, column, quality in sides[side(city)]:
        rows = ((column[own] >= 0) & lives).nonzero()[0] * own.step + own.start
        candidates = ((column[others] >= 0) & lives_too).nonzero()[0] * others.step + others.start
        key, keys = column.take(rows).astype(np.intp), column.take(candidates).astype(np.intp)
        who, where, partner, differ = meet(city, rows, key, candidates, keys, "meets in " + name)
        lifted = _lifted(city, rules, name, where)
        found.append(_layer(city, name, (who, partner, differ), quality, lifted))
    found.extend(_small_layers(city, rules, own))
    return found


def _goes_out(city: City, rules: Rules, own: slice) -> Mask:
    """Who of these rows lives here and meets anybody: all, unless the country stays at home."""
    r, series = city.residents, rules.nation.gatherings
    share, lives = 1.0 if series is None else force(city, series), r.alive[own].copy()
    if share < 1.0:
        drawn = uniform(r.luck_a[own], r.luck_b[own], city.seed, "goes out", city.month)
        lives &= drawn < np.float32(share)
    return lives


def _lifted(city: City, rules: Rules, name: str, key: Rows) -> F32:
    """How much better meetings in each of these places are made by the layer's lever."""
    k = rules.k.meetings
    if name == "street":
        squares = np.float32(k.quality_places) * city.effort.of("meeting_places").astype(np.float32)
        return squares.take(city.blocks.district).take(key)
    if name == "club":
        return np.float32(k.quality_mixed) * city.clubs.mixed.take(key)
    return np.zeros(key.size, np.float32)


def _layer(city: City, name: str, pairs: tuple[Rows, Rows, Mask], quality: float, lifted: F32) -> Layer:
    """A layer in which these residents met these partners, of another origin or not."""
    rows, partner, differ = pairs
    district = city.residents.district.take(rows).astype(np.intp)
    lever = LEVERS.get(name, "")
    return Layer(name, rows, district, partner, differ, np.float32(quality) + lifted, lever, lifted)


def _small(city: City, name: str, rows: Rows, partner: Rows, quality: float) -> Layer:
    """The same of few residents; no lever lifts it."""
    origin = city.residents.origin
    differ = origin.take(rows) != origin.take(partner)
    return _layer(city, name, (rows, partner, differ), quality, np.zeros(rows.size, np.float32))


def _small_layers(city: City, rules: Rules, own: slice) -> list[Layer]:
    """Those who learn Dutch meet each other; buddies meet their buddy."""
    k, r = rules.k.meetings, city.residents
    found = []
    rows = np.flatnonzero(r.course[own] > 0) * own.step + own.start
    if rows.size > 1:
        luck = uniform(r.luck_a[rows], r.luck_b[rows], city.seed, "meets in course", city.month)
        partner = rows[(np.arange(rows.size) + 1 + (luck * (rows.size - 1)).astype(np.intp)) % rows.size]
        found.append(_small(city, "course", rows, partner, k.quality_course))
    paired = np.flatnonzero(r.buddy > 0)
    if paired.size:
        order = paired[np.argsort(r.id[paired], kind="stable")]
        at = np.minimum(np.searchsorted(r.id[order], r.buddy[paired]), order.size - 1)
        meets = (r.id[order[at]] == r.buddy[paired]) & (paired % own.step == own.start)
        found.append(_small(city, "buddy", paired[meets], order[at[meets]], k.quality_buddy))
    return found


def _origins_seen(city: City) -> F32:
    """How far origins may be seen and shared, by district: the town's story and its symbols say so."""
    seen = 1.0 - (1.0 - city.effort.of("tone_inclusive")) * (1.0 - city.effort.of("symbols"))
    return seen.astype(np.float32)


def _some(layer: Layer, at: Rows) -> Layer:
    """Some meetings of a layer."""
    rows, district, partner = layer.rows.take(at), layer.district.take(at), layer.partner.take(at)
    differ, quality, lifted = layer.differ.take(at), layer.quality.take(at), layer.lifted.take(at)
    return Layer(layer.name, rows, district, partner, differ, quality, layer.lever, lifted)


def _outside(city: City, rules: Rules, layers: list[Layer], seen: F32) -> list[F32]:
    """How far each meeting across origins counts for people outside it, layer by layer.

    A little always; more where the two see in each other where they come from, and with more in common they
    see that instead: "you are one of us" (Brown and Hewstone 2005).
    """
    columns = zip(*((layer.rows, layer.partner, layer.district) for layer in layers), strict=True)
    one, other, district = (np.concatenate(column) for column in columns)
    less = ONE - np.float32(rules.k.meetings.one_of_us) * in_common(city, one, other)
    counts = _counts(rules, seen.take(district) * less)
    ends = list(accumulate(layer.rows.size for layer in layers))
    return [counts[end - layer.rows.size : end] for layer, end in zip(layers, ends, strict=True)]


def _counts(rules: Rules, salient: F32) -> F32:
    """How far a meeting counts for people outside it, by how much it matters where the two come from."""
    return np.float32(rules.k.meetings.generalises) + np.float32(rules.k.meetings.salient) * salient


def _contact(city: City, rules: Rules, layer: Layer, across: Across, seen: F32) -> None:
    """A good meeting across origins opens both, a bad one closes twice as much; all wears off in time."""
    k, r, rows = rules.k.meetings, city.residents, layer.rows
    at, pairs, bad = across.at, across.pairs, across.bad
    value = _felt(pairs.quality, np.float32(k.bad_weight) * (ONE - pairs.quality), bad)
    used_to = usual(city, "contact " + layer.name, lambda: _mean(_spread(value, at, rows.size)), ROUND)
    mean = np.float32(used_to)
    new = value - mean
    scale = np.float32(k.contact * TURNS * SIDES)
    outside = scale * across.outside
    opened, none = outside * new, scale * _counts(rules, seen) * -mean
    if layer.lever and layer.lifted.any():
        good = (~bad).nonzero()[0]
        lifted, district = outside.take(good) * pairs.lifted.take(good), pairs.district.take(good)
        opened[good] -= lifted
        for programme, share in city.effort.causes_of(layer.lever):
            theirs = lifted * share.astype(np.float32).take(district)
            _sway(city, minds.OPENNESS, programme, pairs.rows.take(good), theirs)
    cause = "meetings:" + layer.name
    everybody = none.take(layer.district)
    everybody[at] = opened
    _sway(city, minds.OPENNESS, cause, rows, everybody)
    if layer.name == "street":
        everybody.fill(-mean)
        everybody[at] = new
        everybody *= r.generation.take(rows) == NATIVE
        everybody *= np.float32(-k.contact_loss * TURNS * SIDES)
        _sway(city, minds.LOSS, cause, rows, everybody)


def went_badly(city: City, rules: Rules, layer: Layer) -> Mask:
    """Which meetings of a layer went badly: oftener with a closed partner in a poor setting.

    Partners are looked at where luck would let it go badly with the most closed of all.
    """
    k, r, rows = rules.k.meetings, city.residents, layer.rows
    luck = uniform(
        r.luck_a.take(rows), r.luck_b.take(rows), city.seed, "bad meeting " + layer.name, city.month
    )
    poor = np.float32(k.bad_setting) - layer.quality
    might = (luck < np.float32(k.bad) * poor).nonzero()[0]
    cold = ONE - r.minds[minds.OPENNESS].take(layer.partner.take(might))
    bad = np.zeros(rows.size, np.bool_)
    bad[might] = luck.take(might) < np.float32(k.bad) * cold * poor.take(might)
    return bad


def _felt(good: F32, bad_by: F32 | np.float32, bad: Mask) -> F32:
    """How good meetings were: a bad one counts below 0."""
    return good - (good + bad_by) * bad


def _spread(values: F32, at: Rows, size: int) -> F32:
    """These values at their places; 0 elsewhere."""
    found = np.zeros(size, np.float32)
    found[at] = values
    return found


def _mean(values: F32) -> float:
    return float(values.sum(dtype=np.float64)) / max(values.size, 1)


def _sway(city: City, attitude: int, cause: str, rows: Rows, rate: F32) -> None:
    """Those who met somebody are swayed."""
    city.sway.by_person(attitude, cause, _spread(rate, rows, city.residents.alive.size))


def _at_home(city: City, rules: Rules, layer: Layer, bad: Mask, home: F32) -> None:
    """Whoever is greeted well feels at home, whoever they met."""
    k = rules.k.meetings
    good, badly = layer.quality.copy(), bad.nonzero()[0]
    good[badly] -= good.take(badly) + np.float32(k.bad_weight)
    good -= np.float32(usual(city, "welcome " + layer.name, lambda: _mean(good), ROUND))
    np.add.at(home, layer.rows, np.float32(k.welcome * TURNS * SIDES) * good)


def _loneliness(city: City, rules: Rules, layers: list[Layer], home: F32) -> None:
    """Whoever meets nobody outside the street belongs less."""
    met = np.zeros(home.size, np.bool_)
    for layer in layers:
        if layer.name != "street":
            met[layer.rows] = True
    own = who_meets(city)
    alive = city.residents.alive[own].copy()
    lonely = alive > met[own]
    mean = usual(city, "lonely", int(np.count_nonzero(lonely)) / max(int(np.count_nonzero(alive)), 1), ROUND)
    home[own] += np.float32(rules.k.meetings.lonely * TURNS) * (np.float32(mean) - lonely) * alive


def _explain(city: City) -> None:
    """More meetings across origins come with a town of more origins first; what is left is who meets whom."""
    i = SHARE_INDEX["residents_foreign_background"]
    share = city.ledger.counted[i] / np.maximum(city.ledger.asked[i], 1)
    aim = np.zeros_like(share)
    aim[-1] = 2.0 * share[-1] * (1.0 - share[-1]) + share[-1] * share[-1]
    tell_apart(city, "contacts_across", {"residents": aim}, 1.0 / 12.0, "meetings")


SYSTEM = System("meetings", hold_meetings, ("sway", "flows", "numbers", "arrays", "ledger"))
