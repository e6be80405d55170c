"""Households: people who share a home and move together. Rows are reused."""

from dataclasses import dataclass
from enum import IntEnum

from game.engine.columns import Flags, Float, Int8, Int32


class Tenure(IntEnum):
    """How a home is held."""

    OWNED = 0
    RENTED = 1
    SOCIAL = 2


@dataclass(slots=True)
class Households:
    """Columns of length `capacity`; rows with `alive` false are free."""

    alive: Flags
    """Whether the row holds a household."""
    home: Int32
    """Row of the home."""
    head: Int32
    """Row of the resident whose luck decides."""
    size: Int8
    """Persons."""
    children: Int8
    """Persons under 18."""
    income: Float
    """Net income of all members, and what help with rights and debts adds, in euro a month."""
    need: Float
    """Needs of its members by the modified OECD scale: 1, .5 each further person from 14, .3 each child."""
    poor: Flags
    """Income below the poverty line (60 % of the national median, by needs)."""
    since: Int32
    """Month in which it moved in."""
    tired: Float
    """How far it has had enough of its home and street, 0 to 1."""


@dataclass(slots=True)
class Homes:
    """Dwellings. A home holds at most one household, and a household exactly one home."""

    exists: Flags
    """Whether the row holds a dwelling."""
    block: Int32
    """Row of the block."""
    rooms: Int8
    """1 (studio) to 6."""
    tenure: Int8
    """A `Tenure`."""
    rent: Float
    """Rent, or what owning costs, in euro a month."""
    quality: Float
    """State of the home, 0 to 1."""
    household: Int32
    """Row of the household; -1 when empty."""
