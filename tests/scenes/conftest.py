"""What tests of screens share."""

import pygame
import pytest


@pytest.fixture
def display() -> None:
    """A display for screens that are drawn without a pilot."""
    pygame.display.init()
    pygame.display.set_mode((8, 8))
