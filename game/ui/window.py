"""The window, or a sentence where there is no display."""

import os

import pygame

from game.ui import settings as stored
from game.ui import text

Size = tuple[int, int]
SMALLEST = (1280, 720)
UNSEEN = frozenset({"dummy", "offscreen"})
"""Drivers that SDL falls back to where nobody could see the window."""


class NoWindowError(Exception):
    """No window could be opened; the message is a sentence for the player."""


def open_window(chosen: stored.Settings, size: Size | None = None) -> pygame.Surface:
    """A window as the settings say, or of a size; a sentence when there is no display."""
    os.environ.setdefault("SDL_TOUCH_MOUSE_EVENTS", "0")
    try:
        pygame.display.init()
        unseen = pygame.display.get_driver() in UNSEEN and "SDL_VIDEODRIVER" not in os.environ
        window = None if unseen else _set_mode(chosen, size)
    except pygame.error:
        window = None
    if window is None:
        raise NoWindowError(text.Texts(chosen.language or text.computer_language())("trouble.no_window"))
    return window


def _set_mode(chosen: stored.Settings, size: Size | None) -> pygame.Surface:
    """The window or the full screen; X11 gets our pixels as they are, not as a texture by software OpenGL."""
    if pygame.display.get_driver() == "x11":
        os.environ.setdefault("SDL_FRAMEBUFFER_ACCELERATION", "0")
    if chosen.window == "full" and size is None:
        return pygame.display.set_mode((0, 0), pygame.FULLSCREEN)
    wide, high = pygame.display.get_desktop_sizes()[0]
    size = size or (max(min(1600, wide - 80), SMALLEST[0]), max(min(900, high - 120), SMALLEST[1]))
    return pygame.display.set_mode(size, pygame.RESIZABLE)
