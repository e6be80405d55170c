"""Difficulty changes what is told and forgiven, never what happens."""

from pathlib import Path

import numpy as np
import pytest

from game import saves
from game.difficulty import GRADES, Again, Difficulty, Told, tries
from game.engine.indicators import BY_ASKING, INDICATOR_KEYS
from game.engine.orders import Plan, Start
from game.engine.snapshot import digest
from game.engine.steps import finished
from game.library import Game, GameLibrary
from game.replay import back_to
from game.runs import run
from game.session import Session
from game.ui.settings import DIFFICULTIES
from tests.scenes.playing import LEVEL, playing
from tests.town import a_session, rules

FIRST = 2003 * 12
MONTHS = 15


def lived(difficulty: Difficulty, months: int = MONTHS) -> Session:
    session = a_session()
    session.difficulty = difficulty
    for n in range(months):
        if n in {1, 12}:
            assert session.give(Start("buddies" if n == 1 else "patrols", 1)) is None
        for key in INDICATOR_KEYS:
            session.view.now(key)
        session.step()
    return session


@pytest.fixture(scope="module")
def hard() -> Session:
    return lived(Difficulty.HARD)


def test_the_same_orders_give_the_same_town_at_each_difficulty(hard: Session) -> None:
    ends = {digest(lived(difficulty).city) for difficulty in (Difficulty.STORY, Difficulty.MAYOR)}
    assert ends == {digest(hard.city)}


def test_each_difficulty_tells_less_and_forgives_less_than_the_one_before() -> None:
    told, again = list(Told), list(Again)
    grades = [GRADES[difficulty] for difficulty in Difficulty]
    assert [told.index(grade.told) for grade in grades] == [0, 1, 2]
    assert [again.index(grade.again) for grade in grades] == [0, 1, 2]
    assert [grade.survey_every for grade in grades] == sorted(grade.survey_every for grade in grades)
    assert [grade.steps_for for grade in grades] == sorted((g.steps_for for g in grades), reverse=True)
    assert tuple(Difficulty) == DIFFICULTIES


def test_in_a_hard_game_what_people_say_is_asked_once_a_year_and_what_is_counted_is_known(
    hard: Session,
) -> None:
    history, view = hard.city.history, hard.view
    for key in INDICATOR_KEYS:
        months, shown = view.series(key)
        true = history.series(key)
        if key in BY_ASKING:
            asked = np.array([true[0]] * 12 + [true[12]] * (len(months) - 12))
            np.testing.assert_array_equal(shown, asked)
            assert view.now(key) == true[12]
        else:
            np.testing.assert_array_equal(shown, true)
            assert view.now(key) == true[-1]


def test_causes_add_up_to_what_is_shown_between_surveys(hard: Session) -> None:
    view = hard.view
    for first, last in ((FIRST, FIRST + 14), (FIRST + 6, FIRST + 13), (FIRST + 12, FIRST + 14)):
        for key in ("pride", "trust_city", "street_crime"):
            change = view.at(key, last) - view.at(key, first - 1)
            assert sum(view.why(key, first, last).values()) == pytest.approx(change, abs=1e-9)


def test_from_where_a_game_may_be_tried_again() -> None:
    now, lost = FIRST + 47, FIRST + 45
    januaries = [FIRST + 36, FIRST + 24, FIRST + 12, FIRST]
    assert tries("story", FIRST, now, None) == januaries
    assert tries("story", FIRST, FIRST, None) == []
    assert tries("mayor", FIRST, now, None) == []
    assert tries("mayor", FIRST, now, lost) == [FIRST + 24]
    assert tries("mayor", FIRST + 40, now, lost) == [FIRST + 40]
    assert tries("hard", FIRST, now, lost) == []


def test_a_year_tried_again_begins_as_it_did_the_first_time(hard: Session) -> None:
    before = digest(hard.city)
    again = finished(back_to(hard, FIRST + 12))
    fresh = run(rules(), Plan("", tuple(hard.log[:1])), 1, FIRST + 11)
    assert digest(again.city) == digest(fresh.session.city)
    assert again.log == hard.log[:1]
    assert again.difficulty is Difficulty.HARD
    assert digest(hard.city) == before


def test_what_was_taken_back_is_not_loaded_any_more(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("BRICKSTONES_HOME", str(tmp_path))
    context = playing(difficulty="story")
    library = GameLibrary()
    folder = tmp_path / "slot"
    context.kept["game"] = Game(LEVEL, context.kept["game"].texts, folder)
    for n in range(13):
        if n == 3:
            assert context.session.give(Start("patrols", 1)) is None
        context.session.step()
        saves.save_snapshot(folder, context.session)
    finished(library.again(FIRST, context))
    assert context.session.city.month == FIRST
    assert context.session.log == []
    assert context.session.difficulty is Difficulty.STORY
    assert not list(folder.glob("*.city"))
    context.session.step()
    again, _, _ = saves.load(folder, rules)
    assert digest(again.city) == digest(context.session.city)
