"""Readings about incomes: measured each quarter by the system work, or now when it never was."""

from collections.abc import Callable

from game.engine.city import City
from game.engine.columns import F64
from game.engine.incomes import measured
from game.engine.rules import Rules


def median_income(city: City, rules: Rules) -> F64:
    """Middle income of households by needs, euro a year."""
    return measured(city, rules, "people.median") * 12.0


def child_deprivation(city: City, rules: Rules) -> F64:
    """Children of 0 to 3 in a household that goes short."""
    return measured(city, rules, "people.deprived")


def middle_class_foreign_background(city: City, rules: Rules) -> F64:
    """Adults of 25 to 64 with a foreign background on a middle income or better."""
    return measured(city, rules, "people.middle")


READINGS: dict[str, Callable[[City, Rules], F64]] = {
    "median_income": median_income,
    "child_deprivation": child_deprivation,
    "middle_class_foreign_background": middle_class_foreign_background,
}
