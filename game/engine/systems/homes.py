"""Homes: some are built and renewed, rents rise, social homes are let, and households move within town."""

import numpy as np

from game.engine import housing, lives, minds
from game.engine.apart import dissimilarity, shuffled
from game.engine.booking import book_step
from game.engine.causes import CHANCE, book
from game.engine.cells import DISTRICTS
from game.engine.city import City, add_flow, mean_feeling
from game.engine.codes import NATIVE, OWNED, RENTED, SOCIAL
from game.engine.columns import F32, F64, Mask, Rows, either, grow
from game.engine.forces import force
from game.engine.luck import at_place, generator, uniform
from game.engine.readings.homes import mean_rents
from game.engine.rules import Rules
from game.engine.system import System
from game.engine.usual import IN_NEED, sum_blocks, usual, usual_each

MONTHS = 12
QUARTER, HALF_YEAR = 3, 6
MOVE, BUILD, RENEW = 2, 4, 7
"""Month of the quarter in which households move, of the half-year in which homes are built and rents rise,
and of the year in which homes have worn and are repaired."""
TURNS = 4
"""Households think of moving once a year, a quarter of them each quarter."""
HALVES = 2
"""Halves of a year: what is said of a year is halved."""
MOVES = ("moves", "moves:social")


def house(city: City, rules: Rules) -> None:
    """Homes are built, let and renewed, rents follow, and households who have had enough of theirs move.

    Moves are of every quarter, building and rents of every half-year, wear and repair of every year.
    """
    if city.month % QUARTER == MOVE:
        apart = dissimilarity(city.blocks.residents, city.blocks.foreign)
        book_step(city, "segregation_homes", "who came and left", apart)
        rows, homes, code = _choose(city, rules)
        lives.move(city, rows, homes, code, MOVES)
        add_flow(city, "moved", float(rows.size))
        apart = dissimilarity(city.blocks.residents, city.blocks.foreign)
        book_step(city, "segregation_homes", "moves", apart)
    if city.month % HALF_YEAR == BUILD or "homes.rent" not in city.arrays:
        build(city, rules)
        raise_rents(city, rules)
        measure(city)
    if city.month % MONTHS == RENEW:
        renew(city, rules)
    if city.month % MONTHS == 0 or "people.shuffled" not in city.arrays:
        city.arrays["people.shuffled"] = shuffled(city)
        for n, what in enumerate(("homes", "schools", "clubs")):
            book_step(city, f"segregation_{what}_random", CHANCE, float(city.arrays["people.shuffled"][n]))


# Building


def build(city: City, rules: Rules) -> None:
    """Homes are built as permits allow, where many stand and where the city opens sites.

    Social ones are spread as far as the city does so for those in need.
    """
    k, stock, b = rules.k.homes, city.homes, city.blocks
    rate = (k.built + k.built_lever * city.effort.of("building"))[b.district]
    dice = generator(city.seed, "homes built", city.month)
    count = int(dice.poisson(float((rate * b.homes).sum()) / 1000.0 / HALVES))
    if count == 0:
        return
    free = (~stock.exists).nonzero()[0]
    if free.size < count:
        length = stock.exists.size
        grow(stock, length + lives.GROWTH)
        stock.household[length:] = -1
        free = (~stock.exists).nonzero()[0]
    rows = free[:count]
    weight = np.cumsum(rate * b.homes * (b.homes < k.most_homes), dtype=np.float64)
    if weight[-1] <= 0.0:
        return
    block = np.searchsorted(
        weight, at_place(rows, city.seed, "where built", city.month) * weight[-1], side="right"
    )
    kind = at_place(rows, city.seed, "kind of home", city.month)
    social = np.full(count, k.social)
    if city.effort.moved("housing_mix"):
        mix = city.effort.among("housing_mix", IN_NEED)[b.district[block]]
        social += k.social_mix * mix * (_social_share(city)[block] < k.social)
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
    social = (stock.exists & (stock.tenure == SOCIAL)).nonzero()[0]
    count = np.bincount(stock.block.take(social), minlength=city.blocks.homes.size)
    return count / np.maximum(city.blocks.homes, 1)


