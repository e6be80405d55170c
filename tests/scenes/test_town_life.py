"""What is seen in the streets follows the state of the town: light, snow, markets, queues, protest."""

import numpy as np
import pygame
import pytest

from game.engine.minds import TRUST_CITY
from game.moments import few_colors
from game.scenes import map_doings
from game.scenes.map_bridges import WET
from game.scenes.map_camera import Camera
from game.scenes.map_doings import ANGRY, Doing, doings, gather, in_line
from game.scenes.map_folk import Folk, read
from game.scenes.map_ground import SNOWY, GroundPainter, season_of
from game.scenes.map_model import HOUSE, Ground, Looks
from game.scenes.map_ring import edges, within
from game.scenes.map_sky import SOME, Sky, darkness, tint
from game.scenes.map_tiles import Tiles, built
from game.scenes.map_view import LASTS, Town
from game.scenes.map_windows import WARM
from tests.scenes.small_town import START, Game, a_context, a_stage

WINDOW = pygame.Rect(0, 0, 640, 400)
NOON, EVENING, MIDNIGHT = 0.5, 0.8, 0.0

pytestmark = pytest.mark.usefixtures("display")


def sent(game: Game, *going_on: Doing) -> Folk:
    """Everybody of a game, sent to what goes on."""
    ground, folk = Ground.of(game.view), Folk(np.flatnonzero(game.city.residents.alive))
    for steps in (read(game.view, ground, folk), gather(game.view, folk, going_on)):
        for _ in steps:
            pass
    return folk


def test_it_is_day_at_noon_and_night_at_midnight_in_every_season() -> None:
    for season in range(SNOWY + 1):
        assert (darkness(NOON, season), darkness(MIDNIGHT, season)) == (0.0, 1.0)
    assert tint(0.0) == (255, 255, 255)


def test_a_summer_evening_is_lighter_than_a_winter_evening() -> None:
    assert darkness(EVENING, 2) < darkness(EVENING, 0)


def test_snow_falls_in_winter_months_only_and_not_in_all_of_them() -> None:
    months = range(START, START + 264)
    winters = [month for month in months if month % 12 in {11, 0, 1}]
    snowy = [month for month in months if season_of(month) == SNOWY]
    assert set(snowy) < set(winters)
    assert snowy


def test_the_window_turns_to_a_season_at_once() -> None:
    game = Game()
    ground = Ground.of(game.view)
    tiles, camera = Tiles(ground, Looks.of(game.view), 2), Camera(WINDOW, ground.bounds, step=3)
    surface = pygame.Surface(WINDOW.size)

    def seen() -> bytes:
        tiles.draw(surface, camera)
        return pygame.image.tobytes(surface, "RGB")

    while tiles.work(camera, 1.0):
        pass
    summer = seen()
    tiles.show(tiles.looks, SNOWY)
    while tiles.work(camera, 0.0):
        assert seen() == summer
    assert seen() != summer
    assert tiles.turned == SNOWY


def test_the_town_turns_to_a_season_that_lasts_and_not_to_one_that_flies_by() -> None:
    town = Town.of(a_context().session, WINDOW)
    months = range(town.month, town.month + 24)
    first = town.tiles.season
    other = next(month for month in months if season_of(month) not in {first, SNOWY})

    def lived(month: int, seconds: float) -> int:
        """The season that the town turns to when it looks at a month so long."""
        town.month = month
        for _ in range(round(seconds * 60)):
            town.update(1 / 60, motion=False, budget=0.0)
        town.tiles.turned = town.tiles.season
        return town.tiles.season

    lived(months[0], 0.1)
    assert lived(other, LASTS - 0.5) == first
    assert lived(months[0], LASTS + 0.5) == first
    assert lived(other, LASTS + 0.5) == season_of(other)


def test_a_dark_street_has_no_lamps_and_a_well_lit_one_has_four() -> None:
    game = Game()
    lamps = []
    for light in (0.2, 0.6, 0.9):
        game.city.blocks.light[:] = light
        sky = Sky(Ground.of(game.view))
        sky.read(Looks.of(game.view), START)
        lamps.append(int(sky.lamps[:, 2].sum()))
    assert lamps == [0, 2 * game.city.blocks.x.size, 4 * game.city.blocks.x.size]


def test_night_darkens_the_map_near_by_but_never_an_overlay() -> None:
    context = a_context()
    town = Town.of(context.session, WINDOW)
    town.camera.step = 6
    pen = a_stage(context, WINDOW.size).pen(pygame.Surface(WINDOW.size))
    bright = {}
    for overlay in ("", "litter"):
        town.show(overlay)
        for time in (NOON, MIDNIGHT):
            town.crowd.time = time
            town.update(0.0, motion=False, budget=60.0)
            town.draw(pen)
            bright[overlay, time] = sum(pygame.transform.average_color(pen.surface))
    assert bright["", MIDNIGHT] < 0.75 * bright["", NOON]
    assert bright["litter", MIDNIGHT] > 0.95 * bright["litter", NOON]


def test_those_who_wait_for_a_course_stand_in_the_queue_and_nobody_else() -> None:
    game = Game()
    game.city.residents.course[[3, 70, 500]] = -2
    queue = next(doing for doing in doings(game.view) if doing.kind == "queue")
    assert queue.many == 3
    folk = sent(game, queue)
    spots = {(round(x, 1), round(y, 1)) for x, y in (in_line(3).T + np.array(queue.at)).tolist()}
    there = [
        row
        for row, (x, y) in zip(folk.rows.tolist(), folk.goal.T.tolist(), strict=True)
        if (round(x, 1), round(y, 1)) in spots
    ]
    assert there == [3, 70, 500]


