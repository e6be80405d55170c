"""Heard: people of the cast remember whether questions were answered as they leaned."""

from dataclasses import replace

import pytest

from game.content.cities import conditions
from game.engine.civic import Happened
from game.engine.conditions import Heard
from game.engine.event import Viewpoint
from game.engine.goals import Situation
from game.engine.heard import Hearing, hearing
from game.engine.history import History
from game.engine.rules import Rules
from tests.town import rules

ASKED = [event for event in rules().events.values() if len(event.choices) > 1][:4]


def leaning(to: int) -> Rules:
    """The same rules, where in four events only the nurse speaks, and leans to one of the choices."""
    events = dict(rules().events)
    for event in ASKED:
        spoken = (Viewpoint("nurse", "Something.", (event.choices[to].key,)),)
        events[event.key] = replace(event, viewpoints=spoken)
    return replace(rules(), events=events)


def answers(*taken: int, month: int = rules().level.from_) -> dict[str, tuple[str, int]]:
    return {event.key: (event.choices[n].key, month) for event, n in zip(ASKED, taken, strict=False)}


def test_a_person_counts_answers_that_went_their_way() -> None:
    assert hearing(leaning(0), answers(0, 1, 0), "nurse") == Hearing(3, 2)


def test_who_did_not_speak_or_did_not_lean_has_nothing_to_remember() -> None:
    assert hearing(leaning(0), answers(0, 1, 0), "treasurer") == Hearing(0, 0)


@pytest.mark.parametrize(
    ("taken", "condition", "holds"),
    [
        ((0, 0, 0), Heard("nurse", above=0.9), True),
        ((0, 0, 1), Heard("nurse", above=0.9), False),
        ((1, 1, 1), Heard("nurse", below=0.1), True),
        ((1, 1), Heard("nurse", below=0.1), False),
        ((1, 1), Heard("nurse", of=2, below=0.1), True),
        ((0, 1, 0, 1), Heard("nurse", above=0.4, below=0.6), True),
    ],
)
def test_being_heard_is_a_condition_once_enough_was_asked(
    taken: tuple[int, ...], condition: Heard, holds: bool
) -> None:
    happened = Happened(choices=answers(*taken))
    assert Situation(leaning(0), History(), happened, []).holds(condition, 0) is holds


@pytest.mark.parametrize(
    ("before", "here", "condition", "holds"),
    [
        ((1, 1, 1), (), Heard("nurse", below=0.5), False),
        ((1, 1, 1), (0,), Heard("nurse", below=0.5), False),
        ((0, 1, 1), (1,), Heard("nurse", below=0.5), True),
        ((0, 0, 0), (1,), Heard("nurse", above=0.5), False),
        ((0, 0, 0), (0,), Heard("nurse", above=0.5), True),
    ],
)
def test_years_before_a_level_count_but_only_an_answer_of_its_own_is_spoken_of(
    before: tuple[int, ...], here: tuple[int, ...], condition: Heard, holds: bool
) -> None:
    found = answers(*before, month=rules().level.from_ - 1)
    own = answers(*(0,) * len(before), *here)
    happened = Happened(choices={**own, **found})
    assert Situation(leaning(0), History(), happened, []).holds(condition, 0) is holds


def test_nobody_reckons_with_a_mayor_in_years_that_nobody_plays() -> None:
    [past] = rules("campaign/03_none_left").lived
    whens = {event.key: conditions(event.when) for event in rules().events.values()}
    remembers = {key for key, parts in whens.items() if any(isinstance(part, Heard) for _, part in parts)}
    assert len(remembers) >= 10
    assert set(past.level.events) == set(rules().events) - remembers
