"""Coefficients of the system language."""

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Language:
    """Every number that the system language uses; values and sources stand in the city's assumptions.yaml."""
