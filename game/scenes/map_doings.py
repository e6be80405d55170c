"""What goes on in town this month, read from its state: markets, a queue for Dutch, protest, feasts, candles.

Whoever stands there is a resident: those who wait for a course, those who trust city hall least, those who
are free on a market morning. Stalls, placards, bunting and candles are drawn where they are; trains pass.
"""

import math
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from itertools import pairwise
from typing import Any

import numpy as np
import pygame

from game.engine.minds import TRUST_CITY
from game.engine.residents import Activity
from game.engine.town import LineKind
from game.scenes.map_blocks import unit_at
from game.scenes.map_camera import F32, Camera, Spot, flats
from game.scenes.map_folk import Folk, Rows, luck_of
from game.scenes.map_ground import beyond
from game.scenes.map_model import Ground, scatter, smooth
from game.scenes.map_sprites import AWNINGS
from game.scenes.map_street import stall
from game.scenes.told import mourned
from game.ui.palette import Color

SEEN_FROM, TRAINS_FROM = 0.48, 0.15
"""Scales from which stalls and the like, and trains, are drawn."""
STALLS = 16
"""Stalls of a market whose town has no empty shop; an empty tenth costs a third of them."""
QUEUE = 80
"""People in the queue at most."""
FALL, ANGRY = 0.03, 260
"""Share of residents whose trust was lost within three months that brings people out, and how many."""
FEAST = "festivals"
"""The lever of programmes that hang up bunting."""
HOURS = {
    "market": (0.29, 0.56), "queue": (0.25, 0.55), "protest": (0.5, 0.78), "feast": (0.66, 0.95),
    "candles": (0.6, 0.96),
}  # fmt: skip
"""When each begins and ends; a day is 1."""
MANY = {"market": 170, "feast": 420, "candles": 220}
"""How many of those who are free go there."""
CANDLES = 13.0
"""Metres from the middle in which candles stand and nobody else."""
GLOWS = 12
"""So many candles give the light of a lamp."""
TRAIN, SPEED, APART = 130.0, 24.0, 3100.0
"""Metres that a train is long, that it goes in a second, and between two of them."""


@dataclass(frozen=True, slots=True)
class Doing:
    """Something that goes on in one place."""

    kind: str
    at: Spot
    many: int
    """Stalls, people or candles."""


def doings(view: Any) -> tuple[Doing, ...]:  # noqa: ANN401 - the game's view
    """What goes on this month."""
    marks = view.rules.town.landmarks
    squares = [mark.at for mark in marks if mark.kind == "square"]
    if not squares:
        return ()
    door = next((mark.at for mark in marks if mark.kind == "town_hall"), squares[0])
    shops = 1.0 - 3.3 * float(view.now("shop_vacancy"))
    found = [Doing("market", at, round(STALLS * min(max(shops, 0.2), 1.0))) for at in squares]
    waiting = np.asarray(view.residents("course"))[np.asarray(view.residents("alive"))] < 0
    found.append(Doing("queue", (door[0] - 14, door[1] - 8), min(int(waiting.sum()), QUEUE)))
    months = view.series("trust_city")[0]
    if months[-1] - months[0] >= 3 and view.at("trust_city", months[-1] - 3) - view.now("trust_city") >= FALL:
        found.append(Doing("protest", squares[0], ANGRY))
    programmes = (view.rules.programmes[run.programme] for run in view.running() if not run.stopping)
    if any(entry.what == "event" and mourned(entry.about) for entry in view.journal(view.month - 1)):
        found.append(Doing("candles", squares[0], 160))
    elif any(FEAST in dose.levers for programme in programmes for dose in programme.doses):
        found.append(Doing("feast", squares[0], 1))
    return tuple(found)


# ---------------------------------------------------------------------- who goes there


