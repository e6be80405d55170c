"""Problems: what is wrong in a level's files, where it stands and what to write instead."""

import json
from collections.abc import Iterable
from dataclasses import asdict, dataclass
from enum import StrEnum
from typing import Final

MOST_A_FILE: Final = 50
"""So many problems are told of one file; the rest are counted."""
WIDEST_LINE: Final = 160
"""A longer line is shown in part."""


class Code(StrEnum):
    """The kind of a problem. Codes are stable: tools and readers may look for them."""

    UNREADABLE = "unreadable"
    NOT_FOUND = "not-found"
    TOO_LARGE = "too-large"
    TOO_DEEP = "too-deep"
    NOT_UTF8 = "not-utf8"
    CONTROL = "control-character"
    TAB = "tab"
    SYNTAX = "syntax"
    COLON = "colon-in-text"
    QUOTE = "open-quote"
    BRACKET = "open-bracket"
    INDENT = "indent"
    SEVERAL = "several-documents"
    EMPTY = "empty"
    TAGGED = "tag"
    ANCHOR = "anchor"
    ALIAS = "alias"
    MERGE = "merge-key"
    DUPLICATE_KEY = "duplicate-key"
    KEY_FORM = "key-form"
    AMBIGUOUS = "ambiguous-value"
    UNKNOWN_KEY = "unknown-key"
    MISSING_KEY = "missing-key"
    WRONG_TYPE = "wrong-type"
    OUT_OF_BOUNDS = "out-of-bounds"
    LENGTH = "wrong-length"
    UNKNOWN_WORD = "unknown-word"
    UNKNOWN_NAME = "unknown-name"
    NO_VARIANT = "no-variant"
    DUPLICATE_NAME = "duplicate-name"
    FILE_NAME = "file-name"
    FORMAT = "format"
    DATES = "dates"
    MONEY = "money"
    NEVER = "never"
    DILEMMA = "dilemma"
    SOURCE = "source"
    WORDS = "words"
    PLACEHOLDER = "placeholder"
    TRANSLATION = "translation"
    CONFLICT = "conflict"
    COEFFICIENT = "coefficient"
    MORE = "more"


CODES: Final[dict[Code, str]] = {
    Code.UNREADABLE: "The file can't be opened.",
    Code.NOT_FOUND: "There is no file or folder where one is named.",
    Code.TOO_LARGE: "A file may hold 2 MB at most.",
    Code.TOO_DEEP: "Values may lie 40 deep in each other at most.",
    Code.NOT_UTF8: "A file is written in UTF-8.",
    Code.CONTROL: "An invisible control character stands in the file.",
    Code.TAB: "Lines are indented with spaces, never with tabs.",
    Code.SYNTAX: "The line can't be read as YAML.",
    Code.COLON: "Text with a colon and a space in it stands in quotes.",
    Code.QUOTE: "A quote that is opened is closed.",
    Code.BRACKET: "A bracket that is opened is closed.",
    Code.INDENT: "Keys that belong together begin in the same column.",
    Code.SEVERAL: "A file holds one document, without a line of `---` in its middle.",
    Code.EMPTY: "A key has a value; a file has something in it.",
    Code.TAGGED: "Tags (`!something`) are not used.",
    Code.ANCHOR: "Anchors (`&name`) are not used.",
    Code.ALIAS: "Aliases (`*name`) are not used.",
    Code.MERGE: "Merge keys (`<<`) are not used.",
    Code.DUPLICATE_KEY: "A key stands once in a record.",
    Code.KEY_FORM: "A key is a single word or text.",
    Code.AMBIGUOUS: "A value that programs read in different ways is written so that there is only one way.",
    Code.UNKNOWN_KEY: "A record has only the keys of its kind.",
    Code.MISSING_KEY: "A record has every key that its kind asks for.",
    Code.WRONG_TYPE: "A value is of the type that its key asks for.",
    Code.OUT_OF_BOUNDS: "A number lies inside its bounds.",
    Code.LENGTH: "A list has as many items as its key asks for.",
    Code.UNKNOWN_WORD: "A word comes from the list of words that its key knows.",
    Code.UNKNOWN_NAME: "A name is the key of something that exists.",
    Code.NO_VARIANT: "A condition or an effect is told by the key that it begins with.",
    Code.DUPLICATE_NAME: "Two things of a kind have different keys.",
    Code.FILE_NAME: "A programme, an event or a model is called as its file is.",
    Code.FORMAT: "The format of a file is one that this game reads.",
    Code.DATES: "Dates stand in order and inside the level's period.",
    Code.MONEY: "Money lies inside its bounds.",
    Code.NEVER: "An event can happen at some time in the level's period.",
    Code.DILEMMA: "A dilemma has two to four choices, a default and at least three viewpoints.",
    Code.SOURCE: "What is not invented has a source.",
    Code.WORDS: "A text is short enough for its place on screen.",
    Code.PLACEHOLDER: "A text holds only the placeholders that its place knows.",
    Code.TRANSLATION: "Every text has a translation in each of the city's languages, and no other has.",
    Code.CONFLICT: "Two things that are written do not contradict each other.",
    Code.COEFFICIENT: "Assumptions hold every coefficient of the model and no other; rival models name them.",
    Code.MORE: "A file has more problems than are told.",
}
"""One sentence a code: the rule that was not kept."""


