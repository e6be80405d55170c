"""Houses, roofs, trees and people of the town's picture."""

import math

import pygame
from pygame import Rect

from game.ui.palette import Color, mix
from game.ui.towncraft import BRICKS, HAZE, LIGHT, PANE, SLATE, Luck, Points, box, courses, poly


def _windows(canvas: pygame.Surface, front: Rect, floors: int, across: int, luck: Luck, wall: Color) -> None:
    """Rows of white-framed windows; a few are lit."""
    for floor in range(floors):
        for number in range(across):
            wide, high = front.width / across * 0.5, front.height / floors * 0.56
            left = front.left + front.width / across * (number + 0.5) - wide / 2
            top = front.top + front.height / floors * (floor + 0.5) - high / 2
            box(
                canvas,
                mix(wall, (250, 244, 232), 0.8),
                left - wide * 0.12,
                top - wide * 0.12,
                wide * 1.24,
                high + wide * 0.24,
            )
            lit = luck() > 0.72
            box(canvas, LIGHT if lit else PANE, left, top, wide, high)
            bar = max(wide * 0.1, 1)
            box(canvas, mix(wall, (250, 244, 232), 0.8), left + wide / 2 - bar / 2, top, bar, high)
            box(canvas, mix(wall, (250, 244, 232), 0.8), left, top + high * 0.38, wide, bar)
            box(
                canvas,
                mix(wall, (40, 24, 20), 0.3),
                left - wide * 0.16,
                top + high + wide * 0.12,
                wide * 1.32,
                bar,
            )


def _part(
    canvas: pygame.Surface, color: Color, base: Rect, shares: tuple[float, float, float, float]
) -> None:
    """A box inside another: left, top, width and height as shares of it."""
    x, y, wide, high = shares
    box(
        canvas,
        color,
        base.left + base.width * x,
        base.top + base.height * y,
        base.width * wide,
        base.height * high,
    )


def _gable(canvas: pygame.Surface, front: Rect, kind: int, color: Color, trim: Color) -> None:
    """The top of a house: steps, a bell, a plain triangle or a cornice with a roof."""
    left, width, top = front.left, front.width, front.top
    if kind <= 2:
        _steps(canvas, front, kind, color, trim)
    elif kind <= 4:
        outline = _bell(front) if kind == 3 else []
        outline = outline or [
            (left - width * 0.03, top),
            (left + width / 2, top - width * 0.62),
            (left + width * 1.03, top),
        ]
        poly(canvas, color, outline)
        pygame.draw.lines(canvas, trim, False, outline, max(round(width * 0.03), 2))
    else:
        roof = ((0.0, 0.0), (0.1, 0.4), (0.9, 0.4), (1.0, 0.0))
        poly(canvas, mix(SLATE, color, 0.25), [(left + width * x, top - width * y) for x, y in roof])
        box(canvas, trim, left - width * 0.02, top - width * 0.04, width * 1.04, width * 0.07)
        box(canvas, mix(color, trim, 0.3), left + width * 0.38, top - width * 0.36, width * 0.24, width * 0.3)
        box(canvas, PANE, left + width * 0.43, top - width * 0.3, width * 0.14, width * 0.2)


def _steps(canvas: pygame.Surface, front: Rect, kind: int, color: Color, trim: Color) -> None:
    """A stepped gable, each step with a light cap."""
    left, width, top = front.left, front.width, front.top
    steps = 4 + kind
    rise = width * (0.16 if kind else 0.19)
    cap, tread = rise * 0.16, width / 2 / steps
    for number in range(steps):
        aside, high = width / 2 * number / steps, top - rise * (number + 1)
        if width - 2 * aside < width * 0.16:
            break
        box(canvas, color, left + aside, high, width - 2 * aside, rise + 1)
        for side in (left + aside, left + width - aside - tread):
            box(canvas, trim, side - cap / 2, high - cap, tread + cap, cap)


def _bell(front: Rect) -> Points:
    """The outline of a bell gable."""
    left, width, top = front.left, front.width, front.top
    bend: Points = [(left, top + 1)]
    for number in range(21):
        share = number / 20
        rise = (0.5 - 0.5 * math.cos(math.pi * share)) ** 1.1
        bend.append((left + width / 2 * (share**0.6), top - width * 0.72 * rise))
    return bend + [(2 * left + width - x, y) for x, y in reversed(bend)]


