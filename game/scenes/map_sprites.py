"""Buildings and trees as small pictures: drawn large once for a size and a state, and brought down."""

from collections.abc import Sequence
from dataclasses import dataclass

import pygame

from game.scenes.map_camera import EAST, NORTH, UP
from game.ui.kept import kept
from game.ui.palette import Color, mix

FINE = 4
"""How many times larger a picture is drawn."""
BRICKS: tuple[Color, ...] = (
    (178, 96, 72),
    (164, 84, 64),
    (194, 118, 88),
    (208, 156, 114),
    (230, 214, 188),
    (188, 132, 102),
)
"""Facades: bricks red to ochre, and plaster."""
ROOFS: tuple[Color, ...] = (
    (98, 106, 118),
    (86, 94, 108),
    (172, 96, 72),
    (112, 102, 98),
    (156, 88, 68),
    (104, 114, 124),
)
"""Slate and tiles."""
PANE = (58, 66, 78)
LIGHT_PANE = (226, 214, 182)
TRIM = (240, 232, 214)
AWNINGS: tuple[Color, ...] = ((178, 54, 44), (52, 104, 88), (214, 158, 48), (62, 88, 132))
LEAVES: dict[int, tuple[Color, ...]] = {
    0: ((124, 116, 98), (136, 126, 106), (98, 112, 88)),
    1: ((132, 160, 88), (150, 172, 98), (196, 168, 160)),
    2: ((96, 134, 78), (110, 146, 86), (84, 122, 74)),
    3: ((186, 130, 62), (168, 108, 54), (140, 134, 74)),
    4: ((232, 236, 240), (214, 220, 226), (196, 206, 206)),
}
"""Crowns in winter, spring, summer, autumn and under snow."""
SNOW: Color = (240, 243, 247)


@dataclass(frozen=True, slots=True)
class Sprite:
    """A picture, and where in it the south-west corner on the ground is."""

    picture: pygame.Surface
    foot: tuple[int, int]


class Sheet:
    """Paper to draw one building on: steps go east, north and up from its south-west corner."""

    def __init__(self, east: float, north: float, high: float) -> None:
        margin = 2 + 0.35 * high
        self.left = margin
        self.top = -NORTH[1] * north + UP * high + 3
        wide = EAST[0] * east + NORTH[0] * north + 2 * margin
        tall = self.top + EAST[1] * east + 4
        self.size = (int(wide) + 1, int(tall) + 1)
        self.canvas = pygame.Surface((self.size[0] * FINE, self.size[1] * FINE), pygame.SRCALPHA)

    def at(self, east: float, north: float, high: float = 0.0) -> tuple[float, float]:
        """A corner on the canvas."""
        return (
            (self.left + EAST[0] * east + NORTH[0] * north) * FINE,
            (self.top + EAST[1] * east + NORTH[1] * north - UP * high) * FINE,
        )

    def face(self, color: Color, *corners: tuple[float, float, float], clear: int = 255) -> None:
        """A face between corners."""
        pygame.draw.polygon(self.canvas, (*color, clear), [self.at(*corner) for corner in corners])

    def south(
        self, color: Color, west: float, east: float, low: float, high: float, north: float = 0.0
    ) -> None:
        """An upright rectangle that looks south."""
        self.face(color, (west, north, low), (east, north, low), (east, north, high), (west, north, high))

    def east(self, color: Color, south: float, north: float, low: float, high: float, east: float) -> None:
        """An upright rectangle that looks east."""
        self.face(color, (east, south, low), (east, north, low), (east, north, high), (east, south, high))

    def shadow(self, east: float, north: float, high: float) -> None:
        """What the building keeps from the light, on the ground to the east."""
        reach = 0.45 * high
        self.face(
            (40, 34, 40),
            (east, 0, 0),
            (east + reach, 0.12 * reach, 0),
            (east + reach, north, 0),
            (east, north, 0),
            clear=64,
        )

    def disc(self, color: Color, at: tuple[float, float], wide: float, tall: float, clear: int = 255) -> None:
        """A round patch; the middle is in canvas pixels, the sizes in picture pixels."""
        box = pygame.Rect(0, 0, round(wide * FINE), round(tall * FINE))
        box.center = (round(at[0]), round(at[1]))
        pygame.draw.ellipse(self.canvas, (*color, clear), box)

    def done(self) -> Sprite:
        """The picture at its size."""
        foot = self.at(0, 0)
        small = pygame.transform.smoothscale(self.canvas, self.size)
        return Sprite(small, (round(foot[0] / FINE), round(foot[1] / FINE)))


