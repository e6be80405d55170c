"""A changed model: it reaches the engine, stays inside the evidence, and is on every save and code."""

import random
from collections.abc import Iterable
from dataclasses import replace
from pathlib import Path

import pytest

from game import saves
from game.content.levels import load_level
from game.difficulty import Difficulty
from game.engine.changed import (
    MOST_STEPS,
    ValueRefusedError,
    as_written,
    assumptions_of,
    changed,
    checked,
    steps_of,
    under,
    value_of,
)
from game.engine.orders import Plan, Start
from game.engine.rules import Rules
from game.engine.snapshot import digest
from game.replay import Past
from game.runcode import RunCode, decode, encode
from game.runs import run
from game.session import Session
from game.ui.text import LANGUAGES, Texts
from game.whatif.changes import Change
from game.whatif.study import Study
from tests.test_runcode import a_game
from tests.town import CHAPTER, a_session, rules

VALUES = {"minds.drift": 0.05, "story.loss_change": 0.06}
RIVALS = ("contact", "economic", "threat", "trust")
FIRST = 2003 * 12


def a_changed_game(months: int = 3) -> Session:
    session = Session.begin(under(rules(), VALUES), 1)
    for _ in range(months):
        session.give(Start("buddies", 1))
        session.step()
    return session


def some_values(seed: int, many: int) -> dict[str, float]:
    """Values anywhere in the evidence, in the order of the file."""
    dice, every = random.Random(seed), assumptions_of(rules())
    keys = set(dice.sample(sorted(every), many))
    found = {key: dice.choice(steps_of(each)) for key, each in every.items() if key in keys}
    return changed(under(rules(), found))


# ---------------------------------------------------------------------- values


def test_every_step_lies_in_the_evidence_and_both_ends_and_what_is_written_are_steps() -> None:
    for each in assumptions_of(rules()).values():
        steps = steps_of(each)
        assert {each.value, *each.range} <= set(steps)
        assert steps == tuple(sorted(steps))
        assert each.range[0] <= steps[0]
        assert steps[-1] <= each.range[1]
        assert 2 <= len(steps) <= MOST_STEPS + 4


def test_steps_are_numbers_that_people_write() -> None:
    every = assumptions_of(rules())
    assert steps_of(every["minds.drift"])[1:4] == (0.009, 0.01, 0.011)
    assert steps_of(every["programmes.phasing_in"]) == (3.0, 4.0, 5.0, 6.0, 7.0, 8.0, 9.0, 10.0)


def test_a_changed_value_reaches_the_engine_and_taking_it_back_brings_the_same_town() -> None:
    moved = a_changed_game()
    assert value_of(moved.rules, "minds.drift") == 0.05
    assert changed(moved.rules) == VALUES
    plain = run(rules(), Plan("", tuple(moved.log)), 1, FIRST + 2)
    back = run(as_written(moved.rules), Plan("", tuple(moved.log)), 1, FIRST + 2)
    assert digest(moved.city) != digest(plain.session.city) == digest(back.session.city)


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize(
    ("key", "value", "said"),
    [("minds.drift", 0.5, "0.056"), ("minds.drift", 0.0123, "0.012"), ("minds.drfit", 0.05, "minds.drfit")],
)
def test_a_value_that_cannot_be_is_refused_with_a_sentence(
    language: str, key: str, value: float, said: str
) -> None:
    with pytest.raises(ValueRefusedError) as refused:
        checked(rules(), key, value)
    sentence = Texts(language)(refused.value.key, **refused.value.values)
    assert said in sentence
    assert sentence.endswith(".")


# ---------------------------------------------------------------------- saves and codes


def test_a_save_is_stamped_and_goes_on_under_its_model(tmp_path: Path) -> None:
    session = a_changed_game()
    session.difficulty = Difficulty.HARD
    saves.save_log(tmp_path / "moved", session, "mechelen")
    saves.save_log(tmp_path / "plain", a_session(), "mechelen")
    assert {slot.folder.name: slot.changed for slot in saves.slots(tmp_path)} == {
        "moved": True, "plain": False,
    }  # fmt: skip
    again, _, _ = saves.load(tmp_path / "moved", lambda _level: rules())
    assert changed(again.rules) == VALUES
    assert again.difficulty is Difficulty.HARD
    session.step()
    again.step()
    assert digest(again.city) == digest(session.city)


