"""Records as plain values (dicts, lists, numbers, words) and back, for saves and exports."""

from collections.abc import Hashable
from dataclasses import fields, is_dataclass
from enum import Enum
from functools import cache
from types import UnionType
from typing import Any, Union, get_args, get_origin, get_type_hints

PLAIN = frozenset({int, float, bool, str})
"""Types that are plain already."""


def to_plain(value: Any) -> Any:  # noqa: ANN401  # any record
    """A record as plain values."""
    if type(value) in PLAIN:
        return value
    names = _names(value.__class__)
    if names is not None:
        return {name: to_plain(getattr(value, name)) for name in names}
    if isinstance(value, Enum):
        return value.value
    if isinstance(value, dict):
        return {str(key): to_plain(each) for key, each in value.items()}
    if isinstance(value, (list, tuple)):
        if PLAIN.issuperset(map(type, value)):
            return list(value)
        return [to_plain(each) for each in value]
    return value


@cache
def _names(kind: Hashable) -> tuple[str, ...] | None:
    """The fields of a kind of record; None for what is no record."""
    return tuple(field.name for field in fields(kind)) if is_dataclass(kind) else None


def from_plain(kind: Any, value: Any) -> Any:  # noqa: ANN401  # any type
    """A value of a type from plain values. Raises TypeError, KeyError or ValueError when it does not fit."""
    origin, arguments = get_origin(kind), get_args(kind)
    if hasattr(kind, "__metadata__"):
        return from_plain(arguments[0], value)
    if origin in (Union, UnionType):
        return _from_union(arguments, value)
    if origin in (dict, list, tuple):
        return _from_group(origin, arguments, value)
    if is_dataclass(kind) and isinstance(kind, type):
        return _from_record(kind, value)
    return _from_single(kind, value)


def _from_group(origin: Any, arguments: tuple[Any, ...], value: Any) -> Any:  # noqa: ANN401  # any type
    if origin is dict:
        return {_key(arguments[0], key): from_plain(arguments[1], each) for key, each in value.items()}
    if origin is list:
        return [from_plain(arguments[0], each) for each in value]
    if len(arguments) == 2 and arguments[1] is Ellipsis:
        return tuple(from_plain(arguments[0], each) for each in value)
    return tuple(from_plain(each, one) for each, one in zip(arguments, value, strict=True))


def _from_record(kind: type, value: Any) -> Any:  # noqa: ANN401  # any record
    hints = get_type_hints(kind, include_extras=True)
    if not isinstance(value, dict):
        raise TypeError(f"{kind.__name__} is made of named values")
    unknown = set(value) - set(hints)
    if unknown:
        raise KeyError(f"{kind.__name__} has no {', '.join(sorted(unknown))}")
    return kind(**{name: from_plain(hints[name], each) for name, each in value.items()})


def _from_single(kind: Any, value: Any) -> Any:  # noqa: ANN401  # any type
    if isinstance(kind, type) and issubclass(kind, Enum):
        return kind(value)
    if kind is float and isinstance(value, int) and not isinstance(value, bool):
        return float(value)
    if isinstance(kind, type) and not isinstance(value, kind):
        raise TypeError(f"{value!r} is no {kind.__name__}")
    return value


def _key(kind: Any, key: str) -> Any:  # noqa: ANN401  # any type
    return int(key) if kind is int or get_args(kind)[:1] == (int,) else key


def _from_union(kinds: tuple[Any, ...], value: Any) -> Any:  # noqa: ANN401  # any type
    """The record of a union whose field names fit; None where that is allowed."""
    if value is None and type(None) in kinds:
        return None
    for kind in kinds:
        if is_dataclass(kind) and isinstance(value, dict):
            names = [field.name for field in fields(kind)]
            if names[0] in value and set(value) <= set(names):
                return from_plain(kind, value)
        elif kind is not type(None) and not is_dataclass(kind):
            return from_plain(kind, value)
    raise ValueError(f"{value!r} fits none of {kinds}")
