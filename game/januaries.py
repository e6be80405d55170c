"""Snapshots of a game's Januaries, packed, in memory: where living it again can begin."""

import zlib
from collections.abc import Generator
from itertools import pairwise
from typing import Final

from game.engine.city import City
from game.engine.snapshot import from_bytes

PIECE: Final = 1 << 17
"""Bytes that are packed or unpacked at a time: a few milliseconds."""
BOUND: Final = 96 << 20
"""Bytes of packed snapshots that are kept at most."""


def packing(raw: bytes) -> Generator[None, None, list[bytes]]:
    """Pack a snapshot a piece at a time; gives the packed pieces."""
    packer, packed = zlib.compressobj(1), []
    for start in range(0, len(raw), PIECE):
        packed.append(packer.compress(raw[start : start + PIECE]))
        yield
    packed.append(packer.flush())
    return packed


def unpacking(packed: bytes) -> Generator[str, None, City]:
    """The city in a packed snapshot, a piece at a time; before each piece it says "unpack"."""
    unpacker, raw = zlib.decompressobj(), []
    for start in range(0, len(packed), PIECE):
        yield "unpack"
        raw.append(unpacker.decompress(packed[start : start + PIECE]))
    yield "join"
    whole = b"".join(raw)
    yield "read"
    return from_bytes(whole)


class Januaries:
    """Packed snapshots by month, the morning of each before its orders.

    The first one stays. When there are too many bytes, the one whose neighbours are closest goes.
    """

    def __init__(self, bound: int = BOUND) -> None:
        self.bound = bound
        self._kept: dict[int, bytes] = {}

    @property
    def months(self) -> list[int]:
        """The months that are kept, in order."""
        return sorted(self._kept)

    @property
    def size(self) -> int:
        """Bytes that are kept."""
        return sum(map(len, self._kept.values()))

    def keep(self, month: int, packed: bytes) -> None:
        """Keep the snapshot of a month, within the bound."""
        self._kept[month] = packed
        while self.size > self.bound and len(self._kept) > 2:
            months = self.months
            gaps = {middle: after - before for (before, middle), (_, after) in pairwise(pairwise(months))}
            del self._kept[min(gaps, key=lambda one: (gaps[one], one))]

    def before(self, month: int) -> tuple[int, bytes] | None:
        """The latest snapshot from which a month can still be changed, or None."""
        found = [kept for kept in self.months if kept <= month]
        return (found[-1], self._kept[found[-1]]) if found else None
