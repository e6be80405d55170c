"""The newspaper: the front page of a season."""

from functools import partial

from pygame import Rect

from game.engine.indicators import INDICATOR_INDEX
from game.engine.view import Person
from game.scenes import common_page, election_model, news_column, news_model, people, routes, why_model, words
from game.scenes.common_council import Half, draw_half
from game.scenes.context import Context
from game.scenes.news_model import Mover
from game.ui import charts, layout, townscape
from game.ui.charts import Chart, Line
from game.ui.fonts import BODY, HEAD, LEAD, SMALL, TITLE
from game.ui.moves import Move, Pop, Push
from game.ui.paint import Pen
from game.ui.panels import tabs
from game.ui.portrait import portrait
from game.ui.screen import Scene, Ui
from game.ui.widgets import TARGET, Button, Picture, Spot, Words

LEAVES = ("lead", "figures", "letter")
SEASONS = ("winter", "spring", "summer", "autumn")
LOW = 900
"""Units of height of an upright page under which its parts are turned like leaves."""
TINY = 345
"""Units of height of the paper under which the season stands beside its name."""
LEAST_PICTURE = 96
"""Units of height from which something can be seen in a picture."""
VIEW = 130
"""Units of height that the news leaves free from which the town is seen there."""
TALL = 84
"""Units of height of a number at most, where numbers have a leaf of their own."""
PHOTOS = (150, 112, 84)
"""Units of the side of the photo in the first story: the largest beside which all of it is told."""


