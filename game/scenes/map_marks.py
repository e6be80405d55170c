"""Landmarks: each drawn by us, larger than life, so that people find their way."""

import math
from collections.abc import Callable

from game.scenes.map_sprites import (
    BRICKS,
    FINE,
    PANE,
    ROOFS,
    TRIM,
    Sheet,
    Sprite,
    box,
    gabled,
    hall,
    ridged,
    windows,
)
from game.ui.kept import kept
from game.ui.palette import Color, mix

STONE: Color = (226, 212, 184)
STONE_DARK: Color = (188, 172, 146)
SLATE: Color = (80, 88, 100)
GRASS: Color = (120, 162, 92)


def _tower(unit: float, _key: str) -> Sheet:
    """St Rumbold's: a church with a broad flat-topped tower, tall windows, buttresses and a clock."""
    nave, side = unit * 3.0, unit * 1.5
    wide, tall = unit * 1.55, unit * 6.4
    sheet = Sheet(wide + nave + unit, side * 1.5, tall * 1.12)
    sheet.shadow(wide + nave, side, unit * 1.8)
    wall, top = unit * 1.5, unit * 2.5
    sheet.face(
        mix(STONE, (30, 22, 26), 0.3),
        (wide + nave, 0, 0),
        (wide + nave, side, 0),
        (wide + nave, side, wall),
        (wide + nave, side / 2, top),
        (wide + nave, 0, wall),
    )
    sheet.south(STONE, wide, wide + nave, 0, wall)
    sheet.face(
        SLATE, (wide, 0, wall), (wide + nave, 0, wall), (wide + nave, side / 2, top), (wide, side / 2, top)
    )
    bays = 5
    for bay in range(bays):
        left = wide + nave * (bay + 0.25) / bays
        sheet.south(PANE, left, left + nave * 0.5 / bays, wall * 0.25, wall * 0.85)
        sheet.south(STONE_DARK, wide + nave * bay / bays, wide + nave * (bay + 0.12) / bays, 0, wall)
    sheet.east(mix(STONE, (40, 30, 30), 0.34), 0, side * 0.95, 0, tall, wide)
    sheet.south(mix(STONE, (255, 250, 236), 0.3), 0, wide, 0, tall)
    for edge in (0.0, 0.84):
        sheet.south(mix(STONE, STONE_DARK, 0.6), wide * edge, wide * (edge + 0.16), 0, tall)
    for low, high in ((0.1, 0.34), (0.42, 0.62), (0.7, 0.94)):
        for left in (0.24, 0.54):
            sheet.south(PANE, wide * left, wide * (left + 0.2), tall * low, tall * high)
            if unit > 8:
                sheet.south(STONE_DARK, wide * (left + 0.09), wide * (left + 0.11), tall * low, tall * high)
            sheet.east(
                mix(PANE, (20, 16, 20), 0.3),
                side * (left - 0.06),
                side * (left + 0.14),
                tall * low,
                tall * high,
                wide,
            )
    for band in (0.38, 0.66):
        sheet.south(TRIM, 0, wide, tall * band - 0.4, tall * band + 0.4)
    sheet.face(
        mix(SLATE, STONE, 0.35),
        (0, 0, tall),
        (wide, 0, tall),
        (wide, side * 0.95, tall),
        (0, side * 0.95, tall),
    )
    for corner in ((0.0, 0.0), (wide * 0.86, 0.0), (wide * 0.86, side * 0.8)):
        sheet.south(STONE, corner[0], corner[0] + wide * 0.14, tall, tall * 1.05, corner[1])
    middle = sheet.at(wide / 2, 0, tall * 0.665)
    sheet.disc((58, 62, 74), middle, unit * 0.62, unit * 0.66)
    sheet.disc((222, 178, 74), middle, unit * 0.5, unit * 0.54)
    sheet.disc((58, 62, 74), middle, unit * 0.36, unit * 0.4)
    return sheet


