"""How often events ask: the level's months between two questions."""

from dataclasses import replace

import pytest

from game.engine.city import City
from game.engine.conditions import All
from game.engine.rules import Rules
from game.engine.systems.events import let_happen
from tests.town import a_session, rules

MONTHS = 30


def eager(apart: int) -> Rules:
    """A level in which each event is certain to happen as soon as it may, again and again."""
    level = rules().level
    always = {
        key: replace(event, when=All(()), chance=1.0, again_after=1, who=None, effects=())
        for key, event in rules().events.items()
    }
    return replace(rules(), level=replace(level, questions_apart=apart, events=()), events=always)


def lived(apart: int) -> tuple[list[int], list[int]]:
    """The months in which a question was asked, and in which something happened that asks nothing."""
    within, city = eager(apart), a_session().city
    asked, told = [], []
    for _ in range(MONTHS):
        let_happen(city, within)
        now = [key for key, month in city.happened.last.items() if month == city.month]
        asked += [city.month for key in now if within.events[key].choices]
        told += [city.month for key in now if not within.events[key].choices]
        city.month += 1
    return asked, told


@pytest.mark.parametrize("apart", [1, 2, 7])
def test_after_a_question_the_level_s_months_go_by_until_the_next(apart: int) -> None:
    asked, _ = lived(apart)
    assert asked == list(range(asked[0], asked[0] + MONTHS, apart))


def test_what_asks_nothing_happens_as_often_when_questions_are_rare() -> None:
    assert lived(12)[1] == lived(1)[1]


def happened(key: str, months: int) -> City:
    """A town in which only this happens, without a question, and so many months go by."""
    event = replace(rules().events[key], when=All(()), chance=1.0, again_after=0, who=None, choices=())
    level = replace(rules().level, events=())
    within, city = replace(rules(), level=level, events={key: event}), a_session().city
    for _ in range(months):
        let_happen(city, within)
        city.month += 1
    return city


def test_what_happens_has_its_effect_in_the_same_month() -> None:
    before = a_session().city.council.capital
    assert happened("home_from_brussels", 1).council.capital == before + 6.0


def test_a_champion_who_falls_is_a_scandal() -> None:
    assert happened("champion_falls", 1).story.success < -0.5
