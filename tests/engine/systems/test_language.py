"""Dutch: courses, work and buddies."""

from game.engine.causes import share_now
from game.engine.city import City
from game.engine.codes import BORN_ABROAD
from game.engine.systems.demography import SYSTEM as DEMOGRAPHY
from game.engine.systems.language import SYSTEM
from game.engine.systems.work import SYSTEM as WORK
from tests.builders import let_go, live, pull
from tests.town import a_city, rules


def lived(*levers: str, months: int = 60) -> City:
    city = a_city()
    let_go(city)
    pull(city, 0.8, *levers)
    live(city, rules(), months, DEMOGRAPHY, SYSTEM, WORK)
    return city


def dutch_of_newcomers(city: City) -> float:
    r = city.residents
    new = r.alive & (r.generation == BORN_ABROAD) & (r.abroad_since > city.month - 60)
    return float(r.dutch[new & (r.born < city.month - 12 * 20)].mean())


def test_more_seats_teach_more_newcomers() -> None:
    more, usual = lived("language_seats"), lived()
    assert dutch_of_newcomers(more) > dutch_of_newcomers(usual) + 0.04
    assert share_now(more, "speaks_dutch") > share_now(usual, "speaks_dutch")


def test_a_first_job_before_any_course_helps_newcomers_at_once_and_teaches_less_dutch() -> None:
    first, usual = lived("work_first", months=24), lived(months=24)
    assert share_now(first, "employment_newcomers") > share_now(usual, "employment_newcomers") + 0.02
    assert dutch_of_newcomers(lived("work_first")) < dutch_of_newcomers(lived()) + 0.005


def test_there_are_only_as_many_buddies_as_volunteers_can_carry() -> None:
    city = lived("buddies", months=24)
    r = city.residents
    assert 20 <= city.numbers["language.pairs"] <= 70
    paired = r.alive & (r.buddy != 0)
    assert (r.dutch[paired] >= 0.0).all()


def test_no_more_follow_a_course_than_there_are_seats() -> None:
    city, k = lived(months=50), rules().k.language
    sitting = int((city.residents.course > 0).sum())
    seats = k.seats * int(city.residents.alive.sum()) / 1000.0
    assert 0.3 * seats < sitting <= seats


def test_those_on_the_list_give_up_after_some_time() -> None:
    city, k = lived(months=60), rules().k.language
    waits = -city.residents.course[city.residents.course < 0]
    assert waits.size > 0
    assert waits.max() <= k.patience
