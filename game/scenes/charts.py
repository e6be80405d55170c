"""Numbers over time: beside the districts, beside what happened, beside the real Mechelen."""

from functools import partial

from pygame import Rect

from game.engine.cells import CITY
from game.scenes import charts_model, common_page, models, routes, words
from game.scenes.charts_model import GROUPS, MOST, Course
from game.scenes.charts_panel import Choice, Panel, draw_legend, draw_panel, legend_height
from game.scenes.context import Context
from game.ui import layout
from game.ui.fonts import BODY, SMALL
from game.ui.moves import Move, Push
from game.ui.paint import Ink, Pen
from game.ui.panels import Paged, page_list, tabs
from game.ui.screen import Scene, Ui
from game.ui.widgets import TARGET, Button, Card, Picture, Slider, Spot, Words

LEAST_PANEL = 150
"""Units of height of a chart below the list at least."""
ROW = 56
"""Units of height of a line of the table at most."""
COLUMN = 112
"""Units that a column of the table needs; with less room the others stand on further pages."""
LOW = 900
"""Units of height of an upright window under which the list has a leaf of its own."""
FLAT = 400
"""Units of height of the panels' card under which two panels stand side by side."""
LOW_CHART, LOW_TABLE = 260, 380
"""Units of height from which the source of real figures stands below a chart or a table."""
TINY = 230
"""Units of height of the panels' card under which one panel is shown at a time."""


