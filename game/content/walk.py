"""Going through a record: each record in it and each text, with the place where it stands in its file."""

from collections.abc import Iterator
from dataclasses import is_dataclass
from functools import cache
from typing import Any, Final

from game.content.nodes import Value
from game.content.shapes import Listing, Maybe, OneOf, Record, Row, Scalar, Shape, Table, fields_of
from game.engine.marks import Mark
from game.engine.rules import RecordSeries, Viewpoint

Path = tuple[str | int, ...]

_NAMED_BY: Final[dict[type, str]] = {Viewpoint: "who", RecordSeries: "indicator"}
"""What an item of a list is called by when it has no key."""


def records(value: Value, shape: Shape, path: Path = ()) -> Iterator[tuple[Path, Any]]:
    """Every record in a value, itself included, with its path in the file."""
    if value is None or not _holds(shape, text=False):
        return
    if is_dataclass(value) and not isinstance(value, type):
        yield path, value
        for field in fields_of(type(value)):
            yield from records(getattr(value, field.name), field.shape, (*path, field.key))
    elif isinstance(value, tuple):
        for number, item in enumerate(value):
            yield from records(item, _item(shape, number), (*path, number))
    elif isinstance(value, dict):
        for key, item in value.items():
            yield from records(item, _item(shape, 0), (*path, key))


def texts(value: Value, shape: Shape, path: Path = (), key: str = "") -> Iterator[tuple[str, str, Path]]:
    """Every text that players read: its key in translations, the text, and its path in the file.

    An item of a list goes by its own name, or by its number from 1 when it has none.
    """
    if value is None or not _holds(shape, text=True):
        return
    if isinstance(value, str):
        if value:
            yield key, value, path
    elif is_dataclass(value) and not isinstance(value, type):
        for field in fields_of(type(value)):
            inner = getattr(value, field.name)
            yield from texts(inner, field.shape, (*path, field.key), f"{key}.{field.key}")
    elif isinstance(value, tuple):
        for number, item in enumerate(value):
            name = getattr(item, _NAMED_BY.get(type(item), "key"), number + 1)
            yield from texts(item, _item(shape, number), (*path, number), f"{key}.{name}")
    elif isinstance(value, dict):
        for name, item in value.items():
            yield from texts(item, _item(shape, 0), (*path, name), f"{key}.{name}")


def _item(shape: Shape, number: int) -> Shape:
    """The shape of an item of a list or a table."""
    while isinstance(shape, Maybe):
        shape = shape.inner
    match shape:
        case Listing(item):
            return item
        case Row(items):
            return items[number]
        case Table(_, value):
            return value
        case _:
            return shape


@cache
def _holds(shape: Shape, *, text: bool) -> bool:
    """Whether a shape can hold a record (or a text that players read)."""
    return _search(shape, text, set())


def _search(shape: Shape, text: bool, seen: set[Shape]) -> bool:
    if shape in seen:
        return False
    seen.add(shape)
    match shape:
        case Scalar(_, mark):
            return text and mark is Mark.TEXT
        case Maybe(inner) | Listing(inner) | Table(_, inner):
            return _search(inner, text, seen)
        case Row(items):
            return any(_search(item, text, seen) for item in items)
        case OneOf(several):
            return any(_search(record, text, seen) for record in several)
        case Record(cls):
            return not text or any(_search(field.shape, text, seen) for field in fields_of(cls))
        case _:
            return False
