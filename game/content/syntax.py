"""What is wrong with a line that is no YAML, in plain words."""

import re
from typing import TYPE_CHECKING, Final

import yaml

from game.content.problems import Code, Problem

if TYPE_CHECKING:
    from game.content.nodes import Document

_NO_SPACE: Final = re.compile(r"\s*(?:- )?[\w.]+:[^\s:/]")
_AFTER_QUOTE: Final = re.compile(r"""(["']).*\1\s*$""")


def syntax_problem(document: "Document", error: yaml.YAMLError) -> Problem:
    """The problem behind an error of the YAML parser, where its author can mend it."""
    if not isinstance(error, yaml.MarkedYAMLError) or error.problem_mark is None:
        return document.problem_at((0, 0), Code.SYNTAX, "this file can't be read as YAML")
    here = (error.problem_mark.line + 1, error.problem_mark.column + 1)
    opened = error.context_mark
    start = (opened.line + 1, opened.column + 1) if opened else here
    complaint, context = error.problem or "", error.context or ""
    line = document.lines[here[0] - 1] if here[0] <= len(document.lines) else ""
    if "mapping values are not allowed" in complaint:
        return _colon(document, here, line)
    if "quoted scalar" in context and ("end of stream" in complaint or "document indicator" in complaint):
        return document.problem_at(start, Code.QUOTE, "a quote opens here and is never closed")
    if "flow" in context and "did not find" in complaint:
        kind, end = ("list", "`]`") if "sequence" in context else ("record", "`}`")
        return document.problem_at(
            start,
            Code.BRACKET,
            f"a {kind} in brackets opens here and is not closed",
            f"expected a comma or {end}",
        )
    if "could not find expected ':'" in complaint:
        return _no_colon(document, start)
    if "cannot start any token" in complaint:
        sign = line[here[1] - 1 : here[1]]
        return document.problem_at(
            here, Code.SYNTAX, f"text can't begin with `{sign}`", suggestion="put the text in quotes"
        )
    return _misplaced(document, here, line, complaint)


def _colon(document: "Document", here: tuple[int, int], line: str) -> Problem:
    """A colon where none can stand: inside text, or in a line that is indented too far."""
    if ": " in line[: here[1] - 1]:
        return document.problem_at(
            here,
            Code.COLON,
            "a colon with a space after it stands inside text",
            suggestion="put the text in quotes",
        )
    return document.problem_at(
        (here[0], len(line) - len(line.lstrip()) + 1),
        Code.INDENT,
        "this key is indented further than the line above allows",
        "keys that belong together begin in the same column",
    )


def _no_colon(document: "Document", start: tuple[int, int]) -> Problem:
    """A line in a record that has no key."""
    line = document.lines[start[0] - 1]
    if _NO_SPACE.match(line):
        return document.problem_at(
            start, Code.SYNTAX, "the space after a colon is missing", suggestion="write `key: value`"
        )
    return document.problem_at(start, Code.SYNTAX, "this line has no key", "expected `key: value`")


def _misplaced(document: "Document", here: tuple[int, int], line: str, complaint: str) -> Problem:
    """Something stands where it can't; say what would fit."""
    if "expected key" in complaint and _AFTER_QUOTE.search(line[: here[1] - 1]):
        return document.problem_at(
            here,
            Code.SYNTAX,
            "more text stands after a closing quote",
            suggestion="put all of it inside the quotes",
        )
    if "expected key" in complaint and line[: here[1] - 1].rstrip()[-1:] in ("}", "]"):
        return document.problem_at(
            here,
            Code.SYNTAX,
            "more text stands after a closing bracket",
            suggestion="put text with brackets in quotes",
        )
    if "expected key" in complaint:
        return document.problem_at(
            here,
            Code.INDENT,
            "this line does not fit under the keys above it",
            "keys that belong together begin in the same column",
        )
    if "'-' indicator" in complaint:
        return document.problem_at(
            here, Code.INDENT, "this line is no item of the list above it", "expected `- `"
        )
    if "escape" in complaint:
        return document.problem_at(
            here,
            Code.SYNTAX,
            "an unknown `\\` code stands in this text",
            suggestion="use single quotes, or write `\\\\`",
        )
    return document.problem_at(here, Code.SYNTAX, "this can't be read as YAML")
