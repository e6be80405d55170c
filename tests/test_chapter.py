"""The first chapter as a person would play it: by each device alone, in each language, on every screen."""

import shutil
from functools import lru_cache
from pathlib import Path
from tempfile import mkdtemp

import pytest

from game import saves
from game.content.levels import load_level
from game.content.plans import load_plan
from game.engine.marks import month
from game.library import GameLibrary
from game.scenes import routes
from game.scenes.context import Context
from game.session import Session
from game.ui.text import Texts
from tests.player import DEVICES, Player
from tests.ui.pilot import Pilot, a_context

LEVEL = "campaign/01_one_shop_in_three"
NEAR_THE_END = month(2006, 9)
ASKED = 40
"""A seed with which a question is open that month."""
STEPS = 6000
ALL = {
    "Title",
    "Settings",
    "About",
    "Levels",
    "Load",
    "Campaign",
    "Briefing",
    "City",
    "Board",
    "Place",
    "Resident",
    "Find",
    "Why",
    "Charts",
    "News",
    "Council",
    "Dilemma",
    "Election",
    "Debrief",
}
"""Every screen of the first chapter; what if and assumptions are still to come, trouble never comes."""


def shelf(language: str) -> Context:
    """A context with the levels and the saves of this computer."""
    context = a_context(language=language)
    context.texts = Texts(language)
    context.library = GameLibrary(language=lambda: language, seed=1)
    return context


class Mayor(Player):
    """Gives three orders on the way."""

    def __init__(self, pilot: Pilot, device: str) -> None:
        super().__init__(pilot, DEVICES[device])
        self.ordered = 0

    def _city(self) -> None:
        if self.ordered < 3 and self.pilot.app.context.session.view.month % 3 == self.ordered % 3:
            self.use("board")
            self.ordered += self.screen == "Board"
        else:
            super()._city()

    def _board(self) -> None:
        """From the wall to a brick, to its first programme, a dose, and the order."""
        if "dose.0" not in self.keys:
            assert self.first("programme.", "brick.")
            return
        self.first("dose.2", "dose.1")
        self.first("confirm")
        while self.screen == "Board":
            self.use("back")


@pytest.mark.parametrize(("device", "language"), [("keyboard", "en"), ("mouse", "nl"), ("finger", "fr")])
def test_the_chapter_is_played_from_title_to_debrief(
    device: str, language: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("BRICKSTONES_HOME", str(tmp_path))
    context = shelf(language)
    player = Mayor(Pilot(routes.Title(), context=context), device)
    for _ in range(STEPS):
        player.on()
        if player.seen.count("Title") > 1:
            break
    assert {"Title", "Campaign", "Briefing", "City", "Dilemma", "Election", "Debrief"} <= set(player.seen)
    assert player.seen[-1] == "Title"
    assert player.session is not None
    assert player.session.over or not player.session.city.council.mayor_stays
    assert len(player.session.log) > 3
    assert context.session is None
    assert not player.faults
    assert list((tmp_path / "saves").glob("*/log.json"))


@lru_cache
def nearly_over() -> Path:
    """A save of the chapter shortly before its election, with a question open, lived once and copied."""
    home = Path(mkdtemp())
    loaded = load_level(LEVEL)
    session = Session.begin(loaded.rules, ASKED)
    session.play(load_plan("balanced", loaded.rules), NEAR_THE_END - 1)
    saves.save_log(home / "saves" / "1", session, LEVEL)
    saves.save_snapshot(home / "saves" / "1", session)
    return home


@pytest.mark.parametrize("language", ["en", "nl", "fr"])
@pytest.mark.parametrize("device", DEVICES)
def test_every_screen_is_reached_by_each_device_alone_in_each_language(
    device: str, language: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("BRICKSTONES_HOME", str(tmp_path))
    shutil.copytree(nearly_over(), tmp_path, dirs_exist_ok=True)
    player = Player(Pilot(routes.Title(), context=shelf(language)), DEVICES[device])
    before_a_game(player)
    player.use("load")
    player.use("save.1")
    around_the_town(player)
    people_and_places(player)
    orders(player)
    for _ in range(STEPS):
        player.on()
        if player.screen == "Title":
            break
    assert set(player.seen) >= ALL
    assert not player.faults


def before_a_game(player: Player) -> None:
    """Settings, what the model is, free play, the campaign and its briefing."""
    player.use("settings")
    for page in ("hear", "play", "keys", "see"):
        player.use(f"tab.{page}")
    player.use("done")
    player.use("about")
    player.use("back")
    player.use("sandbox")
    player.use("back")
    player.use("campaign")
    player.use("fact.right")
    player.use("chapter.")
    player.use("back")
    player.use("back")
    assert player.screen == "Title"


def around_the_town(player: Player) -> None:
    """The map, its overlays and its menu, and the screens of numbers."""
    player.use("menu")
    player.use("city.keys")
    player.use("done")
    player.first("menu")
    player.use("overlay")
    player.use("overlay.felt_safety")
    player.use("overlay")
    player.use("overlay.off")
    player.use("mood")
    assert player.screen == "Why"
    player.use("tab.term")
    player.use("cause.")
    while player.screen != "City":
        assert player.first("choice.", "back")
    for way, screen in (("purse", "Council"), ("charts", "Charts"), ("news", "News")):
        player.use(way)
        assert player.screen == screen
        for tab in [key for key in player.keys if key.startswith("tab.")]:
            player.use(tab)
        player.use("back")


def people_and_places(player: Player) -> None:
    """Somebody by name without a keyboard, a block and its district, and somebody in the street."""
    player.use("find")
    player.use("letters")
    for letter in "ja":
        player.use(f"letter.{letter}")
    player.use("found0")
    assert player.screen == "Resident"
    player.use("follow")
    player.use("back")
    player.use("back")
    player.use("cross")
    player.use("card.district")
    assert player.screen == "Place"
    player.use("back")
    player.use("card.close")
    for _ in range(4):
        player.use("nearer")
    for _ in range(30):
        player.wait(1 / 60)
    player.use("cross")
    assert player.screen == "Resident"
    player.use("back")


def orders(player: Player) -> None:
    """A programme is started, and taken back."""
    log = player.pilot.app.context.session.log
    before = len(log)
    player.use("board")
    player.use("brick.story")
    player.use("programme.")
    player.use("dose.1")
    player.use("confirm")
    while player.screen != "City":
        player.use("back")
    assert len(log) == before + 1
    player.use("undo")
    assert len(log) == before


def test_the_next_chapter_goes_on_in_the_town_that_the_player_leaves(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("BRICKSTONES_HOME", str(tmp_path))
    shutil.copytree(nearly_over(), tmp_path, dirs_exist_ok=True)
    player = Player(Pilot(routes.Title(), context=shelf("en")), DEVICES["mouse"])
    player.use("load")
    player.use("save.1")
    for _ in range(STEPS):
        if "following" in player.keys:
            break
        player.on()
    first = player.pilot.app.context.session
    player.use("following")
    while "next" not in player.keys:
        player.wait()
    second = player.pilot.app.context.session
    assert second.city is first.city
    assert [past.level for past in second.before] == [LEVEL]
    while player.screen != "City":
        player.on()
    assert second.view.month == month(2007, 1)
    assert len(second.view.pledges) == 3
    assert not player.faults
