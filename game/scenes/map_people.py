"""Every resident on the map: a point far out, a figure near by, walking between home and the day's place.

Positions are worked out for a part of the people at a time; each frame puts them into the window. While
the camera stands still, each keeps the pixel on which they stand, so that a frame only moves and paints.
The nearer we look, the slower the day: on the screen nobody runs too fast to be followed, or to be hit.
"""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from typing import Any

import numpy as np
import pygame

from game.scenes.map_camera import EAST, NORTH, PEOPLE_FROM, Camera
from game.scenes.map_doings import Doing, gather
from game.scenes.map_folk import F32, U32, Folk, Rows, read
from game.scenes.map_model import HOUSE, I32, Ground
from game.scenes.map_ways import Ways

DAY = 40.0
"""Seconds that a day on the map takes at least."""
WALK = 26_000.0
"""Metres that somebody who is on the way covers in a whole day."""
FASTEST = 60.0
"""Pixels a second that a walker moves at most."""
NIGHT = 3.0
"""How much faster the small hours go by, when everybody is at home."""
STROLL = 36.0
"""Seconds of a walk up and down the pavement, with a rest at each end; seen only near by."""
REACH = 6.0
"""Metres that it goes to each side."""
BEHIND_FROM = PEOPLE_FROM + 1
"""From this step of zoom on houses hide who walks behind them; further out everybody shows."""
FEW = 3000
"""So many people in sight can all be moved in each frame."""
PARTS = 6
"""The people are moved in so many parts, one a frame."""
SHARES = 15
"""Their ways are chosen in so many."""
AWAY = np.int32(-1_000_000)
"""The pixel of whoever is in the water, where no bridge is near: out of every window."""
SOFT = np.uint32(0xFEFEFE)
"""The bits of a colour that halving keeps."""

Sight = tuple[tuple[int, int], int, tuple[int, int, int, int], int]
"""What the pixels of people depend on: corner, step, window, pixels in a line."""


def _nobody() -> Folk:
    return Folk(np.zeros(0, np.intp))


