import numpy as np
import pytest

from game.difficulty import Difficulty, Told
from game.engine.civic import OpenQuestion
from game.engine.orders import Choose
from game.engine.rules import Event
from game.scenes import effects, routes, told
from game.scenes.context import Context
from game.scenes.dilemma import DilemmaScene
from game.ui.text import LANGUAGES
from tests.scenes.playing import playing
from tests.ui.pilot import Pilot

SIZES = [(1280, 720), (1920, 1080), (1080, 1920)]
EVENT = "scarf_at_the_desk"


def asked(event: str = EVENT, **settings: object) -> Context:
    """A game in which a dilemma waits, told through a grown-up resident."""
    context = playing(**settings)
    city = context.session.city
    row = int(np.flatnonzero(city.residents.alive & (city.residents.born < city.month - 40 * 12))[0])
    city.happened.open.append(OpenQuestion(event, city.month, int(city.residents.id[row])))
    return context


@pytest.mark.parametrize("size", SIZES, ids=str)
@pytest.mark.parametrize("language", LANGUAGES)
def test_every_page_fits_every_window_in_every_language(size: tuple[int, int], language: str) -> None:
    for percent in (100, 150):
        context = asked(language=language, text_size=percent)
        for tab in ("happened", "voices", "decide"):
            pilot = Pilot(routes.Dilemma(EVENT), size, context)
            pilot.click(f"tab.{tab}")
            for key in ("", "choice.bridge"):
                if key and tab == "decide":
                    pilot.click(key)
                found = (pilot.clipped, pilot.small, pilot.outside, pilot.overlapping)
                assert found == ([], [], [], []), (percent, tab, key)


def test_the_story_names_the_resident_it_is_told_through() -> None:
    context = asked()
    person = context.session.view.person(context.session.view.questions()[0].resident)
    pilot = Pilot(routes.Dilemma(EVENT), context=context)
    assert person.name in pilot.words
    assert "{" not in pilot.words


@pytest.mark.parametrize("percent", [100, 150, 200])
@pytest.mark.parametrize("size", SIZES, ids=str)
def test_the_first_page_begins_the_story(size: tuple[int, int], percent: int) -> None:
    context = asked(text_size=percent)
    pilot = Pilot(routes.Dilemma(EVENT), size, context)
    scene = pilot.app.top
    assert isinstance(scene, DilemmaScene)
    assert scene._text("story")[:24] in pilot.words.replace("\n", " ")


def test_who_tells_is_named_whole_once_and_by_first_name_afterwards() -> None:
    event = "a_hand_from_outside"
    context = asked(event)
    person = context.session.view.person(context.session.view.questions()[0].resident)
    story = told.text(context, event, "story")
    assert story.count(person.name) == 1
    assert story.count(person.name.split(" ")[0]) > 1


def test_at_most_110_words_are_shown_at_once_in_every_dilemma() -> None:
    context = playing()
    for key, event in context.session.rules.events.items():
        if not event.choices:
            continue
        pilot = Pilot(routes.Dilemma(key), context=context)
        for tab in ("happened", "voices"):
            pilot.click(f"tab.{tab}")
            told = [seen.text for seen in pilot.seen if len(seen.text.split()) > 6]
            assert sum(len(words.split()) for words in told) <= 110, (key, tab)


def test_at_least_three_people_say_how_they_see_it() -> None:
    context = asked()
    pilot = Pilot(routes.Dilemma(EVENT), context=context)
    pilot.click("next")
    cast, event = context.session.rules.cast, context.session.rules.events[EVENT]
    names = [cast[view.who].name for view in event.viewpoints]
    assert len(names) >= 3
    assert all(name in pilot.words for name in names)


def test_an_answer_shows_its_case_and_effects_before_it_is_given() -> None:
    pilot = Pilot(routes.Dilemma(EVENT), context=asked())
    pilot.click("tab.decide")
    pilot.click("choice.bridge")
    assert "The rule of law is in how you are treated" in pilot.words
    assert "Political capital \u22127" in pilot.words
    assert "Feeling at home (foreign roots): more" in pilot.words


