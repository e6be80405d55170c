"""Every resident on the map: a point far out, a figure near by, walking between home and the day's place.

Positions are worked out for a part of the people at a time; each frame puts them into the window.
"""

from dataclasses import dataclass, field
from typing import Any

import numpy as np
import numpy.typing as npt
import pygame

from game.engine.residents import AWAY, Activity
from game.scenes.map_camera import EAST, NORTH, PEOPLE_FROM, Camera
from game.scenes.map_model import I32, Ground

F32 = npt.NDArray[np.float32]
U32 = npt.NDArray[np.uint32]

DAY = 40.0
"""Seconds that a day on the map takes."""
PARTS = 6
"""The people are moved in so many parts, one a frame."""
DRESS = (
    (166, 62, 48),
    (52, 84, 122),
    (214, 160, 58),
    (62, 108, 84),
    (122, 76, 108),
    (232, 222, 200),
    (72, 74, 82),
    (196, 116, 84),
    (92, 138, 150),
    (150, 148, 92),
    (226, 190, 178),
    (44, 58, 78),
)
HAIR = ((52, 40, 34), (88, 62, 42), (124, 94, 58), (40, 36, 38), (168, 160, 150), (110, 60, 40))
FACES = ((236, 196, 168), (214, 168, 136), (176, 128, 98), (128, 90, 68))


def number(color: tuple[int, int, int]) -> int:
    """A colour as the pixel of a surface."""
    return (color[0] << 16) | (color[1] << 8) | color[2]


