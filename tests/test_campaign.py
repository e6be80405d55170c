"""The campaign from 2003 to 2030 in one town: nobody is stuck, causes add up, and it can be lived again."""

from dataclasses import dataclass
from functools import cache

import numpy as np
import pytest

from game.content.plans import load_plan
from game.debrief import Debrief, look_back
from game.engine.history import History
from game.engine.marks import month
from game.engine.snapshot import digest
from game.runcode import code_of, decode
from game.session import Session
from tests.town import CHAPTERS, rules

PLANS = ("passive", "history", "balanced", "good_neighbours", "fair_chances", "order_only")
LONGEST = 1200
"""Bytes of a code that one QR picture holds."""


@dataclass(frozen=True, slots=True)
class Chapter:
    """A chapter as it ended."""

    history: History
    past: Debrief
    code: str


@cache
def played(plan: str) -> tuple[Chapter, ...]:
    """Each chapter, one after the other in the same town."""
    ended: list[Chapter] = []
    session = Session.begin(rules(CHAPTERS[0]), 11)
    for name, following in zip(CHAPTERS, (*CHAPTERS[1:], ""), strict=True):
        session.play(load_plan(plan, session.rules), session.rules.level.to)
        ended.append(Chapter(session.city.history, look_back(session), code_of(session, name)))
        if following:
            session = session.follow(name, rules(following), rules)
    return tuple(ended)


@pytest.mark.slow
@pytest.mark.parametrize("plan", PLANS)
def test_the_whole_campaign_is_lived_in_one_town_and_each_chapter_is_looked_back_on(plan: str) -> None:
    lived = [each for chapter in played(plan) for each in chapter.history.months[1:]]
    assert lived == list(range(month(2003, 1), month(2031, 1)))
    for chapter in played(plan):
        assert chapter.past.turns
        assert chapter.past.promises
        assert 0.0 <= chapter.past.card.total <= 100.0


@pytest.mark.slow
@pytest.mark.parametrize("plan", PLANS)
def test_the_causes_of_every_number_add_up_in_every_month_of_the_campaign(plan: str) -> None:
    for history in (chapter.history for chapter in played(plan)):
        months = zip(history.readings, history.readings[1:], history.causes[1:], strict=False)
        for before, after, causes in months:
            told = np.zeros_like(after)
            np.add.at(told, [indicator for indicator, _ in causes.keys], causes.parts)
            assert np.abs(told - (after - before)).max() < 1e-6


@pytest.mark.slow
def test_mayors_who_use_several_bricks_end_higher_than_those_who_do_nothing_or_one_thing() -> None:
    ends = {plan: played(plan)[-1].past.card.total for plan in PLANS}
    assert min(ends[plan] for plan in ("balanced", "good_neighbours", "fair_chances")) > max(
        ends["passive"], ends["order_only"]
    )


@pytest.mark.slow
@pytest.mark.parametrize("plan", PLANS)
def test_the_code_of_a_whole_campaign_holds_every_chapter_and_fits_one_picture(plan: str) -> None:
    code = played(plan)[-1].code
    read = decode(code, rules)
    assert [past.level for past in read.before] == list(CHAPTERS[:-1])
    assert len(code) < LONGEST


@pytest.mark.slow
@pytest.mark.parametrize("plan", ["history", "balanced"])
def test_a_whole_run_of_22_years_is_a_code_that_one_picture_holds_and_gives_the_same_town(plan: str) -> None:
    level = rules()
    session = Session.begin(level, 7)
    session.play(load_plan(plan, level), level.level.to)
    code = code_of(session, "mechelen")
    assert len(code.encode()) < LONGEST
    found = decode(code, rules)
    again = Session.begin(level, found.seed)
    waiting = list(found.log)
    while again.city.month < found.until:
        while waiting and waiting[0].month <= again.city.month:
            again.give(waiting.pop(0).order)
        again.step()
    assert digest(again.city) == digest(session.city)
