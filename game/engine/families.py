"""Families: young people leave home, singles become couples, couples part."""

import numpy as np

from game.engine import housing, lives
from game.engine.city import City
from game.engine.codes import NATIVE, PUPIL
from game.engine.columns import Rows, either
from game.engine.luck import uniform
from game.engine.people import those
from game.engine.rules import Rules

MONTHS = 12
APRIL = 3
"""Month of the year (January is 0) in which people leave home or their partner, or move in with one."""
Moves = tuple[Rows, Rows]
"""Residents, and the household in which each is going to live."""


def form_and_part(city: City, rules: Rules) -> None:
    """Once a year young people leave their parents, couples part, and singles become couples."""
    if city.month % MONTHS != APRIL:
        return
    parting, joins, young = _who_parts(city, rules), _pair_singles(city, rules), _who_leaves_home(city, rules)
    joining, of_young = (joins >= 0).nonzero()[0], city.residents.household.take(young)
    everybody = lives.members(city, np.concatenate([parting, joining, of_young]))
    partners, children = _divide(city, rules, parting, everybody)
    couples = lives.members(city, joining, everybody)
    to = np.full(city.residents.alive.size, -1, np.intp)
    to[couples] = joins.take(city.residents.household.take(couples))
    leaders, households = _find_homes(city, rules, np.concatenate([young, partners]), children)
    to[leaders] = households
    going = (to >= 0).nonzero()[0]
    lives.regroup(city, rules, going, to.take(going), "moves", everybody)


def _who_leaves_home(city: City, rules: Rules) -> Rows:
    """Those aged 18 to 36 who live with an older head and earn enough: each year of age makes it likelier."""
    k, r = rules.k.demography, city.residents
    may = r.born <= city.month - MONTHS * 18
    may &= r.born > city.month - MONTHS * 37
    may &= r.alive
    rows = may.nonzero()[0]
    drawn = uniform(r.luck_a.take(rows), r.luck_b.take(rows), city.seed, "leave home", city.month)
    near = (drawn < np.float32(k.leave_home_most)).nonzero()[0]
    rows, drawn = rows.take(near), drawn.take(near)
    born = r.born.take(rows)
    head_born = r.born.take(city.households.head.take(r.household.take(rows)))
    age = (city.month - born) // MONTHS
    chance = np.minimum(np.float32(k.leave_home_growth) * (age - 17), np.float32(k.leave_home_most))
    may = (drawn < chance) & (born - head_born > MONTHS * k.partner_gap)
    may &= r.income.take(rows) >= k.leave_home_income * city.numbers.get("incomes.wages", 1.0)
    return rows.compress(may)


def _who_parts(city: City, rules: Rules) -> Rows:
    """Households of two or more grown-ups that part, if the head has a partner."""
    k, r, h = rules.k.demography, city.residents, city.households
    some = (h.alive & (h.size - h.children >= 2)).nonzero()[0]
    head = h.head.take(some).astype(np.intp)
    drawn = uniform(r.luck_a.take(head), r.luck_b.take(head), city.seed, "part", city.month)
    near = (drawn < np.float32(k.part_rate * max(k.part_late, 1.0))).nonzero()[0]
    age = (city.month - r.born.take(head.take(near))) // MONTHS
    late = (age < 20) | (age >= 60)
    chance = either(late, k.part_rate * k.part_late, k.part_rate)
    return some.take(near[drawn.take(near) < chance])


def _divide(city: City, rules: Rules, parting: Rows, among: Rows) -> tuple[Rows, Rows]:
    """Partners of an age with the head who leave households that part, and the children who go with them."""
    k, r, h = rules.k.demography, city.residents, city.households
    rows = lives.members(city, parting, among)
    people = those(r, rows)
    head = h.head.take(people.household)
    of_age = (people.born <= city.month - lives.GROWN_UP) & (rows != head)
    partner = of_age & (np.abs(r.born.take(head) - people.born) <= MONTHS * k.partner_gap)
    who, first = np.unique(people.household[partner], return_index=True)
    partners = rows[partner][first]
    leads = np.full(h.alive.size, -1, np.intp)
    leads[who] = partners
    children = rows[people.born > city.month - lives.GROWN_UP]
    led = leads.take(r.household.take(children))
    children, led = children[led >= 0], led[led >= 0]
    drawn = uniform(r.luck_a.take(led), r.luck_b.take(led), city.seed, "children go along", city.month)
    mothers = np.float32(k.children_with_mother)
    return partners, children[drawn < np.where(r.sex.take(led) == 0, mothers, np.float32(1.0) - mothers)]


