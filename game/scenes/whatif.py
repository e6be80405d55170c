"""What if: decisions to take out or add, and the other life beside what happened, with a band of luck."""

from functools import partial

from pygame import Rect

from game.engine.cells import CITY
from game.scenes import (
    common_page,
    people,
    routes,
    whatif_case,
    whatif_districts,
    whatif_intro,
    whatif_people,
    words,
)
from game.scenes import whatif_model as model
from game.scenes import whatif_parts as parts
from game.scenes.context import Context
from game.scenes.whatif_model import Row
from game.ui import layout
from game.ui.fonts import BODY, LEAD, SMALL
from game.ui.moves import Move
from game.ui.paint import Pen
from game.ui.panels import Paged, page_list, tabs, tabs_height
from game.ui.screen import Scene, Ui
from game.ui.widgets import TARGET, Button, Card, Live, Toggle, Words
from game.whatif.changes import Change, followers
from game.whatif.compare import Endings, endings
from game.whatif.study import LEAST, Ghost

SIDES = ("out", "add", "model")
LEAVES = ("course", "people", "districts")
TOLD = 330
"""Units of height from which it is said what a number is."""
LEAST_CHART, LOW_CHART = 180, 80
"""Units of height under which the course stands beside its words, and is told in words only."""
WIDE = 700
"""Units of width from which what the lines are stands on one line, and what they mean on two."""
CASE = "case"
"""The leaf that tells of another model."""
LOW = 900
"""Units of height of an upright window under which the list has a leaf of its own."""


