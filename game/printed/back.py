"""The second sheet: numbers beside the real town, one life, questions, what is known, and the code."""

from collections.abc import Generator
from typing import Final

from game import RESULT_VERSION
from game.debrief import Debrief
from game.engine.facts import Tag
from game.engine.indicators import ASKED_FROM
from game.engine.view import Person, View
from game.printed import charts, pictures
from game.printed.front import years
from game.printed.html import Html, el, join
from game.runcode import code_of
from game.scenes import charts_model, debrief_person, models, people, words
from game.scenes.charts_model import Course
from game.scenes.context import Context

MOST: Final = 4
"""Charts, questions and facts at most."""
BARE: Final = 1
"""Charts without a line of the real town at most."""
OTHERS: Final = (
    "far_right_vote", "felt_unsafe", "pride", "street_crime", "trust_city", "shop_vacancy", "unemployment",
    "population",
)  # fmt: skip
"""Numbers that fill up the charts when little was promised; none of them parts people by their roots."""
LINES: Final = 3
"""Lines to write on below a question."""
LONGEST: Final = 1400
"""Signs of a code that are printed at most: more leave no room to write."""
TOLD: Final = 7
"""Lines of a life at most."""


def back(context: Context, past: Debrief, whom: int) -> Generator[None, None, Html]:
    """The sheet, in steps."""
    level = words.own_text(context, "name", context.session.rules.level.name)
    head = el("p", el("b", level), years(context, past), cls="running")
    numbers, life = _beside(context, past), _person(context, whom)
    yield
    asked, known = _questions(context), _known(context)
    return el("section", head, numbers, life, asked, known, _foot(context), cls="sheet")


# ---------------------------------------------------------------------- numbers


def chosen(view: View, past: Debrief) -> list[Course]:
    """The numbers that are drawn: first those that were promised, and most beside the real town."""
    promised = dict.fromkeys(promise.goal.indicator for promise in past.promises)
    courses = [charts_model.course(view, key) for key in dict.fromkeys((*promised, *OTHERS))]
    beside = [course for course in courses if _is_beside(course)]
    bare = [course for course in courses if course.indicator in promised and course not in beside][:BARE]
    kept = [*beside[: MOST - len(bare)], *bare]
    return [course for course in courses if course in kept]


def _is_beside(course: Course) -> bool:
    """Whether anything of the real town is known in these years."""
    return any(value is not None for value in course.real)


def _beside(context: Context, past: Debrief) -> Html:
    say = context.texts
    legend = el(
        "p",
        el("span", el("i", cls="yours"), say("printed.yours")),
        el("span", el("i", cls="ghost"), say("printed.ghost")),
        el("span", el("i", cls="band"), say("charts.legend_band")),
        cls="legend",
    )
    drawn = [_chart(context, course) for course in chosen(context.session.view, past)]
    return el("section", el("h2", say("printed.beside")), legend, el("div", *drawn, cls="charts"))


def _chart(context: Context, course: Course) -> Html:
    """Name, first and last value, the lines, and where the real figures come from."""
    say = context.texts
    name = words.indicator_name(say, course.indicator)
    start, end = (course.scale.value(say, course.scale.units(course.values[n])) for n in (0, -1))
    said = say("printed.course", name=name, start=start, end=end)
    head = el("p", el("b", name), el("span", f"{start} → {end}"), cls="name")
    if course.record is None or not _is_beside(course):
        source = join(say("printed.no_figure"))
    else:
        note = words.level_text(context, f"record.series.{course.indicator}.note", course.record.note)
        told = say("charts.source", source=words.source(say, course.record.source))
        source = join(_tag(context, course.record.tag), f"{told} {note}")
    return el("figure", head, charts.chart(say, course, said), el("figcaption", source))


def _tag(context: Context, tag: Tag) -> Html:
    """What kind of fact something is."""
    sign = pictures.icon(words.TAG_ICONS[tag.value])
    return el("span", sign, words.tag_name(context.texts, tag.value), cls=f"tag {tag.value}")


# ---------------------------------------------------------------------- one life


