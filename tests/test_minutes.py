"""Other ways to play: how long they take a reader, how a lesson ends in time, the next visitor's game."""

import pytest

from game.content.levels import load_level
from game.content.plans import load_plan
from game.engine.goals import goal_met
from game.engine.orders import Choose, MakePledges, Plan
from game.engine.snapshot import from_bytes, to_bytes
from game.library import GameLibrary
from game.minutes import DECISION, WORDS_A_MINUTE, MedianReader, Spent
from game.scenes import lesson, routes
from game.scenes.context import Context
from game.scenes.kiosk import GONE, Kiosk
from game.session import Session
from game.ui.moves import Push
from game.ui.text import LANGUAGES
from tests.town import CHAPTERS
from tests.ui.pilot import Pilot, a_context

KIOSK = "kiosk/four_months"
EVENT = "two_weeks_before_the_vote"
LESSON = "lessons/01_twenty_minutes"
LESSONS = (LESSON, "lessons/02_thirty_five_minutes", "lessons/03_fifty_minutes")


def read(level: str, plan: str = "", language: str = "en") -> Spent:
    loaded = load_level(level)
    orders = load_plan(plan, loaded.rules) if plan else Plan("", ())
    return MedianReader(loaded, orders, language=language).play()


def visitor(language: str = "en") -> Context:
    context = a_context(language=language)
    context.library = GameLibrary(language=lambda: language, seed=1, keeps=False)
    return context


def test_minutes_are_words_decisions_and_months() -> None:
    spent = Spent(month_seconds=6.0, months=10)
    spent.words["City"], spent.decisions["City"] = 2 * WORDS_A_MINUTE, 3
    assert spent.minutes == pytest.approx(2 + 3 * DECISION / 60 + 1)


def test_the_beginning_of_a_story_that_was_read_is_not_read_again() -> None:
    story = "A woman walks into city hall with a bag closed by a rope. Eleven people wait."
    reader = MedianReader(load_level(KIOSK), Plan("", ()))
    reader.read_before.add(story)
    assert reader.knows(story)
    assert reader.knows(story[:56] + "…")
    assert not reader.knows(story + " They talk.")
    assert not reader.knows(story[:12])


@pytest.mark.parametrize("language", ["en", "nl", "fr"])
def test_a_visitor_has_a_real_ending_in_two_and_a_half_minutes(language: str) -> None:
    spent = read(KIOSK, language=language)
    assert 2.0 <= spent.minutes <= 2.75
    assert spent.decisions["Dilemma"] == 1
    assert {"Election", "Debrief"} <= set(spent.screens)


def test_a_visitor_promises_within_a_quarter_of_a_minute_of_reading() -> None:
    words = read(KIOSK).words["Briefing"]
    assert words * 60 / WORDS_A_MINUTE <= 20


@pytest.mark.parametrize("seed", [1, 2, 3])
def test_a_visitor_keeps_a_promise_by_the_answers_that_say_they_move_it(seed: int) -> None:
    rules = load_level(KIOSK).rules
    session = Session.begin(rules, seed)
    while EVENT not in {one.event for one in session.view.questions()}:
        session.step()
    asked, offer = to_bytes(session.city), rules.level.pledges.offer if rules.level.pledges else ()
    kept: dict[str, set[str]] = {}
    for answer in rules.events[EVENT].choices:
        session = Session(rules, from_bytes(asked))
        assert session.give(Choose(EVENT, answer.key)) is None
        while not session.over:
            session.step()
        met = [one for one in offer if goal_met(session.city.history, one.goal)]
        kept[answer.key] = {one.key for one in met}
    assert kept == {"results": {"trust_city"}, "feast": {"pride"}, "debate": {"trust_city"}}


@pytest.mark.parametrize("answer", ["results", "feast"])
def test_a_visitor_reads_what_moved_the_promise_most(answer: str) -> None:
    context = visitor()
    assert not context.library.start(KIOSK, context)
    session = context.session
    assert session.give(MakePledges(("pride",))) is None
    while not session.over:
        if EVENT in {one.event for one in session.view.questions()}:
            session.give(Choose(EVENT, answer))
        session.step()
    pilot = Pilot(routes.Debrief(), context=context)
    pilot.click("on")
    said = pilot.words.replace("\n", " ")
    assert ("your answer to “Two weeks before the vote” (+" in said) is (answer == "feast")
    assert "What moved it most: " in said


