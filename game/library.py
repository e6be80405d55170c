"""The library that screens see: levels that can be played, saved games, and how they are started."""

import json
from collections.abc import Callable, Generator, Iterator, Sequence
from dataclasses import dataclass, field
from datetime import datetime
from pathlib import Path
from random import SystemRandom
from typing import Any

import pygame

from game import saves
from game.content.levels import Library as Shelves
from game.content.levels import LoadedLevel, list_levels, load_level
from game.content.problems import ContentError
from game.content.texts import Texts as LevelTexts
from game.difficulty import Difficulty
from game.engine.changed import NO_VALUES, ValueRefusedError, Values, under, values_of
from game.engine.opening import opening
from game.engine.rules import Rules
from game.engine.steps import finished, saying
from game.januaries import Januaries
from game.replay import Life, Past, back_to, live_again
from game.runcode import CodeError, decode, level_of
from game.saves import Said
from game.scenes.context import Context, LevelCard, Reliving, SaveCard
from game.scenes.lives import OFFERED
from game.scenes.people import FOLLOWED, followed
from game.session import Session
from game.ui.files import home
from game.ui.text import Texts

KINDS = {"campaign": "chapter", "lessons": "lesson", "sandbox": "sandbox", "kiosk": "kiosk"}
MONTHS = 12
PLAYED = "played.json"
SEEDS = 1_000_000
PICTURE = (384, 216)
"""Size of a slot's picture."""


def saves_home() -> Path:
    """The folder of saved games."""
    return home() / "saves"


@dataclass(slots=True)
class Game:
    """What belongs to the game in progress besides its session; kept in `Context.kept["game"]`."""

    level: str
    """The level's name."""
    texts: LevelTexts
    """Its texts in every language."""
    folder: Path
    """Where it is saved."""