def _church(unit: float, key: str) -> Sheet:
    """A smaller church with a pointed spire; the basilica of Hanswijk has a dome."""
    nave, side, wide = unit * 2.0, unit * 1.2, unit * 0.9
    wall, top, tall = unit * 1.0, unit * 1.8, unit * 2.4
    brick = BRICKS[2]
    sheet = Sheet(wide + nave + unit, side, tall * 1.7)
    sheet.shadow(wide + nave, side, wall * 1.5)
    sheet.east(mix(brick, (30, 22, 26), 0.3), 0, side, 0, wall, wide + nave)
    sheet.south(brick, wide, wide + nave, 0, wall)
    for bay in range(3):
        left = wide + nave * (bay + 0.3) / 3
        sheet.south(PANE, left, left + nave * 0.12, wall * 0.25, wall * 0.85)
    sheet.face(
        SLATE, (wide, 0, wall), (wide + nave, 0, wall), (wide + nave, side / 2, top), (wide, side / 2, top)
    )
    sheet.east(mix(brick, (30, 22, 26), 0.36), 0, side * 0.7, 0, tall, wide)
    sheet.south(brick, 0, wide, 0, tall)
    sheet.south(PANE, wide * 0.34, wide * 0.66, tall * 0.62, tall * 0.88)
    if key == "hanswijk":
        middle = sheet.at(wide * 0.75, side * 0.35, tall)
        sheet.disc(SLATE, middle, wide * 1.5, wide * 1.3)
        sheet.disc(
            mix(SLATE, (220, 226, 230), 0.35),
            (middle[0] - wide * FINE * 0.25, middle[1] - wide * FINE * 0.2),
            wide * 0.5,
            wide * 0.5,
        )
    else:
        peak = (wide / 2, side * 0.35, tall * 1.6)
        sheet.face(mix(SLATE, (20, 20, 30), 0.2), (wide, 0, tall), (wide, side * 0.7, tall), peak)
        sheet.face(SLATE, (0, 0, tall), (wide, 0, tall), peak)
    return sheet


def _town_hall(unit: float, _key: str) -> Sheet:
    """Two gables and the unfinished belfry between them."""
    wide, deep, wall = unit * 3.2, unit * 1.3, unit * 1.4
    sheet = Sheet(wide * 1.2, deep, wall * 2.3)
    sheet.shadow(wide, deep, wall)
    ridged(sheet, wide, deep, wall, unit * 0.8, (STONE, SLATE))
    windows(sheet, wide, wall * 0.35, wall, 1, 3)
    mid = unit * 1.1
    sheet.south(mix(STONE, STONE_DARK, 0.35), mid, mid + unit, 0, wall * 1.75)
    sheet.south(PANE, mid + unit * 0.3, mid + unit * 0.7, wall * 1.05, wall * 1.5)
    sheet.face(
        SLATE, (mid, 0, wall * 1.75), (mid + unit, 0, wall * 1.75), (mid + unit / 2, deep * 0.4, wall * 2.2)
    )
    for arch in range(6):
        left = wide * (arch + 0.2) / 6
        sheet.south((74, 62, 58), left, left + wide * 0.09, 0, wall * 0.28)
    for flag, color in ((0.15, (200, 44, 44)), (0.9, (234, 190, 60))):
        sheet.south(color, wide * flag, wide * flag + unit * 0.35, wall * 1.7, wall * 1.95)
        sheet.south((70, 60, 56), wide * flag - 0.4, wide * flag, wall, wall * 1.95)
    return sheet


def _gate(unit: float, _key: str) -> Sheet:
    """The Brusselpoort: two round towers with pointed roofs and an arch between them."""
    wide, deep, tall = unit * 2.6, unit * 1.1, unit * 1.7
    sheet = Sheet(wide, deep, tall * 2.1)
    sheet.shadow(wide, deep, tall)
    box(sheet, wide, deep, tall * 0.85, STONE_DARK, SLATE)
    sheet.south((66, 54, 50), wide * 0.4, wide * 0.6, 0, tall * 0.55)
    sheet.face(
        SLATE,
        (wide * 0.28, 0, tall * 0.85),
        (wide * 0.72, 0, tall * 0.85),
        (wide * 0.5, deep / 2, tall * 1.35),
    )
    for west in (0.0, 0.68):
        left, right = wide * west, wide * (west + 0.32)
        sheet.south(STONE, left, right, 0, tall)
        sheet.south(mix(STONE, (60, 40, 40), 0.25), left + (right - left) * 0.66, right, 0, tall)
        sheet.south(PANE, left + (right - left) * 0.3, left + (right - left) * 0.46, tall * 0.5, tall * 0.72)
        sheet.face(
            SLATE, (left - 0.6, 0, tall), (right + 0.6, 0, tall), ((left + right) / 2, deep / 3, tall * 1.9)
        )
        sheet.face(
            mix(SLATE, (20, 20, 30), 0.25),
            ((left + right) / 2, 0, tall),
            (right + 0.6, 0, tall),
            ((left + right) / 2, deep / 3, tall * 1.9),
        )
    return sheet


