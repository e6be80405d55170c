"""The words of an event, with the name of the person through whom it is told."""

import numpy as np

from game.engine.rules import Event
from game.engine.view import View
from game.scenes import people, words
from game.scenes.context import Context


def through(view: View, event: Event) -> int:
    """Id of the resident through whom an event is told; somebody fitting in a preview; 0 for nobody."""
    for question in view.questions():
        if question.event == event.key:
            return question.resident
    for entry in reversed(view.journal()):
        if (entry.what, entry.about) == ("event", event.key):
            return int(entry.resident)
    if event.who is None:
        return 0
    age = (view.month - np.asarray(view.residents("born"), np.int64)) // 12
    fitting = (age >= event.who.from_age) & (age <= event.who.to_age)
    found = np.flatnonzero(fitting & np.asarray(view.residents("alive"), bool))
    return int(view.residents("id")[found[0]]) if found.size else 0


LIGHT = {
    "champion_of_the_gym": 1.0, "five_oaths": 0.5, "queue_at_counter_three": 0.5, "home_from_brussels": 0.5,
    "soup_and_shuttlecocks": 0.5, "two_weeks_before_the_vote": 0.5, "name_for_a_square": 0.5,
    "letter_in_nine_languages": 0.0, "help_for_whom": 0.0, "called_to_brussels": 0.0,
    "market_of_flavours": 0.0, "two_football_clubs": 0.0, "carnival_float": 0.5,
    "first_day_in_blue": 0.0, "tents_at_the_gate": 0.0,
}  # fmt: skip
"""Stories that are told with a calm or a glad face; all others, and those of mods, ask for help."""


MOURNED = frozenset({"after_antwerp", "the_day_of_the_metro"})
"""Events after which candles burn on the square."""


def mourned(event: str) -> bool:
    """Whether candles burn after an event."""
    return event in MOURNED


def mood(event: str) -> float:
    """How somebody looks who tells an event: -1 sad to 1 glad."""
    return LIGHT.get(event, people.TROUBLED)


def text(context: Context, event: str, name: str) -> str:
    """A text of an event, such as `story` or `choices.<key>.after`, its places in braces filled."""
    view: View = context.session.view
    person = view.person(through(view, view.rules.events[event]))
    town = context.texts.place(view.rules.town.name)
    places = {"name": context.texts("dilemma.someone"), "age": "?", "street": town, "district": town}
    if person is not None:
        district = people.district_name(context, person.district)
        places = {
            "first": person.name.split(" ")[0],
            "name": person.name, "age": str(person.age), "street": person.quarter, "district": district,
        }  # fmt: skip
    told = words.level_text(context, f"events.{event}.{name}", "").replace("{age} ", "{age}\u00a0")
    return words.fill(context.texts, told, places)
