"""Coefficients of the system budget."""

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Budget:
    """How money comes and goes; values and sources stand in the city's assumptions.yaml."""

    interest: float
    """Interest on the debt, a year."""
    from_incomes: float
    """Part of the free budget that follows residents' incomes; the rest follows homes and wages."""
    savings: float
    """Part of what is saved that a new programme may count on each year."""
    carried_over: float
    """Part of what is left in December that pays off debt; the rest stays for next year."""
