"""The first chapter from title to debrief, as a person would play it: by keyboard, mouse or finger alone."""

from collections.abc import Callable
from pathlib import Path

import pytest

from game.library import GameLibrary
from game.scenes import routes
from game.ui.text import Texts
from tests.ui.pilot import Pilot, a_context

Use = Callable[[Pilot, str], None]
CHAPTER = "chapter.campaign/01_one_shop_in_three"
LAST_FRAME = 6000


def by_keyboard(pilot: Pilot, key: str) -> None:
    """Walk the focus ring to a control and press Enter."""
    for _ in range(len(pilot.spots) + 2):
        if pilot.focused == key:
            pilot.press("enter")
            return
        pilot.press("tab")
    raise AssertionError(f"Tab does not reach {key}: {[widget.key for widget in pilot.spots]}")


def by_mouse(pilot: Pilot, key: str) -> None:
    pilot.click(key)


def by_finger(pilot: Pilot, key: str) -> None:
    pilot.tap(key)


class Player:
    """Plays on: answers what is asked, gives some orders, lets months go by."""

    def __init__(self, pilot: Pilot, use: Use) -> None:
        self.pilot = pilot
        self.use = use
        self.seen: list[str] = []
        self.ordered = 0
        self.missing: set[str] = set()

    @property
    def screen(self) -> str:
        return type(self.pilot.app.top).__name__.removesuffix("Scene")

    @property
    def keys(self) -> list[str]:
        return [widget.key for widget in self.pilot.spots]

    def first(self, *prefixes: str) -> bool:
        """Use the first control that there is of these."""
        for prefix in prefixes:
            for key in self.keys:
                if key == prefix or (prefix.endswith(".") and key.startswith(prefix)):
                    self.use(self.pilot, key)
                    return True
        return False

    def on(self) -> None:
        """One step further, whatever the screen."""
        if not self.seen or self.seen[-1] != self.screen:
            self.seen.append(self.screen)
        self.missing |= {line for line in self.pilot.words.splitlines() if looks_like_a_key(line)}
        assert self.screen != "Trouble", self.pilot.words
        step = getattr(self, f"_{self.screen.lower()}", None)
        if step is None:
            assert self.first("back", "title", "on", "go"), f"stuck on {self.screen}: {self.keys}"
        else:
            step()

    def _title(self) -> None:
        self.first("campaign")

    def _campaign(self) -> None:
        self.first(CHAPTER)

    def _briefing(self) -> None:
        if not self.keys:
            self.pilot.frame(0.3)
        elif not self.first("next", "begin"):
            chosen = [key for key in self.keys if key.startswith("pledge.")]
            for key in chosen[:3]:
                self.use(self.pilot, key)

    def _city(self) -> None:
        month = self.pilot.app.context.session.view.month
        if self.ordered < 3 and month % 3 == self.ordered % 3:
            self.ordered += 1
            self.first("board")
            return
        if self.pilot.app.top.speed == 0:  # type: ignore[attr-defined]  # the city's own
            self.first("speed4")
        for _ in range(8):
            if self.screen == "City":
                self.pilot.frame(0.25)

    def _board(self) -> None:
        """From the wall to a brick, to its first programme, a dose, and the order."""
        if "dose.0" not in self.keys:
            assert self.first("programme.", "brick.")
            return
        self.first("dose.2", "dose.1")
        self.first("confirm")
        while self.screen == "Board":
            assert self.first("back")

    def _dilemma(self) -> None:
        self.first("to_city", "confirm", "choice.", "next") or self.first("back")

    def _election(self) -> None:
        self.first("govern", "go", "skip", "next")

    def _debrief(self) -> None:
        self.first("on", "title")


def looks_like_a_key(line: str) -> bool:
    """Whether a line on screen is the key of a text that is missing."""
    parts = line.split(".")
    return len(parts) > 1 and " " not in line and all(part.replace("_", "").isalpha() for part in parts)


@pytest.mark.parametrize(
    ("use", "language"),
    [(by_keyboard, "en"), (by_mouse, "nl"), (by_finger, "fr")],
    ids=["keyboard en", "mouse nl", "finger fr"],
)
def test_the_chapter_is_played_from_title_to_debrief(
    use: Use, language: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("BRICKSTONES_HOME", str(tmp_path))
    context = a_context(language=language)
    context.texts = Texts(language)
    context.library = GameLibrary(language=lambda: language, seed=1)
    player = Player(Pilot(routes.Title(), context=context), use)
    for _ in range(LAST_FRAME):
        player.on()
        if player.seen.count("Title") > 1:
            break
    assert {"Title", "Campaign", "Briefing", "City", "Dilemma", "Election", "Debrief"} <= set(player.seen)
    assert player.seen[-1] == "Title"
    assert context.session.over
    assert len(context.session.log) > 3
    assert not player.missing
    assert list((tmp_path / "saves").glob("*/log.json"))
