"""The player's settings: one small file, forgiven whatever is wrong with it."""

import json
from dataclasses import asdict, dataclass, field, fields, replace
from pathlib import Path
from typing import Any

from game.difficulty import Difficulty
from game.ui.files import home
from game.ui.palette import PALETTES

LANGUAGES = ("en", "nl", "fr")
TEXT_SIZES = (100, 125, 150, 175, 200)
PACES = (0.5, 1.0, 2.0)
DIFFICULTIES = tuple(difficulty.value for difficulty in Difficulty)
WINDOWS = ("window", "full")


@dataclass(frozen=True, slots=True)
class Settings:
    """What the player chose; every field has a default that suits most."""

    language: str = ""
    """en, nl, fr, or empty: not chosen yet, so the computer's own."""
    text_size: int = 100
    """Per cent, 100 to 200."""
    palette: str = "paper"
    """paper, or safe for colour blindness."""
    contrast: bool = False
    """High contrast."""
    motion: bool = True
    """Whether things move to explain."""
    sound: float = 0.7
    """The loudness of all sound, 0 to 1."""
    music: float = 0.6
    """The carillon, 0 to 1."""
    street: float = 0.7
    """The street, 0 to 1."""
    clicks: float = 0.5
    """Clicks and signals, 0 to 1."""
    window: str = "window"
    """window or full."""
    pace: float = 1.0
    """How fast a month goes by at speed one."""
    difficulty: str = Difficulty.MAYOR.value
    """What the next game tells and forgives."""
    predict: bool = True
    """Whether the player is asked what they expect."""
    class_time: bool = True
    """Whether a lesson offers its ending when its time is spent."""
    keys: dict[str, list[str]] = field(default_factory=dict)
    """Keys that the player changed, by command."""

    def but(self, **changes: Any) -> "Settings":  # noqa: ANN401 - any field of this record
        """These settings with something changed."""
        return replace(self, **changes)


_ALLOWED: dict[str, tuple[Any, ...]] = {
    "language": ("", "pseudo", *LANGUAGES),
    "palette": PALETTES,
    "window": WINDOWS,
    "difficulty": DIFFICULTIES,
}


def _fits(name: str, value: object) -> bool:
    """Whether a value read from a file may stand in that field."""
    if name in _ALLOWED:
        return value in _ALLOWED[name]
    if name == "text_size":
        return isinstance(value, int) and not isinstance(value, bool) and 100 <= value <= 200
    if name in {"contrast", "motion", "predict", "class_time"}:
        return isinstance(value, bool)
    if name == "keys":
        return isinstance(value, dict) and all(
            isinstance(command, str) and isinstance(keys, list) and all(isinstance(key, str) for key in keys)
            for command, keys in value.items()
        )
    top = 4.0 if name == "pace" else 1.0
    return isinstance(value, int | float) and not isinstance(value, bool) and 0 <= value <= top


def settings_file() -> Path:
    """Where the settings are kept."""
    return home() / "settings.json"


def load() -> tuple[Settings, str]:
    """The settings, and the key of a sentence when something was wrong with them (else empty)."""
    path = settings_file()
    try:
        raw = json.loads(path.read_text(encoding="utf-8"))
    except FileNotFoundError:
        return Settings(), ""
    except (OSError, ValueError):
        return Settings(), "trouble.settings_unreadable"
    if not isinstance(raw, dict):
        return Settings(), "trouble.settings_unreadable"
    names = [known.name for known in fields(Settings)]
    good = {name: raw[name] for name in names if name in raw and _fits(name, raw[name])}
    problem = "" if all(name in good for name in names if name in raw) else "trouble.settings_partly"
    return Settings(**good), problem


def save(settings: Settings) -> str:
    """Keep the settings; the key of a sentence when that could not be done (else empty)."""
    path = settings_file()
    try:
        path.parent.mkdir(parents=True, exist_ok=True)
        waiting = path.with_suffix(".new")
        waiting.write_text(json.dumps(asdict(settings), indent=2), encoding="utf-8")
        waiting.replace(path)
    except OSError:
        return "trouble.settings_unsaved"
    return ""