@pytest.mark.slow
@pytest.mark.parametrize("level", LESSONS)
def test_a_median_reader_plays_a_lesson_to_its_end_before_the_bell_and_looks_back_in_time(level: str) -> None:
    loaded = load_level(level)
    spent = read(level, "history" if loaded.rules.level.starts_after else "balanced")
    back = spent.seconds("Debrief") / 60
    lesson_ = loaded.rules.level.lesson
    assert lesson_ is not None
    assert spent.minutes - back <= loaded.rules.level.minutes - lesson_.looking_back
    assert 0.75 * loaded.rules.level.minutes <= spent.minutes <= loaded.rules.level.minutes


@pytest.mark.slow
@pytest.mark.parametrize("level", CHAPTERS)
def test_a_median_reader_plays_a_chapter_in_a_quarter_of_an_hour_or_ten_minutes_more(level: str) -> None:
    assert 15 <= read(level, "history").minutes <= 25


@pytest.mark.parametrize("level", LESSONS)
def test_each_question_of_a_lesson_asks_after_one_objective(level: str) -> None:
    loaded = load_level(level).rules.level
    assert loaded.lesson is not None
    assert len(loaded.lesson.objectives) == len(loaded.questions) >= 2


def a_lesson(minutes: float) -> Pilot:
    """The first lesson on its map, after so many minutes."""
    context = visitor()
    assert not context.library.start(LESSON, context)
    context.session.step()
    context.kept[lesson.SPENT] = minutes * 60
    return Pilot(routes.City(), context=context)


def test_a_lesson_whose_time_is_spent_offers_its_ending_at_the_next_quarter() -> None:
    pilot = a_lesson(30)
    for _ in range(lesson.QUARTER):
        if "See how it ends" not in pilot.words:
            while type(pilot.app.top).__name__ != "CityScene":
                pilot.press("escape")
            pilot.press("n")
            for _ in range(60):
                pilot.frame()
    assert "See how it ends" in pilot.words
    assert pilot.app.context.session.view.month % lesson.QUARTER == 0
    pilot.click("See how it ends")
    for _ in range(200):
        pilot.frame()
    assert type(pilot.app.top).__name__ in {"ElectionScene", "DebriefScene"}
    assert pilot.app.context.session.over or not pilot.app.context.session.view.mayor_stays


def test_the_ending_of_a_lesson_can_be_asked_for_at_any_time() -> None:
    pilot = a_lesson(1)
    pilot.press("escape")
    pilot.click("See how it ends")
    assert "End the lesson here?" in pilot.words
    pilot.click("See how it ends")
    for _ in range(200):
        pilot.frame()
    assert type(pilot.app.top).__name__ in {"ElectionScene", "DebriefScene"}


def test_a_teacher_can_switch_the_time_of_a_lesson_off() -> None:
    pilot = a_lesson(30)
    assert lesson.left(pilot.app.context) is not None
    pilot.app.context.settings = pilot.app.context.settings.but(class_time=False)
    assert lesson.left(pilot.app.context) is None


def test_nothing_is_timed_outside_a_lesson() -> None:
    context = visitor()
    assert not context.library.start("lessons/00_first_steps", context)
    lesson.count(context, 10_000)
    assert lesson.left(context) is None


def test_a_game_that_a_visitor_left_makes_room_for_the_next() -> None:
    context = visitor()
    context.kiosk = Kiosk("en", KIOSK)
    pilot = Pilot(routes.Title(), context=context)
    pilot.tap("kiosk")
    while context.session is None:
        pilot.frame(0.0)
    assert context.session.keeper is None
    pilot.frame(GONE - 1)
    assert context.session is not None
    pilot.tap((5, 5))
    pilot.frame(GONE - 1)
    assert context.session is not None
    pilot.frame(2)
    assert context.session is None
    assert [spot.key for spot in pilot.spots if not spot.key.startswith("language.")] == ["kiosk"]


def test_what_a_visitor_changed_and_left_open_is_put_back() -> None:
    context = visitor()
    context.kiosk = Kiosk("en", KIOSK, settings=context.settings)
    pilot = Pilot(routes.Settings("keys"), context=context)
    changeable = {spot.key.split(".")[0] for spot in pilot.spots}
    assert {"language", "text_size"} <= changeable
    assert not changeable & {"tab", "window", "sound", "difficulty", "class_time", "key"}
    pilot.app.obey(Push(routes.Settings()))
    pilot.app.adopt(context.settings.but(text_size=200))
    pilot.frame(GONE + 1)
    assert context.settings.text_size == 100
    assert "kiosk" in {spot.key for spot in pilot.spots}


def test_the_title_greets_visitors_in_each_language_until_it_is_touched() -> None:
    context = visitor()
    context.kiosk = Kiosk("en", KIOSK)
    pilot = Pilot(routes.Title(), context=context)
    met = set()
    for _ in range(len(LANGUAGES)):
        pilot.frame(8.0)
        pilot.frame()
        met.add(pilot.app.context.texts.language)
    assert met == set(LANGUAGES)
