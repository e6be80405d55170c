"""The city: the map, what matters now around it, and the months that go by."""

from collections.abc import Callable

import numpy as np
import pygame
from pygame import Rect

from game.engine.civic import OpenQuestion
from game.scenes import chairs, city_month, dangers, facts, lesson, lives, routes
from game.scenes.city_bar import SPEEDS, build_bars
from game.scenes.city_layout import Cross, free_spot, lay_cards
from game.scenes.city_panels import small_ground
from game.scenes.context import Context
from game.scenes.map_camera import PEOPLE_FROM, unflat
from game.scenes.map_view import PAN, SLICE, Town, town_of
from game.ui import layout
from game.ui.actions import Action, Command, Do, Drag, Hover, Point, Press, Tap, Zoom
from game.ui.moves import Move, Push, Tell
from game.ui.paint import Pen
from game.ui.panels import Ticker
from game.ui.screen import Scene, Ui

LIVING = 0.006
"""Seconds of a frame in which a month is lived on."""
STRIDE = 180
"""Pixels that one press of a key moves the map, at scale 1."""
AIM = 9
"""How far beside a figure a finger or a pointer may be, at scale 1."""
MIDDLE = 150
"""The same for the cross in the middle, which no key can aim."""
EDGE = 3
"""Pixels from the edge of the window in which the pointer moves the map."""
PACES = {Command.SPEED_1: 1, Command.SPEED_2: 2, Command.SPEED_4: 4}
GOES = {
    Command.BOARD: routes.Board(),
    Command.CHARTS: routes.Charts(),
    Command.SEARCH: routes.Find(),
    Command.HELP: routes.Settings("keys"),
}
ONE_LINE = 640
"""Units of width under which the news takes two lines."""


