import re
from dataclasses import replace

import pytest

from game.engine.changed import NO_VALUES, Values
from game.engine.orders import MakePledges
from game.engine.rules import Goal
from game.engine.steps import finished
from game.library import GameLibrary
from game.scenes import people, routes, words
from game.scenes.briefing import BriefingScene
from game.scenes.city import CityScene
from game.scenes.context import Context, Reliving
from game.scenes.expect import ExpectScene
from game.scenes.lives import offered
from game.scenes.people import followed
from game.ui.text import LANGUAGES, Texts
from tests.scenes.playing import LEVEL, playing
from tests.ui.pilot import A_SHELF, Pilot, a_context

SIZES = [(1280, 720), (1920, 1080), (1080, 1920)]
SLICES = 5
NEXT = "campaign/02_the_new_normal"


def to_the_promises(pilot: Pilot) -> None:
    pilot.click("skip")


@pytest.mark.parametrize("size", SIZES, ids=str)
@pytest.mark.parametrize("language", LANGUAGES)
def test_every_page_fits_every_window_in_every_language(size: tuple[int, int], language: str) -> None:
    for percent in (100, 150):
        pilot = Pilot(routes.Briefing(LEVEL), size, playing(language=language, text_size=percent))
        for _ in range(5):
            found = (pilot.clipped, pilot.small, pilot.outside, pilot.overlapping)
            assert found == ([], [], [], []), (percent, pilot.words)
            if any(spot.key == "next" for spot in pilot.spots):
                pilot.click("next")


def test_a_page_of_the_briefing_has_under_sixty_words_of_the_level() -> None:
    pilot = Pilot(routes.Briefing(LEVEL), context=playing())
    story = [words for words in pilot.words.split("\n") if len(words.split()) > 6]
    assert sum(len(words.split()) for words in story) < 60


def test_facts_show_how_sure_they_are_and_where_they_stand() -> None:
    pilot = Pilot(routes.Briefing(LEVEL), context=playing())
    pilot.click("next")
    pilot.click("next")
    assert "claim" in pilot.words
    assert "statistic" in pilot.words
    assert "Source: " in pilot.words


def test_six_advisers_sit_at_the_table() -> None:
    context = playing()
    pilot = Pilot(routes.Briefing(LEVEL), context=context)
    for _ in range(4):
        pilot.click("next")
    advisers = [member.name for member in context.session.rules.cast.values() if member.adviser]
    assert len(advisers) == 6
    assert all(name in pilot.words for name in advisers)


def test_the_game_begins_with_exactly_three_promises() -> None:
    context = playing()
    pilot = Pilot(routes.Briefing(LEVEL), context=context)
    to_the_promises(pilot)
    assert pilot.app.top.ui.find("begin").enabled is False  # type: ignore[union-attr]
    for key in ("street_crime", "clean_streets", "trust_city"):
        pilot.tap(f"pledge.{key}")
    pilot.tap("pledge.pride")
    pilot.click("begin")
    assert context.session.orders_today == (MakePledges(("street_crime", "clean_streets", "trust_city")),)


def test_after_the_promises_the_player_may_say_what_they_expect_of_the_first_or_skip_it() -> None:
    context = playing()
    pilot = Pilot(routes.Briefing(LEVEL), context=context)
    to_the_promises(pilot)
    for key in ("clean_streets", "street_crime", "trust_city"):
        pilot.tap(f"pledge.{key}")
    pilot.click("begin")
    assert isinstance(pilot.app.top, ExpectScene)
    assert pilot.app.top.guess.indicator == "litter"
    pilot.tap("back")
    assert isinstance(pilot.app.top, CityScene)
    assert context.session.guesses.made == []


def test_a_player_who_wants_no_questions_goes_straight_to_the_map() -> None:
    pilot = Pilot(routes.Briefing(LEVEL), context=playing(predict=False))
    to_the_promises(pilot)
    for key in ("clean_streets", "street_crime", "trust_city"):
        pilot.tap(f"pledge.{key}")
    pilot.click("begin")
    assert isinstance(pilot.app.top, CityScene)


def test_a_promise_can_be_taken_back_before_the_game_begins() -> None:
    pilot = Pilot(routes.Briefing(LEVEL), context=playing())
    to_the_promises(pilot)
    pilot.tap("pledge.street_crime")
    pilot.tap("pledge.street_crime")
    assert isinstance(pilot.app.top, BriefingScene)
    assert pilot.app.top.chosen == ()


def test_keys_alone_lead_to_the_promises() -> None:
    pilot = Pilot(routes.Briefing(LEVEL), context=playing())
    for _ in range(4):
        pilot.press("enter")
        pilot.press("enter")
        if any(spot.key.startswith("pledge.") for spot in pilot.spots):
            break
    assert any(spot.key.startswith("pledge.") for spot in pilot.spots)


def test_a_sentence_is_shown_before_the_town_is_founded() -> None:
    context = a_context(A_SHELF)
    pilot = Pilot(routes.Briefing("fall"), context=context)
    assert "is being built" in pilot.words
    assert context.session is None


def test_a_level_that_cannot_start_leads_to_trouble_in_words() -> None:
    pilot = Pilot(routes.Briefing("fall"), context=a_context(A_SHELF))
    for _ in range(4):
        pilot.frame()
    assert not isinstance(pilot.app.top, BriefingScene)


class _Slow:
    """A library that founds the first chapter."""

    def __init__(self) -> None:
        self.started: list[str] = []

    levels = A_SHELF.levels
    saves = A_SHELF.saves
    following = A_SHELF.following
    follow = A_SHELF.follow
    load = A_SHELF.load
    leave = A_SHELF.leave
    relive = A_SHELF.relive
    again = A_SHELF.again
    go_on = A_SHELF.go_on
    finish = A_SHELF.finish

    def start(self, level: str, context: Context, values: Values = NO_VALUES) -> str:
        assert not values
        self.started.append(level)
        found = playing()
        context.session, context.kept = found.session, found.kept
        return ""

    def starting(self, level: str, context: Context, values: Values = NO_VALUES) -> Reliving:
        yield from range(SLICES)
        return self.start(level, context, values)


