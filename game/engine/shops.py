"""Shops: they open where people come and close where they don't, street by street."""

import numpy as np

from game.engine.causes import CHANCE
from game.engine.cells import AREAS, CITY, DISTRICTS
from game.engine.city import City
from game.engine.columns import F64, Int16, Rows
from game.engine.forces import between, force
from game.engine.luck import at_place
from game.engine.once import once
from game.engine.parts import QUARTER, behind, by_cause, explain, tell_apart
from game.engine.places import ROBBERY, THEFT
from game.engine.readings.streets import vacancy_now, vacant_at_start, worst_now, worst_streets
from game.engine.rules import Rules
from game.engine.usual import block_districts, usual_each

UPKEEP, LITTER, CRIME, FOOTFALL, PEOPLE = range(5)
"""What a street is like: rows of the table that `_conditions` returns."""
HALF = 0.5
MOST = 1.5
"""Bound of the outlook of a street: beyond it closing and opening change no further."""


def keep_shops(city: City, rules: Rules) -> None:
    """Shops close and open by the outlook of their street: footfall, looks, crime, the web, and help."""
    if city.month % QUARTER and "shops.vacancy" in city.arrays:
        return
    if city.streets.units.size == 0:
        city.arrays["shops.vacancy"] = np.zeros(AREAS, np.float64)
        return
    where, street, _ = _fronts(city.blocks.street)
    now = _conditions(city, where, street)
    levers = _levers(city, where, street)
    parts = _outlook(city, rules, now, usual_each(city, "street", now, QUARTER), levers)
    before = city.streets.units.copy(), city.streets.open.copy()
    _open_and_close(city, rules, sum(parts.values(), np.zeros(now.shape[1], np.float64)))
    _merge(city, rules, levers["shop_renewal"])
    if (city.streets.units != before[0]).any() or (city.streets.open != before[1]).any():
        _spread_over_blocks(city)
    _footfall(city, rules, now, levers)
    city.blocks.footfall[where] += np.float32(rules.k.shops.passers_shops) * city.streets.footfall[street]
    vacancy = city.arrays["shops.vacancy"] = vacancy_now(city)
    worst = city.arrays["shops.worst"] = worst_now(city, rules)
    if explain(city, "shop_vacancy", vacancy, CHANCE) | explain(city, "worst_street_vacancy", worst, CHANCE):
        _explain(city, rules, parts)


@once
def _fronts(street_of: Int16) -> tuple[Rows, Rows, Rows]:
    """Blocks with shops, street by street, the street of each, and where each street begins.

    Blocks stay where they are.
    """
    by_street = np.argsort(street_of, kind="stable")
    where = by_street.compress(street_of.take(by_street) >= 0)
    street = street_of.take(where).astype(np.intp)
    return where, street, np.flatnonzero(np.diff(street, prepend=-1))


def _conditions(city: City, where: Rows, street: Rows) -> F64:
    """What each street is like now (rows: UPKEEP …), its blocks weighted by shops."""
    blocks, streets = city.blocks, city.streets
    count = streets.units.size
    weight = blocks.shops.take(where) + np.float32(0.1)
    of_street = np.maximum(np.bincount(street, weight, count), 1e-9)
    found = np.empty((5, count), np.float64)
    for row, state in ((UPKEEP, blocks.upkeep), (LITTER, blocks.litter)):
        found[row] = np.bincount(street, state.take(where) * weight, count) / of_street
    crime = blocks.year[ROBBERY].take(where) + blocks.year[THEFT].take(where)
    found[CRIME] = np.bincount(street, crime, count) / np.maximum(streets.units, 1)
    found[FOOTFALL] = streets.footfall
    found[PEOPLE] = float(blocks.residents.sum(dtype=np.int64))
    streets.upkeep[:] = found[UPKEEP]
    return found


def _levers(city: City, where: Rows, street: Rows) -> dict[str, F64]:
    """Levers that work on shops, by street: those of the district where most of the street lies."""
    district = city.arrays.get("shops.district")
    if district is None:
        units = np.zeros((city.streets.units.size, DISTRICTS), np.float64)
        np.add.at(units, (street, block_districts(city)[where]), city.blocks.shops[where] + 0.1)
        district = city.arrays["shops.district"] = units.argmax(axis=1).astype(np.float64)
    at = district.astype(np.intp)
    keys = ("shop_renewal", "enterprise", "calm_centre", "disruption")
    return {key: city.effort.of(key)[at] for key in keys}


def _outlook(city: City, rules: Rules, now: F64, habit: F64, levers: dict[str, F64]) -> dict[str, F64]:
    """Outlook of every street in parts by cause: 0 when all is as it was, above 0 when better."""
    k = rules.k.shops
    online = force(city, rules.nation.e_commerce) - between(rules.nation.e_commerce.points, city.start)
    return {
        "upkeep": k.shop_upkeep * (now[UPKEEP] - habit[UPKEEP]),
        "litter": -k.shop_litter * (now[LITTER] - habit[LITTER]),
        "offences": k.shop_crime * (1.0 - now[CRIME] / np.maximum(habit[CRIME], 0.05)),
        "footfall": k.shop_footfall * (now[FOOTFALL] / np.maximum(habit[FOOTFALL], 0.05) - 1.0),
        "residents": k.shop_people * (now[PEOPLE] / np.maximum(habit[PEOPLE], 1.0) - 1.0),
        "nation:e_commerce": np.full(now.shape[1], -k.shop_online * online, np.float64),
        "shop_renewal": k.shop_renewed
        * levers["shop_renewal"]
        * np.maximum(city.streets.vacancy - k.shop_spared, 0.0),
        "enterprise": k.shop_starters * levers["enterprise"],
        "calm_centre": k.shop_calm * levers["calm_centre"] * city.streets.rank,
        "disruption": -k.shop_disrupted * levers["disruption"],
    }


