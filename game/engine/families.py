"""Families: young people leave home, singles become couples, couples part."""

import numpy as np

from game.engine import housing, lives
from game.engine.city import City
from game.engine.codes import NATIVE, PUPIL
from game.engine.columns import Rows
from game.engine.luck import uniform
from game.engine.rules import Rules

MONTHS = 12
LEAVE_HOME, PART, PAIR = 7, 1, 4
"""Months of the year (January is 0) in which everybody has these yearly chances."""
NOBODY_ELSE = np.zeros(0, np.intp)


def form_and_part(city: City, rules: Rules) -> None:
    """Young people who can pay a home leave their parents; couples part; singles become couples."""
    of_year = city.month % MONTHS
    if of_year == LEAVE_HOME:
        find_homes(city, rules, _who_leaves_home(city, rules), NOBODY_ELSE)
    elif of_year == PART:
        find_homes(city, rules, *_who_parts(city, rules))
    elif of_year == PAIR:
        _pair_singles(city, rules)


def _who_leaves_home(city: City, rules: Rules) -> Rows:
    """Those aged 18 to 36 who live with an older head and earn enough: each year of age makes it likelier."""
    k, r, h = rules.k.demography, city.residents, city.households
    may = (r.born <= city.month - MONTHS * 18) & (r.born > city.month - MONTHS * 37) & r.alive
    rows = np.flatnonzero(may)
    household = r.household[rows]
    head = h.head[household]
    at_home = r.born[rows] - r.born[head] > MONTHS * k.partner_gap
    rows = rows[at_home]
    age = (city.month - r.born[rows]) // MONTHS
    chance = np.minimum(np.float32(k.leave_home_growth) * (age - 17), np.float32(k.leave_home_most))
    chance *= r.income[rows] >= k.leave_home_income * city.numbers.get("incomes.wages", 1.0)
    drawn = uniform(r.luck_a[rows], r.luck_b[rows], city.seed, "leave home", city.month)
    return rows[drawn < chance]


def _who_parts(city: City, rules: Rules) -> tuple[Rows, Rows]:
    """Partners who leave a household of two grown-ups of an age, and the children who go with them."""
    k, r, h = rules.k.demography, city.residents, city.households
    some = np.flatnonzero(h.alive & (h.size - h.children >= 2))
    head = h.head[some]
    age = (city.month - r.born[head]) // MONTHS
    drawn = uniform(r.luck_a[head], r.luck_b[head], city.seed, "part", city.month)
    chance = np.where(
        (age >= 20) & (age < 60), np.float32(k.part_rate), np.float32(k.part_rate * k.part_late)
    )
    some = some[drawn < chance]
    rows = lives.members(city, some)
    heads = h.head[r.household[rows]]
    of_age = (r.born[rows] <= city.month - MONTHS * 18) & (rows != heads)
    partner = of_age & (np.abs(r.born[heads] - r.born[rows]) <= MONTHS * k.partner_gap)
    who, first = np.unique(r.household[rows[partner]], return_index=True)
    partners = rows[partner][first]
    leads = np.full(h.alive.size, -1, np.intp)
    leads[who] = partners
    children = rows[r.born[rows] > city.month - MONTHS * 18]
    led = leads[r.household[children]]
    with_mother = uniform(
        r.luck_a[np.maximum(led, 0)], r.luck_b[np.maximum(led, 0)], city.seed, "children go along", city.month
    ) < np.where(
        r.sex[np.maximum(led, 0)] == 0,
        np.float32(k.children_with_mother),
        np.float32(1.0 - k.children_with_mother),
    )
    return partners, children[(led >= 0) & with_mother]


def find_homes(city: City, rules: Rules, leaders: Rows, children: Rows) -> None:
    """Each leader looks for a home for themself and the children of their household who go along.

    Who finds none stays.
    """
    r, h = city.residents, city.households
    if leaders.size == 0:
        return
    with_whom = np.full(h.alive.size, -1, np.intp)
    with_whom[r.household[leaders]] = np.arange(leaders.size)
    of = with_whom[r.household[children]]
    brought = np.bincount(of, minlength=leaders.size)
    seekers = housing.Seekers(
        r.luck_a[leaders],
        r.luck_b[leaders],
        r.income[leaders].copy(),
        (1 + brought).astype(np.float32),
        brought > 0,
        r.generation[leaders] != NATIVE,
        housing.uneasy_from(city, rules, leaders, r.district[leaders].astype(np.intp)),
        r.district[leaders].astype(np.intp),
        housing.may_buy(city, rules, r.luck_a[leaders], r.luck_b[leaders], r.generation[leaders] > 0),
    )
    found = housing.look(city, rules, seekers, "home of one's own")
    housing.note_refusals(city, found, seekers.district)
    lucky = np.flatnonzero(found.home >= 0)
    lucky = lucky[np.sort(np.unique(r.household[leaders[lucky]], return_index=True)[1])]
    if lucky.size == 0:
        return
    opened = lives.open_households(city, found.home[lucky])
    new = np.full(leaders.size, -1, np.intp)
    new[lucky] = opened
    going = children[new[of] >= 0]
    rows = np.concatenate([leaders[lucky], going])
    to = np.concatenate([opened, new[of[new[of] >= 0]]])
    lives.regroup(city, rules, rows, to, np.zeros(rows.size, np.intp), ("moves",))


def _pair_singles(city: City, rules: Rules) -> None:
    """Singles of like age become couples, mostly within their background; one moves in with the other."""
    k, r, h = rules.k.demography, city.residents, city.households
    alone = np.flatnonzero(h.alive & (h.size - h.children == 1))
    rows = h.head[alone].astype(np.intp)
    age = (city.month - r.born[rows]) // MONTHS
    draw = uniform(r.luck_a[rows], r.luck_b[rows], city.seed, "become a couple", city.month)
    chance = np.where(age < 45, np.float32(k.pair_rate), np.float32(k.pair_rate * k.pair_late))
    rows = rows[(draw < chance) & (age >= 19) & (age < 65) & (r.activity[rows] != PUPIL)]
    mixing = uniform(r.luck_a[rows], r.luck_b[rows], city.seed, "partner across", city.month)
    apart = (r.generation[rows] != NATIVE) & (mixing >= np.float32(k.mixed_couples))
    order = np.lexsort((r.born[rows], apart))
    men, women = rows[order][r.sex[rows[order]] == 1], rows[order][r.sex[rows[order]] == 0]
    n = min(men.size, women.size)
    men, women = men[:n], women[:n]
    fits = np.abs(r.born[men] - r.born[women]) <= MONTHS * k.partner_gap
    men, women = men[fits], women[fits]
    rooms_his = city.homes.rooms[h.home[r.household[men]]]
    rooms_hers = city.homes.rooms[h.home[r.household[women]]]
    to_her = rooms_hers > rooms_his
    movers = np.where(to_her, men, women)
    stayers = np.where(to_her, women, men)
    leaving = np.full(h.alive.size, -1, np.intp)
    leaving[r.household[movers]] = r.household[stayers]
    going = lives.members(city, r.household[movers].astype(np.intp))
    lives.regroup(city, rules, going, leaving[r.household[going]], np.zeros(going.size, np.intp), ("moves",))
