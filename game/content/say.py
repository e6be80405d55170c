"""Telling what is wrong in one record, with the place where it stands."""

from collections.abc import Iterable
from itertools import pairwise
from typing import Any

from game.content import walk
from game.content.nodes import Document
from game.content.problems import Code
from game.engine.marks import month_name

AnyRecord = Any
"""Some record of the engine; which one, the caller knows."""


class Say:
    """Notes problems of one record in its file."""

    def __init__(self, document: Document, path: walk.Path) -> None:
        self.document = document
        self.path = path

    def __call__(
        self, step: str | walk.Path, code: Code, what: str, expected: str = "", hint: str = ""
    ) -> None:
        """Note a problem with a key of the record, or with something deeper in it."""
        steps = (step,) if isinstance(step, str) else step
        self.document.problems.append(self.document.problem((*self.path, *steps), code, what, expected, hint))

    def bounds(self, record: AnyRecord, low: float, high: float, *names: str, shown: float = 1) -> None:
        """Complain about fields that lie outside their bounds; `shown` turns cents into euro."""
        for name in names:
            value = getattr(record, name)
            if not low <= value <= high:
                code = Code.OUT_OF_BOUNDS if shown == 1 else Code.MONEY
                unit = "" if shown == 1 else " euro"
                least, most = f"{low / shown:.12g}", f"{high / shown:.12g}"
                self(name, code, f"`{name}` is {value / shown:.12g}", f"expected {least} to {most}{unit}")

    def unique(self, name: str, items: Iterable[AnyRecord], by: str = "key") -> None:
        """Complain about two items of a list with one name."""
        seen = set()
        for number, item in enumerate(items):
            key = getattr(item, by)
            if key in seen:
                what = f"a second item of `{name}` is called `{key}`"
                self((name, number, by), Code.DUPLICATE_NAME, what)
            seen.add(key)

    def dated(self, name: str, months: Iterable[int], least: int = 1) -> None:
        """Complain about months that do not stand in order, or of which there are too few."""
        given = list(months)
        if len(given) < least:
            self(name, Code.LENGTH, f"`{name}` is empty", f"expected {least} or more")
        for before, after in pairwise(given):
            if after <= before:
                what = f"`{name}` has {month_name(after)} after {month_name(before)}"
                self(name, Code.DATES, what, "expected dates in order")
                return

    def words(self, name: str | walk.Path, text: str, most: int) -> None:
        """Complain about a text that is too long for its place."""
        if (count := len(text.split())) > most:
            self(name, Code.WORDS, f"this text has {count} words", f"expected {most} at most")
