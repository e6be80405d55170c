"""Snapshots of a game's Januaries, packed, in memory: where living it again can begin."""

import zlib
from collections.abc import Generator, Iterator
from itertools import pairwise
from pathlib import Path
from typing import Final

from game.engine.city import City
from game.engine.snapshot import BadSnapshotError, waking
from game.engine.steps import saying

PIECE: Final = 1 << 17
"""Bytes that are packed or unpacked at a time: a few milliseconds."""
BOUND: Final = 32 << 20
"""Bytes of packed snapshots that are kept at most."""


def packing(raw: bytes | memoryview) -> Generator[None, None, list[bytes]]:
    """Pack a snapshot a piece at a time; gives the packed pieces."""
    packer, packed = zlib.compressobj(1), []
    for start in range(0, len(raw), PIECE):
        packed.append(packer.compress(raw[start : start + PIECE]))
        yield
    packed.append(packer.flush())
    return packed


Source = bytes | tuple[Path, int]
"""A packed snapshot: its bytes, or a file and where they begin in it."""
UNREADABLE: Final = (OSError, zlib.error, BadSnapshotError)
"""What a snapshot raises that can't be read."""


def unpacking(packed: Source) -> Generator[str, None, City]:
    """The city in a packed snapshot, a piece at a time; before each piece it says what comes.

    Raises one of `UNREADABLE` when there is none in it.
    """
    unpacker, raw = zlib.decompressobj(), bytearray()
    for piece in _pieces(packed):
        raw += unpacker.decompress(piece)
        yield "unpack"
    if not unpacker.eof:
        raise zlib.error("the snapshot ends too early")  # its checksum stands at the end
    return (yield from saying(waking(raw), "wake"))


def _pieces(packed: Source) -> Iterator[bytes]:
    if isinstance(packed, bytes):
        yield from (packed[start : start + PIECE] for start in range(0, len(packed), PIECE))
        return
    path, start = packed
    with path.open("rb") as file:
        file.seek(start)
        while piece := file.read(PIECE):
            yield piece


class Januaries:
    """Packed snapshots by month, the morning of each before its orders: in memory and, where saved, in files.

    The first one stays in memory. When there are too many bytes, the one whose neighbours are closest goes.
    """

    def __init__(self, bound: int = BOUND) -> None:
        self.bound = bound
        self._kept: dict[int, bytes] = {}
        self._files: dict[int, tuple[Path, int]] = {}

    @property
    def months(self) -> list[int]:
        """The months that can be woken, in order."""
        return sorted({*self._kept, *self._files})

    @property
    def size(self) -> int:
        """Bytes in memory."""
        return sum(map(len, self._kept.values()))

    def keep(self, month: int, packed: bytes) -> None:
        """Keep the snapshot of a month in memory, within the bound."""
        self._kept[month] = packed
        while self.size > self.bound and len(self._kept) > 2:
            months = sorted(self._kept)
            gaps = {middle: after - before for (before, middle), (_, after) in pairwise(pairwise(months))}
            del self._kept[min(gaps, key=lambda one: (gaps[one], one))]

    def stored(self, month: int, path: Path, start: int) -> None:
        """Know the file in which the snapshot of a month begins at a byte."""
        self._files[month] = path, start

    def lose(self, month: int) -> None:
        """Forget a snapshot that can't be read."""
        self._kept.pop(month, None)
        self._files.pop(month, None)

    def forget_after(self, month: int) -> None:
        """Forget what lies after a month: it will be lived otherwise."""
        for later in [one for one in self.months if one > month]:
            self.lose(later)

    def only(self, month: int) -> "Januaries":
        """No more than the snapshot from which a month can still be changed."""
        one, found = Januaries(self.bound), self.before(month)
        if found is not None:
            at, source = found
            if isinstance(source, bytes):
                one.keep(at, source)
            else:
                one.stored(at, *source)
        return one

    def before(self, month: int) -> tuple[int, Source] | None:
        """The latest snapshot from which a month can still be changed, or None."""
        return self._source(max((kept for kept in self.months if kept <= month), default=None))

    def after(self, month: int) -> tuple[int, Source] | None:
        """The first snapshot after a month, or None."""
        return self._source(min((kept for kept in self.months if kept > month), default=None))

    def _source(self, month: int | None) -> tuple[int, Source] | None:
        return None if month is None else (month, self._kept.get(month) or self._files[month])
