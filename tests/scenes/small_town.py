"""A little town for tests of the map: two districts on a river, drawn without any file."""

from dataclasses import fields
from types import SimpleNamespace
from typing import Any

import numpy as np

from game.difficulty import Difficulty
from game.engine.city import City
from game.engine.columns import empty
from game.engine.history import Causes
from game.engine.households import Homes, Households
from game.engine.indicators import INDICATORS
from game.engine.places import LAND, Blocks, Clubs, Schools, Streets, Workplaces
from game.engine.residents import Residents
from game.engine.town import District, Land, Landmark, Line, LineKind, NamePool, Origin, Zone
from game.engine.view import View
from game.guesses import Guesses
from game.januaries import Januaries
from game.scenes.city import CityScene
from game.scenes.context import Context
from game.ui.actions import bindings
from game.ui.layout import scale_for
from game.ui.palette import palette
from game.ui.screen import Scene, Stage
from game.ui.settings import Settings
from game.ui.text import Texts

START = 2003 * 12
SIDE = 12


def _zone(land: Land, west: float, east: float, name: str) -> Zone:
    return Zone(land, ((west, -400.0), (east, -400.0), (east, 400.0), (west, 400.0)), name)


def a_town() -> Any:
    core, rest = _zone(Land.CORE, -400, 0, "Markt"), _zone(Land.TERRACE, 0, 400, "Vaart")
    return SimpleNamespace(
        name="Little",
        districts=(
            District("core", "Core", 600, 0.2, 1.0, core.outline, (core,)),
            District("east", "East", 600, 0.2, 1.0, rest.outline, (rest,)),
        ),
        lines=(
            Line(LineKind.RIVER, ((0.0, -900.0), (10.0, 0.0), (0.0, 900.0)), "River", 30),
            Line(LineKind.RAILWAY, ((-900.0, 420.0), (900.0, 430.0)), "Rails", 12),
        ),
        landmarks=(
            Landmark("st_rumbold", "Tower", (-200.0, 0.0), "tower"),
            Landmark("markt", "Markt", (-160.0, -60.0), "square"),
            Landmark("station", "Station", (200.0, 410.0), "station"),
        ),
        shop_streets=(),
        schools=(),
        clubs=(),
        origins=(Origin("tr", "Turkey", 1.0, 1.0, 1.0, 0.5, "turkish", "tr"),),
        names=(NamePool("flemish", ("An", "Els"), ("Jef", "Jan"), ("Claes", "Peeters")),),
    )


def a_city(people: int = 1200) -> City:
    count = SIDE * SIDE
    blocks = empty(Blocks, count)
    column = np.arange(count) % SIDE
    blocks.x[:] = (column - SIDE / 2 + 0.5) * 66
    blocks.y[:] = (np.arange(count) // SIDE - SIDE / 2 + 0.5) * 66
    blocks.size[:] = 27
    blocks.land[:] = np.where(blocks.x < 0, LAND.index("core"), LAND.index("terrace"))
    blocks.district[:] = (blocks.x > 0).astype(np.int8)
    blocks.zone[:] = blocks.district
    blocks.street[:] = -1
    blocks.upkeep[:], blocks.litter[:], blocks.light[:], blocks.at_ease[:] = 0.5, 0.3, 0.6, 0.55
    blocks.shops[:], blocks.shops_open[:] = 4, 2
    blocks.rent[:] = 1.0
    residents = empty(Residents, people + 50)
    rows = slice(0, people)
    residents.alive[rows] = True
    residents.id[rows] = np.arange(1, people + 1)
    residents.born[rows] = START - 12 * (np.arange(people) % 80) - 1
    residents.block[rows] = np.arange(people) % count
    residents.district[rows] = blocks.district[residents.block[rows]]
    for name in ("origin", "school", "club", "workplace", "vote"):
        getattr(residents, name)[:] = -1
    residents.activity[rows] = 3
    residents.household[rows] = np.arange(people) // 3
    residents.minds[:] = 0.5
    residents.minds[:, ::2] = 0.7
    blocks.residents[:] = np.bincount(residents.block[rows], minlength=count)
    city = City(
        1,
        START,
        START,
        residents,
        empty(Households, people),
        empty(Homes, people),
        blocks,
        empty(Streets, 1),
        empty(Schools, 1),
        empty(Clubs, 1),
        empty(Workplaces, 1),
    )
    for month in range(3):
        city.history.add(
            START - 1 + month, np.full((len(INDICATORS), 13), 0.4 + 0.01 * month, np.float64), Causes()
        )
    return city


class Game:
    """A session that lives months without changing anybody."""

    def __init__(self, last: int = START + 48) -> None:
        rules: Any = SimpleNamespace(
            town=a_town(),
            level=SimpleNamespace(
                goals=(), pledges=None, to=last, from_=START, name="Little",
                month_seconds=8.0, lesson=None, passers_by=False,
            ),
            nation=SimpleNamespace(elections=(), lists=()),
            assumptions={},
        )
        self.rules = rules
        self.difficulty = Difficulty.MAYOR
        self.januaries = Januaries()
        self.city = a_city()
        self.view = View(self.city, rules)
        self.steps = 0
        self.orders_today: tuple[object, ...] = ()
        self.log: list[object] = []
        self.guesses = Guesses()
        self.pair = None

    @property
    def over(self) -> bool:
        return self.city.month > self.rules.level.to

    def step(self) -> None:
        self.city.month += 1
        self.steps += 1

    living = False

    def live_on(self, seconds: float) -> bool:
        del seconds
        self.step()
        return True

    def finish(self) -> None:
        pass

    def undo(self) -> None:
        return None


def a_context(language: str = "en", **rules: Any) -> Context:
    return Context(Settings(language=language), Texts(language), session=Game(**rules))


def fingerprint(city: City) -> bytes:
    """Everything that the city holds in its tables."""
    parts = []
    for table in (city.residents, city.blocks, city.households):
        parts += [np.ascontiguousarray(getattr(table, field.name)).tobytes() for field in fields(table)]
    return b"".join(parts)


def a_stage(context: Context, size: tuple[int, int] = (1280, 720), text_size: int = 100) -> Stage:
    return Stage(size, scale_for(size, text_size), palette(), context.texts, bindings({}))


def opened(scene: Scene, context: Context) -> Scene:
    scene.open(a_stage(context))
    return scene


def a_city_scene(**rules: Any) -> CityScene:
    """The city's screen, open."""
    context = a_context(**rules)
    scene = CityScene(context)
    opened(scene, context)
    return scene
