"""The leaves of a resident's card: who they are, what they feel and its course, the line of their life."""

from collections.abc import Callable
from dataclasses import dataclass

from pygame import Rect

from game.engine.indicators import ASKED_FROM
from game.engine.minds import ATTITUDES
from game.engine.view import Person
from game.life.facts import LEVELS
from game.life.retell import LifeLine
from game.scenes import lives, routes
from game.scenes.common_page import paragraph, section
from game.scenes.context import Context
from game.scenes.people import face_of, feeling, identities, in_short
from game.scenes.sheets import Block, flow
from game.ui import charts, layout
from game.ui.fonts import BODY, SMALL
from game.ui.moves import Push
from game.ui.paint import Pen
from game.ui.panels import Paged
from game.ui.portrait import Face, portrait
from game.ui.screen import Scene, Ui
from game.ui.widgets import TARGET, Look, Picture, Spot, Widget, Words

SHOWN = ("belonging", "felt_safe", "trust_city", "prospects", "openness", "loss")
LEADS = {"felt_safe": "felt_unsafe"}
"""The indicator to which a feeling leads, where its name differs."""
Told = tuple[Person, LifeLine | None]
"""A resident, and what is told of their life."""
LINE = 34
"""Units that a line of a life is high at least."""
COURSE = 24
"""From so many months on, a feeling shows its course."""
ASKED_EACH = 4
"""Months between two times that a feeling is asked about."""
NATIVE = 0.98
"""Command of Dutch from which it is not told."""
TWO_ACROSS = 400
"""Units of width from which two relatives stand beside each other."""
KIN = 6
"""Relatives who are shown at most."""
KIN_LINE, KIN_GAP = 50, 2
"""Units that a relative is high, and how much of that is free below."""


# ---------------------------------------------------------------------- who


def who(ui: Ui, area: Rect, context: Context, person: Person, *, short: bool = True) -> int:
    """Several identities, one a line: nobody is one of them alone. Gives where they end.

    Age, day and place are left out where they stand above in short.
    """
    line, top = ui.px(34), area.top
    lines = [("calendar", in_short(context, person).rpartition(", ")[0]), *identities(context, person)]
    if person.origin and person.dutch < NATIVE:
        level = sum(person.dutch >= least for least in LEVELS)
        lines.insert(3, ("talk", ui.say("resident.dutch", level=ui.say(f"resident.dutch.{level}"))))
    buddy = context.session.view.person(person.buddy) if person.buddy else None
    if buddy is not None:
        lines.append(("hands", ui.say("resident.buddy", name=buddy.name)))
    for sign, said in lines if short else lines[2:]:
        room = area.width - ui.px(36)
        high = max(line, ui.height_of(said, room) + ui.px(4))
        if top + high > area.bottom:
            break
        ui.add(Picture(Rect(area.left, top, ui.px(24), high), paint=icon(sign)))
        place = Rect(area.left + ui.px(36), top, room, high)
        ui.add(Words(place, said, style=BODY.but(place="middle")))
        top += high
    return top


# ---------------------------------------------------------------------- feelings


def feels(ui: Ui, area: Rect, context: Context, told: Told) -> None:
    """What this person feels, each a sentence, a bar and its course; a tap tells what moved it here."""
    person, line = told
    notes = [("lock", ui.say("resident.vote", name=person.name.split()[0]))]
    met = lives.met(line)
    if met:
        notes.insert(0, ("people", _met(ui, met)))
    room = area.width - ui.px(34)
    highs = [ui.height_of(said, room, SMALL) + ui.px(10) for _, said in notes]
    needs = [_least(ui, area.width, feeling(context, key, person.feelings[key])) for key in SHOWN]
    while len(notes) > 1 and sum(highs) + sum(needs) > area.height:
        notes.pop(0)
        highs.pop(0)
    foot = sum(highs)
    more = max(area.height - foot - sum(needs), 0) // len(SHOWN)
    top = area.top
    for key, need in zip(SHOWN, needs, strict=True):
        cell = Rect(area.left, top, area.width, max(need, min(need + more, ui.px(84))))
        if cell.bottom > area.bottom - foot:
            break
        _feeling(ui, cell, context, told, key)
        top = cell.bottom
    top = area.bottom - foot
    for (sign, said), tall in zip(notes, highs, strict=True):
        ui.add(Picture(Rect(area.left, top, ui.px(22), tall), paint=icon(sign)))
        ui.add(Words(Rect(area.left + ui.px(34), top, room, tall), said, style=SMALL.but(place="middle")))
        top += tall


def young(ui: Ui, area: Rect, context: Context, person: Person) -> int:
    """Of a child nobody asks what they feel: that, and their family. Gives where it ends."""
    note = ui.say("resident.child", age=ASKED_FROM)
    rest = paragraph(ui, area, note)
    relatives = kin(context, person)
    if not relatives or rest.height < family_height(ui, area.width, relatives[:1]) + ui.px(50):
        return rest.top
    rest.top += ui.px(8)
    return family(ui, section(ui, rest, ui.say("life.family")), context, relatives)


