"""How long a player waits: for the title, for the town, for a month, and for each screen that opens.

    .venv/bin/python benchmarks/openings.py [--size 1920x1080] [--months 13] [--json openings.json]

Each line is the slowest frame after something was asked for (the first of them holds the move itself), in
processor time and in copies of a full screen in the same run. Everything happens in one process, in the order
in which somebody might play: the first screen of a kind pays for what later ones share. The seconds below the
table are by the clock.
"""

import argparse
import json
import os
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable
from pathlib import Path
from typing import NamedTuple

os.environ.setdefault("SDL_VIDEODRIVER", "dummy")
os.environ.setdefault("SDL_AUDIODRIVER", "dummy")
os.environ.setdefault("PYGAME_HIDE_SUPPORT_PROMPT", "1")
sys.path.insert(0, str(Path(__file__).resolve().parent.parent))

import pygame

from game import app as program
from game.app import App
from game.content.levels import load_level
from game.content.plans import load_plan
from game.library import GameLibrary
from game.pictures import LEVEL, route
from game.scenes import routes
from game.scenes.city import CityScene
from game.ui.moves import Pop, Push, Reset

PLAN = "history"
SECONDS = 1 / 60
SLOW = 25.0
"""Milliseconds of a frame that is felt."""
SCREENS = (
    "board", "board safety", "board patrols", "why", "charts", "news", "council", "find", "resident",
    "district", "dilemma", "expect", "guessed", "calibration", "whatif", "assumptions", "code", "settings",
    "about", "again", "election", "debrief",
)  # fmt: skip
"""What is opened from the map, and what it is about."""
PATHS = sys.path[:2]
COLD = f"import sys; sys.path[:0] = {PATHS!r}; import openings; openings.title({{}})"


class Row(NamedTuple):
    """A line of the table."""

    name: str
    most: float
    """Milliseconds of the slowest frame."""
    frame: int
    """Which one it was."""
    copies: float
    """The same in copies of a full screen."""


class Player:
    """Plays, and notes how long each frame took."""

    def __init__(self, size: tuple[int, int]) -> None:
        pygame.display.init()
        context, _ = program.new_context()
        context.library = GameLibrary(language=lambda: context.texts.language, seed=1)
        self.app = App(context, pygame.display.set_mode(size))
        self.rows: list[Row] = []
        picture = self.app.surface.copy()
        copies = sorted(timed(lambda: self.app.surface.blit(picture, (0, 0))) for _ in range(101))
        self.copy = copies[50]

    def frames(
        self, name: str, many: int, first: Callable[[], object], done: Callable[[], bool] = lambda: True
    ) -> None:
        """A line: the slowest of some frames, the first with what was asked for before it."""

        def begin() -> None:
            first()
            self._go_on()

        times = [timed(begin), *(timed(self._go_on) for _ in range(many - 1))]
        while not done():
            times.append(timed(self._go_on))
        most = max(times)
        self.rows.append(Row(name, most, times.index(most), most / self.copy))

    def _go_on(self) -> None:
        """One frame of the program's loop."""
        self.app.frame(SECONDS)
        self.app.look_ahead()

    def open(self, name: str) -> None:
        """Open a screen from the map and come back; then again."""
        screen, _, about = name.partition(" ")
        to = route(screen, about or None, LEVEL, self.app.context)
        self.frames(f"{name}, first", 12, lambda: self.app.obey(Push(to)))
        self.frames(f"back from {name}", 12, lambda: self.app.obey(Pop()))
        self.frames(f"{name}, again", 12, lambda: self.app.obey(Push(to)))
        self.app.obey(Pop())

    def begin(self) -> tuple[float, float]:
        """From the title through the briefing to the map; the seconds of founding, as `cold` gives them."""
        self.frames("title", 1, lambda: self.app.obey(Push(routes.Title())))
        self.frames("title, two seconds later", 120, lambda: None)
        self.frames("campaign", 12, lambda: self.app.obey(Push(routes.Campaign())))
        start, spent = time.perf_counter(), time.process_time()
        briefing = Push(routes.Briefing(LEVEL))
        founded = "briefing, while the town is founded"
        self.frames(founded, 1, lambda: self.app.obey(briefing), lambda: self.app.context.session is not None)
        took = time.perf_counter() - start, time.process_time() - spent
        self.frames("briefing, read for two seconds", 120, lambda: None)
        self.frames("city", 1, lambda: self.app.obey(Reset(routes.City())))
        self.frames("city, two seconds later", 120, lambda: None)
        return took

    def go_on(self) -> None:
        """Leave the game, and take it up again from the title."""
        self.frames("to the title", 60, lambda: self.app.obey(Reset(routes.Title())))
        slot = self.app.context.library.saves()[0].id
        wakes, made = Push(routes.Waking(slot)), lambda: isinstance(self.app.top, CityScene)
        self.frames("continued, while the town wakes", 1, lambda: self.app.obey(wakes), made)
        self.frames("continued, two seconds later", 120, lambda: None)

    def months(self, many: int) -> None:
        """Live months as at four times the speed, and answer nothing."""
        city, session = self.app.top, self.app.context.session
        if not isinstance(city, CityScene):
            raise TypeError(city)
        orders = load_plan(PLAN, load_level(LEVEL).rules).orders
        for _ in range(many):
            now = session.view.month
            for dated in orders:
                if dated.month == now:
                    session.give(dated.order)
            self.frames(f"month {now // 12}-{now % 12 + 1:02}", 60, city.month)
            while self.app.top is not city:
                name = type(self.app.top).__name__
                self.frames(f"back from {name}, to which it led", 12, lambda: self.app.obey(Pop()))


