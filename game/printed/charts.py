"""Charts of the page to print, drawn in SVG: the player's line, and the real town's as a line of dots."""

from collections.abc import Callable, Iterator, Sequence
from typing import Final

from game.printed.html import Html, el, join
from game.scenes import charts_model, why_model
from game.scenes.charts_model import Course
from game.scenes.why_model import Scale
from game.ui.charts import nice_steps
from game.ui.text import Texts

WIDE: Final = 340.0
HIGH: Final = 98.0
AXIS: Final = 42.0
"""Room for the words of the axis."""
FOOT: Final = 18.0
"""Room for the years."""
HEAD: Final = 6.0
EDGE: Final = 8.0
YEARS: Final = 7
"""Years that are written at most."""
SPARK: Final = (300.0, 44.0)
"""Width and height of a small line."""
Place = Callable[[int, float], tuple[float, float]]


def chart(texts: Texts, course: Course, said: str) -> Html:
    """A number over the whole game; `said` tells the same in words."""
    low, high = charts_model.ends(course)
    many = max(len(course.months) - 1, 1)

    def place(n: int, value: float) -> tuple[float, float]:
        across, up = n / many, (value - low) / (high - low)
        return AXIS + across * (WIDE - AXIS - EDGE), HIGH - FOOT - up * (HIGH - FOOT - HEAD)

    steps, rules = nice_steps(low, high, 4), []
    scale = _scale(course, steps, high - low)
    for step in steps:
        y = place(0, step)[1]
        rules.append(el("line", x1=AXIS, x2=WIDE - EDGE, y1=y, y2=y, cls="rule"))
        value = scale.value(texts, scale.units(step))
        rules.append(el("text", value, x=AXIS - 5, y=y + 3.4, cls="words", text_anchor="end"))
    line = [place(n, value) for n, value in enumerate(course.values)]
    drawn = join(
        _band(course, place),
        *rules,
        el("line", x1=AXIS, x2=WIDE - EDGE, y1=HIGH - FOOT, y2=HIGH - FOOT, cls="foot"),
        *_years(course.months, place),
        *_ghost(course, place),
        el("path", d=_path(line), cls="yours"),
        el("circle", cx=line[-1][0], cy=line[-1][1], r=3.6, cls="end"),
    )
    return el("svg", drawn, cls="chart", viewBox=f"0 0 {WIDE:g} {HIGH:g}", role="img", aria_label=said)


def _scale(course: Course, steps: Sequence[float], spread: float) -> Scale:
    """Whole numbers for the axis where all of its steps are whole."""
    coarse = why_model.coarse(course.scale, spread)
    whole = all(abs(step / coarse.step - round(step / coarse.step)) < 1e-6 for step in steps)
    return coarse if whole else course.scale


def known(course: Course) -> list[int]:
    """Places of the months for which a figure of the real town is known."""
    points = course.record.points if course.record else {}
    return [n for n, month in enumerate(course.months) if month in points]


def _years(months: Sequence[int], place: Place) -> Iterator[Html]:
    """Januaries below the foot; of many years every second, fifth or tenth has its number."""
    januaries = [(n, month // 12) for n, month in enumerate(months) if month % 12 == 0]
    every = next((step for step in (1, 2, 5, 10) if len(januaries) / step <= YEARS), 20)
    for n, year in januaries:
        x = place(n, 0.0)[0]
        yield el("line", x1=x, x2=x, y1=HIGH - FOOT, y2=HIGH - FOOT + 4, cls="foot")
        if year % every == 0:
            yield el("text", str(year), x=x, y=HIGH - 2, cls="words", text_anchor="middle")


def _band(course: Course, place: Place) -> Html | None:
    """From the lowest to the highest district: an average is shown with its spread."""
    if course.band is None:
        return None
    low, high = ([place(n, value) for n, value in enumerate(side)] for side in course.band)
    return el("path", d=_path([*high, *reversed(low)]) + "z", cls="band")


def _ghost(course: Course, place: Place) -> Iterator[Html]:
    """The real town: dots between figures, and a ring at each figure that is known."""
    there = [(n, value) for n, value in enumerate(course.real) if value is not None]
    if len(there) > 1:
        yield el("path", d=_path([place(n, value) for n, value in there]), cls="ghost")
    for n, value in there:
        if n in known(course):
            x, y = place(n, value)
            yield el("circle", cx=x, cy=y, r=3.2, cls="figure")


def spark(values: Sequence[float], at: int) -> Html:
    """A small line without axes, with one month marked."""
    wide, high = SPARK
    low, span = min(values), (max(values) - min(values)) or 1.0
    line = [
        (4 + n / max(len(values) - 1, 1) * (wide - 8), high - 5 - (value - low) / span * (high - 10))
        for n, value in enumerate(values)
    ]
    x, y = line[at]
    drawn = join(
        el("line", x1=x, x2=x, y1=0, y2=high, cls="when"),
        el("path", d=_path(line), cls="course"),
        el("circle", cx=x, cy=y, r=3.4, cls="when"),
    )
    return el("svg", drawn, cls="spark", viewBox=f"0 0 {wide:g} {high:g}", aria_hidden="true")


def _path(points: Sequence[tuple[float, float]]) -> str:
    return "M" + "L".join(f"{x:.1f} {y:.1f}" for x, y in points)
