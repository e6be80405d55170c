"""Homes: some are built and renewed, rents rise, social homes are let, and households move within town."""

import numpy as np

from game.engine import housing, lives, minds
from game.engine.apart import dissimilarity, shuffled
from game.engine.booking import book_step
from game.engine.causes import CHANCE, book
from game.engine.cells import DISTRICTS
from game.engine.city import City, add_flow
from game.engine.codes import OWNED, RENTED, SOCIAL
from game.engine.columns import F64, Rows, grow
from game.engine.forces import force
from game.engine.luck import at_place, generator, uniform
from game.engine.readings.homes import mean_rents
from game.engine.rules import Rules
from game.engine.system import System
from game.engine.usual import usual, usual_each

MONTHS = 12
QUARTERS = 4
MOVES = ("moves", "moves:social")


def house(city: City, rules: Rules) -> None:
    """Homes are built, let and renewed, rents follow, and households who have had enough of theirs move."""
    if city.month % 3 == 2:
        apart = dissimilarity(city.blocks.residents, city.blocks.foreign)
        book_step(city, "segregation_homes", "who came and left", apart)
        rows, homes, code = _choose(city, rules)
        lives.move(city, rows, homes, code, MOVES)
        add_flow(city, "moved", float(rows.size))
        apart = dissimilarity(city.blocks.residents, city.blocks.foreign)
        book_step(city, "segregation_homes", "moves", apart)
    if city.month % 3 == 1 or "homes.rent" not in city.arrays:
        build(city, rules)
        renew(city, rules)
        raise_rents(city, rules)
        measure(city)
    if city.month % MONTHS == 0 or "people.shuffled" not in city.arrays:
        city.arrays["people.shuffled"] = shuffled(city)
        for n, what in enumerate(("homes", "schools", "clubs")):
            book_step(city, f"segregation_{what}_random", CHANCE, float(city.arrays["people.shuffled"][n]))


# Building


def build(city: City, rules: Rules) -> None:
    """Homes are built as permits allow, mostly where many stand; social ones where the city spreads them."""
    k, stock, b = rules.k.homes, city.homes, city.blocks
    there = int(stock.exists.sum())
    rate = k.built + k.built_lever * city.effort.city("building")
    dice = generator(city.seed, "homes built", city.month)
    count = int(dice.poisson(rate / 1000.0 * there / QUARTERS))
    if count == 0:
        return
    free = np.flatnonzero(~stock.exists)
    if free.size < count:
        length = stock.exists.size
        grow(stock, length + lives.GROWTH)
        stock.household[length:] = -1
        free = np.flatnonzero(~stock.exists)
    rows = free[:count]
    weight = np.cumsum(b.homes * (b.homes < k.most_homes), dtype=np.float64)
    if weight[-1] <= 0.0:
        return
    block = np.searchsorted(
        weight, at_place(rows, city.seed, "where built", city.month) * weight[-1], side="right"
    )
    mix = city.effort.of("housing_mix")[b.district[block]]
    kind = at_place(rows, city.seed, "kind of home", city.month)
    social = k.social + k.social_mix * mix * (_social_share(city)[block] < k.social)
    tenure = np.where(kind < social, SOCIAL, np.where(kind < social + k.owned, OWNED, RENTED))
    stock.exists[rows] = True
    stock.block[rows] = block
    stock.rooms[rows] = 1 + (at_place(rows, city.seed, "rooms built", city.month) * k.rooms_built).astype(
        np.int8
    )
    stock.tenure[rows] = tenure
    stock.quality[rows] = np.float32(k.new_quality)
    stock.household[rows] = -1
    price = (
        _price_of_room(city, rules)
        * (k.first_room + stock.rooms[rows])
        * b.rent[block]
        * (1.0 + k.new_premium)
    )
    stock.rent[rows] = price * np.where(tenure == SOCIAL, k.social_rent, 1.0)
    np.add.at(b.homes, block, np.int32(1))
    add_flow(city, "built", float(count))


def _social_share(city: City) -> F64:
    stock = city.homes
    social = stock.exists & (stock.tenure == SOCIAL)
    return np.bincount(stock.block[social], minlength=city.blocks.homes.size) / np.maximum(
        city.blocks.homes, 1
    )


