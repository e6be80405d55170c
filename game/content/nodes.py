"""Files as plain values whose every part knows its line and column.

A file is read event by event with the C parser of PyYAML and never constructed into objects. What
levels do not use (tags, anchors, aliases, merge keys, tabs) is refused where it stands.
"""

import re
from collections.abc import Callable, Sequence
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any, Final

import yaml

from game.content.problems import Code, Problem
from game.content.scalars import MANGLED, Refusal, plain
from game.content.syntax import syntax_problem
from game.content.words import clipped

MOST_BYTES: Final = 2_000_000
"""Largest file."""
DEEPEST: Final = 40
"""How many values may lie in each other."""

_BREAKS: Final = re.compile("\r\n|[\r\n\x85\u2028\u2029]")
_CONTROL: Final = re.compile("[^\t\n\r\x20-\x7e\x85\xa0-\ud7ff\ue000-\ufffd\U00010000-\U0010ffff]")

Key = str | int
Value = Any
"""A plain value: dictionaries, lists, text, numbers, true, false, nothing, or `MANGLED`."""
YamlEvent = Any
"""An event of the parser; its kinds are told apart at run time."""


@dataclass(slots=True)
class Place:
    """Where a value stands, with the places of its parts."""

    line: int
    """Counted from 0."""
    column: int
    """Counted from 0."""
    keys: dict[str, tuple[int, int]] | None = None
    """Where each key stands, for a mapping."""
    parts: "dict[Any, Place] | list[Place] | None" = None
    """The places of a mapping's values or a list's items."""


@dataclass(slots=True)
class Document:
    """A file that was read: its plain value, where everything stands, and what was wrong with it."""

    file: str
    """Its path as problems show it."""
    lines: Sequence[str] = ()
    """Its text."""
    value: Value = MANGLED
    """Its plain value, of dictionaries, lists, text, numbers, true, false and nothing."""
    place: Place = field(default_factory=lambda: Place(-1, -1))
    """Where it stands."""
    problems: list[Problem] = field(default_factory=list)
    """What is wrong with it, as far as reading can tell."""

    def position(self, path: Sequence[Key], *, key: bool = False) -> tuple[int, int]:
        """Line and column, from 1, of the value (or the key) at a path, or of what lies nearest around it."""
        place, keyed = self.place, (self.place.line, self.place.column)
        for step in path:
            parts = place.parts
            if isinstance(parts, dict) and step in parts:
                keyed = (place.keys or {}).get(str(step), keyed)
                place = parts[step]
            elif isinstance(parts, list) and isinstance(step, int) and step < len(parts):
                place = parts[step]
                keyed = (place.line, place.column)
            else:
                if place.keys and isinstance(step, str) and step in place.keys:
                    line, column = place.keys[step]
                    return line + 1, column + 1
                break
        line, column = keyed if key else (place.line, place.column)
        return line + 1, column + 1

    def problem(
        self,
        path: Sequence[Key],
        code: Code,
        what: str,
        expected: str = "",
        suggestion: str = "",
        *,
        key: bool = False,
    ) -> Problem:
        """A problem with the value (or the key) at a path."""
        return self.problem_at(self.position(path, key=key), code, what, expected, suggestion)

    def problem_at(
        self, at: tuple[int, int], code: Code, what: str, expected: str = "", suggestion: str = ""
    ) -> Problem:
        """A problem at a line and column."""
        line, column = at
        source = self.lines[line - 1] if 0 < line <= len(self.lines) else ""
        return Problem(self.file, line, column, code, what, expected, suggestion, source)


class _StopReading(Exception):  # noqa: N818 - never leaves this file
    """The rest of a file is not read."""


def shown(path: Path) -> str:
    """A path as problems show it: from the current folder when it lies inside."""
    try:
        return path.resolve().relative_to(Path.cwd()).as_posix()
    except (ValueError, OSError):
        return path.as_posix()


def is_there(path: Path) -> bool:
    """Whether a path is a file; a name that no file can have is none."""
    try:
        return path.is_file()
    except (OSError, ValueError):
        return False


