"""Long work in steps: a generator that gives its result at the end, so that a frame can come in between."""

from collections.abc import Generator
from typing import TypeVar

T = TypeVar("T")
Word = TypeVar("Word")


def finished(steps: Generator[object, None, T]) -> T:
    """Take every step at once; gives the result."""
    while True:
        try:
            next(steps)
        except StopIteration as end:
            found: T = end.value
            return found


def saying(steps: Generator[object, None, T], word: Word) -> Generator[Word, None, T]:
    """The same steps, each saying a word."""
    while True:
        try:
            next(steps)
        except StopIteration as end:
            found: T = end.value
            return found
        yield word
