"""Faces: a drawn portrait grown from a number, the same every time; simple, warm and respectful."""

from dataclasses import dataclass

import pygame

from game.ui.face import BLUSH, DRESSES, FRAMES, GOLD, GREYS, GROUNDS, HAIRS, LINE, LIPS, SKINS, Canvas, Face
from game.ui.hair import hair_before, hair_behind
from game.ui.kept import kept
from game.ui.palette import Color, mix

__all__ = ["Face", "portrait"]
WHITE: Color = (255, 255, 255)


@dataclass(frozen=True, slots=True)
class _Build:
    """The measures of one face, and its colours."""

    wide: float
    high: float
    eyes: float
    """Where the eyes are, from the top."""
    apart: float
    """From the middle to an eye."""
    skin: Color
    hair: Color

    def line(self, share: float) -> Color:
        """Skin in a line or a shade."""
        return mix(self.skin, LINE, share)


def _build(face: Face) -> _Build:
    shift = (face.luck(17) % 100 / 100 - 0.5) * 0.3
    place = min(max(face.tone + shift, 0.0), 0.999) * (len(SKINS) - 1)
    skin = mix(SKINS[int(place)], SKINS[min(int(place) + 1, len(SKINS) - 1)], place % 1)
    dark = min(int(face.tone * 8), 4)
    hair = HAIRS[dark + face.luck(18) % (len(HAIRS) - 1 - dark)] if dark else face.pick(18, HAIRS)
    greying = 46 + face.luck(19) % 24
    if face.age > greying:
        hair = mix(hair, face.pick(20, GREYS), min((face.age - greying) / 8, 1.0))
    wide = 41 + face.luck(21) % 7 + 4 * face.young - (2 if face.woman else 0)
    high = 52 + face.luck(22) % 6 - 7 * face.young
    return _Build(wide, high, 49 + 3.4 * face.young, 10.2 + face.luck(9) % 3 * 0.8, skin, hair)


# ---------------------------------------------------------------------- dress


def _body(canvas: Canvas, face: Face, skin: Color) -> None:
    """Shoulders, neck, and one of some kinds of dress."""
    dress = face.pick(1, DRESSES)
    light, dark = mix(dress, WHITE, 0.75), mix(dress, (30, 20, 20), 0.3)
    wide = 84 - (10 if face.woman else 0) - 16 * face.young - 6 * face.old
    canvas.oval(dress, 50, 104 + 2 * face.old, wide, 52)
    neck = (7 if face.woman else 8.6) - 2 * face.young
    throat = (50 - neck, 62), (50 + neck, 62), (52 + neck, 83), (50, 90), (48 - neck, 83)
    canvas.shape(mix(skin, (90, 50, 40), 0.16), *throat)
    style = face.luck(2) % 7
    if style == 0:  # a collar
        canvas.shape(light, (39, 80), (50, 92), (44, 97))
        canvas.shape(light, (61, 80), (50, 92), (56, 97))
    elif style == 1:  # a round neck
        canvas.bow(dark, 3.2, 50, 82, (24, 8))
    elif style == 2:  # stripes
        for row in range(3):
            canvas.bow(light, 2.4, 50, 91 + 5 * row, (40 + 8 * row, 2.0))
    elif style == 3:  # a jacket over a shirt
        canvas.shape(light, (41, 82), (59, 82), (50, 100))
        canvas.shape(dark, (36, 82), (43, 80), (50, 100), (38, 100))
        canvas.shape(dark, (64, 82), (57, 80), (50, 100), (62, 100))
    elif style == 4:  # a roll neck
        canvas.shape(dress, (40, 76), (60, 76), (63, 92), (37, 92))
        canvas.stroke(dark, 1.4, (40, 80), (60, 80))
    elif style == 5 and face.age < 60:  # straps or a hood
        for side in (-1, 1):
            canvas.stroke(dark, 5, (50 + side * 13, 80), (50 + side * 15, 100))
    if face.scarf:
        _scarf(canvas, face.scarf)


def _scarf(canvas: Canvas, colors: tuple[Color, Color]) -> None:
    """A supporter's scarf."""
    for stripe in range(7):
        left = 30 + stripe * 5.7
        low = 84 + 6 * (1 - ((stripe - 3) / 3.5) ** 2)
        edge = (left, low - 5), (left + 6, low - 5), (left + 6, low + 6), (left, low + 6)
        canvas.shape(colors[stripe % 2], *edge)
    canvas.shape(colors[0], (60, 88), (70, 88), (72, 100), (62, 100))


# ---------------------------------------------------------------------- features


