from dataclasses import replace
from typing import Any

import pytest

from game.debrief import drawn, look_back, spent
from game.engine.orders import Dated, Stop
from game.scenes import debrief_person, lives, routes
from game.scenes.context import LevelCard, Shelf
from game.ui.moves import Push, Reset, Then
from game.ui.text import LANGUAGES
from tests.scenes.paper_game import LEVEL, a_game
from tests.ui.pilot import Pilot


def test_turning_points_are_three_different_causes_in_order_of_time() -> None:
    past = look_back(a_game().session)
    assert len({turn.cause for turn in past.turns}) == len(past.turns) == 3
    months = [turn.begins for turn in past.turns]
    assert months == sorted(months)
    assert all(past.first <= month <= past.last for month in months)


def test_what_pushed_the_other_way_and_the_sum_stand_once_beside_each_number() -> None:
    session = a_game().session
    history, turns = session.city.history, look_back(session).turns
    numbers = [turn.indicator for turn in turns]
    assert [turn.first for turn in turns] == [numbers.index(number) == n for n, number in enumerate(numbers)]
    for turn in turns:
        moved = history.now(turn.indicator) - history.at(turn.indicator, history.months[0])
        assert turn.whole == pytest.approx(moved, abs=1e-6)
        causes = history.why(turn.indicator, history.months[0] + 1, history.months[-1])
        others = [amount for amount in causes.values() if amount * turn.amount < 0]
        assert abs(turn.against[1] if turn.against else 0.0) == max(map(abs, others), default=0.0)
        line = drawn(session, replace(turn, first=False))[1]
        assert line[-1] == pytest.approx(turn.amount)


def test_a_turning_point_knows_when_it_was_decided() -> None:
    session = a_game().session
    decided = {turn.cause: turn.decided for turn in look_back(session).turns}
    assert decided["programme:patrols"] == session.log[0].month
    assert decided["programme:clean_streets"] == 0, "it ran before the start"


def test_promises_come_before_goals_and_keep_their_judgement() -> None:
    past = look_back(a_game().session)
    made = [(promise.key, promise.kept) for promise in past.promises if promise.key]
    assert made == [("street_crime", True), ("clean_streets", True), ("trust_city", False)]
    assert [promise.key for promise in past.promises[3:]] == ["", "", ""]


def test_the_wall_has_eight_bricks_and_only_what_ran_is_laid() -> None:
    past = look_back(a_game().session)
    laid = {brick.brick: brick for brick in past.wall}
    assert len(past.wall) == 8
    assert laid["safety"].cents > 0
    assert laid["mixing"].programmes == ()


def test_stopping_a_programme_ends_its_cost() -> None:
    session = a_game().session
    whole = spent(session)["new_story"]
    first = session.rules.level.from_
    session.log.append(Dated(first + 15, Stop("new_story")))
    assert 0 < spent(session)["new_story"] < whole / 4


def test_pages_turn_forward_by_key_and_back_by_escape() -> None:
    pilot = Pilot(routes.Debrief(), (1280, 720), a_game())
    assert "It is over." in pilot.words
    pilot.press("enter")
    pilot.press("enter")
    assert "Three turning points" in pilot.words
    pilot.press("escape")
    assert "It is over." in pilot.words


def test_the_last_page_leads_to_the_title_the_charts_and_another_game() -> None:
    pilot = Pilot(routes.Debrief(), (1280, 720), a_game())
    for _ in range(5):
        pilot.click("on")
    assert pilot.spot("title").on == Reset(routes.Title())
    assert pilot.spot("charts").on == Push(routes.Charts())
    assert pilot.spot("again").on == Then((Reset(routes.Title()), Push(routes.Briefing(LEVEL))))
    assert "counts double" in pilot.words


def test_somebody_who_is_followed_is_met_again() -> None:
    context = a_game()
    context.kept["followed"] = [77]
    pilot = Pilot(routes.Debrief(), (1280, 720), context)
    for _ in range(4):
        pilot.click("on")
    person = context.session.view.person(77)
    assert person is not None
    assert person.name in pilot.words


class _Campaign(Shelf):
    """A shelf on which a chapter follows."""

    def following(self, level: str) -> str:
        return "next" if level == LEVEL else ""


def _at_the_end(size: tuple[int, int] = (1280, 720), **game: Any) -> Pilot:
    context = a_game(**game)
    played, after = (2003, 2006), (2007, 2012)
    cards = (LevelCard(LEVEL, "One shop in three", played), LevelCard("next", "The new normal", after))
    context.library = _Campaign(cards)
    pilot = Pilot(routes.Debrief(), size, context)
    for _ in range(5):
        pilot.click("on")
    return pilot


def test_the_main_way_on_at_the_end_is_the_next_chapter_by_its_name() -> None:
    pilot = _at_the_end()
    way, home = pilot.spot("following"), pilot.spot("title")
    assert way.label == "Chapter 2: The new normal"
    assert way.on == Reset(routes.Briefing("next", goes_on=True))
    assert (way.look, home.look) == ("primary", "second")  # type: ignore[attr-defined]  # two buttons
    assert pilot.app.top.ui.start == "following"


def test_no_chapter_follows_for_who_lost() -> None:
    pilot = _at_the_end(mayor_stays=False)
    assert not any(spot.key == "following" for spot in pilot.spots)
    assert pilot.spot("title").look == "primary"  # type: ignore[attr-defined]  # a button


@pytest.mark.parametrize("size", [(1280, 720), (1920, 1080), (1080, 1920)], ids=str)
@pytest.mark.parametrize("language", LANGUAGES)
def test_the_way_to_the_next_chapter_fits_every_window(size: tuple[int, int], language: str) -> None:
    for percent in (100, 150, 200):
        pilot = _at_the_end(size, language=language, text_size=percent)
        assert (pilot.clipped, pilot.small, pilot.outside, pilot.overlapping) == ([], [], [], []), percent


@pytest.mark.parametrize(
    ("game", "said"),
    [
        ({}, "You stay mayor: your list has {} of 43 seats."),
        ({"mayor_stays": False}, "You lost the vote: your list has {} of 43 seats, and others govern now."),
        ({"voted": False}, "There was no vote in these years: you are still mayor."),
    ],
)
def test_the_first_page_says_how_the_vote_went(game: dict[str, bool], said: str) -> None:
    context = a_game(**game)
    results = context.session.view.elections
    seats = results[-1].seats["mayor"] if results else 0
    assert said.format(seats) in Pilot(routes.Debrief(), (1280, 720), context).words


def test_a_life_is_told_in_order_of_time_also_within_a_month(monkeypatch: pytest.MonkeyPatch) -> None:
    context = a_game()
    month, person = context.session.view.month - 3, context.session.view.person(77)
    assert person is not None
    newest_first = [
        lives.Row(month + 1, "lost", "", "Lost the job"),
        lives.Row(month, "dutch", "", "Gets by in Dutch"),
        lives.Row(month, "course", "", "Began a course"),
    ]
    monkeypatch.setattr(lives, "rows", lambda *_: newest_first)
    _, *told = debrief_person.life(context, person, {}, debrief_person.FACTS)
    said = [line.partition(": ")[2] for line in told]
    assert said == ["Began a course", "Gets by in Dutch", "Lost the job"]