def gather(view: Any, folk: Folk, going_on: Iterable[Doing]) -> Iterator[None]:  # noqa: ANN401 - the game's view
    """Send people there, one doing between two stops."""
    activity = np.asarray(view.residents("activity"))[folk.rows]
    luck = luck_of(np.asarray(view.residents("id"))[folk.rows].astype(np.uint64), 11)
    for number, doing in enumerate(going_on):
        first, last = HOURS[doing.kind]
        who: Rows
        if doing.kind == "queue":
            who = np.flatnonzero(np.asarray(view.residents("course"))[folk.rows] < 0)[: doing.many]
            place = in_line(who.size)
        elif doing.kind == "protest":
            trust = np.asarray(view.residents("minds"))[TRUST_CITY, folk.rows]
            grown = np.flatnonzero(activity >= Activity.STUDENT)
            who = grown[np.argsort(trust[grown], kind="stable")[: doing.many]]
            place = in_crowd(who.size, 30.0)
        else:
            free = activity >= (Activity.JOBLESS if doing.kind == "market" else Activity.STUDENT)
            start, share = 0.1 * number, MANY[doing.kind] / max(int(free.sum()), 1)
            who = np.flatnonzero(free & (luck >= start) & (luck < start + share))
            place = in_crowd(who.size, 34.0, CANDLES if doing.kind == "candles" else 0.0)
        folk.goal[:, who] = place + np.array(doing.at, np.float32)[:, None]
        folk.leave[who] = np.float32(first) - np.float32(0.02) + np.float32(0.04) * luck[who]
        folk.back[who] = np.float32(last) - np.float32(0.06) * luck[who]
        yield


def in_line(many: int) -> F32:
    """Places in a queue that turns at its ends."""
    number = np.arange(many)
    along, row = number % 16, number // 16
    along = np.where(row % 2, 15 - along, along)
    return np.stack((along * -2.6, row * -4.0)).astype(np.float32)


def in_crowd(many: int, reach: float, free: float = 0.0) -> F32:
    """Places around a middle that is left free."""
    turn, out = scatter(max(many, 1), 91)[:many] * np.float32(math.tau), scatter(max(many, 1), 92)[:many]
    out = np.float32(free) + np.sqrt(out) * np.float32(reach - free)
    return np.stack((np.cos(turn) * out, np.sin(turn) * out)).astype(np.float32)


# ---------------------------------------------------------------------- what stands there


