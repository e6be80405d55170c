"""Somebody who knows nothing of the game uses everything at random: does it fall over, does memory grow?

    .venv/bin/python benchmarks/monkey.py [--minutes 30] [--seed 1] [--out monkey.txt]

Taps, fingers, wheel, keys, letters and a gamepad, other windows, languages, text sizes and palettes, for so
many minutes, in a home of its own. Each minute prints how much was done and the memory in use. Exit code 1
when a screen failed, each failure with the seed and the number of the deed, which help to find it again.
"""

import argparse
import logging
import os
import random
import sys
import tempfile
import time
import traceback
from collections import Counter
from pathlib import Path
from typing import TextIO

os.environ.setdefault("SDL_VIDEODRIVER", "dummy")
os.environ.setdefault("SDL_AUDIODRIVER", "dummy")
os.environ.setdefault("PYGAME_HIDE_SUPPORT_PROMPT", "1")
sys.path.insert(0, str(Path(__file__).resolve().parent.parent))

import pygame

from game import app as program
from game.app import App
from game.library import GameLibrary
from game.scenes import routes
from game.scenes.city import CityScene
from game.scenes.trouble import TroubleScene
from game.ui.actions import KEYS, PAD_BUTTONS
from game.ui.moves import Pop, Push, Reset
from game.ui.palette import PALETTES
from game.ui.settings import TEXT_SIZES
from game.ui.text import LANGUAGES

SIZES = ((1280, 720), (1920, 1080), (1080, 1920), (1366, 768), (800, 600), (2560, 1440), (640, 480))
Event = pygame.event.Event


class Monkey:
    """Does one deed after another."""

    def __init__(self, seed: int) -> None:
        self.luck = random.Random(seed)
        self.done: Counter[str] = Counter()
        self.failed: list[str] = []
        context, _ = program.new_context()
        context.library = GameLibrary(language=lambda: context.texts.language, seed=seed)
        self.app = App(context, pygame.display.set_mode(SIZES[0]))
        self.app.obey(Push(routes.Title()))

    def live(self) -> None:
        """One deed and a few frames."""
        often = (self.tap, self.tap, self.tap, self.key, self.key)
        deeds = (*often, self.pad, self.finger, self.point, self.wheel)
        deed = self.resize if self.luck.random() < 0.004 else self.luck.choice(deeds)
        if self.luck.random() < 0.004:
            deed = self.change
        elif self.luck.random() < 0.01:
            deed = self.months
        self.done[deed.__name__] += 1
        deed()
        for _ in range(self.luck.choice((1, 1, 2, 5, 20))):
            self.frame()
        if not self.app.running or not self.app.stack:
            self.app.running = True
            self.app.obey(Reset(routes.Title()))
        if isinstance(self.app.top, TroubleScene) and self.luck.random() < 0.5:
            self.app.obey(Reset(routes.Title()))

    def frame(self) -> None:
        """One frame of the program's loop."""
        self.app.frame(1 / 60)
        if self.app.stack:
            self.app.look_ahead()

    def hear(self, kind: int, **about: object) -> None:
        """Give an event to the program."""
        if self.app.stack and self.app.running:
            self.app.hear(Event(kind, about))

    def spot(self) -> tuple[int, int]:
        """Somewhere in the window, most often on a control."""
        spots = self.app.top.ui.spots
        if spots and self.luck.random() < 0.75:
            x, y = self.luck.choice(spots).rect.center
            return int(x), int(y)
        wide, high = self.app.surface.get_size()
        return self.luck.randrange(wide), self.luck.randrange(high)

    def tap(self) -> None:
        """A click, now and then with a drag between."""
        at = self.spot()
        self.hear(pygame.MOUSEBUTTONDOWN, pos=at, button=1, touch=False)
        if self.luck.random() < 0.1:
            at = self.spot()
            self.hear(pygame.MOUSEMOTION, pos=at, rel=(3, 3), buttons=(1, 0, 0), touch=False)
        self.hear(pygame.MOUSEBUTTONUP, pos=at, button=1, touch=False)

    def finger(self) -> None:
        """A touch by one or two fingers."""
        wide, high = self.app.surface.get_size()
        for finger in range(self.luck.choice((1, 1, 2))):
            x, y = self.spot()
            self.hear(pygame.FINGERDOWN, x=x / wide, y=y / high, finger_id=finger)
        for finger in range(2):
            x, y = self.spot()
            self.hear(pygame.FINGERMOTION, x=x / wide, y=y / high, finger_id=finger)
            self.hear(pygame.FINGERUP, x=x / wide, y=y / high, finger_id=finger)

    def point(self) -> None:
        """The pointer moves."""
        self.hear(pygame.MOUSEMOTION, pos=self.spot(), rel=(1, 1), buttons=(0, 0, 0), touch=False)

    def wheel(self) -> None:
        """The wheel turns."""
        self.hear(pygame.MOUSEWHEEL, x=0, y=self.luck.choice((-3, -1, 1, 3)))

    def key(self) -> None:
        """A key of ours, or a letter into whatever listens."""
        if self.luck.random() < 0.8:
            name = self.luck.choice([name for names in KEYS.values() for name in names])
            mod = pygame.KMOD_CTRL if "ctrl+" in name else pygame.KMOD_SHIFT if "shift+" in name else 0
            code = pygame.key.key_code(name.rpartition("+")[2] or "+")
            self.hear(pygame.KEYDOWN, key=code, mod=mod, unicode="")
            self.hear(pygame.KEYUP, key=code, mod=mod, unicode="")
            return
        letter = self.luck.choice("abcdeinorst é7-")
        code = pygame.key.key_code(letter) if letter.isascii() and letter != " " else pygame.K_SPACE
        self.hear(pygame.KEYDOWN, key=code, mod=0, unicode=letter)
        self.hear(pygame.TEXTINPUT, text=letter)
        self.hear(pygame.KEYUP, key=code, mod=0, unicode=letter)

    def pad(self) -> None:
        """A button, the hat or a stick of a gamepad."""
        kind = self.luck.randrange(3)
        if kind == 0:
            self.hear(pygame.JOYBUTTONDOWN, button=self.luck.choice(list(PAD_BUTTONS)), instance_id=0)
        elif kind == 1:
            self.hear(pygame.JOYHATMOTION, value=(self.luck.choice((-1, 0, 1)), self.luck.choice((-1, 0, 1))))
        else:
            axis = self.luck.randrange(3)
            for value in (self.luck.uniform(-1, 1), 0.0):
                self.hear(pygame.JOYAXISMOTION, axis=axis, value=value, instance_id=0)

    def months(self) -> None:
        """Back to the map, and on through some months."""
        while len(self.app.stack) > 1 and not isinstance(self.app.top, CityScene):
            self.app.obey(Pop())
        for _ in range(self.luck.randrange(1, 9)):
            if isinstance(self.app.top, CityScene):
                self.app.obey(self.app.top.month())
            for _ in range(30):
                self.frame()

    def resize(self) -> None:
        """Another window."""
        size = self.luck.choice(SIZES)
        self.app.resize(pygame.display.set_mode(size))

    def change(self) -> None:
        """Another language, text size, palette, contrast or motion."""
        luck = self.luck
        changes = luck.choice((
            {"language": luck.choice(list(LANGUAGES))},
            {"text_size": luck.choice(TEXT_SIZES)},
            {"palette": luck.choice(PALETTES)},
            {"contrast": luck.random() < 0.5},
            {"motion": luck.random() < 0.5},
        ))  # fmt: skip
        self.app.adopt(self.app.context.settings.but(**changes))