class CityScene(Scene):
    """The map and the bars."""

    root = True
    timed = True

    def __init__(self, context: Context) -> None:
        self.context = context
        level = context.session.rules.level
        self.month_seconds = level.month_seconds
        self.by_itself = level.passers_by
        """Whether months go by without being asked to."""
        self.speed = int(self.by_itself)
        self.share = 0.0
        """How much of the month has gone by."""
        self.popup = ""
        self.leaf = 0
        self.town: Town
        self.covered: list[Rect] = []
        self._minimap: Rect | None = None
        self._fresh = 0
        """How many parts of the screen have yet to hear of the month."""
        self._pointer: Point | None = None
        self._aimed = 0
        """Id of the person on whom the pointer or the finger went down."""
        self._surface: pygame.Surface | None = None
        self._line = 0
        self._lived_from = -1
        """The month that is being lived; -1 for none."""
        self._waiting: tuple[OpenQuestion, ...] = ()
        """What was asked of the mayor before it."""
        self._speed = 1
        """The speed to go on at after a pause."""

    # ------------------------------------------------------------------ layout

    def build(self, ui: Ui) -> None:
        """Bars, the map between them, and the cards over it."""
        ui.keeps = True
        bars = build_bars(ui, self)
        foot = ui.px(44 if ui.rect.width >= ui.px(ONE_LINE) else 66)
        window = Rect(0, bars.bottom, ui.rect.width, ui.rect.height - bars.height - foot)
        self.town = town_of(self.context, window)
        ticker = Rect(0, window.bottom, ui.rect.width, foot)
        self.covered = [bars, ticker]
        cross = layout.inner(window, ui.px(44), ui.px(44))
        area = layout.inset(window, ui.px(12), ui.px(12))
        ui.add(Cross(cross, ui.say("city.cross"), self._choose_middle, "cross", scene=self))
        laid = lay_cards(ui, self, area)
        self._minimap = laid.minimap
        self.covered += laid.covered
        ui.add(
            Ticker(
                ticker,
                ui.say("city.no_news"),
                Push(routes.News()),
                "ticker",
                lines=facts.news(self.context),
                place=self._line,
                turn=self._turn,
            )
        )
        ui.start = "cross"

    # ------------------------------------------------------------------ what the bars and cards ask for

    def drive(self, speed: int) -> Move | None:
        """Pause (0) or run at a speed."""
        self.speed = 0 if speed == self.speed else speed
        self._speed = self.speed or self._speed
        self.rebuild()
        return None

    def month(self) -> Move | None:
        """Begin to live a month; `update` lives it on in each frame."""
        session = self.context.session
        if session.over:
            return Push(routes.Debrief())
        if self._lived_from < 0:
            self._lived_from, self._waiting = session.view.month, session.view.questions()
            self.share = 0.0
        return None

    def _live_on(self) -> Move | None:
        """Live another part of the month that was begun, and hear at its end what came of it."""
        session = self.context.session
        begun = session.living or session.view.month == self._lived_from
        if begun and not session.live_on(LIVING):
            return None
        self._lived_from, self._fresh = -1, 2
        return chairs.telling_lapsed(self.context, self._news(self._waiting))

    def _news(self, waiting: tuple[OpenQuestion, ...]) -> Move | None:
        """Where the month leads: to the last look back, an election, the end of a lesson, or a dilemma."""
        session = self.context.session
        view = session.view
        voted = view.elections and view.elections[-1].month == view.month - 1
        asked = [question for question in view.questions() if question not in waiting]
        if voted or session.over:
            self.speed = 0
            return Push(routes.Election() if voted else routes.Debrief())
        bell, stops = lesson.bell(self.context, self.ui), city_month.stops(self.context)
        if bell or asked or stops:
            self.speed = 0
        told = [*stops, *city_month.reached(self.context)]
        if bell or asked:
            return city_month.telling(told, bell or Push(routes.Dilemma(asked[-1].event)))
        warned = dangers.told(self.context)
        return city_month.telling(told, Tell(warned) if warned else None)

    def undo(self) -> Move | None:
        """Take the newest order of this month back."""
        taken = self.context.session.undo()
        self.context.sounds.play("undo")
        self.town.month = -1
        self.rebuild()
        return Tell(self.ui.say("city.undone")) if taken is not None else None

    def pop_up(self, name: str) -> Move | None:
        """Open a panel, or close it."""
        self.popup = "" if self.popup == name else name
        self.rebuild()
        if self.ui.ring:
            first = {"menu": "city.find", "overlay": "overlay.off"}
            self.ui.focus_on(first.get(self.popup, name))
        return None

    def choose_overlay(self, key: str, compared: bool) -> Move | None:
        """Put an overlay on."""
        self.town.show(key, compared)
        self.popup = ""
        self.rebuild()
        if self.ui.ring:
            self.ui.focus_on("cross")
        return None

    def close_card(self) -> Move | None:
        """Let go of the chosen block."""
        self.town.chosen = -1
        self.rebuild()
        if self.ui.ring:
            self.ui.focus_on("cross")
        return None

    def go_to(self, x: float, y: float) -> Move | None:
        """Look at a place."""
        self.town.camera.look_at(x, y)
        return None

    def steer(self, right: int, down: int) -> Move | None:
        """Move the map by the arrows."""
        self.town.camera.pan(right * self.ui.px(STRIDE), down * self.ui.px(STRIDE))
        return None

    def zoom(self, steps: float, at: Point | None = None) -> Move | None:
        """Nearer or further."""
        self.town.zoom(steps, at, self._surface)
        return None

    def _turn(self, place: int) -> Move | None:
        self._line = place
        return None

    # ------------------------------------------------------------------ actions

    def handle(self, action: Action) -> Move | None:
        """The map under the pointer, and keys."""
        match action:
            case Tap(at):
                return self._tap(at)
            case Press(at):
                self._pointer, self._aimed = None, self._person_at(at)
            case Hover(at):
                self._pointer = at
            case Drag(start, _, by, _):
                self._pointer = None
                if not self._covers(start):
                    self.town.camera.pan(-by[0], -by[1])
            case Zoom(at, steps):
                if not self._covers(at):
                    self.zoom(steps, at)
            case Do(command):
                return self._command(command)
            case _:
                pass
        return None

    def _covers(self, at: Point) -> bool:
        return any(box.collidepoint(at) for box in self.covered)

    def _tap(self, at: Point) -> Move | None:
        if self._minimap and self._minimap.collidepoint(at):
            spot = small_ground(self.town, self._minimap, at)
            return self.go_to(*unflat(*spot))
        if self._covers(at):
            return None
        return self._choose(at)

    def _choose(self, at: Point) -> Move | None:
        """The person that stood there when the finger or the button went down, or the block."""
        town = self.town
        person = self._aimed or self._person_at(at)
        if person:
            town.person = person
            return Push(routes.Resident(person))
        town.chosen = town.ground.block_at(*town.camera.to_ground(at))
        self.popup = ""
        self.rebuild()
        if self._covers(at):
            spot = free_spot(town.camera.window, self.covered, at)
            town.camera.pan(at[0] - spot[0], at[1] - spot[1])
        if self.ui.ring and self.ui.find("card.district"):
            self.ui.focus_on("card.district")
        return None

    def _person_at(self, at: Point, reach: float = AIM) -> int:
        """The id of the person drawn nearest to a point of the map, 0 for nobody in reach."""
        town = self.town
        if town.camera.step < PEOPLE_FROM:
            return 0
        row = town.crowd.nearest(town.camera, at, self.ui.px(reach))
        person = self.context.session.view.person_at(row) if row >= 0 else None
        return person.id if person else 0

    def _choose_middle(self) -> Move | None:
        """What is under the cross in the middle: the way of the keys."""
        middle = self.town.camera.window.center
        self._aimed = self._person_at(middle, MIDDLE)
        return self._choose(middle)

    def _command(self, command: Command) -> Move | None:
        if command in PAN:
            return self.steer(*PAN[command])
        if command in GOES:
            return Push(GOES[command])
        if command in PACES:
            self.speed = 0
            return self.drive(PACES[command])
        calls: dict[Command, Callable[[], Move | None]] = {
            Command.BACK: self._back,
            Command.PAUSE: lambda: self.drive(0 if self.speed else self._speed),
            Command.STEP: self.month,
            Command.UNDO: self.undo,
            Command.OVERLAY: lambda: self.pop_up("overlay"),
            Command.MENU: lambda: self.pop_up("menu"),
            Command.FASTER: lambda: self._faster(1),
            Command.SLOWER: lambda: self._faster(-1),
            Command.ZOOM_IN: lambda: self.zoom(1),
            Command.ZOOM_OUT: lambda: self.zoom(-1),
            Command.WHY: lambda: Push(routes.Why("acceptance")),
        }
        return calls[command]() if command in calls else None

    def _faster(self, step: int) -> Move | None:
        steps = (0, *SPEEDS)
        place = min(max(steps.index(self.speed) + step, 0), len(steps) - 1)
        return self.drive(steps[place]) if steps[place] != self.speed else None

    def _back(self) -> Move | None:
        """Escape closes what is open, then opens the menu."""
        if self.popup:
            return self.pop_up(self.popup)
        if self.town.chosen >= 0:
            return self.close_card()
        if self.town.overlay:
            return self.choose_overlay("", compared=False)
        if self.ui.ring and self.ui.focused != "cross":
            self.ui.focus_on("cross")
            return None
        return self.pop_up("menu")

    # ------------------------------------------------------------------ time

    def update(self, seconds: float) -> Move | None:
        """The month goes by; at its end one step of the simulation. The map hears of it in the next frame."""
        town = self.town
        first, busy = not seconds, self._surface is None or bool(self._fresh) or self._lived_from >= 0
        self._hear_of_month()
        self._edge(seconds)
        self._point()
        town.update(
            seconds, self.ui.stage.motion and bool(seconds), 60.0 if first else 0.0 if busy else SLICE
        )
        if self._lived_from >= 0:
            return self._live_on()
        if not self.speed:
            return None
        self.share += seconds * self.speed * self.context.settings.pace / self.month_seconds
        return self.month() if self.share >= 1 else None

    def _hear_of_month(self) -> None:
        """After a month the map, the people and the bars hear of it, each in a frame of its own."""
        if self._fresh == 2:
            self.town.refresh(at_once=False)
        elif self._fresh == 1:
            self.rebuild()
            self.ui.be_patient()
        else:
            self.town.read_on()
        self._fresh = max(self._fresh - 1, 0)

    def _point(self) -> None:
        """Show who stands under the pointer: people can be met."""
        at = self._pointer
        free = at is not None and not self._covers(at) and self.town.camera.window.collidepoint(at)
        self.town.pointed = self._person_at(at) if free and at else 0

    def _edge(self, seconds: float) -> None:
        """The pointer at the window's edge moves the map."""
        if self._pointer is None or not self.context.settings.motion:
            return
        x, y = self._pointer
        room = self.ui.rect
        right = (x >= room.right - EDGE) - (0 <= x < EDGE)
        down = (y >= room.bottom - EDGE) - (0 <= y < EDGE)
        if right or down:
            self.town.camera.pan(right * seconds * self.ui.px(700), down * seconds * self.ui.px(700))

    def draw(self, pen: Pen) -> None:
        """The town, the bars, the cards."""
        self._surface = pen.surface
        self.town.draw(pen, self.covered)
        self.ui.draw(pen)

    def resumed(self, answer: object) -> Move | None:
        """Back from another screen: a place to look at may come with it."""
        lives.rest(self.context)
        if chairs.waiting(self.context):
            self.drive(0)
        elif self.by_itself and not self.speed:
            self.drive(1)
        if (
            isinstance(answer, tuple)
            and len(answer) == 2
            and all(isinstance(part, float | np.floating) for part in answer)
        ):
            self.town.camera.step = max(self.town.camera.step, PEOPLE_FROM + 1)
            self.go_to(float(answer[0]), float(answer[1]))
        return None


def make(context: Context, route: routes.City) -> Scene:
    """The scene of the route."""
    del route
    return CityScene(context)
