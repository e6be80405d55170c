"""The mayor's story."""

import numpy as np
import pytest

from game.engine import minds
from game.engine.city import City
from game.engine.civic import Running
from game.engine.indicators import adult, newcomer
from game.engine.residents import Generation
from game.engine.systems.story import SYSTEM
from game.engine.targets import Address
from tests.builders import let_go, live, pull, said
from tests.town import a_city, rules


def town(*levers: str, level: float = 0.8, months: int = 1) -> City:
    city = a_city()
    let_go(city)
    pull(city, level, *levers)
    live(city, rules(), months, SYSTEM)
    return city


def test_a_story_without_change_is_believed_less_and_less() -> None:
    told, silent = town("story_reach", "tone_inclusive", months=60), town(months=60)
    assert told.story.credibility < silent.story.credibility - 0.1


def test_a_visible_success_is_remembered_and_fades() -> None:
    city = town("festivals", months=24)
    remembered = city.story.success
    assert remembered > 0.2
    let_go(city)
    live(city, rules(), 36, SYSTEM)
    assert city.story.success < 0.3 * remembered


@pytest.mark.parametrize("attitude", [minds.PROSPECTS, minds.BELONGING])
def test_a_scandal_turns_what_examples_give(attitude: int) -> None:
    given = []
    for success in (0.0, -0.8):
        city = a_city()
        let_go(city)
        pull(city, 0.8, "role_models")
        city.story.success = success
        live(city, rules(), 1, SYSTEM)
        given.append(said(city, attitude) - said(town(), attitude))
    assert given[1] < 0.0 < given[0]


@pytest.mark.parametrize(
    ("lever", "attitude", "sign"),
    [
        ("told_stories", minds.OPENNESS, 1),
        ("tone_nostalgic", minds.LOSS, 1),
        ("tone_nostalgic", minds.BELONGING, -1),
        ("symbols", minds.BELONGING, 1),
        ("symbols", minds.LOSS, 1),
        ("ask_newcomers", minds.GRIEVANCE, 1),
        ("participation", minds.TRUST_CITY, 1),
        ("tax", minds.TRUST_CITY, -1),
        ("privacy_worry", minds.TRUST_CITY, -1),
        ("recognition", minds.BELONGING, 1),
        ("colour_blind", minds.BELONGING, -1),
        ("role_models", minds.PROSPECTS, 1),
    ],
)
def test_what_city_hall_does_is_felt(lever: str, attitude: int, sign: int) -> None:
    assert sign * (said(town(lever), attitude) - said(town(), attitude)) > 0.0


def test_asking_both_is_fairer_than_asking_newcomers_alone() -> None:
    alone, both = town("ask_newcomers"), town("ask_newcomers", "ask_residents")
    assert said(both, minds.GRIEVANCE) < said(alone, minds.GRIEVANCE)
    assert said(both, minds.TRUST_CITY) > said(alone, minds.TRUST_CITY)


def test_what_is_spent_on_a_group_is_resented_by_those_who_feel_loss_and_marks_the_others() -> None:
    plain, grouped = town(), a_city()
    let_go(grouped)
    grouped.running.append(Running("job_coaches", -1, 3, Address.GROUP, grouped.month, 1.0))
    live(grouped, rules(), 1, SYSTEM)
    assert said(grouped, minds.LOSS) > said(plain, minds.LOSS)
    assert said(grouped, minds.GRIEVANCE) > said(plain, minds.GRIEVANCE)
    r = grouped.residents
    resents = grouped.sway.persons[minds.LOSS]["addressed:others"] > 0.0
    assert r.minds[minds.LOSS, resents].min() > 0.39
    assert (r.generation[resents] == Generation.NATIVE).all()


def test_a_promise_kept_makes_people_belong_and_a_broken_one_grieves_them() -> None:
    city = town()
    city.residents.minds[minds.PROSPECTS] *= np.float32(0.5)
    before = said(city, minds.BELONGING), said(city, minds.GRIEVANCE)
    live(city, rules(), 1, SYSTEM)
    assert said(city, minds.BELONGING) < before[0]
    assert said(city, minds.GRIEVANCE) > before[1]


def test_dirtier_streets_cost_pride_and_trust() -> None:
    city = town()
    before = said(city, minds.PRIDE), said(city, minds.TRUST_CITY)
    city.arrays["streets.litter"] = city.arrays["streets.litter"] + 0.3
    live(city, rules(), 1, SYSTEM)
    assert said(city, minds.PRIDE) < before[0]
    assert said(city, minds.TRUST_CITY) < before[1]


def test_only_a_mayor_who_is_believed_can_ask_both() -> None:
    def trust(credibility: float, *levers: str) -> float:
        city = a_city()
        let_go(city)
        pull(city, 0.8, *levers)
        city.story.credibility = credibility
        live(city, rules(), 1, SYSTEM)
        return said(city, minds.TRUST_CITY)

    both = ("ask_newcomers", "ask_residents")
    assert trust(0.7, *both) > trust(0.7)
    assert trust(0.15, *both) < trust(0.15)


def test_clean_streets_are_soon_expected() -> None:
    pride = []
    for months in (1, 120):
        city = a_city()
        let_go(city)
        for _ in range(months):
            city.arrays["streets.litter"] = np.full(13, 0.1)
            live(city, rules(), 1, SYSTEM)
        rate = city.sway.tables[minds.PRIDE]["litter"]
        pride.append(float(rate.sum()))
    first, later = pride
    assert 0.0 < later < 0.7 * first


def test_a_programme_for_newcomers_marks_newcomers_and_not_their_neighbours() -> None:
    city = a_city()
    let_go(city)
    city.running = [Running("buddies", -1, 3, Address.GROUP, city.month - 12, 1.0)]
    live(city, rules(), 1, SYSTEM)
    rate = city.sway.persons[minds.GRIEVANCE]["addressed:stigma"]
    city.month -= 1
    grown_up = adult(city, slice(None))
    new = newcomer(city, slice(None))
    assert (rate[new & grown_up] > 0.0).all()
    assert not rate[~new].any()
