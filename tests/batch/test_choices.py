"""Choices: no answer may be best, or never best, whoever governs."""

from collections.abc import Mapping, Sequence
from dataclasses import replace
from itertools import product

from game.batch.arms import Arm
from game.batch.choices import Game, answer_by_dice, as_table, events_of, fates, shares
from game.bots import answering_bot
from game.content.levels import load_level
from game.engine.orders import Choose, Dated, Plan
from game.runs import NO_PLAN
from tests.town import a_session

LEVEL = "campaign/01_one_shop_in_three"
RULES = load_level(LEVEL).rules
EVENT = next(event for event in events_of(RULES) if len(event.choices) == 2)
FIRST, SECOND = (choice.key for choice in EVENT.choices)
NOISE = (-1.0, 0.0, 1.0) * 3


def games(scores: Mapping[str, float]) -> list[Game]:
    return [
        Game(frozenset({EVENT.key}), {EVENT.key: choice}, 50.0 + score + noise)
        for (choice, score), noise in product(scores.items(), NOISE)
    ]


def judged(*mayors: Mapping[str, float]) -> Sequence[tuple[bool, bool]]:
    found = {str(n): games(scores) for n, scores in enumerate(mayors)}
    return [(fate.always, fate.never) for fate in fates(found, RULES) if fate.event == EVENT.key]


def test_an_answer_that_is_better_under_every_mayor_is_always_best_and_the_other_never() -> None:
    assert judged({FIRST: 5.0, SECOND: 0.0}, {FIRST: 4.0, SECOND: 0.0}) == [(True, False), (False, True)]


def test_an_answer_that_is_worse_under_one_mayor_is_not_always_best() -> None:
    assert judged({FIRST: 5.0, SECOND: 0.0}, {FIRST: 0.0, SECOND: 4.0}) == [(False, False), (False, False)]


def test_what_may_be_chance_is_no_verdict() -> None:
    assert judged({FIRST: 0.3, SECOND: 0.0}) == [(False, False), (False, False)]


def test_an_answer_that_was_hardly_ever_taken_is_not_judged() -> None:
    few = [*games({FIRST: 0.0}), *games({SECOND: 9.0})[:2]]
    fate = [fate for fate in fates({"only": few}, RULES) if fate.event == EVENT.key]
    assert [(each.games, each.always, each.never) for each in fate] == [(9, False, False), (2, False, False)]


def test_a_mayor_who_fares_better_anyway_does_not_make_an_answer_better() -> None:
    found = {"good": games({FIRST: 30.0}), "bad": games({SECOND: 0.0})}
    assert all(abs(fate.apart) < 1e-9 for fate in fates(found, RULES))


def test_the_table_says_how_often_each_event_happened_and_names_what_is_unbalanced() -> None:
    found = {"only": games({FIRST: 5.0, SECOND: 0.0})}
    happened = shares(found, RULES)
    assert happened[EVENT.key] == 1.0
    assert sum(happened.values()) == 1.0
    table = as_table(happened, list(fates(found, RULES)))
    assert table[-2].endswith("ALWAYS BEST")
    assert table[-1].endswith("NEVER BEST")


def test_questions_are_answered_by_dice_and_nothing_else_is_ordered() -> None:
    session = a_session(LEVEL)
    answers: dict[str, str] = {}
    while len(answers) < 2:
        answering_bot(session)
        given = [dated.order for dated in session.log]
        answers = {order.choose: order.choice for order in given if isinstance(order, Choose)}
        assert len(answers) == len(given)
        session.step()
    assert all(choice in {c.key for c in RULES.events[event].choices} for event, choice in answers.items())


def test_a_plan_is_lived_without_the_answers_that_it_gives() -> None:
    level = replace(RULES.level, to=RULES.level.from_ + 7)
    answered = Plan("answers", orders=(Dated(level.from_, Choose(EVENT.key, FIRST)),))
    arm = Arm("only", replace(RULES, level=level), answered)
    unanswered = replace(arm, plan=NO_PLAN)
    assert answer_by_dice([arm], (3,), 1) == answer_by_dice([unanswered], (3,), 1)
