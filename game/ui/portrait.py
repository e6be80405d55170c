"""Faces: a drawn portrait grown from a number, the same every time; simple, warm and respectful.

Nobody is drawn as a type: skin, hair and dress are drawn by luck around what the caller says of the person.
"""

from dataclasses import dataclass
from functools import lru_cache

import pygame

from game.ui.palette import Color, mix

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
)
GROUNDS: tuple[Color, ...] = (
    (226, 212, 188),
    (214, 220, 214),
    (232, 218, 200),
    (212, 208, 222),
    (220, 224, 200),
)
LIPS: Color = (176, 84, 78)


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
        """How a woman wears her hair."""
        return ("shoulder", "long", "shoulder", "bun", "bob")[self.luck(4) % 5]


class _Canvas:
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


def _body(canvas: _Canvas, face: Face, skin: Color, head: float) -> None:
    """Shoulders, collar and neck."""
    dress = face.pick(1, DRESSES)
    canvas.oval(dress, 50, 104, 82, 52)
    canvas.shape(mix(skin, (90, 50, 40), 0.14), (42, 62), (58, 62), (60, 84), (50, 90), (40, 84))
    style = face.luck(2) % 3
    if style == 0:
        canvas.shape(mix(dress, (255, 255, 255), 0.75), (39, 80), (50, 92), (44, 97))
        canvas.shape(mix(dress, (255, 255, 255), 0.75), (61, 80), (50, 92), (56, 97))
    elif style == 1:
        canvas.bow(mix(dress, (30, 20, 20), 0.3), 3.2, 50, 82, (24, 8))
    if face.scarf:
        for stripe in range(7):
            color = face.scarf[stripe % 2]
            left = 30 + stripe * 5.7
            low = 84 + 6 * (1 - ((stripe - 3) / 3.5) ** 2)
            canvas.shape(color, (left, low - 5), (left + 6, low - 5), (left + 6, low + 6), (left, low + 6))
        canvas.shape(face.scarf[0], (60, 88), (70, 88), (72, 100), (62, 100))
    del head


def _hair_behind(canvas: _Canvas, face: Face, hair: Color, wide: float) -> None:
    """Long hair, a bob, a bun, or the back of a headscarf."""
    if face.veil:
        cloth = face.pick(3, DRESSES)
        canvas.oval(mix(cloth, (255, 248, 236), 0.25), 50, 48, wide + 22, 74)
        canvas.oval(mix(cloth, (255, 248, 236), 0.18), 50, 84, wide + 20, 36)
    elif face.age < 3 or not face.woman:
        return
    elif face.cut == "bun":
        canvas.oval(hair, 50, 15, 22, 20)
    else:
        shade = mix(hair, (20, 14, 12), 0.2)
        long = {"long": 72, "shoulder": 56, "bob": 46}[face.cut]
        canvas.oval(shade, 50, 30 + long / 2, wide + 18, long)
        if face.cut == "bob":
            canvas.oval(shade, 50, 58, wide + 17, 24)


def _hair_before(canvas: _Canvas, face: Face, hair: Color, skin: Color, wide: float) -> None:
    """The crown of the head, and the forehead free below it: by a parting, a fringe, or curls."""
    if face.veil:
        light = mix(face.pick(3, DRESSES), (255, 248, 236), 0.25)
        canvas.bow(light, 8, 50, 33, (wide + 3, -11))
        canvas.bow(light, 6, 50, 72, (wide - 2, 9))
        return
    if face.age < 2:
        canvas.oval(hair, 50, 24, 14, 7)
        return
    if not face.woman and face.age > 45 and face.luck(5) % 3 == 0:
        for side in (-1, 1):
            canvas.oval(hair, 50 + side * wide * 0.5, 46, 7, 20)
        return
    side = 1 if face.luck(8) % 2 else -1
    full = 3 if face.woman else face.luck(6) % 3
    canvas.oval(hair, 50, 33 - full / 2, wide + 4 + full, 36 + full)
    if not face.woman and face.luck(23) % 3 == 0:
        _curls(canvas, hair, wide)
    if not face.woman and face.luck(23) % 3 == 1:
        canvas.oval(hair, 50 - side * 7, 20, wide * 0.66, 12)
    line = 31 + face.luck(7) % 3
    if face.woman and face.luck(24) % 3 == 0:
        canvas.oval(skin, 50, 52, wide * 0.9, 2 * (52 - line - 4))
    elif face.woman and face.luck(24) % 3 == 1:
        canvas.shape(skin, (50, line - 4), (50 - wide * 0.43, 48), (50 + wide * 0.43, 48))
        canvas.oval(skin, 50, 54, wide * 0.9, 2 * (54 - line - 6))
    else:
        canvas.oval(skin, 50 + side * 3, 51, wide * 0.85, 2 * (51 - line))


def _curls(canvas: _Canvas, hair: Color, wide: float) -> None:
    """Curls around the crown."""
    for step in range(-3, 4):
        lift = 1 - (step / 3.6) ** 2
        canvas.oval(hair, 50 + step * wide / 7, 30 - 11 * lift, 11, 11)


def _brow(canvas: _Canvas, face: Face, color: Color, x: float, side: int) -> None:
    """A brow: bent, and with its inner end raised when somebody is sad."""
    sad = max(-face.mood, 0.0)
    inner, outer = (x - side * 5, 43.6 - 2.4 * sad), (x + side * 5, 43.6 + 1.6 * sad)
    middle = (x, (inner[1] + outer[1]) / 2 - 2.2 + 1.2 * sad)
    ends = [(x - side * 3, middle[1] + (inner[1] - middle[1]) * 0.36),
            (x + side * 3, middle[1] + (outer[1] - middle[1]) * 0.36)]  # fmt: skip
    canvas.stroke(color, 2.0 if face.woman else 2.7, inner, ends[0], middle, ends[1], outer)


