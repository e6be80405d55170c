"""The real town for tests: read once a process, and copied for each test."""

from functools import cache

from game.content.levels import load_level
from game.content.plans import load_plan
from game.engine.city import City
from game.engine.opening import open_city
from game.engine.orders import Plan
from game.engine.rules import Rules
from game.engine.snapshot import from_bytes, to_bytes
from game.session import Session

CHAPTERS = (
    "campaign/01_one_shop_in_three",
    "campaign/02_the_new_normal",
    "campaign/03_none_left",
    "campaign/04_we_ask_to_host",
    "campaign/05_the_promise",
    "campaign/06_your_city",
)
CHAPTER = CHAPTERS[0]


@cache
def rules(level: str = "mechelen") -> Rules:
    """The rules of a level."""
    return load_level(level).rules


@cache
def _opened(level: str, seed: int) -> bytes:
    return to_bytes(open_city(rules(level), seed))


def a_city(level: str = "mechelen", seed: int = 1) -> City:
    """A city of its own on the first morning of a level."""
    return from_bytes(_opened(level, seed))


def a_session(level: str = "mechelen", seed: int = 1) -> Session:
    """A game of its own on the first morning of a level."""
    return Session(rules(level), a_city(level, seed))


@cache
def plan(name: str) -> Plan:
    """A plan by name."""
    return load_plan(name, rules())
