"""One action layer: keyboard, mouse, touch and gamepad all give the same small values."""

from collections.abc import Mapping
from dataclasses import dataclass
from enum import StrEnum

import pygame

Point = tuple[int, int]


class Command(StrEnum):
    """What a key or a button may ask for."""

    NEXT = "next"
    PREVIOUS = "previous"
    UP = "up"
    DOWN = "down"
    LEFT = "left"
    RIGHT = "right"
    ACTIVATE = "activate"
    BACK = "back"
    PAGE_UP = "page_up"
    PAGE_DOWN = "page_down"
    PAUSE = "pause"
    SLOWER = "slower"
    FASTER = "faster"
    SPEED_1 = "speed_1"
    SPEED_2 = "speed_2"
    SPEED_4 = "speed_4"
    STEP = "step"
    UNDO = "undo"
    SEARCH = "search"
    OVERLAY = "overlay"
    BOARD = "board"
    CHARTS = "charts"
    WHY = "why"
    PAN_UP = "pan_up"
    PAN_DOWN = "pan_down"
    PAN_LEFT = "pan_left"
    PAN_RIGHT = "pan_right"
    ZOOM_IN = "zoom_in"
    ZOOM_OUT = "zoom_out"
    HELP = "help"
    MENU = "menu"
    FULL_SCREEN = "full_screen"


@dataclass(frozen=True, slots=True)
class Do:
    """A command by key or gamepad."""

    command: Command


@dataclass(frozen=True, slots=True)
class Hover:
    """The pointer is here; nothing is pressed."""

    at: Point


@dataclass(frozen=True, slots=True)
class Press:
    """The pointer or a finger went down here."""

    at: Point


@dataclass(frozen=True, slots=True)
class Tap:
    """It came up again without having moved."""

    at: Point


@dataclass(frozen=True, slots=True)
class Drag:
    """It moves while down: from where, to where, by how much since the last time, and whether it is over."""

    start: Point
    at: Point
    by: Point
    done: bool = False


@dataclass(frozen=True, slots=True)
class Zoom:
    """Wheel or two fingers: steps in (positive) or out."""

    at: Point
    steps: float


@dataclass(frozen=True, slots=True)
class KeyHit:
    """A bare key, given only to a screen that listens for one (to change a key)."""

    name: str


Action = Do | Hover | Press | Tap | Drag | Zoom | KeyHit

KEYS: dict[Command, tuple[str, ...]] = {
    Command.NEXT: ("tab",),
    Command.PREVIOUS: ("shift+tab",),
    Command.UP: ("up",),
    Command.DOWN: ("down",),
    Command.LEFT: ("left",),
    Command.RIGHT: ("right",),
    Command.ACTIVATE: ("return", "enter", "space"),
    Command.BACK: ("escape",),
    Command.PAGE_UP: ("page up",),
    Command.PAGE_DOWN: ("page down",),
    Command.PAUSE: ("space", "p"),
    Command.SLOWER: (",",),
    Command.FASTER: (".",),
    Command.SPEED_1: ("1", "[1]", "&"),
    Command.SPEED_2: ("2", "[2]", "é"),
    Command.SPEED_4: ("4", "[4]", "'"),
    Command.STEP: ("n",),
    Command.UNDO: ("u", "ctrl+z"),
    Command.SEARCH: ("f", "ctrl+f"),
    Command.OVERLAY: ("o",),
    Command.BOARD: ("b",),
    Command.CHARTS: ("c",),
    Command.WHY: ("y",),
    Command.PAN_UP: ("w",),
    Command.PAN_DOWN: ("s",),
    Command.PAN_LEFT: ("a",),
    Command.PAN_RIGHT: ("d",),
    Command.ZOOM_IN: ("+", "=", "[+]"),
    Command.ZOOM_OUT: ("-", "[-]"),
    Command.HELP: ("f1", "h"),
    Command.MENU: ("m", "f10"),
    Command.FULL_SCREEN: ("f11", "alt+return"),
}

