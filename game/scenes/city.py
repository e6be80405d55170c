"""The city: the map, what matters now around it, and the months that go by."""

from collections.abc import Callable

import numpy as np
import pygame
from pygame import Rect

from game.scenes import facts, routes
from game.scenes.city_bar import SPEEDS, build_bars
from game.scenes.city_card import chosen_card
from game.scenes.city_panels import alerts, chooser, legend, small_ground, small_map, tiles
from game.scenes.context import Context
from game.scenes.map_camera import PEOPLE_FROM, unflat
from game.scenes.map_view import PAN, Town, town_of
from game.ui import layout
from game.ui.actions import Action, Command, Do, Drag, Hover, Point, Press, Tap, Zoom
from game.ui.moves import Move, Push, Reset, Tell
from game.ui.paint import Pen
from game.ui.panels import Ticker
from game.ui.screen import Scene, Ui
from game.ui.widgets import Button, Card, Spot

MONTH_SECONDS = 8.0
STRIDE = 180
"""Pixels that one press of a key moves the map, at scale 1."""
EDGE = 3
"""Pixels from the edge of the window in which the pointer moves the map."""
GOES = {
    Command.BOARD: routes.Board(),
    Command.CHARTS: routes.Charts(),
    Command.SEARCH: routes.Find(),
    Command.HELP: routes.Settings("keys"),
}


