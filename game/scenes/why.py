"""Why a number moved: its causes, which add up to the change."""

from collections.abc import Sequence
from functools import partial

from pygame import Rect

from game.engine.cells import CITY
from game.engine.indicators import Good
from game.scenes import common_page, routes, why_model, words
from game.scenes.context import Context
from game.scenes.why_causes import CauseRow, icon_of, in_the_books, lead, spanned, surprise, widest
from game.scenes.why_model import REMAINDERS, SMALLER, Account, Row
from game.ui import charts, layout
from game.ui.charts import Chart, Line, Mark
from game.ui.fonts import BODY, SMALL, TITLE
from game.ui.moves import Answer, Move, Push
from game.ui.paint import Pen
from game.ui.panels import Paged, page_list, tabs
from game.ui.screen import Scene, Ui
from game.ui.widgets import TARGET, Button, Card, Picture, Spot, Words

GROWING = 0.5
"""Seconds in which the bars grow, where things may move."""
ROW = TARGET
LOW = 900
"""Units of height of an upright window under which one half of the page is shown at a time."""
MOST, LEAST = 12, 3
"""Causes that are shown at most before the smaller ones together, and at least."""
WIDER = 1.5
"""How much higher rows may stand where there is room."""
COURSE = 140
"""Units of height in which the course can be read."""
LEAST_ROWS = 5
"""Rows of a page under which the sum stands beside the heading, when there are more."""
FEW = 3
"""Causes at most beside which the course has more room."""


