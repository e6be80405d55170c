"""Cells: residents of one district, background and need. What a lever does depends on the cell alone."""

import numpy as np

from game.engine.codes import NATIVE
from game.engine.columns import F64, Int8, Mask, Rows
from game.engine.residents import Residents
from game.engine.targets import Address

DISTRICTS = 12
"""Most districts that a town can have."""
KINDS = 4
CELLS = DISTRICTS * KINDS + 1
"""Cells and, last, the bin of free rows."""
NOBODY = CELLS - 1
CITY = DISTRICTS
"""Column of the whole city in arrays by district."""
AREAS = DISTRICTS + 1

ADDRESSES = (Address.EVERYONE, Address.NEED, Address.GROUP)

CELL_DISTRICT: Rows = np.minimum(np.arange(CELLS) // KINDS, DISTRICTS - 1).astype(np.intp)
CELL_FOREIGN: Mask = (np.arange(CELLS) % KINDS >= 2) & (np.arange(CELLS) != NOBODY)
CELL_NEED: Mask = (np.arange(CELLS) % 2 == 1) & (np.arange(CELLS) != NOBODY)


def set_cells(residents: Residents, rows: Rows | slice, in_need: Mask) -> None:
    """Give residents their cell. `in_need` has one flag for each of the rows."""
    foreign = residents.generation[rows] != NATIVE
    cell = residents.district[rows] * np.int8(KINDS) + np.int8(2) * foreign + in_need
    residents.cell[rows] = np.where(residents.alive[rows], cell, NOBODY)


def needy(cell: Int8) -> Mask:
    """Whether residents of these cells are in need: theirs are the odd ones, and free rows have none."""
    return (cell & np.int8(1)).view(np.bool_)


def by_district(cells: F64) -> F64:
    """Sums by cell (length CELLS) as sums by district (length DISTRICTS)."""
    return cells[:NOBODY].reshape(DISTRICTS, KINDS).sum(axis=1)
