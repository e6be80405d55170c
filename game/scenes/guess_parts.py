"""A guess on a chart: its line, its band, and the widget that draws it by pointer or keys."""

from collections.abc import Sequence
from dataclasses import dataclass, field
from typing import ClassVar

from pygame import Rect

from game.engine.indicators import INDICATOR_INDEX, INDICATORS, Unit
from game.engine.orders import Start, Stop
from game.engine.rules import Choice, Feeling
from game.engine.view import View
from game.guesses import Guess, Point, reach
from game.scenes import board_effects, routes, why_model, words
from game.scenes.context import Context
from game.ui import charts
from game.ui.actions import Point as At
from game.ui.charts import Chart, Line
from game.ui.fonts import SMALL
from game.ui.moves import Move, Push
from game.ui.paint import Pen
from game.ui.text import Texts
from game.ui.widgets import Look, Widget

PAST = 36
"""Months of the past that are shown at most."""
SHOWN_AS = {"felt_safe": "felt_unsafe"}
"""Feelings whose indicator has another name."""
LARGE = 0.04
"""A programme is large that takes at least this share of the money that policy has for a year."""
WEIGHTY = 8.0
"""Or one that takes at least so much political capital."""
STEPS = 40
"""Heights between which a point can stand."""


def may_expect(context: Context) -> bool:
    """Whether the player may be asked what they expect now."""
    session = context.session
    return bool(
        context.settings.predict and session.guesses.may_ask(session.view.month, session.rules.level.to)
    )


def moved_by(choice: Choice) -> str:
    """The indicator of the feeling that an answer moves most; empty when it moves none that is shown."""
    feelings = [effect for effect in choice.effects if isinstance(effect, Feeling)]
    names = [SHOWN_AS.get(one.feel, one.feel) for one in sorted(feelings, key=lambda one: -abs(one.by))]
    return next((name for name in names if name in INDICATOR_INDEX), "")


def asked_at(context: Context, order: object) -> Push | None:
    """What the player is asked once an order was obeyed that starts something large or makes it so."""
    view = context.session.view
    if not isinstance(order, Start) or view.rules.level.passers_by or not may_expect(context):
        return None
    if not is_large(view, order):
        return None
    about = board_effects.about(view.rules.programmes[order.start])
    return Push(routes.Expect(about, order.start))


def is_large(view: View, order: Start) -> bool:
    """Whether what starts or grows this month takes much of a year's money, or much political capital."""
    rows = {district.key: row for row, district in enumerate(view.rules.town.districts)}
    at = (order.start, -1 if order.place is None else rows[order.place])
    run = next((run for run in view.running() if (run.programme, run.place) == at), None)
    if run is None or run.phase > 0 or run.from_dose >= run.dose:
        return False
    programme, new = view.rules.programmes[order.start], run.from_dose < 1
    costs = [dose.cost_month for dose in programme.doses]
    more = 1.0 if new else 1 - costs[int(run.from_dose) - 1] / costs[run.dose - 1]
    year = -12 * view.price(Stop(order.start, order.place)).month * more
    return year >= LARGE * view.year_budget or (new and order.place is None and programme.capital >= WEIGHTY)


@dataclass(frozen=True, slots=True)
class Sheet:
    """The paper of a guess: months from left to right, values from foot to head."""

    indicator: str
    months: tuple[int, ...]
    past: tuple[float, ...]
    """What came, from the first month on."""
    low: float
    high: float

    @property
    def step(self) -> float:
        """By how much a key moves a point: a round value."""
        steps = charts.nice_steps(self.low, self.high, STEPS)
        return steps[1] - steps[0]

    def within(self, value: float) -> float:
        """The nearest round value on the paper."""
        return min(max(round(value / self.step) * self.step, self.low), self.high)


def sheet(view: View, indicator: str, points: Sequence[Point], made: int, sure: str) -> Sheet:
    """The paper on which these points and all that came have room."""
    months, values = view.series(indicator)
    first = max(made - 1 - PAST, months[0])
    span = tuple(range(first, points[-1].month + 1))
    past = tuple(float(v) for m, v in zip(months, values, strict=True) if first <= m <= span[-1])
    start = view.at(indicator, made - 1)
    wide = reach(start, sure)
    shown = [*past, *(point.value for point in points)]
    air = max(max(past) - min(past), 0.3 * abs(start), 2 * wide) if made > months[-1] else 1.2 * wide
    low, high = min(shown) - air, max(shown) + air
    low = max(low, 0.0) if min(shown) >= 0 else low
    high = min(high, 1.0) if INDICATORS[INDICATOR_INDEX[indicator]].unit is Unit.SHARE else high
    return Sheet(indicator, span, past, low, high)


def said(texts: Texts, paper: Sheet, value: float) -> str:
    """A value as it is written beside this paper."""
    scale = why_model.scale_for(paper.indicator, [paper.high - paper.low], value)
    scale = why_model.coarse(scale, paper.high - paper.low)
    return scale.value(texts, scale.units(value))