def worn(color: Color, upkeep: int) -> Color:
    """A facade in a state: worn ones are greyer and darker, those cared for a little brighter."""
    if upkeep == 0:
        return mix(mix(color, (128, 120, 112), 0.4), (40, 36, 34), 0.1)
    return mix(color, (255, 244, 226), 0.1) if upkeep == 2 else color


def covered(roof: Color, snow: bool) -> Color:
    """A roof, under snow when there is some."""
    return mix(roof, SNOW, 0.78) if snow else roof


def windows(sheet: Sheet, wide: float, low: float, high: float, upkeep: int, seed: int) -> None:
    """Rows of windows on the south face."""
    across, up = max(int(wide / max(4.2, wide / 9)), 1), max(int((high - low) / 4.6), 1)
    if wide < 60 and seed < 24:
        across, up = min(across, 3), min(up, 3)
    for row in range(up):
        for place in range(across):
            left = wide * (place + 0.28) / across
            right = wide * (place + 0.74) / across
            base = low + (high - low) * (row + 0.22) / up
            top = low + (high - low) * (row + 0.78) / up
            boarded = upkeep == 0 and (seed * 7 + row * 3 + place * 5) % 4 == 0
            sheet.south((142, 116, 86) if boarded else PANE, left, right, base, top)
            if top - base > 5:
                sheet.south(
                    mix(PANE, (190, 206, 216), 0.45),
                    left,
                    left + (right - left) * 0.42,
                    base + (top - base) * 0.5,
                    top,
                )
                sheet.south(TRIM, left - 0.3, right + 0.3, base - 0.7, base)
                if upkeep == 2 and row == 0 and (place + seed) % 2 == 0:
                    sheet.south((190, 62, 62), left, right, base - 0.5, base + 0.9)


def ground_floor(sheet: Sheet, wide: float, high: float, shop: int, seed: int) -> None:
    """A door; or a shop, open (2) with an awning or shut (1) behind a shutter."""
    if not shop:
        if wide > 5:
            left = wide * (0.12 if seed % 2 else 0.64)
            sheet.south(
                ((74, 52, 44), (52, 70, 66), (96, 44, 40))[seed % 3], left, left + wide * 0.22, 0, high * 0.86
            )
        return
    if shop == 1:
        sheet.south((128, 126, 122), wide * 0.08, wide * 0.92, 0, high)
        for line in range(max(int(high / 1.8), 1)):
            sheet.south((98, 96, 94), wide * 0.08, wide * 0.92, line * 1.8, line * 1.8 + 0.5)
        return
    sheet.south(LIGHT_PANE, wide * 0.08, wide * 0.92, 0, high)
    awning = AWNINGS[seed % len(AWNINGS)]
    stripes = max(int(wide / 2.4), 3)
    for stripe in range(stripes):
        left, right = wide * stripe / stripes, wide * (stripe + 1) / stripes
        color = awning if stripe % 2 == 0 else TRIM
        out = -0.32 * high
        sheet.face(
            color,
            (left, 0, high * 1.12),
            (right, 0, high * 1.12),
            (right, out, high * 0.72),
            (left, out, high * 0.72),
        )


