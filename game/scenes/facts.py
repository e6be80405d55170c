"""Facts of the journal as sentences of news."""

from collections.abc import Iterable
from typing import TYPE_CHECKING

from game.scenes import words
from game.scenes.context import Context
from game.scenes.people import district_name

if TYPE_CHECKING:
    from game.engine.journal import Entry

PROGRAMME = frozenset({"programme.running", "programme.ended"})
WISH = frozenset({"wish", "wish.met", "wish.bought", "wish.refused"})
QUIET = frozenset({"year", "choice"})
"""Facts that are told elsewhere."""


def sentence(context: Context, entry: "Entry") -> str:
    """A fact in words; empty when it has none."""
    key = f"fact.{entry.what}"
    if entry.what in QUIET or not context.texts.has(key):
        return ""
    number = entry.numbers[0] if entry.numbers else 0.0
    brick = words.brick_name(context.texts, entry.words[0]) if entry.what in WISH else ""
    return context.texts(key, name=_name(context, entry), number=context.texts.number(number), brick=brick)


def _name(context: Context, entry: "Entry") -> str:
    """The name of what a fact is about."""
    town = context.session.rules.town
    if entry.what in WISH:
        return words.list_name(context, entry.about)
    if entry.what in PROGRAMME:
        return words.programme_name(context, entry.about)
    if entry.what == "event":
        return words.event_name(context, entry.about)
    if entry.what.startswith("club.") and entry.about.isdigit():
        return str(context.session.view.club_name(int(entry.about)))
    if entry.what.startswith("pledge."):
        return words.own_text(context, f"pledges.offer.{entry.about}.goal.name", entry.about)
    places = (*town.schools, *town.shop_streets, *town.landmarks)
    return next(
        (place.name for place in places if place.key == entry.about), district_name(context, entry.about)
    )


def news(context: Context, most: int = 8) -> list[str]:
    """The newest facts in words, the newest first."""
    return _told(context, reversed(context.session.view.journal()), most)


def about_district(context: Context, district: str, most: int = 6) -> list[tuple[int, str]]:
    """What the journal tells of a district: (month, words), the newest first."""
    found: list[tuple[int, str]] = []
    town = context.session.rules.town
    near = {street.key for street in town.shop_streets} | {school.key for school in town.schools}
    for entry in reversed(context.session.view.journal()):
        mine = entry.about == district or district in entry.words
        if not mine and entry.about in near:
            mine = district in entry.words
        said = sentence(context, entry) if mine else ""
        if said:
            found.append((entry.month, said))
        if len(found) == most:
            break
    return found


def _told(context: Context, entries: "Iterable[Entry]", most: int) -> list[str]:
    found: list[str] = []
    for entry in entries:
        said = sentence(context, entry)
        if said and said not in found:
            date = words.month_of(context.texts, entry.month, "MMM y")
            found.append(words.colon(context.texts, date, said))
        if len(found) == most:
            break
    return found
