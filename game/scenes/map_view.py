"""The town on the screen: camera, tiles, people, names and overlay, kept from one visit to the next."""

from collections.abc import Generator, Iterator, Sequence
from dataclasses import dataclass, field
from typing import Any
from zlib import crc32

import pygame
from pygame import Rect

from game.engine.steps import finished, saying
from game.engine.view import View
from game.januaries import UNREADABLE, unpacking
from game.pace import spend
from game.scenes.map_camera import PEOPLE_FROM, STEPS, Camera, Spot, flat
from game.scenes.map_doings import Doings, doings
from game.scenes.map_ground import SNOWY, season_of
from game.scenes.map_model import Ground, Looks
from game.scenes.map_overlays import BY_KEY, OVERLAYS, Layer
from game.scenes.map_people import Crowd, size_of
from game.scenes.map_sky import Sky
from game.scenes.map_tiles import Tiles
from game.scenes.map_water import placed
from game.scenes.map_windows import Windows
from game.ui import fonts
from game.ui.actions import Command
from game.ui.fonts import Style
from game.ui.kept import kept
from game.ui.paint import Pen
from game.ui.palette import Color, Palette

PAN = {
    Command.PAN_UP: (0, -1),
    Command.PAN_DOWN: (0, 1),
    Command.PAN_LEFT: (-1, 0),
    Command.PAN_RIGHT: (1, 0),
}
SLICE = 0.003
"""Seconds of a frame that drawing tiles may take."""
GLANCE = 0.3
"""Share of that time in which lit windows are found at night, and the same for the light of lamps: in every
other frame while tiles are drawn."""
LASTS = 2.5
"""Seconds on screen for which a season must have lasted before the town turns to it."""
KEPT = "map"
"""Under this name a town stays in the context."""


