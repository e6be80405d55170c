"""Who is drawn in a portrait, what of them is drawn by luck, and the square to draw it on.

Nobody is drawn as a type: skin, hair and dress are drawn by luck around what the caller says of the person.
"""

from dataclasses import dataclass

import pygame

from game.ui.palette import Color

FINE = 4
SKINS: tuple[Color, ...] = (
    (250, 222, 200),
    (244, 206, 178),
    (230, 184, 150),
    (208, 158, 122),
    (176, 126, 92),
    (142, 98, 70),
    (106, 70, 50),
)
HAIRS: tuple[Color, ...] = (
    (222, 184, 118),
    (182, 132, 76),
    (140, 92, 54),
    (104, 68, 44),
    (70, 48, 38),
    (42, 34, 34),
    (150, 74, 44),
)
GREYS: tuple[Color, ...] = ((176, 170, 162), (206, 202, 196), (146, 142, 138))
DRESSES: tuple[Color, ...] = (
    (159, 65, 44),
    (47, 93, 134),
    (138, 93, 0),
    (61, 107, 67),
    (116, 64, 107),
    (31, 111, 112),
    (76, 91, 104),
    (196, 138, 96),
    (176, 96, 112),
    (96, 122, 150),
    (204, 168, 88),
    (110, 84, 66),
)
GROUNDS: tuple[Color, ...] = (
    (226, 212, 188),
    (214, 220, 214),
    (232, 218, 200),
    (212, 208, 222),
    (220, 224, 200),
)
LIPS: Color = (176, 84, 78)
BLUSH: Color = (226, 110, 96)
LINE: Color = (70, 30, 24)
"""Towards this skin goes in its lines and shades."""
GOLD: Color = (206, 162, 74)
FRAMES: tuple[Color, ...] = ((58, 50, 48), (112, 62, 44), (46, 62, 92), (120, 112, 104))
"""Rims of glasses."""


@dataclass(frozen=True, slots=True)
class Face:
    """Who is drawn."""

    number: int
    """The person's number; all else that shows comes from it."""
    age: int
    woman: bool
    tone: float = 0.2
    """About how dark the skin is, 0 to 1."""
    veil: bool = False
    """Whether a headscarf is worn."""
    scarf: tuple[Color, Color] | None = None
    """The colours of a supporter's scarf."""
    mood: float = 0.5
    """How they look: -1 sad, 0 calm, 1 glad."""

    def luck(self, salt: int) -> int:
        """A number that belongs to the person and to one feature."""
        mixed = (self.number * 2654435761 + salt * 40503) & 0xFFFFFFFF
        mixed ^= mixed >> 15
        mixed = (mixed * 2246822519) & 0xFFFFFFFF
        return mixed ^ (mixed >> 13)

    def pick(self, salt: int, choices: tuple[Color, ...]) -> Color:
        """One of some colours."""
        return choices[self.luck(salt) % len(choices)]

    @property
    def cut(self) -> str:
        """How the hair is worn."""
        if not self.woman:
            bald = self.age > 38 and self.luck(5) % 3 == 0
            return "ring" if bald else ("side", "curls", "crop", "swept", "side")[self.luck(23) % 5]
        if self.age < 13:
            return ("plaits", "bob", "tail", "long", "curls")[self.luck(4) % 5]
        if self.age > 60:
            return ("waves", "bun", "short", "bob", "waves", "short")[self.luck(4) % 6]
        return ("shoulder", "long", "bun", "bob", "curls", "short", "tail", "shoulder")[self.luck(4) % 8]

    @property
    def young(self) -> float:
        """How much of a child the face has: 1 newborn, 0 grown up."""
        return max(1 - self.age / 17, 0.0)

    @property
    def old(self) -> float:
        """How much age shows: 0 before forty, 1 at eighty."""
        return min(max((self.age - 40) / 40, 0.0), 1.0)


class Canvas:
    """A square from 0 to 100 to draw on."""

    def __init__(self, size: int) -> None:
        self.zoom = size * FINE / 100
        self.picture = pygame.Surface((size * FINE, size * FINE), pygame.SRCALPHA)

    def oval(self, color: Color, x: float, y: float, wide: float, high: float) -> None:
        """An ellipse around a middle."""
        box = pygame.Rect(0, 0, round(wide * self.zoom), round(high * self.zoom))
        box.center = (round(x * self.zoom), round(y * self.zoom))
        pygame.draw.ellipse(self.picture, color, box)

    def shape(self, color: Color, *points: tuple[float, float]) -> None:
        """A face between corners."""
        pygame.draw.polygon(self.picture, color, [(x * self.zoom, y * self.zoom) for x, y in points])

    def stroke(self, color: Color, width: float, *points: tuple[float, float]) -> None:
        """A line with round ends."""
        thick = max(width * self.zoom, 1)
        placed = [(x * self.zoom, y * self.zoom) for x, y in points]
        pygame.draw.lines(self.picture, color, False, placed, round(thick))
        for point in placed:
            pygame.draw.circle(self.picture, color, point, thick / 2)

    def bow(self, color: Color, width: float, x: float, y: float, size: tuple[float, float]) -> None:
        """A bent line: up in the middle when the height is negative."""
        wide, high = size
        steps = [-1.0, -0.6, -0.2, 0.2, 0.6, 1.0]
        self.stroke(color, width, *[(x + step * wide / 2, y + high * (1 - step * step)) for step in steps])