def _person(context: Context, whom: int) -> Html:
    """A face, what happened to them, and what they feel at the end."""
    say = context.texts
    title = el("h2", say("debrief.person"))
    person = shown(context, whom)
    if person is None:
        return el("section", title, el("p", say("debrief.nobody"), cls="about"))
    _, told = debrief_person.met(context)
    life = debrief_person.life(context, person, told, TOLD)
    feels = debrief_person.feels(context, person)
    who = el(
        "div",
        el("h3", person.name, _tag(context, Tag.INVENTED)),
        el("p", people.in_short(context, person), cls="about"),
        el("ol", *(el("li", line) for line in life)),
    )
    now = el("div", el("h3", say("debrief.now")), *(el("p", line) for line in feels), cls="now")
    face = pictures.face(people.face_of(context, person), person.name)
    return el("section", title, el("div", face, who, now, cls="person"))


def shown(context: Context, whom: int) -> Person | None:
    """The person of that id; else of those who were met one who is followed and has most to tell."""
    found, told = debrief_person.met(context)
    followed = people.followed(context)

    def much(person: Person) -> tuple[bool, bool, int]:
        line = told.get(person.id)
        return person.id in followed, person.age >= ASKED_FROM, len(line.facts) if line else 0

    return next((person for person in found if person.id == whom), max(found, key=much, default=None))


# ---------------------------------------------------------------------- to think on


def _questions(context: Context) -> Html:
    """The level's open questions, what each trains, and lines to write on."""
    say, level = context.texts, context.session.rules.level
    aims = [say(f"printed.aim_{aim.value}") for aim in level.aims] or [""] * len(level.questions)
    asked = [
        (words.own_text(context, f"questions.{n}", question), aim)
        for n, (question, aim) in enumerate(zip(level.questions, aims, strict=True), 1)
    ][:MOST] or [(say("debrief.calm_ask"), "")]
    cells = [
        el(
            "article",
            el("p", el("span", aim, cls="aim") if aim else None, question),
            el("div", *[el("i")] * LINES, cls="lines"),
        )
        for question, aim in asked
    ]
    return el("section", el("h2", say("debrief.questions")), el("div", *cells, cls="questions"), cls="write")


def _known(context: Context) -> Html:
    """What comes from outside the game, with its sources; and what nobody knows."""
    say, rules = context.texts, context.session.rules
    facts = {fact.key: fact for fact in rules.record.facts}
    shown_ = [facts[key] for key in rules.level.facts if key in facts][:MOST]
    rows = [
        el(
            "li",
            _tag(context, fact.tag),
            words.level_text(context, f"record.facts.{fact.key}.text", fact.text),
            " ",
            el("small", words.sourced(say, fact.source)),
        )
        for fact in shown_
    ]
    labels = [el("span", _tag(context, tag), say(f"tag.{tag.value}.help")) for tag in Tag]
    facts_ = el("ul", *rows) if rows else None
    known = el("div", el("p", say("printed.known_text")), facts_, cls="known")
    return el("section", el("h2", say("printed.known")), known, el("p", *labels, cls="labels"))


# ---------------------------------------------------------------------- the game itself


def _foot(context: Context) -> Html:
    """The code of the game, as letters and as a picture, and the stamp of what it was played with."""
    say, session = context.texts, context.session
    stamp = el("p", " · ".join(stamps(context)), cls="stamp")
    code = code_of(session, context.kept["game"].level)
    if len(code) > LONGEST:
        return el("footer", el("div", el("p", say("printed.long_code")), stamp))
    told = el("p", el("b", say("printed.code")), " ", say("code.yours"))
    return el(
        "footer",
        pictures.qr(code, say("printed.code")),
        el("div", told, el("p", code.replace("-", " "), cls="code"), stamp),
    )


def stamps(context: Context) -> list[str]:
    """With what the game was played: each a few words."""
    say, session = context.texts, context.session
    grade = say(f"settings.difficulty_{session.difficulty}")
    changed = models.stamp(context)
    return [
        say("printed.version", version=str(RESULT_VERSION)),
        say("printed.level", level=context.kept["game"].level),
        say("printed.seed", seed=str(session.city.seed)),
        say("printed.grade", grade=grade),
        *([changed] if changed else ()),
    ]
