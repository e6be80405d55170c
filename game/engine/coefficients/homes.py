"""Coefficients of the system homes."""

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Homes:
    """Every number that the system homes uses; values and sources stand in the city's assumptions.yaml."""
