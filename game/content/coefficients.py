"""The coefficients of the model, from the assumptions that a city's author wrote."""

import dataclasses
from collections.abc import Callable
from typing import Any, get_type_hints

from game.content.nodes import Document
from game.content.problems import Code
from game.content.words import did_you_mean, listed, nearest
from game.engine.coefficients import Coefficients
from game.engine.rules import Assumption

Assumptions = dict[str, dict[str, Assumption]]


Made = dict[str, Any]
"""Coefficients by system; nothing stands in for a system that has problems."""


def coefficients(assumptions: Assumptions, document: Document) -> Coefficients | None:
    """Every coefficient as a number, or nothing when one is missing or unknown (noted in the file)."""
    systems = get_type_hints(Coefficients)
    before = len(document.problems)
    for system in assumptions:
        if system not in systems:
            what, hint = f"the model has no system `{system}`", did_you_mean(system, systems)
            expected = "" if hint else f"its systems are {listed(systems)}"
            document.problems.append(
                document.problem((system,), Code.COEFFICIENT, what, expected, hint, key=True)
            )
    made: Made = {
        system: _system(system, cls, assumptions.get(system, {}), document) for system, cls in systems.items()
    }
    return Coefficients(**made) if len(document.problems) == before else None


def _system(system: str, cls: type, given: dict[str, Assumption], document: Document) -> object:
    """The coefficients of one system."""
    hints = get_type_hints(cls)
    names = [field.name for field in dataclasses.fields(cls)]
    offered = set()
    for name in given:
        if name not in names:
            what = f"the system {system} has no coefficient `{name}`"
            near = nearest(name, [free for free in names if free not in given])
            offered.add(near)
            hint = f"did you mean `{near}`?" if near else ""
            path = (system, name)
            document.problems.append(document.problem(path, Code.COEFFICIENT, what, "", hint, key=True))
    missing = [name for name in names if name not in given]
    untold = [name for name in missing if name not in offered]
    if untold:
        what = f"coefficients of the system {system} are missing"
        problem = document.problem((system,), Code.COEFFICIENT, what, f"expected {listed(untold)}", key=True)
        document.problems.append(problem)
    if missing:
        return None
    values: dict[str, float] = {}
    for name in names:
        value = given[name].value
        if hints[name] is int:
            if value != int(value):
                what = f"`value` of `{name}` is {value:g}"
                document.problems.append(
                    document.problem(
                        (system, name, "value"), Code.WRONG_TYPE, what, "expected a whole number"
                    )
                )
            value = int(value)
        values[name] = value
    make: Callable[..., object] = cls
    return make(**values)