def test_the_level_is_started_once() -> None:
    context = a_context()
    library = _Slow()
    context.library = library
    pilot = Pilot(routes.Briefing(LEVEL), context=context)
    for _ in range(6):
        pilot.frame()
    assert library.started == [LEVEL]
    assert "One shop in three" in pilot.words


def test_a_town_is_founded_over_frames_and_its_first_page_waits(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("game.scenes.briefing.spend", lambda steps, _: (next(steps), None))
    context = a_context()
    library = _Slow()
    context.library = library
    pilot = Pilot(routes.Briefing(LEVEL), context=context)
    for _ in range(SLICES):
        pilot.frame()
        assert not library.started
        assert "One shop in three" not in pilot.words
    monkeypatch.undo()
    pilot.frame()
    pilot.frame()
    assert library.started == [LEVEL]
    assert "One shop in three" in pilot.words


def test_escape_goes_a_page_back_and_then_out() -> None:
    pilot = Pilot(routes.Briefing(LEVEL), context=playing())
    pilot.click("next")
    pilot.press("escape")
    assert "2003" in pilot.words.split("\n")
    pilot.press("escape")
    assert pilot.app.running is False


def test_with_the_keyboard_the_ring_is_on_every_page() -> None:
    pilot = Pilot(routes.Briefing(LEVEL), context=playing())
    for _ in range(3):
        pilot.frame(0.3)
    pilot.press("tab")
    while pilot.focused != "next":
        pilot.press("tab")
    while pilot.focused == "next":
        pilot.press("enter")
    assert pilot.app.top.ui.ring
    assert pilot.focused.startswith("pledge.")


def test_a_promise_that_holds_already_is_asked_to_go_on_holding() -> None:
    context = playing()
    offer = context.session.rules.level.pledges.offer
    view = context.session.view
    pilot = Pilot(routes.Briefing(LEVEL), (1920, 1080), context)
    while not any(spot.key.startswith("pledge.") for spot in pilot.spots):
        pilot.click("next")
    below = [one.goal for one in offer if one.goal.below is not None]
    assert below
    for goal in below:
        holds = view.now(goal.indicator) < goal.below
        name = words.indicator_name(context.texts, goal.indicator)
        assert (f"{name}: now" in pilot.words) == holds
        assert (f"{name}: from" in pilot.words) != holds


def test_a_source_is_named_without_our_own_page() -> None:
    texts = Texts()
    assert words.source(texts, "Spiegel 2017; Humo 2017 (evidence 1.4)") == "Spiegel 2017; Humo 2017"
    assert words.source(texts, "His own text, seed 2 (evidence 0.6)") == "His own text"
    assert words.source(texts, "Steinmayr 2021 (with doubts)") == "Steinmayr 2021 (with doubts)"


def test_an_estimate_of_ours_is_said_to_be_ours_in_the_players_language() -> None:
    said = words.source(Texts("nl"), "Irish Times 2006; {ours} (evidence 1.2)")
    assert said == "Irish Times 2006; de rest: onze schatting, geen bron gevonden"


def test_a_promise_that_asks_for_a_small_change_says_it_with_a_decimal() -> None:
    context = playing()
    level = context.session.rules.level
    assert level.pledges
    first, *others = level.pledges.offer
    small = replace(first, goal=Goal("A little", "openness", by=level.to, above_share_of_start=1.01))
    level = replace(level, pledges=replace(level.pledges, offer=(small, *others)))
    context.session.rules = replace(context.session.rules, level=level)
    pilot = Pilot(routes.Briefing(LEVEL), context=context)
    to_the_promises(pilot)
    assert re.search(r"from \d+\.\d% to more than \d+\.\d%", pilot.words)


def test_who_was_followed_and_still_lives_here_is_followed_and_shown_first_in_the_next_chapter() -> None:
    context = playing()
    nobody = 10**9
    stays = int(context.session.view.residents("id")[4321])
    context.kept["followed"] = [nobody, stays]
    assert not finished(GameLibrary(keeps=False).follow(NEXT, context))
    assert followed(context) == [stays]
    assert offered(context)[0] == stays
    assert len(offered(context)) == 5
    assert context.kept["game"].level == NEXT


@pytest.mark.parametrize("percent", [100, 150, 200])
def test_all_that_people_are_is_told_of_everybody_alike(percent: int) -> None:
    context = playing(text_size=percent)
    pilot = Pilot(routes.Briefing(LEVEL), context=context)
    seen = ""
    while "next" in {spot.key for spot in pilot.spots}:
        seen += pilot.words.replace("\n", " ")
        pilot.click("next")
    for number in offered(context):
        person = context.session.view.person(number)
        for _, said in people.identities(context, person)[1:]:
            assert f"{said}." in seen, (person.name, said)


@pytest.mark.parametrize("percent", [100, 150, 200])
def test_two_are_told_who_looks_after_what_and_what_labels_and_promises_mean(percent: int) -> None:
    pilot = Pilot(routes.Briefing(LEVEL), context=playing(text_size=percent))
    seen = ""
    while "next" in {spot.key for spot in pilot.spots}:
        if any(spot.key == "play.two" for spot in pilot.spots):
            pilot.click("play.two")
        seen += pilot.words
        pilot.click("next")
    seen += pilot.words
    for said in ("The alderman looks after", "Everybody adapts", "nobody has checked it", "to win or lose"):
        assert said in seen
