"""What if, before anything is chosen: what will be done, and the years as they were with each decision."""

from collections.abc import Callable
from functools import partial

from pygame import Rect

from game.engine.orders import Dated
from game.scenes import common_page, sheets, why_model, words
from game.scenes.context import Context
from game.ui import charts, layout
from game.ui.charts import Chart, Line, Mark
from game.ui.fonts import BODY, LEAD, SMALL
from game.ui.moves import Move
from game.ui.paint import Pen
from game.ui.panels import Paged
from game.ui.screen import Scene
from game.ui.widgets import TARGET, Picture

LEAST = 150
"""Units of height under which there is no chart."""


def add_intro(
    scene: Scene, context: Context, box: Rect, side: str, indicator: str, turn: Callable[[int], Move | None]
) -> None:
    """What choosing does; below or beside it, where there is room, a number as it was, with its decisions."""
    ui = scene.ui
    said = [
        sheets.text(ui, ui.say(f"whatif.intro.{side}"), LEAD, 14),
        sheets.mark(ui, "people", ui.say("whatif.intro.same"), BODY, 10),
        sheets.mark(ui, "layers", ui.say("whatif.intro.luck"), BODY, 16),
    ]
    left, right = layout.columns(box, 1.0, 1.0, gap=ui.px(24))
    high, beside = (sum(one.high(wide) + ui.px(one.gap) for one in said) for wide in (box.width, left.width))
    if box.height - high < ui.px(TARGET + LEAST) and not ui.portrait and beside <= box.height:
        sheets.flow(scene, left, said, Paged(1))
        rest = right
    else:
        end = sheets.flow(scene, box, said, Paged(1)) + ui.px(18)
        rest = Rect(box.left, end, box.width, box.bottom - end)
    if rest.height < ui.px(TARGET + LEAST):
        return
    line, chart, key = layout.rows(rest, ui.px(TARGET), 1.0, ui.px(24), gap=ui.px(6))
    name = words.indicator_name(ui.stage.texts, indicator)
    common_page.stepper(ui, line, name, turn, "number", (True, True))
    ui.add(Picture(chart, paint=partial(_chart, context, indicator)))
    ui.add(Picture(key, paint=_key))


def decisions(months: list[int], log: tuple[Dated, ...]) -> list[Mark]:
    """A mark at each month in which something was decided."""
    return [Mark(max(month - months[0], 0), icon="brick") for month in sorted({dated.month for dated in log})]


def _chart(context: Context, indicator: str, pen: Pen, area: Rect) -> None:
    session = context.session
    months, values = session.view.series(indicator)
    course = [float(value) for value in values]
    spread = max(course) - min(course)
    scale = why_model.coarse(why_model.scale_for(indicator, [spread * 2], course[-1]), spread)
    air = spread * 0.06 or abs(course[-1]) * 0.05 or 0.5
    chart = Chart(
        [Line(course)],
        decisions(list(months), tuple(session.log)),
        [(n, str(month // 12)) for n, month in enumerate(months) if month % 12 == 0],
        show=lambda value: scale.value(pen.texts, scale.units(value)),
        low=min(course) - air if min(course) < 0 else max(min(course) - air, 0.0),
        high=max(course) + air,
    )
    charts.line_chart(pen, area, chart)


def _key(pen: Pen, area: Rect) -> None:
    """What the line and the bricks are."""
    line, side = Rect(area.left, area.top, area.width, area.height), pen.px(26)
    pen.fill(Rect(line.left, line.centery - pen.px(1), side, max(pen.px(3), 1)), "brick")
    left = line.left + side + pen.px(8)
    for icon, said in (("", pen.texts("whatif.was")), ("brick", pen.texts("whatif.decisions"))):
        if icon:
            pen.icon(icon, Rect(left, line.top, pen.px(20), line.height), "ink_soft", 16)
            left += pen.px(26)
        wide = min(pen.width_of(said, SMALL), line.right - left)
        pen.text(said, Rect(left, line.top, wide, line.height), SMALL.but(place="middle", line=True))
        left += wide + pen.px(24)