@dataclass(slots=True)
class GameLibrary:
    """Levels and saves on this computer."""

    language: Callable[[], str] = field(default=lambda: "en")
    """Tells in which language titles are shown now."""
    seed: int | None = None
    """Seed of new games; drawn for each when there is none."""
    model: str = ""
    """Rival model of new games that ask for none: its key."""
    keeps: bool = True
    """Whether games are saved; not at an exhibition."""
    shelves: Shelves = field(default_factory=Shelves)
    _loaded: dict[str, LoadedLevel] = field(default_factory=dict)
    _names: tuple[str, ...] = ()
    _left: "tuple[Keeper, Session] | None" = None
    """A game that was left, while its town is being saved."""

    def levels(self) -> Sequence[LevelCard]:
        """All levels that can be played; read when first asked for."""
        if not self._names:
            listed = list_levels(self.shelves)
            self._names = tuple(level.name for level in listed if not level.problems)
        done = played()
        return tuple(self._card(name, done=name in done) for name in self._names)

    def _card(self, name: str, *, done: bool) -> LevelCard:
        loaded = self._level(name)
        level = loaded.rules.level
        return LevelCard(
            id=name,
            title=level_text(loaded, "name", self.language()),
            years=(level.from_ // MONTHS, level.to // MONTHS),
            kind=KINDS.get(name.partition("/")[0], "sandbox"),
            summary=level_text(loaded, "question", self.language()),
            done=done,
            minutes=level.minutes,
        )

    def _level(self, name: str) -> LoadedLevel:
        if name not in self._loaded:
            self._loaded[name] = load_level(name, self.shelves)
        return self._loaded[name]

    def saves(self) -> Sequence[SaveCard]:
        """All saved games that can be read, the latest first."""
        found = []
        for slot in saves.slots(saves_home()):
            if slot.note:
                continue
            try:
                title = level_text(self._level(slot.level), "name", self.language())
            except ContentError:
                continue
            day = datetime.fromtimestamp(slot.saved).astimezone().date().isoformat()
            year, month = divmod(slot.month, MONTHS)
            found.append(SaveCard(slot.folder.name, title, year, month + 1, day, slot.picture, slot.changed))
        return found

    def start(self, level: str, context: Context, values: Values = NO_VALUES) -> str:
        """Put a new game of a level into the context; a sentence when that failed, else empty."""
        return finished(self.starting(level, context, values))

    def starting(self, level: str, context: Context, values: Values = NO_VALUES) -> Reliving:
        """The same in slices.

        With values the town is founded and lived under a changed model.
        """
        try:
            loaded = self._level(level)
        except ContentError as error:
            return str(error.problems[0])
        seed = self.seed if self.seed is not None else SystemRandom().randrange(SEEDS)
        try:
            rules = under(loaded.rules, values or values_of(loaded.rules, self.model))
        except ValueRefusedError as error:
            return self._sentence(Said(error.key, error.values))
        yield rules.level.from_
        city = yield from saying(opening(rules, seed), rules.level.from_)
        session = Session(rules, city)
        session.difficulty = Difficulty(context.settings.difficulty)
        yield from self._begin(context, session, loaded)
        return ""

    def following(self, level: str) -> str:
        """The chapter that begins in the month after this one ends; empty when there is none."""
        chapters = [card.id for card in self.levels() if card.kind == "chapter"]
        later = chapters[chapters.index(level) + 1 :] if level in chapters else []
        ends = self._rules(level).level.to
        return next((name for name in later if self._rules(name).level.from_ == ends + 1), "")

    def follow(self, level: str, context: Context) -> Reliving:
        """Go on with another level in the town of the game that is over, in slices.

        Those who were followed and still live here are followed on.
        """
        try:
            loaded = self._level(level)
        except ContentError as error:
            return str(error.problems[0])
        game: Game = context.kept["game"]
        session = context.session.follow(game.level, loaded.rules, self._rules)
        stay = [number for number in followed(context) if session.view.person(number) is not None]
        yield from self._begin(context, session, loaded)
        context.kept[FOLLOWED] = stay
        return ""

    def relive(self, code: str, context: Context) -> Reliving:
        """Put the game of a code into the context, lived again in slices."""
        name = ""
        try:
            name = level_of(code)
            loaded = self._level(name)
            played = decode(code, self._rules)
        except CodeError as error:
            return self._sentence(Said(error.key, error.values))
        except ContentError:
            return self._sentence(Said("code.no_level", {"level": name}))
        rules = played.rules(self._rules)
        first, lives = rules.level.from_, list[Life]()
        past = Past(rules, played.seed, played.log, played.until, Januaries())
        for _ in live_again(past, played.log, first, life=lives):
            yield lives[0].city.month if lives else first
        session = Session(rules, lives[0].city, played.log)
        session.januaries, session.difficulty = past.januaries, played.difficulty
        session.before = played.before
        yield from self._begin(context, session, loaded)
        return ""

    def again(self, month: int, context: Context) -> Reliving:
        """Take the game in progress back to the morning of a month, in slices."""
        game: Game = context.kept["game"]
        yield month
        session = yield from saying(back_to(context.session, month), month)
        session.januaries.forget_after(month)
        saves.forget_after(game.folder, month)
        yield from self._begin(context, session, self._level(game.level), game.folder)
        context.kept |= saves.read_people(game.folder)
        return ""

    def _begin(
        self, context: Context, session: Session, loaded: LoadedLevel, folder: Path | None = None
    ) -> Generator[int]:
        """Save a game, in a folder of its own where it has none yet, and take it up."""
        stamp = datetime.now().astimezone().strftime("%Y%m%d-%H%M%S")
        folder = folder or saves_home() / f"{stamp}-{session.city.seed}"
        self._keep(session, loaded, folder)
        yield from saying(session.keeping(), session.city.month)
        self._enter(context, session, loaded, folder)

    def load(self, slot: str, context: Context) -> Reliving:
        """Put a saved game into the context, in slices; first what is left to save of another is saved."""
        folder = saves_home() / slot
        while self._left is not None:
            self._save_left()
            yield 0
        try:
            session, level, notes = yield from saves.loading(folder, self._rules)
        except saves.SaveError as error:
            return self._sentence(error.said)
        except ContentError as error:
            return str(error.problems[0])
        self._keep(session, self._level(level), folder)
        self._enter(context, session, self._level(level), folder)
        context.kept |= saves.read_people(folder)
        session.trouble = " ".join(self._sentence(note) for note in notes)
        return ""

    def leave(self, context: Context, picture: pygame.Surface) -> str:
        """Keep the game in progress with a picture of it, and its town in `go_on`; a sentence on failure."""
        self.go_on(context)
        said, keeper = self.finish(), context.session.keeper
        if isinstance(keeper, Keeper):
            said = keeper.leave(context.session, picture) or said
            self._left = keeper, context.session
        return said

    def finish(self) -> str:
        """Save what is left of a game that was left, at once; a sentence when that failed, else empty."""
        said = ""
        while self._left is not None:
            said = self._save_left()
        return said

    def _save_left(self) -> str:
        """Save another piece of the game that was left; a sentence when that failed."""
        if self._left is None:
            return ""
        keeper, session = self._left
        session.trouble = ""
        keeper.go_on(session)
        if not keeper.busy:
            self._left = None
        return session.trouble

    def go_on(self, context: Context) -> str:
        """Save another piece of the game in progress, and of one that was left; a sentence of the latter."""
        said = self._save_left()
        if context.session is not None and isinstance(context.session.keeper, Keeper):
            context.session.keeper.go_on(context.session)
            known = {key: list(context.kept[key]) for key in (FOLLOWED, OFFERED) if key in context.kept}
            context.session.keeper.keep_people(context.session, known)
        return said

    def _rules(self, level: str) -> Rules:
        return self._level(level).rules

    def _keep(self, session: Session, loaded: LoadedLevel, folder: Path) -> None:
        session.keeper = Keeper(folder, loaded.name, self._sentence) if self.keeps else None

    @staticmethod
    def _enter(context: Context, session: Session, loaded: LoadedLevel, folder: Path) -> None:
        context.session = session
        context.kept = {"game": Game(loaded.name, loaded.texts, folder)}

    def _sentence(self, said: Said) -> str:
        return Texts(self.language())(said.key, **said.values)


@dataclass(slots=True)
class Keeper:
    """Saves a session in its folder: the log each month, the city each January bit by bit, all on leaving."""

    folder: Path
    level: str
    sentence: Callable[[Said], str]
    """Says what went wrong in the player's language."""
    _writing: Iterator[None] | None = None
    """The writing of the city of this January."""
    _known: dict[str, list[int]] = field(default_factory=dict)
    """People who are followed and offered, as they were written last."""

    def __call__(self, session: Session) -> str:
        """Save after a month; a sentence when that failed, else empty."""
        try:
            saves.save_log(self.folder, session, self.level)
            if session.city.month % MONTHS == 0 or session.city.month == session.rules.level.from_:
                self._writing = saves.saving(self.folder, session)
            if session.over:
                saves.write_whole(saves_home() / PLAYED, json.dumps([*played(), self.level]).encode())
        except saves.SaveError as error:
            return self.sentence(error.said)
        return ""

    def go_on(self, session: Session) -> None:
        """Write another piece of what is being saved; called in each frame."""
        if self._writing is None:
            return
        try:
            if next(self._writing, True):
                self._writing = None
        except saves.SaveError as error:
            self._writing, session.trouble = None, self.sentence(error.said)

    def keep_people(self, session: Session, known: dict[str, list[int]]) -> None:
        """Write whom the player follows, when that has changed."""
        if known == self._known:
            return
        self._known = known
        try:
            saves.save_people(self.folder, known)
        except saves.SaveError as error:
            session.trouble = self.sentence(error.said)

    @property
    def busy(self) -> bool:
        """Whether there is more to write."""
        return self._writing is not None

    def leave(self, session: Session, picture: pygame.Surface) -> str:
        """Save the log on quitting, with a picture of the city, and begin to save the city."""
        try:
            saves.save_log(self.folder, session, self.level)
            self._writing = saves.saving(self.folder, session)
            small = pygame.transform.smoothscale(picture.convert(24), PICTURE)
            pygame.image.save(small, str(self.folder / "picture.png"))
        except saves.SaveError as error:
            return self.sentence(error.said)
        except (OSError, pygame.error):
            return ""  # the picture alone is missing
        return ""


def played() -> list[str]:
    """Levels that were played to their end on this computer; none when the note can't be read."""
    try:
        found = json.loads((saves_home() / PLAYED).read_bytes())
    except (OSError, ValueError):
        return []
    return sorted({name for name in found if isinstance(name, str)}) if isinstance(found, list) else []


def level_text(loaded: LoadedLevel, name: str, language: str) -> str:
    """A text of the level itself, in a language."""
    found: Any = loaded.texts.say(language, f"{loaded.path.stem}.{name}")
    return str(found)