def read(path: Path) -> Document:
    """Read a file. Never raises: a file that can't be read is a document with a problem."""
    name = shown(path)
    try:
        if not path.exists():
            return _refused(name, Code.NOT_FOUND, "there is no such file")
        with path.open("rb") as file:
            raw = file.read(MOST_BYTES + 1)
    except (OSError, ValueError):
        return _refused(name, Code.UNREADABLE, "this file can't be opened", "a text file was expected")
    return parse(raw, name)


def _refused(file: str, code: Code, what: str, expected: str = "", suggestion: str = "") -> Document:
    return Document(file, problems=[Problem(file, 0, 0, code, what, expected, suggestion)])


def parse(raw: bytes, file: str) -> Document:
    """Read the bytes of a file."""
    if len(raw) > MOST_BYTES:
        return _refused(file, Code.TOO_LARGE, "this file is larger than 2 MB", suggestion="divide it")
    try:
        text = raw.decode("utf-8-sig")
    except UnicodeDecodeError as error:
        line = raw.count(b"\n", 0, error.start) + 1
        start = raw.rfind(b"\n", 0, error.start) + 1
        column = len(raw[start : error.start].decode("utf-8", "replace")) + 1
        source = raw[start:].split(b"\n", 1)[0].decode("utf-8", "replace")
        what = f"the byte 0x{raw[error.start]:02x} stands here, which is no UTF-8"
        told = Problem(file, line, column, Code.NOT_UTF8, what, "", "save the file as UTF-8", source)
        return Document(file, problems=[told])
    document = Document(file, _BREAKS.split(text))
    if _unfit(text, document):
        return document
    _Reader(document, text).read()
    return document


def _unfit(text: str, document: Document) -> bool:
    """Tell of tabs and control characters; with them a file is not read further."""
    if "\t" in text:
        for number, line in enumerate(document.lines, 1):
            if "\t" in line:
                at = (number, line.index("\t") + 1)
                document.problems.append(
                    document.problem_at(at, Code.TAB, "a tab stands here", suggestion="write spaces")
                )
    if _CONTROL.search(text):
        for number, line in enumerate(document.lines, 1):
            if found := _CONTROL.search(line):
                what = f"the control character U+{ord(found.group()):04X} stands here"
                at = (number, found.start() + 1)
                document.problems.append(
                    document.problem_at(at, Code.CONTROL, what, suggestion="take it out")
                )
    return bool(document.problems)


