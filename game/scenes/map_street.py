"""What stands in the street: parasols of terraces, scaffolds, school gates, market stalls."""

from functools import lru_cache

import numpy as np
import pygame

from game.scenes.map_sprites import AWNINGS, TRIM, Sheet, Sprite
from game.ui.palette import Color, mix


@lru_cache(64)
def parasol(unit: float, variant: int) -> Sprite:
    """A parasol over the tables of a terrace."""
    wide = unit * 0.5
    sheet = Sheet(wide, wide, unit * 0.6)
    color = AWNINGS[variant % len(AWNINGS)]
    x, y = sheet.at(wide / 2, wide / 2, unit * 0.42)
    sheet.disc((40, 36, 40), sheet.at(wide * 0.7, wide * 0.4), wide * 0.8, wide * 0.34, 60)
    sheet.south((96, 84, 74), wide * 0.46, wide * 0.56, 0, unit * 0.42, wide / 2)
    sheet.disc(mix(color, (30, 20, 20), 0.2), (x, y + 2), wide * 0.92, wide * 0.52)
    sheet.disc(color, (x, y), wide * 0.92, wide * 0.46)
    sheet.disc(mix(color, (255, 250, 236), 0.5), (x, y - 2), wide * 0.4, wide * 0.18)
    return sheet.done()


@lru_cache(64)
def scaffold(unit: float, variant: int) -> Sprite:
    """Poles and boards before a front that is being renewed."""
    wide, tall = unit, unit * (1.1 + 0.12 * (variant % 3))
    sheet = Sheet(wide, unit * 0.3, tall)
    for pole in range(4):
        left = wide * pole / 3
        sheet.south((150, 152, 156), left - 0.25, left + 0.35, 0, tall)
    for level in range(1, 4):
        sheet.south((178, 140, 92), 0, wide, tall * level / 3.4, tall * level / 3.4 + max(unit * 0.05, 0.7))
    net = (0, 0, tall * 0.3), (wide, 0, tall * 0.3), (wide, 0, tall), (0, 0, tall)
    sheet.face((58, 120, 104), *net, clear=70)
    return sheet.done()


@lru_cache(64)
def gate(unit: float, variant: int) -> Sprite:
    """A school gate: railings, two posts with an arch in a cheerful colour between them, and a flag."""
    wide, high = unit * 1.5, unit * 0.7
    sheet = Sheet(wide, unit * 0.3, high * 2)
    color = AWNINGS[variant % len(AWNINGS)]
    for rail in range(12):
        left = wide * rail / 12
        if not 0.36 < rail / 12 < 0.64:
            sheet.south((86, 92, 98), left, left + 0.5, 0, high * 0.5)
    sheet.south((86, 92, 98), 0, wide * 0.36, high * 0.42, high * 0.5)
    sheet.south((86, 92, 98), wide * 0.64, wide, high * 0.42, high * 0.5)
    for post in (0.34, 0.6):
        sheet.south(color, wide * post, wide * (post + 0.06), 0, high)
    sheet.south(color, wide * 0.34, wide * 0.66, high, high * 1.3)
    sheet.south(TRIM, wide * 0.38, wide * 0.62, high * 1.1, high * 1.2)
    sheet.south((96, 84, 74), wide * 0.02, wide * 0.04, 0, high * 1.8)
    sheet.south((222, 184, 70), wide * 0.04, wide * 0.22, high * 1.5, high * 1.8)
    return sheet.done()


@lru_cache(64)
def stall(unit: float, variant: int) -> Sprite:
    """A market stall under a striped awning; its pixels are marked as built, so that people go behind it."""
    wide, deep, high = unit * 0.9, unit * 0.5, unit * 0.55
    sheet = Sheet(wide, deep, high * 1.4)
    sheet.shadow(wide, deep, high)
    sheet.south((150, 112, 76), 0, wide, 0, high * 0.4)
    goods: tuple[Color, ...] = ((196, 62, 52), (224, 160, 56), (92, 142, 74), (236, 226, 200))
    for n in range(4):
        sheet.south(goods[(n + variant) % 4], wide * n / 4, wide * (n + 0.9) / 4, high * 0.4, high * 0.56)
    color = (*AWNINGS, (120, 76, 112))[variant % 5]
    for stripe in range(5):
        left, right = wide * stripe / 5, wide * (stripe + 1) / 5
        tone = TRIM if stripe % 2 else color
        back, front = (deep, high * 1.3), (-0.16 * deep, high)
        sheet.face(tone, (left, *back), (right, *back), (right, *front), (left, *front))
        sheet.south(mix(tone, (40, 26, 24), 0.2), left, right, high * 0.86, high, -0.16 * deep)
    sprite = sheet.done()
    pixels = pygame.surfarray.pixels_blue(sprite.picture)
    pixels |= np.uint8(1)
    return sprite
