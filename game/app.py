"""Window, clock and the stack of screens: the only loop, and it is async so that a browser can run it."""

import asyncio
import importlib
import logging
import traceback
from collections.abc import Callable, Iterator
from dataclasses import dataclass, field

import pygame

from game.ahead import ahead
from game.memory import give_back, settle_memory, spare_memory
from game.pair import Came
from game.scenes import lesson, routes, soundscape
from game.scenes.context import Context
from game.ui import settings as stored
from game.ui import text, townscape
from game.ui.actions import Action, ActionReader, Command, Do, KeyHit, Press, Tap, bindings
from game.ui.files import home
from game.ui.icons import icon
from game.ui.layout import scale_for
from game.ui.moves import Adopt, Move, Order, Pop, Push, Quit, Replace, Reset, Route, Tell, Then
from game.ui.notice import Notices
from game.ui.paint import Pen
from game.ui.palette import palette
from game.ui.screen import Scene, Stage
from game.ui.sound import Volumes
from game.ui.window import Size, open_window

log = logging.getLogger(__name__)

FRAMES = 60
REMIND = 240.0
"""Seconds after which it is said again that nothing is saved."""
LETTERS = frozenset({pygame.KEYDOWN, pygame.KEYUP, pygame.TEXTINPUT})
WHILE_TYPING = frozenset({Command.NEXT, Command.PREVIOUS, Command.BACK, Command.UP, Command.DOWN})
CUES: dict[type, str] = {routes.Dilemma: "dilemma", routes.Election: "fanfare"}
"""Destinations that are announced by a sound."""


def make_scene(context: Context, to: object) -> Scene:
    """The scene of a route; a ready scene is itself."""
    if isinstance(to, Scene):
        return to
    name = routes.SCENES[type(to)]  # type: ignore[index]  # anything else is a programmer's mistake and raises
    module = importlib.import_module(f"game.scenes.{name}")
    scene: Scene = module.make(context, to)
    return scene


def make_stage(context: Context, size: tuple[int, int]) -> Stage:
    """What screens are drawn with under the settings in force."""
    chosen = context.settings
    return Stage(
        size=size,
        scale=scale_for(size, chosen.text_size),
        palette=palette(chosen.palette, chosen.contrast),
        texts=context.texts,
        keys=bindings(chosen.keys),
        motion=chosen.motion,
    )


def new_context() -> tuple[Context, str]:
    """A context with the player's settings, and a sentence when something was wrong with them."""
    chosen, problem = stored.load()
    words = text.Texts(chosen.language or text.computer_language())
    context = Context(settings=chosen, texts=words)
    context.sounds.volumes = Volumes.of(chosen)
    return context, words(problem) if problem else ""


