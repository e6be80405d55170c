"""Once: what is worked out from a record that never changes is worked out once."""

from collections.abc import Callable
from functools import wraps
from typing import TypeVar

Record = TypeVar("Record")
Found = TypeVar("Found")


def once(work_out: Callable[[Record], Found]) -> Callable[[Record], Found]:
    """Keep what a function finds for a frozen record, until it is asked about another one.

    Records are told apart by being the same object: those with tables in them can't be hashed.
    """
    known: list[tuple[Record, Found]] = []

    @wraps(work_out)
    def remembered(record: Record) -> Found:
        if not known or known[0][0] is not record:
            known[:] = [(record, work_out(record))]
        return known[0][1]

    return remembered
