"""What is wrong with a value, in our own sentences; pydantic's wording never reaches a modder."""

from collections.abc import Callable, Iterable, Sequence
from typing import Final

from pydantic_core import ErrorDetails

from game.content.names import SAID
from game.content.nodes import Document, Value
from game.content.problems import Code, Problem
from game.content.scalars import MANGLED
from game.content.shapes import (
    Listing,
    Maybe,
    OneOf,
    Record,
    Row,
    Scalar,
    Shape,
    Table,
    fields_of,
    first_keys,
)
from game.content.words import clipped, did_you_mean, listed, nearest

MOST_COUNTED: Final = 1000
"""So many mistakes of one file are looked at; nobody reads more."""
KEY: Final = "[key]"
"""The step after a key that is wrong itself."""

Path = tuple[str | int, ...]
Told = tuple[Code, str, str, str]
"""Code, what is wrong, what was expected, what to write instead."""


def problems_of(errors: Iterable[ErrorDetails], document: Document, top: Shape) -> list[Problem]:
    """The problems behind validation errors, without those that follow from others."""
    errors = [error for error in errors if error["input"] is not MANGLED or error["type"] in _EXTRA]
    errors = errors[:MOST_COUNTED]
    told = []
    offered: set[tuple[Path, str]] = set()
    for error in errors:
        if error["type"] in _EXTRA:
            inside, record = _trace(error["loc"][:-1], top)
            path = (*inside, error["loc"][-1])
            keys = [field.key for field in fields_of(record.cls)] if isinstance(record, Record) else []
            given = _value_at(document.value, path[:-1])
            free = [key for key in keys if key not in given] if isinstance(given, dict) else keys
            near = nearest(str(path[-1]), free)
            offered.add((path[:-1], near))
            what = f"`{clipped(str(path[-1]))}` is no key of {_owner(path[:-1])}"
            expected = f"its keys are {listed(keys)}" if keys and not near else ""
            hint = f"did you mean `{near}`?" if near else ""
            told.append(document.problem(path, Code.UNKNOWN_KEY, what, expected, hint, key=True))
    for error in errors:
        if error["type"] in _EXTRA:
            continue
        path, shape = _trace(error["loc"], top)
        if error["type"] == "missing" and (path[:-1], path[-1]) in offered:
            continue
        code, what, expected, hint = _TELL.get(error["type"], _other)(error, path, shape)
        at_key = bool(error["loc"]) and error["loc"][-1] == KEY
        told.append(document.problem(path, code, what, expected, hint, key=at_key))
    return told


_EXTRA: Final = ("unexpected_keyword_argument", "extra_forbidden")


def _trace(loc: Sequence[str | int], top: Shape) -> tuple[Path, Shape | None]:
    """The keys and numbers that lead to a value in its file, and the value's shape.

    Places as pydantic tells them also name the record of a union that was chosen, and `[key]`.
    """
    path: list[str | int] = []
    shape: Shape | None = top
    for step in loc:
        while isinstance(shape, Maybe):
            shape = shape.inner
        if isinstance(shape, OneOf):
            shape = next((record for record in shape.records if record.cls.__name__ == step), None)
            continue
        if step == KEY and path:
            continue
        path.append(step)
        shape = _inside(shape, step)
    while isinstance(shape, Maybe):
        shape = shape.inner
    return tuple(path), shape


def _inside(shape: Shape | None, step: str | int) -> Shape | None:
    """The shape of a part of a value."""
    match shape:
        case Record(cls):
            return next((field.shape for field in fields_of(cls) if step in (field.key, field.name)), None)
        case Listing(item):
            return item
        case Row(items):
            return items[step] if isinstance(step, int) and step < len(items) else None
        case Table(_, value):
            return value
        case _:
            return None


def _value_at(value: Value, path: Path) -> Value:
    """The plain value at a path, or nothing."""
    for step in path:
        if isinstance(value, dict):
            value = value.get(step)
        elif isinstance(value, list) and isinstance(step, int) and step < len(value):
            value = value[step]
        else:
            return None
    return value


def _owner(path: Path) -> str:
    """What the value at a path is called in a sentence."""
    if not path:
        return "this file"
    if isinstance(path[-1], int):
        inside = f" of `{path[-2]}`" if len(path) > 1 and isinstance(path[-2], str) else ""
        return f"item {path[-1] + 1}{inside}"
    return f"`{clipped(path[-1])}`"


def _said(value: object) -> str:
    """A value as a sentence names it."""
    if isinstance(value, bool):
        return str(value).lower()
    if isinstance(value, int | float):
        return f"the number {value}"
    if isinstance(value, str):
        return f'the text "{clipped(value)}"'
    if value is None:
        return "nothing"
    return "a list" if isinstance(value, list) else "a record" if isinstance(value, dict) else "a value"


def _wrong(expected: str) -> Callable[[ErrorDetails, Path, Shape | None], Told]:
    """Makes the sentence for a value of the wrong type."""

    def tell(error: ErrorDetails, path: Path, _shape: Shape | None) -> Told:
        value = error["input"]
        return (
            Code.WRONG_TYPE,
            f"{_owner(path)} is {_said(value)}",
            f"expected {expected}",
            _instead(value, error["type"]),
        )

    return tell