@dataclass(slots=True)
class Doings:
    """What goes on, drawn on the map."""

    ground: Ground
    now: tuple[Doing, ...] = ()
    clock: float = 0.0
    """Seconds that trains have gone."""
    _rails: list[tuple[F32, F32]] = field(default_factory=list)
    """Of each railway its corners on the screen at scale 1, and the metres to each of them."""

    def __post_init__(self) -> None:
        for line in self.ground.town.lines:
            if line.kind == LineKind.RAILWAY:
                path = np.array(beyond(smooth(line.points)), np.float32)
                steps = np.hypot(*np.diff(path, axis=0).T)
                along = np.concatenate(([0.0], np.cumsum(steps))).astype(np.float32)
                self._rails.append((np.stack(flats(path[:, 0], path[:, 1])), along))

    def candles(self) -> F32:
        """Where candles burn: across, down at scale 1, and a 1 for the sky's table of lights."""
        burning = [doing for doing in self.now if doing.kind == "candles"]
        found = [
            in_crowd(doing.many, CANDLES - 2)[:, ::GLOWS] + np.array(doing.at, np.float32)[:, None]
            for doing in burning
        ]
        spots = np.concatenate(found, axis=1) if found else np.zeros((2, 0), np.float32)
        across, down = flats(spots[0], spots[1])
        return np.stack((across, down, np.ones(across.size, np.float32)), axis=1)

    def draw(self, surface: pygame.Surface, camera: Camera, time: float) -> None:
        """All of it that goes on at this time of the day."""
        surface.set_clip(camera.window)
        if camera.scale >= TRAINS_FROM:
            for path, along in self._rails:
                self._trains(surface, camera, path, along)
        if camera.scale >= SEEN_FROM:
            draws = {"market": _market, "protest": _placards, "feast": _bunting, "candles": _candles}
            for doing in self.now:
                first, last = HOURS[doing.kind]
                if doing.kind in draws and (doing.kind in {"feast", "candles"} or first < time < last):
                    draws[doing.kind](surface, camera, doing)
        surface.set_clip(None)

    def _trains(self, surface: pygame.Surface, camera: Camera, path: F32, along: F32) -> None:
        """Trains on one line, all of them at the same distance."""
        total, scale, corner = float(along[-1]), camera.scale, camera.corner
        starts = (self.clock * SPEED + np.arange(int(total // APART)) * APART) % total
        at = np.linspace(starts, np.minimum(starts + TRAIN, total), 14, axis=1)
        x = np.interp(at, along, path[0]) * scale - corner[0] + camera.window.left
        y = np.interp(at, along, path[1]) * scale - corner[1] + camera.window.top
        near = camera.window.inflate(80, 80)
        for across, down in zip(x.tolist(), y.tolist(), strict=True):
            points = list(zip(across, down, strict=True))
            if not (near.collidepoint(points[0]) or near.collidepoint(points[-1])):
                continue
            wide = max(round(5.4 * scale), 2)
            shadow = [(left + wide * 0.6, top + wide * 0.5) for left, top in points]
            pygame.draw.lines(surface, (84, 78, 76), False, shadow, wide)
            pygame.draw.lines(surface, (226, 228, 228), False, points, wide)
            high = [(left, top - wide * 0.3) for left, top in points]
            pygame.draw.lines(surface, (52, 84, 122), False, high, max(wide // 3, 1))
            for front in (points[0], points[-1]):
                pygame.draw.circle(surface, (226, 184, 62), front, max(wide // 2, 1))


def _at(camera: Camera, doing: Doing, east: float, north: float) -> tuple[int, int]:
    return camera.to_window(doing.at[0] + east, doing.at[1] + north)


def _market(surface: pygame.Surface, camera: Camera, doing: Doing) -> None:
    """Rows of stalls, the furthest first."""
    unit = unit_at(camera.scale)
    for number in range(doing.many):
        row, place = divmod(number, 4)
        left, top = _at(camera, doing, -30 + place * 17, 26 - row * 17)
        sprite = stall(unit, number * 7 % 5)
        surface.blit(sprite.picture, (left - sprite.foot[0], top - sprite.foot[1]))


def _placards(surface: pygame.Surface, camera: Camera, doing: Doing) -> None:
    """Signs held up over the people."""
    size = max(round(unit_at(camera.scale) * 0.22), 2)
    colors: tuple[Color, ...] = ((246, 242, 230), (222, 74, 58), (240, 206, 88), (88, 132, 178))
    for number, (east, north) in enumerate(in_crowd(doing.many, 30.0).T[::6].tolist()):
        x, y = _at(camera, doing, east, north)
        top = y - 4 * size
        pygame.draw.line(surface, (96, 78, 62), (x, y - size), (x, top))
        box = pygame.Rect(x - size, top - size, 2 * size, round(1.3 * size))
        pygame.draw.rect(surface, colors[number % 4], box)
        pygame.draw.line(surface, (70, 60, 56), (box.left + 1, box.centery), (box.right - 2, box.centery))


def _bunting(surface: pygame.Surface, camera: Camera, doing: Doing) -> None:
    """Little flags on lines over the square."""
    unit = unit_at(camera.scale)
    for number in range(4):
        start, end = _at(camera, doing, -38, 30 - 20 * number), _at(camera, doing, 38, 22 - 20 * number)
        lift = unit * 1.1
        points = []
        for step in range(15):
            share = step / 14
            sag = unit * 0.7 * (1 - (2 * share - 1) ** 2)
            x, y = start[0] + (end[0] - start[0]) * share, start[1] + (end[1] - start[1]) * share
            points.append((x, y - lift + sag))
        pygame.draw.aalines(surface, (92, 80, 74), False, points)
        flag = max(unit * 0.18, 2.0)
        for place, ((x, y), (right, low)) in enumerate(pairwise(points)):
            tip = ((x + right) / 2, (y + low) / 2 + 1.6 * flag)
            pygame.draw.polygon(surface, AWNINGS[place % len(AWNINGS)], [(x, y), (right, low), tip])


def _candles(surface: pygame.Surface, camera: Camera, doing: Doing) -> None:
    """Small flames, flowers between them."""
    size = max(round(unit_at(camera.scale) * 0.08), 1)
    for number, (east, north) in enumerate(in_crowd(doing.many, CANDLES - 2).T.tolist()):
        x, y = _at(camera, doing, east, north)
        if number % 4 == 3:
            surface.fill(((232, 226, 240), (214, 92, 120))[number % 8 > 4], (x, y, size * 2, size * 2))
        else:
            surface.fill((250, 244, 226), (x, y - 2 * size, size, 2 * size))
            surface.fill((255, 206, 92), (x, y - 3 * size, size, size))
