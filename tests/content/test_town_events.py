"""What holds for every event of the town, whoever writes it."""

from collections.abc import Iterator

import pytest

from game.content.cities import conditions
from game.engine.conditions import Heard
from game.engine.rules import Choice, Cost, Event, Feeling, Push
from tests.town import rules

BURDENS = frozenset({"privacy_worry", "lobby_anger", "rent_pressure", "disruption", "stops", "stance_ban"})
"""Levers that weigh on people; pulling them is no gain."""
DARK = frozenset({"loss", "grievance"})
"""Attitudes that nobody wishes on anyone."""
REMEMBER = [key for key, member in rules().cast.items() if member.adviser or key.endswith("_leader")]
"""The advisers, and who leads the opposition."""
DILEMMAS = sorted(key for key, event in rules().events.items() if event.choices)


def worth(choice: Choice) -> Iterator[float]:
    """Every effect of a choice, above 0 when it is wished for."""
    for effect in choice.effects:
        match effect:
            case Push():
                yield -effect.strength if effect.lever in BURDENS else effect.strength
            case Feeling():
                yield -effect.by if effect.feel in DARK else effect.by
            case Cost():
                yield from (float(effect.money), effect.capital, effect.credibility, effect.success)


@pytest.mark.parametrize("key", DILEMMAS)
def test_every_choice_gains_something_and_costs_something(key: str) -> None:
    for choice in rules().events[key].choices:
        parts = list(worth(choice))
        assert max(parts) > 0, f"{choice.key} has no case"
        assert min(parts) < 0, f"{choice.key} is free"


@pytest.mark.parametrize("key", DILEMMAS)
def test_no_answer_pleases_everybody_who_leans_to_one(key: str) -> None:
    leanings = [set(voice.leans) for voice in rules().events[key].viewpoints if voice.leans]
    assert any(one.isdisjoint(other) for one in leanings for other in leanings)


def _heard(event: Event) -> frozenset[str]:
    """Whom an event remembers: whose being heard, or not, is part of when it can happen."""
    return frozenset(part.heard for _, part in conditions(event.when) if isinstance(part, Heard))


@pytest.mark.parametrize("person", REMEMBER)
def test_every_adviser_and_opposition_leader_remembers(person: str) -> None:
    arcs = [event for event in rules().events.values() if person in _heard(event)]
    assert arcs
    assert all(person in {voice.who for voice in arc.viewpoints} for arc in arcs if arc.choices)


@pytest.mark.parametrize("person", REMEMBER)
def test_who_remembers_is_neither_always_nor_never_pleased_by_answers_at_random(person: str) -> None:
    chances = [
        len(voice.leans) / len(event.choices)
        for event in rules().events.values()
        for voice in event.viewpoints
        if voice.who == person and voice.leans
    ]
    assert len(chances) >= 10
    assert 0.3 < sum(chances) / len(chances) < 0.6
