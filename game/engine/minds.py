"""The nine feelings that every resident has, and the line above which a survey counts them."""

from typing import Final

import numpy as np

ATTITUDES: Final = (
    "openness",
    "belonging",
    "pride",
    "trust_city",
    "trust_police",
    "felt_safe",
    "prospects",
    "loss",
    "grievance",
)
"""Rows of `Residents.minds`, in this order."""

OPENNESS, BELONGING, PRIDE, TRUST_CITY, TRUST_POLICE, FELT_SAFE, PROSPECTS, LOSS, GRIEVANCE = range(9)

GRID: Final = np.float32(2.0**20)
"""Attitudes lie on this many steps from 0 to 1, so that sums of them are exact in any order."""
TO_GRID: Final = np.float32(8.0)
"""Added and taken away again, this rounds a float32 from 0 to 1 to the grid: its steps there are 2**-20."""
