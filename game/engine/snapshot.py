"""Snapshots: the whole city as bytes and back, and its digest. Plain arrays and JSON, nothing executable."""

import hashlib
import json
import struct
from collections.abc import Generator
from dataclasses import fields
from typing import Any, get_type_hints

import numpy as np

from game.engine.cells import AREAS
from game.engine.city import City
from game.engine.columns import column_types
from game.engine.effort import Effort
from game.engine.history import Causes, History
from game.engine.plain import from_plain, to_plain
from game.engine.steps import finished
from game.engine.sway import Sway

TABLES = ("residents", "households", "homes", "blocks", "streets", "schools", "clubs", "workplaces")
PASSING = frozenset({"effort", "sway", "history", "ledger", "flows", "arrays", "noted"})
"""Parts that are rebuilt every month or kept as arrays of their own."""
UNORDERED = frozenset({"journal", "elections", "next_id"})
"""Parts that no order changes; the journal only grows."""
_HEAD = struct.Struct("<Q")
LARGE = 1 << 19
"""Bytes of arrays after which reading or writing pauses."""


class BadSnapshotError(ValueError):
    """These bytes hold no city."""


def civic(city: City, without: frozenset[str] = frozenset()) -> dict[str, Any]:
    """Everything but arrays, as plain values."""
    left_out = PASSING.union(TABLES, without)
    names = [field.name for field in fields(city) if field.name not in left_out]
    return {name: to_plain(getattr(city, name)) for name in names}


def civic_copy(city: City) -> dict[str, Any]:
    """A copy of everything that an order can change; the journal is only counted."""
    found = civic(city, without=UNORDERED)
    found["journal"] = len(city.journal.entries)
    return found


def restore_civic(city: City, copied: dict[str, Any]) -> None:
    """Bring back what `civic_copy` kept."""
    hints = get_type_hints(City, include_extras=True)
    for name, value in copied.items():
        if name == "journal":
            del city.journal.entries[value:]
        else:
            setattr(city, name, from_plain(hints[name], value))


def _arrays(city: City) -> dict[str, np.ndarray[Any, Any]]:
    found: dict[str, np.ndarray[Any, Any]] = {}
    for name in TABLES:
        table = getattr(city, name)
        for column in column_types(type(table)):
            found[f"{name}.{column}"] = getattr(table, column)
    found["ledger.counted"] = city.ledger.counted
    found["ledger.asked"] = city.ledger.asked
    for kind, group in (("flows", city.flows), ("arrays", city.arrays)):
        for key in sorted(group):
            found[f"{kind}.{key}"] = group[key]
    return found


def digest(city: City) -> str:
    """SHA-256 of everything that decides the future, history left out."""
    found = hashlib.sha256()
    found.update(json.dumps(civic(city), sort_keys=True).encode())
    for name, array in _arrays(city).items():
        found.update(f"{name} {array.dtype.str} {array.shape}".encode())
        found.update(np.ascontiguousarray(array).tobytes())
    return found.hexdigest()


def to_bytes(city: City) -> bytes:
    """The city, its history included."""
    return bytes(finished(resting(city)))


def resting(city: City) -> Generator[None, None, memoryview]:
    """The same bytes in steps of a few milliseconds, in which nothing of the city may change."""
    parts = {name: [array] for name, array in _arrays(city).items()}
    history = city.history
    if history.readings:
        parts["history.readings"] = [np.asarray(reading)[None] for reading in history.readings]
    place: dict[tuple[int, str], int] = {}
    where = [np.zeros((0, 2), np.int32)]
    for n, month in enumerate(history.causes):
        if n % 12 == 0:
            yield
        numbers = [place.setdefault(key, len(place)) for key in month.keys]
        where.append(np.stack((np.full(len(numbers), n, np.int32), np.array(numbers, np.int32)), axis=1))
    parts["history.where"] = where
    parts["history.parts"] = [np.zeros((0, AREAS)), *(month.parts for month in history.causes)]
    shapes = {
        name: (some[0].dtype.str, [sum(map(len, some)), *some[0].shape[1:]]) for name, some in parts.items()
    }
    head = {
        "civic": civic(city),
        "months": history.months,
        "causes": [[indicator, cause] for indicator, cause in place],
        "arrays": [[name, *shape] for name, shape in shapes.items()],
    }
    text = json.dumps(head).encode()
    pieces = [np.frombuffer(_HEAD.pack(len(text)) + text, np.uint8)]
    pieces += [piece for some in parts.values() for piece in some]
    yield
    found, end, pause = np.empty(sum(piece.nbytes for piece in pieces), np.uint8), 0, LARGE
    for piece in pieces:
        start, end = end, end + piece.nbytes
        found[start:end] = np.ascontiguousarray(piece).reshape(-1).view(np.uint8)
        if end > pause:
            pause = end + LARGE
            yield
    return found.data


def from_bytes(data: bytes | bytearray) -> City:
    """The city in these bytes. Raises BadSnapshotError when they hold none."""
    return finished(waking(data))


def waking(data: bytes | bytearray) -> Generator[None, None, City]:
    """The city in these bytes, read in steps of a few milliseconds."""
    try:
        (length,) = _HEAD.unpack_from(data)
        head = json.loads(data[_HEAD.size : _HEAD.size + length])
        yield
        arrays = yield from _read_arrays(data, _HEAD.size + length, head["arrays"])
        return (yield from _build(head, arrays))
    except (struct.error, ValueError, KeyError, TypeError, IndexError) as error:
        raise BadSnapshotError(f"the snapshot can't be read: {error}") from error


Arrays = dict[str, np.ndarray[Any, Any]]


def _read_arrays(
    data: bytes | bytearray, start: int, shapes: list[list[Any]]
) -> Generator[None, None, Arrays]:
    found: Arrays = {}
    for name, dtype, shape in shapes:
        kind = np.dtype(dtype)
        if kind.hasobject:
            raise ValueError(f"{name} is no plain array")
        count = int(np.prod(shape, dtype=np.int64))
        found[name] = np.frombuffer(data, kind, count, start).reshape(shape).copy()
        start += count * kind.itemsize
        if count * kind.itemsize > LARGE:
            yield
    return found


def _build(head: dict[str, Any], arrays: Arrays) -> Generator[None, None, City]:
    hints = get_type_hints(City, include_extras=True)
    parts: dict[str, Any] = {}
    for name, value in head["civic"].items():
        parts[name] = from_plain(hints[name], value)
        yield
    for name in TABLES:
        table = hints[name]
        parts[name] = table(**{column: arrays[f"{name}.{column}"] for column in column_types(table)})
    city = City(**parts, effort=Effort(), sway=Sway(), history=History())
    city.ledger.counted, city.ledger.asked = arrays["ledger.counted"], arrays["ledger.asked"]
    for name, array in arrays.items():
        kind, _, key = name.partition(".")
        if kind in {"flows", "arrays"}:
            getattr(city, kind)[key] = array
    readings = arrays.get("history.readings")
    keys = [(indicator, cause) for indicator, cause in head["causes"]]
    where, amounts = arrays["history.where"], arrays["history.parts"]
    ends = np.searchsorted(where[:, 0], np.arange(len(head["months"]) + 1))
    for n, month in enumerate(head["months"]):
        if n % 12 == 0:
            yield
        rows = slice(ends[n], ends[n + 1])
        causes = Causes(tuple(keys[key] for key in where[rows, 1]), amounts[rows])
        city.history.add(month, np.zeros(0) if readings is None else readings[n], causes)
    return city