def timed(work: Callable[[], object]) -> float:
    """Milliseconds of processor time."""
    start = time.process_time()
    work()
    return (time.process_time() - start) * 1000


def cold(size: tuple[int, int]) -> tuple[float, float]:
    """Seconds from the start of a process to the first frame of the title: by the clock, of the processor."""
    start, before = time.perf_counter(), os.times()
    subprocess.run([sys.executable, "-c", COLD.format(size)], check=True)
    after = os.times()
    spent = sum(after[place] - before[place] for place in (2, 3))
    return time.perf_counter() - start, spent


def title(size: tuple[int, int]) -> None:
    """The first frame of the title."""
    player = Player(size)
    player.app.obey(Push(routes.Title()))
    player.app.frame(0.0)


def main() -> None:
    """Measure and print."""
    asked = argparse.ArgumentParser(description="How long a player waits.")
    asked.add_argument("--size", default="1920x1080")
    asked.add_argument("--months", type=int, default=13)
    asked.add_argument("--json", type=Path, default=None)
    options = asked.parse_args()
    wide, high = map(int, options.size.split("x"))
    say = sys.stdout.write
    with tempfile.TemporaryDirectory() as folder:
        os.environ["BRICKSTONES_HOME"] = folder
        to_title = cold((wide, high))
        player = Player((wide, high))
        to_city = player.begin()
        player.months(options.months)
        player.go_on()
        for name in SCREENS:
            player.open(name)
    say(f"{'at ' + options.size:<44}{'most':>9}{'frame':>7}{'copies':>9}\n")
    for one in player.rows:
        felt = "  felt" if one.most > SLOW else ""
        say(f"{one.name:<44}{one.most:>9.1f}{one.frame:>7}{one.copies:>9.1f}{felt}\n")
    say(f"cold start to title {to_title[0]:.2f} s ({to_title[1]:.2f} s of the processor), ")
    say(f"founding {to_city[0]:.2f} s ({to_city[1]:.2f} s)\n")
    if options.json:
        rows = [one._asdict() for one in player.rows]
        options.json.write_text(json.dumps(rows, indent=2), encoding="utf-8")


if __name__ == "__main__":
    main()
