"""Life lines: the same history lived again, one row watched, and the game left as it was."""

import zlib
from collections.abc import Iterator
from dataclasses import replace
from functools import cache
from itertools import pairwise
from pathlib import Path
from time import perf_counter

import numpy as np
import pytest

from game.engine.orders import Start
from game.engine.residents import AWAY, Activity
from game.engine.snapshot import digest
from game.engine.view import HIDDEN, Person, View
from game.januaries import Januaries
from game.life.facts import Fact, Kin, Look, changes, first_fact
from game.life.offer import varied
from game.life.retell import Retelling
from game.life.watch import Watch
from game.replay import Past
from game.session import Session
from tests.town import a_session

MONTHS = 27


@cache
def played() -> Session:
    """A game of more than two years with its Januaries, looked at by many tests and changed by none."""
    session = a_session()
    first = session.city.month
    for _ in range(MONTHS):
        if session.city.month % 12 == 0:
            session.januaries.keep(session.city.month, zlib.compress(session.morning_bytes(), 1))
        if session.city.month == first + 5:
            session.give(Start("buddies", 1))
        session.step()
    return session


def someone(session: Session, kind: str = "moved") -> int:
    """A resident whose columns show that much happened since the game began."""
    r, first = session.city.residents, session.rules.level.from_
    found = r.alive & (r.since > first + 3) & (r.club >= 0)
    if kind == "came":
        found = r.alive & (r.arrived > first + 13) & (r.generation == 1)
    return int(r.id[np.flatnonzero(found)[0]])


def told(number: int, past: Past) -> list[Fact]:
    retelling = Retelling()
    line = retelling.line(number, past)
    retelling.finish()
    return line.facts


def test_following_somebody_does_not_change_the_game() -> None:
    session = played()
    before = digest(session.city)
    told(someone(session), Past.of(session))
    assert digest(session.city) == before


def test_watching_a_city_does_not_change_what_it_lives() -> None:
    one, other = a_session(), a_session()
    watch = Watch(other.city, other.rules, 500)
    for _ in range(5):
        watch.meetings()
        one.step()
        other.step()
        watch.month()
    assert digest(one.city) == digest(other.city)


def test_a_life_is_the_same_from_januaries_and_from_the_founding() -> None:
    session = played()
    past = Past.of(session)
    assert len(past.januaries.months) > 1
    for kind in ("moved", "came"):
        number = someone(session, kind)
        assert told(number, past) == told(number, replace(past, januaries=Januaries()))


def test_a_life_agrees_with_the_columns_of_the_town() -> None:
    session = played()
    r = session.city.residents
    number = someone(session)
    row = int(np.flatnonzero(r.id == number)[0])
    facts = told(number, Past.of(session))
    turned = [fact for fact in facts if fact.month == int(r.since[row])]
    assert turned, (facts, int(r.since[row]))
    assert all(one.month >= two.month for one, two in pairwise(facts))


def test_a_newcomer_begins_with_coming() -> None:
    session = played()
    number = someone(session, "came")
    retelling = Retelling()
    line = retelling.line(number, Past.of(session))
    retelling.finish()
    assert line.facts[-1].what == "came"
    assert not any(fact.what == "start" for fact in line.facts)


def test_the_newest_year_is_told_first() -> None:
    session = played()
    past = Past.of(session)
    retelling = Retelling()
    line = retelling.line(someone(session), past)
    while not line.seen:
        retelling.work(0.001)
    assert 12 <= past.until - line.since < 24
    assert not line.whole
    retelling.finish()
    assert line.whole


def test_a_life_goes_on_when_months_have_passed() -> None:
    session = a_session()
    number = 500
    retelling = Retelling()
    for _ in range(2):
        for _ in range(4):
            session.step()
        line = retelling.line(number, Past.of(session))
        retelling.finish()
    assert line.facts == told(number, Past.of(session))
    assert line.feelings[-1][0] == session.city.month


