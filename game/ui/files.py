"""Where the program's own files and the player's files are."""

import os
from pathlib import Path

import platformdirs

ASSETS = Path(__file__).resolve().parents[2] / "assets"
"""Palettes, catalogues and what our own generators drew."""


def home() -> Path:
    """The player's folder: settings and saved games; BRICKSTONES_HOME moves it."""
    chosen = os.environ.get("BRICKSTONES_HOME")
    return Path(chosen) if chosen else Path(platformdirs.user_config_dir("brickstones", appauthor=False))
