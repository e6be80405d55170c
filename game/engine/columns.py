"""Tables of columns: numpy arrays of one length whose dtype stands in the annotation of the field."""

from dataclasses import fields
from typing import Annotated, Any, TypeVar, get_args, get_type_hints

import numpy as np
import numpy.typing as npt

Flags = Annotated[npt.NDArray[np.bool_], np.bool_]
Int8 = Annotated[npt.NDArray[np.int8], np.int8]
Int16 = Annotated[npt.NDArray[np.int16], np.int16]
Int32 = Annotated[npt.NDArray[np.int32], np.int32]
Int64 = Annotated[npt.NDArray[np.int64], np.int64]
UInt32 = Annotated[npt.NDArray[np.uint32], np.uint32]
Float = Annotated[npt.NDArray[np.float32], np.float32]

F32 = npt.NDArray[np.float32]
F64 = npt.NDArray[np.float64]
I64 = npt.NDArray[np.int64]
Rows = npt.NDArray[np.intp]
Whole = npt.NDArray[np.integer[Any]]
"""Whole numbers of any width, such as rows or codes."""
Which = Rows | slice
Mask = npt.NDArray[np.bool_]

T = TypeVar("T")


_KNOWN: dict[type[Any], dict[str, tuple[Any, int]]] = {}


def column_types(table: type[Any]) -> dict[str, tuple[Any, int]]:
    """Name → (dtype, rows before the length) of every column of a table."""
    if table not in _KNOWN:
        hints = get_type_hints(table, include_extras=True)
        found: dict[str, tuple[Any, int]] = {}
        for field in fields(table):
            mark = get_args(hints[field.name])
            if len(mark) >= 2 and isinstance(mark[1], type) and issubclass(mark[1], np.generic):
                found[field.name] = (mark[1], mark[2] if len(mark) > 2 else 0)
        _KNOWN[table] = found
    return _KNOWN[table]


def empty(table: type[T], length: int) -> T:
    """A table of zeros."""
    values: dict[str, Any] = {}
    for name, (dtype, rows) in column_types(table).items():
        values[name] = np.zeros((rows, length) if rows else length, dtype)
    return table(**values)


def at_rows(column: F32, rows: Which) -> F32:
    """What stands in some rows of a column: a view where they are a slice."""
    return column[rows] if isinstance(rows, slice) else column.take(rows)


def either(flags: Mask, yes: float, no: float = 1.0) -> F32:
    """One number where a flag is set, another where not: looked up, as a processor can't guess the flags."""
    return np.array([no, yes], np.float32).take(flags)


def best_of(worth: F32) -> Rows:
    """The row, in each column, of what is worth most; the first where several are.

    Whole rows are compared, as a processor can't guess where in a column the best stands.
    """
    places = np.arange(len(worth), 0, -1, dtype=np.int16)[:, None]
    best = np.maximum.reduce((worth == np.maximum.reduce(worth, axis=0)) * places, axis=0)
    return len(worth) - best.astype(np.intp)


def columns(table: object) -> dict[str, npt.NDArray[Any]]:
    """Name → array of every column of a table."""
    return {name: getattr(table, name) for name in column_types(type(table))}


def grow(table: object, length: int) -> None:
    """Make every column longer; new places are zero."""
    for name, array in columns(table).items():
        shape = (*array.shape[:-1], length)
        longer = np.zeros(shape, array.dtype)
        longer[..., : array.shape[-1]] = array
        setattr(table, name, longer)
