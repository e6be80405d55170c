"""Shapes: how each field of the engine's records is written, read from the records themselves.

A shape is made from a type once. The validator, the JSON Schemas, the modder's reference and the
list of texts to translate are all made from shapes, so that they can't disagree.
"""

import ast
import dataclasses
import inspect
import sys
import types
from dataclasses import MISSING, dataclass
from enum import StrEnum
from functools import cache
from itertools import pairwise
from typing import Annotated, Any, Union, get_args, get_origin, get_type_hints

from game.engine.marks import Mark


@dataclass(frozen=True, slots=True)
class Scalar:
    """A single value."""

    base: type
    """`str`, `int`, `float` or `bool`."""
    mark: Mark | None = None
    """How it is written, when that is special."""


@dataclass(frozen=True, slots=True)
class Word:
    """One of a closed list of words."""

    kind: type[StrEnum]
    """The words."""


@dataclass(frozen=True, slots=True)
class Listing:
    """A list of any length."""

    item: "Shape"
    """Shape of each item."""


@dataclass(frozen=True, slots=True)
class Row:
    """A list of a fixed length."""

    items: "tuple[Shape, ...]"
    """Shape of each item."""


@dataclass(frozen=True, slots=True)
class Table:
    """Values by key."""

    key: "Shape"
    """Shape of each key."""
    value: "Shape"
    """Shape of each value."""


@dataclass(frozen=True, slots=True)
class Maybe:
    """A value, or `null`."""

    inner: "Shape"
    """Shape of the value."""


@dataclass(frozen=True, slots=True)
class Record:
    """A record with fields."""

    cls: type
    """The engine's class."""


@dataclass(frozen=True, slots=True)
class OneOf:
    """One of several records, told apart by their keys."""

    records: tuple[Record, ...]
    """The records."""


Shape = Scalar | Word | Listing | Row | Table | Maybe | Record | OneOf


@dataclass(frozen=True, slots=True)
class Field:
    """One field of a record."""

    name: str
    """In the engine."""
    key: str
    """In a file: without the underscore that keeps it from being a word of Python."""
    shape: Shape
    """How it is written."""
    required: bool
    """Whether it has to be written."""
    default: Any
    """What it is otherwise."""
    help: str
    """What it means."""


Hint = Any
"""A type as it stands in an annotation."""


@cache
def fields_of(cls: type) -> tuple[Field, ...]:
    """The fields of a record, in order."""
    hints = get_type_hints(cls, include_extras=True)
    told = field_help(cls)
    found = []
    for item in dataclasses.fields(cls):
        default = item.default
        if item.default_factory is not MISSING:
            default = item.default_factory()
        required = default is MISSING
        found.append(
            Field(
                name=item.name,
                key=item.name.rstrip("_"),
                shape=shape_of(hints[item.name]),
                required=required,
                default=None if required else default,
                help=told.get(item.name, ""),
            )
        )
    return tuple(found)


def shape_of(hint: Hint) -> Shape:
    """The shape of a type. Raises TypeError for a type that no level can write."""
    origin: Hint = get_origin(hint)
    args = get_args(hint)
    if origin is Annotated:
        mark = next((item for item in args[1:] if isinstance(item, Mark)), None)
        return Scalar(args[0], mark) if mark else shape_of(args[0])
    if origin in (Union, types.UnionType):
        return _union(args)
    if origin is tuple:
        if len(args) == 2 and args[1] is Ellipsis:
            return Listing(shape_of(args[0]))
        return Row(tuple(shape_of(arg) for arg in args))
    if origin is dict:
        return Table(shape_of(args[0]), shape_of(args[1]))
    if isinstance(hint, type):
        if issubclass(hint, StrEnum):
            return Word(hint)
        if dataclasses.is_dataclass(hint):
            return Record(hint)
        if hint in (str, int, float, bool):
            return Scalar(hint)
    raise TypeError(f"no level can write a value of type {hint}")


def _union(args: tuple[Any, ...]) -> Shape:
    """The shape of a union: an optional value, or one of several records."""
    given = tuple(arg for arg in args if arg is not type(None))
    if len(given) == 1:
        inner = shape_of(given[0])
    else:
        records = tuple(shape_of(arg) for arg in given)
        if not all(isinstance(record, Record) for record in records):
            raise TypeError(f"only records can stand in a union, not {args}")
        inner = OneOf(tuple(record for record in records if isinstance(record, Record)))
    return Maybe(inner) if len(given) < len(args) else inner


@cache
def field_help(cls: type) -> dict[str, str]:
    """Field (or member) → the string under it; empty when the source is not at hand."""
    body = _class_bodies(cls.__module__).get(cls.__name__, [])
    found = {}
    for before, after in pairwise(body):
        if isinstance(before, ast.AnnAssign):
            target: ast.expr = before.target
        elif isinstance(before, ast.Assign):
            target = before.targets[0]
        else:
            continue
        value = after.value if isinstance(after, ast.Expr) else None
        if isinstance(target, ast.Name) and isinstance(value, ast.Constant) and isinstance(value.value, str):
            found[target.id] = " ".join(value.value.split())
    return found


@cache
def _class_bodies(module: str) -> dict[str, list[ast.stmt]]:
    """The statements of every class of a module."""
    try:
        tree = ast.parse(inspect.getsource(sys.modules[module]))
    except (OSError, TypeError):
        return {}
    return {node.name: node.body for node in tree.body if isinstance(node, ast.ClassDef)}


def title(cls: type) -> str:
    """The docstring of a record, on one line."""
    return " ".join((inspect.getdoc(cls) or "").split())


@cache
def telling_keys(union: OneOf) -> dict[type, frozenset[str]]:
    """For each record of a union, the keys that no other has (all of them, when it has no such key)."""
    keys = {record.cls: frozenset(field.key for field in fields_of(record.cls)) for record in union.records}
    telling = {}
    for cls, own in keys.items():
        others = frozenset[str]().union(*(keys[other] for other in keys if other is not cls))
        telling[cls] = (own - others) or own
    return telling


@cache
def first_keys(union: OneOf) -> tuple[str, ...]:
    """The keys that records of a union begin with, as a sentence names them."""
    found: list[str] = []
    for record in union.records:
        own = [field for field in fields_of(record.cls) if field.key in telling_keys(union)[record.cls]]
        needed = [field for field in own if field.required]
        found.extend(field.key for field in (needed[:1] or own[:3]))
    return tuple(dict.fromkeys(found))
