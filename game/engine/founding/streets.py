"""What blocks are like once people live there."""

import numpy as np

from game.engine.columns import F64
from game.engine.founding.families import YEAR
from game.engine.founding.people import Draft
from game.engine.households import Homes, Households
from game.engine.places import Blocks
from game.engine.residents import Residents

YOUNG = (12 * YEAR, 25 * YEAR)
"""Ages, in months, that count as young."""


def count_blocks(blocks: Blocks, homes: Homes, draft: Draft, r: Residents, kept: Households) -> None:
    """Residents, shares and homes of every block; its rents and the state of its homes."""
    family, count = draft.family, blocks.x.size
    n = family.age.size
    block = r.block[:n].astype(np.intp)
    people = np.bincount(block, minlength=count)
    blocks.residents[:] = people
    some = np.maximum(people, 1)
    young = (family.age >= YOUNG[0]) & (family.age < YOUNG[1])
    blocks.foreign[:] = np.bincount(block, family.foreign, count) / some
    blocks.needy[:] = np.bincount(block, kept.poor[family.home], count) / some
    blocks.young[:] = np.bincount(block, young, count) / some
    standing = int(homes.exists.sum())
    of_home = homes.block[:standing].astype(np.intp)
    built = np.maximum(np.bincount(of_home, minlength=count), 1)
    lived_in = blocks.homes > 0
    quality: F64 = np.bincount(of_home, homes.quality[:standing].astype(np.float64), count) / built
    blocks.quality[lived_in] = quality[lived_in]
    mean = float((blocks.rent * blocks.homes).sum() / max(1, int(blocks.homes.sum())))
    blocks.rent[:] /= np.float32(mean)