def _price_of_room(city: City, rules: Rules) -> float:
    """What a room costs where rents are at the level of 1, from what is paid."""
    known = city.numbers.get("homes.room")
    if known is None:
        stock = city.homes
        rows = (stock.exists & (stock.tenure == RENTED)).nonzero()[0]
        by_level = stock.rent[rows] / np.maximum(city.blocks.rent[stock.block[rows]], np.float32(0.1))
        known = float(by_level.sum(dtype=np.float64)) / max(
            float((rules.k.homes.first_room + stock.rooms[rows]).sum(dtype=np.float64)), 1.0
        )
        city.numbers["homes.room"] = known
    return known


# Moving


def _choose(city: City, rules: Rules) -> tuple[Rows, Rows, Rows]:
    """Which households move, to which homes, and whether to a social one (code 1)."""
    k, h = rules.k.homes, city.households
    some, head, drawn, limit, tired = _think_it_over(city, rules)
    tenure = city.homes.tenure.take(h.home.take(some))
    chance = np.array([k.move_owner, k.move_renter, k.move_social], np.float32).take(tenure)
    age = city.month - city.residents.born.take(head)
    chance *= either(age < 35 * MONTHS, k.move_young)
    chance *= either(age >= 61 * MONTHS, k.move_old)
    chance += np.float32(k.move_tired) * tired
    waiting = (h.poor.take(some) & (tenure == RENTED)).nonzero()[0]
    waiting = waiting.take(np.argsort(-h.children.take(some.take(waiting)), kind="stable"))
    empty = housing.empty_homes(city)
    places, social = housing.social_homes(city, waiting, empty)
    lucky = waiting[places]
    chance[lucky] = 0.0
    look = (drawn < chance).nonzero()[0]
    looking = some.take(look)
    seekers = housing.seekers_of(city, rules, looking, limit.take(look))
    own = h.home.take(looking).astype(np.intp)
    found = housing.look(city, rules, seekers, "another home", empty, own)
    housing.note_refusals(city, found, seekers.district)
    better = ((found.home >= 0) & (found.worth > found.now + np.float32(k.effort))).nonzero()[0]
    rows = np.concatenate([some[lucky], looking[better]])
    code = np.zeros(rows.size, np.intp)
    code[: lucky.size] = 1
    return rows, np.concatenate([social, found.home[better]]), code


def _think_it_over(city: City, rules: Rules) -> tuple[Rows, Rows, F32, F32, F32]:
    """Some of a quarter of the households think of moving; they tire of their home and street as they are.

    Returns them, their heads, a draw for each, the share of other neighbours that makes each uneasy and how
    tired each is.
    """
    k, h, r = rules.k.homes, city.households, city.residents
    start = city.month // QUARTER % TURNS
    some = h.alive[start::TURNS].nonzero()[0] * TURNS + start
    head = h.head.take(some).astype(np.intp)
    drawn = uniform(r.luck_a.take(head), r.luck_b.take(head), city.seed, "look for a home", city.month)
    near = (drawn < np.float32(k.move_at_most)).nonzero()[0]
    some, head, drawn = some.take(near), head.take(near), drawn.take(near)
    limit = housing.uneasy_from(city, rules, head, r.district.take(head))
    now = _tiring(city, rules, some, r.generation.take(head) != NATIVE, limit)
    tired = h.tired.take(some)
    tired += (now - tired) * np.float32(k.tired_pace)
    h.tired[some] = tired
    return some, head, drawn, limit, tired


