"""The newspaper: the front page of a season."""

from functools import partial

from pygame import Rect

from game.engine.indicators import INDICATOR_INDEX
from game.engine.view import Person
from game.scenes import (
    common_page,
    news_column,
    news_model,
    news_pictures,
    people,
    routes,
    sheets,
    why_model,
    words,
)
from game.scenes.context import Context
from game.scenes.news_column import Laid
from game.scenes.news_model import Mover
from game.scenes.sheet_marks import TagMark
from game.ui import charts, layout
from game.ui.fonts import BODY, HEAD, LEAD, SMALL, TITLE
from game.ui.moves import Move, Pop, Push
from game.ui.paint import Pen
from game.ui.panels import Paged, page_list, tabs, tabs_height
from game.ui.portrait import portrait
from game.ui.screen import Scene, Ui
from game.ui.widgets import TARGET, Button, Picture, Spot, Words

LEAVES = ("lead", "figures", "letter", "briefs")
SEASONS = ("winter", "spring", "summer", "autumn")
VOTES = frozenset({"mayor_vote", "far_right_vote"})
"""Numbers of which the paper does not say which way is the better one."""
LOW = 900
"""Units of height of an upright page under which its parts are turned like leaves."""
TINY = 345
"""Units of height of the paper under which the season stands beside its name."""
LEAST_PICTURE = 96
"""Units of height from which something can be seen in a picture."""
VIEW = 130
"""Units of height that the news leaves free from which the town is seen there."""
SPARK, SPARKED = 108, 560
"""Units that the course beside a number takes, and of width from which there is room for it."""
FACE = 96
"""Units of the face beside a letter."""