def _station(unit: float, key: str) -> Sheet:
    """A long hall under a curved glass roof."""
    long = 4.2 if key == "central_station" else 2.8
    wide, deep, tall = unit * long, unit * 1.8, unit * 1.0
    sheet = Sheet(wide * 1.1, deep, tall * 2)
    sheet.shadow(wide, deep, tall)
    box(sheet, wide, deep, tall, (206, 196, 180), (150, 170, 180))
    sheet.south((108, 132, 146), wide * 0.04, wide * 0.96, tall * 0.2, tall * 0.85)
    steps = 6
    for step in range(steps):
        low = deep * step / steps
        rise = tall + math.sin(math.pi * (step + 0.5) / steps) * tall * 0.5
        color = mix((150, 176, 190), (236, 242, 244), step / steps * 0.8)
        sheet.face(
            color,
            (0, low, rise),
            (wide, low, rise),
            (wide, low + deep / steps, rise),
            (0, low + deep / steps, rise),
        )
    sheet.south((196, 60, 44), wide * 0.42, wide * 0.58, tall * 0.88, tall * 1.3)
    sheet.south(TRIM, wide * 0.49, wide * 0.51, tall * 0.92, tall * 1.26)
    return sheet


def _stadium(unit: float, key: str) -> Sheet:
    """Stands around a pitch, in the colours of the club."""
    seats: Color = (196, 52, 44) if key == "kv_stadium" else (52, 124, 78)
    second: Color = (238, 200, 60) if key == "kv_stadium" else (240, 240, 232)
    wide, deep, tall = unit * 3.6, unit * 3.0, unit * 0.8
    rim = unit * 0.7
    sheet = Sheet(wide * 1.1, deep, tall * 1.6)
    sheet.shadow(wide, deep, tall)
    sheet.face((196, 190, 178), (0, 0, 0), (wide, 0, 0), (wide, deep, 0), (0, deep, 0))
    sheet.face(seats, (0, deep, tall), (wide, deep, tall), (wide - rim, deep - rim, 0), (rim, deep - rim, 0))
    sheet.face(
        mix(seats, (255, 255, 255), 0.15), (0, 0, tall), (0, deep, tall), (rim, deep - rim, 0), (rim, rim, 0)
    )
    sheet.face(GRASS, (rim, rim, 0), (wide - rim, rim, 0), (wide - rim, deep - rim, 0), (rim, deep - rim, 0))
    sheet.face(
        (232, 240, 226),
        (wide / 2 - 0.4, rim, 0),
        (wide / 2 + 0.4, rim, 0),
        (wide / 2 + 0.4, deep - rim, 0),
        (wide / 2 - 0.4, deep - rim, 0),
    )
    sheet.face(
        mix(seats, (30, 20, 20), 0.25),
        (wide, 0, tall),
        (wide, deep, tall),
        (wide - rim, deep - rim, 0),
        (wide - rim, rim, 0),
    )
    sheet.east((176, 170, 160), 0, deep, 0, tall, wide)
    sheet.face((232, 230, 222), (0, 0, tall), (wide, 0, tall), (wide, rim * 0.7, tall), (0, rim * 0.7, tall))
    sheet.south((206, 200, 188), 0, wide, 0, tall)
    for stripe in range(6):
        sheet.south(
            second if stripe % 2 else seats,
            wide * stripe / 6,
            wide * (stripe + 1) / 6,
            tall * 0.6,
            tall * 0.85,
        )
    return sheet


