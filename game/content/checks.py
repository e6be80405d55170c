"""What holds inside one record beyond the types of its fields: bounds, order, sources, lengths.

Each check gets a record and a `Say` that knows where the record stands, and tells what is wrong.
"""

from collections.abc import Callable
from typing import Any, Final

from game.content import walk
from game.content.files import FORMAT, People, PlanFile
from game.content.models import check_model
from game.content.nodes import Document, Value
from game.content.problems import Code
from game.content.say import AnyRecord, Say
from game.content.shapes import Record, Shape
from game.content.texts import placeholders
from game.content.words import did_you_mean, listed, plural
from game.engine import conditions as when
from game.engine import nation, rules, town
from game.engine.indicators import INDICATORS
from game.engine.marks import month_name
from game.engine.minds import ATTITUDES
from game.engine.targets import Target

MOST_COST: Final = 100_000_000_00
"""No programme or event costs or brings more, in cents."""
MOST_BUDGET: Final = 10_000_000_000_00
"""No city has more to spend, in cents."""
IN_STORIES: Final = frozenset({"name", "age", "street", "district"})
"""Placeholders for the resident through whom an event is told."""


def check(value: Value, shape: Shape, document: Document) -> None:
    """Every check of every record in a value."""
    for path, record in walk.records(value, shape):
        if test := _CHECKS.get(type(record)):
            test(record, Say(document, path))


def _all(record: when.All, say: Say) -> None:
    if not record.all:
        say("all", Code.LENGTH, "`all` is empty", "expected one condition or more")


def _any(record: when.AnyOf, say: Say) -> None:
    if not record.any:
        say("any", Code.LENGTH, "`any` is empty", "expected one condition or more")


def _indicator(record: when.IndicatorIs, say: Say) -> None:
    compared(record, say)
    say.bounds(record, 1, 240, "for_months")
    if record.district and not _BY_DISTRICT[record.indicator]:
        say(
            "district",
            Code.CONFLICT,
            f"`{record.indicator}` is known for the whole city only",
            "",
            "leave it out",
        )


def compared(record: AnyRecord, say: Say) -> None:
    """An indicator is compared with something, and with nothing impossible."""
    pairs = ((record.above, record.below), (record.above_share_of_start, record.below_share_of_start))
    if all(bound is None for pair in pairs for bound in pair):
        words = ("above", "below", "above_share_of_start", "below_share_of_start")
        say(
            (),
            Code.MISSING_KEY,
            f"`{record.indicator}` is compared with nothing",
            f"expected {listed(words)}",
        )
    for above, below in pairs:
        if above is not None and below is not None and above >= below:
            say("above", Code.NEVER, f"nothing is above {above:g} and below {below:g}", "", "use `any`")


def _between(record: when.Between, say: Say) -> None:
    if record.to is not None and record.to < record.from_:
        say(
            "to",
            Code.DATES,
            f"{month_name(record.to)} lies before {month_name(record.from_)}",
            "expected a later month",
        )


def _running(record: when.Running, say: Say) -> None:
    say.bounds(record, 1, 240, "for_months")


def _heard(record: when.Heard, say: Say) -> None:
    say.bounds(record, 1, 240, "of")
    low, high = record.above, record.below
    if low is None and high is None:
        say((), Code.MISSING_KEY, f"`{record.heard}` is compared with nothing", "expected `above` or `below`")
    elif (0 if low is None else low) >= (1 if high is None else high):
        say((), Code.NEVER, "no share of answers lies there", "expected `above` under 1, `below` over 0")


def _target(record: Target, say: Say) -> None:
    say.bounds(record, 0, 120, "from_age", "to_age")
    if record.to_age < record.from_age:
        say("to_age", Code.CONFLICT, f"nobody is {record.from_age} and at most {record.to_age}")


def _programme(record: rules.Programme, say: Say) -> None:
    if not 1 <= len(record.doses) <= 3:
        say("doses", Code.LENGTH, f"`doses` has {len(record.doses)} items", "expected one to three")
    say.bounds(record, 0, 30, "capital")
    say.bounds(record, 0, 120, "phase_in", "phase_out")
    say.words("name", record.name, 4)
    if record.address not in record.addresses:
        say(
            "address",
            Code.CONFLICT,
            f"`{record.address}` is none of `addresses`",
            f"expected {listed(record.addresses)}",
        )
    if record.key in record.excludes:
        say("excludes", Code.CONFLICT, "this programme can't run beside itself", "", "take it out")
    sourced(record.source, say)


def _dose(record: rules.Dose, say: Say) -> None:
    say.bounds(record, -MOST_COST, MOST_COST, "cost_month", "one_off", shown=100)
    say.bounds(record, 0, 2000, "staff")