def house(canvas: pygame.Surface, front: Rect, luck: Luck, haze: float) -> None:
    """One house on the quay."""
    wall = mix(BRICKS[int(luck(0, len(BRICKS) - 0.01))], HAZE, haze)
    trim = mix(mix(wall, (250, 240, 222), 0.72), HAZE, haze)
    kind = int(luck(0, 5.99))
    chimney = front.width * 0.1
    box(
        canvas,
        mix(wall, (40, 24, 20), 0.25),
        front.left + front.width * luck(0.1, 0.25),
        front.top - front.width * 0.62,
        chimney,
        front.width * 0.5,
    )
    _gable(canvas, front, kind, wall, trim)
    box(canvas, wall, front.left, front.top, front.width, front.height)
    courses(canvas, front, wall, front.width * 0.055)
    if kind <= 4:
        side = front.width * 0.15
        box(canvas, trim, front.centerx - side * 0.65, front.top - front.width * 0.3, side * 1.3, side * 1.7)
        box(
            canvas,
            LIGHT if luck() > 0.7 else PANE,
            front.centerx - side / 2,
            front.top - front.width * 0.28,
            side,
            side * 1.4,
        )
    ground = round(front.height * 0.26)
    across = 3 if luck() > 0.4 else 2
    floors = 2 if front.height < front.width * 1.5 else 3
    _windows(
        canvas, Rect(front.left, front.top, front.width, front.height - ground), floors, across, luck, wall
    )
    box(canvas, trim, front.left, front.bottom - ground, front.width, max(front.width * 0.03, 1))
    _shop_or_door(canvas, Rect(front.left, front.bottom - ground, front.width, ground), luck, wall, trim)
    shade = pygame.Surface((max(front.width // 12, 1), front.height))
    shade.fill((30, 22, 26))
    shade.set_alpha(46)
    canvas.blit(shade, (front.right - shade.get_width(), front.top))


def _shop_or_door(canvas: pygame.Surface, base: Rect, luck: Luck, wall: Color, trim: Color) -> None:
    """The ground floor: a shop with an awning, or a door and a window."""
    if luck() > 0.5:
        awning = ((60, 96, 92), (122, 46, 36), (52, 66, 84), (190, 140, 52))[int(luck(0, 3.99))]
        _part(canvas, LIGHT if luck() > 0.35 else PANE, base, (0.08, 0.36, 0.56, 0.5))
        _part(canvas, mix(wall, (30, 20, 18), 0.55), base, (0.72, 0.3, 0.2, 0.7))
        for number in range(6):
            stripe = awning if number % 2 else (244, 234, 214)
            _part(canvas, stripe, base, (0.06 + number * 0.1, 0.16, 0.1, 0.28))
        return
    door = mix((52, 82, 74) if luck() > 0.5 else (110, 44, 36), (20, 16, 16), 0.15)
    _part(canvas, trim, base, (0.1, 0.2, 0.28, 0.8))
    _part(canvas, door, base, (0.13, 0.26, 0.22, 0.74))
    _part(canvas, trim, base, (0.5, 0.22, 0.38, 0.5))
    _part(canvas, LIGHT if luck() > 0.5 else PANE, base, (0.54, 0.28, 0.3, 0.38))


def roofs(canvas: pygame.Surface, foot: float, unit: float, luck: Luck, haze: float) -> None:
    """The town behind: plain roofs in the haze."""
    left = -unit
    while left < canvas.get_width() + unit:
        width, height = luck(0.7, 1.5) * unit, luck(0.9, 2.0) * unit
        color = mix(BRICKS[int(luck(0, len(BRICKS) - 0.01))], HAZE, haze)
        box(canvas, color, left, foot - height, width, height)
        poly(
            canvas,
            mix(SLATE, HAZE, haze * 0.8) if luck() > 0.45 else mix((150, 84, 62), HAZE, haze),
            [
                (left, foot - height),
                (left + width / 2, foot - height - width * 0.55),
                (left + width, foot - height),
            ],
        )
        left += width * luck(0.8, 1.05)


def tree(canvas: pygame.Surface, x: float, foot: float, size: float, luck: Luck) -> None:
    """A lime on the quay."""
    box(canvas, (70, 56, 48), x - size * 0.04, foot - size * 0.6, size * 0.08, size * 0.6)
    for shade in range(3):
        color = mix((64, 84, 58), (150, 158, 88), shade * 0.3)
        for _ in range(16 - shade * 4):
            angle, reach = luck(0, math.tau), luck(0, 0.34 - shade * 0.06) * size
            at = (
                x + math.cos(angle) * reach - shade * size * 0.04,
                foot - size * (0.85 + shade * 0.05) + math.sin(angle) * reach * 0.9,
            )
            pygame.draw.circle(canvas, color, at, size * luck(0.08, 0.15))


def person(canvas: pygame.Surface, x: float, foot: float, size: float, luck: Luck) -> None:
    """Somebody on the quay."""
    coat = ((52, 66, 84), (159, 65, 44), (190, 140, 52), (64, 94, 84), (98, 60, 90), (226, 208, 176))[
        int(luck(0, 5.99))
    ]
    skin = ((236, 200, 170), (196, 148, 112), (142, 98, 70), (96, 66, 50))[int(luck(0, 3.99))]
    box(canvas, (44, 40, 44), x - size * 0.12, foot - size * 0.42, size * 0.1, size * 0.42)
    box(canvas, (44, 40, 44), x + size * 0.03, foot - size * 0.42, size * 0.1, size * 0.42)
    pygame.draw.ellipse(canvas, coat, Rect(x - size * 0.2, foot - size * 0.8, size * 0.4, size * 0.52))
    pygame.draw.circle(canvas, skin, (x, foot - size * 0.88), size * 0.13)
    hair = ((48, 34, 28), (120, 84, 52), (206, 178, 120), (74, 74, 78))[int(luck(0, 3.99))]
    pygame.draw.circle(
        canvas, hair, (x, foot - size * 0.91), size * 0.13, draw_top_left=True, draw_top_right=True
    )
