"""What if: the other life is a real one, digest for digest, and is lived in slices."""

from dataclasses import fields
from pathlib import Path

import numpy as np
import pytest

from game import saves
from game.engine.orders import Dated, Order, Plan, Start, Stop
from game.engine.residents import Residents
from game.engine.snapshot import digest, from_bytes, to_bytes
from game.engine.steps import finished
from game.engine.view import HIDDEN
from game.januaries import Januaries, packing, unpacking
from game.replay import Past, live_again
from game.runs import run
from game.session import Session
from game.whatif import compare, study
from game.whatif.beside import GoneError
from game.whatif.changes import Change, followers
from game.whatif.compare import Fact, by_district, endings
from game.whatif.study import LEAST, Study
from tests.town import a_session, rules

FIRST = 2003 * 12
MONTHS = 15


def remember(session: Session) -> None:
    session.januaries.keep(session.city.month, b"".join(finished(packing(session.morning_bytes()))))


@pytest.fixture(scope="module")
def played() -> Session:
    session = a_session()
    orders: dict[int, list[Order]] = {
        0: [Start("patrols", 1)],
        3: [Start("buddies", 1)],
        12: [Start("patrols", 2), Start("renewal", 1, "noord")],
        13: [Stop("buddies")],
    }
    for n in range(MONTHS):
        if session.city.month % 12 == 0:
            remember(session)
        for order in orders.get(n, []):
            assert session.give(order) is None
        session.step()
    return session


def fresh(past: Past, change: Change) -> Session:
    return run(rules(), Plan("again", change.of(past.log)), past.seed, past.until - 1).session


@pytest.mark.parametrize(
    "change",
    [
        Change((0, 2)),
        Change((2,)),
        Change((3,)),
        Change((), (Dated(FIRST + 12, Start("dutch_courses", 2)),)),
        Change((1, 4), (Dated(FIRST + 2, Start("renewal", 2, "centrum")),)),
    ],
    ids=["a programme", "a larger dose", "a district", "one more", "another one instead"],
)
def test_the_other_life_equals_a_fresh_run_with_those_orders_digest_for_digest(
    played: Session, change: Change
) -> None:
    past = Past.of(played)
    life = finished(live_again(past, change.of(past.log), change.since(past.log)))
    other = fresh(past, change)
    assert digest(life.city) == digest(other.city)
    assert life.refused == other.refused
    assert np.array_equal(np.array(life.city.history.readings), np.array(other.city.history.readings))
    assert digest(life.city) != digest(played.city)


def test_it_is_lived_from_the_latest_january_that_can_still_be_changed(played: Session) -> None:
    past = Past.of(played)
    assert finished(live_again(past, past.log, FIRST + 12)).first == FIRST + 12
    assert finished(live_again(past, past.log, FIRST + 11)).first == FIRST


def test_without_a_january_in_memory_the_town_is_founded_again(played: Session) -> None:
    past = Past.of(played)
    empty = Past(past.rules, past.seed, past.log, past.until, Januaries())
    assert digest(finished(live_again(empty, past.log, FIRST + 12)).city) == digest(played.city)


def test_living_again_leaves_the_game_in_progress_alone(played: Session) -> None:
    before = digest(played.city)
    other = Study(Past.of(played))
    ghost = other.ask(Change((2,)))
    while not ghost.done:
        other.work(0.0)
    assert digest(played.city) == before


def test_a_programme_is_taken_out_with_its_later_orders_in_the_same_place(played: Session) -> None:
    assert followers(played.log, 0) == (0, 2)
    assert followers(played.log, 1) == (1, 4)
    assert followers(played.log, 3) == (3,)


def test_januaries_stay_within_their_bound_and_the_first_is_never_lost() -> None:
    kept = Januaries(bound=50)
    for year in range(10):
        kept.keep(12 * year, bytes(10))
    assert kept.size <= 50
    assert kept.months[0] == 0
    kept.stored(60, Path("2008-01.city"), 8)
    assert kept.before(71) == (60, (Path("2008-01.city"), 8)), "a file costs no memory"
    assert kept.months[-1] == 108
    assert kept.before(11) == (0, bytes(10))
    assert Januaries().before(5) is None


def test_a_packed_january_wakes_as_the_same_city(played: Session) -> None:
    kept = played.januaries.before(FIRST + 12)
    assert kept is not None
    assert finished(unpacking(kept[1])).month == kept[0] == FIRST + 12


def test_a_loaded_game_remembers_its_januaries(
    played: Session, tmp_path_factory: pytest.TempPathFactory
) -> None:
    folder = tmp_path_factory.mktemp("slot")
    session = a_session()
    saves.save_snapshot(folder, session)
    for _ in range(12):
        session.step()
    saves.save_snapshot(folder, session)
    session.step()
    saves.save_log(folder, session, "mechelen")
    assert session.januaries.months == [FIRST, FIRST + 12]
    again, _, _ = saves.load(folder, lambda _: rules())
    assert again.januaries.months == [FIRST, FIRST + 12]
    assert again.januaries.size == 0, "they stay in their files until they are asked for"
    past = Past.of(again)
    life = finished(live_again(past, past.log, FIRST + 12))
    assert life.first == FIRST + 12
    assert digest(life.city) == digest(session.city)


def test_a_january_that_cannot_be_read_is_passed_over(played: Session, tmp_path: Path) -> None:
    past = Past.of(played)
    januaries = Januaries()
    first = past.januaries.before(FIRST)
    later = past.januaries.before(FIRST + 12)
    assert first is not None
    assert later is not None
    assert isinstance(first[1], bytes)
    assert isinstance(later[1], bytes)
    januaries.keep(FIRST, first[1])
    broken = tmp_path / "2004-01.city"
    broken.write_bytes(later[1][:-1000] + bytes(1000))
    januaries.stored(FIRST + 12, broken, 0)
    again = Past(past.rules, past.seed, past.log, past.until, januaries)
    life = finished(live_again(again, past.log, FIRST + 13))
    assert life.first == FIRST
    assert digest(life.city) == digest(played.city)
    assert januaries.months == [FIRST]