def _price_of_room(city: City, rules: Rules) -> float:
    """What a room costs where rents are at the level of 1, from what is paid."""
    known = city.numbers.get("homes.room")
    if known is None:
        stock = city.homes
        rows = np.flatnonzero(stock.exists & (stock.tenure == RENTED))
        by_level = stock.rent[rows] / np.maximum(city.blocks.rent[stock.block[rows]], np.float32(0.1))
        known = float(by_level.sum(dtype=np.float64)) / max(
            float((rules.k.homes.first_room + stock.rooms[rows]).sum(dtype=np.float64)), 1.0
        )
        city.numbers["homes.room"] = known
    return known


# Moving


def _choose(city: City, rules: Rules) -> tuple[Rows, Rows, Rows]:
    """Which households move, to which homes, and whether to a social one (code 1)."""
    k, h, r = rules.k.homes, city.households, city.residents
    start = city.month // 3 % 4
    some = np.flatnonzero(h.alive[start::4]) * 4 + start
    head = h.head[some].astype(np.intp)
    drawn = uniform(r.luck_a[head], r.luck_b[head], city.seed, "look for a home", city.month)
    near = drawn < np.float32(k.move_at_most)
    some, head, drawn = some[near], head[near], drawn[near]
    _grow_tired(city, rules, some)
    tenure = city.homes.tenure[h.home[some]]
    chance = np.array([k.move_owner, k.move_renter, k.move_social], np.float32)[tenure]
    age = (city.month - r.born[head]) // MONTHS
    chance *= np.where(age < 35, np.float32(k.move_young), np.where(age > 60, np.float32(k.move_old), 1.0))
    chance += np.float32(k.move_tired) * h.tired[some]
    waiting = some[h.poor[some] & (tenure == RENTED)]
    order = np.argsort(-h.children[waiting], kind="stable")
    places, social = housing.social_homes(city, waiting[order])
    lucky = waiting[order][places]
    housed = np.zeros(h.alive.size, np.bool_)
    housed[lucky] = True
    looking = some[(drawn < chance) & ~housed[some]]
    seekers = housing.seekers_of(city, rules, looking)
    found = housing.look(city, rules, seekers, "another home")
    housing.note_refusals(city, found, seekers.district)
    trust = housing.school_trust(city)
    now = housing.worth(city, rules, seekers, h.home[looking][:, None].astype(np.intp), trust)[:, 0]
    better = (found.home >= 0) & (found.worth > now + np.float32(k.effort))
    rows = np.concatenate([lucky, looking[better]])
    homes = np.concatenate([social, found.home[better]])
    code = np.concatenate([np.ones(lucky.size, np.intp), np.zeros(int(better.sum()), np.intp)])
    return rows.astype(np.intp), homes, code


def _grow_tired(city: City, rules: Rules, some: Rows) -> None:
    """Households who think it over tire of small, dear or worn homes and of streets that feel unsafe."""
    k, h, r, b = rules.k.homes, city.households, city.residents, city.blocks
    home = h.home[some]
    head = h.head[some].astype(np.intp)
    block = city.homes.block[home]
    small = np.maximum(h.size[some] - city.homes.rooms[home], 0) * np.float32(k.tired_small)
    cost = city.homes.rent[home] / np.maximum(h.income[some], np.float32(k.least_income))
    dear = np.maximum(cost - np.float32(k.burden_easy), np.float32(0.0)) * np.float32(k.tired_dear)
    foreign = r.generation[head] > 0
    other = np.where(foreign, np.float32(1.0) - b.foreign[block], b.foreign[block])
    limit = housing.uneasy_from(city, rules, head, r.district[head].astype(np.intp))
    uneasy = np.maximum(other - limit, np.float32(0.0)) * np.float32(k.tired_uneasy)
    street = np.maximum(np.float32(k.ease_normal) - b.at_ease[block], np.float32(0.0)) * np.float32(
        k.tired_street
    )
    worn = (np.float32(1.0) - city.homes.quality[home]) * np.float32(k.tired_worn)
    now = np.clip(small + dear + uneasy + street + worn, np.float32(0.0), np.float32(1.0))
    h.tired[some] += (now - h.tired[some]) * np.float32(k.tired_pace)


# State and rents