class NewsScene(Scene):
    """One sheet; where that has no room for every word it is turned leaf by leaf."""

    def __init__(self, context: Context) -> None:
        self.context = context
        self.leaf = "lead"
        self.paged = Paged(0)

    def build(self, ui: Ui) -> None:
        """Masthead, then the stories in two columns, below each other, or leaf by leaf."""
        self.paper = news_model.paper(self.context)
        self.pictured = False
        sheet = common_page.page_of(ui, 1200)
        ui.add(Picture(sheet, paint=lambda pen, area: pen.sheet(area)))
        box = layout.inset(sheet, ui.px(18 if ui.narrow else 34), ui.px(12 if ui.narrow else 20))
        low = ui.narrow and (not ui.portrait or ui.rect.height / ui.scale < LOW)
        low = low or not self._whole(ui, self._below(ui, box, low=False))
        body = self._masthead(ui, box, low)
        if low:
            self._leaves(ui, body)
        else:
            lead, figures, letter = self._parts(ui, body)
            self._lead(ui, lead)
            self._figures(ui, figures, briefs=True)
            self._letter(ui, letter)
            if not ui.portrait:
                gutter = Rect(lead.right + ui.px(19), body.top, max(ui.px(1), 1), body.height)
                ui.add(Picture(gutter, paint=lambda pen, area: pen.fill(area, "hair")))
        ui.start = "back"

    def _parts(self, ui: Ui, body: Rect) -> tuple[Rect, Rect, Rect]:
        """Where the first story, the figures with what else happened, and the letter stand on one sheet."""
        if ui.portrait:
            letter = self._letter_high(ui, body.width)
            lead, figures, letter_ = layout.rows(body, 1.4, 1.15, letter, gap=ui.px(26))
            return lead, figures, letter_
        left, right = layout.columns(body, 1.35, 1.0, gap=ui.px(40))
        lead, letter_ = layout.rows(left, 1.0, self._letter_high(ui, left.width), gap=ui.px(18))
        return lead, right, letter_

    def _whole(self, ui: Ui, body: Rect) -> bool:
        """Whether one sheet has room for every word."""
        lead, figures, _ = self._parts(ui, body)
        below = self._figures_high(ui, figures.width) + self._briefs_high(ui, figures.width)
        return lead.height > 0 and not self._laid(ui, lead).told.rest and below <= figures.height

    def _leaves(self, ui: Ui, body: Rect) -> None:
        """One leaf of the paper; what else happened has its own where no other has room for it."""
        rest = layout.rows(body, ui.px(TARGET), 1.0, gap=ui.px(8))[1]
        briefs = self._briefs_high(ui, rest.width)
        holds = "briefs"
        if not briefs or (ui.portrait and self._figures_high(ui, rest.width) + briefs <= rest.height):
            holds = "figures"
        elif self._letter_high(ui, rest.width) + briefs <= rest.height:
            holds = "letter"
        names = [(name, ui.say(f"news.{name}")) for name in LEAVES if name != "briefs" or holds == name]
        self.leaf = self.leaf if self.leaf in dict(names) else "lead"
        line, rest = layout.rows(body, tabs_height(ui, names, body.width, TARGET), 1.0, gap=ui.px(12))
        tabs(ui, line, names, self.leaf, self._turn)
        if self.leaf == "lead":
            self._lead(ui, rest)
        elif self.leaf == "figures":
            self._figures(ui, rest, briefs=holds == "figures")
        elif self.leaf == "letter":
            self._letter_leaf(ui, rest, briefs=holds == "letter")
        else:
            self._told(ui, rest)

    def _turn(self, leaf: str) -> Move | None:
        self.leaf, self.paged.page = leaf, 0
        self.rebuild()
        return None

    @staticmethod
    def _below(ui: Ui, box: Rect, *, low: bool) -> Rect:
        """What the masthead leaves of the sheet."""
        line = ui.px(TARGET + 4 if low else 60)
        top = box.top + line + (ui.px(10) if box.height < ui.px(TINY) else ui.px(6) + ui.px(28) + ui.px(14))
        return Rect(box.left, top, box.width, box.bottom - top)

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
        if not tiny:
            date = Rect(box.left, line.bottom + ui.px(6), box.width, ui.px(28))
            ui.add(Picture(date, paint=self._date))
        return self._below(ui, box, low=low)

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
        """The first story, on more pages where one has no room for it."""
        story, laid = self.paper.lead, self._laid(ui, area)
        ui.add(Words(laid.title, story.title, style=laid.head))
        if story.tag:
            said = ui.say(f"tag.{story.tag}")
            ui.add(TagMark(laid.tag, said, tag=story.tag))
        told, photo = laid.told, laid.photo
        if told.rest:
            room = Rect(laid.room.left, laid.room.top, laid.room.width, laid.room.height - ui.px(TARGET + 6))
            pages = news_column.pages(ui, story.text, room, laid.style, photo)
            self.paged.count = len(pages)
            self.paged.page = min(self.paged.page, len(pages) - 1)
            foot = Rect(area.left, area.bottom - ui.px(TARGET), area.width, ui.px(TARGET))
            sheets.pager(self, foot, self.paged)
            told, photo = pages[self.paged.page], None if self.paged.page else photo
        for said, place in told.placed:
            ui.add(Words(place, said, style=laid.style))
        person = self.context.session.view.person(story.person) if story.person else None
        if person and photo:
            self._photo(ui, photo, person, story.mood)
        if not laid.told.rest:
            end = max(told.bottom, photo.bottom if photo else 0) + ui.px(12)
            self.pictured = self._illustrate(ui, Rect(area.left, end, area.width, area.bottom - end))

    def _laid(self, ui: Ui, area: Rect) -> Laid:
        """The first story as it is laid in a room."""
        story = self.paper.lead
        return news_column.lay(ui, area, story, self.context.session.view.person(story.person))

    def _illustrate(self, ui: Ui, rest: Rect) -> bool:
        """The picture of the first story, where there is room for one."""
        if rest.height <= ui.px(LEAST_PICTURE):
            return False
        ui.add(Picture(rest, paint=partial(news_pictures.draw, self.context, self.paper.lead.picture)))
        return True

    def _photo(self, ui: Ui, area: Rect, person: Person, mood: float) -> None:
        """Somebody in the paper, their name below: the way to them."""
        shown = people.face_of(self.context, person, mood)
        face, name = layout.rows(area, area.width, 1.0)
        ui.add(Picture(face, paint=lambda pen, at: pen.surface.blit(portrait(shown, at.width), at) and None))
        ui.add(Words(name, person.name, style=SMALL.but(align="center", place="bottom")))
        said = ui.say("news.meet", name=person.name)
        ui.add(Spot(area, said, Push(routes.Resident(person.id)), key="meet.lead"))

    def _row_high(self, ui: Ui, width: int) -> int:
        """How low the line of a number may be."""
        texts = ui.stage.texts
        room = width - ui.px(36) - self._spark_room(ui, width)
        names = [words.scaled_name(texts, mover.indicator) for mover in self.paper.movers]
        small = ui.height_of("A", width, SMALL) + ui.px(14)
        return max(ui.px(TARGET), *(ui.height_of(n, room, BODY.but(bold=True)) + small for n in names))

    def _figures_high(self, ui: Ui, width: int) -> int:
        """How low the numbers may stand, with their heading."""
        head = self._head_high(ui, "news.figures_title", width)
        if not self.paper.movers:
            return head + ui.height_of(ui.say("news.begun"), width)
        return head + len(self.paper.movers) * self._row_high(ui, width) + ui.px(18)

    def _figures(self, ui: Ui, area: Rect, *, briefs: bool) -> None:
        """What moved most; then, where it has room, what else happened."""
        rest = common_page.section(ui, area, ui.say("news.figures_title"))
        movers = self.paper.movers
        if not movers:
            rest = common_page.paragraph(ui, rest, ui.say("news.begun"))
        else:
            spare = rest.height - ui.px(18) - (self._briefs_high(ui, area.width) if briefs else 0)
            least = self._row_high(ui, rest.width)
            high = max(min(spare // len(movers), ui.px(66)), least)
            self.paged.count = len(movers)
            room = Rect(rest.left, rest.top, rest.width, min(high * len(movers), rest.height))
            page_list(self, room, self.paged, high, lambda cell, n: self._figure(ui, cell, movers[n]), gap=0)
            top = room.bottom + ui.px(18)
            rest = Rect(rest.left, top, rest.width, rest.bottom - top)
        if briefs:
            rest = self._briefs(ui, rest)
        view = Rect(rest.left, rest.top + ui.px(8), rest.width, rest.height - ui.px(8))
        if not self.pictured:
            self._illustrate(ui, view)
        elif not ui.narrow and view.height > ui.px(VIEW):
            ui.add(Picture(view, paint=partial(news_pictures.draw, self.context, "town")))

    def _figure(self, ui: Ui, cell: Rect, mover: Mover) -> None:
        """A number, and the way to why it moved."""
        ui.add(Picture(cell, paint=partial(self._mover, mover)))
        name = words.indicator_name(ui.stage.texts, mover.indicator)
        why = Push(routes.Why(mover.indicator, "year"))
        ui.add(Spot(cell, ui.say("charts.why", name=name), why, key=f"figure.{mover.indicator}"))

    @staticmethod
    def _head_high(ui: Ui, key: str, width: int) -> int:
        """What a heading takes."""
        return ui.height_of(ui.say(key), width, BODY.but(bold=True)) + ui.px(8)

    def _briefs_high(self, ui: Ui, width: int) -> int:
        """How much room what else happened takes, with its heading."""
        lines = [one.high(width) + ui.px(one.gap) for one in news_column.told(ui, self.paper.briefs)]
        return self._head_high(ui, "news.briefs", width) + sum(lines) if lines else 0

    def _briefs(self, ui: Ui, area: Rect) -> Rect:
        """What else happened under its heading; gives the room below."""
        if not self.paper.briefs:
            return area
        rest = common_page.section(ui, area, ui.say("news.briefs"))
        top = self._told(ui, rest) + ui.px(10)
        return Rect(rest.left, top, rest.width, rest.bottom - top)

    def _told(self, ui: Ui, area: Rect) -> int:
        """What else happened, in a line each, on more pages where one is too low; gives where it ends."""
        return sheets.flow(self, area, news_column.told(ui, self.paper.briefs), self.paged)

    @staticmethod
    def _spark_room(ui: Ui, width: int) -> int:
        """What the course beside a number takes; none where its name needs that."""
        return ui.px(SPARK) if width >= ui.px(SPARKED) or not ui.narrow else 0

    def _mover(self, mover: Mover, pen: Pen, area: Rect) -> None:
        """A number: its name, from and to, its course."""
        scale = why_model.scale_for(mover.indicator, [mover.now - mover.before], mover.now)
        moved = mover.now - mover.before
        good = None if mover.indicator in VOTES else why_model.better(mover.indicator, moved)
        ink = "slate" if good is None else "good" if good else "bad"
        pen.icon(
            "up" if mover.now > mover.before else "down",
            Rect(area.left, area.top, pen.px(28), area.height),
            ink,
            22,
        )
        spark = Rect(area.right - pen.px(96), area.top + pen.px(12), pen.px(92), area.height - pen.px(24))
        left = area.left + pen.px(36)
        sparked = self._spark_room(self.ui, area.width)
        wide = area.right - left - sparked
        name, strong = words.scaled_name(pen.texts, mover.indicator), BODY.but(bold=True)
        small = pen.height_of("A", area.width, SMALL)
        both = min(pen.height_of(name, wide, strong) + small, area.height)
        top = area.top + (area.height - both) // 2
        pen.text(name, Rect(left, top, wide, both - small), strong.but(place="bottom", fit=True))
        before, now = (scale.value(pen.texts, scale.units(one)) for one in (mover.before, mover.now))
        said = pen.texts("news.from_to", before=before, now=now)
        if good is not None:
            said = words.colon(pen.texts, said, pen.texts("news.better" if good else "news.worse"))
        pen.text(said, Rect(left, top + both - small, wide, small), SMALL.but(fit=True, line=True), ink)
        months, values = self.context.session.view.series(mover.indicator)
        upto = months.index(self.paper.last) + 1
        course = [float(value) for value in values[max(upto - 13, 0) : upto]]
        if len(course) > 1 and sparked:
            charts.spark(pen, spark, course)
        pen.rule(area.left, area.bottom - 1, area.width)

    def _letter_leaf(self, ui: Ui, area: Rect, *, briefs: bool) -> None:
        """The letter; what else happened, where that has no room elsewhere; and the picture."""
        end = self._letter(ui, area)
        rest = Rect(area.left, end, area.width, area.bottom - end)
        if briefs:
            rest = self._briefs(ui, rest)
        kind = self.paper.lead.picture
        if kind in INDICATOR_INDEX and rest.height > ui.px(2 * LEAST_PICTURE):
            rest = common_page.section(ui, rest, words.indicator_name(ui.stage.texts, kind))
        self._illustrate(ui, rest)

    def _signed(self) -> str:
        """Who wrote the letter."""
        writer = self.paper.writer
        return f"{writer.name}, {people.in_short(self.context, writer)}" if writer else ""

    def _letter_high(self, ui: Ui, width: int) -> int:
        """How low a letter may be, with its heading and the rule above it."""
        if self.paper.writer is None:
            return 0
        room = width - ui.px(FACE) - ui.px(16)
        said = ui.height_of(self.paper.letter, room, BODY.but(italic=True))
        text = said + ui.px(6) + ui.height_of(self._signed(), room, SMALL)
        return self._head_high(ui, "news.letter_title", width) + max(ui.px(FACE), text) + ui.px(30)

    def _letter(self, ui: Ui, area: Rect) -> int:
        """What a resident writes, with their face; gives where that ends."""
        writer = self.paper.writer
        if writer is None:
            return area.top
        rule = Rect(area.left, area.top, area.width, 1)
        ui.add(Picture(rule, paint=lambda p, a: p.rule(a.left, a.top, a.width)))
        below = Rect(area.left, area.top + ui.px(12), area.width, area.height - ui.px(12))
        rest = common_page.section(ui, below, ui.say("news.letter_title"))
        side = min(ui.px(FACE), rest.height)
        face = Rect(rest.left, rest.top, side, side)
        shown = people.face_of(self.context, writer, 0.5 if self.paper.glad else people.TROUBLED)
        ui.add(Picture(face, paint=lambda pen, at: pen.surface.blit(portrait(shown, at.width), at) and None))
        ui.add(Spot(face, writer.name, Push(routes.Resident(writer.id)), key="writer"))
        text = Rect(face.right + ui.px(16), rest.top, rest.right - face.right - ui.px(16), rest.height)
        said, signed = self.paper.letter, self._signed()
        line = ui.height_of(signed, text.width, SMALL)
        style = LEAD.but(italic=True)
        if ui.height_of(said, text.width, style) + ui.px(6) + line > text.height:
            style = BODY.but(italic=True)
        high = ui.height_of(said, text.width, style)
        ui.add(Words(Rect(text.left, text.top, text.width, high), said, style=style))
        under = Rect(text.left, text.top + high + ui.px(6), text.width, line)
        ui.add(Words(under, signed, style=SMALL))
        return max(face.bottom, under.bottom) + ui.px(18)


def make(context: Context, route: routes.News) -> Scene:  # noqa: ARG001 - there is one paper
    """The scene of the route."""
    return NewsScene(context)
