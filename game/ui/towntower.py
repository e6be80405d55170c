"""St Rumbold's in the town's picture: a square tower that never got its spire, with a great open clock."""

import math
from dataclasses import dataclass

import pygame

from game.ui.palette import Color, mix
from game.ui.towncraft import HAZE, SLATE, STONE, box, poly

FACE = mix(STONE, HAZE, 0.12)
SHADE = mix(STONE, (70, 66, 72), 0.42)
LIT = mix(STONE, (255, 240, 210), 0.5)
DARK = mix(STONE, (58, 60, 70), 0.68)
GOLD: Color = (214, 168, 74)
HANDS: Color = (244, 208, 120)


@dataclass(frozen=True, slots=True)
class Shaft:
    """The tower's body in pixels."""

    left: float
    top: float
    wide: float
    high: float

    @property
    def foot(self) -> float:
        """Where it stands."""
        return self.top + self.high


def lancet(
    canvas: pygame.Surface, color: Color, at: tuple[float, float], width: float, height: float
) -> None:
    """A pointed window."""
    left, top = at
    box(canvas, color, left, top + width * 0.8, width, height - width * 0.8)
    arch = ((0.0, 0.82), (0.16, 0.32), (0.5, 0.0), (0.84, 0.32), (1.0, 0.82))
    poly(canvas, color, [(left + x * width, top + y * width) for x, y in arch])


def _nave(canvas: pygame.Surface, shaft: Shaft) -> None:
    """The church to the right of the tower."""
    middle, wide, foot = shaft.left + shaft.wide / 2, shaft.wide, shaft.foot
    high = shaft.high * 0.36
    ridge, eaves = foot - high, foot - high * 0.66
    roof = [(middle, ridge), (middle + wide * 2.5, ridge), (middle + wide * 2.85, eaves), (middle, eaves)]
    poly(canvas, mix(SLATE, HAZE, 0.3), roof)
    box(canvas, mix(FACE, SHADE, 0.4), middle, foot - high * 0.68, wide * 2.85, high * 0.68)
    for number in range(6):
        left = middle + wide * (0.6 + number * 0.38)
        lancet(canvas, DARK, (left, foot - high * 0.58), wide * 0.18, high * 0.42)
        box(canvas, LIT, left - wide * 0.12, foot - high * 0.76, wide * 0.06, high * 0.76)


def _buttresses(canvas: pygame.Surface, shaft: Shaft) -> None:
    """Corners that grow thinner with height, each step with a small spire."""
    left, wide = shaft.left, shaft.wide
    for part, out in ((0.985, 0.05), (0.76, 0.09), (0.5, 0.13), (0.3, 0.17)):
        high = shaft.high * part
        top = shaft.foot - high
        box(canvas, mix(FACE, LIT, 0.35), left - wide * out, top, wide * (0.2 + out), high)
        box(canvas, SHADE, left + wide * 0.82, top, wide * (0.18 + out), high)
        for side in (left - wide * out, left + wide * (0.91 + out)):
            poly(
                canvas,
                LIT,
                [(side, top), (side + wide * 0.045, top - wide * 0.16), (side + wide * 0.09, top)],
            )


def _windows(canvas: pygame.Surface, shaft: Shaft) -> None:
    """Two storeys of tall paired windows with stone bars."""
    wide = shaft.wide
    for start, end in ((0.04, 0.33), (0.52, 0.8)):
        top, high = shaft.top + shaft.high * start, shaft.high * (end - start)
        for column in (0.12, 0.57):
            left = shaft.left + wide * column
            lancet(canvas, DARK, (left, top), wide * 0.3, high)
            for bar in (0.33, 0.66):
                at = left + wide * 0.3 * bar - wide * 0.012
                box(canvas, mix(FACE, LIT, 0.3), at, top + wide * 0.16, wide * 0.024, high - wide * 0.16)
            for rung in range(1, 4):
                box(canvas, mix(FACE, LIT, 0.1), left, top + high * rung / 4, wide * 0.3, wide * 0.03)


def _crown(canvas: pygame.Surface, shaft: Shaft) -> None:
    """Bands around the shaft, battlements, and the corner pinnacles of the flat top."""
    left, top, wide, high = shaft.left, shaft.top, shaft.wide, shaft.high
    for band in (0.02, 0.36, 0.49, 0.83):
        box(canvas, LIT, left - wide * 0.03, top + high * band, wide * 1.06, high * 0.009)
    for number in range(9):
        box(canvas, LIT, left + wide * (number / 9 + 0.02), top - high * 0.018, wide * 0.07, high * 0.02)
    for side in (-0.04, 0.92):
        spire = [(side, 0.0), (side + 0.06, 0.05), (side + 0.12, 0.0)]
        poly(canvas, LIT, [(left + wide * x, top - high * y) for x, y in spire])


def _clock(canvas: pygame.Surface, at: tuple[float, float], wide: float) -> None:
    """The great gilded clock, at ten to two."""
    pygame.draw.circle(canvas, DARK, at, wide * 0.27)
    pygame.draw.circle(canvas, GOLD, at, wide * 0.27, max(round(wide * 0.03), 1))
    pygame.draw.circle(canvas, GOLD, at, wide * 0.17, max(round(wide * 0.012), 1))
    x, y = at
    for hour in range(12):
        across, down = math.cos(hour * math.pi / 6) * wide, math.sin(hour * math.pi / 6) * wide
        ends = (x + across * 0.19, y + down * 0.19), (x + across * 0.25, y + down * 0.25)
        pygame.draw.line(canvas, HANDS, *ends, max(round(wide * 0.02), 1))
    pygame.draw.line(canvas, HANDS, at, (x + wide * 0.11, y - wide * 0.07), max(round(wide * 0.03), 2))
    pygame.draw.line(canvas, HANDS, at, (x - wide * 0.17, y - wide * 0.1), max(round(wide * 0.022), 2))


def tower(canvas: pygame.Surface, middle: float, foot: float, height: float) -> None:
    """The tower with its church."""
    wide = height * 0.27
    shaft = Shaft(middle - wide / 2, foot - height, wide, height)
    _nave(canvas, shaft)
    _buttresses(canvas, shaft)
    box(canvas, FACE, shaft.left, shaft.top, wide, height)
    box(canvas, mix(FACE, SHADE, 0.55), shaft.left + wide * 0.66, shaft.top, wide * 0.34, height)
    for edge in (0.0, 0.46, 0.9):
        box(
            canvas,
            LIT if edge < 0.8 else mix(FACE, SHADE, 0.7),
            shaft.left + wide * edge,
            shaft.top,
            wide * 0.08,
            height,
        )
    _windows(canvas, shaft)
    _crown(canvas, shaft)
    _clock(canvas, (middle, shaft.top + height * 0.43), wide)
