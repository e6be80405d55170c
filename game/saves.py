"""Saves: a session as a file and back. A file is replaced whole or not at all, and never runs code.

A save folder holds one folder a game ("slot"): `log.json` with level, seed and orders, written every
month; snapshots of the city, one each January and one on quit. The newest valid snapshot is loaded and
the log is replayed from there; a damaged file is set aside with a sentence.
"""

import errno
import hashlib
import json
import os
import struct
from collections import deque
from collections.abc import Callable, Generator, Iterator, Sequence
from contextlib import suppress
from dataclasses import dataclass
from pathlib import Path
from typing import Any, NamedTuple

from game import RESULT_VERSION
from game.difficulty import Difficulty
from game.engine.changed import ValueRefusedError, changed, under
from game.engine.city import City
from game.engine.marks import month as month_number
from game.engine.marks import month_name
from game.engine.obey import obey
from game.engine.opening import opening
from game.engine.orders import Dated
from game.engine.plain import from_plain, to_plain
from game.engine.rules import Rules
from game.engine.schedule import month_by_system
from game.engine.steps import finished, saying
from game.guesses import Guesses
from game.januaries import UNREADABLE, packing, unpacking
from game.pair import Pair
from game.session import PlayedLevel, Session, rules_after

MAGIC = b"BRKSTN01"
_HEAD = struct.Struct("<8sIQ32s")
KEPT = 3
LOG = "log.json"
PARTS = frozenset({"level", "seed", "month", "difficulty", "changed", "log", "before", "guesses", "pair"})
"""What a log holds."""
PEOPLE = "people.json"


FULL = frozenset({errno.ENOSPC, errno.EDQUOT, errno.EFBIG})
FORBIDDEN = frozenset({errno.EACCES, errno.EPERM, errno.EROFS})


class Said(NamedTuple):
    """A sentence for the player: its key among our words, and its values."""

    key: str
    values: dict[str, str]


class SaveError(Exception):
    """A save can't be written or read; `said` is the sentence for the player."""

    def __init__(self, key: str, **values: str) -> None:
        super().__init__(key, values)
        self.said = Said(key, values)


def unwritten(folder: Path, error: OSError) -> SaveError:
    """Why the disk did not take a save."""
    if error.errno in FULL:
        return SaveError("save.full")
    if error.errno in FORBIDDEN:
        return SaveError("save.forbidden", folder=str(folder))
    return SaveError("save.unwritten", folder=str(folder), why=error.strerror or type(error).__name__)


@dataclass(frozen=True, slots=True)
class Slot:
    """One saved game."""

    folder: Path
    """Where it stands."""
    level: str
    """The level's key."""
    month: int
    """The month that begins."""
    seed: int
    """Seed."""
    saved: float
    """When it was saved, seconds since 1970."""
    changed: bool
    """Whether it is lived under a changed model."""
    picture: Path | None
    """A picture of the city, if there is one."""
    note: Said | None = None
    """What is wrong with it, if something is."""


def wrap(body: bytes, version: int = RESULT_VERSION) -> bytes:
    """A body with its header: magic, version, length and SHA-256."""
    return header((body,), version) + body


def header(parts: Sequence[bytes], version: int = RESULT_VERSION) -> bytes:
    """The header of a body that comes in parts."""
    whole = hashlib.sha256()
    for part in parts:
        whole.update(part)
    return _HEAD.pack(MAGIC, version, sum(len(part) for part in parts), whole.digest())


def unwrap(data: bytes) -> bytes:
    """The body behind a header. Raises SaveError when it is damaged or of another version."""
    if len(data) < _HEAD.size:
        raise SaveError("save.damaged")
    magic, version, length, digest = _HEAD.unpack_from(data)
    body = data[_HEAD.size :]
    if magic == MAGIC and version != RESULT_VERSION:
        raise SaveError("save.other_version")
    if magic != MAGIC or len(body) != length or hashlib.sha256(body).digest() != digest:
        raise SaveError("save.damaged")
    return body


