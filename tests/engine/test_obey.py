"""Orders: prices, refusals, undo."""

import pytest

from game.engine.levers import LEVER_INDEX
from game.engine.orders import Choose, MakePledges, Order, Start, Stop, Why
from game.engine.snapshot import digest
from game.engine.targets import Address
from tests.town import CHAPTER, a_session, rules


def test_the_price_on_the_button_is_what_the_books_show() -> None:
    session = a_session()
    order = Start("renewal", 1)
    price = session.price(order)
    before = session.view.cash
    assert price.once > 0
    assert session.give(order) is None
    assert session.view.cash == before - price.once
    cost = session.view.cost_month
    paid = session.city.purse.spent.get("programme:renewal", 0)
    session.step()
    assert session.city.purse.spent["programme:renewal"] - paid == price.month
    assert session.view.cost_month == cost


def test_one_district_costs_its_share_of_the_city() -> None:
    session = a_session()
    local = next(key for key, p in rules().programmes.items() if p.local and p.doses[0].cost_month > 0)
    running = {x.programme for x in session.view.running()}
    if local in running:
        session.give(Stop(local))
    whole = rules().programmes[local].doses[0].cost_month
    here = session.price(Start(local, 1, "noord")).month
    share = next(d.residents for d in rules().town.districts if d.key == "noord") / 76_300
    assert here == pytest.approx(whole * share, abs=1)


@pytest.mark.parametrize(
    ("order", "why"),
    [
        (Start("no_such_programme"), Why.UNKNOWN),
        (Start("buddies", 9), Why.DOSE),
        (Start("buddies", 1, "nowhere"), Why.UNKNOWN),
        (Start("new_story", 1, "noord"), Why.PLACE),
        (Start("cameras", 1, None, Address.GROUP), Why.ADDRESS),
        (Stop("buddies"), Why.NOT_RUNNING),
        (Choose("no_such_event", "yes"), Why.UNKNOWN),
        (MakePledges(("street_crime",)), Why.NOT_IN_LEVEL),
    ],
    ids=lambda value: value if isinstance(value, str) else type(value).__name__,
)
def test_an_order_that_cannot_be_obeyed_is_refused_with_its_reason(order: Order, why: Why) -> None:
    session = a_session()
    before = digest(session.city)
    refusal = session.give(order)
    assert refusal is not None
    assert refusal.why is why
    assert digest(session.city) == before


def test_what_the_year_cannot_pay_is_refused_with_the_numbers() -> None:
    session = a_session()
    largest = sorted(rules().programmes.values(), key=lambda p: -p.doses[-1].cost_month)
    refusals = [session.give(Start(p.key, len(p.doses))) for p in largest[:12]]
    money = [refusal for refusal in refusals if refusal is not None and refusal.why is Why.MONEY]
    assert money
    assert all(refusal.needed > refusal.there for refusal in money)
    assert session.view.cash >= 0


def test_undo_takes_back_the_newest_order_of_the_month_and_everything_it_cost() -> None:
    session = a_session()
    morning = digest(session.city)
    first = Start("buddies", 1)
    assert session.give(first) is None
    after_one = digest(session.city)
    assert session.give(Start("renewal", 1)) is None
    assert session.undo() == Start("renewal", 1)
    assert digest(session.city) == after_one
    assert session.undo() == first
    assert digest(session.city) == morning
    assert session.undo() is None


def test_a_lived_month_cannot_be_undone() -> None:
    session = a_session()
    session.give(Start("buddies", 1))
    session.step()
    assert session.undo() is None


def test_pledges_are_made_once_and_in_the_number_asked() -> None:
    session = a_session(CHAPTER)
    offer = session.rules.level.pledges
    assert offer is not None
    keys = tuple(pledge.key for pledge in offer.offer)
    too_few = session.give(MakePledges(keys[:1]))
    assert too_few is not None
    assert too_few.why is Why.COUNT
    assert session.give(MakePledges(keys[: offer.choose])) is None
    again = session.give(MakePledges(keys[: offer.choose]))
    assert again is not None
    assert again.why is Why.PLEDGED


def test_a_programme_phases_in_and_out_and_levers_follow() -> None:
    session = a_session()
    buddies = rules().programmes["buddies"]

    def moved() -> float:
        causes = dict(session.city.effort.parts.get(LEVER_INDEX["buddies"], []))
        return float(causes["programme:buddies"][0]) if "programme:buddies" in causes else 0.0

    assert session.give(Start("buddies", 2)) is None
    levels = []
    for _ in range(buddies.phase_in):
        session.step()
        levels.append(moved())
    assert levels == sorted(levels)
    assert levels[-1] == pytest.approx(buddies.doses[1].levers["buddies"], abs=0.1)
    assert session.give(Stop("buddies")) is None
    for _ in range(buddies.phase_out):
        session.step()
    assert moved() == 0.0
    assert all(x.programme != "buddies" for x in session.view.running())
