"""Coefficients of the system minds."""

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Minds:
    """How minds change; values and sources stand in the city's assumptions.yaml."""

    drift: float
    """Share of the distance to their own temperament that an attitude drifts back in a month."""
    fear: float
    """How far felt safety falls for everyone when a shock's fear is 1."""
    fear_fades: float
    """Share of that fear that is gone after each month."""
