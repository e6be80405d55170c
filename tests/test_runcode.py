"""The code of a whole game: short, whole or refused with a sentence, and replayed to the same digest."""

import random
from dataclasses import replace

import pytest
import segno

from game import runcode
from game.difficulty import Difficulty
from game.engine.orders import Choose, Dated, FormCoalition, MakePledges, Order, Plan, Start, Stop
from game.engine.rules import Rules
from game.engine.snapshot import digest
from game.engine.targets import Address
from game.runcode import CodeError, RunCode, code_of, decode, encode, level_of
from game.runs import run
from game.session import Session
from game.ui.text import LANGUAGES, Texts
from tests.town import CHAPTER, a_session, rules


def any_order(dice: random.Random, among: Rules) -> Order:
    place = dice.choice([None, *(d.key for d in among.town.districts)])
    key = dice.choice(list(among.programmes))
    kind = dice.randrange(10)
    if kind < 5:
        dose = dice.randint(1, len(among.programmes[key].doses))
        return Start(key, dose, place, dice.choice([None, *Address]))
    if kind < 7:
        return Stop(key, place)
    if kind < 9:
        event = dice.choice([event for event in among.events.values() if event.choices])
        return Choose(event.key, dice.choice(event.choices).key)
    if among.level.pledges and dice.random() < 0.5:
        return MakePledges(tuple(dice.sample([p.key for p in among.level.pledges.offer], 3)))
    return FormCoalition(tuple(dice.sample([party.key for party in among.nation.lists], 3)))


def a_game(seed: int, orders: int = 300, level: str = "mechelen") -> RunCode:
    dice, among = random.Random(seed), rules(level)
    first, last = among.level.from_, among.level.to
    months = sorted(dice.randint(first, last) for _ in range(orders))
    log = tuple(Dated(month, any_order(dice, among)) for month in months)
    return RunCode(level, dice.randrange(1 << 32), Difficulty.MAYOR, last + 1, log)


@pytest.mark.parametrize("seed", range(5))
def test_300_random_orders_and_choices_take_less_than_1200_letters_and_come_back_as_they_were(
    seed: int,
) -> None:
    game = a_game(seed)
    text = encode(game, rules())
    assert len(text) < 1200
    assert decode(text, rules) == game


def test_a_qr_code_holds_it_as_it_is() -> None:
    code = segno.make(encode(a_game(1), rules()), micro=False)
    assert code.mode == "alphanumeric"


def test_a_game_replays_from_its_code_to_the_same_digest() -> None:
    session = a_session(CHAPTER, 1)
    for n in range(8):
        if n == 0:
            assert session.rules.level.pledges
            keys = [pledge.key for pledge in session.rules.level.pledges.offer[:3]]
            assert session.give(MakePledges(tuple(keys))) is None
        if n in (2, 5):
            assert session.give(Start("patrols", 1 + n // 4)) is None
        session.step()
    played = RunCode(CHAPTER, 1, Difficulty.STORY, session.city.month, tuple(session.log))
    text = encode(played, session.rules)
    assert level_of(text) == CHAPTER
    read = decode(text, rules)
    assert read == played
    again = run(rules(CHAPTER), Plan("code", read.log), read.seed, read.until - 1).session
    assert digest(again.city) == digest(session.city)


def test_a_game_that_went_on_from_chapter_to_chapter_is_one_code_and_gives_the_same_town() -> None:
    first, second = CHAPTER, "campaign/02_the_new_normal"
    session = a_session(first, 3)
    session.play(Plan("few", (Dated(session.view.month + 1, Start("patrols", 1)),)), session.rules.level.to)
    session = session.follow(first, rules(second), rules)
    assert session.give(Start("buddies", 1)) is None
    session.step()
    text = code_of(session, second)
    read = decode(text, rules)
    assert level_of(text) == second
    assert (read.before, list(read.log)) == (session.before, session.log)
    again = Session.begin(read.rules(rules), read.seed)
    again.play(Plan("code", read.log), read.until - 1)
    assert digest(again.city) == digest(session.city)


def test_small_letters_spaces_and_mistaken_letters_are_understood() -> None:
    game = a_game(3, 20)
    text = encode(game, rules())
    written = text.lower().replace("-", " ").replace("1", "l").replace("0", "o") + "\n"
    assert decode(written, rules) == game


@pytest.mark.parametrize("harm", ["cut", "swapped", "other", "empty", "signs"])
def test_a_damaged_code_is_refused(harm: str) -> None:
    text = encode(a_game(4, 30), rules())
    middle = len(text) // 2
    letter = next(c for c in "AB" if c != text[middle])
    broken = {
        "cut": text[:-7],
        "swapped": text[:middle] + letter + text[middle + 1 :],
        "other": "HELLO",
        "empty": " ",
        "signs": text + "?",
    }[harm]
    with pytest.raises(CodeError) as refused:
        decode(broken, rules)
    assert refused.value.key == "code.damaged"


def test_any_single_wrong_letter_is_noticed() -> None:
    text = encode(a_game(5, 12), rules())
    for place, letter in enumerate(text):
        if letter != "-":
            other = "7" if letter != "7" else "8"
            with pytest.raises(CodeError):
                decode(text[:place] + other + text[place + 1 :], rules)


def test_a_code_of_another_version_or_a_changed_level_says_so(monkeypatch: pytest.MonkeyPatch) -> None:
    text = encode(a_game(6, 12), rules())
    here = rules()
    other = replace(here, level=replace(here.level, to=here.level.to - 1))
    with pytest.raises(CodeError) as refused:
        decode(text, lambda _: other)
    assert refused.value.key == "code.other_level"
    monkeypatch.setattr(runcode, "RESULT_VERSION", 99)
    with pytest.raises(CodeError) as refused:
        decode(text, lambda _: here)
    assert refused.value.key == "code.other_version"


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize("key", ["damaged", "other_level", "other_version", "no_level"])
def test_every_refusal_is_a_sentence(language: str, key: str) -> None:
    said = Texts(language)(f"code.{key}", level="x")
    assert said.endswith(".")
