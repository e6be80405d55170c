"""Residents on screens: the face of a person, who they are in a line, and what they feel in words."""

from typing import TYPE_CHECKING

from game.engine.indicators import ASKED_FROM
from game.engine.residents import Activity, Education, Faith, Generation
from game.scenes.context import Context
from game.scenes.words import level_text
from game.ui.portrait import Face

if TYPE_CHECKING:
    from game.engine.view import Person

TONES = {
    "flemish": 0.1,
    "northern": 0.1,
    "english": 0.2,
    "french": 0.16,
    "slavic": 0.12,
    "balkan": 0.2,
    "romanian": 0.2,
    "armenian": 0.24,
    "italian": 0.24,
    "iberian": 0.26,
    "turkish": 0.3,
    "maghreb": 0.36,
    "arab": 0.34,
    "afghan": 0.36,
    "south_asian": 0.58,
    "east_asian": 0.24,
    "african_fr": 0.84,
    "african_en": 0.84,
}
"""About how dark skin is by the pool of names; luck moves everybody around it."""
FOLLOWED = "followed"
"""Under this name the context keeps the ids of people to come back to."""
CLUBS = {1: ((236, 196, 48), (190, 40, 40)), 2: ((48, 122, 74), (244, 244, 238))}
"""Colours of the two football clubs' scarves."""


WARM = ("belonging", "pride", "trust_city", "felt_safe", "prospects")
COLD = ("loss", "grievance")
MOODS = (-1.0, -0.5, 0.0, 0.5, 1.0)
TROUBLED = -0.5
"""How somebody looks whose story asks city hall for something."""


def mood_of(person: "Person") -> float:
    """How a resident looks, from what they feel: one of `MOODS`."""
    if person.age < ASKED_FROM:
        return 0.5  # children are not asked, and look as children do
    felt = person.feelings
    warm = sum(felt[key] for key in WARM) / len(WARM)
    cold = sum(felt[key] for key in COLD) / len(COLD)
    return min(MOODS, key=lambda mood: abs(mood - 2.4 * (warm - cold)))


def face_of(context: Context, person: "Person", mood: float | None = None) -> Face:
    """The portrait of a resident: as they feel, or in the mood of a story."""
    look = mood_of(person) if mood is None else mood
    town = context.session.rules.town
    origin = next((origin for origin in town.origins if origin.key == person.origin), None)
    tone = TONES.get(origin.names, 0.34) if origin is not None else 0.12
    luck = Face(person.id, person.age, bool(person.woman)).luck(99) % 100
    veil = bool(person.woman) and person.faith == Faith.MUSLIM and person.age > 14 and luck < 36
    scarf = CLUBS.get(person.supporter) if luck % 3 == 0 and not veil else None
    return Face(person.id, person.age, bool(person.woman), tone, veil, scarf, look)


def origin_name(context: Context, key: str) -> str:
    """A country's name."""
    town = context.session.rules.town
    written = next((origin.name for origin in town.origins if origin.key == key), key)
    return level_text(context, f"city.origins.{key}.name", "") or level_text(
        context, f"origins.{key}.name", str(written)
    )


def district_name(context: Context, key: str) -> str:
    """A district's name."""
    districts = context.session.rules.town.districts
    return next((context.texts.place(d.name) for d in districts if d.key == key), key)


def does(context: Context, person: "Person") -> str:
    """What fills the day, in a word."""
    return context.texts(f"person.does.{Activity(person.activity).name.lower()}")


def in_short(context: Context, person: "Person") -> str:
    """Age, what fills the day and where: one line."""
    return context.texts("person.short", age=person.age, does=does(context, person), place=person.quarter)


def identities(context: Context, person: "Person") -> list[tuple[str, str]]:
    """Several things that this person is: (icon, words) each. Nobody is one of them alone."""
    say = context.texts
    view = context.session.view
    found = [("pin", say("person.from_quarter", place=person.quarter))]
    if person.origin:
        born = "abroad" if person.generation == Generation.BORN_ABROAD else "here"
        found.append(("globe", say(f"person.roots_{born}", country=origin_name(context, person.origin))))
    if person.age >= 25:
        found.append(("school", say(f"person.education.{Education(person.education).name.lower()}")))
    if person.school:
        found.append(("school", say("person.school", school=person.school)))
    if person.club >= 0:
        found.append(("people", say("person.club", club=view.club_name(person.club))))
    if person.shopkeeper:
        found.append(("shop", say("person.shopkeeper")))
    if person.faith:
        whose = "faith" if person.age >= ASKED_FROM else "faith_at_home"
        found.append(("heart", say(f"person.{whose}.{Faith(person.faith).name.lower()}")))
    if person.supporter:
        found.append(("star", say(f"person.supporter.{person.supporter}")))
    return found


def feeling(context: Context, key: str, amount: float) -> str:
    """A feeling as a sentence: no, somewhat or yes."""
    level = "low" if amount < 0.4 else "mid" if amount < 0.6 else "high"
    return context.texts(f"feeling.{key}.{level}")


def followed(context: Context) -> list[int]:
    """Ids of the people that the player follows."""
    found: list[int] = context.kept.setdefault(FOLLOWED, [])
    return found
