"""Changed models in words: the stamp of a game, the names of models, what a rival says and sets."""

from collections.abc import Mapping

from game.engine.changed import NO_VALUES, Values, assumptions_of, changed
from game.engine.rules import RivalModel
from game.scenes import words
from game.scenes.assumptions_parts import number, read_name
from game.scenes.context import Context

DRAFT = "model"
"""Under this name the context keeps the values that the player is trying out."""
OWN = "model.own"
"""Under this one the player's own, while a rival's are tried out."""


def stamp(context: Context) -> str:
    """The words of the stamp; empty for a game under the model as it is written."""
    return context.texts("model.changed") if changed(context.session.rules) else ""


def draft(context: Context) -> Values:
    """The values that the player is trying out; those of the game in progress at first."""
    if DRAFT not in context.kept:
        context.kept[DRAFT] = changed(context.session.rules)
    found: Values = context.kept[DRAFT]
    return found


def put(context: Context, values: Values) -> None:
    """Try out these values, in the order of the list; the player's own are found again."""
    every = assumptions_of(context.session.rules)
    moved = {key: values[key] for key in every if key in values and values[key] != every[key].value}
    context.kept[DRAFT] = moved
    if moved and rival_of(context, moved) is None:
        context.kept[OWN] = moved


def choices(context: Context) -> list[Values]:
    """Models to choose from: as written, the rivals, the game's own, and the player's own, each once."""
    rules = context.session.rules
    every: list[Values] = [NO_VALUES, *(rival.values for rival in rules.models.values()), changed(rules)]
    every.append(context.kept.get(OWN, NO_VALUES))
    return [values for n, values in enumerate(every) if values not in every[:n]]


def rival_of(context: Context, values: Values) -> RivalModel | None:
    """The rival model that has exactly these values."""
    rivals: Mapping[str, RivalModel] = context.session.rules.models
    return next((each for each in rivals.values() if each.values == dict(values)), None)


def rival_text(context: Context, rival: RivalModel, part: str) -> str:
    """A text of a rival: its name, what it says, its case, the doubt."""
    return words.level_text(context, f"models.{rival.key}.{part}", getattr(rival, part))


def name_of(context: Context, values: Values) -> str:
    """A model in a few words."""
    if not values:
        return context.texts("model.written")
    rival = rival_of(context, values)
    return rival_text(context, rival, "name") if rival else context.texts("model.own", n=len(values))


def sets(context: Context, values: Values) -> list[str]:
    """What a model sets, a line for each number."""
    texts, every = context.texts, assumptions_of(context.session.rules)
    found = []
    for key, value in values.items():
        name = words.colon(texts, system_name(context, key), read_name(texts, key))
        was, now = number(texts, every[key].value), number(texts, value)
        found.append(texts("model.sets", name=name, was=was, now=now))
    return found


def system_name(context: Context, key: str) -> str:
    """What the part of the model is called to which a coefficient belongs."""
    return context.texts(f"assumptions.system.{key.partition('.')[0]}")
