"""Residents: one row per person who lives in town. Rows are reused; `id` and luck never are."""

from dataclasses import dataclass
from enum import IntEnum
from typing import Annotated

import numpy as np
import numpy.typing as npt

from game.engine.columns import Flags, Float, Int8, Int16, Int32, Int64, UInt32

Minds = Annotated[npt.NDArray[np.float32], np.float32, 9]


class Generation(IntEnum):
    """Where a family comes from."""

    NATIVE = 0
    """No foreign background."""
    BORN_ABROAD = 1
    """Came from abroad."""
    BORN_HERE = 2
    """Born in Belgium, with a parent who came from abroad (or a grandparent: the statistics' definition
    follows first nationality of self or parent)."""


class Education(IntEnum):
    """Highest diploma."""

    PRIMARY = 0
    LOWER = 1
    UPPER = 2
    HIGHER = 3


class Activity(IntEnum):
    """What fills the day."""

    CHILD = 0
    """Too young for school."""
    PUPIL = 1
    """In primary or secondary school."""
    STUDENT = 2
    """In higher education."""
    EMPLOYED = 3
    JOBLESS = 4
    """Without work and looking for it."""
    INACTIVE = 5
    """Of working age, not looking for work."""
    RETIRED = 6


class Faith(IntEnum):
    """Faith of the family; one identity among others, never a rule of the model."""

    NONE = 0
    CATHOLIC = 1
    MUSLIM = 2
    OTHER = 3


@dataclass(slots=True)
class Residents:
    """Columns of length `capacity`; rows with `alive` false are free."""

    alive: Flags
    """Whether the row holds a resident."""
    id: Int64
    """Number of the person, from 1, never used again."""
    luck_a: UInt32
    """First half of the person's own luck."""
    luck_b: UInt32
    """Second half."""
    born: Int32
    """Month of birth."""
    sex: Int8
    """0 woman, 1 man."""
    origin: Int16
    """Row of the country in `town.origins`; -1 without a foreign background."""
    generation: Int8
    """A `Generation`."""
    arrived: Int32
    """Month in which the person came to town, or was born here."""
    abroad_since: Int32
    """Month of arrival in the country of those born abroad; birth month of others."""
    mother: Int64
    """Id of the mother; 0 when not known."""
    first_name: Int16
    """Row in the name pool of the origin, for the sex."""
    family_name: Int16
    """Row in the name pool of the origin."""
    household: Int32
    """Row of the household."""
    block: Int32
    """Row of the block of the home; follows the household."""
    district: Int8
    """Row of the district; follows the block."""
    cell: Int8
    """district * 4 + 2 * foreign background + in need; 12 * 4 for a free row. See `cells.py`."""
    education: Int8
    """An `Education`; for pupils, what they have so far."""
    activity: Int8
    """An `Activity`."""
    since: Int32
    """Month in which the activity began."""
    workplace: Int16
    """Row of the workplace; -1 without work in town; `AWAY` when it is elsewhere."""
    income: Float
    """Own net income in euro a month."""
    shopkeeper: Flags
    """Runs a shop or stall."""
    dutch: Float
    """Command of Dutch: 0 none, .3 a beginner (A1), .6 B1, 1 native."""
    course: Int8
    """Months of Dutch course still to follow; 0 when in none; below 0: on the waiting list."""
    school: Int16
    """Row of the school; -1 when in none."""
    class_: Int16
    """Row of the class (school * 16 + year group); -1 when in none."""
    results: Float
    """How well school goes, 0 to 1; what is left of it decides the diploma."""
    club: Int16
    """Row of the club; -1 when in none."""
    buddy: Int64
    """Id of the buddy; 0 when there is none."""
    buddy_until: Int32
    """Month in which the pair ends."""
    citizen: Flags
    """Belgian, so votes from 18."""
    faith: Int8
    """A `Faith`."""
    supporter: Int8
    """0 none, 1 the yellow-red club, 2 the green-white club."""
    tolerance: Float
    """Share of neighbours of another background at which this person would feel uneasy, 0 to 1."""
    anchors: Minds
    """What each attitude drifts back to: this person's temperament."""
    minds: Minds
    """The nine attitudes, 0 to 1, on a grid of 2**-20 so that sums are exact. Rows: `minds.ATTITUDES`."""
    harmed: Float
    """Recent experience of offences, own and neighbours', 0 to 1, fading over a year."""
    rebuffed: Float
    """Recent experience of discrimination, 0 to 1, fading over a year."""
    offending: Float
    """Offences a month that this person would commit if free to; 0 for nearly all. Never shown."""
    held: Int32
    """Last month of custody or close supervision; 0 when none. Never shown."""
    trusted_adult: Float
    """Strength of the tie to a coach, youth worker, teacher or relative, 0 to 1."""
    drawn: Float
    """How far drawn towards recruitment, 0 to 1. Never shown."""
    circle: Int16
    """Circle of the recruiter who draws this person, from 1; 0 when in none. Never shown."""
    recruiter: Flags
    """Whether this person recruits. Never shown."""
    vote: Int8
    """Row of the list that this person would vote for today; -1 without a vote. Secret."""


AWAY = -2
"""The workplace of those who commute to Antwerp, Brussels or elsewhere."""


def years(residents: Residents, now: int) -> npt.NDArray[np.int32]:
    """Age in whole years of every row, also of free rows."""
    return ((now - residents.born) // 12).astype(np.int32)