def gabled(
    sheet: Sheet, wide: float, deep: float, wall: float, gable: float, look: tuple[Color, Color, int]
) -> None:
    """A house with its gable to the south; the gable has steps when it is large enough to see them."""
    brick, roof, steps = look
    mid, top = wide / 2, wall + gable
    sheet.face(
        mix(roof, (255, 240, 220), 0.16), (0, 0, wall), (0, deep, wall), (mid, deep, top), (mid, 0, top)
    )
    sheet.east(mix(brick, (30, 22, 26), 0.34), 0, deep, 0, wall, wide)
    sheet.face(
        mix(roof, (24, 22, 30), 0.12), (wide, 0, wall), (wide, deep, wall), (mid, deep, top), (mid, 0, top)
    )
    corners = [(0.0, 0.0, 0.0), (wide, 0.0, 0.0), (wide, 0.0, wall)]
    rise = gable * 1.12 / max(steps, 1)
    if steps:
        for step in range(steps):
            east = wide - mid * (step + 0.15) / steps
            low = wall + rise * step
            corners += [(east, 0.0, low), (east, 0.0, low + rise)]
        for step in reversed(range(steps)):
            west = mid * (step + 0.15) / steps
            low = wall + rise * step
            corners += [(west, 0.0, low + rise), (west, 0.0, low)]
    else:
        corners.append((mid, 0.0, top))
    corners.append((0.0, 0.0, wall))
    sheet.face(brick, *corners)
    if steps and wide > 9:
        for step in range(steps):
            cap = wall + rise * (step + 1)
            half = mid - mid * (step + 0.15) / steps
            sheet.south(TRIM, mid - half, mid + half, cap - 0.55, cap)
            if step < steps - 1:
                inner = mid - mid * (step + 1.15) / steps
                sheet.south(brick, mid - inner, mid + inner, cap - 0.6, cap)


def ridged(
    sheet: Sheet, wide: float, deep: float, wall: float, gable: float, look: tuple[Color, Color]
) -> None:
    """A house with its eaves to the south."""
    brick, roof = look
    top, mid = wall + gable, deep / 2
    side = mix(brick, (30, 22, 26), 0.34)
    sheet.face(side, (wide, 0, 0), (wide, deep, 0), (wide, deep, wall), (wide, mid, top), (wide, 0, wall))
    sheet.south(brick, 0, wide, 0, wall)
    sheet.face(
        mix(roof, (255, 240, 220), 0.08), (0, 0, wall), (wide, 0, wall), (wide, mid, top), (0, mid, top)
    )
    if wide > 6:
        chimney = (wide * 0.72, mid)
        sheet.south(mix(brick, (40, 20, 18), 0.2), chimney[0], chimney[0] + 1.4, top - 0.6, top + 2.2, mid)
        sheet.south(mix(brick, (255, 240, 220), 0.2), 0, wide, wall - 0.5, wall)


def hipped(
    sheet: Sheet, wide: float, deep: float, wall: float, gable: float, look: tuple[Color, Color]
) -> None:
    """A house with a roof that slopes to all sides."""
    brick, roof = look
    top = wall + gable
    west, east, mid = wide * 0.3, wide * 0.7, deep / 2
    sheet.east(mix(brick, (30, 22, 26), 0.32), 0, deep, 0, wall, wide)
    sheet.south(brick, 0, wide, 0, wall)
    sheet.face(mix(roof, (24, 22, 30), 0.16), (wide, 0, wall), (wide, deep, wall), (east, mid, top))
    sheet.face(
        mix(roof, (255, 240, 220), 0.1), (0, 0, wall), (wide, 0, wall), (east, mid, top), (west, mid, top)
    )


def box(sheet: Sheet, wide: float, deep: float, tall: float, color: Color, roof: Color) -> None:
    """A plain volume with a flat roof."""
    sheet.east(mix(color, (30, 26, 32), 0.3), 0, deep, 0, tall, wide)
    sheet.south(color, 0, wide, 0, tall)
    sheet.face(roof, (0, 0, tall), (wide, 0, tall), (wide, deep, tall), (0, deep, tall))


