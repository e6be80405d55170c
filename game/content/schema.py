"""JSON Schemas, so that editors complete keys and words and mark mistakes while a level is written."""

import dataclasses
import json
from pathlib import Path
from typing import Any, Final

from game.content.files import KINDS
from game.content.names import FIXED
from game.content.nodes import Value
from game.content.shapes import (
    Field,
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
    title,
)
from game.engine.marks import Mark, month_name

DIALECT: Final = "http://json-schema.org/draft-07/schema#"
"""The dialect that editors understand best."""
MONTH: Final = r"^(19|20|21)\d\d-(0[1-9]|1[0-2])$"
"""How a month is written."""

TEXT: Final[dict[str, Any]] = {
    "type": "object",
    "additionalProperties": {"anyOf": [{"type": "string"}, {"$ref": "#"}]},
}
"""Translations lie in each other as the texts do."""

_BASES: Final = {str: "string", int: "integer", float: "number", bool: "boolean"}


def schema_of(kind: str) -> dict[str, Any]:
    """The schema of a kind of file, such as level, city or programme."""
    definitions: dict[str, Any] = {}
    main = TEXT if kind == "text" else _schema(KINDS[kind], definitions)
    return {"$schema": DIALECT, "title": f"Brickstones: {kind}", **main, "definitions": definitions}


def schemas() -> dict[str, str]:
    """File name → text of the schema of every kind of file."""
    return {
        f"{kind}.json": json.dumps(schema_of(kind), ensure_ascii=False, indent=1, sort_keys=True) + "\n"
        for kind in (*KINDS, "text")
    }


def write_schemas(folder: Path) -> list[Path]:
    """Write every schema into a folder; gives the files."""
    folder.mkdir(parents=True, exist_ok=True)
    written = []
    for name, text in schemas().items():
        path = folder / name
        path.write_text(text, encoding="utf-8", newline="\n")
        written.append(path)
    return written


def _schema(shape: Shape, definitions: dict[str, Any]) -> dict[str, Any]:
    """The schema of a shape; records are put into the definitions."""
    match shape:
        case Scalar():
            return _scalar(shape)
        case Word(kind):
            return {"enum": [str(member) for member in kind]}
        case Listing(item):
            return {"type": "array", "items": _schema(item, definitions)}
        case Row(items):
            made = [_schema(item, definitions) for item in items]
            return {"type": "array", "items": made, "minItems": len(items), "maxItems": len(items)}
        case Table(key, value):
            inner = _schema(value, definitions)
            return {
                "type": "object",
                "propertyNames": _schema(key, definitions),
                "additionalProperties": inner,
            }
        case Maybe(inner):
            return {"anyOf": [_schema(inner, definitions), {"type": "null"}]}
        case OneOf(records):
            return {"anyOf": [_schema(record, definitions) for record in records]}
        case Record(cls):
            name = f"{cls.__module__.rpartition('.')[2]}.{cls.__name__}"
            if name not in definitions:
                definitions[name] = {}
                definitions[name] = _record(cls, definitions)
            return {"$ref": f"#/definitions/{name}"}


def _record(cls: type, definitions: dict[str, Any]) -> dict[str, Any]:
    """The schema of a record."""
    properties = {field.key: _field(field, definitions) for field in fields_of(cls)}
    required = [field.key for field in fields_of(cls) if field.required]
    made = {
        "type": "object",
        "description": title(cls),
        "properties": properties,
        "additionalProperties": False,
    }
    return {**made, "required": required} if required else made


def _field(field: Field, definitions: dict[str, Any]) -> dict[str, Any]:
    """The schema of a field, with its meaning and what it is when left out."""
    inner = _schema(field.shape, definitions)
    if "$ref" in inner:
        inner = {"allOf": [inner]}
    told = {**inner, "description": field.help}
    if not field.required:
        told["default"] = written(field.default, field.shape)
    return told


def _scalar(shape: Scalar) -> dict[str, Any]:
    """The schema of a single value."""
    match shape.mark:
        case Mark.MONTH:
            return {"type": "string", "pattern": MONTH}
        case Mark.MONEY:
            return {"type": "number", "multipleOf": 0.01}
        case Mark.SHARE:
            return {"type": "number", "minimum": 0, "maximum": 1}
        case Mark.LEVER | Mark.INDICATOR:
            return {"enum": list(FIXED[shape.mark])}
        case _:
            return {"type": _BASES[shape.base]}


def written(value: Value, shape: Shape) -> Value:
    """A value of the engine as a level writes it."""
    while isinstance(shape, Maybe):
        shape = shape.inner
    if value is None:
        return None
    match shape:
        case Scalar() | Word():
            return _single(value, shape)
        case Listing(item):
            return [written(each, item) for each in value]
        case Row(items):
            return [written(each, item) for each, item in zip(value, items, strict=True)]
        case Table(key, inner):
            return {written(name, key): written(each, inner) for name, each in value.items()}
        case Record() | OneOf() if dataclasses.is_dataclass(value):
            return _short(value)
        case _:
            return value


def _single(value: Value, shape: Scalar | Word) -> Value:
    """A single value as a level writes it."""
    if isinstance(shape, Word):
        return str(value)
    if shape.mark is Mark.MONTH:
        return month_name(value)
    if shape.mark is Mark.MONEY:
        return value // 100 if value % 100 == 0 else value / 100
    return value


def _short(value: Value) -> dict[str, Any]:
    """A record as a level writes it, without what it would be anyway."""
    cls: type = type(value)
    return {
        field.key: written(getattr(value, field.name), field.shape)
        for field in fields_of(cls)
        if field.required or getattr(value, field.name) != field.default
    }
