"""A page of the debrief: people who were followed or offered at the start, and the life of one of them."""

from dataclasses import replace
from typing import Final, Protocol

from pygame import Rect

from game.engine.indicators import ASKED_FROM
from game.engine.view import Person
from game.life.retell import LifeLine
from game.scenes import lives, people, resident_leaves, routes, sheets, words
from game.scenes.context import Context
from game.scenes.sheets import Block, Columns
from game.ui import layout, townscape
from game.ui.fonts import BODY, LEAD, TITLE, Style
from game.ui.moves import Answer, Push
from game.ui.panels import Paged
from game.ui.screen import Scene, Ui
from game.ui.widgets import TARGET, Button, Card, Picture, Spot, Words

FEELINGS: Final = ("belonging", "felt_safe", "trust_city", "prospects")
GROWING: Final = 12
"""Age from which somebody who was in the news is shown."""
MOST: Final = 10
"""Faces in the line at most."""
WEIGHTY: Final = frozenset({
    "event", "gone", "child", "partner", "parted", "lost", "left_home", "own_home", "diploma", "study",
    "citizen", "shop", "shop_closed", "retired", "dutch", "first_work", "first_work_away",
})  # fmt: skip
"""Facts that are told first."""
LIGHT: Final = frozenset({"club", "course", "moved", "school_changed"})
"""Facts that are told last."""
SMALL_CHANGE: Final = frozenset({"start", "moved_near", "other_work", "other_work_away", "club_left"})
"""Facts that are told on the card only."""
FACTS: Final = 10
"""Facts of a life that are told at most."""
GAP: Final = 10
TIGHT: Final = 3
"""Units between two sentences; and where they have little room."""
VIEW: Final = 120
"""Units of height from which the town is seen below a life."""
SMALL_FACE: Final = 56
"""Units of a face in the line."""


class Page(Protocol):
    """What the page asks of its screen."""

    whom: int

    def choose(self, number: int) -> Answer:
        """Show another person."""


Told = dict[int, LifeLine]
"""Life lines by the id of the resident."""


def met(context: Context) -> tuple[list[Person], Told]:
    """Those who were followed, then those who were offered, also when they have left; or who was in the news.

    Who has left is there once the telling of their lives has come to them, as they were last seen.
    """
    view = context.session.view
    known = list(dict.fromkeys([*people.followed(context), *context.kept.get(lives.OFFERED, ())]))[:MOST]
    if not known:
        news = (view.person(entry.resident) for entry in reversed(view.journal()) if entry.resident)
        known = next(([one.id] for one in news if one is not None and one.age >= GROWING), [])
    told = {line.number: line for line in lives.lines_of(context, known)}
    found = [view.person(number) or (told[number].person if number in told else None) for number in known]
    return [person for person in found if person is not None], told


