"""The programme board: a wall of eight bricks on the city's foundation; what runs; this month's orders."""

from collections.abc import Sequence
from dataclasses import replace

from pygame import Rect

from game.engine.civic import Running
from game.engine.orders import Choose, FormCoalition, MakePledges, Order, Start, Stop
from game.pair import Came
from game.scenes import chairs, guess_parts, routes, sheet_marks, sheets, told, words
from game.scenes.board_page import Draft, ProgrammePage
from game.scenes.board_proposals import Proposals
from game.scenes.board_wall import BRICKS, BrickFace, half_bricks, wall_places
from game.scenes.common_ended import EndedScene
from game.scenes.context import Context
from game.scenes.sheet_marks import Choice
from game.scenes.sheets import Block, Columns
from game.ui import layout
from game.ui.actions import Action, Command, Do
from game.ui.fonts import BODY
from game.ui.moves import Answer, Move, Pop, Tell, Then
from game.ui.panels import Paged, tabs, tabs_height
from game.ui.screen import Scene, Ui
from game.ui.widgets import Button, Words

PAGES = ("wall", "running", "orders", "proposals")
"""What the board shows first may be one of these, a brick or a programme; proposals only where two play."""


class BoardScene(EndedScene):
    """From the wall to a brick, from a brick to a programme; each step back is Escape."""

    def __init__(self, context: Context, about: str, dose: int = 0) -> None:
        self.context = context
        self.view = context.session.view
        self.page = about if about in PAGES else "wall"
        self.proposals = Proposals(self) if context.session.pair else None
        self.brick = about if about in BRICKS else ""
        self.paged = Paged(1)
        self.programme: ProgrammePage | None = None
        known = self.view.rules.programmes.get(about)
        if known is not None:
            self.brick = known.brick.value
            draft = Draft.of(self.view, about)
            self.programme = ProgrammePage(self, replace(draft, dose=dose) if dose else draft)

    # ------------------------------------------------------------------ the frame

    def build(self, ui: Ui) -> None:
        """The bar with what the mayor has, and the page that is open."""
        body = sheets.frame(ui, self._title(), self._back, right=self._purse(), brief=self._in_short())
        self.end = 0
        if self.programme is not None:
            self.programme.build(ui, sheets.page_of(ui, body))
            return
        if self.brick:
            self._bricks_programmes(ui, sheets.page_of(ui, body))
            return
        room = sheets.page_of(ui, body)
        names = self._names(ui)
        top, rest = layout.rows(room, tabs_height(ui, names, room.width), 1.0, gap=ui.px(14))
        tabs(ui, top, names, self.page, self._turn)
        pages = {"wall": self._wall, "running": self._running, "orders": self._orders}
        if self.proposals is not None:
            pages["proposals"] = self.proposals.build
        pages.get(self.page, self._wall)(ui, rest)

    def _names(self, ui: Ui) -> list[tuple[str, str]]:
        """The tabs."""
        session = self.context.session
        names = [
            ("wall", ui.say("board.wall")),
            ("running", ui.say("board.running", count=len(self.view.running()))),
            ("orders", ui.say("board.orders", count=len(session.orders_today))),
        ]
        if session.pair is not None:
            names.append(("proposals", ui.say("pair.proposals", count=len(session.pair.waiting))))
        return names

    def _title(self) -> str:
        texts = self.context.texts
        if self.programme is not None:
            return words.programme_name(self.context, self.programme.draft.programme)
        return words.brick_name(texts, self.brick) if self.brick else texts("board.title")

    def _purse(self) -> list[tuple[str, str]]:
        texts = self.context.texts
        return [
            *chairs.seated(self.context),
            ("coin", texts("board.cash", money=texts.money(self.view.cash))),
            ("vote", texts("board.capital", points=texts.number(self.view.capital))),
            ("people", texts("board.staff", workers=texts.number(self.view.staff_free))),
        ]

    def _in_short(self) -> list[list[tuple[str, str]]]:
        """The same in figures alone, where there is little room; in a low window who sits as a sign alone."""
        texts, view = self.context.texts, self.view
        figures = [texts.money(view.cash), texts.number(view.capital), texts.number(view.staff_free)]
        left = list(zip(("coin", "vote", "people"), figures, strict=True))
        sits = chairs.seated(self.context)
        briefest = [[*((icon, "") for icon, _ in sits), *left]] if self.ui.low else []
        return [[*sits, *left], *briefest]

    def _turn(self, page: str) -> Move | None:
        self.page, self.paged.page = page, 0
        if self.proposals is not None:
            self.proposals.refusing = None
        self.rebuild()
        return None

    # ------------------------------------------------------------------ the wall

    def _wall(self, ui: Ui, area: Rect) -> None:
        """Eight bricks and the foundation; a brick is laid when something of it runs."""
        known = list(self.view.programmes())
        running = {run.programme for run in self.view.running() if not run.stopping}
        places = wall_places(ui, area)
        for half in half_bricks(ui, places):
            ui.add(sheet_marks.Band(half, ink="sunk", edge="hair"))
        faces = []
        for brick, place in zip(BRICKS, places, strict=True):
            mine = [programme for programme in known if programme.brick == brick]
            active = [programme for programme in mine if programme.key in running]
            faces.append(
                BrickFace(
                    place,
                    words.brick_name(ui.stage.texts, brick),
                    self._open_brick(brick),
                    key=f"brick.{brick}",
                    enabled=bool(mine),
                    about=ui.say(f"brick.{brick}.help"),
                    below=ui.say("board.brick_runs", running=len(active), count=len(mine))
                    if mine
                    else ui.say("board.brick_none"),
                    icon=words.BRICK_ICONS[brick],
                    laid=len(active) / len(mine) if mine else 0.0,
                    tone=BRICKS.index(brick),
                )
            )
        told = all(face.holds(ui) for face in faces)
        for face in faces:
            face.about = face.about if told else ""
        barred = all(face.holds(ui) for face in faces)
        for face in faces:
            face.barred = barred
            ui.add(face)
        ui.start = f"brick.{BRICKS[0]}"

    def _open_brick(self, brick: str) -> Answer:
        def go() -> None:
            self.brick, self.paged.page = brick, 0
            self.rebuild()

        return go

    def _bricks_programmes(self, ui: Ui, area: Rect) -> None:
        """The programmes of a brick as cards."""
        said = ui.say(f"brick.{self.brick}.help")
        head, rest = layout.rows(area, ui.height_of(said, area.width, BODY), 1.0, gap=ui.px(16))
        ui.add(Words(head, said, style=BODY, ink="ink_soft"))
        mine = [programme for programme in self.view.programmes() if programme.brick == self.brick]
        blocks = [self._card(ui, programme.key) for programme in mine]
        across = 1 if ui.narrow else 2
        wide = (rest.width - ui.px(20)) // across
        if blocks and across > 1:
            tallest = max(block.high(wide) for block in blocks)
            blocks = [Block(lambda _: tallest, block.add, block.gap) for block in blocks]
        self.end = sheets.flow(self, rest, blocks, self.paged, Columns(across, 20, even=True))
        ui.start = f"programme.{mine[0].key}" if mine else "back"

    def _card(self, ui: Ui, key: str) -> Block:
        """A programme: name, what it does, whether it runs."""
        runs = [run for run in self.view.running() if run.programme == key]
        if runs:
            share = ui.stage.texts.percent(max(run.phase for run in runs))
            state = ui.say("board.card_stops" if runs[0].stopping else "board.card_runs", share=share)
        else:
            month = self.view.price(Start(key)).month
            said = "board.card_from" if month >= 0 else "board.card_brings"
            state = ui.say(said, money=ui.stage.texts.money(abs(month)))
        return sheets.choice(
            ui,
            Choice(
                Rect(0, 0, 0, 0),
                words.programme_name(self.context, key),
                self._open(key),
                key=f"programme.{key}",
                below=words.level_text(self.context, f"programmes.{key}.what"),
                small=state,
                boxed=False,
                icon="check" if runs else "plus",
            ),
        )

    def _open(self, key: str, place: int = -1) -> Answer:
        return lambda: self.show(Draft.of(self.view, key, place))

    def show(self, draft: Draft) -> None:
        """The page of a programme, with an order as it is being made."""
        self.brick = self.view.rules.programmes[draft.programme].brick.value
        self.programme = ProgrammePage(self, draft)
        self.rebuild()

    # ------------------------------------------------------------------ lists

    def _running(self, ui: Ui, area: Rect) -> None:
        """What runs: where, how much, how far."""
        blocks = []
        for run in self.view.running():
            texts = ui.stage.texts
            changes = run.from_dose > 0 and run.phase < 1.0
            key = "board.run_stops" if run.stopping else "board.run_changes" if changes else "board.run"
            blocks.append(
                sheets.choice(
                    ui,
                    Choice(
                        Rect(0, 0, 0, 0),
                        words.programme_name(self.context, run.programme),
                        self._open(run.programme, run.place),
                        key=f"run.{run.programme}.{run.place}",
                        below=ui.say(
                            key,
                            place=self.place_alone(run.place),
                            dose=run.dose,
                            share=texts.percent(run.phase),
                        ),
                        small=self._since(run),
                        boxed=False,
                        icon=words.BRICK_ICONS[self.view.rules.programmes[run.programme].brick.value],
                    ),
                    gap=10,
                )
            )
        if not blocks:
            blocks = [sheets.text(ui, ui.say("board.nothing_runs"))]
        self.end = sheets.flow(self, area, blocks, self.paged, Columns(1 if ui.narrow else 2, 20, even=True))

    def _since(self, run: Running) -> str:
        """Since when it runs, and what it takes or brings each month until it ends."""
        texts, first = self.context.texts, self.view.rules.level.from_
        since = texts("board.run_since", month=words.month_of(texts, run.since))
        since = since if run.since >= first else texts("board.run_before")
        place = self.view.rules.town.districts[run.place].key if run.place >= 0 else None
        month = -self.view.price(Stop(run.programme, place)).month
        money = texts("price.month" if month >= 0 else "board.card_brings", money=texts.money(abs(month)))
        return since if run.stopping else f"{since} · {money}"

    def _orders(self, ui: Ui, area: Rect) -> None:
        """This month's orders, which can still be taken back."""
        orders = self.context.session.orders_today
        said = ui.say("board.orders_line" if orders else "board.no_orders_yet")
        blocks = [sheets.text(ui, said, gap=16, ink="ink_soft")]
        for order in orders:
            icon, name = self.said(order)
            blocks.append(sheets.card(ui, [sheets.mark(ui, icon, name)], gap=8, pad=14))
        if orders:
            undo = Button(Rect(0, 0, 0, 0), ui.say("board.undo"), self._undo, key="undo", icon="undo")
            blocks.append(sheets.button(ui, undo))
            narrow = layout.inner(area, min(area.width, ui.px(720)), area.height, "left")
            self.end = sheets.flow(self, narrow, blocks, self.paged)
            return
        line, rest = layout.rows(area, ui.height_of(said, area.width) + ui.px(10), 1.0)
        ui.add(Words(line, said, style=BODY, ink="ink_soft"))
        could = [self._card(ui, key) for key in self._could_start()]
        self.end = sheets.flow(self, rest, could, self.paged, Columns(1 if ui.narrow else 2, 20, even=True))

    def _could_start(self) -> list[str]:
        """Programmes that do not run and that may be started now, in the order of the wall."""
        running = {run.programme for run in self.view.running()}
        every = sorted(self.view.programmes(), key=lambda programme: BRICKS.index(programme.brick.value))
        keys = [programme.key for programme in every if programme.key not in running]
        return [key for key in keys if self.view.refusal(Start(key)) is None]

    def said(self, order: object) -> tuple[str, str]:
        """An order in words, with an icon."""
        texts = self.context.texts
        match order:
            case Start(programme, dose, place):
                name = words.programme_name(self.context, programme)
                row = self.row_of(place)
                return "play", texts("board.said_start", name=name, dose=dose, place=self.place_name(row))
            case Stop(programme, place):
                name = words.programme_name(self.context, programme)
                return "close", texts("board.said_stop", name=name, place=self.place_name(self.row_of(place)))
            case Choose(event, choice):
                return "check", told.text(self.context, event, f"choices.{choice}.name")
            case MakePledges(keys):
                names = [words.own_text(self.context, f"pledges.offer.{key}.goal.name", key) for key in keys]
                return "star", texts("board.said_pledges", names=", ".join(names))
            case FormCoalition(lists):
                names = [words.list_name(self.context, key) for key in lists]
                return "people", texts("board.said_coalition", names=", ".join(names))
            case _:
                return "question", ""

    def _undo(self) -> Move | None:
        taken = self.context.session.undo()
        self.rebuild()
        return Tell(self.context.texts("board.undone")) if taken else None

    # ------------------------------------------------------------------ for the page of a programme

    def place_name(self, place: int) -> str:
        """The name of a district's row; the whole city at -1."""
        if place < 0:
            return self.context.texts("board.whole_city")
        return self.context.texts.place(self.view.rules.town.districts[place].name)

    def place_alone(self, place: int) -> str:
        """The same at the beginning of a line."""
        said = self.place_name(place)
        return said[:1].upper() + said[1:]

    def row_of(self, place: str | None) -> int:
        """The row of a district's key; -1 for the whole city."""
        keys: Sequence[str] = [district.key for district in self.view.rules.town.districts]
        return keys.index(place) if place is not None else -1

    def _back(self) -> Move | None:
        """One step back: from a programme to its brick, to the wall, to the map."""
        if self.programme is not None:
            key = f"programme.{self.programme.draft.programme}"
            self.programme = None
            self.rebuild()
            self.ui.focus_on(key, self.ui.ring)
            return None
        if self.proposals is not None and self.proposals.refusing is not None:
            self.proposals.back()
            return None
        if self.brick:
            key, self.brick, self.paged.page = f"brick.{self.brick}", "", 0
            self.rebuild()
            self.ui.focus_on(key, self.ui.ring)
            return None
        return Pop()

    def handle(self, action: Action) -> Move | None:
        """Escape is a step back; undo takes back the newest order."""
        if action == Do(Command.BACK):
            return self._back()
        if action == Do(Command.UNDO):
            return self._undo()
        if action == Do(Command.BOARD):
            return Pop()
        return None

    def refusing(self, order: Order) -> Answer:
        """The way to say no to an order that the other one proposes; None where nobody does."""
        pair = self.context.session.pair
        twin = pair.of(order) if pair else None
        if twin is None or twin.by is pair.sits or self.proposals is None:
            return None
        return self.proposals.refuse(twin)

    def ordered(self, order: object, came: object) -> Move | None:
        """Done or proposed, or why not, in words."""
        if self.programme is not None and came is not Came.PROPOSED:
            self.programme.ordered(order)
        self.rebuild()
        if not isinstance(came, Came):
            return Tell(words.refusal(self.context, came))
        said = Tell(chairs.told(self.context, came, self.said(order)[1]))
        asked = guess_parts.asked_at(self.context, order) if came is not Came.PROPOSED else None
        return Then((said, asked)) if asked else said


def make(context: Context, route: routes.Board) -> Scene:
    """The scene of the route: `brick` names a brick or a programme, or nothing for the wall."""
    return BoardScene(context, route.brick, route.dose)