FIXED = frozenset(
    {
        Command.NEXT,
        Command.PREVIOUS,
        Command.UP,
        Command.DOWN,
        Command.LEFT,
        Command.RIGHT,
        Command.ACTIVATE,
        Command.BACK,
    }
)
"""Keys that cannot be changed, so that nobody locks themselves out."""

PAD_BUTTONS: dict[int, Command] = {
    0: Command.ACTIVATE,
    1: Command.BACK,
    2: Command.PAUSE,
    3: Command.WHY,
    4: Command.PREVIOUS,
    5: Command.NEXT,
    6: Command.UNDO,
    7: Command.MENU,
    9: Command.ZOOM_OUT,
    10: Command.ZOOM_IN,
    11: Command.UP,
    12: Command.DOWN,
    13: Command.LEFT,
    14: Command.RIGHT,
}

NOWHERE: Point = (-1, -1)
"""Where the pointer is when it has left the window."""
_TAP_SLACK = 10
"""Pixels that a tap may wander at scale 1 before it becomes a drag."""
_STICK_ON = 0.6
_STICK_OFF = 0.35


def bindings(changed: Mapping[str, list[str]]) -> dict[Command, tuple[str, ...]]:
    """The keys in force: ours, with what the player changed (unknown commands are left out)."""
    known = {command.value: command for command in Command if command not in FIXED}
    mine = {known[name]: tuple(keys) for name, keys in changed.items() if name in known and keys}
    return {**KEYS, **mine}


def key_hint(command: Command, keys: Mapping[Command, tuple[str, ...]]) -> str:
    """The first key of a command as a word for a hint: "Space", "Ctrl+Z"."""
    names = keys.get(command, ())
    return (
        "+".join(
            part if len(part) > 1 and part.isupper() else part.capitalize() for part in names[0].split("+")
        )
        if names
        else ""
    )


def key_name(event: pygame.event.Event) -> str:
    """The name of the key of an event, with ctrl, alt or shift before it."""
    name = pygame.key.name(event.key)
    mod = getattr(event, "mod", 0)
    if mod & pygame.KMOD_CTRL:
        name = f"ctrl+{name}"
    elif mod & pygame.KMOD_ALT:
        name = f"alt+{name}"
    elif mod & pygame.KMOD_SHIFT and len(name) > 1:
        name = f"shift+{name}"
    return name