def test_deciding_shows_what_is_seen_and_then_leads_back() -> None:
    context = asked()
    pilot = Pilot(routes.Dilemma(EVENT), context=context)
    for name in ("tab.decide", "choice.bridge", "confirm"):
        pilot.tap(name)
    assert context.session.orders_today == (Choose(EVENT, "bridge"),)
    assert "Counter 3 stays quick" in pilot.words
    pilot.tap("to_city")
    assert pilot.app.running is False


def test_an_answer_that_cannot_be_paid_says_so() -> None:
    context = asked()
    context.session.city.council.capital = 2.0
    pilot = Pilot(routes.Dilemma(EVENT), context=context)
    pilot.click("tab.decide")
    pilot.click("choice.bridge")
    assert "It takes 7 political capital; you have 2." in pilot.words
    assert pilot.app.top.ui.find("confirm").enabled is False  # type: ignore[union-attr]


def test_thinking_costs_no_time() -> None:
    pilot = Pilot(routes.Dilemma(EVENT), context=asked())
    before = pilot.words
    for _ in range(100):
        pilot.frame(1.0)
    assert pilot.words == before


def test_a_harder_game_tells_less_about_effects() -> None:
    said = {}
    for difficulty in Difficulty:
        context = asked(difficulty=difficulty.value)
        choice = context.session.rules.events[EVENT].choices[0]
        said[difficulty] = " ".join(line.said for line in effects.lines(context, choice))
    assert "for 18 months" in said[Difficulty.STORY]
    assert "for 18 months" not in said[Difficulty.MAYOR]
    assert "much" not in said[Difficulty.MAYOR]
    assert len(said[Difficulty.STORY]) > len(said[Difficulty.MAYOR]) > len(said[Difficulty.HARD])


def test_a_hard_game_tells_the_case_and_the_price_of_an_answer_alone() -> None:
    context = asked(difficulty="hard")
    pilot = Pilot(routes.Dilemma(EVENT), context=context)
    pilot.click("tab.decide")
    pilot.click("choice.bridge")
    assert "The rule of law is in how you are treated" in pilot.words
    assert "Political capital \u22127" in pilot.words
    assert "Feeling at home" not in pilot.words


def test_what_is_told_stays_as_it_was_when_the_game_began() -> None:
    context = asked(difficulty="hard")
    context.settings = context.settings.but(difficulty="story")
    assert effects.told_of(context) is Told.PRICE


@pytest.mark.parametrize("language", LANGUAGES)
def test_no_word_of_an_event_is_left_in_braces(language: str) -> None:
    context = playing(language=language)
    for key, event in context.session.rules.events.items():
        parts = [f"choices.{one.key}.{part}" for one in event.choices for part in ("name", "case", "after")]
        said = [told.text(context, key, part) for part in ("story", "name", *parts)]
        assert all(said), key
        assert not [words for words in said if "{" in words or "}" in words]


def test_what_is_seen_afterwards_names_the_resident() -> None:
    event = "champion_of_the_gym"
    context = asked(event)
    person = context.session.view.person(context.session.view.questions()[0].resident)
    choice = context.session.rules.events[event].choices[0].key
    pilot = Pilot(routes.Dilemma(event), context=context)
    pilot.click("tab.decide")
    pilot.click(f"choice.{choice}")
    pilot.click("confirm")
    assert pilot.spot("to_city")
    assert person.name in pilot.words
    assert person.name in told.text(context, event, "choices.poster.name")


@pytest.mark.parametrize(("answers", "said"), [(0, ""), (1, "Advice you followed: 1 of 1")])
def test_who_speaks_remembers_how_often_they_were_heard(answers: int, said: str) -> None:
    context = asked()
    who = context.session.rules.events[EVENT].viewpoints[0].who
    spoke = [event for event in context.session.rules.events.values() if _leaning(event, who)]
    choices = context.session.city.happened.choices
    choices.clear()
    choices.update({event.key: (_leaning(event, who)[0], 0) for event in spoke[:answers]})
    pilot = Pilot(routes.Dilemma(EVENT), context=context)
    pilot.click("tab.voices")
    assert said in pilot.words
    assert ("Advice you followed" in pilot.words) is bool(answers)


def _leaning(event: Event, who: str) -> tuple[str, ...]:
    """Choices to which somebody leaned in an event."""
    return next((viewpoint.leans for viewpoint in event.viewpoints if viewpoint.who == who), ())