class _Reader:
    """Turns the events of one file into a plain value and its places."""

    def __init__(self, document: Document, text: str) -> None:
        self.document = document
        self.loader = yaml.CSafeLoader(text)
        self.next: Callable[[], YamlEvent] = self.loader.get_event

    def read(self) -> None:
        """Read the one document that the file holds."""
        document = self.document
        try:
            self.next()
            if isinstance(self.next(), yaml.StreamEndEvent):
                document.problems.append(document.problem_at((1, 1), Code.EMPTY, "this file is empty"))
                return
            document.value, document.place = self.value(self.next(), 1)
            self.next()
            after = self.next()
            if not isinstance(after, yaml.StreamEndEvent):
                self.tell(
                    after, Code.SEVERAL, "a second document begins here", suggestion="take the `---` out"
                )
        except yaml.YAMLError as error:
            document.problems.append(syntax_problem(document, error))
            document.value = MANGLED
        except _StopReading:
            document.value = MANGLED
        finally:
            self.loader.dispose()

    def tell(self, event: YamlEvent, code: Code, what: str, expected: str = "", suggestion: str = "") -> None:
        """Note a problem where an event begins."""
        at = (event.start_mark.line + 1, event.start_mark.column + 1)
        self.document.problems.append(self.document.problem_at(at, code, what, expected, suggestion))

    def value(self, event: YamlEvent, depth: int) -> tuple[Value, Place]:
        """The value that begins with an event, and its place."""
        mark = event.start_mark
        place = Place(mark.line, mark.column)
        if isinstance(event, yaml.AliasEvent):
            self.tell(
                event,
                Code.ALIAS,
                f"the alias `*{event.anchor}` stands here",
                suggestion="write the value again",
            )
            return MANGLED, place
        if event.anchor is not None or event.tag is not None:
            self.decorated(event)
        if isinstance(event, yaml.ScalarEvent):
            return self.scalar(event), place
        if depth > DEEPEST:
            self.tell(event, Code.TOO_DEEP, f"values lie more than {DEEPEST} deep in each other here")
            raise _StopReading
        if isinstance(event, yaml.MappingStartEvent):
            return self.mapping(place, depth), place
        items: list[Any] = []
        places: list[Place] = []
        while not isinstance(event := self.next(), yaml.SequenceEndEvent):
            item, item_place = self.value(event, depth + 1)
            if item is None and isinstance(event, yaml.ScalarEvent) and event.value == "":
                self.tell(event, Code.EMPTY, "nothing stands in this item", "a value was expected")
                item = MANGLED
            items.append(item)
            places.append(item_place)
        place.parts = places
        return items, place

    def decorated(self, event: YamlEvent) -> None:
        """Complain about an anchor or a tag."""
        if event.anchor is not None:
            self.tell(
                event, Code.ANCHOR, f"the anchor `&{event.anchor}` stands here", suggestion="take it out"
            )
        if event.tag is not None:
            tag = clipped(str(event.tag).replace("tag:yaml.org,2002:", "!!"))
            self.tell(event, Code.TAGGED, f"the tag `{tag}` stands here", suggestion="take it out")

    def scalar(self, event: YamlEvent) -> Value:
        """The value of a scalar; text in quotes is always text."""
        text: str = event.value
        if event.style:
            return text
        if text == "":
            return None
        found = plain(text)
        if isinstance(found, Refusal):
            self.tell(event, Code.AMBIGUOUS, found.what, suggestion=found.instead)
            return MANGLED
        return found

    def mapping(self, place: Place, depth: int) -> dict[str, Any]:
        """The values of a mapping by key."""
        values: dict[str, Any] = {}
        keys: dict[str, tuple[int, int]] = {}
        parts: dict[str, Place] = {}
        place.keys, place.parts = keys, parts
        while not isinstance(event := self.next(), yaml.MappingEndEvent):
            key = self.key(event, depth)
            inner = self.next()
            value, value_place = self.value(inner, depth + 1)
            if key is None:
                continue
            if key in values:
                first = keys[key][0] + 1
                what = f"the key `{clipped(key)}` stands here a second time"
                self.tell(event, Code.DUPLICATE_KEY, what, f"it stands in line {first} already")
                continue
            if value is None and inner.value == "" and not inner.style:
                self.hollow(event, key)
                value = MANGLED
            values[key] = value
            keys[key] = (event.start_mark.line, event.start_mark.column)
            parts[key] = value_place
        return values

    def hollow(self, event: YamlEvent, key: str) -> None:
        """Complain about a key without a value."""
        rest = self.document.lines[event.start_mark.line][event.end_mark.column :]
        hidden = re.match(r"\s*:\s*(#\S+)", rest)
        advice = f'write "{hidden.group(1)}" in quotes' if hidden else "write one, or leave the key out"
        if rest[:1] == "}":
            advice = "put text with braces in quotes"
        self.tell(event, Code.EMPTY, f"`{clipped(key)}` has no value", suggestion=advice)

    def key(self, event: YamlEvent, depth: int) -> str | None:
        """The text of a key, or nothing when it can't be one."""
        if not isinstance(event, yaml.ScalarEvent):
            self.tell(event, Code.KEY_FORM, "a list or a record stands where a key is expected")
            self.value(event, depth + 1)
            return None
        if event.anchor is not None or event.tag is not None:
            self.decorated(event)
        text: str = event.value
        if event.style:
            return text
        if text == "<<":
            self.tell(event, Code.MERGE, "the merge key `<<` stands here", suggestion="write the keys again")
            return None
        if text == "":
            self.tell(event, Code.KEY_FORM, "a key is missing before this colon")
            return None
        found = plain(text)
        if isinstance(found, Refusal) or found is None or isinstance(found, bool):
            what = found.what if isinstance(found, Refusal) else f"`{text}` is no text to some programs"
            self.tell(event, Code.AMBIGUOUS, what, suggestion=f'write "{text}" in quotes if it is a key')
            return None
        return text