class ActionReader:
    """Turns what the devices say into actions; remembers only what is held down."""

    def __init__(
        self, size: tuple[int, int], keys: Mapping[Command, tuple[str, ...]], scale: float = 1.0
    ) -> None:
        self.size = size
        self.scale = scale
        self.capture = False
        """Whether the next key is wanted bare."""
        self.timed = False
        """Whether time runs on the screen; then a key of the pause (space) pauses rather than activates."""
        self._by_key: dict[str, Command] = {}
        self._pausing: frozenset[str] = frozenset()
        self.rebind(keys)
        self._start: Point | None = None
        self._last: Point = (0, 0)
        self._moved = False
        self._fingers: dict[int, Point] = {}
        self._stick: dict[tuple[int, int], int] = {}

    def rebind(self, keys: Mapping[Command, tuple[str, ...]]) -> None:
        """Use these keys from now on; the fixed ones win when two commands share a key."""
        order = sorted(keys, key=lambda command: command in FIXED)
        self._by_key = {key: command for command in order for key in keys[command]}
        self._pausing = frozenset(keys[Command.PAUSE])

    def read(self, event: pygame.event.Event) -> list[Action]:
        """The actions in one event; often none, seldom more than one."""
        kind = event.type
        if kind == pygame.KEYDOWN:
            return self._key(event)
        if kind in {pygame.MOUSEBUTTONDOWN, pygame.MOUSEBUTTONUP, pygame.MOUSEMOTION, pygame.MOUSEWHEEL}:
            return [] if getattr(event, "touch", False) else self._mouse(event)
        if kind in {pygame.FINGERDOWN, pygame.FINGERUP, pygame.FINGERMOTION}:
            return self._finger(event)
        if kind in {pygame.JOYBUTTONDOWN, pygame.JOYHATMOTION, pygame.JOYAXISMOTION}:
            return self._pad(event)
        return [Hover(NOWHERE)] if kind == pygame.WINDOWLEAVE else []

    def _key(self, event: pygame.event.Event) -> list[Action]:
        name = key_name(event)
        if self.capture:
            return [KeyHit(name)]
        if self.timed and name in self._pausing:
            return [Do(Command.PAUSE)]
        command = self._by_key.get(name) or self._by_key.get(getattr(event, "unicode", "") or " ")
        return [Do(command)] if command else []

    def _mouse(self, event: pygame.event.Event) -> list[Action]:
        if event.type == pygame.MOUSEWHEEL:
            return [Zoom(self._last, float(event.y))]
        if event.type == pygame.MOUSEMOTION:
            return self._move(event.pos)
        if event.button != 1:
            return []
        return self._down(event.pos) if event.type == pygame.MOUSEBUTTONDOWN else self._up(event.pos)

    def _finger(self, event: pygame.event.Event) -> list[Action]:
        at = (round(event.x * self.size[0]), round(event.y * self.size[1]))
        if event.type == pygame.FINGERDOWN:
            self._fingers[event.finger_id] = at
            if len(self._fingers) == 1:
                return self._down(at)
            self._moved = True
            return []
        if event.type == pygame.FINGERUP:
            self._fingers.pop(event.finger_id, None)
            return [] if self._fingers else self._up(at)
        if len(self._fingers) > 1:
            return self._pinch(event.finger_id, at)
        self._fingers[event.finger_id] = at
        return self._move(at)

    def _pinch(self, finger: int, at: Point) -> list[Action]:
        others = [spot for name, spot in self._fingers.items() if name != finger]
        before = self._fingers.get(finger, at)
        self._fingers[finger] = at
        other = pygame.Vector2(others[0])
        grown = other.distance_to(at) - other.distance_to(before)
        middle = ((at[0] + others[0][0]) // 2, (at[1] + others[0][1]) // 2)
        return [Zoom(middle, grown / (60 * self.scale))]

    def _down(self, at: Point) -> list[Action]:
        self._start, self._last, self._moved = at, at, False
        return [Press(at)]

    def _move(self, at: Point) -> list[Action]:
        before, self._last = self._last, at
        if self._start is None:
            return [Hover(at)]
        slack = _TAP_SLACK * self.scale
        far = abs(at[0] - self._start[0]) > slack or abs(at[1] - self._start[1]) > slack
        if not (self._moved or far):
            self._last = before
            return []
        self._moved = True
        return [Drag(self._start, at, (at[0] - before[0], at[1] - before[1]))]

    def _up(self, at: Point) -> list[Action]:
        start, self._start = self._start, None
        if start is None:
            return []
        before, self._last = self._last, at
        if self._moved:
            return [Drag(start, at, (at[0] - before[0], at[1] - before[1]), done=True)]
        return [Tap(start)]

    def _pad(self, event: pygame.event.Event) -> list[Action]:
        if event.type == pygame.JOYBUTTONDOWN:
            command = PAD_BUTTONS.get(event.button)
            return [Do(command)] if command else []
        if event.type == pygame.JOYHATMOTION:
            return _directions(event.value[0], -event.value[1])
        if event.axis > 1:
            return []
        slot = (getattr(event, "instance_id", 0), event.axis)
        held = self._stick.get(slot, 0)
        if abs(event.value) < _STICK_OFF:
            self._stick[slot] = 0
        elif abs(event.value) > _STICK_ON and not held:
            self._stick[slot] = 1 if event.value > 0 else -1
            return _directions(*((self._stick[slot], 0) if event.axis == 0 else (0, self._stick[slot])))
        return []


def _directions(x: int, y: int) -> list[Action]:
    """Arrow commands for a step to the right (x) and down (y)."""
    found: list[Action] = []
    if x:
        found.append(Do(Command.RIGHT if x > 0 else Command.LEFT))
    if y:
        found.append(Do(Command.DOWN if y > 0 else Command.UP))
    return found
