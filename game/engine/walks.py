"""Walks: how far it is from homes to schools and clubs, as the crow flies."""

import numpy as np

from game.engine.columns import F32, Int32, Rows
from game.engine.places import Blocks

KM = 0.001


def walks(blocks: Blocks, homes: Rows | Int32, places: Rows | Int32, worth: float) -> F32:
    """What the way from each home to each place costs (places, homes), by block; `worth` a kilometre."""
    scale = np.float32(worth * KM)
    east, north = (
        axis.take(homes) - axis.take(places)[:, None] for axis in (blocks.x * scale, blocks.y * scale)
    )
    east *= east
    north *= north
    east += north
    return np.sqrt(east, out=east)
