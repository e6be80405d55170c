"""What the collector of memory walks over: little while a game is played, everything when one is left.

Pictures as large as a window come and go. Where the C library can be asked to, each of them has pages of its
own, and what is free among the small things is given back: else they would stay with us for ever.
"""

import ctypes
import gc
import sys
from contextlib import suppress
from typing import Final

LARGE: Final = 1 << 22
"""Bytes of a picture that gets pages of its own; columns of residents, made anew each month, are smaller."""
KEPT: Final = 1 << 24
"""Bytes that may lie free until they are given back: what a month of residents leaves, the next one takes."""
HEAP: Final = 96 << 20
"""Bytes that small things get at once where months alone are lived: a town and all that a month takes."""
PAGE: Final = 2 << 20
"""Bytes of a large page."""
TRIM_THRESHOLD, TOP_PAD, MMAP_THRESHOLD = -1, -2, -3
"""The numbers of these settings in the C library."""
LARGE_PAGES: Final = 14
"""The number of the advice to use large pages."""


def spare_memory() -> None:
    """Give large pictures pages of their own, which go back to the system with them, and keep a month's.

    Pages that come from the system are emptied first, which takes longer than most of what is done with them.
    """
    with suppress(OSError, AttributeError):
        if sys.platform == "linux":
            library = ctypes.CDLL(None)
            library.mallopt(MMAP_THRESHOLD, LARGE)
            library.mallopt(TRIM_THRESHOLD, KEPT)


def for_months() -> None:
    """Make memory ready where months alone are lived, before anything large is made.

    Columns of residents then lie in large pages, where the system has some to give: what stands far apart
    in them is found sooner, and a month takes about a thirtieth less.
    """
    spare_memory()
    with suppress(OSError, AttributeError):
        if sys.platform == "linux":
            library = ctypes.CDLL(None)
            library.sbrk.restype = library.malloc.restype = ctypes.c_void_p
            library.mallopt(TOP_PAD, HEAP)
            begin = -(-library.sbrk(ctypes.c_ssize_t(0)) // PAGE) * PAGE
            library.free(ctypes.c_void_p(library.malloc(ctypes.c_size_t(LARGE - PAGE))))
            size = library.sbrk(ctypes.c_ssize_t(0)) // PAGE * PAGE - begin
            library.madvise(ctypes.c_void_p(begin), ctypes.c_size_t(max(size, 0)), LARGE_PAGES)


def give_back() -> None:
    """Give back what is free; some milliseconds."""
    with suppress(OSError, AttributeError):
        if sys.platform == "linux":
            ctypes.CDLL(None).malloc_trim(0)


def settle_memory(*, whole: bool) -> None:
    """Set aside what lives as long as the title, or as a game: a round of the collector over it takes frames.

    The whole of it is walked over once more where a game was left, to free what that leaves behind.
    """
    if whole:
        gc.unfreeze()
    gc.collect()
    give_back()
    gc.freeze()
