"""Demography: residents are born, come, leave and die; families form and part; newcomers become citizens."""

import numpy as np

from game.engine import arriving, leaving, lives
from game.engine.balance import count_families
from game.engine.births import BEAT, become_citizens, grow_older, who_dies, who_is_born
from game.engine.city import City
from game.engine.families import form_and_part
from game.engine.rules import Rules
from game.engine.system import System

GONE = ("deaths", *leaving.CAUSES)
CAME = ("births", *arriving.CAUSES)


def live_and_die(city: City, rules: Rules) -> None:
    """Residents grow older; each quarter some die, leave, are born and come; families form and part."""
    grow_older(city)
    if city.month % BEAT == 0:
        _go(city, rules)
        _come(city, rules)
    if city.month % 3 == 1:
        become_citizens(city, rules)
    form_and_part(city, rules)


def _go(city: City, rules: Rules) -> None:
    """Who dies and whose household leaves."""
    dead = who_dies(city, rules)
    left, why = leaving.who_leaves(city, rules)
    dies = np.zeros(city.residents.alive.size, np.bool_)
    dies[dead] = True
    stay = ~dies[left]
    rows = np.concatenate([dead, left[stay]])
    code = np.concatenate([np.zeros(dead.size, np.intp), why[stay] + 1])
    lives.remove(city, rules, rows, code, GONE)


def _come(city: City, rules: Rules) -> None:
    """Who is born and who finds a home in town."""
    born = who_is_born(city, rules)
    arrived = arriving.who_comes(city, rules)
    arrived.code += 1
    rows = lives.settle(city, rules, (born, arrived), CAME)[1]
    arriving.count(city, rows, arrived.code - 1)
    count_families(city, rows, arrived.code - 1, arriving.CAUSES, 1)


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