@dataclass(slots=True)
class Town:
    """All that the map shows of one game."""

    session: Any
    ground: Ground
    tiles: Tiles
    crowd: Crowd
    camera: Camera
    sky: Sky = field(init=False)
    doings: Doings = field(init=False)
    windows: Windows = field(default_factory=Windows)
    month: int = -1
    """The month that it shows."""
    overlay: str = ""
    """The overlay that is on."""
    compared: bool = False
    """Whether it shows the change since the start of the term."""
    layer: Layer | None = None
    start: dict[str, Any] = field(default_factory=dict)
    """Values of each overlay at the start of the term."""
    start_month: int = 0
    _term: int = -1
    """How many elections there had been at the start of the term."""
    chosen: int = -1
    """The block that was tapped."""
    person: int = 0
    """Id of the person that was tapped."""
    pointed: int = 0
    """Id of the person under the pointer."""
    names: dict[bool, list[tuple[str, Spot, bool]]] = field(default_factory=dict)
    """Names on the map, from afar and near by."""
    small: tuple[object, pygame.Surface] | None = None
    """The small map as last drawn, and what it depends on."""
    seen: bool = False
    """Whether it has been looked at in a window."""
    _season: tuple[int, float] = (0, 0.0)
    """The season of the month, and for how many seconds it has lasted."""
    _glances: bool = False
    """Whether light is looked after in this frame."""
    _drawing: bool = False
    """Whether tiles are still to be drawn."""
    _reading: Iterator[None] | None = None
    """The reading of the new month, a part a frame."""

    def __post_init__(self) -> None:
        self.sky, self.doings = Sky(self.ground), Doings(self.ground)

    @classmethod
    def of(cls, session: Any, window: Rect) -> "Town":  # noqa: ANN401 - the game in progress
        """The town of a game, so near that it fills the window: the villages around it may lie outside."""
        town = finished(cls.making(session))
        town.see(window)
        return town

    @classmethod
    def making(cls, session: Any) -> Generator[None, None, "Town"]:  # noqa: ANN401 - the game in progress
        """The same in steps that each fit into a frame, with no window yet."""
        view = session.view
        ground = Ground.of(view)
        yield
        crowd = Crowd(ground)
        yield
        tiles = Tiles(ground, Looks.of(view), season_of(view.month))
        yield
        town = cls(session, ground, tiles, crowd, Camera(Rect(0, 0, 1, 1), ground.bounds))
        town.refresh(at_once=False)
        while town.reading:
            yield
            town.read_on()
        return town

    def see(self, window: Rect) -> None:
        """Look at the town for the first time, in a window."""
        self.seen = True
        self.camera = Camera(window, self.ground.bounds)
        nearer = 2 if window.height > window.width else 1
        self.camera.step = min(self.camera.lowest() + nearer, len(STEPS) - 1)
        self.camera.look_at(0.0, -120.0)

    def refresh(self, at_once: bool = True) -> None:
        """Read the city again when a month has gone by: at once, or a part in each frame (`read_on`)."""
        view = self.session.view
        if self.month == view.month:
            return
        self.month = view.month
        self._reading = self._read()
        while at_once and self.reading:
            self.read_on()

    @property
    def reading(self) -> bool:
        """Whether parts of the new month are still to be read."""
        return self._reading is not None

    def read_on(self) -> None:
        """Read another part of the new month."""
        if self._reading is not None and next(self._reading, True):
            self._reading = None

    def _read(self) -> Iterator[None]:
        """Read the city again in parts that each fit into a frame: looks, overlays, people."""
        view = self.session.view
        looks = Looks.of(view)
        self.tiles.show(looks, self.tiles.season)
        yield
        self.sky.read(looks, view.month)
        self.doings.now = doings(view)
        self.sky.candles = self.doings.candles()
        yield
        if self._term != len(view.elections):
            start, began = {}, (yield from self._term_began())
            for overlay in OVERLAYS:
                start[overlay.key] = overlay.read(began)
                yield
            self.start, self.start_month, self._term = start, began.month, len(view.elections)
        self._lay()
        yield
        yield from self.crowd.meeting(view, self.doings.now)

    def _term_began(self) -> Generator[None, None, View]:
        """The town when the term began, or in its first January; as it is now if none is kept."""
        view = self.session.view
        january = self.session.januaries.after(view.elections[-1].month if view.elections else -1)
        if january is None or january[0] >= view.month:
            return view
        try:
            return View((yield from saying(unpacking(january[1]), None)), view.rules)
        except UNREADABLE:
            return view

    def show(self, overlay: str, compared: bool = False) -> None:
        """Put an overlay on (none: take it off)."""
        self.overlay, self.compared = overlay, compared
        self._lay()

    def _lay(self) -> None:
        """Classes of the blocks for the overlay; tiles are drawn again only when one of them changed."""
        overlay = BY_KEY.get(self.overlay)
        if overlay is None:
            self.layer, self.tiles.lay, self.tiles.lay_mark = None, None, 0
            return
        values = overlay.read(self.session.view)
        classes = (
            overlay.changes(self.start[overlay.key], values) if self.compared else overlay.classes(values)
        )
        self.layer = Layer(self.ground, overlay, classes, self.compared)
        self.tiles.lay = self.layer.lay
        name = f"{overlay.key}{self.compared}".encode() + classes.tobytes()
        self.tiles.lay_mark = 1 + crc32(name) % 100_003

    def value(self, block: int) -> str:
        """The key of the class of a block; for words the scene asks the overlay."""
        return "" if self.layer is None else str(int(self.layer.classes[block]))

    def zoom(self, steps: float, at: tuple[int, int] | None, surface: pygame.Surface | None) -> None:
        """Nearer or further."""
        before = surface.copy() if surface is not None and self.camera.step >= 0 else None
        old = (self.camera.step, self.camera.corner)
        if self.camera.zoom(steps, at) and before is not None:
            self.tiles.keep_from(before, self.camera.window, old)

    def update(self, seconds: float, motion: bool, budget: float = SLICE) -> None:
        """Draw what is missing of the picture, and let the people walk."""
        self._turn(seconds)
        dark = 0.0 if self.overlay else self.sky.dark(self.camera, self.crowd.time)
        self._glances = dark > 0 and not (self._glances and self._drawing)
        if budget:
            share = 1 - 2 * GLANCE if self._glances else 1.0
            self._drawing = self.tiles.work(self.camera, budget * share, again=not self.reading) > 0
        if self._glances:
            self.windows.find(self.camera, self.tiles, dark, budget * GLANCE)
            self.sky.darken(self.camera, self.crowd.time, budget * GLANCE)
        self.crowd.update(seconds, self.camera, motion)
        if motion:
            self.sky.pass_(seconds)
            self.doings.clock += seconds

    def _turn(self, seconds: float) -> None:
        """Turn to a season that lasts: not while it turns to another, nor to one that flies by.

        Snow that melts before all of it lies is given up.
        """
        now, (before, lasted) = season_of(self.month), self._season
        self._season = now, lasted + seconds if now == before else 0.0
        tiles = self.tiles
        melts = tiles.season == SNOWY != now
        lasts = self._season[1] >= LASTS and tiles.turned == tiles.season
        if now != tiles.season and (melts or lasts):
            tiles.show(tiles.looks, now)

    def draw(self, pen: Pen, covered: Sequence[Rect] = ()) -> None:
        """The town, everybody in it, and the names of places where nothing covers them."""
        self.tiles.draw(pen.surface, self.camera)
        if not self.overlay:
            self.doings.draw(pen.surface, self.camera, self.crowd.time)
        self.crowd.draw(pen.surface, self.camera)
        if not self.overlay:
            self.sky.draw(pen.surface, self.camera, self.crowd.time)
            dark = self.sky.dark(self.camera, self.crowd.time)
            self.windows.draw(pen.surface, self.camera, self.tiles, dark)
        self._mark(pen)
        self._names(pen, [*covered, *self._marked()])

    def _mark(self, pen: Pen) -> None:
        """The frame around the block that was chosen, and the ring around the person."""
        pen.surface.set_clip(self.camera.window)
        if self.chosen >= 0:
            points = self._outline()
            pygame.draw.polygon(pen.surface, pen.palette.focus_halo, points, max(pen.px(5), 3))
            pygame.draw.polygon(pen.surface, pen.palette.brick_dark, points, max(pen.px(2.5), 2))
        for number in {self.person, self.pointed} - {0}:
            self._mark_person(pen, number)
        pen.surface.set_clip(None)

    def _outline(self) -> list[tuple[float, float]]:
        """The corners of the frame around the chosen block."""
        x, y = float(self.ground.x[self.chosen]), float(self.ground.y[self.chosen])
        half = float(self.ground.size[self.chosen]) * 1.12
        corner, window = self.camera.corner, self.camera.window
        return placed(
            tuple(flat(x + dx * half, y + dy * half) for dx, dy in ((-1, -1), (1, -1), (1, 1), (-1, 1))),
            self.camera.scale,
            (corner[0] - window.left, corner[1] - window.top),
        )

    def _marked(self) -> list[Rect]:
        """Where the frame of the chosen block lies: no name stands over it."""
        if self.chosen < 0:
            return []
        across, down = zip(*self._outline(), strict=True)
        return [Rect(min(across), min(down), max(across) - min(across), max(down) - min(down))]

    def _mark_person(self, pen: Pen, number: int) -> None:
        """A ring around somebody: thick around who was met, thin around who is pointed at."""
        person = self.session.view.person(number)
        spot = self.crowd.where(person.row) if person else None
        if spot is None:
            return
        x, y = self.camera.to_window(*spot)
        at = (x, y - size_of(self.camera.step)[1] // 2)
        met, radius = number == self.person, pen.px(13)
        pygame.draw.circle(pen.surface, pen.palette.focus_halo, at, radius + 2, pen.px(5 if met else 3))
        line = max(pen.px(2.5 if met else 1.2), 1)
        pygame.draw.circle(pen.surface, pen.palette.brick_dark, at, radius, line)

    def _places(self, near: bool) -> list[tuple[str, Spot, bool]]:
        """Names of districts from afar; of landmarks and quarters near by. Bold for a quarter or district."""
        if near not in self.names:
            town = self.ground.town
            if near:
                found = [(mark.name, mark.at, False) for mark in town.landmarks]
                zones = [zone for district in town.districts for zone in district.zones if zone.name]
                found += [(zone.name, middle(zone.outline), True) for zone in zones]
            else:
                found = [
                    (d.name, middle(d.zones[0].outline if d.village else d.outline), True)
                    for d in town.districts
                ]
            self.names[near] = found
        return self.names[near]

    def _names(self, pen: Pen, covered: Sequence[Rect]) -> None:
        """Names of places, none over another."""
        taken = list(covered)
        window = self.camera.window
        pen.surface.set_clip(window)
        for words, spot, bold in self._places(self.camera.step >= PEOPLE_FROM - 1):
            at = self.camera.to_window(*spot)
            if not window.collidepoint(at):
                continue
            sign = _sign(pen.texts.place(words), bold, pen.scale, _inks(pen.palette, bold))
            box = sign.get_rect(center=(at[0], at[1] + (0 if bold else pen.px(10)))).clamp(window)
            if box.collidelist(taken) < 0:
                taken.append(box)
                pen.surface.blit(sign, box)
        pen.surface.set_clip(None)


def _inks(palette: Palette, bold: bool) -> tuple[Color, Color, Color]:
    """Words, ground and line of a name."""
    return (palette.ink, palette.card, palette.brick if bold else palette.slate)


@kept(4)
def _sign(words: str, bold: bool, scale: float, inks: tuple[Color, Color, Color]) -> pygame.Surface:
    """A name on a strip of card."""
    size = fonts.pixels(Style("small"), scale)
    ink, card, line = inks
    picture = fonts.rendered(words, size, bold, False, ink)
    edge = max(round(2 * scale), 1)
    sign = pygame.Surface((picture.get_width() + round(12 * scale), picture.get_height() + edge))
    sign.fill(card)
    sign.fill(line, Rect(0, sign.get_height() - edge, sign.get_width(), edge))
    sign.blit(picture, (round(6 * scale), 0))
    return sign


def middle(outline: tuple[tuple[float, float], ...]) -> tuple[float, float]:
    """The middle of an outline's corners."""
    return (sum(x for x, _ in outline) / len(outline), sum(y for _, y in outline) / len(outline))


def make_ahead(context: Any) -> Iterator[None]:  # noqa: ANN401 - the context of the scenes
    """Make the map of the game in progress a slice at a time, unless it is asked for before that."""
    session, month, town = context.session, context.session.view.month, None
    steps = Town.making(session)
    while town is None:
        _, town = spend(steps)
        yield
        if context.session is not session or session.view.month != month or KEPT in context.kept:
            return
    context.kept[KEPT] = town


def mapping(context: Any) -> Generator[None]:  # noqa: ANN401 - the context of the scenes
    """Make the map of the game in progress in steps that each fit into a frame, unless it is there."""
    kept = context.kept.get(KEPT)
    if not isinstance(kept, Town) or kept.session is not context.session:
        context.kept[KEPT] = yield from Town.making(context.session)


def town_of(context: Any, window: Rect) -> Town:  # noqa: ANN401 - the context of the scenes
    """The town of the game in progress: the one kept, or a new one."""
    finished(mapping(context))
    kept: Town = context.kept[KEPT]
    if not kept.seen:
        kept.see(window)
    kept.camera.window = window
    kept.camera.step = max(kept.camera.step, kept.camera.lowest())
    kept.refresh(at_once=False)
    return kept