def build(scene: Scene, area: Rect, context: Context, page: Page, paged: Paged) -> None:
    """Faces to choose from, where there is more than one; a face, what happened, what they feel now."""
    ui = scene.ui
    found, told = met(context)
    if not found:
        bare(ui, area, ui.say("debrief.nobody"))
        return
    person = next((one for one in found if one.id == page.whom), found[0])
    if len(found) > 1 or ui.low:
        area = _line(ui, area, context, page, (found, person))
    if ui.low:
        _bare(scene, area, context, person, (told, paged))
        return
    card = ui.add(Card(area.copy()))
    box = layout.inset(area, ui.px(26), ui.px(22))
    side = min(ui.px(260), box.height // 3 if ui.portrait else box.height - ui.px(60), box.width // 4)
    face = Rect(box.left, box.top, side, side)
    resident_leaves.face(ui, face, people.face_of(context, person))
    if ui.portrait:
        text = Rect(face.right + ui.px(20), box.top, box.right - face.right - ui.px(20), side)
        rest = Rect(box.left, face.bottom + ui.px(20), box.width, box.bottom - face.bottom - ui.px(20))
        _name(ui, text, context, person)
    else:
        rest = Rect(face.right + ui.px(26), box.top, box.right - face.right - ui.px(26), box.height)
        name, rest = layout.rows(rest, ui.px(66), 1.0, gap=ui.px(10))
        _name(ui, name, context, person)
    to = Push(routes.Resident(person.id))
    meet = Rect(face.left, face.bottom + ui.px(12), side, ui.px(TARGET))
    if not ui.portrait and side > ui.px(120):
        ui.add(Button(meet, ui.say("debrief.meet"), to, key="meet", icon="people"))
        face = face.union(meet)
    else:
        ui.add(Spot(face, person.name, to, key="meet"))
    end = max(_then_and_now(scene, rest, context, person, (told, paged)), face.bottom) + ui.px(22)
    rest = Rect(area.left, end + ui.px(20), area.width, area.bottom - end - ui.px(20))
    if rest.height > ui.px(VIEW):
        card.rect.height = end - area.top
        ui.add(Picture(rest, paint=townscape.framed))


def bare(ui: Ui, area: Rect, said: str) -> None:
    """A page of which there is nothing to tell: that, over the town."""
    line, rest = layout.rows(area, ui.height_of(said, area.width, LEAD), 1.0, gap=ui.px(16))
    ui.add(Words(line, said, style=LEAD))
    if rest.height > ui.px(VIEW):
        ui.add(Picture(rest, paint=townscape.framed))


def _bare(scene: Scene, area: Rect, context: Context, person: Person, how: tuple[Told, Paged]) -> None:
    """Name, what happened and what they feel, in a low window."""
    ui = scene.ui
    ui.add(Card(area))
    box = layout.inset(area, ui.px(16), ui.px(10))
    line, rest = layout.rows(box, ui.px(TARGET), 1.0, gap=ui.px(6))
    said, ask = f"{person.name}, {people.in_short(context, person)}", ui.say("debrief.meet")
    wide = ui.width_of(ask) + ui.px(64)
    worded = ui.width_of(said, LEAD.but(bold=True)) + wide + ui.px(12) <= line.width
    words_, meet = layout.columns(line, 1.0, wide if worded else ui.px(TARGET + 10), gap=ui.px(12))
    ui.add(Words(words_, said, style=LEAD.but(bold=True, place="middle", fit=True)))
    card = Push(routes.Resident(person.id))
    ui.add(Button(meet, ask, card, key="meet", icon="people", picture_only=not worded))
    _then_and_now(scene, rest, context, person, how)


def _then_and_now(
    scene: Scene, area: Rect, context: Context, person: Person, how: tuple[Told, Paged]
) -> int:
    """What happened and what they feel, over as many pages as that takes; gives where it ends."""
    ui, (told, paged) = scene.ui, how
    groups = (("debrief.then", life(context, person, told, FACTS)), ("debrief.now", feels(context, person)))
    columns = [area] if ui.portrait else layout.columns(area, 1.3, 1.0, gap=ui.px(26))
    for style, gap in ((LEAD, GAP), (BODY, GAP), (BODY, TIGHT)):
        made = [_blocks(ui, ui.say(head), lines, style, gap) for head, lines in groups]
        parts = [[*made[0], *made[1]]] if ui.portrait else made
        highs = [sum(block.high(column.width) + ui.px(block.gap) for block in part)
                 for column, part in zip(columns, parts, strict=True)]  # fmt: skip
        if max(highs) <= area.height:
            both = zip(columns, parts, strict=True)
            return max(sheets.flow(scene, column, part, Paged(0, silent=True)) for column, part in both)
    return sheets.flow(scene, area, [*made[0], *made[1]], paged, Columns(len(columns), 26))


def _blocks(ui: Ui, head: str, lines: list[str], style: Style, gap: int) -> list[Block]:
    """Sentences under their heading."""
    told = [sheets.text(ui, said, style, gap) for said in lines]
    last = replace(told[-1], gap=GAP + 12)
    return [sheets.bound(sheets.text(ui, head, BODY.but(bold=True), 8)), *told[:-1], last]


def _line(ui: Ui, area: Rect, context: Context, page: Page, shown: tuple[list[Person], Person]) -> Rect:
    """Small faces side by side; gives what is left below."""
    found, chosen = shown
    side, gap = ui.px(SMALL_FACE), ui.px(10)
    fits = max((area.width + gap) // (side + gap), 1)
    for place, person in enumerate(found[:fits]):
        cell = Rect(area.left + place * (side + gap), area.top, side, side)
        resident_leaves.face(ui, cell, people.face_of(context, person))
        if person is chosen:
            ui.add(Picture(cell, paint=lambda pen, box: pen.frame(box, "brick", 4)))
        ui.add(Spot(cell, person.name, page.choose(person.id), f"met.{person.id}"))
    left = area.left + min(len(found), fits) * (side + gap) + gap
    title = ui.say("debrief.person")
    if ui.low and ui.width_of(title, TITLE) <= area.right - left:
        ui.add(Words(Rect(left, area.top, area.right - left, side), title, style=TITLE.but(place="middle")))
    return Rect(area.left, area.top + side + ui.px(12), area.width, area.height - side - ui.px(12))


def _name(ui: Ui, area: Rect, context: Context, person: Person) -> None:
    high = ui.height_of(person.name, area.width, TITLE)
    ui.add(Words(Rect(area.left, area.top, area.width, high), person.name, style=TITLE))
    below = Rect(area.left, area.top + high, area.width, max(area.height - high, ui.px(24)))
    ui.add(Words(below, people.in_short(context, person), style=BODY.but(fit=True), ink="ink_soft"))


def life(context: Context, person: Person, told: Told, most: int) -> list[str]:
    """Dated facts in order of time: where they stood at the start, and what came after.

    Of too many, those are told that weigh most in a life.
    """
    say, view = context.texts, context.session.view
    first = context.session.rules.level.from_
    line = told.get(person.id)
    last = next((fact.month for fact in (line.facts if line else ()) if fact.what == "gone"), view.month)
    then = person.age - (last - first) // 12
    found = [say("debrief.start", month=words.opening(say, first), age=max(then, 0))]
    if person.arrived > first:
        found = [say("debrief.came", month=words.opening(say, person.arrived))]
    later = [
        row
        for row in lives.rows(context, person, line)
        if row.month >= first and row.what not in SMALL_CHANGE and row.what not in {"came", "born"}
    ]
    weighty = sorted(later, key=lambda row: (row.what not in WEIGHTY, row.what in LIGHT, row.month))
    kept = sorted(weighty[: max(most - 1, 1)], key=lambda row: (row.month, -later.index(row)))
    return found + [say("debrief.dated", month=words.opening(say, row.month), what=row.said) for row in kept]


def feels(context: Context, person: Person) -> list[str]:
    """What somebody feels at the end, a sentence each."""
    if context.session.view.person(person.id) is None:
        return [context.texts("resident.gone")]
    if person.age < ASKED_FROM:
        return [context.texts("debrief.young")]
    return [people.feeling(context, key, person.feelings[key]) for key in FEELINGS]
