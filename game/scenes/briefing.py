"""Before a level: where and when, what is known, who advises, and three promises."""

from collections.abc import Sequence

from pygame import Rect

from game.engine.changed import Values, changed
from game.engine.indicators import Unit
from game.engine.orders import MakePledges, Refusal
from game.engine.rules import Pledge
from game.pace import spend
from game.scenes import briefing_people, common_wait, routes, sheet_marks, sheets, words
from game.scenes.briefing_chairs import chairs_page, town_below
from game.scenes.briefing_facts import facts_page
from game.scenes.common_promise import bound_of
from game.scenes.context import Context, Reliving
from game.scenes.guess_parts import may_expect
from game.scenes.sheet_marks import Choice
from game.scenes.sheets import Block, Columns
from game.ui import layout, townscape
from game.ui.actions import Action, Command, Do
from game.ui.fonts import BODY, HEAD, LEAD, TITLE
from game.ui.moves import Answer, Move, Order, Pop, Push, Replace, Reset, Tell, Then
from game.ui.paint import Pen
from game.ui.panels import Paged
from game.ui.screen import Scene, Ui
from game.ui.widgets import Button, Words

MONTHS = 12
LAST = 99
"""A leaf of a page beyond its last one: the way back leads to that."""
FOOT = 56
GAP = 28
"""Units between the picture of the town and the words under it."""
FOUNDING = 0.004
"""Seconds of a frame in which the town is founded: some small steps, or one that takes longer."""
CLEAR = 0.03
"""A share or an index that is asked to move by less is told with a decimal."""
TIGHT = 240
"""Units of height under which words are smaller."""