@dataclass(slots=True)
class App:
    """The program: a surface, a stack of scenes, and what to do with their moves."""

    context: Context
    surface: pygame.Surface
    stack: list[Scene] = field(default_factory=list)
    running: bool = True
    pen: Pen | None = None
    """The pen of the last frame, with the texts that it wrote."""
    notices: Notices = field(default_factory=Notices)
    keep: bool = True
    """Whether settings are written to the player's file."""
    windowed: bool = False
    """Whether the surface belongs to a window of ours."""
    stage: Stage = field(init=False)
    reader: ActionReader = field(init=False)
    _settled: object = False
    """The game for which memory was put in order last."""
    _told: str = ""
    """What was said last of the trouble with saving."""
    _quiet: float = 0.0
    """For how many seconds it has not been said."""
    _pads: list[object] = field(default_factory=list)
    _ahead: Iterator[None] = field(init=False)
    _drawn: int = 0
    """Frames that were drawn."""

    def __post_init__(self) -> None:
        spare_memory()
        self._ahead = ahead(self.context)
        self.stage = make_stage(self.context, self.surface.get_size())
        self.reader = ActionReader(self.stage.size, self.stage.keys, self.stage.scale)

    @property
    def top(self) -> Scene:
        """The scene that gets events."""
        return self.stack[-1]

    # ------------------------------------------------------------------ moves

    def obey(self, move: Move | None) -> None:
        """Do what a scene asked for."""
        match move:
            case Then(moves):
                for one in moves:
                    self.obey(one)
            case Push(to):
                self._open(to)
            case Replace(to):
                self.stack.pop()
                self._open(to)
            case Reset(to):
                if isinstance(to, routes.Title):
                    self.leave_game()
                self.stack.clear()
                self._open(to)
            case Pop(answer):
                self._close(answer)
            case Quit():
                self.running = False
            case _:
                self._do(move)

    def _do(self, move: Move | None) -> None:
        """The moves that stay on the screen."""
        match move:
            case Adopt(settings):
                self.adopt(settings)
            case Order(order):
                self._order(order)
            case Tell(words):
                self.notices.add(words)

    def leave_game(self) -> None:
        """Save the game in progress, with a picture of what was last seen, and put it away."""
        if self.context.session is not None:
            problem = self.context.library.leave(self.context, self.surface)
            self.context.session, self.context.kept = None, {}
            if problem:
                self.notices.add(problem)

    def _open(self, to: object) -> None:
        """Put a scene on top; one that cannot be made becomes a sentence. None shows half a month."""
        townscape.leave()
        self.notices.hurry()
        try:
            if self.context.session is not None:
                self.context.session.finish()
            scene = make_scene(self.context, to)
            scene.open(self.stage)
        except Exception as error:
            if isinstance(to, routes.Trouble):
                raise
            scene = self._trouble(error)
            scene.open(self.stage)
        self.stack.append(scene)
        if type(to) in CUES:
            self.context.sounds.play(CUES[type(to)])
        if isinstance(to, routes.City):
            townscape.townscape.clear()  # as large as a window; drawn again where it is wanted
            self._settle()

    def _settle(self) -> None:
        """Put memory in order: all of it when a game was left."""
        session = self.context.session
        settle_memory(whole=self._settled is not None and self._settled is not session)
        self._settled = self.context.session

    def _close(self, answer: object) -> None:
        townscape.leave()
        self.stack.pop()
        if not self.stack:
            self.running = False
            return
        self.top.open(self.stage)
        self.obey(self.top.resumed(answer))

    def _order(self, order: object) -> None:
        """Give an order; where two must agree it may become a proposal. The scene hears what came of it."""
        session = self.context.session
        came = session.pair.act(session, order) if session.pair else session.give(order) or Came.GIVEN
        self.context.sounds.play("give" if isinstance(came, Came) else "refuse")
        self.obey(self.top.ordered(order, came))

    def _trouble(self, error: Exception) -> Scene:
        """Keep the details in a file and make the scene that says what happened."""
        detail = "".join(traceback.format_exception(error))
        log.error("a screen failed\n%s", detail)
        if self.keep:
            try:
                home().mkdir(parents=True, exist_ok=True)
                (home() / "trouble.txt").write_text(detail, encoding="utf-8")
            except OSError:
                log.warning("the details could not be kept in %s", home())
        return make_scene(self.context, routes.Trouble(detail=f"{type(error).__name__}: {error}"))

    # ------------------------------------------------------------------ settings and size

    def adopt(self, chosen: stored.Settings) -> None:
        """Use these settings at once, and keep them."""
        before, self.context.settings = self.context.settings, chosen
        if chosen.language != before.language:
            self.context.texts = text.Texts(chosen.language or text.computer_language())
        self.context.sounds.volumes = Volumes.of(chosen)
        if self.windowed and chosen.window != before.window:
            self.surface = open_window(chosen)
        problem = stored.save(chosen) if self.keep else ""
        if problem:
            self.notices.add(self.context.texts(problem))
        self.restage(self.surface.get_size())

    def restage(self, size: tuple[int, int]) -> None:
        """Build the screen anew for a size or for changed settings."""
        self.stage = make_stage(self.context, size)
        self.reader.size, self.reader.scale = size, self.stage.scale
        self.reader.rebind(self.stage.keys)
        for scene in self._shown():
            self._guard(scene.open, self.stage)
        give_back()

    def resize(self, surface: pygame.Surface) -> None:
        """The window has another size."""
        self.surface = surface
        self.restage(surface.get_size())

    # ------------------------------------------------------------------ one frame

    def hear(self, event: pygame.event.Event) -> None:
        """Give an event to the scene on top."""
        if event.type == pygame.QUIT:
            self.running = False
        elif event.type == pygame.VIDEORESIZE and self.windowed:
            self.resize(pygame.display.get_surface() or self.surface)
        elif event.type == pygame.JOYDEVICEADDED:
            self._pads.append(pygame.joystick.Joystick(event.device_index))
        elif self.stack:
            if self.context.kiosk:
                self.context.kiosk.touched()
            self._guard(self._hear, event)

    def _hear(self, event: pygame.event.Event) -> None:
        scene = self.top
        self.reader.capture, self.reader.timed = scene.listening, scene.timed
        actions = self.reader.read(event)
        if scene.ui.typing and event.type in LETTERS:
            actions = [action for action in actions if _leaves_typing(event, action)]
            if not actions:
                scene.ui.native.feed(event)
        for action in actions:
            if self._closes(action):
                continue
            if action == Do(Command.FULL_SCREEN):
                full = self.context.settings.window == "full"
                self.adopt(self.context.settings.but(window="window" if full else "full"))
                continue
            heard = scene.ui.handle(action) if not isinstance(action, KeyHit) else None
            if scene.ui.used:
                scene.ui.used = False
                self.context.sounds.play("click")
            self.obey(heard.move if heard and heard.taken else scene.handle(action))
            if self.stack and self.top is not scene:
                break

    def _closes(self, action: Action) -> bool:
        """Whether a tap closed what is being said."""
        if not isinstance(action, Press | Tap) or not self.notices.waiting:
            return False
        hit = self.notices.box(self.stage.pen(self.surface)).collidepoint(action.at)
        if hit and isinstance(action, Tap):
            self.notices.close()
        return hit

    def _guard(self, work: Callable[..., None], *about: object) -> None:
        """Let a scene work; if it fails, the trouble scene takes its place."""
        try:
            work(*about)
        except Exception as error:
            if not self.stack or self.top.last_resort:
                raise
            trouble = self._trouble(error)
            self.stack[-1] = trouble
            trouble.open(self.stage)

    def _shown(self) -> list[Scene]:
        """The top scene, with what shows through beneath it."""
        place = len(self.stack) - 1
        while place > 0 and self.stack[place].overlay:
            place -= 1
        return self.stack[max(place, 0) :]

    def frame(self, seconds: float) -> None:
        """Let time go by and draw."""
        if not self.stack:
            return
        self._guard(self._update, seconds)
        if self.stack:
            self._guard(self._draw)

    def _update(self, seconds: float) -> None:
        scene = self.top
        soundscape.listen(self.context)
        lesson.count(self.context, seconds)
        kiosk = self.context.kiosk
        if kiosk and kiosk.wait(seconds) and (self.context.session is not None or len(self.stack) > 1):
            self.adopt(kiosk.settings or self.context.settings)
            self.obey(Reset(routes.Title()))
            return
        self.context.sounds.update()
        self.notices.update(seconds)
        self._keep(seconds)
        self.obey(scene.ui.update(seconds))
        if self.stack and self.top is scene:
            self.obey(scene.update(seconds))

    def _keep(self, seconds: float) -> None:
        """Save another piece; say what went wrong with saving, and again some minutes later."""
        session, left = self.context.session, self.context.library.go_on(self.context)
        if left:
            self.notices.add(left)
        if session is None:
            return
        said = getattr(session, "trouble", "")
        self._quiet += seconds
        if said and (said != self._told or self._quiet > REMIND):
            self.notices.add(said)
            self._quiet = 0.0
        self._told = said

    def _draw(self) -> None:
        pen = self.stage.pen(self.surface)
        pen.at_once = False
        for place, scene in enumerate(self._shown()):
            if place:
                pen.dim()
                pen.seen.clear()
            scene.draw(pen)
        self.notices.apart = self.top.covered
        self.notices.draw(pen)
        self.pen = pen

    def look_ahead(self) -> None:
        """Get another thing ready that a later screen will need, while nothing moves that time runs in."""
        self._drawn += 1
        if self._settled is not self.context.session:
            self._settle()
        if self._drawn > FRAMES and not self.top.timed:
            next(self._ahead, None)

    async def run(self) -> None:
        """The loop."""
        clock, seconds = pygame.time.Clock(), 0.0
        while self.running and self.stack:
            for event in pygame.event.get():
                self.hear(event)
            self.frame(seconds)
            pygame.display.flip()
            if self.stack:
                self.look_ahead()
            seconds = min(clock.tick(FRAMES) / 1000, 0.25)
            await asyncio.sleep(0)


def _leaves_typing(event: pygame.event.Event, action: Action) -> bool:
    """Whether a key still means its command while letters go to a text entry."""
    if not isinstance(action, Do):
        return False
    return action.command in WHILE_TYPING or event.key in {pygame.K_RETURN, pygame.K_KP_ENTER}


def play(context: Context, problem: str = "", first: Route | None = None, size: Size | None = None) -> None:
    """Open the window and run until the player leaves."""
    surface = open_window(context.settings, size)
    pygame.display.set_caption(context.texts("app.name"))
    pygame.display.set_icon(icon("brick", 64, (159, 65, 44)))
    pygame.joystick.init()
    app = App(context, surface, windowed=True, keep=context.kiosk is None)
    if problem:
        app.notices.add(problem)
    app.obey(Push(first or routes.Title()))
    try:
        asyncio.run(app.run())
    finally:
        app.leave_game()
        context.library.finish()
        pygame.display.quit()
