"""Screens of guesses: drawn by any device, skipped at no cost, read without blame."""

from collections.abc import Iterator
from dataclasses import replace

import pygame
import pytest

from game.engine.indicators import INDICATOR_INDEX
from game.engine.levers import LEVER_KEYS
from game.engine.orders import Start
from game.engine.rules import Cost, Feeling
from game.engine.targets import Address
from game.guesses import WIDTHS, Guess, Point, Tally
from game.scenes import board_effects, calibration, guess_parts, guessed, routes
from game.scenes.context import Context
from game.scenes.expect import ExpectScene
from game.scenes.guess_parts import Drawing
from game.ui.measure import measured
from game.ui.moves import Push
from game.ui.text import LANGUAGES, Texts
from tests.player import by_keyboard, looks_like_a_key
from tests.scenes.paper_game import a_game
from tests.scenes.playing import playing
from tests.town import a_session
from tests.ui.pilot import Pilot

MIDTERM = 24


def asking(context: Context | None = None, size: tuple[int, int] = (1280, 720)) -> Pilot:
    return Pilot(routes.Expect("trust_city"), size, context or a_game(MIDTERM))


def drawing(pilot: Pilot) -> Drawing:
    found = pilot.spot("drawing")
    assert isinstance(found, Drawing)
    return found


def drawn(context: Context) -> Guess:
    [guess] = context.session.guesses.made
    assert isinstance(guess, Guess)
    return guess


def made(context: Context, sure: str = "fairly", by: float = 1.0) -> Guess:
    """A guess of the first morning, at a share of what came of its first point."""
    view, first = context.session.view, context.session.rules.level.from_
    came = view.at("trust_city", first + 11)
    points = (Point(first + 11, came * by), Point(first + 23, came * by))
    guess = Guess(first, "trust_city", 0.5, points, sure)
    context.session.guesses.add(guess)
    return guess


def test_the_keyboard_alone_draws_and_confirms() -> None:
    context = a_game(MIDTERM)
    pilot = asking(context)
    start = drawing(pilot).guess
    assert start is not None
    pilot.press("tab")
    assert pilot.focused == "drawing"
    pilot.press("up")
    pilot.press("up")
    pilot.press("right")
    pilot.press("down")
    by_keyboard(pilot, "sure.sure")
    by_keyboard(pilot, "confirm")
    guess = drawn(context)
    before = [point.value for point in start.points]
    assert guess.points[0].value > before[0]
    assert guess.points[1].value < before[1]
    assert guess.sure == "sure"


def test_a_gamepad_alone_draws_and_confirms() -> None:
    context = a_game(MIDTERM)
    pilot = asking(context)
    for button in (5, 11, 5, 5, 5, 5, 5, 0):
        pilot.pad(button)
    guess = drawn(context)
    assert guess.points[0].value > guess.start


