"""The command `gallery`: all screens in all sizes, languages and text sizes, and what does not fit."""

import itertools
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any, NamedTuple

import pygame

from game import pictures
from game.app import App
from game.calls import CallError, Say, refuse, without_a_window
from game.content.problems import ContentError
from game.library import GameLibrary
from game.life.retell import Retelling
from game.scenes import lives
from game.scenes.context import Context, SaveCard
from game.scenes.debrief import DebriefScene
from game.scenes.resident import ResidentScene
from game.ui.measure import measured
from game.ui.moves import Push
from game.ui.screen import Scene
from game.ui.text import Texts
from game.ui.widgets import Button

FRAMES, STILL = 400, 20
"""Frames after which a screen must stand still, and frames in which it looks the same when it does."""
PAGES = 20
"""Most pages of a screen that is read page by page."""
ON, BACK = "page.on", "page.back"
"""The arrows of what is shown in pages."""
ACROSS, ROOM = 3, 640
"""Pictures side by side on a sheet, and the longer side of each in pixels."""
BEFORE, MORNING, AMID, AFTER = TIMES = range(4)
"""Without a game, on its first morning, in the middle of one, and after its last month."""


class Shot(NamedTuple):
    """A screen to take pictures of: all its tabs and pages, or what stands after some controls were used."""

    screen: str
    time: int = AMID
    about: str | None = None
    uses: tuple[str, ...] = ()

    @property
    def name(self) -> str:
        """The name of its files."""
        after = ["end"] if self.time == AFTER else []
        return "-".join((self.screen, *after, *filter(None, [self.about]), *self.uses))


SHOTS = (
    *(Shot(name, BEFORE) for name in ("title", "settings", "campaign", "levels", "load", "about", "trouble")),
    Shot("briefing", BEFORE, uses=("founding",)), Shot("briefing", MORNING),
    Shot("city"), Shot("city", uses=("menu",)), Shot("city", uses=("overlay",)),
    Shot("city", uses=("overlay", "overlay.felt_safety")), Shot("city", uses=("cross",)),
    Shot("board"), Shot("board", about="safety"), Shot("board", about="patrols"),
    Shot("district"), Shot("resident"), Shot("find"), Shot("why"), Shot("dilemma"), Shot("news"),
    Shot("council"), Shot("charts"), Shot("whatif"), Shot("whatif", about="0"),
    Shot("assumptions"), Shot("code"), Shot("expect"), Shot("expect", about="renewal"),
    Shot("election", AFTER), Shot("council", AFTER), Shot("debrief", AFTER), Shot("debrief", AFTER, "pair"),
    Shot("guessed", AFTER), Shot("calibration", AFTER),
    Shot("briefing", MORNING, uses=("next", "next", "next", "play.two")), Shot("board", about="proposals"),
    Shot("board", about="proposals", uses=("look.0",)), Shot("board", about="proposals", uses=("no.0",)),
    Shot("city", about="pair"), Shot("dilemma", about="pair"),
)  # fmt: skip


class LongShelf(GameLibrary):
    """The levels of this computer, and made-up saved games."""

    def saves(self) -> Sequence[SaveCard]:
        """Enough for several pages."""
        title = self.levels()[0].title
        return tuple(SaveCard(f"slot{n}", title, 2004, n + 1, "2026-01-02") for n in reversed(range(9)))


@dataclass(frozen=True, slots=True)
class Set:
    """How a picture is set: size of the window, language, text size in per cent."""

    size: tuple[int, int]
    language: str
    percent: int

    @property
    def name(self) -> str:
        """For file names and sentences."""
        return f"{self.size[0]}x{self.size[1]}_{self.language}_{self.percent}"


def take_gallery(options: Mapping[str, Any], say: Say) -> int:
    """Draw the gallery and say which words do not fit. Exit code 0, 1 with such words, 2 for a bad call."""
    without_a_window()
    pygame.display.init()
    try:
        sets = [
            Set(pictures.size_of(size), language, percent)
            for size, percent, language in itertools.product(
                options["size"], options["text_size"], options["lang"]
            )
        ]
        chosen = _chosen(options["screen"])
        options["folder"].mkdir(parents=True, exist_ok=True)
        found = 0
        for time in TIMES:
            shots = [shot for shot in chosen if shot.time == time]
            if shots:
                found += _series(shots, sets, a_game(time, options), options["folder"], say)
    except (ContentError, CallError) as error:
        return refuse(error, say)
    return int(found > 0)


def _chosen(screens: Sequence[str]) -> list[Shot]:
    """The shots of these screens, or all. Raises CallError for a screen that there is not."""
    known = list(dict.fromkeys(shot.screen for shot in SHOTS))
    for screen in screens:
        if screen not in known:
            raise CallError(f"There is no screen {screen!r}. Screens are {', '.join(known)}.")
    return [shot for shot in SHOTS if not screens or shot.screen in screens]