def renew(city: City, rules: Rules) -> None:
    """Each quarter a quarter of the homes wears for a year; owners repair, renewal helps worn blocks.

    Homes for sale that nobody buys are let, and some homes to let are sold.
    """
    k, stock, b, h = rules.k.homes, city.homes, city.blocks, city.households
    start = city.month // 3 % 4
    rows = np.flatnonzero(stock.exists[start::4]) * 4 + start
    block = stock.block[rows]
    quality = stock.quality[rows]
    lived = np.maximum(stock.household[rows], 0)
    means = (stock.tenure[rows] == OWNED) & ~h.poor[lived]
    repair = np.where(means, np.float32(k.repair_owner), np.float32(k.repair_landlord))
    level = city.effort.of("renewal")[b.district[block]]
    worn = np.maximum(1.0 - b.quality[block], 0.0)
    repair = repair + (k.renewal * level * worn).astype(np.float32)
    stock.quality[rows] = np.clip(
        quality - np.float32(k.wear) + (np.float32(1.0) - quality) * repair, 0.0, 1.0
    )
    empty = rows[stock.household[rows] < 0]
    luck = at_place(empty, city.seed, "let or sold", city.month)
    turn = np.array([k.let, k.sold, 0.0], np.float32)[stock.tenure[empty]]
    other = empty[luck < turn]
    stock.tenure[other] = RENTED - stock.tenure[other]
    total = np.bincount(stock.block, weights=stock.quality * stock.exists, minlength=b.homes.size)
    some = b.homes > 0
    b.quality[some] = (total[some] / b.homes[some]).astype(np.float32)


def raise_rents(city: City, rules: Rules) -> None:
    """Rents follow the region, and rise faster where few homes are empty and people are proud to live."""
    k, stock, b = rules.k.homes, city.homes, city.blocks
    before, now = city.numbers.get("homes.region"), force(city, rules.nation.rents)
    city.numbers["homes.region"] = now
    region = now / before - 1.0 if before else 0.0
    drivers = _drivers(city, rules)
    growth = region + sum(drivers.values(), np.zeros(DISTRICTS, np.float64))
    b.rent *= (1.0 + growth)[b.district].astype(np.float32)
    level = city.arrays.setdefault("homes.level", np.ones(DISTRICTS, np.float64))
    level *= 1.0 + growth
    start = city.month // 3 % 4
    paid = city.arrays.get(f"homes.level.{start}")
    city.arrays[f"homes.level.{start}"] = level.copy()
    rise = level / (level / (1.0 + growth) if paid is None else paid) - 1.0
    rows = np.flatnonzero(stock.exists[start::4]) * 4 + start
    felt = np.where(stock.tenure[rows] == OWNED, k.owners_feel, 1.0)
    stock.rent[rows] *= (1.0 + rise[b.district[stock.block[rows]]] * felt).astype(np.float32)
    city.arrays["homes.drivers"] = np.array([region, *(float(part.mean()) for part in drivers.values())])


def _drivers(city: City, rules: Rules) -> dict[str, F64]:
    """What moves rents in a quarter besides the region, by district."""
    k, stock, b = rules.k.homes, city.homes, city.blocks
    district = b.district
    stand = np.bincount(district, weights=b.homes, minlength=DISTRICTS)
    empty = housing.empty_homes(city)
    vacant = np.bincount(district[stock.block[empty]], minlength=DISTRICTS) / np.maximum(stand, 1.0)
    tight = usual_each(city, "homes.vacant", vacant) - vacant
    pride = lives.mean_of_cohort(city, minds.PRIDE)
    image = pride - usual(city, "homes.pride", pride)
    return {
        "demand": np.clip(k.rent_tight * tight, -k.rent_most, k.rent_most) / QUARTERS,
        "image": np.full(DISTRICTS, k.rent_image * image / QUARTERS),
        "renewal": k.rent_pressure * city.effort.of("rent_pressure") / QUARTERS,
    }


def measure(city: City) -> None:
    """Mean rent of a private rented home by area, and by what it rose."""
    found = mean_rents(city)
    last = city.arrays.get("homes.rent")
    city.arrays["homes.rent"] = found
    drivers = city.arrays.get("homes.drivers")
    if last is None or drivers is None:
        return
    change, weight = found - last, np.abs(drivers)
    for cause, part in zip(("nation:rents", "demand", "image", "programme:renewal"), weight, strict=True):
        if part > 0.0:
            book(city, "rent", cause, change * (part / float(weight.sum())))


SYSTEM = System(
    "homes",
    house,
    (
        "residents.block",
        "residents.district",
        "residents.cell",
        "households.home",
        "households.since",
        "households.tired",
        "homes.*",
        "blocks.homes",
        "blocks.residents",
        "blocks.foreign",
        "blocks.needy",
        "blocks.young",
        "blocks.quality",
        "blocks.rent",
        "flows",
        "ledger",
        "numbers",
        "arrays",
    ),
)