class WhyScene(Scene):
    """The sum at the left, its causes at the right."""

    def __init__(self, context: Context, route: routes.Why) -> None:
        self.context = context
        self.view = context.session.view
        self.indicator = self.view.indicator(route.indicator)
        self.span = route.span if route.span in why_model.SPANS else "year"
        self.district = route.district if self.indicator.districts else -1
        self.every = False
        self.face = "causes"
        self.paged = Paged(0)
        self.age = 0.0
        self.grown = 0.0

    @property
    def area(self) -> int:
        """The column of readings."""
        return CITY if self.district < 0 else self.district

    # ------------------------------------------------------------------ layout

    def build(self, ui: Ui) -> None:
        """Head, choice of time and place; then the sum and the causes, side by side or below each other."""
        self.grown = self.grown if ui.stage.motion else 1.0
        page = common_page.page_of(ui)
        small = ui.narrow and (not ui.portrait or ui.rect.height / ui.scale < LOW)
        rows = self._account(MOST).rows
        name = words.indicator_name(ui.stage.texts, self.indicator.key)
        body = common_page.heading(ui, page, name, [self._other(ui, turns=small and bool(rows))])
        body = self._choices(ui, body, small)
        if not rows:
            self._sum(ui, body)
        elif ui.portrait and not small:
            foot = (len(rows) + 3) * self._tall(ui, body.width - 2 * ui.px(14), rows)
            share = min(max(1 - foot / body.height, 0.36), 0.68)
            top, low = layout.rows(body, share, 1 - share, gap=ui.px(14))
            self._sum(ui, top)
            self._causes(ui, low)
        elif small and self.face == "course":
            self._sum(ui, body)
        elif small:
            self._few(ui, body)
        else:
            share = 0.43 if len(rows) > FEW else 0.6
            left, right = layout.columns(body, share, 1 - share, gap=ui.px(16))
            self._sum(ui, left)
            self._causes(ui, right)
        ui.start = f"tab.{self.span}"

    def _other(self, ui: Ui, *, turns: bool) -> Button:
        """To the charts; in a low window, where something moved, to the other half of the page."""
        if not turns:
            go: Answer = Push(routes.Charts((self.indicator.key,)))
            return Button(Rect(0, 0, 0, 0), ui.say("why.chart"), go, key="charts", icon="chart")
        other = "course" if self.face == "causes" else "causes"
        icon = "chart" if other == "course" else "layers"
        turn = partial(self._turn, other)
        return Button(Rect(0, 0, 0, 0), ui.say(f"why.{other}"), turn, key="face", icon=icon)

    def _choices(self, ui: Ui, body: Rect, small: bool) -> Rect:
        """When and where."""
        high = ui.px(TARGET + 2)
        spans = [(span, ui.say(f"why.{span}")) for span in why_model.SPANS]
        if not self.indicator.districts:
            wide = min(body.width, ui.px(560))
            tabs(ui, Rect(body.left, body.top, wide, high), spans, self.span, self._span)
        else:
            line, gap = Rect(body.left, body.top, body.width, high), ui.px(16)
            if ui.portrait:
                first, second = line, Rect(body.left, line.bottom + ui.px(8), body.width, high)
                high = second.bottom - body.top
            else:
                first, second = layout.columns(line, 1.0 if small else 1.15, 1.0, gap=gap)
            tabs(ui, first, spans, self.span, self._span)
            self._places(ui, second)
        bottom = body.top + high + ui.px(14)
        return Rect(body.left, bottom, body.width, body.bottom - bottom)

    def _few(self, ui: Ui, body: Rect) -> None:
        """The causes in a low window; below few of them the sum, or only its course."""
        rows = self._account(MOST).rows
        high = (len(rows) + 1) * self._tall(ui, body.width - 2 * ui.px(14), rows) + ui.px(60)
        upper, lower = layout.rows(body, high, 1.0, gap=ui.px(14))
        if not 0 < len(rows) <= FEW or lower.height < ui.px(COURSE):
            self._causes(ui, body)
            return
        if lower.height > ui.px(2 * COURSE):
            self._sum(ui, lower)
        else:
            ui.add(Card(lower))
            self.marks = common_page.weighty(self.view, self.indicator.key, self.area)
            ui.add(Picture(layout.inset(lower, ui.px(18), ui.px(14)), paint=self._course))
        self._causes(ui, upper)

    def _places(self, ui: Ui, line: Rect) -> None:
        """The town or one of its districts, and the way to that district."""
        districts = self.context.session.rules.town.districts
        if self.district >= 0:
            line, way = layout.columns(line, 1.0, ui.px(TARGET + 4), gap=ui.px(6))
            ui.add(
                Button(
                    way,
                    ui.say("why.district", name=ui.stage.texts.place(districts[self.district].name)),
                    Push(routes.Place("district", self.district)),
                    key="place",
                    icon="pin",
                    picture_only=True,
                )
            )
        town, here = ui.say("page.town"), districts[max(self.district, 0)].name
        name = town if self.district < 0 else ui.stage.texts.place(here)
        common_page.stepper(ui, line, name, self._place, "district", (True, True))

    def _sum(self, ui: Ui, area: Rect) -> None:
        """From, to and by how much; the course; what it means."""
        ui.add(Card(area))
        box = layout.inset(area, ui.px(18), ui.px(14))
        self.account = self._account(7)
        self.marks = common_page.weighty(self.view, self.indicator.key, self.area)
        low = box.height / ui.scale < 300
        figures, rest = layout.rows(box, ui.px(74 if low else 88), 1.0, gap=ui.px(8))
        ui.add(Picture(figures, paint=self._figures))
        about = self._about(ui)
        high = ui.height_of(about, rest.width, SMALL) + ui.px(4)
        if rest.height - high < ui.px(90):
            high = 0
        said = self._sentences(ui, rest, high)
        foot = Rect(rest.left, rest.bottom - high, rest.width, high)
        if high:
            ui.add(Words(foot, about, style=SMALL.but(place="bottom")))
        chart = Rect(rest.left, rest.top, rest.width, rest.height - high - said - ui.px(8))
        ui.add(Picture(chart, paint=self._course))
        ui.add(Spot(chart, ui.say("why.chart"), Push(routes.Charts((self.indicator.key,))), key="course"))

    def _sentences(self, ui: Ui, rest: Rect, below: int) -> int:
        """The three largest causes in sentences, above the foot; gives the height that they take."""
        rows = [row for row in self.account.rows if row.cause not in {*REMAINDERS, SMALLER} and row.steps]
        found = [self._sentence(row) for row in rows[:3]]
        found = found if self.account.rows else [ui.say("why.nothing")]
        heights = [ui.height_of(sentence, rest.width) + ui.px(4) for sentence in found]
        while found and rest.height - below - sum(heights) < ui.px(130):
            found.pop()
            heights.pop()
        total = sum(heights)
        top = rest.bottom - below - total
        for sentence, cell in zip(
            found, layout.stack(Rect(rest.left, top, rest.width, total), heights), strict=True
        ):
            ui.add(Words(cell, sentence))
        return total

    def _sentence(self, row: Row) -> str:
        say = self.context.texts
        key = "why.more" if row.steps > 0 else "why.less"
        cause = words.cause(self.context, row.cause)
        said = say(key, cause=cause, amount=self.account.scale.size(say, row.steps))
        return f"{said} {surprise(self.context, self.account, row)}".rstrip()

    def _about(self, ui: Ui) -> str:
        """What the number is, and which way is better."""
        texts = ui.stage.texts
        way = {Good.UP: "why.up", Good.DOWN: "why.down", Good.NEITHER: "why.neither"}[self.indicator.good]
        return f"{words.indicator_help(texts, self.indicator.key)} {texts(way)}"

    def _causes(self, ui: Ui, area: Rect) -> None:
        """The rows, and below them the line that they add up to."""
        ui.add(Card(area))
        top, account = layout.inset(area, ui.px(14), ui.px(12)), self._account(999)
        self.said = spanned(ui.stage.texts, account)
        total = f"   {ui.say('why.total')} {self._together(account)}"
        if ui.width_of(self.said + total, BODY.but(bold=True)) > top.width:
            self.said = spanned(ui.stage.texts, account, "MMM y")
        box = common_page.section(ui, top, self.said)
        foot = self._tall(ui, box.width, account.rows[:MOST])
        for most in range(MOST, LEAST - 1, -1) if not self.every else ():
            account = self._account(most)
            foot = self._tall(ui, box.width, account.rows)
            if (len(account.rows) + 1) * foot <= box.height:
                break
        foot = max(foot, min(box.height // (len(account.rows) + 1), round(foot * WIDER)))
        beside = (len(account.rows) + 1) * foot > box.height < LEAST_ROWS * foot
        room = Rect(box.left, box.top, box.width, box.height - (0 if beside else foot))
        self.account = account
        self.paged.count = len(account.rows)
        amounts, self.wide = [row.steps for row in account.rows], widest(ui, account.scale, account.rows)
        self._ends = (min(0, *amounts), max(0, *amounts))
        page_list(self, room, self.paged, foot, self._row, gap=0)
        if beside:
            top.height = box.top - top.top
            ui.add(Picture(top, paint=self._total_beside))
            return
        drawn = [widget.rect for widget in ui.widgets if isinstance(widget, CauseRow)]
        paged = ui.find("page.on") is not None
        under = room.bottom if paged else layout.bottom_of(drawn)
        ui.add(Picture(Rect(box.left, under, box.width, foot), paint=self._total))

    def _tall(self, ui: Ui, width: int, rows: Sequence[Row]) -> int:
        """How high each of these rows stands: the longest of their names, broken in its column."""
        names = [words.cause(self.context, row.cause) for row in rows]
        room = CauseRow.room(ui, width, widest(ui, self._account(MOST).scale, rows))
        return max(ui.px(ROW), *(ui.height_of(name, room) + ui.px(8) for name in names), 0)

    def _together(self, account: Account) -> str:
        """What all causes come to, with its unit."""
        return account.scale.change(self.context.texts, account.change, worded=True)

    def _row(self, rect: Rect, number: int) -> None:
        row, texts = self.account.rows[number], self.context.texts
        soft = row.cause in REMAINDERS
        name = words.cause(self.context, row.cause)
        if row.cause == SMALLER:
            name = texts("why.smaller", n=row.count)
        elif in_the_books(self.indicator.key, row.cause):
            name = texts("why.books")
        good = why_model.better(self.indicator.key, row.steps)
        ink = "slate" if good is None else "good" if good else "bad"
        self.ui.add(
            CauseRow(
                rect,
                name,
                partial(self._use, row),
                key=f"cause.{row.cause}",
                amount=row.steps,
                words=self.account.scale.change(texts, row.steps),
                low=self._ends[0],
                high=self._ends[1],
                ink="ink_soft" if soft else ink,
                icon=icon_of(row.cause),
                soft=soft,
                grown=self.grown,
                wide=self.wide,
            )
        )

    def _account(self, most: int) -> Account:
        return why_model.account(self.view, self.indicator.key, self.span, self.area, most)

    # ------------------------------------------------------------------ what can be done

    def _use(self, row: Row) -> Move | None:
        if row.cause == SMALLER:
            self.every, self.paged.page = True, 0
            self.rebuild()
            return None
        return lead(self.context, self.account, row, self.span, self.district)

    def _again(self) -> None:
        self.every, self.paged.page, self.age, self.grown = False, 0, 0.0, 0.0
        self.rebuild()

    def _span(self, span: str) -> Move | None:
        self.span = span
        self._again()
        return None

    def _turn(self, face: str) -> Move | None:
        self.face = face
        self._again()
        return None

    def _place(self, step: int) -> Move | None:
        many = len(self.context.session.rules.town.districts)
        self.district = (self.district + 1 + step) % (many + 1) - 1
        self._again()
        return None

    def update(self, seconds: float) -> Move | None:
        """The bars grow."""
        if self.ui.stage.motion and self.grown < 1.0:
            self.age += seconds
            self.grown = min(self.age / GROWING, 1.0)
            for widget in self.ui.widgets:
                if isinstance(widget, CauseRow):
                    widget.grown = self.grown
        return None

    # ------------------------------------------------------------------ pictures

    def _figures(self, pen: Pen, area: Rect) -> None:
        """Before, now, and the change between them."""
        account, texts = self.account, pen.texts
        good = why_model.better(account.indicator, account.change)
        ink = "ink" if good is None else "good" if good else "bad"
        head = pen.height_of("A", area.width, SMALL)
        moved = "why.change" if good is None else "why.better" if good else "why.worse"
        word = moved if account.change else "why.same"
        scale, ends = account.scale, ((account.first - 1, account.start), (account.last, account.end))
        change = scale.change if good is None else scale.size
        shown = [(words.month_of(texts, month, "MMM y"), scale.value(texts, n), "ink") for month, n in ends]
        shown.append((texts(word), change(texts, account.change), ink))
        needs = [pen.width_of(number, TITLE) for _, number, _ in shown]
        cells = layout.columns(area, 0.8, 0.8, 1.4, gap=pen.px(12))
        if any(need > cell.width for need, cell in zip(needs, cells, strict=True)):
            cells = layout.columns(area, *map(float, needs), gap=pen.px(12))
        for cell, (name, number, color) in zip(cells, shown, strict=True):
            pen.text(name, Rect(cell.left, cell.top, cell.width, head), SMALL.but(fit=True))
            number_at = Rect(cell.left, cell.top + head, cell.width, cell.height - head)
            pen.text(number, number_at, TITLE.but(fit=True, line=True, place="middle"), color)
        pen.rule(area.left, area.bottom, area.width)

    def _course(self, pen: Pen, area: Rect) -> None:
        """The number since the start; the span is marked."""
        months, values = self.view.series(self.indicator.key, self.area)
        spread = float(values.max() - values.min())
        fine = why_model.scale_for(self.indicator.key, [spread], float(values[-1]))
        scale = why_model.coarse(fine, spread)
        marks = [Mark(n, icon="bell") for n, month in enumerate(months) if month in self.marks]
        ticks = [(n, str(month // 12)) for n, month in enumerate(months) if month % 12 == 0]
        chart = Chart(
            [Line([float(value) for value in values], ink="slate")],
            marks,
            ticks,
            show=lambda value: scale.value(pen.texts, scale.units(value)),
        )
        if area.height > pen.px(70):
            charts.line_chart(pen, area, chart)

    def _total_beside(self, pen: Pen, area: Rect) -> None:
        """The sum at the end of the heading, where the window is too low for a line of its own."""
        change, style = self._together(self.account), BODY.but(bold=True, align="right")
        bare = self.account.scale.change(pen.texts, self.account.change)
        room = area.width - pen.width_of(self.said, style) - pen.px(16)
        ways = (f"{pen.texts('why.total')} {change}", change)
        pen.text(next((way for way in ways if pen.width_of(way, style) <= room), bare), area, style)

    def _total(self, pen: Pen, area: Rect) -> None:
        """The line under the sum."""
        pen.fill(Rect(area.left, area.top, area.width, max(pen.px(2), 2)), "ink")
        style = BODY.but(bold=True, place="middle", fit=True)
        words_ = self._together(self.account)
        amount = pen.width_of(words_, style) + pen.px(10)
        name = Rect(area.left + pen.px(38), area.top, area.width - amount - pen.px(44), area.height)
        pen.text(pen.texts("why.total"), name, style)
        right = Rect(area.right - amount, area.top, amount - pen.px(6), area.height)
        pen.text(words_, right, style.but(align="right"))


def make(context: Context, route: routes.Why) -> Scene:
    """The scene of the route."""
    return WhyScene(context, route)