def write_whole(path: Path, *parts: bytes) -> None:
    """Replace a file in one step: temporary file, flush, fsync, replace, fsync of the folder.

    Raises SaveError with a sentence when the disk does not take it.
    """
    waiting = path.with_name(path.name + ".part")
    try:
        path.parent.mkdir(parents=True, exist_ok=True)
        with waiting.open("wb") as file:
            file.writelines(parts)
            file.flush()
            os.fsync(file.fileno())
        waiting.replace(path)
        if os.name == "posix":
            folder = os.open(path.parent, os.O_RDONLY)
            try:
                os.fsync(folder)
            finally:
                os.close(folder)
    except OSError as error:
        raise unwritten(path.parent, error) from error


def save_log(folder: Path, session: Session, level: str) -> None:
    """Write the log: level, seed, month, difficulty, a changed model, orders, and levels played before."""
    record = {
        "level": level,
        "seed": session.city.seed,
        "month": session.city.month,
        "difficulty": session.difficulty,
        "changed": changed(session.rules),
        "log": [to_plain(dated) for dated in session.log],
        "before": [to_plain(past) for past in session.before],
        "guesses": to_plain(session.guesses),
        "pair": to_plain(session.pair),
    }
    write_whole(folder / LOG, wrap(json.dumps(record, sort_keys=True).encode()))


def save_snapshot(folder: Path, session: Session) -> Path:
    """Write the city at once; gives the file."""
    for _ in saving(folder, session):
        pass
    return folder / f"{month_name(session.city.month)}.city"


def saving(folder: Path, session: Session) -> Iterator[None]:
    """Write the city as it stands, packed a piece at a time; the last three and each January are kept.

    From a January the game can be lived again.
    """
    month, raw = session.city.month, session.morning_bytes()
    path = folder / f"{month_name(month)}.city"

    def pieces() -> Iterator[None]:
        packed = yield from packing(raw)
        write_whole(path, header(packed), *packed)
        if month % 12 == 0:
            session.januaries.stored(month, path, _HEAD.size)
        elif month == session.rules.level.from_:
            session.januaries.keep(month, b"".join(packed))
        passing = [file for file in sorted(folder.glob("*.city")) if not file.stem.endswith("-01")]
        for old in passing[:-KEPT]:
            old.unlink(missing_ok=True)

    return pieces()


def forget_after(folder: Path, month: int) -> None:
    """Take away snapshots of later months: they will be lived otherwise."""
    for path in folder.glob("*.city"):
        if path.stem > month_name(month):
            with suppress(OSError):
                path.unlink()


def save_people(folder: Path, known: dict[str, list[int]]) -> None:
    """Write the ids of the people whom the player follows, and of those who were offered."""
    write_whole(folder / PEOPLE, json.dumps(known, sort_keys=True).encode())


def read_people(folder: Path) -> dict[str, list[int]]:
    """The same; none when the file can't be read: nothing else depends on it."""
    try:
        found = json.loads((folder / PEOPLE).read_bytes())
    except (OSError, ValueError):
        return {}
    if not isinstance(found, dict):
        return {}
    return {
        str(key): [number for number in numbers if type(number) is int]
        for key, numbers in found.items()
        if isinstance(numbers, list)
    }


def slots(home: Path) -> list[Slot]:
    """Saved games, the newest first. A slot that can't be read says why."""
    found: list[Slot] = []
    if not home.is_dir():
        return found
    for folder in sorted(home.iterdir()):
        log = folder / LOG
        if not log.is_file():
            continue
        picture = folder / "picture.png"
        shown = picture if picture.is_file() else None
        try:
            record = read_log(folder)
            level, month, seed = record["level"], record["month"], record["seed"]
            when, moved = log.stat().st_mtime, bool(record["changed"])
            found.append(Slot(folder, level, month, seed, when, changed=moved, picture=shown))
        except SaveError as error:
            found.append(Slot(folder, "", 0, 0, 0.0, changed=False, picture=None, note=error.said))
    return sorted(found, key=lambda slot: -slot.saved)


