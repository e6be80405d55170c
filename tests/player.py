"""A whole player for tests: hands that know one device alone, and eyes for words that are missing or cut."""

import math
from collections.abc import Callable

from game.scenes.city import CityScene
from game.scenes.election import REST
from game.scenes.map_camera import PEOPLE_FROM
from game.session import Session
from game.ui.actions import Point
from tests.ui.pilot import Pilot

Use = Callable[[Pilot, str], None]

PATIENCE = 600
"""Frames that a player waits for a screen that has nothing to use yet."""


def by_keyboard(pilot: Pilot, key: str) -> None:
    """Walk the focus ring to a control, the shorter way, and press Enter."""
    if _walk(pilot, key, lambda: pilot.press("tab"), lambda: pilot.press("shift+tab")):
        pilot.press("enter")


def by_pad(pilot: Pilot, key: str) -> None:
    """The same with the shoulder buttons and the first button of a gamepad."""
    if _walk(pilot, key, lambda: pilot.pad(5), lambda: pilot.pad(4)):
        pilot.pad(0)


def _walk(pilot: Pilot, key: str, on: Callable[[], None], back: Callable[[], None]) -> bool:
    """Whether the control was reached: time runs meanwhile, and another screen may come first."""
    screen = pilot.app.top
    names = [widget.key for widget in pilot.spots]
    assert key in names, f"there is no {key} among {names}"
    here = names.index(pilot.focused) if pilot.focused in names else -1
    ahead = (names.index(key) - here) % len(names)
    for _ in range(len(names) + 2):
        if pilot.app.top is not screen:
            return False
        if pilot.focused == key:
            return True
        (on if ahead <= len(names) // 2 else back)()
    raise AssertionError(f"the ring does not reach {key}: {names}")


def by_mouse(pilot: Pilot, key: str) -> None:
    """Point and click; on the map, beside all controls."""
    pilot.click(_spot(pilot, key))


def by_finger(pilot: Pilot, key: str) -> None:
    """Touch; on the map, beside all controls."""
    pilot.tap(_spot(pilot, key))


def _spot(pilot: Pilot, key: str) -> str | Point:
    """Where to point: the cross in the middle of the map is for keys; a pointer takes somebody there."""
    scene = pilot.app.top
    if key != "cross" or not isinstance(scene, CityScene):
        return key
    camera, crowd = scene.town.camera, scene.town.crowd
    if camera.step < PEOPLE_FROM:
        return camera.window.center
    people = [camera.to_window(*spot) for row in crowd.sight.tolist() if (spot := crowd.where(row))]
    return min(people, key=lambda at: math.dist(at, camera.window.center))


DEVICES: dict[str, Use] = {"keyboard": by_keyboard, "mouse": by_mouse, "finger": by_finger, "gamepad": by_pad}


def looks_like_a_key(line: str) -> bool:
    """Whether a line on screen is the key of a text that is missing, or holds a brace left open."""
    parts = line.split(".")
    dotted = len(parts) > 1 and " " not in line and all(part.replace("_", "").isalpha() for part in parts)
    return dotted or "{" in line or "}" in line


class Player:
    """Plays by one device, and notes each screen and each fault in its words."""

    def __init__(self, pilot: Pilot, use: Use) -> None:
        self.pilot = pilot
        self._use = use
        self.seen: list[str] = []
        self.faults: set[str] = set()
        self.session: Session | None = None
        """The game that was played last."""
        self.look()

    @property
    def screen(self) -> str:
        """The name of the screen on top."""
        return type(self.pilot.app.top).__name__.removesuffix("Scene")

    @property
    def keys(self) -> list[str]:
        """What can be used."""
        return [widget.key for widget in self.pilot.spots]

    def look(self) -> None:
        """Note the screen and what is wrong with its words."""
        if not self.seen or self.seen[-1] != self.screen:
            self.seen.append(self.screen)
        self.session = self.pilot.app.context.session or self.session
        self.faults |= {line for line in self.pilot.words.splitlines() if looks_like_a_key(line)}
        self.faults |= {f"cut: {words}" for words in self.pilot.clipped}
        assert self.screen != "Trouble", self.pilot.words

    def use(self, key: str) -> None:
        """Wait for a control and use it, or the first whose key begins so when the name ends with a dot."""
        for _ in range(PATIENCE):
            if self.keys:
                break
            self.wait()
        whole = next((name for name in self.keys if key.endswith(".") and name.startswith(key)), key)
        self._use(self.pilot, whole)
        self.look()

    def first(self, *keys: str) -> bool:
        """Use the first control that there is of these."""
        for key in keys:
            if any(name == key or (key.endswith(".") and name.startswith(key)) for name in self.keys):
                self.use(key)
                return True
        return False

    def wait(self, seconds: float = 0.25) -> None:
        """Let time go by."""
        self.pilot.frame(seconds)
        self.look()

    # ---------------------------------------------------------------- playing on

    def on(self) -> None:
        """One step further, whatever the screen."""
        step = getattr(self, f"_{self.screen.lower()}", None)
        if step is None:
            assert self.first("back", "title", "on", "go"), f"stuck on {self.screen}: {self.keys}"
        else:
            step()

    def _waking(self) -> None:
        self.wait()

    def _title(self) -> None:
        self.first("campaign")

    def _campaign(self) -> None:
        self.first("chapter.")

    def _briefing(self) -> None:
        if not self.keys:
            self.wait()
        elif not self.first("next", "begin"):
            for key in [key for key in self.keys if key.startswith("pledge.")][:3]:
                self.use(key)

    def _city(self) -> None:
        if not self.first("alert0"):
            if self.pilot.app.top.speed == 0:  # type: ignore[attr-defined]  # the city's own
                self.use("speed4")
            self.wait()

    def _board(self) -> None:
        assert self.first("back")

    def _dilemma(self) -> None:
        """Hear, then take the first answer that city hall can pay."""
        if self.first("to_city", "next"):
            return
        for key in [key for key in self.keys if key.startswith("choice.")]:
            self.use(key)
            if self.first("confirm"):
                return
        self.use("back")
        self.use("step")

    def _election(self) -> None:
        self.first("govern", "go", "on", "skip", "next")
        self.wait(REST)

    def _debrief(self) -> None:
        self.first("on", "title")
