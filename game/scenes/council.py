"""City hall: standing, the council, the money of the year, the promises."""

from collections.abc import Callable, Sized
from functools import partial

from pygame import Rect

from game.engine.indicators import Unit
from game.engine.rules import Brick, Goal
from game.scenes import common_page, council_round, election_model, routes, why_model, words
from game.scenes.common_council import Half, ListRow, draw_half
from game.scenes.common_promise import TALLEST, PromiseRow, course_of, name_of, path_of
from game.scenes.context import Context
from game.ui import layout
from game.ui.fonts import BODY
from game.ui.moves import Move, Push
from game.ui.paint import Pen
from game.ui.panels import Paged, StatTile, page_list, tabs, tabs_height
from game.ui.screen import Scene, Ui
from game.ui.widgets import TARGET, Button, Card, Picture, Spot, Words

PAGES = ("council", "money", "round", "pledges")
TILES = ("mayor_vote", "trust_city", "political_capital")
UPRIGHT = 640
"""Units of height of an upright page under which the tiles have a leaf of their own."""
WHY = 200
"""Units of width of a tile from which it asks why in words."""
LOW, WIDE = 560, 760
"""Units of height of an upright page under which the money is one list, and the way to the vote a picture;
and of width from which that has room for its words."""
MILLIONS, ROUGH = 100_000_000, 7
"""Cents from which sums are written in millions, and the power of ten to which they are rounded then."""
MINUS = "\N{MINUS SIGN}"