def _museum(unit: float, key: str) -> Sheet:
    """Kazerne Dossin, a bare white cube; Hof van Busleyden, a palace with a slim tower."""
    wide, deep, tall = unit * 1.9, unit * 1.4, unit * 1.7
    sheet = Sheet(wide * 1.6, deep, tall * 2)
    sheet.shadow(wide, deep, tall)
    if key == "kazerne_dossin":
        box(sheet, wide, deep, tall, (236, 232, 222), (222, 218, 208))
        for step in range(4):
            sheet.south(
                (190, 186, 178),
                wide * (0.1 + 0.21 * step),
                wide * (0.24 + 0.21 * step),
                tall * 0.25,
                tall * 0.85,
            )
            sheet.south(
                (160, 150, 142),
                wide * (0.1 + 0.21 * step),
                wide * (0.24 + 0.21 * step),
                tall * 0.25,
                tall * 0.3,
            )
        return sheet
    gabled(sheet, wide, deep, tall * 0.6, unit * 0.9, (BRICKS[0], SLATE, 4))
    windows(sheet, wide, tall * 0.1, tall * 0.6, 2, 4)
    sheet.south(BRICKS[1], wide * 0.8, wide, 0, tall * 1.35)
    sheet.face(
        SLATE,
        (wide * 0.78, 0, tall * 1.35),
        (wide * 1.02, 0, tall * 1.35),
        (wide * 0.9, deep * 0.2, tall * 1.85),
    )
    return sheet


def _works(unit: float, key: str) -> Sheet:
    """A brewery, Lamot or the railway works: brick, tall windows and a chimney."""
    wide, deep, tall = unit * 2.2, unit * 1.4, unit * 1.3
    brick = BRICKS[1]
    sheet = Sheet(wide * 1.3, deep, tall * 2.6)
    sheet.shadow(wide, deep, tall)
    box(sheet, wide, deep, tall, brick, SLATE)
    windows(sheet, wide, tall * 0.1, tall * 0.85, 2, 6)
    if key == "lamot":
        sheet.south((150, 182, 192), wide * 0.12, wide * 0.88, tall, tall * 1.5, deep * 0.3)
        sheet.face(
            (196, 216, 220),
            (wide * 0.12, deep * 0.3, tall * 1.5),
            (wide * 0.88, deep * 0.3, tall * 1.5),
            (wide * 0.88, deep, tall * 1.5),
            (wide * 0.12, deep, tall * 1.5),
        )
    sheet.south(mix(brick, (60, 20, 20), 0.2), wide * 0.78, wide * 0.9, tall, tall * 2.4, deep * 0.5)
    sheet.south((58, 50, 50), wide * 0.77, wide * 0.91, tall * 2.3, tall * 2.45, deep * 0.5)
    return sheet


def _beguinage(unit: float, _key: str) -> Sheet:
    """A row of small white houses."""
    sheet = Sheet(unit * 3.4, unit, unit * 1.8)
    sheet.shadow(unit * 3, unit, unit * 0.6)
    ridged(sheet, unit * 3, unit, unit * 0.7, unit * 0.6, ((240, 234, 220), ROOFS[2]))
    windows(sheet, unit * 3, unit * 0.12, unit * 0.6, 2, 1)
    return sheet


def _zoo(unit: float, _key: str) -> Sheet:
    """A glass house and a tent roof among trees."""
    sheet = Sheet(unit * 3, unit * 2, unit * 2)
    sheet.face(
        (210, 200, 170), (0, 0, 0), (unit * 2.6, 0, 0), (unit * 2.6, unit * 1.8, 0), (0, unit * 1.8, 0)
    )
    peak = (unit * 0.8, unit * 0.9, unit * 1.5)
    sheet.face((234, 226, 206), (0, 0, unit * 0.4), (unit * 1.6, 0, unit * 0.4), peak)
    sheet.face((196, 184, 158), (unit * 1.6, 0, unit * 0.4), (unit * 1.6, unit * 1.6, unit * 0.4), peak)
    sheet.south((150, 112, 76), 0, unit * 1.6, 0, unit * 0.4)
    return sheet


_DRAW: dict[str, Callable[[float, str], Sheet]] = {
    "tower": _tower,
    "church": _church,
    "town_hall": _town_hall,
    "gate": _gate,
    "station": _station,
    "stadium": _stadium,
    "museum": _museum,
    "brewery": _works,
    "hall": _works,
    "industry": _works,
    "beguinage": _beguinage,
    "zoo": _zoo,
}


@kept(6)
def landmark(kind: str, key: str, unit: float) -> Sprite | None:
    """The picture of a landmark; None for those that are a place rather than a building."""
    if kind == "campus":
        return hall(unit, 1, 2, campus=True)
    draw = _DRAW.get(kind)
    return draw(max(unit, 6.0), key).done() if draw else None
