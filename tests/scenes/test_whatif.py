"""The screen "what if": orders are taken out with one tap, and what comes of it is told as it is found."""

from functools import lru_cache
from pathlib import Path
from typing import Any

import numpy as np
import pytest

from game.content.levels import LoadedLevel, load_level
from game.engine.orders import Dated, Start
from game.engine.snapshot import from_bytes, to_bytes
from game.engine.steps import finished
from game.januaries import packing
from game.library import Game
from game.scenes import routes, whatif_intro, whatif_model
from game.scenes.context import Context
from game.scenes.whatif import WhatIfScene
from game.scenes.whatif_model import Outcome
from game.scenes.whatif_parts import district_rows
from game.scenes.why_model import scale_for
from game.session import Session
from game.ui.text import LANGUAGES
from game.whatif import study
from tests.scenes.playing import LEVEL, playing
from tests.ui.pilot import Pilot, a_context

SIZES = [(1280, 720), (1920, 1080), (1080, 1920)]


@lru_cache
def _lived() -> tuple[LoadedLevel, bytes, tuple[Dated, ...], tuple[int, bytes]]:
    """Ten months with three orders, and the first January packed."""
    session = playing().session
    packed = list(finished(packing(session.morning_bytes())))
    january = session.city.month, b"".join(packed)
    orders = {1: Start("patrols", 1), 2: Start("cameras", 1), 4: Start("patrols", 2)}
    for n in range(10):
        if n in orders:
            assert session.give(orders[n]) is None
        session.step()
    return load_level(LEVEL), to_bytes(session.city), tuple(session.log), january


def a_game(**settings: Any) -> Context:
    loaded, city, log, january = _lived()
    context = a_context(**settings)
    context.session = Session(loaded.rules, from_bytes(city), log)
    context.session.januaries.keep(*january)
    context.kept = {"game": Game(loaded.name, loaded.texts, Path())}
    return context