def read_log(folder: Path) -> dict[str, Any]:
    """The log of a slot. Raises SaveError when it is damaged."""
    try:
        record = json.loads(unwrap((folder / LOG).read_bytes()))
    except OSError as error:
        raise SaveError("save.unreadable", why=str(error.strerror)) from error
    except ValueError as error:
        raise SaveError("save.damaged") from error
    if not isinstance(record, dict) or {"pair": None, **record}.keys() != PARTS:
        raise SaveError("save.damaged")
    return record


Loaded = tuple[Session, str, list[Said]]
"""A saved game: session, level key, and sentences about what was set aside."""


def load(folder: Path, rules_of: Callable[[str], Rules]) -> Loaded:
    """A saved game, at once."""
    return finished(loading(folder, rules_of))


def loading(folder: Path, rules_of: Callable[[str], Rules]) -> Generator[int, None, Loaded]:
    """The same in steps that each fit into a frame; each says the month that has been reached.

    The newest valid snapshot is taken, and the months after it are lived again from the log. With no
    valid snapshot the whole game is lived again from its seed.
    """
    record = read_log(folder)
    log = tuple(from_plain(Dated, dated) for dated in record["log"])
    before = tuple(from_plain(PlayedLevel, past) for past in record["before"])
    try:
        rules = under(rules_after(before, rules_of(record["level"]), rules_of), record["changed"])
        difficulty = Difficulty(record["difficulty"])
    except ValueRefusedError as error:
        raise SaveError(error.key, **error.values) from error
    except (ValueError, TypeError, AttributeError) as error:
        raise SaveError("save.damaged") from error
    notes: list[Said] = []
    first, until = rules.level.from_, record["month"]
    city = (yield from saying(_newest(folder, until, notes), first)) or (
        yield from saying(opening(rules, record["seed"]), first)
    )
    today = yield from _catch_up(city, rules, log, until)
    session = Session(rules, city, log)
    for dated in today:
        obey(city, rules, dated.order)
    session.before, session.difficulty = before, difficulty
    session.guesses = from_plain(Guesses, record["guesses"])
    session.pair = from_plain(Pair | None, record.get("pair"))
    _remember(session, folder)
    return session, record["level"], notes


def _newest(folder: Path, until: int, notes: list[Said]) -> Generator[str, None, City | None]:
    """The city in the newest valid snapshot that is no later than a month; None when there is none."""
    for path in sorted(folder.glob("*.city"), reverse=True):
        try:
            city = yield from unpacking(unwrap(path.read_bytes()))
        except (SaveError, *UNREADABLE):
            with suppress(OSError):
                path.replace(path.with_suffix(".damaged"))
            notes.append(Said("save.set_aside", {"name": path.name}))
            continue
        if city.month <= until:
            return city
    return None


def _remember(session: Session, folder: Path) -> None:
    """Know the Januaries of a slot, but for those of another version."""
    for path in sorted(folder.glob("*-01.city")):
        year, _, _ = path.stem.partition("-")
        if year.isdigit() and month_number(int(year), 1) <= session.city.month:
            with suppress(OSError, struct.error), path.open("rb") as file:
                magic, version, _, _ = _HEAD.unpack(file.read(_HEAD.size))
                if (magic, version) == (MAGIC, RESULT_VERSION):
                    session.januaries.stored(month_number(int(year), 1), path, _HEAD.size)


def _catch_up(
    city: City, rules: Rules, log: tuple[Dated, ...], until: int
) -> Generator[int, None, list[Dated]]:
    """Live on to the first morning of a month; gives its orders, which are still to be obeyed."""
    waiting = deque(dated for dated in log if dated.month >= city.month)
    while city.month < until:
        while waiting and waiting[0].month <= city.month:
            obey(city, rules, waiting.popleft().order)
        yield from (city.month for _ in month_by_system(city, rules))
    return list(waiting)
