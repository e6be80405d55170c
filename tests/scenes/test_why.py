import pytest

from game.engine.indicators import INDICATORS
from game.engine.orders import Start, Stop
from game.scenes import routes, why_model
from game.scenes.why_causes import CauseRow, surprise
from game.scenes.why_model import SPANS, Row
from game.ui.panels import Dialog
from tests.scenes.paper_game import a_game
from tests.scenes.playing import playing
from tests.ui.pilot import Pilot


def the_rows(pilot: Pilot) -> list[CauseRow]:
    return [widget for widget in pilot.app.top.ui.widgets if isinstance(widget, CauseRow)]


@pytest.mark.parametrize("span", SPANS)
@pytest.mark.parametrize("area", [12, 0, 5])
def test_the_causes_shown_add_up_to_the_change_shown_to_the_last_digit(span: str, area: int) -> None:
    view = a_game().session.view
    for indicator in INDICATORS:
        for most in (3, 7, 999):
            account = why_model.account(view, indicator.key, span, area, most)
            assert account.start + sum(row.steps for row in account.rows) == account.end, indicator.key


@pytest.mark.parametrize("span", SPANS)
def test_a_cause_reads_the_same_however_many_are_named(span: str) -> None:
    view = a_game().session.view
    for indicator in INDICATORS:
        few, all_ = (
            {row.cause: row.steps for row in why_model.account(view, indicator.key, span, most=most).rows}
            for most in (3, 999)
        )
        assert {cause: all_[cause] for cause in few if cause in all_}.items() <= few.items(), indicator.key


def test_whole_parts_keep_their_total_and_stay_near_themselves() -> None:
    assert why_model.whole([1.4, 1.4, 1.4], 4) == [2, 1, 1]
    assert why_model.whole([-0.6, 2.0], 2) == [0, 2]
    assert why_model.whole([], 3) == []


def test_less_crime_is_better_and_more_residents_neither() -> None:
    assert why_model.better("street_crime", -10.0) is True
    assert why_model.better("trust_city", -0.1) is False
    assert why_model.better("population", 100.0) is None


def test_money_is_written_so_that_its_parts_can_be_told_apart() -> None:
    texts = a_game().texts
    scale = why_model.scale_for("free_budget", [40_000.0], 9_000_000.0)
    assert scale.value(texts, scale.units(9_040_000.0)) == "€9.04M"
    income = why_model.scale_for("median_income", [120.0], 16_900.0)
    assert income.value(texts, income.units(16_900.0)) == "€16,900"


def test_the_small_causes_open_when_asked_for() -> None:
    pilot = Pilot(routes.Why("pride", "term"), (1280, 720), a_game())
    before = len(the_rows(pilot))
    pilot.click("cause.smaller")
    assert "cause.smaller" not in [row.key for row in the_rows(pilot)]
    assert before >= 5


def test_more_counted_offences_by_a_programme_that_fines_are_explained_while_it_grows() -> None:
    context = playing()
    account = why_model.account(context.session.view, "street_crime", "term")
    more, less = (Row("programme:clean_streets", steps, float(steps)) for steps in (27, -27))
    assert surprise(context, account, more) == "", "at its first size it fines nobody"
    assert context.session.give(Start("clean_streets", 3)) is None
    assert surprise(context, account, more).startswith("Fines bring more offences to light")
    assert surprise(context, account, less) == ""
    assert surprise(context, why_model.account(context.session.view, "litter", "term"), more) == ""
    assert context.session.give(Stop("clean_streets")) is None
    assert surprise(context, account, more) == ""


def test_a_programme_leads_to_its_own_page() -> None:
    pilot = Pilot(routes.Why("pride", "term"), (1280, 720), a_game())
    move = pilot.spot("cause.programme:patrols").activate()
    assert getattr(move, "to", None) == routes.Board("patrols")


def test_a_cause_that_is_a_number_leads_to_that_number() -> None:
    pilot = Pilot(routes.Why("pride", "term"), (1920, 1080), a_game())
    move = pilot.spot("cause.offences").activate()
    assert getattr(move, "to", None) == routes.Why("street_crime", "term", -1)


def test_chance_and_drift_are_explained() -> None:
    pilot = Pilot(routes.Why("pride", "term"), (1280, 720), a_game())
    pilot.click("cause.chance")
    assert isinstance(pilot.app.top, Dialog)
    assert "Luck" in pilot.words


def test_the_district_turns_with_the_arrows_and_the_span_with_the_tabs() -> None:
    pilot = Pilot(routes.Why("pride", "year"), (1280, 720), a_game())
    assert "The whole town" in pilot.words
    pilot.click("district.on")
    assert "Centrum" in pilot.words
    assert getattr(pilot.spot("place").activate(), "to", None) == routes.Place("district", 0)
    pilot.click("tab.month")
    assert "What moved it in December 2006" in pilot.words


def test_bars_grow_only_where_things_may_move() -> None:
    moving = Pilot(routes.Why("pride", "term"), (1280, 720), a_game(motion=True))
    still = Pilot(routes.Why("pride", "term"), (1280, 720), a_game())
    assert the_rows(moving)[0].grown < 0.2
    assert the_rows(still)[0].grown == 1.0
    for _ in range(60):
        moving.frame()
    assert the_rows(moving)[0].grown == 1.0


def test_the_first_morning_has_nothing_to_explain_yet() -> None:
    pilot = Pilot(routes.Why("pride", "term"), (1280, 720), a_game(0))
    assert "Nothing moved it in this time." in pilot.words


def test_a_number_that_stands_still_is_written_as_plainly_as_one_that_moves() -> None:
    assert why_model.scale_for("trust_city", [0.0]).step == why_model.scale_for("trust_city", [0.05]).step