@dataclass(slots=True)
class Crowd:
    """Where everybody is."""

    ground: Ground
    folk: Folk = field(default_factory=_nobody)
    ways: Ways = field(init=False)
    _place: F32 = field(init=False)
    _pixels: I32 = field(init=False)
    _half: U32 = field(init=False)
    """Dress at half brightness, for points that let the ground through."""
    _at: Rows = field(init=False)
    """The pixel of the window's surface for each; 0 for those outside."""
    _sight: Sight | None = None
    _step: int = -1
    _part: int = 0
    _seen: Rows = field(default_factory=lambda: np.zeros(0, np.intp))
    """Who was drawn last, by their place in the folk."""
    _strolled: float = 0.0
    """Seconds of strolling."""
    time: float = 0.33
    """The hour of the day, 0 to 1."""

    def __post_init__(self) -> None:
        self.ways = Ways(self.ground)

    @property
    def rows(self) -> Rows:
        """Rows of the residents that are drawn."""
        return self.folk.rows

    @property
    def sight(self) -> Rows:
        """Rows of those who were drawn last."""
        return self.folk.rows[self._seen]

    def meet(self, view: Any) -> None:  # noqa: ANN401 - the game's view
        """Read who lives where and goes where this month."""
        for _ in self.meeting(view):
            pass

    def meeting(self, view: Any, going_on: Iterable[Doing] = ()) -> Iterator[None]:  # noqa: ANN401 - the game's view
        """The same in parts; until the last the people of before are shown."""
        folk = Folk(np.flatnonzero(np.asarray(view.residents("alive"))))
        yield
        yield from read(view, self.ground, folk)
        yield from gather(view, folk, going_on)
        place = np.empty((2, folk.rows.size), np.float32)
        for number in range(SHARES):
            part = _slice(folk, number, SHARES)
            self.ways.lead(folk, part)
            self._move(folk, place, part)
            yield
        self.folk, self._place = folk, place
        self._pixels = np.zeros((2, folk.rows.size), np.int32)
        self._half = (folk.dress & SOFT) >> np.uint32(1)
        self._at = np.zeros(folk.rows.size, np.intp)
        self._step, self._sight, self._seen = -1, None, self._seen[:0]

    def _move(self, folk: Folk, place: F32, part: slice | Rows) -> None:
        """Put some of the people where they are at this hour, on the three legs of their way."""
        swapped, turn = folk.swapped[part], folk.turn[part]
        start, end = (np.where(swapped, at[::-1, part], at[:, part]) for at in (folk.home, folk.goal))
        legs = np.stack((np.abs(turn - start[0]), np.abs(end[1] - start[1]), np.abs(end[0] - turn)))
        total = legs[0] + legs[1] + legs[2] + np.float32(1)
        pace = np.float32(1) / (total * np.float32(1 / WALK) + np.float32(0.004))
        there = np.clip((np.float32(self.time) - folk.leave[part]) * pace, 0, 1)
        there -= np.clip((np.float32(self.time) - folk.back[part]) * pace, 0, 1)
        walked = np.clip(there, 0, 1) * total
        long = np.maximum(legs, np.float32(0.1))
        out, over = walked / long[0], (walked - legs[0]) / long[1]
        on = (walked - legs[0] - legs[1]) / long[2]
        one = start[0] + (turn - start[0]) * np.clip(out, 0, 1) + (end[0] - turn) * np.clip(on, 0, 1)
        two = start[1] + (end[1] - start[1]) * np.clip(over, 0, 1)
        place[0, part], place[1, part] = np.where(swapped, (two, one), (one, two))
        if self._step >= PEOPLE_FROM:
            place[:, part] += self._stroll(folk, part)

    def _stroll(self, folk: Folk, part: slice | Rows) -> F32:
        """How far each is from the middle of the walk up and down the pavement: metres east, north."""
        turn = (np.float32(self._strolled / STROLL % 1.0) + folk.phase[part]) % np.float32(1)
        swing = np.abs(turn * np.float32(12) - np.float32(6)) - np.float32(3)
        swing = np.clip(swing, -1, 1) * np.float32(REACH)
        return np.where(folk.east[part], (swing, 0 * swing), (0 * swing, swing)).astype(np.float32)

    def update(self, seconds: float, camera: Camera, motion: bool) -> None:
        """Time goes by: another part of the people moves, and near by all who are in sight."""
        if self._step != camera.step:
            self._step, self._seen = camera.step, self._seen[:0]
            self._move(self.folk, self._place, slice(None))
            self._project(slice(None), camera.scale)
        elif motion and seconds:
            self._pass(seconds, camera.scale)
            part = _slice(self.folk, self._part)
            self._part = (self._part + 1) % PARTS
            near = camera.step >= PEOPLE_FROM and self._seen.size <= FEW
            for some in (part, self._seen) if near else (part,):
                self._move(self.folk, self._place, some)
                self._project(some, camera.scale)

    def _pass(self, seconds: float, scale: float) -> None:
        """Let the clock of the map run."""
        asleep = self.time > 0.93 or self.time < 0.2
        day = max(DAY, WALK * scale / FASTEST) / (NIGHT if asleep else 1.0)
        self.time = (self.time + seconds / day) % 1.0
        self._strolled += seconds

    def _project(self, part: slice | Rows, scale: float) -> None:
        """Pixels in the town's picture, and in the window as it was last drawn."""
        x, y = self._place[0, part], self._place[1, part]
        across = np.rint(x * np.float32(EAST[0] * scale) + y * np.float32(NORTH[0] * scale))
        self._pixels[0, part] = np.where(self.ways.wet(x, y), AWAY, across)
        self._pixels[1, part] = np.rint(x * np.float32(EAST[1] * scale) + y * np.float32(NORTH[1] * scale))
        if self._sight is not None:
            self._stand(part, self._sight)

    def _stand(self, part: slice | Rows, sight: Sight) -> None:
        """The pixel of the surface on which each of a part stands."""
        (left, top), step, (x0, y0, wide, high), line = sight
        x = self._pixels[0, part] - np.int32(left)
        y = self._pixels[1, part] - np.int32(top)
        tall = max((-dy for _, dy, _ in FIGURES[step]), default=0)
        inside = x.view(np.uint32) < np.uint32(max(wide - 4, 0))
        inside &= (y - np.int32(tall)).view(np.uint32) < np.uint32(max(high - tall - 4, 0))
        self._at[part] = np.where(inside, (y + np.int32(y0)) * np.int32(line) + x + np.int32(x0), 0)

    def draw(self, surface: pygame.Surface, camera: Camera) -> int:
        """Everybody who is in the window; how many they are."""
        window = camera.window
        width = surface.get_pitch() // 4
        area = (window.left, window.top, window.width, window.height)
        sight: Sight = (camera.corner, camera.step, area, width)
        if sight != self._sight:
            self._sight = sight
            self._stand(slice(None), sight)
        pixels = np.asarray(surface.get_view("0")).view(np.uint32)
        seen = np.flatnonzero(self._at)
        at = self._at[seen]
        if camera.step < PEOPLE_FROM - 2:
            pixels[at] = ((pixels[at] & SOFT) >> np.uint32(1)) + self._half[seen]
        else:
            if camera.step >= BEHIND_FROM:
                free = (pixels[at] & HOUSE) == 0
                seen, at = seen[free], at[free]
            self._figures(pixels, at, seen, camera.step)
        self._seen = seen
        return int(seen.size)

    def _figures(self, pixels: U32, place: Rows, seen: Rows, step: int) -> None:
        """Everybody as dabs of colour."""
        width = self._sight[3] if self._sight else 0
        folk = self.folk
        hair, grown = folk.hair[seen], ~folk.child[seen]
        inks: dict[str, U32 | np.uint32] = {
            "legs": np.uint32(0x4E4648),
            "body": folk.dress[seen],
            "head": hair,
            "skin": folk.face[seen],
        }
        for dx, dy, part in FIGURES[step]:
            at = place + (dy * width + dx)
            if part == "shade":
                pixels[at] = (pixels[at] >> np.uint32(1)) & np.uint32(0x7F7F7F)
            elif part == "high":
                pixels[at[grown]] = hair[grown]
            else:
                pixels[at] = inks[part]

    def nearest(self, camera: Camera, at: tuple[int, int], reach: int) -> int:
        """The row of whose figure, as last drawn, is nearest to a pixel; -1 for none in reach."""
        if not self._seen.size:
            return -1
        wide, tall = size_of(camera.step)
        left, top = camera.corner
        x = at[0] - camera.window.left + left - self._pixels[0, self._seen]
        y = at[1] - camera.window.top + top - self._pixels[1, self._seen]
        apart = np.maximum(x - wide, -x).clip(0) + np.maximum(y, -y - tall).clip(0)
        middle = np.abs(2 * x - wide) + np.abs(2 * y + tall)
        best = int(np.argmin(apart * 1000 + middle))
        return int(self.sight[best]) if apart[best] <= reach else -1

    def where(self, row: int) -> tuple[float, float] | None:
        """Where a resident is now, in metres."""
        found = int(np.searchsorted(self.rows, row))
        if found >= self.rows.size or self.rows[found] != row:
            return None
        return (float(self._place[0, found]), float(self._place[1, found]))


def _slice(folk: Folk, part: int, parts: int = PARTS) -> slice:
    """One of the parts in which people are moved."""
    share = -(-folk.rows.size // parts)
    return slice(part * share, (part + 1) * share)


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


def size_of(step: int) -> tuple[int, int]:
    """How many pixels a figure reaches to the right of its foot and above it."""
    dabs = [(dx, -dy) for dx, dy, part in FIGURES[step] if part != "shade"]
    return max(dx for dx, _ in dabs), max(dy for _, dy in dabs)
