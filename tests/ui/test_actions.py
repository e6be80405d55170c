import pygame
from pygame import Rect
from pygame.event import Event

from game.ui import focus
from game.ui.actions import (
    KEYS,
    ActionReader,
    Command,
    Do,
    Drag,
    Hover,
    KeyHit,
    Press,
    Tap,
    Zoom,
    bindings,
    key_hint,
)
from game.ui.widgets import Spot


def a_reader() -> ActionReader:
    return ActionReader((1000, 500), KEYS)


def test_mouse_and_finger_give_the_same_actions() -> None:
    mouse, finger = a_reader(), a_reader()
    clicked = [
        *mouse.read(Event(pygame.MOUSEBUTTONDOWN, pos=(100, 50), button=1)),
        *mouse.read(Event(pygame.MOUSEBUTTONUP, pos=(101, 50), button=1)),
    ]
    touched = [
        *finger.read(Event(pygame.FINGERDOWN, finger_id=3, x=0.1, y=0.1)),
        *finger.read(Event(pygame.FINGERUP, finger_id=3, x=0.101, y=0.1)),
    ]
    assert clicked == touched == [Press((100, 50)), Tap((100, 50))]


def test_a_mouse_event_made_from_a_touch_is_not_heard_twice() -> None:
    assert a_reader().read(Event(pygame.MOUSEBUTTONDOWN, pos=(1, 1), button=1, touch=True)) == []


def test_a_far_move_is_a_drag_and_no_tap() -> None:
    reader = a_reader()
    reader.read(Event(pygame.MOUSEBUTTONDOWN, pos=(100, 50), button=1))
    assert reader.read(Event(pygame.MOUSEMOTION, pos=(103, 50))) == []
    assert reader.read(Event(pygame.MOUSEMOTION, pos=(140, 60))) == [Drag((100, 50), (140, 60), (40, 10))]
    assert reader.read(Event(pygame.MOUSEBUTTONUP, pos=(140, 60), button=1)) == [
        Drag((100, 50), (140, 60), (0, 0), done=True)
    ]
    assert reader.read(Event(pygame.MOUSEMOTION, pos=(1, 1))) == [Hover((1, 1))]


def test_two_fingers_zoom_and_do_not_tap() -> None:
    reader = a_reader()
    reader.read(Event(pygame.FINGERDOWN, finger_id=1, x=0.4, y=0.5))
    reader.read(Event(pygame.FINGERDOWN, finger_id=2, x=0.6, y=0.5))
    (zoom,) = reader.read(Event(pygame.FINGERMOTION, finger_id=2, x=0.72, y=0.5))
    assert isinstance(zoom, Zoom)
    assert zoom.steps == 2.0
    reader.read(Event(pygame.FINGERUP, finger_id=2, x=0.72, y=0.5))
    assert not any(
        isinstance(action, Tap) for action in reader.read(Event(pygame.FINGERUP, finger_id=1, x=0.4, y=0.5))
    )


def test_keys_and_gamepad_give_commands() -> None:
    reader = a_reader()
    assert reader.read(Event(pygame.KEYDOWN, key=pygame.K_TAB, mod=pygame.KMOD_SHIFT, unicode="")) == [
        Do(Command.PREVIOUS)
    ]
    assert reader.read(Event(pygame.KEYDOWN, key=pygame.K_z, mod=pygame.KMOD_CTRL, unicode="")) == [
        Do(Command.UNDO)
    ]
    assert reader.read(Event(pygame.JOYBUTTONDOWN, button=0)) == [Do(Command.ACTIVATE)]
    assert reader.read(Event(pygame.JOYHATMOTION, value=(0, 1))) == [Do(Command.UP)]
    assert reader.read(Event(pygame.JOYAXISMOTION, axis=0, value=0.9)) == [Do(Command.RIGHT)]
    assert reader.read(Event(pygame.JOYAXISMOTION, axis=0, value=0.95)) == []


def test_keys_can_be_changed_but_nobody_is_locked_out() -> None:
    keys = bindings({"pause": ["k"], "activate": ["x"], "nonsense": ["y"]})
    assert keys[Command.PAUSE] == ("k",)
    assert keys[Command.ACTIVATE] == KEYS[Command.ACTIVATE]
    assert key_hint(Command.PAUSE, keys) == "K"
    assert key_hint(Command.PREVIOUS, keys) == "Shift+Tab"


def test_a_screen_that_listens_gets_the_bare_key() -> None:
    reader = a_reader()
    reader.capture = True
    assert reader.read(Event(pygame.KEYDOWN, key=pygame.K_p, mod=0, unicode="p")) == [KeyHit("p")]


def _wall() -> list[Spot]:
    return [Spot(Rect(x * 100, y * 100, 80, 80), key=f"{x}{y}") for y in range(3) for x in range(3)]


def test_arrows_go_to_the_neighbour() -> None:
    spots = _wall()
    assert focus.by_arrow(spots, "11", Command.UP) == "10"
    assert focus.by_arrow(spots, "11", Command.DOWN) == "12"
    assert focus.by_arrow(spots, "11", Command.LEFT) == "01"
    assert focus.by_arrow(spots, "21", Command.RIGHT) == "21"


def test_the_order_goes_round() -> None:
    spots = _wall()
    assert focus.by_order(spots, "22", 1) == "00"
    assert focus.by_order(spots, "00", -1) == "22"
    assert focus.by_order(spots, "", 1) == "00"
    assert focus.by_order([], "", 1) == ""


def test_a_pointer_that_left_the_window_is_nowhere() -> None:
    assert a_reader().read(Event(pygame.WINDOWLEAVE)) == [Hover((-1, -1))]
