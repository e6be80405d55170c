"""The camera: from metres on the ground to pixels in the window and back, at fixed steps of zoom.

We look from the south, turned a little, at an angle: east runs right and slightly down, north up and right,
so that each building shows its south and its east side.
"""

from dataclasses import dataclass, field

import numpy as np
import numpy.typing as npt
from pygame import Rect

F32 = npt.NDArray[np.float32]
Spot = tuple[float, float]

EAST = (0.906, 0.254)
"""Pixels that a metre to the east takes on the screen, at scale 1."""
NORTH = (0.423, -0.544)
"""The same to the north."""
UP = 0.82
"""Pixels that a metre of height takes."""
_DET = EAST[0] * NORTH[1] - NORTH[0] * EAST[1]

STEPS = (0.075, 0.105, 0.15, 0.21, 0.3, 0.48, 0.78, 1.25, 2.0, 3.2)
"""Pixels for a metre at each step of zoom, from the whole town to a street."""
PEOPLE_FROM = 6
"""From this step on people are figures; before it, points."""


def flat(x: float, y: float) -> Spot:
    """A point on the ground as it lies on the screen, at scale 1."""
    return (x * EAST[0] + y * NORTH[0], x * EAST[1] + y * NORTH[1])


def flats(x: F32, y: F32) -> tuple[F32, F32]:
    """Many points at once."""
    east, north = np.float32(EAST[0]), np.float32(NORTH[0])
    down, up = np.float32(EAST[1]), np.float32(NORTH[1])
    return x * east + y * north, x * down + y * up


def unflat(across: float, down: float) -> Spot:
    """The point on the ground that lies there on the screen, at scale 1."""
    return (
        (across * NORTH[1] - down * NORTH[0]) / _DET,
        (down * EAST[0] - across * EAST[1]) / _DET,
    )


@dataclass(slots=True)
class Camera:
    """Where we look, and how near."""

    window: Rect
    """Where the map is in the window."""
    bounds: tuple[float, float, float, float]
    """Left, top, right and bottom of the town on the screen, at scale 1."""
    step: int = 3
    """Which of `STEPS`."""
    middle: Spot = (0.0, 0.0)
    """What lies in the middle of the window: on the screen, at scale 1."""
    _loose: float = field(default=0.0)
    """Part of a step that two fingers have made so far."""

    @property
    def scale(self) -> float:
        """Pixels for a metre."""
        return STEPS[self.step]

    @property
    def corner(self) -> tuple[int, int]:
        """The pixel of the town's own picture that lies at the left top of the window."""
        scale = self.scale
        return (
            round(self.middle[0] * scale) - self.window.width // 2,
            round(self.middle[1] * scale) - self.window.height // 2,
        )

    def lowest(self) -> int:
        """The nearest step at which the whole town fits in the window."""
        wide, high = self.bounds[2] - self.bounds[0], self.bounds[3] - self.bounds[1]
        fits = [
            n
            for n, scale in enumerate(STEPS)
            if wide * scale <= self.window.width * 1.12 and high * scale <= self.window.height * 1.12
        ]
        return max(fits, default=0)

    def to_window(self, x: float, y: float) -> tuple[int, int]:
        """A point of the ground in the window."""
        across, down = flat(x, y)
        left, top = self.corner
        return (
            round(across * self.scale) - left + self.window.left,
            round(down * self.scale) - top + self.window.top,
        )

    def to_ground(self, at: tuple[int, int]) -> Spot:
        """The point of the ground under a pixel of the window."""
        left, top = self.corner
        return unflat(
            (at[0] - self.window.left + left) / self.scale,
            (at[1] - self.window.top + top) / self.scale,
        )

    def look_at(self, x: float, y: float) -> None:
        """Put a point of the ground in the middle."""
        self.middle = flat(x, y)
        self._stay()

    def pan(self, right: float, down: float) -> None:
        """Move the window over the map by pixels."""
        self.middle = (self.middle[0] + right / self.scale, self.middle[1] + down / self.scale)
        self._stay()

    def zoom(self, steps: float, at: tuple[int, int] | None = None) -> bool:
        """Nearer (positive) or further; what lies at a pixel stays there. Whether anything changed."""
        self._loose += steps
        whole = int(self._loose)
        if not whole:
            return False
        self._loose -= whole
        step = min(max(self.step + whole, self.lowest()), len(STEPS) - 1)
        if step == self.step:
            return False
        dx, dy = 0, 0
        if at is not None:
            dx, dy = at[0] - self.window.centerx, at[1] - self.window.centery
        held = (self.middle[0] + dx / self.scale, self.middle[1] + dy / self.scale)
        self.step = step
        self.middle = (held[0] - dx / self.scale, held[1] - dy / self.scale)
        self._stay()
        return True

    def _stay(self) -> None:
        """Keep the town in sight."""
        left, top, right, bottom = self.bounds
        self.middle = (min(max(self.middle[0], left), right), min(max(self.middle[1], top), bottom))
