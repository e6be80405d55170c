"""Plain values become engine records here, through pydantic; every mistake is told in our own words.

The schema that pydantic validates by is made from shapes, so that months, money, names of things and
unions are read as levels write them and the engine's classes need no validation library.
"""

import dataclasses
import re
from collections.abc import Callable
from enum import StrEnum
from functools import cache
from typing import Any, Final

from pydantic import TypeAdapter, ValidationError, ValidationInfo
from pydantic_core import CoreSchema, PydanticCustomError, core_schema

from game.content.names import Names
from game.content.nodes import Document, Value
from game.content.problems import Problem
from game.content.scalars import MANGLED
from game.content.sentences import problems_of
from game.content.shapes import (
    Listing,
    Maybe,
    OneOf,
    Record,
    Row,
    Scalar,
    Shape,
    Table,
    Word,
    fields_of,
    telling_keys,
)
from game.content.words import nearest
from game.engine.marks import Mark, month

EURO_MOST: Final = 1_000_000_000_000
"""No amount in a level is larger, in euro."""

_MONTH: Final = re.compile(r"((?:19|20|21)\d\d)-(0[1-9]|1[0-2])\Z")


def build(document: Document, shape: Shape | type, names: Names | None = None) -> Value:
    """What a document holds, or nothing when it has problems (which are noted in it)."""
    if document.value is MANGLED:
        return None
    whole = Record(shape) if isinstance(shape, type) else shape
    found, problems = _validate(document, whole, names or Names())
    document.problems.extend(problems)
    return None if document.problems else found


def _validate(document: Document, shape: Shape, names: Names) -> tuple[Any, list[Problem]]:
    """A document's value in the engine's form, with all problems that it has."""
    try:
        return _adapter(shape).validate_python(document.value, context=names), []
    except ValidationError as error:
        return None, problems_of(error.errors(include_url=False), document, shape)


@cache
def _adapter(shape: Shape) -> TypeAdapter[Any]:
    """The validator of a shape, made once."""
    maker = _Maker()
    schema = core_schema.definitions_schema(maker.schema(shape), maker.done())
    reader = {"__get_pydantic_core_schema__": classmethod(lambda *_: schema)}
    return TypeAdapter(type("Written", (), reader))


class _Maker:
    """Makes the schema of a record and of all that it can hold."""

    def __init__(self) -> None:
        self.waiting: list[type] = []
        self.seen: set[type] = set()

    def done(self) -> list[CoreSchema]:
        """Schemas of every record that was referred to."""
        made: list[CoreSchema] = []
        while self.waiting:
            cls = self.waiting.pop()
            made.append(
                core_schema.dataclass_schema(
                    cls,
                    self.fields(cls),
                    [field.name for field in dataclasses.fields(cls)],
                    ref=_ref(cls),
                    slots="__slots__" in cls.__dict__,
                    frozen=True,
                )
            )
        return made

    def fields(self, cls: type) -> CoreSchema:
        """The schema of a record's fields."""
        made = []
        for field in fields_of(cls):
            schema = self.schema(field.shape)
            if not field.required:
                schema = core_schema.with_default_schema(schema, default=field.default)
            made.append(
                core_schema.dataclass_field(field.name, schema, validation_alias=field.key, kw_only=True)
            )
        return core_schema.dataclass_args_schema(cls.__name__, made, extra_behavior="forbid")

    def schema(self, shape: Shape) -> CoreSchema:
        """The schema of a shape."""
        match shape:
            case Scalar():
                return _scalar(shape)
            case Word(kind):
                return core_schema.no_info_plain_validator_function(_word(kind))
            case Listing(item):
                return core_schema.tuple_variable_schema(self.schema(item))
            case Row(items):
                return core_schema.tuple_positional_schema([self.schema(item) for item in items])
            case Table(key, value):
                return core_schema.dict_schema(self.schema(key), self.schema(value))
            case Maybe(inner):
                return core_schema.nullable_schema(self.schema(inner))
            case Record(cls):
                if cls not in self.seen:
                    self.seen.add(cls)
                    self.waiting.append(cls)
                return core_schema.definition_reference_schema(_ref(cls))
            case OneOf(records):
                choices = {record.cls.__name__: self.schema(record) for record in records}
                return core_schema.tagged_union_schema(choices, _chooser(shape))


def _ref(cls: type) -> str:
    return f"{cls.__module__}.{cls.__qualname__}"


def _scalar(shape: Scalar) -> CoreSchema:
    """The schema of a single value."""
    if shape.mark is Mark.MONTH:
        return core_schema.no_info_plain_validator_function(_month)
    if shape.mark is Mark.MONEY:
        return core_schema.no_info_plain_validator_function(_cents)
    if shape.mark is Mark.SHARE:
        return core_schema.float_schema(strict=True, allow_inf_nan=False, ge=0.0, le=1.0)
    if shape.base is int:
        return core_schema.int_schema(strict=True)
    if shape.base is float:
        return core_schema.float_schema(strict=True, allow_inf_nan=False)
    if shape.base is bool:
        return core_schema.bool_schema(strict=True)
    if shape.mark is None or shape.mark is Mark.TEXT:
        return core_schema.str_schema(strict=True)
    return core_schema.with_info_plain_validator_function(_name(shape.mark))


def _month(value: object) -> int:
    """A month as levels write it becomes its number."""
    found = _MONTH.match(value) if isinstance(value, str) else None
    if not found:
        raise PydanticCustomError("month", "month")
    return month(int(found.group(1)), int(found.group(2)))


def _cents(value: object) -> int:
    """An amount in euro becomes cents."""
    if isinstance(value, bool) or not isinstance(value, int | float):
        raise PydanticCustomError("euro", "euro")
    cents = round(value * 100)
    if abs(cents - value * 100) > 1e-4:
        raise PydanticCustomError("euro_parts", "euro_parts")
    if abs(value) > EURO_MOST:
        raise PydanticCustomError("euro_large", "euro_large")
    return cents


def _word(kind: type[StrEnum]) -> Callable[[object], StrEnum]:
    """A reader of one of a closed list of words."""
    members = {str(member): member for member in kind}

    def read(value: object) -> StrEnum:
        if isinstance(value, str) and value in members:
            return members[value]
        raise PydanticCustomError("word", "word", {"known": tuple(members)})

    return read


def _name(mark: Mark) -> Callable[[object, ValidationInfo[Names]], str]:
    """A reader of the key of something that has to exist."""

    def read(value: object, info: ValidationInfo[Names]) -> str:
        known = info.context.of(mark)
        if not isinstance(value, str):
            raise PydanticCustomError("string_type", "string_type")
        if known is not None and value not in known:
            raise PydanticCustomError("name", "name", {"mark": mark, "known": known})
        return value

    return read


def _chooser(union: OneOf) -> Callable[[object], str | None]:
    """Finds which record of a union a value is, from the keys that it has.

    A key that only one record has decides; then a misspelt such key; so one mistake is one problem.
    """
    telling = telling_keys(union)
    owner = {key: cls for cls, keys in telling.items() for key in keys}
    needed = {
        cls: [field.key for field in fields_of(cls) if field.required and field.key in keys]
        for cls, keys in telling.items()
    }

    def choose(value: object) -> str | None:
        if not isinstance(value, dict):
            return None
        scores = dict.fromkeys(telling, 0)
        for key in value:
            if key in owner:
                scores[owner[key]] += 3 if key in needed[owner[key]] else 2
            elif found := nearest(str(key), owner):
                scores[owner[found]] += 1
        best = max(scores, key=scores.__getitem__)
        return best.__name__ if scores[best] else None

    return choose
