"""The first sheet: whose town it was, what turned it, what was promised, and the wall."""

from typing import Final

from game.debrief import Debrief, Laid, Promise, Turn, drawn
from game.printed import charts, pictures
from game.printed.html import Html, el
from game.printed.style import colours
from game.scenes import words
from game.scenes.chairs import together
from game.scenes.common_promise import course_of, name_of
from game.scenes.context import Context
from game.scenes.debrief_parts import Part, beside, cost, decided, effect, parts_of
from game.ui.palette import as_hex, mix

BLANKS: Final = ("mayor", "class", "date")
"""Lines at the head for those who played."""
LISTED: Final = 5
"""Pledges that are listed at most, and goals."""
NAMES: Final = 3
"""Programmes that are named on a brick."""


def front(context: Context, past: Debrief, outcome: str, town: Html) -> Html:
    """The sheet, with the picture of the town at its head."""
    return el(
        "section",
        _head(context, past, town),
        el("div", _came(context, past, outcome), *_promises(context, past), cls="came"),
        _turns(context, past),
        _wall(context, past),
        cls="sheet",
    )


def _head(context: Context, past: Debrief, town: Html) -> Html:
    """The town, the title and the years, and lines for who played."""
    say, rules = context.texts, context.session.rules
    blanks = [el("span", say(f"printed.{key}"), el("i"), cls=f"blank {key}") for key in BLANKS]
    return el(
        "header",
        town,
        el(
            "div",
            el("p", years(context, past), cls="kicker"),
            el("h1", words.own_text(context, "name", rules.level.name)),
            el("p", words.own_text(context, "question", rules.level.question), cls="question"),
            cls="title",
        ),
        el("p", *blanks, cls="blanks"),
    )


def years(context: Context, past: Debrief) -> str:
    """The town, and the months of the game."""
    first, last = (words.month_of(context.texts, month) for month in (past.first, past.last))
    town = context.texts.place(context.session.rules.town.name)
    return context.texts("printed.years", town=town, first=first, last=last)


def _came(context: Context, past: Debrief, outcome: str) -> Html:
    """How it ended, and what it comes to with its parts."""
    say = context.texts
    total = el("p", el("b", say.number(past.card.total)), say("debrief.of_100"), cls="total")
    ended = el("p", say(f"printed.outcome_{outcome}"), cls="outcome")
    parts = [_part(context, part) for part in parts_of(context, past)]
    return el("section", el("h2", say("debrief.score")), ended, total, *parts)


def _part(context: Context, part: Part) -> Html:
    say = context.texts
    share = min(max(part.points, 0.0), 100.0)
    bar = el(
        "svg",
        el("rect", width=100, height=4, cls="track"),
        el("rect", width=share, height=4, cls="full"),
        viewBox="0 0 100 4",
        preserveAspectRatio="none",
        aria_hidden="true",
    )
    name = el("p", el("span", part.name), el("b", say.number(part.points)), cls="name")
    return el("div", name, bar, cls="part")


def _promises(context: Context, past: Debrief) -> list[Html]:
    """What was promised and what was asked, kept or not."""
    say = context.texts
    made = [promise for promise in past.promises if promise.key]
    asked = [promise for promise in past.promises if not promise.key]
    kept = say("printed.kept_of", kept=sum(promise.kept for promise in made), made=len(made))
    told = [kept if made else say("council.no_pledges"), together(context)]
    about = el("p", " ".join(told).rstrip(), cls="about")
    found = [el("section", el("h2", say("debrief.promises")), about, _list(context, made))]
    if asked:
        met = say("printed.met_of", met=sum(promise.kept for promise in asked), asked=len(asked))
        goals = el("h2", say("printed.goals"))
        found.append(el("section", goals, el("p", met, cls="about"), _list(context, asked)))
    return found


def _list(context: Context, promises: list[Promise]) -> Html:
    rows = [_promise(context, promise) for promise in promises[:LISTED]]
    if len(promises) > LISTED:
        rows.append(el("li", el("small", context.texts("printed.others", n=len(promises) - LISTED))))
    return el("ul", *rows, cls="promises")


def _promise(context: Context, promise: Promise) -> Html:
    state = context.texts("council.kept" if promise.kept else "council.broken")
    course = course_of(context, promise.goal, promise.start, promise.end)
    return el(
        "li",
        pictures.icon("check" if promise.kept else "close"),
        el("b", name_of(context, promise.goal, promise.key)),
        el("small", el("b", state, cls="state"), f". {course}"),
        cls="kept" if promise.kept else "broken",
    )


def _turns(context: Context, past: Debrief) -> Html:
    """Three cards in order of time."""
    say = context.texts
    if not past.turns:
        return el("section", el("h2", say("debrief.turns")), el("p", say("debrief.no_turns"), cls="about"))
    cards = [_turn(context, turn) for turn in past.turns]
    about = el("p", say("debrief.turns_about"), cls="about")
    return el("section", el("h2", say("debrief.turns")), about, el("div", *cards, cls="turns"))


def _turn(context: Context, turn: Turn) -> Html:
    say = context.texts
    months, values = drawn(context.session, turn)
    course = charts.spark(values, months.index(turn.begins) if turn.begins in months else 0)
    name = words.indicator_name(say, turn.indicator)
    return el(
        "article",
        el("p", words.month_of(say, turn.begins), cls="month"),
        el("h3", words.cause(context, turn.cause)),
        el("p", effect(say, turn.indicator, turn.amount)),
        el("p", say("debrief.for_better" if turn.better else "debrief.for_worse"), cls="way"),
        el("small", name if turn.first else say("debrief.alone", name=name)),
        course,
        el("small", " ".join([decided(say, turn), *beside(context, turn)])),
        cls="better" if turn.better else "worse",
    )


def _wall(context: Context, past: Debrief) -> Html:
    """Eight bricks in bond: a closer at the end of each course."""
    say, courses = context.texts, []
    for n in range(0, len(past.wall), 2):
        pair = [_brick(context, laid, n + m) for m, laid in enumerate(past.wall[n : n + 2])]
        courses.append(el("div", *pair, cls="course"))
    about = el("p", say("debrief.wall_about"), cls="about")
    return el("section", el("h2", say("debrief.wall")), about, el("div", *courses, cls="wall"), cls="built")


def _brick(context: Context, laid: Laid, number: int) -> Html:
    """What was built of a brick; an outline where nothing was."""
    say = context.texts
    name = el("h3", pictures.icon(words.BRICK_ICONS[laid.brick]), words.brick_name(say, laid.brick))
    if not laid.programmes:
        return el("article", name, el("p", say("debrief.not_laid")), cls="open")
    names = [words.programme_name(context, key) for key in laid.programmes]
    built = ", ".join(names[:NAMES])
    if len(names) > NAMES:
        built = say("printed.more", names=built, n=len(names) - NAMES)
    moved = [
        el("li", pictures.icon(sign), effect(say, *what))
        for sign, what in (("check", laid.gain), ("warning", laid.loss))
        if what
    ]
    about = el("span", cost(say, laid.cents), cls="cost")
    inks = colours(context)
    tone = as_hex(mix(inks.brick, inks.brick_dark, (number * 5 % 8) / 8))
    clay = el("svg", el("rect", width="100%", height="100%", fill=tone), cls="clay", aria_hidden="true")
    return el("article", clay, name, about, el("p", built), el("ul", *moved), cls="laid")
