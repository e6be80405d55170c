"""Work and incomes."""

import dataclasses

import numpy as np

from game.engine.causes import share_now
from game.engine.city import City, flow_year
from game.engine.codes import EMPLOYED, JOBLESS, RETIRED
from game.engine.nation import Series
from game.engine.rules import Rules
from game.engine.systems.demography import SYSTEM as DEMOGRAPHY
from game.engine.systems.schools import SYSTEM as SCHOOLS
from game.engine.systems.work import SYSTEM
from tests.builders import let_go, live, pull
from tests.town import a_city, rules


def lived(*levers: str, months: int = 48, level: float = 0.7, under: Rules | None = None) -> City:
    city = a_city()
    let_go(city)
    pull(city, level, *levers)
    live(city, under or rules(), months, DEMOGRAPHY, SCHOOLS, SYSTEM)
    return city


def with_unemployment(share: float) -> Rules:
    series = Series({2000 * 12: share}, "share", "a test")
    return dataclasses.replace(rules(), nation=dataclasses.replace(rules().nation, unemployment=series))


def gap(city: City) -> float:
    return share_now(city, "employment_native") - share_now(city, "employment_foreign")


def test_unemployment_follows_the_region_and_stands_above_it() -> None:
    low, high = (lived(under=with_unemployment(share)) for share in (0.05, 0.09))
    assert share_now(low, "unemployment") < share_now(high, "unemployment") - 0.03
    assert share_now(high, "unemployment") > 0.09


def test_help_with_search_and_training_raises_employment_by_a_few_points() -> None:
    gained = share_now(lived("job_help", level=1.0), "employment") - share_now(lived(), "employment")
    assert 0.01 < gained < 0.06


def test_fair_employers_hire_more_with_a_foreign_background() -> None:
    fair = a_city()
    fair.workplaces.bias[:] = 0.0
    biased = a_city()
    for city in (fair, biased):
        live(city, rules(), 36, DEMOGRAPHY, SCHOOLS, SYSTEM)
    assert gap(fair) < gap(biased) - 0.02
    assert flow_year(biased, "hiring_rejections")[-1] > flow_year(fair, "hiring_rejections")[-1]


def test_bias_bites_less_when_every_hand_is_needed() -> None:
    rejections = [
        flow_year(lived(under=with_unemployment(share)), "hiring_rejections")[-1] for share in (0.03, 0.09)
    ]
    assert rejections[0] < rejections[1]


def test_rights_that_are_found_lift_children_out_of_deprivation_a_little() -> None:
    found, usual = lived("child_poverty", months=60, level=1.0), lived(months=60)
    less = float(usual.arrays["people.deprived"][-1] - found.arrays["people.deprived"][-1])
    assert 0.0 < less < 0.04


def test_rights_and_debts_help_poor_households_and_rights_only_those_with_children() -> None:
    usual = lived(months=1)
    poor, families = usual.households.poor & usual.households.alive, usual.households.children > 0
    gains = []
    for lever in ("child_poverty", "tailored_help"):
        helped = lived(lever, months=1, level=1.0)
        gains.append(helped.households.income - usual.households.income > 1.0)
    rights, debts = gains
    assert rights[poor & families].mean() > 0.95
    assert not rights[~families].any()
    assert debts[poor].mean() > 0.95
    assert debts.mean() < 0.4


def test_a_coach_comes_to_those_who_have_looked_for_half_a_year() -> None:
    found = []
    for pulled, since in ((1.0, 2), (0.0, 2), (1.0, 12), (0.0, 12)):
        city = a_city()
        let_go(city)
        pull(city, pulled, "job_help")
        r = city.residents
        seeks = (r.activity == JOBLESS) & r.alive
        r.since[seeks] = city.month - since
        live(city, rules(), 1, SYSTEM)
        found.append(int((r.activity[seeks] == EMPLOYED).sum()))
    assert found[0] == found[1]
    assert found[2] > 1.2 * found[3]


def test_everybody_retires_at_65() -> None:
    city = lived(months=14)
    r = city.residents
    old = r.alive & (r.born < city.month - 12 * 67)
    assert (r.activity[old] == 6).all()


def test_households_add_up_what_their_members_get() -> None:
    city = lived(months=30)
    r, h = city.residents, city.households
    total = np.bincount(r.household[r.alive], weights=r.income[r.alive], minlength=h.alive.size)
    assert np.abs(total - h.income)[h.alive].max() < 1.0


def test_pay_follows_wages_once_a_year() -> None:
    city = lived(months=12)
    before = city.residents.income.copy()
    stays = city.residents.alive & (city.residents.activity == RETIRED) & (before > 0.0)
    raised = []
    for _ in range(12):
        live(city, rules(), 1, SYSTEM)
        now = city.residents.income.copy()
        raised.append(float((now[stays] > before[stays]).mean()))
        before = now
    assert sum(share > 0.9 for share in raised) == 1
    assert sum(share > 0.0 for share in raised) == 1


def test_who_loses_a_job_and_finds_another_within_the_quarter_is_never_seen_without() -> None:
    city = a_city()
    live(city, with_unemployment(0.03), 24, DEMOGRAPHY, SCHOOLS, SYSTEM)
    r = city.residents
    works = r.activity == EMPLOYED
    live(city, with_unemployment(0.03), 1, SYSTEM)
    began = works & (r.activity == EMPLOYED) & (r.since == city.month - 1)
    assert city.month % 3 == 1
    assert 20 < began.sum() < 0.02 * works.sum()
