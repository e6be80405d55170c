"""Hair and headscarves of a portrait: what is behind the head, and what lies before the forehead."""

from game.ui.face import DRESSES, Canvas, Face
from game.ui.palette import Color, mix

CLOTH: Color = (255, 248, 236)
SHADE: Color = (20, 14, 12)
LENGTH = {"long": 74.0, "shoulder": 58.0, "waves": 50.0, "bob": 48.0}
"""How far hair reaches down that hangs."""


def hair_behind(canvas: Canvas, face: Face, hair: Color, wide: float) -> None:
    """Hair that hangs, a bun, plaits, or the back of a headscarf."""
    if face.veil:
        cloth = face.pick(3, DRESSES)
        canvas.oval(mix(cloth, CLOTH, 0.25), 50, 48, wide + 22, 74)
        canvas.oval(mix(cloth, CLOTH, 0.18), 50, 84, wide + 20, 36)
    elif face.woman and face.age > 2:
        _hanging(canvas, face, hair, wide)


def _hanging(canvas: Canvas, face: Face, hair: Color, wide: float) -> None:
    """What hangs or stands behind a woman's or a girl's head."""
    shade = mix(hair, SHADE, 0.2)
    if face.cut in LENGTH:
        long = LENGTH[face.cut]
        canvas.oval(shade, 50, 30 + long / 2, wide + 18, long)
        if face.cut in {"bob", "waves"}:
            canvas.oval(shade, 50, 58, wide + 17, 24)
    elif face.cut == "bun":
        canvas.oval(hair, 50, 16, 20, 18)
        canvas.oval(shade, 50, 52, wide + 9, 40)
    elif face.cut == "tail":
        side = 1 if face.luck(8) % 2 else -1
        canvas.oval(shade, 50 + side * (wide / 2 + 5), 60, 15, 44)
        canvas.oval(shade, 50, 46, wide + 9, 36)
    elif face.cut == "plaits":
        for side in (-1, 1):
            for step in range(5):
                canvas.oval(shade, 50 + side * (wide / 2 + 4 + step * 0.4), 56 + step * 7, 10 - step * 0.6, 9)
    elif face.cut == "curls":
        _cloud(canvas, shade, wide + 8, (44, 8))


def _cloud(canvas: Canvas, color: Color, wide: float, room: tuple[float, int]) -> None:
    """A round head of curls."""
    reach, steps = room
    canvas.oval(color, 50, 42, wide + 12, reach + 18)
    for step in range(-steps // 2, steps // 2 + 1):
        share = step / (steps / 2)
        lift = (1 - share * share) ** 0.5 if abs(share) < 1 else 0.0
        canvas.oval(color, 50 + share * (wide / 2 + 3), 48 - lift * 30, 15, 15)
    for side in (-1, 1):
        canvas.oval(color, 50 + side * (wide / 2 + 2), 57, 14, 15)


def hair_before(canvas: Canvas, face: Face, hair: Color, skin: Color, wide: float) -> None:
    """The crown of the head, and the forehead free below it."""
    if face.veil:
        light = mix(face.pick(3, DRESSES), CLOTH, 0.25)
        canvas.bow(light, 8, 50, 33, (wide + 3, -11))
        canvas.bow(light, 6, 50, 72, (wide - 2, 9))
        return
    if face.age < 2:
        canvas.bow(hair, 2.6, 50, 25.5, (12, -1.6))
    elif face.cut == "ring":
        for side in (-1, 1):
            canvas.oval(hair, 50 + side * wide * 0.5, 46, 7, 20)
    elif face.woman:
        _womans(canvas, face, hair, skin, wide)
    else:
        _mans(canvas, face, hair, skin, wide)


def _womans(canvas: Canvas, face: Face, hair: Color, skin: Color, wide: float) -> None:
    """A parting, a fringe or a high forehead, with locks beside the face."""
    side = 1 if face.luck(8) % 2 else -1
    line = 31 + face.luck(7) % 3
    canvas.oval(hair, 50, 32, wide + 7, 39)
    if face.cut == "curls":
        _cloud(canvas, hair, wide - 2, (4, 8))
    parting = face.luck(24) % 4
    if parting == 0:
        canvas.oval(skin, 50, 52, wide * 0.9, 2 * (52 - line - 4))
    elif parting == 1:
        canvas.shape(skin, (50, line - 4), (50 - wide * 0.43, 48), (50 + wide * 0.43, 48))
        canvas.oval(skin, 50, 54, wide * 0.9, 2 * (54 - line - 6))
    elif parting == 2:
        near, far = (50 + side * wide * 0.45, 50), (50 - side * wide * 0.44, 46)
        canvas.shape(skin, (50 + side * 8, line - 4), far, (50 - side * wide * 0.3, 54), near)
        canvas.oval(skin, 50, 55, wide * 0.9, 2 * (55 - line - 7))
    else:
        canvas.oval(skin, 50 + side * 3, 51, wide * 0.85, 2 * (51 - line))
    low = {"short": 49.0, "bun": 53.0, "tail": 52.0, "plaits": 52.0}.get(face.cut, 60.0)
    for edge in (-1, 1):
        x = 50 + edge * (wide / 2 + 0.4)
        canvas.oval(hair, x, (30 + low) / 2, 7.5, low - 30)
        if face.cut == "short":
            canvas.oval(hair, x, 43, 9, 15)


def _mans(canvas: Canvas, face: Face, hair: Color, skin: Color, wide: float) -> None:
    """Short hair: parted, curled, cropped or swept up; the forehead grows with the years."""
    side = 1 if face.luck(8) % 2 else -1
    full = face.luck(6) % 3 + 1
    back = 5 * face.old * (face.luck(31) % 2)
    if face.cut == "crop":
        canvas.oval(mix(hair, skin, 0.12), 50, 34, wide + 2, 33)
    else:
        canvas.oval(hair, 50, 33 - full / 2, wide + 4 + full, 36 + full)
    if face.cut == "curls":
        for step in range(-3, 4):
            canvas.oval(hair, 50 + step * wide / 7, 30 - 11 * (1 - (step / 3.6) ** 2), 11, 11)
    elif face.cut == "swept":
        canvas.oval(hair, 50 - side * 6, 19.5, wide * 0.7, 13)
    line = 31 + face.luck(7) % 3 - back
    canvas.oval(skin, 50 + side * (3 if face.cut == "side" else 0), 51, wide * 0.86, 2 * (51 - line))
