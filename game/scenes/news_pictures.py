"""What is drawn with the first story of the newspaper."""

from pygame import Rect

from game.scenes import common_page, election_model, why_model
from game.scenes.common_council import Half, draw_half
from game.scenes.context import Context
from game.ui import charts, townscape
from game.ui.charts import Chart, Line
from game.ui.paint import Pen


def draw(context: Context, kind: str, pen: Pen, area: Rect) -> None:
    """The council, the town, or the course of a number."""
    view = context.session.view
    if kind == "council":
        lists = {party.key: party for party in view.rules.nation.lists}
        order = [lists[key] for key in election_model.order_of_lists(view)]
        seats = view.elections[-1].seats
        draw_half(pen, area, Half(order, common_page.list_numbers(context), seats, sum(seats.values())))
    elif kind == "town":
        townscape.show(pen, area, 0.5)
        pen.frame(area, "line")
    else:
        months, values = view.series(kind)
        scale = why_model.scale_for(kind, [float(values.max() - values.min())], float(values[-1]))
        scale = why_model.coarse(scale, float(values.max() - values.min()))
        ticks = [(n, str(month // 12)) for n, month in enumerate(months) if month % 12 == 0]
        lines = [Line([float(value) for value in values])]
        chart = Chart(lines, ticks=ticks, show=lambda v: scale.value(pen.texts, scale.units(v)))
        charts.line_chart(pen, area, chart)
