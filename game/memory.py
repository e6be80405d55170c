"""What the collector of memory walks over: little while a game is played, everything when one is left."""

import gc

from game.ui.townscape import townscape


def settle_memory() -> None:
    """Set aside what lives as long as the game: a full round of the collector over it takes frames.

    The picture of the town, as large as a window, is drawn again where it is wanted.
    """
    townscape.clear()
    gc.unfreeze()
    gc.collect()
    gc.freeze()


def let_go() -> None:
    """Free what a game leaves behind: set aside, it would stand beside the next one until that is opened."""
    gc.unfreeze()
    gc.collect()
