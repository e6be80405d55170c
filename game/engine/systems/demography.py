"""Demography: residents are born, come, leave and die; families form and part; newcomers become citizens."""

import numpy as np

from game.engine import arriving, housing, leaving, lives
from game.engine.balance import count_families
from game.engine.births import BEAT, become_citizens, grow_older, take_after, who_dies, who_gives_birth
from game.engine.booking import book_step
from game.engine.cells import DISTRICTS
from game.engine.city import City, add_flow
from game.engine.families import form_and_part
from game.engine.nationalities import count_nationalities
from game.engine.people import nobody, part, those
from game.engine.rules import Rules
from game.engine.system import System

COME_AND_GO = 0
"""Month of the half-year (January is 0) in which residents die, leave, are born and come."""
CITIZENS = 2
"""Month of the year in which nationality is given."""
GONE = ("deaths", *leaving.CAUSES)
CAME = ("births", *arriving.CAUSES)


def live_and_die(city: City, rules: Rules) -> None:
    """Residents grow older; each half-year some die, leave, are born and come; families form and part."""
    grow_older(city)
    if city.month % BEAT == COME_AND_GO:
        before = int(np.count_nonzero(housing.is_empty(city)))
        _go(city, rules)
        _come(city, rules, before)
        _count_countries(city, rules)
    if city.month % 12 == CITIZENS:
        become_citizens(city, rules)
    form_and_part(city, rules)


def _count_countries(city: City, rules: Rules) -> None:
    """Somebody came from a country that nobody came from, or the last one left."""
    found = city.numbers["people.countries"] = float(count_nationalities(city, rules))
    book_step(city, "nationalities", "who came and left", found)


def _go(city: City, rules: Rules) -> None:
    """Who dies and whose household leaves."""
    r, dead = city.residents, who_dies(city, rules)
    leaving_town, why = leaving.who_leaves(city, rules)
    of_household = np.zeros(city.households.alive.size, np.int8)
    of_household[leaving_town] = why + 1
    everybody = lives.members(city, np.concatenate([r.household.take(dead), leaving_town]))
    code = of_household.take(r.household.take(everybody)).astype(np.intp)
    dies = np.zeros(r.alive.size, np.bool_)
    dies[dead] = True
    dies = dies.take(everybody)
    code[dies.nonzero()[0]] = 0
    left = code.nonzero()[0]
    people = those(r, everybody.take(left))
    add_flow(city, "left", np.bincount(people.district, minlength=DISTRICTS).astype(np.float64))
    count_families(city, people, code.take(left) - 1, leaving.CAUSES, -1)
    gone = (dies | (code > 0)).nonzero()[0]
    lives.remove(city, everybody.take(gone), code.take(gone), GONE, everybody)


def _come(city: City, rules: Rules, before: int) -> None:
    """Who is born and who finds a home in town; `before` is how many homes stood empty before others left."""
    empty = housing.empty_homes(city)
    mothers = who_gives_birth(city, rules)
    crowd = arriving.who_comes(city, rules, (before + empty.size) / 2)
    people = nobody(mothers.size + crowd.role.size)
    take_after(city, rules, part(people, slice(None, mothers.size)), mothers)
    arrivals = part(people, slice(mothers.size, None))
    homes = arriving.look_for_homes(city, rules, crowd, arrivals, empty)
    household = np.concatenate([city.residents.household.take(mothers), homes])
    code = np.concatenate([np.zeros(mothers.size, np.intp), crowd.stream.take(crowd.household) + 1])
    settled = (household >= 0).nonzero()[0]
    if settled.size < household.size:
        people, household, code = those(people, settled), household.take(settled), code.take(settled)
    lives.settle(city, rules, people, household, code, CAME)
    moved_in = those(people, code.nonzero()[0])
    add_flow(city, "came", np.bincount(moved_in.district, minlength=DISTRICTS).astype(np.float64))
    count_families(city, moved_in, code[code > 0] - 1, arriving.CAUSES, 1)


SYSTEM = System(
    "demography",
    live_and_die,
    (
        *lives.LEAVING,
        "next_id",
        "flows",
        "numbers",
        "arrays",
    ),
)
