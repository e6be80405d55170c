"""Two at one screen: what costs money takes both; the town knows nothing of it."""

import json
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from game import saves
from game.engine.orders import Choose, Order, Price, Refusal, Start, Stop
from game.engine.programme import Brick
from game.engine.rules import Rules
from game.engine.snapshot import digest
from game.engine.steps import finished
from game.pair import Came, Chair, No, Pair, Proposal, holder, needs_both
from game.replay import back_to
from tests.town import a_session, rules

BUDDIES = Start("buddies", 1)
MOVES = st.lists(
    st.tuples(st.sampled_from(["act", "pass", "agree", "refuse", "lapse"]), st.integers(0, 5)), max_size=40
)


class Desk:
    """A hall in which even doses cost money; it writes down what is given."""

    def __init__(self) -> None:
        self.given: list[Order] = []

    def price(self, order: Order) -> Price:
        return Price(month=100 if isinstance(order, Start) and order.dose % 2 == 0 else 0)

    def give(self, order: Order) -> Refusal | None:
        self.given.append(order)
        return None


def rules_of(level: str) -> Rules:
    assert level == "mechelen"
    return rules()


@given(MOVES)
def test_no_order_that_costs_is_given_without_a_word_of_each(moves: list[tuple[str, int]]) -> None:
    pair, desk = Pair(), Desk()
    said: set[tuple[Order, Chair]] = set()
    for move, number in moves:
        chosen = pair.waiting[number % len(pair.waiting)] if pair.waiting else None
        if move == "act":
            order = Start(f"p{number // 2}", number)
            said.add((order, pair.sits))
            pair.act(desk, order)
        elif move == "pass":
            pair.pass_chair()
        elif move == "lapse":
            pair.lapse()
        elif chosen is not None and chosen.by is pair.sits:
            with pytest.raises(ValueError, match="other"):
                pair.agree(desk, chosen)
        elif chosen is not None and move == "agree":
            said.add((chosen.order, pair.sits))
            pair.agree(desk, chosen)
        elif chosen is not None:
            pair.refuse(chosen, No.NOT_NOW)
        for done in desk.given:
            if needs_both(desk.price(done)):
                assert {(done, chair) for chair in Chair} <= said
    assert pair.agreed + len(pair.refused) + len(pair.waiting) <= pair.made


def test_what_came_of_an_order_is_told_apart() -> None:
    pair, desk = Pair(), Desk()
    assert pair.act(desk, Start("free", 1)) is Came.GIVEN
    assert pair.act(desk, Start("dear", 2)) is Came.PROPOSED
    pair.pass_chair()
    assert pair.act(desk, Start("dear", 2)) is Came.AGREED
    assert desk.given == [Start("free", 1), Start("dear", 2)]
    assert (pair.made, pair.agreed, pair.left_open) == (1, 1, 0)


def test_a_second_answer_to_a_question_takes_the_place_of_the_first() -> None:
    session, pair = a_session(), Pair()
    for choice in ("crew", "street_deal"):
        assert pair.act(session, Choose("full_bins", choice)) is Came.PROPOSED
    assert pair.waiting == [Proposal(Choose("full_bins", "street_deal"), Chair.MAYOR)]


def test_a_yes_to_one_size_ends_the_other_sizes() -> None:
    pair, desk = Pair(), Desk()
    pair.act(desk, Start("dear", 4))
    pair.pass_chair()
    pair.act(desk, Start("dear", 2))
    pair.act(desk, Start("other", 2))
    pair.pass_chair()
    pair.agree(desk, pair.waiting[1])
    assert [proposal.order for proposal in pair.waiting] == [Start("other", 2)]
    assert pair.left_open == 1


def test_a_proposal_is_taken_back_by_who_made_it_alone() -> None:
    pair, desk = Pair(), Desk()
    pair.act(desk, Start("dear", 2))
    pair.pass_chair()
    with pytest.raises(ValueError, match="only who made"):
        pair.withdraw(pair.waiting[0])
    pair.pass_chair()
    pair.withdraw(pair.waiting[0])
    assert pair == Pair()


def test_a_year_that_is_tried_again_is_played_by_the_same_two_with_nothing_open() -> None:
    session = a_session()
    session.pair = Pair()
    session.pair.act(session, BUDDIES)
    again = finished(back_to(session, session.view.month))
    assert again.pair == Pair(made=1)
    assert len(session.pair.waiting) == 1


def test_a_pairs_game_is_the_game_of_one_who_gives_the_agreed_orders() -> None:
    two, one = a_session(), a_session()
    two.pair = Pair()
    two.pair.act(two, BUDDIES)
    two.pair.act(two, Start("renewal", 1))
    assert two.log == []
    two.pair.pass_chair()
    assert two.pair.agree(two, two.pair.waiting[0]) is None
    two.pair.refuse(two.pair.waiting[0], No.TOO_DEAR)
    assert one.give(BUDDIES) is None
    two.step()
    one.step()
    assert two.log == one.log
    assert digest(two.city) == digest(one.city)


def test_either_may_stop_what_runs() -> None:
    session, pair = a_session(), Pair(Chair.ALDERMAN)
    assert session.give(BUDDIES) is None
    session.step()
    assert pair.act(session, Stop("buddies")) is Came.GIVEN
    assert session.orders_today == (Stop("buddies"),)


def test_a_proposal_left_open_lapses_with_the_month() -> None:
    session = a_session()
    session.pair = Pair()
    session.pair.act(session, BUDDIES)
    session.step()
    assert session.pair.waiting == []
    assert session.pair.lapsed == [Proposal(BUDDIES, Chair.MAYOR)]


def test_a_pair_is_saved_and_loaded_with_its_game(tmp_path: Path) -> None:
    session = a_session()
    session.pair = Pair()
    session.pair.act(session, Start("renewal", 1))
    session.pair.pass_chair()
    session.pair.refuse(session.pair.waiting[0], No.WRONG_PEOPLE)
    session.pair.act(session, BUDDIES)
    saves.save_log(tmp_path, session, "mechelen")
    again, _, _ = saves.load(tmp_path, rules_of)
    assert again.pair == session.pair


def test_a_save_from_before_pairs_loads_as_a_game_of_one(tmp_path: Path) -> None:
    saves.save_log(tmp_path, a_session(), "mechelen")
    log = tmp_path / saves.LOG
    record = json.loads(saves.unwrap(log.read_bytes()))
    del record["pair"]
    log.write_bytes(saves.wrap(json.dumps(record).encode()))
    again, _, _ = saves.load(tmp_path, rules_of)
    assert again.pair is None


def test_mayor_and_alderman_hold_four_bricks_each_and_the_mayor_the_city() -> None:
    bricks = [brick for brick in Brick if brick is not Brick.CITY]
    assert [holder(brick) for brick in bricks].count(Chair.MAYOR) == 4
    assert len(bricks) == 8
    assert holder(Brick.CITY) is Chair.MAYOR