def _find_homes(city: City, rules: Rules, leaders: Rows, children: Rows) -> Moves:
    """Each leader looks for a home for themself and the children of their household who go along.

    One of a household at a time, the last of them. Who finds none stays.
    """
    r, h = city.residents, city.households
    leads = np.full(h.alive.size, -1, np.intp)
    leads[r.household.take(leaders)] = np.arange(leaders.size)
    leaders = leaders.take(np.sort(leads.compress(leads >= 0)))
    leads[r.household.take(leaders)] = np.arange(leaders.size)
    of = leads.take(r.household.take(children))
    brought = np.bincount(of, minlength=leaders.size)
    people = those(r, leaders)
    foreign = people.generation != NATIVE
    seekers = housing.Seekers(
        people.luck_a,
        people.luck_b,
        people.income,
        1 + brought,
        brought > 0,
        foreign,
        housing.uneasy_from(city, rules, leaders, people.district),
        people.district,
        housing.may_buy(city, rules, people.luck_a, people.luck_b, foreign),
    )
    found = housing.look(city, rules, seekers, "home of one's own", housing.empty_homes(city))
    housing.note_refusals(city, found, people.district)
    lucky = (found.home >= 0).nonzero()[0]
    new = np.full(leaders.size, -1, np.intp)
    new[lucky] = lives.open_households(city, found.home.take(lucky))
    to = np.concatenate([new, new.take(of)])
    return np.concatenate([leaders, children])[to >= 0], to[to >= 0]


def _pair_singles(city: City, rules: Rules) -> Rows:
    """Singles of like age become couples, mostly within their background; one moves in with the other.

    Returns for each household the one that it joins; -1 for those that stay.
    """
    k, r, h = rules.k.demography, city.residents, city.households
    rows = h.head.take((h.alive & (h.size - h.children == 1)).nonzero()[0]).astype(np.intp)
    draw = uniform(r.luck_a.take(rows), r.luck_b.take(rows), city.seed, "become a couple", city.month)
    near = (draw < np.float32(k.pair_rate * max(k.pair_late, 1.0))).nonzero()[0]
    rows, draw = rows.take(near), draw.take(near)
    age = (city.month - r.born.take(rows)) // MONTHS
    chance = either(age < 45, k.pair_rate, k.pair_rate * k.pair_late)
    may = (draw < chance) & (age >= 19) & (age < 65) & (r.activity.take(rows) != PUPIL)
    singles = those(r, rows.compress(may))
    mixing = uniform(singles.luck_a, singles.luck_b, city.seed, "partner across", city.month)
    apart = (singles.generation != NATIVE) & (mixing >= np.float32(k.mixed_couples))
    order = np.lexsort((singles.born, apart))
    born, sex, household = singles.born.take(order), singles.sex.take(order), singles.household.take(order)
    men, women = (sex == 1).nonzero()[0], (sex == 0).nonzero()[0]
    n = min(men.size, women.size)
    fits = np.abs(born.take(men[:n]) - born.take(women[:n])) <= MONTHS * k.partner_gap
    his, hers = household.take(men[:n][fits]), household.take(women[:n][fits])
    his_rooms, her_rooms = (city.homes.rooms.take(h.home.take(each)) for each in (his, hers))
    to_her = her_rooms > his_rooms
    joins = np.full(h.alive.size, -1, np.intp)
    joins[np.where(to_her, his, hers)] = np.where(to_her, hers, his)
    return joins