@dataclass(frozen=True, slots=True)
class Problem:
    """One thing that is wrong, and what to do about it."""

    file: str
    """Path of the file, as it was asked for."""
    line: int
    """Counted from 1; 0 when it is about the file as a whole."""
    column: int
    """Counted from 1 in characters; 0 when it is about the file as a whole."""
    code: Code
    """Which rule is not kept."""
    what: str
    """What is wrong."""
    expected: str = ""
    """What was expected."""
    suggestion: str = ""
    """What to write instead."""
    source: str = ""
    """The line in which it stands."""

    def __str__(self) -> str:
        """The problem as a reader sees it: where, which, what; the line; a caret."""
        place = f"{self.file}:{self.line}:{self.column}" if self.line else self.file
        told = "; ".join(part for part in (self.what, self.expected, self.suggestion) if part)
        head = f"{place}: {self.code} {told}"
        if not self.line or not self.source.strip():
            return head
        shown, caret = _excerpt(self.source, self.column)
        return f"{head}\n    {shown}\n    {' ' * caret}^"


def _excerpt(source: str, column: int) -> tuple[str, int]:
    """The part of a line around a column, and how far in the caret stands."""
    source = "".join(letter if letter.isprintable() else " " for letter in source)
    at = min(column - 1, len(source))
    start = max(0, at - WIDEST_LINE // 2) if len(source) > WIDEST_LINE else 0
    return source[start : start + WIDEST_LINE], at - start


class ContentError(Exception):
    """What was asked for has problems and is not loaded. Carries all of them."""

    def __init__(self, problems: Iterable[Problem]) -> None:
        self.problems = tidy(problems)
        super().__init__(self.problems)

    def __str__(self) -> str:
        return "\n".join(str(problem) for problem in self.problems)


def tidy(problems: Iterable[Problem]) -> tuple[Problem, ...]:
    """Each problem once, by file, line and column; at most fifty a file, with the rest counted."""
    told: list[Problem] = []
    counts: dict[str, int] = {}
    ordered = sorted(dict.fromkeys(problems), key=lambda p: (p.file, p.line, p.column, p.code, p.what))
    for problem in ordered:
        counts[problem.file] = counts.get(problem.file, 0) + 1
        if counts[problem.file] <= MOST_A_FILE:
            told.append(problem)
    for file, count in counts.items():
        if count > MOST_A_FILE:
            more = count - MOST_A_FILE
            told.append(Problem(file, 0, 0, Code.MORE, f"{more} other problems stand in this file"))
    return tuple(told)


def as_text(problems: Iterable[Problem]) -> str:
    """Problems for a person: one after the other, and how many there are."""
    told = list(problems)
    if not told:
        return "No problems.\n"
    count = "1 problem." if len(told) == 1 else f"{len(told)} problems."
    return "\n".join(str(problem) for problem in told) + f"\n{count}\n"


def as_json(problems: Iterable[Problem]) -> str:
    """Problems for a program: a list of objects."""
    return json.dumps([asdict(problem) for problem in problems], ensure_ascii=False, indent=2) + "\n"