@pytest.mark.parametrize("device", ["click", "tap"])
def test_one_touch_puts_the_nearest_point_at_that_height(device: str) -> None:
    context = a_game(MIDTERM)
    pilot = asking(context)
    plot = drawing(pilot).plot
    getattr(pilot, device)((plot.right - 3, plot.top + plot.height // 4))
    guess, paper = drawing(pilot).guess, drawing(pilot).paper
    assert guess is not None
    assert paper is not None
    share = (guess.points[-1].value - paper.low) / (paper.high - paper.low)
    assert share == pytest.approx(0.75, abs=0.03)
    assert guess.points[0].value == guess.start


def test_a_drag_draws_all_the_points_that_it_passes() -> None:
    pilot = asking()
    plot, scene = drawing(pilot).plot, pilot.app.top
    start, end = (plot.centerx, plot.bottom - 5), (plot.right - 2, plot.bottom - 5)
    pilot.app.hear(pygame.event.Event(pygame.MOUSEBUTTONDOWN, pos=start, button=1))
    for at in (start, (plot.right - 60, plot.bottom - 5), end):
        pilot.app.hear(pygame.event.Event(pygame.MOUSEMOTION, pos=at, rel=(9, 0), buttons=(1, 0, 0)))
        pilot.frame()
    pilot.app.hear(pygame.event.Event(pygame.MOUSEBUTTONUP, pos=end, button=1))
    assert isinstance(scene, ExpectScene)
    assert all(point.value < scene.guess.start for point in scene.guess.points)


def test_a_city_with_a_guess_that_came_leads_to_it() -> None:
    context = playing()
    context.session.step()
    month = context.session.view.month - 1
    context.session.guesses.add(Guess(month, "pride", 0.5, (Point(month, 0.5),), "sure"))
    pilot = Pilot(routes.City(), context=context)
    pilot.click("guess_came")
    assert isinstance(pilot.app.top, guessed.GuessedScene)
    pilot.press("escape")
    assert "guess_came" not in [spot.key for spot in pilot.spots]


def test_skipping_takes_one_touch_and_keeps_nothing() -> None:
    context = a_game(MIDTERM)
    pilot = Pilot(routes.Charts(), (1280, 720), context)
    log = list(context.session.log)
    pilot.app.obey(Push(routes.Expect("trust_city")))
    pilot.frame()
    pilot.tap("back")
    assert not isinstance(pilot.app.top, ExpectScene)
    assert context.session.guesses.made == []
    assert context.session.log == log


def test_after_an_offer_there_is_none_for_half_a_year_and_never_when_switched_off() -> None:
    context = a_game(MIDTERM)
    assert guess_parts.may_expect(context)
    asking(context)
    assert not guess_parts.may_expect(context)
    assert not guess_parts.may_expect(a_game(MIDTERM, predict=False))


def test_whoever_starts_something_large_is_asked_what_they_expect_of_what_it_is_meant_to_move() -> None:
    context = playing()
    pilot = Pilot(routes.Board("clean_streets"), context=context)
    pilot.click("dose.3")
    pilot.click("confirm")
    assert isinstance(pilot.app.top, ExpectScene)
    assert pilot.app.top.guess.indicator == "litter"
    assert "begins. What do you expect" in pilot.words
    pilot.press("escape")
    assert not isinstance(pilot.app.top, ExpectScene)
    assert context.session.guesses.made == []
    assert context.session.orders_today == (Start("clean_streets", 3, None, Address.EVERYONE),)


def test_what_is_drawn_at_a_start_is_kept_and_stands_on_the_page_of_all_guesses() -> None:
    context = playing()
    pilot = Pilot(routes.Board("clean_streets"), context=context)
    for key in ("dose.3", "confirm", "confirm"):
        pilot.click(key)
    assert drawn(context).indicator == "litter"
    cards = [spot.key for spot in Pilot(routes.Calibration(), context=context).spots]
    assert "guess.0" in cards


def is_large(programme: str, dose: int, place: str | None = None) -> bool:
    """Whether that order is large, on the first morning of a city where some things run."""
    session = a_session()
    session.city.council.capital = 100.0
    order = Start(programme, dose, place)
    assert session.give(order) is None
    return guess_parts.is_large(session.view, order)


def test_large_is_what_takes_much_of_a_years_money_or_much_political_capital() -> None:
    assert not is_large("feasts", 1)
    assert is_large("feasts", 3)
    assert is_large("hiring_tests", 1)
    assert not is_large("patrols", 2, a_session().rules.town.districts[0].key)


def test_a_dose_more_of_what_runs_is_weighed_by_what_it_adds() -> None:
    runs = {run.programme: run.dose for run in a_session().view.running()}
    assert runs["youth_workers"] == runs["clean_streets"] == 1
    assert not is_large("youth_workers", 2)
    assert is_large("clean_streets", 3)


def test_what_was_begun_in_another_month_is_asked_about_no_more() -> None:
    session = a_session()
    order = Start("feasts", 3)
    assert session.give(order) is None
    session.step()
    assert not guess_parts.is_large(session.view, order)


@pytest.mark.parametrize("predict", [True, False])
def test_a_start_asks_nothing_when_switched_off_or_soon_after_another_question(predict: bool) -> None:
    context = playing(predict=predict)
    context.session.guesses.asked = context.session.view.month if predict else -1
    pilot = Pilot(routes.Board("clean_streets"), context=context)
    pilot.click("dose.3")
    pilot.click("confirm")
    assert not isinstance(pilot.app.top, ExpectScene)


def test_each_programme_has_a_number_that_it_is_meant_to_move() -> None:
    programmes = a_game().session.rules.programmes
    assert {board_effects.about(programme) for programme in programmes.values()} <= set(INDICATOR_INDEX)
    assert set(board_effects.AIM) <= set(LEVER_KEYS)


def test_what_is_asked_of_an_answer_is_the_feeling_it_moves_most() -> None:
    choices = [choice for event in a_game().session.rules.events.values() for choice in event.choices]
    some = next(c for c in choices if any(isinstance(effect, Feeling) for effect in c.effects))
    feeling = next(effect for effect in some.effects if isinstance(effect, Feeling))
    strong = replace(feeling, feel="felt_safe", by=-0.5)
    weak = replace(feeling, feel="pride", by=0.1)
    assert guess_parts.moved_by(replace(some, effects=(weak, strong))) == "felt_unsafe"
    costs = tuple(effect for choice in choices for effect in choice.effects if isinstance(effect, Cost))[:1]
    assert guess_parts.moved_by(replace(some, effects=costs)) == ""


def test_the_page_says_whether_it_came_inside_the_band_and_what_was_behind_it() -> None:
    for by, words in ((1.0, "much as you expected"), (1.5, "lower than"), (0.5, "higher than")):
        context = a_game(14)
        said = guessed.sentences(context, made(context, by=by))
        assert words in said[0]
        assert "(" in said[-1]


@pytest.mark.parametrize("size", [(1280, 720), (1920, 1080), (1080, 1920)])
def test_each_year_stands_in_a_line_with_what_was_drawn_what_it_became_and_what_moved_it(
    size: tuple[int, int],
) -> None:
    context = a_game(26)
    guess = made(context, by=1.5)
    pilot = Pilot(routes.Guessed(0), size, context)
    assert pilot.words.count("Dec 200") == len(guess.points)
    assert "You drew" in pilot.words
    for name, by in guessed.behind(context, guess)[:2]:
        assert name in pilot.words
        assert by in pilot.words


@pytest.mark.parametrize("size", [(1920, 1080), (1080, 1920)])
def test_all_guesses_show_their_lines(size: tuple[int, int]) -> None:
    context = a_game(26)
    for sure in WIDTHS:
        made(context, sure)
    pilot = Pilot(routes.Calibration(), size, context)
    cards = [spot for spot in pilot.spots if spot.key.startswith("guess.")]
    assert len(cards) == len(WIDTHS)
    assert sum(card.rect.width * card.rect.height for card in cards) > 0.3 * size[0] * size[1]


def test_a_guess_whose_time_has_not_come_is_not_judged() -> None:
    context = a_game(6)
    now = context.session.view.month
    guess = Guess(now, "pride", 0.5, (Point(now + 11, 0.6),), "sure")
    assert "too early" in guessed.sentences(context, guess)[0]


def test_looking_at_a_guess_takes_its_notice_away() -> None:
    context = a_game(14)
    made(context)
    lived = context.session.view.month - 1
    assert context.session.guesses.waiting(lived) == [0]
    Pilot(routes.Guessed(0), (1280, 720), context)
    assert context.session.guesses.waiting(lived) == []


def test_the_debrief_has_a_leaf_only_for_somebody_who_guessed() -> None:
    context = a_game(48)
    without = Pilot(routes.Debrief(), (1280, 720), context).app.top
    made(context)
    pilot = Pilot(routes.Debrief(), (1280, 720), context)
    assert "expected" not in without.pages  # type: ignore[attr-defined]  # the debrief's own
    for _ in range(3):
        pilot.click("on")
    assert "What you expected" in pilot.words
    pilot.click("guess.0")
    assert pilot.app.top is not without


def test_the_charts_lead_to_all_guesses() -> None:
    context = a_game(14)
    made(context)
    pilot = Pilot(routes.Charts(), (1280, 720), context)
    pilot.click("guesses")
    assert "1 of 1" in pilot.words


@pytest.mark.parametrize(("by", "key"), [(1.0, "narrower"), (1.5, "wider")])
def test_the_verdict_weighs_how_often_it_came_in_the_band(by: float, key: str) -> None:
    context = a_game(26)
    made(context, "sure", by)
    made(context, "guess", by)
    scene = calibration.CalibrationScene(context)
    four = {"hits": 4 if by == 1.0 else 0, "of": 4}
    assert calibration.verdict(context.texts, scene.found) == context.texts(f"guess.{key}", **four)


def test_somebody_who_was_sure_and_seldom_right_is_told_so_of_that_alone() -> None:
    texts = Texts("en")
    found = {"sure": Tally(1, 4), "fairly": Tally(4, 4), "guess": Tally(9, 9)}
    said = calibration.verdict(texts, found)
    assert said.startswith("When you said “Sure”, it came as you expected 1 of 4 times")


SIZES = [(1280, 720), (1920, 1080), (1080, 1920)]


def screens(language: str, size: tuple[int, int], percent: int) -> Iterator[Pilot]:
    context = a_game(26, language=language, text_size=percent)
    for sure in WIDTHS:
        made(context, sure, 1.4)
    for to in (routes.Guessed(0), routes.Calibration(), routes.Expect("belonging_foreign", "fill_the_shops")):
        yield Pilot(to, size, context)


@pytest.mark.parametrize("percent", [100, 150, 200])
@pytest.mark.parametrize("size", SIZES)
@pytest.mark.parametrize("language", list(LANGUAGES))
def test_all_words_are_there_and_have_room(language: str, size: tuple[int, int], percent: int) -> None:
    for pilot in screens(language, size, percent):
        assert measured(pilot.app.stack, pilot.app.stage).faults() == []
        assert not [line for line in pilot.words.splitlines() if looks_like_a_key(line)]
        assert pilot.small == []
        assert pilot.outside == []
        assert pilot.overlapping == []


def test_each_sentence_stands_in_three_languages() -> None:
    keys = [f"guess.{name}" for name in ("inside", "above", "below", "wider", "fits", "narrower", "early")]
    for key in keys:
        said = {Texts(language)(key, month="M", hits=1, of=2) for language in LANGUAGES}
        assert len(said) == len(LANGUAGES)