def _eyes(canvas: Canvas, face: Face, build: _Build) -> None:
    """Eyes, lids and lashes, brows and cheeks."""
    color: Color = ((74, 56, 44), (56, 78, 96), (70, 88, 60), (48, 38, 34))[face.luck(10) % 4]
    dark, grown = build.line(0.42), 1 + 0.24 * face.young
    open_ = grown * (1 - 0.16 * face.old - 0.1 * max(-face.mood, 0))
    for side in (-1, 1):
        x, y = 50 + side * build.apart, build.eyes
        canvas.oval(mix(build.skin, BLUSH, 0.2 + 0.08 * face.young), x + side * 4, y + 8, 9.5, 6)
        canvas.oval((252, 250, 246), x, y, 8.4 * grown, 6 * open_)
        canvas.oval(color, x, y + 0.2, 4.6 * grown, 5 * open_)
        canvas.oval((20, 16, 16), x, y + 0.2, 2.3 * grown, 2.7 * open_)
        canvas.oval(WHITE, x + 0.9, y - 0.9, 1.1, 1.1)
        inner, outer = x - side * 3.4 * grown, x + side * 3.4 * grown
        lid = [(inner, y - 2.4 * open_), (x, y - 3.1 * open_), (outer, y - 2.3 * open_)]
        if face.woman and face.age > 10:
            canvas.stroke(mix(dark, (20, 16, 16), 0.6), 1.4, *lid, (x + side * 5.4, y - 3.6))
        else:
            canvas.stroke(dark, 0.9, *lid)
        _brow(canvas, face, mix(build.hair, dark, 0.45), (x, y - 5.6 * grown), side)


def _brow(canvas: Canvas, face: Face, color: Color, at: tuple[float, float], side: int) -> None:
    """A brow: bent, and with its inner end raised when somebody is sad."""
    x, y = at
    sad = max(-face.mood, 0.0)
    inner, outer = (x - side * 5, y - 2.2 * sad), (x + side * 5, y + 1.4 * sad)
    middle = (x, (inner[1] + outer[1]) / 2 - 2.2 + 1.2 * sad)
    ends = [(x - side * 3, middle[1] + (inner[1] - middle[1]) * 0.36),
            (x + side * 3, middle[1] + (outer[1] - middle[1]) * 0.36)]  # fmt: skip
    thick = (1.5 if face.woman else 2.7) - 0.8 * face.young
    canvas.stroke(color, max(thick, 1.0), inner, ends[0], middle, ends[1], outer)


def _mouth(canvas: Canvas, face: Face, build: _Build) -> None:
    """Nose, mouth and, with men, a beard around it."""
    nose = 5.5 + face.luck(11) % 4 - 2 * face.young
    canvas.bow(build.line(0.42), 1.6, 50, build.eyes + 7 - face.young, (nose, 2.4))
    smile = 0.5 + face.mood * (3.2 + face.luck(12) % 3 * 0.7) * (1.0 if face.mood > 0 else 0.62)
    low = 64.8 + 1.2 * face.young - min(smile, 0) * 0.8
    wide = 14 + face.luck(13) % 4 - 3 * (smile < 0) - 3 * face.young
    lips = mix(build.skin, LIPS, (0.78 if face.woman and face.age > 12 else 0.5) - 0.2 * face.old)
    if not face.woman and face.age > 20:
        _beard(canvas, face, build, low)
    if face.woman and face.age > 14:
        canvas.bow(mix(lips, build.skin, 0.3), 1.8, 50, low + 1.2, (wide * 0.6, max(smile, 0.2) * 0.9 + 0.4))
    if smile > 3 and face.luck(27) % 2:
        teeth = [*_arc(low, wide * 0.8, smile), *reversed(_arc(low - 0.6, wide * 0.8, 0.3))]
        canvas.shape((250, 246, 240), *teeth)
    canvas.bow(lips, 2.1 - 0.5 * face.old, 50, low, (wide, smile))


def _arc(y: float, wide: float, high: float) -> list[tuple[float, float]]:
    """Corners of a bent line."""
    return [(50 + step * wide / 2, y + high * (1 - step * step)) for step in (-1.0, -0.5, 0.0, 0.5, 1.0)]


