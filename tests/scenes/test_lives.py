"""Life lines on screens: told between frames, readable everywhere; people to follow, kept and met again."""

from functools import cache
from pathlib import Path
from typing import Any

import numpy as np
import pytest

from game import saves
from game.engine.residents import Activity
from game.engine.snapshot import digest, from_bytes, to_bytes
from game.engine.view import HIDDEN
from game.library import Keeper
from game.life.facts import Fact
from game.life.offer import varied
from game.scenes import lives, routes
from game.scenes.context import Context
from game.session import Session
from game.ui.moves import Push
from game.ui.text import LANGUAGES, Texts, catalogue
from tests.scenes.paper_game import a_game
from tests.scenes.playing import LEVEL, playing
from tests.ui.pilot import Pilot

SIZES = [(1280, 720), (1920, 1080), (1080, 1920)]
MONTHS = 18


@cache
def _lived() -> bytes:
    context = playing()
    for _ in range(MONTHS):
        context.session.step()
    return to_bytes(context.session.city)


def later(**settings: Any) -> Context:
    """A game of a year and a half, without snapshots: its founding is lived again."""
    context = playing(**settings)
    context.session = Session(context.session.rules, from_bytes(_lived()))
    return context


def somebody(context: Context) -> int:
    """A learner of Dutch in a club who has not always had this work."""
    r = context.session.city.residents
    found = r.alive & (r.generation == 1) & (r.club >= 0) & (r.activity == Activity.EMPLOYED)
    found &= r.since > context.session.rules.level.from_
    return int(r.id[np.flatnonzero(found)[0]])


@pytest.mark.parametrize("size", SIZES, ids=str)
@pytest.mark.parametrize("language", LANGUAGES)
def test_a_life_fits_every_window_in_every_language(size: tuple[int, int], language: str) -> None:
    for percent in (100, 150):
        context = later(language=language, text_size=percent)
        number = somebody(context)
        lives.finish(context, number)
        pilot = Pilot(routes.Resident(number), size, context)
        for leaf in ("who", "feels", "life"):
            if any(spot.key == f"tab.{leaf}" for spot in pilot.spots):
                pilot.click(f"tab.{leaf}")
            found = (pilot.clipped, pilot.small, pilot.outside, pilot.overlapping)
            assert found == ([], [], [], []), (percent, leaf, pilot.words)


def test_a_life_is_told_while_frames_go_by_and_the_game_stays_as_it_is() -> None:
    context = later()
    before = digest(context.session.city)
    number = somebody(context)
    pilot = Pilot(routes.Resident(number), context=context)
    assert "Looking back" in pilot.words
    for _ in range(3000):
        pilot.frame()
        if "Looking back" not in pilot.words:
            break
    assert "Looking back" not in pilot.words
    person = context.session.view.person(number)
    assert person is not None
    assert lives.rows(context, person, lives.line_of(context, person))
    assert digest(context.session.city) == before


def test_a_relative_leads_to_their_card() -> None:
    context = later()
    r = context.session.city.residents
    mother = int(r.mother[np.flatnonzero(r.alive & (r.mother > 0) & np.isin(r.mother, r.id[r.alive]))[0]])
    lives.finish(context, mother)
    pilot = Pilot(routes.Resident(mother), context=context)
    moves = [spot.on for spot in pilot.spots if spot.key.startswith("home")]
    assert moves
    assert all(isinstance(move, Push) and isinstance(move.to, routes.Resident) for move in moves)


def test_every_kind_of_fact_has_words_and_no_word_tells_what_is_nobodys_business() -> None:
    context = a_game()
    for what in (*lives.ICONS, "work", "work_away", "first_work", "first_work_away", "other_work",
                 "other_work_away", "lost_work", "stopped_work", "seeks_work", "met_class", "met_work",
                 "met_club", "met_course"):  # fmt: skip
        for level in (1, 2, 3):
            said = lives.sentence(context, Fact(24_040, what, "Jef", 1, level))
            assert "life." not in said
    words = {key for key in catalogue("en") if key.startswith("life.")}
    assert not {key for key in words for secret in HIDDEN if secret in key}


def test_meetings_are_told_in_sum_by_layer() -> None:
    context = later()
    number = somebody(context)
    lives.finish(context, number)
    person = context.session.view.person(number)
    assert person is not None
    line = lives.line_of(context, person)
    met = lives.met(line)
    assert line is not None
    across = sum(often for (_, far, _), often in line.meetings.items() if far)
    assert (met.well + met.badly if met else 0) == across


# ---------------------------------------------------------------------- five people


def to_the_five(pilot: Pilot) -> None:
    for _ in range(12):
        if any(spot.key.startswith("keep.") for spot in pilot.spots):
            return
        pilot.click("next")
    pytest.fail(pilot.words)


@pytest.mark.parametrize("size", SIZES, ids=str)
@pytest.mark.parametrize("language", LANGUAGES)
def test_the_five_fit_every_window_in_every_language(size: tuple[int, int], language: str) -> None:
    for percent in (100, 150):
        pilot = Pilot(routes.Briefing(LEVEL), size, playing(language=language, text_size=percent))
        to_the_five(pilot)
        found = (pilot.clipped, pilot.small, pilot.outside, pilot.overlapping)
        assert found == ([], [], [], []), (percent, pilot.words)


def test_five_people_are_offered_before_the_game_and_can_be_followed() -> None:
    context = playing()
    pilot = Pilot(routes.Briefing(LEVEL), context=context)
    to_the_five(pilot)
    five = varied(context.session.view)
    assert [spot.key for spot in pilot.spots if spot.key.startswith("keep.")] == [f"keep.{n}" for n in five]
    pilot.click(f"keep.{five[2]}")
    assert context.kept["followed"] == [five[2]]
    pilot.click(f"keep.{five[2]}")
    assert context.kept["followed"] == []


def test_who_was_offered_is_met_again_at_the_end() -> None:
    context = a_game()
    context.kept["offered"] = [12, 31, 77]
    pilot = Pilot(routes.Debrief(), (1280, 720), context)
    for _ in range(4):
        pilot.click("on")
    names = [context.session.view.person(number).name for number in (12, 31, 77)]
    assert names[0] in pilot.words
    pilot.click("met.77")
    assert names[2] in pilot.words


def test_people_who_are_followed_are_kept_with_the_game(tmp_path: Path) -> None:
    context = playing()
    words = Texts("en")
    keeper = Keeper(tmp_path, LEVEL, lambda said: words(said.key, **said.values))
    keeper.keep_people(context.session, {"followed": [4, 9], "offered": [1]})
    assert saves.read_people(tmp_path) == {"followed": [4, 9], "offered": [1]}
    for harm in (b"", b"[1, 2]", b'{"followed": 3}', b'{"followed": ["x", true, 4]}', b"\x00\x01"):
        (tmp_path / saves.PEOPLE).write_bytes(harm)
        assert saves.read_people(tmp_path) in ({}, {"followed": [4]})