class Failures(logging.Handler):
    """Hears of screens that failed."""

    def __init__(self, monkey: Monkey, seed: int, say: TextIO) -> None:
        super().__init__(logging.ERROR)
        self.monkey, self.seed, self.say = monkey, seed, say

    def emit(self, record: logging.LogRecord) -> None:
        """Keep it and say it."""
        said = f"seed {self.seed}, deed {self.monkey.done.total()}: {record.getMessage()}"
        self.monkey.failed.append(said)
        self.say.write(said + "\n")
        self.say.flush()


def memory() -> float:
    """Megabytes in use; the most so far where the system does not tell."""
    try:
        pages = int(Path("/proc/self/statm").read_text(encoding="ascii").split()[1])
        return pages * os.sysconf("SC_PAGE_SIZE") / 2**20
    except (OSError, AttributeError):
        return float("nan")


def run(minutes: float, seed: int, say: TextIO) -> int:
    """Let the monkey live; gives how many screens failed."""
    pygame.display.init()
    monkey = Monkey(seed)
    failures = Failures(monkey, seed, say)
    logging.getLogger().addHandler(failures)
    say.write(f"seed {seed}\n{'minute':>7}{'deeds':>9}{'MB':>8}{'failed':>8}  screen, month\n")
    start, told = time.monotonic(), 0
    while time.monotonic() - start < minutes * 60:
        try:
            monkey.live()
        except Exception:  # noqa: BLE001 - whatever it is, it is told and the monkey goes on
            monkey.failed.append(f"seed {seed}, deed {monkey.done.total()}: {traceback.format_exc()}")
            say.write(monkey.failed[-1] + "\n")
            monkey.app.obey(Reset(routes.Title()))
        if time.monotonic() - start >= told * 60:
            session = monkey.app.context.session
            month = f"{session.view.month // 12}-{session.view.month % 12 + 1:02}" if session else "no game"
            screen = type(monkey.app.top).__name__
            numbers = f"{told:>7}{monkey.done.total():>9}{memory():>8.0f}{len(monkey.failed):>8}"
            say.write(f"{numbers}  {screen}, {month}\n")
            say.flush()
            told += 1
    logging.getLogger().removeHandler(failures)
    say.write(f"after {minutes:g} minutes: {len(monkey.failed)} failed; {dict(monkey.done)}\n")
    return len(monkey.failed)


def main() -> None:
    """Let it loose."""
    asked = argparse.ArgumentParser(description="Use the whole game at random.")
    asked.add_argument("--minutes", type=float, default=30.0)
    asked.add_argument("--seed", type=int, default=1)
    asked.add_argument("--out", type=Path, default=None)
    options = asked.parse_args()
    with tempfile.TemporaryDirectory() as folder:
        os.environ["BRICKSTONES_HOME"] = folder
        if options.out is None:
            failed = run(options.minutes, options.seed, sys.stdout)
        else:
            with options.out.open("w", encoding="utf-8") as say:
                failed = run(options.minutes, options.seed, say)
    sys.exit(int(failed > 0))


if __name__ == "__main__":
    main()
