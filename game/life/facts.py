"""Dated facts of a life: what differs between two looks at the same resident, a month apart.

A look holds what a card may show. Offences, recruitment and votes are in no look, so they are in no fact.
"""

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from typing import Final

from game.engine.residents import AWAY, Activity, Education
from game.engine.view import Person

YEAR: Final = 12
GROWN: Final = 18
CLOSE: Final = 15 * YEAR
"""Months of age between partners at most."""
PARENT: Final = 16 * YEAR
"""Months by which somebody is older who is taken for a parent."""
BABY: Final = 8
"""Months of age up to which a child is told as born; births are of a half-year."""
LEVELS: Final = (0.3, 0.6, 0.9)
"""Commands of Dutch that are told: a beginner, on one's way alone (B1), as good as a native."""
STUDY: Final = (Activity.PUPIL, Activity.STUDENT)


@dataclass(frozen=True, slots=True)
class Kin:
    """Somebody of the same household."""

    id: int
    name: str
    born: int
    """Month of birth."""
    mother: int
    """Id of the mother; 0 when not known."""


@dataclass(frozen=True, slots=True)
class Look:
    """A resident on the first morning of a month."""

    person: Person
    born: int
    """Month of birth."""
    kin: Mapping[int, Kin]
    """The others of the household by id."""
    club: str
    """Name of the club; empty when in none."""
    buddy: str
    """Name of the buddy; empty when there is none."""


@dataclass(frozen=True, slots=True)
class Fact:
    """Something that happened to somebody."""

    month: int
    what: str
    """Kind of fact: the key of its sentence."""
    name: str = ""
    """A person, quarter, school or club."""
    other: int = 0
    """Id of the other person; 0 for nobody."""
    level: int = 0
    """Of Dutch from 1 to 3, an `Education`, or an `Activity`."""


def changes(before: Look, now: Look, month: int, here: Iterable[int]) -> Iterator[Fact]:
    """What happened in a month. `here` are the ids, among the kin of before, of those still in town."""
    yield from _home(before, now, month)
    yield from _family(before, now, month, frozenset(here))
    yield from _school(before.person, now.person, month)
    yield from _work(before.person, now.person, month)
    yield from _ties(before, now, month)


def first_fact(now: Look, month: int) -> Fact:
    """How somebody came who was not there a month ago: born, or from elsewhere."""
    person = now.person
    if month - now.born <= BABY:
        return Fact(month, "born", person.quarter)
    return Fact(month, "came", person.quarter)


def start_fact(now: Look, month: int) -> Fact:
    """How somebody lived who was there when the game began."""
    return Fact(month, "start", now.person.quarter, level=now.person.activity)


# Home and family


def _home(before: Look, now: Look, month: int) -> Iterator[Fact]:
    """A move; out of the parents' home, into a home of one's own, or another street."""
    was, person = before.person, now.person
    if was.block == person.block:
        return
    left = [kin for kin in before.kin.values() if kin.id not in now.kin]
    if person.age >= GROWN - 1 and any(now.born - kin.born >= PARENT for kin in left):
        yield Fact(month, "left_home", person.quarter)
    elif person.age >= GROWN and person.owns and not was.owns:
        yield Fact(month, "own_home", person.quarter)
    else:
        yield Fact(month, "moved" if was.quarter != person.quarter else "moved_near", person.quarter)


def _family(before: Look, now: Look, month: int, here: frozenset[int]) -> Iterator[Fact]:
    """Partners and children who come, and those of the household who are gone."""
    for kin in now.kin.values():
        if kin.id in before.kin:
            continue
        if month - kin.born <= BABY:
            what = _baby(now, kin)
            if what:
                yield Fact(month, what, kin.name, kin.id)
        elif _couple(now, kin, month):
            yield Fact(month, "partner", kin.name, kin.id)
    for kin in before.kin.values():
        if kin.id in now.kin:
            continue
        if kin.id not in here:
            yield Fact(month, "lost", kin.name, kin.id)
        elif _couple(before, kin, month):
            yield Fact(month, "parted", kin.name, kin.id)


def _baby(now: Look, baby: Kin) -> str:
    """Whether a child that was born is one's own, a brother or sister, or neither."""
    me = now.person
    if baby.mother == me.id:
        return "child"
    if baby.mother and baby.mother == me.mother:
        return "sibling"
    mother = now.kin.get(baby.mother)
    return "child" if mother is not None and me.age >= GROWN and _close(now, mother) else ""


def _close(look: Look, kin: Kin) -> bool:
    related = kin.mother == look.person.id or look.person.mother == kin.id
    siblings = kin.mother and kin.mother == look.person.mother
    return not related and not siblings and abs(kin.born - look.born) <= CLOSE


def _couple(look: Look, kin: Kin, month: int) -> bool:
    """Whether two people of a household are taken for partners."""
    grown = look.person.age >= GROWN and month - kin.born >= GROWN * YEAR
    return grown and _close(look, kin)


# School and work


def _school(was: Person, person: Person, month: int) -> Iterator[Fact]:
    """Schools, studies and diplomas."""
    if person.school and person.school != was.school:
        yield Fact(month, "school_changed" if was.school else "school", person.school)
    if person.activity is Activity.STUDENT and was.activity is not Activity.STUDENT:
        yield Fact(month, "study")
    if person.education > was.education and person.education >= Education.LOWER:
        yield Fact(month, "diploma", level=person.education)


def _work(was: Person, person: Person, month: int) -> Iterator[Fact]:
    """Jobs that are found, lost and changed; a shop; the end of work."""
    if person.shopkeeper != was.shopkeeper:
        yield Fact(month, "shop" if person.shopkeeper else "shop_closed")
        return
    now, before = person.activity, was.activity
    if now is Activity.EMPLOYED:
        if before is not Activity.EMPLOYED:
            found = "first_work" if before in STUDY else "work"
            yield Fact(month, f"{found}_away" if person.workplace == AWAY else found)
        elif person.workplace != was.workplace:
            yield Fact(month, "other_work_away" if person.workplace == AWAY else "other_work")
    elif now is Activity.RETIRED and before is not Activity.RETIRED:
        yield Fact(month, "retired")
    elif before is Activity.EMPLOYED:
        yield Fact(month, "lost_work" if now is Activity.JOBLESS else "stopped_work")
    elif now is Activity.JOBLESS and before in STUDY:
        yield Fact(month, "seeks_work")


# Clubs, Dutch, papers, a buddy


def _ties(before: Look, now: Look, month: int) -> Iterator[Fact]:
    was, person = before.person, now.person
    if person.club != was.club:
        joined = person.club >= 0
        yield Fact(month, "club" if joined else "club_left", now.club if joined else before.club)
    if person.learning and not was.learning:
        yield Fact(month, "course")
    level = _level(person.dutch)
    if level > _level(was.dutch):
        yield Fact(month, "dutch", level=level)
    if person.citizen and not was.citizen:
        yield Fact(month, "citizen")
    if person.buddy and person.buddy != was.buddy:
        yield Fact(month, "buddy", now.buddy, person.buddy)


def _level(dutch: float) -> int:
    return sum(dutch >= level for level in LEVELS)