@dataclass(slots=True)
class Crowd:
    """Where everybody is."""

    ground: Ground
    rows: npt.NDArray[np.intp] = field(default_factory=lambda: np.zeros(0, np.intp))
    """Rows of the residents that are drawn."""
    _home: F32 = field(init=False)
    _goal: F32 = field(init=False)
    _leave: F32 = field(init=False)
    _back: F32 = field(init=False)
    _place: F32 = field(init=False)
    _pixels: I32 = field(init=False)
    _dress: U32 = field(init=False)
    _hair: U32 = field(init=False)
    _face: U32 = field(init=False)
    _child: npt.NDArray[np.bool_] = field(init=False)
    _step: int = -1
    _part: int = 0
    time: float = 0.33
    """The hour of the day, 0 to 1."""

    def meet(self, view: Any) -> None:  # noqa: ANN401 - the game's view
        """Read who lives where and goes where this month."""
        self.rows = np.flatnonzero(np.asarray(view.residents("alive")))
        rows = self.rows
        block = np.asarray(view.residents("block"))[rows].astype(np.intp)
        luck = np.asarray(view.residents("id"))[rows].astype(np.uint64)
        one, two, three = (_luck(luck, seed) for seed in (1, 2, 3))
        self._home = self._beside(block, one, two)
        goal, moves = self._goals(view, block, luck)
        self._goal = self._beside(goal, two, three)
        away = np.asarray(view.residents("workplace"))[rows] == AWAY
        self._goal[:, away] = self._far(three)[:, away]
        begin = np.float32(0.22) + np.float32(0.16) * one
        stay = np.float32(0.3) + np.float32(0.14) * two
        self._leave = np.where(moves, begin, np.float32(9))
        self._back = begin + stay
        kind = _luck(luck, 4)
        self._dress = _colors(DRESS, kind)
        self._hair = _colors(HAIR, _luck(luck, 5))
        self._face = _colors(FACES, _luck(luck, 7))
        self._child = np.asarray(view.residents("born"))[rows] > view.month - 12 * 13
        self._place = np.empty((2, rows.size), np.float32)
        self._pixels = np.zeros((2, rows.size), np.int32)
        self._step = -1
        self.move_all()

    def _goals(
        self,
        view: Any,  # noqa: ANN401 - the game's view
        block: npt.NDArray[np.intp],
        luck: npt.NDArray[np.uint64],
    ) -> tuple[npt.NDArray[np.intp], npt.NDArray[np.bool_]]:
        """The block of the day's place, and who goes out at all."""
        rows = self.rows
        school = np.asarray(view.residents("school"))[rows]
        work = np.asarray(view.residents("workplace"))[rows]
        club = np.asarray(view.residents("club"))[rows]
        near = np.asarray(view.blocks("near"))
        near = near if near.shape[0] != block.max(initial=0) + 1 and near.shape[0] < near.shape[1] else near.T
        goal = near[(luck % np.uint64(near.shape[0])).astype(np.intp), block].astype(np.intp)
        for places, blocks in (
            (club, view.clubs("block")),
            (work, view.workplace_blocks()),
            (school, view.schools("block")),
        ):
            there = places >= 0
            table = np.asarray(blocks)
            goal[there] = table[np.minimum(places[there], table.size - 1)]
        activity = np.asarray(view.residents("activity"))[rows]
        moves = (activity != Activity.CHILD) & (
            (activity < Activity.JOBLESS) | (_luck(luck, 6) < np.float32(0.6))
        )
        return goal, moves

    def _beside(self, block: npt.NDArray[np.intp], along: F32, off: F32) -> F32:
        """A place on the pavement around a block, the same for a person every time."""
        ground = self.ground
        half = ground.size[block] + np.float32(1.5) + off * np.float32(5)
        turn = along * np.float32(4)
        side = turn.astype(np.int32)
        part = (turn - side) * np.float32(2) - np.float32(1)
        east = np.where(
            side == 0, part, np.where(side == 1, np.float32(1), np.where(side == 2, -part, np.float32(-1)))
        )
        north = np.where(
            side == 0, np.float32(-1), np.where(side == 1, part, np.where(side == 2, np.float32(1), -part))
        )
        return np.stack((ground.x[block] + east * half, ground.y[block] + north * half)).astype(np.float32)

    def _far(self, luck: F32) -> F32:
        """Where those go who work elsewhere: the stations."""
        stops = [mark.at for mark in self.ground.town.landmarks if mark.kind == "station"] or [(0.0, 0.0)]
        table = np.array(stops, np.float32)
        chosen = table[(luck * np.float32(997)).astype(np.intp) % len(stops)]
        spread = (luck * np.float32(8191)) % np.float32(1)
        return np.stack(
            (chosen[:, 0] + (spread - np.float32(0.5)) * 120, chosen[:, 1] + (luck - np.float32(0.5)) * 50)
        ).astype(np.float32)

    def _move(self, part: slice) -> None:
        """Put some of the people where they are at this hour: along one street, then along another."""
        home, goal = self._home[:, part], self._goal[:, part]
        way = np.abs(goal - home)
        total = way[0] + way[1] + np.float32(1)
        pace = np.float32(1) / (total * np.float32(1 / 26000) + np.float32(0.004))
        there = np.clip((np.float32(self.time) - self._leave[part]) * pace, 0, 1)
        there -= np.clip((np.float32(self.time) - self._back[part]) * pace, 0, 1)
        walked = np.clip(there, 0, 1) * total
        first = np.clip(walked / np.maximum(way[0], np.float32(0.1)), 0, 1)
        second = np.clip((walked - way[0]) / np.maximum(way[1], np.float32(0.1)), 0, 1)
        self._place[0, part] = home[0] + (goal[0] - home[0]) * first
        self._place[1, part] = home[1] + (goal[1] - home[1]) * second

    def move_all(self) -> None:
        """Put everybody where they are."""
        self._move(slice(None))
        self._step = -1

    def update(self, seconds: float, camera: Camera, motion: bool) -> None:
        """Time goes by: another part of the people moves."""
        if motion and seconds:
            self.time = (self.time + seconds / DAY) % 1.0
            part = self._slice(self._part)
            self._part = (self._part + 1) % PARTS
            self._move(part)
            if self._step == camera.step:
                self._project(part, camera.scale)
        if self._step != camera.step:
            self._step = camera.step
            self._project(slice(None), camera.scale)

    def _slice(self, part: int) -> slice:
        share = -(-self.rows.size // PARTS)
        return slice(part * share, (part + 1) * share)

    def _project(self, part: slice, scale: float) -> None:
        """Pixels in the town's picture."""
        x, y = self._place[0, part], self._place[1, part]
        self._pixels[0, part] = x * np.float32(EAST[0] * scale) + y * np.float32(NORTH[0] * scale)
        self._pixels[1, part] = x * np.float32(EAST[1] * scale) + y * np.float32(NORTH[1] * scale)

    def draw(self, surface: pygame.Surface, camera: Camera) -> int:
        """Everybody who is in the window; how many they are."""
        left, top = camera.corner
        window = camera.window
        x = self._pixels[0] - np.int32(left)
        y = self._pixels[1] - np.int32(top)
        figure = FIGURES[camera.step]
        tall = max((-dy for _, dy, _ in figure), default=0)
        inside = x.view(np.uint32) < np.uint32(window.width - 4)
        inside &= (y - np.int32(tall)).view(np.uint32) < np.uint32(window.height - tall - 4)
        seen = np.flatnonzero(inside)
        width = surface.get_pitch() // 4
        place = (y[seen] + np.int32(window.top)) * np.int32(width) + x[seen] + np.int32(window.left)
        dress, hair = self._dress[seen], self._hair[seen]
        pixels = np.asarray(surface.get_view("0")).view(np.uint32)
        if camera.step < PEOPLE_FROM - 2:
            soft = np.uint32(0xFEFEFE)
            pixels[place] = ((pixels[place] & soft) >> np.uint32(1)) + ((dress & soft) >> np.uint32(1))
            return int(seen.size)
        grown = ~self._child[seen]
        for dx, dy, part in figure:
            at = place + np.int32(dy * width + dx)
            if part == "shade":
                pixels[at] = (pixels[at] >> np.uint32(1)) & np.uint32(0x7F7F7F)
            elif part == "high":
                pixels[at[grown]] = hair[grown]
            else:
                pixels[at] = self._paint(part, seen)
        return int(seen.size)

    def _paint(self, part: str, seen: npt.NDArray[np.intp]) -> U32 | np.uint32:
        """The colour of a part of the figures."""
        if part == "legs":
            return np.uint32(0x4E4648)
        return {"body": self._dress, "head": self._hair, "skin": self._face}[part][seen]

    def nearest(self, camera: Camera, at: tuple[int, int], reach: int) -> int:
        """The row of the resident drawn nearest to a pixel of the window, or -1."""
        left, top = camera.corner
        x = self._pixels[0] - (at[0] - camera.window.left + left)
        y = self._pixels[1] - (at[1] - camera.window.top + top)
        apart = np.abs(x) + np.abs(y)
        if not apart.size:
            return -1
        best = int(np.argmin(apart))
        return int(self.rows[best]) if apart[best] <= reach else -1

    def where(self, row: int) -> tuple[float, float] | None:
        """Where a resident is now, in metres."""
        found = int(np.searchsorted(self.rows, row))
        if found >= self.rows.size or self.rows[found] != row:
            return None
        return (float(self._place[0, found]), float(self._place[1, found]))


Dab = tuple[int, int, str]


def _figure(wide: int, body: int, legs: int, head: int) -> tuple[Dab, ...]:
    """A standing figure of dabs of colour, its feet at 0, 0; grown-ups are a row taller."""
    dabs: list[Dab] = [(dx, 1, "shade") for dx in range(wide + 2)]
    for row in range(legs):
        dabs += [(dx, -row, "legs") for dx in range(wide) if wide < 3 or dx != wide // 2]
    dabs += [(dx, -legs - row, "body") for row in range(body) for dx in range(wide)]
    start = (wide - head) // 2
    for row in range(head):
        dabs += [(start + dx, -legs - body - row, "head" if row else "skin") for dx in range(head)]
    dabs += [(start + dx, -legs - body - head, "high") for dx in range(head)]
    return tuple(dabs)


FIGURES: tuple[tuple[Dab, ...], ...] = (
    ((0, 0, "body"),),
    ((0, 0, "body"),),
    ((0, 0, "body"),),
    ((0, 0, "body"),),
    ((0, 0, "body"),),
    ((0, 0, "body"), (0, -1, "head")),
    ((0, 0, "body"), (0, -1, "body"), (0, -2, "head")),
    _figure(2, 2, 1, 1),
    _figure(2, 3, 2, 2),
    _figure(3, 4, 3, 2),
)
"""How a person is drawn at each step of zoom."""


def _luck(ids: npt.NDArray[np.uint64], seed: int) -> F32:
    """A value from 0 to 1 for each person, always the same."""
    mixed = (ids + np.uint64(seed * 7919)) * np.uint64(0x9E3779B97F4A7C15)
    mixed = (mixed ^ (mixed >> np.uint64(29))) * np.uint64(0xBF58476D1CE4E5B9)
    mixed ^= mixed >> np.uint64(32)
    found: F32 = (mixed >> np.uint64(40)).astype(np.float32) / np.float32(1 << 24)
    return found


def _colors(tones: tuple[tuple[int, int, int], ...], luck: F32) -> U32:
    table = np.array([number(tone) for tone in tones], np.uint32)
    return table[(luck * np.float32(len(tones) - 0.001)).astype(np.intp)]
