"""Charts drawn with the pen: lines over time, bars, a small line, a council's seats."""

import math
from collections.abc import Callable, Sequence
from dataclasses import dataclass, field, replace
from itertools import pairwise

from pygame import Rect

from game.ui.fonts import SMALL
from game.ui.paint import Ink, Pen

HARDLY = 0.05
"""A change by this part of a value fills a small line: less is drawn flatter."""


@dataclass(frozen=True, slots=True)
class Line:
    """One course of values; None is a gap."""

    values: Sequence[float | None]
    name: str = ""
    ink: Ink = "brick"
    ghost: bool = False
    """Drawn as a dotted line: what really happened, or another run."""


@dataclass(frozen=True, slots=True)
class Mark:
    """An event on a chart."""

    at: float
    """Its place on the axis of values: 0 is the first."""
    name: str = ""
    icon: str = ""


@dataclass(frozen=True, slots=True)
class Chart:
    """What a line chart shows."""

    lines: Sequence[Line]
    marks: Sequence[Mark] = ()
    ticks: Sequence[tuple[float, str]] = ()
    """Places and words along the foot."""
    show: Callable[[float], str] = field(default=lambda value: f"{value:g}")
    """A value as words."""
    band: tuple[Sequence[float], Sequence[float]] | None = None
    """The luck band: lows and highs."""
    low: float | None = None
    """The foot of the axis, or as low as needed."""
    high: float | None = None


def nice_steps(low: float, high: float, wanted: int = 4) -> list[float]:
    """Round values that divide a span, a few of them: ones, twos, fives, so that no label is rounded."""
    span = max(high - low, 1e-9)
    rough = span / max(wanted, 1)
    unit = 10.0 ** math.floor(math.log10(rough))
    step = next(unit * factor for factor in (1, 2, 5, 10) if unit * factor >= rough * 0.8)
    first = math.ceil(low / step - 1e-9)
    last = math.floor(high / step + 1e-9)
    return [round(number * step, 10) for number in range(first, last + 1)]


def told_apart(low: float, high: float, most: int, show: Callable[[float], str]) -> list[float]:
    """Round values as close as they may stand and still be written each in its own way."""
    found = (nice_steps(low, high, wanted) for wanted in range(most, 0, -1))
    return next((steps for steps in found if len({show(step) for step in steps}) == len(steps)), [])


