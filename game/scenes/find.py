"""Find a resident or a place by name; or go back to people you follow, or meet one of five."""

from typing import TYPE_CHECKING

import numpy as np
from pygame import Rect

from game.scenes import routes
from game.scenes.common_page import heading, page_of
from game.scenes.context import Context
from game.scenes.lives import offered
from game.scenes.people import face_of, followed, in_short
from game.ui import layout
from game.ui.fonts import BODY, SMALL
from game.ui.moves import Answer, Move, Pop, Push
from game.ui.native import Entry
from game.ui.paint import Pen
from game.ui.panels import Paged, page_list
from game.ui.portrait import portrait
from game.ui.screen import Scene, Ui
from game.ui.widgets import TARGET, Button, Card, Picture, Spot, Words

if TYPE_CHECKING:
    from game.engine.view import Person

Found = tuple[str, str, Answer, "Person | None"]
"""A name, what it is, where it leads, and the person if it is one."""
LETTERS = (*"abcdefghijklmnopqrstuvwxyz", "space", "erase")
SIGNS = {"space": " "}
WORDY = 800
"""Units of width of the line from which all its buttons have words."""
VERY_LOW = 400
"""Units of height of a window in which what is found stands closer."""


class FindScene(Scene):
    """A line to type in, and what was found."""

    def __init__(self, context: Context) -> None:
        self.context = context
        self.asked = ""
        self.looked = ""
        self.lettered = False
        """Whether there are keys on the screen: for a finger, a mouse or a gamepad alone."""
        self.paged = Paged(0)

    def build(self, ui: Ui) -> None:
        """The line at the top, a list below it."""
        page, low = page_of(ui, 900), ui.rect.height < ui.px(VERY_LOW)
        cramped = low and self.lettered
        body = page if cramped else heading(ui, page, ui.say("find.title"))
        line = Rect(body.left, body.top, body.width, ui.px(50))
        small = ui.portrait and ui.narrow
        wide = ui.px(52 if small else 150)
        name, wordy = ui.say("find.letters"), line.width > ui.px(WORDY)
        side = ui.width_of(name) + ui.px(64) if wordy else ui.px(52)
        box, letters, button = layout.columns(line, 1.0, side, wide, gap=ui.px(10))
        ui.add(Entry(box, ui.say("find.hint"), self._look, "words", text=self.asked, change=self._typed))
        ui.add(
            Button(
                letters,
                name,
                self._open_letters,
                "letters",
                icon="keyboard",
                chosen=self.lettered,
                picture_only=not wordy,
            )
        )
        search = Button(button, ui.say("find.search"), self._look, "search", look="primary", icon="search")
        search.picture_only = small
        ui.add(search)
        top = self._letters(ui, body, line.bottom) if self.lettered else line.bottom
        rest = Rect(body.left, top + ui.px(14), body.width, body.bottom - top - ui.px(14))
        found = self._found() if self.looked else self._offers()
        title = (
            ""
            if self.looked and found
            else "find.none"
            if self.looked
            else "find.followed"
            if followed(self.context)
            else "find.some"
        )
        if title and not cramped:
            head = Rect(rest.left, rest.top, rest.width, ui.px(30))
            ui.add(Words(head, ui.say(title), style=BODY.but(bold=True, place="middle")))
            rest = Rect(rest.left, head.bottom + ui.px(6), rest.width, rest.bottom - head.bottom - ui.px(6))
        self.paged.count = len(found)
        high = ui.px(58 if low else 64)
        page_list(self, rest, self.paged, high, lambda cell, n: self._row(ui, cell, found[n], n))
        ui.start = "words"

    def _open_letters(self) -> Move | None:
        self.lettered = not self.lettered
        self.rebuild()
        return None

    def _letters(self, ui: Ui, body: Rect, top: int) -> int:
        """Keys for those who have none: each letter adds to the words; gives where they end."""
        gap, side = ui.px(4), ui.px(TARGET)
        across = (body.width + gap) // (side + gap)
        wide = (body.width - gap * (across - 1)) // across
        area = Rect(body.left, top + ui.px(10), body.width, 0)
        widths = [wide if len(letter) == 1 else 2 * wide + gap for letter in LETTERS]
        keys = layout.wrap(area, widths, side, gap)
        for cell, letter in zip(keys, LETTERS, strict=True):
            said = ui.say(f"find.{letter}") if len(letter) > 1 else letter.upper()
            ui.add(Button(cell, said, self._press(letter), f"letter.{letter}"))
        return layout.bottom_of(keys)

    def _press(self, letter: str) -> Answer:
        def go() -> Move | None:
            self.asked = self.asked[:-1] if letter == "erase" else self.asked + SIGNS.get(letter, letter)
            return self._look()

        return go

    def _typed(self, asked: str) -> Move | None:
        self.asked = asked
        return None

    def _look(self) -> Move | None:
        self.looked, self.paged.page = self.asked.strip(), 0
        self.rebuild()
        return None

    def _row(self, ui: Ui, cell: Rect, found: Found, number: int) -> None:
        """A face or a pin, a name, and what it is."""
        name, what, answer, person = found
        cell = Rect(cell.left, cell.top, cell.width, cell.height - ui.px(4))
        ui.add(Card(cell))
        side = cell.height - ui.px(10)
        mark = Rect(cell.left + ui.px(6), cell.top + ui.px(5), side, side)
        ui.add(Picture(mark, paint=self._mark(person)))
        text = Rect(
            mark.right + ui.px(14),
            cell.top + ui.px(6),
            cell.width - side - ui.px(32),
            cell.height - ui.px(12),
        )
        top, foot = layout.rows(text, 1.0, 1.0)
        ui.add(Words(top, name, style=BODY.but(bold=True, place="middle", fit=True)))
        ui.add(Words(foot, what, style=SMALL.but(place="middle", fit=True)))
        ui.add(Spot(cell, f"{name}: {what}", answer, f"found{number}"))

    def _mark(self, person: "Person | None") -> "_Mark":
        return _Mark(self.context, person)

    def _person(self, person: "Person") -> Found:
        return (person.name, in_short(self.context, person), Push(routes.Resident(person.id)), person)

    def _offers(self) -> list[Found]:
        """The people that are followed, five of all kinds, and the districts."""
        view = self.context.session.view
        places = [self._district(row) for row in range(len(view.rules.town.districts))]
        numbers = dict.fromkeys([*followed(self.context), *offered(self.context)])
        found = [view.person(number) for number in numbers]
        return [self._person(person) for person in found if person is not None] + places

    def _district(self, row: int) -> Found:
        district = self.context.session.rules.town.districts[row]
        go = Push(routes.Place("district", row))
        return (self.context.texts.place(district.name), self.context.texts("city.to_district"), go, None)

    def _found(self) -> list[Found]:
        """Places and people whose name begins with the words."""
        town, wanted = self.context.session.rules.town, self.looked.casefold()
        whole = self.context.texts.place(town.name)
        found: list[Found] = []
        for row, district in enumerate(town.districts):
            here = self.context.texts.place(district.name)
            if _fits(district.name, wanted) or _fits(here, wanted):
                found.append(self._district(row))
            for zone in district.zones:
                if zone.name and zone.name != district.name and _fits(zone.name, wanted):
                    x, y = np.mean(np.asarray(zone.outline, np.float64), axis=0).tolist()
                    found.append((zone.name, here, Pop((x, y)), None))
        found += [
            (mark.name, str(mark.about) or whole, Pop((float(mark.at[0]), float(mark.at[1]))), None)
            for mark in town.landmarks
            if _fits(mark.name, wanted)
        ]
        found += [
            (street.name, self.context.texts("overlay.shops"), Push(routes.Place("street", row)), None)
            for row, street in enumerate(town.shop_streets)
            if _fits(street.name, wanted)
        ]
        found += [
            (school.name, self.context.texts("person.does.pupil"), Push(routes.Place("school", row)), None)
            for row, school in enumerate(town.schools)
            if _fits(school.name, wanted)
        ]
        return found + [self._person(person) for person in self.context.session.view.find(self.looked)]


class _Mark:
    """Draws a face, or a pin for a place."""

    def __init__(self, context: Context, person: "Person | None") -> None:
        self.context = context
        self.person = person

    def __call__(self, pen: Pen, box: Rect) -> None:
        if self.person is None:
            pen.icon("pin", box, "brick", 26)
        else:
            pen.surface.blit(portrait(face_of(self.context, self.person), box.width), box)


def _fits(name: str, wanted: str) -> bool:
    low = name.casefold()
    return low.startswith(wanted) or f" {wanted}" in low


def make(context: Context, route: routes.Find) -> Scene:
    """The scene of the route."""
    del route
    return FindScene(context)
