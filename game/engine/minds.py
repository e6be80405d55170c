"""The nine feelings that every resident has, and the line above which a survey counts them."""

from typing import Final

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