class NewsScene(Scene):
    """One sheet; in a low window it has three leaves."""

    def __init__(self, context: Context) -> None:
        self.context = context
        self.leaf = "lead"

    def build(self, ui: Ui) -> None:
        """Masthead, then the stories in two columns, below each other, or leaf by leaf."""
        self.paper = news_model.paper(self.context)
        self.pictured = False
        page = common_page.page_of(ui, 1200)
        sheet = Rect(page.left, page.top, page.width, page.height)
        ui.add(Picture(sheet, paint=lambda pen, area: pen.sheet(area)))
        box = layout.inset(sheet, ui.px(18 if ui.narrow else 34), ui.px(12 if ui.narrow else 20))
        low = ui.narrow and (not ui.portrait or ui.rect.height / ui.scale < LOW)
        body = self._masthead(ui, box, low)
        if low:
            line, body = layout.rows(body, ui.px(TARGET), 1.0, gap=ui.px(8))
            tabs(ui, line, [(name, ui.say(f"news.{name}")) for name in LEAVES], self.leaf, self._turn)
            {"lead": self._lead, "figures": self._figures, "letter": self._letter_leaf}[self.leaf](ui, body)
        elif ui.portrait:
            lead, figures, letter = layout.rows(body, 1.4, 1.15, 0.5, gap=ui.px(26))
            self._lead(ui, lead)
            self._figures(ui, figures)
            self._letter(ui, letter)
        else:
            left, right = layout.columns(body, 1.35, 1.0, gap=ui.px(40))
            high = max(round(left.height * 0.3), ui.px(158))
            lead, letter = layout.rows(left, 1.0, high, gap=ui.px(18))
            self._lead(ui, lead)
            self._letter(ui, letter)
            self._figures(ui, right)
            self._gutter = Rect(left.right + ui.px(19), left.top, max(ui.px(1), 1), left.height)
            ui.add(Picture(self._gutter, paint=lambda pen, area: pen.fill(area, "hair")))
        ui.start = "back"

    def _turn(self, leaf: str) -> Move | None:
        self.leaf = leaf
        self.rebuild()
        return None

    def _masthead(self, ui: Ui, box: Rect, low: bool) -> Rect:
        """The name of the paper, the season, and the way out."""
        high = ui.px(TARGET + 4 if low else 60)
        line = Rect(box.left, box.top, box.width, high)
        wide = ui.width_of(ui.say("page.back")) + ui.px(60)
        name = Rect(line.left, line.top, line.width - wide - ui.px(12), high)
        style = HEAD if ui.width_of(ui.say("news.name"), HEAD) < name.width else TITLE
        great = style.but(size="hero")
        if not low and ui.width_of(ui.say("news.name"), great) < name.width:
            style = great
        tiny = box.height < ui.px(TINY)
        if tiny:
            name, season = layout.columns(name, 1.0, ui.width_of(self._season(), SMALL) + 2, gap=ui.px(12))
            ui.add(Words(season, self._season(), style=SMALL.but(place="middle", align="right")))
            style = HEAD if ui.width_of(ui.say("news.name"), HEAD) < name.width else TITLE
        ui.add(Words(name, ui.say("news.name"), style=style.but(place="middle", fit=True)))
        back = Rect(line.right - wide, line.top, wide, ui.px(TARGET + 4))
        ui.add(Button(back, ui.say("page.back"), Pop(), key="back", icon="back"))
        if tiny:
            return Rect(box.left, line.bottom + ui.px(10), box.width, box.bottom - line.bottom - ui.px(10))
        date = Rect(box.left, line.bottom + ui.px(6), box.width, ui.px(28))
        ui.add(Picture(date, paint=self._date))
        top = date.bottom + ui.px(14)
        return Rect(box.left, top, box.width, box.bottom - top)

    def _season(self) -> str:
        last = self.paper.last
        return self.context.texts(f"news.{SEASONS[last % 12 // 3]}", year=str(last // 12))

    def _date(self, pen: Pen, area: Rect) -> None:
        """The season between two rules."""
        pen.rule(area.left, area.top, area.width, "ink")
        pen.rule(area.left, area.bottom, area.width, "ink")
        last = self.paper.last
        name = self._season()
        style = SMALL.but(place="middle", fit=True)
        pen.text(name, area, style, "ink")
        span = words.month_of(pen.texts, last)
        if self.paper.first < last:
            span = f"{words.month_of(pen.texts, self.paper.first)} \u2013 {span}"
        if pen.width_of(name + span, SMALL) < area.width - pen.px(30):
            pen.text(span, area, style.but(align="right"))

    # ------------------------------------------------------------------ stories

    def _lead(self, ui: Ui, area: Rect) -> None:
        """The first story; as many of its sentences as there is room for."""
        story = self.paper.lead
        head = HEAD if area.height > ui.px(230) else TITLE
        high = ui.height_of(story.title, area.width, head)
        ui.add(Words(Rect(area.left, area.top, area.width, high), story.title, style=head))
        top = area.top + high + ui.px(8)
        rest = Rect(area.left, top, area.width, area.bottom - top)
        style = LEAD if area.height > ui.px(380) else BODY
        person = self.context.session.view.person(story.person) if story.person else None
        corner, lines = Rect(rest.topright, (0, 0)), news_column.around(ui, story.text, rest, style)
        called = [ui.width_of(word, SMALL) for word in person.name.split()] if person else []
        for units in PHOTOS if person else ():
            side = min(max(ui.px(units), *called), rest.height)
            name = ui.height_of(person.name, side, SMALL) + ui.px(4) if person else 0
            corner = Rect(rest.right - side, rest.top, side, side + name)
            lines = news_column.around(ui, story.text, rest, style, corner)
            if lines.whole:
                break
        for said, place in lines.placed:
            ui.add(Words(place, said, style=style))
        if person:
            self._photo(ui, corner, person, story.mood)
        end = max(lines.bottom, corner.bottom) + ui.px(12)
        self.pictured = self._illustrate(ui, Rect(rest.left, end, rest.width, rest.bottom - end))

    def _illustrate(self, ui: Ui, rest: Rect) -> bool:
        """The picture of the first story, where there is room for one."""
        if rest.height <= ui.px(LEAST_PICTURE):
            return False
        ui.add(Picture(rest, paint=partial(self._picture, self.paper.lead.picture)))
        return True

    def _picture(self, kind: str, pen: Pen, area: Rect) -> None:
        """What is drawn with the first story."""
        context, view = self.context, self.context.session.view
        if kind == "council":
            lists = {party.key: party for party in view.rules.nation.lists}
            order = [lists[key] for key in election_model.order_of_lists(view)]
            seats = view.elections[-1].seats
            half = Half(order, common_page.list_numbers(context), seats, sum(seats.values()))
            draw_half(pen, area, half)
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

    def _photo(self, ui: Ui, area: Rect, person: Person, mood: float) -> None:
        """Somebody in the paper, their name below: the way to them."""
        shown = people.face_of(self.context, person, mood)
        face, name = layout.rows(area, area.width, 1.0)
        ui.add(Picture(face, paint=lambda pen, at: pen.surface.blit(portrait(shown, at.width), at) and None))
        ui.add(Words(name, person.name, style=SMALL.but(align="center", place="bottom"), ink="focus"))
        said = ui.say("news.meet", name=person.name)
        ui.add(Spot(area, said, Push(routes.Resident(person.id)), key="meet.lead"))

    def _figures(self, ui: Ui, area: Rect) -> None:
        """What moved most; then what else happened."""
        rest = common_page.section(ui, area, ui.say("news.figures_title"))
        if not self.paper.movers:
            common_page.paragraph(ui, rest, ui.say("news.begun"))
            return
        high = min(ui.px(66), max(ui.px(TARGET), rest.height // 7))
        names = [words.indicator_name(ui.stage.texts, mover.indicator) for mover in self.paper.movers]
        small = ui.height_of("A", rest.width, SMALL)
        room = rest.width - ui.px(36) - self._spark_room(ui)
        high = max(high, *(ui.height_of(n, room, BODY.but(bold=True)) + small + ui.px(14) for n in names))
        fits = self.paper.movers[: max(rest.height // high, 1)]
        if ui.narrow and not ui.portrait:
            high = max(min(rest.height // len(fits), ui.px(TALL)), high)
        for n, mover in enumerate(fits):
            cell = Rect(rest.left, rest.top + n * high, rest.width, high)
            ui.add(Picture(cell, paint=partial(self._mover, mover)))
            name = words.indicator_name(ui.stage.texts, mover.indicator)
            why = Push(routes.Why(mover.indicator, "year"))
            ui.add(Spot(cell, ui.say("charts.why", name=name), why, key=f"figure.{mover.indicator}"))
        top = rest.top + len(fits) * high + ui.px(18)
        rest = Rect(rest.left, top, rest.width, rest.bottom - top)
        if not (ui.narrow and not ui.portrait):
            rest = self._briefs(ui, rest)
        gap = ui.px(8)
        view = Rect(rest.left, rest.top + gap, rest.width, rest.height - gap)
        if not self.pictured:
            self._illustrate(ui, view)
        elif not ui.narrow and view.height > ui.px(VIEW):
            ui.add(Picture(view, paint=partial(self._picture, "town")))

    def _briefs(self, ui: Ui, area: Rect) -> Rect:
        """What else happened, in a line each. Returns the room below."""
        if not self.paper.briefs or area.height < ui.px(80):
            return area
        rest = common_page.section(ui, area, ui.say("news.briefs"))
        for brief in self.paper.briefs:
            high = ui.height_of(brief, rest.width - ui.px(22)) + ui.px(10)
            if high > rest.height:
                break
            ui.add(Picture(Rect(rest.left, rest.top, ui.px(14), ui.px(26)), paint=_dot))
            ui.add(Words(Rect(rest.left + ui.px(22), rest.top, rest.width - ui.px(22), high), brief))
            rest = Rect(rest.left, rest.top + high, rest.width, rest.height - high)
        return rest

    @staticmethod
    def _spark_room(ui: Ui) -> int:
        """What the course beside a number takes; none in a narrow window."""
        return 0 if ui.narrow else ui.px(108)

    def _mover(self, mover: Mover, pen: Pen, area: Rect) -> None:
        """A number: its name, from and to, its course."""
        scale = why_model.scale_for(mover.indicator, [mover.now - mover.before], mover.now)
        good = why_model.better(mover.indicator, mover.now - mover.before)
        ink = "slate" if good is None else "good" if good else "bad"
        pen.icon(
            "up" if mover.now > mover.before else "down",
            Rect(area.left, area.top, pen.px(28), area.height),
            ink,
            22,
        )
        spark = Rect(area.right - pen.px(96), area.top + pen.px(12), pen.px(92), area.height - pen.px(24))
        left = area.left + pen.px(36)
        wide = area.right - left - self._spark_room(self.ui)
        name, strong = words.indicator_name(pen.texts, mover.indicator), BODY.but(bold=True)
        small = pen.height_of("A", area.width, SMALL)
        both = min(pen.height_of(name, wide, strong) + small, area.height)
        top = area.top + (area.height - both) // 2
        pen.text(name, Rect(left, top, wide, both - small), strong.but(place="bottom", fit=True))
        said = pen.texts(
            "news.from_to",
            before=scale.value(pen.texts, scale.units(mover.before)),
            now=scale.value(pen.texts, scale.units(mover.now)),
            word=pen.texts("news.other" if good is None else "news.better" if good else "news.worse"),
        )
        pen.text(said, Rect(left, top + both - small, wide, small), SMALL.but(fit=True, line=True), ink)
        months, values = self.context.session.view.series(mover.indicator)
        upto = months.index(self.paper.last) + 1
        course = [float(value) for value in values[max(upto - 13, 0) : upto]]
        if len(course) > 1 and not self.ui.narrow:
            charts.spark(pen, spark, course)
        pen.rule(area.left, area.bottom - 1, area.width)

    def _letter_leaf(self, ui: Ui, area: Rect) -> None:
        """The letter; what else happened, where the leaf with the numbers is low; and the picture."""
        end = self._letter(ui, area)
        rest = Rect(area.left, end, area.width, area.bottom - end)
        if not ui.portrait:
            rest = self._briefs(ui, rest)
        kind = self.paper.lead.picture
        if kind in INDICATOR_INDEX and rest.height > ui.px(2 * LEAST_PICTURE):
            rest = common_page.section(ui, rest, words.indicator_name(ui.stage.texts, kind))
        self._illustrate(ui, rest)

    def _letter(self, ui: Ui, area: Rect) -> int:
        """What a resident writes, with their face; gives where that ends."""
        writer = self.paper.writer
        if writer is None:
            return area.top
        ui.add(
            Picture(
                Rect(area.left, area.top, area.width, 1), paint=lambda p, a: p.rule(a.left, a.top, a.width)
            )
        )
        below = Rect(area.left, area.top + ui.px(12), area.width, area.height - ui.px(12))
        rest = common_page.section(ui, below, ui.say("news.letter_title"))
        side = min(ui.px(96), rest.height)
        face = Rect(rest.left, rest.top, side, side)
        shown = people.face_of(self.context, writer, 0.5 if self.paper.glad else people.TROUBLED)
        ui.add(Picture(face, paint=lambda pen, at: pen.surface.blit(portrait(shown, at.width), at) and None))
        ui.add(Spot(face, writer.name, Push(routes.Resident(writer.id)), key="writer"))
        text = Rect(face.right + ui.px(16), rest.top, rest.right - face.right - ui.px(16), rest.height)
        signed = f"{writer.name}, {people.in_short(self.context, writer)}"
        line = ui.height_of(signed, text.width, SMALL)
        style = LEAD.but(italic=True) if text.height > ui.px(130) else BODY.but(italic=True)
        said = news_column.shortened(ui, self.paper.letter, text.width, text.height - line - ui.px(6), style)
        high = ui.height_of(said, text.width, style) if said else 0
        ui.add(Words(Rect(text.left, text.top, text.width, high), said, style=style))
        under = Rect(text.left, text.top + high + ui.px(6), text.width, line)
        ui.add(Words(under, signed, style=SMALL))
        return max(face.bottom, under.bottom) + ui.px(18)


def _dot(pen: Pen, area: Rect) -> None:
    pen.dot((area.left + pen.px(6), area.top + pen.px(12)), 3, "brick")


def make(context: Context, route: routes.News) -> Scene:  # noqa: ARG001 - there is one paper
    """The scene of the route."""
    return NewsScene(context)
