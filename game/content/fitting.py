"""Whether a level fits its city: its period, starting orders, goals, and events that can happen."""

from game.content.cities import City
from game.content.files import FORMAT
from game.content.nodes import Document
from game.content.problems import Code
from game.content.say import Say
from game.content.words import did_you_mean, listed
from game.engine.conditions import All, AnyOf, Between, Chosen, Condition, IndicatorIs, Not, Running
from game.engine.indicators import INDICATORS, Unit
from game.engine.marks import Mark, month_name
from game.engine.rules import Goal, Level

_SHARES = frozenset(indicator.key for indicator in INDICATORS if indicator.unit is Unit.SHARE)


def fit(level: Level, document: Document, city: City) -> None:
    """Everything about a level that depends on its city or on its own period."""
    say = Say(document, ())
    if level.format != FORMAT:
        say("format", Code.FORMAT, f"`format` is {level.format}", f"this game reads format {FORMAT}")
    if level.to < level.from_:
        what = f"`to` is {month_name(level.to)}, before `from`, {month_name(level.from_)}"
        say("to", Code.DATES, what, "expected a later month")
        return
    for number, page in enumerate(level.briefing):
        say.words(("briefing", number), page, 59)
    say.bounds(level, 0, 600, "minutes")
    say.bounds(level, 1, 60, "month_seconds")
    say.bounds(level, 1, 24, "questions_apart")
    _lesson(level, say)
    _goals(level, say)
    _starts(level, say, city)
    if "record" in city.parts:
        keys = [fact.key for fact in city.record.facts]
        for number, fact in enumerate(level.facts):
            if fact not in keys:
                hint = did_you_mean(fact, keys)
                say(("facts", number), Code.UNKNOWN_NAME, f"the record has no fact `{fact}`", "", hint)
    _events(level, document, city)


def _lesson(level: Level, say: Say) -> None:
    """A lesson says how long it is, keeps time to look back, and asks after each thing that it teaches."""
    if level.lesson is None:
        return
    if not 0 < level.lesson.looking_back < level.minutes:
        what = f"`looking_back` is {level.lesson.looking_back}, of {level.minutes} minutes in all"
        say(("lesson", "looking_back"), Code.OUT_OF_BOUNDS, what, "expected less than `minutes`")
    if len(level.lesson.objectives) != len(level.questions):
        what = f"there are {len(level.lesson.objectives)} objectives and {len(level.questions)} questions"
        say(("lesson", "objectives"), Code.LENGTH, what, "expected a question for each objective")


def _goals(level: Level, say: Say) -> None:
    """Goals and pledges are looked at inside the period."""
    goals: list[tuple[tuple[str | int, ...], Goal]] = [
        (("goals", n), goal) for n, goal in enumerate(level.goals)
    ]
    if level.pledges:
        goals += [
            (("pledges", "offer", n, "goal"), pledge.goal) for n, pledge in enumerate(level.pledges.offer)
        ]
    for path, goal in goals:
        if not level.from_ <= goal.by <= level.to:
            period = f"expected a month from {month_name(level.from_)} to {month_name(level.to)}"
            say((*path, "by"), Code.DATES, f"{month_name(goal.by)} lies outside the level", period)


def _starts(level: Level, say: Say, city: City) -> None:
    """Starting orders are such as a mayor could give; what was lived before has given its own."""
    if level.start and level.starts_after:
        say("start", Code.CONFLICT, "what runs is known from `starts_after`", "", "leave `start` out")
    for number, order in enumerate(level.start):
        path = ("start", number)
        programme = city.programmes.get(order.programme)
        if level.programmes and order.programme not in level.programmes:
            what = f"`{order.programme}` is not among the level's programmes"
            say((*path, "programme"), Code.CONFLICT, what, "", "add it there, or leave it out here")
        if programme is None:
            continue
        if not 1 <= order.dose <= len(programme.doses):
            most = len(programme.doses)
            say(
                (*path, "dose"),
                Code.OUT_OF_BOUNDS,
                f"`dose` is {order.dose}",
                f"`{programme.key}` has doses 1 to {most}",
            )
        if order.place and not programme.local:
            say(
                (*path, "place"),
                Code.CONFLICT,
                f"`{programme.key}` runs in the whole city only",
                "",
                "leave `place` out",
            )
        if order.address and order.address not in programme.addresses:
            what = f"`{programme.key}` can't be addressed to `{order.address}`"
            say((*path, "address"), Code.CONFLICT, what, f"expected {listed(programme.addresses)}")


def _events(level: Level, document: Document, city: City) -> None:
    """Every event that the level names can happen in its period; in the open level, every event."""
    open_level = not level.events and document.file.endswith("level.yaml")
    keys = list(city.events) if open_level else [key for key in level.events if key in city.events]
    possible = frozenset(level.events) or city.names.of(Mark.EVENT) or frozenset[str]()
    months = frozenset(range(level.from_, level.to + 1))
    for key in keys:
        if _when(city.events[key].when, months, level, possible):
            continue
        period = f"{month_name(level.from_)} to {month_name(level.to)}"
        what = f"the event `{key}` can never happen from {period}"
        if open_level:
            Say(city.documents[f"events/{key}"], ())("when", Code.NEVER, what)
        else:
            Say(document, ())(("events", level.events.index(key)), Code.NEVER, what)


def _when(
    condition: Condition, months: frozenset[int], level: Level, events: frozenset[str]
) -> frozenset[int]:
    """The months in which a condition may hold, as far as can be told without a run."""
    none = frozenset[int]()
    match condition:
        case Between(first, last):
            return frozenset(month for month in months if first <= month and (last is None or month <= last))
        case All(parts):
            return frozenset.intersection(months, *(_when(part, months, level, events) for part in parts))
        case AnyOf(parts):
            return none.union(*(_when(part, months, level, events) for part in parts))
        case Not(Between() as part):
            return months - _when(part, months, level, events)
        case Running(programme):
            return none if level.programmes and programme not in level.programmes else months
        case Chosen(event):
            return months if event in events else none
        case IndicatorIs(indicator, above, below) if indicator in _SHARES:
            return (
                none if (above is not None and above >= 1) or (below is not None and below <= 0) else months
            )
        case _:
            return months
