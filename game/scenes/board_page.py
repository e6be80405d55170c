"""The page of a programme: what it is, at the left; the order to give, at the right."""

from collections.abc import Callable
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from pygame import Rect

from game.engine.civic import Running
from game.engine.orders import Refusal, Start, Stop, Why
from game.engine.rules import Programme
from game.engine.targets import Address
from game.engine.view import View
from game.scenes import board_effects, chairs, sheet_marks, sheets, words
from game.scenes.sheets import Block, Columns
from game.ui import layout
from game.ui.fonts import BODY, LEAD, SMALL
from game.ui.moves import Answer, Move, Order
from game.ui.panels import Paged, tabs
from game.ui.screen import Ui
from game.ui.widgets import TARGET, Button, Card, Words

if TYPE_CHECKING:
    from game.scenes.board import BoardScene

UPRIGHT = 640
"""Units of height of an upright page from which the order stands above what is known of it."""
BESIDE = 560
"""Units of width from which choices stand beside what they cost in a low window."""
Maker = Callable[[Rect], None]
"""Adds a line of choices."""


@dataclass(frozen=True, slots=True)
class Draft:
    """An order that is being made."""

    programme: str
    dose: int = 1
    """0 is to stop it."""
    place: int = -1
    """Row of the district; -1 the whole city."""
    address: Address = Address.EVERYONE

    @classmethod
    def of(cls, view: View, key: str, place: int = -1) -> "Draft":
        """The programme as it runs there, or as it would begin; elsewhere when it runs only there."""
        runs = [run for run in view.running() if run.programme == key]
        if place < 0 and runs and all(run.place >= 0 for run in runs):
            place = runs[0].place
        now = running_at(view, key, place)
        if now is not None:
            return cls(key, now.dose if not now.stopping else 0, place, now.address)
        return cls(key, 1, place, view.rules.programmes[key].address)

    @classmethod
    def proposed(cls, view: View, order: Start) -> "Draft":
        """The order that somebody proposes."""
        keys = [district.key for district in view.rules.town.districts]
        row = keys.index(order.place) if order.place is not None else -1
        return cls(order.start, order.dose, row, order.address or view.rules.programmes[order.start].address)


def running_at(view: View, key: str, place: int) -> Running | None:
    """The programme as it runs in a place, or None."""
    return next((run for run in view.running() if run.programme == key and run.place == place), None)