@kept(24)
def house(kind: str, unit: float, variant: int, upkeep: int, shop: int = 0, snow: bool = False) -> Sprite:
    """A house of the core, a terrace, a villa or a village: `unit` is its width in pixels."""
    brick = worn(BRICKS[variant % 6], upkeep)
    roof = covered(worn(ROOFS[(variant * 5 + 1) % 6], upkeep), snow)
    floors = {"core": 0.92 if unit < 11 else 1.32, "terrace": 0.86, "villa": 0.62, "village": 0.56}[
        kind
    ] + 0.12 * (variant % 3)
    wide = unit * (1.45 if kind == "village" and variant % 2 else 1.12 if kind == "villa" else 1.0)
    deep, wall, gable = unit * 1.05, unit * floors, unit * (0.72 if kind == "core" else 0.56)
    sheet = Sheet(wide * 1.5, deep, wall + gable * 1.3)
    sheet.shadow(wide, deep, wall)
    if kind == "core":
        steps = 0 if variant % 4 == 3 else 3 if unit < 13 else 4
        gabled(sheet, wide, deep, wall, gable, (brick, roof, steps if unit > 6.5 else 0))
    elif kind == "villa":
        hipped(sheet, wide, deep, wall, gable, (worn(BRICKS[(variant * 2 + 4) % 6], upkeep), roof))
    else:
        tiles = worn((182, 104, 78), upkeep) if kind == "village" and variant % 2 else roof
        tiles = covered(tiles, snow)
        ridged(sheet, wide, deep, wall, gable, (brick, tiles))
    if unit > 9.5:
        floor = min(unit * 0.42, wall * 0.6)
        windows(sheet, wide, floor, wall, upkeep, variant)
        if upkeep == 0 and not shop and variant % 3 == 0:
            graffiti(sheet, wide, floor, variant)
        ground_floor(sheet, wide, floor, shop, variant)
        if kind == "core" and unit > 12:
            sheet.south(PANE, wide * 0.4, wide * 0.6, wall + gable * 0.14, wall + gable * 0.46)
    elif shop:
        sheet.south((206, 92, 52) if shop == 2 else (120, 118, 116), 0, wide, 0, wall * 0.4)
    elif unit > 4:
        sheet.south(mix(brick, PANE, 0.4), wide * 0.25, wide * 0.75, wall * 0.35, wall * 0.65)
    return sheet.done()


