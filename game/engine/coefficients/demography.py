"""Coefficients of the system demography."""

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Demography:
    """Every number that the system demography uses; values and sources stand in the city's assumptions.yaml."""