def test_a_save_with_a_value_outside_the_evidence_is_refused_with_a_sentence(tmp_path: Path) -> None:
    session = a_changed_game(1)
    text = saves.LOG
    saves.save_log(tmp_path, session, "mechelen")
    body = saves.unwrap((tmp_path / text).read_bytes()).replace(b'"minds.drift": 0.05', b'"minds.drift": 5')
    (tmp_path / text).write_bytes(saves.wrap(body))
    with pytest.raises(saves.SaveError) as refused:
        saves.load(tmp_path, lambda _level: rules())
    assert refused.value.said.key == "model.outside"


def test_the_next_chapter_goes_on_under_the_same_model_and_difficulty() -> None:
    session = Session.begin(under(rules(CHAPTER), VALUES), 1)
    session.difficulty = Difficulty.STORY
    following = session.follow(CHAPTER, rules("campaign/02_the_new_normal"), rules)
    assert changed(following.rules) == VALUES
    assert following.difficulty is Difficulty.STORY


@pytest.mark.parametrize("seed", range(5))
def test_300_orders_and_12_changed_coefficients_take_less_than_1200_letters(seed: int) -> None:
    game = replace(a_game(seed), changed=tuple(some_values(seed, 12).items()))
    text = encode(game, rules())
    assert len(text) < 1200
    assert decode(text, rules) == game


def test_every_coefficient_may_be_changed_in_a_code() -> None:
    game = replace(a_game(1, 20), changed=tuple(some_values(1, len(assumptions_of(rules()))).items()))
    assert decode(encode(game, rules()), rules) == game


def test_a_changed_game_replays_from_its_code_to_the_same_digest() -> None:
    session = a_changed_game()
    moved = tuple(changed(session.rules).items())
    played = RunCode("mechelen", 1, Difficulty.HARD, session.city.month, tuple(session.log), moved)
    read = decode(encode(played, session.rules), rules)
    assert read == played
    again = run(under(rules(), dict(read.changed)), Plan("", read.log), read.seed, read.until - 1)
    assert digest(again.session.city) == digest(session.city)


# ---------------------------------------------------------------------- rivals


def test_four_schools_of_thought_have_a_model() -> None:
    assert tuple(sorted(rules().models)) == RIVALS


@pytest.mark.parametrize("key", RIVALS)
def test_a_rival_lies_inside_the_evidence_and_says_something_else_than_is_written(key: str) -> None:
    values, every = rules().models[key].values, assumptions_of(rules())
    assert len(values) >= 10
    assert values == {name: checked(rules(), name, value) for name, value in values.items()}
    assert all(value != every[name].value for name, value in values.items())


@pytest.mark.parametrize("key", RIVALS)
def test_a_rival_has_its_case_its_doubt_and_its_source_in_three_languages(key: str) -> None:
    texts, rival = load_level("mechelen").texts, rules().models[key]
    assert "; against it " in rival.source
    for part in ("name", "what", "case", "doubt"):
        assert len({texts.say(language, f"models.{key}.{part}") for language in LANGUAGES}) == 3


def test_under_a_rival_ones_own_decisions_come_out_as_in_a_game_begun_under_it() -> None:
    session = a_session()
    for _ in range(4):
        session.give(Start("buddies", 1))
        session.step()
    before = digest(session.city)
    study = Study(Past.of(session))
    values = rules().models["threat"].values
    ghost = study.ask(Change(values=tuple(values.items())))
    while not ghost.done:
        study.work(0.0)
    fresh = run(under(rules(), values), Plan("", tuple(session.log)), 1, session.city.month - 1)
    assert ghost.life is not None
    assert digest(ghost.life.city) == digest(fresh.session.city) != before
    assert digest(session.city) == before, "the game in progress stays true"
    study.work(10.0)
    assert ghost.apart[0].shape[0] == 4, "other luck, from its own first morning on"


def test_what_is_written_can_be_asked_for_in_a_changed_game() -> None:
    session = a_changed_game(2)
    study = Study(Past.of(session))
    ghost = study.ask(Change(values=()))
    while not ghost.done:
        study.work(0.0)
    plain = run(rules(), Plan("", tuple(session.log)), 1, session.city.month - 1)
    assert ghost.life is not None
    assert digest(ghost.life.city) == digest(plain.session.city)


def rules_of(keys: Iterable[str]) -> list[Rules]:
    return [under(rules(), rules().models[key].values) for key in keys]


def test_each_rival_founds_the_same_people_and_lives_another_way() -> None:
    ends, names = [], a_session().city.residents.first_name[:1000]
    for each in rules_of(RIVALS):
        city = Session.begin(each, 1).city
        ends.append(digest(city))
        assert (city.residents.first_name[:1000] == names).all()
    assert len(set(ends)) == len(RIVALS)
