"""Rival models: what a school of thought would put into the model instead, inside the evidence."""

import dataclasses
import math
from typing import Final, get_type_hints

from game.content.coefficients import Assumptions
from game.content.nodes import Document
from game.content.problems import Code
from game.content.say import Say
from game.content.words import did_you_mean, listed
from game.engine.changed import nearest
from game.engine.coefficients import Coefficients
from game.engine.rules import RivalModel

SYSTEMS: Final[dict[str, tuple[str, ...]]] = {
    system: tuple(field.name for field in dataclasses.fields(cls))
    for system, cls in get_type_hints(Coefficients).items()
}
"""Names of the coefficients by system."""


def check_model(record: RivalModel, say: Say) -> None:
    """A rival sets something that exists, says where it stands, and is told in few words."""
    if not record.source.strip():
        say("source", Code.SOURCE, "this has no source", "expected where it stands")
    say.words("name", record.name, 5)
    say.words("what", record.what, 30)
    say.words("case", record.case, 70)
    say.words("doubt", record.doubt, 50)
    if not record.values:
        say("sets", Code.LENGTH, "this model sets nothing", "expected values by system and coefficient")
    for system, values in record.sets.items():
        if system not in SYSTEMS:
            hint = did_you_mean(system, SYSTEMS)
            expected = "" if hint else f"its systems are {listed(SYSTEMS)}"
            _unknown(say, (system,), f"the model has no system `{system}`", expected, hint)
            continue
        for name in values:
            if name not in SYSTEMS[system]:
                what = f"the system {system} has no coefficient `{name}`"
                homes = [other for other, names in SYSTEMS.items() if name in names]
                hint = f"it belongs to {listed(homes)}" if homes else did_you_mean(name, SYSTEMS[system])
                _unknown(say, (system, name), what, "", hint)


def _unknown(say: Say, path: tuple[str, ...], what: str, expected: str, hint: str) -> None:
    document, place = say.document, (*say.path, "sets", *path)
    document.problems.append(document.problem(place, Code.COEFFICIENT, what, expected, hint, key=True))


def inside(model: RivalModel, assumptions: Assumptions, document: Document) -> None:
    """Each value is one that the evidence allows, and on a step of its range."""
    say = Say(document, ("sets",))
    for system, values in model.sets.items():
        for name, value in values.items():
            each = assumptions.get(system, {}).get(name)
            if each is None:
                continue
            path, (low, high) = (system, name), each.range
            if not low <= value <= high:
                what, expected = f"`{name}` is {value:g}", f"expected {low:g} to {high:g}, its range"
                say(path, Code.OUT_OF_BOUNDS, what, expected)
            elif not math.isclose(near := nearest(each, value), value, rel_tol=1e-9):
                what = f"`{name}` is {value:g}, between two steps"
                say(path, Code.OUT_OF_BOUNDS, what, "", f"write {near:g}")
