"""Coefficients of the system clubs."""

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Clubs:
    """Every number that the system clubs uses; values and sources stand in the city's assumptions.yaml."""