def test_one_slice_is_never_more_than_one_system_of_a_month(played: Session) -> None:
    other = Study(Past.of(played))
    ghost = other.ask(Change((2,)))
    while ghost.life is None:
        other.work(0.0)
    months = {ghost.life.city.month}
    for _ in range(19 * 2):
        other.work(0.0)
        months.add(ghost.life.city.month)
    assert months == {FIRST + 12, FIRST + 13, FIRST + 14}


def test_three_lives_are_kept_and_the_oldest_goes(played: Session) -> None:
    other = Study(Past.of(played))
    first, *rest = [other.ask(Change((n,))) for n in range(4)]
    assert other.ghosts == rest
    assert other.ask(Change((3,))) is rest[-1], "the same question is not asked twice"
    other.forget(rest[0])
    assert first not in other.ghosts
    assert len(other.ghosts) == 2


def test_lives_come_before_draws_of_luck(played: Session, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(study, "LUCKS", 1)
    other = Study(Past.of(played))
    one = other.ask(Change((2,)))
    while not one.done:
        other.work(0.0)
    two = other.ask(Change((3,)))
    while not two.done:
        other.work(0.0)
    assert not one.apart
    other.finish()
    assert (len(one.apart), len(two.apart)) == (1, 1)


def test_the_band_of_luck_spans_the_differences_and_needs_some_draws(
    played: Session, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(study, "LUCKS", LEAST)
    other = Study(Past.of(played))
    ghost = other.ask(Change((0, 2)))
    while len(ghost.apart) < LEAST - 1:
        other.work()
    assert ghost.band("street_crime") is None
    other.finish()
    band = ghost.band("street_crime")
    assert band is not None
    first, low, high = band
    assert first == FIRST
    assert (low <= high).all()
    assert low.size == MONTHS
    assert (low < high).any()
    alike = [np.array_equal(a, b) for n, a in enumerate(ghost.apart) for b in ghost.apart[:n]]
    assert not any(alike)


def test_a_process_beside_the_game_draws_the_same_as_the_game(
    played: Session, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(study, "LUCKS", 2)
    here, both = Study(Past.of(played)), Study(Past.of(played), helped=True)
    alone, helped = (other.ask(Change((2,))) for other in (here, both))
    here.finish()
    monkeypatch.setattr(Study, "_next", lambda self: self._lives[0][1] if self._lives else None)
    both.finish()
    assert both.helped
    assert all(np.array_equal(a, b) for a, b in zip(alone.apart, helped.apart, strict=True))


def test_a_process_that_is_killed_is_not_missed(played: Session, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(study, "LUCKS", 1)
    other = Study(Past.of(played), helped=True)
    ghost = other.ask(Change((2,)))
    with monkeypatch.context() as patch:
        patch.setattr(Study, "_next", lambda self: self._lives[0][1] if self._lives else None)
        while other.there is None:
            other.work()
    assert other.beside is not None
    other.beside.end()
    other.finish()
    assert len(ghost.apart) == 1
    assert not other.helped


def test_a_computer_that_allows_no_process_does_the_work_itself(
    played: Session, monkeypatch: pytest.MonkeyPatch
) -> None:
    def none_begins() -> None:
        raise GoneError

    monkeypatch.setattr(study, "LUCKS", 1)
    monkeypatch.setattr(study, "Beside", none_begins)
    other = Study(Past.of(played), helped=True)
    ghost = other.ask(Change((2,)))
    other.finish()
    assert len(ghost.apart) == 1


def test_the_same_life_has_nobody_who_ends_differently(played: Session) -> None:
    found = endings(played.city, from_bytes(to_bytes(played.city)), FIRST)
    assert not found.people
    assert set(found.counts.values()) == {(0, 0)}


def test_people_are_found_again_in_the_other_life_and_each_difference_is_true(played: Session) -> None:
    past = Past.of(played)
    change = Change((0, 2))
    city = finished(live_again(past, change.of(past.log), FIRST)).city
    found = endings(played.city, city, FIRST)
    assert found.people
    here, there = played.city.residents, city.residents
    for person in found.people:
        for fact, holds in person.facts:
            if fact is Fact.HERE:
                assert holds == (person.row >= 0)
            else:
                test = compare.TESTS[fact]
                assert bool(test(played.city, np.array([person.row]))[0]) == holds
                assert bool(test(city, np.array([person.other]))[0]) != holds
                assert here.born[person.row] == there.born[person.other]
    wanted = int(here.id[next(p.row for p in found.people[5:] if p.row >= 0)])
    first = endings(played.city, city, FIRST, wanted=(wanted,)).people[0]
    assert here.id[first.row] == wanted


def test_what_nobody_may_know_plays_no_part_in_who_ends_differently(played: Session) -> None:
    city = from_bytes(to_bytes(played.city))
    secret = HIDDEN - {"luck_a", "luck_b"}
    for field in fields(Residents):
        if field.name in secret:
            column = getattr(city.residents, field.name)
            column[:] = ~column if column.dtype == bool else column + 1
    assert not endings(played.city, city, FIRST).people


def test_districts_stand_side_by_side_where_an_indicator_has_them(played: Session) -> None:
    found = by_district(played.city, played.city, "trust_city")
    assert found is not None
    assert len(found) == len(rules().town.districts)
    assert all(here == there for here, there in found)
