"""The command `moments`: the pictures of the town that the README shows, each a moment of a game."""

from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import numpy as np
import pygame

from game import app, pictures
from game.calls import CallError, Say, refuse, without_a_window
from game.content.problems import ContentError
from game.scenes import people
from game.scenes.city import CityScene
from game.scenes.context import Context
from game.ui.portrait import portrait
from game.ui.screen import Scene

WIDE, HIGH = (1280, 720), (1080, 1920)
FACES, ACROSS, SIDE = 100, 20, 64
"""Residents of the face sheet, so many in a line, each so many pixels wide."""
LARGEST = 400 << 10
"""Bytes that a picture may have."""
SECONDS = 1.0
"""Time for the map to settle."""


@dataclass(frozen=True, slots=True)
class Moment:
    """Where and when a picture is taken."""

    name: str
    month: str
    at: tuple[float, float] = (0.0, 0.0)
    """Metres east and north of the Grote Markt."""
    zoom: int = 7
    """A step of zoom of the map."""
    hour: float = 10.0
    screen: str = "city"
    about: str | None = None
    size: tuple[int, int] = WIDE
    plan: str | None = "history"
    level: str = ""
    """The level in which it happens; the chapter of that month when it is empty."""


CORNER = (-195.0, -520.0)
"""O.L.V.-straat: one shop in three was shut here."""
CHAPTERS = (
    ("2003-01", "campaign/01_one_shop_in_three"), ("2007-01", "campaign/02_the_new_normal"),
    ("2013-01", "campaign/03_none_left"), ("2016-01", "campaign/04_we_ask_to_host"),
)  # fmt: skip
"""First month and name of the levels in which they lie."""
MOMENTS = (
    Moment("corner-2003", "2003-06", CORNER, 9, 9.0, plan="passive"),
    Moment("corner-2018", "2018-06", CORNER, 9, 9.0),
    Moment("night", "2012-10", (0.0, -20.0), 7, 21.4),
    Moment("winter", "2009-01", (60.0, 60.0), 7, 8.4),
    Moment("market", "2015-05", (-30.0, -60.0), 8, 10.4),
    Moment("candles", "2006-06", (20.0, 10.0), 9, 22.6, level="mechelen"),
    Moment("villages", "2011-04", (2180.0, -2300.0), 5, 9.5),
    Moment("crisis", "2016-04", screen="dilemma", about="the_day_of_the_metro"),
    Moment("election", "2006-11", screen="election"),
    Moment("upright", "2008-09", (-40.0, -120.0), 7, 17.6, size=HIGH),
    Moment("faces", "2014-06", screen="faces"),
)
"""In the order of the README."""


def take_moments(options: Mapping[str, Any], say: Say) -> int:
    """Draw all moments, or those that are named, into a folder. Exit code 0, or 2 with a sentence."""
    without_a_window()
    pygame.display.init()
    try:
        known = {moment.name: moment for moment in MOMENTS}
        chosen = [pictures.known(name, tuple(known), "moment") for name in options["only"]] or list(known)
        options["folder"].mkdir(parents=True, exist_ok=True)
        for name in chosen:
            path = options["folder"] / f"{name}.png"
            save(taken(known[name], options["seed"]), path)
            say(f"{path.name}: {path.stat().st_size // 1024} kB")
    except (ContentError, CallError) as error:
        return refuse(error, say)
    return 0


def taken(moment: Moment, seed: int) -> pygame.Surface:
    """The picture of a moment."""
    pygame.display.set_mode(moment.size)
    level = moment.level or [name for first, name in CHAPTERS if first <= moment.month][-1]
    given = {
        "lang": "en", "text_size": 100, "palette": "paper", "seed": seed, "screen": moment.screen,
        "level": level, "plan": moment.plan, "month": moment.month,
    }  # fmt: skip
    context = pictures.a_context(given)
    if moment.screen == "faces":
        return face_sheet(context)
    scene = app.make_scene(context, pictures.route(moment.screen, moment.about, level, context))
    return drawn(scene, context, moment)


def drawn(scene: Scene, context: Context, moment: Moment) -> pygame.Surface:
    """A scene as it stands there and then."""
    stage, surface = app.make_stage(context, moment.size), pygame.Surface(moment.size)
    scene.open(stage)
    for frame in range(round(SECONDS * 60)):
        if isinstance(scene, CityScene):
            town = scene.town
            town.camera.step = moment.zoom
            town.camera.look_at(*moment.at)
            town.crowd.time = moment.hour / 24
            town.sky.pass_(1 / 60)
            town.doings.clock = 62.0
            town.update(0.0, motion=False, budget=60.0)
        scene.ui.update(1 / 60)
        if not isinstance(scene, CityScene):
            scene.update(1 / 60)
        if frame in {0, round(SECONDS * 60) - 1}:
            scene.draw(stage.pen(surface))
    return surface


def face_sheet(context: Context) -> pygame.Surface:
    """Residents beside each other, spread over all who live in town."""
    view = context.session.view
    rows = np.flatnonzero(np.asarray(view.residents("alive")))
    sheet = pygame.Surface((ACROSS * SIDE, -(-FACES // ACROSS) * SIDE))
    for number, row in enumerate(rows[:: rows.size // FACES][:FACES].tolist()):
        face = people.face_of(context, view.person_at(row))
        sheet.blit(portrait(face, SIDE), (number % ACROSS * SIDE, number // ACROSS * SIDE))
    return sheet


def save(picture: pygame.Surface, path: Path) -> None:
    """Write a picture with few colours of its own, fewer until the file is small."""
    for many in (256, 160, 96, 64):
        pygame.image.save(few_colors(picture, many), str(path))
        if path.stat().st_size <= LARGEST:
            return


def few_colors(picture: pygame.Surface, many: int) -> pygame.Surface:
    """The same picture in so many colours: boxes of colours are cut at their middle, the fullest first."""
    pixels = pygame.surfarray.array3d(picture).reshape(-1, 3)
    coarse = (pixels >> 1).astype(np.int64)
    codes, inverse, counts = np.unique(
        coarse[:, 0] << 14 | coarse[:, 1] << 7 | coarse[:, 2], return_inverse=True, return_counts=True
    )
    colors = np.stack((codes >> 14, codes >> 7 & 127, codes & 127), axis=1) * 2 + 1
    boxes = [np.arange(codes.size)]
    while len(boxes) < many:
        spans = [np.ptp(colors[box], axis=0).max() * counts[box].sum() ** 0.5 for box in boxes]
        if not any(spans):
            break
        widest = boxes.pop(int(np.argmax(spans)))
        axis = int(np.argmax(np.ptp(colors[widest], axis=0)))
        order = widest[np.argsort(colors[widest, axis], kind="stable")]
        half = np.searchsorted(np.cumsum(counts[order]), counts[order].sum() / 2)
        half = min(max(int(half), 1), order.size - 1)
        boxes += [order[:half], order[half:]]
    palette = np.zeros((256, 3), np.int64)
    which = np.zeros(codes.size, np.uint8)
    for number, box in enumerate(boxes):
        palette[number] = np.average(colors[box], axis=0, weights=counts[box]).round()
        which[box] = number
    small = pygame.Surface(picture.get_size(), depth=8)
    small.set_palette([tuple(map(int, color)) for color in palette])
    pygame.surfarray.blit_array(small, which[inverse].reshape(picture.get_size()))
    return small