def sourced(source: str, say: Say, tag: rules.Tag | str | None = None) -> None:
    """What is not invented has a source."""
    if tag != rules.Tag.INVENTED and not source.strip():
        kind = f"a {tag}" if tag else "this"
        say(
            "source",
            Code.SOURCE,
            f"{kind} has no source",
            "expected where it stands",
            "write it, or `tag: invented`",
        )


def _tagged(record: AnyRecord, say: Say) -> None:
    sourced(record.source, say, record.tag)


def _push(record: rules.Push, say: Say) -> None:
    say.bounds(record, 1, 240, "months")
    say.bounds(record, 0, 240, "delay")


def _feeling(record: rules.Feeling, say: Say) -> None:
    if record.feel not in ATTITUDES:
        what = f'`feel` is the text "{record.feel}"'
        say(
            "feel",
            Code.UNKNOWN_WORD,
            what,
            f"expected {listed(ATTITUDES)}",
            did_you_mean(record.feel, ATTITUDES),
        )
    say.bounds(record, -0.3, 0.3, "by")
    say.bounds(record, 0, 240, "delay", "fades")


def _cost(record: rules.Cost, say: Say) -> None:
    say.bounds(record, -MOST_COST, MOST_COST, "money", shown=100)
    say.bounds(record, -100, 100, "capital")
    say.bounds(record, -1, 1, "credibility", "success")
    say.bounds(record, 0, 240, "delay")


def _event(record: rules.Event, say: Say) -> None:
    if record.chance <= 0:
        say("chance", Code.NEVER, "an event with this chance never happens", "expected more than 0")
    say.bounds(record, 0, 600, "again_after")
    say.words("story", record.story, 110)
    known = IN_STORIES if record.who else frozenset[str]()
    for _, text, path in walk.texts(record, _EVENT_SHAPE):
        if extra := sorted(placeholders(text) - known):
            advice = (
                ""
                if record.who or not set(extra) <= IN_STORIES
                else "write whom it is told through, under `who`"
            )
            what = f"{listed('{' + name + '}' for name in extra)} stands for nothing here"
            say(
                path,
                Code.PLACEHOLDER,
                what,
                f"known are {listed('{' + n + '}' for n in sorted(IN_STORIES))}",
                advice,
            )
    _tagged(record, say)
    if record.choices:
        _dilemma(record, say)
    elif record.default or record.viewpoints:
        name = "default" if record.default else "viewpoints"
        say(name, Code.DILEMMA, f"this event has `{name}` and no choices", "expected `choices`")


def _dilemma(record: rules.Event, say: Say) -> None:
    keys = [choice.key for choice in record.choices]
    say.unique("choices", record.choices)
    say.unique("viewpoints", record.viewpoints, "who")
    if not 2 <= len(keys) <= 4:
        say(
            "choices", Code.DILEMMA, f"this dilemma has {plural(len(keys), 'choice')}", "expected two to four"
        )
    if not record.default:
        say((), Code.DILEMMA, "this dilemma has no `default`", f"expected {listed(keys)}")
    elif record.default not in keys:
        hint = did_you_mean(record.default, keys)
        say("default", Code.DILEMMA, f"`{record.default}` is no choice", f"expected {listed(keys)}", hint)
    for number, view in enumerate(record.viewpoints):
        for place, choice in enumerate(view.leans):
            if choice not in keys:
                at = ("viewpoints", number, "leans", place)
                say(at, Code.UNKNOWN_NAME, f"`{choice}` is no choice", f"expected {listed(keys)}",
                    did_you_mean(choice, keys))  # fmt: skip
    voices = {view.who for view in record.viewpoints}
    if len(voices) < 3:
        name: str | walk.Path = "viewpoints" if record.viewpoints else ()
        count = "one person says" if len(voices) == 1 else f"{len(voices) or 'no'} people say"
        say(name, Code.DILEMMA, f"{count} what can be said in this dilemma", "expected three or more")


def _assumption(record: rules.Assumption, say: Say) -> None:
    low, high = record.range
    if low > high:
        say(
            "range",
            Code.OUT_OF_BOUNDS,
            f"`range` goes from {low:g} to {high:g}",
            "expected the lower number first",
        )
    elif not low <= record.value <= high:
        say(
            "value",
            Code.OUT_OF_BOUNDS,
            f"`value` is {record.value:g}",
            f"expected {low:g} to {high:g}, its range",
        )
    sourced(record.source, say)


def _series(record: nation.Series | rules.RecordSeries, say: Say) -> None:
    say.dated("points", record.points)
    if record.tag not in list(rules.Tag):
        tags = [str(tag) for tag in rules.Tag]
        what = f'`tag` is the text "{record.tag}"'
        say("tag", Code.UNKNOWN_WORD, what, f"expected {listed(tags)}", did_you_mean(record.tag, tags))
    _tagged(record, say)