def _lash(x: float, side: int) -> list[tuple[float, float]]:
    """The upper lid of an eye, to its outer end."""
    return [(x - side * 3, 46.6), (x, 46.0), (x + side * 3, 46.6), (x + side * 5.2, 45.4)]


def _features(canvas: _Canvas, face: Face, skin: Color, hair: Color) -> None:
    """Eyes, brows, nose, mouth, and what age and habit add."""
    dark = mix(skin, (70, 30, 24), 0.42)
    apart = 10.5 + face.luck(9) % 3
    eyes: Color = ((74, 56, 44), (56, 78, 96), (70, 88, 60), (48, 38, 34))[face.luck(10) % 4]
    for side in (-1, 1):
        canvas.oval((252, 250, 246), 50 + side * apart, 49, 8.4, 6)
        canvas.oval(eyes, 50 + side * apart, 49.2, 4.6, 5)
        canvas.oval((20, 16, 16), 50 + side * apart, 49.2, 2.2, 2.6)
        if face.woman and face.age > 12:
            canvas.stroke(mix(dark, (20, 16, 16), 0.6), 1.4, *_lash(50 + side * apart, side))
        _brow(canvas, face, mix(hair, dark, 0.45), 50 + side * apart, side)
        canvas.oval(mix(skin, (226, 110, 96), 0.22), 50 + side * (apart + 4), 57, 9, 6)
    canvas.bow(dark, 1.6, 50, 56, (6 + face.luck(11) % 3, 2.4))
    smile = 0.5 + face.mood * (3.2 + face.luck(12) % 3 * 0.7)
    lips = mix(skin, LIPS, 0.75 if face.woman else 0.5)
    low = 64.5 - min(smile, 0) * 0.8
    canvas.bow(lips, 2.2 if face.woman else 1.9, 50, low, (15 + face.luck(13) % 4 - 3 * (smile < 0), smile))
    if face.age > 54:
        for side in (-1, 1):
            canvas.bow(mix(skin, (70, 30, 24), 0.2), 1.0, 50 + side * apart, 54, (8, 1.5))
            canvas.stroke(mix(skin, (70, 30, 24), 0.18), 1.0, (50 + side * 11, 60), (50 + side * 13, 66))
        canvas.bow(mix(skin, (70, 30, 24), 0.14), 1.0, 50, 38, (18, -1.5))
    if not face.woman and face.age > 22 and face.luck(14) % 3 == 0:
        canvas.bow(mix(hair, skin, 0.25), 4.6, 50, 67.5, (22, 6.5))
        canvas.bow(mix(hair, skin, 0.1), 2.4, 50, 61.6, (16, -1.5))
        canvas.bow(lips, 1.8, 50, low + 0.3, (12, smile * 0.7))
    if face.luck(15) % (3 if face.age > 45 else 6) == 0:
        for side in (-1, 1):
            box = pygame.Rect(0, 0, round(16 * canvas.zoom), round(12.5 * canvas.zoom))
            box.center = (round((50 + side * apart) * canvas.zoom), round(49.5 * canvas.zoom))
            pygame.draw.ellipse(canvas.picture, (58, 50, 48), box, max(round(1.5 * canvas.zoom), 1))
        canvas.stroke((58, 50, 48), 1.5, (50 - apart + 8, 49), (50 + apart - 8, 49))


@lru_cache(200)
def portrait(face: Face, size: int) -> pygame.Surface:
    """The portrait as a square picture of that many pixels."""
    canvas = _Canvas(size)
    canvas.picture.fill(face.pick(16, GROUNDS))
    shift = (face.luck(17) % 100 / 100 - 0.5) * 0.3
    place = min(max(face.tone + shift, 0.0), 0.999) * (len(SKINS) - 1)
    skin = mix(SKINS[int(place)], SKINS[min(int(place) + 1, len(SKINS) - 1)], place % 1)
    dark_hair = min(int(face.tone * 8), 4)
    hair = (
        HAIRS[dark_hair + face.luck(18) % (len(HAIRS) - 1 - dark_hair)] if dark_hair else face.pick(18, HAIRS)
    )
    if face.age > 48 + face.luck(19) % 22:
        hair = face.pick(20, GREYS)
    wide = 42 + face.luck(21) % 7 + (4 if face.age < 10 else 0)
    high = 52 - (6 if face.age < 10 else 0) + face.luck(22) % 5
    _hair_behind(canvas, face, hair, wide)
    _body(canvas, face, skin, high)
    for side in (-1, 1):
        if not face.veil:
            canvas.oval(mix(skin, (90, 50, 40), 0.12), 50 + side * wide / 2, 51, 7, 11)
    canvas.oval(skin, 50, 48, wide, high)
    canvas.oval(skin, 50, 56, wide * 0.84, high * 0.76)
    _hair_before(canvas, face, hair, skin, wide)
    _features(canvas, face, skin, hair)
    small = pygame.transform.smoothscale(canvas.picture, (size, size))
    pygame.draw.rect(
        small, mix(face.pick(16, GROUNDS), (60, 44, 36), 0.4), small.get_rect(), max(size // 40, 1)
    )
    return small