def draw_guess(pen: Pen, area: Rect, paper: Sheet, guess: Guess) -> Rect:
    """What came as a line, the guess as dots with its band; gives the room between the axes."""
    middle = [_on_line(paper, guess, month) for month in paper.months]
    wide = [0.0 if month < guess.made else guess.reach for month in paper.months]
    pairs = list(zip(middle, wide, strict=True))
    band = ([max(m - w, paper.low) for m, w in pairs], [min(m + w, paper.high) for m, w in pairs])
    expected = [m if month >= guess.made - 1 else None for m, month in zip(middle, paper.months, strict=True)]
    came = [*paper.past, *[None] * (len(paper.months) - len(paper.past))]
    chart = Chart(
        [Line(came, ink="brick"), Line(expected, ink="slate", ghost=True)],
        ticks=[(n, str(month // 12)) for n, month in enumerate(paper.months) if month % 12 == 0],
        show=lambda value: said(pen.texts, paper, value),
        band=band,
        low=paper.low,
        high=paper.high,
    )
    plot = charts.line_chart(pen, area, chart)
    for point in guess.points:
        pen.dot(spot(plot, paper, point), 6, "slate")
    return plot


def spot(plot: Rect, paper: Sheet, point: Point) -> At:
    """Where a point stands between the axes."""
    across = (point.month - paper.months[0]) / max(len(paper.months) - 1, 1)
    up = (point.value - paper.low) / (paper.high - paper.low)
    return plot.left + round(across * plot.width), plot.bottom - round(up * plot.height)


def discs(pen: Pen, area: Rect, held: Sequence[bool]) -> None:
    """A disc for each point: full where it came in the band, a ring where it did not."""
    step = min(pen.px(22), area.width // max(len(held), 1))
    for number, one in enumerate(held):
        at = (area.left + step * number + step // 2, area.centery)
        pen.dot(at, 7, "brick")
        if not one:
            pen.dot(at, 5, "card")


def _on_line(paper: Sheet, guess: Guess, month: int) -> float:
    """The drawn line: the past until the guess was made, then straight from point to point."""
    if month < guess.made:
        return paper.past[month - paper.months[0]]
    before = Point(guess.made - 1, guess.start)
    for point in guess.points:
        if month <= point.month:
            share = (month - before.month) / (point.month - before.month)
            return before.value + share * (point.value - before.value)
        before = point
    return before.value


@dataclass(slots=True)
class Drawing(Widget):
    """The chart that the player draws on.

    A finger or pointer puts the nearest point where it is, by tap or drag. Left and right choose a point, up
    and down move it, Enter goes on to the next.
    """

    paper: Sheet | None = None
    guess: Guess | None = None
    place: int = 0
    """Which point the keys move."""
    plot: Rect = field(default_factory=lambda: Rect(0, 0, 0, 0))
    """Where the axes stood when it was last drawn."""
    scene: "Draws | None" = None

    focusable: ClassVar[bool] = True
    adjustable: ClassVar[bool] = True
    grabs: ClassVar[bool] = True
    scrolls: ClassVar[bool] = True

    def draw(self, pen: Pen, look: Look) -> None:  # noqa: ARG002 - the points show what is held
        """The chart, and the chosen point with its value."""
        if self.paper is None or self.guess is None:
            return
        self.plot = draw_guess(pen, self.rect, self.paper, self.guess)
        point = self.guess.points[self.place]
        at = spot(self.plot, self.paper, point)
        pen.dot(at, 10, "accent_ink")
        pen.dot(at, 6, "card")
        value = said(pen.texts, self.paper, point.value)
        style = SMALL.but(bold=True, place="middle", align="center", line=True)
        wide, high = pen.width_of(value, style), pen.height_of(value, 999, style)
        box = Rect(0, 0, wide + pen.px(16), high + pen.px(4))
        above = at[1] - self.plot.top > box.height + pen.px(14)
        box.midbottom = (at[0], at[1] - pen.px(13)) if above else (at[0], at[1] + pen.px(13) + box.height)
        box.clamp_ip(Rect(self.plot.left, box.top, self.plot.width, box.height))
        if box.bottom > self.plot.bottom:
            return  # no room: the sentence above says it
        pen.fill(box, "slate_dark")
        pen.text(value, box, style, "on_slate")

    def activate(self) -> Move | None:
        """On to the next point."""
        return self.adjust(1)

    def adjust(self, step: int) -> Move | None:
        """Another point."""
        if self.guess and self.scene:
            self.scene.choose(min(max(self.place + step, 0), len(self.guess.points) - 1))
        return None

    def scroll(self, steps: float) -> bool:
        """Up is more."""
        if self.guess and self.paper and self.scene:
            point = self.guess.points[self.place]
            self.scene.put(self.place, self.paper.within(point.value - steps * self.paper.step))
        return True

    def grab(self, at: At) -> Move | None:
        """The nearest point goes to the height of the pointer."""
        if self.guess and self.paper and self.scene and self.plot.height:
            paper, points = self.paper, self.guess.points
            near = min(range(len(points)), key=lambda n: abs(spot(self.plot, paper, points[n])[0] - at[0]))
            up = (self.plot.bottom - at[1]) / self.plot.height
            self.scene.choose(near)
            self.scene.put(near, paper.within(paper.low + up * (paper.high - paper.low)))
        return None


class Draws:
    """A screen that hears of what is drawn."""

    def choose(self, place: int) -> None:
        """Another point is chosen."""

    def put(self, place: int, value: float) -> None:
        """A point has another value."""


def sentence(texts: Texts, paper: Sheet, guess: Guess, place: int) -> str:
    """What a point says, with its band."""
    point = guess.points[place]
    low, high = point.value - guess.reach, point.value + guess.reach
    return texts(
        "guess.by",
        month=words.opening(texts, point.month),
        value=said(texts, paper, point.value),
        low=said(texts, paper, max(low, 0.0) if paper.low >= 0 else low),
        high=said(texts, paper, high),
    )
