"""Two at one screen: what one proposes is spent only after the other's yes, on every device."""

from pathlib import Path

import pytest

from game import saves
from game.content.levels import load_level
from game.engine.civic import OpenQuestion
from game.engine.orders import Choose, Start, Stop
from game.engine.targets import Address
from game.pair import Chair, No, Pair
from game.scenes import chairs, routes
from game.scenes.city import CityScene
from game.scenes.context import Context
from game.ui.text import LANGUAGES
from tests.player import Use, by_finger, by_keyboard, by_mouse, by_pad
from tests.scenes.playing import LEVEL, playing
from tests.ui.pilot import Pilot

SIZES = [(1280, 720), (1920, 1080), (1080, 1920)]
DEVICES = [by_keyboard, by_pad, by_mouse, by_finger]
PATROLS = Start("patrols", 1, None, Address.EVERYONE)
CLEANER = Start("clean_streets", 2, None, Address.EVERYONE)
EVENT, DEAR, FREE = "full_bins", Choose("full_bins", "crew"), Choose("full_bins", "camera_phone")


def two(**settings: object) -> Context:
    context = playing(**settings)
    context.session.pair = Pair()
    return context


def asked(context: Context) -> Context:
    """A question is open, with an answer that costs money and one that does not."""
    city = context.session.city
    city.happened.open.append(OpenQuestion(EVENT, city.month, int(city.residents.id[0])))
    return context


@pytest.mark.parametrize("use", DEVICES, ids=lambda use: use.__name__)
def test_money_is_spent_only_after_yes(use: Use, tmp_path: Path) -> None:
    context = two()
    view, pair = context.session.view, context.session.pair
    cash, cost = view.cash, view.cost_month
    pilot = Pilot(routes.Board("patrols"), context=context)
    use(pilot, "confirm")
    assert "Now the alderman may answer" in pilot.words
    assert (len(pair.waiting), context.session.log) == (1, [])

    pilot = Pilot(routes.Board("proposals"), context=context)
    assert not pilot.app.top.ui.find("yes.0")
    for name in ("pass", "no.0", "why.too_dear"):
        use(pilot, name)
    assert [refused.why for refused in pair.refused] == [No.TOO_DEAR]
    assert "It costs too much" in pilot.words
    assert (context.session.log, view.cash, view.cost_month) == ([], cash, cost)

    pilot = Pilot(routes.Board("patrols"), context=context)
    use(pilot, "dose.1")
    use(pilot, "confirm")
    saves.save_log(tmp_path, context.session, LEVEL)
    saves.save_snapshot(tmp_path, context.session)
    context.session, _, _ = saves.load(tmp_path, lambda level: load_level(level).rules)
    assert context.session.pair == pair
    assert context.session.log == []

    pilot = Pilot(routes.Board("proposals"), context=context)
    use(pilot, "pass")
    use(pilot, "yes.0")
    assert context.session.pair.sits is Chair.MAYOR
    [order] = context.session.orders_today
    assert isinstance(order, Start)
    assert (order.start, order.dose) == ("patrols", 1)
    assert context.session.pair.agreed == 1
    assert "You agree." in pilot.words


def test_a_proposal_stands_on_the_board_beside_its_price_and_who_made_it() -> None:
    context = two()
    context.session.pair.act(context.session, PATROLS)
    pilot = Pilot(routes.Board("proposals"), context=context)
    assert "Patrols where it hurts: size 1, the whole city" in pilot.words
    assert "€15,000 a month" in pilot.words
    assert "From the mayor" in pilot.words
    pilot.click("look.0")
    assert "The mayor proposes this: size 1" in pilot.words
    assert pilot.app.top.ui.find("confirm").enabled is False  # type: ignore[union-attr]
    context.session.pair.pass_chair()
    pilot.app.top.rebuild()
    pilot.frame()
    pilot.click("Say yes")
    assert context.session.orders_today == (PATROLS,)
    assert context.session.pair.agreed == 1


def test_what_costs_no_money_is_done_at_once() -> None:
    context = two()
    pilot = Pilot(routes.Board("youth_workers"), context=context)
    pilot.click("dose.0")
    pilot.click("Stop it")
    assert context.session.orders_today == (Stop("youth_workers", None),)
    assert context.session.pair.waiting == []


def test_an_own_proposal_can_be_taken_back() -> None:
    context = two()
    context.session.pair.act(context.session, PATROLS)
    pilot = Pilot(routes.Board("proposals"), context=context)
    pilot.click("withdraw.0")
    assert (context.session.pair.waiting, context.session.pair.made) == ([], 0)
    assert "Nothing waits for an answer." in pilot.words


def test_what_the_town_refuses_now_cannot_get_a_yes() -> None:
    context = two()
    context.session.pair.act(context.session, PATROLS)
    context.session.pair.pass_chair()
    context.session.city.council.capital = 0.5
    pilot = Pilot(routes.Board("proposals"), context=context)
    assert "you have 0.5" in pilot.words
    assert [spot.key for spot in pilot.spots if spot.key in {"yes.0", "no.0"}] == ["no.0"]