@pytest.fixture(autouse=True)
def _few_draws(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(study, "LUCKS", 1)
    monkeypatch.setattr(study, "LEAST", 1)


def at_the_end(pilot: Pilot) -> WhatIfScene:
    """Frames until all is lived."""
    scene = pilot.app.top
    assert isinstance(scene, WhatIfScene)
    for _ in range(2000):
        if not scene.study.busy:
            break
        pilot.frame()
    pilot.frame()
    return scene


@pytest.mark.parametrize("size", SIZES, ids=str)
def test_before_a_choice_the_years_stand_there_with_each_decision(size: tuple[int, int]) -> None:
    pilot = Pilot(routes.WhatIf(), size, context=a_game())
    told = {"out": "Choose a decision", "add": "Choose a programme", "model": "Choose another view"}
    for side, said in told.items():
        pilot.click(f"tab.{side}")
        assert said in pilot.words
    scene = pilot.app.top
    assert isinstance(scene, WhatIfScene)
    months = list(scene.context.session.view.series("pride")[0])
    assert len(whatif_intro.decisions(months, scene.study.past.log)) == 3
    pilot.click("number.on")
    assert "Car break-ins" in pilot.words


def test_where_one_leaf_has_room_it_is_the_one_whose_tab_is_chosen() -> None:
    pilot = Pilot(routes.WhatIf(), context=a_game(text_size=200))
    assert pilot.app.top.ui.find("order.2")
    assert not pilot.app.top.ui.find("tab.districts")
    pilot.click("tab.how")
    assert "Choose a decision" in pilot.words
    assert not pilot.app.top.ui.find("order.2")
    pilot.click("tab.list")
    pilot.tap("order.2")
    assert pilot.app.top.ui.find("tab.districts")
    assert "is being woken" in pilot.words


def test_one_tap_takes_an_order_out_and_the_lines_grow_while_the_years_are_lived_again() -> None:
    pilot = Pilot(routes.WhatIf(), context=a_game())
    assert "Choose a decision" in pilot.words
    pilot.tap("order.0")
    scene = pilot.app.top
    assert isinstance(scene, WhatIfScene)
    assert "is being woken" in pilot.words
    lived: set[int] = set()
    while scene.shown is not None and not scene.shown.done:
        pilot.frame()
        lived.add(len(scene.shown.series("pride")[0]))
    assert len(lived) > 3
    at_the_end(pilot)
    assert "Because of the decision" in pilot.words
    assert "With other luck" in pilot.words


def test_with_the_switch_off_one_order_goes_alone() -> None:
    pilot = Pilot(routes.WhatIf(), context=a_game())
    pilot.tap("order.0")
    pilot.click("later")
    pilot.tap("order.0")
    scene = pilot.app.top
    assert isinstance(scene, WhatIfScene)
    assert [ghost.change.without for ghost in scene.study.ghosts] == [(0, 2), (0,)]


def test_lives_are_shown_and_let_go_by_keys_alone() -> None:
    pilot = Pilot(routes.WhatIf(), context=a_game())
    for key in ("order.0", "order.1"):
        pilot.app.top.ui.focus_on(key)
        pilot.press("enter")
    scene = pilot.app.top
    assert isinstance(scene, WhatIfScene)
    assert scene.shown is scene.study.ghosts[1]
    scene.ui.focus_on("ghost.0")
    pilot.press("enter")
    assert scene.shown is scene.study.ghosts[0]
    scene.ui.focus_on("forget.0")
    pilot.press("enter")
    assert len(scene.study.ghosts) == 1
    assert scene.shown is scene.study.ghosts[0]


def test_a_programme_that_never_ran_can_be_added() -> None:
    pilot = Pilot(routes.WhatIf(), context=a_game())
    pilot.click("tab.add")
    offered = [spot.key for spot in pilot.spots if spot.key.startswith("add.")]
    assert offered
    assert "add.patrols" not in offered
    pilot.click(offered[0])
    scene = at_the_end(pilot)
    assert scene.study.ghosts[0].change.added
    assert "Because of it, there would be" in pilot.words


def test_ones_own_decisions_are_lived_under_another_model_with_one_tap() -> None:
    context = a_game()
    pilot = Pilot(routes.WhatIf(), context=context)
    pilot.click("tab.model")
    assert sum(spot.key.startswith("model.") for spot in pilot.spots) == len(context.session.rules.models)
    pilot.tap("model.3")
    scene = at_the_end(pilot)
    assert scene.shown is not None
    assert dict(scene.shown.change.values or ()) == list(context.session.rules.models.values())[2].values
    assert "Under this model, with the same decisions" in pilot.words
    pilot.click("tab.case")
    rival = list(context.session.rules.models.values())[2]
    assert rival.what in pilot.words
    assert rival.case.split(".")[0] in pilot.words
    pilot.click("tab.people")
    assert scene.ends


def test_what_was_lived_again_stays_until_a_month_is_played() -> None:
    context = a_game()
    Pilot(routes.WhatIf(0), context=context)
    kept = context.kept[whatif_model.KEPT]
    Pilot(routes.WhatIf(), context=context)
    assert context.kept[whatif_model.KEPT] is kept
    context.session.step()
    Pilot(routes.WhatIf(), context=context)
    assert context.kept[whatif_model.KEPT] is not kept


@pytest.mark.parametrize("size", SIZES, ids=str)
@pytest.mark.parametrize("language", [*LANGUAGES, "pseudo"])
def test_every_leaf_fits_every_window_in_every_language(size: tuple[int, int], language: str) -> None:
    context = a_game(language=language)
    pilot = Pilot(routes.WhatIf(0), size, context)
    at_the_end(pilot)
    for leaf in ("course", "people", "districts"):
        pilot.click(f"tab.{leaf}")
        assert pilot.misfits == {}, leaf


@pytest.mark.parametrize("size", SIZES, ids=str)
@pytest.mark.parametrize("language", [*LANGUAGES, "pseudo"])
def test_another_model_fits_every_window_in_every_language(size: tuple[int, int], language: str) -> None:
    context = a_game(language=language)
    for rival in context.session.rules.models.values():
        pilot = Pilot(routes.WhatIf(values=tuple(rival.values.items())), size, context)
        pilot.click("tab.case")
        assert pilot.misfits == {}, rival.key


def test_someone_who_lives_in_town_opens_their_card(monkeypatch: pytest.MonkeyPatch) -> None:
    pilot = Pilot(routes.WhatIf(0), context=a_game())
    at_the_end(pilot)
    pilot.click("tab.people")
    rows = [spot for spot in pilot.spots if spot.key.startswith("person.")]
    for row in rows[:1]:
        number = int(row.key.partition(".")[2])
        assert getattr(row.activate(), "to", None) == routes.Resident(number)


@pytest.mark.parametrize(("taken", "did"), [(True, "+2.0"), (False, "\u22122.0")])
def test_a_district_says_what_the_change_did_in_the_direction_of_the_sentence(taken: bool, did: str) -> None:
    context = a_game()
    none, scale = np.zeros(0), scale_for("street_crime", [2.0])
    number = Outcome("street_crime", (), none, none, None, None, scale)
    (said, share), _ = district_rows(context.texts, number, [(7.0, 5.0), (5.0, 5.0)], taken=taken)
    assert said == ("7.0", "5.0", did)
    assert share == (1.0 if taken else -1.0)