def test_a_town_with_fewer_open_shops_has_fewer_stalls(monkeypatch: pytest.MonkeyPatch) -> None:
    stalls = []
    for vacancy in (0.0, 0.1, 0.3):
        game = Game()
        now = game.view.now
        monkeypatch.setattr(
            game.view, "now", lambda key, now=now, v=vacancy: v if key == "shop_vacancy" else now(key)
        )
        stalls.append(next(doing.many for doing in doings(game.view) if doing.kind == "market"))
    assert stalls == sorted(set(stalls), reverse=True)


def test_when_trust_falls_those_who_trust_least_come_to_the_square(monkeypatch: pytest.MonkeyPatch) -> None:
    game = Game()
    minds = game.city.residents.minds
    minds[TRUST_CITY] = np.linspace(0.0, 1.0, minds.shape[1], dtype=np.float32)
    game.city.residents.activity[:] = 3
    assert not any(doing.kind == "protest" for doing in doings(game.view))
    monkeypatch.setattr(map_doings, "FALL", -1.0)
    monkeypatch.setattr(game.view, "series", lambda key: ([START - 4, START - 1], key))
    protest = next(doing for doing in doings(game.view) if doing.kind == "protest")
    folk = sent(game, protest)
    near = np.hypot(folk.goal[0] - protest.at[0], folk.goal[1] - protest.at[1]) < 31
    assert near[:ANGRY].all()
    assert (folk.leave[:ANGRY] < 0.6).all()


def test_a_picture_keeps_no_more_colours_than_asked_for() -> None:
    picture = pygame.Surface((64, 64))
    for x in range(64):
        for y in range(64):
            picture.set_at((x, y), (4 * x, 4 * y, x + y))
    few = few_colors(picture, 16)
    found = pygame.surfarray.array3d(few.convert(picture)).reshape(-1, 3)
    assert len(np.unique(found, axis=0)) <= 16
    away = np.abs(found.astype(int) - pygame.surfarray.array3d(picture).reshape(-1, 3)).max()
    assert away < 100


def test_windows_are_lit_at_night_the_same_ones_night_after_night() -> None:
    context = a_context()
    town = Town.of(context.session, WINDOW)
    town.camera.step = 7
    town.camera.look_at(0.0, 0.0)

    def warm(hour: float) -> set[tuple[int, int]]:
        town.crowd.time = hour
        surface = pygame.Surface(WINDOW.size)
        town.update(0.0, motion=False, budget=60.0)
        town.draw(a_stage(context, WINDOW.size).pen(surface))
        colors = pygame.surfarray.array3d(surface).astype(int)
        return set(zip(*np.nonzero((colors == WARM).all(axis=2)), strict=True))

    assert warm(NOON) == set()
    lit = warm(MIDNIGHT)
    assert len(lit) > 100
    warm(NOON)
    assert warm(MIDNIGHT) == lit


def test_nobody_walks_on_water_but_bridges_carry() -> None:
    context = a_context()
    ground = Ground.of(context.session.view)
    painter = GroundPainter(ground)
    water = next(strip for strip in painter.strips if strip.kind in WET)
    left, top, right, bottom = water.box
    area = pygame.Rect(round(left), round(top), round(right - left), round(bottom - top))
    wet = painter.wet(area, 1.0)
    assert wet is not None
    middles = [(round(x - area.left), round(y - area.top)) for x, y in water.points]
    inside = [at for at in middles if area.move(-area.left, -area.top).collidepoint(at)]
    assert sum(wet.get_at(at) for at in inside) > 0.7 * len(inside)
    picture = built(pygame.Surface(area.size, depth=32), [], wet)
    marked = np.asarray(picture.get_view("2")).view(np.uint32) & HOUSE
    assert int(marked.sum()) == wet.count()
    for deck in painter.waters.decks:
        x = round(sum(corner[0] for corner in deck) / 4) - area.left
        y = round(sum(corner[1] for corner in deck) / 4) - area.top
        assert not (0 <= x < area.width and 0 <= y < area.height and wet.get_at((x, y)))


def test_a_deepening_darkness_is_drawn_over_some_frames_and_ends_as_if_drawn_at_once() -> None:
    game = Game()
    ground = Ground.of(game.view)
    camera = Camera(pygame.Rect(0, 0, 1280, 960), ground.bounds, step=6)

    def sky() -> Sky:
        made = Sky(ground)
        made.read(Looks.of(game.view), START)
        return made

    def seen(over: Sky, time: float, seconds: float) -> bytes:
        surface = pygame.Surface(camera.window.size)
        surface.fill((255, 255, 255))
        over.darken(camera, time, seconds)
        over.draw(surface, camera, time)
        return surface.get_buffer().raw

    deepens, at_once = sky(), sky()
    seen(deepens, 0.7, 60.0)
    whole = seen(at_once, 0.95, 60.0)
    assert seen(deepens, 0.95, 0.0) != whole
    for _ in range(len(within(edges(camera))) // SOME):
        found = seen(deepens, 0.95, 0.0)
    assert found == whole


def test_the_light_of_lamps_stands_still_while_the_map_moves() -> None:
    game = Game()
    camera = Camera(pygame.Rect(0, 0, 640, 400), Ground.of(game.view).bounds, step=7)

    def seen(over: Sky) -> pygame.Surface:
        surface = pygame.Surface(WINDOW.size)
        surface.fill((255, 255, 255))
        over.darken(camera, MIDNIGHT, 60.0)
        over.draw(surface, camera, MIDNIGHT)
        return surface

    def sky() -> Sky:
        made = Sky(Ground.of(game.view))
        made.read(Looks.of(game.view), START)
        return made

    moved = sky()
    for _ in range(20):
        seen(moved)
        camera.pan(97, -53)
    assert seen(moved).get_buffer().raw == seen(sky()).get_buffer().raw
