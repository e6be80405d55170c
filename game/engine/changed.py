"""A changed model: coefficients moved inside what the evidence allows, on steps that people can read.

Each range is walked in steps of 1, 2 or 5 of some decimal; its ends and the value that the author wrote are
steps, too. A value between steps does not exist, so that a game's code can say a value by its place.
"""

import math
from collections.abc import Mapping
from dataclasses import replace
from typing import Final

from game.engine.facts import Assumption
from game.engine.rules import Rules

MOST_STEPS: Final = 50
"""In so many steps a range is walked at most; its ends and the author's value come besides."""
COUNTS: Final = 4
"""From this width on, a range of whole numbers around a whole number is walked in whole steps."""

Values = Mapping[str, float]
"""Values by coefficient: `system.name`."""
NO_VALUES: Final[Values] = {}
"""The model as it is written."""


class ValueRefusedError(ValueError):
    """A coefficient can't have a value; `key` names the sentence among our words, `values` fill it."""

    def __init__(self, key: str, **values: str) -> None:
        super().__init__(f"{key} {values}")
        self.key, self.values = key, values


def steps_of(each: Assumption) -> tuple[float, ...]:
    """All values that a coefficient can have, from least to most."""
    low, high = each.range
    if low >= high:
        return (each.value,)
    width = (high - low) / MOST_STEPS
    if high - low >= COUNTS and all(number == int(number) for number in (low, high, each.value)):
        width = max(width, 1.0)
    power = math.floor(math.log10(width) + 1e-9)
    many = next(m for m in (1, 2, 5, 10) if m * 10.0**power >= width * (1.0 - 1e-9))
    step = many * 10.0**power
    numbers = range(math.ceil(low / step - 1e-9), math.floor(high / step + 1e-9) + 1)
    # a whole number divided once is the very number that a person writes
    inside = {n * many / 10**-power if power < 0 else float(n * many * 10**power) for n in numbers}
    return tuple(sorted({low, high, each.value, *(value for value in inside if low < value < high)}))


def assumption_of(rules: Rules, key: str) -> Assumption | None:
    """What is known of a coefficient; None when the model has none of this name."""
    system, _, name = key.partition(".")
    return rules.assumptions.get(system, {}).get(name)


def assumptions_of(rules: Rules) -> dict[str, Assumption]:
    """Every coefficient by `system.name`, in the order of the author's file."""
    return {f"{system}.{name}": each for system, of in rules.assumptions.items() for name, each in of.items()}


def value_of(rules: Rules, key: str) -> float:
    """The number that the engine reckons with."""
    system, _, name = key.partition(".")
    found: float = getattr(getattr(rules.k, system), name)
    return found


def with_values(rules: Rules, values: Values) -> Rules:
    """The same rules with some coefficients changed, to whatever value; a player's go through `under`."""
    k = rules.k
    for key, value in values.items():
        system, _, name = key.partition(".")
        k = replace(k, **{system: replace(getattr(k, system), **{name: value})})
    return replace(rules, k=k)


def changed(rules: Rules) -> dict[str, float]:
    """The coefficients that are not as the author wrote them, with their values."""
    now = {key: (each, value_of(rules, key)) for key, each in assumptions_of(rules).items()}
    return {key: value for key, (each, value) in now.items() if value != each.value}


def as_written(rules: Rules) -> Rules:
    """The rules with every coefficient as the author wrote it."""
    every = assumptions_of(rules)
    return with_values(rules, {key: every[key].value for key in changed(rules)})


def under(rules: Rules, values: Values) -> Rules:
    """The rules as written but for these values. Raises ValueRefusedError for one that can't be."""
    written = as_written(rules)
    return with_values(written, {key: checked(written, key, value) for key, value in values.items()})


def values_of(rules: Rules, model: str) -> Values:
    """The values of a rival model; none for no model. Raises ValueRefusedError for one that is not there."""
    if not model:
        return NO_VALUES
    if model not in rules.models:
        raise ValueRefusedError("model.no_rival", name=model, known=", ".join(rules.models) or "-")
    return rules.models[model].values


def checked(rules: Rules, key: str, value: float) -> float:
    """The value on its step. Raises ValueRefusedError when it is outside the evidence or between steps."""
    each = assumption_of(rules, key)
    if each is None:
        raise ValueRefusedError("model.unknown", name=key)
    low, high = each.range
    if not low <= value <= high:
        least, most = f"{low:g}", f"{high:g}"
        raise ValueRefusedError("model.outside", name=key, value=f"{value:g}", least=least, most=most)
    near = nearest(each, value)
    if not math.isclose(near, value, rel_tol=1e-9, abs_tol=1e-12):
        raise ValueRefusedError("model.between", name=key, value=f"{value:g}", near=f"{near:g}")
    return near


def nearest(each: Assumption, value: float) -> float:
    """The step nearest to a value."""
    return min(steps_of(each), key=lambda step: abs(step - value))