def _tiring(city: City, rules: Rules, some: Rows, foreign: Mask, limit: F32) -> F32:
    """How tiring small, dear or worn homes are, streets that feel unsafe, and neighbours beyond the limit."""
    k, h, stock, b, zero = rules.k.homes, city.households, city.homes, city.blocks, np.float32(0.0)
    home = h.home.take(some).astype(np.intp)
    block = stock.block.take(home).astype(np.intp)
    found = np.float32(k.tired_small) * np.maximum(h.size.take(some) - stock.rooms.take(home), 0)
    cost = stock.rent.take(home) / np.maximum(h.income.take(some), np.float32(k.least_income))
    found += np.float32(k.tired_dear) * np.maximum(cost - np.float32(k.burden_easy), zero)
    other = np.abs(b.foreign.take(block) - foreign)
    found += np.float32(k.tired_uneasy) * np.maximum(other - limit, zero)
    street = np.float32(k.tired_street) * np.maximum(np.float32(k.ease_normal) - b.at_ease, zero)
    found += street.take(block)
    found += np.float32(k.tired_worn) * (np.float32(1.0) - stock.quality.take(home))
    tiring: F32 = np.minimum(found, np.float32(1.0))
    return tiring


# State and rents


def renew(city: City, rules: Rules) -> None:
    """Homes wear and are repaired over a year: owners with means do most, and renewal helps worn blocks.

    Homes for sale that nobody buys are let, and some homes to let are sold.
    """
    k, stock, b, h = rules.k.homes, city.homes, city.blocks, city.households
    level = city.effort.of("renewal")[b.district]
    helped = k.renewal * level * np.maximum(1.0 - b.quality, 0.0)
    repair = helped.astype(np.float32).take(stock.block)
    means = (stock.tenure == OWNED) & ~h.poor.take(stock.household, mode="clip")
    repair += np.float32(k.repair_landlord)
    repair += np.float32(k.repair_owner - k.repair_landlord) * means
    repair *= np.float32(1.0) - stock.quality
    repair -= np.float32(k.wear)
    stock.quality += repair
    stock.quality *= stock.exists
    np.clip(stock.quality, 0.0, 1.0, out=stock.quality)
    empty = housing.empty_homes(city)
    luck = at_place(empty, city.seed, "let or sold", city.month)
    turn = np.array([k.let, k.sold, 0.0], np.float32).take(stock.tenure.take(empty))
    other = empty[luck < turn]
    stock.tenure[other] = RENTED - stock.tenure[other]
    total = np.bincount(stock.block, stock.quality, b.homes.size)
    some = b.homes > 0
    b.quality[some] = (total[some] / b.homes[some]).astype(np.float32)


def raise_rents(city: City, rules: Rules) -> None:
    """Rents follow the region, and rise faster where few homes are empty and people are proud to live."""
    k, stock, b = rules.k.homes, city.homes, city.blocks
    before, now = city.numbers.get("homes.region"), force(city, rules.nation.rents)
    city.numbers["homes.region"] = now
    region = now / before - 1.0 if before else 0.0
    drivers = _drivers(city, rules)
    growth = (region + sum(drivers.values(), np.zeros(DISTRICTS, np.float64)))[b.district].astype(np.float32)
    b.rent *= np.float32(1.0) + growth
    felt = growth.take(stock.block)
    felt -= felt * (np.float32(1.0 - k.owners_feel) * (stock.tenure == OWNED))
    felt += np.float32(1.0)
    stock.rent *= felt
    city.arrays["homes.drivers"] = np.array([region, *(float(part.mean()) for part in drivers.values())])


def _drivers(city: City, rules: Rules) -> dict[str, F64]:
    """What moves rents in half a year besides the region, by district."""
    k, stock, b = rules.k.homes, city.homes, city.blocks
    stand = sum_blocks(city, b.homes.astype(np.float64))
    empty = b.district.take(stock.block.take(housing.empty_homes(city)))
    vacant = np.bincount(empty, minlength=DISTRICTS) / np.maximum(stand, 1.0)
    tight = usual_each(city, "homes.vacant", vacant, HALF_YEAR) - vacant
    pride = mean_feeling(city, minds.PRIDE)
    image = pride - usual(city, "homes.pride", pride)
    return {
        "demand": np.clip(k.rent_tight * tight, -k.rent_most, k.rent_most) / HALVES,
        "image": np.full(DISTRICTS, k.rent_image * image / HALVES),
        "renewal": k.rent_pressure * city.effort.of("rent_pressure") / HALVES,
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
