"""The modder's reference: every file, record, field and word, from the strings that stand in the code."""

import json
from collections.abc import Iterator
from functools import cache
from pathlib import Path
from typing import Any, Final

from game.content.files import KINDS
from game.content.names import SAID
from game.content.problems import CODES
from game.content.schema import written
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
    field_help,
    fields_of,
    title,
)
from game.engine.indicators import INDICATORS
from game.engine.levers import LEVERS
from game.engine.marks import Mark

BEGIN: Final = "<!-- reference: begin (written by the game; do not edit below) -->"
"""The line before the generated part of a page."""
END: Final = "<!-- reference: end -->"
"""The line after it."""

FILES: Final[dict[str, tuple[str, str]]] = {
    "level": ("CITY/level.yaml, campaign/NAME.yaml …", "One game: a city, a period, goals."),
    "city": ("CITY/city.yaml", "The place and who lives there at the start."),
    "nation": ("CITY/nation.yaml", "What the mayor can't move."),
    "record": ("CITY/record.yaml", "What really happened; shown beside the player's line."),
    "assumptions": ("CITY/assumptions.yaml", "Every coefficient of the model: system, name, assumption."),
    "reference": (
        "CITY/reference.yaml",
        "Attitudes in the average town, from stored runs; a city may go without.",
    ),
    "people": ("CITY/people.yaml", "Those who speak in the game."),
    "programme": ("CITY/programmes/KEY.yaml", "One programme a file, called by its key."),
    "event": ("CITY/events/KEY.yaml", "One event a file, called by its key."),
    "model": ("CITY/models/KEY.yaml", "One rival model a file, called by its key."),
    "plan": ("plans/NAME.yaml", "A mayor's dated orders."),
    "text": (
        "CITY/text/LANGUAGE.yaml",
        "Translations, in records that lie in each other as the texts do (below).",
    ),
}
"""Where each kind of file lies, and what it holds."""

TEXT_KEYS: Final = """\
Texts in English stand beside each rule. A file of translations repeats their place: `programmes:`,
`buddies:`, `name:`. The first key is the folder (`programmes`, `events`, `models`) or the file (`record`,
`people`, `nation`, `city`, `level`). An item of a list goes by its `key`, a viewpoint by `who`, a series of
the record by its `indicator`, and any other item by its number, from 1; members of the cast stand right under
`people`. A level outside a city's folder has its translations in `text/` beside it, under the name of its
file.
"""
"""How translations are found."""

_MARKS: Final[dict[Mark, str]] = {
    Mark.MONTH: "month, `2003-01`",
    Mark.MONEY: "amount in euro",
    Mark.TEXT: "text, translated",
    Mark.SHARE: "number from 0 to 1",
}
_ARTICLES: Final[dict[Mark, str]] = {Mark.INDICATOR: "an", Mark.EVENT: "an"}
_BASES: Final[dict[type, str]] = {str: "text", int: "whole number", float: "number", bool: "true or false"}


def reference() -> str:
    """The whole reference, in Markdown."""
    return "\n".join([*_files(), *_records(), *_words(), *_vocabularies(), *_codes()]) + "\n"


def write_reference(page: Path) -> None:
    """Put the reference between its two lines of a page; at the end of a page that has none yet."""
    old = page.read_text(encoding="utf-8") if page.exists() else "# Making levels\n"
    page.write_text(with_reference(old), encoding="utf-8", newline="\n")


def with_reference(old: str) -> str:
    """The text of a page with the reference of today in it."""
    before, found, rest = old.partition(BEGIN)
    after = rest.partition(END)[2].lstrip("\n") if found else ""
    return f"{before.rstrip()}\n\n{BEGIN}\n\n{reference()}\n{END}\n{after}"


def _files() -> Iterator[str]:
    yield "## Files\n"
    yield "| file | holds | record |\n|---|---|---|"
    for kind, (place, what) in FILES.items():
        holds = _said(KINDS[kind]) if kind in KINDS else "text by key"
        yield f"| `{place}` | {what} | {holds} |"
    yield ""
    yield TEXT_KEYS