class ProgrammePage:
    """What the board shows of one programme."""

    def __init__(self, board: "BoardScene", draft: Draft) -> None:
        self.board = board
        self.draft = draft
        self.paged = Paged(1)
        self.steps = Paged(1)
        self.tab = "order"

    @property
    def programme(self) -> Programme:
        """The programme itself."""
        found: Programme = self.board.view.rules.programmes[self.draft.programme]
        return found

    @property
    def now(self) -> Running | None:
        """As it runs in the place of the draft."""
        return running_at(self.board.view, self.draft.programme, self.draft.place)

    # ------------------------------------------------------------------ both sides

    def build(self, ui: Ui, area: Rect) -> None:
        """Two columns; two tabs where there is room for one only."""
        if ui.portrait and area.height > ui.px(UPRIGHT):
            end = self._order(ui, area) + ui.px(28)
            rest = Rect(area.left, end, area.width, area.bottom - end)
            self.board.end = sheets.flow(self.board, rest, self._about(ui), self.paged)
            return
        if ui.narrow or area.height / ui.scale < 430:
            top, rest = layout.rows(area, ui.px(46), 1.0, gap=ui.px(12))
            names = [("order", ui.say("board.tab_order")), ("about", ui.say("board.tab_about"))]
            tabs(ui, top, names, self.tab, self._turn)
            if self.tab == "order":
                self._order_in_pages(ui, rest)
            else:
                sheets.flow(self.board, rest, self._about(ui), self.paged)
            return
        left, right = layout.columns(area, 1.0, min(ui.px(470), area.width // 2), gap=ui.px(36))
        end = sheets.flow(self.board, left, self._about(ui), self.paged)
        self.board.end = max(end, self._order(ui, right))

    def _turn(self, tab: str) -> Move | None:
        self.tab = tab
        self.board.rebuild()
        return None

    # ------------------------------------------------------------------ what it is

    def _text(self, name: str) -> str:
        return words.level_text(self.board.context, f"programmes.{self.draft.programme}.{name}")

    def _about(self, ui: Ui) -> list[Block]:
        """What it does, who gains, what it costs besides money, what research says, what the town did."""
        programme, gains = self.programme, words.going_on(ui.stage.texts, self._text("gains"))
        blocks = [
            sheets.text(ui, self._text("what"), LEAD, 12),
            sheets.mark(ui, "people", ui.say("board.gains", who=gains), gap=12),
        ]
        blocks += [] if ui.portrait and self.tab == "order" else [self._side(ui)]
        blocks += board_effects.blocks(ui, self.board.context, programme)
        blocks += [
            sheets.heading(ui, ui.say("board.evidence")),
            sheets.text(ui, self._text("evidence"), BODY, 4),
            sheets.text(ui, words.sourced(ui.stage.texts, programme.source), SMALL, 18),
            sheets.heading(ui, ui.say("board.reality")),
        ]
        real = programme.reality
        if real is None:
            blocks.append(sheets.text(ui, ui.say("board.reality_none"), BODY))
        else:
            when = words.month_of(ui.stage.texts, real.start)
            note = self._text("reality.note") or real.note
            said = ui.say("board.reality_when", month=when, note=note)
            blocks += [
                sheets.text(ui, said[:1].upper() + said[1:], BODY, 6),
                sheets.tag(ui, real.tag.value, words.sourced(ui.stage.texts, real.source)),
            ]
        return blocks

    # ------------------------------------------------------------------ the order

    def _order(self, ui: Ui, area: Rect) -> int:
        """Dose, place, address; what it costs; the button. Gives where it ends."""
        card = ui.add(Card(area))
        tight = area.height / ui.scale < 430
        box = layout.inset(area, ui.px(20), ui.px(10 if tight else 16))
        top = box.top
        for said, make in self._parts(ui):
            high = ui.height_of(said, box.width, SMALL)
            label = Rect(box.left, top, box.width, high)
            ui.add(Words(label, said, style=SMALL.but(bold=True), ink="accent_ink"))
            make(Rect(box.left, label.bottom + ui.px(3), box.width, ui.px(TARGET)))
            top = label.bottom + ui.px(3 + TARGET + (6 if tight else 12))
        end = self._foot(ui, Rect(box.left, top, box.width, box.bottom - top), tight)
        card.rect = Rect(area.left, area.top, area.width, min(end + ui.px(16) - area.top, area.height))
        return card.rect.bottom

    def _order_in_pages(self, ui: Ui, area: Rect) -> None:
        """The same in a low window: the choices beside what they cost, in pages where that is too much.

        The button stands on the last page, so that all has been seen before.
        """
        rest, foot = layout.rows(area, 1.0, ui.px(46), gap=ui.px(8))
        across = 2 if area.width > ui.px(BESIDE) else 1
        wide = (area.width - (across - 1) * ui.px(28)) // across
        blocks: list[Block] = []
        for said, make in self._parts(ui):
            blocks += [sheets.heading(ui, said, 2), Block(lambda _: ui.px(TARGET), make, 8)]
        together = sheets.group(ui, blocks, 8)
        blocks = [together] if together.high(wide) <= rest.height else blocks
        refusal = self.board.view.refusal(self.order)
        costs = [sheets.mark(ui, icon, said, BODY, 4) for icon, said in self._costs(ui, self.order)]
        waits = chairs.doses(self.board.context, self.order)
        costs += [sheets.mark(ui, "talk", said, BODY, 4, "accent_ink") for said in waits]
        state = self._state(ui, refusal)
        costs += [sheets.mark(ui, "info", state)] if state else []
        costs.append(self._side(ui))
        beside = sheets.group(ui, costs)
        blocks += [beside] if beside.high(wide) <= rest.height else costs
        left, right = layout.columns(foot, ui.px(220), 1.0, gap=ui.px(14))
        self.steps.foot = left
        sheets.flow(self.board, rest, blocks, self.steps, Columns(across, 28, even=True))
        foot = right if self.steps.count > 1 else foot
        if self.steps.page == self.steps.count - 1:
            self._button(ui, foot, enabled=refusal is None)
            return
        ui.add(Button(foot, ui.say("briefing.next"), self._on, key="on", icon="right", look="primary"))
        ui.start = "on"

    def _on(self) -> None:
        """To the next part of an order."""
        self.steps.page += 1
        self.board.rebuild()

    def _side(self, ui: Ui) -> Block:
        """The side effect: it is seen before the order is given."""
        said = ui.say("board.side", what=words.going_on(ui.stage.texts, self._text("side_effect")))
        return sheets.mark(ui, "warning", said, gap=18, ink="warn")

    def _parts(self, ui: Ui) -> list[tuple[str, Maker]]:
        """The choices that this programme leaves."""
        found: list[tuple[str, Maker]] = [(ui.say("board.dose"), lambda line: self._doses(ui, line))]
        if self.programme.local:
            found.append((ui.say("board.place"), lambda line: self._places(ui, line)))
        if len(self._addresses) > 1:
            found.append((ui.say("board.address"), lambda line: self._address(ui, line)))
        return found

    def _doses(self, ui: Ui, line: Rect) -> None:
        options = [(0, ui.say("board.dose_none"))]
        options += [(dose, ui.stage.texts.number(dose)) for dose in range(1, len(self.programme.doses) + 1)]
        sizes = [1.6, *[1.0] * (len(options) - 1)]
        for cell, (dose, said) in zip(layout.columns(line, *sizes, gap=ui.px(4)), options, strict=True):
            self._pick(ui, cell, f"dose.{dose}", said, replace(self.draft, dose=dose))

    def _address(self, ui: Ui, line: Rect) -> None:
        cells = layout.columns(line, *[1.0] * len(self._addresses), gap=ui.px(4))
        for cell, address in zip(cells, self._addresses, strict=True):
            said = ui.say(f"board.address_{address.value}")
            self._pick(ui, cell, f"address.{address.value}", said, replace(self.draft, address=address))

    @property
    def _addresses(self) -> list[Address]:
        known = {*self.programme.addresses, self.programme.address}
        return [address for address in Address if address in known]

    def _pick(self, ui: Ui, cell: Rect, key: str, said: str, draft: Draft) -> None:
        chosen = draft == self.draft
        style = BODY.but(bold=chosen)
        ui.add(Button(cell, said, self._set(draft), key=key, chosen=chosen, style=style))

    def _set(self, draft: Draft) -> Answer:
        def go() -> None:
            self.draft = draft
            self.board.rebuild()

        return go

    def _places(self, ui: Ui, line: Rect) -> None:
        """The whole city or one district after another."""
        count = len(self.board.view.rules.town.districts)
        back, middle, on = layout.columns(line, ui.px(56), 1.0, ui.px(56), gap=ui.px(4))
        for cell, key, step, icon in ((back, "place.back", -1, "left"), (on, "place.on", 1, "right")):
            place = (self.draft.place + 1 + step) % (count + 1) - 1
            said = self.board.place_name(place)
            draft = replace(Draft.of(self.board.view, self.draft.programme, place), place=place)
            if running_at(self.board.view, self.draft.programme, place) is None:
                draft = replace(self.draft, place=place, dose=max(self.draft.dose, 1))
            ui.add(Button(cell, said, self._set(draft), key=key, icon=icon, picture_only=True))
        here = self.board.place_alone(self.draft.place)
        runs = running_at(self.board.view, self.draft.programme, self.draft.place)
        said = ui.say("board.place_runs", place=here) if runs else here
        ui.add(Words(middle, said, style=BODY.but(align="center", place="middle", bold=True, fit=True)))

    # ------------------------------------------------------------------ price and confirmation

    @property
    def order(self) -> Start | Stop:
        """The order as it stands."""
        draft = self.draft
        place = self.board.view.rules.town.districts[draft.place].key if draft.place >= 0 else None
        if draft.dose == 0:
            return Stop(draft.programme, place)
        return Start(draft.programme, draft.dose, place, draft.address)

    def _foot(self, ui: Ui, area: Rect, tight: bool) -> int:
        """Price, delay, refusal and the button; gives where it ends."""
        order = self.order
        refusal = self.board.view.refusal(order)
        lines = self._costs(ui, order)
        across = 2 if tight or len(lines) > 3 else 1
        gap = ui.px(4)
        wide = (area.width - (across - 1) * ui.px(12)) // across
        highs = [ui.height_of(said, wide - ui.px(30), BODY) for _, said in lines]
        top = area.top
        for first in range(0, len(lines), across):
            high = max(highs[first : first + across])
            for number, (icon, said) in enumerate(lines[first : first + across]):
                place = Rect(area.left + number * (wide + ui.px(12)), top, wide, high)
                ui.add(sheet_marks.Mark(place, said, icon=icon, icon_ink="brick"))
            top += high + gap
        top += ui.px(2 if tight else 8)
        for said in chairs.doses(self.board.context, self.order):
            high = ui.height_of(said, area.width - ui.px(30), BODY)
            line = Rect(area.left, top, area.width, high)
            ui.add(sheet_marks.Mark(line, said, icon="talk", ink="accent_ink"))
            top += high + ui.px(8)
        said = self._state(ui, refusal)
        if said:
            high = ui.height_of(said, area.width - ui.px(30), BODY)
            icon = "info" if refusal is None or refusal.why in QUIET else "warning"
            ink = "ink_soft" if icon == "info" else "bad"
            ui.add(sheet_marks.Mark(Rect(area.left, top, area.width, high), said, icon=icon, ink=ink))
            top += high + ui.px(8)
        if ui.portrait:
            side = self._side(ui)
            high = side.high(area.width)
            side.add(Rect(area.left, top, area.width, high))
            top += high + ui.px(12)
        button = Rect(area.left, top, area.width, ui.px(46 if tight else 54))
        self._button(ui, button, enabled=refusal is None)
        return button.bottom

    def _button(self, ui: Ui, place: Rect, *, enabled: bool) -> None:
        """The button that gives the order; beside it the way to say no to what the other one proposes."""
        said, new = chairs.verb(self.board.context, self.order, self._confirm(ui))
        enabled = enabled and new
        refuse = self.board.refusing(self.order)
        if refuse is not None:
            place, other = layout.columns(place, 1.6, 1.0, gap=ui.px(12))
            ui.add(Button(other, ui.say("pair.no"), refuse, key="no", icon="close"))
        ui.add(
            Button(
                place,
                said,
                Order(self.order),
                key="confirm",
                look="primary",
                icon="check" if self.draft.dose else "close",
                enabled=enabled,
                style=LEAD.but(bold=True, size="body"),
            )
        )
        ui.start = "confirm" if enabled else "dose.1"

    def _costs(self, ui: Ui, order: Start | Stop) -> list[tuple[str, str]]:
        texts = ui.stage.texts
        refusal = self.board.view.refusal(order)
        if refusal is not None and refusal.why is Why.RUNNING:
            freed = self.board.view.price(Stop(self.draft.programme, order.place)).month
            key = "board.costs_now" if freed <= 0 else "board.card_brings"
            return [("coin", texts(key, money=texts.money(abs(freed))))]
        if refusal is not None and refusal.why is Why.NOT_RUNNING:
            return [("coin", texts("price.free"))]
        lines = words.price_lines(self.board.context, order) or [("coin", texts("price.free"))]
        months = self.programme.phase_in if self.draft.dose else self.programme.phase_out
        key = "board.full_effect" if self.draft.dose else "board.ends"
        return [*lines, ("calendar", texts(key, span=words.span(texts, months)))]

    def _state(self, ui: Ui, refusal: Refusal | None) -> str:
        """Why not; or how far it is."""
        now = self.now
        if refusal is not None and refusal.why is Why.NOT_RUNNING:
            return ui.say("board.not_running")
        if refusal is not None and (now is None or refusal.why not in QUIET):
            return words.refusal(self.board.context, refusal)
        if now is None:
            return ""
        key = "board.state_stops" if now.stopping else "board.state_runs"
        return ui.say(key, dose=now.dose, share=ui.stage.texts.percent(now.phase))

    def _confirm(self, ui: Ui) -> str:
        now = self.now
        if self.draft.dose == 0:
            return ui.say("board.stop")
        return ui.say("board.start" if now is None or now.stopping else "board.change")

    def ordered(self, order: object) -> None:
        """The draft follows what runs now."""
        del order
        self.draft = Draft.of(self.board.view, self.draft.programme, self.draft.place)


QUIET = frozenset({Why.RUNNING, Why.NOT_RUNNING})
"""Refusals that are no trouble: the order says what is so already."""
