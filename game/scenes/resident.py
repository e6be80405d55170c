"""One resident: a face, a name, several identities, the family, a life line, what they feel and why."""

from pygame import Rect

from game.engine.indicators import ASKED_FROM
from game.engine.view import Person
from game.life.retell import LifeLine
from game.scenes import lives, resident_leaves, routes
from game.scenes.common_ended import EndedScene
from game.scenes.common_page import heading, page_of, section
from game.scenes.context import Context
from game.scenes.map_view import KEPT, Town
from game.scenes.people import face_of, followed, in_short
from game.ui import layout
from game.ui.fonts import LEAD
from game.ui.moves import Move, Pop
from game.ui.panels import Paged, tabs
from game.ui.screen import Scene, Ui
from game.ui.widgets import Button, Card, Words

LEAVES = ("who", "feels", "life")
LOW = 440
"""Units of height under which one leaf shows at a time, and the face stands on the first."""


class ResidentScene(EndedScene):
    """The card of a person."""

    def __init__(self, context: Context, number: int) -> None:
        self.context = context
        self.number = number
        self.leaf = "who"
        self.paged = Paged(0)

    def build(self, ui: Ui) -> None:
        """A portrait and a name; then who, what they feel, and their life."""
        page, self.end = page_of(ui), 0
        person = self.context.session.view.person(self.number)
        if person is None:
            self._gone(ui, page)
            return
        body = heading(ui, page, person.name, self._buttons(ui, person))
        ui.start = "back"
        if ui.narrow or body.height < ui.px(LOW):
            self._narrow(ui, body, person)
            return
        left, middle, right = layout.columns(body, 0.86, 1.0, 1.2, gap=ui.px(16))
        cards = [ui.add(Card(left))]
        inner = layout.inset(left, ui.px(18), ui.px(18))
        side = min(inner.width, ui.px(250), inner.height // 2)
        face = Rect(inner.left, inner.top, side, side)
        resident_leaves.face(ui, face, face_of(self.context, person))
        top = inner.top + side + ui.px(10)
        below = Rect(inner.left, top, inner.width, inner.bottom - top)
        ends = [resident_leaves.who(ui, below, self.context, person)]
        line = lives.line_of(self.context, person)
        for area, leaf in ((middle, "feels"), (right, "life")):
            cards.append(ui.add(Card(area)))
            rest = section(ui, layout.inset(area, ui.px(18), ui.px(16)), ui.say(f"resident.{leaf}"))
            ends.append(self._leaf(ui, rest, leaf, person, line))
        self._fit(ui, person, cards, max(ends))

    def _fit(self, ui: Ui, person: Person, cards: list[Card], end: int) -> None:
        """The cards of a child, of whom less is told, end with what is told; the town lies below."""
        if person.age >= ASKED_FROM:
            return
        self.end = min(end + ui.px(18), cards[-1].rect.bottom)
        for card in cards:
            card.rect.height = self.end - card.rect.top

    def _gone(self, ui: Ui, page: Rect) -> None:
        """Somebody who left town or died: what is known of the years here."""
        line = next(iter(lives.lines_of(self.context, [self.number])), None)
        person = line.person if line else None
        body = heading(ui, page, person.name if person else "")
        said = ui.say("resident.gone")
        top, rest = layout.rows(body, ui.height_of(said, body.width, LEAD), 1.0, gap=ui.px(16))
        ui.add(Words(top, said, style=LEAD))
        ui.start = "back"
        self.end = top.bottom
        if line is not None and person is not None:
            rest.width = min(rest.width, ui.px(720))
            card = ui.add(Card(rest))
            inner = layout.inset(rest, ui.px(18), ui.px(16))
            end = resident_leaves.life(self, inner, self.context, (person, line), self.paged)
            self.end = min(end + ui.px(18), rest.bottom)
            card.rect.height = self.end - card.rect.top

    def _buttons(self, ui: Ui, person: Person) -> list[Button]:
        """To follow somebody, and to see them on the map."""
        kept = self.number in followed(self.context)
        said = ui.say("resident.kept" if kept else "resident.keep")
        show = ui.say("place.show.short" if ui.narrow else "resident.show")
        return [
            Button(Rect(0, 0, ui.px(150), 0), said, self._follow, "follow", icon="bookmark", chosen=kept),
            Button(Rect(0, 0, ui.px(180), 0), show, lambda: self._show(person), "show", icon="pin"),
        ]

    def _narrow(self, ui: Ui, body: Rect, person: Person) -> None:
        """The same in one column, with leaves to turn."""
        line = lives.line_of(self.context, person)
        if body.height > ui.px(1060):
            self._stacked(ui, body, person, line)
            return
        low = body.height < ui.px(LOW)
        bar = Rect(body.left, body.top, body.width, ui.px(48))
        if not low:
            face = Rect(body.left, body.top, ui.px(150), ui.px(150))
            resident_leaves.face(ui, face, face_of(self.context, person))
            beside = Rect(face.right + ui.px(16), face.top, body.right - face.right - ui.px(16), face.height)
            ui.add(Words(beside, in_short(self.context, person), style=LEAD.but(place="middle", fit=True)))
            bar.top = face.bottom + ui.px(12)
        leaves = [(key, ui.say(f"resident.{key}")) for key in LEAVES]
        tabs(ui, bar, leaves, self.leaf, self._turn)
        rest = Rect(body.left, bar.bottom + ui.px(8), body.width, body.bottom - bar.bottom - ui.px(8))
        card = ui.add(Card(rest))
        end = self._leaf(ui, layout.inset(rest, ui.px(18), ui.px(12)), self.leaf, person, line)
        self._fit(ui, person, [card], end)

    def _stacked(self, ui: Ui, body: Rect, person: Person, line: LifeLine | None) -> None:
        """All leaves one below the other, where the window is high."""
        top, feels, life = layout.rows(body, ui.px(250), 1.0, 1.35, gap=ui.px(14))
        face = Rect(top.left, top.top, top.height, top.height)
        resident_leaves.face(ui, face, face_of(self.context, person))
        beside = Rect(face.right + ui.px(20), top.top, top.right - face.right - ui.px(20), top.height)
        resident_leaves.who(ui, beside, self.context, person)
        for area, leaf in ((feels, "feels"), (life, "life")):
            above = self.end + ui.px(14) if self.end else area.top
            card = ui.add(Card(Rect(area.left, above, area.width, area.bottom - above)))
            rest = section(ui, layout.inset(card.rect, ui.px(18), ui.px(14)), ui.say(f"resident.{leaf}"))
            self._fit(ui, person, [card], self._leaf(ui, rest, leaf, person, line))

    def _leaf(self, ui: Ui, area: Rect, leaf: str, person: Person, line: LifeLine | None) -> int:
        """One of the leaves; gives where it ends."""
        if leaf == "who":
            return self._who(ui, area, person)
        if leaf == "life":
            return self._life(ui, area, person, line)
        if person.age < ASKED_FROM:
            return resident_leaves.young(ui, area, self.context, person)
        resident_leaves.feels(ui, area, self.context, (person, line))
        return area.bottom

    def _who(self, ui: Ui, area: Rect, person: Person) -> int:
        """Who they are on a leaf of its own: beside the face where the window is low, above the family."""
        foot = 0
        if not ui.portrait:
            side = min(area.height, area.width * 2 // 5)
            area, face = layout.columns(area, 1.0, side, gap=ui.px(18))
            resident_leaves.face(ui, Rect(face.topleft, (side, side)), face_of(self.context, person))
            foot = face.top + side
        end = resident_leaves.who(ui, area, self.context, person, short=not ui.portrait) + ui.px(18)
        relatives = resident_leaves.kin(self.context, person)
        rest = Rect(area.left, end, area.width, area.bottom - end)
        least = resident_leaves.family_height(ui, area.width, relatives[:1]) + ui.px(34)
        if relatives and rest.height >= least:
            rest = section(ui, rest, ui.say("life.family"))
            end = resident_leaves.family(ui, rest, self.context, relatives)
        return max(end, foot)

    def _life(self, ui: Ui, area: Rect, person: Person, line: LifeLine | None) -> int:
        """The line, and the family below it: that of a child stands beside it. Gives where it ends."""
        relatives = resident_leaves.kin(self.context, person) if person.age >= ASKED_FROM else []
        high = resident_leaves.family_height(ui, area.width, relatives)
        high = min(high, max(area.height * 2 // 5, ui.px(56))) + ui.px(34) if relatives else 0
        if area.height - high < ui.px(120):
            high = 0
        above = Rect(area.left, area.top, area.width, area.height - high)
        end = resident_leaves.life(self, above, self.context, (person, line), self.paged)
        if high:
            below = Rect(area.left, above.bottom + ui.px(6), area.width, high - ui.px(6))
            rest = section(ui, below, ui.say("life.family"))
            end = resident_leaves.family(ui, rest, self.context, relatives)
        return end

    # ------------------------------------------------------------------ moves

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

    def _show(self, person: Person) -> Move:
        """Back to the map, where this person is now."""
        town = self.context.kept.get(KEPT)
        spot = town.crowd.where(person.row) if isinstance(town, Town) else None
        if isinstance(town, Town):
            town.person = person.id
        return Pop(spot)

    def update(self, seconds: float) -> Move | None:
        """Tell more of the life, a little in each frame."""
        del seconds
        if lives.go_on(self.context):
            self.rebuild()
        return None


def make(context: Context, route: routes.Resident) -> Scene:
    """The scene of the route."""
    return ResidentScene(context, route.number)
