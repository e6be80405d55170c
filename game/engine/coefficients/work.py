"""Coefficients of the system work."""

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Work:
    """Every number that the system work uses; values and sources stand in the city's assumptions.yaml."""