class ChartsScene(Scene):
    """A list of numbers to choose from, and a panel for each that is chosen."""

    def __init__(self, context: Context, route: routes.Charts) -> None:
        self.context = context
        self.view = context.session.view
        self.chosen = charts_model.known(route.indicators or tuple(context.kept.get("charts", ())))
        self.group = charts_model.group_of(self.chosen[0])
        self.face = "chart"
        self.page = 0
        self.columns = MOST
        self.months = list(self.view.series(self.chosen[0])[0])
        self.cursor = len(self.months) - 1
        self.list_pages = Paged(0)
        self.table_pages = Paged(0)
        self.events = self._events()

    def _events(self) -> dict[int, list[str]]:
        """Months with something to tell, and what."""
        said = {month: common_page.noted(self.context, month) for month in self.months}
        return {month: found for month, found in said.items() if found}

    def _stamp(self) -> str:
        """That the model is changed, and that people are asked once a year."""
        asked = self.context.texts("charts.surveys") if self.view.survey_every > 1 else ""
        return " · ".join(said for said in (models.stamp(self.context), asked) if said)

    # ------------------------------------------------------------------ layout

    def build(self, ui: Ui) -> None:
        """Head; list and panels beside each other, or below each other, or one at a time."""
        self.events = self._events()
        page = common_page.page_of(ui, 1600)
        guesses = Button(Rect(0, 0, 0, 0), ui.say("charts.guesses"), Push(routes.Calibration()), "guesses")
        more = [guesses] if self.context.session.guesses.made else []
        body = common_page.heading(ui, page, ui.say("charts.title"), more, stamp=self._stamp())
        small = ui.narrow and (not ui.portrait or ui.rect.height / ui.scale < LOW)
        faces = ("chart", "table", "list") if small else ("chart", "table")
        self.face = self.face if self.face in faces else "chart"
        self.courses = [charts_model.course(self.view, key) for key in self.chosen]
        self.marks = {key: common_page.weighty(self.view, key, CITY) for key in self.chosen}
        if small:
            line, body = layout.rows(body, ui.px(TARGET), 1.0, gap=ui.px(8))
            self._faces(ui, line, faces)
            if self.face == "list":
                self._list(ui, body)
            else:
                self._shown(ui, body)
        elif ui.portrait:
            high = 0.6
            upper, lower = layout.rows(body, high, 1.0 - high, gap=ui.px(14))
            self._with_faces(ui, upper, faces)
            self._list(ui, lower)
        else:
            left, right = layout.columns(body, ui.px(310), 1.0, gap=ui.px(16))
            self._list(ui, left)
            self._with_faces(ui, right, faces)
        ui.start = f"number.{self.chosen[0]}"

    def _faces(self, ui: Ui, line: Rect, faces: tuple[str, ...]) -> None:
        tabs(ui, line, [(face, ui.say(f"charts.{face}")) for face in faces], self.face, self._face)

    def _with_faces(self, ui: Ui, area: Rect, faces: tuple[str, ...]) -> None:
        line, body = layout.rows(area, ui.px(TARGET), 1.0, gap=ui.px(8))
        self._faces(ui, Rect(line.left, line.top, min(line.width, ui.px(360)), line.height), faces)
        self._shown(ui, body)

    def _shown(self, ui: Ui, area: Rect) -> None:
        if self.face == "table":
            self._table(ui, area)
        else:
            self._panels(ui, area)

    def _list(self, ui: Ui, area: Rect) -> None:
        """The groups one by one, and the numbers of a group."""
        ui.add(Card(area))
        box = layout.inset(area, ui.px(12), ui.px(10))
        line, rows = layout.rows(box, ui.px(TARGET), 1.0, gap=ui.px(6))
        common_page.stepper(
            ui, line, ui.say(f"charts.group_{self.group}"), self._next_group, "group", (True, True)
        )
        keys = GROUPS[self.group]
        self.list_pages.count = len(keys)
        page_list(
            self, rows, self.list_pages, ui.px(TARGET), lambda rect, n: self._choice(rect, keys[n]), gap=0
        )
        used = len(keys) * ui.px(TARGET) + ui.px(20)
        self._chosen(ui, Rect(rows.left, rows.top + used, rows.width, rows.height - used))

    def _chosen(self, ui: Ui, area: Rect) -> None:
        """Below a list that has a leaf of its own: the newest of the chosen numbers, where there is room."""
        fits = min(area.height // ui.px(LEAST_PANEL), len(self.courses))
        if self.face == "list" and fits > 0:
            cells = layout.rows(area, *[1.0] * fits, gap=ui.px(16))
            for cell, course in zip(cells, self.courses[-fits:], strict=True):
                ui.add(Picture(cell, paint=partial(self._panel, course)))

    def _choice(self, rect: Rect, key: str) -> None:
        chosen = key in self.chosen
        self.ui.add(
            Choice(
                rect,
                words.indicator_name(self.context.texts, key),
                partial(self._toggle, key),
                key=f"number.{key}",
                enabled=chosen or len(self.chosen) < MOST,
                chosen=chosen,
                ink=self._ink(key) if chosen else "line",
            )
        )

    def _ink(self, key: str) -> Ink:
        series = self.ui.stage.palette.series
        return series[self.chosen.index(key) % len(series)]

    def _panels(self, ui: Ui, area: Rect) -> None:
        """Up to four panels, the line of time below them, and what happened then."""
        ui.add(Card(area))
        box = layout.inset(area, ui.px(16), ui.px(12))
        low = box.height / ui.scale < 330
        tiny = box.height / ui.scale < TINY
        fits = 1 if tiny else 2 if low or (ui.portrait and box.height / ui.scale < LOW * 0.7) else MOST
        pages = -(-len(self.courses) // fits)
        legend, told = legend_height(ui, box.width), ui.px(64 if ui.narrow else TARGET if pages > 1 else 28)
        if tiny:
            charts, foot = layout.rows(box, 1.0, ui.px(TARGET), gap=ui.px(4))
            (time, line), rest = layout.columns(foot, 1.0, 1.15, gap=ui.px(12)), []
        else:
            charts, time, line, *rest = layout.rows(box, 1.0, ui.px(TARGET), told, legend, gap=ui.px(4))
        self.page %= pages
        shown = self.courses[self.page * fits : (self.page + 1) * fits]
        flat = low or box.height / ui.scale < FLAT
        across = 2 if not ui.portrait and (len(shown) > 2 or (len(shown) == 2 and flat)) else 1
        if pages > 1:
            line, place = layout.columns(line, 1.0, ui.px(TARGET + 4), gap=ui.px(8))
            ui.add(
                Button(place, ui.say("list.next"), self._more, key="more", icon="right", picture_only=True)
            )
        if len(shown) == 1:
            charts = self._source(ui, charts, *(one for one in shown if charts.height > ui.px(LOW_CHART)))
        for cell, course in zip(layout.grid(charts, len(shown), across, ui.px(20)), shown, strict=True):
            ui.add(Picture(cell, paint=partial(self._panel, course)))
            name = words.indicator_name(ui.stage.texts, course.indicator)
            why = Push(routes.Why(course.indicator, "term"))
            ui.add(Spot(cell, ui.say("charts.why", name=name), why, key=f"why.{course.indicator}"))
        self._time(ui, time)
        ui.add(Picture(line, paint=self._told))
        for place in rest:
            ui.add(Picture(place, paint=draw_legend))

    def _source(self, ui: Ui, area: Rect, *courses: Course) -> Rect:
        """Where the real figures come from, below the only chart or the table; gives the room above."""
        records = [(course, course.record) for course in courses if course.record]
        if not records:
            return area
        sources = dict.fromkeys(words.source(self.context.texts, record.source) for _, record in records)
        said = f"{ui.say('charts.source', source='; '.join(sources))} {ui.say('charts.between')}"
        if len(records) == 1:
            note = words.level_text(self.context, f"record.series.{records[0][0].indicator}.note", "")
            said += f" {note}" if note else ""
        high = ui.height_of(said, area.width, SMALL)
        ui.add(Words(Rect(area.left, area.bottom - high, area.width, high), said, style=SMALL))
        return Rect(area.left, area.top, area.width, area.height - high - ui.px(8))

    def _time(self, ui: Ui, line: Rect) -> None:
        """A slider over the months; arrows at its ends go to the next thing that happened."""
        back, middle, on = layout.columns(line, ui.px(TARGET + 4), 1.0, ui.px(TARGET + 4), gap=ui.px(8))
        for place, say, step, key, icon in (
            (back, "charts.event_before", -1, "event.back", "left"),
            (on, "charts.event_after", 1, "event.on", "right"),
        ):
            go = partial(self._jump, step)
            ui.add(Button(place, ui.say(say), go, key=key, icon=icon, picture_only=True))
        ui.add(Slider(middle, ui.say("charts.month"), key="month", value=self.cursor, low=0,
                      high=max(len(self.months) - 1, 1), step=1, change=self._look))  # fmt: skip

    def _table(self, ui: Ui, area: Rect) -> None:
        """The same numbers in rows of years."""
        ui.add(Card(area))
        box = layout.inset(area, ui.px(16), ui.px(12))
        every, bold = self._every(), SMALL.but(bold=True)
        names = [self._head(course, real) for course, real in every]
        word = max(ui.width_of(word, bold) for name in names for word in name.split(" ")) + ui.px(12)
        self.columns = max(int(box.width / max(ui.px(COLUMN), word) - 0.8), 1)
        wide = box.width / (min(self.columns, len(every)) + 0.8) - ui.px(8)
        named = max(ui.height_of(name, int(wide), bold) for name in names)
        known = {course.indicator: course for course, real in every if real}
        if known and box.height > ui.px(LOW_TABLE):
            box = self._source(ui, box, *known.values())
        turns = self.columns < len(every)
        least = ui.px(TARGET if turns else 0)
        head, rows = layout.rows(box, max(named + ui.px(6), least), 1.0, gap=ui.px(4))
        ui.add(Picture(head, paint=self._table_head))
        if turns:
            more = Rect(head.left, head.centery - ui.px(TARGET) // 2, ui.px(TARGET + 4), ui.px(TARGET))
            said = ui.say("list.next")
            ui.add(Button(more, said, self._more, key="more", icon="right", picture_only=True))
        places = charts_model.year_rows(tuple(self.months))
        self.table_pages.count = len(places)
        high = min(max(rows.height // len(places), ui.px(34)), ui.px(ROW))
        page_list(self, rows, self.table_pages, high, lambda rect, n: self._table_row(rect, places[n]), gap=0)

    def _table_row(self, rect: Rect, place: int) -> None:
        self.ui.add(Picture(rect, paint=partial(self._figures, place)))

    # ------------------------------------------------------------------ what can be done

    def _face(self, face: str) -> Move | None:
        self.face = face
        self.rebuild()
        return None

    def _next_group(self, step: int) -> Move | None:
        names = list(GROUPS)
        self.group = names[(names.index(self.group) + step) % len(names)]
        self.list_pages.page = 0
        self.rebuild()
        return None

    def _toggle(self, key: str) -> Move | None:
        """Show a number or take it away; the last one stays."""
        if key not in self.chosen:
            self.chosen.append(key)
        elif len(self.chosen) > 1:
            self.chosen.remove(key)
        self.context.kept["charts"] = tuple(self.chosen)
        self.rebuild()
        return None

    def _more(self) -> Move | None:
        """The next panels."""
        self.page += 1
        self.rebuild()
        return None

    def _look(self, place: float) -> Move | None:
        self.cursor = min(round(place), len(self.months) - 1)
        return None

    def _jump(self, step: int) -> Move | None:
        """To the next month in which something happened, or to the end."""
        places = [n for n, month in enumerate(self.months) if month in self.events]
        if step > 0:
            self.cursor = next((n for n in places if n > self.cursor), len(self.months) - 1)
        else:
            self.cursor = next((n for n in reversed(places) if n < self.cursor), 0)
        slider = self.ui.find("month")
        if isinstance(slider, Slider):
            slider.value = self.cursor
        return None

    # ------------------------------------------------------------------ pictures

    def _panel(self, course: Course, pen: Pen, area: Rect) -> None:
        marks = self.marks[course.indicator]
        draw_panel(pen, area, Panel(course, self._ink(course.indicator), self.cursor, marks))

    def _told(self, pen: Pen, area: Rect) -> None:
        """The month that is looked at, and what happened in it."""
        month = self.months[self.cursor]
        brief = area.width < pen.px(300)
        name = words.month_of(pen.texts, month, "MMM y" if brief else "MMMM y")
        wide = pen.width_of(name, BODY.but(bold=True)) + pen.px(16)
        pen.text(name, Rect(area.left, area.top, wide, area.height), BODY.but(bold=True, place="middle"))
        room = Rect(area.left + wide, area.top, area.width - wide, area.height)
        style = BODY.but(place="middle", fit=True)
        events = list(self.events.get(month, []))
        while len(events) > 1 and pen.height_of("; ".join(events), room.width, SMALL) > room.height:
            events.pop()
        said = "; ".join(events)
        hint = pen.texts("charts.slide")
        last = self.cursor == len(self.months) - 1
        if not said and last and pen.height_of(hint, room.width, SMALL) <= room.height:
            said = hint
        pen.text(said, room, style, "accent_ink")

    def _columns(self, area: Rect) -> list[tuple[Rect, Course, bool]]:
        """The places of a table's line: each number, and the real town beside it where it is known."""
        every, many = self._every(), self.columns
        first = self.page % -(-len(every) // many) * many
        shown = every[first : first + many]
        cells = layout.columns(area, 0.8, *[1.0] * len(shown), gap=self.ui.px(8))
        return [(cell, course, real) for cell, (course, real) in zip(cells[1:], shown, strict=True)]

    def _every(self) -> list[tuple[Course, bool]]:
        """All columns of the table: each number, and behind it that of the real town where it is known."""
        return [(course, real) for course in self.courses for real in (False, True)
                if not real or any(value is not None for value in course.real)]  # fmt: skip

    def _head(self, course: Course, real: bool) -> str:
        """The name of a column; that of the real town with how its figures are known."""
        texts = self.context.texts
        if real and course.record:
            return texts("charts.really", tag=words.tag_name(texts, course.record.tag.value))
        return words.short_name(texts, course.indicator)

    def _table_head(self, pen: Pen, area: Rect) -> None:
        for cell, course, real in self._columns(area):
            pen.text(
                self._head(course, real),
                cell,
                SMALL.but(bold=not real, italic=real, align="right", place="bottom", fit=True),
                "ink",
            )
        pen.rule(area.left, area.bottom, area.width, "line")

    def _figures(self, place: int, pen: Pen, area: Rect) -> None:
        """One line of the table."""
        first = Rect(area.left, area.top, area.width // 4, area.height)
        month = words.month_of(pen.texts, self.months[place], "MMM y")
        pen.text(month, first, BODY.but(place="middle", fit=True))
        for cell, course, real in self._columns(area):
            value = course.real[place] if real else course.values[place]
            said = "\u2013" if value is None else course.scale.value(pen.texts, course.scale.units(value))
            style = BODY.but(align="right", place="middle", italic=real, fit=True)
            pen.text(said, cell, style, "ink_soft" if real else "ink")
        pen.rule(area.left, area.bottom - 1, area.width)


def make(context: Context, route: routes.Charts) -> Scene:
    """The scene of the route."""
    return ChartsScene(context, route)
