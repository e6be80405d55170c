"""A decision to take: what happened, who says what, the answers. It waits as long as the player thinks."""

from collections.abc import Sequence
from dataclasses import replace

from pygame import Rect

from game.difficulty import Told
from game.engine.orders import Choose
from game.engine.rules import Choice, Event, Viewpoint
from game.engine.view import Person
from game.pair import Came
from game.scenes import chairs, effects, faces, people, routes, sheet_marks, sheets, told, words
from game.scenes.context import Context
from game.scenes.guess_parts import may_expect, moved_by
from game.scenes.sheets import Block, Columns
from game.ui import layout, townscape
from game.ui.actions import Action, Command, Do
from game.ui.fonts import BODY, LEAD, SMALL, TITLE, Style
from game.ui.moves import Answer, Move, Order, Pop, Replace, Tell
from game.ui.panels import Paged, tabs, tabs_height
from game.ui.screen import Scene, Ui
from game.ui.widgets import Button, Picture, Words

PAGES = ("happened", "voices", "decide")
FOOT = 54
LOW = 200
"""Units of height under which the pager stands beside the way on."""
BESIDE = 720
"""Units of width from which two voices stand beside each other."""
LEAST_VIEW = 130
"""Units of height from which the town is seen below the answers."""


class DilemmaScene(Scene):
    """Three pages, and what is seen afterwards."""

    def __init__(self, context: Context, event: Event) -> None:
        self.context = context
        self.event = event
        self.view = context.session.view
        self.page = PAGES[0] if event.choices else "happened"
        self.paged = Paged(1)
        given = [order for order in context.session.orders_today if isinstance(order, Choose)]
        self.done = next((order.choice for order in reversed(given) if order.choose == event.key), "")
        self.picked = ""
        self.resident = told.through(self.view, event)

    def _text(self, name: str) -> str:
        return told.text(self.context, self.event.key, name)

    # ------------------------------------------------------------------ the frame

    def build(self, ui: Ui) -> None:
        """Tabs, the page, and the way on."""
        body = sheets.frame(ui, self._text("name"), Pop(), right=chairs.seated(self.context))
        room = sheets.page_of(ui, body, 1080)
        if self.done:
            self._after(ui, room)
            return
        if not self.event.choices:
            self._happened(ui, room)
            return
        self.paged.foot = None
        names = [(page, ui.say(f"dilemma.{page}")) for page in PAGES]
        high = tabs_height(ui, names, room.width)
        top, rest, foot = layout.rows(room, high, 1.0, ui.px(FOOT), gap=ui.px(14))
        tabs(ui, top, names, self.page, self._turn)
        if self.page == "decide":
            rest.height += foot.height + ui.px(14)
            self._decide(ui, rest)
            return
        low = rest.height / ui.scale < LOW or (ui.narrow and not ui.portrait)
        wide = foot.width if ui.portrait else min(ui.px(300 if low else 360), foot.width)
        right = layout.columns(foot, 1.0, wide, gap=0)[1]
        left = Rect(foot.left, foot.top, right.left - foot.left - ui.px(20), foot.height)
        self.paged.foot = left if low else None
        {"happened": self._happened, "voices": self._voices}[self.page](ui, rest)
        brief = self.view.rules.level.passers_by
        to = "decide" if brief else PAGES[PAGES.index(self.page) + 1]
        said = ui.say("dilemma.hear" if to == "voices" else "dilemma.to_decide")
        ui.add(Button(right, said, lambda: self._turn(to), key="next", icon="right", look="primary"))
        ui.start = "next"
        if not ui.narrow and not brief:
            ui.add(Words(left, ui.say("dilemma.no_hurry"), style=SMALL.but(place="middle")))

    def _turn(self, page: str) -> Move | None:
        self.page, self.paged.page = page, 0
        self.rebuild()
        return None

    # ------------------------------------------------------------------ what happened

    def _happened(self, ui: Ui, area: Rect) -> None:
        """A letter: who, and what."""
        person = self.view.person(self.resident) if self.resident else None
        story = self._text("story")
        source = words.level_text(self.context, f"events.{self.event.key}.source", self.event.source)
        tag = sheets.tag(ui, self.event.tag.value, words.source(self.context.texts, source))
        wide = min(area.width, ui.px(760))
        middle = Rect(area.centerx - wide // 2, area.top, wide, area.height)
        ways = ((LEAD, True), (BODY, True), (BODY, False))
        for style, high in ways if area.height / ui.scale > 330 else ways[-1:]:
            letter = self._letter(ui, person, story, style, high=high)
            card = sheets.card(ui, letter, 14 if high else 6, pad=26 if high else 14)
            used = card.high(wide) + ui.px(card.gap) + tag.high(wide)
            if used <= area.height:
                break
        rest = area.height - used - ui.px(2 * 16)
        seen = ui.portrait and rest > ui.px(LEAST_VIEW)
        sheets.flow(self, middle, [card, tag], self.paged, Columns(middle=not seen))
        if seen:
            ui.add(Picture(Rect(area.left, area.bottom - rest, area.width, rest), paint=townscape.framed))

    def _letter(
        self, ui: Ui, person: Person | None, story: str, style: Style, *, high: bool
    ) -> Sequence[Block]:
        """The face above the words; or beside them, where the window is low."""
        text = sheets.text(ui, story, style, 0)
        if person is None:
            return [text]
        said = faces.Said(
            person.name,
            "",
            "" if high else story,
            people.face_of(self.context, person, told.mood(self.event.key)),
        )
        speaker = faces.speaker(ui, said, gap=20, units=104 if high else 64)
        return [replace(speaker, keep=True), text] if high else [speaker]

    # ------------------------------------------------------------------ voices

    def _voices(self, ui: Ui, area: Rect) -> None:
        """Each viewpoint at its best, with a face."""
        across = 2 if area.width >= ui.px(BESIDE) and not ui.portrait else 1
        wide = (area.width - (across - 1) * ui.px(20)) // across
        blocks: list[Block] = []
        lines, room = -(-len(self.event.viewpoints) // across), area.height
        for big, down, gap in ((True, lines, 20), (False, lines, 20), (False, lines, 8), (True, 1, 12)):
            blocks = [self._voice(ui, viewpoint, gap, big=big) for viewpoint in self.event.viewpoints]
            tallest = max((block.high(wide) for block in blocks), default=0)
            if (tallest + ui.px(gap)) * down <= (room if down == lines else room - ui.px(FOOT)):
                break
        if across > 1:
            blocks = [Block(lambda _: tallest, block.add, block.gap) for block in blocks]
        columns = Columns(across, 20, middle=ui.portrait, even=True)
        sheets.flow(self, area, blocks, self.paged, columns)

    def _voice(self, ui: Ui, viewpoint: Viewpoint, gap: int, *, big: bool) -> Block:
        """One viewpoint on a card, by somebody who remembers how often they were heard."""
        member = self.view.rules.cast.get(viewpoint.who)
        heard = self.view.hearing(viewpoint.who)
        role = words.level_text(self.context, f"people.{viewpoint.who}.role")
        if heard.asked:
            role += "\n" + ui.say("dilemma.heard", n=heard.followed, asked=heard.asked)
        said = faces.Said(
            member.name if member else viewpoint.who,
            role,
            self._text(f"viewpoints.{viewpoint.who}.says"),
            faces.cast_face(viewpoint.who, faces.mood_towards(heard)),
            big,
        )
        return sheets.card(ui, [faces.speaker(ui, said, units=84)], gap, 18 if gap > 8 else 12)

    # ------------------------------------------------------------------ the decision

    def _decide(self, ui: Ui, area: Rect) -> None:
        """The answers at the left; the one that is looked at in full at the right."""
        high = area.height / ui.scale > 900
        if high or ui.narrow or area.height / ui.scale < 400:
            if self.picked and not high:
                self._detail(ui, area, self._choice(self.picked), back=True)
                return
            hint = [] if high else [sheets.text(ui, ui.say("dilemma.pick"), BODY, 12, "ink_soft")]
            top = self._answers(ui, area, hint) + ui.px(20)
            rest = Rect(area.left, top, area.width, area.bottom - top)
            if self.picked:
                self._detail(ui, rest, self._choice(self.picked))
            elif high:
                self._unpicked(ui, rest)
            elif ui.portrait and rest.height > ui.px(LEAST_VIEW):
                ui.add(Picture(rest, paint=townscape.framed))
            return
        left, right = layout.columns(area, 1.0, 1.15, gap=ui.px(28))
        self._answers(ui, left)
        if self.picked:
            self._detail(ui, right, self._choice(self.picked))
        else:
            self._unpicked(ui, right)

    def _unpicked(self, ui: Ui, area: Rect) -> None:
        """Before an answer is looked at: what to do, over the town that it is about."""
        said = ui.say("dilemma.pick")
        line, rest = layout.rows(area, ui.height_of(said, area.width, LEAD), 1.0, gap=ui.px(16))
        ui.add(Words(line, said, style=LEAD.but(color="ink_soft")))
        high = min(rest.height, round(area.width * 1.25))
        ui.add(Picture(Rect(area.left, area.bottom - high, area.width, high), paint=townscape.framed))

    def _answers(self, ui: Ui, area: Rect, hint: Sequence[Block] = ()) -> int:
        ui.start = f"choice.{self.event.choices[0].key}"
        return sheets.flow(self, area, [*hint, *self._choices(ui)], self.paged)

    def _choices(self, ui: Ui) -> list[Block]:
        """The answers, each to be looked at."""
        return [
            sheets.choice(
                ui,
                sheet_marks.Choice(
                    Rect(0, 0, 0, 0),
                    self._text(f"choices.{choice.key}.name"),
                    self._pick(choice.key),
                    key=f"choice.{choice.key}",
                    small=self._proposed(choice),
                    chosen=choice.key == self.picked,
                    single=True,
                ),
                gap=14,
            )
            for choice in self.event.choices
        ]

    def _proposed(self, choice: Choice) -> str:
        """Who proposes this answer, where two must agree."""
        pair = self.context.session.pair
        twin = pair.of(Choose(self.event.key, choice.key)) if pair else None
        return chairs.by(self.context.texts, twin.by) if twin else ""

    def _pick(self, key: str) -> Answer:
        def go() -> None:
            self.picked, self.page = key, "decide"
            self.rebuild()

        return go

    def _choice(self, key: str) -> Choice:
        return next(choice for choice in self.event.choices if choice.key == key)

    def _detail(self, ui: Ui, area: Rect, choice: Choice, *, back: bool = False) -> None:
        """The case of an answer, what it does, what it costs, and the button."""
        order = Choose(self.event.key, choice.key)
        refusal = self.view.refusal(order)
        blocks: list[Block] = []
        if back:
            style = LEAD.but(bold=True) if ui.low else TITLE
            blocks.append(sheets.text(ui, self._text(f"choices.{choice.key}.name"), style, 12))
        does = "dilemma.price" if effects.told_of(self.context) is Told.PRICE else "dilemma.does"
        blocks += [
            sheets.heading(ui, ui.say("dilemma.best_case")),
            sheets.text(ui, self._text(f"choices.{choice.key}.case"), LEAD, 16),
            sheets.heading(ui, ui.say(does)),
            *self._effects(ui, choice),
        ]
        if refusal is not None:
            blocks.append(sheets.mark(ui, "warning", words.refusal(self.context, refusal), BODY, 10, "bad"))
        if back:
            self._with_buttons(ui, area, blocks, order, enabled=refusal is None)
            return
        blocks.append(sheets.text(ui, "", SMALL, 0))
        said, new = chairs.verb(self.context, order, ui.say("dilemma.choose"))
        confirm = Button(
            Rect(0, 0, 0, 0),
            said,
            Order(order),
            key="confirm",
            icon="check",
            look="primary",
            enabled=refusal is None and new,
            style=LEAD.but(bold=True, size="body"),
        )
        blocks.append(sheets.button(ui, confirm, least=54))
        end = sheets.flow(self, area, [sheets.card(ui, blocks, pad=24)], Paged(1)) + ui.px(20)
        if ui.portrait and area.bottom - end > ui.px(LEAST_VIEW):
            ui.add(Picture(Rect(area.left, end, area.width, area.bottom - end), paint=townscape.framed))

    def _with_buttons(self, ui: Ui, area: Rect, blocks: list[Block], order: Choose, *, enabled: bool) -> None:
        """One column: the words, with the buttons always at the foot."""
        rest, foot = layout.rows(area, 1.0, ui.px(FOOT), gap=ui.px(12))
        sheets.flow(self, rest, blocks, self.paged)
        left, right = layout.columns(foot, 1.0, 1.4, gap=ui.px(14))
        ui.add(Button(left, ui.say("dilemma.later"), self._pick(""), key="later", icon="left"))
        said, new = chairs.verb(self.context, order, ui.say("dilemma.choose"))
        enabled = enabled and new
        ui.add(Button(right, said, Order(order), "confirm", enabled, icon="check", look="primary"))
        ui.start = "confirm"

    def _effects(self, ui: Ui, choice: Choice) -> Sequence[Block]:
        """A line for each effect, with its sign."""
        found = []
        for line in effects.lines(self.context, choice):
            ink = "ink" if line.better is None else "good" if line.better else "bad"
            found.append(sheets.mark(ui, line.icon, line.said, BODY, 6, ink))
        untold = effects.told_of(self.context) is Told.PRICE
        return found or [sheets.text(ui, ui.say("effect.untold" if untold else "effect.none"))]

    # ------------------------------------------------------------------ afterwards

    def _after(self, ui: Ui, area: Rect) -> None:
        """What is seen when it is done."""
        inside = [
            sheets.heading(ui, ui.say("dilemma.chosen")),
            sheets.text(ui, self._text(f"choices.{self.done}.name"), TITLE, 22),
            sheets.heading(ui, ui.say("dilemma.after")),
            sheets.text(ui, self._text(f"choices.{self.done}.after"), LEAD, 24),
        ]
        to_city = Button(
            Rect(0, 0, 0, 0),
            ui.say("dilemma.to_city"),
            Pop(),
            key="to_city",
            icon="map",
            look="primary",
            style=LEAD.but(bold=True, size="body"),
        )
        inside.append(sheets.button(ui, to_city, least=54))
        moved = moved_by(self._choice(self.done))
        if moved and may_expect(self.context):
            name = words.short_name(ui.stage.texts, moved)
            go = Replace(routes.Expect(moved))
            said = ui.say("guess.offer", name=name)
            expect = Button(Rect(0, 0, 0, 0), said, go, key="expect", icon="chart")
            inside.append(sheets.button(ui, expect, least=48))
        wide = min(area.width, ui.px(720))
        letter = Rect(area.centerx - wide // 2, area.top, wide, area.height)
        parts = [sheets.card(ui, inside, pad=30)]
        if not self.view.rules.level.passers_by:
            parts.append(sheets.text(ui, ui.say("dilemma.undo"), SMALL))
        sheets.flow(self, letter, parts, self.paged, Columns(middle=True))
        ui.start = "to_city"

    def handle(self, action: Action) -> Move | None:
        """Escape goes back to the answers, then out: the question waits."""
        if action == Do(Command.BACK) and self.picked and self.page == "decide" and not self.done:
            self.picked = ""
            self.rebuild()
            return None
        return super().handle(action)

    def ordered(self, order: object, came: object) -> Move | None:
        """Decided: what is seen. Proposed: back to where it is seen to wait. Refused: why."""
        if not isinstance(came, Came):
            return Tell(words.refusal(self.context, came))
        if came is Came.PROPOSED:
            return Pop()
        if isinstance(order, Choose):
            self.done = order.choice
        self.paged.page = 0
        self.rebuild()
        return None


def make(context: Context, route: routes.Dilemma) -> Scene:
    """The scene of the route."""
    return DilemmaScene(context, context.session.rules.events[route.event])
