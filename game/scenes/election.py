"""Election night: the seats fall district by district, and a coalition is formed."""

from functools import partial

from pygame import Rect

from game.engine.orders import FormCoalition, Refusal
from game.scenes import again_model, common_page, election_model, routes, words
from game.scenes.common_council import SEATS, Half, ListRow, draw_half, share_wide
from game.scenes.context import Context
from game.scenes.election_model import Count
from game.ui import layout
from game.ui.fonts import BODY, HEAD, SMALL, TITLE, Style
from game.ui.moves import Answer, Move, Order, Push, Reset, Tell
from game.ui.paint import Pen
from game.ui.panels import Paged, page_list
from game.ui.screen import Scene, Ui
from game.ui.widgets import Button, Card, Picture, Words

LOW = 260
"""Units of height of the page under which the pager of the lists stands beside the title."""
STEP = 1.3
"""Seconds between two districts, where things may move."""
REST = 0.8
"""Seconds in which what stands where a button stood does nothing yet: a click may have been meant for it."""


class ElectionScene(Scene):
    """First the count, then the result, then the coalition."""

    root = True

    def __init__(self, context: Context) -> None:
        self.context = context
        self.view = context.session.view
        self.result = self.view.elections[-1] if self.view.elections else None
        self.before = election_model.before(self.view)
        self.counts = election_model.counts(self.view, self.result) if self.result else []
        self.paged = Paged(0)
        self.step = 0
        self.age = 0.0
        self.rest = REST
        """Seconds until a way on from here works."""
        self.read = bool(self.view.rules.level.passers_by)
        """Whether the result has been read, so that partners may be chosen; passers-by choose at once."""
        coalition = self.view.coalition[1:] if self.view.coalition else ()
        self.partners = set(coalition)
        self.lists = {party.key: party for party in self.view.rules.nation.lists}
        self.numbers = common_page.list_numbers(context)
        self.mayor = self.view.rules.nation.lists[0].key

    @property
    def last(self) -> bool:
        """Whether all has been counted."""
        return self.step >= len(self.counts) - 1

    @property
    def count(self) -> Count:
        """How far the count is."""
        return self.counts[min(self.step, len(self.counts) - 1)]

    @property
    def forming(self) -> bool:
        """Whether partners are to be chosen now."""
        return self.read and self.to_form

    @property
    def to_form(self) -> bool:
        """Whether partners are to be chosen now, or once the result has been read."""
        return self.last and self.view.coalition_to_form and self.view.mayor_stays

    # ------------------------------------------------------------------ layout

    def build(self, ui: Ui) -> None:
        """The half circle at the left, the lists at the right, what to do at the foot."""
        page = common_page.page_of(ui)
        if self.result is None:
            self._none_yet(ui, page)
            return
        if not ui.stage.motion:
            self.step = len(self.counts) - 1
        head, body, foot = layout.rows(page, ui.px(52), 1.0, ui.px(56), gap=ui.px(12))
        self.paged.foot = None
        if body.height < ui.px(LOW) and not ui.portrait:
            head, self.paged.foot = layout.columns(head, 1.0, ui.px(230), gap=ui.px(12))
        ui.add(Words(head, self._title(ui), style=self._head_style(ui, head.width)))
        if ui.portrait:
            upper, lower = layout.rows(body, 0.42, 0.58, gap=ui.px(14))
        else:
            share = 0.36 if ui.narrow else 0.44
            upper, lower = layout.columns(body, share, 1 - share, gap=ui.px(16))
        self._council(ui, upper)
        self._table(ui, lower)
        self._foot(ui, foot)

    def _head_style(self, ui: Ui, width: int) -> Style:
        big = HEAD if ui.width_of(self._title(ui), HEAD) <= width else TITLE
        return big.but(place="middle", fit=True)

    def _title(self, ui: Ui) -> str:
        if not self.last:
            return ui.say("election.counting")
        if self.forming:
            return ui.say("election.form")
        return ui.say("election.stays" if self.view.mayor_stays else "election.goes")

    def _none_yet(self, ui: Ui, page: Rect) -> None:
        body = common_page.heading(ui, page, ui.say("election.title"), back=Reset(routes.City()))
        ui.add(Words(body, ui.say("election.none")))
        ui.start = "back"

    def _council(self, ui: Ui, area: Rect) -> None:
        """The half circle, and a sentence on how far things are."""
        ui.add(Card(area))
        box = layout.inset(area, ui.px(18), ui.px(14))
        said = self._said(ui)
        high = max(ui.height_of(said, box.width), ui.height_of("A\nA", box.width))
        half, line = layout.rows(box, 1.0, high, gap=ui.px(8))
        ui.add(Picture(half, paint=self._half))
        ui.add(Words(line, said, style=BODY.but(align="center")))

    def _said(self, ui: Ui) -> str:
        say = ui.stage.texts
        if not self.last:
            if not self.count.district:
                return say("election.closed")
            return say(
                "election.counted", district=self.count.district, share=say.percent(self.count.counted)
            )
        if self.forming:
            found = self.result.seats if self.result else {}
            seats = sum(found.get(key, 0) for key in {self.mayor, *self.partners})
            need = election_model.majority(self.count.seats)
            return say("election.together" if seats >= need else "election.too_few", seats=seats, need=need)
        if self.result and not self.view.mayor_stays:
            seats = election_model.short_of(self.view, self.result.seats)
            if seats is None:
                return say("election.other_mayor")
            return say("election.short", seats=seats, need=election_model.majority(self.result.seats))
        turnout = say.percent(self.result.turnout) if self.result else ""
        return say("election.turnout", share=turnout)

    def _table(self, ui: Ui, area: Rect) -> None:
        """A row for each list that has votes, the largest first."""
        ui.add(Card(area))
        box = layout.inset(area, ui.px(14), ui.px(10))
        shares = 0 if self._seats_only else share_wide(box.width, ui.scale) + ui.px(8)
        room = box.width - ui.px(SEATS + 8) - shares - ui.px(4)
        above = ui.height_of(ui.say("election.compared"), room, SMALL) if self.last else 0
        head, rows = layout.rows(box, max(ui.px(24), above), 1.0, gap=ui.px(4))
        ui.add(Picture(head, paint=self._columns))
        keys = self._keys()
        self.paged.count = len(keys)
        least = ListRow.least(ui)
        high = min(max(rows.height // max(len(keys), 1), least), max(ui.px(60), least))
        page_list(self, rows, self.paged, high, lambda cell, n: self._row(ui, cell, keys[n]), gap=0)

    def _keys(self) -> list[str]:
        """Lists in the order of what is counted so far; those without votes and seats are left out."""
        shares = self.result.shares if self.result else {}
        kept = [key for key in self.lists if shares.get(key, 0.0) > 0.004]
        return sorted(kept, key=lambda key: -self.count.shares[key])

    def _row(self, ui: Ui, cell: Rect, key: str) -> None:
        texts, party = ui.stage.texts, self.lists[key]
        share, seats = self.count.shares[key], self.count.seats[key]
        old_share, old_seats = self.before[0].get(key, 0.0), self.before[1].get(key, 0)
        willing = self._willing(key)
        asks = self.forming and key != self.mayor and seats > 0
        moved = texts("city.points", points=texts.signed(round(100 * (share - old_share), 1), 1))
        note = ""
        if self.forming and not willing and seats:
            note = ui.say("election.unwilling")
        ui.add(
            ListRow(
                cell,
                words.list_name(self.context, key),
                partial(self._choose, key) if asks else None,
                key=f"list.{key}",
                enabled=not asks or willing,
                party=party,
                number=self.numbers[key],
                share="" if self._seats_only else texts.percent(share, 1),
                share_change=moved if self.last and self.before[0] else "",
                seats=str(seats),
                seats_change=texts.signed(seats - old_seats) if self.last else "",
                note=note,
                ticked=key in self.partners if asks else None,
                part=min(share / 0.5, 1.0),
            )
        )

    @property
    def _seats_only(self) -> bool:
        """Whether only seats are shown: they alone count for a coalition, where there is no room for more."""
        return self.forming and self.ui.narrow

    def _willing(self, key: str) -> bool:
        return self.lists[key].distance <= self.view.rules.k.politics.willing

    def _foot(self, ui: Ui, line: Rect) -> None:
        """One thing to do."""
        if not self.last:
            skip, on = layout.columns(line, 1.0, 1.6, gap=ui.px(12))
            ui.add(Button(skip, ui.say("election.skip"), self._skip, key="skip", icon="step"))
            ui.add(Button(on, ui.say("election.next"), self._next, key="next", icon="vote", look="primary"))
            ui.start = "next"
            return
        wide = line.width if ui.portrait else min(line.width * (2 if ui.narrow else 3) // 4, ui.px(520))
        button = Rect(line.right - wide, line.top, wide, line.height)
        if self.forming:
            order = FormCoalition(self._chosen())
            refused = self.view.refusal(order)
            said = words.refusal(self.context, refused) if refused else ui.say("election.fits")
            if not ui.portrait:
                room = Rect(line.left, line.top, line.width - wide - ui.px(16), line.height)
                ui.add(Words(room, said, style=SMALL.but(place="middle")))
            ui.add(Button(button, ui.say("election.govern"), self._rested(Order(order)), key="govern",
                          icon="hands", look="primary", enabled=refused is None))  # fmt: skip
            ui.start = "govern"
            return
        if self.to_form:
            form = self._rested(self._form)
            ui.add(Button(button, ui.say("election.partners"), form, key="on", icon="hands", look="primary"))
            ui.start = "on"
            return
        over = self.context.session.over or not self.view.mayor_stays
        to = Reset(routes.Debrief()) if over else Reset(routes.City())
        said = ui.say("election.back" if over else "election.city")
        if not self.view.mayor_stays and again_model.months(self.context):
            other, button = layout.columns(line, 1.0, 1.2, gap=ui.px(12))
            ui.add(Button(other, ui.say("again.title"), Push(routes.Again()), key="again", icon="undo"))
        ui.add(Button(button, said, self._rested(to), key="go", icon="arrow", look="primary"))
        ui.start = "go"

    # ------------------------------------------------------------------ what can be done

    def _chosen(self) -> tuple[str, ...]:
        return tuple(key for key in self.lists if key in self.partners)

    def _choose(self, key: str) -> Move | None:
        self.partners ^= {key}
        self.rebuild()
        return None

    def _rested(self, answer: Answer) -> Answer:
        """An answer that is given once what stands here has been seen for a moment."""

        def go() -> Move | None:
            if self.rest > 0:
                return None
            return answer() if callable(answer) else answer

        return go

    def _form(self) -> Move | None:
        self.read, self.rest = True, REST
        self.rebuild()
        return None

    def _next(self) -> Move | None:
        self.step, self.age, self.rest = self.step + 1, 0.0, REST
        self.rebuild()
        return None

    def _skip(self) -> Move | None:
        self.step, self.rest = len(self.counts) - 1, REST
        self.rebuild()
        return None

    def ordered(self, order: object, came: object) -> Move | None:  # noqa: ARG002 - there is one order here
        """The coalition stands, or not."""
        self.rest = REST
        self.rebuild()
        return Tell(words.refusal(self.context, came)) if isinstance(came, Refusal) else None

    def update(self, seconds: float) -> Move | None:
        """The next district comes in by itself, where things may move."""
        self.rest -= seconds
        if self.result is not None and self.ui.stage.motion and not self.last:
            self.age += seconds
            if self.age >= STEP:
                self._next()
        return None

    # ------------------------------------------------------------------ pictures

    def _half(self, pen: Pen, area: Rect) -> None:
        told = self.last and self.view.mayor_stays and (self.read or not self.to_form)
        governs = {self.mayor, *self.partners} if told else set()
        order = [self.lists[key] for key in election_model.order_of_lists(self.view)]
        size = sum(self.result.seats.values()) if self.result else 0
        draw_half(pen, area, Half(order, self.numbers, self.count.seats, size, governs))

    def _columns(self, pen: Pen, area: Rect) -> None:
        """What stands in which column."""
        right = area.right - pen.px(4)
        columns = (
            ("election.seats", pen.px(SEATS)),
            ("election.share", share_wide(area.width, pen.scale)),
        )
        for key, wide in columns[: 1 if self._seats_only else 2]:
            place = Rect(right - wide, area.top, wide, area.height)
            pen.text(pen.texts(key), place, SMALL.but(align="right", place="bottom", fit=True))
            right -= wide + pen.px(8)
        room = Rect(area.left + pen.px(4), area.top, right - area.left, area.height)
        if self.last:
            pen.text(pen.texts("election.compared"), room, SMALL.but(place="middle", fit=True))
        pen.rule(area.left, area.bottom, area.width, "line")


def make(context: Context, route: routes.Election) -> Scene:  # noqa: ARG001 - there is one last election
    """The scene of the route."""
    return ElectionScene(context)