def _instead(value: object, kind: str) -> str:
    """What to write for a value of the wrong type, when that can be told."""
    if isinstance(value, str):
        return _text_instead(value, kind)
    if kind in ("list_type", "tuple_type") and isinstance(value, bool | int | float):
        return f"write [{str(value).lower()}]"
    if kind == "string_type" and isinstance(value, bool | int | float):
        return f'write "{str(value).lower()}" in quotes'
    if kind == "month" and isinstance(value, int) and 1900 <= value < 2200:
        return f"write {value}-01"
    if kind in ("int_type", "int_from_float", "euro_parts") and isinstance(value, float):
        digits = repr(value)
        thousands = len(digits.partition(".")[2]) == 3
        return (
            f"write {digits.replace('.', '')} if it is a thousand" if thousands else f"write {round(value)}"
        )
    return ""


def _text_instead(value: str, kind: str) -> str:
    """What to write for a text that stands where something else is expected."""
    if kind in ("list_type", "tuple_type"):
        return f"write [{value}]" if value.isidentifier() else ""
    if kind in ("dataclass_type", "dict_type", "union_tag_not_found") and ":" in value:
        key, _, rest = value.partition(":")
        return f"write `{key}: {rest}`, with a space after the colon" if key.isidentifier() and rest else ""
    if kind == "bool_type" and value in ("true", "false"):
        return f"write {value} without quotes"
    if kind in ("int_type", "float_type", "euro"):
        digits = value.replace(" ", "").replace("\u00a0", "").removeprefix("€")
        if digits.lstrip("-").replace(".", "", 1).isdecimal() and digits[-1] != ".":
            return f"write {digits} without quotes" if digits == value else f"write {digits}"
    if kind == "month" and len(value) == 10 and value[4:5] == "-":
        return f"write {value[:7]}"
    return ""


def _missing(_error: ErrorDetails, path: Path, _shape: Shape | None) -> Told:
    if isinstance(path[-1], int):
        return Code.LENGTH, f"{_owner(path[:-1])} has too few items: item {path[-1] + 1} is missing", "", ""
    return Code.MISSING_KEY, f"`{path[-1]}` is missing from {_owner(path[:-1])}", "", ""


def _too_long(error: ErrorDetails, path: Path, _shape: Shape | None) -> Told:
    most = error["ctx"]["max_length"]
    return Code.LENGTH, f"{_owner(path)} has {len(error['input'])} items", f"expected {most}", ""


def _bounds(error: ErrorDetails, path: Path, shape: Shape | None) -> Told:
    share = isinstance(shape, Scalar) and shape.mark is not None
    value = error["input"]
    hint = f"write {value / 100:g} for {value:g} %" if share and 1 < value <= 100 else ""
    return Code.OUT_OF_BOUNDS, f"{_owner(path)} is {value:g}", "expected a number from 0 to 1", hint


def _unknown_word(error: ErrorDetails, path: Path, _shape: Shape | None) -> Told:
    value, known = error["input"], error["ctx"]["known"]
    what = f"{_owner(path)} is {_said(value)}"
    return Code.UNKNOWN_WORD, what, f"expected {listed(known)}", did_you_mean(str(value), known)


def _unknown_name(error: ErrorDetails, _path: Path, _shape: Shape | None) -> Told:
    value, known = error["input"], sorted(error["ctx"]["known"])
    kind = SAID[error["ctx"]["mark"]]
    hint = did_you_mean(value, known)
    there = f"there are {listed(known)}" if known else f"there is no {kind} yet"
    return Code.UNKNOWN_NAME, f"there is no {kind} `{clipped(value)}`", "" if hint else there, hint


def _no_variant(error: ErrorDetails, path: Path, shape: Shape | None) -> Told:
    keys = first_keys(shape) if isinstance(shape, OneOf) else ()
    value = error["input"]
    hint = _instead(value, "union_tag_not_found")
    if not isinstance(value, dict):
        return (
            Code.WRONG_TYPE,
            f"{_owner(path)} is {_said(value)}",
            f"expected a record with {listed(keys)}",
            hint,
        )
    return (
        Code.NO_VARIANT,
        f"{_owner(path)} has none of the keys that tell what it is",
        f"expected {listed(keys)}",
        "",
    )


def _euro_large(_error: ErrorDetails, path: Path, _shape: Shape | None) -> Told:
    return Code.MONEY, f"{_owner(path)} is more than all the money there is", "expected an amount in euro", ""


def _other(error: ErrorDetails, path: Path, _shape: Shape | None) -> Told:
    return Code.WRONG_TYPE, f"{_owner(path)} is {_said(error['input'])}, which does not fit here", "", ""


_TELL: Final[dict[str, Callable[[ErrorDetails, Path, Shape | None], Told]]] = {
    "missing": _missing,
    "too_long": _too_long,
    "greater_than_equal": _bounds,
    "less_than_equal": _bounds,
    "word": _unknown_word,
    "name": _unknown_name,
    "union_tag_invalid": _no_variant,
    "union_tag_not_found": _no_variant,
    "euro_large": _euro_large,
    "dataclass_type": _wrong("a record of keys and values"),
    "dict_type": _wrong("a record of keys and values"),
    "list_type": _wrong("a list"),
    "tuple_type": _wrong("a list"),
    "string_type": _wrong("text"),
    "int_type": _wrong("a whole number"),
    "int_from_float": _wrong("a whole number"),
    "float_type": _wrong("a number"),
    "bool_type": _wrong("true or false"),
    "month": _wrong("a month such as 2003-01"),
    "euro": _wrong("an amount in euro"),
    "euro_parts": _wrong("an amount in euro with two decimals at most"),
}