def graffiti(sheet: Sheet, wide: float, high: float, seed: int) -> None:
    """A scrawl on a wall that nobody cares for."""
    color = ((64, 92, 150), (150, 52, 84), (52, 118, 92))[seed // 3 % 3]
    steps = [(0.3, 0.25), (0.4, 0.75), (0.5, 0.3), (0.62, 0.8), (0.72, 0.35), (0.86, 0.6)]
    points = [sheet.at(wide * across, 0, high * up) for across, up in steps]
    pygame.draw.lines(sheet.canvas, (*color, 255), False, points, round(1.1 * FINE))


@kept(4)
def slab(unit: float, variant: int, upkeep: int, snow: bool = False) -> Sprite:
    """A block of social flats: bands of windows and balconies."""
    tall = unit * (2.4, 1.7, 3.2, 1.3)[variant % 4]
    wide, deep = unit * (2.6, 3.0, 1.8, 3.2)[variant % 4], unit * 1.0
    color = worn(((204, 188, 164), (186, 150, 122), (194, 196, 190), (178, 112, 86))[variant % 4], upkeep)
    sheet = Sheet(wide + tall * 0.5, deep, tall)
    sheet.shadow(wide, deep, tall)
    box(sheet, wide, deep, tall, color, covered(mix(color, (120, 120, 124), 0.5), snow))
    bands = max(int(tall / max(unit * 0.42, 2.4)), 2)
    for band in range(bands):
        low = tall * (band + 0.3) / bands
        sheet.south(mix(PANE, color, 0.15), wide * 0.05, wide * 0.95, low, low + tall * 0.38 / bands)
        if unit > 9:
            for bay in range(int(wide / 4)):
                sheet.south(color, bay * 4 + 1.0, bay * 4 + 2.0, low, low + tall * 0.38 / bands)
    return sheet.done()


@kept(4)
def hall(unit: float, variant: int, upkeep: int, campus: bool) -> Sprite:
    """A shed of a firm with a saw-tooth roof, or a building of a campus."""
    wide, deep, tall = unit * (2.6 + 0.5 * (variant % 3)), unit * 1.9, unit * (0.9 if campus else 0.62)
    color = worn(
        ((216, 204, 186), (190, 128, 98), (202, 206, 204))[variant % 3]
        if campus
        else ((188, 190, 188), (168, 108, 84), (150, 162, 170))[variant % 3],
        upkeep,
    )
    sheet = Sheet(wide + tall, deep, tall * 2)
    sheet.shadow(wide, deep, tall)
    box(sheet, wide, deep, tall, color, mix(color, (236, 234, 226), 0.3))
    if campus:
        windows(sheet, wide, tall * 0.16, tall * 0.9, 1, variant)
        sheet.face(
            mix(color, (120, 124, 130), 0.4),
            (wide * 0.3, deep * 0.3, tall),
            (wide * 0.7, deep * 0.3, tall),
            (wide * 0.7, deep * 0.7, tall),
            (wide * 0.3, deep * 0.7, tall),
        )
        return sheet.done()
    teeth = 4
    for tooth in range(teeth):
        west, east = wide * tooth / teeth, wide * (tooth + 1) / teeth
        sheet.face((206, 214, 218), (west, 0, tall), (east, 0, tall), (east, 0, tall * 1.36))
        sheet.face(
            mix(color, (90, 94, 100), 0.35),
            (west, 0, tall),
            (west, deep, tall),
            (east, deep, tall * 1.36),
            (east, 0, tall * 1.36),
        )
        sheet.face(
            mix(color, (40, 40, 48), 0.3),
            (east, 0, tall),
            (east, 0, tall * 1.36),
            (east, deep, tall * 1.36),
            (east, deep, tall),
        )
    if unit > 6:
        sheet.south((70, 74, 80), wide * 0.12, wide * 0.3, 0, tall * 0.7)
    return sheet.done()


@kept(4)
def tree(unit: float, variant: int, season: int) -> Sprite:
    """A tree: round, or slim like a poplar."""
    leaves = LEAVES[season]
    color = leaves[variant % len(leaves)]
    slim = variant % 5 == 4
    wide, tall = (unit * 0.5, unit * 1.5) if slim else (unit * 0.92, unit * 0.95)
    sheet = Sheet(wide * 1.6, wide, tall * 1.7)
    x, y = sheet.at(0, 0)
    sheet.disc((40, 40, 40), (x + wide * 1.3, y - wide * 0.2), wide * 1.3, wide * 0.5, 54)
    if unit > 5:
        sheet.south((92, 72, 54), -0.5, 0.6, 0, tall * 0.5)
    mid = y - (tall * 0.72) * FINE
    thin = 150 if season == 0 else 255
    sheet.disc(mix(color, (30, 40, 30), 0.3), (x + wide * 0.25, mid + wide * 0.25), wide, tall, thin)
    sheet.disc(color, (x, mid), wide * 0.94, tall * 0.92, thin)
    sheet.disc(
        mix(color, (255, 250, 210), 0.25), (x - wide * 0.7, mid - tall * 0.8), wide * 0.42, tall * 0.36, thin
    )
    return sheet.done()


def shape(points: Sequence[tuple[float, float]], by: tuple[float, float]) -> list[tuple[float, float]]:
    """Points moved."""
    return [(x - by[0], y - by[1]) for x, y in points]