def a_game(time: int, options: Mapping[str, Any]) -> Context:
    """The same game, seen at another time; a long shelf of saved games before it."""
    screen = "title" if time == BEFORE else "city"
    given = {**options, "level": pictures.LEVEL, "screen": screen, "lang": "en", "text_size": 100}
    if time == BEFORE:
        context = pictures.a_context(given)
        context.library = LongShelf(language=lambda: context.texts.language, seed=options["seed"])
        return context
    month = {MORNING: None, AMID: given["month"], AFTER: pictures.END}[time]
    return pictures.a_context({**given, "month": month})


def _series(shots: Sequence[Shot], sets: Sequence[Set], context: Context, folder: Path, say: Say) -> int:
    """Draw these screens in all sets; gives how many faults they have."""
    found = 0
    sheets: dict[tuple[str, tuple[int, int]], list[pygame.Surface]] = {}
    for shot, how in itertools.product(shots, sets):
        if how is sets[0]:
            context.kept = {key: value for key, value in context.kept.items() if key == "game"}
        for name, app in visit(shot, how, context):
            faults = measured(app.stack, app.stage).faults()
            found += len(faults)
            for fault in faults:
                say(f"{name} {how.name}: {fault}")
            pygame.image.save(app.surface, str(folder / f"{name}_{how.name}.png"))
            sheets.setdefault((name, how.size), []).append(_small(app.surface))
    for (name, size), small in sheets.items():
        pygame.image.save(_sheet(small), str(folder / f"sheet_{name}_{size[0]}x{size[1]}.png"))
    return found


def visit(shot: Shot, how: Set, context: Context, frames: int = FRAMES) -> Iterator[tuple[str, App]]:
    """Go through the tabs and pages of a screen: a name for each, and the program as it stands there.

    A tab that stands behind the first one, as the filters of a list do, is reached through that.
    """
    context.settings = context.settings.but(language=how.language, text_size=how.percent)
    context.texts = Texts(how.language)
    app = App(context, pygame.display.set_mode(how.size), keep=False)
    app.obey(Push(pictures.route(shot.screen, shot.about, pictures.LEVEL, context)))
    scene = app.top
    _settle(app, frames)
    for use in shot.uses:
        _use(app, use, frames)
    yield shot.name, app
    yield from _second(shot.name, app, frames)
    if shot.uses:
        return
    tabs = _tabs(scene, chosen=False)
    home = _tabs(scene, chosen=True)
    for tab in tabs:
        for key in home if scene.ui.find(tab) is None else ():
            _use(app, key, frames)
        _use(app, tab, frames)
        name = f"{shot.name}-{tab.removeprefix('tab.')}"
        yield name, app
        yield from _second(name, app, frames)
    for number in range(2, PAGES + 1):
        on = next((spot.key for spot in scene.ui.spots if spot.key in {"next", "on"}), "")
        if tabs or not on:
            return
        _use(app, on, frames)
        if app.top is not scene:
            return
        yield f"{shot.name}-{number}", app
        yield from _second(f"{shot.name}-{number}", app, frames)


def _tabs(scene: Scene, *, chosen: bool) -> list[str]:
    """The tabs of a screen that are open, or those that are not."""
    spots = [one for one in scene.ui.spots if isinstance(one, Button) and one.key.startswith("tab.")]
    return [one.key for one in spots if one.chosen == chosen]


def _second(name: str, app: App, frames: int) -> Iterator[tuple[str, App]]:
    """The second page of what is shown in pages; then the first one is open again."""
    on = app.top.ui.find(ON)
    if on is None or not on.enabled:
        return
    _use(app, ON, frames)
    yield f"{name}-page2", app
    _use(app, BACK, frames)


def _use(app: App, key: str, frames: int) -> None:
    """Use a control and let the screen settle; without that control it stays as it is."""
    widget = app.top.ui.find(key)
    if widget:
        app.obey(widget.activate())
        _settle(app, frames)


def _settle(app: App, frames: int) -> None:
    """Let frames go by until the screen has drawn what it draws bit by bit."""
    before, still, left = b"", 0, frames
    while left and still < STILL:
        app.frame(1 / 60)
        if frames == FRAMES and _works(app):
            continue
        now = app.surface.get_buffer().raw
        still = still + 1 if now == before else 0
        before, left = now, left - 1


def _works(app: App) -> bool:
    """Whether a life is being told that the screen shows when it is done."""
    telling = app.context.kept.get(lives.KEPT)
    shows = isinstance(app.top, ResidentScene | DebriefScene)
    return shows and isinstance(telling, Retelling) and telling.busy


def _small(picture: pygame.Surface) -> pygame.Surface:
    share = ROOM / max(picture.get_size())
    return pygame.transform.smoothscale_by(picture, share)


def _sheet(small: Sequence[pygame.Surface]) -> pygame.Surface:
    """Pictures side by side, in the order in which they were taken."""
    wide, high = small[0].get_size()
    down = -(-len(small) // ACROSS)
    sheet = pygame.Surface((wide * min(ACROSS, len(small)), high * down))
    for place, picture in enumerate(small):
        sheet.blit(picture, (wide * (place % ACROSS), high * (place // ACROSS)))
    return sheet