def test_a_telling_that_rested_goes_on_to_the_same_life() -> None:
    session = played()
    past, number = Past.of(session), someone(session)
    retelling = Retelling()
    line = retelling.line(number, past)
    while not line.seen:
        retelling.work(0.001)
    retelling.work(0.001)
    retelling.rest()
    assert not retelling.busy
    assert retelling.line(number, past) is line
    assert retelling.busy
    retelling.finish()
    assert line.facts == told(number, past)


def test_on_the_first_morning_a_life_is_how_it_stands() -> None:
    session = a_session()
    facts = told(500, Past.of(session))
    assert [fact.what for fact in facts] == ["start"]


def test_several_lives_are_told_together_as_each_would_be_alone() -> None:
    session = played()
    past = Past.of(session)
    numbers = [500, someone(session), someone(session, "came")]
    retelling = Retelling()
    lines = retelling.lines(dict.fromkeys(numbers, 0), past)
    retelling.finish()
    assert [line.facts for line in lines] == [told(number, past) for number in numbers]


def test_somebody_who_has_left_is_told_of_until_then() -> None:
    session = played()
    r = session.city.residents
    first = a_session().city.residents
    gone = np.setdiff1d(first.id[first.alive], r.id[r.alive])
    retelling = Retelling()
    line = retelling.line(int(gone[0]), Past.of(session))
    retelling.finish()
    assert line.facts[0].what == "gone"
    assert line.person is not None
    assert line.person.id == gone[0]


def test_feelings_and_meetings_are_gathered_over_all_months() -> None:
    session = played()
    view = session.view
    number = next(int(n) for n in view.residents("id")[:4000] if (p := view.person(int(n))) and p.age > 30)
    retelling = Retelling()
    line = retelling.line(number, Past.of(session))
    retelling.finish()
    person = view.person(number)
    assert person is not None
    assert line.feelings[-1] == (session.city.month, tuple(person.feelings.values()))
    assert len(line.feelings) == MONTHS + 1 or person.arrived > session.rules.level.from_
    assert sum(line.meetings.values()) > 0


def test_a_slice_of_the_telling_is_short() -> None:
    """One piece of work is at most one system of a month or one piece of a snapshot."""
    session = played()
    lengths = []
    retelling = Retelling()
    retelling.line(someone(session), Past.of(session))
    while retelling._work is not None:
        began = perf_counter()
        retelling.work(0.0)
        retelling.work(0.0001)
        lengths.append(perf_counter() - began)
    assert float(np.median(lengths)) < 0.01


def test_no_look_holds_what_is_nobodys_business() -> None:
    assert not HIDDEN & set(Person.__dataclass_fields__)
    assert not HIDDEN & set(Look.__dataclass_fields__)
    assert not HIDDEN & set(Fact.__dataclass_fields__)


# ---------------------------------------------------------------------- facts of a month


def a_look(**person: object) -> Look:
    """A woman of thirty who lives alone and works in town."""
    view: View = played().view
    base = next(p for row in range(200) if (p := view.person_at(row)) is not None)
    known = {
        "id": 1, "age": 30, "block": 5, "quarter": "Nekkerspoel", "owns": False,
        "activity": Activity.EMPLOYED, "education": 1, "school": "", "club": -1, "workplace": 3,
        "shopkeeper": False, "dutch": 0.5,
        "learning": False, "citizen": False, "buddy": 0, "household": (), "mother": 0,
    }  # fmt: skip
    kin = person.pop("kin", {})
    club, buddy = person.pop("club_name", ""), person.pop("buddy_name", "")
    return Look(replace(base, **{**known, **person}), 23_600, kin, club, buddy)  # type: ignore[arg-type]


NOW = 23_600 + 30 * 12
PARTNER = Kin(2, "Jef", 23_620, 0)
PARENT = Kin(3, "Mia", 23_600 - 25 * 12, 0)
BABY = Kin(4, "Lou", NOW - 3, 1)