def _beard(canvas: Canvas, face: Face, build: _Build, low: float) -> None:
    """Stubble, a full beard, a moustache, or both."""
    kind = face.luck(14) % 6
    if kind == 0:
        canvas.bow(mix(build.hair, build.skin, 0.25), 4.6, 50, 67.5, (22, 6.5))
        canvas.bow(mix(build.hair, build.skin, 0.1), 2.4, 50, low - 3, (16, -1.5))
    elif kind == 1 and face.age > 26:
        cheek = build.wide / 2 - 1.5
        canvas.shape(
            mix(build.hair, build.skin, 0.12),
            (50 - cheek, 55), (42, 61.5), (50, 60.2), (58, 61.5), (50 + cheek, 55),
            (50 + cheek * 0.8, 70), (57, 77), (50, 79), (43, 77), (50 - cheek * 0.8, 70),
        )  # fmt: skip
        canvas.oval(mix(build.skin, LIPS, 0.3), 50, low + 0.6, 13, 4.4)
    elif kind == 2 and face.age > 34:
        canvas.bow(mix(build.hair, build.skin, 0.05), 3.2, 50, low - 2.8, (17, -1.8))
    elif kind == 3:
        canvas.oval(mix(build.skin, build.hair, 0.09), 50, low + 3.5, build.wide * 0.72, 20)


def _years(canvas: Canvas, face: Face, build: _Build) -> None:
    """Lines that come with age: under the eyes, beside them, beside the mouth, on the forehead."""
    if face.age < 44:
        return
    ink = build.line(0.08 + 0.16 * face.old)
    for side in (-1, 1):
        x = 50 + side * build.apart
        canvas.bow(ink, 1.0, x, build.eyes + 4.6, (8, 1.6))
        canvas.stroke(ink, 1.0, (50 + side * 9.5, 59), (50 + side * 11.5, 62), (50 + side * 12, 66))
        if face.age > 56:
            for turn in (-1, 1):
                end = (x + side * 9.4, build.eyes + turn * 2.2)
                canvas.stroke(ink, 0.8, (x + side * 6.6, build.eyes + turn * 0.8), end)
    for row in range((face.age > 54) + (face.age > 66)):
        canvas.bow(ink, 1.0, 50, 38.5 - 3.4 * row, (18 - 3 * row, -1.4))


def _glasses(canvas: Canvas, face: Face, build: _Build) -> None:
    rim = face.pick(28, FRAMES)
    wide, high = ((16, 12.5), (16.5, 10.5), (14, 14))[face.luck(29) % 3]
    for side in (-1, 1):
        box = pygame.Rect(0, 0, round(wide * canvas.zoom), round(high * canvas.zoom))
        box.center = (round((50 + side * build.apart) * canvas.zoom), round((build.eyes + 0.5) * canvas.zoom))
        pygame.draw.ellipse(canvas.picture, rim, box, max(round(1.4 * canvas.zoom), 1))
    gap = build.apart - wide / 2
    canvas.stroke(rim, 1.5, (50 - gap, build.eyes), (50 + gap, build.eyes))


def _small_things(canvas: Canvas, face: Face, build: _Build) -> None:
    """Freckles, earrings and glasses."""
    if face.tone < 0.2 and face.age < 40 and face.luck(25) % 6 == 0:
        spot = mix(build.skin, (176, 104, 66), 0.5)
        for n in range(8):
            x = 50 + (1 if n % 2 else -1) * (5 + face.luck(30 + n) % 10)
            canvas.oval(spot, x, build.eyes + 6 + face.luck(40 + n) % 5, 1.2, 1.2)
    if face.woman and not face.veil and face.age > 11 and face.luck(26) % 2:
        for side in (-1, 1):
            canvas.oval(GOLD, 50 + side * (build.wide / 2 + 0.6), 58.5, 2.6, 3.6)
    if face.age > 5 and face.luck(15) % (3 if face.age > 45 else 6) == 0:
        _glasses(canvas, face, build)


@kept(8)
def portrait(face: Face, size: int) -> pygame.Surface:
    """The portrait as a square picture of that many pixels."""
    canvas, build = Canvas(size), _build(face)
    canvas.picture.fill(face.pick(16, GROUNDS))
    hair_behind(canvas, face, build.hair, build.wide)
    _body(canvas, face, build.skin)
    for side in (-1, 1):
        if not face.veil:
            ear = mix(build.skin, (90, 50, 40), 0.12)
            canvas.oval(ear, 50 + side * build.wide / 2, build.eyes + 2, 7, 11 - 2 * face.young)
    chin = (0.8 if face.woman else 0.86) + 0.08 * face.old + 0.1 * face.young
    canvas.oval(build.skin, 50, 48, build.wide, build.high)
    canvas.oval(build.skin, 50, 56, build.wide * chin, build.high * 0.76)
    hair_before(canvas, face, build.hair, build.skin, build.wide)
    _years(canvas, face, build)
    _eyes(canvas, face, build)
    _mouth(canvas, face, build)
    _small_things(canvas, face, build)
    small = pygame.transform.smoothscale(canvas.picture, (size, size))
    edge = mix(face.pick(16, GROUNDS), (60, 44, 36), 0.4)
    pygame.draw.rect(small, edge, small.get_rect(), max(size // 40, 1))
    return small
