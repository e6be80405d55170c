import pytest

from game.engine.civic import Wish
from game.scenes import council_round, routes
from game.scenes.common_promise import WITH_PATH, PromiseRow
from game.scenes.council import CouncilScene
from game.ui.moves import Route
from tests.scenes.paper_game import a_game
from tests.ui.pilot import Pilot


def test_the_money_spent_by_brick_adds_up_to_the_money_spent() -> None:
    pilot = Pilot(routes.Council(), (1080, 1920), a_game())
    pilot.click("tab.money")
    assert "€3.7M" in pilot.words, "what was spent"
    assert "€2.4M" in pilot.words, "on safety"
    assert getattr(pilot.spot("brick.safety").activate(), "to", None) == routes.Board("safety")


@pytest.mark.parametrize("months", [3, 20, 33, 47])
def test_the_books_of_the_year_add_up(months: int) -> None:
    context = a_game(months)
    sums = dict(CouncilScene(context)._sums())
    money = {key: float(said.strip("\N{MINUS SIGN}€M").replace(",", "")) * (1 if "M" in said else 1e-6)
             for key, said in sums.items()}  # fmt: skip
    came = money["council.over"] + money["council.given"] + money["council.earned"]
    assert came - money["council.spent"] == pytest.approx(money["council.left"], abs=0.051)
    assert sums["council.left"] == context.texts.money(context.session.view.cash)


def test_promises_say_whether_they_were_kept_and_ask_why() -> None:
    pilot = Pilot(routes.Council(), (1280, 720), a_game())
    pilot.click("tab.pledges")
    assert "A third less street crime" in pilot.words
    assert "Not kept" in pilot.words
    assert getattr(pilot.spot("promise.0").activate(), "to", None) == routes.Why("street_crime", "term")


@pytest.mark.parametrize("size", [(1280, 720), (1920, 1080), (1080, 1920)], ids=str)
@pytest.mark.parametrize("route", [routes.Council(), routes.Debrief()], ids=["council", "debrief"])
def test_each_promise_shows_its_number_over_time_and_what_was_promised(
    route: Route, size: tuple[int, int]
) -> None:
    context = a_game()
    pilot = Pilot(route, size, context)
    for control in ["tab.pledges"] if isinstance(route, routes.Council) else ["on", "on"]:
        pilot.click(control)
    rows = [spot for spot in pilot.spots if isinstance(spot, PromiseRow)]
    assert rows
    for row in rows:
        assert row.path is not None
        assert size[0] > size[1] or row.rect.height >= pilot.app.stage.scale * WITH_PATH
        assert f"Promised: {'less' if row.path.bound < row.path.values[0] else 'more'} than" in row.course


def test_promises_are_still_open_before_their_month() -> None:
    pilot = Pilot(routes.Council(), (1280, 720), a_game(20))
    pilot.click("tab.pledges")
    assert "Not yet" in pilot.words
    assert "Not kept" not in pilot.words


def test_the_next_vote_is_told_when_it_is_near() -> None:
    pilot = Pilot(routes.Council(), (1280, 720), a_game(40))
    assert "Next vote: October 2006, in 5 months." in pilot.words


def test_each_tile_asks_why() -> None:
    pilot = Pilot(routes.Council(), (1280, 720), a_game())
    assert getattr(pilot.spot("tile.mayor_vote").activate(), "to", None) == routes.Why("mayor_vote", "year")


def test_a_wish_of_a_partner_leads_to_the_programmes_that_would_grant_it() -> None:
    game = a_game()
    city = game.session.view._city
    city.council.coalition, city.council.wishes = ("mayor", "green"), [Wish("green", "mixing", 2_000_000)]
    city.purse.earn("council", 1_000_000_000)
    pilot = Pilot(routes.Council("round"), (1280, 720), game)
    assert "Not yet" in pilot.words
    assert getattr(pilot.spot("wish.0").activate(), "to", None) == routes.Board("mixing")
    offers = council_round.grants(pilot.app.context, game.session.view.wishes()[0])
    assert offers
    for order, price in offers:
        assert price.month >= 2_000_000
        assert game.session.view.refusal(order) is None
        assert not price.once or f"{pilot.app.context.texts.money(price.once)} once" in pilot.words
    assert any(price.once for _, price in offers)
    first = offers[0][0]
    move = pilot.spot(f"grant.{first.start}").activate()
    assert getattr(move, "to", None) == routes.Board(first.start, first.dose)


def test_a_mayor_who_governs_alone_has_no_budget_round() -> None:
    game = a_game()
    game.session.view._city.council.coalition = ("mayor",)
    pilot = Pilot(routes.Council(), (1280, 720), game)
    assert "Budget round" not in pilot.words