def _least(ui: Ui, wide: int, said: str) -> int:
    """How high the line of a feeling is at least: its words, and the bar below them."""
    return max(ui.px(46), ui.height_of(said, wide - ui.px(30)) + ui.px(22))


def _feeling(ui: Ui, cell: Rect, context: Context, told: Told, key: str) -> None:
    person, course = told[0], lives.course(told[1], ATTITUDES.index(key))
    said = feeling(context, key, person.feelings[key])
    text = Rect(cell.left, cell.top, cell.width - ui.px(30), cell.height - ui.px(16))
    ui.add(Words(text, said, style=BODY.but(place="middle", fit=True)))
    bar = Rect(cell.left, cell.bottom - ui.px(14), cell.width - ui.px(36), ui.px(8))
    if len(course) >= COURSE:
        course = [*course[:-1:ASKED_EACH], course[-1]]
        spark = Rect(bar.right - ui.px(96), cell.bottom - ui.px(22), ui.px(96), ui.px(20))
        ui.add(Picture(spark, paint=lambda pen, box: charts.spark(pen, box, course, "accent_ink")))
        bar.width -= ui.px(108)
    ui.add(Picture(bar, paint=lambda pen, box: charts.bar(pen, box, person.feelings[key], "slate")))
    ui.add(Picture(Rect(cell.right - ui.px(24), cell.top, ui.px(24), cell.height), paint=icon("question")))
    town = context.session.rules.town
    district = next(row for row, d in enumerate(town.districts) if d.key == person.district)
    why = Push(routes.Why(LEADS.get(key, key), "year", district))
    spot = Rect(cell.left, cell.top + ui.px(1), cell.width, cell.height - ui.px(2))
    ui.add(Spot(spot, f"{context.texts(f'attitude.{key}')}: {said}", why, f"feel.{key}"))


def _met(ui: Ui, met: lives.Met) -> str:
    """Meetings in sum, by layer of life."""
    layers = ", ".join(ui.say(f"life.layer.{layer}", n=often) for layer, often in met.layers)
    every = met.well + met.badly
    how = ui.say("life.badly", n=met.badly, all=every) if met.badly else ui.say("life.all_well")
    return f"{ui.say('life.meetings', layers=layers)} {how}"


# ---------------------------------------------------------------------- life


@dataclass(slots=True)
class LifeRow(Widget):
    """A knot of the line: the year where it begins, an icon, a sentence."""

    year: str = ""
    icon: str = ""
    first: bool = False
    last: bool = False
    link: bool = False

    def draw(self, pen: Pen, look: Look) -> None:  # noqa: ARG002 - the spot over it has the state
        """Year, the line with its icon in a disc, words."""
        box = self.rect
        year, line, words = cut(pen.scale, box)
        style = SMALL.but(bold=True, place="middle", align="right", line=True)
        pen.text(self.year, year, style, "accent_ink")
        top = box.centery if self.first else box.top
        bottom = box.centery if self.last else box.bottom
        pen.fill(Rect(line.centerx - max(pen.px(1), 1), top, max(pen.px(2), 1), bottom - top), "edge")
        pen.dot(line.center, 14, "edge")
        pen.dot(line.center, 12.5, "card")
        pen.icon(self.icon, line, "brick", 17)
        ink = "accent_ink" if self.link else "ink"
        pen.text(self.label, words, BODY.but(place="middle"), ink)


def cut(unit: float, box: Rect) -> tuple[Rect, Rect, Rect]:
    """Places of the year, of the knot and of the words in a line."""
    year, knot, gap = round(46 * unit), round(30 * unit), round(8 * unit)
    return (
        Rect(box.left, box.top, year, box.height),
        Rect(box.left + year + gap, box.top, knot, box.height),
        Rect(box.left + year + knot + 2 * gap, box.top, box.width - year - knot - 2 * gap, box.height),
    )