class CityScene(Scene):
    """The map and the bars."""

    root = True

    def __init__(self, context: Context) -> None:
        self.context = context
        self.speed = 0
        self.share = 0.0
        """How much of the month has gone by."""
        self.popup = ""
        self.town: Town
        self._covered: list[Rect] = []
        self._minimap: Rect | None = None
        self._fresh = 0
        """How many parts of the screen have yet to hear of the month."""
        self._pointer: Point | None = None
        self._surface: pygame.Surface | None = None
        self._line = 0

    # ------------------------------------------------------------------ layout

    def build(self, ui: Ui) -> None:
        """Bars, the map between them, and the cards over it."""
        bars = build_bars_over(ui, self)
        foot = ui.px(44)
        window = Rect(0, bars.bottom, ui.rect.width, ui.rect.height - bars.height - foot)
        self.town = town_of(self.context, window)
        ticker = Rect(0, window.bottom, ui.rect.width, foot)
        self._covered = [bars, ticker]
        cross = layout.inner(window, ui.px(44), ui.px(44))
        area = layout.inset(window, ui.px(12), ui.px(12))
        build_bars(ui, self)
        ui.add(Spot(cross, ui.say("city.cross"), self._choose_middle, "cross"))
        self._cards(ui, area)
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
        ui.start = "board"

    def _cards(self, ui: Ui, area: Rect) -> None:
        """What floats over the map; on a small window only what is needed now."""
        roomy = area.height > ui.px(330)
        if (roomy or not (self.popup or self.town.chosen >= 0)) and not (
            self.popup == "overlay" and ui.narrow
        ):
            left = (
                area
                if ui.narrow or not self.town.overlay
                else Rect(area.left, area.top, area.width, area.height - ui.px(290))
            )
            shown = tiles(ui, self, left)
            self._covered += shown
        else:
            shown = []
        top = layout.bottom_of(shown) + ui.px(10) if ui.narrow and shown else area.top
        wide = min(ui.px(330), area.width)
        right = Rect(area.right - wide, top, wide, area.bottom - top)
        if self.popup == "overlay":
            self._covered.append(chooser(ui, self, Rect(area.left, top, area.width, area.bottom - top)))
        elif self.popup == "menu":
            self._covered.append(self._menu(ui, Rect(area.left, area.top, wide, area.height)))
        if self.popup != "overlay":
            cells = alerts(ui, self, right) if self.town.chosen < 0 or roomy else []
            self._covered += cells
            below = layout.bottom_of(cells) + ui.px(8) if cells else right.top
            if self.town.chosen >= 0:
                room = Rect(right.left, below, right.width, right.bottom - below)
                self._covered.append(chosen_card(ui, self, room))
        if not (ui.narrow and self.popup == "overlay"):
            shown_legend = legend(ui, self, Rect(area.left, top, area.width, area.bottom - top))
            if shown_legend:
                self._covered.append(shown_legend)
        boxes = small_map(ui, self, area) if roomy else []
        self._minimap = boxes[2] if len(boxes) > 2 else None
        self._covered += boxes

    def _menu(self, ui: Ui, area: Rect) -> Rect:
        """Ways out of the city."""
        lines: list[tuple[str, str, Move]] = [
            ("news", "city.news", Push(routes.News())),
            ("vote", "city.council", Push(routes.Council())),
            ("chart", "city.charts", Push(routes.Charts())),
            ("question", "city.assumptions", Push(routes.Assumptions())),
            ("undo", "city.what_if", Push(routes.WhatIf())),
            ("gear", "city.settings", Push(routes.Settings())),
            ("quit", "city.leave", Reset(routes.Title())),
        ]
        high, gap = ui.px(46), ui.px(5)
        high = min(high, (area.height - ui.px(20)) // len(lines) - gap)
        card = Rect(area.left, area.top, min(area.width, ui.px(300)), len(lines) * (high + gap) + ui.px(19))
        ui.add(Card(card))
        for cell, (icon, label, move) in zip(
            layout.stack(layout.inset(card, ui.px(12)), [high] * len(lines), gap), lines, strict=True
        ):
            ui.add(Button(cell, ui.say(label), move, f"menu.{label}", icon=icon, align="left"))
        return card

    # ------------------------------------------------------------------ what the bars and cards ask for

    def drive(self, speed: int) -> Move | None:
        """Pause (0) or run at a speed."""
        self.speed = 0 if speed == self.speed else speed
        self.rebuild()
        return None

    def month(self) -> Move | None:
        """Live one month, and hear what came of it."""
        session = self.context.session
        if session.over:
            return Push(routes.Debrief())
        waiting = len(session.view.questions())
        session.step()
        self.share, self._fresh = 0.0, 3
        return self._news(waiting)

    def _news(self, waiting: int) -> Move | None:
        """Where the month leads: to the last look back, an election, or a dilemma."""
        session = self.context.session
        view = session.view
        voted = view.elections and view.elections[-1].month == view.month - 1
        questions = view.questions()
        if voted or session.over or len(questions) > waiting:
            self.speed = 0
        if voted:
            return Push(routes.Election())
        if session.over:
            return Push(routes.Debrief())
        if len(questions) > waiting:
            return Push(routes.Dilemma(questions[-1].event))
        return None

    def undo(self) -> Move | None:
        """Take the newest order of this month back."""
        taken = self.context.session.undo()
        self.town.month = -1
        self.rebuild()
        return Tell(self.ui.say("city.undone")) if taken is not None else None

    def pop_up(self, name: str) -> Move | None:
        """Open a panel, or close it."""
        self.popup = "" if self.popup == name else name
        self.rebuild()
        return None

    def choose_overlay(self, key: str, compared: bool) -> Move | None:
        """Put an overlay on."""
        self.town.show(key, compared)
        self.popup = ""
        self.rebuild()
        return None

    def close_card(self) -> Move | None:
        """Let go of the chosen block."""
        self.town.chosen = -1
        self.rebuild()
        return None

    def go_to(self, x: float, y: float) -> Move | None:
        """Look at a place."""
        self.town.camera.look_at(x, y)
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
            case Press(at) | Hover(at):
                self._pointer = at if isinstance(action, Hover) else None
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
        return any(box.collidepoint(at) for box in self._covered)

    def _tap(self, at: Point) -> Move | None:
        if self._minimap and self._minimap.collidepoint(at):
            spot = small_ground(self.town, self._minimap, at)
            return self.go_to(*unflat(*spot))
        if self._covers(at):
            return None
        town = self.town
        if town.camera.step >= PEOPLE_FROM:
            row = town.crowd.nearest(town.camera, at, self.ui.px(9))
            person = self.context.session.view.person_at(row) if row >= 0 else None
            if person is not None:
                town.person = person.id
                return Push(routes.Resident(person.id))
        town.chosen = town.ground.block_at(*town.camera.to_ground(at))
        self.popup = ""
        self.rebuild()
        return None

    def _choose_middle(self) -> Move | None:
        """The block under the cross in the middle: the way of the keys."""
        town = self.town
        town.chosen = town.ground.block_at(*town.camera.to_ground(town.camera.window.center))
        self.rebuild()
        return None

    def _command(self, command: Command) -> Move | None:
        if command in PAN:
            right, down = PAN[command]
            self.town.camera.pan(right * self.ui.px(STRIDE), down * self.ui.px(STRIDE))
            return None
        if command in GOES:
            return Push(GOES[command])
        calls: dict[Command, Callable[[], Move | None]] = {
            Command.BACK: self._back,
            Command.PAUSE: lambda: self.drive(0 if self.speed else 1),
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
        if steps[place] != self.speed:
            self.speed = steps[place]
            self.rebuild()
        return None

    def _back(self) -> Move | None:
        """Escape closes what is open, then opens the menu."""
        if self.popup:
            return self.pop_up(self.popup)
        if self.town.chosen >= 0:
            return self.close_card()
        if self.town.overlay:
            return self.choose_overlay("", compared=False)
        return self.pop_up("menu")

    # ------------------------------------------------------------------ time

    def update(self, seconds: float) -> Move | None:
        """The month goes by; at its end one step of the simulation. The map hears of it in the next frame."""
        town = self.town
        self._hear_of_month()
        first = not seconds
        self._edge(seconds)
        town.update(seconds, self.ui.stage.motion and bool(seconds), 60.0 if first else 0.004)
        if not self.speed:
            return None
        self.share += seconds * self.speed * self.context.settings.pace / MONTH_SECONDS
        return self.month() if self.share >= 1 else None

    def _hear_of_month(self) -> None:
        """After a month the map, the people and the bars hear of it, each in a frame of its own."""
        if self._fresh == 3:
            self.town.refresh(at_once=False)
        elif self._fresh == 2:
            self.town.crowd.meet(self.context.session.view)
        elif self._fresh == 1:
            self.rebuild()
        self._fresh = max(self._fresh - 1, 0)

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
        self.town.draw(pen)
        bars = self._covered[0]
        pen.fill(bars, "slate")
        pen.fill(Rect(0, bars.bottom, bars.width, pen.px(3)), "slate_dark")
        self.ui.draw(pen)

    def resumed(self, answer: object) -> Move | None:
        """Back from another screen: a place to look at may come with it."""
        self.town.refresh()
        if (
            isinstance(answer, tuple)
            and len(answer) == 2
            and all(isinstance(part, float | np.floating) for part in answer)
        ):
            self.town.camera.step = max(self.town.camera.step, PEOPLE_FROM + 1)
            self.go_to(float(answer[0]), float(answer[1]))
        self.town.update(0.0, motion=False, budget=0.05)
        self.rebuild()
        return None

    def ordered(self, order: object, refusal: object) -> Move | None:
        """An order was given elsewhere."""
        del order, refusal
        self.rebuild()
        return None


def build_bars_over(ui: Ui, scene: CityScene) -> Rect:
    """How much of the window the bars will cover, without leaving them on the screen."""
    covered = build_bars(ui, scene)
    ui.clear()
    return covered


def make(context: Context, route: routes.City) -> Scene:
    """The scene of the route."""
    del route
    return CityScene(context)