def _open_and_close(city: City, rules: Rules, outlook: F64) -> None:
    """A shop closes sooner and an empty one is let later where the outlook is dim.

    Once a quarter. With the outlook of January 2003 as many open as close at the vacancy of that month.
    """
    streets, k = city.streets, rules.k.shops
    half = 0.5 * np.minimum(np.maximum(outlook, -MOST), MOST)
    good = (1.0 + half) / (1.0 - half)
    vacant = vacant_at_start(rules)
    opened = streets.open.astype(np.float64)
    empty = streets.units - opened
    closing = QUARTER * k.shop_closes * opened / good
    opening = QUARTER * np.minimum(k.shop_closes * (1.0 - vacant) / vacant * good, k.shop_let_most) * empty
    rows = np.arange(opened.size, dtype=np.intp)
    closed = np.floor(closing + at_place(rows, city.seed, "shops close", city.month))
    let = np.floor(opening + at_place(rows, city.seed, "shops open", city.month))
    now = opened - closed + np.minimum(let, empty)
    streets.open[:] = np.minimum(np.maximum(now, 0.0), streets.units)
    streets.vacancy[:] = (streets.units - streets.open) / np.maximum(streets.units, 1)


def _merge(city: City, rules: Rules, renewal: F64) -> None:
    """Renewal merges empty units into larger shops or turns them into homes."""
    if not renewal.any():
        return
    streets = city.streets
    empty = (streets.units - streets.open).astype(np.float64)
    rows = np.arange(empty.size, dtype=np.intp)
    gone = QUARTER * rules.k.shops.shop_merged * renewal * empty + at_place(
        rows, city.seed, "shops merge", city.month
    )
    streets.units -= np.minimum(np.floor(gone), empty).astype(np.int16)
    streets.vacancy[:] = (streets.units - streets.open) / np.maximum(streets.units, 1)


def _spread_over_blocks(city: City) -> None:
    """Units and open shops of a street are spread over its blocks in proportion to what they had."""
    blocks, streets = city.blocks, city.streets
    where, street, begins = _fronts(blocks.street)
    old = blocks.shops.take(where).astype(np.float64)
    total = np.bincount(street, old, streets.units.size)
    along = np.cumsum(old) - (np.cumsum(total) - total).take(street)
    units = np.rint(along / np.maximum(total, 1.0).take(street) * streets.units.take(street))
    let = (streets.open / np.maximum(streets.units, 1)).take(street)
    for upto, column in ((units, blocks.shops), (np.floor(units * let + HALF), blocks.shops_open)):
        before = np.append(0.0, upto[:-1])
        before[begins] = 0.0
        column[where] = upto - before


def _footfall(city: City, rules: Rules, now: F64, levers: dict[str, F64]) -> None:
    """A street draws people by its rank, its open shops, its looks and how easily it is reached."""
    k, streets, blocks = rules.k.shops, city.streets, city.blocks
    draw = (k.draw_least + streets.rank) * (1.0 - k.draw_vacancy * streets.vacancy)
    draw *= 1.0 + k.draw_upkeep * (now[UPKEEP] - 0.5) - k.draw_litter * now[LITTER]
    draw *= 1.0 + k.draw_calm * levers["calm_centre"] - k.draw_disrupted * levers["disruption"]
    scale = city.numbers.get("shops.draw")
    if scale is None or city.month < city.start:
        scale = city.numbers["shops.draw"] = 1.0 / max(float(draw.mean()), 1e-9)
    streets.footfall += (min(QUARTER * k.draw_pace, 1.0) * (draw * scale - streets.footfall)).astype(
        np.float32
    )
    mean = max(float(blocks.residents.sum(dtype=np.int64)) / max(blocks.residents.size, 1), 1.0)
    blocks.footfall[:] = blocks.residents * np.float32(k.passers_home / mean)


def _explain(city: City, rules: Rules, outlook: dict[str, F64]) -> None:
    """A better outlook empties fewer shops: each cause's part follows its part of the outlook."""
    k, streets = rules.k.shops, city.streets
    vacant = vacant_at_start(rules)
    units = streets.units.astype(np.float64)
    fewer = -2.0 * vacant * (1.0 - vacant) * units * np.array(list(outlook.values()))
    district = city.arrays["shops.district"].astype(np.intp)
    of_district = np.zeros((len(outlook), DISTRICTS), np.float64)
    np.add.at(of_district.T, district, fewer.T)
    causes, force, share = behind(city, tuple(outlook))
    by_district = of_district[force] * share
    all_units = np.maximum(np.bincount(district, units, DISTRICTS), 1.0)
    aims = np.empty((len(causes), AREAS), np.float64)
    np.divide(by_district, all_units, out=aims[:, :DISTRICTS])
    aims[:, CITY] = by_district.sum(axis=1) / units.sum()
    rows = worst_streets(city, rules)
    worst = np.zeros_like(aims)
    worst[:, CITY] = (fewer[force][:, rows] * share[:, district[rows]]).sum(axis=1)
    worst /= max(float(units[rows].sum()), 1.0)
    rate = k.shop_closes / (float(vacant.sum()) / vacant.size)
    tell_apart(city, "shop_vacancy", by_cause(causes, aims), rate, CHANCE)
    tell_apart(city, "worst_street_vacancy", by_cause(causes, worst), rate, CHANCE)
