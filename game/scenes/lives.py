"""Life lines on screens: a fact as a sentence with its icon, and the telling that goes on between frames."""

from collections import Counter
from collections.abc import Generator, Sequence
from typing import NamedTuple

from game.engine.residents import Activity, Education
from game.engine.steps import finished
from game.engine.view import Person
from game.life.facts import Fact
from game.life.offer import varied
from game.life.retell import LifeLine, Retelling
from game.replay import Past
from game.scenes import people, words
from game.scenes.context import Context
from game.session import Session

KEPT = "lives"
"""Under this name the context keeps the life lines that were told."""
OFFERED = "offered"
"""Under this name the context keeps the ids of the people that are offered to follow."""
ICONS = {
    "born": "star",
    "came": "door",
    "start": "pin",
    "gone": "arrow",
    "left_home": "home",
    "own_home": "home",
    "moved": "home",
    "moved_near": "home",
    "child": "person",
    "sibling": "person",
    "partner": "heart",
    "parted": "heart",
    "lost": "heart",
    "school": "book",
    "school_changed": "book",
    "study": "book",
    "diploma": "school",
    "shop": "shop",
    "shop_closed": "shop",
    "retired": "calendar",
    "club": "people",
    "club_left": "people",
    "course": "talk",
    "dutch": "talk",
    "citizen": "paper",
    "buddy": "hands",
}
"""Kinds of facts and their icons; meetings have that of people, and the others are about work."""


class Row(NamedTuple):
    """A line of a life: when, its icon, its sentence, and the other person's id."""

    month: int
    what: str
    """Kind of fact."""
    icon: str
    said: str
    other: int = 0


class Met(NamedTuple):
    """Meetings with people of other roots."""

    well: int
    badly: int
    layers: tuple[tuple[str, int], ...]
    """Layer of life and how often, the most first."""


def line_of(context: Context, person: Person) -> LifeLine | None:
    """The life line of a resident as far as it is told; None for a game that cannot be lived again."""
    return next(iter(lines_of(context, [person.id])), None)


def lines_of(context: Context, numbers: Sequence[int]) -> list[LifeLine]:
    """The life lines of some residents, also of those who left; none for a game that can't be lived again."""
    if not isinstance(context.session, Session):
        return []
    retelling: Retelling = context.kept.setdefault(KEPT, Retelling())
    view, came = context.session.view, {}
    for number in numbers:
        person = view.person(number)
        came[number] = max(person.arrived, _born(context, person)) if person is not None else 0
    return retelling.lines(came, Past.of(context.session))


def go_on(context: Context) -> bool:
    """Tell a little more; says whether there is more to show."""
    retelling = context.kept.get(KEPT)
    return isinstance(retelling, Retelling) and retelling.work()


def rest(context: Context) -> None:
    """Nobody's life is looked at: the town that is lived again for it, as large as the game's own, goes."""
    retelling = context.kept.get(KEPT)
    if isinstance(retelling, Retelling):
        retelling.rest()


def finish(context: Context, number: int) -> None:
    """Tell the whole life of a resident at once."""
    finished(telling(context, number))


def telling(context: Context, number: int) -> Generator[None, None, None]:
    """Tell the whole life of a resident, a slice between two stops."""
    while lines_of(context, [number]) and context.kept[KEPT].busy:
        context.kept[KEPT].work()
        yield


def _born(context: Context, person: Person) -> int:
    return int(context.session.view.residents("born")[person.row])


def rows(context: Context, person: Person, line: LifeLine | None) -> list[Row]:
    """The life of a resident, the newest first: what was told, then how it began before the game did."""
    found = [
        Row(fact.month, fact.what, _icon(fact.what), sentence(context, fact), fact.other)
        for fact in (line.facts if line else ())
    ]
    found += [
        Row(entry.month, "event", "news", words.event_name(context, entry.about))
        for entry in context.session.view.journal()
        if entry.resident == person.id and entry.what == "event"
    ]
    if line is None or line.whole:
        found += _before(context, person, line)
    return sorted(found, key=lambda row: -row.month)


def _icon(what: str) -> str:
    return ICONS.get(what, "people" if what.startswith("met_") else "work")


def _before(context: Context, person: Person, line: LifeLine | None) -> list[Row]:
    """What the columns know of the time before: birth, and when somebody came to town."""
    if context.session.view.person(person.id) is None:
        return []
    say, born = context.texts, _born(context, person)
    told = {fact.what for fact in line.facts} if line else set()
    found = []
    if person.arrived > born and "came" not in told:
        found.append(Row(person.arrived, "came", "door", say("life.came_before")))
    if "born" not in told:
        here = "life.born_elsewhere" if person.arrived > born else "life.born_here"
        found.append(Row(born, "born", "star", say(here)))
    return found


def sentence(context: Context, fact: Fact) -> str:
    """A fact in words."""
    say = context.texts
    if fact.what == "diploma":
        return say(f"life.diploma.{Education(fact.level).name.lower()}")
    if fact.what == "dutch":
        return say(f"life.dutch.{fact.level}")
    if fact.what == "start":
        return say("life.start", name=fact.name, does=say(f"person.does.{Activity(fact.level).name.lower()}"))
    return say(f"life.{fact.what}", name=fact.name)


def met(line: LifeLine | None) -> Met | None:
    """Meetings with people of other roots, in sum; None where there was none."""
    layers: Counter[str] = Counter()
    well: Counter[bool] = Counter()
    for (layer, across, good), often in (line.meetings if line else Counter()).items():
        if across:
            layers[layer] += often
            well[good] += often
    return Met(well[True], well[False], tuple(layers.most_common())) if layers else None


def course(line: LifeLine | None, place: int) -> list[float]:
    """The course of one feeling over the months that were told."""
    return [felt[place] for _, felt in line.feelings] if line else []


def offered(context: Context) -> list[int]:
    """Ids of those followed since an earlier chapter, then of people of all kinds, five at least.

    They are chosen when this is first asked: on the first morning.
    """
    found: list[int] | None = context.kept.get(OFFERED)
    if found is None:
        known, others = people.followed(context), varied(context.session.view)
        found = list(dict.fromkeys([*known, *others]))[: max(len(known), len(others))]
        context.kept[OFFERED] = found
    return found
