"""All that players read, by language."""

from functools import lru_cache

from game.content.levels import Library
from game.ui.text import catalogue


@lru_cache
def level_texts(lang: str) -> dict[tuple[str, str], str]:
    """Texts of all levels and their cities by key; the level's name comes first for what is its own."""
    library, found = Library(), dict[tuple[str, str], str]()
    for name in library.names():
        level, problems = library.read(library.find(name))
        assert level is not None, problems
        own = {name.rpartition("/")[2], "level"}
        for key in level.texts.own:
            found[name if key.partition(".")[0] in own else "", key] = level.texts.say(lang, key)
    return found


def screen_texts(lang: str) -> list[tuple[str, str]]:
    """Key and words of the screens; each plural form counts."""
    said = catalogue(lang).items()
    return [(key, form) for key, forms in said for form in ([forms] if isinstance(forms, str) else forms)]
