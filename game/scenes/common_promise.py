"""A promise as a line: its sign, its words, how far it came."""

from dataclasses import dataclass
from typing import ClassVar

from pygame import Rect

from game.engine.rules import Goal
from game.scenes import why_model, words
from game.scenes.context import Context
from game.scenes.why_model import Scale
from game.ui import charts, layout
from game.ui.charts import Chart, Line
from game.ui.fonts import BODY, SMALL
from game.ui.paint import Pen
from game.ui.screen import Ui
from game.ui.widgets import Look, Widget

BOLD = BODY.but(bold=True)
WITH_PATH, BESIDE, LEAST, DRAWN = 120, 700, 88, 130
"""Units: the height from which a row has its chart, the width from which that stands beside its words,
the least height of a chart below them, and what is kept free for one."""
TALLEST = 340
"""Units of height of a row with a chart at most."""


@dataclass(slots=True)
class PromiseRow(Widget):
    """One promise; using it asks why."""

    met: bool = False
    state: str = ""
    """Kept, not kept, not yet: in words."""
    course: str = ""
    """From where to where, by when."""
    strong: bool = True
    narrow: bool = False
    """Whether the state stands before the course, where there is no room beside the name."""
    path: "Path | None" = None
    """Its number from the start to now, drawn where the row is high enough."""

    focusable: ClassVar[bool] = True

    @staticmethod
    def least(ui: Ui, name: str, state: str, course: str, width: int) -> int:
        """How low a row of that width may be."""
        room = width - ui.px(38)
        if ui.narrow:
            below = ui.height_of(f"{state}. {course}", room, SMALL)
            return ui.height_of(name, room, BOLD) + below + ui.px(10)
        return ui.height_of(name, room * 2 // 3, BOLD) + ui.height_of(course, room, SMALL) + ui.px(10)

    def draw(self, pen: Pen, look: Look) -> None:
        """Two lines."""
        row = self.rect
        if look.hovered or look.pressed:
            pen.fill(row, "sunk")
        pen.rule(row.left, row.bottom - 1, row.width)
        if self.path is not None and row.height >= pen.px(WITH_PATH):
            row = self._drawn(pen, row, self.path)
        course = f"{self.state}. {self.course}" if self.narrow else self.course
        below = pen.height_of(course, row.width - pen.px(38), SMALL) + pen.px(4)
        left = row.left + pen.px(38)
        style = BOLD.but(place="bottom", align="right")
        wide = 0 if self.narrow else pen.width_of(self.state, style) + pen.px(8)
        above = pen.height_of(self.label, row.right - wide - left, BOLD)
        half = row.height - max(below, (row.height - above + below) // 2)
        line = pen.height_of("A", row.width, BODY)
        sign = Rect(row.left, row.top + half - line, pen.px(30), line)
        pen.icon("check" if self.met else "minus", sign, "good" if self.met else "ink_soft", 22)
        name = Rect(left, row.top, row.right - wide - left, half)
        pen.text(self.label, name, BODY.but(bold=self.strong, place="bottom", fit=True))
        state = Rect(row.right - wide, row.top, wide, half)
        if not self.narrow:
            pen.text(self.state, state, style, "good" if self.met else "ink")
        foot = Rect(left, row.top + half, row.right - left, row.height - half)
        pen.text(course, foot, SMALL.but(fit=True))

    def _drawn(self, pen: Pen, row: Rect, path: "Path") -> Rect:
        """Its number over time, with what was promised as a dotted line; gives the room for the words."""
        if row.width > pen.px(BESIDE):
            words_, chart = layout.columns(row, 1.0, 0.8, gap=pen.px(24))
        else:
            room, course = row.width - pen.px(38), f"{self.state}. {self.course}"
            line, below = pen.height_of(self.label, room), pen.height_of(course, room, SMALL) + pen.px(4)
            words_, chart = layout.rows(row, line + max(below, line), 1.0, gap=pen.px(6))
            if chart.height < pen.px(LEAST):
                return row
        draw_path(pen, layout.inset(chart, 0, pen.px(10)), path)
        return words_


@dataclass(frozen=True, slots=True)
class Path:
    """A number month by month, and the value that was promised."""

    months: tuple[int, ...]
    values: tuple[float, ...]
    bound: float
    scale: Scale


def bound_of(goal: Goal, start: float) -> tuple[float, bool]:
    """The value that a goal asks for, and whether it asks for more than that."""
    shares = (goal.above_share_of_start, goal.below_share_of_start)
    bounds = [goal.above, goal.below, *(share and share * start for share in shares)]
    more = goal.above is not None or goal.above_share_of_start is not None
    return next((bound for bound in bounds if bound is not None), start), more


def keeps(goal: Goal, start: float, value: float) -> bool:
    """Whether a value is what a goal asks for."""
    bound, more = bound_of(goal, start)
    return value > bound if more else value < bound


def asked_of(context: Context) -> list[tuple[Goal, str]]:
    """The pledges that were made, with their keys, then the goals of the level, without."""
    level, made = context.session.rules.level, context.session.view.pledges
    offer = level.pledges.offer if level.pledges else ()
    return [*((p.goal, p.key) for p in offer if p.key in made), *((goal, "") for goal in level.goals)]


def path_of(context: Context, goal: Goal) -> Path:
    """The number of a goal from the start to the month in which it is judged."""
    months, values = context.session.view.series(goal.indicator)
    known = [(month, float(value)) for month, value in zip(months, values, strict=True) if month <= goal.by]
    course = tuple(value for _, value in known)
    bound, _ = bound_of(goal, course[0])
    spread = max(*course, bound) - min(*course, bound)
    scale = why_model.coarse(why_model.scale_for(goal.indicator, [spread * 2], course[0]), spread)
    return Path(tuple(month for month, _ in known), course, bound, scale)


def draw_path(pen: Pen, area: Rect, path: Path) -> None:
    """The course as a line, what was promised as dots."""
    low, high = min(*path.values, path.bound), max(*path.values, path.bound)
    air = (high - low) * 0.1 or abs(high) * 0.05 or 0.5
    foot, head = max(low - air, min(low, 0.0)), high + air
    chart = Chart(
        [Line(path.values), Line([path.bound] * len(path.values), ink="slate", ghost=True)],
        ticks=[(n, str(month // 12)) for n, month in enumerate(path.months) if month % 12 == 0],
        show=lambda value: path.scale.value(pen.texts, path.scale.units(value)),
        low=foot,
        high=head,
    )
    plot = charts.line_chart(pen, area, chart)
    _named(pen, plot, path, foot, head)


def _named(pen: Pen, plot: Rect, path: Path, foot: float, head: float) -> None:
    """The word for the dots, where the course leaves room for it."""
    said = pen.texts("council.asked")
    wide, tall = pen.width_of(said, SMALL), pen.height_of(said, 999, SMALL)
    step = plot.width / max(len(path.values) - 1, 1)
    line = plot.bottom - round((path.bound - foot) / (head - foot) * plot.height)
    for left in (plot.right - wide, plot.left + pen.px(4), plot.centerx):
        for top in (line - tall - pen.px(3), line + pen.px(3)):
            place = Rect(left, top, wide, tall)
            near = [plot.bottom - (value - foot) / (head - foot) * plot.height
                    for n, value in enumerate(path.values)
                    if left - step <= plot.left + n * step <= left + wide + step]  # fmt: skip
            free = place.bottom <= plot.bottom and place.top >= plot.top - tall
            if free and not any(place.top - pen.px(3) < y < place.bottom + pen.px(3) for y in near):
                pen.text(said, place, SMALL, "ink_soft")
                return


def course_of(context: Context, goal: Goal, start: float, now: float) -> str:
    """Where a number was and is, each with its month, and what was asked of it by when."""
    texts, newest = context.texts, context.session.view.series(goal.indicator)[0][-1]
    came = "came" if newest >= goal.by else "course"
    bound, more = bound_of(goal, start)
    spread = max(start, now, bound) - min(start, now, bound)
    scale = why_model.scale_for(goal.indicator, [max(spread, abs(now) * 0.1)], now)
    told = {key: scale.value(texts, scale.units(one)) for key, one in
            (("start", start), ("now", now), ("asked", bound))}  # fmt: skip
    told["asked"] = words.of_100(texts, goal.indicator, told["asked"])
    return texts(
        f"council.{came}_above" if more else f"council.{came}_below",
        name=words.indicator_name(texts, goal.indicator),
        when=words.month_of(texts, min(goal.by, newest)),
        month=words.month_of(texts, goal.by),
        **told,
    )


def name_of(context: Context, goal: Goal, key: str) -> str:
    """A pledge's name (by its key) or a goal's (by its place in the level)."""
    if key:
        return words.own_text(context, f"pledges.offer.{key}.goal.name", goal.name)
    number = context.session.rules.level.goals.index(goal) + 1
    return words.own_text(context, f"goals.{number}.name", goal.name)