class CouncilScene(Scene):
    """Three tiles that always stand there, and the pages below them."""

    def __init__(self, context: Context, page: str = "council") -> None:
        self.context = context
        self.view = context.session.view
        self.page = page
        self.paged = Paged(0)
        self.lists = {party.key: party for party in self.view.rules.nation.lists}

    # ------------------------------------------------------------------ layout

    def build(self, ui: Ui) -> None:
        """Head, tiles, tabs, page."""
        page = common_page.page_of(ui)
        more = []
        if self.view.coalition_to_form or self.view.elections:
            night = Push(routes.Election())
            mark = Rect(0, 0, ui.px(TARGET + 10), 0)
            way = Button(mark, ui.say("council.night"), night, key="night", icon="vote")
            way.picture_only = page.height < ui.px(LOW) and page.width < ui.px(WIDE)
            more.append(way)
        body = common_page.heading(ui, page, ui.say("council.title"), more)
        low = body.height / ui.scale < (UPRIGHT if ui.portrait else 400)
        pages = [name for name in PAGES if name != "round" or council_round.may_ask(self.context)]
        if low:
            pages.insert(0, "standing")
        self.page = self.page if self.page in pages else pages[0]
        if not low:
            tiles, body = layout.rows(body, self._tall(ui, body.width), 1.0, gap=ui.px(12))
            self._tiles(ui, tiles)
        names = [(name, ui.say(f"council.{name}")) for name in pages]
        line, body = layout.rows(body, tabs_height(ui, names, body.width, TARGET), 1.0, gap=ui.px(8))
        tabs(ui, line, names, self.page, self._turn)
        if self.page == "standing":
            self._tiles(ui, body)
            return
        ui.add(Card(body))
        box = layout.inset(body, ui.px(20), ui.px(14))
        if self.page == "round":
            council_round.page(self, ui, box)
        else:
            {"council": self._council, "money": self._money, "pledges": self._pledges}[self.page](ui, box)
        ui.start = f"tab.{self.page}"

    def _turn(self, page: str) -> Move | None:
        self.page, self.paged.page = page, 0
        self.rebuild()
        return None

    def _year(self, ui: Ui, key: str) -> tuple[why_model.Account, str]:
        """How a number moved in a year, and that in words."""
        account = why_model.account(self.view, key, "year")
        change = account.scale.change(ui.stage.texts, account.change)
        if words.unit_of(key) is Unit.SHARE:
            change = ui.say("city.points", points=change)
        return account, ui.say("council.year", change=change)

    def _tall(self, ui: Ui, width: int) -> int:
        """How high the tiles stand: higher where their words need a second line."""
        return ui.px(118) + StatTile.taller(ui, self._even(ui, (width - 2 * ui.px(12)) // 3))

    def _even(self, ui: Ui, wide: int) -> tuple[int, int]:
        """What names and changes take in tiles of a width."""
        said = [(words.indicator_name(ui.stage.texts, key), self._year(ui, key)[1]) for key in TILES]
        return StatTile.evened(ui, said, wide, self._why(ui, wide))

    @staticmethod
    def _why(ui: Ui, wide: int) -> str:
        """The words that ask for causes, where there is room for them."""
        return ui.say("council.why") if wide > ui.px(WHY) else ""

    def _tiles(self, ui: Ui, area: Rect) -> None:
        """Approval, trust, political capital: each asks why."""
        texts = ui.stage.texts
        cut = layout.rows if ui.portrait and self.page == "standing" else layout.columns
        cells = cut(area, 1.0, 1.0, 1.0, gap=ui.px(12))
        even = self._even(ui, cells[0].width)
        for cell, key in zip(cells, TILES, strict=True):
            account, said = self._year(ui, key)
            _, values = self.view.series(key)
            ui.add(
                StatTile(
                    cell,
                    words.indicator_name(texts, key),
                    Push(routes.Why(key, "year")),
                    key=f"tile.{key}",
                    value=account.scale.value(texts, account.end),
                    change=said,
                    better=why_model.better(key, account.change),
                    course=[float(value) for value in values[-24:]],
                    why=self._why(ui, cell.width),
                    even=even,
                )
            )

    # ------------------------------------------------------------------ pages

    def _council(self, ui: Ui, box: Rect) -> None:
        """The half circle and its lists; when the next vote is."""
        cut = layout.rows if ui.portrait else layout.columns
        share = 0.4 if ui.narrow else 0.48
        half, lists = cut(box, share, 1 - share, gap=ui.px(20))
        said = self._next_vote(ui)
        high = ui.height_of(said, half.width)
        ui.add(
            Words(Rect(half.left, half.bottom - high, half.width, high), said, style=BODY.but(align="center"))
        )
        picture = Rect(half.left, half.top, half.width, half.height - high - ui.px(10))
        ui.add(Picture(picture, paint=self.half))
        keys = [key for key in election_model.order_of_lists(self.view) if self.view.seats.get(key, 0)]
        self.rows(ui, lists, keys, ListRow.least(ui), lambda cell, n: self._list(ui, cell, keys[n]))

    def rows(  # where, how many, how low and how high each, and what adds one
        self, ui: Ui, area: Rect, rows: Sized, least: int, add: Callable[[Rect, int], object],
        most: float = 58,
    ) -> None:  # fmt: skip
        """Rows that share the height, or pages of them where they would be too low."""
        self.paged.count = len(rows)
        shared = area.height // max(len(rows), 1)
        page_list(self, area, self.paged, min(max(shared, least), max(ui.px(most), least)), add, gap=0)

    def _list(self, ui: Ui, cell: Rect, key: str) -> None:
        seats = self.view.seats[key]
        governs = key in self.view.coalition
        ui.add(
            ListRow(
                cell,
                words.list_name(self.context, key),
                key=f"list.{key}",
                enabled=False,
                party=self.lists[key],
                number=common_page.list_numbers(self.context)[key],
                seats=str(seats),
                note=ui.say("council.governs") if governs else "",
            )
        )

    def _next_vote(self, ui: Ui) -> str:
        ahead = [month for month in self.view.rules.nation.elections if month >= self.view.month]
        if not ahead:
            return ""
        texts, months = ui.stage.texts, ahead[0] - self.view.month
        name = words.month_of(texts, ahead[0])
        if not 0 < months <= 24:
            return ui.say("council.vote_far", month=name)
        return ui.say("council.vote", month=name, time=words.span(texts, months))

    def half(self, pen: Pen, area: Rect) -> None:
        """Who sits in the council, and who governs."""
        order = [self.lists[key] for key in election_model.order_of_lists(self.view)]
        numbers, seats = common_page.list_numbers(self.context), self.view.seats
        draw_half(pen, area, Half(order, numbers, seats, sum(seats.values()), self.view.coalition))

    def _money(self, ui: Ui, box: Rect) -> None:
        """What there was this year, where it went, what is left; and the debt."""
        said = ui.say("council.debt", money=ui.stage.texts.money(round(self.view.now("debt") * 100)))
        strong = ("council.left",)
        sums = [partial(_line, ui.say(key), amount, key in strong) for key, amount in self._sums()]
        items = list((self._by_brick() | ({"events": self._other()} if self._other() else {})).items())
        most = max([cents for _, cents in items], default=1) or 1
        if ui.narrow and (not ui.portrait or box.height / ui.scale < LOW):
            bars = [item for item in items if item[1]]
            head = ui.say("council.by_brick" if bars else "council.nothing_spent")
            style = BODY.but(bold=bool(bars), place="bottom", fit=True)
            shown: list[Callable[[Rect], object]] = [
                *(partial(_paint, ui, one) for one in sums),
                lambda cell: _debt(ui, cell, said),
                lambda cell: ui.add(Words(cell, head, style=style)),
                *(partial(self._bar_of, ui, one, most) for one in bars),
            ]
            self.rows(ui, box, shown, ui.px(TARGET), lambda cell, n: shown[n](cell))
            return
        high = ui.px(34) * len(sums) + ui.px(12 + TARGET + 4)
        if ui.portrait:
            left, right = layout.rows(box, high, 1.0, gap=ui.px(24))
        else:
            left, right = layout.columns(box, 0.4, 0.6, gap=ui.px(24))
        for cell, paint in zip(layout.stack(left, [ui.px(34)] * len(sums), 0), sums, strict=True):
            ui.add(Picture(cell, paint=paint))
        debt = Rect(left.left, left.top + ui.px(34) * len(sums) + ui.px(12), left.width, ui.px(TARGET + 4))
        _debt(ui, debt, said)
        if not any(cents for _, cents in items):
            ui.add(Words(right, ui.say("council.nothing_spent")))
            return
        rest = common_page.section(ui, right, ui.say("council.by_brick"))
        if rest.height < len(items) * ui.px(34):
            items = [item for item in items if item[1]]
        self.rows(ui, rest, items, ui.px(34), lambda cell, n: self._spent(ui, cell, *items[n], most))

    def _sums(self) -> list[tuple[str, str]]:
        """The year's books, adding up as they are written: what came over and came in, less what went."""
        view, texts = self.view, self.context.texts
        given = view.earned.get("council", 0)
        spent, left = sum(view.spent.values()), view.cash
        extra = sum(view.earned.values()) - given
        over = left - given - extra + spent
        if over >= MILLIONS:
            over = round(left, -ROUGH) - round(given, -ROUGH) - round(extra, -ROUGH) + round(spent, -ROUGH)
        return [
            ("council.over", texts.money(over)),
            ("council.given", texts.money(given)),
            ("council.earned", texts.money(extra)),
            ("council.spent", (MINUS if spent else "") + texts.money(spent)),
            ("council.left", texts.money(left)),
            ("council.monthly", texts.money(view.cost_month)),
        ]

    def _bar_of(self, ui: Ui, item: tuple[str, int], most: int, cell: Rect) -> None:
        """A line of the list that the money is where there is little room."""
        self._spent(ui, cell, *item, most)

    def _spent(self, ui: Ui, cell: Rect, brick: str, cents: int, most: int) -> None:
        """What a brick cost this year, and the way to its programmes."""
        name = ui.say("council.events") if brick == "events" else words.brick_name(ui.stage.texts, brick)
        ui.add(Picture(cell, paint=partial(_bar, brick, name, cents, most)))
        if cell.height >= ui.px(TARGET) and brick != "events":
            ui.add(Spot(cell, name, Push(routes.Board(brick)), key=f"brick.{brick}"))

    def _by_brick(self) -> dict[str, int]:
        """Cents spent this year by brick, in the order of the wall."""
        found = {brick.value: 0 for brick in Brick}
        for cause, cents in self.view.spent.items():
            family, _, key = cause.partition(":")
            if family == "programme" and key in self.view.rules.programmes:
                found[self.view.rules.programmes[key].brick.value] += cents
        return found

    def _other(self) -> int:
        """Cents spent on what happened."""
        return sum(cents for cause, cents in self.view.spent.items() if cause.startswith("event:"))

    def _pledges(self, ui: Ui, box: Rect) -> None:
        """Each promise and goal: what was asked, where it stands."""
        level = self.view.rules.level
        offer = level.pledges.offer if level.pledges else ()
        lines = [(pledge.goal, pledge.key) for pledge in offer if pledge.key in self.view.pledges]
        lines += [(goal, "") for goal in level.goals]
        if not lines:
            ui.add(Words(box, ui.say("council.no_pledges")))
            return
        said = [
            (name_of(self.context, goal, key), self._state(ui, goal, key)[0], self._course(goal))
            for goal, key in lines
        ]
        least = max(ui.px(76), *(PromiseRow.least(ui, *one, box.width) for one in said))
        self.rows(ui, box, lines, least, lambda cell, n: self._promise(ui, cell, *lines[n], n), TALLEST)

    def _course(self, goal: Goal) -> str:
        """Where the number of a goal came from, and where it is."""
        first = self.view.series(goal.indicator)[0][0]
        now = self.view.at(goal.indicator, min(goal.by, self.view.month))
        return course_of(self.context, goal, self.view.at(goal.indicator, first), now)

    def _state(self, ui: Ui, goal: Goal, key: str) -> tuple[str, bool]:
        """Whether a promise is kept, in words and as a fact."""
        kept = self.view.pledges_kept.get(key)
        met = self.view.met(goal) if kept is None else kept
        over = kept is not None or goal.by < self.view.month
        judged, still_open = ("council.kept", "council.broken"), ("council.on_way", "council.not_yet")
        return ui.say((judged if over else still_open)[not met]), met

    def _promise(self, ui: Ui, cell: Rect, goal: Goal, key: str, number: int) -> None:
        state, met = self._state(ui, goal, key)
        ui.add(
            PromiseRow(
                cell,
                name_of(self.context, goal, key),
                Push(routes.Why(goal.indicator, "term")),
                key=f"promise.{number}",
                met=met,
                state=state,
                course=self._course(goal),
                strong=bool(key),
                narrow=ui.narrow,
                path=path_of(self.context, goal),
            )
        )


def _paint(ui: Ui, sum_: Callable[[Pen, Rect], None], cell: Rect) -> None:
    ui.add(Picture(cell, paint=sum_))


def _debt(ui: Ui, cell: Rect, said: str) -> None:
    """What the town owes, and the way to why."""
    ui.add(Button(cell, said, Push(routes.Why("debt", "term")), key="debt", icon="coin"))


def _line(name: str, amount: str, strong: bool, pen: Pen, area: Rect) -> None:
    """A sum of the books."""
    style = BODY.but(place="middle", bold=strong, fit=True)
    pen.text(name, Rect(area.left, area.top, area.width * 2 // 3, area.height), style)
    pen.text(amount, area, style.but(align="right", bold=True))
    pen.rule(area.left, area.bottom - 1, area.width, "line" if strong else "hair")


def _bar(brick: str, name: str, cents: int, most: int, pen: Pen, area: Rect) -> None:
    """What a brick cost this year."""
    pen.icon(
        words.BRICK_ICONS.get(brick, "bell"), Rect(area.left, area.top, pen.px(30), area.height), "brick", 22
    )
    amount = pen.px(96)
    names = round(area.width * 0.44)
    if names - pen.px(40) < pen.px(150):
        names = area.width - amount
    left = area.left + pen.px(40)
    pen.text(name, Rect(left, area.top, names - pen.px(40), area.height), BODY.but(place="middle", fit=True))
    wide = area.width - names - amount - pen.px(16)
    if wide > 0:
        track = Rect(area.left + names + pen.px(8), area.centery - pen.px(8), wide, pen.px(16))
        pen.fill(Rect(track.left, track.top, round(track.width * cents / most), track.height), "brick")
        pen.rule(track.left, track.bottom, track.width)
    place = Rect(area.right - amount, area.top, amount, area.height)
    pen.text(pen.texts.money(cents), place, BODY.but(bold=True, align="right", place="middle"))


def make(context: Context, route: routes.Council) -> Scene:
    """The scene of the route."""
    return CouncilScene(context, route.page)