def _records() -> Iterator[str]:
    yield "## Records\n"
    for cls in _classes():
        yield f"### {_name(cls)}\n\n{title(cls)}\n"
        yield "| key | value | when left out | meaning |\n|---|---|---|---|"
        for field in fields_of(cls):
            yield f"| `{field.key}` | {_said(field.shape)} | {_default(field)} | {_cell(field.help)} |"
        yield ""


@cache
def _classes() -> tuple[type, ...]:
    """Every record that a file can hold, in the order in which a reader meets them."""
    found: list[type] = []

    def visit(shape: Shape) -> None:
        match shape:
            case Record(cls):
                if cls not in found:
                    found.append(cls)
                    for field in fields_of(cls):
                        visit(field.shape)
            case Maybe(inner) | Listing(inner) | Table(_, inner):
                visit(inner)
            case Row(several) | OneOf(several):
                for each in several:
                    visit(each)
            case _:
                pass

    for shape in KINDS.values():
        visit(shape)
    return tuple(found)


def _name(cls: type) -> str:
    """What a record is called: with its module, when another record has the same name."""
    twins = [other for other in _classes() if other.__name__ == cls.__name__]
    return cls.__name__ if twins[0] is cls else f"{cls.__name__} of {cls.__module__.rpartition('.')[2]}"


def _said(shape: Shape) -> str:
    """A shape in words."""
    match shape:
        case Scalar():
            return _said_scalar(shape)
        case Word(kind):
            return f"[{kind.__name__}](#{kind.__name__.lower()})"
        case Listing(item):
            return f"list of: {_said(item)}"
        case Row(items):
            return f"list of {len(items)}: {_said(items[0])}"
        case Table(key, value):
            return f"by {_said(key)}: {_said(value)}"
        case Maybe(inner):
            return _said(inner)
        case Record(cls):
            return f"[{_name(cls)}](#{_name(cls).lower().replace(' ', '-')})"
        case OneOf(records):
            return " or ".join(_said(record) for record in records)


def _said_scalar(shape: Scalar) -> str:
    """A single value in words."""
    if shape.mark in SAID:
        return f"key of {_ARTICLES.get(shape.mark, 'a')} {SAID[shape.mark]}"
    return _MARKS[shape.mark] if shape.mark else _BASES[shape.base]


def _default(field: Field) -> str:
    """What a field is when it is left out."""
    if field.required:
        return "**needed**"
    value: Any = written(field.default, field.shape)
    if value in (None, "", [], {}):
        return "nothing"
    return f"`{json.dumps(value, ensure_ascii=False)}`"


def _cell(text: str) -> str:
    return text.replace("|", "\\|")


def _words() -> Iterator[str]:
    yield "## Words\n"
    kinds: dict[str, Any] = {}
    for cls in _classes():
        for field in fields_of(cls):
            shape = field.shape
            while isinstance(shape, Maybe | Listing):
                shape = shape.inner if isinstance(shape, Maybe) else shape.item
            if isinstance(shape, Word):
                kinds[shape.kind.__name__] = shape.kind
    for name, kind in sorted(kinds.items()):
        told = field_help(kind)
        yield f"### {name}\n\n{title(kind)}\n"
        for member in kind:
            meaning = told.get(member.name, "")
            yield f"- `{member}`" + (f": {meaning}" if meaning else "")
        yield ""


def _vocabularies() -> Iterator[str]:
    yield "## Levers\n\n| key | what 1 would be | reaches |\n|---|---|---|"
    for lever in LEVERS:
        yield f"| `{lever.key}` | {_cell(lever.meaning)} | {lever.audience} |"
    yield "\n## Indicators\n\n| key | what it is | unit | better | by district |\n|---|---|---|---|---|"
    for item in INDICATORS:
        where = "yes" if item.districts else "no"
        yield f"| `{item.key}` | {_cell(item.meaning)} | {item.unit} | {item.good} | {where} |"
    yield ""


def _codes() -> Iterator[str]:
    yield "## Problems\n\n| code | rule |\n|---|---|"
    for code, sentence in CODES.items():
        yield f"| `{code}` | {_cell(sentence)} |"
