"""Guesses: a band around points ahead, kept with the game and never part of the town."""

from pathlib import Path

from game import saves
from game.engine.orders import Start
from game.engine.rules import Rules
from game.engine.snapshot import digest
from game.engine.steps import finished
from game.guesses import MOST, REST, WIDTHS, Guess, Guesses, Point, Tally, coming, tally
from game.replay import back_to
from tests.town import a_session, rules


def a_guess(sure: str = "fairly", *months: int) -> Guess:
    return Guess(100, "trust_city", 0.5, tuple(Point(month, 0.6) for month in months or (111, 123)), sure)


def rules_of(level: str) -> Rules:
    assert level == "mechelen"
    return rules()


def test_what_came_is_in_the_band_up_to_its_edges() -> None:
    guess = a_guess("fairly")
    point = guess.points[0]
    assert guess.holds(point, 0.6)
    assert guess.holds(point, 0.6 + 0.99 * guess.reach)
    assert not guess.holds(point, 0.6 + 1.01 * guess.reach)
    assert not guess.holds(point, 0.6 - 1.01 * guess.reach)


def test_the_surer_the_narrower() -> None:
    reaches = [a_guess(sure).reach for sure in WIDTHS]
    assert reaches == sorted(reaches)
    assert len(set(reaches)) == len(reaches)


def test_a_point_counts_from_the_reading_of_its_own_month_on() -> None:
    guess = a_guess("sure")
    read = {111: 0.6, 123: 0.9}
    counted = [tally([guess], lambda _, month: read[month], lived)["sure"] for lived in (110, 111, 122, 123)]
    assert counted == [Tally(0, 0), Tally(1, 1), Tally(1, 1), Tally(1, 2)]


def test_each_guess_counts_under_how_sure_its_maker_was() -> None:
    counted = tally([a_guess("sure"), a_guess("guess")], lambda *_: 0.66, 200)
    assert counted == {"sure": Tally(0, 2), "fairly": Tally(0, 0), "guess": Tally(2, 2)}


def test_points_are_year_ends_inside_the_level_and_few() -> None:
    assert coming(24036, 24036 + 47) == tuple(24036 + 12 * n + 11 for n in range(4))
    assert len(coming(0, 500)) == MOST
    assert coming(100, 107) == (107,)
    assert coming(100, 103) == ()


def test_an_offer_comes_at_most_once_each_half_year() -> None:
    guesses = Guesses()
    assert guesses.may_ask(100, 200)
    guesses.asked = 100
    assert not guesses.may_ask(100 + REST - 1, 200)
    assert guesses.may_ask(100 + REST, 200)
    assert not guesses.may_ask(199, 200)


def test_a_guess_waits_to_be_looked_at_once_for_each_point_that_came() -> None:
    guesses = Guesses()
    guesses.add(a_guess())
    assert guesses.waiting(110) == []
    assert guesses.waiting(111) == [0]
    guesses.look(0, 111)
    assert guesses.waiting(122) == []
    assert guesses.waiting(123) == [0]


def test_the_town_is_the_same_with_and_without_guesses() -> None:
    plain, guessing = a_session(), a_session()
    for session in (plain, guessing):
        session.give(Start("buddies", 1))
    guessing.guesses.add(a_guess())
    for session in (plain, guessing):
        session.step()
        session.step()
    assert digest(plain.city) == digest(guessing.city)
    assert plain.log == guessing.log


def test_guesses_are_saved_and_loaded_with_the_game(tmp_path: Path) -> None:
    session = a_session()
    session.guesses.add(a_guess())
    session.guesses.asked = 100
    session.step()
    saves.save_log(tmp_path, session, "mechelen")
    again, _, _ = saves.load(tmp_path, rules_of)
    assert again.guesses == session.guesses


def test_whoever_goes_back_keeps_what_was_drawn_before_and_sees_again_what_comes() -> None:
    session = a_session()
    now = session.view.month
    points = (Point(now, 0.5), Point(now + 2, 0.5))
    early, late = (Guess(made, "pride", 0.6, points, "sure") for made in (now, now + 2))
    for _ in range(3):
        session.step()
    session.guesses = Guesses([early, late], [2, 1], now + 2)
    back = finished(back_to(session, now + 1))
    assert back.guesses == Guesses([early], [1], now)
