"""Coefficients of the system schools."""

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Schools:
    """Every number that the system schools uses; values and sources stand in the city's assumptions.yaml."""
