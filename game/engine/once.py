"""Once: what is worked out from a table that never changes is worked out once."""

from collections.abc import Callable
from functools import wraps
from typing import TypeVar

Given = TypeVar("Given")
Found = TypeVar("Found")


def once(work_out: Callable[[Given], Found]) -> Callable[[Given], Found]:
    """Keep what a function finds for a frozen table, until it is asked about another one.

    Records are told apart by being the same object: those with tables in them can't be hashed.
    """
    known: list[tuple[Given, Found]] = []

    @wraps(work_out)
    def remembered(table: Given) -> Found:
        if not known or known[0][0] is not table:
            known[:] = [(table, work_out(table))]
        return known[0][1]

    return remembered
