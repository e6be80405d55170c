"""One resident: a face, a name, several identities, the household, a life line, what they feel and why."""

from typing import TYPE_CHECKING

from pygame import Rect

from game.engine.indicators import ASKED_FROM
from game.scenes import routes
from game.scenes.common_page import heading, page_of, section
from game.scenes.context import Context
from game.scenes.map_view import KEPT, Town
from game.scenes.people import does, face_of, feeling, followed, identities, in_short
from game.ui import charts, layout
from game.ui.fonts import BODY, LEAD, SMALL
from game.ui.moves import Move, Pop, Push
from game.ui.paint import Pen
from game.ui.panels import tabs
from game.ui.portrait import Face, portrait
from game.ui.screen import Scene, Ui
from game.ui.widgets import Button, Card, Picture, Spot, Words

if TYPE_CHECKING:
    from game.engine.view import Person

SHOWN = ("belonging", "felt_safe", "trust_city", "prospects", "openness", "loss")
LEADS = {"felt_safe": "felt_unsafe"}
LEAST_FOR_FACE = 360
"""Units of height below the heading from which the face stands above the leaves."""
"""The indicator to which a feeling leads, where its name differs."""


class ResidentScene(Scene):
    """The card of a person."""

    def __init__(self, context: Context, number: int) -> None:
        self.context = context
        self.number = number
        self.leaf = "who"
        self.bare = False
        """Whether the window is too low for a face above the leaves."""

    def build(self, ui: Ui) -> None:
        """A portrait and a name; then who, what they feel, and their life."""
        page = page_of(ui)
        person = self.context.session.view.person(self.number)
        if person is None:
            body = heading(ui, page, "")
            ui.add(Words(body, ui.say("resident.gone"), style=LEAD))
            return
        kept = self.number in followed(self.context)
        more = [
            Button(
                Rect(0, 0, ui.px(150), 0),
                ui.say("resident.kept" if kept else "resident.keep"),
                self._follow,
                "follow",
                icon="bookmark",
                chosen=kept,
            ),
            Button(
                Rect(0, 0, ui.px(180), 0),
                ui.say("place.show.short" if ui.narrow else "resident.show"),
                lambda: self._show(person),
                "show",
                icon="pin",
            ),
        ]
        body = heading(ui, page, person.name, more)
        ui.start = "back"
        if ui.narrow or body.height < ui.px(440):
            self._narrow(ui, body, person)
            return
        left, middle, right = layout.columns(body, 0.9, 1.1, 1.0, gap=ui.px(16))
        ui.add(Card(left))
        inner = layout.inset(left, ui.px(18), ui.px(18))
        side = min(inner.width, ui.px(250), inner.height // 2)
        _face(ui, Rect(inner.left, inner.top, side, side), face_of(self.context, person))
        top = inner.top + side + ui.px(10)
        self._who(ui, Rect(inner.left, top, inner.width, inner.bottom - top), person)
        for area, leaf in ((middle, "feels"), (right, "life")):
            ui.add(Card(area))
            rest = section(ui, layout.inset(area, ui.px(18), ui.px(16)), ui.say(f"resident.{leaf}"))
            self._leaf(ui, rest, leaf, person)

    def _narrow(self, ui: Ui, body: Rect, person: "Person") -> None:
        """The same in one column, with leaves to turn."""
        self.bare = body.height < ui.px(LEAST_FOR_FACE)
        if self.bare:
            self._leaves(ui, body, person)
            return
        low = body.height < ui.px(440)
        side = ui.px(84 if low else 110 if body.width < ui.px(440) else 150)
        face = Rect(body.left, body.top, side, side)
        _face(ui, face, face_of(self.context, person))
        line = Rect(face.right + ui.px(16), body.top, body.right - face.right - ui.px(16), side)
        ui.add(Words(line, in_short(self.context, person), style=LEAD.but(place="middle", fit=True)))
        top = face.bottom + ui.px(12)
        if body.bottom - top > ui.px(900):
            self._stacked(ui, Rect(body.left, top, body.width, body.bottom - top), person)
            return
        self._leaves(ui, Rect(body.left, top, body.width, body.bottom - top), person)

    def _leaves(self, ui: Ui, body: Rect, person: "Person") -> None:
        """Three leaves to turn."""
        bar = Rect(body.left, body.top, body.width, ui.px(48))
        tabs(
            ui,
            bar,
            [(key, ui.say(f"resident.{key}")) for key in ("who", "feels", "life")],
            self.leaf,
            self._turn,
        )
        rest = Rect(body.left, bar.bottom + ui.px(8), body.width, body.bottom - bar.bottom - ui.px(8))
        ui.add(Card(rest))
        self._leaf(ui, layout.inset(rest, ui.px(18), ui.px(12)), self.leaf, person)

    def _stacked(self, ui: Ui, body: Rect, person: "Person") -> None:
        """All leaves one below the other, where the window is high."""
        parts = layout.rows(body, ui.px(240), 1.4, 1.0, gap=ui.px(12))
        for area, leaf in zip(parts, ("who", "feels", "life"), strict=True):
            ui.add(Card(area))
            rest = section(ui, layout.inset(area, ui.px(18), ui.px(14)), ui.say(f"resident.{leaf}"))
            self._leaf(ui, rest, leaf, person)

    def _turn(self, leaf: str) -> Move | None:
        self.leaf = leaf
        self.rebuild()
        return None

    def _follow(self) -> Move | None:
        """Follow this person, or no longer."""
        names = followed(self.context)
        if self.number in names:
            names.remove(self.number)
        else:
            names.append(self.number)
        self.rebuild()
        return None

    def _show(self, person: "Person") -> Move:
        """Back to the map, where this person is now."""
        town = self.context.kept.get(KEPT)
        spot = town.crowd.where(person.row) if isinstance(town, Town) else None
        if isinstance(town, Town):
            town.person = person.id
        return Pop(spot)

    def _leaf(self, ui: Ui, area: Rect, leaf: str, person: "Person") -> None:
        if leaf == "who":
            self._who(ui, area, person)
        elif leaf == "feels":
            self._feels(ui, area, person)
        else:
            self._life(ui, area, person)

    def _who(self, ui: Ui, area: Rect, person: "Person") -> None:
        """Several identities, one a line: nobody is one of them alone; with the face, in a low window."""
        if self.bare:
            side = min(ui.px(150), area.height)
            _face(ui, Rect(area.left, area.top, side, side), face_of(self.context, person))
            area = Rect(area.left + side + ui.px(20), area.top, area.width - side - ui.px(20), area.height)
        line, top = ui.px(34), area.top
        lines = [
            ("calendar", in_short(self.context, person).rpartition(", ")[0]),
            *identities(self.context, person),
        ]
        for icon, said in lines:
            room = area.width - ui.px(36)
            high = max(line, ui.height_of(said, room) + ui.px(4))
            if top + high > area.bottom:
                break
            ui.add(Picture(Rect(area.left, top, ui.px(24), high), paint=_icon(icon)))
            place = Rect(area.left + ui.px(36), top, room, high)
            ui.add(Words(place, said, style=BODY.but(place="middle")))
            top += high

    def _feels(self, ui: Ui, area: Rect, person: "Person") -> None:
        """What this person feels, each a sentence and a bar; a tap tells what moved it here."""
        texts = self.context.texts
        town = self.context.session.rules.town
        district = next(row for row, d in enumerate(town.districts) if d.key == person.district)
        secret = ui.say("resident.vote", name=person.name.split()[0])
        foot = ui.height_of(secret, area.width - ui.px(34), SMALL) + ui.px(10)
        if person.age < ASKED_FROM:
            ui.add(Words(area, ui.say("resident.child", age=ASKED_FROM), style=BODY.but(color="ink_soft")))
            return
        across = 2 if area.height - foot < len(SHOWN) * ui.px(46) and area.width > ui.px(480) else 1
        high = min((area.height - foot) * across // len(SHOWN), ui.px(72))
        room = Rect(area.left, area.top, area.width, high * len(SHOWN) // across)
        told = [feeling(self.context, key, person.feelings[key]) for key in SHOWN]
        wide = area.width // across - ui.px(36 if across == 1 else 52)
        two = 2 * ui.height_of("A", wide) + ui.px(18) <= high
        style = BODY if two or max(ui.width_of(said) for said in told) <= wide else SMALL.but(color="ink")
        cells = layout.grid(room, len(SHOWN), across, 0, high)
        for cell, key, said in zip(cells, SHOWN, told, strict=True):
            cell.width -= ui.px(16) if across > 1 else 0
            text = Rect(cell.left, cell.top, cell.width - ui.px(36), cell.height - ui.px(18))
            ui.add(Words(text, said, style=style.but(place="bottom", fit=True)))
            bar = Rect(cell.left, cell.bottom - ui.px(14), cell.width - ui.px(36), ui.px(8))
            ui.add(Picture(bar, paint=_bar(person.feelings[key])))
            sign = Rect(cell.right - ui.px(24), cell.top, ui.px(24), cell.height)
            ui.add(Picture(sign, paint=_icon("question")))
            why = Push(routes.Why(LEADS.get(key, key), "year", district))
            ui.add(
                Spot(
                    Rect(cell.left, cell.top + ui.px(1), cell.width, cell.height - ui.px(2)),
                    f"{texts(f'attitude.{key}')}: {said}",
                    why,
                    f"feel.{key}",
                )
            )
        line = Rect(area.left, area.bottom - foot, area.width, foot)
        ui.add(Picture(Rect(line.left, line.top, ui.px(22), line.height), paint=_icon("lock")))
        ui.add(
            Words(
                Rect(line.left + ui.px(34), line.top, line.width - ui.px(34), line.height),
                secret,
                style=SMALL.but(place="middle"),
            )
        )

    def _life(self, ui: Ui, area: Rect, person: "Person") -> None:
        """Dated facts; below them, or beside, those who share the home."""
        top, line = area.top, ui.px(36)
        beside = area.height < ui.px(LEAST_FOR_FACE) and area.width > ui.px(480)
        area, home = layout.columns(area, 1.0, 1.0, gap=ui.px(20)) if beside else (area, area)
        for number, said in enumerate(self._dates(person)):
            if top + line > area.bottom - (0 if beside else ui.px(120)):
                break
            ui.add(Picture(Rect(area.left, top, ui.px(20), line), paint=_knot(number == 0)))
            ui.add(
                Words(
                    Rect(area.left + ui.px(30), top, area.width - ui.px(30), line),
                    said,
                    style=BODY.but(place="middle", fit=True),
                )
            )
            top += line
        below = Rect(area.left, top + ui.px(8), area.width, area.bottom - top - ui.px(8))
        self._home(ui, home if beside else below, person)

    def _home(self, ui: Ui, area: Rect, person: "Person") -> None:
        """Those who share the home."""
        top = area.top
        ui.add(
            Words(
                Rect(area.left, top, area.width, ui.px(26)),
                ui.say("resident.home"),
                style=BODY.but(bold=True),
            )
        )
        top += ui.px(30)
        view = self.context.session.view
        others = [
            other for other in (view.person(number) for number in person.household) if other is not None
        ]
        if not others:
            ui.add(Words(Rect(area.left, top, area.width, ui.px(26)), ui.say("resident.alone"), style=BODY))
        for number, other in enumerate(others):
            cell = Rect(area.left, top, area.width, ui.px(52))
            if cell.bottom > area.bottom:
                break
            _face(
                ui, Rect(cell.left, cell.top + ui.px(2), ui.px(48), ui.px(48)), face_of(self.context, other)
            )
            name = Rect(cell.left + ui.px(60), cell.top, cell.width - ui.px(60), cell.height)
            ui.add(Words(name, f"{other.name}, {other.age}", style=BODY.but(place="middle", fit=True)))
            ui.add(
                Spot(
                    cell,
                    ui.say("city.meet", name=other.name),
                    Push(routes.Resident(other.id)),
                    f"home{number}",
                )
            )
            top = cell.bottom + ui.px(6)

    def _dates(self, person: "Person") -> list[str]:
        """The life line: what is known with its year."""
        say, view = self.context.texts, self.context.session.view
        columns = {name: int(view.residents(name)[person.row]) for name in ("born", "since")}
        came_later = person.arrived > columns["born"]
        found = [
            (
                columns["born"],
                say("resident.born" if came_later else "resident.born_here", year=str(columns["born"] // 12)),
            )
        ]
        if came_later:
            found.append((person.arrived, say("resident.came", year=str(person.arrived // 12))))
        if columns["since"] > columns["born"] + 24:
            found.append(
                (
                    columns["since"],
                    say(
                        "resident.activity", year=str(columns["since"] // 12), does=does(self.context, person)
                    ),
                )
            )
        lines = [said for _, said in sorted(found)]
        if person.origin and person.dutch < 0.98:
            level = min(int(person.dutch / 0.3), 3)
            lines.append(say("resident.dutch", level=say(f"resident.dutch.{level}")))
        buddy = view.person(person.buddy) if person.buddy else None
        if buddy is not None:
            lines.append(say("resident.buddy", name=buddy.name))
        return lines


def _face(ui: Ui, area: Rect, face: Face) -> None:
    ui.add(Picture(area, paint=lambda pen, box: _blit(pen, box, face)))


def _blit(pen: Pen, box: Rect, face: Face) -> None:
    pen.surface.blit(portrait(face, box.width), box)


def _icon(name: str) -> "_Sign":
    return _Sign(name)


class _Sign:
    """Draws an icon."""

    def __init__(self, name: str) -> None:
        self.name = name

    def __call__(self, pen: Pen, box: Rect) -> None:
        pen.icon(self.name, box, "brick" if self.name != "question" else "focus", 20)


def _bar(share: float) -> "_Level":
    return _Level(share)


class _Level:
    """Draws a level."""

    def __init__(self, share: float) -> None:
        self.share = share

    def __call__(self, pen: Pen, box: Rect) -> None:
        charts.bar(pen, box, self.share, "slate")


def _knot(first: bool) -> "_Knot":
    return _Knot(first)


class _Knot:
    """Draws a point of the life line."""

    def __init__(self, first: bool) -> None:
        self.first = first

    def __call__(self, pen: Pen, box: Rect) -> None:
        pen.fill(Rect(box.centerx - 1, box.centery if self.first else box.top, 2, box.height), "edge")
        pen.dot(box.center, 5, "brick")


def make(context: Context, route: routes.Resident) -> Scene:
    """The scene of the route."""
    return ResidentScene(context, route.number)
