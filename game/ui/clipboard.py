"""The computer's clipboard, where there is one."""

import pygame


def copy(words: str) -> bool:
    """Put words on the clipboard; says whether that worked."""
    try:
        pygame.scrap.put_text(words)
    except pygame.error:
        return False
    return True


def paste() -> str:
    """The words on the clipboard; empty when there are none."""
    try:
        return pygame.scrap.get_text() if pygame.scrap.has_text() else ""
    except pygame.error:
        return ""