@pytest.mark.parametrize(
    ("before", "now", "what"),
    [
        ({}, {"block": 9, "quarter": "Battel"}, "moved"),
        ({}, {"block": 9}, "moved_near"),
        ({}, {"block": 9, "owns": True}, "own_home"),
        ({"kin": {3: PARENT}}, {"block": 9}, "left_home"),
        ({}, {"kin": {2: PARTNER}}, "partner"),
        ({"kin": {2: PARTNER}}, {}, "parted"),
        ({}, {"kin": {4: BABY}}, "child"),
        ({}, {"activity": Activity.JOBLESS, "workplace": -1}, "lost_work"),
        ({"activity": Activity.JOBLESS}, {"workplace": AWAY}, "work_away"),
        ({"activity": Activity.PUPIL}, {}, "first_work"),
        ({}, {"workplace": 4}, "other_work"),
        ({}, {"activity": Activity.RETIRED}, "retired"),
        ({}, {"shopkeeper": True}, "shop"),
        ({}, {"club": 2, "club_name": "Chess"}, "club"),
        ({"club": 2, "club_name": "Chess"}, {}, "club_left"),
        ({}, {"learning": True}, "course"),
        ({}, {"dutch": 0.6}, "dutch"),
        ({}, {"citizen": True}, "citizen"),
        ({}, {"buddy": 8, "buddy_name": "An"}, "buddy"),
        ({}, {"school": "Sint-Jan"}, "school"),
        ({}, {"education": 2}, "diploma"),
    ],
    ids=lambda value: value if isinstance(value, str) else "",
)
def test_a_change_between_two_months_is_told(
    before: dict[str, object], now: dict[str, object], what: str
) -> None:
    found = list(changes(a_look(**before), a_look(**now), NOW, [2, 3]))
    told_home = [fact for fact in found if fact.what == what]
    assert told_home, [fact.what for fact in found]


def test_nothing_is_told_of_a_month_in_which_nothing_changed() -> None:
    assert list(changes(a_look(), a_look(), NOW, [])) == []


def test_somebody_of_the_household_who_is_no_longer_in_town_is_lost() -> None:
    assert [f.what for f in changes(a_look(kin={2: PARTNER}), a_look(), NOW, [])] == ["lost"]


def test_a_brother_is_no_partner() -> None:
    brother = Kin(2, "Jef", 23_620, 7)
    assert list(changes(a_look(mother=7), a_look(mother=7, kin={2: brother}), NOW, [])) == []


def test_a_baby_is_born_and_a_grown_up_comes() -> None:
    look = a_look()
    assert first_fact(look, 23_603).what == "born"
    assert first_fact(look, NOW).what == "came"


# ---------------------------------------------------------------------- five people


def people() -> Iterator[Person]:
    view = a_session().view
    for number in varied(view):
        person = view.person(number)
        assert person is not None
        yield person


def test_five_people_of_different_ages_places_and_roots_are_offered() -> None:
    five = list(people())
    assert len(five) == len({person.id for person in five}) == 5
    assert len({person.district for person in five}) >= 4
    assert min(person.age for person in five) < 14
    assert max(person.age for person in five) >= 58
    assert len({bool(person.origin) for person in five}) == 2
    assert len({person.activity for person in five}) >= 3


def test_the_same_five_are_offered_each_time() -> None:
    assert varied(a_session().view) == varied(a_session().view)


def test_januaries_that_were_dropped_do_not_matter() -> None:
    session = played()
    past = Past.of(session)
    few = Januaries()
    month, packed = past.januaries.before(past.januaries.months[0]) or (0, b"")
    assert isinstance(packed, bytes)
    few.keep(month, packed)
    assert told(someone(session), past) == told(someone(session), replace(past, januaries=few))
    assert few.months == past.januaries.months[:1]


def test_a_january_that_cannot_be_read_is_passed_over(tmp_path: Path) -> None:
    session = played()
    past, torn = Past.of(session), Januaries()
    for month in past.januaries.months:
        torn.stored(month, tmp_path / "gone", 0)
    assert told(someone(session), replace(past, januaries=torn)) == told(someone(session), past)