class BriefingScene(Scene):
    """A few pages, one thing at a time; the last is where the game begins."""

    def __init__(self, context: Context, level: str, values: Values, *, goes_on: bool = False) -> None:
        self.context = context
        self.level = level
        self.values = values
        self.goes_on = goes_on
        self.place = 0
        self.paged = Paged(1)
        self.chosen: tuple[str, ...] = ()
        self.waited = 0
        """Frames since the sentence about founding was shown."""
        self._steps: Reliving | None = None
        """The founding, once it has begun."""

    @property
    def ready(self) -> bool:
        """Whether this level stands at its first morning, without pledges."""
        session, game = self.context.session, self.context.kept.get("game")
        return (
            session is not None
            and game is not None
            and game.level == self.level
            and session.view.month == session.rules.level.from_
            and not session.view.pledges
            and (not self.values or changed(session.rules) == self.values)
        )

    def update(self, seconds: float) -> Move | None:
        """Found the town, a slice a frame, once the sentence that says so has been drawn."""
        del seconds
        if self.ready:
            return None
        self.waited += 1
        if self.waited < 3:
            return None
        library, context = self.context.library, self.context
        if self._steps is None and self.goes_on:
            self._steps = library.follow(self.level, context)
        self._steps = self._steps or library.starting(self.level, context, self.values)
        _, problem = spend(self._steps, FOUNDING)
        if problem is None:
            return None
        self._steps = None
        if problem:
            return Replace(routes.Trouble(problem))
        self.rebuild()
        return None

    # ------------------------------------------------------------------ pages

    @property
    def pages(self) -> list[str]:
        """The pages of this level, in order."""
        rules = self.context.session.rules
        texts = len(rules.level.briefing)
        last = 1 if rules.level.pledges and texts > 1 else 0
        found = [f"text.{number}" for number in range(1, texts + 1 - last)] or ["text.0"]
        if rules.level.facts:
            found.append("facts")
        if not rules.level.passers_by:
            advised = any(member.adviser for member in rules.cast.values())
            found += ["chairs", "table", "people"] if advised else ["chairs"]
        if rules.level.pledges:
            found.append("pledges")
        return found

    def build(self, ui: Ui) -> None:
        """The page that is open, with the ways back and on."""
        if not self.ready:
            self._founding(ui)
            return
        pages = self.pages
        self.place = min(self.place, len(pages) - 1)
        numbers = self._numbers()
        brief = [numbers] if ui.portrait else []
        body = sheets.frame(ui, self._title(), self._back, right=numbers, brief=brief)
        room = sheets.page_of(ui, body, 1120)
        top, foot = layout.rows(room, 1.0, ui.px(FOOT), gap=ui.px(12))
        kind, _, number = pages[self.place].partition(".")
        self.paged.silent = kind != "pledges"
        if kind == "text":
            self._text(ui, top, int(number))
        else:
            (self._pledges if kind == "pledges" else self._page)(ui, top)
        self._ways(ui, foot, pages)

    def _title(self) -> str:
        return words.own_text(self.context, "name", self.level)

    def _numbers(self) -> list[tuple[str, str]]:
        texts, rules = self.context.texts, self.context.session.rules
        return [("pin", texts.place(rules.town.name)), ("calendar", words.month_of(texts, rules.level.from_))]

    def _founding(self, ui: Ui) -> None:
        """A sentence while the town is founded."""
        cards = self.context.library.levels()
        span, title = next(((card.span, card.title) for card in cards if card.id == self.level), ("", ""))
        self._end = common_wait.waiting(ui, span, title, ui.say("briefing.founding"))

    def _text(self, ui: Ui, area: Rect, number: int) -> None:
        """Words beside a picture of the town; the first page asks the level's question."""
        blocks: list[Block] = []
        low = area.height < ui.px(TIGHT)
        asks = LEAD.but(bold=True) if low else TITLE
        if number <= 1:
            level = self.context.session.rules.level
            size = "hero" if not ui.narrow and area.height > ui.px(420) else "lead" if low else "head"
            year = str(level.from_ // MONTHS)
            blocks.append(sheets.text(ui, year, HEAD.but(color="brick", size=size), 0))
            question = words.own_text(self.context, "question")
            blocks.append(sheets.text(ui, question, asks, 6 if low else 18, "ink"))
        if number:
            style = LEAD.but(size="title" if ui.portrait else "body" if low else "lead")
            blocks.append(sheets.text(ui, words.own_text(self.context, f"briefing.{number}"), style, 0))
        said = round(sum(block.high(area.width) + ui.px(block.gap) for block in blocks))
        self._picture = self._place_picture(ui, area, said)
        if self._picture is not None and ui.portrait:
            top = self._picture.bottom + ui.px(GAP)
            area = Rect(area.left, top, area.width, area.bottom - top)
        elif self._picture is not None:
            area = Rect(area.left, area.top, self._picture.left - ui.px(40) - area.left, area.height)
        sheets.flow(self, area, blocks, self.paged, Columns(middle=not ui.portrait))

    def _place_picture(self, ui: Ui, area: Rect, said: int) -> Rect | None:
        """Where the town is shown: above what is said, upright; at the right; or not at all without room."""
        if ui.portrait:
            free = area.height - said - ui.px(2 * GAP)
            return Rect(area.left, area.top, area.width, max(free, round(area.height * 0.2)))
        if area.width / ui.scale < 820 or area.height / ui.scale < 330:
            return None
        wide = round(area.width * 0.46)
        return Rect(area.right - wide, area.top, wide, area.height)

    def _page(self, ui: Ui, area: Rect) -> None:
        """What is known, who governs, who advises, or whom one may follow."""
        del ui
        pages = {"chairs": chairs_page, "table": briefing_people.table, "people": briefing_people.five}
        pages["facts"] = facts_page
        pages[self.pages[self.place]](self, self.context, self.paged, area)

    # ------------------------------------------------------------------ pledges

    def _pledges(self, ui: Ui, area: Rect) -> None:
        """The promises on offer; as many are chosen as the level asks."""
        rules = self.context.session.rules
        offer = rules.level.pledges
        last = len(rules.level.briefing)
        said = words.own_text(self.context, f"briefing.{last}") + " " if last > 1 else ""
        said += "" if rules.level.passers_by else ui.say("briefing.stake")
        blocks, bottom = [self._pledge(ui, pledge) for pledge in offer.offer], area.bottom
        across = 1 if ui.narrow else 2
        if across > 1 or area.height / ui.scale > 420:
            top, area = layout.rows(area, ui.height_of(said, area.width, BODY), 1.0, gap=ui.px(14))
            ui.add(Words(top, said, style=BODY))
        else:
            blocks.insert(0, sheets.text(ui, said, BODY, 14))
        wide = (area.width - ui.px(16)) // across
        if across > 1:
            lines = -(-len(blocks) // across)
            tallest = max(block.high(wide) for block in blocks)
            if lines * (tallest + ui.px(12)) <= area.height:
                high = min(area.height // lines - ui.px(12), round(tallest * 1.2))
                blocks = [sheets.stretched(block, high) for block in blocks]
                area.height = lines * (high + ui.px(12))
        end = sheets.flow(self, area, blocks, self.paged, Columns(across, 16)) + ui.px(20)
        town_below(ui, Rect(area.left, end, area.width, bottom - end))

    def _pledge(self, ui: Ui, pledge: Pledge) -> Block:
        name = words.own_text(self.context, f"pledges.offer.{pledge.key}.goal.name", pledge.goal.name)
        brief = self.context.session.rules.level.passers_by
        return sheets.choice(
            ui,
            Choice(
                Rect(0, 0, 0, 0),
                name,
                self._choose(pledge.key),
                key=f"pledge.{pledge.key}",
                below=self._asks(pledge),
                aside="" if brief else "±" + words.short(ui.stage.texts, pledge.capital),
                chosen=pledge.key in self.chosen,
            ),
        )

    def _asks(self, pledge: Pledge) -> str:
        """What a pledge asks: from the number now to the number asked, and by when."""
        texts, goal = self.context.texts, pledge.goal
        now = self.context.session.view.now(goal.indicator)
        asked, more = bound_of(goal, now)
        word = "stay" if (now >= asked if more else now <= asked) else "get"
        places = int(words.unit_of(goal.indicator) in {Unit.SHARE, Unit.INDEX} and abs(asked - now) < CLEAR)
        return texts(
            f"briefing.pledge_{word}_{'above' if more else 'below'}",
            name=words.timed_name(texts, goal.indicator),
            now=words.value(texts, goal.indicator, now, places),
            asked=words.of_100(texts, goal.indicator, words.value(texts, goal.indicator, asked, places)),
            month=words.month_of(texts, goal.by),
        )

    def _choose(self, key: str) -> Answer:
        def choose() -> None:
            if key in self.chosen:
                self.chosen = tuple(other for other in self.chosen if other != key)
            elif len(self.chosen) < self._wanted:
                self.chosen = (*self.chosen, key)
            self.rebuild()

        return choose

    @property
    def _wanted(self) -> int:
        offer = self.context.session.rules.level.pledges
        return offer.choose if offer else 0

    def _ways(self, ui: Ui, foot: Rect, pages: Sequence[str]) -> None:
        """Back, where one is, on; and straight to the promises."""
        last = self.place == len(pages) - 1
        shares = (1.0, 1.0, 1.3) if not ui.narrow else (1.25, 0.55, 1.2)
        left, middle, right = layout.columns(foot, *shares, gap=ui.px(16))
        if self.place:
            ui.add(Button(left, ui.say("briefing.previous"), self._turn(-1), key="previous", icon="left"))
        elif not last and pages[-1] == "pledges" and len(pages) > 2:
            skip = self._turn(len(pages) - 1)
            way = Button(left, ui.say("briefing.skip"), skip, key="skip", look="quiet", icon="fast")
            way.align = "left"
            ui.add(way)
        inner = self.paged.silent and self.paged.count > 1
        dots, under = layout.rows(middle, 1.0, 1.0 if inner else 0)
        ui.add(sheet_marks.Dots(dots, count=len(pages), place=self.place))
        if inner:
            leaf = ui.say("list.page", page=self.paged.page + 1, pages=self.paged.count)
            ui.add(Words(under, leaf, style=BODY.but(align="center", place="middle", fit=True)))
        if not last:
            said = ui.say("briefing.next")
            ui.add(Button(right, said, self._turn(1), key="next", icon="right", look="primary"))
            ui.start = "next"
            return
        missing = self._wanted - len(self.chosen) if pages[-1] == "pledges" else 0
        key = "briefing.choose" if self.chosen else "briefing.choose_first"
        said = ui.say(key, n=missing) if missing else ui.say("briefing.start")
        ui.add(
            Button(
                right,
                said,
                self._begin,
                key="begin",
                icon="" if missing else "play",
                look="primary",
                enabled=not missing,
                style=(BODY if ui.narrow else LEAD).but(bold=True),
            )
        )
        ui.start = next((spot.key for spot in ui.spots if spot.key.startswith("pledge.")), "begin")

    def _turn(self, step: int) -> Answer:
        def go() -> None:
            inside = self.paged.silent and 0 <= self.paged.page + step < self.paged.count
            self.paged.page = self.paged.page + step if inside else 0 if step > 0 else LAST
            self.place += 0 if inside else step
            self.ui.focused = ""
            self.rebuild()

        return go

    def _back(self) -> Move | None:
        """A page back; from the first page out."""
        if self.place and self.ready:
            self.place -= 1
            self.paged.page = 0
            self.rebuild()
            return None
        return Reset(routes.Title()) if self.goes_on else Pop()

    def _begin(self) -> Move | None:
        """Make the pledges and go to the map."""
        return Order(MakePledges(self.chosen)) if self.chosen else self._to_city()

    def _to_city(self) -> Move:
        """To the map; first what the player expects of the first promise, where there is time for it."""
        level = self.context.session.rules.level
        offer = level.pledges
        about = {pledge.key: pledge.goal.indicator for pledge in (offer.offer if offer else ())}
        asked = [about[key] for key in self.chosen]
        city = Reset(routes.City())
        if not asked or level.passers_by or not may_expect(self.context):
            return city
        return Then((city, Push(routes.Expect(asked[0]))))

    def ordered(self, order: object, came: object) -> Move | None:
        """Pledged: to the map. Refused: say why."""
        del order
        return Tell(words.refusal(self.context, came)) if isinstance(came, Refusal) else self._to_city()

    def handle(self, action: Action) -> Move | None:
        """Escape goes a page back."""
        return self._back() if action == Do(Command.BACK) else None

    def draw(self, pen: Pen) -> None:
        """Paper; the town beside the words; a low wall while it is founded."""
        pen.ground()
        if not self.ready:
            common_wait.low_wall(pen, self.ui.rect, self._end)
        elif self.pages[self.place].startswith("text") and self._picture is not None:
            townscape.show(pen, self._picture, 0.62)
            pen.frame(self._picture, "slate_dark", 2)
        self.ui.draw(pen)


def make(context: Context, route: routes.Briefing) -> Scene:
    """The scene of the route."""
    return BriefingScene(context, route.level, dict(route.values), goes_on=route.goes_on)
