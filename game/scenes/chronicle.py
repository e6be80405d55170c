"""What really happened: the dated facts of the record, in the player's language."""

from dataclasses import dataclass
from typing import Any

from game.content.levels import load_level
from game.content.problems import ContentError
from game.scenes.context import Context


@dataclass(frozen=True, slots=True)
class Told:
    """A dated fact."""

    month: int
    text: str
    tag: str
    source: str


def chronicle(context: Context, level: str) -> list[Told]:
    """The dated facts of a level's city, in order of time; none when it can't be read."""
    game, session = context.kept.get("game"), context.session
    try:
        if game is not None and session is not None:
            rules, texts = session.rules, game.texts
        else:
            shelves: Any = getattr(context.library, "shelves", None)
            loaded = load_level(level, shelves)
            rules, texts = loaded.rules, loaded.texts
    except ContentError:
        return []
    language = context.texts.language
    found = [
        Told(
            fact.month,
            texts.say(language, f"record.facts.{fact.key}.text"),
            fact.tag.value,
            fact.source,
        )
        for fact in rules.record.facts
        if fact.month is not None
    ]
    return sorted(found, key=lambda told: told.month)