class WhatIfScene(Scene):
    """A list of orders beside one result; up to three results are kept."""

    def __init__(self, context: Context, order: int, values: tuple[tuple[str, float], ...] | None) -> None:
        self.context = context
        self.study = model.study_of(context)
        log = self.study.past.log
        if 0 <= order < len(log):
            self.study.ask(Change(followers(log, order)))
        if values is not None:
            self.study.ask(Change(values=values))
        self.shown: Ghost | None = self.study.ghosts[-1] if self.study.ghosts else None
        self.side = "out" if values is None else "model"
        self.later = True
        self.leaf = "course"
        self.indicator = ""
        self.order: list[str] = []
        self.orders = Paged(0)
        self.sought = True
        """Whether the page of the list is still to be found on which what is shown stands."""
        self.rows = Paged(0)
        self.stage_of: tuple[bool, bool] = (False, False)
        self.titled = False
        self.ends: dict[Change, Endings] = {}

    # ------------------------------------------------------------------ layout

    def build(self, ui: Ui) -> None:
        """The list and the result beside each other, below each other, or one at a time."""
        ui.keeps = True
        page = common_page.page_of(ui, 1600)
        self._sort()
        small = ui.narrow and (not ui.portrait or ui.rect.height / ui.scale < LOW)
        self.titled = ui.low and small and len(self.study.ghosts) == 1
        body = self._heading(ui, page)
        if small:
            leaves = ("list", *self._leaves())
            self.leaf = self.leaf if self.leaf in leaves else leaves[0]
            names = [(leaf, ui.say(f"whatif.{leaf}")) for leaf in leaves]
            line, body = layout.rows(body, tabs_height(ui, names, body.width, TARGET), 1.0, gap=ui.px(8))
            tabs(ui, line, names, self.leaf, self._turn)
            if self.leaf == "list":
                self._list(ui, body)
            else:
                self._result(ui, body, own_tabs=False)
        elif ui.portrait:
            upper, lower = layout.rows(body, 0.66, 0.34, gap=ui.px(14))
            self._result(ui, upper)
            self._list(ui, lower)
        else:
            left, right = layout.columns(body, ui.px(360), 1.0, gap=ui.px(16))
            self._list(ui, left)
            self._result(ui, right)
        rows = (w.key for w in ui.widgets if w.key.startswith(("order.", "add.", "model.")))
        ui.start = next(rows, "back")

    def _heading(self, ui: Ui, page: Rect) -> Rect:
        """The title; in a low window that of the only life that is kept, with a way to let it go."""
        if not self.titled:
            return common_page.heading(ui, page, ui.say("whatif.title"))
        ghost, wide = self.study.ghosts[0], ui.px(TARGET + 4)
        said, go = ui.say("whatif.forget"), partial(self._forget, ghost)
        close = Button(Rect(0, 0, wide, 0), said, go, "forget.0", icon="close", picture_only=True)
        name = model.change_name(self.context, self.study.past.log, ghost.change)
        return common_page.heading(ui, page, name, [close])

    def _list(self, ui: Ui, area: Rect) -> None:
        """Orders to take out, or programmes to add."""
        ui.add(Card(area))
        box = layout.inset(area, ui.px(12), ui.px(10))
        line, rest = layout.rows(box, ui.px(TARGET), 1.0, gap=ui.px(4))
        sides = [(side, ui.say(f"whatif.{side}")) for side in SIDES]
        tabs(ui, line, sides, self.side, self._side)
        log = self.study.past.log
        if self.side == "out":
            switch, rest = layout.rows(rest, ui.px(TARGET), 1.0, gap=ui.px(4))
            ui.add(Toggle(switch, ui.say("whatif.later"), key="later", value=self.later, change=self._later))
            found = model.taken_out(self.context, log, self.later)
        else:
            found = model.added(self.context, log) if self.side == "add" else model.other_models(self.context)
        if not found:
            ui.add(Words(rest, ui.say("whatif.nothing"), style=BODY))
            return
        self.orders.count = len(found)
        if self.sought and self.shown is not None:
            fits = max((rest.height - ui.px(TARGET)) // ui.px(54), 1)
            place = next((n for n, row in enumerate(found) if row.change == self.shown.change), 0)
            self.orders.page = place // fits if len(found) * ui.px(54) > rest.height else 0
            self.sought = False
        page_list(self, rest, self.orders, ui.px(54), lambda cell, n: self._order(ui, cell, found[n]), gap=0)

    def _order(self, ui: Ui, cell: Rect, row: Row) -> None:
        chosen = self.shown is not None and self.shown.change == row.change
        ui.add(
            parts.OrderRow(cell, row.name, partial(self._ask, row), row.key, about=row.about, chosen=chosen)
        )

    def _result(self, ui: Ui, area: Rect, *, own_tabs: bool = True) -> None:
        """The lives that are kept, how far the work is, and a leaf."""
        ui.add(Card(area))
        box = layout.inset(area, ui.px(16), ui.px(12))
        if self.shown is None:
            whatif_intro.add_intro(self, self.context, box, self.side, self.indicator, self._next)
            return
        box = box if self.titled else self._ghosts(ui, box)
        if not (ui.low and self.shown.done):
            line, box = layout.rows(box, ui.px(24), 1.0, gap=ui.px(6))
            ui.add(Live(line, paint=self._progress))
        if own_tabs:
            line, box = layout.rows(box, ui.px(TARGET), 1.0, gap=ui.px(8))
            names = [(leaf, ui.say(f"whatif.{leaf}")) for leaf in self._leaves()]
            tabs(ui, line, names, self.leaf, self._turn)
        said = model.refused(self.context, self.shown) if self.shown.done else ""
        if said and box.height > ui.px(240):
            high = ui.height_of(said, box.width, SMALL)
            ui.add(Words(Rect(box.left, box.bottom - high, box.width, high), said, style=SMALL))
            box.height -= high + ui.px(6)
        leaves = {"people": self._people, "districts": self._districts, CASE: self._case}
        leaves.get(self.leaf, self._course)(ui, box, self.shown)

    def _ghosts(self, ui: Ui, box: Rect) -> Rect:
        """A button for each life that is kept, and one to let it go; gives the room below."""
        ghosts = self.study.ghosts
        names = [model.change_name(self.context, self.study.past.log, ghost.change) for ghost in ghosts]
        across = 1 if ui.narrow else len(ghosts)
        high = ui.px(TARGET)
        cells = layout.grid(box, len(ghosts), across, ui.px(6), high)
        for n, (cell, ghost, name) in enumerate(zip(cells, ghosts, names, strict=True)):
            on, off = layout.columns(cell, 1.0, ui.px(TARGET), gap=ui.px(2))
            chosen = ghost is self.shown
            style = BODY.but(bold=chosen)
            show = partial(self._show, ghost)
            ui.add(Button(on, name, show, f"ghost.{n}", chosen=chosen, style=style, align="left"))
            forget, let_go = ui.say("whatif.forget"), partial(self._forget, ghost)
            ui.add(Button(off, forget, let_go, f"forget.{n}", icon="close", picture_only=True))
        bottom = layout.bottom_of(cells) + ui.px(8)
        return Rect(box.left, bottom, box.width, box.bottom - bottom)

    # ------------------------------------------------------------------ leaves

    def _stepper(self, ui: Ui, box: Rect) -> Rect:
        """Which number is shown; gives the room below."""
        line, rest = layout.rows(box, ui.px(TARGET), 1.0, gap=ui.px(4))
        name = words.indicator_name(ui.stage.texts, self.indicator)
        common_page.stepper(ui, line, name, self._next, "number", (True, True))
        if rest.height > ui.px(TOLD):
            said = words.indicator_help(ui.stage.texts, self.indicator)
            rest = common_page.paragraph(ui, rest, said, small=True)
        return rest

    def _course(self, ui: Ui, box: Rect, ghost: Ghost) -> None:
        """Both lines with the band; what that means below."""
        box = self._stepper(ui, box)
        found = model.outcome(self.context, ghost, self.indicator)
        style = LEAD if box.height > ui.px(420) else BODY
        said = " ".join(model.sentences(self.context, ghost, found))
        tight = ui.narrow and box.width < ui.px(WIDE)
        least = ui.height_of("A", box.width, style) * (2 + tight + (style is BODY and tight))
        foot = max(ui.height_of(said, box.width, style), least)
        paint = partial(self._sentences, style.size)
        name = model.change_name(self.context, self.study.past.log, ghost.change)
        lines = ui.px(24) * parts.key_lines(ui, name, box.width)
        if box.height - foot < ui.px(LEAST_CHART):
            chart, beside = layout.columns(box, 1.0, 0.85, gap=ui.px(14))
            if box.height >= ui.px(LOW_CHART) and ui.height_of(said, beside.width, style) <= box.height:
                low = box.height <= ui.px(2 * LOW_CHART)
                paint = partial(self._sentences, style.size, drawn=low)
                chart, key = layout.rows(chart, 1.0, 0 if low else lines)
                ui.add(Live(chart, paint=self._chart))
                ui.add(Live(key, paint=self._key))
                box = beside
            ui.add(Live(box, paint=paint))
            return
        chart, key, below = layout.rows(box, 1.0, lines, foot, gap=ui.px(4))
        ui.add(Live(chart, paint=self._chart))
        ui.add(Live(key, paint=self._key))
        ui.add(Live(below, paint=paint))

    def _people(self, ui: Ui, box: Rect, ghost: Ghost) -> None:
        """For how many what differs, and some of them by name."""
        if not ghost.done or ghost.life is None:
            ui.add(Words(box, ui.say("whatif.later_known"), style=LEAD.but(align="center", place="middle")))
            return
        found = self._endings(ghost)
        whatif_people.build(self, box, self.context, (ghost, ghost.life), found, self.rows)

    def _districts(self, ui: Ui, box: Rect, ghost: Ghost) -> None:
        """The number in each district, in both lives."""
        box = self._stepper(ui, box)
        if not ghost.done or ghost.life is None:
            ui.add(Words(box, ui.say("whatif.later_known"), style=LEAD.but(align="center", place="middle")))
            return
        whatif_districts.build(self, box, self.context, (ghost, ghost.life), self.indicator, self.rows)

    # ------------------------------------------------------------------ what can be done

    def _ask(self, row: Row) -> Move | None:
        self._show(self.study.ask(row.change))
        if self.leaf not in self._leaves():
            self._turn("course")
        return None

    def _leaves(self) -> tuple[str, ...]:
        """What can be looked at: first how it works, then the result; under another model also what it is."""
        if self.shown is None:
            return ("how",)
        return LEAVES if self.shown.change.values is None else (*LEAVES, CASE)

    def _case(self, _ui: Ui, box: Rect, ghost: Ghost) -> None:
        """What another model says and sets."""
        whatif_case.add_case(self, self.context, box, self.rows, dict(ghost.change.values or ()))

    def _show(self, ghost: Ghost) -> Move | None:
        self.shown, self.rows.page, self.indicator = ghost, 0, ""
        self.leaf = self.leaf if self.leaf in self._leaves() else "course"
        self.rebuild()
        return None

    def _forget(self, ghost: Ghost) -> Move | None:
        self.study.forget(ghost)
        if ghost is self.shown:
            self.shown = self.study.ghosts[-1] if self.study.ghosts else None
        self.rebuild()
        return None

    def _turn(self, leaf: str) -> Move | None:
        self.leaf, self.rows.page = leaf, 0
        self.rebuild()
        return None

    def _side(self, side: str) -> Move | None:
        self.side, self.orders.page = side, 0
        self.rebuild()
        return None

    def _later(self, later: bool) -> Move | None:
        self.later = later
        self.rebuild()
        return None

    def _next(self, step: int) -> Move | None:
        self.indicator = model.next_number(self.order, self.indicator, step, self.leaf == "districts")
        self.rebuild()
        return None

    def update(self, seconds: float) -> Move | None:
        """Work for a slice; build again when a life or its band is complete."""
        del seconds
        if not self.study.work() or self.shown is None:
            return None
        now = self.shown.done, len(self.shown.apart) >= LEAST
        if now != self.stage_of:
            if now[0] != self.stage_of[0]:
                self.indicator = ""
            self.rebuild()
        return None

    def _sort(self) -> None:
        """Numbers by what differs most, once that is known."""
        if self.shown is None:
            self.order = model.listed()
            self.indicator = self.indicator or self.order[0]
            return
        self.stage_of = self.shown.done, len(self.shown.apart) >= LEAST
        if not self.indicator or not self.order:
            self.order = model.by_effect(self.context, self.shown)
            self.indicator = self.indicator or self.order[0]
        if self.leaf == "districts":
            self.indicator = model.next_number(self.order, self.indicator, 0, districts=True)

    def _endings(self, ghost: Ghost) -> Endings:
        """Who ends differently, found once for each life; people who are followed come first."""
        if ghost.change not in self.ends and ghost.life is not None:
            city = self.context.session.city
            followed = people.followed(self.context)
            self.ends[ghost.change] = endings(city, ghost.life.city, ghost.since, followed)
        return self.ends[ghost.change]

    # ------------------------------------------------------------------ pictures

    def _progress(self, pen: Pen, area: Rect) -> None:
        if self.shown is not None:
            parts.draw_progress(pen, area, *model.progress(self.context, self.shown))

    def _chart(self, pen: Pen, area: Rect) -> None:
        if self.shown is None:
            return
        found = model.outcome(self.context, self.shown, self.indicator, CITY)
        others = [
            model.outcome(self.context, ghost, self.indicator)
            for ghost in self.study.ghosts
            if ghost is not self.shown and ghost.done
        ]
        parts.draw_course(pen, area, found, self.shown.since, others)

    def _key(self, pen: Pen, area: Rect) -> None:
        if self.shown is not None:
            name = model.change_name(self.context, self.study.past.log, self.shown.change)
            band = self.shown.done and self.stage_of[1]
            parts.draw_key(pen, area, name, band)

    def _sentences(self, size: str, pen: Pen, area: Rect, *, drawn: bool = False) -> None:
        if self.shown is not None:
            found = model.outcome(self.context, self.shown, self.indicator)
            said = " ".join(model.sentences(self.context, self.shown, found, drawn=drawn))
            pen.text(said, area, BODY.but(size=size, fit=True))


def make(context: Context, route: routes.WhatIf) -> Scene:
    """The scene of the route."""
    return WhatIfScene(context, route.order, route.values)
