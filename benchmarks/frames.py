"""What a frame of the city screen costs, with everybody on the map; measured without a window.

    .venv/bin/python benchmarks/frames.py [--size 1920x1080] [--frames 400] [--json frames.json]

Each number is the program's own work for a frame (actions, update, draw), in processor time, so that
neither the display nor other programs count: median and 99th percentile in milliseconds, and the median in
copies of a full screen in the same run, so that numbers of different computers can be compared. In the last
lines a month passes every 60 frames: the frames in which the simulation lives it, system by system, are told
apart, and so are those that read the town again.
"""

import argparse
import gc
import json
import os
import statistics
import sys
import time
from collections.abc import Callable
from pathlib import Path

os.environ.setdefault("SDL_VIDEODRIVER", "dummy")
os.environ.setdefault("SDL_AUDIODRIVER", "dummy")
os.environ.setdefault("PYGAME_HIDE_SUPPORT_PROMPT", "1")
sys.path.insert(0, str(Path(__file__).resolve().parent.parent))

import pygame

from game.app import App
from game.content.levels import load_level
from game.library import Game
from game.scenes import routes
from game.scenes.city import CityScene
from game.scenes.context import Context
from game.session import Session
from game.ui.moves import Push
from game.ui.settings import Settings
from game.ui.text import Texts

LEVEL = "campaign/01_one_shop_in_three"
SECONDS = 1 / 60
MONTH = 60
"""Frames between two months: as at four times the speed, on a slow day."""
Row = dict[str, float | str]


def timed(work: Callable[[], object], many: int) -> list[float]:
    """Milliseconds of each call."""
    found = []
    for _ in range(many):
        start = time.process_time()
        work()
        found.append((time.process_time() - start) * 1000)
    return found


def row(name: str, times: list[float], copy: float) -> Row:
    """A line of the table."""
    ordered = sorted(times)
    return {
        "name": name,
        "median": statistics.median(ordered),
        "p99": ordered[min(round(len(ordered) * 0.99), len(ordered) - 1)],
        "most": ordered[-1],
        "copies": statistics.median(ordered) / copy,
    }


def opened(size: tuple[int, int]) -> tuple[App, CityScene]:
    """The city screen of a new game, its map drawn."""
    pygame.display.init()
    surface = pygame.display.set_mode(size)
    loaded = load_level(LEVEL)
    context = Context(settings=Settings(language="en"), texts=Texts("en"))
    context.session = Session.begin(loaded.rules, 1)
    context.kept = {"game": Game(loaded.name, loaded.texts, Path())}
    app = App(context, surface, keep=False)
    app.obey(Push(routes.City()))
    scene = app.top
    if not isinstance(scene, CityScene):
        raise TypeError(scene)
    scene.update(0.0)
    return app, scene


def months(app: App, scene: CityScene, many: int) -> dict[str, list[float]]:
    """Frames while months pass: those that live the month, those that read the town again, the others."""
    found: dict[str, list[float]] = {"living": [], "reading": [], "passing": []}
    session, living = app.context.session, -1
    for number in range(many):
        reading = number % MONTH < 20 and number >= MONTH
        if number and number % MONTH == 0:
            scene.month()
            living = session.view.month
        scene.share = min(scene.share, 0.5)
        kind = "living" if session.view.month == living else "reading" if reading else "passing"
        found[kind] += timed(lambda: app.frame(SECONDS), 1)
        if app.top is not scene:  # the month led to another screen, whose opening is no frame of the map
            found[kind].pop()
            del app.stack[app.stack.index(scene) + 1 :]
            scene.speed = 4
    if session.over:
        raise ValueError(many)
    return found


def measure(size: tuple[int, int], many: int) -> list[Row]:
    """All lines of the table."""
    app, scene = opened(size)
    picture = app.surface.copy()
    copy = statistics.median(timed(lambda: app.surface.blit(picture, (0, 0)), 200))
    found = [row("one copy of the screen", [copy], copy)]
    town = scene.town
    gc.collect()
    gc.freeze()
    for step in (town.camera.step, 5, 7, 9):
        town.camera.step = step
        town.update(0.0, motion=False, budget=60.0)
        for _ in range(4):
            app.frame(SECONDS)
        people = town.crowd.draw(app.surface, town.camera)
        found.append(row(f"zoom {step}, {people} people", timed(lambda: app.frame(SECONDS), many), copy))
    town.camera.step, town.crowd.time = 7, 0.96
    town.update(0.0, motion=False, budget=60.0)
    found.append(row("zoom 7 at night", timed(lambda: app.frame(SECONDS), min(many, 120)), copy))

    def pan() -> None:
        town.camera.pan(6, 2)
        app.frame(SECONDS)

    for when, time_ in (("", 0.4), (" at night", 0.96)):
        town.crowd.time = time_
        town.camera.look_at(-900.0, 0.0)
        town.update(0.0, motion=False, budget=60.0)
        found.append(row(f"moving the map at zoom 7{when}", timed(pan, min(many, 240)), copy))
    town.crowd.time = 0.4
    town.camera.step = town.camera.lowest() + 1
    town.camera.look_at(0.0, -120.0)
    town.update(0.0, motion=False, budget=60.0)
    scene.drive(4)
    lived = months(app, scene, many)
    found.append(row("months pass: an ordinary frame", lived["passing"], copy))
    found.append(row("months pass: reading the town again", lived["reading"], copy))
    found.append(row("months pass: living the month", lived["living"], copy))
    return found


def main() -> None:
    """Measure and print."""
    asked = argparse.ArgumentParser(description="What a frame of the city screen costs.")
    asked.add_argument("--size", default="1920x1080")
    asked.add_argument("--frames", type=int, default=400)
    asked.add_argument("--json", type=Path, default=None)
    options = asked.parse_args()
    wide, high = options.size.split("x")
    found = measure((int(wide), int(high)), options.frames)
    say = sys.stdout.write
    say(f"{'at ' + options.size:<40}{'median':>9}{'p99':>9}{'most':>9}{'copies':>9}\n")
    for one in found:
        numbers = "".join(f"{one[name]:>9.2f}" for name in ("median", "p99", "most", "copies"))
        say(f"{one['name']:<40}{numbers}\n")
    if options.json:
        options.json.write_text(json.dumps(found, indent=2), encoding="utf-8")


if __name__ == "__main__":
    main()
