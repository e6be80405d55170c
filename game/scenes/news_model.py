"""The front page of a season: made of what happened, of what moved, and of what a resident feels."""

from dataclasses import dataclass

import numpy as np

from game.engine.indicators import Unit
from game.engine.journal import Entry
from game.engine.view import Person, View
from game.scenes import facts, people, told, words
from game.scenes.context import Context

SEASON = 3
"""Months of a season."""
WATCHED = (
    "street_crime", "felt_unsafe", "litter", "trust_city", "trust_police", "pride", "belonging", "loss",
    "grievance", "prospects", "openness", "contacts_across", "unemployment", "shop_vacancy",
    "worst_street_vacancy", "school_dropout", "rent", "far_right_vote", "mayor_vote", "speaks_dutch",
)  # fmt: skip
"""Numbers that the paper writes about."""
LETTERS = {
    "pride": ("low", "high"), "felt_safe": ("low", "high"), "trust_city": ("low", "high"),
    "belonging": ("low", "high"), "prospects": ("low", "high"), "loss": ("high",), "grievance": ("high",),
    "openness": ("high",),
}  # fmt: skip
"""Feelings that people write about."""
TEXTS = ("", "_2", "_3")
"""Letters of each feeling, season after season, so that no letter comes twice running."""


@dataclass(frozen=True, slots=True)
class Mover:
    """A number that moved."""

    indicator: str
    before: float
    now: float


@dataclass(frozen=True, slots=True)
class Story:
    """The first story."""

    title: str
    text: tuple[str, ...]
    """Its paragraphs."""
    person: int = 0
    """Id of whoever it is told through."""
    picture: str = "town"
    """What is drawn with it: town, council, or the key of a number."""
    mood: float = 0.0
    """How whoever it is told through looks, -1 sad to 1 glad."""
    tag: str = ""
    """What kind of fact it is; empty where the figures of this game are told."""


@dataclass(frozen=True, slots=True)
class Paper:
    """A front page."""

    first: int
    last: int
    """The months of the season."""
    lead: Story
    movers: tuple[Mover, ...]
    briefs: tuple[str, ...]
    letter: str
    """What the resident writes; empty when nobody does."""
    writer: Person | None
    glad: bool = True
    """Whether they write of something good."""


def _brief(context: Context, entry: Entry) -> str:
    """A fact in a sentence; pledges by their full name."""
    if entry.what.startswith("pledge."):
        name = words.own_text(context, f"pledges.offer.{entry.about}.goal.name", entry.about)
        return context.texts(f"fact.{entry.what}", name=name)
    return facts.sentence(context, entry)


def season(view: View) -> tuple[int, int]:
    """First and last month of the newest season that is over, or of what there is."""
    months = view.series("population")[0]
    last = months[-1]
    done = last - (last + 1) % SEASON
    if done - SEASON < months[0]:
        return min(months[0] + 1, last), last
    return done - SEASON + 1, done


def paper(context: Context) -> Paper:
    """The front page of now."""
    view: View = context.session.view
    first, last = season(view)
    moved = movers(view, first, last)
    lead, about = _lead(context, first, last, moved)
    briefs = []
    for month in range(last, first - 1, -1):
        for entry in view.journal(month):
            said = _brief(context, entry)
            if said and about not in {entry.about, entry.what} and said not in briefs:
                briefs.append(said)
    writer = _writer(context, last)
    letter, glad = _letter(context, writer, last) if writer else ("", True)
    numbers = tuple(moved[: 3 if briefs else 6])
    return Paper(first, last, lead, numbers, tuple(briefs[:4]), letter, writer, glad)


def movers(view: View, first: int, last: int) -> list[Mover]:
    """Numbers by how far they moved: shares by their points, other numbers by their part."""
    found = [Mover(key, view.at(key, first - 1), view.at(key, last)) for key in WATCHED]

    def weight(mover: Mover) -> float:
        change = abs(mover.now - mover.before)
        points = view.indicator(mover.indicator).unit in {Unit.SHARE, Unit.INDEX}
        return change if points else 0.35 * change / (abs(mover.before) or 1.0)

    return sorted((m for m in found if weight(m) > 0.0005), key=weight, reverse=True)


def _lead(context: Context, first: int, last: int, moved: list[Mover]) -> tuple[Story, str]:
    """The first story, and what it is about: an election, an event, or the number that moved most."""
    view: View = context.session.view
    say = context.texts
    entries = [entry for month in range(last, first - 1, -1) for entry in view.journal(month)]
    vote = next((entry for entry in entries if entry.what == "election"), None)
    if vote is not None:
        result = view.elections[-1]
        mayor = view.rules.nation.lists[0].key
        text = say("news.vote_text", share=say.percent(result.shares[mayor], 1), seats=result.seats[mayor])
        return Story(say(f"news.vote_{vote.about}"), (text,), picture="council"), "election"
    event = next((entry for entry in entries if entry.what == "event"), None)
    if event is not None:
        return _event(context, event.about, event.resident), event.about
    if moved:
        top = moved[0]
        key = "news.moved_up" if top.now > top.before else "news.moved_down"
        name = words.indicator_name(say, top.indicator)
        lines = (words.indicator_help(say, top.indicator), say("news.moved_text"))
        return Story(say(key, name=name), lines, picture=top.indicator), ""
    return Story(say("news.quiet"), (say("news.quiet_text"),)), ""


def _event(context: Context, key: str, resident: int) -> Story:
    """An event as a story, with what was decided."""
    view: View = context.session.view
    say = context.texts
    person = view.person(resident)
    text = [told.text(context, key, "story")]
    choice = view.choice_made(key)
    if choice:
        name, after = (told.text(context, key, f"choices.{choice}.{part}") for part in ("name", "after"))
        text.append(say("news.decided", choice=name, after=after))
    name, number = words.event_name(context, key), person.id if person else 0
    tag = view.rules.events[key].tag.value
    return Story(name, tuple(text), number, mood=told.mood(key), tag=tag)


def _writer(context: Context, last: int) -> Person | None:
    """Whoever writes this season: somebody who is followed every other time, else anybody grown."""
    view: View = context.session.view
    if (last // SEASON) % 2 == 0:
        for number in context.kept.get("followed", ()):
            person = view.person(number)
            if person is not None and person.age >= 16:
                return person
    born = np.asarray(view.residents("born"), np.int64)
    rows = np.flatnonzero(np.asarray(view.residents("alive"), bool) & (born <= view.month - 12 * 16))
    return view.person_at(int(rows[(last * 7919) % rows.size])) if rows.size else None


def _letter(context: Context, writer: Person, last: int) -> tuple[str, bool]:
    """What somebody writes about: the feeling that is strongest, either way; and whether it is a good one."""
    found = [
        (abs(writer.feelings[key] - 0.5), key, "high" if writer.feelings[key] > 0.5 else "low")
        for key in LETTERS
    ]
    strong = sorted((item for item in found if item[2] in LETTERS[item[1]]), reverse=True)
    _, key, way = strong[(last // SEASON) % min(2, len(strong))]
    text = TEXTS[last // SEASON % len(TEXTS)]
    return context.texts(f"news.letter_{key}_{way}{text}"), way == "high" and key not in people.COLD