def line_chart(pen: Pen, area: Rect, chart: Chart) -> Rect:
    """Draw a chart; gives the rectangle between its axes, for hot spots."""
    values = [value for line in chart.lines for value in line.values if value is not None]
    if chart.band:
        values += [*chart.band[0], *chart.band[1]]
    low = chart.low if chart.low is not None else min(values, default=0.0)
    high = chart.high if chart.high is not None else max(values, default=1.0)
    if high - low < 1e-9:
        air = abs(high) * 0.1 or 0.5
        low, high = low - air, high + air
    small = pen.height_of("0", 999, SMALL)
    steps = told_apart(low, high, max(area.height // (small * 3), 1), chart.show)
    axis = max((pen.width_of(chart.show(step), SMALL) for step in steps), default=0) + pen.px(8)
    head = small if chart.marks else small // 2
    plot = Rect(
        area.left + axis,
        area.top + head,
        max(area.width - axis - pen.px(6), 1),
        max(area.height - head - small - pen.px(8), 1),
    )
    count = max((len(line.values) for line in chart.lines), default=2)

    def place(number: float, value: float) -> tuple[float, float]:
        return (
            plot.left + number / max(count - 1, 1) * plot.width,
            plot.bottom - (value - low) / (high - low) * plot.height,
        )

    for step in steps:
        top = round(place(0, step)[1])
        pen.rule(plot.left, top, plot.width)
        pen.text(
            chart.show(step),
            Rect(area.left, top - small // 2, axis - pen.px(6), small),
            SMALL.but(align="right"),
        )
    if chart.band:
        lows, highs = chart.band
        outline = [place(i, value) for i, value in enumerate(highs)] + [
            place(i, value) for i, value in reversed(list(enumerate(lows)))
        ]
        if len(outline) > 2:
            pen.polygon(outline, "sunk")
    _ticks(pen, chart, plot, area, place)
    _marks(pen, chart, plot, area, place)
    for line in sorted(chart.lines, key=lambda line: not line.ghost):
        for run in _runs(line.values):
            points = [place(number, value) for number, value in run]
            if line.ghost:
                _dots(pen, points, line.ink)
            else:
                pen.line(points, line.ink, 2.5)
                pen.dot(points[-1], 4, line.ink)
    pen.rule(plot.left, plot.bottom, plot.width, "line")
    return plot


Place = Callable[[float, float], tuple[float, float]]


def _ticks(pen: Pen, chart: Chart, plot: Rect, area: Rect, place: Place) -> None:
    """Words along the foot; one that would touch its neighbour is left out."""
    free = area.left
    for number, words in chart.ticks:
        left = round(place(number, 0)[0])
        wide = pen.width_of(words, SMALL)
        start = min(max(left - wide // 2, area.left), area.right - wide)
        pen.fill(Rect(left, plot.bottom, max(pen.px(1), 1), pen.px(5)), "line")
        if start >= free:
            pen.text(words, Rect(start, plot.bottom + pen.px(6), wide, area.bottom - plot.bottom), SMALL)
            free = start + wide + pen.px(10)


def _marks(pen: Pen, chart: Chart, plot: Rect, area: Rect, place: Place) -> None:
    """Upright lines at events, with a word or an icon above where there is room."""
    free = area.left
    for mark in chart.marks:
        left = round(place(mark.at, 0)[0])
        for top in range(plot.top, plot.bottom, pen.px(8)):
            pen.fill(Rect(left, top, max(pen.px(1), 1), pen.px(4)), "ghost")
        wide = pen.width_of(mark.name, SMALL) if mark.name else pen.px(16)
        start = min(max(left - wide // 2, plot.left), plot.right - wide)
        if start < free and (mark.name or free + wide > plot.right):
            continue
        start = max(start, free)
        room = Rect(start, area.top, wide, plot.top - area.top)
        if mark.name:
            pen.text(mark.name, room, SMALL)
        elif mark.icon:
            pen.icon(mark.icon, room, "ink_soft", 14)
        free = start + wide + pen.px(8)


def _runs(values: Sequence[float | None]) -> list[list[tuple[int, float]]]:
    """The stretches without gaps."""
    found: list[list[tuple[int, float]]] = [[]]
    for number, value in enumerate(values):
        if value is None:
            found.append([])
        else:
            found[-1].append((number, float(value)))
    return [run for run in found if run]


def _dots(pen: Pen, points: Sequence[tuple[float, float]], ink: Ink) -> None:
    """A dotted line: equal steps along the points."""
    step, spare = max(pen.px(7), 3), 0.0
    pen.dot(points[0], 1.6, ink)
    for (ax, ay), (bx, by) in pairwise(points):
        length = math.hypot(bx - ax, by - ay)
        at = step - spare
        while at <= length:
            pen.dot((ax + (bx - ax) * at / length, ay + (by - ay) * at / length), 1.6, ink)
            at += step
        spare = (spare + length) % step


def spark(pen: Pen, area: Rect, values: Sequence[float], ink: Ink = "slate") -> None:
    """A small line without axes; its last value has a dot. What hardly moved is nearly flat."""
    middle = (min(values) + max(values)) / 2
    span = max(max(values) - min(values), HARDLY * abs(middle)) or 1.0
    points = [
        (
            area.left + number / (len(values) - 1) * (area.width - pen.px(5)),
            area.centery - (value - middle) / span * area.height,
        )
        for number, value in enumerate(values)
    ]
    pen.line(points, ink, 1.5)
    pen.dot(points[-1], 3, "brick")


def bar(pen: Pen, area: Rect, share: float, ink: Ink = "brick", mark: float | None = None) -> None:
    """A bar from empty to full, with a line on it."""
    pen.fill(area, "track")
    pen.fill(Rect(area.left, area.top, round(area.width * min(max(share, 0.0), 1.0)), area.height), ink)
    pen.frame(area, "line")
    if mark is not None:
        left = area.left + round(area.width * min(max(mark, 0.0), 1.0))
        pen.fill(
            Rect(left - pen.px(1), area.top - pen.px(4), max(pen.px(3), 2), area.height + pen.px(8)), "ink"
        )


def bars(
    pen: Pen, area: Rect, items: Sequence[tuple[str, float, str]], inks: Sequence[Ink] = ("brick",)
) -> list[Rect]:
    """Level bars with names and values; values below zero go left from a middle line. Gives their rows."""
    if not items:
        return []
    least, most = min(0.0, *(value for _, value, _ in items)), max(0.0, *(value for _, value, _ in items))
    span = (most - least) or 1.0
    high = min(area.height // len(items), pen.px(44))
    names = min(max(pen.width_of(name, SMALL) for name, _, _ in items) + pen.px(10), area.width * 2 // 5)
    amounts = max(pen.width_of(words, SMALL.but(bold=True)) for _, _, words in items) + pen.px(10)
    track = Rect(area.left + names, area.top, area.width - names - amounts, high)
    zero = track.left + round(-least / span * track.width)
    found = []
    for number, (name, value, words) in enumerate(items):
        row = Rect(area.left, area.top + number * high, area.width, high)
        pen.text(
            name, Rect(row.left, row.top, names - pen.px(8), high), SMALL.but(place="middle", fit=True), "ink"
        )
        reach = round(abs(value) / span * track.width)
        pen.fill(
            Rect(zero if value >= 0 else zero - reach, row.top + high // 5, max(reach, 1), high * 3 // 5),
            inks[number % len(inks)],
        )
        pen.text(
            words,
            Rect(row.right - amounts, row.top, amounts, high),
            SMALL.but(align="right", place="middle", bold=True),
            "ink",
        )
        found.append(row)
    pen.fill(Rect(zero, area.top, max(pen.px(1), 1), high * len(items)), "line")
    return found


def seat_places(area: Rect, count: int, rows: int = 0) -> list[tuple[float, float]]:
    """Where the seats of a half circle stand, from left to right."""
    rings = rows or max(round(math.sqrt(count / 4)), 2)
    radius = min(area.width / 2, area.height) * 0.94
    radii = [radius * (0.45 + 0.55 * (ring + 1) / rings) for ring in range(rings)]
    shares = [length / sum(radii) * count for length in radii]
    numbers = [int(share) for share in shares]
    for ring in sorted(range(rings), key=lambda ring: shares[ring] - numbers[ring], reverse=True)[
        : count - sum(numbers)
    ]:
        numbers[ring] += 1
    found = []
    for length, number in zip(radii, numbers, strict=True):
        for place in range(number):
            angle = math.pi * (1 - (place + 0.5) / number)
            found.append(
                (angle, area.centerx + length * math.cos(angle), area.bottom - length * math.sin(angle))
            )
    return [(x, y) for _, x, y in sorted(found, reverse=True)]


LEAST_MARK = 19
"""Pixels across of a seat that holds a letter."""


def hemicycle(pen: Pen, area: Rect, seats: Sequence[Ink | None], marks: Sequence[str] = ()) -> None:
    """A council: one disc a seat, from left to right; None is an empty seat; `marks` are letters in them."""
    places = seat_places(area, len(seats))
    radius = min(area.width / 2, area.height) * 0.94 * 0.28 / max(round(math.sqrt(len(seats) / 4)), 2) * 0.82
    units = radius / pen.scale
    small = replace(pen, scale=min(1.0, 2 * radius / pen.height_of("8", 99, SMALL)) * pen.scale)
    for number, (at, ink) in enumerate(zip(places, seats, strict=True)):
        pen.dot(at, units, "line" if ink is None else ink)
        if ink is None:
            pen.dot(at, units - 1.5, "card")
        elif number < len(marks) and 2 * radius >= LEAST_MARK:
            small.text(
                marks[number],
                Rect(at[0] - radius, at[1] - radius, 2 * radius, 2 * radius),
                SMALL.but(align="center", place="middle"),
                "on_brick",
            )