def test_an_answer_that_costs_is_proposed_and_read_again_by_the_other() -> None:
    context = asked(two())
    pilot = Pilot(routes.City(), context=context)
    pilot.click("alert0")
    for name in ("tab.decide", f"choice.{DEAR.choice}", "confirm"):
        pilot.click(name)
    assert isinstance(pilot.app.top, CityScene)
    assert "1 proposal for the alderman" in pilot.words
    assert not [spot for spot in pilot.spots if spot.key.startswith("alert")]
    for name in ("pass", "proposals", "look.0", "tab.decide"):
        pilot.click(name)
    assert "The mayor proposes this" in pilot.words
    pilot.click(f"choice.{DEAR.choice}")
    pilot.click("Say yes")
    assert context.session.orders_today == (DEAR,)


def test_a_free_answer_needs_nobody_else() -> None:
    context = asked(two())
    pilot = Pilot(routes.Dilemma(EVENT), context=context)
    for name in ("tab.decide", f"choice.{FREE.choice}", "confirm"):
        pilot.click(name)
    assert context.session.orders_today == (FREE,)


def test_the_clock_stands_still_while_a_proposal_waits_and_its_lapse_is_told() -> None:
    context = two()
    pilot = Pilot(routes.City(), context=context)
    scene = pilot.app.top
    assert isinstance(scene, CityScene)
    pilot.click("speed1")
    pilot.click("board")
    context.session.pair.act(context.session, PATROLS)
    pilot.press("escape")
    assert scene.speed == 0
    assert "1 proposal for the alderman" in pilot.words
    pilot.click("step")
    while context.session.view.month == context.session.rules.level.from_:
        pilot.frame()
    for _ in range(3):
        pilot.frame()
    assert "1 proposal lapsed without an answer" in pilot.words
    pilot = Pilot(routes.Board("proposals"), context=context)
    assert "No answer last month" in pilot.words


def test_one_alone_sees_nothing_of_it() -> None:
    context = asked(playing())
    for to in (routes.City(), routes.Board(), routes.Board("patrols"), routes.Dilemma(EVENT)):
        pilot = Pilot(to, context=context)
        keys = {spot.key for spot in pilot.spots}
        assert not keys & {"pass", "proposals", "tab.proposals"}
        assert "Mayor" not in pilot.words


def test_two_are_chosen_in_the_briefing_and_one_again() -> None:
    context = playing()
    pilot = Pilot(routes.Briefing(LEVEL), context=context)
    while not pilot.app.top.ui.find("play.two"):
        pilot.click("next")
    pilot.click("play.two")
    assert context.session.pair == Pair()
    assert "The alderman looks after" in pilot.words
    pilot.click("play.alone")
    assert context.session.pair is None


def test_looking_back_tells_how_often_two_agreed() -> None:
    context = two()
    session, pair = context.session, context.session.pair
    pair.act(session, PATROLS)
    pair.act(session, CLEANER)
    pair.pass_chair()
    pair.agree(session, pair.waiting[0])
    pair.refuse(pair.waiting[0], No.NOT_NOW)
    pair.act(session, Start("new_story", 1))
    session.step()
    assert chairs.together(context) == "The two of you made 3 proposals: 1 agreed, 1 refused, 1 left open."
    pair.act(session, Start("new_story", 1))
    said = "The two of you made 4 proposals: 1 agreed, 1 refused, 2 left open."
    assert chairs.together(context) == said, "what waits at the end has no answer either"


@pytest.mark.parametrize("size", SIZES, ids=str)
@pytest.mark.parametrize("language", LANGUAGES)
def test_every_page_for_two_fits_every_window_in_every_language(size: tuple[int, int], language: str) -> None:
    for percent in (100, 150, 200):
        context = asked(two(language=language, text_size=percent))
        pair = context.session.pair
        for order in (PATROLS, CLEANER, DEAR):
            pair.act(context.session, order)
        pair.pass_chair()
        pair.refuse(pair.waiting[1], No.WRONG_PEOPLE)
        for to in (routes.Board("proposals"), routes.Board("patrols"), routes.Dilemma(EVENT)):
            assert not Pilot(to, size, context).misfits, (percent, to)
        pilot = Pilot(routes.City(), size, context)
        of_the_cross = [pair for pair in pilot.overlapping if "cross" in pair]
        assert not pilot.misfits or pilot.misfits == {"overlapping": of_the_cross}, percent
        pilot = Pilot(routes.Board("proposals"), size, context)
        pilot.click("no.0")
        assert not pilot.misfits, percent
        pilot = Pilot(routes.Briefing(LEVEL), size, context)
        while not pilot.app.top.ui.find("play.two"):
            pilot.click("next")
        assert not pilot.misfits, percent