def life(
    scene: Scene, area: Rect, context: Context, told: tuple[Person | None, LifeLine | None], paged: Paged
) -> int:
    """Dated facts, the newest first, and how far the telling has come. Gives where they end."""
    ui, (person, line) = scene.ui, told
    shown = lives.rows(context, person, line) if person else []
    blocks = []
    for number, row in enumerate(shown):
        year = str(row.month // 12)
        same = number > 0 and shown[number - 1].month // 12 == row.month // 12
        ends = (number == 0, number == len(shown) - 1)
        blocks.append(_block(ui, context, row, "" if same else year, ends))
    if line is not None and not line.whole:
        blocks.append(_telling(ui, line, context))
    return flow(scene, area, blocks, paged)


def _block(ui: Ui, context: Context, row: lives.Row, year: str, ends: tuple[bool, bool]) -> Block:
    """One fact; one about somebody who lives here leads to their card."""
    other = context.session.view.person(row.other) if row.other else None
    least = ui.px(TARGET if other else LINE)

    def high(wide: int) -> int:
        words = cut(ui.scale, Rect(0, 0, wide, 0))[2]
        return max(least, ui.height_of(row.said, words.width) + ui.px(8))

    def add(rect: Rect) -> None:
        made = LifeRow(rect, row.said, year=year, icon=row.icon, link=other is not None)
        made.first, made.last = ends
        ui.add(made)
        if other is not None:
            meet = ui.say("city.meet", name=other.name)
            ui.add(Spot(rect, meet, Push(routes.Resident(other.id)), f"fact.{row.month}.{row.other}"))

    return Block(high, add, 0)


def _telling(ui: Ui, line: LifeLine, context: Context) -> Block:
    """Down to which year the life has been told, with a bar."""
    said = ui.say("life.telling", year=str(line.since // 12))
    first = context.session.rules.level.from_

    def add(rect: Rect) -> None:
        words, bar = layout.rows(rect, 1.0, ui.px(8))
        ui.add(Words(words, said, style=SMALL.but(place="middle", fit=True), ink="ink_soft"))
        ui.add(Picture(bar, paint=lambda pen, box: charts.bar(pen, box, line.progress(first), "slate")))

    return Block(lambda _: ui.px(40), add, 0)


# ---------------------------------------------------------------------- family


def kin(context: Context, person: Person) -> list[tuple[Person, str]]:
    """Those of the household, then mother and children who live elsewhere in town; each with a word.

    Parents stand before brothers and sisters, and the word is the nearest that is known.
    """
    view, say = context.session.view, context.texts
    ids = view.residents("id")
    children = [int(ids[row]) for row in (view.residents("mother") == person.id).nonzero()[0].tolist()]
    found: dict[int, tuple[Person, str]] = {}
    home = sorted(person.household, key=lambda number: (number != person.mother, number in children))
    for number in (*home, person.mother, *children):
        other = view.person(number) if number else None
        if other is not None and number not in found and number != person.id:
            found[number] = (other, say(_word(person, other)))
    return list(found.values())


def _word(person: Person, other: Person) -> str:
    """What somebody is to a person, or that they live in one home."""
    if other.id == person.mother:
        return "life.mother"
    if other.mother == person.id:
        return "life.grown_child"
    if person.mother and other.mother == person.mother:
        return "life.sister" if other.woman else "life.brother"
    return "life.at_home"


def family(ui: Ui, area: Rect, context: Context, relatives: list[tuple[Person, str]]) -> int:
    """Faces and names, two in a line where they have room; each leads to a card. Gives where they end."""
    across, end = _across(ui, area.width, relatives), area.top
    high = ui.px(KIN_LINE - KIN_GAP)
    wide = (area.width - ui.px(8) * (across - 1)) // across
    for number, (other, word) in enumerate(relatives[:KIN]):
        row, place = divmod(number, across)
        top = area.top + row * ui.px(KIN_LINE)
        cell = Rect(area.left + place * (wide + ui.px(8)), top, wide, high)
        if cell.bottom > area.bottom:
            break
        end = cell.bottom
        face(ui, Rect(cell.left, cell.top + ui.px(2), ui.px(44), ui.px(44)), face_of(context, other))
        words = Rect(cell.left + ui.px(52), cell.top + ui.px(2), wide - ui.px(52), cell.height - ui.px(4))
        name, below = layout.rows(words, 1.0, 1.0)
        ui.add(Words(name, other.name, style=BODY.but(place="middle", fit=True)))
        said = ui.say("life.kin", n=other.age, age=other.age, word=word)
        ui.add(Words(below, said, style=SMALL.but(place="middle", fit=True), ink="ink_soft"))
        move = Push(routes.Resident(other.id))
        ui.add(Spot(cell, ui.say("city.meet", name=other.name), move, f"home{number}"))
    return end


def family_height(ui: Ui, wide: int, relatives: list[tuple[Person, str]]) -> int:
    """How high these relatives stand at a width."""
    return -(-min(len(relatives), KIN) // _across(ui, wide, relatives)) * ui.px(KIN_LINE)


def _across(ui: Ui, wide: int, relatives: list[tuple[Person, str]]) -> int:
    """Two in a line where it is wide enough for their names."""
    names = max((ui.width_of(other.name) for other, _ in relatives[:KIN]), default=0)
    return 2 if wide > ui.px(TWO_ACROSS) and names <= (wide - ui.px(8)) // 2 - ui.px(52) else 1


# ---------------------------------------------------------------------- pictures


def face(ui: Ui, area: Rect, shown: Face) -> None:
    """A portrait."""
    ui.add(Picture(area, paint=lambda pen, box: _blit(pen, box, shown)))


def _blit(pen: Pen, box: Rect, shown: Face) -> None:
    pen.surface.blit(portrait(shown, box.width), box)


def icon(name: str) -> Callable[[Pen, Rect], None]:
    """Draws an icon."""
    ink = "brick" if name != "question" else "focus"

    def paint(pen: Pen, box: Rect) -> None:
        pen.icon(name, box, ink, 20)

    return paint
