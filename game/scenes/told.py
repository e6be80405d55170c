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


def text(context: Context, event: str, name: str) -> str:
    """A text of an event, such as `story` or `choices.<key>.after`, its places in braces filled."""
    view: View = context.session.view
    person = view.person(through(view, view.rules.events[event]))
    town = view.rules.town.name
    places = {"name": context.texts("dilemma.someone"), "age": "?", "street": town, "district": town}
    if person is not None:
        district = people.district_name(context, person.district)
        places = {
            "name": person.name, "age": str(person.age), "street": person.quarter, "district": district,
        }  # fmt: skip
    return words.fill(words.level_text(context, f"events.{event}.{name}", ""), places)