def _usual(record: rules.Usual, say: Say) -> None:
    say.dated("native", record.native)
    say.dated("foreign", record.foreign)
    if say.path[-1] not in ATTITUDES:
        word = str(say.path[-1])
        say((), Code.UNKNOWN_WORD, f"there is no attitude `{word}`", "", did_you_mean(word, ATTITUDES))


def _nation(record: nation.Nation, say: Say) -> None:
    say.dated("elections", record.elections, 0)
    say.unique("shocks", record.shocks)
    say.unique("lists", record.lists)
    if not record.lists:
        say("lists", Code.LENGTH, "`lists` is empty", "expected the mayor's list, and others")


def _party(record: nation.PartyList, say: Say) -> None:
    say.dated("wave_native", record.wave_native)
    say.dated("wave_foreign", record.wave_foreign)
    say.bounds(record, 0, 1, "distance")
    say.bounds(record, 0, 100, "seats")
    sourced(record.source, say)


def _town(record: town.Town, say: Say) -> None:
    for name in ("districts", "landmarks", "shop_streets", "schools", "origins", "names"):
        say.unique(name, getattr(record, name))
    pools = [pool.key for pool in record.names]
    for number, origin in enumerate(record.origins):
        if origin.names not in pools:
            hint = did_you_mean(origin.names, pools)
            say(
                ("origins", number, "names"),
                Code.UNKNOWN_NAME,
                f"there is no pool of names `{origin.names}`",
                "",
                hint,
            )
    for name in ("districts", "names"):
        if not getattr(record, name):
            say(name, Code.LENGTH, f"`{name}` is empty", "expected one or more")


def _record(record: rules.Record, say: Say) -> None:
    say.unique("facts", record.facts)
    say.unique("series", record.series, "indicator")


def _goal(record: rules.Goal, say: Say) -> None:
    compared(record, say)


def _plan(record: PlanFile, say: Say) -> None:
    if record.format != FORMAT:
        say("format", Code.FORMAT, f"`format` is {record.format}", f"this game reads format {FORMAT}")
    say.dated("orders", record.orders, 0)


def _pledges(record: rules.Pledges, say: Say) -> None:
    say.unique("offer", record.offer)
    if not 0 <= record.choose <= len(record.offer):
        say(
            "choose", Code.OUT_OF_BOUNDS, f"`choose` is {record.choose}", f"expected 0 to {len(record.offer)}"
        )


def _level(record: rules.Level, say: Say) -> None:
    many, aims = len(record.questions), len(record.aims)
    if aims and aims != many:
        asked = f"expected one for each of {plural(many, 'question')}"
        say("aims", Code.LENGTH, f"`aims` has {plural(aims, 'item')}", asked)


def _opening(record: rules.Opening, say: Say) -> None:
    say.bounds(record, 0, MOST_BUDGET, "free_budget_year", "spending_year", "debt", shown=100)
    say.bounds(record, 0, 100, "capital")
    say.bounds(record, 0, 10_000, "staff")


def _score(record: rules.Score, say: Say) -> None:
    total = record.pledges + record.lives + record.handed_on
    if abs(total - 1) > 1e-6:
        say((), Code.OUT_OF_BOUNDS, f"the weights of the score add up to {total:g}", "expected 1")


_EVENT_SHAPE: Final = Record(rules.Event)
_BY_DISTRICT: Final = {indicator.key: indicator.districts for indicator in INDICATORS}
_CHECKS: Final[dict[type, Callable[[Any, Say], None]]] = {
    when.All: _all,
    when.AnyOf: _any,
    when.IndicatorIs: _indicator,
    when.Between: _between,
    when.Running: _running,
    when.Heard: _heard,
    Target: _target,
    rules.Programme: _programme,
    rules.Dose: _dose,
    rules.Reality: _tagged,
    rules.Push: _push,
    rules.Feeling: _feeling,
    rules.Cost: _cost,
    rules.Event: _event,
    rules.Assumption: _assumption,
    rules.Fact: _tagged,
    rules.RivalModel: check_model,
    rules.RecordSeries: _series,
    rules.Record: _record,
    rules.Usual: _usual,
    rules.Goal: _goal,
    rules.Level: _level,
    rules.Pledges: _pledges,
    rules.Opening: _opening,
    rules.Score: _score,
    nation.Series: _series,
    nation.Nation: _nation,
    nation.PartyList: _party,
    nation.Shock: lambda record, say: sourced(record.source, say),
    town.Town: _town,
    PlanFile: _plan,
    People: lambda record, say: say.unique("cast", record.cast),
}
"""The check of each kind of record; a kind that is not here has none."""
